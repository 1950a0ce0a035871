//! The markup that a host reads in a page, and puts into one.

use std::ops::Range;

/// The policy (CSP) that a page sets itself in a `<meta>`.
pub(super) fn policy(html: &str) -> Option<&str> {
    let meta = &html[policy_tag(html)?];
    let (_, value) = meta.split_once("content=")?;
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    value.split(quote).nth(1).map(|it| it.trim_end_matches([';', ' ']))
}

/// The page with a script that runs before every other, under the page's own policy.
pub(super) fn with_script(html: &str, source: &str) -> String {
    let first_script = || html.find("<script").unwrap_or(html.len());
    let (before, after) = html.split_at(policy_tag(html).map_or_else(first_script, |it| it.end));
    format!("{before}<script src=\"{source}\"></script>{after}")
}

/// The page without what it loads once all else is there: the script that keeps it on the device.
pub(super) fn without_later(html: &str) -> String {
    let start = "<template id=\"later\">";
    let Some((before, rest)) = html.split_once(start) else { return html.to_owned() };
    let after = rest.split_once("</template>").map_or("", |it| it.1);
    format!("{before}{after}")
}

/// Where the tag is that sets the policy. Build tools write tags in their own way: in small letters, without quotes.
fn policy_tag(html: &str) -> Option<Range<usize>> {
    html.match_indices("<meta").find_map(|(start, _)| {
        let end = start + html[start..].find('>')? + 1;
        let is_policy = html[start..end].to_ascii_lowercase().contains("content-security-policy");
        is_policy.then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_found_however_it_is_written() {
        for html in [
            r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'; ">"#,
            r#"<meta charset=utf-8><meta http-equiv=content-security-policy content="default-src 'self'"><p>"#,
            r#"<meta content="default-src 'self';" http-equiv=content-security-policy>"#,
        ] {
            assert_eq!(policy(html), Some("default-src 'self'"), "{html}");
        }
        assert_eq!(policy("<meta charset=utf-8><meta name=description content=\"none\">"), None);
    }

    #[test]
    fn what_is_loaded_later_is_left_out() {
        let html = "<p><template id=\"later\"><script></script></template><p>";
        assert_eq!(without_later(html), "<p><p>");
        assert_eq!(without_later("<p>"), "<p>");
    }

    #[test]
    fn a_script_goes_before_all_others_and_after_the_policy() {
        let strict = "<meta http-equiv=content-security-policy content=\"default-src 'self'\">";
        let script = "<script src=\"a.js\"></script>";
        let with = |html: &str| with_script(html, "a.js");
        assert_eq!(with("<p><script></script>"), format!("<p>{script}<script></script>"));
        assert_eq!(with(&format!("{strict}<script>")), format!("{strict}{script}<script>"));
        assert_eq!(with("<p>"), format!("<p>{script}"));
    }
}
