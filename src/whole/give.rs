//! The ways to give the quiz itself to others: with all that is in it, or without its key.

use super::one_page::OnePage;
use super::sending::{address, sending, sending_page};
use crate::browser;
use crate::model::{Model, Msg};
use crate::page::{colophon, heading, way};
use crate::route::{Route, WRITE};
use crate::words;
use quiz_core::link::{Carried, Keyed, Keyless, Link, LinkError, Source, Spelling, encode};
use quiz_core::quiz::Quiz;
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state};

/// The ids of what takes the place of the buttons.
const WHOLE: &str = "whole-made";
const TWO: &str = "two-made";

/// The page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let base = model.base();
    let quiz = model.quiz();
    let whole = match (&model.source, model.source.link()) {
        (Source::Keyless(_), Some(link)) => html! {
            <>
                <p>{ "The link holds the quiz without its key. Whoever plays it can send their answers to whoever has the key." }</p>
                { sending("Link to the quiz", &link, on_msg) }
            </>
        },
        (_, Some(link)) => html! {
            <>
                <p>{ "The link holds the whole quiz. Everybody has a play of their own." }</p>
                { sending("Link to the quiz", &link, on_msg) }
            </>
        },
        (_, None) => html! {
            <>
                <p>{ "The quiz is in this page. Everybody has a play of their own." }</p>
                { sending_page("Link to this page", on_msg) }
                <h2>{ "In a link" }</h2>
                <p>{ "A link may hold the quiz as it is now, with all its words. Then it opens with any copy of this page." }</p>
                <Whole quiz={Rc::clone(quiz)} on_msg={on_msg.clone()} />
            </>
        },
    };
    html! {
        <main class="sharing">
            { heading("Give it to others") }
            { whole }
            if !matches!(model.source, Source::Keyless(_)) {
                <h2>{ "Without the key" }</h2>
                <p>
                    { "For a class or a team: you get two links. The one for the players holds no key, so that nobody can \
                       read the right answers out of it. At its end they get a link with their answers to send back, which \
                       you mark with the other." }
                </p>
                <Group quiz={Rc::clone(quiz)} on_msg={on_msg.clone()} />
            }
            <h2>{ "As one page" }</h2>
            <OnePage source={model.source.clone()} />
            { copy(model) }
            <p class="ways">{ way(base, "quiet", Route::Cover, "To the cover") }</p>
            { colophon(base, quiz) }
        </main>
    }
}

/// The way to a copy of one's own, unless whoever wrote the quiz asks for none.
fn copy(model: &Model) -> Html {
    let link = match &model.source {
        Source::Carried(it) if !it.quiz().is_not_to_be_copied() => {
            format!(".{}", encode(&Link::Quiz(it.clone()), Spelling::Letters))
        }
        Source::BuiltIn(_) => String::new(),
        _ => return html! {},
    };
    // The program for that is not in the file.
    if browser::one_page::is_here() {
        return html! {};
    }
    let href = format!("{WRITE}{link}");
    let text =
        if link.is_empty() { "Write a quiz of your own" } else { "Make a copy and write on" };
    html! {
        <>
            <h2>{ "Make it yours" }</h2>
            <p>{ "A quiz can be written in this page: from nothing, or from this one, which stays as it is." }</p>
            <p class="ways"><a class="button" {href}>{ text }</a></p>
        </>
    }
}

/// What either part needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The quiz.
    pub quiz: Rc<Quiz>,
    /// Hears what the person does.
    pub on_msg: Callback<Msg>,
}

/// The quiz put into a link, when that is asked for: it takes a moment.
#[component]
pub fn Whole(props: &Props) -> Html {
    let Props { quiz, on_msg } = props;
    let made = use_state(|| None::<Result<Link, LinkError>>);
    let onclick = {
        let (quiz, made) = (Rc::clone(quiz), made.clone());
        move |_| made.set(Some(Carried::new(Rc::clone(&quiz)).map(Link::Quiz)))
    };
    use_effect_with(made.is_some(), |is_made| follow(*is_made, WHOLE));
    match &*made {
        None => html! {
            <p class="ways">
                <button type="button" class="button" {onclick}>{ "Make the link" }</button>
            </p>
        },
        Some(Ok(link)) => html! {
            <>
                <p id={WHOLE} tabindex="-1">{ "Here it is." }</p>
                { sending("Link that holds the quiz", link, on_msg) }
            </>
        },
        Some(Err(error)) => failed(&error.to_string()),
    }
}

/// What a group needs: one link for the players, and one for whoever marks.
#[derive(Debug, Clone, PartialEq)]
struct Links {
    players: Keyless,
    marker: Keyed,
}

impl Links {
    /// # Errors
    /// Why it cannot be done, as a sentence.
    fn make(quiz: &Quiz) -> Result<Links, String> {
        let chance = browser::chance().map(u64::from_le_bytes).zip(browser::chance());
        let (number, secret) = chance
            .ok_or("this browser has nothing that nobody can guess: try it in another one")?;
        let marker = Keyed::new(quiz, number, secret).map_err(|it| it.to_string())?;
        let players = marker.keyless().map_err(|it| it.to_string())?;
        Ok(Links { players, marker })
    }
}

/// The two links, when they are asked for: each time they are others.
#[component]
pub fn Group(props: &Props) -> Html {
    let Props { quiz, on_msg } = props;
    let made = use_state(|| None::<Result<Links, String>>);
    let onclick = {
        let (quiz, made) = (Rc::clone(quiz), made.clone());
        move |_| made.set(Some(Links::make(&quiz)))
    };
    use_effect_with(made.is_some(), |is_made| follow(*is_made, TWO));
    match &*made {
        None => html! {
            <p class="ways">
                <button type="button" class="button" {onclick}>{ "Make the two links" }</button>
            </p>
        },
        Some(Ok(Links { players, marker })) => {
            let marker = Link::Keyed(marker.clone());
            let mine = address(&marker, Spelling::Letters);
            html! {
                <>
                    <h3 id={TWO} tabindex="-1">{ "For the players" }</h3>
                    { sending("Link for the players", &Link::Keyless(players.clone()), on_msg) }
                    <h3>{ "For you alone" }</h3>
                    <p>
                        { "This one holds the key, and marks what comes back. Keep it: without it nobody can mark \
                           anything, and nothing else makes it again. " }
                        <a href={mine} target="_blank">{ "Open it in a new window" }</a>
                    </p>
                    { sending("Link for you alone", &marker, on_msg) }
                </>
            }
        }
        Some(Err(error)) => failed(error),
    }
}

/// The button that was pressed is gone: who pressed it is led to what came of it.
fn follow(is_made: bool, id: &str) {
    if is_made {
        browser::focus_in_place(id);
    }
}

fn failed(error: &str) -> Html {
    html! { <p role="alert">{ words::sentence(error) }</p> }
}
