//! The style sheet that stands in the page, joined from those that trunk wrote.

/// Joins style sheets in their order. Neighbours that are each one block of the same layer become one block: that makes the
/// page shorter, and changes no rule.
pub(crate) fn join(sheets: &[String]) -> String {
    let mut joined = String::new();
    let mut open = None;
    for sheet in sheets {
        let block = block(sheet);
        match block {
            Some((layer, rules)) if open == Some(layer) => {
                joined.pop();
                joined.push_str(rules);
                joined.push('}');
            }
            _ => joined.push_str(sheet),
        }
        open = block.map(|(layer, _)| layer);
    }
    joined
}

/// The layer and the rules of a sheet that is one block of a layer.
fn block(sheet: &str) -> Option<(&str, &str)> {
    let (layer, rest) = sheet.strip_prefix("@layer ")?.split_once('{')?;
    let rules = rest.strip_suffix('}')?;
    let mut depth = 0;
    let is_one_block = rules.chars().all(|it| {
        depth += match it {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth >= 0
    });
    // A statement before the block names layers, too: `@layer a,b;@layer c{…}`.
    (is_one_block && !layer.contains(';')).then_some((layer, rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(sheets: &[&str]) -> String {
        join(&sheets.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn neighbours_in_one_layer_share_a_block() {
        assert_eq!(
            joined(&[
                "@layer a{p{top:0}}",
                "@layer a{@media print{b{top:0}}}",
                "@layer b{i{top:0}}"
            ]),
            "@layer a{p{top:0}@media print{b{top:0}}}@layer b{i{top:0}}"
        );
    }

    #[test]
    fn what_is_more_than_one_block_stays_as_it_is() {
        for sheets in [
            ["@layer a{p{top:0}}b{top:0}", "@layer a{i{top:0}}"],
            ["@layer a{p{top:0}}", "@layer a{i{top:0}}@media print{b{top:0}}"],
            ["@layer a,b;@layer c{p{top:0}}", "@layer a,b;@layer c{p{top:0}}"],
            ["p{top:0}", "@layer a{i{top:0}}"],
        ] {
            assert_eq!(joined(&sheets), sheets.concat());
        }
    }
}
