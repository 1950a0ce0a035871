//! The page of a step: the situation, the controls, and the feedback.

use crate::components::floor_plan::{Room, floor_plan};
use crate::components::prose::{changing, isolated, paragraph, prose};
use crate::formats::{Controls, Note, button_to_follow, control, controls, edit_by_digit, note};
use crate::player::pages::way;
use crate::route::{AttemptId, Base, Route};
use crate::shell::HEADING;
use crate::{drawing, failpoint, platform, press, strings};
use quiz::Feedback;
use quiz::answer::Edit;
use quiz::attempt::{Attempt, Msg};
use quiz::id::Id;
use quiz::score;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::{
    Callback, Html, Properties, TargetCast, component, html, use_effect_with, use_mut_ref,
    use_state_eq,
};

/// The id of the button that goes on after feedback.
pub const GO_ON: &str = "go-on";

/// The attribute by which a button that moves an item of a ranking names its group.
const MOVES: &str = "data-group";

/// The id of the feedback on an answer.
const VERDICT: &str = "verdict";

/// The properties of the page.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The base of the addresses of the quiz.
    pub base: Base,
    /// The id of the attempt, for addresses.
    pub id: AttemptId,
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// Whether digits choose responses.
    pub number_keys: bool,
    /// Hears what the player does with the attempt.
    pub on_msg: Callback<Msg>,
    /// Hears whether the number keys are switched on.
    pub on_number_keys: Callback<bool>,
}

/// The page.
#[component]
pub fn Play(props: &Props) -> Html {
    let Props { base, id, attempt, number_keys, on_msg, on_number_keys } = props;
    let at = attempt.position();
    let (number, count) = attempt.progress();
    let back = at.checked_sub(1).map(|before| Route::Step(*id, before + 1));
    // A new key when the step changes or is locked: the part below the scenario moves then, and an element with another
    // key is replaced without a visible move.
    let aside = 2 * at + usize::from(attempt.is_locked(at));
    html! {
        <main class="play">
            <header class="where">
                { floor_plan(&rooms(attempt)) }
                <p key={at}>{ strings::play::progress(isolated(&attempt.section().name), number, count) }</p>
            </header>
            <Scene
                key={format!("{id}.{at}")}
                base={*base}
                id={*id}
                attempt={Rc::clone(attempt)}
                number_keys={*number_keys}
                {on_msg}
            />
            <nav key={aside} class="aside" aria-label={strings::play::THIS_PLAY}>
                if let Some(back) = back {
                    { way(*base, "quiet", back, strings::play::BACK) }
                } else {
                    { way(*base, "quiet", Route::Cover, strings::play::BACK_TO_THE_COVER) }
                }
                if !attempt.is_finished() {
                    { way(*base, "quiet", Route::Share(*id), strings::play::GO_ON_ELSEWHERE) }
                }
                <details class="keys">
                    <summary>{ strings::play::PLAYING_BY_KEYBOARD }</summary>
                    <label>
                        <input
                            type="checkbox"
                            checked={*number_keys}
                            onchange={on_number_keys.reform(|event: yew::Event| {
                                event.target_unchecked_into::<web_sys::HtmlInputElement>().checked()
                            })}
                        />
                        { strings::play::NUMBER_KEYS }
                    </label>
                    { paragraph(strings::play::KEYS) }
                </details>
            </nav>
        </main>
    }
}

/// The sections as rooms of the floor plan: behind the player, here, or ahead.
fn rooms(attempt: &Attempt) -> Vec<Room> {
    let here = attempt.section_at();
    let room = |at: usize| match at.cmp(&here) {
        core::cmp::Ordering::Less => Room::Behind,
        core::cmp::Ordering::Equal => Room::Here,
        core::cmp::Ordering::Greater => Room::Ahead,
    };
    (0..attempt.quiz().sections().len()).map(room).collect()
}

/// The properties of a scenario on the screen.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SceneProps {
    /// The base of the addresses of the quiz.
    pub base: Base,
    /// The id of the attempt, for addresses.
    pub id: AttemptId,
    /// The attempt, at the step of the scenario.
    pub attempt: Rc<Attempt>,
    /// Whether digits choose responses.
    pub number_keys: bool,
    /// Whether the scenario is the page itself. On the cover it is not.
    #[prop_or(true)]
    pub is_page: bool,
    /// Hears what the player does with the attempt.
    pub on_msg: Callback<Msg>,
}

/// The state of the controls that is not part of the attempt.
#[derive(Debug, PartialEq, Default)]
struct Doing {
    /// The note that the player hears.
    said: Said,
    /// Whether the player pressed the main button.
    asked: bool,
    /// The id of the button that moved an item of a ranking.
    moved: Option<String>,
}

/// A note to the player, read out by screen readers.
#[derive(Debug, PartialEq, Default)]
enum Said {
    #[default]
    Nothing,
    /// The player pressed the main button: if the answer is incomplete, the note says what is missing.
    Asked,
    /// The player edited the entry, which also changed what the player may not be looking at.
    Noted(Note),
}

/// The time since which the present state of a scenario is on the screen, in milliseconds since the page was opened.
/// `None` if it was there from the start.
type Shown = Rc<RefCell<Option<f64>>>;

/// A handler of presses, which acts only on presses that count. It prevents the form from being submitted.
fn on_press(shown: &Shown, act: impl Fn() + 'static) -> impl Fn(web_sys::MouseEvent) + 'static {
    let shown = Rc::clone(shown);
    move |event| {
        event.prevent_default();
        if press::counts(platform::press(&event), *shown.borrow()) {
            act();
        }
    }
}

/// The scenario at which the player stands. Its key is the step, so that the next scenario gets controls of its own.
#[component]
pub fn Scene(props: &SceneProps) -> Html {
    failpoint::here("component");
    let SceneProps { attempt, number_keys, is_page, on_msg, .. } = props;
    let at = attempt.position();
    let scenario = attempt.scenario(at);
    let order = attempt.order(at);
    let entry = attempt.entry(at);
    let locked = attempt.is_locked(at);
    let feedback = attempt.shows_feedback(at);
    let instruction = attempt.quiz().instruction();
    let doing = use_state_eq(Doing::default);
    // A ranking shows an order before the player has made one. The first press of the main button asks whether that
    // order is the answer.
    let is_in_doubt = doing.asked && !attempt.is_moved(at) && entry.answer(scenario).is_some();
    // The time since which the scenario, its feedback, or the question about the order is on the screen.
    let shown: Shown = use_mut_ref(|| None);
    {
        let (shown, is_new) = (Rc::clone(&shown), *is_page || locked || is_in_doubt);
        use_effect_with((locked, is_in_doubt), move |_| {
            *shown.borrow_mut() = is_new.then(platform::time);
        });
    }

    // After an answer with feedback, focus moves to the button that goes on.
    use_effect_with(feedback && doing.asked, |just_answered| {
        failpoint::here("effect");
        if *just_answered {
            platform::focus_in_place(GO_ON);
            platform::scroll_to(VERDICT);
        }
    });
    // Moving an item moves its buttons in the document, and they lose focus.
    use_effect_with(doing.moved.clone().zip(Some(entry.clone())), |moved| {
        if let Some((button, _)) = moved {
            platform::focus(button);
        }
    });

    let on_edit = {
        let (on_msg, doing) = (on_msg.clone(), doing.clone());
        let (scenario, entry) = (scenario.clone(), entry.clone());
        Callback::from(move |edit: Edit| {
            doing.set(Doing {
                said: note(instruction, &scenario, &entry, edit).map_or(Said::Nothing, Said::Noted),
                asked: doing.asked,
                moved: button_to_follow(&entry, edit),
            });
            on_msg.emit(Msg::Edited(edit));
        })
    };
    let onkeydown = {
        let (scenario, order, entry) = (scenario.clone(), order.clone(), entry.clone());
        let (on_edit, number_keys) = (on_edit.clone(), *number_keys && !locked);
        move |event: web_sys::KeyboardEvent| {
            // Holding a key down goes on moving an item, but must not confirm a second answer.
            if event.repeat() && event.key() == "Enter" && !is_on_move(&event) {
                event.prevent_default();
            }
            if let Some(edit) = digit(&event)
                .filter(|_| number_keys)
                .and_then(|(group, digit)| edit_by_digit(&scenario, &order, &entry, &group, digit))
            {
                event.prevent_default();
                platform::focus(&control(edit));
                on_edit.emit(edit);
            }
        }
    };
    // Listens to a click of the button, since forms are not submitted in a sandboxed frame. Enter in a control clicks
    // the button, too.
    let onclick = {
        let (on_msg, doing) = (on_msg.clone(), doing.clone());
        // The last edit may not be drawn yet. So the press is always sent, and whether the answer is complete shows
        // afterwards.
        on_press(&shown, move || {
            doing.set(Doing { said: Said::Asked, asked: true, moved: None });
            on_msg.emit(if is_in_doubt { Msg::ConfirmedAsShown } else { Msg::Confirmed });
        })
    };
    let is_missing = doing.asked && !locked && attempt.made(at).is_none();
    let (class, text) = match &doing.said {
        Said::Asked if is_missing => {
            ("said missing", strings::formats::missing(instruction, &scenario.format, &entry))
        }
        Said::Nothing | Said::Asked => ("said", String::new()),
        Said::Noted(Note::Moved(text)) => ("said", text.clone()),
        Said::Noted(Note::Placed(text)) => ("said unseen", text.clone()),
    };
    let controlled = Controls {
        scenario,
        instruction,
        order: &order,
        entry: &entry,
        feedback: feedback && scenario.weight > 0,
        refused: is_missing,
        on_edit: &on_edit,
    };
    let drawing = attempt.section().drawing.as_ref().map(Id::as_str);
    html! {
        <article class="scene" data-number-keys={(!number_keys).then_some("off")}>
            <div class="situation">
                { drawing::view(drawing) }
                if *is_page {
                    <h1 id={HEADING} tabindex="-1">{ &scenario.name }</h1>
                } else {
                    <h2>{ &scenario.name }</h2>
                }
                <div class="stem">{ prose(&scenario.stem) }</div>
            </div>
            <form {onkeydown} novalidate=true>
                <fieldset disabled={locked}>
                    <legend>{ strings::formats::instruction(instruction, &scenario.format, at == 0) }</legend>
                    { controls(controlled) }
                </fieldset>
                <div class="after" key={u8::from(locked)}>
                    if locked {
                        { came_of_it(attempt, feedback) }
                        if feedback { { others(attempt, &order) } }
                        { open_steps(props) }
                        { way_on(props, &shown) }
                    } else {
                        { open_steps(props) }
                        <div class="ways">
                            <p {class} role="status">{ changing(text) }</p>
                            <button type="submit" class="button" {onclick}>{ changing(confirm(attempt, is_in_doubt)) }</button>
                            { skip(props, &shown) }
                        </div>
                    }
                </div>
            </form>
        </article>
    }
}

/// Whether the play ends with this scenario if the answer in the controls is given. A response may lead to a follow-up.
fn ends_here(attempt: &Attempt) -> bool {
    let answered = attempt.update(Msg::Confirmed);
    answered.as_ref().unwrap_or(attempt).is_last(attempt.position())
}

/// The text of the main button. `is_in_doubt` means that the player was asked whether the shown order is the answer.
fn confirm(attempt: &Attempt, is_in_doubt: bool) -> &'static str {
    match (attempt.quiz().feedback(), ends_here(attempt)) {
        _ if is_in_doubt => strings::play::THAT_IS_MY_ORDER,
        (Feedback::AtOnce, _) => strings::play::THAT_IS_MY_ANSWER,
        (_, false) => strings::play::NEXT,
        (_, true) => strings::play::FINISH,
    }
}

/// The button that skips a scenario.
fn skip(props: &SceneProps, shown: &Shown) -> Html {
    let attempt = &props.attempt;
    let unanswered = attempt.update(Msg::Cleared);
    let last = unanswered.as_ref().unwrap_or(attempt).is_last(attempt.position());
    let onclick = {
        let on_msg = props.on_msg.clone();
        on_press(shown, move || {
            on_msg.emit(Msg::Cleared);
            on_msg.emit(if last { Msg::Finished } else { Msg::WentOn });
        })
    };
    html! {
        <button type="button" class="quiet" {onclick}>
            { changing(if last { strings::play::FINISH_WITHOUT_IT } else { strings::play::SKIP_IT }) }
        </button>
    }
}

/// The button that goes on from a locked scenario.
fn way_on(props: &SceneProps, shown: &Shown) -> Html {
    let attempt = &props.attempt;
    let at = attempt.position();
    if attempt.is_finished() {
        let result = props.base.address(Route::Result(props.id));
        return html! { <p class="ways"><a class="button" id={GO_ON} href={result}>{ strings::play::TO_THE_RESULT }</a></p> };
    }
    let (msg, word) = if attempt.is_last(at) {
        (Msg::Finished, strings::play::SEE_YOUR_RESULT)
    } else {
        (Msg::WentOn, strings::play::GO_ON)
    };
    let on_msg = props.on_msg.clone();
    let onclick = on_press(shown, move || on_msg.emit(msg));
    html! {
        <p class="ways">
            <button type="button" class="button" id={GO_ON} aria-describedby={VERDICT} {onclick}>
                { word }
            </button>
        </p>
    }
}

/// The feedback on the answer: a verdict, and the rationales of the chosen responses.
fn came_of_it(attempt: &Attempt, feedback: bool) -> Html {
    let at = attempt.position();
    let scenario = attempt.scenario(at);
    if !feedback {
        return html! {};
    }
    let marks = score::marks(attempt, at);
    let verdict = match attempt.answer(at) {
        Some(_) if !marks.scored => strings::play::MATTER_OF_OPINION,
        Some(_) => strings::formats::verdict(&scenario.format, &marks),
        None => strings::play::LEFT_UNANSWERED,
    };
    let chosen = chosen(attempt);
    let reason = |at: &usize| {
        let response = &scenario.responses[*at];
        html! {
            <>
                if chosen.len() > 1 { <p class="of">{ &response.text }</p> }
                { prose(&response.rationale) }
            </>
        }
    };
    html! {
        <div class="feedback" id={VERDICT}>
            <h2>{ verdict }</h2>
            { for chosen.iter().map(reason) }
        </div>
    }
}

/// The feedback on the other responses: their rationales.
fn others(attempt: &Attempt, order: &[usize]) -> Html {
    let scenario = attempt.scenario(attempt.position());
    let chosen = chosen(attempt);
    let other = |at: &usize| {
        let response = &scenario.responses[*at];
        html! {
            <li>
                <p class="of">{ &response.text }</p>
                { prose(&response.rationale) }
            </li>
        }
    };
    let summary =
        if chosen.is_empty() { strings::play::MOVE_BY_MOVE } else { strings::play::OTHER_MOVES };
    html! {
        <details class="others" open={chosen.is_empty()}>
            <summary><span>{ summary }</span></summary>
            <ul role="list">
                { for order.iter().filter(|at| !chosen.contains(at)).map(other) }
            </ul>
        </details>
    }
}

/// The responses that the answer picked. Empty for a ranking and for ratings, which pick none.
fn chosen(attempt: &Attempt) -> Vec<usize> {
    let answer = attempt.answer(attempt.position());
    answer.map(|it| it.given().picked()).unwrap_or_default()
}

/// On the last step, links to the scenarios that are not answered yet.
fn open_steps(props: &SceneProps) -> Html {
    let SceneProps { base, id, attempt, .. } = props;
    let here = attempt.position();
    let open: Vec<usize> =
        (0..attempt.shown()).filter(|at| *at != here && attempt.answer(*at).is_none()).collect();
    if open.is_empty() || !attempt.is_last(here) || attempt.is_finished() {
        return html! {};
    }
    let link = |at: &usize| {
        html! {
            <li>
                <a class="quiet" href={base.address(Route::Step(*id, at + 1))}>
                    { isolated(&attempt.scenario(*at).name) }
                </a>
            </li>
        }
    };
    html! {
        <div class="open">
            { paragraph(strings::play::NOT_ANSWERED_YET) }
            <ul>{ for open.iter().map(link) }</ul>
        </div>
    }
}

/// The digit that was pressed, with the group of controls that has focus. `None` if the key is not meant for the
/// controls.
fn digit(event: &web_sys::KeyboardEvent) -> Option<(String, usize)> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let digit = press::digit(&event.key(), &event.code())?;
    Some((group(event)?, if digit == 0 { 10 } else { digit }))
}

/// The group of controls in which a key was pressed.
fn group(event: &web_sys::KeyboardEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.get_attribute("name").or_else(|| target.get_attribute(MOVES))
}

/// Whether a key was pressed on a button that moves an item of a ranking.
fn is_on_move(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| it.has_attribute(MOVES))
}
