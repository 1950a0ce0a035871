// Keeps one version of the page on the device, whole, and answers from it: never from half of one and half of another.
//
// A version is the files of one build, by name and digest; `seal` puts them in here. Names of files tell their content,
// so that a file is the right one whichever version kept it. What this script does to the page is nothing but that.
"use strict";

const VERSION = "{version}";
const FILES = /* {files} */ [];
const PAGE = "./";

const page = new URL(PAGE, location.href).href;
// Other folders of the host may hold another one of us.
const ours = `what-do-you-do ${page} `;
const own = ours + VERSION;

// A file that is not what this version has, byte by byte, is refused by the browser, and with it the version: a host that
// is in the midst of an update, or a cache on the way, has both.
const take = async (cache, [name, integrity]) => {
  const address = new URL(name, page).href;
  const tellsContent = /-[0-9a-f]{16}\.\w+$/.test(name);
  const known = tellsContent && (await caches.match(address));
  const response = known || (await fetch(address, { integrity, cache: tellsContent ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  await cache.put(address, response);
};

addEventListener("install", (event) => {
  const install = async () => {
    const cache = await caches.open(own);
    try {
      await Promise.all(FILES.map((file) => take(cache, file)));
    } catch (error) {
      await caches.delete(own);
      throw error;
    }
  };
  event.waitUntil(install());
});

// Pages that are open go on with the version before: they find their files there.
addEventListener("activate", (event) => {
  const clear = async () => {
    const old = (await caches.keys()).filter((it) => it.startsWith(ours) && it !== own);
    await Promise.all(old.slice(0, -1).map((it) => caches.delete(it)));
  };
  event.waitUntil(clear());
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

const answer = async (request, address) => {
  const cache = await caches.open(own);
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request);
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const address = `${origin}${pathname}`;
  const isPage = request.mode === "navigate" && [page, `${page}index.html`].includes(address);
  if (isPage || request.mode !== "navigate") event.respondWith(answer(request, isPage ? page : address));
});
