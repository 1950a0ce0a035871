//! The editor's model: how each message changes it, and which effects it returns.

use crate::make::quiz;
use quiz::check::check;
use quiz::draft::Draft;
use quiz::format::Choose;
use quiz::problem::FieldPath;
use quiz::score::Score;
use quiz::{Feedback, Format, FormatKind};
use quiz::{answer, attempt};
use quiz_authoring::convert::FileKind;
use quiz_authoring::document::Edit;
use quiz_link::{Link, LinkedQuiz, Spelling, encode};
use std::rc::Rc;
use what_do_you_do::editor::model::{Effect, Model, Msg, New, Reached, Start};
use what_do_you_do::editor::notice::Notice;
use what_do_you_do::editor::route::{EditorPage, Route};
use what_do_you_do::env::Env;
use what_do_you_do::route::DraftId;
use what_do_you_do::storage::drafts::StoredDraft;

/// An author at work. Each message comes five seconds after the one before it.
pub(crate) struct Author {
    pub(crate) model: Model,
    effects: Vec<Effect>,
    now: u64,
}

impl Author {
    pub(crate) fn at(address: &str, kept: Vec<(DraftId, StoredDraft)>) -> Author {
        let env = Env::fixed(1_000, 7);
        let (model, effects) = Model::opened(quiz("five"), kept, Vec::new(), address, env);
        Author { model, effects, now: 1_000 }
    }

    /// Begins a new draft.
    pub(crate) fn beginning(start: Start) -> Author {
        let mut author = Author::at("#write", Vec::new());
        author.does(Msg::Began(start));
        author
    }

    pub(crate) fn does(&mut self, msg: Msg) -> &mut Author {
        self.now += 5_000;
        let seed = u32::try_from(self.now).unwrap();
        self.effects = self.model.update(msg, Env::fixed(self.now, seed));
        self
    }

    pub(crate) fn opens(&mut self, page: EditorPage) -> &mut Author {
        let (id, _) = self.model.open_draft().unwrap();
        self.does(Msg::Opened(Route::Draft(id, page).to_string()))
    }

    pub(crate) fn writes(&mut self, field: &str, text: &str) -> &mut Author {
        let place = FieldPath::default().field(field);
        self.does(Msg::Edited(vec![Edit::text(place.clone(), text.to_owned())], place))
    }

    pub(crate) fn draft(&self) -> Draft {
        self.model.open_draft().unwrap().1.document().draft()
    }

    fn title(&self) -> String {
        self.draft().title.unwrap_or_default()
    }

    fn page(&self) -> &EditorPage {
        match &self.model.route {
            Route::Draft(_, page) => page,
            other => panic!("at {other}"),
        }
    }
}

pub(crate) fn linked_quiz(file: &str, licence: &str) -> String {
    let draft = FileKind::Toml.read(&crate::make::file_of(file)).draft;
    let draft = Draft { licence: Some(licence.to_owned()), ..draft };
    let linked_quiz = LinkedQuiz::new(Rc::new(check(&draft).unwrap())).unwrap();
    encode(&Link::Quiz(linked_quiz), Spelling::Letters)
}

#[test]
fn a_new_draft_is_kept_at_once_and_shown() {
    let author = Author::beginning(Start::Blank);
    let (id, open_draft) = author.model.open_draft().unwrap();
    assert_eq!(author.page(), &EditorPage::Quiz);
    assert!(open_draft.is_kept);
    assert_eq!(
        author.effects,
        [Effect::Save(id), Effect::Push(Route::Draft(id, EditorPage::Quiz))]
    );
    assert!(!open_draft.problems.all().is_empty(), "a blank quiz lacks its texts");
}

#[test]
fn each_start_has_an_id_of_its_own() {
    let mut author = Author::at("#write", Vec::new());
    for start in
        [Start::Blank, Start::Example(0), Start::Example(0), Start::Example(5), Start::Home]
    {
        author.does(Msg::Began(start)).does(Msg::Opened("#write".to_owned()));
    }
    assert_eq!(author.model.drafts.len(), 5);
    let ids: std::collections::BTreeSet<_> =
        author.model.drafts.values().map(|it| it.document().head().id.clone()).collect();
    assert_eq!(ids.len(), 5);
}

#[test]
fn the_built_in_quiz_can_be_written_on_and_is_credited() {
    let author = Author::beginning(Start::Home);
    let home = quiz("five");
    let draft = author.draft();
    assert_eq!(draft.scenarios.len(), home.scenarios().count());
    assert!(draft.credit.unwrap().text.unwrap().contains(home.title()));
    assert!(author.model.open_draft().unwrap().1.problems.all().is_empty());
}

#[test]
fn changes_are_stored_after_a_pause() {
    let mut author = Author::beginning(Start::Blank);
    author.writes("title", "A party");
    assert_eq!(author.effects, [Effect::Rest]);
    assert!(!author.model.open_draft().unwrap().1.is_kept);
    let (id, _) = author.model.open_draft().unwrap();
    author.does(Msg::Rested);
    assert_eq!(author.effects, [Effect::Save(id)]);
    author.does(Msg::Rested);
    assert_eq!(author.effects, [], "nothing has changed since");
    author.writes("title", "A party");
    assert_eq!(author.effects, [], "the title is the same");
    // Leaving the page of a draft stores its changes, too.
    author.writes("title", "Another").does(Msg::Opened("#write".to_owned()));
    assert_eq!(author.effects, [Effect::Save(id)]);
}

#[test]
fn undo_leads_to_where_something_changed() {
    let mut author = Author::beginning(Start::Example(0));
    let before = author.draft();
    author.writes("title", "Mine").opens(EditorPage::Outcomes);
    author.does(Msg::Undid);
    assert_eq!(author.page(), &EditorPage::Quiz);
    assert!(author.effects.contains(&Effect::Focus("title".to_owned())));
    assert_eq!(author.draft(), before);
    author.does(Msg::Redid);
    assert_eq!(author.title(), "Mine");
}

#[test]
fn what_is_added_is_shown_and_what_is_removed_leaves_a_page() {
    let mut author = Author::beginning(Start::Blank);
    author.does(Msg::Added(New::Scenario(0, 0)));
    assert_eq!(author.page(), &EditorPage::Scenario("scenario-2".to_owned()));
    let place = FieldPath::default().field("scenarios").entry(1);
    let response = place.field("responses").entry(0);
    author.does(Msg::Added(New::FollowUp(response)));
    assert_eq!(author.page(), &EditorPage::Scenario("scenario-3".to_owned()));
    author.does(Msg::Undid);
    assert_eq!(author.draft().scenarios.len(), 2);
    author.opens(EditorPage::Scenario("scenario-2".to_owned())).does(Msg::Removed(place));
    assert_eq!(author.page(), &EditorPage::Section(1));
    assert_eq!(author.draft().scenarios.len(), 1);
}

#[test]
fn the_first_outcome_is_for_everybody() {
    let mut author = Author::beginning(Start::Blank);
    let list = FieldPath::default().field("outcomes");
    while !author.draft().outcomes.is_empty() {
        author.does(Msg::Removed(list.entry(0)));
    }
    let new = author.model.open_draft().unwrap().1.document().new_outcome();
    author.does(Msg::Edited(vec![new], list.entry(0)));
    assert_eq!(author.draft().outcomes.len(), 1);
    assert!(author.draft().outcomes[0].when.is_empty());
}

#[test]
fn an_entry_moves_and_focus_moves_with_it() {
    let mut author = Author::beginning(Start::Example(0));
    let list = FieldPath::default().field("scenarios").entry(0).field("responses");
    let first = author.draft().scenarios[0].responses[0].clone();
    author.does(Msg::Moved(list.entry(0), 1, "-down"));
    assert_eq!(author.draft().scenarios[0].responses[1], first);
    assert!(author.effects.contains(&Effect::Focus(format!("{}-down", list.entry(1)))));
    author.does(Msg::Held(list.entry(1))).does(Msg::Dropped(list.entry(0)));
    assert_eq!(author.draft().scenarios[0].responses[0], first);
    // An entry that is dropped on another list does not move.
    let other = FieldPath::default().field("outcomes").entry(0);
    author.does(Msg::Held(list.entry(1))).does(Msg::Dropped(other));
    assert_eq!(author.draft().scenarios[0].responses[0], first);
}

#[test]
fn an_announcement_lasts_until_the_next_press() {
    let mut author = Author::beginning(Start::Example(0));
    let list = FieldPath::default().field("scenarios").entry(0).field("responses");
    author.does(Msg::Moved(list.entry(0), 1, "-down"));
    let said = author.model.said.clone();
    assert_eq!(said.text, "Moved down. It is number 2 now.");
    // A screen reader takes a while to speak. Storing the draft must not interrupt it.
    author.does(Msg::Paused).does(Msg::Rested);
    assert_eq!(author.model.said, said);
    // An equal sentence counts as a new one, so that it is read out again.
    author.does(Msg::Moved(list.entry(0), 1, "-down"));
    assert_eq!(author.model.said.text, said.text);
    assert_ne!(author.model.said, said);
    author.does(Msg::LookedThrough);
    assert_eq!(author.model.said.text, "");
}

#[test]
fn a_draft_that_was_thrown_away_can_be_put_back() {
    let mut author = Author::beginning(Start::Example(1));
    let (id, open_draft) = author
        .model
        .open_draft()
        .map(|(id, open_draft)| (id, open_draft.document().clone()))
        .unwrap();
    author.does(Msg::ThrewAway(id));
    assert_eq!(author.effects, [Effect::Remove(id), Effect::Replace(Route::Drafts)]);
    assert!(matches!(&author.model.notices[..], [Notice::Gone(_)]));
    author.does(Msg::PutBack);
    assert_eq!(author.effects, [Effect::Save(id)]);
    assert_eq!(author.model.drafts[&id].document(), &open_draft);
    assert!(author.model.notices.is_empty());
}

/// A file may list a scenario twice. Removing the second listing leaves the scenario where it is listed first.
#[test]
fn removing_a_second_listing_keeps_the_scenario() {
    let mut author = Author::beginning(Start::Example(0));
    let list =
        FieldPath::default().field("sections").entry(0).field("groups").entry(0).field("scenarios");
    let (id, scenarios) =
        (author.draft().sections[0].groups[0].scenarios[0].clone(), author.draft().scenarios);
    let entry = list.entry(1);
    author.does(Msg::Edited(vec![Edit::Insert(entry.clone(), id.as_str().into())], entry.clone()));
    author.does(Msg::Rested).opens(EditorPage::Section(1));
    assert_eq!(author.model.open_draft().unwrap().1.problems.all()[0].place, entry);
    let page = what_do_you_do::prerender::editor(&author.model);
    assert_eq!(page.matches("aria-label=\"Take “").count(), 1, "{page}");
    author.does(Msg::Removed(entry)).does(Msg::Rested);
    assert!(author.model.open_draft().unwrap().1.problems.all().is_empty());
    assert_eq!(author.draft().scenarios, scenarios);
}

/// The page is closed after an undo, and opened again.
#[test]
fn undo_and_redo_survive_closing_the_page() {
    let mut author = Author::beginning(Start::Example(0));
    let (id, first) = (author.model.open_draft().unwrap().0, author.draft());
    author.writes("title", "One").writes("intro", "Two").writes("title", "Three");
    author.does(Msg::Undid).does(Msg::Rested);
    assert!(author.effects.contains(&Effect::Save(id)));
    let open_draft = author.model.drafts.get_mut(&id).unwrap();
    let (kept, history) = (open_draft.kept(), open_draft.history.store());

    let address = Route::Draft(id, EditorPage::Quiz).to_string();
    let mut author = Author::at(&address, vec![(id, kept.clone())]);
    assert!(author.effects.contains(&Effect::Recall(id)));
    author.does(Msg::Recalled(id, history.clone(), Some(Box::new(kept.clone()))));
    author.does(Msg::Redid);
    assert_eq!(author.title(), "Three");
    author.does(Msg::Undid).does(Msg::Undid).does(Msg::Undid);
    assert_eq!(author.draft(), first);
    author.does(Msg::Undid).does(Msg::Redid);
    assert_eq!(author.title(), "One");

    // A missing history, or the history of another text, leaves the draft as it is.
    let other =
        StoredDraft { draft: Draft { author: Some("Else".to_owned()), ..kept.draft }, ..kept };
    for (bytes, copy) in [(history, None), (vec![1, 2, 3], Some(Box::new(other.clone())))] {
        let mut author = Author::at(&address, vec![(id, other.clone())]);
        author.does(Msg::Recalled(id, bytes, copy)).does(Msg::Undid);
        assert_eq!(author.draft(), other.draft);
    }
}

#[test]
fn a_change_in_another_window_can_be_undone() {
    let mut author = Author::beginning(Start::Blank);
    author.writes("title", "Here").does(Msg::Rested);
    let (id, _) = author.model.open_draft().unwrap();
    let elsewhere = Draft { title: Some("There".to_owned()), ..author.draft() };
    let older = StoredDraft { draft: elsewhere.clone(), changed: 1 };
    author.does(Msg::KeptElsewhere(id, Box::new(older)));
    assert_eq!(author.title(), "Here");
    let newer = StoredDraft { draft: elsewhere, changed: author.now + 1 };
    author.does(Msg::KeptElsewhere(id + 1, Box::new(newer.clone())));
    assert_eq!(author.effects, [Effect::Recall(id + 1)], "the other window began this draft");
    author.does(Msg::KeptElsewhere(id, Box::new(newer)));
    assert_eq!(author.title(), "There");
    assert_eq!(author.model.notices, [Notice::Elsewhere]);
    author.does(Msg::Undid);
    assert_eq!(author.title(), "Here");
}

#[test]
fn the_source_is_applied_if_it_can_be_read() {
    let mut author = Author::beginning(Start::Example(0));
    author.opens(EditorPage::Source);
    let text = author.model.source.clone().unwrap().1.text;
    let title = author.title();
    author.does(Msg::Sourced(text.replacen(&title, "By hand", 1))).does(Msg::Applied);
    assert_eq!(author.title(), "By hand");
    // A text that can be read becomes the draft even if the quiz is unfinished.
    author.does(Msg::Sourced(text.replacen("title", "# title", 1))).does(Msg::Applied);
    assert_eq!(author.title(), "");
    assert!(!author.model.source.as_ref().unwrap().1.problems.is_empty());
    for broken in ["title = ", "titel = \"x\"", "title = 5"] {
        author.does(Msg::Sourced(broken.to_owned())).does(Msg::Applied);
        assert!(!author.model.source.as_ref().unwrap().1.problems.is_empty(), "{broken}");
        assert_eq!(author.draft().scenarios.len(), 3, "{broken}");
    }
    author.does(Msg::Undid);
    assert_eq!(author.title(), "By hand");
}

/// The selection of a field counts UTF-16 units, and `👋` has two.
#[test]
fn a_problem_of_the_source_is_gone_to() {
    let mut author = Author::beginning(Start::Example(0));
    author.opens(EditorPage::Source);
    author.does(Msg::Sourced("# 👋 é\ntitle = \"👋\" 5\n".to_owned())).does(Msg::Applied);
    let problem = author.model.source.clone().unwrap().1.problems[0].clone();
    assert_eq!((problem.line, problem.column), (2, 13));
    author.does(Msg::SoughtInSource(problem.line, problem.column));
    assert_eq!(author.effects, [Effect::PutCursor(7 + 13)]);
    author.does(Msg::SoughtInSource(0, 0));
    assert_eq!(author.effects, [Effect::PutCursor(0)]);
    author.does(Msg::SoughtInSource(99, 1));
    assert_eq!(author.effects, [Effect::PutCursor(22)], "the end");
}

/// The content of a field that the model does not hold is read by an effect.
#[test]
fn a_file_and_a_pasted_text_are_asked_for() {
    let mut author = Author::at("#write", Vec::new());
    assert_eq!(author.does(Msg::ChoseFile).effects, [Effect::ReadFile]);
    assert_eq!(author.does(Msg::Pasted).effects, [Effect::ReadPasted]);
}

#[test]
fn a_broken_file_leaves_the_drafts_alone_and_can_be_repaired() {
    let mut author = Author::beginning(Start::Blank);
    author.does(Msg::Opened("#write".to_owned()));
    author.does(Msg::Read("mine.toml".to_owned(), "title = \"Mine\"\nintro = 5\n".to_owned()));
    let opened = author.model.opened.clone().unwrap();
    assert_eq!(opened.problems.iter().map(|it| it.line).max(), Some(2));
    assert_eq!(author.model.drafts.len(), 1);
    author.does(Msg::Repaired);
    assert_eq!(author.model.drafts.len(), 2);
    assert_eq!(author.title(), "Mine");
    assert_eq!(author.model.opened, None);
}

#[test]
fn a_draft_says_nothing_of_a_file_that_was_opened_before() {
    let mut author = Author::at("#write", Vec::new());
    author.does(Msg::Read(String::new(), "title = \"Half\"\n".to_owned()));
    assert!(author.model.opened.is_some());
    author.does(Msg::Began(Start::Example(0)));
    assert_eq!(author.model.opened, None);
    assert!(!author.html().contains("Not everything"), "{}", author.html());
}

#[test]
fn a_file_without_content_cannot_be_repaired() {
    let mut author = Author::at("#write", Vec::new());
    for (name, text) in [
        ("a.csv", "nothing,of,this\n1,2,3\n"),
        ("a.csv", "stem\n"),
        ("a.toml", "unknown = 1\n"),
        ("a.json", "{"),
        ("a.gift", "::"),
    ] {
        author.does(Msg::Read(name.to_owned(), text.to_owned()));
        let opened = author.model.opened.clone().unwrap();
        assert!(!opened.problems.is_empty(), "{text:?}");
        assert_eq!(opened.rest, None, "{text:?}");
        author.does(Msg::Repaired);
        assert!(author.model.drafts.is_empty(), "{text:?}");
    }
}

#[test]
fn a_draft_without_its_last_part_can_have_a_part_again() {
    let mut author = Author::beginning(Start::Blank);
    author.does(Msg::Removed(FieldPath::default().field("sections").entry(0)));
    assert!(author.draft().sections.is_empty());
    // The page that the checker links to has the control that adds a section.
    author.does(Msg::Sought(FieldPath::default().field("sections")));
    assert_eq!(author.page(), &EditorPage::Quiz);
    author.does(Msg::Added(New::Section));
    assert_eq!(author.draft().sections.len(), 1);
    assert_eq!(author.draft().scenarios.len(), 1);
}

#[test]
fn a_sound_file_is_opened_and_its_losses_are_told() {
    let mut author = Author::at("#write", Vec::new());
    let draft = FileKind::Toml.read(&crate::make::file_of("five")).draft;
    let source = FileKind::Toml.write(&draft).text;
    author.does(Msg::Read("five.toml".to_owned(), source.clone()));
    assert_eq!(author.page(), &EditorPage::Quiz);
    assert_eq!(author.model.opened, None);
    author.does(Msg::Read("five.toml".to_owned(), format!("# By me\n{source}")));
    assert_eq!(author.model.opened.as_ref().unwrap().losses.len(), 1);
}

#[test]
fn a_file_that_a_spreadsheet_saved_is_read_or_named() {
    let mut author = Author::at("#write", Vec::new());
    let sheet = b"sep=;\r\nname;stem;response 1;key 1;response 2;key 2\r\nJ\xF6rg;Wie gr\xFC\xDFt J\xF6rg?;Er winkt.;3;Er geht.;0\r\n";
    author.does(Msg::ReadFile("marks.csv".to_owned(), sheet.to_vec()));
    assert_eq!(author.draft().scenarios[0].stem.as_deref(), Some("Wie grüßt Jörg?"));
    let losses = author.model.opened.clone().unwrap().losses;
    assert_eq!(losses.len(), 1);
    assert!(losses[0].of == "“marks.csv”" && losses[0].what.contains("Windows-1252"));
    author.does(Msg::Opened("#write".to_owned()));
    author.does(Msg::ReadFile("marks.xlsx".to_owned(), b"PK\x03\x04".to_vec()));
    assert_eq!((author.model.drafts.len(), &author.model.opened), (1, &None));
    let Some(Notice::NotOpened(why)) = author.model.notices.last() else { panic!("no notice") };
    assert!(
        why.contains("“marks.xlsx” is an Excel workbook") && why.contains("CSV UTF-8"),
        "{why}"
    );
}

#[test]
fn a_quiz_that_was_sent_is_copied_unless_its_author_asks_not_to() {
    let mut author =
        Author::at(&format!("#write.{}", linked_quiz("five", "CC BY 4.0")), Vec::new());
    author.does(Msg::Copied);
    assert!(author.draft().credit.is_some());
    let (id, _) = author.model.open_draft().unwrap();
    assert!(author.effects.contains(&Effect::Replace(Route::Draft(id, EditorPage::Quiz))));
    for licence in ["CC BY-ND 4.0", "All rights reserved"] {
        author.does(Msg::Opened(format!("#write.{}", linked_quiz("five", licence))));
        assert_eq!(author.model.route, Route::Drafts);
        assert_eq!(author.model.notices, [Notice::NotToBeCopied]);
        assert_eq!(author.model.drafts.len(), 1);
    }
    author.does(Msg::Opened("#write.q1.cut".to_owned()));
    assert!(matches!(author.model.notices.last(), Some(Notice::NotOpened(_))));
}

#[test]
fn a_quiz_from_a_link_is_stored_only_on_request() {
    let mut author = Author::at("#write", Vec::new());
    for number in 0..10 {
        let link = linked_quiz("five", &format!("CC BY {number}.0"));
        author.does(Msg::Opened(format!("#write.{link}")));
        assert_eq!(author.model.route, Route::Copy(link));
        assert!(author.model.sample.is_some());
        assert!(!author.effects.iter().any(|it| matches!(it, Effect::Save(_))));
        author.does(Msg::Paused).does(Msg::Rested);
        assert_eq!(author.effects, []);
    }
    assert!(author.model.drafts.is_empty());
    author.does(Msg::Copied);
    let (id, _) = author.model.open_draft().unwrap();
    assert!(author.effects.contains(&Effect::Save(id)));

    // The same link opens the existing draft until the draft is changed.
    let link = format!("#write.{}", linked_quiz("five", "CC BY 9.0"));
    author.does(Msg::Opened(link.clone()));
    assert_eq!(author.model.route, Route::Draft(id, EditorPage::Quiz));
    author.writes("title", "Mine by now").does(Msg::Opened(link));
    assert!(author.model.sample.is_some());
    assert_eq!(author.model.drafts.len(), 1);
}

#[test]
fn a_link_that_is_pasted_opens_its_quiz() {
    let link = linked_quiz("five", "CC BY 4.0");
    for pasted in [
        link.clone(),
        format!("#{link}"),
        format!(" https://example.org/quiz/#{link}\n"),
        format!("https://example.org/#write.{link}"),
    ] {
        let mut author = Author::at("#write", Vec::new());
        author.does(Msg::Read(String::new(), pasted));
        assert_eq!(author.effects, [Effect::Push(Route::Copy(link.clone()))]);
        assert!(author.model.sample.is_some());
        assert_eq!(author.model.opened, None);
    }
    let mut author = Author::at("#write", Vec::new());
    author.does(Msg::Read(String::new(), "https://example.org/#q1.cut".to_owned()));
    assert!(matches!(&author.model.notices[..], [Notice::NotOpened(_)]));
    author.does(Msg::Read(String::new(), "title = \"No # link\"".to_owned()));
    assert!(author.model.opened.is_some());
}

#[test]
fn a_sound_draft_is_given_and_another_says_why_not() {
    let mut author = Author::beginning(Start::Example(0));
    author.opens(EditorPage::Publish).does(Msg::Gave);
    assert!(matches!(&author.effects[..], [Effect::Publish(_)]));
    author.writes("title", "").does(Msg::Gave);
    assert_eq!(author.effects, []);
    assert!(matches!(&author.model.notices[..], [Notice::NotSound(_)]));
}

#[test]
fn an_address_outside_the_editor_loads_another_program() {
    let mut author = Author::beginning(Start::Blank);
    for address in ["", "#", "#play", "#q1.x"] {
        author.does(Msg::Opened(address.to_owned()));
        assert_eq!(author.effects, [Effect::Leave], "{address}");
    }
    author.does(Msg::Opened("#write.99.quiz".to_owned()));
    assert_eq!(author.effects, [Effect::Replace(Route::Drafts)]);
}

#[test]
fn a_trial_leads_on_as_a_play_does() {
    for (feedback, at) in [("at-once", 0), ("at-end", 1), ("never", 1)] {
        let mut author = Author::beginning(Start::Example(0));
        author.writes("feedback", feedback);
        let first = author.draft().scenarios[0].id.clone().unwrap();
        author.opens(EditorPage::Scenario(first));
        author.does(Msg::Tried(attempt::Msg::Edited(answer::Edit::Pick(1))));
        author.does(Msg::Tried(attempt::Msg::Confirmed));
        let preview = author.model.preview.as_ref().unwrap();
        assert_eq!(preview.play.as_ref().unwrap().position(), at, "{feedback}");
    }
}

#[test]
fn changes_of_the_source_survive_an_undo_and_another_page() {
    let mut author = Author::beginning(Start::Example(0));
    author.writes("title", "Mine").opens(EditorPage::Source);
    author.does(Msg::Sourced("title = \"By hand\"".to_owned())).does(Msg::Undid);
    author.opens(EditorPage::Graph).opens(EditorPage::Source);
    let (_, source) = author.model.source.clone().unwrap();
    assert_eq!(source.text, "title = \"By hand\"");
    assert!(source.is_changed);
}

#[test]
fn a_finding_is_followed_to_its_place() {
    let mut author = Author::beginning(Start::Blank);
    author.opens(EditorPage::Check);
    let place = FieldPath::default().field("scenarios").entry(0).field("stem");
    author.does(Msg::Sought(place.clone()));
    assert_eq!(author.page(), &EditorPage::Scenario("scenario-1".to_owned()));
    assert!(author.effects.contains(&Effect::Focus(place.to_string())));
}

#[test]
fn an_empty_credit_is_removed() {
    let mut author = Author::beginning(Start::Home);
    for field in ["text", "link"] {
        let place = FieldPath::default().field("credit").field(field);
        author.does(Msg::Edited(vec![Edit::text(place.clone(), String::new())], place));
    }
    assert_eq!(author.draft().credit, None);
}

#[test]
fn a_storage_error_is_reported_once() {
    let mut author = Author::beginning(Start::Blank);
    author.does(Msg::Noticed(Notice::NotKept)).does(Msg::Dismissed(Notice::NotKept));
    author.does(Msg::Noticed(Notice::NotKept));
    assert_eq!(author.model.notices, []);
    assert!(author.model.is_failing());
}

#[test]
fn an_unknown_address_does_not_reload_the_editor_for_ever() {
    let author = Author::at("#write)", Vec::new());
    assert_eq!(author.effects, []);
    assert_eq!(author.model.route, Route::Drafts);
}

/// The place of a field of a response.
pub(crate) fn of_response(scenario: usize, response: usize, field: &str) -> FieldPath {
    let list = FieldPath::default().field("scenarios").entry(scenario).field("responses");
    list.entry(response).field(field)
}

impl Author {
    pub(crate) fn html(&self) -> String {
        what_do_you_do::prerender::editor(&self.model)
    }

    pub(crate) fn keys(&mut self, scenario: usize, response: usize, worth: i64) -> &mut Author {
        let place = of_response(scenario, response, "effectiveness");
        self.does(Msg::Edited(vec![Edit::Set(place.clone(), worth.into())], place))
    }

    pub(crate) fn words(&mut self, scenario: usize, response: usize, text: &str) -> &mut Author {
        let place = of_response(scenario, response, "text");
        self.does(Msg::Edited(vec![Edit::text(place.clone(), text.to_owned())], place))
    }
}

impl Author {
    /// Plays the preview, of three scenarios with a choice, to its end: with the best responses, or with the worst.
    pub(crate) fn plays_preview(&mut self, is_right: bool) {
        for _ in 0..3 {
            let preview = self.model.preview.clone().unwrap();
            let attempt = preview.play.unwrap();
            let Format::Choose(Choose { key }) = &attempt.scenario(attempt.position()).format
            else {
                panic!("a choice");
            };
            let wanted = if is_right { key.iter().max() } else { key.iter().min() };
            let pick = key.iter().position(|it| Some(it) == wanted).unwrap();
            self.does(Msg::Tried(attempt::Msg::Edited(answer::Edit::Pick(pick))));
            self.does(Msg::Tried(attempt::Msg::Confirmed));
            // A covered preview has no feedback at once, so an answer leads on by itself.
            if !preview.is_covered {
                self.does(Msg::Tried(attempt::Msg::WentOn));
            }
        }
        self.does(Msg::Tried(attempt::Msg::Finished));
    }
}

#[test]
fn a_twin_is_written_from_its_scenario_or_from_the_check() {
    for from in [EditorPage::Check, EditorPage::Scenario("nine-years".to_owned())] {
        let mut author = Author::beginning(Start::Example(0));
        let before = author.draft();
        author.opens(from.clone());
        let offers = if from == EditorPage::Check { 3 } else { 1 };
        assert_eq!(author.html().matches(">Write a twin").count(), offers);
        author.does(Msg::Added(New::Twin(0)));
        let twin = EditorPage::Scenario("nine-years-twin".to_owned());
        assert_eq!(author.page(), &twin);
        assert_eq!(
            author.model.said.text,
            "“\u{2068}Nine years late\u{2069}” has a twin. A play draws one of them."
        );
        assert_eq!(author.model.notices, []);
        assert_eq!(author.draft().sections[0].groups.len(), 2);
        assert_eq!(author.draft().scenarios[1].stem, None);
        let page = author.html();
        assert_eq!(page.matches("Not reversed yet").count(), 4, "{page}");
        assert!(
            page.contains("4 responses are not reversed yet. A play draws one of them."),
            "{page}"
        );
        assert!(
            page.contains(
                "In “\u{2068}Nine years late\u{2069}”: good, not ideal. It is good in both."
            ),
            "{page}"
        );
        author.does(Msg::Undid);
        assert_eq!(author.draft(), before);
        if from != EditorPage::Check {
            assert_eq!(author.page(), &from);
        }
        author.does(Msg::Redid).does(Msg::Rested);
        let problems = author.model.open_draft().unwrap().1.problems.all();
        assert_eq!(problems.len(), 2, "its name and its situation: {problems:?}");
    }
}

/// Covers all five formats, a follow-up in no group, and a scenario that the first edition lacks. A group of such a
/// scenario and its twin would be empty in the first edition.
#[test]
fn each_scenario_that_can_have_a_twin_offers_one() {
    let mut author = Author::beginning(Start::Home);
    for (id, is_offered) in [
        ("bell", true),
        ("coats", true),
        ("cake", true),
        ("seats", true),
        ("stairs", false),
        ("songs", false),
    ] {
        author.opens(EditorPage::Scenario(id.to_owned()));
        assert_eq!(author.html().contains(">Write a twin<"), is_offered, "{id}");
    }
    author.does(Msg::Edited(
        vec![
            Edit::Set(FieldPath::default().field("edition"), 1_i64.into()),
            Edit::Remove(FieldPath::default().field("scenarios").entry(5).field("since")),
        ],
        FieldPath::default(),
    ));
    for id in ["bell", "coats", "cake", "seats", "songs"] {
        let at = author.model.open_draft().unwrap().1.document().scenario_at(id).unwrap();
        let count = author.draft().scenarios[at].responses.len();
        author.does(Msg::Added(New::Twin(at)));
        assert_eq!(author.page(), &EditorPage::Scenario(format!("{id}-twin")));
        assert_eq!(author.html().matches(">Not reversed yet<").count(), count, "{id}");
    }
}

#[test]
fn a_notice_tells_that_a_twin_makes_its_pool_rarer_until_undo() {
    let mut author = Author::beginning(Start::Example(0));
    let draw =
        FieldPath::default().field("sections").entry(0).field("groups").entry(0).field("draw");
    author.does(Msg::Edited(vec![Edit::Set(draw.clone(), 2_i64.into())], draw));
    author.does(Msg::Added(New::Twin(0)));
    let told = "“\u{2068}Nine years late\u{2069}” has a twin. A play draws one of them. The others of its group are drawn less often now: 1 of 2. It was 2 of 3.";
    assert!(author.html().contains(told), "{}", author.html());
    assert_eq!(author.model.said.text, "", "the notice is read out, so nothing is announced twice");
    author.does(Msg::Undid);
    assert_eq!(author.model.notices, []);
    author.does(Msg::Redid).does(Msg::Added(New::Twin(0)));
    assert_eq!(author.model.notices.len(), 1);
}

/// A name in Hebrew does not reverse the order of an English sentence, whether it begins the sentence or comes before a
/// number.
#[test]
fn names_are_isolated_in_what_is_said_of_twins() {
    let mut author = Author::beginning(Start::Example(0));
    let name = FieldPath::default().field("scenarios").entry(0).field("name");
    author.does(Msg::Edited(vec![Edit::text(name.clone(), "אחר".to_owned())], name));
    let draw =
        FieldPath::default().field("sections").entry(0).field("groups").entry(0).field("draw");
    author.does(Msg::Edited(vec![Edit::Set(draw.clone(), 2_i64.into())], draw));
    author.opens(EditorPage::Check);
    let quoted = "“\u{2068}אחר\u{2069}”";
    let is_isolated = |page: &str, words: [&str; 2]| {
        assert!(page.contains(&[words[0], quoted, words[1]].concat()), "{words:?}: {page}");
    };
    is_isolated(&author.html(), ["Write a twin of ", ""]);
    author.does(Msg::Added(New::Twin(0)));
    is_isolated(&author.html(), ["", " has a twin. A play draws one of them."]);
    is_isolated(&author.html(), ["In ", ": good, not ideal."]);
    author.words(1, 1, "Ring.");
    is_isolated(&author.html(), ["In ", " it has other words"]);
    author.writes("title", "אחר");
    let (id, _) = author.model.open_draft().unwrap();
    author.does(Msg::ThrewAway(id));
    is_isolated(&author.html(), ["", " was thrown away."]);
}

#[test]
fn changes_to_twins_are_announced() {
    let mut author = Author::beginning(Start::Example(0));
    author.does(Msg::Added(New::Twin(0)));
    // The key is 0, 2, 3, 1.
    for (response, worth, said) in [
        (0, 3, "3 responses are not reversed yet."),
        (1, 1, "2 responses are not reversed yet."),
        (2, 0, "One response is not reversed yet."),
        (2, 1, ""),
        (3, 2, "Every response is reversed: good in one situation and poor in another."),
        (3, 0, "One response is not reversed yet."),
    ] {
        assert_eq!(author.keys(1, response, worth).model.said.text, said);
    }
    let text = author.draft().scenarios[0].responses[1].text.clone().unwrap();
    author.words(1, 1, "Ring her yourself.");
    let apart = "They are no longer twins: this response has other words in the other one.";
    assert_eq!(author.model.said.text, apart);
    assert_eq!(author.words(1, 1, "Ring her yourself, at once.").model.said.text, "");
    let page = author.html();
    assert!(page.contains(">Change it there, too<"), "{page}");
    assert!(page.contains(&format!("<p dir=\"auto\">“{text}”</p>")), "{page}");

    let document = author.model.open_draft().unwrap().1.document().clone();
    let place = of_response(1, 1, "text");
    let there = document.reworded(1, 1, &document.twins(1));
    author.does(Msg::Reworded(there, place.clone()));
    assert!(author.effects.contains(&Effect::Focus(place.to_string())));
    assert_eq!(author.model.said.text, "They say the same now.");
    let changed = author.draft().scenarios[0].responses[1].text.clone();
    assert_eq!(changed.as_deref(), Some("Ring her yourself, at once."));
    assert!(!author.html().contains(">Change it there, too<"));
    // The other twin reports the difference, too.
    author.opens(EditorPage::Scenario("nine-years".to_owned())).words(0, 1, "Ring.");
    assert_eq!(author.model.said.text, apart);
    let document = author.model.open_draft().unwrap().1.document().clone();
    let here = document.worded_as(0, 1, &document.twins(0)[0]);
    author.does(Msg::Reworded(here, of_response(0, 1, "text")));
    assert_eq!(author.draft().scenarios[0].responses[1].text, changed);
}

/// There are three twins: one may still have other words once two match.
#[test]
fn twins_match_again_once_all_have_the_same_words() {
    let mut author = Author::beginning(Start::Example(0));
    author.does(Msg::Added(New::Twin(0))).does(Msg::Added(New::Twin(0)));
    author.words(1, 1, "Ring her yourself.").words(2, 1, "Write to her.");
    let place = of_response(2, 1, "text");
    let rewords = |author: &mut Author, is_here: bool| {
        let document = author.model.open_draft().unwrap().1.document().clone();
        let twins = document.twins(2);
        let edits = if is_here {
            document.worded_as(2, 1, &twins[0])
        } else {
            document.reworded(2, 1, &twins)
        };
        author.does(Msg::Reworded(edits, place.clone())).model.said.text.clone()
    };
    author.opens(EditorPage::Scenario(author.draft().scenarios[2].id.clone().unwrap()));
    assert_eq!(rewords(&mut author, true), "Another twin still has other words.");
    assert!(author.html().contains(">Change it there, too<"));
    assert_eq!(rewords(&mut author, false), "They say the same now.");
    assert!(!author.html().contains(">Change it there, too<"));
}

#[test]
fn another_style_or_another_format_of_a_twin_is_told() {
    let mut author = Author::beginning(Start::Example(0));
    author.does(Msg::Added(New::Twin(0)));
    let style = of_response(1, 0, "style");
    author.does(Msg::Edited(vec![Edit::text(style.clone(), "kind-wink".to_owned())], style));
    let other = "In “\u{2068}Nine years late\u{2069}” it is another: ";
    assert!(author.html().contains(other), "{}", author.html());
    let edits = author.model.open_draft().unwrap().1.document().reformat(1, FormatKind::Rate);
    author.does(Msg::Edited(edits, FieldPath::default()));
    let page = author.html();
    assert!(page.contains(" is no longer a twin: it is answered in another way."), "{page}");
    assert!(!page.contains("reversed"), "there is no key to compare it with: {page}");
}

/// The preview also reports a score below guessing, such as a covered play often has.
#[test]
fn a_preview_reports_its_score() {
    let mut author = Author::beginning(Start::Example(0));
    author.opens(EditorPage::Scenario("nine-years".to_owned()));
    for (is_covered, is_right) in [(false, true), (true, false), (true, true)] {
        author.does(Msg::TriedCovered(is_covered));
        author.plays_preview(is_right);
        let Reached { open, covered } = author.model.preview.clone().unwrap().reached;
        let score = if is_covered { covered } else { open };
        assert_eq!(score.and_then(Score::percent), Some(100).filter(|_| is_right));
        let said =
            "The trial ends here. ".to_owned() + &what_do_you_do::strings::covered::came_to(score);
        assert!(author.html().contains(&said), "{said} {}", author.html());
    }
}

/// The preview shows the scores of both ways to play until the quiz changes.
#[test]
fn a_trial_is_played_with_its_situations_covered() {
    let mut author = Author::beginning(Start::Example(0));
    let first = author.draft().scenarios[0].clone();
    author.opens(EditorPage::Scenario(first.id.clone().unwrap()));
    let plays = |author: &mut Author| {
        for _ in 0..60 {
            for msg in [
                attempt::Msg::Edited(answer::Edit::Pick(0)),
                attempt::Msg::Confirmed,
                attempt::Msg::WentOn,
                attempt::Msg::Finished,
            ] {
                author.does(Msg::Tried(msg));
            }
        }
    };
    let preview = |author: &Author| author.model.preview.clone().unwrap();
    let stem = |author: &Author| {
        let attempt = preview(author).play.unwrap();
        (attempt.scenario(0).stem.clone(), attempt.quiz().feedback())
    };
    let (told, _) = stem(&author);
    plays(&mut author);
    let open = preview(&author).reached.open;
    assert!(open.is_some() && preview(&author).reached.covered.is_none());
    author.does(Msg::TriedCovered(true));
    let (covered, feedback) = stem(&author);
    assert!(covered != told && feedback == Feedback::AtEnd, "{covered}");
    plays(&mut author);
    assert!(author.html().contains("With the situations covered</dt>"), "{}", author.html());
    let both = preview(&author).reached;
    assert!(both.open == open && both.covered.is_some(), "{both:?}");
    // The page shows the score in words.
    let page = author.html();
    let score = both.covered;
    assert!(page.contains(&what_do_you_do::strings::covered::came_to(score)), "{score:?}: {page}");
    author.does(Msg::TriedCovered(false));
    assert_eq!((stem(&author).0, preview(&author).reached.open), (told, open));
    // The preview stays covered while the author writes. A change removes the scores.
    author.does(Msg::TriedCovered(true));
    author.does(Msg::LookedThrough);
    assert_eq!(preview(&author).reached, both);
    author.writes("instruction", "would").does(Msg::LookedThrough);
    assert_eq!((preview(&author).is_covered, preview(&author).reached), (true, Reached::default()));
}
