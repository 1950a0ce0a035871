//! Makes `404.html`, which hosts show where they have no file. It recovers links whose `#` became `%23`.

use crate::policy;
use anyhow::{Context as _, Result};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Makes the published page.
///
/// Hosts show it for addresses in any folder, so it holds its style sheet and its script. It has a link to the quiz at `home`,
/// if that is known.
pub(crate) fn page(html: &str, title: &str, style: &str, home: Option<&str>) -> Result<String> {
    let script = script(html).context("404.html has no script")?;
    let policy = policy::element(&policy::policy(style, script));
    let head = format!("{policy}<style>{style}</style>");
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("meta[charset]", |it| {
            it.after(&head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("title", |it| {
            it.append(&format!(" · {title}"), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("main a", |it| {
            Ok(home.map_or(Ok(()), |home| it.set_attribute("href", home))?)
        }));
    rewrite_str(html, settings).context("cannot change 404.html")
}

/// The text of the script.
fn script(html: &str) -> Option<&str> {
    let (_, after) = html.split_once("<script>")?;
    Some(after.split_once("</script>")?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;

    const HTML: &str = "<meta charset=\"utf-8\" /><title>Not found</title>\
        <main><a href=\".\">Go</a></main><script>\n  go(\"<&>\");\n</script>";

    #[test]
    fn the_script_is_allowed_as_it_is() {
        let page = page(HTML, "Tea & Cake", "p{color:red}", None).unwrap();
        let allowed = digest::source(b"\n  go(\"<&>\");\n");
        assert!(
            page.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {allowed};")),
            "{page}"
        );
        assert_eq!(script(&page), script(HTML));
        assert!(page.contains("<title>Not found · Tea &amp; Cake</title>"), "{page}");
        assert!(page.contains("<style>p{color:red}</style>"), "{page}");
        assert!(page.contains("<a href=\".\">"), "{page}");
        assert!(super::page("<title>No script</title>", "", "", None).is_err());
    }

    #[test]
    fn the_way_leads_home_if_that_is_known() {
        let page = page(HTML, "Tea", "", Some("https://example.org/quiz/")).unwrap();
        assert!(page.contains("<a href=\"https://example.org/quiz/\">"), "{page}");
    }
}
