// A play as a value, the same for every peer that is drawn by a library: only the drawing is theirs.
import quiz from "quiz";

const KEY = "bench-play";
const IN_A_PLAY = 10;

export { quiz };

/** A new play: the first scenario, and as many of the others as make ten. */
export function begin() {
  const others = quiz.scenarios.map((_, at) => at).slice(1);
  const drawn = others.length >= IN_A_PLAY ? sample(others, IN_A_PLAY - 1) : others;
  return { drawn: [0, ...drawn], at: 0, answers: [], isLocked: false };
}

function sample(list, count) {
  const rest = [...list];
  return Array.from({ length: count }, () => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]);
}

export const scenario = (play) => quiz.scenarios[play.drawn[play.at]];
export const chosen = (play) => play.answers[play.at];
export const isOver = (play) => play.at === play.drawn.length;
export const isLast = (play) => play.at === play.drawn.length - 1;

/** The response that is chosen. */
export const response = (play) => scenario(play).responses[chosen(play)];

/** What a play becomes by each thing that a player does. */
export const choose = (play, response) => ({ ...play, answers: [...play.answers.slice(0, play.at), response] });
export const confirm = (play) => (chosen(play) === undefined ? play : { ...play, isLocked: true });
export const goOn = (play) => ({ ...play, at: play.at + 1, isLocked: false });

/** The points of all answers, and how many there are to be had. */
export function score({ drawn, answers }) {
  const points = drawn.map((scenario, at) => quiz.scenarios[scenario].responses[answers[at]].effectiveness);
  return `${points.reduce((sum, it) => sum + it, 0)} of ${3 * drawn.length}`;
}

export const keep = (play) => localStorage.setItem(KEY, JSON.stringify(play));

/** The play that was kept, or a new one. */
export function resume() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? begin();
  } catch {
    return begin();
  }
}
