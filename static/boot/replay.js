// @ts-check
// Keeps what the person does to the first scenario until the program runs, and then does it once more for the program.
import { built, EARLY, root, tryTo, wait } from "./page.js";

const CONTROLS = ".scene input, .scene button";
/** The events that are recorded. */
export const DEEDS = ["change", "click", "submit"];

/**
 * Where something was done: the number of the control, and whether that is checked afterwards (`undefined` for a button).
 * @typedef {[index: number, isChecked?: boolean]} Deed
 */

/**
 * All that was done, in order. It is stored with the name of the program, because another build may have another first scenario.
 * @type {Deed[]}
 */
let done = [];

/** The controls of the first scenario: inputs and buttons. */
export const controls = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(CONTROLS)]);

/**
 * Records what the person does.
 * @param {Pick<Event, "type" | "target" | "preventDefault">} event
 */
export const record = (event) => {
  // Nobody would take what the form sends.
  if (event.type === "submit") event.preventDefault();
  const element = /** @type {Partial<Element>} */ (event.target);
  const control = /** @type {HTMLInputElement | null | undefined} */ (element.closest?.(CONTROLS));
  if (!control || (event.type === "change") !== (control.localName === "input")) return;
  root.dataset.begun = "";
  done.push([controls().indexOf(control), control.checked]);
  tryTo(() => localStorage.setItem(EARLY, JSON.stringify({ program: built.program, done })));
};

/** Does once more what was done before the page was reloaded. */
export const restore = () => {
  // A debug build has no first scenario.
  if (!built.program || root.dataset.opening) return;
  // On a slow machine, somebody may pick a response before this script runs. That pick came last.
  const all = controls();
  const picked = all.filter((control) => control.checked);
  // The stored text may be missing or broken.
  tryTo(() => {
    const early = JSON.parse(/** @type {string} */ (localStorage.getItem(EARLY)));
    if (early.program !== built.program) return;
    done = early.done.filter(Array.isArray);
    if (done.length) root.dataset.begun = "";
    for (const [index, isChecked] of done) {
      if (all[index]?.localName === "input") all[index].checked = /** @type {boolean} */ (isChecked);
    }
  });
  for (const target of picked) {
    if (done.length && target.checked) continue;
    target.checked = true;
    record(/** @type {any} */ ({ type: "change", target }));
  }
};

/** The program has replaced the page by its own drawing of it, with the same controls. Does for it what was done before. */
export const repeat = async () => {
  const all = controls();
  for (const [index, isChecked] of done) {
    const control = all[index];
    if (control?.localName === "input") {
      control.checked = /** @type {boolean} */ (isChecked);
      control.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      control?.click();
    }
    // The program draws the outcome of one event before it gets the next one.
    await wait(0);
  }
  tryTo(() => localStorage.removeItem(EARLY));
};
