// The versions of everything that has a say in what is measured.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;

function said(program, ...args) {
  try {
    return execFileSync(program, args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}

const read = (file) => readFileSync(join(here, file), "utf8");

function commit() {
  const isChanged = said("git", "status", "--porcelain", "--untracked-files=no", "--", "..", ":!reports") !== "";
  return said("git", "rev-parse", "--short", "HEAD") + (isChanged ? ", with changes" : "");
}

/** Cargo writes the version of a package below its name. */
const locked = (lock, name) => lock.match(new RegExp(`name = "${name}"\nversion = "(.+)"`))?.[1] ?? "unknown";

export async function versions(browser, peers) {
  const { packages } = JSON.parse(read("package-lock.json"));
  const names = [...new Set([...peers.flatMap((it) => it.packages), "puppeteer-core", "esbuild"])];
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    browser: await browser.version(),
    node: process.version,
    machine: `${cpus().length} × ${model}, ${process.platform}`,
    rustc: said("rustc", "--version"),
    yew: locked(read("../Cargo.lock"), "yew"),
    leptos: locked(read("peers/leptos/Cargo.lock"), "leptos"),
    ...Object.fromEntries(names.sort().map((name) => [name, packages[`node_modules/${name}`].version])),
  };
}
