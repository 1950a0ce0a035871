// One round: everything, of everybody, once.
import { launch } from "./browser.mjs";
import { CONDITIONS } from "./conditions.mjs";
import { memory } from "./measures/memory.mjs";
import { opening } from "./measures/opening.mjs";
import { playing } from "./measures/playing.mjs";

/** A hundred plays take long, and come to the same each time. */
const MEMORY_ROUNDS = 3;
const MEASURES = { opening, playing };

/** Measures into `samples`, and tells `faults` what did not work. Each peer is in turn the first. */
export async function round(number, { peers, host, samples, faults }) {
  const browser = await launch();
  const start = number % peers.length;
  const turn = [...peers.slice(start), ...peers.slice(0, start)];
  const each = async (those, measure, size, condition, what) => {
    const measured = {};
    for (const { name, label, sites, adapter } of those) {
      process.stderr.write(`\rround ${number + 1}: ${what}: ${label}`.padEnd(78));
      try {
        measured[name] = await measure(browser, host, { site: sites[size], adapter, condition });
      } catch (error) {
        faults.push(`round ${number + 1}, ${what}, ${label}: ${error.message}`);
      }
    }
    return measured;
  };
  const add = (column, measured) => {
    for (const [peer, values] of Object.entries(measured)) {
      for (const [measure, value] of Object.entries(values)) samples.add(measure, column, peer, value);
    }
  };

  // The first visit of a browser is slower than all others.
  await opening(browser, host, { site: peers[0].sites.ten, adapter: peers[0].adapter, condition: CONDITIONS.fast });
  for (const [name, measure] of Object.entries(MEASURES)) {
    for (const [column, condition] of Object.entries(CONDITIONS)) {
      const measured = await each(turn, measure, "ten", condition, `${name}, ${condition.label}`);
      add(column, measured);
      if (condition !== CONDITIONS.fast) continue;
      addBySize(samples, measured, await each(turn, measure, "many", condition, `${name}, 2,000 scenarios`));
    }
  }
  if (number < MEMORY_ROUNDS) {
    const those = turn.filter((it) => it.adapter.again);
    const measured = await each(those, memory, "ten", CONDITIONS.fast, "a hundred plays");
    for (const [peer, plays] of Object.entries(measured)) {
      for (const [column, values] of Object.entries(plays)) add(column, { [peer]: values });
    }
  }
  await browser.close();
}

/** A large quiz beside a small one. */
function addBySize(samples, ten, many) {
  for (const peer of Object.keys(ten)) {
    for (const measure of ["answerable", "live", "press"]) {
      const [small, large] = [ten, many].map((it) => it[peer]?.[measure]);
      samples.add(`${measure}BySize`, "ten", peer, small);
      samples.add(`${measure}BySize`, "many", peer, large);
      if (small !== undefined && large !== undefined) samples.add("later", measure, peer, large - small);
    }
  }
}
