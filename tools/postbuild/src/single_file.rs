//! Makes `one-page.txt`, the template of the page as one file. The page fills it when somebody wants such a file. The file holds
//! all that the published page loads, and a policy that allows nothing else.

use crate::page::{Published, WAITING, file};
use crate::policy;
use crate::program::File;
use crate::script::{self, ScriptKind};
use crate::staging::Staging;
use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use what_do_you_do::single_file::{Gap, ID, PROGRAM, TEMPLATE, Template};

/// Hides links to the editor, which the file does not hold.
const STYLE: &str = "[href*=\"#write\"]{display:none}";

/// The script that hands out the program that is in the file.
const OPENER: &str = "single-file.js";

/// Makes the template from trunk's page, and takes its script out of the build.
pub(crate) fn publish(staging: &Staging, html: &str, published: &Published<'_>) -> Result<()> {
    let opener = script::shorten(ScriptKind::Classic, &staging.take_text(OPENER)?)?;
    let inside = Inside { opener: &opener, start: &staging.read(&published.share.start.name)? };
    let page = page(html, published, &inside, |name| staging.bytes(name))?;
    let File { name, integrity } = &published.share.wasm;
    staging.write(TEMPLATE, Template::write(name, integrity, &page).as_bytes())
}

/// The scripts that the file holds and the published page does not. No byte of them may change: the policy knows their
/// digests.
#[derive(Debug)]
struct Inside<'a> {
    opener: &'a str,
    start: &'a str,
}

fn page(
    html: &str,
    published: &Published<'_>,
    inside: &Inside<'_>,
    read: impl Fn(&str) -> Result<Vec<u8>>,
) -> Result<String> {
    let scripts = [inside.opener, published.boot, inside.start];
    let style = format!("{}{STYLE}", published.style);
    let policy = policy::element(&policy::single_file(&style, &scripts));
    let head = format!("{policy}<style>{style}</style>");
    let before = told(published) + &before(published, inside)?;
    let after = program(inside)?;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("title", |it| {
            it.set_attribute("lang", Gap::Language.mark())?;
            it.set_inner_content(Gap::Title.mark(), ContentType::Text);
            it.after(&before, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[charset]", |it| {
            it.after(&head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=description]", |it| {
            it.before(Gap::BuiltIn.mark(), ContentType::Html);
            it.after(Gap::End.mark(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=icon]", |it| {
            let name = file(it, "href");
            Ok(it.set_attribute(
                "href",
                &format!("data:image/png;base64,{}", BASE64_STANDARD.encode(read(&name)?)),
            )?)
        }))
        .append_element_content_handler(element!(
            "script, link:not([rel=icon]), meta[property], meta[name^=twitter]",
            |it| {
                it.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("#app", |it| {
            let [built_in, end] = [Gap::BuiltIn, Gap::End].map(Gap::mark);
            it.set_attribute(WAITING, "")?;
            it.set_inner_content(
                &format!("{built_in}{}{end}", published.first_view),
                ContentType::Html,
            );
            Ok(())
        }))
        // After all that is shown before the program is there: it is long.
        .append_element_content_handler(element!("#broken", |it| {
            it.after(&after, ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings).context("cannot make one page of index.html")
}

/// The element in which the program finds the address, name and quiz of the file.
fn told(published: &Published<'_>) -> String {
    let home = published.home.unwrap_or(Gap::Home.mark());
    let [address, name, quiz] = [Gap::Address, Gap::Name, Gap::Quiz].map(Gap::mark);
    format!(
        "<template id=\"{ID}\" data-home=\"{home}\" data-address=\"{address}\" data-name=\"{name}\" \
         data-quiz=\"{quiz}\"></template>"
    )
}

/// The scripts before the first view. The boot script does not get the digest of the program, which it need not load here; it gets the
/// name, by which it tells builds apart.
fn before(published: &Published<'_>, inside: &Inside<'_>) -> Result<String> {
    let opener = script::element("", inside.opener)?;
    let told = format!(
        " data-program=\"{}\" data-storage=\"{}\"",
        published.share.wasm.name, published.storage
    );
    Ok(opener + &script::element(&told, published.boot)?)
}

/// The program, and the script that starts it.
fn program(inside: &Inside<'_>) -> Result<String> {
    let start = script::element(" type=\"module\"", inside.start)?;
    Ok(format!(
        "<script type=\"application/gzip\" id=\"{PROGRAM}\">{}</script>{start}",
        Gap::Program.mark()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;
    use crate::program::Program;

    const HTML: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Old</title>\
        <meta content=Old name=description><meta content=Old property=og:title><meta content=x name=twitter:card>\
        <link href=./f-1.png rel=icon type=image/png><link href=./a-1.css integrity=sha384-a rel=stylesheet>\
        <script type=module>import init from './p.js';</script><link crossorigin href=./p.js rel=modulepreload></head>\
        <body><noscript><p>No</noscript><div id=app><p>Wait</p></div><main id=broken></main>\
        <script type=module src=boot/main.js></script></body></html>";

    fn made(start: &str) -> Result<String> {
        let file = |name: &str| File { name: name.to_owned(), integrity: format!("sha384-{name}") };
        let program = Program { wasm: file("p.wasm"), start: file("p.js") };
        let published = Published {
            title: "Tea",
            policy: "",
            style: "p{color:red}",
            boot: "boot()",
            player: &program,
            share: &program,
            editor: &program,
            offline: &file("offline.js"),
            storage: "ours/",
            first_view: "<h1>Tea</h1><article class=\"scene\">Who?</article>",
            home: None,
        };
        let inside = Inside { opener: "open()", start };
        page(HTML, &published, &inside, |_| Ok(b"<svg/>".to_vec()))
    }

    #[test]
    fn everything_is_inside_and_nothing_else_is_allowed() {
        let script = |it: &str| digest::source(it.as_bytes());
        let policy = format!(
            "default-src 'none'; script-src {} {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            script("open()"),
            script("boot()"),
            script("start()"),
            script("p{color:red}[href*=\"#write\"]{display:none}")
        );
        assert_eq!(
            made("start()").unwrap(),
            format!(
                "<!doctype html><html lang=en><meta charset=utf-8>\
                 <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><style>p{{color:red}}[href*=\"#write\"]{{display:none}}</style>\
                 <title lang=\"{{{{language}}}}\">{{{{title}}}}</title><template id=\"one-page\" data-home=\"{{{{home}}}}\" \
                 data-address=\"{{{{address}}}}\" data-name=\"{{{{name}}}}\" data-quiz=\"{{{{quiz}}}}\"></template>\
                 <script>open()</script><script data-program=\"p.wasm\" data-storage=\"ours/\">boot()</script>\
                 {{{{built-in}}}}<meta content=Old name=description>{{{{end}}}}\
                 <link href=\"data:image/png;base64,PHN2Zy8+\" rel=icon type=image/png></head>\
                 <body><noscript><p>No</noscript><div id=app data-waiting=\"\">{{{{built-in}}}}<h1>Tea</h1>\
                 <article class=\"scene\">Who?</article>{{{{end}}}}</div><main id=broken></main>\
                 <script type=\"application/gzip\" id=\"one-page-program\">{{{{program}}}}</script>\
                 <script type=\"module\">start()</script></body></html>"
            )
        );
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert!(made("a = '</script>'").is_err());
    }
}
