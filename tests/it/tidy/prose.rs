//! Prose stands in `src/strings` alone: a translator finds every word of the interface there.

use super::{files, styled_classes};
use std::collections::BTreeSet;

/// Attributes whose value a person reads or hears.
const SPOKEN: [&str; 6] =
    ["aria-description=", "aria-label=", "alt=", "label=", "placeholder=", "title="];

/// Code before a text that only programmers read, or that is compared with a text of the browser.
const UNREAD: [&str; 11] = [
    "expect(",
    "panic!(",
    "unreachable!(",
    "reason =",
    "feature =",
    "==",
    "!=",
    "strip_prefix(",
    "println!(",
    "failpoint::here(",
    "\" |",
];

/// A text in a source, with the code before and after it.
struct Literal<'a> {
    before: &'a str,
    text: String,
    after: &'a str,
}

/// All texts in a source, without those in comments.
fn literals(source: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let (before, rest) = source.split_at(at);
        let raw = rest.strip_prefix('r').filter(|_| !before.ends_with(char::is_alphanumeric));
        let hashes = raw.map_or(0, |it| it.len() - it.trim_start_matches('#').len());
        let inner = match raw {
            Some(raw) => raw[hashes..].strip_prefix('"'),
            None => rest.strip_prefix('"'),
        };
        at += if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\\") {
            3 + rest[3..].find('\'').unwrap() + 1
        } else if c == '\'' && rest.chars().nth(2) == Some('\'') {
            rest.chars().take(3).map(char::len_utf8).sum()
        } else if let Some(inner) = inner {
            let end = "\"".to_owned() + &"#".repeat(hashes);
            let is_end = |at: usize| {
                let escapes = inner[..at].len() - inner[..at].trim_end_matches('\\').len();
                raw.is_some() || escapes % 2 == 0
            };
            let length = inner.match_indices(&end).map(|it| it.0).find(|it| is_end(*it)).unwrap();
            let after = &inner[length + end.len()..];
            found.push(Literal { before, text: plain(&inner[..length]), after });
            rest.len() - after.len()
        } else {
            c.len_utf8()
        };
    }
    found
}

/// A text without the breaks of its lines in the source, and with a digit in place of each value and each escaped
/// character.
fn plain(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut joined = parts.next().unwrap().to_owned();
    for part in parts {
        match part.strip_prefix('\n') {
            Some(next_line) => joined.push_str(next_line.trim_start()),
            None => joined.extend("0".chars().chain(part.chars().skip(1))),
        }
    }
    let mut parts = joined.split('{');
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        plain.push('0');
        plain.push_str(part.split_once('}').map_or(part, |it| it.1));
    }
    plain
}

/// Whether a text looks like prose: it has a word beside a space, or a word with a capital.
fn looks_like_prose(text: &str) -> bool {
    let words = || {
        text.split_whitespace()
            .map(|it| it.trim_matches(|it: char| it.is_ascii_punctuation() || "“”’…".contains(it)))
    };
    let is_word = |it: &str| it.len() > 1 && it.chars().all(char::is_alphabetic);
    let is_capital = |it: &str| {
        let mut chars = it.chars();
        chars.next().is_some_and(char::is_uppercase)
            && it.len() > 1
            && chars.all(char::is_lowercase)
    };
    text.contains(' ') && words().any(is_word) || words().any(is_capital)
}

/// The prose in a source.
fn prose(source: &str, classes: &BTreeSet<String>) -> Vec<String> {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap();
    let is_read = |it: &Literal<'_>| {
        let (before, after) = (it.before.trim_end(), it.after.trim_start());
        let has_letter = it.text.contains(char::is_alphabetic);
        let attribute = it.before.trim_end_matches('{');
        if attribute.ends_with('=') && !attribute.ends_with(" =") {
            return has_letter && SPOKEN.iter().any(|name| attribute.ends_with(name));
        }
        let is_child = before.ends_with('{') && after.starts_with('}') && {
            let (before, after) = (before[..before.len() - 1].trim_end(), after[1..].trim_start());
            before.ends_with('>') && !before.ends_with("=>") || after.starts_with('<')
        };
        let statement = before.rsplit([';', '{', '}']).next().unwrap();
        let is_unread = UNREAD.iter().any(|code| before.ends_with(code))
            || statement.contains("assert")
            || after.starts_with("=>")
            || after.starts_with('|');
        let is_classes = it.text.split_whitespace().all(|it| classes.contains(it));
        is_child && has_letter || looks_like_prose(&it.text) && !is_unread && !is_classes
    };
    literals(source).into_iter().filter(is_read).map(|it| it.text).collect()
}

#[test]
fn prose_stands_in_the_strings_alone() {
    let classes: BTreeSet<String> = styled_classes().into_keys().collect();
    for planted in [
        "html! { <p>{ \"next\" }</p> }",
        "html! { <p>{ name }{ \" is\" }</p> }",
        "html! { <p>{ if is_last { \"Finish\" } else { GO_ON } }</p> }",
        "html! { <p class=\"lead\">{ \"It was \\\n    kept.\" }</p> }",
        "html! { <nav aria-label=\"menu\" /> }",
        "html! { <nav aria-label={\"menu\"} /> }",
        "html! { <nav aria-label={format!(\"{} more\", count)} /> }",
        "format!(\"{count} times\")",
        "format!(\", {number} of {count}\")",
        "Err(\"the link is broken\".to_owned())",
        "heading(\"Print\")",
        "|_| \"Yes\"",
        "let text = r#\"Say \"no\"\"#;",
    ] {
        assert_eq!(prose(planted, &classes).len(), 1, "{planted}");
    }
    for code in [
        "// \"It was kept.\"\nlet a = '\"'; let b = \"#play\"; let c = '\\'';",
        "html! { <p class=\"card pair\" role=\"status\" key=\"none\" /> }",
        "html! { <a rel=\"noopener noreferrer external\" viewBox=\"0 0 18 18\" /> }",
        "let class = if is_wide { \"card pair\" } else { \"card\" };",
        "match room { Room::Here => \"here\" }",
        "matches!(event.key(), \"Enter\" | \"Escape\")",
        "format!(\"{link} {title}\")",
        "format!(\"M{left} 20v6\")",
        "#[expect(clippy::unwrap_used, reason = \"a test unpacks the quiz\")]",
    ] {
        assert_eq!(prose(code, &classes), Vec::<String>::new(), "{code}");
    }
    let (mut looked_at, mut misplaced) = (0, Vec::new());
    for (path, source) in files("src", &[".rs"]) {
        let found = prose(&source, &classes);
        if path.starts_with("src/strings") {
            looked_at += found.len();
        } else {
            misplaced.extend(found.into_iter().map(|it| format!("{path}: {it:?}")));
        }
    }
    assert_eq!(misplaced, Vec::<String>::new(), "move it to src/strings");
    assert!(looked_at > 200, "{looked_at} texts in src/strings");
}
