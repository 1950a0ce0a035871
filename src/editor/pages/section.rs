//! The page of a section: its groups, how many scenarios a play draws from each, and their order.

use crate::editor::field::{Icon, Text, edit};
use crate::editor::model::{Msg, New};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
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
            { heading(section.name.as_deref().unwrap_or("A new part")) }
            <p class="hint">
                { "A part is a stretch of the quiz, such as a room or a day. It may hold a pool, of which each play draws a few." }
            </p>
            { form.text(&place.field("name"), Text {
                label: "Name of this part", hint: "", value: section.name.as_deref(), most: limit::NAME, rows: 1,
            }) }
            { for section.groups.iter().enumerate().map(|(number, it)| group(ctx, index, number, it)) }
            <p class="ways">
                { form.button("quiet", "Add a group", add) }
                { form.button("quiet", "Add a part", Msg::Added(New::Section)) }
            </p>
            <p class="ways">
                { form.movers(&place, index, head.sections.len(), "this part") }
                { form.button("quiet", "Remove this part and its scenarios", Msg::Removed(place)) }
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
    let mut draws = vec![(None, "all, in this order".to_owned())];
    draws.extend((1..=most.min(50)).map(|it| (Some(it), format!("{it} of {count}, by chance"))));
    let title = if groups > 1 { format!("Group {}", number + 1) } else { "Scenarios".to_owned() };
    html! {
        <section class="entry">
            <div class="entry-head">
                <h2>{ title.clone() }</h2>
                if groups > 1 { { form.tools(&place, number, groups, &title) } }
            </div>
            { form.number(&place.field("draw"), "A play meets", "", group.draw, &draws) }
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
                    { form.button("quiet", &format!("Show more: {} of {count} are listed", ctx.model.listed), Msg::Unrolled) }
                </p>
            }
            <p class="ways">{ form.button("quiet", "Add a scenario", Msg::Added(New::Scenario(section, number))) }</p>
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
                <span>{ format!("“{id}” is not there") }</span>
                <div class="tools">
                    { form.tool(Icon::Remove, &format!("Take “{id}” off the list"), false, Msg::Removed(entry.clone())) }
                </div>
            </>
        };
        return form.entry("", entry, index, count, content);
    };
    let scenario = FieldPath::default().field("scenarios").entry(found);
    let name = document.scenarios()[found].name.clone();
    let name = name.unwrap_or_else(|| "A scenario without a name".to_owned());
    // The button for a second listing removes the listing only.
    let (remove, removed) = if is_again {
        (format!("Take “{name}” off the list"), entry.clone())
    } else {
        (format!("Remove “{name}”"), scenario)
    };
    let content = html! {
        <>
            <a href={ctx.way(EditorPage::Scenario(id.to_owned()))} dir="auto">{ &name }</a>
            <div class="tools">
                { form.grip(entry) }
                { form.movers(entry, index, count, &format!("“{name}”")) }
                { form.tool(Icon::Copy, &format!("Copy “{name}”"), false, Msg::Added(New::Copy(found))) }
                { form.tool(Icon::Remove, &remove, false, Msg::Removed(removed)) }
            </div>
        </>
    };
    form.entry("", entry, index, count, content)
}
