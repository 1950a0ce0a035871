//! Implements [`Fields`](super::Fields) for each part of a draft, with the fields in the order of
//! the file format.

use super::fields;
use crate::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};

fields!(Draft {
    id,
    edition,
    title,
    author,
    credit,
    licence,
    language,
    instruction,
    feedback,
    intro,
    traits,
    styles,
    outcomes,
    sections,
    scenarios,
});

fields!(CreditDraft { text, link });

fields!(TermDraft { id, name, about });

fields!(OutcomeDraft { id, name, line, about, next, drawing, when });

fields!(ConditionDraft {
    score,
    score_below,
    trait_,
    style,
    at_least,
    below,
    top_style,
    mixed_styles,
});

fields!(SectionDraft { id, name, drawing, groups });

fields!(GroupDraft { draw, scenarios });

fields!(ScenarioDraft {
    id,
    name,
    stem,
    format,
    pick,
    marks,
    traits,
    weight,
    shuffle,
    end,
    since,
    retired,
    responses,
});

fields!(ResponseDraft { text, effectiveness, rank, rationale, style, leads_to });
