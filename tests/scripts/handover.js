// @ts-check
import { equal, FakeElement, happen, page, pass, settled } from "./fakes.js";

/** Loads the script, and has it follow the pointer. */
const script = async () => {
  const handover = await import("../../static/boot/handover.js");
  page.window.addEventListener("pointerdown", handover.press, true);
  page.window.addEventListener("pointerup", handover.press, true);
  return handover;
};

const links = (count = 3) => Array.from({ length: count }, () => new FakeElement("a"));

export const the_focus_stays_where_it_is = async () => {
  page.elements = links();
  page.elements[1].focus();
  const { handOver } = await script();
  handOver();
  page.elements = links();
  await settled();
  equal(page.elements.indexOf(/** @type {any} */ (page.document.activeElement)), 1);
};

export const another_page_does_not_take_the_focus = async () => {
  page.elements = links();
  const [first] = page.elements;
  first.focus();
  const { handOver } = await script();
  handOver();
  page.elements = links(4);
  await settled();
  equal(page.document.activeElement === first, true);
};

export const a_press_that_outlasts_the_page_counts_once = async () => {
  page.elements = links();
  const { handOver } = await script();
  happen("pointerdown", { target: page.elements[2] });
  handOver();
  page.elements = links();
  await settled();
  const last = page.elements[2];
  equal(last.clicks, 0);
  happen("pointerup", { target: last });
  happen("pointerup", { target: last });
  equal(last.clicks, 1);
};

export const a_press_that_ends_in_time_is_left_to_the_browser = async () => {
  page.elements = links();
  const { handOver } = await script();
  happen("pointerdown", { target: page.elements[2] });
  happen("pointerup", { target: page.elements[2] });
  handOver();
  page.elements = links();
  await settled();
  happen("pointerup", { target: page.elements[2] });
  equal(
    page.elements.map((it) => it.clicks),
    [0, 0, 0],
  );
};

export const a_press_of_a_label_counts_for_its_control = async () => {
  const control = new FakeElement("input");
  page.elements = [control];
  const { handOver } = await script();
  happen("pointerdown", { target: new FakeElement("label", { control }) });
  handOver();
  page.elements = [new FakeElement("input")];
  await settled();
  happen("pointerup");
  equal(page.elements[0].clicks, 1);
};

export const nothing_is_hidden_or_recorded_any_more = async () => {
  const { open } = await import("../../static/boot/loader.js");
  const { DEEDS, record } = await import("../../static/boot/replay.js");
  const { handOver } = await script();
  for (const type of DEEDS) page.document.addEventListener(type, record, true);
  page.window.addEventListener("hashchange", open, false);
  Object.assign(page.root.dataset, { opening: "sent", begun: "" });
  handOver();
  page.location.hash = "#play";
  happen("hashchange");
  happen("click", { target: new FakeElement("button") });
  equal(page.root.dataset, {});
};

export const what_nobody_waits_for_is_loaded_two_seconds_later = async () => {
  page.ids = { later: { content: "offline.js" } };
  const { handOver } = await script();
  handOver();
  await pass(1999);
  equal(page.document.head.children, []);
  await pass(1);
  equal(page.document.head.children, ["offline.js"]);
};
