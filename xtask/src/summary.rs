//! A table of the steps of a run, and how they ended.

use std::fmt;
use std::time::Duration;

/// How a step ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It passed.
    Passed,
    /// It failed, for this reason.
    Failed(String),
    /// It was skipped, for this reason.
    Skipped(String),
}

#[derive(Debug)]
struct Row {
    step: &'static str,
    outcome: Outcome,
    time: Duration,
}

/// The steps of a run, in order.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    rows: Vec<Row>,
}

impl Summary {
    /// Adds a step that is over.
    pub(crate) fn add(&mut self, step: &'static str, outcome: Outcome, time: Duration) {
        self.rows.push(Row { step, outcome, time });
    }

    /// Whether any step failed.
    pub(crate) fn has_failure(&self) -> bool {
        self.count(|outcome| matches!(outcome, Outcome::Failed(_))) > 0
    }

    fn count(&self, counts: impl Fn(&Outcome) -> bool) -> usize {
        self.rows.iter().filter(|row| counts(&row.outcome)).count()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rows.iter().map(|row| row.step.len()).max().unwrap_or_default();
        writeln!(f, "{:width$}  {:7}  {:>7}", "step", "result", "seconds")?;
        for Row { step, outcome, time } in &self.rows {
            let (result, reason) = match outcome {
                Outcome::Passed => ("passed", ""),
                Outcome::Failed(reason) => ("FAILED", reason.as_str()),
                Outcome::Skipped(reason) => ("SKIPPED", reason.as_str()),
            };
            let line = format!("{step:width$}  {result:7}  {:7.1}  {reason}", time.as_secs_f64());
            writeln!(f, "{}", line.trim_end())?;
        }
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.count(|outcome| matches!(outcome, Outcome::Passed)),
            self.count(|outcome| matches!(outcome, Outcome::Failed(_))),
            self.count(|outcome| matches!(outcome, Outcome::Skipped(_))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_ran_and_what_did_not_and_why() {
        let mut summary = Summary::default();
        summary.add("format", Outcome::Passed, Duration::from_millis(1_240));
        summary.add("tests", Outcome::Passed, Duration::ZERO);
        assert!(!summary.has_failure());
        summary.add(
            "clippy",
            Outcome::Failed("`cargo clippy` failed".to_owned()),
            Duration::from_mins(2),
        );
        summary.add("end-to-end", Outcome::Skipped("no browser".to_owned()), Duration::ZERO);
        assert!(summary.has_failure());
        let table = "\
step        result   seconds
format      passed       1.2
tests       passed       0.0
clippy      FAILED     120.0  `cargo clippy` failed
end-to-end  SKIPPED      0.0  no browser
2 passed, 1 failed, 1 skipped";
        assert_eq!(summary.to_string(), table);
    }
}
