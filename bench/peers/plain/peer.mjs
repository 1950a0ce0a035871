import { bundle, document, styles, writeSite } from "../../build.mjs";
import { adapter as shared } from "../shared/adapter.mjs";

export const label = "plain JavaScript";
export const packages = [];
export const adapter = { ...shared, over: "#result:not([hidden])", live: "[data-live]" };

export async function build(folder, quiz) {
  const style = await styles();
  const { name, stem, responses } = quiz.scenarios[0];
  const card = ({ text }, at) =>
    `<label class="card"><input type="radio" name="response" value="${at}"><span>${text}</span></label>`;
  const form =
    `<form><h2 id="name">${name}</h2><p id="stem">${stem}</p><fieldset>${responses.map(card).join("")}</fieldset>` +
    '<p class="feedback" id="feedback" hidden></p><button type="button" id="go-on" hidden></button>' +
    '<button id="confirm">That is my answer</button></form>';
  const result = '<section id="result" hidden><h2></h2><button type="button" id="again">Play again</button></section>';
  const main = `<main><h1>${quiz.title}</h1><p>${quiz.intro}</p>${form}${result}</main>`;
  const page = async (file) => {
    const define = {
      QUIZ: JSON.stringify(`./${file}`),
      FIRST: JSON.stringify(quiz.scenarios[0]),
      COUNT: String(quiz.scenarios.length),
    };
    const [script] = await bundle("peers/plain/main.js", { define, format: "iife" });
    return document(
      quiz.title,
      `<style>${style}</style>`,
      `${main}<script>${script.text.trim()}</script>`,
    );
  };
  await writeSite(folder, page, [{ name: "quiz", type: "json", contents: JSON.stringify(quiz) }]);
}
