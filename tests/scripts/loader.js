// @ts-check
import { equal, FakeElement, happen, PREFIX, page, pass } from "./fakes.js";

/** A template that adds the start of another program. */
const template = (/** @type {string} */ id) => ({
  id,
  content: { cloneNode: () => `${id}.js` },
  dataset: { program: `${id}.wasm`, integrity: `sha384-${id}` },
});

/** The program that is fetched at an address, by somebody with these keys in the storage. */
const programAt = async (/** @type {string} */ hash, search = "", /** @type {string[]} */ keys = []) => {
  page.ids = { share: template("share"), editor: template("editor") };
  page.document.head = new FakeElement("head");
  page.root.dataset = {};
  page.fetched = [];
  Object.assign(page.location, { hash, search });
  for (const key of keys) page.storage.setItem(key, "");
  const { load } = await import("../../static/boot/loader.js");
  load();
  for (const key of keys) page.storage.removeItem(key);
  const [[address, { integrity }] = ["", {}]] = page.fetched;
  const program = address.replace(".wasm", "");
  equal(integrity, `sha384-${program}`, "the digest");
  const isPlayer = program === "player";
  equal(page.document.head.children, isPlayer ? [] : [`${program}.js`], "the script that starts it");
  equal(page.root.dataset.program, isPlayer ? undefined : program, "what the start of the player reads");
  return program;
};

export const the_player_knows_plays_of_the_built_in_quiz = async () => {
  for (const hash of ["", "#", "#play", "#play.1.22.1.1", "#new", "#earlier", "#result.1.9"]) {
    equal(await programAt(hash), "player", hash);
  }
  const keys = [`${PREFIX}attempt/1`, "what-do-you-do/v1/name", "what-do-you-do/v1/other/rival/d0.1"];
  equal(await programAt("", "?other", keys), "player", "nothing of this is for another program");
};

export const links_and_frames_get_the_share_program = async () => {
  for (const hash of ["#d0.1.5", "#nowhere", "#player", "#writer"]) equal(await programAt(hash), "share", hash);
  equal(await programAt("", "?embed&told=x"), "share");
};

export const the_editor_has_addresses_of_its_own = async () => {
  for (const hash of ["#write", "#write.3"]) equal(await programAt(hash), "editor", hash);
};

export const what_is_stored_may_need_the_share_program = async () => {
  for (const key of [
    `${PREFIX}rival/d0.1`,
    "what-do-you-do/v1/link.abc/quiz",
    "what-do-you-do/v1/the-evening/attempt/1",
    "what-do-you-do/v1/the-evening.covered/attempt/1",
    "what-do-you-do/v1/quiz.covered/attempt/1",
  ]) {
    equal(await programAt("", "", [key]), "share", key);
  }
};

export const a_build_without_a_digest_fetches_nothing = async () => {
  page.document.currentScript.dataset.integrity = "";
  const { load } = await import("../../static/boot/loader.js");
  load();
  equal([page.fetched, globalThis.program], [[], undefined]);
};

export const the_program_begins_after_the_first_drawing = async () => {
  const { load } = await import("../../static/boot/loader.js");
  load();
  let hasBegun = false;
  globalThis.program?.then(() => {
    hasBegun = true;
  });
  await pass(100);
  equal([page.fetched.length, hasBegun], [1, false], "it is fetched at once");
  happen("readystatechange");
  await pass(10);
  equal(hasBegun, false, "before a frame");
  await pass(10);
  equal(hasBegun, true);
};

export const the_program_begins_in_a_page_that_is_never_drawn = async () => {
  const { load } = await import("../../static/boot/loader.js");
  load();
  let hasBegun = false;
  globalThis.program?.then(() => {
    hasBegun = true;
  });
  await pass(999);
  equal(hasBegun, false);
  await pass(1);
  equal(hasBegun, true);
};

export const the_address_and_earlier_plays_decide_what_is_hidden = async () => {
  const { open } = await import("../../static/boot/loader.js");
  const opening = (/** @type {string} */ hash) => {
    page.location.hash = hash;
    open();
    return page.root.dataset.opening;
  };
  equal([opening(""), opening("#"), opening("#play")], [undefined, undefined, "sent"]);
  page.storage.setItem("what-do-you-do/v1/other/attempt/1", "");
  equal(opening(""), undefined, "a play of another quiz");
  page.storage.setItem(`${PREFIX}attempt/1`, "");
  equal([opening(""), opening("#d0")], ["known", "sent"]);
};
