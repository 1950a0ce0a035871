//! The page of traits, which are scored, and styles, which are counted.

use crate::editor::field::Text;
use crate::editor::model::Msg;
use crate::editor::pages::{PageContext, heading};
use crate::strings;
use crate::strings::editor::terms::TermKind;
use quiz::draft::TermDraft;
use quiz::problem::FieldPath;
use quiz::text::limit;
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let head = ctx.document().head();
    html! {
        <>
            { heading(strings::editor::pages::TRAITS_AND_STYLES) }
            <h2>{ strings::editor::terms::TRAITS }</h2>
            <p class="hint">
                { strings::editor::terms::WHAT_TRAITS_ARE }
            </p>
            { terms(ctx, "traits", TermKind::Trait, &head.traits) }
            <h2>{ strings::editor::terms::STYLES }</h2>
            <p class="hint">
                { strings::editor::terms::WHAT_STYLES_ARE }
            </p>
            { terms(ctx, "styles", TermKind::Style, &head.styles) }
        </>
    }
}

fn terms(ctx: PageContext<'_>, list: &'static str, kind: TermKind, terms: &[TermDraft]) -> Html {
    let form = ctx.form;
    let place = FieldPath::default().field(list);
    let entry = |(at, term): (usize, &TermDraft)| {
        let place = place.entry(at);
        let name = strings::editor::terms::this_term(kind, at + 1);
        let content = html! {
            <>
                    <div class="entry-head">
                        <h3>{ strings::editor::terms::term(kind, at + 1) }</h3>
                        { form.tools(&place, at, terms.len(), &name) }
                    </div>
                    { form.text(&place.field("name"), Text {
                        label: strings::editor::terms::NAME, hint: "", value: term.name.as_deref(), most: limit::NAME, rows: 1,
                    }) }
                    { form.text(&place.field("about"), Text {
                        label: strings::editor::terms::ABOUT, hint: "", value: term.about.as_deref(), most: limit::RESPONSE, rows: 2,
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
            <p class="ways">{ form.button("quiet", strings::editor::terms::add(kind), add) }</p>
        </>
    }
}
