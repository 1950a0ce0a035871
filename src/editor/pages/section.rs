//! The page of a section: its groups, how many scenarios a play draws from each, and their order.

use crate::editor::field::{Icon, Text, edit};
use crate::editor::model::{Msg, New};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings;
use quiz::draft::GroupDraft;
use quiz::fields::Fields as _;
use quiz::problem::FieldPath;
use quiz::text::limit;
use quiz_authoring::document::Edit;
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>, index: usize) -> Html {
    let (form, head) = (ctx.form, ctx.document().head());
    let Some(section) = head.sections.get(index) else {
        return crate::editor::pages::missing(ctx);
    };
    let place = FieldPath::default().field("sections").entry(index);
    let groups = place.field("groups");
    let count = section.groups.len();
    let blank = GroupDraft { draw: Some(1), ..GroupDraft::default() };
    let add = edit(Edit::Insert(groups.entry(count), blank.value()), &groups.entry(count));
    html! {
        <>
            { heading(section.name.as_deref().unwrap_or(strings::editor::section::A_NEW_PART)) }
            <p class="hint">
                { strings::editor::section::WHAT_A_PART_IS }
            </p>
            { form.text(&place.field("name"), Text {
                label: strings::editor::section::NAME_OF_THIS_PART, hint: "", value: section.name.as_deref(), most: limit::NAME, rows: 1,
            }) }
            { for section.groups.iter().enumerate().map(|(number, it)| group(ctx, index, number, it)) }
            <p class="ways">
                { form.button("quiet", strings::editor::section::ADD_A_GROUP, add) }
                { form.button("quiet", strings::editor::section::ADD_A_PART, Msg::Added(New::Section)) }
            </p>
            <p class="ways">
                { form.movers(&place, index, head.sections.len(), strings::editor::section::THIS_PART) }
                { form.button("quiet", strings::editor::section::REMOVE_THIS_PART, Msg::Removed(place)) }
            </p>
        </>
    }
}

fn group(ctx: PageContext<'_>, section: usize, number: usize, group: &GroupDraft) -> Html {
    let form = ctx.form;
    let place = FieldPath::default().field("sections").entry(section).field("groups").entry(number);
    let count = group.scenarios.len();
    let groups = ctx.document().head().sections.get(section).map_or(0, |it| it.groups.len());
    let most = i64::try_from(count).unwrap_or(i64::MAX);
    let mut draws = vec![(None, strings::editor::section::ALL.to_owned())];
    draws.extend(
        (1..=most.min(50)).map(|it| (Some(it), strings::editor::section::by_chance(it, count))),
    );
    let title = strings::editor::section::group(number + 1, groups);
    html! {
        <section class="entry">
            <div class="entry-head">
                <h2>{ title.clone() }</h2>
                if groups > 1 { { form.tools(&place, number, groups, &title) } }
            </div>
            { form.number(&place.field("draw"), strings::editor::section::A_PLAY_MEETS, "", group.draw, &draws) }
            <ol class="listed" role="list">
                { for group.scenarios.iter().take(ctx.model.listed).enumerate().map(|(at, id)| {
                    // A scenario belongs where it is listed first.
                    let is_first = ctx.document().group_of(id) == Some((section, number))
                        && group.scenarios.iter().position(|it| it == id) == Some(at);
                    member(ctx, &place.field("scenarios").entry(at), at, count, (id, !is_first))
                }) }
            </ol>
            if count > ctx.model.listed {
                <p class="ways">
                    { form.button("quiet", &strings::editor::section::show_more(ctx.model.listed, count), Msg::Unrolled) }
                </p>
            }
            <p class="ways">{ form.button("quiet", strings::editor::section::ADD_A_SCENARIO, Msg::Added(New::Scenario(section, number))) }</p>
        </section>
    }
}

/// Draws a scenario in the list of a group. The pair is its id and whether the draft lists it earlier, too.
fn member(
    ctx: PageContext<'_>,
    entry: &FieldPath,
    index: usize,
    count: usize,
    (id, is_again): (&str, bool),
) -> Html {
    let form = ctx.form;
    let document = ctx.document();
    let found = document.scenario_at(id);
    let Some(found) = found else {
        let content = html! {
            <>
                <span>{ strings::editor::section::not_there(id) }</span>
                <div class="tools">
                    { form.tool(Icon::Remove, &strings::editor::section::take_off(id), false, Msg::Removed(entry.clone())) }
                </div>
            </>
        };
        return form.entry("", entry, index, count, content);
    };
    let scenario = FieldPath::default().field("scenarios").entry(found);
    let name = document.scenarios()[found].name.clone();
    let name =
        name.unwrap_or_else(|| strings::editor::section::A_SCENARIO_WITHOUT_A_NAME.to_owned());
    // The button for a second listing removes the listing only.
    let (remove, removed) = if is_again {
        (strings::editor::section::take_off(&name), entry.clone())
    } else {
        (strings::editor::section::remove(&name), scenario)
    };
    let content = html! {
        <>
            <a href={ctx.way(EditorPage::Scenario(id.to_owned()))} dir="auto">{ &name }</a>
            <div class="tools">
                { form.grip(entry) }
                { form.movers(entry, index, count, &strings::in_quotes(&name)) }
                { form.tool(Icon::Copy, &strings::editor::fields::copy(&name), false, Msg::Added(New::Copy(found))) }
                { form.tool(Icon::Remove, &remove, false, Msg::Removed(removed)) }
            </div>
        </>
    };
    form.entry("", entry, index, count, content)
}
