//! Makes the published `index.html` out of the one that trunk wrote.

use crate::offline::MANIFEST;
use crate::policy;
use crate::program::{File, Program};
use crate::script;
use anyhow::{Context as _, Result, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;

/// The attribute of `#app` that the page has until the program draws it.
pub(crate) const WAITING: &str = "data-waiting";

/// The files that trunk's page names.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct TrunkFiles {
    pub(crate) styles: Vec<String>,
    pub(crate) boot: String,
    pub(crate) glue: String,
    pub(crate) program: String,
}

/// Finds the files in trunk's page.
pub(crate) fn trunk_files(html: &str) -> Result<TrunkFiles> {
    let files = RefCell::new(TrunkFiles::default());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "link, script[src]",
        |it| {
            let mut files = files.borrow_mut();
            match it.get_attribute("rel").as_deref() {
                Some("stylesheet") => files.styles.push(file(it, "href")),
                Some("modulepreload") => files.glue = file(it, "href"),
                Some("preload") => files.program = file(it, "href"),
                None => files.boot = file(it, "src"),
                Some(_) => {}
            }
            Ok(())
        }
    ));
    rewrite_str(html, settings).context("cannot read index.html")?;
    let files = files.into_inner();
    let TrunkFiles { styles, boot, glue, program } = &files;
    ensure!(
        !styles.is_empty() && [boot, glue, program].iter().all(|it| !it.is_empty()),
        "index.html lacks some of what trunk puts into it: {files:?}"
    );
    Ok(files)
}

/// The name of the file that an element names in an attribute.
pub(crate) fn file(element: &Element<'_, '_>, attribute: &str) -> String {
    let address = element.get_attribute(attribute).unwrap_or_default();
    address.trim_start_matches("./").to_owned()
}

/// The parts of the published page.
#[derive(Debug)]
pub(crate) struct Published<'a> {
    pub(crate) title: &'a str,
    pub(crate) policy: &'a str,
    pub(crate) style: &'a str,
    /// The boot script, which stands in the page.
    pub(crate) boot: &'a str,
    pub(crate) player: &'a Program,
    pub(crate) share: &'a Program,
    pub(crate) editor: &'a Program,
    /// The script that is loaded last, and keeps the page on the device.
    pub(crate) offline: &'a File,
    /// The beginning of the storage keys of this quiz.
    pub(crate) storage: &'a str,
    pub(crate) first_view: &'a str,
    /// The address of the page, if it is known.
    pub(crate) home: Option<&'a str>,
}

impl Published<'_> {
    /// The published page, made from trunk's.
    pub(crate) fn page(&self, html: &str) -> Result<String> {
        let scripts = self.scripts()?;
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("title", |it| {
                it.set_inner_content(self.title, ContentType::Text);
                // Minified pages have no tag where the head begins.
                it.after(&self.head_elements(), ContentType::Html);
                Ok(())
            }))
            // The policy holds for what comes after it.
            .append_element_content_handler(element!("meta[charset]", |it| {
                it.after(&policy::element(self.policy), ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("meta[property]", |it| self.preview(it)))
            .append_element_content_handler(element!(
                "script, link[rel=stylesheet], link[rel=modulepreload], link[rel=preload]",
                |it| {
                    it.remove();
                    Ok(())
                }
            ))
            .append_element_content_handler(element!("#app", |it| {
                it.set_attribute(WAITING, "")?;
                it.set_inner_content(self.first_view, ContentType::Html);
                it.after(&scripts, ContentType::Html);
                Ok(())
            }));
        rewrite_str(html, settings).context("cannot change index.html")
    }

    /// Fills the elements from which other sites make a preview of a link to the page. Addresses are whole: those sites ask for
    /// the picture from elsewhere.
    fn preview(&self, meta: &mut Element<'_, '_>) -> HandlerResult {
        match (meta.get_attribute("property").as_deref(), self.home) {
            (Some("og:title"), _) => meta.set_attribute("content", self.title)?,
            (Some("og:url"), Some(home)) => meta.set_attribute("content", home)?,
            (Some("og:url"), None) => meta.remove(),
            (Some("og:image"), Some(home)) => {
                let file = meta.get_attribute("content").unwrap_or_default();
                meta.set_attribute("content", &format!("{home}{file}"))?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The style sheet, and the script that starts the player. The script is `crossorigin`: for a page in a frame without an
    /// origin, it comes from another origin, and then `integrity` is only checked with this attribute.
    fn head_elements(&self) -> String {
        let Published { style, player: Program { start, .. }, .. } = self;
        let File { name, integrity } = start;
        format!(
            "<style>{style}</style>\
             <script type=\"module\" src=\"./{name}\" integrity=\"{integrity}\" crossorigin></script>"
        )
    }

    /// The boot script, and the templates that it puts into the page when they are needed. They come after the first view: at each
    /// script, the browser draws all that it has read so far, and so draws the first view once and whole.
    fn scripts(&self) -> Result<String> {
        let Published { player: Program { wasm, .. }, storage, .. } = self;
        let others = [("share", self.share), ("editor", self.editor)];
        let others = others.map(|(id, program)| Published::template(id, program)).concat();
        let told = format!(
            " data-program=\"{}\" data-integrity=\"{}\" data-storage=\"{storage}\"",
            wasm.name, wasm.integrity
        );
        Ok(others + &script::element(&told, self.boot)? + &self.later())
    }

    /// The script that starts another program, for the boot script to put into the page. It is an element, since the policy allows no
    /// script made of text. The attributes name the program.
    fn template(id: &str, program: &Program) -> String {
        let Program { wasm, start: File { name, integrity } } = program;
        format!(
            "<template id=\"{id}\" data-program=\"{}\" data-integrity=\"{}\">\
             <script type=\"module\" src=\"./{name}\" integrity=\"{integrity}\" crossorigin></script>\
             </template>",
            wasm.name, wasm.integrity
        )
    }

    /// The elements that the boot script adds to the page when nobody waits for anything any more.
    fn later(&self) -> String {
        let File { name, integrity } = self.offline;
        format!(
            "<template id=\"later\"><script src=\"./{name}\" integrity=\"{integrity}\" crossorigin></script>\
             <link rel=\"manifest\" href=\"./{MANIFEST}\"></template>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As trunk 0.21 writes it, minified.
    const HTML: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Old</title>\
        <meta content=Old property=og:title><meta content=\"\" property=og:url>\
        <meta content=preview.png property=og:image>\
        <link href=./a-1.css integrity=sha384-a rel=stylesheet><link href=./b-2.css rel=stylesheet>\
        <script type=module>import init from './p.js';</script>\
        <link crossorigin href=./p.js rel=modulepreload>\
        <link as=fetch crossorigin href=./p_bg.wasm rel=preload type=application/wasm></head>\
        <body><div id=app><p>Wait</p></div><script type=module src=boot/main.js></script></body></html>";

    #[test]
    fn the_files_are_found() {
        let files = trunk_files(HTML).unwrap();
        let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(files.styles, names(&["a-1.css", "b-2.css"]));
        assert_eq!([files.boot, files.glue, files.program], ["boot/main.js", "p.js", "p_bg.wasm"]);
        assert!(trunk_files("<title>Old</title>").is_err());
    }

    fn published(first_view: &str, home: Option<&str>) -> String {
        let file = |name: &str| File { name: name.to_owned(), integrity: format!("sha384-{name}") };
        let player = Program { wasm: file("p.wasm"), start: file("p.js") };
        let share = Program { wasm: file("s.wasm"), start: file("s.js") };
        let editor = Program { wasm: file("e.wasm"), start: file("e.js") };
        let published = Published {
            title: "Tea & Cake",
            policy: "default-src 'none'",
            style: "p{color:red}",
            boot: "boot()",
            player: &player,
            share: &share,
            editor: &editor,
            offline: &file("offline.js"),
            storage: "ours/",
            first_view,
            home,
        };
        published.page(HTML).unwrap()
    }

    #[test]
    fn the_page_has_nothing_left_of_trunks_loading() {
        let page = published("<main>Hello</main>", None);
        let others = "<template id=\"share\" data-program=\"s.wasm\" data-integrity=\"sha384-s.wasm\">\
            <script type=\"module\" src=\"./s.js\" integrity=\"sha384-s.js\" crossorigin></script></template>\
            <template id=\"editor\" data-program=\"e.wasm\" data-integrity=\"sha384-e.wasm\">\
            <script type=\"module\" src=\"./e.js\" integrity=\"sha384-e.js\" crossorigin></script></template>";
        let boot = "<script data-program=\"p.wasm\" data-integrity=\"sha384-p.wasm\" data-storage=\"ours/\">\
            boot()</script>";
        assert_eq!(
            page,
            format!(
                "<!doctype html><html lang=en><meta charset=utf-8>\
                 <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
                 <title>Tea &amp; Cake</title><style>p{{color:red}}</style>\
                 <script type=\"module\" src=\"./p.js\" integrity=\"sha384-p.js\" crossorigin></script>\
                 <meta content=\"Tea & Cake\" property=og:title>\
                 <meta content=preview.png property=og:image>\
                 </head><body><div id=app data-waiting=\"\"><main>Hello</main></div>{others}{boot}\
                 <template id=\"later\"><script src=\"./offline.js\" integrity=\"sha384-offline.js\" crossorigin></script>\
                 <link rel=\"manifest\" href=\"./app.webmanifest\">\
                 </template></body></html>"
            )
        );
    }

    #[test]
    fn previews_have_whole_addresses_where_the_page_has_one() {
        let page = published("", Some("https://example.org/quiz/"));
        for (property, content) in [
            ("og:title", "Tea & Cake"),
            ("og:url", "https://example.org/quiz/"),
            ("og:image", "https://example.org/quiz/preview.png"),
        ] {
            let meta = format!("<meta content=\"{content}\" property={property}>");
            assert!(page.contains(&meta), "no {meta} in {page}");
        }
    }
}
