//! Accessibility faults, as far as axe-core finds them by itself.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::stage::say;
use crate::{Error, Result, Session, Stage};

/// Runs every rule that is on by default, best practices included, and hands over what was violated, or why it could
/// not be found out.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] })
        .then(result => done(result.violations), error => done(String(error)));
";

/// Asserts that axe-core finds no fault in the page as it is now. `moment` tells a person what it was. Without
/// axe-core it says that nothing was.
///
/// # Panics
///
/// If there are faults; the message lists them.
#[track_caller]
pub fn assert_no_violations(stage: &Stage, page: &Session, moment: &str) -> Result<()> {
    let Some(script) = stage.axe() else {
        say(&format!(
            "SKIPPED: {moment} is not checked for accessibility, for there is no axe-core"
        ));
        return Ok(());
    };
    if page.execute("return typeof axe", &[])? == "undefined" {
        let script = fs::read_to_string(script);
        page.execute(&script.map_err(Error::io("cannot read axe-core"))?, &[])?;
    }
    let answer = page.execute_async(RUN, &[])?;
    let Value::Array(violations) = answer else {
        return Err(Error::Unexpected { command: "axe.run".to_owned(), answer });
    };
    assert!(violations.is_empty(), "{moment}: axe-core found {}", describe(&violations));
    Ok(())
}

/// The rules that are violated, each with the elements that violate it.
fn describe(violations: &[Value]) -> String {
    violations.iter().fold(format!("{} violations", violations.len()), |mut text, violation| {
        let field = |name: &str| violation[name].as_str().unwrap_or_default();
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n{} ({}): {}", field("id"), field("impact"), field("help"));
        for node in violation["nodes"].as_array().into_iter().flatten() {
            let summary =
                node["failureSummary"].as_str().unwrap_or_default().replace('\n', "\n    ");
            let _ =
                write!(text, "\n    {}\n    {summary}", node["html"].as_str().unwrap_or_default());
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_violation_is_told_with_its_element_and_what_to_do() {
        let violations = [json!({
            "id": "image-alt",
            "impact": "critical",
            "help": "Images must have alternative text",
            "nodes": [{ "html": "<img>", "failureSummary": "Fix any of the following:\n  no alt attribute" }],
        })];
        let text = "1 violations
image-alt (critical): Images must have alternative text
    <img>
    Fix any of the following:
      no alt attribute";
        assert_eq!(describe(&violations), text);
    }
}
