/**
 * What runs in each page before anything of its own. It is sent as text, so that it can use nothing from outside.
 *
 * It looks once a frame, and tells by `benchTell` what it saw. What is seen in a frame is on the screen when the
 * message that the frame sends to itself arrives.
 */
export function probe(adapter) {
  const tell = (message) => globalThis.benchTell(JSON.stringify(message));
  const root = () => (adapter.host ? document.querySelector(adapter.host)?.shadowRoot : document);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...(root()?.querySelectorAll(selector) ?? [])].filter(isShown);
  const is = (selector) => all(selector).length > 0;
  const isChosen = () => Boolean(root()?.querySelector(adapter.chosen));
  const nextFrame = () => new Promise(requestAnimationFrame);
  const nextMessage = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(undefined);
    });
  const until = async (isSo) => {
    while (!isSo()) await nextFrame();
    await nextMessage();
    return performance.now();
  };

  const seen = { lcp: 0, shift: 0, kept: undefined };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcp = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  // Those after input count, too.
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });

  // The moment is told by the page's own call, so that nobody need ask again and again.
  const { name, value } = adapter.kept;
  const isAnswer = (key, text) => new RegExp(name).test(key) && new RegExp(value).test(text);
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    setItem.call(this, key, text);
    if (seen.kept !== undefined || !isAnswer(key, text)) return;
    seen.kept = performance.now();
    tell({ kept: seen.kept });
  };

  // What each press is to bring about.
  const isFresh = () => is(adapter.response) && !isChosen();
  const effects = {
    response: isChosen,
    confirm: () => is(adapter.goOn),
    goOn: () => is(adapter.over) || ((!adapter.confirm || !is(adapter.goOn)) && isFresh()),
    again: isFresh,
  };
  const target = (kind, at = 0) => all(adapter[kind])[at];
  const middle = (element) => {
    const inWindow = () => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    if (!inWindow()) element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  // Some libraries move what they show into its place.
  const steady = async (element) => {
    for (let before; ; await nextFrame()) {
      const { x, y } = middle(element);
      if (before && before.x === x && before.y === y) return before;
      before = { x, y };
    }
  };

  globalThis.bench = {
    seen,
    isOver: () => is(adapter.over),
    /** Where to press. The press that follows is timed, from the input to the frame in which its effect is seen. */
    async aim(kind, at) {
      const point = await steady(target(kind, at));
      const press = async ({ timeStamp }) => tell({ pressed: (await until(effects[kind])) - timeStamp });
      addEventListener("click", press, { capture: true, once: true });
      return point;
    },
    /** Plays so many times, by the page's own events: for what is left afterwards, not for how long it takes. */
    async plays(count) {
      const press = async (kind, at) => {
        target(kind, at).click();
        while (!effects[kind]()) await nextMessage();
      };
      for (let play = 0; play < count; play += 1) {
        if (is(adapter.over)) await press("again");
        for (let at = 0; !is(adapter.over); at += 1) {
          await press("response", at % 4);
          await press("confirm");
          await press("goOn");
        }
      }
    },
  };

  const start = async () => {
    const first = until(() => is(adapter.response));
    const live = until(() => root()?.querySelector(adapter.live));
    const answerable = await first;
    tell({ answerable, point: middle(target("response")) });
    const time = await live;
    tell({ live: time });
  };
  start();
}

/** What the page has loaded by each of these moments. */
export function loadedBy(moments) {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const own = entries.filter((it) => it.name.startsWith(location.origin));
  return moments.map((moment) => {
    const loaded = own.filter((it) => it.responseEnd > 0 && it.responseEnd <= moment);
    return { bytes: loaded.reduce((sum, it) => sum + it.encodedBodySize, 0), requests: loaded.length };
  });
}
