// Looks after the page until the program runs, and when the program breaks. This script has no words of its own: index.html
// has them, and the script shows or hides them there.
//
// It runs once. In the published page it stands after the first scenario. It works without anything that browsers may
// refuse, such as storage.
"use strict";
{
  const { program, integrity, storage: prefix = "" } = document.currentScript.dataset;
  const root = document.documentElement;
  // The query is in the name because each frame has a query of its own.
  const EARLY = `${prefix}early${location.search}`;
  const CONTROLS = ".scene input, .scene button";
  const DEEDS = ["change", "click", "submit"];

  const attempt = (work) => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  const kept = () => attempt(() => Object.keys(localStorage)) ?? [];
  // The worker that this page came from, for offline.js.
  globalThis.keeper = attempt(() => navigator.serviceWorker.controller);

  // Hides the cover if the address asks for another page, and parts of it from people who have played here before.
  const open = () => {
    const sent = location.hash.length > 1;
    const known = kept().some((name) => name.startsWith(`${prefix}attempt/`));
    if (sent || known) root.dataset.opening = sent ? "sent" : "known";
    else delete root.dataset.opening;
  };
  open();

  // Resolves when the whole page has been drawn and some of it is on the screen. It resolves after a second at the latest,
  // because browsers do not draw a page that nobody sees.
  const drawn = () =>
    new Promise((resolve) => {
      const framed = new Promise((done) => {
        const look = () => requestAnimationFrame(() => setTimeout(done));
        document.addEventListener("readystatechange", look, { once: true });
      });
      const painted = new Promise((done) => {
        if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint")) done();
        else new PerformanceObserver(done).observe({ type: "paint", buffered: true });
      });
      Promise.all([framed, painted]).then(resolve, resolve);
      setTimeout(resolve, 1000);
    });

  // Of the three programs, the player knows these addresses. It knows nothing of friends who were met, of quizzes that were
  // sent, of plays with the situations covered, or of the quiz that was built in before. For what it comes to later, it
  // loads the page anew, which then starts another program. In a frame the share program runs: it talks to the page around.
  const isPlay = /^#?$|^#(?:play|new|earlier|result)\b/.test(location.hash) && !/^\?embed/.test(location.search);
  const needsShare = (name) =>
    name.startsWith(`${prefix}rival/`) || /\/v1\/(link\.\w+\/quiz$|the-evening(\..*)?\/attempt\/|.*\.covered\/)/.test(name);
  // The program is fetched at the same time as the script that starts it.
  let files = { program, integrity };
  if (integrity) {
    if (!isPlay || kept().some(needsShare)) {
      const other = document.getElementById(/^#write(\.|$)/.test(location.hash) ? "editor" : "share");
      document.head.append(other.content.cloneNode(true));
      root.dataset.program = other.id;
      files = other.dataset;
    }
    // The program begins after the page has been drawn. On a slow machine it would delay the drawing for long.
    const begins = root.dataset.opening ? undefined : drawn();
    const loads = fetch(files.program, { integrity: files.integrity });
    globalThis.program = Promise.all([loads, begins]).then(([response]) => response);
  }

  // What the person does to the first scenario until the program runs: the number of the control, and whether that is checked
  // afterwards (undefined for a button). It is stored with the name of the program, because another build may have another
  // first scenario.
  let done = [];
  const controls = () => [...document.querySelectorAll(CONTROLS)];
  const record = (event) => {
    const { type, target } = event;
    const control = target.closest?.(CONTROLS);
    if (type === "submit") event.preventDefault();
    if (!control || (type === "change") !== (control.localName === "input")) return;
    root.dataset.begun = "";
    done.push([controls().indexOf(control), control.checked]);
    attempt(() => localStorage.setItem(EARLY, JSON.stringify({ program, done })));
  };
  const restore = () => {
    if (root.dataset.opening) return;
    // On a slow machine, somebody may pick a response before this script runs. That pick came last.
    const all = controls();
    const picked = all.filter((it) => it.checked);
    // The stored text may be missing or broken.
    attempt(() => {
      const early = JSON.parse(localStorage.getItem(EARLY));
      if (early.program !== program) return;
      done = early.done.filter(Array.isArray);
      if (done.length) root.dataset.begun = "";
      for (const [at, checked] of done) if (all[at]?.localName === "input") all[at].checked = checked;
    });
    for (const target of picked) {
      if (done.length && target.checked) continue;
      target.checked = true;
      record({ type: "change", target });
    }
  };

  // The program has replaced the page by its own drawing of it, with the same controls. This repeats for it what the person
  // did before.
  const repeat = async () => {
    const all = controls();
    for (const [at, checked] of done) {
      const control = all[at];
      if (control?.localName === "input") {
        control.checked = checked;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        control?.click();
      }
      // The program draws the outcome of one event before it gets the next one.
      await new Promise((drawn) => setTimeout(drawn));
    }
    attempt(() => localStorage.removeItem(EARLY));
  };
  const FOCUSABLE = "#app :is(a, button, input, summary)";
  const focusable = () => [...document.querySelectorAll(FOCUSABLE)];
  let isHandedOver = false;
  const handOver = () => {
    isHandedOver = true;
    for (const type of DEEDS) document.removeEventListener(type, record, true);
    removeEventListener("hashchange", open);
    const before = focusable();
    const focused = before.indexOf(document.activeElement);
    const pressed = before.indexOf(down);
    // Nothing is painted before the new page is in place. It is shown first, because hidden elements cannot take the focus.
    delete root.dataset.opening;
    delete root.dataset.begun;
    queueMicrotask(() => {
      const after = focusable();
      if (after.length === before.length) {
        after[focused]?.focus({ preventScroll: true });
        half = after[pressed];
      }
      repeat();
      // After two seconds nobody waits for anything else that the page loads.
      const later = document.getElementById("later");
      if (later) setTimeout(() => document.head.append(later.content), 2000);
    });
  };

  // Browsers fire no click for a press that begins on this page and ends on the program's, so this script clicks instead.
  let down;
  let half;
  const press = ({ type, target }) => {
    if (type === "pointerup") half?.click();
    half = undefined;
    down = type === "pointerdown" ? target.closest?.("label, a, button, summary") : undefined;
    down = down?.control ?? down;
  };

  // Fetches all files of the page anew, because a cached one may be what broke it. The version that the worker keeps may be
  // broken, too: if a newer one has been published, it takes over.
  const renew = async () => {
    const all = [files.program, ...[...document.scripts].map((it) => it.src)];
    await Promise.allSettled(all.map((it) => it && fetch(it, { cache: "reload" })));
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const changed = (worker) => worker && new Promise((done) => worker.addEventListener("statechange", done));
    await changed(registration.installing);
    const { waiting } = registration;
    const taken = changed(waiting);
    waiting?.postMessage("take over");
    await taken;
  };

  // Shows that the page broke. This does not use the program, because the program may be what broke.
  const broke = (what) => {
    if (document.readyState === "loading") {
      document.addEventListener("readystatechange", () => broke(what), { once: true });
      return;
    }
    const page = document.getElementById("broken");
    if (!page?.hidden) return;
    document.getElementById("app")?.remove();
    delete root.dataset.opening;
    const here = (name) => page.querySelector(`[data-broken=${name}]`);
    here("kept").hidden = !kept().some((name) => /\/v1\/[^/]+\/attempt\//.test(name));
    here("what").textContent = what;
    // In a frame without an origin, a page can load its own files only if its host allows that to everybody, and not in all
    // browsers. Such a frame may not open windows either, so the address is shown to be copied.
    const sandbox = here("sandbox");
    const way = sandbox.querySelector("a");
    way.textContent = way.href = location.href.replace(/\?[^#]*/, "");
    sandbox.hidden = isHandedOver || origin !== "null" || window === top;
    here("again").onclick = async (event) => {
      event.preventDefault();
      here("renewing").hidden = false;
      await Promise.race([renew(), new Promise((late) => setTimeout(late, 20_000))]).catch(() => {});
      location.reload();
    };
    here("cover").onclick = (event) => {
      event.preventDefault();
      location.hash = "";
      location.reload();
    };
    page.hidden = false;
    const heading = page.querySelector("h1");
    // Without `preventScroll`, the page around a frame would scroll.
    heading.focus({ preventScroll: true });
    document.title = `${heading.textContent} · ${document.title}`;
  };
  const crash = (error) => broke(`${error?.stack ?? error}`.slice(0, 2000));
  // The script that starts the program calls this when it fails.
  globalThis.crash = crash;
  // Scripts of extensions, or of an app that shows the page, run in this page, too. Their errors do not break the page,
  // unless the error went through the program: all browsers call its functions `wasm-function` in a stack. If the program
  // calls something and a foreign listener throws, the program is still running and goes on.
  const isRun = (error) => /wasm-function/.test(error?.stack);
  const isOfProgram = (error) => isRun(error) && (error.name === "RuntimeError" || !isRun(Error()));
  addEventListener("unhandledrejection", ({ reason }) => isOfProgram(reason) && crash(reason));
  addEventListener(
    "error",
    ({ target, error, message, filename = target.integrity && target.src }) => {
      // The program needs nothing that is loaded later.
      const isStart = !isHandedOver && /-[0-9a-f]{16}\.js$/.test(filename);
      if (isStart || isOfProgram(error)) crash(error ?? message ?? filename);
    },
    true,
  );

  // Not all browsers scroll when the element that gets the focus lies under the buttons at the foot of the window.
  addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
  });

  root.dataset.awake = "";
  addEventListener("hashchange", open);
  for (const type of DEEDS) document.addEventListener(type, record, true);
  for (const type of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(type, press, true);
  // In the page as one file, this script runs before the first scenario is there.
  if (controls().length) restore();
  else document.addEventListener("readystatechange", restore, { once: true });
  addEventListener("program-drawn", handOver, { once: true });
}
