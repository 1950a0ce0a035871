//! Accessibility faults, as far as axe-core finds them by itself.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::{Config, Error, Result, Session};

/// Runs every rule of WCAG 2.2 A and AA and the best practices, also those that are off by default, and hands over what
/// is violated and what could not be decided, or why it could not be found out.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, {
        resultTypes: ['violations', 'incomplete'],
        runOnly: { type: 'tag', values: tags },
        rules: { 'label-content-name-mismatch': { enabled: true }, 'css-orientation-lock': { enabled: true } },
    }).then(({ violations, incomplete }) => done([violations, incomplete]), error => done(String(error)));
";

/// The faults that axe-core finds in the page as it is now, and the questions that it leaves open: a text for a person,
/// empty if there are none. `None` if there is no axe-core.
pub fn faults(config: &Config, page: &Session) -> Result<Option<String>> {
    let Some(script) = config.axe() else { return Ok(None) };
    if page.execute("return typeof axe", &[])? == "undefined" {
        let script = fs::read_to_string(script);
        page.execute(&script.map_err(Error::io("cannot read axe-core"))?, &[])?;
    }
    let answer = page.execute_async(RUN, &[])?;
    let [Some(violations), Some(incomplete)] = [0, 1].map(|at| answer[at].as_array()) else {
        return Err(Error::Unexpected { command: "axe.run".to_owned(), answer });
    };
    Ok(Some(describe("Wrong", violations) + &describe("Left open", incomplete)))
}

/// The rules that are violated, or may be, each with the elements that it is about.
fn describe(verdict: &str, rules: &[Value]) -> String {
    rules.iter().fold(String::new(), |mut text, rule| {
        let field = |name: &str| rule[name].as_str().unwrap_or_default();
        // Writing to a `String` cannot fail.
        let _ =
            write!(text, "\n{verdict}: {} ({}): {}", field("id"), field("impact"), field("help"));
        for node in rule["nodes"].as_array().into_iter().flatten() {
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
    fn a_fault_is_told_with_its_element_and_what_to_do() {
        let faults = [json!({
            "id": "image-alt",
            "impact": "critical",
            "help": "Images must have alternative text",
            "nodes": [{ "html": "<img>", "failureSummary": "Fix any of the following:\n  no alt attribute" }],
        })];
        let text = "
Wrong: image-alt (critical): Images must have alternative text
    <img>
    Fix any of the following:
      no alt attribute";
        assert_eq!(describe("Wrong", &faults), text);
    }
}
