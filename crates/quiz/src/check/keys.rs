//! Checks formats and keys: each key fits its format, and knowing beats guessing.

use super::Checker;
use crate::draft::ScenarioDraft;
use crate::effectiveness::Effectiveness;
use crate::format::{Choose, Format, FormatKind};
use crate::problem::{FieldPath, ProblemKind};

impl Checker {
    pub(super) fn format(
        &mut self,
        place: &FieldPath,
        draft: &ScenarioDraft,
        scored: bool,
    ) -> Format {
        let before = self.problems.len();
        let kind = FormatKind::of(draft);
        for owner in FormatKind::ALL.into_iter().filter(|it| Some(*it) != kind) {
            for setting in owner.facts().settings.iter().filter(|it| (it.is_in)(draft)) {
                self.report(&place.field(setting.field), setting.misplaced.clone());
            }
        }
        let format = match kind {
            Some(kind) => self.key(kind, place, draft),
            None => self.no_format(place, draft),
        };
        let sound = self.problems.len() == before && draft.responses.len() >= 2;
        if sound && scored && !format.worth().rewards_knowing() {
            self.report(&place.field("responses"), ProblemKind::NothingToKnow);
        }
        format
    }

    fn key(&mut self, kind: FormatKind, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let mut problems = Vec::new();
        let format = Format::check(kind, place, draft, &mut problems);
        for it in problems {
            self.report(&it.place, it.kind);
        }
        format
    }

    /// Reports that a scenario has no format. Returns a stand-in.
    fn no_format(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let kind = match &draft.format {
            None => ProblemKind::MissingFormat,
            Some(other) => ProblemKind::UnknownFormat(other.clone()),
        };
        self.report(&place.field("format"), kind);
        Format::Choose(Choose { key: vec![Effectiveness::VeryPoor; draft.responses.len()] })
    }
}
