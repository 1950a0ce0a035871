//! Lines and columns.

use super::FileProblem;
use core::ops::Range;

/// Finds lines and columns.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(source: &'a str) -> Lines<'a> {
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Lines { source, starts: core::iter::once(0).chain(breaks).collect() }
    }

    /// The line and the column, in characters, of a byte; both from 1.
    pub(super) fn find(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.source.get(start..at).map_or(0, |it| it.chars().count()) + 1;
        (line, column)
    }

    pub(super) fn problem(&self, span: &Range<usize>, message: String) -> FileProblem {
        let (line, column) = self.find(span.start);
        FileProblem { line, column, message }
    }
}
