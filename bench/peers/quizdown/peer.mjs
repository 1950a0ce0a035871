import { clientRendered } from "../../build.mjs";
import { adapter as shared } from "../shared/adapter.mjs";

export const label = "quizdown";
export const packages = ["quizdown"];
export const build = (folder, quiz) => clientRendered(folder, { entry: "peers/quizdown/main.js", quiz });

// An answer is confirmed by going on, and what comes of all of them is told at the end.
export const adapter = {
  ...shared,
  host: "#app",
  response: "label > span",
  confirm: undefined,
  goOn: ":is([title=Next], [title=Evaluate]):not(:disabled)",
  over: "h1",
  again: undefined,
  live: "label > span",
};
