import assert from "node:assert/strict";
import { test } from "node:test";
import { make, toml } from "../quiz.mjs";

test("a quiz is the same each time, and of another size another", () => {
  assert.deepEqual(make(12), make(12));
  assert.notDeepEqual(make(12).scenarios, make(13).scenarios.slice(0, 12));
});

test("each scenario has four responses of different texts, and one that is best", () => {
  for (const { responses } of make(50).scenarios) {
    assert.deepEqual(responses.map((it) => it.effectiveness).sort(), [0, 1, 2, 3]);
    assert.equal(new Set(responses.map((it) => it.text)).size, 4);
  }
});

test("the file of this app has the same words, and draws nine where there are more", () => {
  const quiz = make(12);
  const text = toml(quiz);
  for (const { stem, responses } of quiz.scenarios) {
    assert.ok(text.includes(stem));
    for (const { rationale } of responses) assert.ok(text.includes(rationale));
  }
  assert.match(text, /\{ scenarios = \["s1"\] \},\n  \{ draw = 9, scenarios = \["s2", /);
  assert.doesNotMatch(toml(make(10)), /draw = /);
});
