//! The page that gives the quiz to others: as a link with or without its key, covered, or as a single file.

use crate::play_links::{GroupLinks, NoGroupLinks};
use crate::player::pages::history::forget;
use crate::player::pages::{colophon, heading, way};
use crate::route::{Route, WRITE};
use crate::share::covered::{Covering, run_with_situations};
use crate::share::disclosure::Folded;
use crate::share::link_field::{sending, sending_page};
use crate::share::model::{Model, Msg};
use crate::share::single_file::one_page;
use crate::surroundings::Surroundings;
use crate::{platform, strings};
use quiz::Quiz;
use quiz_link::{Link, LinkError, LinkedQuiz, Source, Spelling, decode, encode};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, Properties, SubmitEvent, component, html, use_effect_with, use_node_ref,
    use_state,
};

/// The ids of the elements that replace a pressed button.
const WHOLE: &str = "whole-made";
const TWO: &str = "two-made";

/// Shows the page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let base = model.player.base();
    if base.is_covered {
        return covered(model, on_msg);
    }
    let quiz = model.player.quiz();
    let whole = match (&model.player.source, model.player.source.link()) {
        (Source::Player(_), Some(link)) => html! {
            <>
                <p>{ strings::publish::HOLDS_NO_KEY }</p>
                { sending(strings::publish::LINK_TO_THE_QUIZ, &link, &model.surroundings, on_msg) }
            </>
        },
        (_, Some(link)) => html! {
            <>
                <p>{ strings::publish::HOLDS_THE_QUIZ }</p>
                { sending(strings::publish::LINK_TO_THE_QUIZ, &link, &model.surroundings, on_msg) }
            </>
        },
        (_, None) => html! {
            <>
                <p>{ strings::publish::IN_THIS_PAGE }</p>
                { sending_page(strings::publish::LINK_TO_THIS_PAGE, &model.surroundings, on_msg) }
                <h2>{ strings::publish::IN_A_LINK }</h2>
                <p>{ strings::publish::MAY_HOLD_THE_QUIZ }</p>
                <Whole
                    quiz={Rc::clone(quiz)}
                    surroundings={Rc::clone(&model.surroundings)}
                    on_msg={on_msg.clone()}
                />
            </>
        },
    };
    html! {
        <main class="sharing">
            { heading(strings::pages::GIVE_IT_TO_OTHERS) }
            { whole }
            if !matches!(model.player.source, Source::Player(_)) {
                <h2>{ strings::publish::WITHOUT_THE_KEY }</h2>
                <p>
                    { strings::publish::TWO_LINKS }
                </p>
                <Group
                    pairs={model.pairs.clone()}
                    last={model.publishing.last_pair.clone()}
                    surroundings={Rc::clone(&model.surroundings)}
                    on_msg={on_msg.clone()}
                />
            }
            if !matches!(model.player.source, Source::Player(_)) {
                <h2>{ strings::publish::WITH_ITS_SITUATIONS_COVERED }</h2>
                <p>
                    { strings::publish::DO_THE_MOVES_TELL }
                </p>
                { covering(model, &model.player.source, on_msg) }
            }
            <h2>{ strings::publish::AS_ONE_PAGE }</h2>
            { one_page(model, on_msg) }
            { copy(model) }
            <p class="ways">{ way(base, "quiet", Route::Cover, strings::pages::TO_THE_COVER) }</p>
            { colophon(base, quiz, model.player.is_heard) }
        </main>
    }
}

/// Shows the link to a covered play, which is made once somebody unfolds it.
fn covering(model: &Model, source: &Source, on_msg: &Callback<Msg>) -> Html {
    let (source, run) = (source.clone(), run_with_situations(model));
    let (seed, surroundings) = (model.publishing.covered_seed, Rc::clone(&model.surroundings));
    let on_open = on_msg.reform(|()| Msg::AskedForCoveredDraw);
    let on_msg = on_msg.clone();
    let content = Callback::from(move |()| {
        let Some(seed) = seed else { return html! {} };
        html! {
            <Covering
                source={source.clone()}
                {seed}
                {run}
                surroundings={Rc::clone(&surroundings)}
                on_msg={on_msg.clone()}
            />
        }
    });
    html! { <Folded summary={strings::publish::A_COVERED_PLAY} {content} {on_open} /> }
}

/// Shows the page of a quiz with its situations covered.
fn covered(model: &Model, on_msg: &Callback<Msg>) -> Html {
    html! {
        <main class="sharing">
            { heading(strings::pages::GIVE_IT_TO_OTHERS) }
            { covering(model, model.player.source.uncovered(), on_msg) }
            <p class="ways">{ way(model.player.base(), "quiet", Route::Cover, strings::pages::TO_THE_COVER) }</p>
            { colophon(model.player.base(), model.player.quiz(), model.player.is_heard) }
        </main>
    }
}

/// Shows the link that opens a copy of the quiz in the editor, unless the author asks for no copies.
fn copy(model: &Model) -> Html {
    let link = match &model.player.source {
        Source::Linked(it) if !it.quiz().is_not_to_be_copied() => {
            format!(".{}", encode(&Link::Quiz(it.clone()), Spelling::Letters))
        }
        Source::BuiltIn(_) => String::new(),
        _ => return html! {},
    };
    // A single file does not contain the editor.
    if model.surroundings.file.is_some() {
        return html! {};
    }
    let href = format!("{WRITE}{link}");
    let text = if link.is_empty() {
        strings::publish::WRITE_A_QUIZ
    } else {
        strings::publish::MAKE_A_COPY
    };
    html! {
        <>
            <h2>{ strings::publish::MAKE_IT_YOURS }</h2>
            <p>{ strings::publish::CAN_BE_WRITTEN_HERE }</p>
            <p class="ways"><a class="button" {href}>{ text }</a></p>
        </>
    }
}

/// The properties of [`Whole`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The quiz.
    pub quiz: Rc<Quiz>,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// Receives the person's messages.
    pub on_msg: Callback<Msg>,
}

/// A button that puts the built-in quiz into a link. The link is made only on a press, since that takes a moment.
#[component]
pub fn Whole(props: &Props) -> Html {
    let Props { quiz, surroundings, on_msg } = props;
    let made = use_state(|| None::<Result<Link, LinkError>>);
    let onclick = {
        let (quiz, made) = (Rc::clone(quiz), made.clone());
        move |_| made.set(Some(LinkedQuiz::new(Rc::clone(&quiz)).map(Link::Quiz)))
    };
    use_effect_with(made.is_some(), |is_made| follow(*is_made, WHOLE));
    match &*made {
        None => html! {
            <p class="ways">
                <button type="button" class="button" {onclick}>{ strings::publish::MAKE_THE_LINK }</button>
            </p>
        },
        Some(Ok(link)) => html! {
            <>
                <p id={WHOLE} tabindex="-1">{ strings::publish::HERE_IT_IS }</p>
                { sending(strings::publish::LINK_THAT_HOLDS_THE_QUIZ, link, surroundings, on_msg) }
            </>
        },
        Some(Err(error)) => failed(strings::sentence(&error.to_string())),
    }
}

/// The properties of [`Group`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GroupProps {
    /// The pairs of links that were made before.
    pub pairs: Vec<GroupLinks>,
    /// The time at which the last pair was made on this page, or why it could not be made.
    pub last: Option<Result<u64, NoGroupLinks>>,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// Receives the person's messages.
    pub on_msg: Callback<Msg>,
}

/// Makes the two links for a group, and lists all pairs that were made. Each press makes a new pair.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let GroupProps { pairs, last, surroundings, on_msg } = props;
    let name = use_node_ref();
    let onsubmit = {
        let (name, on_msg) = (name.clone(), on_msg.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = name.cast::<HtmlInputElement>() {
                on_msg.emit(Msg::AskedForGroupLinks(field.value().trim().into()));
            }
        }
    };
    let fresh = last.as_ref().and_then(|it| it.as_ref().ok()).copied();
    let newest = pairs.last().map(|it| it.made);
    {
        let name = name.clone();
        use_effect_with(fresh.filter(|it| newest == Some(*it)), move |it| {
            if let (Some(_), Some(field)) = (it, name.cast::<HtmlInputElement>()) {
                field.set_value("");
            }
            follow(it.is_some(), TWO);
        });
    }
    let row = |pair: &GroupLinks| {
        let when = platform::day_and_hour(pair.made);
        let summary = strings::publish::pair(&pair.name, &when);
        let content = {
            let (pair, summary) = (pair.clone(), summary.clone());
            let (surroundings, on_msg) = (Rc::clone(surroundings), on_msg.clone());
            let id = (fresh == Some(pair.made)).then_some(TWO);
            Callback::from(move |()| two(&pair, &summary, id, &surroundings, &on_msg))
        };
        let is_open = fresh == Some(pair.made);
        html! { <li key={pair.made}><Folded {summary} {content} {is_open} /></li> }
    };
    html! {
        <>
            <form {onsubmit}>
                <label class="named">
                    <span>{ strings::publish::FOR_WHOM }</span>
                    <input ref={name} type="text" maxlength="60" autocomplete="off" />
                </label>
                <p class="ways"><button type="submit" class="button">{ strings::publish::MAKE_THE_TWO_LINKS }</button></p>
            </form>
            if let Some(Err(why)) = last { { failed(strings::share::no_group_links(why)) } }
            if !pairs.is_empty() {
                <h3>{ strings::publish::MADE_ON_THIS_DEVICE }</h3>
                <ul class="pairs" role="list">{ for pairs.iter().rev().map(row) }</ul>
            }
        </>
    }
}

/// Shows the two links of a pair.
fn two(
    pair: &GroupLinks,
    which: &str,
    id: Option<&'static str>,
    surroundings: &Rc<Surroundings>,
    on_msg: &Callback<Msg>,
) -> Html {
    let Ok(marker) = decode(&pair.marker) else { return html! {} };
    let Link::GraderQuiz(grader_quiz) = &marker else { return html! {} };
    let Ok(players) = grader_quiz.player_quiz() else { return html! {} };
    let made = pair.made;
    html! {
        <>
            <h4 {id} tabindex="-1">{ strings::publish::FOR_THE_PLAYERS }</h4>
            { sending(strings::publish::LINK_FOR_THE_PLAYERS, &Link::PlayerQuiz(players), surroundings, on_msg) }
            <h4>{ strings::publish::FOR_YOU_ALONE }</h4>
            <p>
                { strings::publish::HOLDS_THE_KEY }{ " " }
                <a href={surroundings.link_address(&marker, Spelling::Letters)} target="_blank">
                    { strings::publish::OPEN_IT }
                </a>
            </p>
            { sending(strings::publish::LINK_FOR_YOU_ALONE, &marker, surroundings, on_msg) }
            { forget(&strings::history::forget_group_links(which), on_msg.reform(move |_| Msg::GroupLinksRemoved(made))) }
        </>
    }
}

/// Moves focus to the element that replaced the pressed button.
fn follow(is_made: bool, id: &str) {
    if is_made {
        platform::focus_in_place(id);
    }
}

fn failed(why: String) -> Html {
    html! { <p role="alert">{ why }</p> }
}
