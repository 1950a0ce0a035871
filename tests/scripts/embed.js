// @ts-check
import { equal, FakeElement, page, settled, Target } from "./fakes.js";

/** @type {any} */
let Quiz;
let scheme = "normal";
/** @type {string[]} */
const warnings = [];

/** An element of another page: what `embed.js` needs of `HTMLElement`. */
class FakeHost extends Target {
  id = "";
  /** @type {Record<string, string>} */
  values = {};
  /** @type {any[]} */
  told = [];
  shadow = {
    /** @type {any[]} */
    frames: [],
    loads: 0,
    replaceChildren(/** @type {any[]} */ ...frames) {
      this.loads += 1;
      this.frames = frames;
    },
  };
  attachShadow() {
    return this.shadow;
  }
  getAttribute(/** @type {string} */ name) {
    return this.values[name] ?? null;
  }
  hasAttribute(/** @type {string} */ name) {
    return name in this.values;
  }
  getAttributeNames() {
    return Object.keys(this.values);
  }
}

Object.assign(globalThis, {
  HTMLElement: FakeHost,
  CSSStyleSheet: class {
    replaceSync() {}
  },
  MutationObserver: class {
    observe() {}
    disconnect() {}
  },
  CustomEvent: class {
    constructor(/** @type {string} */ type, /** @type {{ detail: unknown }} */ { detail }) {
      Object.assign(this, { type, detail });
    }
  },
  customElements: {
    get: () => Quiz,
    define: (/** @type {string} */ _name, /** @type {unknown} */ element) => {
      Quiz = element;
    },
  },
  console: { warn: (/** @type {string} */ text) => warnings.push(text) },
  getComputedStyle: () => ({ colorScheme: scheme }),
});
page.document.currentScript.src = "https://quiz.example/a/embed.js";
page.location.href = "https://example.org/page#part";

/** Runs the script, as a page does that has it twice. */
const load = () => new Function(sourceOf("static/embed.js"))();

/** The element with these attributes, in the page. */
const placed = (/** @type {Record<string, string>} */ values = {}, id = "") => {
  load();
  const quiz = new Quiz();
  Object.assign(quiz, { values, id });
  quiz.connectedCallback();
  return quiz;
};

/** The address of its frame: the options, and the fragment. */
const address = (/** @type {any} */ quiz) => {
  const [, options = "", fragment = ""] =
    /^https:\/\/quiz\.example\/a\/\?embed&([^#]*)(?:#(.*))?$/.exec(quiz.shadow.frames[0].src) ?? [];
  const pairs = options.split("&").map((pair) => pair.split("=").map(decodeURIComponent));
  return { ...Object.fromEntries(pairs), fragment };
};

export const the_frame_is_told_its_options = async () => {
  const { frame, ...options } = address(placed({ seed: "7", language: "de", feedback: "end", class: "wide", theme: "dark" }));
  const [told, theme] = ["https://example.org", "dark"];
  equal(options, { told, theme, seed: "7", language: "de", feedback: "end", fragment: "" });
  equal(/^\d+$/.test(frame) && Number(frame) > 0 && Number(frame) < 2 ** 24, true);
  equal(warnings, []);
};

export const a_link_is_a_fragment_or_an_address = async () => {
  for (const [link, fragment] of [
    ["quiz.ab", "quiz.ab"],
    ["#quiz.ab", "quiz.ab"],
    ["https://quiz.example/a/#quiz.ab", "quiz.ab"],
    ["https://quiz.example/a/#quiz.a#b", "quiz.a#b"],
    ["https://quiz.example/a/", ""],
  ]) {
    equal(address(placed({ quiz: link })).fragment, fragment, link);
  }
};

export const each_element_has_a_number_of_its_own_that_it_gets_again = async () => {
  const quizzes = [placed(), placed(), placed({ seed: "1" }), placed({}, "id")];
  const numbers = quizzes.map((quiz) => address(quiz).frame);
  equal(new Set(numbers).size, 4);
  for (const quiz of quizzes) quiz.disconnectedCallback();
  for (const quiz of quizzes) quiz.connectedCallback();
  equal(
    quizzes.map((quiz) => address(quiz).frame),
    numbers,
  );
  page.location.href = "https://example.org/page#other";
  quizzes[0].attributeChangedCallback("seed", null, "2");
  await settled();
  equal(address(quizzes[0]).frame, numbers[0], "another part of the same page");
};

export const attributes_that_change_at_once_load_the_frame_once = async () => {
  const quiz = placed();
  const [frame] = quiz.shadow.frames;
  quiz.values = { seed: "2", language: "de" };
  quiz.attributeChangedCallback("seed", null, "2");
  quiz.attributeChangedCallback("language", null, "de");
  equal(quiz.shadow.frames[0] === frame, true, "not yet");
  await settled();
  const { seed, language } = address(quiz);
  equal([seed, language, quiz.shadow.loads], ["2", "de", 2]);
};

export const only_the_frame_itself_is_listened_to = async () => {
  const quiz = placed();
  const [frame] = quiz.shadow.frames;
  frame.contentWindow = { postMessage() {} };
  quiz.addEventListener("resized", (/** @type {any} */ event) => quiz.told.push(event.detail.height), false);
  const data = { from: "what-do-you-do", version: 1, event: "resized", height: 500 };
  const message = { type: "message", source: frame.contentWindow, origin: "https://quiz.example", data };
  for (const strange of [
    { source: {} },
    { origin: "https://elsewhere.org" },
    { data: null },
    { data: { ...data, version: 2 } },
  ]) {
    page.window.dispatchEvent({ ...message, ...strange });
  }
  equal([quiz.told, frame.style.blockSize], [[], ""]);
  page.window.dispatchEvent(message);
  equal([quiz.told, frame.style.blockSize], [[500], "500px"]);
  quiz.disconnectedCallback();
  page.window.dispatchEvent(message);
  equal(quiz.told, [500]);
};

export const the_frame_follows_the_colours_of_the_page = async () => {
  for (const [colours, theme] of [
    ["only dark", "dark"],
    ["light", "light"],
    ["light dark", ""],
    ["normal", ""],
  ]) {
    scheme = colours;
    const quiz = placed();
    equal([address(quiz).theme ?? "", quiz.shadow.frames[0].style.colorScheme], [theme, theme || "light dark"], colours);
  }
  const quiz = placed({ theme: "light" });
  const [frame] = quiz.shadow.frames;
  frame.contentWindow = { postMessage: (/** @type {unknown} */ message) => quiz.told.push(message) };
  quiz.values = { theme: "dark" };
  quiz.attributeChangedCallback("theme", "light", "dark");
  equal(quiz.told, [{ to: "what-do-you-do", version: 1, theme: "dark" }]);
};

export const an_attribute_that_nobody_knows_is_told_once = async () => {
  const quiz = placed({ sed: "7", "data-x": "", "aria-label": "", onclick: "" });
  quiz.connectedCallback();
  equal(warnings, ['<what-do-you-do> has no attribute "sed"']);
};

export const a_page_may_load_the_script_twice = async () => {
  Quiz = FakeElement;
  load();
  equal(Quiz === FakeElement, true);
};
