//! A quiz on the desk: what it is now, how each press changes it, and the way back.
//!
//! What is on the desk need not be sound. Each state shares with the one before all that did not change, so that
//! hundreds of them are kept at the price of a few.

mod change;
mod difference;
mod history;
mod ids;
mod named;
mod stored;
mod twins;

pub use change::Edit;
pub(crate) use change::remove;
pub use history::History;
pub use named::named;
pub use stored::{MOST_STORED, MOST_STORED_BYTES};
pub use twins::{Apart, Chance, NewTwin, Reversal, Same, Twin};

use quiz::draft::{Draft, ScenarioDraft};
use std::rc::Rc;

/// A draft in pieces that are shared between its states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    head: Rc<Draft>,
    scenarios: Rc<Vec<Rc<ScenarioDraft>>>,
}

impl Paper {
    /// Everything but the scenarios: of these there are none in it.
    pub fn head(&self) -> &Rc<Draft> {
        &self.head
    }

    /// The scenarios, follow-ups too.
    pub fn scenarios(&self) -> &[Rc<ScenarioDraft>] {
        &self.scenarios
    }

    /// Where the scenario with this id is.
    pub fn scenario_at(&self, id: &str) -> Option<usize> {
        self.scenarios.iter().position(|it| it.id.as_deref() == Some(id))
    }

    /// The whole draft.
    pub fn draft(&self) -> Draft {
        let scenarios = self.scenarios.iter().map(|it| ScenarioDraft::clone(it)).collect();
        Draft { scenarios, ..Draft::clone(&self.head) }
    }

    /// Makes a paper of a draft. It shares with this paper all parts that are alike.
    fn sharing(&self, draft: Draft) -> Paper {
        let mut paper = Paper::from(draft);
        if paper.head == self.head {
            paper.head = Rc::clone(&self.head);
        }
        // What came or went leaves the places of the others as they were, from the beginning or from the end.
        let shift = self.scenarios.len().wrapping_sub(paper.scenarios.len());
        for (at, scenario) in Rc::make_mut(&mut paper.scenarios).iter_mut().enumerate() {
            let known =
                [at, at.wrapping_add(shift)].into_iter().filter_map(|it| self.scenarios.get(it));
            if let Some(same) = known.into_iter().find(|it| *it == scenario) {
                *scenario = Rc::clone(same);
            }
        }
        paper
    }

    /// Which section and which of its groups a scenario is in, if it is in any.
    pub fn group_of(&self, id: &str) -> Option<(usize, usize)> {
        self.head.sections.iter().enumerate().find_map(|(section, it)| {
            let holds = |group: &quiz::draft::GroupDraft| group.scenarios.iter().any(|it| it == id);
            it.groups.iter().position(holds).map(|group| (section, group))
        })
    }
}

impl From<Draft> for Paper {
    fn from(mut draft: Draft) -> Paper {
        let scenarios = std::mem::take(&mut draft.scenarios).into_iter().map(Rc::new).collect();
        Paper { head: Rc::new(draft), scenarios: Rc::new(scenarios) }
    }
}
