// @ts-check
// Hands the page over to the program when that has drawn it: the focus stays where it is, a press that is under way counts, and
// the program gets what the person did before.
import { open } from "./loader.js";
import { root } from "./page.js";
import { DEEDS, record, repeat } from "./replay.js";

const FOCUSABLE = "#app :is(a, button, input, summary)";
const focusable = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(FOCUSABLE)]);

/** Whether the program has the page. */
export let isHandedOver = false;

/**
 * What the pointer is pressing.
 * @type {HTMLElement | null | undefined}
 */
let down;
/**
 * What has taken the place of that in the program's page.
 * @type {HTMLElement | undefined}
 */
let half;

/**
 * Follows the pointer. Browsers fire no click for a press that begins on this page and ends on the program's, so this clicks
 * instead.
 * @param {Event} event
 */
export const press = ({ type, target }) => {
  if (type === "pointerup") half?.click();
  half = undefined;
  const element = /** @type {Partial<Element>} */ (target);
  const pressed = type === "pointerdown" ? element.closest?.("label, a, button, summary") : undefined;
  down =
    /** @type {HTMLLabelElement | null | undefined} */ (pressed)?.control ??
    /** @type {HTMLElement | null | undefined} */ (pressed);
};

/** Hands the page over. */
export const handOver = () => {
  isHandedOver = true;
  for (const type of DEEDS) document.removeEventListener(type, record, true);
  removeEventListener("hashchange", open);
  const before = focusable();
  const focused = before.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const pressed = before.indexOf(/** @type {HTMLElement} */ (down));
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
    const later = /** @type {HTMLTemplateElement | null} */ (document.getElementById("later"));
    if (later) setTimeout(() => document.head.append(later.content), 2000);
  });
};
