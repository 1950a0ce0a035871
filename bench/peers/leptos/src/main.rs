//! The page of the benchmark, drawn by Leptos: one scenario at a time, each answer kept at once, the score at the end.

mod play;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::play::{Play, QUIZ};

fn main() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let play = RwSignal::new(Play::resume());
    Effect::new(move |_| play.with(Play::keep));
    let at = Memo::new(move |_| play.with(|it| it.at));
    let is_over = Memo::new(move |_| play.with(Play::is_over));
    view! {
        <main>
            <h1>{QUIZ.title.as_str()}</h1>
            <p>{QUIZ.intro.as_str()}</p>
            <Show when=move || !is_over.get() fallback=move || view! { <Outcome play /> }>
                {move || {
                    at.track();
                    view! { <Scene play /> }
                }}
            </Show>
        </main>
    }
}

/// The scenario at which the play stands when this is drawn.
#[component]
fn Scene(play: RwSignal<Play>) -> impl IntoView {
    let scenario = play.with_untracked(Play::scenario);
    let go_on_label = if play.with_untracked(Play::is_last) { "See your result" } else { "Go on" };
    let is_locked = Memo::new(move |_| play.with(|it| it.is_locked));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        play.update(Play::confirm);
    };
    let card = |(at, response): (usize, &'static play::Response)| {
        view! {
            <label class="card">
                <input
                    type="radio"
                    name="response"
                    prop:checked=move || play.with(|it| it.chosen() == Some(at))
                    on:change=move |_| play.update(|it| it.choose(at))
                />
                <span>{response.text.as_str()}</span>
            </label>
        }
    };
    let rationale = move || {
        play.with_untracked(Play::chosen).map(|at| scenario.responses[at].rationale.as_str())
    };
    view! {
        <form on:submit=submit>
            <h2>{scenario.name.as_str()}</h2>
            <p>{scenario.stem.as_str()}</p>
            <fieldset disabled=is_locked>{scenario.responses.iter().enumerate().map(card).collect_view()}</fieldset>
            <Show
                when=move || is_locked.get()
                fallback=|| view! { <button id="confirm">"That is my answer"</button> }
            >
                <p class="feedback">{rationale}</p>
                <button type="button" id="go-on" on:click=move |_| play.update(Play::go_on)>
                    {go_on_label}
                </button>
            </Show>
        </form>
    }
}

/// The outcome of a play.
#[component]
fn Outcome(play: RwSignal<Play>) -> impl IntoView {
    view! {
        <section id="result">
            <h2>{play.with_untracked(Play::score)} " points"</h2>
            <button type="button" id="again" on:click=move |_| play.set(Play::begin())>
                "Play again"
            </button>
        </section>
    }
}
