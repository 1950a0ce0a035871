// The quizzes that all are measured with: the same words for everybody, as JSON for the peers and as TOML for this app.
//
//     node quiz.mjs FOLDER     writes ten.json, ten.toml, many.json and many.toml
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How many scenarios each quiz has. A play shows the first, and nine of the others. */
export const SIZES = { ten: 10, many: 2000 };
/** How many scenarios a play has. */
export const IN_A_PLAY = 10;

const PEOPLE = "a colleague,the new apprentice,your neighbour,the team lead,a customer,an old friend,the caretaker,somebody from accounts,your sister’s boss,the person beside you,a volunteer,the youngest in the room".split(",");
const DEEDS = "takes the credit for your work,asks you to keep a secret,has not answered for three days,laughs at the wrong moment,hands you the wrong papers,wants an answer tonight,brings a cake without a knife,tells the same story again,forgets your name,leaves before the end,asks what you earn,sits down in your chair".split(",");
const PLACES = "in the kitchen,on the stairs,at the printer,in front of everybody,on the last train,during the meeting,at the door,over lunch,by the window,in a short message,at the far end of the table,while it rains".split(",");
const MOODS = "The room goes quiet.,Nobody else seems to have noticed.,You have ten minutes until the next thing.,Two people look at you.,It is the third time this month.,You are tired and it shows.,The phone rings and is left to ring.,Somebody coughs.".split(",");
const MOVES = "Say what you saw,Ask what they meant,Wait until the others have gone,Make a small joke of it,Write it down for later,Offer to do it together,Change the subject,Leave it to somebody else,Thank them and go on,Name what you would need".split(",");
const MANNERS = "calmly and in one sentence,before anybody else can,with a smile that costs you something,and look at the clock,and mean it,as if nothing had happened,in a voice that carries,without raising your eyes,and then listen,for as long as it takes".split(",");
const RESULTS = "They nod and it is over sooner than you thought.,It helps for today and not for tomorrow.,They hear a reproach that you did not make.,The others breathe again.,Nothing changes and everybody knows it.,They come back to it a week later.,It turns out that they had been waiting for that.,You get your way and lose the evening.".split(",");
const REASONS = "What is said early is said cheaply.,People can do something with a question.,Silence is taken for consent.,A joke leaves the matter where it was.,Whoever is asked in private need not defend themselves.,A plain wish is easier to grant than a hint.,Time mends little that nobody names.,It is theirs to decide and you left it to them.".split(",");

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
  const shuffled = (list) => list.map((it) => [next(), it]).sort(([a], [b]) => a - b).map(([, it]) => it);
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
    responses: shuffled([3, 2, 1, 0]).map((effectiveness, at, all) => response(MOVES[(number * 3 + at * 2 + all[0]) % MOVES.length], effectiveness)),
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
  const head = { id: "bench", title, author: "The benchmark", language: "en", instruction: "should", feedback: "at-once", intro };
  // Where all are played there is nothing to draw.
  const drawn = IN_A_PLAY - 1;
  const draw = others.length > drawn ? `draw = ${drawn}, ` : "";
  let text = Object.entries(head).map(([key, value]) => line(key, value)).join("");
  text += `\n[[outcomes]]\n${line("id", "done")}${line("name", "Done")}${line("about", "That was all of it.")}`;
  text += `\n[[sections]]\n${line("id", "all")}${line("name", "Situations")}`;
  text += `groups = [\n  { scenarios = [${first}] },\n  { ${draw}scenarios = [${others.join(", ")}] },\n]\n`;
  for (const { id, name, stem, responses } of scenarios) {
    text += `\n[[scenarios]]\n${line("id", id)}${line("name", name)}${line("stem", stem)}${line("format", "choose")}${line("shuffle", false)}`;
    for (const response of responses) {
      text += `\n[[scenarios.responses]]\n${Object.entries(response).map(([key, value]) => line(key, value)).join("")}`;
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
