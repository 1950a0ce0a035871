import { Compiler } from "inkjs/full";
import { clientRendered } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "inkjs";
export const packages = ["inkjs"];

const knot = ({ id, name, stem, responses }) => {
  const choice = ({ text, effectiveness, rationale }) =>
    `+ [${text}]\n  ~ points += ${effectiveness}\n  ${rationale}\n  -> DONE\n`;
  return `=== ${id}\n${name}\n${stem}\n${responses.map(choice).join("")}`;
};

export function build(folder, quiz) {
  const source = `VAR points = 0\n-> DONE\n${quiz.scenarios.map(knot).join("")}`;
  const story = JSON.parse(new Compiler(source).Compile().ToJson());
  // The words are in the story.
  const content = { title: quiz.title, intro: quiz.intro, scenarios: quiz.scenarios.map(({ id }) => ({ id })), story };
  return clientRendered(folder, { entry: "peers/inkjs/main.js", quiz: content });
}
