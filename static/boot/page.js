// @ts-check
// What the other files share: what the build wrote into the page, the storage keys, and helpers.
import { ATTEMPT, OF_ANY_ATTEMPT, OF_SHARE, RIVAL, UNTIL_START } from "./storage_keys.js";

/**
 * What the build wrote into the page: the file of the player (`program`) with its digest (`integrity`), and the prefix of the
 * storage keys of this quiz (`storage`). A debug build writes nothing. The page as one file has no digest: it fetches no program.
 */
export const built = document.currentScript?.dataset ?? {};

// Storage keys. `src/storage.rs` says what is stored under them.

const prefix = built.storage ?? "";

/** The key of what the person does before the program runs. The query is in the key because each frame has a query of its own. */
export const EARLY = `${prefix}${UNTIL_START}${location.search}`;

/** Whether a key is of an attempt at this quiz. */
export const isOwnAttempt = (/** @type {string} */ key) => key.startsWith(prefix + ATTEMPT);

/** Whether a key is of an attempt at any quiz. */
export const isAttempt = (/** @type {string} */ key) => OF_ANY_ATTEMPT.test(key);

/**
 * Whether a key is of what the player does not know: a friend who was met, a quiz that came in a link, a play of the quiz that was
 * built in before, or a play with the situations covered.
 */
export const isOfShare = (/** @type {string} */ key) => key.startsWith(prefix + RIVAL) || OF_SHARE.test(key);

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
