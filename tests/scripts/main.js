// @ts-check
import { equal, FakeElement, happen, PREFIX, page, pass } from "./fakes.js";

export const the_page_is_looked_after_from_the_start_to_the_hand_over = async () => {
  page.elements = [new FakeElement("input")];
  await import("../../static/boot/main.js");
  equal([page.root.dataset.awake, page.fetched.length], ["", 1]);
  page.elements[0].checked = true;
  happen("change", { target: page.elements[0] });
  equal(page.root.dataset.begun, "");
  page.elements = [new FakeElement("input")];
  happen("program-drawn");
  await pass(0);
  equal([page.elements[0].checked, page.root.dataset, page.storage.getItem(`${PREFIX}early`)], [true, { awake: "" }, null]);
};

export const a_scenario_that_comes_after_the_script_is_restored_when_it_is_there = async () => {
  page.storage.setItem(`${PREFIX}early`, JSON.stringify({ program: "player.wasm", done: [[0, true]] }));
  await import("../../static/boot/main.js");
  page.elements = [new FakeElement("input")];
  happen("readystatechange");
  equal(page.elements[0].checked, true);
};

export const another_address_hides_the_cover = async () => {
  await import("../../static/boot/main.js");
  page.location.hash = "#play";
  happen("hashchange");
  equal(page.root.dataset.opening, "sent");
};

/** Puts a page that can say that it broke around the scripts. */
const broken = async () => {
  await import("../../static/boot/main.js");
  const part = new FakeElement("p");
  part.parts = { a: new FakeElement("a") };
  page.ids = { broken: new FakeElement("main", { hidden: true, querySelector: () => part }) };
  return page.ids.broken;
};

export const a_start_that_fails_breaks_the_page = async () => {
  const main = await broken();
  globalThis.crash("it failed");
  equal(main.hidden, false);
};

export const a_start_that_does_not_load_breaks_the_page = async () => {
  const main = await broken();
  happen("error", { target: { integrity: "sha384-x", src: "player-0123456789abcdef.js" } });
  equal(main.hidden, false);
};
