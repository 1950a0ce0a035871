//! Checks formats and keys: each key fits its format, and knowing beats guessing.

use super::Checker;
use crate::draft::ScenarioDraft;
use crate::effectiveness::Effectiveness;
use crate::format::{Choose, Format, FormatKind};
use crate::problem::FieldPath;

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
                let message = format!("only `{owner}` has `{}`; remove it", setting.field);
                self.report(&place.field(setting.field), message);
            }
        }
        let format = match kind {
            Some(kind) => self.key(kind, place, draft),
            None => self.no_format(place, draft),
        };
        let sound = self.problems.len() == before && draft.responses.len() >= 2;
        if sound && scored && !format.worth().rewards_knowing() {
            self.report(
                &place.field("responses"),
                "every answer earns the same, so knowing cannot beat guessing; change the key, or set `weight = 0`",
            );
        }
        format
    }

    fn key(&mut self, kind: FormatKind, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let mut problems = Vec::new();
        let format = Format::check(kind, place, draft, &mut problems);
        for it in problems {
            self.report(&it.place, it.message);
        }
        format
    }

    /// Reports that a scenario has no format. Returns a stand-in.
    fn no_format(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let [others @ .., last] = FormatKind::ALL.map(FormatKind::name);
        let known = format!("{} or {last}", others.join(", "));
        let message = match &draft.format {
            None => format!("a scenario needs a `format`; write {known}"),
            Some(other) => format!("`{other}` is no format; write {known}"),
        };
        self.report(&place.field("format"), message);
        Format::Choose(Choose { key: vec![Effectiveness::VeryPoor; draft.responses.len()] })
    }
}
