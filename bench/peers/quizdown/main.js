// quizdown keeps nothing: what is chosen is heard here, from outside, and what was kept is not put back.
import "quizdown";
import { begin, keep, quiz } from "../shared/play.js";

const play = begin();
const host = document.getElementById("app");

const question = (at) => {
  const { name, stem, responses } = quiz.scenarios[at];
  const answers = responses.map(
    ({ text, effectiveness, rationale }) => `- [${effectiveness === 3 ? "x" : " "}] ${text}\n    > ${rationale}`,
  );
  return `# ${name}\n\n${stem}\n\n${answers.join("\n")}\n`;
};
globalThis.quizdown.createApp(play.drawn.map(question).join("\n"), host, {
  startOnLoad: false,
  shuffleAnswers: false,
  locale: "en",
});

host.shadowRoot.addEventListener("change", ({ target }) => {
  play.answers.push(Number(target.value));
  keep(play);
});
