// Keeps one version of the page on the device, whole, and answers from it: never from half of one and half of another.
//
// A version is the files of one build, by name and digest; `postbuild` puts them in here. The names of most tell their content,
// so that such a file is the right one whichever version kept it.
"use strict";

const VERSION = "{version}";
const FILES = /* {files} */ [];
const PAGE = "./";

const TELLS_CONTENT = /-[0-9a-f]{16}\.\w+$/;

const page = new URL(PAGE, location.href).href;
const addresses = new Set(FILES.map(([name]) => new URL(name, page).href));
// Other folders of the host may hold another one of us.
const ours = `what-do-you-do ${page} `;
const own = ours + VERSION;
const versions = async () => (await caches.keys()).filter((it) => it.startsWith(ours));

// What is kept for an address: in this version, or else in any where it must be the same.
const kept = async (address) => {
  const found = await (await caches.open(own)).match(address);
  if (found || !TELLS_CONTENT.test(address)) return found;
  for (const version of await versions()) {
    const same = await (await caches.open(version)).match(address);
    if (same) return same;
  }
};

// A file that is not what this version has, byte by byte, is refused by the browser, and with it the version: a host that
// is in the midst of an update, or a cache on the way, has both. What was redirected could not be shown as the page.
const take = async (cache, [name, integrity]) => {
  const address = new URL(name, page).href;
  const tells = TELLS_CONTENT.test(name);
  const ask = async (how) => {
    const response = await fetch(address, { integrity, redirect: "error", cache: how });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  // The browser may have kept that it was missing: then it is asked for anew.
  const found = (tells && (await kept(address))) || ask(tells ? "default" : "no-cache").catch(() => ask("reload"));
  await cache.put(address, await found);
};

addEventListener("install", (event) => {
  const install = async () => {
    // A host that went back to the version that is in use has it installed once more.
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

// Pages that are open go on with the version before, and find their files there. Between that and this one there may be
// one that nobody took.
addEventListener("activate", (event) => {
  const clear = async () => {
    const old = (await versions()).filter((it) => it !== own);
    await Promise.all(old.slice(0, -2).map((it) => caches.delete(it)));
  };
  event.waitUntil(clear());
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

const answer = async (request, address) => {
  try {
    return (await kept(address)) ?? fetch(request);
  } catch {
    // What is kept cannot be read.
    return fetch(request);
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const asked = origin + pathname;
  const address = asked === `${page}index.html` ? page : asked;
  if (request.method === "GET" && (addresses.has(address) || (address.startsWith(page) && TELLS_CONTENT.test(address)))) {
    event.respondWith(answer(request, address));
  }
});
