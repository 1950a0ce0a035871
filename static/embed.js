// @ts-check
// Puts the quiz into another page: the element `<what-do-you-do>`, which docs/embedding.md describes. The other page loads
// this script from the host of the quiz, and the element opens the quiz that lies beside the script.
"use strict";
{
  const NAME = "what-do-you-do";
  const VERSION = 1;
  const page = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

  // Attributes that become part of the frame's address. When one changes, the frame is loaded anew.
  const OPTIONS = ["seed", "language", "feedback"];
  // Attributes that any element may have.
  const GLOBAL =
    /^(?:aria-.*|data-.*|on.*|xml:lang|accesskey|autocapitalize|autocorrect|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item(?:id|prop|ref|scope|type)|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions)$/;

  // The colour schemes of a frame that follows the system.
  const BOTH = "light dark";

  // The fragment of a link, which is either a whole address or a fragment.
  const fragment = (/** @type {string} */ link) => (/[#:/]/.test(link) ? link.split("#").slice(1).join("#") : link);

  // The address of the page around the frame, without its fragment.
  const here = () => location.href.split("#")[0];

  // The names of the elements that play. An element finds its own play by its name when the page is loaded again.
  const names = new Set();

  // The number that the frame is told for a name (FNV-1a, 24 bits). The name itself does not leave this page.
  const numbered = (/** @type {string} */ name) => {
    let number = 0x811c9dc5;
    for (const it of name) number = Math.imul(number ^ /** @type {number} */ (it.codePointAt(0)), 0x01000193);
    return (number ^ (number >>> 24)) & 0xffffff || 1;
  };

  // A constructed sheet works under policies that forbid styles in markup.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host { display: block }
    :host([hidden]) { display: none }
    iframe { display: block; inline-size: 100%; block-size: 40rem; min-block-size: 30rem; border: 0 }`,
  );

  class Quiz extends HTMLElement {
    static observedAttributes = ["quiz", "theme", ...OPTIONS];

    #root = this.attachShadow({ mode: "open" });
    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    #name = "";
    #isStale = false;
    #theme = "";
    // A page may change its colours by an attribute of its root element, when its style sheets arrive, or with the system.
    #follows = new MutationObserver(() => this.#dress());
    #warned = new Set();

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      addEventListener("message", this);
      this.#follows.observe(document.documentElement, { attributes: true });
      this.#warn();
      this.#load();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#follows.disconnect();
      this.#frame = undefined;
      this.#root.replaceChildren();
      names.delete(this.#name);
    }

    /**
     * @param {string} name
     * @param {string | null} before
     * @param {string | null} now
     */
    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "theme") this.#dress();
      else if (!this.#isStale) {
        // Several attributes may change at once: the frame is loaded once for all of them.
        this.#isStale = true;
        queueMicrotask(() => {
          this.#isStale = false;
          if (this.#frame) this.#load();
        });
      }
    }

    /**
     * Handles messages of the frame. Other scripts and other frames send messages, too.
     * @param {Event} event
     */
    handleEvent(event) {
      const { source, origin, data } = /** @type {MessageEvent} */ (event);
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== page.origin) return;
      if (data?.from !== NAME || data.version !== VERSION) return;
      if (data.event === "resized") this.#frame.style.blockSize = `${data.height}px`;
      if (data.event === "turned" && this.getBoundingClientRect().top < 0) this.scrollIntoView();
      if (data.quiz) this.#frame.title = data.quiz.title;
      // The frame knows the theme that it was loaded with, and the theme may have changed since.
      if (data.event === "initialized") this.#dress(true);
      this.dispatchEvent(new CustomEvent(data.event, { detail: data }));
    }

    #load() {
      const frame = document.createElement("iframe");
      frame.title = "What Do You Do?";
      // Browsers without `navigator.share` would warn that they do not know `web-share`.
      frame.allow = "share" in navigator ? "clipboard-write; web-share" : "clipboard-write";
      frame.part = "frame";
      this.#theme = this.#wanted();
      frame.style.colorScheme = this.#theme || BOTH;
      // The content below the frame stays where it is until the next height is known.
      frame.style.blockSize = this.#frame?.style.blockSize ?? "";
      frame.src = this.#address();
      this.#frame = frame;
      this.#root.replaceChildren(frame);
    }

    #address() {
      const query = new URLSearchParams();
      // A page without an origin gets no messages, and its frame keeps its height.
      if (origin !== "null") query.set("told", origin);
      // The frame reports a theme that it does not know.
      const theme = this.getAttribute("theme") ?? this.#theme;
      if (theme) query.set("theme", theme);
      for (const name of OPTIONS) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name) ?? "");
      query.set("frame", `${numbered(this.#named())}`);
      const address = new URL(page);
      address.search = `embed&${query}`;
      address.hash = fragment(this.getAttribute("quiz") ?? "");
      return address.href;
    }

    // A name that no other element has, and that is the same after each loading. Elements that are alike are told apart by
    // their order, which is the same each time.
    #named() {
      names.delete(this.#name);
      const quiz = fragment(this.getAttribute("quiz") ?? "");
      const alike = [here(), this.id, this.getAttribute("seed"), quiz].join("\n");
      let place = 0;
      do this.#name = `${alike}\n${place++}`;
      while (names.has(this.#name));
      names.add(this.#name);
      return this.#name;
    }

    // The theme of the attribute, or else the colour scheme of the page around if that has only one.
    #wanted() {
      const theme = this.getAttribute("theme") ?? getComputedStyle(this).colorScheme.replace(/^only | only$/, "");
      return ["light", "dark"].includes(theme) ? theme : "";
    }

    #dress(isNew = false) {
      const theme = this.#wanted();
      if (!this.#frame || (theme === this.#theme && !isNew)) return;
      this.#theme = theme;
      this.#frame.style.colorScheme = theme || BOTH;
      this.#frame.contentWindow?.postMessage({ to: NAME, version: VERSION, theme }, page.origin);
    }

    #warn() {
      for (const name of this.getAttributeNames()) {
        if (Quiz.observedAttributes.includes(name) || GLOBAL.test(name) || this.#warned.has(name)) continue;
        this.#warned.add(name);
        console.warn(`<${NAME}> has no attribute "${name}"`);
      }
    }
  }

  if (!customElements.get(NAME)) customElements.define(NAME, Quiz);
}
