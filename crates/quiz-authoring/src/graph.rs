//! The map of a quiz: a place on a grid for each scenario, and the branches between them.

use crate::document::Document;
use std::collections::BTreeMap;

/// The scenarios and branches of a quiz on a grid. No two scenes have the same place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The scenes, from top to bottom.
    pub scenes: Vec<Scene>,
    /// The branches, in the order of the scenes from which they start.
    pub branches: Vec<Branch>,
    /// For each section, its index and its first row. The scenes in no section come last, with `None` for the index.
    pub sections: Vec<(Option<usize>, usize)>,
    /// The number of columns.
    pub columns: usize,
    /// The number of rows.
    pub rows: usize,
}

/// A scenario on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene {
    /// The index of the scenario in the document.
    pub scenario: usize,
    /// The column, from 0: the number of branches on the path by which the scene was put on the map.
    pub column: usize,
    /// The row, from 0 at the top.
    pub row: usize,
}

/// A branch: one or more responses of a scene lead to another scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch {
    /// The index in [`Graph::scenes`] of the scene whose responses lead on.
    pub from: usize,
    /// The index in [`Graph::scenes`] of the scene to which they lead.
    pub to: usize,
}

impl Graph {
    /// The map of a document, whose draft need not be sound.
    pub fn of(document: &Document) -> Graph {
        let mut plan = Plan {
            document,
            places: document.places(),
            scene_of: BTreeMap::new(),
            map: Graph::default(),
        };
        for (number, section) in document.head().sections.iter().enumerate() {
            plan.map.sections.push((Some(number), plan.map.rows));
            let row = plan.map.rows;
            let members = section.groups.iter().flat_map(|it| &it.scenarios);
            for at in
                members.filter_map(|it| plan.places.get(it.as_str()).copied()).collect::<Vec<_>>()
            {
                plan.put(at);
            }
            // An empty section has a row, too.
            plan.map.rows = plan.map.rows.max(row + 1);
        }
        let left: Vec<usize> =
            (0..document.scenarios().len()).filter(|at| !plan.scene_of.contains_key(at)).collect();
        if !left.is_empty() {
            plan.map.sections.push((None, plan.map.rows));
        }
        for at in left {
            plan.put(at);
        }
        plan.join();
        plan.map
    }
}

struct Plan<'a> {
    document: &'a Document,
    places: BTreeMap<&'a str, usize>,
    scene_of: BTreeMap<usize, usize>,
    map: Graph,
}

impl Plan<'_> {
    /// Puts a scenario into the next row. The scenarios to which it leads go into the next column: the first into the
    /// same row, each other one into a row of its own.
    fn put(&mut self, index: usize) {
        let mut open = vec![(index, 0)];
        let mut is_first = true;
        while let Some((at, column)) = open.pop() {
            if self.scene_of.contains_key(&at) {
                continue;
            }
            // The first target stands in the row of its scene.
            let is_beside =
                !is_first && self.map.scenes.last().is_some_and(|it| it.column + 1 == column);
            let row = if is_beside { self.map.rows - 1 } else { self.map.rows };
            is_first = false;
            self.scene_of.insert(at, self.map.scenes.len());
            self.map.scenes.push(Scene { scenario: at, column, row });
            self.map.rows = row + 1;
            self.map.columns = self.map.columns.max(column + 1);
            let targets: Vec<usize> = self.targets(at).collect();
            open.extend(targets.into_iter().rev().map(|it| (it, column + 1)));
        }
    }

    /// The indices of the scenarios to which the responses of a scenario lead.
    fn targets(&self, index: usize) -> impl Iterator<Item = usize> {
        let responses = self.document.scenarios().get(index).map(|it| it.responses.as_slice());
        let ids = responses.unwrap_or_default().iter().filter_map(|it| it.leads_to.as_deref());
        ids.filter_map(|it| self.places.get(it).copied())
    }

    /// Adds the branches between the scenes.
    fn join(&mut self) {
        for from in 0..self.map.scenes.len() {
            let scenario = self.map.scenes[from].scenario;
            let mut targets: Vec<usize> = self.targets(scenario).collect();
            targets.sort_unstable();
            for to in targets.iter().filter_map(|it| self.scene_of.get(it).copied()) {
                let branch = Branch { from, to };
                // Two responses may lead to the same scene.
                if self.map.branches.last() != Some(&branch) {
                    self.map.branches.push(branch);
                }
            }
        }
    }
}
