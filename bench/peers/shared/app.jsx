// The page of the peers that are written in JSX. `hooks` is the module of theirs that has them: see their `peer.mjs`.
import { useEffect, useState } from "hooks";
import {
  begin,
  choose,
  chosen,
  confirm,
  goOn,
  isLast,
  isOver,
  keep,
  quiz,
  response,
  resume,
  scenario,
  score,
} from "./play.js";

function Scenario({ play, onPlay }) {
  const { name, stem, responses } = scenario(play);
  const submit = (event) => {
    event.preventDefault();
    onPlay(confirm(play));
  };
  return (
    <form onSubmit={submit}>
      <h2>{name}</h2>
      <p>{stem}</p>
      <fieldset disabled={play.isLocked}>
        {responses.map(({ text }, at) => (
          <label className="card" key={text}>
            <input
              type="radio"
              name="response"
              checked={chosen(play) === at}
              onChange={() => onPlay(choose(play, at))}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      {play.isLocked ? (
        <>
          <p className="feedback">{response(play).rationale}</p>
          <button type="button" id="go-on" onClick={() => onPlay(goOn(play))}>
            {isLast(play) ? "See your result" : "Go on"}
          </button>
        </>
      ) : (
        <button id="confirm">That is my answer</button>
      )}
    </form>
  );
}

function Result({ play, onPlay }) {
  return (
    <section id="result">
      <h2>{score(play)} points</h2>
      <button type="button" id="again" onClick={() => onPlay(begin())}>
        Play again
      </button>
    </section>
  );
}

export function App() {
  const [play, setPlay] = useState(resume);
  useEffect(() => keep(play), [play]);
  return (
    <main>
      <h1>{quiz.title}</h1>
      <p>{quiz.intro}</p>
      {isOver(play) ? <Result play={play} onPlay={setPlay} /> : <Scenario key={play.at} play={play} onPlay={setPlay} />}
    </main>
  );
}
