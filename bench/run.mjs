// Measures this app and its peers: node run.mjs DIST [--rounds N] [--only PEER,PEER] [--quick] [--lighthouse]
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { buildPeers, folderOf } from "./build.mjs";
import { MEASURES } from "./catalogue.mjs";
import { CONDITIONS } from "./conditions.mjs";
import { memory } from "./measures/memory.mjs";
import { opening } from "./measures/opening.mjs";
import { playing } from "./measures/playing.mjs";
import { SIZES } from "./quiz.mjs";
import { report } from "./report.mjs";
import { Host, readSite } from "./server.mjs";
import { Samples } from "./stats.mjs";
import { versions } from "./versions.mjs";

const NAMES = ["ours", "plain", "preact", "svelte", "react", "leptos", "inkjs", "quizdown", "surveyjs"];
/** A hundred plays take long, and come to the same each time. */
const MEMORY_ROUNDS = 3;
const USAGE = `Usage: node run.mjs DIST [--rounds N] [--only ${NAMES.slice(1, 3)}] [--quick] [--lighthouse]`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "9" },
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      lighthouse: { type: "boolean", default: false },
    },
  });
  const rounds = values.quick ? 1 : Number(values.rounds);
  const chosen = values.only?.split(",") ?? NAMES;
  const unknown = chosen.filter((it) => !NAMES.includes(it));
  if (positionals.length !== 1 || !Number.isInteger(rounds) || rounds < 1 || unknown.length) {
    console.error(unknown.length ? `There is no peer ${unknown.join(", ")}, only ${NAMES.join(", ")}` : USAGE);
    process.exit(2);
  }
  // Ours is what all are compared with.
  const names = NAMES.filter((it) => it === "ours" || chosen.includes(it));
  return { dist: positionals[0], rounds, names, isPart: values.quick || Boolean(values.only), withLighthouse: values.lighthouse };
}

/** The peers whose pages are there, each with its sites by the size of the quiz. */
async function prepare(names, dist) {
  const sizes = Object.keys(SIZES);
  const all = await Promise.all(names.map(async (name) => ({ name, ...(await import(`./peers/${name}/peer.mjs`)) })));
  console.error("building the peers …");
  await buildPeers(all, sizes, join(dist, "quizzes"));
  const [peers, leftOut] = [[], []];
  for (const peer of all) {
    const folders = sizes.map((size) => peer.folder?.(dist, size) ?? folderOf(peer.name, size));
    if (!folders.every((it) => existsSync(it))) {
      leftOut.push(`${peer.label}, which is not built`);
      continue;
    }
    console.error(`compressing ${peer.label} …`);
    const sites = await Promise.all(folders.map(readSite));
    peers.push({ ...peer, sites: Object.fromEntries(sizes.map((size, at) => [size, sites[at]])) });
  }
  return { peers, leftOut };
}

/** Everything of one round, of which each peer is in turn the first. */
async function round(number, { peers, host, samples, faults }) {
  const browser = await launch();
  const turn = [...peers.slice(number % peers.length), ...peers.slice(0, number % peers.length)];
  const each = async (what, measure, size, condition, take, those = turn) => {
    for (const peer of those) {
      process.stderr.write(`\rround ${number + 1}: ${what}: ${peer.label}`.padEnd(78));
      try {
        take(peer.name, await measure(browser, host, { site: peer.sites[size], adapter: peer.adapter, condition }));
      } catch (error) {
        faults.push(`round ${number + 1}, ${what}, ${peer.label}: ${error.message}`);
      }
    }
  };
  const addAll = (column) => (peer, values) => {
    for (const [measure, value] of Object.entries(values)) samples.add(measure, column, peer, value);
  };
  // The first visit of a browser is slower than all others.
  await opening(browser, host, { site: peers[0].sites.ten, adapter: peers[0].adapter, condition: CONDITIONS.fast });
  const bySize = {};
  const size = (name) => (peer, values) => {
    bySize[peer] = { ...bySize[peer], [name]: { ...bySize[peer]?.[name], ...values } };
  };
  for (const [column, condition] of Object.entries(CONDITIONS)) {
    for (const [what, measure] of [["opening", opening], ["playing", playing]]) {
      await each(`${what}, ${condition.label}`, measure, "ten", condition, (peer, values) => {
        addAll(column)(peer, values);
        if (column === "fast") size("ten")(peer, values);
      });
    }
  }
  for (const [what, measure] of [["opening", opening], ["playing", playing]]) {
    await each(`${what}, 2,000 scenarios`, measure, "many", CONDITIONS.fast, size("many"));
  }
  addSizes(bySize, samples);
  if (number < MEMORY_ROUNDS) {
    await each("a hundred plays", memory, "ten", CONDITIONS.fast, (peer, values) => {
      samples.add("heap", "one", peer, values.heapOne);
      samples.add("heap", "hundred", peer, values.heapHundred);
      samples.add("wasm", "one", peer, values.wasmOne);
      samples.add("wasm", "hundred", peer, values.wasmHundred);
    }, turn.filter((it) => it.adapter.again));
  }
  await browser.close();
}

/** A large quiz beside a small one, in the same round. */
function addSizes(bySize, samples) {
  for (const [peer, { ten, many }] of Object.entries(bySize)) {
    for (const value of ["answerable", "live", "press"]) {
      samples.add(`${value}BySize`, "ten", peer, ten?.[value]);
      samples.add(`${value}BySize`, "many", peer, many?.[value]);
    }
    for (const value of ["answerable", "live"]) {
      if (ten?.[value] && many?.[value]) samples.add("later", value, peer, many[value] - ten[value]);
    }
  }
}

const { dist, rounds, names, isPart, withLighthouse } = readArguments();
const { peers, leftOut } = await prepare(names, dist);
const host = await new Host().start();
const [samples, faults] = [new Samples(), []];
for (let number = 0; number < rounds; number += 1) await round(number, { peers, host, samples, faults });
const lighthouse = withLighthouse ? await (await import("./measures/lighthouse.mjs")).lighthouse(host, peers[0].sites.ten) : undefined;
const browser = await launch();
const known = await versions(browser, peers);
await browser.close();
host.stop();

const result = { versions: known, rounds, faults, leftOut, lighthouse, samples };
const folder = join(import.meta.dirname, "reports");
const file = join(folder, isPart ? "try" : "latest");
mkdirSync(folder, { recursive: true });
writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 1)}\n`);
writeFileSync(`${file}.md`, report({ measures: MEASURES, peers, ...result, samples }));
console.error(`\n${file}.md`);
