// Looks after the page until the program does, and when the program breaks. It has no words of its
// own: those are in index.html, where each state is shown or hidden.
//
// It runs once; in the published page, when the first scenario has been read. What browsers may refuse (storage, above all)
// is never needed.
"use strict";
{
  const { program, integrity, storage: prefix = "" } = document.currentScript.dataset;
  const root = document.documentElement;
  // Each frame has a query of its own.
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
  // Which version this page came from, for offline.js.
  globalThis.keeper = attempt(() => navigator.serviceWorker.controller);

  // What the address asks for is not the cover, and who has played here before may see another cover.
  const open = () => {
    const sent = location.hash.length > 1;
    const known = kept().some((name) => name.startsWith(`${prefix}attempt/`));
    if (sent || known) root.dataset.opening = sent ? "sent" : "known";
    else delete root.dataset.opening;
  };
  open();

  // The moment when the page has been drawn to its end, and something of it is on the screen; or a second, for nothing is
  // drawn of a page that nobody sees.
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
  // The program is on its way while the script that starts it is, too.
  let files = { program, integrity };
  if (integrity) {
    if (!isPlay || kept().some(needsShare)) {
      const other = document.getElementById(/^#write(\.|$)/.test(location.hash) ? "editor" : "share");
      document.head.append(other.content.cloneNode(true));
      root.dataset.program = other.id;
      files = other.dataset;
    }
    // It begins when what is there without it has been drawn: on a slow machine it would hold that up for long.
    const begins = root.dataset.opening ? undefined : drawn();
    const loads = fetch(files.program, { integrity: files.integrity });
    globalThis.program = Promise.all([loads, begins]).then(([response]) => response);
  }

  // What is done to the first scenario meanwhile: which control, and whether it is checked after that
  // (nothing for a button). It is kept for this very build, whose first scenario it belongs to.
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
    // On a slow machine, something may be picked before this script runs: that came last.
    const all = controls();
    const picked = all.filter((it) => it.checked);
    // What is kept may be anything, or nothing.
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

  // The program has drawn the page anew and puts it in place of this one: the same controls, but
  // with its own ears. It hears now what it missed.
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
      // It draws what came of one before it hears the next.
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
    // Nothing is painted before the new page is in place, and what is hidden could not take the focus.
    delete root.dataset.opening;
    delete root.dataset.begun;
    queueMicrotask(() => {
      const after = focusable();
      if (after.length === before.length) {
        after[focused]?.focus({ preventScroll: true });
        half = after[pressed];
      }
      repeat();
      // By then nobody waits for anything of the page's.
      const later = document.getElementById("later");
      if (later) setTimeout(() => document.head.append(later.content), 2000);
    });
  };

  // A press that begins on this page and ends on the one that takes its place is none for the browser.
  let down;
  let half;
  const press = ({ type, target }) => {
    if (type === "pointerup") half?.click();
    half = undefined;
    down = type === "pointerdown" ? target.closest?.("label, a, button, summary") : undefined;
    down = down?.control ?? down;
  };

  // What the page is made of is asked for anew: an answer that is kept may be what broke it. So may the version that the
  // worker keeps: one that is published since takes over.
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

  // Whatever breaks ends here. The program is not asked: it may be what broke.
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
    // In a frame without an origin, a page loads its own files only where its host says that anybody may, and not in every
    // engine. Such a frame may open no window: the address is there to be copied.
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
    // The page around a frame stays where it is.
    heading.focus({ preventScroll: true });
    document.title = `${heading.textContent} · ${document.title}`;
  };
  const crash = (error) => broke(`${error?.stack ?? error}`.slice(0, 2000));
  // The script that starts the program tells when it cannot.
  globalThis.crash = crash;
  // Scripts of strangers are in this page, too: of extensions, or of an app that shows it. What they do wrong does not
  // break it, unless it went through the program: each browser names its functions so. What it calls may have a listener
  // of a stranger's: then it is still running, and goes on.
  const isRun = (error) => /wasm-function/.test(error?.stack);
  const isOfProgram = (error) => isRun(error) && (error.name === "RuntimeError" || !isRun(Error()));
  addEventListener("unhandledrejection", ({ reason }) => isOfProgram(reason) && crash(reason));
  addEventListener(
    "error",
    ({ target, error, message, filename = target.integrity && target.src }) => {
      // The program does without what is loaded later.
      const isStart = !isHandedOver && /-[0-9a-f]{16}\.js$/.test(filename);
      if (isStart || isOfProgram(error)) crash(error ?? message ?? filename);
    },
    true,
  );

  // Not every browser moves what has the focus from under the foot of the window.
  addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
  });

  root.dataset.awake = "";
  addEventListener("hashchange", open);
  for (const type of DEEDS) document.addEventListener(type, record, true);
  for (const type of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(type, press, true);
  // The page as one file has nothing to restore to yet.
  if (controls().length) restore();
  else document.addEventListener("readystatechange", restore, { once: true });
  addEventListener("program-drawn", handOver, { once: true });
}
