// The story is ink's, compiled; which of its knots are played is drawn here.
import { Story } from "inkjs";
import { begin, quiz, resume } from "../shared/play.js";

const KEY = "bench-play";
const app = document.getElementById("app");

const story = new Story(quiz.story);
let play = resume();
if (play.story) story.state.LoadJson(play.story);
else enter();

function keep() {
  localStorage.setItem(KEY, JSON.stringify({ ...play, story: story.state.ToJson() }));
}

function enter() {
  story.ChoosePathString(quiz.scenarios[play.drawn[play.at]].id);
}

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

function scene() {
  const name = story.Continue();
  const stem = story.Continue();
  const card = ({ index, text }) => {
    const onchange = () => {
      play.answers[play.at] = index;
      keep();
    };
    return element(
      "label",
      { className: "card" },
      element("input", { type: "radio", name: "response", onchange }),
      element("span", {}, text),
    );
  };
  const cards = element("fieldset", {}, ...story.currentChoices.map(card));
  const button = element("button", { id: "confirm" }, "That is my answer");
  const onsubmit = (event) => {
    event.preventDefault();
    const response = play.answers[play.at];
    if (response === undefined) return;
    story.ChooseChoiceIndex(response);
    cards.disabled = true;
    button.replaceWith(...feedback(story.Continue()));
    keep();
  };
  return element("form", { onsubmit }, element("h2", {}, name), element("p", {}, stem), cards, button);
}

function feedback(rationale) {
  const isLast = play.at === play.drawn.length - 1;
  const onclick = () => {
    play.at += 1;
    if (!isLast) enter();
    keep();
    show();
  };
  return [
    element("p", { className: "feedback" }, rationale),
    element("button", { type: "button", id: "go-on", onclick }, isLast ? "See your result" : "Go on"),
  ];
}

function result() {
  const onclick = () => {
    story.ResetState();
    play = begin();
    enter();
    show();
  };
  const points = `${story.variablesState.points} of ${3 * play.drawn.length} points`;
  return element(
    "section",
    { id: "result" },
    element("h2", {}, points),
    element("button", { id: "again", onclick }, "Play again"),
  );
}

function show() {
  const page = play.at === play.drawn.length ? result() : scene();
  app.replaceChildren(element("main", {}, element("h1", {}, quiz.title), element("p", {}, quiz.intro), page));
}

show();
