// @ts-check
// The storage keys that scripts look for. The test `the_scripts_have_their_keys_from_the_storage` makes this file of those in
// src/storage/keys.rs: UPDATE_EXPECT=1 writes it anew.

/** The key of what is done before the program runs, behind the prefix of a quiz; the query of the address follows. */
export const UNTIL_START = "early";

/** The start of the key of an attempt, behind the prefix of a quiz. */
export const ATTEMPT = "attempt/";

/** The start of the key of a friend who was met, behind the prefix of a quiz. */
export const RIVAL = "rival/";

/** The keys of attempts at any quiz. */
export const OF_ANY_ATTEMPT = /\/v1\/[^/]+\/attempt\//;

/**
 * The keys of a quiz that came in a link, of a play of the quiz that was built in before, and of a play with the situations
 * covered.
 */
export const OF_SHARE = /\/v1\/(link\.\w+\/quiz$|the-evening(\..*)?\/attempt\/|.*\.covered\/)/;
