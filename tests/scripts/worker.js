// @ts-check
import { equal, happen, page, settled } from "./fakes.js";

const HOME = "https://example.org/quiz/";
const SCRIPT = `${HOME}player-0123456789abcdef.js`;

/** A cache: what is stored, by address. @type {Record<string, Map<string, unknown>>} */
const stored = {};
let isBroken = false;

const open = async (/** @type {string} */ name) => {
  if (isBroken) throw new Error("the cache cannot be read");
  stored[name] ??= new Map();
  const cache = stored[name];
  return {
    match: async (/** @type {string} */ address) => cache.get(address),
    put: async (/** @type {string} */ address, /** @type {unknown} */ response) => cache.set(address, response),
  };
};

/** The cache of a version. */
const named = (/** @type {string} */ version, home = HOME) => `what-do-you-do ${home} ${version}`;

/** What a host sends. @type {Record<string, any>} */
const host = {};
let hasTakenOver = false;

Object.assign(globalThis, {
  caches: {
    open,
    keys: async () => Object.keys(stored),
    has: async (/** @type {string} */ name) => name in stored,
    delete: async (/** @type {string} */ name) => delete stored[name],
  },
  skipWaiting: () => {
    hasTakenOver = true;
  },
});
page.location.href = `${HOME}sw.js`;
page.answer = async (address) => {
  if (!(address in host)) throw new Error("no network");
  return { ok: true, status: 200, text: host[address], ...host[address] };
};

/** Starts a worker whose version has these files, as the build writes them into it. */
const start = (
  version = "2",
  files = [
    ["./", "sha384-page"],
    ["player-0123456789abcdef.js", "sha384-player"],
  ],
) => {
  const source = sourceOf("static/sw.js");
  const filled = source
    .replace('"{version}"', JSON.stringify(version))
    .replace('"{caches}"', '"what-do-you-do"')
    .replace("/* {files} */ []", JSON.stringify(files));
  new Function(filled)();
};

/** Tells the worker of an event, and answers what the worker makes of it. */
const told = async (/** @type {string} */ type, event = {}) => {
  /** @type {Promise<unknown> | undefined} */
  let work;
  const take = (/** @type {Promise<unknown>} */ promise) => {
    work = promise;
  };
  happen(type, { waitUntil: take, respondWith: take, ...event });
  return { isTaken: work !== undefined, result: await work };
};

/** Asks for an address as a page does. */
const ask = (/** @type {string} */ url, method = "GET") => told("fetch", { request: { url, method } });

export const a_version_is_stored_whole = async () => {
  Object.assign(host, { [HOME]: "page", [SCRIPT]: "script" });
  start();
  await told("install");
  equal([...stored[named("2")].keys()].sort(), [HOME, SCRIPT]);
  // What has its content in its name may come from the browser's cache.
  equal(page.fetched, [
    [HOME, { integrity: "sha384-page", redirect: "error", cache: "no-cache" }],
    [SCRIPT, { integrity: "sha384-player", redirect: "error", cache: "default" }],
  ]);
};

export const half_of_a_version_is_none = async () => {
  for (const answer of [{}, { [SCRIPT]: { ok: false, status: 404 } }]) {
    Object.assign(host, { [HOME]: "page" }, answer);
    start();
    let isInstalled = true;
    await told("install").catch(() => {
      isInstalled = false;
    });
    equal([isInstalled, Object.keys(stored)], [false, []]);
  }
};

export const the_version_in_use_stays_when_it_cannot_be_stored_again = async () => {
  stored[named("2")] = new Map([[HOME, "page"]]);
  start();
  await told("install").catch(() => {});
  equal(Object.keys(stored), [named("2")]);
};

export const a_missing_file_is_asked_for_once_more_past_the_cache = async () => {
  start("2", [["./", "sha384-page"]]);
  page.answer = async () => {
    Object.assign(page, { answer: async () => ({ ok: true }) });
    throw new Error("cached as missing");
  };
  await told("install");
  equal(
    page.fetched.map((it) => it[1].cache),
    ["no-cache", "reload"],
  );
};

export const files_of_another_version_are_not_fetched_again = async () => {
  stored[named("1")] = new Map([
    [HOME, "old page"],
    [SCRIPT, "script"],
  ]);
  Object.assign(host, { [HOME]: "new page" });
  start();
  await told("install");
  equal(
    page.fetched.map((it) => it[0]),
    [HOME],
  );
  equal(stored[named("2")].get(SCRIPT), "script");
};

export const the_last_two_versions_stay_and_so_does_what_is_of_others = async () => {
  const others = [named("1", "https://example.org/other/"), "theirs"];
  for (const name of ["1", "2", "3", "4"].map((it) => named(it)).concat(others)) stored[name] = new Map();
  start("4");
  await told("activate");
  equal(Object.keys(stored), ["2", "3", "4"].map((it) => named(it)).concat(others));
};

export const a_version_takes_over_when_it_is_told_to = async () => {
  start();
  happen("message", { data: "something" });
  equal(hasTakenOver, false);
  happen("message", { data: "take over" });
  equal(hasTakenOver, true);
};

export const the_page_comes_from_its_version = async () => {
  stored[named("1")] = new Map([
    [HOME, "old"],
    [`${HOME}share-0123456789abcdef.js`, "share"],
  ]);
  stored[named("2")] = new Map([[HOME, "new"]]);
  start();
  for (const address of [HOME, `${HOME}?embed`, `${HOME}index.html`]) equal((await ask(address)).result, "new", address);
  equal((await ask(`${HOME}share-0123456789abcdef.js`)).result, "share", "an open page is of the version before");
  equal(page.fetched, []);
};

export const other_addresses_are_left_to_the_browser = async () => {
  start();
  for (const address of [`${HOME}other.html`, "https://example.org/x-0123456789abcdef.js", "https://elsewhere.org/quiz/"]) {
    equal((await ask(address)).isTaken, false, address);
  }
  equal((await ask(HOME, "POST")).isTaken, false);
};

export const what_is_not_stored_or_cannot_be_read_comes_from_the_host = async () => {
  page.answer = async () => "from the host";
  start();
  equal((await ask(SCRIPT)).result, "from the host");
  isBroken = true;
  equal((await ask(SCRIPT)).result, "from the host");
  await settled();
};
