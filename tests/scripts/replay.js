// @ts-check
import { equal, FakeElement, happen, PREFIX, page, pass } from "./fakes.js";

const EARLY = `${PREFIX}early`;
const script = () => import("../../static/boot/replay.js");

/** The first scenario: two inputs and a button. */
const scenario = () => [new FakeElement("input"), new FakeElement("input"), new FakeElement("button")];

const store = (/** @type {unknown} */ done, program = "player.wasm") =>
  page.storage.setItem(EARLY, JSON.stringify({ program, done }));

const stored = () => JSON.parse(page.storage.getItem(EARLY) ?? "null");

/** Loads the script, and has it record. */
const recording = async () => {
  const replay = await script();
  for (const type of replay.DEEDS) page.document.addEventListener(type, replay.record, true);
  return replay;
};

export const what_is_done_is_stored_in_order = async () => {
  page.elements = scenario();
  await recording();
  const [, second, button] = page.elements;
  second.checked = true;
  happen("change", { target: second });
  happen("click", { target: button });
  equal(stored(), {
    program: "player.wasm",
    done: [
      [1, true],
      [2, false],
    ],
  });
  equal(page.root.dataset.begun, "");
};

export const only_changes_of_inputs_and_presses_of_buttons_count = async () => {
  page.elements = scenario();
  await recording();
  const [input, , button] = page.elements;
  happen("click", { target: input });
  happen("change", { target: button });
  happen("click", { target: new FakeElement("p") });
  happen("click", { target: {} });
  equal([stored(), page.root.dataset.begun], [null, undefined]);
};

export const the_form_is_not_sent = async () => {
  await recording();
  let isPrevented = false;
  happen("submit", {
    target: new FakeElement("form"),
    preventDefault() {
      isPrevented = true;
    },
  });
  equal(isPrevented, true);
};

export const what_was_done_before_a_reload_is_restored = async () => {
  page.elements = scenario();
  store([
    [0, true],
    [1, true],
    [0, false],
    [2, null],
  ]);
  const { restore } = await script();
  restore();
  equal(
    page.elements.map((it) => it.checked),
    [false, true, false],
  );
  equal(page.root.dataset.begun, "");
};

export const what_is_stored_may_be_anything = async () => {
  page.elements = scenario();
  const { repeat, restore } = await script();
  for (const text of ["rubbish", "null", "{}", '{"program":"player.wasm"}', '{"program":"player.wasm","done":5}']) {
    page.storage.setItem(EARLY, text);
    restore();
  }
  store([[1, true]], "another.wasm");
  restore();
  equal([page.elements.some((it) => it.checked), page.root.dataset.begun], [false, undefined], "nothing was done");
  store([null, 5, [], [-1, true], [999], {}]);
  restore();
  const repeated = repeat();
  await pass(0);
  await repeated;
  equal(
    page.elements.map((it) => [it.checked, it.clicks]),
    Array(3).fill([false, 0]),
    "nothing of it is there",
  );
};

export const a_pick_from_before_the_script_comes_last = async () => {
  page.elements = scenario();
  const [first, second] = page.elements;
  store([[1, true]]);
  first.checked = true;
  const { restore } = await script();
  // Only one of them can be checked.
  Object.defineProperty(second, "checked", {
    set: (is) => (first.checked = !is),
    get: () => !first.checked,
  });
  restore();
  equal(first.checked, true);
  equal(stored().done, [
    [1, true],
    [0, true],
  ]);
};

export const a_pick_that_is_stored_already_counts_once = async () => {
  page.elements = scenario();
  store([[1, true]]);
  page.elements[1].checked = true;
  const { restore } = await script();
  restore();
  equal(stored().done, [[1, true]]);
};

export const the_program_gets_what_was_done_one_by_one = async () => {
  page.elements = scenario();
  store([
    [1, true],
    [2, null],
  ]);
  const { repeat, restore } = await script();
  restore();
  page.elements = scenario();
  const [, second, button] = page.elements;
  let changes = 0;
  second.addEventListener(
    "change",
    () => {
      changes += 1;
    },
    false,
  );
  const repeated = repeat();
  equal([second.checked, changes, button.clicks], [true, 1, 0], "the program has yet to draw");
  await pass(0);
  await repeated;
  equal([changes, button.clicks, stored()], [1, 1, null]);
};

export const nothing_is_restored_where_the_first_scenario_is_hidden = async () => {
  page.elements = scenario();
  store([[1, true]]);
  page.root.dataset.opening = "known";
  const { restore } = await script();
  restore();
  equal(
    page.elements.map((it) => it.checked),
    [false, false, false],
  );
};

export const answers_count_without_a_storage = async () => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new Error("refused");
    },
  });
  page.elements = scenario();
  const { repeat, restore } = await recording();
  restore();
  const [first] = page.elements;
  first.checked = true;
  happen("change", { target: first });
  page.elements = scenario();
  const repeated = repeat();
  await pass(0);
  await repeated;
  equal(page.elements[0].checked, true);
};
