// @ts-check
// Chooses the program that the address asks for, and fetches it at the same time as the script that starts it. The address also
// decides what the page shows until then.
import { built, isOfShare, isOwnAttempt, root, storedKeys, wait } from "./page.js";

/** Hides the cover if the address asks for another page, and parts of it from people who have played here before. */
export const open = () => {
  const isKnown = storedKeys().some(isOwnAttempt);
  const opening = location.hash.length > 1 ? "sent" : isKnown && "known";
  if (opening) root.dataset.opening = opening;
  else delete root.dataset.opening;
};

// Resolves when the whole page has been drawn and some of it is on the screen. It resolves after a second at the latest,
// because browsers do not draw a page that nobody sees.
const drawn = () => {
  const framed = new Promise((done) => {
    const look = () => requestAnimationFrame(() => setTimeout(done));
    document.addEventListener("readystatechange", look, { once: true });
  });
  const painted = new Promise((/** @type {(entries?: unknown) => void} */ done) => {
    if (!globalThis.PerformanceObserver?.supportedEntryTypes.includes("paint")) done();
    else new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  });
  return Promise.race([Promise.all([framed, painted]), wait(1000)]);
};

/** The program that runs here: its file (`program`) and its digest (`integrity`). */
export let files = built;

/** Fetches the program, and adds the script that starts it unless that is the player's, which is in the page. */
export const load = () => {
  if (!built.integrity) return;
  // Of the three programs, the player knows these addresses. For what it comes to later, it loads the page anew, which then
  // starts another program. In a frame the share program runs: it talks to the page around.
  const isFramed = /^\?embed/.test(location.search);
  const isPlay = /^#?$|^#(?:play|new|earlier|result)\b/.test(location.hash);
  if (isFramed || !isPlay || storedKeys().some(isOfShare)) {
    const id = /^#write(\.|$)/.test(location.hash) ? "editor" : "share";
    const other = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
    document.head.append(other.content.cloneNode(true));
    root.dataset.program = id;
    files = other.dataset;
  }
  // The program begins after the page has been drawn. On a slow machine it would delay the drawing for long.
  const begins = root.dataset.opening || drawn();
  const loads = fetch(/** @type {string} */ (files.program), { integrity: files.integrity });
  globalThis.program = Promise.all([loads, begins]).then(([response]) => response);
};
