//! The words of each page of the editor, in nearly each of its states. A map that is too large to draw is left out.
//!
//! The golden files are in `editor_words/`; `UPDATE_EXPECT=1 cargo test --test it` writes them anew. A page that differs
//! little from another one has a file with the difference alone.

use crate::editor::{Author, linked_quiz, of_response};
use crate::html::{Element, Node, parse};
use crate::pages::compare;
use crate::problems::everything;
use quiz::draft::Draft;
use quiz::problem::FieldPath;
use quiz::{answer, attempt};
use quiz_authoring::convert::FileKind;
use quiz_authoring::document::Edit;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use what_do_you_do::editor::model::{Msg, New, Start};
use what_do_you_do::editor::notice::Notice;
use what_do_you_do::editor::route::EditorPage;
use what_do_you_do::storage::drafts::StoredDraft;

/// A page: the name of its golden file, the other page that it differs little from, if there is one, and how an author
/// comes to it.
type Page = (&'static str, &'static str, fn() -> Author);

const PAGES: &[Page] = &[
    ("drafts-none", "", || Author::at("#write", Vec::new())),
    ("drafts", "drafts-none", || {
        let mut author = Author::at("#write", vec![(7, kept(everything())), (8, kept(blank()))]);
        author.does(Msg::ThrewAway(8)).does(Msg::Doubled(7)).does(Msg::Opened("#write".to_owned()));
        author
    }),
    ("drafts-broken-file", "drafts-none", || {
        let mut author = Author::at("#write", Vec::new());
        let file = "title = \"A quiz\"\nfeedback = \"soon\"\n[[scenarios]]\nname = \"One\"\n";
        author.does(Msg::Read("quiz.toml".to_owned(), file.to_owned()));
        author
    }),
    ("drafts-broken-paste", "drafts-none", || {
        let mut author = Author::at("#write", Vec::new());
        author.does(Msg::Read(String::new(), "no quiz".to_owned()));
        author
    }),
    ("copy", "", || Author::at(&format!("#write.{}", linked_quiz("five", "")), Vec::new())),
    ("quiz", "", || at(everything(), EditorPage::Quiz)),
    ("quiz-measured", "quiz", || {
        let mut author = at(everything(), EditorPage::Quiz);
        author.does(Msg::Measured(7, 1, 1_234));
        author
    }),
    ("quiz-blank", "quiz", || at(blank(), EditorPage::Quiz)),
    ("quiz-losses", "quiz", || {
        let mut author = Author::at("#write", Vec::new());
        let file = "::One:: What now? {=This. ~%20%That. ~Other.}\n\n::Two:: True? {T}\n";
        author.does(Msg::Read("quiz.gift".to_owned(), file.to_owned()));
        author
    }),
    ("quiz-other-problems", "quiz", || {
        let broken = Draft { id: Some("No id".to_owned()), edition: Some(0), ..everything() };
        at(broken, EditorPage::Quiz)
    }),
    ("section", "", || at(everything(), EditorPage::Section(1))),
    ("section-new", "section", || {
        let mut author = at(blank(), EditorPage::Quiz);
        author.does(Msg::Added(New::Section));
        author
    }),
    ("section-missing", "section", || {
        let mut draft = everything();
        draft.sections[0].name = None;
        draft.sections[0].groups[0].scenarios.push("nobody".to_owned());
        draft.scenarios[0].name = None;
        at(draft, EditorPage::Section(1))
    }),
    ("scenario-choose", "", || at_scenario(everything(), "bell")),
    ("scenario-choose-k", "scenario-choose", || at_scenario(everything(), "coats")),
    ("scenario-rank", "scenario-choose", || at_scenario(everything(), "new")),
    ("scenario-rate", "scenario-choose", || at_scenario(everything(), "each")),
    ("scenario-best-worst", "scenario-choose", || at_scenario(everything(), "inside")),
    ("scenario-new", "scenario-choose", || {
        let mut author = at(everything(), EditorPage::Section(1));
        author.does(Msg::Added(New::Scenario(0, 0)));
        author
    }),
    ("scenario-gone", "scenario-choose", || at_scenario(everything(), "nobody")),
    ("scenario-moved", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        let entry = FieldPath::default().field("scenarios").entry(0).field("responses").entry(1);
        author.does(Msg::Moved(entry, 0, "-up"));
        author
    }),
    ("scenario-removed-response", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        let entry = FieldPath::default().field("scenarios").entry(0).field("responses").entry(1);
        author.does(Msg::Removed(entry));
        author
    }),
    ("scenario-undone", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        author.words(0, 1, "Leave at once.").does(Msg::Rested).does(Msg::Undid);
        author
    }),
    ("scenario-too-long", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        author.words(0, 1, &"x".repeat(3_000)).does(Msg::Rested);
        author
    }),
    ("scenario-writing", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        author.words(0, 1, "Leave at once.");
        author
    }),
    ("twin", "", twinned),
    ("twin-half-reversed", "twin", || {
        let mut author = twinned();
        author.keys(1, 0, 3).keys(1, 1, 1).keys(1, 2, 1);
        author
    }),
    ("twin-reversed", "twin", || {
        let mut author = twinned();
        author.keys(1, 0, 3).keys(1, 1, 1).keys(1, 2, 0).keys(1, 3, 2);
        author
    }),
    ("twin-of-five", "twin", || {
        let mut author = Author::beginning(Start::Example(0));
        for _ in 0..4 {
            author.does(Msg::Added(New::Twin(0)));
        }
        author
    }),
    ("twin-with-other-words", "twin", || {
        let mut author = twinned();
        author.words(1, 1, "Ring her yourself.");
        author
    }),
    ("twin-with-another-style", "twin", || {
        let mut author = twinned();
        let style = of_response(1, 0, "style");
        author.does(Msg::Edited(vec![Edit::text(style.clone(), "kind-wink".to_owned())], style));
        author
    }),
    ("twin-in-another-format", "twin", || {
        let mut author = twinned();
        let document = author.model.open_draft().unwrap().1.document();
        let edits = document.reformat(1, quiz::FormatKind::Rate);
        author.does(Msg::Edited(edits, FieldPath::default()));
        author
    }),
    ("twin-that-makes-others-rarer", "twin", || {
        let mut author = Author::beginning(Start::Example(0));
        let group = FieldPath::default().field("sections").entry(0).field("groups").entry(0);
        let draw = group.field("draw");
        author.does(Msg::Edited(vec![Edit::Set(draw.clone(), 2_i64.into())], draw));
        author.does(Msg::Added(New::Twin(0)));
        author
    }),
    ("preview-ended", "", || {
        let mut author = Author::beginning(Start::Example(0));
        author.opens(EditorPage::Scenario("nine-years".to_owned()));
        for is_covered in [true, false] {
            author.does(Msg::TriedCovered(is_covered));
            author.plays_preview(true);
        }
        author
    }),
    ("terms", "", || at(everything(), EditorPage::Terms)),
    ("terms-blank", "terms", || at(blank(), EditorPage::Terms)),
    ("outcomes", "", || at(everything(), EditorPage::Outcomes)),
    ("check", "", || {
        let mut author = Author::beginning(Start::Example(0));
        author.opens(EditorPage::Check).does(Msg::Weighed);
        author
    }),
    ("check-changed", "check", || {
        let mut author = Author::beginning(Start::Example(0));
        author.opens(EditorPage::Check).writes("title", "Another");
        author
    }),
    ("check-of-everything", "", || at(everything(), EditorPage::Check)),
    ("check-of-a-broken-draft", "", || at(broken(), EditorPage::Check)),
    ("check-of-many", "check", || {
        let mut author = at(many(), EditorPage::Check);
        author.does(Msg::Weighed);
        author
    }),
    ("graph", "", || at(everything(), EditorPage::Graph)),
    ("graph-of-a-broken-draft", "graph", || at(broken(), EditorPage::Graph)),
    ("source", "", || at(everything(), EditorPage::Source)),
    ("source-changed", "", || {
        let mut author = at(blank(), EditorPage::Source);
        author.does(Msg::Sourced("title = \"A quiz\"\nfeedback = 1\n".to_owned()));
        author
    }),
    ("source-applied", "source-changed", || {
        let mut author = at(blank(), EditorPage::Source);
        author.does(Msg::Sourced("title = \"A quiz\"\nfeedback = 1\n".to_owned()));
        author.does(Msg::Applied);
        author
    }),
    ("publish", "", || {
        let mut author = at(everything(), EditorPage::Publish);
        author.does(Msg::Saved(FileKind::Gift));
        author
    }),
    ("publish-of-a-broken-draft", "publish", || {
        let mut author = at(broken(), EditorPage::Publish);
        author.does(Msg::Gave);
        author
    }),
    ("drafts-one-scenario", "drafts-none", || Author::at("#write", vec![(7, kept(one()))])),
    ("copy-of-one-scenario", "copy", || {
        Author::at(&format!("#write.{}", linked_quiz("one", "")), Vec::new())
    }),
    ("quiz-without-parts", "quiz", || {
        let licence = Some(quiz::ALL_RIGHTS_RESERVED.to_owned());
        at(Draft { sections: Vec::new(), licence, ..everything() }, EditorPage::Quiz)
    }),
    ("section-of-many", "", || at(many(), EditorPage::Section(1))),
    ("scenario-broken", "scenario-choose", || {
        let mut author = at_scenario(broken(), "bell");
        author.opens(EditorPage::Check);
        author.opens(EditorPage::Scenario("bell".to_owned()));
        author
    }),
    ("scenario-redone", "scenario-choose", || {
        let mut author = at_scenario(everything(), "bell");
        author.words(0, 1, "Leave at once.").does(Msg::Rested);
        author.does(Msg::Undid).does(Msg::Redid);
        author
    }),
    ("twin-without-a-name", "twin", || {
        let mut author = Author::beginning(Start::Example(0));
        let name = FieldPath::default().field("scenarios").entry(0).field("name");
        author.does(Msg::Edited(vec![Edit::text(name.clone(), String::new())], name));
        author.does(Msg::Added(New::Twin(0)));
        author
    }),
    ("twin-met-beside", "twin", || {
        let mut author = twinned();
        for group in 0..2 {
            let groups = FieldPath::default().field("sections").entry(0).field("groups");
            let draw = groups.entry(group).field("draw");
            author.does(Msg::Edited(vec![Edit::Set(draw.clone(), 2_i64.into())], draw));
        }
        author
    }),
    ("twin-with-fewer-responses", "twin", || {
        let mut author = twinned();
        let responses = FieldPath::default().field("scenarios").entry(1).field("responses");
        author.does(Msg::Removed(responses.entry(3)));
        author
    }),
    ("twin-without-a-style", "twin", || {
        let mut author = Author::beginning(Start::Example(0));
        let mut draft = author.draft();
        for response in &mut draft.scenarios[0].responses {
            response.style = None;
        }
        author.does(Msg::Edited(vec![Edit::Replace(Box::new(draft))], FieldPath::default()));
        author.opens(EditorPage::Scenario("nine-years".to_owned())).does(Msg::Added(New::Twin(0)));
        let style = of_response(1, 0, "style");
        author.does(Msg::Edited(vec![Edit::text(style.clone(), "kind-wink".to_owned())], style));
        author
    }),
    ("twin-with-best-and-worst", "", || {
        let mut author = Author::beginning(Start::Example(0));
        let document = author.model.open_draft().unwrap().1.document();
        let edits = document.reformat(0, quiz::FormatKind::BestWorst);
        author.does(Msg::Edited(edits, FieldPath::default())).does(Msg::Added(New::Twin(0)));
        author
    }),
    ("preview-begun", "", || {
        let mut author = Author::beginning(Start::Example(0));
        author.opens(EditorPage::Scenario("nine-years".to_owned()));
        author.does(Msg::Tried(attempt::Msg::Edited(answer::Edit::Pick(0))));
        author.does(Msg::Tried(attempt::Msg::Confirmed));
        author
    }),
    ("preview-ended-covered", "preview-ended", || {
        let mut author = Author::beginning(Start::Example(0));
        author.opens(EditorPage::Scenario("nine-years".to_owned()));
        author.does(Msg::TriedCovered(true));
        author.plays_preview(true);
        author
    }),
    ("check-of-one-scenario", "check", || {
        let mut author = at(one(), EditorPage::Check);
        author.does(Msg::Weighed);
        author
    }),
    ("publish-with-one-problem", "publish", || {
        at(Draft { title: None, ..everything() }, EditorPage::Publish)
    }),
    ("notices", "quiz", || {
        let mut author = at(everything(), EditorPage::Quiz);
        for notice in [
            Notice::NotKept,
            Notice::Full,
            Notice::NotRead,
            Notice::Elsewhere,
            Notice::NotOpened("the link is cut off; ask for it again".to_owned()),
            Notice::NotToBeCopied,
            Notice::NoFile,
        ] {
            author.does(Msg::Noticed(notice));
        }
        author
    }),
];

/// At the new twin of the first scenario of an example.
fn twinned() -> Author {
    let mut author = Author::beginning(Start::Example(0));
    author.does(Msg::Added(New::Twin(0)));
    author
}

/// A quiz of one scenario.
fn one() -> Draft {
    FileKind::Toml.read(&crate::make::file_of("one")).draft
}

/// The quiz that an author begins with on an empty page.
fn blank() -> Draft {
    quiz_authoring::templates::blank()
}

/// The quiz with every field of the format, with a few faults.
fn broken() -> Draft {
    let mut draft = everything();
    draft.title = None;
    draft.scenarios[0].responses[0].effectiveness = None;
    draft.scenarios[0].responses[0].leads_to = None;
    draft.scenarios[1].pick = Some(9);
    draft.scenarios[2].name = None;
    draft.outcomes[0].when.clear();
    draft.traits[0].name = None;
    draft
}

/// A quiz with more scenarios than a list shows.
fn many() -> Draft {
    let mut draft = FileKind::Toml.read(quiz_authoring::templates::EXAMPLES[0].source).draft;
    for number in 0..150 {
        let mut scenario = draft.scenarios[0].clone();
        scenario.id = Some(format!("more-{number}"));
        scenario.name = Some(format!("More {number}"));
        for response in &mut scenario.responses {
            response.text = response.text.as_deref().map(|it| format!("{it} {number}"));
        }
        draft.sections[0].groups[0].scenarios.push(format!("more-{number}"));
        draft.scenarios.push(scenario);
    }
    draft
}

fn kept(draft: Draft) -> StoredDraft {
    StoredDraft { draft, changed: 1 }
}

fn at(draft: Draft, page: EditorPage) -> Author {
    let mut author = Author::at("#write.7.quiz", vec![(7, kept(draft))]);
    author.opens(page);
    author
}

fn at_scenario(draft: Draft, id: &str) -> Author {
    at(draft, EditorPage::Scenario(id.to_owned()))
}

/// Writes what a person reads or hears of a page: the texts with the names of their elements, and the labels.
fn write(element: &Element, is_within: bool, out: &mut String) {
    for (name, value) in &element.attributes {
        let is_spoken = ["aria-label", "alt", "placeholder", "value"].contains(&name.as_str());
        let is_value = name == "value" && element.name == "option";
        if is_spoken && !is_value && !value.is_empty() {
            writeln!(out, "{}/{name}: {value}", element.name).unwrap();
        }
    }
    let is_text = |it: &Node| matches!(it, Node::Text(text) if !text.trim().is_empty());
    let is_line = !is_within && element.children.iter().any(is_text);
    if is_line {
        writeln!(out, "{}: {}", element.name, element.text()).unwrap();
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            write(child, is_within || is_line, out);
        }
    }
}

#[test]
fn the_words_of_the_editor_are_as_they_were() {
    let drawn = |author: Author| {
        let mut words = String::new();
        write(&parse(&format!("<body>{}</body>", author.html())), false, &mut words);
        words
    };
    let pages: BTreeMap<_, _> = PAGES.iter().map(|it| (it.0, drawn(it.2()))).collect();
    assert_eq!(pages.len(), PAGES.len(), "each page has a name of its own");
    let like = |name: &str| PAGES.iter().find(|it| it.0 == name && !it.1.is_empty()).map(|it| it.1);
    compare("editor_words", "txt", &pages, like);
}
