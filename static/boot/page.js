// @ts-check
// What the other files share: what the build wrote into the page, the storage keys, and helpers.

/**
 * What the build wrote into the page: the file of the player (`program`) with its digest (`integrity`), and the prefix of the
 * storage keys of this quiz (`storage`). A debug build writes nothing. The page as one file has no digest: it fetches no program.
 */
export const built = document.currentScript?.dataset ?? {};

// Storage keys. `src/storage.rs` says what is stored under them, and `tests/it/scripts.rs` compares.

const prefix = built.storage ?? "";

/** The key of what the person does before the program runs. The query is in the key because each frame has a query of its own. */
export const EARLY = `${prefix}early${location.search}`;

/** Whether a key is of an attempt at this quiz. */
export const isOwnAttempt = (/** @type {string} */ key) => key.startsWith(`${prefix}attempt/`);

/** Whether a key is of an attempt at any quiz. */
export const isAttempt = (/** @type {string} */ key) => /\/v1\/[^/]+\/attempt\//.test(key);

/**
 * Whether a key is of what the player does not know: a friend who was met, a quiz that came in a link, a play of the quiz that was
 * built in before, or a play with the situations covered.
 */
export const isOfShare = (/** @type {string} */ key) =>
  key.startsWith(`${prefix}rival/`) || /\/v1\/(link\.\w+\/quiz$|the-evening(\..*)?\/attempt\/|.*\.covered\/)/.test(key);

/** The root element. Style sheets and the programs read its attributes. */
export const root = document.documentElement;

/**
 * Does something that browsers may refuse.
 * @template T
 * @param {() => T} work
 * @returns {T | undefined} what `work` returns, or nothing if it throws
 */
export const tryTo = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** All keys in the storage. */
export const storedKeys = () => tryTo(() => Object.keys(localStorage)) ?? [];

/** Waits for some milliseconds. */
export const wait = (/** @type {number} */ time) => new Promise((done) => setTimeout(done, time));
