import assert from "node:assert/strict";
import { test } from "node:test";
import { Samples, median, summary } from "../stats.mjs";

test("the median is in the middle, whatever the order", () => {
  assert.equal(median([10, 9, 100]), 10);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test("a summary has the spread, and there is none of nothing", () => {
  assert.deepEqual(summary([3, 1, 2]), { median: 2, min: 1, max: 3, count: 3 });
  assert.equal(summary([]), undefined);
});

test("samples are kept in order, and what was not measured is none", () => {
  const samples = new Samples();
  samples.add("kept", "slow", "ours", 2);
  samples.add("kept", "slow", "ours", undefined);
  samples.add("kept", "slow", "ours", 1);
  assert.deepEqual(samples.of("kept", "slow", "ours"), [2, 1]);
  assert.deepEqual(samples.of("kept", "fast", "ours"), []);
});
