//! The download of the page as one HTML file with a quiz in it, for people without a network or a host.

use crate::platform;
use crate::platform::download::save_text;
use crate::platform::single_file::{Failure, make};
use crate::route::{Base, Route};
use crate::single_file::{Contents, OwnQuiz, is_on_the_web};
use crate::storage::{keys, texts};
use quiz_link::Source;
use yew::{Html, Properties, component, html, use_state_eq};

/// The properties of [`OnePage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The quiz.
    pub source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Offered,
    Making,
    Saved,
    Failed(Failure),
    NotSaved,
}

/// The button that downloads the file. A page that is a single file itself cannot make another one, since it lacks the
/// parts of the published build.
#[component]
pub(super) fn OnePage(props: &Props) -> Html {
    let Props { source } = props;
    let state = use_state_eq(|| State::Offered);
    if platform::single_file::is_here() {
        let own = platform::single_file::quiz().map(|(name, _)| name);
        let is_own = own == source.fingerprint().map(keys::quiz_with);
        return html! {
            <p>
                if is_own {
                    { "This page is one file, with the quiz in it. Pass the file on: it plays without a network." }
                } else {
                    { "This page is one file, but another quiz is in it: pass this one on as a link." }
                }
            </p>
        };
    }
    let onclick = {
        let (source, state) = (source.clone(), state.clone());
        move |_| {
            if *state == State::Making {
                return;
            }
            let name = format!("{}.html", source.quiz().title());
            let finished = state.clone();
            state.set(State::Making);
            make(contents(&source), move |page| {
                finished.set(match page {
                    Ok(page) => save_text(&page, "text/html;charset=utf-8", &name)
                        .map_or(State::NotSaved, |()| State::Saved),
                    Err(failure) => State::Failed(failure),
                });
            });
        }
    };
    let is_making = *state == State::Making;
    html! {
        <>
            <p>
                { "A single file with everything in it. It plays without a network and without a host: from a memory stick, \
                   in a class, after a download. What is answered stays on the device, if the browser keeps anything \
                   for files." }
            </p>
            <p class="ways">
                <button type="button" class="button" aria-disabled={is_making.then_some("true")} {onclick}>
                    { "Download it as one page" }
                </button>
            </p>
            <p role="status">{ words(*state) }</p>
        </>
    }
}

fn words(state: State) -> &'static str {
    match state {
        State::Offered => "",
        State::Making => "One moment.",
        State::Saved => "Your browser has it: look among your downloads.",
        State::NotSaved => "This browser saves no files that a page makes. Another one will.",
        State::Failed(Failure::TooOld) => {
            "This browser cannot make the file. Try it in a newer one."
        }
        State::Failed(Failure::NotLoaded) => {
            "What goes into the file could not be loaded. Try it again when there is a network."
        }
        State::Failed(Failure::NotThere) => {
            "The host has not got what the file is made of. Only a published page comes with that."
        }
    }
}

fn contents(source: &Source) -> Contents {
    let quiz = source.quiz();
    let own = texts::quiz(source).zip(source.fingerprint()).map(|(text, name)| OwnQuiz {
        address: Base { quiz: Some(name), is_covered: false }.address(Route::Cover),
        kept: (keys::quiz_with(name), text),
    });
    Contents {
        title: quiz.title().to_owned(),
        language: quiz.language().to_owned(),
        home: platform::home().filter(|it| is_on_the_web(it)),
        quiz: own,
    }
}
