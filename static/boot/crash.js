// @ts-check
// Shows that the page broke, and fetches it anew. Nothing here uses the program, because the program may be what broke. The words
// are in index.html.
import { isHandedOver } from "./handover.js";
import { files } from "./loader.js";
import { isAttempt, root, storedKeys, wait } from "./page.js";

// Fetches all files of the page anew, because a cached one may be what broke it. The version that the worker keeps may be broken,
// too: if a newer one has been published, it takes over.
const renew = async () => {
  const all = [files.program, ...[...document.scripts].map((script) => script.src)];
  await Promise.allSettled(all.map((address) => address && fetch(address, { cache: "reload" })));
  // Without a worker this throws, and all that there is has been fetched.
  const registration = /** @type {ServiceWorkerRegistration} */ (await navigator.serviceWorker.getRegistration());
  await registration.update();
  const changed = (/** @type {ServiceWorker | null} */ worker) =>
    worker && new Promise((done) => worker.addEventListener("statechange", done));
  await changed(registration.installing);
  const { waiting } = registration;
  const taken = changed(waiting);
  waiting?.postMessage("take over");
  await taken;
};

/**
 * Shows that the page broke.
 * @param {unknown} error what it broke of
 */
export const crash = (error) => {
  if (document.readyState === "loading") {
    document.addEventListener("readystatechange", () => crash(error), { once: true });
    return;
  }
  const page = document.getElementById("broken");
  if (!page?.hidden) return;
  document.getElementById("app")?.remove();
  delete root.dataset.opening;
  const here = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-broken=${name}]`));
  here("kept").hidden = !storedKeys().some(isAttempt);
  here("what").textContent = `${/** @type {Error | undefined} */ (error)?.stack ?? error}`.slice(0, 2000);
  // In a frame without an origin, a page can load its own files only if its host allows that to everybody, and not in all
  // browsers. Such a frame may not open windows either, so the address is shown to be copied.
  const sandbox = here("sandbox");
  const way = /** @type {HTMLAnchorElement} */ (sandbox.querySelector("a"));
  way.textContent = way.href = location.href.replace(/\?[^#]*/, "");
  sandbox.hidden = isHandedOver || origin !== "null" || window === top;
  here("again").onclick = async (event) => {
    event.preventDefault();
    here("renewing").hidden = false;
    await Promise.race([renew(), wait(20_000)]).catch(() => {});
    location.reload();
  };
  here("cover").onclick = (event) => {
    event.preventDefault();
    location.hash = "";
    location.reload();
  };
  page.hidden = false;
  const heading = /** @type {HTMLElement} */ (page.querySelector("h1"));
  // Without `preventScroll`, the page around a frame would scroll.
  heading.focus({ preventScroll: true });
  document.title = `${heading.textContent} · ${document.title}`;
};

// All browsers call the program's functions `wasm-function` in a stack.
const isRun = (/** @type {unknown} */ error) => /wasm-function/.test(/** @type {any} */ (error)?.stack);

/**
 * Whether an error broke the program. Scripts of extensions, or of an app that shows the page, run in this page, too. Their errors
 * do not break the page, unless the error went through the program. If the program calls something and a foreign listener throws,
 * the program is still running and goes on.
 * @param {any} error
 */
export const isOfProgram = (error) => isRun(error) && (error.name === "RuntimeError" || !isRun(Error()));

/** Shows that the page broke when an error of its own is reported. */
export const watchErrors = () => {
  addEventListener("unhandledrejection", ({ reason }) => isOfProgram(reason) && crash(reason));
  addEventListener(
    "error",
    (/** @type {any} */ { target, error, message, filename = target.integrity && target.src }) => {
      // The program needs nothing that is loaded later.
      const isStart = !isHandedOver && /-[0-9a-f]{16}\.js$/.test(filename);
      if (isStart || isOfProgram(error)) crash(error ?? message ?? filename);
    },
    true,
  );
};
