//! Tests in real browsers, with a second try for the few that fail.
//!
//! Between a test and the page stand a driver, a browser and a busy machine, each of which loses an event now and then. A
//! fault of the page fails twice. What failed once is told in the summary, for a race within the page looks the same: it
//! has to be looked into, but not at the price of the whole run.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::process;
use crate::project::Project;

/// How many tests may fail at first: more are no accident.
const FEW: usize = 3;

/// Runs the end-to-end tests with these variables. Answers the names of those that passed at the second try only.
pub(crate) fn run(project: &Project, variables: &[(&'static str, PathBuf)]) -> Result<Vec<String>> {
    let test = |names: &[String]| {
        let mut cargo = project.command("cargo");
        // Each test has a browser of its own: more than two at once make the machine, not the app, slow. With one at a time,
        // what a test says would stand between its name and how it ended.
        cargo.args(["test", "-p", "e2e", "--no-fail-fast", "--", "--test-threads=2"]);
        if !names.is_empty() {
            cargo.arg("--exact").args(names);
        }
        process::run_and_read(cargo.envs(variables.iter().cloned()))
    };
    let (first, output) = test(&[])?;
    let Err(error) = first else { return Ok(Vec::new()) };
    let failed = ended(&output, "FAILED");
    if failed.is_empty() || failed.len() > FEW || !is_whole(&output) {
        return Err(error);
    }
    eprintln!("\n== once more: {}", failed.join(", "));
    let (second, output) = test(&failed)?;
    second?;
    let passed = ended(&output, "ok");
    ensure!(failed.iter().all(|it| passed.contains(it)), "not all of them ran once more");
    Ok(failed)
}

/// Whether each program with tests ran to its end.
fn is_whole(output: &str) -> bool {
    let count = |start| output.lines().filter(|line| line.starts_with(start)).count();
    count("running ") == count("test result: ")
}

/// The names of the tests that ended so, as `cargo test` tells.
fn ended(output: &str, how: &str) -> Vec<String> {
    let names = output
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(how)?.strip_suffix(" ... "));
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_known_from_what_is_printed() {
        let output = "
running 3 tests
test ways::there ... ok
test ways::back ... FAILED
test storage::full has been running for over 60 seconds
40 states were looked at
test storage::full ... FAILED

failures:

---- ways::back stdout ----
Error: waited 10s for `h1`

failures:
    storage::full
    ways::back

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 2.00s
";
        assert_eq!(ended(output, "FAILED"), ["ways::back", "storage::full"]);
        assert_eq!(ended(output, "ok"), ["ways::there"]);
        assert!(ended("error: could not compile `e2e`", "FAILED").is_empty());
        assert!(is_whole(output));
        assert!(!is_whole(output.split_once("failures").unwrap().0));
    }
}
