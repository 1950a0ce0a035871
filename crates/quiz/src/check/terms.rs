//! Checks traits, styles and outcomes.

use super::{Checker, Terms};
use crate::draft::{ConditionDraft, OutcomeDraft, TermDraft};
use crate::problem::{FieldPath, PartKind, ProblemKind, RequiredText};
use crate::quiz::{Condition, Outcome, Style, StyleIndex, Trait, TraitIndex};
use crate::text::limit;

impl Checker {
    pub(super) fn traits(&mut self, place: &FieldPath, drafts: &[TermDraft]) -> Vec<Trait> {
        let trait_ = |(at, draft): (usize, &TermDraft)| {
            let place = place.entry(at);
            Trait {
                id: self.id(&place, draft.id.as_deref()),
                name: self.required(&place, RequiredText::Name, draft.name.as_deref(), limit::NAME),
                about: self.optional(&place, "about", draft.about.as_deref(), limit::RESPONSE),
            }
        };
        drafts.iter().enumerate().map(trait_).collect()
    }

    pub(super) fn styles(&mut self, place: &FieldPath, drafts: &[TermDraft]) -> Vec<Style> {
        let traits = self.traits(place, drafts).into_iter();
        traits.map(|it| Style { id: it.id, name: it.name, about: it.about }).collect()
    }

    pub(super) fn outcomes(
        &mut self,
        place: &FieldPath,
        drafts: &[OutcomeDraft],
        names: &Terms<'_>,
    ) -> Vec<Outcome> {
        let Some(last) = drafts.len().checked_sub(1) else {
            self.report(place, ProblemKind::NoOutcome);
            return Vec::new();
        };
        let mut outcomes = Vec::new();
        for (at, draft) in drafts.iter().enumerate() {
            let place = place.entry(at);
            let when_at = place.field("when");
            if at == last && !draft.when.is_empty() {
                self.report(&when_at, ProblemKind::ConditionalLastOutcome);
            } else if at < last && draft.when.is_empty() {
                self.report(&when_at, ProblemKind::UnconditionalOutcome);
            }
            let when = draft.when.iter().enumerate();
            outcomes.push(Outcome {
                id: self.id(&place, draft.id.as_deref()),
                name: self.required(&place, RequiredText::Name, draft.name.as_deref(), limit::NAME),
                line: self.optional(&place, "line", draft.line.as_deref(), limit::TITLE),
                about: self.required(
                    &place,
                    RequiredText::About,
                    draft.about.as_deref(),
                    limit::RATIONALE,
                ),
                next: self.optional(&place, "next", draft.next.as_deref(), limit::RESPONSE),
                drawing: self.drawing(&place, draft.drawing.as_deref()),
                when: when
                    .filter_map(|(at, it)| self.condition(&when_at.entry(at), it, names))
                    .collect(),
            });
        }
        outcomes
    }

    fn condition(
        &mut self,
        place: &FieldPath,
        draft: &ConditionDraft,
        names: &Terms<'_>,
    ) -> Option<Condition> {
        let mut trait_ = |id| self.named(&place.field("trait"), PartKind::Trait, id, names.traits);
        let condition = match draft {
            ConditionDraft { score: Some(least), .. } if only(draft, 1) => {
                Condition::ScoreAtLeast(self.percent(&place.field("score"), *least)?)
            }
            ConditionDraft { score_below: Some(below), .. } if only(draft, 1) => {
                Condition::ScoreBelow(self.percent(&place.field("score_below"), *below)?)
            }
            ConditionDraft { trait_: Some(id), at_least: Some(least), .. } if only(draft, 2) => {
                let at = TraitIndex(trait_(id)?);
                Condition::TraitAtLeast(at, self.percent(&place.field("at_least"), *least)?)
            }
            ConditionDraft { trait_: Some(id), below: Some(below), .. } if only(draft, 2) => {
                let at = TraitIndex(trait_(id)?);
                Condition::TraitBelow(at, self.percent(&place.field("below"), *below)?)
            }
            ConditionDraft { style: Some(id), at_least: Some(least), .. } if only(draft, 2) => {
                let at = self.named(&place.field("style"), PartKind::Style, id, names.styles)?;
                let least = u32::try_from(*least).ok().filter(|&it| it >= 1);
                if least.is_none() {
                    self.report(&place.field("at_least"), ProblemKind::InvalidStyleCount);
                }
                Condition::StyleAtLeast(StyleIndex(at), least?)
            }
            ConditionDraft { top_style: Some(id), .. } if only(draft, 1) => {
                let at =
                    self.named(&place.field("top_style"), PartKind::Style, id, names.styles)?;
                Condition::TopStyle(StyleIndex(at))
            }
            ConditionDraft { mixed_styles: Some(true), .. } if only(draft, 1) => {
                Condition::MixedStyles
            }
            _ => {
                self.report(place, ProblemKind::UnclearCondition);
                return None;
            }
        };
        Some(condition)
    }

    /// A score in per cent. Conditions may ask for −1000 to 100; no score is above 100.
    fn percent(&mut self, place: &FieldPath, number: i64) -> Option<i32> {
        let percent = i32::try_from(number).ok().filter(|it| (-1_000..=100).contains(it));
        if percent.is_none() {
            self.report(place, ProblemKind::InvalidPercent(number));
        }
        percent
    }
}

/// Whether the condition has exactly this many fields.
fn only(draft: &ConditionDraft, count: usize) -> bool {
    let ConditionDraft {
        score,
        score_below,
        trait_,
        style,
        at_least,
        below,
        top_style,
        mixed_styles,
    } = draft;
    let numbers = [score, score_below, at_least, below].into_iter().filter(|it| it.is_some());
    let words = [trait_, style, top_style].into_iter().filter(|it| it.is_some());
    numbers.count() + words.count() + usize::from(mixed_styles.is_some()) == count
}
