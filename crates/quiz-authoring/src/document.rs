//! A document in the editor: a draft, the edits that change it, and the history for undo and redo.
//!
//! The draft need not be a sound quiz. Each state of a document shares its unchanged parts with the state before it, so
//! that hundreds of states take little more memory than one.

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
pub use stored::{MAX_STORED, MAX_STORED_BYTES};
pub use twins::{Apart, Chance, NewTwin, Reversal, Same, Twin};

use quiz::draft::{Draft, ScenarioDraft};
use quiz::ordered;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A draft whose parts are shared between the states of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    head: Rc<Draft>,
    scenarios: Rc<Vec<Rc<ScenarioDraft>>>,
}

impl Document {
    /// The draft without its scenarios: its list of scenarios is empty.
    pub fn head(&self) -> &Rc<Draft> {
        &self.head
    }

    /// The scenarios, with the follow-ups.
    pub fn scenarios(&self) -> &[Rc<ScenarioDraft>] {
        &self.scenarios
    }

    /// The index of the scenario with this id.
    pub fn scenario_at(&self, id: &str) -> Option<usize> {
        self.scenarios.iter().position(|it| it.id.as_deref() == Some(id))
    }

    /// The index of each scenario by its id, for whoever looks for many. Of scenarios with one id, it has the first, as
    /// [`scenario_at`](Document::scenario_at) does.
    pub fn places(&self) -> BTreeMap<&str, usize> {
        let last_first = self.scenarios.iter().enumerate().rev();
        ordered::map(last_first.filter_map(|(at, it)| Some((it.id.as_deref()?, at))))
    }

    /// The whole draft.
    pub fn draft(&self) -> Draft {
        let scenarios = self.scenarios.iter().map(|it| ScenarioDraft::clone(it)).collect();
        Draft { scenarios, ..Draft::clone(&self.head) }
    }

    /// The document of a draft. It shares all equal parts with this document.
    fn sharing(&self, draft: Draft) -> Document {
        let mut document = Document::from(draft);
        if document.head == self.head {
            document.head = Rc::clone(&self.head);
        }
        // Scenarios before an inserted or a removed one keep their index from the beginning of the list. Scenarios
        // behind it keep their index from the end.
        let shift = self.scenarios.len().wrapping_sub(document.scenarios.len());
        for (at, scenario) in Rc::make_mut(&mut document.scenarios).iter_mut().enumerate() {
            let known =
                [at, at.wrapping_add(shift)].into_iter().filter_map(|it| self.scenarios.get(it));
            if let Some(same) = known.into_iter().find(|it| *it == scenario) {
                *scenario = Rc::clone(same);
            }
        }
        document
    }

    /// The index of the section that lists a scenario, and of the group in it. `None` if no group lists it.
    pub fn group_of(&self, id: &str) -> Option<(usize, usize)> {
        self.head.sections.iter().enumerate().find_map(|(section, it)| {
            let holds = |group: &quiz::draft::GroupDraft| group.scenarios.iter().any(|it| it == id);
            it.groups.iter().position(holds).map(|group| (section, group))
        })
    }
}

impl From<Draft> for Document {
    fn from(mut draft: Draft) -> Document {
        let scenarios = std::mem::take(&mut draft.scenarios).into_iter().map(Rc::new).collect();
        Document { head: Rc::new(draft), scenarios: Rc::new(scenarios) }
    }
}
