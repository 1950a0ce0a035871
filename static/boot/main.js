// @ts-check
// Looks after the page until the program runs, and when the program breaks. Its words are in index.html, where it shows or hides
// them. The post-build step joins these files to one script, which stands in the published page after the first scenario. A debug
// build loads them as they are.
//
// The script runs once. It works without anything that browsers may refuse, such as storage.
import { crash, watchErrors } from "./crash.js";
import { handOver, press } from "./handover.js";
import { load, open } from "./loader.js";
import { root, tryTo } from "./page.js";
import { controls, DEEDS, record, restore } from "./replay.js";

// The worker that this page came from, for offline.js.
globalThis.keeper = tryTo(() => navigator.serviceWorker.controller);
open();
load();

// The script that starts the program calls this when it fails.
globalThis.crash = crash;
watchErrors();

// Not all browsers scroll when the element that gets the focus lies under the buttons at the foot of the window.
addEventListener("focusin", ({ target }) => {
  const element = /** @type {Element} */ (target);
  if (element.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
});

root.dataset.awake = "";
addEventListener("hashchange", open);
for (const type of DEEDS) document.addEventListener(type, record, true);
for (const type of ["pointerdown", "pointerup", "pointercancel"]) addEventListener(type, press, true);
// In the page as one file, this script runs before the first scenario is there.
if (controls().length) restore();
else document.addEventListener("readystatechange", restore, { once: true });
addEventListener("program-drawn", handOver, { once: true });
