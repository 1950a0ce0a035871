//! The facilitator's page: grades the results that players of a quiz without its key sent back, tells the players
//! apart, and saves a table.

use crate::components::prose::{changing, isolated};
use crate::player::pages::{colophon, heading, way};
use crate::route::{Base, Route};
use crate::share::disclosure::Folded;
use crate::share::link_field::sending;
use crate::share::model::{Model, Msg};
use crate::strings;
use crate::surroundings::Surroundings;
use quiz_link::gradebook::{
    Cell, Column, Found, Headings, Returned, Row, Table, collect, csv, find,
};
use quiz_link::{Link, Source};
use std::rc::Rc;
use yew::{Callback, Html, InputEvent, Properties, TargetCast, component, html};

/// The headings of the saved table.
const HEADINGS: Headings<'_> = Headings {
    name: strings::grading::NAME,
    score: strings::grading::SCORE,
    skipped: strings::grading::NUMBER_UNANSWERED,
    nameless: strings::grading::NAMELESS,
};

/// The most links that are reported one by one because they do not count.
const MAX_LISTED: usize = 10;

/// Shows the page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let quiz = model.player.quiz();
    let oninput = on_msg.reform(|event: InputEvent| {
        let field = event.target_unchecked_into::<web_sys::HtmlTextAreaElement>();
        Msg::Pasted(field.value().into())
    });
    html! {
        <main class="sharing">
            { heading(strings::grading::WHAT_CAME_BACK) }
            <p class="lead">{ quiz.title() }</p>
            <p>
                { strings::grading::HOLDS_THE_KEY }
            </p>
            <Players
                source={model.player.source.clone()}
                surroundings={Rc::clone(&model.surroundings)}
                on_msg={on_msg.clone()}
            />
            <label class="pasted">
                <span>{ strings::grading::PASTE_THE_LINKS }</span>
                <textarea rows="6" spellcheck="false" value={model.pasted.to_string()} {oninput} />
            </label>
            <Marked
                source={model.player.source.clone()}
                pasted={Rc::clone(&model.pasted)}
                on_msg={on_msg.clone()}
            />
            <p class="ways">
                { way(Base::default(), "quiet", Route::Cover, strings::grading::TO_THE_COVER) }
                if !model.pasted.is_empty() {
                    { way(Base::default(), "quiet", Route::History, strings::history::TO_FORGET_EVERYTHING) }
                }
            </p>
            { colophon(model.player.base(), quiz, model.player.is_heard) }
        </main>
    }
}

/// The properties of [`Players`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PlayersProps {
    /// The quiz with its key.
    pub source: Source,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// Receives the facilitator's messages.
    pub on_msg: Callback<Msg>,
}

/// The link for the players, which is made once somebody unfolds it.
#[component]
pub fn Players(props: &PlayersProps) -> Html {
    let PlayersProps { source, surroundings, on_msg } = props.clone();
    let content = Callback::from(move |()| {
        let Source::Grader(grader_quiz) = &source else { return html! {} };
        match grader_quiz.player_quiz() {
            Ok(player_quiz) => {
                let link = Link::PlayerQuiz(player_quiz);
                sending(strings::publish::LINK_FOR_THE_PLAYERS, &link, &surroundings, &on_msg)
            }
            Err(error) => html! { <p>{ strings::sentence(&error.to_string()) }</p> },
        }
    });
    html! { <Folded summary={strings::grading::THE_LINK_FOR_THE_PLAYERS} {content} /> }
}

/// The properties of [`Marked`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MarkedProps {
    /// The quiz with its key.
    pub source: Source,
    /// The pasted text.
    pub pasted: Rc<str>,
    /// Receives the facilitator's messages.
    pub on_msg: Callback<Msg>,
}

/// The results in the pasted text, graded. This is a component so that the results are computed only when the text
/// changes.
#[component]
pub fn Marked(props: &MarkedProps) -> Html {
    let MarkedProps { source, pasted, on_msg } = props;
    let mut results = Vec::new();
    let mut wrong = Vec::new();
    for Found { line, result } in find(source, pasted) {
        match result {
            Ok(result) => results.push(result),
            Err(why) => wrong.push((line, why)),
        }
    }
    let results = collect(results);
    let again = results.iter().map(|it| it.times - 1).sum();
    html! {
        <>
            <p role="status">{ changing(strings::grading::came_back(results.len(), again, wrong.len())) }</p>
            if !wrong.is_empty() {
                <ul class="wrong">
                    { for wrong.iter().take(MAX_LISTED).map(|(line, why)| html! { <li>{ strings::grading::wrong(*line, why) }</li> }) }
                    if wrong.len() > MAX_LISTED {
                        <li>{ strings::more(wrong.len() - MAX_LISTED) }</li>
                    }
                </ul>
            }
            if !results.is_empty() {
                { marked(source, &results, on_msg) }
            }
        </>
    }
}

/// Shows the results by person and by situation, and the button that saves them.
fn marked(source: &Source, results: &[Returned], on_msg: &Callback<Msg>) -> Html {
    let quiz = source.quiz();
    let table = Table::of(quiz, results);
    html! {
        <section class="review compare" aria-labelledby="people">
            <h2 id="people">{ strings::grading::PERSON_BY_PERSON }</h2>
            { by_person(results, &table) }
            <h2>{ strings::result::SITUATION_BY_SITUATION }</h2>
            { by_situation(&table) }
            <p>{ strings::result::SCORING }</p>
            <p class="ways">{ save(source, results, on_msg) }</p>
        </section>
    }
}

/// Shows the score of each person, and the marks for each scenario.
fn by_person(results: &[Returned], table: &Table) -> Html {
    let person = |(it, row): (&Returned, &Row)| {
        let marks = table.columns.iter().zip(&row.cells).filter_map(|(column, cell)| {
            let Column { name, possible } = column;
            match cell {
                Cell::NotMet => None,
                Cell::Skipped => Some(line(name, strings::grading::LEFT_UNANSWERED.to_owned())),
                Cell::Earned(earned) => {
                    Some(line(name, strings::result::marks(*earned, *possible)))
                }
            }
        });
        html! {
            <li>
                <details>
                    <summary>
                        { strings::grading::person(isolated(&it.label(strings::grading::NAMELESS)), it.times) }
                        <span class="figure">{ strings::result::figure(row.score) }</span>
                    </summary>
                    <table><tbody>{ for marks }</tbody></table>
                </details>
            </li>
        }
    };
    html! { <ol role="list">{ for results.iter().zip(&table.rows).map(person) }</ol> }
}

/// Shows the mean marks of each scenario.
fn by_situation(table: &Table) -> Html {
    let situation = |(at, Column { name, possible }): (usize, &Column)| {
        line(name, strings::grading::mean(&table.earned(at), *possible, table.skipped(at)))
    };
    html! {
        <table><tbody>{ for table.columns.iter().enumerate().map(situation) }</tbody></table>
    }
}

fn line(name: &str, what: String) -> Html {
    html! {
        <tr>
            <th scope="row" dir="auto">{ name.to_owned() }</th>
            <td>{ what }</td>
        </tr>
    }
}

/// Shows the button that saves the table as CSV.
fn save(source: &Source, results: &[Returned], on_msg: &Callback<Msg>) -> Html {
    let (source, results) = (source.clone(), results.to_vec());
    let onclick =
        on_msg.reform(move |_| Msg::AskedForTable(csv(source.quiz(), &results, HEADINGS).into()));
    html! { <button type="button" class="button" {onclick}>{ strings::grading::SAVE_AS_CSV }</button> }
}
