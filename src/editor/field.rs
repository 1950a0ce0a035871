//! Fields of a form.
//!
//! The id of a field is the place of its value in the draft, so that a problem finds its field.

use crate::editor::form_messages::Problems;
use crate::editor::model::Msg;
use crate::strings;
use quiz::language::{Direction, direction};
use quiz::problem::FieldPath;
use quiz_authoring::document::Edit;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{
    Callback, DragEvent, Event, Html, InputEvent, KeyboardEvent, MouseEvent, Properties,
    TargetCast, component, html, use_effect_with, use_node_ref,
};

/// The ends of the ids of the buttons that move an entry.
const UP: &str = "-up";
const DOWN: &str = "-down";

/// Makes the message for one edit at a place.
pub(super) fn edit(edit: Edit, place: &FieldPath) -> Msg {
    Msg::Edited(vec![edit], place.clone())
}

/// The context that all fields of a page share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'a> {
    /// The problems of the draft. A form of buttons reports none.
    pub(super) problems: Option<&'a Problems>,
    /// Receives the author's messages.
    pub(super) on_msg: &'a Callback<Msg>,
    /// Whether an entry is being dragged.
    pub(super) is_held: bool,
    /// Whether fields report that they are empty.
    pub(super) tells_missing: bool,
    /// The language of the quiz, if it is given.
    pub(super) language: Option<&'a str>,
}

impl<'a> Form<'a> {
    /// Makes a form that has buttons only.
    pub(super) fn of_buttons(on_msg: &'a Callback<Msg>) -> Form<'a> {
        Form { problems: None, on_msg, is_held: false, tells_missing: false, language: None }
    }
}

/// The description of a text field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// The label.
    pub(super) label: &'a str,
    /// The purpose of the field; empty if the label is enough.
    pub(super) hint: &'a str,
    /// The present text.
    pub(super) value: Option<&'a str>,
    /// The most characters that the text may have.
    pub(super) most: usize,
    /// The number of lines that the field shows. A field of one line takes no line breaks.
    pub(super) rows: u32,
}

impl Form<'_> {
    /// Draws a text field.
    pub(super) fn text(&self, place: &FieldPath, text: Text<'_>) -> Html {
        let Text { label, hint, value, most, rows } = text;
        let id = place.to_string();
        let value = value.unwrap_or_default().to_owned();
        let said = self.said(place, &value, most);
        let described = Form::described(&id, hint, said.is_some());
        let write = |on_msg: &Callback<Msg>| {
            let (place, on_msg) = (place.clone(), on_msg.clone());
            move |text: String| {
                let edit = Edit::text(place.clone(), text);
                on_msg.emit(Msg::Edited(vec![edit], place.clone()));
            }
        };
        let write = write(self.on_msg);
        let lang = self.language.map(str::to_owned);
        let dir = self.language.and_then(direction).map_or("auto", Direction::as_str);
        let invalid = said.is_some().then_some("true");
        let control = if rows == 1 {
            let oninput = move |event: InputEvent| {
                write(event.target_unchecked_into::<HtmlInputElement>().value());
            };
            html! {
                <input
                    type="text" id={id.clone()} {value} {oninput} {lang} {dir} autocomplete="off"
                    aria-describedby={described} aria-invalid={invalid}
                />
            }
        } else {
            let oninput = move |event: InputEvent| {
                write(event.target_unchecked_into::<HtmlTextAreaElement>().value());
            };
            html! {
                <textarea
                    id={id.clone()} {value} {oninput} {lang} rows={rows.to_string()} {dir}
                    aria-describedby={described} aria-invalid={invalid}
                />
            }
        };
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                if !hint.is_empty() { <p class="hint" id={format!("{id}-hint")}>{ hint }</p> }
                { control }
                { Form::problem_line(&id, said) }
            </div>
        }
    }

    /// Draws a `<select>` with options of value and text. `value` is chosen. If `value` is not among the options, it is
    /// shown as one more option in front.
    pub(super) fn choice(
        &self,
        place: &FieldPath,
        label: &str,
        hint: &str,
        value: &str,
        options: &[(String, String)],
        chosen: impl Fn(String) -> Msg + 'static,
    ) -> Html {
        let id = place.to_string();
        let said = self.problem_of(place);
        let described = Form::described(&id, hint, said.is_some());
        let on_msg = self.on_msg.clone();
        let on_choice = Callback::from(move |value| on_msg.emit(chosen(value)));
        let mut options = options.to_vec();
        // A value outside the options is shown, too. If the browser selected another option in its place, the author
        // could not choose that one.
        if options.iter().all(|it| it.0 != value) {
            let text =
                if value.is_empty() { strings::editor::fields::NOT_CHOSEN_YET } else { value };
            options.insert(0, (value.to_owned(), text.to_owned()));
        }
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                if !hint.is_empty() { <p class="hint" id={format!("{id}-hint")}>{ hint }</p> }
                <Choice id={id.clone()} value={value.to_owned()} {options} {described} {on_choice} />
                { Form::problem_line(&id, said) }
            </div>
        }
    }

    /// Draws a choice that sets a text of the draft. Without a value, the first option is selected.
    pub(super) fn word(
        &self,
        place: &FieldPath,
        label: &str,
        hint: &str,
        value: Option<&str>,
        options: &[(&str, &str)],
    ) -> Html {
        let options: Vec<_> =
            options.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let first = options.first().map_or("", |it| it.0.as_str()).to_owned();
        let at = place.clone();
        self.choice(place, label, hint, value.unwrap_or(&first), &options, move |word| {
            Msg::Edited(vec![Edit::text(at.clone(), word)], at.clone())
        })
    }

    /// Draws a choice that sets a number of the draft.
    pub(super) fn number(
        &self,
        place: &FieldPath,
        label: &str,
        hint: &str,
        value: Option<i64>,
        options: &[(Option<i64>, String)],
    ) -> Html {
        let name = |number: Option<i64>| number.map_or_else(String::new, |it| it.to_string());
        let options: Vec<_> =
            options.iter().map(|(number, text)| (name(*number), text.clone())).collect();
        let at = place.clone();
        self.choice(place, label, hint, &name(value), &options, move |number| {
            let number = number.parse::<i64>().ok();
            Msg::Edited(vec![Edit::Set(at.clone(), number.into())], at.clone())
        })
    }

    /// Draws a checkbox.
    pub(super) fn tick(
        &self,
        id: &str,
        label: &str,
        checked: bool,
        ticked: impl Fn(bool) -> Msg + 'static,
    ) -> Html {
        let on_msg = self.on_msg.clone();
        let onchange = move |event: Event| {
            on_msg.emit(ticked(event.target_unchecked_into::<HtmlInputElement>().checked()));
        };
        html! {
            <label class="tick">
                <input type="checkbox" id={id.to_owned()} {checked} {onchange} />
                <span dir="auto">{ label }</span>
            </label>
        }
    }

    /// Draws a button that sends a message.
    pub(super) fn button(&self, class: &'static str, text: &str, msg: Msg) -> Html {
        let onclick = self.on_msg.reform(move |_: MouseEvent| msg.clone());
        html! { <button type="button" {class} {onclick}>{ text }</button> }
    }

    /// Draws a small button with an icon. `name` says what the button does, and to what.
    pub(super) fn tool(&self, icon: Icon, name: &str, is_off: bool, msg: Msg) -> Html {
        self.named_tool(None, icon, name, is_off, msg)
    }

    fn named_tool(
        &self,
        id: Option<String>,
        icon: Icon,
        name: &str,
        is_off: bool,
        msg: Msg,
    ) -> Html {
        let on_msg = self.on_msg.clone();
        let onclick = move |_: MouseEvent| {
            if !is_off {
                on_msg.emit(msg.clone());
            }
        };
        html! {
            <button
                type="button" class="step" {id} aria-label={name.to_owned()} title={name.to_owned()}
                aria-disabled={is_off.then_some("true")} {onclick}
            >
                <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false"><path d={icon.shape()} /></svg>
            </button>
        }
    }

    /// Draws the buttons that move an entry of a list up and down.
    pub(super) fn movers(&self, entry: &FieldPath, index: usize, count: usize, name: &str) -> Html {
        let mover = |icon: Icon, name: &str, way: &'static str, is_off: bool, to: usize| {
            let id = Some(format!("{entry}{way}"));
            let msg = Msg::Moved(entry.clone(), to, way);
            self.named_tool(id, icon, name, is_off, msg)
        };
        let (up, down) =
            (strings::editor::fields::move_up(name), strings::editor::fields::move_down(name));
        html! {
            <>
                { mover(Icon::Up, &up, UP, index == 0, index.saturating_sub(1)) }
                { mover(Icon::Down, &down, DOWN, index + 1 >= count, index + 1) }
            </>
        }
    }

    /// Draws the handle that an entry is dragged by. If the whole entry could be dragged, nobody could select text in
    /// it.
    pub(super) fn grip(&self, entry: &FieldPath) -> Html {
        let held = entry.clone();
        let on_msg = self.on_msg.clone();
        let ondragstart = move |event: DragEvent| {
            // Some browsers refuse to drag an element without data.
            if let Some(data) = event.data_transfer() {
                let _ = data.set_data("text/plain", "");
            }
            on_msg.emit(Msg::Held(held.clone()));
        };
        html! {
            <span class="grip" draggable="true" aria-hidden="true" {ondragstart}>
                <svg viewBox="0 0 18 18"><path d="M6 4h.1M12 4h.1M6 9h.1M12 9h.1M6 14h.1M12 14h.1" /></svg>
            </span>
        }
    }

    /// Draws an entry of a list, which takes dropped entries and the keys Alt with an arrow up or down.
    pub(super) fn entry(
        &self,
        class: &'static str,
        entry: &FieldPath,
        index: usize,
        count: usize,
        content: Html,
    ) -> Html {
        let (dropped, on_msg) = (entry.clone(), self.on_msg.clone());
        // Anything else that is dragged, such as text, goes to the fields.
        let ondrop = self.is_held.then(|| {
            Callback::from(move |event: DragEvent| {
                event.prevent_default();
                on_msg.emit(Msg::Dropped(dropped.clone()));
            })
        });
        let ondragover =
            self.is_held.then(|| Callback::from(|event: DragEvent| event.prevent_default()));
        let (moved, on_msg) = (entry.clone(), self.on_msg.clone());
        let onkeydown = move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" if index > 0 => (index - 1, UP),
                "ArrowDown" if index + 1 < count => (index + 1, DOWN),
                _ => return,
            };
            // In a `<select>`, Alt with an arrow opens the options.
            let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let is_choice = target.is_some_and(|it| it.tag_name().eq_ignore_ascii_case("select"));
            if event.alt_key() && !event.ctrl_key() && !event.meta_key() && !is_choice {
                event.prevent_default();
                on_msg.emit(Msg::Moved(moved.clone(), to.0, to.1));
            }
        };
        html! { <li {class} {ondrop} {ondragover} {onkeydown}>{ content }</li> }
    }

    /// Draws the tools that move and remove an entry of a list.
    pub(super) fn tools(&self, entry: &FieldPath, index: usize, count: usize, name: &str) -> Html {
        html! {
            <div class="tools">
                { self.grip(entry) }
                { self.movers(entry, index, count, name) }
                { self.tool(Icon::Remove, &strings::editor::fields::remove(name), false, Msg::Removed(entry.clone())) }
            </div>
        }
    }

    fn problem_of(&self, place: &FieldPath) -> Option<String> {
        self.problems?.message_at(place)
    }

    /// Returns the problem of a text. A missing text is reported only after the author asked for a check.
    fn said(&self, place: &FieldPath, value: &str, most: usize) -> Option<String> {
        let length = value.chars().count();
        if length > most {
            return Some(strings::editor::fields::too_long(length, most));
        }
        self.problem_of(place).filter(|_| self.tells_missing || !value.is_empty())
    }

    fn described(id: &str, hint: &str, is_wrong: bool) -> Option<String> {
        let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let wrong = is_wrong.then(|| format!("{id}-wrong"));
        let both: Vec<_> = hint.into_iter().chain(wrong).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn problem_line(id: &str, said: Option<String>) -> Html {
        said.map_or_else(Html::default, |said| {
            html! { <p class="wrong" id={format!("{id}-wrong")}>{ strings::sentence(&said) }</p> }
        })
    }
}

/// The properties of [`Choice`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct ChoiceProps {
    id: String,
    value: String,
    options: Vec<(String, String)>,
    described: Option<String>,
    on_choice: Callback<String>,
}

/// A `<select>` that shows the value in the draft. Browsers ignore the `selected` attribute once somebody has used the
/// `<select>`, so the component sets its value.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let ChoiceProps { id, value, options, described, on_choice } = props;
    let node = use_node_ref();
    use_effect_with((value.clone(), options.len()), {
        let node = node.clone();
        move |(value, _)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        }
    });
    let onchange =
        on_choice.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(name, text): &(String, String)| {
        html! { <option value={name.clone()} selected={name == value}>{ text }</option> }
    };
    html! {
        <select ref={node} id={id.clone()} {onchange} aria-describedby={described.clone()}>
            { for options.iter().map(option) }
        </select>
    }
}

/// The icon of a small button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Up,
    Down,
    Remove,
    Copy,
    Undo,
    Redo,
}

impl Icon {
    fn shape(self) -> &'static str {
        match self {
            Icon::Up => "M9 15V3M4 8l5-5 5 5",
            Icon::Down => "M9 3v12M4 10l5 5 5-5",
            Icon::Remove => "M4 4l10 10M14 4L4 14",
            Icon::Copy => "M6 6h9v9H6zM3 12V3h9",
            Icon::Undo => "M7 4L3 8l4 4M3 8h8a4 4 0 0 1 0 8H8",
            Icon::Redo => "M11 4l4 4-4 4M15 8H7a4 4 0 0 0 0 8h3",
        }
    }
}
