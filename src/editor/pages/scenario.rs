//! The page of a scenario: the situation, its format, and the responses with their key.

use crate::editor::field::{Text, edit};
use crate::editor::model::{Msg, New};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings::editor::{scenario as words, twins};
use crate::strings::{self, sentences};
use quiz::FormatKind;
use quiz::check::MAX_RESPONSES;
use quiz::draft::{ResponseDraft, ScenarioDraft};
use quiz::fields::{FieldValue, Fields as _};
use quiz::format::KeyField;
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::text::limit;
use quiz_authoring::document::{Apart, Edit, Reversal, Twin};
use std::rc::Rc;
use yew::{Html, html};

/// The most twins that are listed at once.
const MAX_TWINS: usize = 3;

/// A scenario and its twins.
#[derive(Clone, Copy)]
struct Family<'a> {
    /// The index of the scenario.
    index: usize,
    twins: &'a [Twin],
    /// For each response, whether the twins reverse it.
    reversals: &'a [Reversal],
}

/// The value of the choice that adds a new follow-up. Not even a wrong id of a draft has a line break.
const A_NEW_ONE: &str = "\n";

pub(super) fn view(ctx: PageContext<'_>, index: usize) -> Html {
    let form = ctx.form;
    let Some(scenario) = ctx.document().scenarios().get(index) else {
        return crate::editor::pages::missing(ctx);
    };
    let place = FieldPath::default().field("scenarios").entry(index);
    let title = scenario.name.as_deref().unwrap_or(words::A_NEW_SCENARIO);
    let count = scenario.responses.len();
    let list = place.field("responses");
    let follow_ups = follow_ups(ctx, scenario);
    let twins = ctx.document().twins(index);
    let reversals = ctx.document().reversals(index, &twins);
    let family = Family { index, twins: &twins, reversals: &reversals };
    let is_full = count >= MAX_RESPONSES;
    let has_pick = FormatKind::of(scenario).is_some_and(|it| it.has_setting("pick"));
    let blank = KeyField::in_draft(scenario).new_response(count);
    let add =
        edit(Edit::Insert(list.entry(count), blank.value()), &list.entry(count).field("text"));
    html! {
        <>
            { heading(title) }
            if !twins.is_empty() { { beside(ctx, family) } }
            { form.text(&place.field("name"), Text {
                label: words::NAME, hint: words::NAME_HINT,
                value: scenario.name.as_deref(), most: limit::NAME, rows: 1,
            }) }
            { form.text(&place.field("stem"), Text {
                label: words::STEM, hint: words::STEM_HINT,
                value: scenario.stem.as_deref(), most: limit::STEM, rows: 5,
            }) }
            <div class="pair-of-fields">
                { format(ctx, index, scenario, &place) }
                if has_pick { { pick(ctx, scenario, &place) } }
            </div>
            <h2>{ words::RESPONSES }</h2>
            <ol class="entries" role="list">
                { for scenario.responses.iter().enumerate().map(|(number, response)| {
                    entry(ctx, scenario, &list.entry(number), (number, response), (follow_ups.as_slice(), family))
                }) }
            </ol>
            if !is_full {
                <p class="ways">{ form.button("quiet", words::ADD_A_RESPONSE, add) }</p>
            }
            { further(ctx, index, scenario, &place) }
            <p class="ways">
                if ctx.document().can_have_twin(index) {
                    { form.button("quiet", twins::WRITE_A_TWIN, Msg::Added(New::Twin(index))) }
                }
                { form.button("quiet", words::COPY_THIS_SCENARIO, Msg::Added(New::Copy(index))) }
                { form.button("quiet", words::REMOVE_THIS_SCENARIO, Msg::Removed(place)) }
            </p>
        </>
    }
}

fn format(ctx: PageContext<'_>, index: usize, scenario: &ScenarioDraft, place: &FieldPath) -> Html {
    let option = |it: FormatKind| (it.name().to_owned(), words::format(it).to_owned());
    let options = FormatKind::ALL.map(option);
    let place = place.field("format");
    let document = ctx.document().clone();
    let here = place.clone();
    let value = scenario.format.as_deref().unwrap_or(FormatKind::USUAL.name());
    ctx.form.choice(&place, words::FORMAT, "", value, &options, move |format| {
        let edits = FormatKind::named(&format).map(|it| document.reformat(index, it));
        Msg::Edited(edits.unwrap_or_default(), here.clone())
    })
}

fn pick(ctx: PageContext<'_>, scenario: &ScenarioDraft, place: &FieldPath) -> Html {
    let most = i64::try_from(scenario.responses.len()).unwrap_or_default().max(2);
    let options: Vec<_> = (1..most).map(|it| (Some(it), it.to_string())).collect();
    ctx.form.number(&place.field("pick"), words::PICK, words::PICK_HINT, scenario.pick, &options)
}

fn entry(
    ctx: PageContext<'_>,
    scenario: &ScenarioDraft,
    place: &FieldPath,
    (number, response): (usize, &ResponseDraft),
    (follow_ups, family): (&[(String, String)], Family<'_>),
) -> Html {
    let form = ctx.form;
    let count = scenario.responses.len();
    let is_same = matches!(family.reversals.get(number), Some(Reversal::Not(_)));
    let name = words::this_response(number + 1);
    let content = html! {
        <>
            <div class="entry-head">
                <h3>{ words::response(number + 1) }</h3>
                if is_same { <p class="same">{ twins::NOT_REVERSED }</p> }
                { form.tools(place, number, count, &name) }
            </div>
            { form.text(&place.field("text"), Text {
                label: words::TEXT, hint: "", value: response.text.as_deref(), most: limit::RESPONSE, rows: 2,
            }) }
            { other_words(ctx, family, place, number) }
            <div class="pair-of-fields">
                { key(ctx, scenario, place, (number, response), &other_key(ctx, family, number)) }
                { style(ctx, place, response, &other_style(ctx, family, number, response)) }
            </div>
            { form.text(&place.field("rationale"), Text {
                label: words::RATIONALE, hint: "", value: response.rationale.as_deref(), most: limit::RATIONALE, rows: 2,
            }) }
            if FormatKind::or_usual(scenario).is_some_and(|it| it.facts().branches) { { leads_to(ctx, place, response, follow_ups) } }
        </>
    };
    form.entry("entry", place, number, count, content)
}

/// Shows the twins of a scenario: links to them, how far they are reversed, and whether a play can draw several of
/// them.
fn beside(ctx: PageContext<'_>, family: Family<'_>) -> Html {
    let Family { index: at, twins, reversals } = family;
    let link = |twin: &Twin| {
        let scenario = ctx.document().scenarios().get(twin.index);
        let name = scenario.and_then(|it| it.name.as_deref());
        let id = scenario.and_then(|it| it.id.clone()).unwrap_or_default();
        html! { <a href={ctx.way(EditorPage::Scenario(id))} dir="auto">{ twins::name(name) }</a> }
    };
    let whole: Vec<_> = twins.iter().filter(|it| it.apart.is_none()).collect();
    let more = whole.len().saturating_sub(MAX_TWINS);
    let apart = twins.iter().filter_map(|it| Some((it, it.apart?))).take(MAX_TWINS);
    html! {
        <div class="twins">
            if !whole.is_empty() {
                <p>{ twins::same_responses(whole.iter().copied().take(MAX_TWINS).map(link).collect(), more) }</p>
            }
            { for apart.map(|(twin, why)| html! {
                <p>{ twins::no_longer(link(twin), why) }</p>
            }) }
            <p class="hint">
                if let Some(reversed) = twins::reversed(reversals) { { reversed }{ " " } }
                { if ctx.document().is_one_drawn(at, twins) { twins::ONE_IS_DRAWN } else { twins::SEVERAL_ARE_MET } }
            </p>
        </div>
    }
}

/// Returns the twins that can be compared, each with its response that matches this one.
fn pairs<'a>(
    ctx: PageContext<'a>,
    family: Family<'a>,
    number: usize,
) -> impl Iterator<Item = (Option<&'a str>, &'a ResponseDraft)> {
    let comparable = family.twins.iter().filter(|it| it.apart != Some(Apart::Format));
    comparable.filter_map(move |it| {
        let scenario = ctx.open_draft.document().scenarios().get(it.index)?;
        let response = scenario.responses.get(it.pairs.get(number).copied()??)?;
        Some((scenario.name.as_deref(), response))
    })
}

/// Says how good the twins hold a response, and whether its key has to be reversed.
fn other_key(ctx: PageContext<'_>, family: Family<'_>, number: usize) -> String {
    let worth = |it: &ResponseDraft| match (it.rank, it.effectiveness) {
        (Some(rank), _) => Some(rank.to_string()),
        (_, Some(worth)) => {
            words::EFFECTIVENESS_CHOICES.iter().find(|it| it.0 == worth).map(|it| it.1.to_owned())
        }
        _ => None,
    };
    let keys = pairs(ctx, family, number)
        .filter_map(|(name, it)| Some(twins::worth_there(name, &worth(it)?)))
        .take(MAX_TWINS);
    let why = match family.reversals.get(number) {
        Some(Reversal::Not(same)) => {
            Some(twins::same(*same, pairs(ctx, family, number).count()).to_owned())
        }
        _ => None,
    };
    sentences(keys.chain(why).map(Some))
}

/// Says in which twin the same response has another style. The same text is the same move, so its style should be the
/// same. The sentence is empty if no style differs.
fn other_style(
    ctx: PageContext<'_>,
    family: Family<'_>,
    number: usize,
    response: &ResponseDraft,
) -> String {
    let styles = &ctx.document().head().styles;
    let other = pairs(ctx, family, number).find(|it| it.1.style != response.style);
    other.map_or_else(String::new, |(name, it)| {
        let style = styles.iter().find(|style| it.style.is_some() && style.id == it.style);
        let style = style.and_then(|it| it.name.as_deref());
        twins::other_style(name, style)
    })
}

/// Shows that a response has other words in a twin, with the buttons that make the words the same again.
fn other_words(ctx: PageContext<'_>, family: Family<'_>, place: &FieldPath, number: usize) -> Html {
    let (form, document) = (ctx.form, ctx.document());
    let Family { index: at, twins, .. } = family;
    let mut others = document.worded_otherwise(at, number, twins);
    let Some(twin) = others.next() else { return html! {} };
    let scenario = document.scenarios().get(twin.index);
    let name = scenario.and_then(|it| it.name.as_deref());
    let pair = twin.pairs.get(number).copied().flatten();
    let text = scenario.zip(pair).and_then(|(it, pair)| it.responses.get(pair)?.text.clone());
    let place = place.field("text");
    let is_written = document
        .scenarios()
        .get(at)
        .is_some_and(|it| it.responses.get(number).is_some_and(|response| response.text.is_some()));
    let there = Msg::Reworded(document.reworded(at, number, twins), place.clone());
    let here = Msg::Reworded(document.worded_as(at, number, twin), place);
    html! {
        <div class="twins">
            <p>{ twins::other_words(name) }</p>
            if let Some(text) = text { <p dir="auto">{ strings::in_quotes(&text) }</p> }
            <p class="ways">
                if is_written { { form.button("quiet", twins::CHANGE_IT_THERE, there) } }
                { form.button("quiet", twins::TAKE_THOSE_WORDS, here) }
            </p>
        </div>
    }
}

/// Draws the choice of how good a response is: its effectiveness, or its rank.
fn key(
    ctx: PageContext<'_>,
    scenario: &ScenarioDraft,
    place: &FieldPath,
    (number, response): (usize, &ResponseDraft),
    hint: &str,
) -> Html {
    let field = KeyField::in_draft(scenario);
    let here = place.field(field.name());
    if field == KeyField::Effectiveness {
        let options =
            words::EFFECTIVENESS_CHOICES.map(|(number, text)| (Some(number), text.to_owned()));
        return ctx.form.number(
            &here,
            words::EFFECTIVENESS,
            hint,
            response.effectiveness,
            &options,
        );
    }
    let count = i64::try_from(scenario.responses.len()).unwrap_or(0);
    let options: Vec<_> = (1..=count).map(|it| (it.to_string(), it.to_string())).collect();
    // An order has no ties, so a response swaps ranks with the one that had the chosen rank.
    let ranks: Vec<_> = scenario.responses.iter().map(|it| it.rank).collect();
    let list = FieldPath(place.0.get(..place.0.len() - 1).unwrap_or_default().to_vec());
    let at = here.clone();
    let value = response.rank.unwrap_or(0).to_string();
    let hint =
        sentences([words::RANK_HINT, hint].map(|it| (!it.is_empty()).then(|| it.to_owned())));
    ctx.form.choice(&here, words::RANK, &hint, &value, &options, move |chosen| {
        let chosen = chosen.parse::<i64>().ok();
        let mut edits = vec![Edit::Set(at.clone(), chosen.into())];
        let holder = ranks.iter().position(|it| *it == chosen).filter(|it| *it != number);
        if let (Some(holder), Some(own)) = (holder, ranks.get(number).copied().flatten()) {
            edits.push(Edit::Set(list.entry(holder).field(field.name()), FieldValue::from(own)));
        }
        Msg::Edited(edits, at.clone())
    })
}

fn style(ctx: PageContext<'_>, place: &FieldPath, response: &ResponseDraft, hint: &str) -> Html {
    let styles = &ctx.document().head().styles;
    if styles.is_empty() {
        return html! {};
    }
    let mut options = vec![(String::new(), words::NO_STYLE.to_owned())];
    options.extend(styles.iter().filter_map(|it| {
        let id = it.id.clone()?;
        let name = it.name.clone().unwrap_or_else(|| id.clone());
        Some((id, name))
    }));
    let here = place.field("style");
    let at = here.clone();
    let value = response.style.as_deref().unwrap_or_default();
    ctx.form.choice(&here, words::STYLE, hint, value, &options, move |style| {
        Msg::Edited(vec![Edit::text(at.clone(), style)], at.clone())
    })
}

/// Returns the id and the name of each scenario outside all sections, which a response may lead to.
fn follow_ups(ctx: PageContext<'_>, scenario: &ScenarioDraft) -> Vec<(String, String)> {
    let document = ctx.document();
    let groups = document.head().sections.iter().flat_map(|it| &it.groups);
    let grouped = ordered::set(groups.flat_map(|it| &it.scenarios).map(String::as_str));
    let named = |it: &Rc<ScenarioDraft>| {
        let id =
            it.id.clone().filter(|id| !grouped.contains(id.as_str()) && it.id != scenario.id)?;
        let name = it.name.clone().unwrap_or_else(|| id.clone());
        Some((id, name))
    };
    document.scenarios().iter().filter_map(named).collect()
}

/// Draws the choice of where a response leads: to the next scenario, or to a follow-up.
fn leads_to(
    ctx: PageContext<'_>,
    place: &FieldPath,
    response: &ResponseDraft,
    follow_ups: &[(String, String)],
) -> Html {
    let mut options = vec![(String::new(), words::ON_WITH_THE_QUIZ.to_owned())];
    options.extend(follow_ups.iter().cloned());
    options.push((A_NEW_ONE.to_owned(), words::TO_A_NEW_FOLLOW_UP.to_owned()));
    let here = place.field("leads_to");
    let value = response.leads_to.as_deref().unwrap_or_default();
    let (at, response) = (here.clone(), place.clone());
    let chosen = move |to: String| {
        if to == A_NEW_ONE {
            Msg::Added(New::FollowUp(response.clone()))
        } else {
            Msg::Edited(vec![Edit::text(at.clone(), to)], at.clone())
        }
    };
    html! {
        <>
            { ctx.form.choice(&here, words::LEADS_TO, "", value, &options, chosen) }
            if !value.is_empty() {
                <p><a class="quiet" href={ctx.way(EditorPage::Scenario(value.to_owned()))}>{ words::GO_TO_FOLLOW_UP }</a></p>
            }
        </>
    }
}

/// Draws the fields that most scenarios leave as they are.
fn further(
    ctx: PageContext<'_>,
    index: usize,
    scenario: &ScenarioDraft,
    place: &FieldPath,
) -> Html {
    let (form, document) = (ctx.form, ctx.document());
    let id = scenario.id.as_deref().unwrap_or_default();
    let group = document.group_of(id);
    let weights: Vec<_> = [(None, words::USUAL_WEIGHT), (Some(0), words::NO_WEIGHT)]
        .map(|(number, text)| (number, text.to_owned()))
        .into_iter()
        .chain((2..=5).map(|it| (Some(it), words::times_the_weight(it))))
        .collect();
    let shuffle = place.field("shuffle");
    let end = place.field("end");
    let flag = |at: &FieldPath, when: bool| {
        let at = at.clone();
        move |on: bool| {
            let value = Some(on).filter(|it| *it == when).into();
            Msg::Edited(vec![Edit::Set(at.clone(), value)], at.clone())
        }
    };
    html! {
        <details class="further">
            <summary>{ words::FURTHER }</summary>
            { traits(ctx, scenario, place) }
            <div class="pair-of-fields">
                { form.number(&place.field("weight"), words::WEIGHT, "", scenario.weight.filter(|it| *it != 1), &weights) }
                { whereabouts(ctx, index, place, group) }
            </div>
            { form.tick(&shuffle.to_string(), words::SHUFFLE, scenario.shuffle.unwrap_or(true), flag(&shuffle, false)) }
            if group.is_none() {
                { form.tick(&end.to_string(), words::END, scenario.end.unwrap_or(false), flag(&end, true)) }
            }
        </details>
    }
}

fn traits(ctx: PageContext<'_>, scenario: &ScenarioDraft, place: &FieldPath) -> Html {
    let list = place.field("traits");
    let tick = |term: &quiz::draft::TermDraft| {
        let id = term.id.clone()?;
        let found = scenario.traits.iter().position(|it| *it == id);
        let name = term.name.clone().unwrap_or_else(|| id.clone());
        let (list, count) = (list.clone(), scenario.traits.len());
        let key = format!("{list}-{id}");
        let ticked = move |_: bool| {
            let edit = match found {
                Some(at) => Edit::Remove(list.entry(at)),
                None => Edit::Insert(list.entry(count), FieldValue::from(id.as_str())),
            };
            Msg::Edited(vec![edit], list.clone())
        };
        Some(ctx.form.tick(&key, &name, found.is_some(), ticked))
    };
    html! {
        <fieldset class="field">
            <legend>{ words::TRAITS }</legend>
            { for ctx.document().head().traits.iter().filter_map(tick) }
        </fieldset>
    }
}

/// Draws the choice of the section and group of a scenario.
fn whereabouts(
    ctx: PageContext<'_>,
    index: usize,
    place: &FieldPath,
    here: Option<(usize, usize)>,
) -> Html {
    let document = ctx.document().clone();
    let name = |it: Option<(usize, usize)>| {
        it.map_or_else(String::new, |(section, group)| format!("{section}.{group}"))
    };
    let mut places = vec![None];
    let mut options = vec![(String::new(), words::ONLY_AS_FOLLOW_UP.to_owned())];
    for (section, it) in document.head().sections.iter().enumerate() {
        let title = it.name.clone().unwrap_or_else(|| words::part(section + 1));
        for group in 0..it.groups.len() {
            places.push(Some((section, group)));
            let text = if it.groups.len() > 1 {
                words::in_group(&title, group + 1)
            } else {
                words::in_part(&title)
            };
            options.push((name(Some((section, group))), text));
        }
    }
    let chosen = {
        let (document, place) = (document.clone(), place.clone());
        move |to: String| {
            let to = places.iter().find(|it| name(**it) == to).copied().flatten();
            Msg::Edited(document.relocation(index, to), place.clone())
        }
    };
    ctx.form.choice(&place.field("place"), words::WHEREABOUTS, "", &name(here), &options, chosen)
}
