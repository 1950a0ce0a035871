//! The page of traits, which are scored, and styles, which are counted.

use crate::editor::field::Text;
use crate::editor::model::Msg;
use crate::editor::pages::{PageContext, heading};
use quiz::draft::TermDraft;
use quiz::problem::FieldPath;
use quiz::text::limit;
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let head = ctx.document().head();
    html! {
        <>
            { heading("Traits and styles") }
            <h2>{ "Traits" }</h2>
            <p class="hint">
                { "What the quiz is about: each scenario shows one or more of them, and each has a score of its own. \
                   Fewer than three scenarios say little about a trait." }
            </p>
            { terms(ctx, "traits", "trait", &head.traits) }
            <h2>{ "Styles" }</h2>
            <p class="hint">
                { "Kinds of moves, such as “flattery” or “hiding”. They are not scored but counted, and outcomes may go by that." }
            </p>
            { terms(ctx, "styles", "style", &head.styles) }
        </>
    }
}

fn terms(
    ctx: PageContext<'_>,
    list: &'static str,
    kind: &'static str,
    terms: &[TermDraft],
) -> Html {
    let form = ctx.form;
    let place = FieldPath::default().field(list);
    let entry = |(at, term): (usize, &TermDraft)| {
        let place = place.entry(at);
        let title = format!("{kind} {}", at + 1);
        let content = html! {
            <>
                    <div class="entry-head">
                        <h3>{ crate::strings::sentence(&title).trim_end_matches('.').to_owned() }</h3>
                        { form.tools(&place, at, terms.len(), &title) }
                    </div>
                    { form.text(&place.field("name"), Text {
                        label: "Name", hint: "", value: term.name.as_deref(), most: limit::NAME, rows: 1,
                    }) }
                    { form.text(&place.field("about"), Text {
                        label: "What it means", hint: "", value: term.about.as_deref(), most: limit::RESPONSE, rows: 2,
                    }) }
                </>
        };
        form.entry("entry", &place, at, terms.len(), content)
    };
    let add =
        Msg::Edited(vec![ctx.document().new_term(list)], place.entry(terms.len()).field("name"));
    html! {
        <>
            <ol class="entries" role="list">{ for terms.iter().enumerate().map(entry) }</ol>
            <p class="ways">{ form.button("quiet", &format!("Add a {kind}"), add) }</p>
        </>
    }
}
