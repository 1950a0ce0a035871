//! The page of the outcomes, in the order in which their conditions are tried.

use crate::editor::field::{Text, edit};
use crate::editor::model::Msg;
use crate::editor::pages::{PageContext, heading};
use crate::strings;
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
            { heading(strings::editor::pages::OUTCOMES) }
            <p class="hint">
                { strings::editor::outcomes::WHAT_OUTCOMES_ARE }
            </p>
            <ol class="entries" role="list">
                { for outcomes.iter().enumerate().map(|(at, it)| outcome(ctx, &place.entry(at), at, it)) }
            </ol>
            <p class="ways">{ ctx.form.button("quiet", strings::editor::outcomes::ADD_AN_OUTCOME, add) }</p>
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
                <h2>{ strings::editor::outcomes::outcome(index + 1) }</h2>
                { form.tools(place, index, count, &strings::editor::outcomes::this_outcome(index + 1)) }
            </div>
            { form.text(&place.field("name"), Text {
                label: strings::editor::outcomes::NAME, hint: "", value: outcome.name.as_deref(), most: limit::NAME, rows: 1,
            }) }
            { form.text(&place.field("line"), Text {
                label: strings::editor::outcomes::LINE, hint: "", value: outcome.line.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            { form.text(&place.field("about"), Text {
                label: strings::editor::outcomes::ABOUT, hint: "", value: outcome.about.as_deref(), most: limit::RATIONALE, rows: 3,
            }) }
            { form.text(&place.field("next"), Text {
                label: strings::editor::outcomes::NEXT, hint: "", value: outcome.next.as_deref(), most: limit::RESPONSE, rows: 2,
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
        return html! { <p class="hint">{ strings::editor::outcomes::FOR_EVERYBODY }</p> };
    }
    let blank = ConditionDraft { score: Some(50), ..ConditionDraft::default() };
    let add = edit(Edit::Insert(list.entry(count), blank.value()), &list.entry(count));
    html! {
        <fieldset class="field" id={list.to_string()} tabindex="-1">
            <legend>{ if count > 1 { strings::editor::outcomes::WHEN_ALL_HOLDS } else { strings::editor::outcomes::WHEN } }</legend>
            { for outcome.when.iter().enumerate().map(|(at, it)| rule(ctx, &list.entry(at), at, it)) }
            <p class="ways">{ form.button("quiet", strings::editor::outcomes::ADD_A_RULE, add) }</p>
        </fieldset>
    }
}

/// Returns the kinds of conditions: the name of each, its text, and the condition that a new one begins as.
fn kinds(ctx: PageContext<'_>) -> Vec<(String, String, ConditionDraft)> {
    let none = ConditionDraft::default;
    let head = ctx.document().head();
    let first = |terms: &[TermDraft]| terms.first().and_then(|it| it.id.clone());
    let mut kinds = vec![
        (
            "score",
            strings::editor::outcomes::SCORE_AT_LEAST,
            ConditionDraft { score: Some(50), ..none() },
        ),
        (
            "score_below",
            strings::editor::outcomes::SCORE_BELOW,
            ConditionDraft { score_below: Some(50), ..none() },
        ),
    ];
    if let Some(id) = first(&head.traits) {
        let one = ConditionDraft { trait_: Some(id), ..none() };
        kinds.push((
            "trait",
            strings::editor::outcomes::TRAIT_AT_LEAST,
            ConditionDraft { at_least: Some(50), ..one.clone() },
        ));
        kinds.push((
            "trait_below",
            strings::editor::outcomes::TRAIT_BELOW,
            ConditionDraft { below: Some(50), ..one },
        ));
    }
    if let Some(id) = first(&head.styles) {
        let least = ConditionDraft { style: Some(id.clone()), at_least: Some(3), ..none() };
        let top = ConditionDraft { top_style: Some(id), ..none() };
        kinds.push(("style", strings::editor::outcomes::STYLE_AT_LEAST, least));
        kinds.push(("top_style", strings::editor::outcomes::TOP_STYLE, top));
        kinds.push((
            "mixed_styles",
            strings::editor::outcomes::MIXED_STYLES,
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
            { form.choice(place, &strings::editor::outcomes::rule(index + 1), "", kind, &options, chosen) }
            if !names.is_empty() { { form.word(&place.field(field), strings::editor::outcomes::WHICH, "", term, &names) } }
            if let Some((field, value)) = number {
                { amount(ctx, &place.field(field), kind == "style", value) }
            }
            { form.button("quiet", &strings::editor::outcomes::remove_rule(index + 1), Msg::Removed(place.clone())) }
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
    let word = if is_count {
        strings::editor::outcomes::times
    } else {
        strings::editor::outcomes::percent
    };
    let options: Vec<_> = numbers.into_iter().map(|it| (Some(it), word(it))).collect();
    ctx.form.number(place, strings::editor::outcomes::HOW_MUCH, "", Some(value), &options)
}
