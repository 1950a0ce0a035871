import { svelte } from "@sveltejs/vite-plugin-svelte";
import { join } from "node:path";
import { build as vite } from "vite";
import { quizModule, scripted } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "Svelte";
export const packages = ["svelte", "vite"];

const QUIZ = "\0quiz";
const quizPlugin = (quiz) => ({
  name: "quiz",
  enforce: "pre",
  resolveId: (id) => (id === "quiz" ? QUIZ : undefined),
  load: (id) => (id === QUIZ ? quizModule(quiz) : undefined),
});

/** By Vite, as Svelte says: esbuild alone would leave code for development in. */
export async function build(folder, quiz) {
  const { output } = await vite({
    configFile: false,
    logLevel: "warn",
    root: import.meta.dirname,
    plugins: [quizPlugin(quiz), svelte({ configFile: false })],
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: join(import.meta.dirname, "main.js") },
    },
  });
  await scripted(
    folder,
    quiz,
    output.map(({ fileName, code }) => ({ path: fileName, contents: code })),
  );
}
