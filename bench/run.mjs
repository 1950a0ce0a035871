// Measures this app and its peers: node run.mjs DIST [--rounds N] [--only PEER,PEER] [--quick] [--lighthouse]
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { buildPeers, folderOf } from "./build.mjs";
import { MEASURES } from "./catalogue.mjs";
import { SIZES } from "./quiz.mjs";
import { report } from "./report.mjs";
import { round } from "./round.mjs";
import { Host, readSite } from "./server.mjs";
import { Samples } from "./stats.mjs";
import { versions } from "./versions.mjs";

const NAMES = ["ours", "plain", "preact", "svelte", "react", "leptos", "inkjs", "quizdown", "surveyjs"];
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
  return {
    dist: positionals[0],
    rounds,
    names,
    isPart: values.quick || Boolean(values.only),
    withLighthouse: values.lighthouse,
  };
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

const { dist, rounds, names, isPart, withLighthouse } = readArguments();
const { peers, leftOut } = await prepare(names, dist);
const host = await new Host().start();
const [samples, faults] = [new Samples(), []];
for (let number = 0; number < rounds; number += 1) await round(number, { peers, host, samples, faults });
const lighthouse = withLighthouse
  ? await (await import("./measures/lighthouse.mjs")).lighthouse(host, peers[0].sites.ten)
  : undefined;
const browser = await launch();
const known = await versions(browser, peers);
await browser.close();
host.stop();

const result = { versions: known, rounds, faults, leftOut, lighthouse, samples };
const folder = join(import.meta.dirname, "reports");
const file = join(folder, isPart ? "try" : "latest");
mkdirSync(folder, { recursive: true });
// All values of one thing are on one line.
const json = JSON.stringify(result, null, 1).replace(/\[[-\d.,\s]+\]/g, (values) => values.replace(/\s+/g, ""));
writeFileSync(`${file}.json`, `${json}\n`);
writeFileSync(`${file}.md`, report({ measures: MEASURES, peers, ...result, samples }));
console.error(`\n${file}.md`);
