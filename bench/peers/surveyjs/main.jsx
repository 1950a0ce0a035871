import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Model } from "survey-core";
import { Survey } from "survey-react-ui";
import "survey-core/survey-core.fontless.min.css";
import { begin, keep, quiz, resume, score } from "../shared/play.js";

const page = (scenario) => {
  const { id, name, stem, responses } = quiz.scenarios[scenario];
  return {
    elements: [
      {
        type: "radiogroup",
        name: id,
        title: name,
        description: stem,
        isRequired: true,
        choices: responses.map(({ text }, value) => ({ value, text })),
      },
      { type: "html", name: `${id}-feedback`, visible: false },
    ],
  };
};

/** A survey of one page a scenario, which goes on only after it has told what comes of the answer. */
function survey(play, onOver) {
  const survey = new Model({
    pages: play.drawn.map(page),
    pageNextText: "That is my answer",
    completeText: "That is my answer",
    showPrevButton: false,
    showCompletePage: false,
    showQuestionNumbers: false,
  });
  const kept = (isOver) => {
    const answers = play.drawn
      .map((scenario) => survey.data[quiz.scenarios[scenario].id])
      .filter((it) => it !== undefined);
    return { ...play, answers, at: isOver ? play.drawn.length : survey.currentPageNo };
  };
  survey.mergeData(
    Object.fromEntries(play.answers.map((response, at) => [quiz.scenarios[play.drawn[at]].id, response])),
  );
  survey.currentPageNo = play.at;

  const hold = (_, options) => {
    const [question, feedback] = survey.currentPage.questions;
    const text = question.isReadOnly ? "That is my answer" : "Go on";
    survey.pageNextText = text;
    survey.completeText = text;
    if (question.isReadOnly) return;
    options.allow = false;
    question.readOnly = true;
    const scenario = quiz.scenarios[play.drawn[survey.currentPageNo]];
    feedback.html = `<p class="feedback">${scenario.responses[question.value].rationale}</p>`;
    feedback.visible = true;
  };
  survey.onCurrentPageChanging.add(hold);
  survey.onCompleting.add(hold);
  survey.onValueChanged.add(() => keep(kept(false)));
  survey.onCurrentPageChanged.add(() => keep(kept(false)));
  survey.onComplete.add(() => {
    keep(kept(true));
    onOver(kept(true));
  });
  return survey;
}

function App() {
  const [over, setOver] = useState();
  const [model, setModel] = useState(() => survey(resume(), setOver));
  const again = () => {
    setOver(undefined);
    setModel(survey(begin(), setOver));
  };
  return (
    <main>
      <h1>{quiz.title}</h1>
      <p>{quiz.intro}</p>
      {over ? (
        <section id="result">
          <h2>{score(over)} points</h2>
          <button type="button" id="again" onClick={again}>
            Play again
          </button>
        </section>
      ) : (
        <Survey model={model} />
      )}
    </main>
  );
}

createRoot(document.getElementById("app")).render(<App />);
