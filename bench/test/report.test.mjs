import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, ratio, report, shown } from "../report.mjs";
import { Samples } from "../stats.mjs";

const PEERS = [
  { name: "ours", label: "Ours" },
  { name: "other", label: "Other" },
];
const MEASURES = [
  { id: "live", title: "Live", unit: "ms", columns: { fast: "fast", slow: "slow" } },
  { id: "lost", title: "Lost", unit: "lost", columns: { fast: "fast" } },
  { id: "heap", title: "Heap", unit: "MiB", columns: { one: "one" } },
];

function samples(values) {
  const made = new Samples();
  for (const [measure, column, peer, ...all] of values) for (const value of all) made.add(measure, column, peer, value);
  return made;
}

test("values are shown in their unit, with their spread if they have any", () => {
  assert.equal(shown([12.34, 200, 10], "ms"), "12.3 (10.0–200)");
  assert.equal(shown([1536, 1536], "KiB"), "1.5");
  assert.equal(shown([0, 1, 1], "lost"), "2 of 3");
  assert.equal(shown([], "ms"), "–");
});

test("a ratio is how many times ours theirs is, where there is one", () => {
  assert.equal(ratio([30], [20], "ms"), 1.5);
  assert.equal(ratio([30], [0], "ms"), undefined);
  assert.equal(ratio([], [20], "ms"), undefined);
  assert.equal(ratio([1], [1], "lost"), undefined);
});

test("every row in which another is ahead is told, and whether that is beyond the spread", () => {
  const all = samples([
    ["live", "fast", "ours", 10, 12, 14],
    ["live", "fast", "other", 8, 9, 9.5],
    ["live", "slow", "ours", 10, 12, 14],
    ["live", "slow", "other", 9, 11, 13],
    ["lost", "fast", "ours", 1, 0],
    ["lost", "fast", "other", 0, 0],
    ["heap", "one", "ours", 5],
    ["heap", "one", "other", 5],
  ]);
  const found = ahead(MEASURES, PEERS, all).map(({ title, label, peer, isClear }) => [title, label, peer, isClear]);
  assert.deepEqual(found, [
    ["Live", "fast", "Other", true],
    ["Live", "slow", "Other", false],
    ["Lost", "fast", "Other", false],
  ]);
});

test("the report has a row a peer, the versions, and what went wrong", () => {
  const text = report({
    measures: MEASURES,
    peers: PEERS,
    samples: samples([
      ["live", "fast", "ours", 10],
      ["live", "fast", "other", 25],
    ]),
    versions: { node: "v20" },
    rounds: 1,
    faults: ["round 1: Other: it broke"],
    leftOut: [],
    lighthouse: { version: "12", cover: [["Performance", 100]] },
  });
  assert.match(text, /\| Ours \| 10\.0 \| – \|\n\| Other \| 25\.0 · ×2\.50 \| – \|/);
  assert.match(text, /- node: v20/);
  assert.match(text, /- round 1: Other: it broke/);
  assert.match(text, /## Where a peer is ahead of ours\n\nNone\./);
  assert.match(text, /- cover: Performance 100/);
  assert.doesNotMatch(text, /### Heap/);
});
