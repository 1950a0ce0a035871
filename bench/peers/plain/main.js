// The page has the first scenario as HTML, and the others on the way.
const KEY = "bench-play";
const IN_A_PLAY = 10;

const whole = fetch(QUIZ).then((response) => response.json());
let scenarios = [FIRST];
whole.then((quiz) => (scenarios = quiz.scenarios));

const form = document.querySelector("form");
const result = document.getElementById("result");
const [name, stem, feedback] = ["name", "stem", "feedback"].map((id) => document.getElementById(id));
const [confirm, goOn, again] = ["confirm", "go-on", "again"].map((id) => document.getElementById(id));

let play = resume();

function begin() {
  const others = Array.from({ length: COUNT - 1 }, (_, at) => at + 1);
  const drawn = [0];
  while (drawn.length < IN_A_PLAY) {
    const at = COUNT > IN_A_PLAY ? Math.floor(Math.random() * others.length) : 0;
    drawn.push(...others.splice(at, 1));
  }
  return { drawn, at: 0, answers: [], isLocked: false };
}

function resume() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? begin();
  } catch {
    return begin();
  }
}

const scenario = (at) => scenarios[play.drawn[at]];

function show() {
  localStorage.setItem(KEY, JSON.stringify(play));
  const { drawn, at, answers, isLocked } = play;
  const isOver = at === drawn.length;
  form.hidden = isOver;
  result.hidden = !isOver;
  if (isOver) {
    const points = drawn.map((_, at) => scenario(at).responses[answers[at]].effectiveness);
    result.querySelector("h2").textContent = `${points.reduce((sum, it) => sum + it, 0)} of ${3 * drawn.length} points`;
    return;
  }
  const now = scenario(at);
  name.textContent = now.name;
  stem.textContent = now.stem;
  now.responses.forEach(({ text }, response) => {
    const input = form.elements.response[response];
    input.checked = answers[at] === response;
    input.nextElementSibling.textContent = text;
  });
  form.querySelector("fieldset").disabled = isLocked;
  feedback.textContent = isLocked ? now.responses[answers[at]].rationale : "";
  feedback.hidden = !isLocked;
  goOn.textContent = at === drawn.length - 1 ? "See your result" : "Go on";
  goOn.hidden = !isLocked;
  confirm.hidden = isLocked;
}

const take = () => {
  play.answers[play.at] = Number(form.elements.response.value);
  show();
};
form.onchange = take;
form.onsubmit = (event) => {
  event.preventDefault();
  if (play.answers[play.at] === undefined) return;
  play.isLocked = true;
  show();
};
goOn.onclick = async () => {
  await whole;
  play.at += 1;
  play.isLocked = false;
  show();
};
again.onclick = () => {
  play = begin();
  show();
};
if (play.answers.length) whole.then(show);
// It may be chosen before this is heard.
else if (form.elements.response.value) take();
document.documentElement.dataset.live = "";
