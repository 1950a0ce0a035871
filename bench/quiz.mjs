// The quizzes that all are measured with: the same words for everybody, as JSON for the peers and as TOML for this app.
//
//     node quiz.mjs FOLDER     writes ten.json, ten.toml, many.json and many.toml
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEEDS, MANNERS, MOODS, MOVES, PEOPLE, PLACES, REASONS, RESULTS } from "./words.mjs";

/** How many scenarios each quiz has. A play shows the first, and nine of the others. */
export const SIZES = { ten: 10, many: 2000 };
/** How many scenarios a play has. */
export const IN_A_PLAY = 10;

/** Evenly spread numbers from 0 to below 1, the same each time (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let it = Math.imul(state ^ (state >>> 15), state | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** A quiz with so many scenarios. */
export function make(count) {
  const next = random(count);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const shuffled = (list) =>
    list
      .map((it) => [next(), it])
      .sort(([a], [b]) => a - b)
      .map(([, it]) => it);
  const response = (move, effectiveness) => ({
    text: `${move}, ${pick(MANNERS)}.`,
    effectiveness,
    rationale: `${pick(RESULTS)} ${pick(REASONS)} ${pick(RESULTS)}`,
  });
  const scenario = (number) => ({
    id: `s${number}`,
    name: `Situation ${number}: ${pick(PLACES)}`,
    stem: `${capital(pick(PEOPLE))} ${pick(DEEDS)} ${pick(PLACES)}. ${pick(MOODS)} Then ${pick(PEOPLE)} ${pick(DEEDS)}, too. ${pick(MOODS)} What do you do?`,
    // One is best, so that formats which know only right and wrong can have the same quiz.
    responses: shuffled([3, 2, 1, 0]).map((effectiveness, at, all) =>
      response(MOVES[(number * 3 + at * 2 + all[0]) % MOVES.length], effectiveness),
    ),
  });
  return {
    title: "What would be best to do?",
    intro: "Situations among people. In each, choose what would be best to do, and see what happens next.",
    scenarios: Array.from({ length: count }, (_, at) => scenario(at + 1)),
  };
}

const line = (key, value) => `${key} = ${typeof value === "string" ? JSON.stringify(value) : value}\n`;

/** The quiz as a file of this app (docs/quiz-files.md). */
export function toml({ title, intro, scenarios }) {
  const [first, ...others] = scenarios.map((it) => JSON.stringify(it.id));
  const head = {
    id: "bench",
    title,
    author: "The benchmark",
    language: "en",
    instruction: "should",
    feedback: "at-once",
    intro,
  };
  // Where all are played there is nothing to draw.
  const drawn = IN_A_PLAY - 1;
  const draw = others.length > drawn ? `draw = ${drawn}, ` : "";
  let text = Object.entries(head)
    .map(([key, value]) => line(key, value))
    .join("");
  text += `\n[[outcomes]]\n${line("id", "done")}${line("name", "Done")}${line("about", "That was all of it.")}`;
  text += `\n[[sections]]\n${line("id", "all")}${line("name", "Situations")}`;
  text += `groups = [\n  { scenarios = [${first}] },\n  { ${draw}scenarios = [${others.join(", ")}] },\n]\n`;
  for (const { id, name, stem, responses } of scenarios) {
    text += `\n[[scenarios]]\n${line("id", id)}${line("name", name)}${line("stem", stem)}${line("format", "choose")}${line("shuffle", false)}`;
    for (const response of responses) {
      text += `\n[[scenarios.responses]]\n${Object.entries(response)
        .map(([key, value]) => line(key, value))
        .join("")}`;
    }
  }
  return text;
}

/** Writes each quiz, twice, into a folder. */
export function write(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, count] of Object.entries(SIZES)) {
    const quiz = make(count);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(quiz));
    writeFileSync(join(folder, `${name}.toml`), toml(quiz));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error("Usage: node quiz.mjs FOLDER");
    process.exit(2);
  }
  write(folder);
}
