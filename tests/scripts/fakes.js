// @ts-check
// A page made of fakes, as far as the scripts use it, and what tests check with. Each test has an engine, and so a page, for
// itself. Time passes only when a test says so.

/** A key of a quiz begins with this, as the build writes it into the page. */
export const PREFIX = "what-do-you-do/v1/quiz/";

/**
 * Fails unless two values are the same, as JSON.
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [about]
 */
export const equal = (actual, expected, about = "") => {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${about}: ${is} should be ${should}`);
};

/** What takes events and tells them, such as a window. */
export class Target {
  /** @type {[type: string, listener: any, isOnce: boolean][]} */
  #listeners = [];

  addEventListener(/** @type {string} */ type, /** @type {any} */ listener, /** @type {any} */ options) {
    this.#listeners.push([type, listener, Boolean(options?.once)]);
  }

  removeEventListener(/** @type {string} */ type, /** @type {any} */ listener) {
    this.#listeners = this.#listeners.filter((it) => it[0] !== type || it[1] !== listener);
  }

  dispatchEvent(/** @type {any} */ event) {
    for (const [type, listener, isOnce] of [...this.#listeners]) {
      if (type !== event.type) continue;
      if (isOnce) this.removeEventListener(type, listener);
      if (typeof listener === "function") listener(event);
      else listener.handleEvent(event);
    }
    return true;
  }
}

/** An element. It matches a selector that names its tag, or its id. */
export class FakeElement extends Target {
  /** @type {Record<string, string>} */
  dataset = {};
  /** @type {any} */
  onclick = undefined;
  hidden = false;
  checked = false;
  textContent = "";
  href = "";
  isRemoved = false;
  clicks = 0;
  /** @type {any[]} */
  children = [];
  /** The elements within, by their selectors.
   * @type {Record<string, FakeElement>} */
  parts = {};

  constructor(/** @type {string} */ localName, /** @type {object} */ properties = {}) {
    super();
    this.localName = localName;
    Object.assign(this, properties);
  }

  closest(/** @type {string} */ selector) {
    return selector.match(/[#\w]+/g)?.includes(this.localName) ? this : null;
  }

  querySelector(/** @type {string} */ selector) {
    return this.parts[selector] ?? null;
  }

  append(/** @type {any[]} */ ...children) {
    this.children.push(...children);
  }

  click() {
    this.clicks += 1;
  }

  focus() {
    page.document.activeElement = this;
  }

  remove() {
    this.isRemoved = true;
  }
}

/** A storage. Its keys are its own properties, as in browsers. */
class FakeStorage {
  getItem(/** @type {string} */ key) {
    return /** @type {any} */ (this)[key] ?? null;
  }

  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    /** @type {any} */ (this)[key] = value;
  }

  removeItem(/** @type {string} */ key) {
    delete (/** @type {any} */ (this)[key]);
  }
}

/** An address. It knows what scripts need: an address relative to another, and its parts. */
class FakeURL {
  #search = "";
  #hash = "";

  constructor(/** @type {unknown} */ address, /** @type {unknown} */ base = "") {
    const [text, around] = [`${address}`, `${base}`];
    const whole = /^\w+:/.test(text) ? text : around.replace(/[^/]*$/, "") + text.replace(/^\.\/?/, "");
    const [, origin = "", pathname = "", search = "", hash = ""] =
      /^(\w+:\/\/[^/]+)([^?#]*)(\?[^#]*)?(#.*)?$/.exec(whole) ?? [];
    this.origin = origin;
    this.pathname = pathname;
    this.search = search;
    this.hash = hash;
  }

  set search(/** @type {string} */ search) {
    this.#search = search && `?${search.replace(/^\?/, "")}`;
  }

  set hash(/** @type {string} */ hash) {
    this.#hash = hash && `#${hash.replace(/^#/, "")}`;
  }

  get href() {
    return this.origin + this.pathname + this.#search + this.#hash;
  }

  toString() {
    return this.href;
  }
}

class FakeSearchParams {
  /** @type {Map<string, string>} */
  #values = new Map();

  set(/** @type {string} */ name, /** @type {string} */ value) {
    this.#values.set(name, value);
  }

  toString() {
    return [...this.#values].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  }
}

// Time.

let now = 0;
/** @type {{ due: number, work: () => void }[]} */
let timers = [];

/** Lets promises settle. */
export const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await undefined;
};

/**
 * Lets time pass, with all that is due by then.
 * @param {number} time in milliseconds
 */
export const pass = async (time) => {
  await settled();
  const end = now + time;
  for (;;) {
    const next = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
    if (!next) break;
    timers = timers.filter((timer) => timer !== next);
    now = next.due;
    next.work();
    await settled();
  }
  now = end;
};

// The page.

const window = new Target();
const root = new FakeElement("html");

/** The page that the scripts find. Tests change it before they load a script. */
export const page = {
  window,
  root,
  storage: new FakeStorage(),
  /** The elements that any selector may find by their tag. @type {FakeElement[]} */
  elements: [],
  /** The elements with an id. @type {Record<string, any>} */
  ids: {},
  location: {
    hash: "",
    search: "",
    href: "https://example.org/quiz/",
    origin: "https://example.org",
    reloads: 0,
    reload() {
      page.location.reloads += 1;
    },
  },
  document: Object.assign(new Target(), {
    documentElement: root,
    head: new FakeElement("head"),
    currentScript: { dataset: { program: "player.wasm", integrity: "sha384-player", storage: PREFIX }, src: "" },
    readyState: "interactive",
    title: "Quiz",
    /** @type {{ src: string }[]} */
    scripts: [],
    /** @type {FakeElement | undefined} */
    activeElement: undefined,
    querySelectorAll: (/** @type {string} */ selector) => page.elements.filter((element) => element.closest(selector)),
    getElementById: (/** @type {string} */ id) => page.ids[id] ?? null,
    createElement: (/** @type {string} */ name) => new FakeElement(name, { style: {} }),
  }),
  /** What was fetched: the address, and the options. @type {[address: string, options: any][]} */
  fetched: [],
  /** Answers what is fetched. */
  answer: async (/** @type {string} */ address) => /** @type {any} */ ({ ok: true, address }),
};

/** Tells the page of an event. */
export const happen = (/** @type {string} */ type, /** @type {object} */ event = {}) => {
  const told = { type, target: page.document, preventDefault() {}, ...event };
  page.document.dispatchEvent(told);
  page.window.dispatchEvent(told);
  return told;
};

Object.assign(globalThis, {
  window,
  top: window,
  origin: page.location.origin,
  location: page.location,
  document: page.document,
  localStorage: page.storage,
  navigator: {},
  URL: FakeURL,
  URLSearchParams: FakeSearchParams,
  Event: class {
    constructor(/** @type {string} */ type) {
      this.type = type;
    }
  },
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
  fetch: (/** @type {string} */ address, /** @type {any} */ options) => {
    page.fetched.push([address, options]);
    return page.answer(address);
  },
  setTimeout: (/** @type {() => void} */ work, time = 0) => timers.push({ due: now + time, work }),
  requestAnimationFrame: (/** @type {() => void} */ work) => timers.push({ due: now + 16, work }),
});
