// @ts-check
import { equal, FakeElement, happen, page, pass, settled } from "./fakes.js";

const PARTS = ["kept", "what", "renewing", "again", "cover"];

/** The page that says that something broke. */
const broken = () => {
  const sandbox = new FakeElement("p", { parts: { a: new FakeElement("a") } });
  const parts = Object.fromEntries(PARTS.map((name) => [`[data-broken=${name}]`, new FakeElement("p", { hidden: true })]));
  const heading = new FakeElement("h1", { textContent: "It broke" });
  return new FakeElement("main", { hidden: true, parts: { ...parts, "[data-broken=sandbox]": sandbox, h1: heading } });
};

const part = (/** @type {string} */ name) => page.ids.broken.parts[`[data-broken=${name}]`];

/** Loads the script into a page that can say that it broke. */
const script = async () => {
  page.ids = { app: new FakeElement("div"), broken: broken() };
  return await import("../../static/boot/crash.js");
};

/** An error that went through the program. */
const trap = (name = "RuntimeError") => ({ name, stack: "at wasm-function[7]" });

export const a_broken_page_says_so = async () => {
  const { crash } = await script();
  page.root.dataset.opening = "sent";
  page.location.href = "https://example.org/quiz/?embed#play";
  crash({ stack: "x".repeat(3000) });
  const { app, broken } = page.ids;
  equal([app.isRemoved, broken.hidden, page.root.dataset], [true, false, {}]);
  equal([page.document.title, page.document.activeElement === broken.parts.h1], ["It broke · Quiz", true]);
  equal(part("what").textContent.length, 2000);
  equal([part("kept").hidden, part("sandbox").hidden], [true, true]);
  equal(part("sandbox").parts.a.href, "https://example.org/quiz/#play");
};

export const the_first_fault_is_told = async () => {
  const { crash } = await script();
  crash("one");
  crash("two");
  equal([part("what").textContent, page.document.title], ["one", "It broke · Quiz"]);
};

export const a_fault_is_told_when_the_page_is_there = async () => {
  const { crash } = await script();
  page.document.readyState = "loading";
  crash("early");
  equal(page.ids.broken.hidden, true);
  page.document.readyState = "interactive";
  happen("readystatechange");
  equal([page.ids.broken.hidden, part("what").textContent], [false, "early"]);
};

export const what_is_kept_is_said_if_something_is = async () => {
  const { crash } = await script();
  page.storage.setItem("what-do-you-do/v1/any/attempt/1", "");
  crash("");
  equal(part("kept").hidden, false);
};

export const faults_of_the_program_break_the_page_and_those_of_strangers_do_not = async () => {
  const { watchErrors } = await script();
  watchErrors();
  const { broken } = page.ids;
  const strangers = [undefined, null, "text", new Error("theirs"), { name: "RuntimeError", stack: "at theirs" }];
  for (const error of strangers) {
    happen("error", { error, message: "Script error.", filename: "https://example.org/quiz/theirs.js", target: page.window });
    happen("unhandledrejection", { reason: error });
    equal(broken.hidden, true, `${error}`);
  }
  happen("unhandledrejection", { reason: trap() });
  equal([broken.hidden, part("what").textContent], [false, "at wasm-function[7]"]);
};

export const a_script_that_does_not_load_breaks_the_start = async () => {
  const { watchErrors } = await script();
  watchErrors();
  const { broken } = page.ids;
  happen("error", { target: { integrity: "", src: "https://example.org/player-0123456789abcdef.js" } });
  happen("error", { target: { integrity: "sha384-x", src: "https://example.org/picture.png" } });
  equal(broken.hidden, true, "it is none of the start's");
  happen("error", { target: { integrity: "sha384-x", src: "https://example.org/player-0123456789abcdef.js" } });
  equal([broken.hidden, part("what").textContent], [false, "https://example.org/player-0123456789abcdef.js"]);
};

export const a_script_that_is_loaded_later_breaks_nothing = async () => {
  const { watchErrors } = await script();
  const { handOver } = await import("../../static/boot/handover.js");
  watchErrors();
  handOver();
  happen("error", { target: { integrity: "sha384-x", src: "https://example.org/offline-0123456789abcdef.js" } });
  equal(page.ids.broken.hidden, true);
};

export const an_error_counts_if_it_ends_the_program_or_nothing_of_it_is_running = async () => {
  const { isOfProgram } = await script();
  equal([isOfProgram(trap()), isOfProgram(trap("TypeError")), isOfProgram(new Error("theirs"))], [true, true, false]);
  // The program calls something, in which a stranger throws.
  globalThis.Error = /** @type {any} */ (() => trap());
  equal([isOfProgram(trap()), isOfProgram(trap("TypeError"))], [true, false]);
};

/** Presses “Try again from here”. */
const tryAgain = async () => {
  part("again").onclick({ preventDefault() {} });
  await settled();
};

export const another_try_fetches_all_files_anew = async () => {
  const { crash } = await script();
  page.document.scripts = [{ src: "" }, { src: "player.js" }];
  /** @type {string[]} */
  const told = [];
  const listeners = /** @type {(() => void)[]} */ ([]);
  const waiting = {
    postMessage: (/** @type {string} */ text) => told.push(text),
    addEventListener: (/** @type {string} */ _type, /** @type {() => void} */ listener) => listeners.push(listener),
  };
  const registration = { installing: null, waiting, update: async () => told.push("update") };
  Object.assign(globalThis.navigator, { serviceWorker: { getRegistration: async () => registration } });
  crash("");
  await tryAgain();
  equal(page.fetched, [
    ["player.wasm", { cache: "reload" }],
    ["player.js", { cache: "reload" }],
  ]);
  equal([told, part("renewing").hidden, page.location.reloads], [["update", "take over"], false, 0]);
  for (const listener of listeners) listener();
  await settled();
  equal(page.location.reloads, 1, "the new version has taken over");
};

export const another_try_waits_for_twenty_seconds_at_most = async () => {
  const { crash } = await script();
  page.answer = () => new Promise(() => {});
  crash("");
  await tryAgain();
  await pass(19_999);
  equal(page.location.reloads, 0);
  await pass(1);
  equal(page.location.reloads, 1);
};

export const another_try_works_without_workers = async () => {
  const { crash } = await script();
  page.answer = () => Promise.reject(new Error("no network"));
  crash("");
  await tryAgain();
  equal(page.location.reloads, 1);
};

export const the_cover_is_another_address = async () => {
  const { crash } = await script();
  page.location.hash = "#play";
  crash("");
  part("cover").onclick({ preventDefault() {} });
  equal([page.location.hash, page.location.reloads], ["", 1]);
};
