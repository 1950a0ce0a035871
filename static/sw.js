// @ts-check
// The service worker. It stores one whole version of the page on the device and answers from that version, never from a mix
// of two.
//
// A version is the list of files of one build, each with its name and digest. `postbuild` writes the list into this file,
// and the name with which those of all caches begin.
// Most names contain a digest, so that a file of that name is the same in all versions.
"use strict";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/**
 * The name of a file, and its digest as `integrity` has it.
 * @typedef {[name: string, integrity: string]} Entry
 */

const VERSION = "{version}";
/** @type {Entry[]} */
const FILES = /* {files} */ [];
const PAGE = "./";
const CACHES = "{caches}";

const TELLS_CONTENT = /-[0-9a-f]{16}\.\w+$/;

const page = new URL(PAGE, location.href).href;
const addresses = new Set(FILES.map(([name]) => new URL(name, page).href));
// Other folders of the host may have a copy of the page, with a worker and caches of its own.
const ours = `${CACHES} ${page} `;
const own = ours + VERSION;
const versions = async () => (await caches.keys()).filter((it) => it.startsWith(ours));

/**
 * The stored file of an address: from this version, or from another one if the name contains a digest.
 * @param {string} address
 */
const kept = async (address) => {
  const found = await (await caches.open(own)).match(address);
  if (found || !TELLS_CONTENT.test(address)) return found;
  for (const version of await versions()) {
    const same = await (await caches.open(version)).match(address);
    if (same) return same;
  }
  return undefined;
};

/**
 * Stores a file. The browser refuses a file that differs from this version by a byte, and then the version is not installed: a host
 * in the midst of an update, or a cache on the way, may send files of both versions. Browsers do not accept a redirected answer as
 * a page.
 * @param {Cache} cache
 * @param {Entry} file
 */
const take = async (cache, [name, integrity]) => {
  const address = new URL(name, page).href;
  const tells = TELLS_CONTENT.test(name);
  const ask = async (/** @type {RequestCache} */ how) => {
    const response = await fetch(address, { integrity, redirect: "error", cache: how });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  // The browser may have cached that the file was missing, so the second attempt goes past its cache.
  const found = (tells && (await kept(address))) || ask(tells ? "default" : "no-cache").catch(() => ask("reload"));
  await cache.put(address, await found);
};

worker.addEventListener("install", (event) => {
  const install = async () => {
    // If a host goes back to the version that is in use, the browser installs that version once more.
    const isNew = !(await caches.has(own));
    const cache = await caches.open(own);
    try {
      await Promise.all(FILES.map((file) => take(cache, file)));
    } catch (error) {
      if (isNew) await caches.delete(own);
      throw error;
    }
  };
  event.waitUntil(install());
});

// Open pages go on with the version before this one, and find their files there. Between the two there may be a version that
// nobody used. So the last two caches stay.
worker.addEventListener("activate", (event) => {
  const clear = async () => {
    const old = (await versions()).filter((it) => it !== own);
    await Promise.all(old.slice(0, -2).map((it) => caches.delete(it)));
  };
  event.waitUntil(clear());
});

worker.addEventListener("message", ({ data }) => {
  if (data === "take over") worker.skipWaiting();
});

/**
 * @param {Request} request
 * @param {string} address
 */
const answer = async (request, address) => {
  try {
    return (await kept(address)) ?? fetch(request);
  } catch {
    // The cache cannot be read.
    return fetch(request);
  }
};

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const asked = origin + pathname;
  const address = asked === `${page}index.html` ? page : asked;
  if (request.method === "GET" && (addresses.has(address) || (address.startsWith(page) && TELLS_CONTENT.test(address)))) {
    event.respondWith(answer(request, address));
  }
});
