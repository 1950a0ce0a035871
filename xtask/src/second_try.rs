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
    let test = |names: &[String], threads: usize| {
        let mut cargo = project.command("cargo");
        cargo.args(["test", "-p", "e2e", "--", &format!("--test-threads={threads}")]);
        if !names.is_empty() {
            cargo.arg("--exact").args(names);
        }
        process::run_and_read(cargo.envs(variables.iter().cloned()))
    };
    // Each test has a browser of its own: more than two at once make the machine, not the app, slow.
    let (first, output) = test(&[], 2)?;
    if first.is_ok() {
        return Ok(Vec::new());
    }
    let failed = failures(&output);
    if failed.is_empty() || failed.len() > FEW {
        return first.map(|()| Vec::new());
    }
    eprintln!("\n== once more: {}", failed.join(", "));
    let (second, output) = test(&failed, 1)?;
    second?;
    // Somebody may have changed what tests are called, or how cargo tells of them.
    let all = failed.iter().all(|name| output.contains(&format!("test {name} ... ok")));
    ensure!(all, "not all of {} ran once more", failed.join(", "));
    Ok(failed)
}

/// The names of the tests that failed, from the list at the end of what `cargo test` prints.
fn failures(output: &str) -> Vec<String> {
    let Some((_, list)) = output.rsplit_once("\nfailures:\n") else { return Vec::new() };
    let names = list.lines().map_while(|line| line.strip_prefix("    "));
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_failed_are_known_from_the_end_of_what_is_printed() {
        let output = "
running 3 tests
test ways::there ... ok
test ways::back ... FAILED
test storage::full ... FAILED

failures:

---- ways::back stdout ----
Error: waited 10s for `h1`; instead:
failures:
    no::name

---- storage::full stdout ----
Error: lost

failures:
    storage::full
    ways::back

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 2.00s
";
        assert_eq!(failures(output), ["storage::full", "ways::back"]);
        assert!(failures("error: could not compile `e2e`").is_empty());
    }
}
