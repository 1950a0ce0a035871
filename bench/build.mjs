// Builds the peers' pages, each with each quiz: built/QUIZ/PEER/.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;

/** Short enough to be in a name, long enough to tell contents apart. */
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** The module that `import quiz from "quiz"` means: this value, in the way that engines read fastest. */
export const quizModule = (quiz) => `export default JSON.parse(${JSON.stringify(JSON.stringify(quiz))});`;

const quizPlugin = (quiz) => ({
  name: "quiz",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^quiz$/ }, () => ({ path: "quiz", namespace: "quiz" }));
    onLoad({ filter: /.*/, namespace: "quiz" }, () => ({ contents: quizModule(quiz) }));
  },
});

const bundling = {
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  jsx: "automatic",
};

/** A script, or a style sheet, as one text. */
export async function bundle(entry, options = {}) {
  const { outputFiles } = await build({ ...bundling, entryPoints: [join(here, entry)], outdir: "out", ...options });
  return outputFiles;
}

/** The style sheet that peers without one of their own have. */
export const styles = async () => (await bundle("peers/shared/style.css"))[0].text.trim();

/** Writes files into a folder, those but the page under names that tell their content. */
export async function writeSite(folder, page, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = files.map(({ name, type, contents }) => {
    const full = `${name}-${digest(contents)}.${type}`;
    writeFileSync(join(folder, full), contents);
    return full;
  });
  writeFileSync(join(folder, "index.html"), await page(...names));
}

/** The page of a peer that draws everything by script. */
export async function clientRendered(folder, { entry, quiz, options = {} }) {
  const outputs = await bundle(entry, { ...options, plugins: [quizPlugin(quiz)] });
  await scripted(folder, quiz, outputs);
}

/** A page that loads these scripts and style sheets, and has nothing to show without. */
export async function scripted(folder, quiz, outputs) {
  const files = outputs.map(({ path, contents }) => ({ name: "main", type: path.split(".").at(-1), contents }));
  const style = await styles();
  const page = (...names) => {
    const links = names.map((it) =>
      it.endsWith(".css") ? `<link rel="stylesheet" href="./${it}">` : `<script type="module" src="./${it}"></script>`,
    );
    return document(quiz.title, `<style>${style}</style>${links.join("")}`, '<div id="app"></div>');
  };
  await writeSite(folder, page, files);
}

/** A page as HTML. */
export const document = (title, head, body) =>
  '<!doctype html><html lang="en"><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width, initial-scale=1">' +
  `<title>${title}</title><link rel="icon" href="data:,">${head}<body>${body}`;

/** The folder of a peer's page with this quiz. */
export const folderOf = (peer, size) => join(here, "built", size, peer);

/** Builds every peer that is not built elsewhere. */
export async function buildPeers(peers, sizes, quizzes) {
  for (const peer of peers.filter((it) => it.build)) {
    for (const size of sizes) {
      const quiz = JSON.parse(readFileSync(join(quizzes, `${size}.json`)));
      await peer.build(folderOf(peer.name, size), quiz, size);
    }
  }
}
