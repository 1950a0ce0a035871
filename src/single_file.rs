//! The page as a single file, to keep and to pass on.
//!
//! The build makes a template. It contains all of the file but the program, which the page loads when somebody asks for
//! a file, and the quiz; both are put into gaps. Gaps stand only in HTML, never in scripts and styles, since the
//! content security policy of the file contains their digests. Text that is put into a gap is never searched for gaps.

use crate::route::{Base, Route};
use crate::storage::attempts::StoredText;
use crate::storage::{keys, texts};
use quiz_link::Source;

/// The name of the template among the files of the published build.
pub const TEMPLATE: &str = "one-page.txt";

/// The id of the element whose attributes describe the file: quiz and addresses.
pub const ID: &str = "one-page";

/// The id of the element that contains the program: gzip in base64.
pub const PROGRAM: &str = "one-page-program";

/// A place of the template that each file fills in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The language of the quiz.
    Language,
    /// The title of the quiz.
    Title,
    /// The address of a page that opens links; may be empty.
    Home,
    /// The fragment of the quiz's cover; empty for the built-in quiz.
    Address,
    /// The name under which the quiz is stored; empty for the built-in quiz.
    Name,
    /// The text as which the quiz is stored; empty for the built-in quiz.
    Quiz,
    /// The program.
    Program,
    /// The start of a part that only a file of the built-in quiz has.
    BuiltIn,
    /// The end of such a part.
    End,
}

impl Gap {
    const ALL: [Gap; 9] = [
        Gap::Language,
        Gap::Title,
        Gap::Home,
        Gap::Address,
        Gap::Name,
        Gap::Quiz,
        Gap::Program,
        Gap::BuiltIn,
        Gap::End,
    ];

    /// The text that stands in the template for the gap.
    pub fn mark(self) -> &'static str {
        match self {
            Gap::Language => "{{language}}",
            Gap::Title => "{{title}}",
            Gap::Home => "{{home}}",
            Gap::Address => "{{address}}",
            Gap::Name => "{{name}}",
            Gap::Quiz => "{{quiz}}",
            Gap::Program => "{{program}}",
            Gap::BuiltIn => "{{built-in}}",
            Gap::End => "{{end}}",
        }
    }

    /// The first gap in a text, with the text before it and after it.
    fn first(text: &str) -> Option<(&str, Gap, &str)> {
        let found = |gap: Gap| text.split_once(gap.mark()).map(|(it, rest)| (it, gap, rest));
        Gap::ALL.into_iter().filter_map(found).min_by_key(|it| it.0.len())
    }
}

/// The content of the gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The title of the quiz.
    pub title: String,
    /// The language of the quiz.
    pub language: String,
    /// The address of a page that opens links. A published build that knows its own address has it in the template
    /// already.
    pub home: Option<String>,
    /// The quiz, if it is not the built-in one.
    pub quiz: Option<OwnQuiz>,
}

impl Contents {
    /// The content of a file with this quiz. `home` is the address at which others find the page that makes it.
    pub fn of(source: &Source, home: Option<&str>) -> Contents {
        let quiz = source.quiz();
        let own = texts::quiz(source).zip(source.fingerprint()).map(|(text, name)| OwnQuiz {
            address: Base { quiz: Some(name), is_covered: false }.address(Route::Cover),
            kept: (keys::quiz_with(name), text),
        });
        Contents {
            title: quiz.title().to_owned(),
            language: quiz.language().to_owned(),
            home: home.filter(|it| is_on_the_web(it)).map(str::to_owned),
            quiz: own,
        }
    }
}

/// A quiz in the file that is not the built-in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnQuiz {
    /// The fragment of its cover, with the `#`.
    pub address: String,
    /// The name under which the quiz is stored on devices, and its stored text.
    pub kept: StoredText,
}

/// The reason why no file could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The template or the program could not be loaded.
    NotLoaded,
    /// The host answers with something else than the template, for instance during development.
    NotThere,
    /// The browser cannot compress the program.
    TooOld,
}

/// A template that was read: which program belongs to it, and the page with its gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template<'a> {
    /// The name of the program's file.
    pub program: &'a str,
    /// The digest of the program, in the form of an `integrity` attribute.
    pub integrity: &'a str,
    page: &'a str,
}

impl<'a> Template<'a> {
    /// Writes a template as a text, with the name and the digest of the program in the first line.
    pub fn write(program: &str, integrity: &str, page: &str) -> String {
        format!("{program} {integrity}\n{page}")
    }

    /// Reads the text of [`Template::write`]. `None` for any other text, such as the answer of a host that has no such
    /// file.
    pub fn read(text: &'a str) -> Option<Template<'a>> {
        let (line, page) = text.split_once('\n')?;
        let (program, integrity) = line.split_once(' ')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        let is_template = program.chars().all(is_name) && page.contains(Gap::Program.mark());
        is_template.then_some(Template { program, integrity, page })
    }

    /// Fills the gaps. `program` is gzip in base64.
    pub fn fill(self, contents: &Contents, program: &str) -> String {
        let Contents { title, language, home, quiz } = contents;
        let text = |gap| match (gap, quiz) {
            (Gap::Language, _) => language,
            (Gap::Title, _) => title,
            (Gap::Home, _) => home.as_deref().unwrap_or_default(),
            (Gap::Program, _) => program,
            (Gap::Address, Some(quiz)) => &quiz.address,
            (Gap::Name, Some(quiz)) => &quiz.kept.0,
            (Gap::Quiz, Some(quiz)) => &quiz.kept.1,
            (Gap::Address | Gap::Name | Gap::Quiz | Gap::BuiltIn | Gap::End, _) => "",
        };
        let mut page = String::with_capacity(self.page.len() + program.len());
        let mut rest = self.page;
        while let Some((before, gap, after)) = Gap::first(rest) {
            page.push_str(before);
            page.push_str(&escaped(text(gap)));
            rest = match (gap, quiz) {
                (Gap::BuiltIn, Some(_)) => after.split_once(Gap::End.mark()).map_or("", |it| it.1),
                _ => after,
            };
        }
        page.push_str(rest);
        page
    }
}

/// Whether others who open this address find the same page: it is on the web, and not the address of a device or of a
/// file.
pub fn is_on_the_web(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://").filter(|(it, _)| it.starts_with("http")) else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let is_port = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let name = host.rsplit_once(':').filter(|it| is_port(it.1)).map_or(host, |it| it.0);
    let is_number = name.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let is_loop = is_number && ["127.", "0."].iter().any(|it| name.starts_with(it));
    !is_loop && name != "localhost" && !name.ends_with(".localhost") && name != "[::1]"
}

/// Escapes a text for an element or for a quoted attribute of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"{{language}}\"><title>{{title}}</title>{{built-in}}<h1>Party</h1>{{end}}\
        <i data-home=\"{{home}}\" data-address=\"{{address}}\" data-name=\"{{name}}\" data-quiz=\"{{quiz}}\"></i>\
        {{built-in}}<p>{{{end}}<script>let a={{b:1}}</script>{{program}}";

    fn contents(home: Option<&str>, quiz: Option<OwnQuiz>) -> Contents {
        let (title, language) = ("Tea & <Cake>".to_owned(), "de".to_owned());
        Contents { title, language, home: home.map(str::to_owned), quiz }
    }

    #[test]
    fn a_template_is_read_as_it_is_written_and_nothing_else_is_one() {
        let text = Template::write("share-0a.wasm", "sha384-x", PAGE);
        let template = Template::read(&text).unwrap();
        assert_eq!((template.program, template.integrity), ("share-0a.wasm", "sha384-x"));
        for text in [
            "",
            "<!doctype html>\n<p>Not found {{program}}",
            "share-0a.wasm sha384-x\n<p>",
            "//elsewhere.example/a.wasm sha384-x\n{{program}}",
        ] {
            assert_eq!(Template::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_file_of_the_built_in_quiz_has_its_cover() {
        let text = Template::write("a.wasm", "x", PAGE);
        let contents = contents(Some("https://a.example/?a&b"), None);
        assert_eq!(
            Template::read(&text).unwrap().fill(&contents, "H4s="),
            "<html lang=\"de\"><title>Tea &amp; &lt;Cake&gt;</title><h1>Party</h1>\
             <i data-home=\"https://a.example/?a&amp;b\" data-address=\"\" data-name=\"\" data-quiz=\"\"></i>\
             <p>{<script>let a={{b:1}}</script>H4s="
        );
    }

    #[test]
    fn the_file_of_a_quiz_from_a_link_has_that_quiz_instead() {
        let text = Template::write("a.wasm", "x", PAGE);
        let kept = ("v1/link.0/quiz".to_owned(), "q1abc Tea & \"Cake\"".to_owned());
        let quiz = OwnQuiz { address: "#quiz.0".to_owned(), kept };
        assert_eq!(
            Template::read(&text).unwrap().fill(&contents(None, Some(quiz)), "H4s="),
            "<html lang=\"de\"><title>Tea &amp; &lt;Cake&gt;</title>\
             <i data-home=\"\" data-address=\"#quiz.0\" data-name=\"v1/link.0/quiz\" \
             data-quiz=\"q1abc Tea &amp; &quot;Cake&quot;\"></i><script>let a={{b:1}}</script>H4s="
        );
    }

    #[test]
    fn the_address_of_a_device_is_not_on_the_web() {
        for address in [
            "https://example.org/quiz/",
            "http://localhost.example/",
            "https://127.quiz.example/",
            "http://10.0.0.7:8000/",
            "https://[2001:db8::1]/",
        ] {
            assert!(is_on_the_web(address), "{address}");
        }
        for address in [
            "http://localhost/",
            "http://localhost:8080/a/",
            "http://quiz.localhost/",
            "http://127.0.0.1:9000/",
            "http://0.0.0.0:8000/",
            "http://[::1]:8000/",
            "file:///home/a/quiz.html",
            "about:srcdoc",
            "",
        ] {
            assert!(!is_on_the_web(address), "{address}");
        }
    }

    #[test]
    fn what_is_put_into_a_gap_is_not_looked_through_for_gaps() {
        let text = Template::write("a.wasm", "x", "<p>{{home}}</p>{{program}}");
        let contents = contents(Some("{{program}}<\">"), None);
        let page = Template::read(&text).unwrap().fill(&contents, "A");
        assert_eq!(page, "<p>{{program}}&lt;&quot;&gt;</p>A");
    }
}
