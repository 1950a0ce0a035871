//! The page of the outcomes, in the order in which their conditions are tried.

use crate::editor::field::{Text, edit};
use crate::editor::model::Msg;
use crate::editor::pages::{PageContext, heading};
use quiz::draft::{ConditionDraft, OutcomeDraft, TermDraft};
use quiz::fields::{FieldValue, Fields as _};
use quiz::problem::FieldPath;
use quiz::text::limit;
use quiz_authoring::document::Edit;
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let outcomes = &ctx.document().head().outcomes;
    let place = FieldPath::default().field("outcomes");
    let at = outcomes.len().saturating_sub(1);
    let add = Msg::Edited(vec![ctx.document().new_outcome()], place.entry(at).field("name"));
    html! {
        <>
            { heading("Outcomes") }
            <p class="hint">
                { "What a play may come to. The rules are tried from the top: the first outcome whose rules all hold is \
                   shown. The last has none, so that nobody is left without. Scores are in per cent, where 0 is guessing \
                   and 100 is your key." }
            </p>
            <ol class="entries" role="list">
                { for outcomes.iter().enumerate().map(|(at, it)| outcome(ctx, &place.entry(at), at, it)) }
            </ol>
            <p class="ways">{ ctx.form.button("quiet", "Add an outcome", add) }</p>
        </>
    }
}

fn outcome(ctx: PageContext<'_>, place: &FieldPath, index: usize, outcome: &OutcomeDraft) -> Html {
    let form = ctx.form;
    let count = ctx.document().head().outcomes.len();
    let is_last = index + 1 == count;
    let content = html! {
        <>
            <div class="entry-head">
                <h2>{ format!("Outcome {}", index + 1) }</h2>
                { form.tools(place, index, count, &format!("outcome {}", index + 1)) }
            </div>
            { form.text(&place.field("name"), Text {
                label: "Name", hint: "", value: outcome.name.as_deref(), most: limit::NAME, rows: 1,
            }) }
            { form.text(&place.field("line"), Text {
                label: "A line under it", hint: "", value: outcome.line.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            { form.text(&place.field("about"), Text {
                label: "What it means", hint: "", value: outcome.about.as_deref(), most: limit::RATIONALE, rows: 3,
            }) }
            { form.text(&place.field("next"), Text {
                label: "One thing to try", hint: "", value: outcome.next.as_deref(), most: limit::RESPONSE, rows: 2,
            }) }
            { rules(ctx, place, is_last, outcome) }
        </>
    };
    form.entry("entry", place, index, count, content)
}

fn rules(ctx: PageContext<'_>, place: &FieldPath, is_last: bool, outcome: &OutcomeDraft) -> Html {
    let form = ctx.form;
    let list = place.field("when");
    let count = outcome.when.len();
    if is_last && count == 0 {
        return html! { <p class="hint">{ "For everybody who is left." }</p> };
    }
    let blank = ConditionDraft { score: Some(50), ..ConditionDraft::default() };
    let add = edit(Edit::Insert(list.entry(count), blank.value()), &list.entry(count));
    html! {
        <fieldset class="field" id={list.to_string()} tabindex="-1">
            <legend>{ if count > 1 { "When all of this holds" } else { "When" } }</legend>
            { for outcome.when.iter().enumerate().map(|(at, it)| rule(ctx, &list.entry(at), at, it)) }
            <p class="ways">{ form.button("quiet", "Add a rule", add) }</p>
        </fieldset>
    }
}

/// Returns the kinds of conditions: the name of each, its text, and the condition that a new one begins as.
fn kinds(ctx: PageContext<'_>) -> Vec<(String, String, ConditionDraft)> {
    let none = ConditionDraft::default;
    let head = ctx.document().head();
    let first = |terms: &[TermDraft]| terms.first().and_then(|it| it.id.clone());
    let mut kinds = vec![
        ("score", "the score is at least", ConditionDraft { score: Some(50), ..none() }),
        ("score_below", "the score is below", ConditionDraft { score_below: Some(50), ..none() }),
    ];
    if let Some(id) = first(&head.traits) {
        let one = ConditionDraft { trait_: Some(id), ..none() };
        kinds.push((
            "trait",
            "a trait is at least",
            ConditionDraft { at_least: Some(50), ..one.clone() },
        ));
        kinds.push(("trait_below", "a trait is below", ConditionDraft { below: Some(50), ..one }));
    }
    if let Some(id) = first(&head.styles) {
        let least = ConditionDraft { style: Some(id.clone()), at_least: Some(3), ..none() };
        let top = ConditionDraft { top_style: Some(id), ..none() };
        kinds.push(("style", "a style was counted at least", least));
        kinds.push(("top_style", "a style was counted most", top));
        kinds.push((
            "mixed_styles",
            "three styles or more share the top",
            ConditionDraft { mixed_styles: Some(true), ..none() },
        ));
    }
    kinds.into_iter().map(|(name, text, value)| (name.to_owned(), text.to_owned(), value)).collect()
}

/// Returns the kind of a condition, and the field and value of its number if it has one.
fn kind(rule: &ConditionDraft) -> (&'static str, Option<(&'static str, i64)>) {
    match rule {
        ConditionDraft { score: Some(it), .. } => ("score", Some(("score", *it))),
        ConditionDraft { score_below: Some(it), .. } => ("score_below", Some(("score_below", *it))),
        ConditionDraft { trait_: Some(_), below: Some(it), .. } => {
            ("trait_below", Some(("below", *it)))
        }
        ConditionDraft { trait_: Some(_), at_least, .. } => {
            ("trait", Some(("at_least", at_least.unwrap_or(0))))
        }
        ConditionDraft { style: Some(_), at_least, .. } => {
            ("style", Some(("at_least", at_least.unwrap_or(0))))
        }
        ConditionDraft { top_style: Some(_), .. } => ("top_style", None),
        ConditionDraft { mixed_styles: Some(_), .. } => ("mixed_styles", None),
        _ => ("", None),
    }
}

fn rule(ctx: PageContext<'_>, place: &FieldPath, index: usize, rule: &ConditionDraft) -> Html {
    let form = ctx.form;
    let head = ctx.document().head();
    let kinds = kinds(ctx);
    let (kind, number) = kind(rule);
    let options: Vec<_> =
        kinds.iter().map(|(name, text, _)| (name.clone(), text.clone())).collect();
    let chosen = {
        let place = place.clone();
        move |name: String| {
            let value =
                kinds.iter().find(|it| it.0 == name).map_or(FieldValue::Nothing, |it| it.2.value());
            Msg::Edited(vec![Edit::Set(place.clone(), value)], place.clone())
        }
    };
    let (field, terms, term) = match kind {
        "trait" | "trait_below" => ("trait", head.traits.as_slice(), rule.trait_.as_deref()),
        "style" => ("style", head.styles.as_slice(), rule.style.as_deref()),
        "top_style" => ("top_style", head.styles.as_slice(), rule.top_style.as_deref()),
        _ => ("", &[][..], None),
    };
    let names: Vec<_> = terms
        .iter()
        .filter_map(|it| Some((it.id.as_deref()?, it.name.as_deref().or(it.id.as_deref())?)))
        .collect();
    html! {
        <div class="rule" key={index}>
            { form.choice(place, &format!("Rule {}", index + 1), "", kind, &options, chosen) }
            if !names.is_empty() { { form.word(&place.field(field), "Which", "", term, &names) } }
            if let Some((field, value)) = number {
                { amount(ctx, &place.field(field), kind == "style", value) }
            }
            { form.button("quiet", &format!("Remove rule {}", index + 1), Msg::Removed(place.clone())) }
        </div>
    }
}

fn amount(ctx: PageContext<'_>, place: &FieldPath, is_count: bool, value: i64) -> Html {
    let mut numbers: Vec<i64> =
        if is_count { (1..=10).collect() } else { (-10..=20).map(|it| it * 5).collect() };
    if !numbers.contains(&value) {
        numbers.push(value);
        numbers.sort_unstable();
    }
    let word = |it: i64| if is_count { format!("{it} times") } else { format!("{it} %") };
    let options: Vec<_> = numbers.into_iter().map(|it| (Some(it), word(it))).collect();
    ctx.form.number(place, "How much", "", Some(value), &options)
}
