//! The part of the model for new drafts, files, links and the source, and for saving and giving a draft.

use crate::editor::form_messages::message;
use crate::editor::model::{Effect, Model, Start};
use crate::editor::notice::Notice;
use crate::editor::route::{EditorPage, Route};
use crate::env::Env;
use crate::strings;
use quiz::Quiz;
use quiz::check::check;
use quiz::draft::{CreditDraft, Draft};
use quiz::file::FileProblem;
use quiz::problem::FieldPath;
use quiz::text::{limit, up_to};
use quiz_authoring::convert::{FileKind, Loss, Reading, Writing, text_of, toml};
use quiz_authoring::document::{Edit, named};
use quiz_authoring::templates::{EXAMPLES, blank};
use quiz_link::{Link, LinkError, LinkedQuiz, decode, draft_of};
use std::rc::Rc;

/// The source of a draft: the quiz as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// The text, as it was when the page was opened or as the author changed it.
    pub text: String,
    /// Whether the author has changed the text.
    pub is_changed: bool,
    /// The problems that were found when the text was applied.
    pub problems: Vec<FileProblem>,
}

/// A quiz from a link, before it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The draft that a copy begins with.
    pub draft: Box<Draft>,
    /// The author as named in the quiz; empty if none is named.
    pub author: String,
    /// The length of the link in characters.
    pub characters: usize,
}

/// The result of opening or saving a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The name of the file.
    pub name: String,
    /// The problems of the file.
    pub problems: Vec<FileProblem>,
    /// The content that a conversion lost.
    pub losses: Vec<Loss>,
    /// The readable part of a broken file. `None` if nothing could be read, or if a draft was made of the file already.
    pub rest: Option<Box<Draft>>,
}

impl Model {
    /// Writes the draft into the source, unless the author has changed the source and not applied it.
    pub(super) fn show_source(&mut self) {
        let (Route::Draft(_, EditorPage::Source), Some((id, open_draft))) =
            (&self.route, self.open_draft())
        else {
            return;
        };
        if self.source.as_ref().is_some_and(|(of, it)| *of == id && it.is_changed) {
            return;
        }
        let text = FileKind::Toml.write(&open_draft.document().draft()).text;
        self.source = Some((id, SourceView { text, is_changed: false, problems: Vec::new() }));
    }

    pub(super) fn begin(&mut self, start: Start, env: Env) -> Vec<Effect> {
        let draft = match start {
            Start::Blank => blank(),
            Start::Example(at) => {
                let source = EXAMPLES.get(at).map_or("", |it| it.source);
                FileKind::Toml.read(source).draft
            }
            Start::Home => match draft_of(&self.home) {
                Ok(draft) => credited(draft, &self.home),
                Err(error) => return self.refuse(&error),
            },
        };
        let id = Some(own_id(env));
        self.lay(Draft { id, ..draft }, env)
    }

    /// Shows the quiz of a link. Nothing is stored before the author asks for it, since anybody can lead a browser to
    /// an address.
    pub(super) fn look_at(&mut self, link: &str) -> Vec<Effect> {
        self.route = Route::Drafts;
        let quiz = match decode(link) {
            Ok(Link::Quiz(linked_quiz)) => Rc::clone(linked_quiz.quiz()),
            Ok(_) => return self.refuse(&LinkError::NotOurs),
            Err(error) => return self.refuse(&error),
        };
        if quiz.is_not_to_be_copied() {
            self.notify(Notice::NotToBeCopied);
            return vec![Effect::Replace(Route::Drafts)];
        }
        let draft = match draft_of(&quiz) {
            Ok(draft) => named(credited(draft, &quiz)),
            Err(error) => return self.refuse(&error),
        };
        // A draft that is an unchanged copy of this quiz is opened instead.
        let same = self.drafts.iter().find(|(_, open_draft)| {
            let known = open_draft.document().draft();
            known.title == draft.title && Draft { id: draft.id.clone(), ..known } == draft
        });
        if let Some(id) = same.map(|it| *it.0) {
            self.route = Route::Draft(id, EditorPage::Quiz);
            return vec![Effect::Replace(self.route.clone())];
        }
        self.route = Route::Copy(link.to_owned());
        self.sample = Some(Sample {
            draft: Box::new(draft),
            author: quiz.author().to_owned(),
            characters: link.chars().count(),
        });
        Vec::new()
    }

    /// Makes a draft of the quiz from the link.
    pub(super) fn copy(&mut self, env: Env) -> Vec<Effect> {
        let Some(Sample { draft, .. }) = self.sample.take() else { return Vec::new() };
        let id = Some(own_id(env));
        let mut effects = self.lay(Draft { id, ..*draft }, env);
        // The address is replaced, so that going back does not offer the copy again.
        effects.retain(|it| !matches!(it, Effect::Push(_)));
        effects.push(Effect::Replace(self.route.clone()));
        effects
    }

    fn refuse(&mut self, error: &LinkError) -> Vec<Effect> {
        self.notify(Notice::NotOpened(error.to_string()));
        vec![Effect::Replace(Route::Drafts)]
    }

    pub(super) fn apply(&mut self, env: Env) -> Vec<Effect> {
        let Some((id, source)) = self.source.clone() else { return Vec::new() };
        let Reading { draft, problems, .. } = toml::read(&source.text);
        let draft = named(draft);
        // An unfinished quiz can become the draft. A text that cannot be read in full would lose a part.
        if !toml::is_whole(&source.text) {
            self.source = Some((id, SourceView { problems, ..source }));
            return Vec::new();
        }
        let replaced = Edit::Replace(Box::new(draft));
        let effects = self.edit(&[replaced], &FieldPath::default(), env);
        self.source = Some((id, SourceView { is_changed: false, problems, ..source }));
        effects
    }

    /// Puts the cursor at a line and a column of the source, each counted from 1.
    pub(super) fn seek_in_source(&self, line: usize, column: usize) -> Vec<Effect> {
        let Some((_, source)) = &self.source else { return Vec::new() };
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        // The selection of a field counts UTF-16 units.
        let units = |it: &str| it.encode_utf16().count();
        let before: usize = source.text.split_inclusive('\n').take(line).map(units).sum();
        let within = source.text.split('\n').nth(line).unwrap_or_default();
        let within: usize = within.chars().take(column).map(char::len_utf16).sum();
        vec![Effect::PutCursor(before + within)]
    }

    /// Opens the file that the author chose.
    pub(super) fn open(&mut self, name: &str, bytes: &[u8], env: Env) -> Vec<Effect> {
        match text_of(name, bytes) {
            Ok((text, note)) => self.read(name, &text, note, env),
            Err(why) => {
                self.opened = None;
                self.notify(Notice::NotOpened(why));
                Vec::new()
            }
        }
    }

    /// Reads a text as a new draft. `note` is a loss that happened when the bytes became text.
    pub(super) fn read(
        &mut self,
        name: &str,
        text: &str,
        note: Option<Loss>,
        env: Env,
    ) -> Vec<Effect> {
        if let Some(link) = pasted_link(name, text) {
            let effects = self.look_at(link);
            return if effects.is_empty() {
                vec![Effect::Push(self.route.clone())]
            } else {
                effects
            };
        }
        let kind = FileKind::guess(name, text);
        let Reading { draft, problems, losses } = kind.read(text);
        let losses: Vec<_> = note.into_iter().chain(losses).collect();
        let name = name.to_owned();
        if problems.is_empty() {
            let effects = self.lay(draft, env);
            self.tell_losses(name, losses);
            return effects;
        }
        let rest = holds_anything(kind, &draft).then(|| Box::new(draft));
        self.opened = Some(Opened { name, problems, losses, rest });
        Vec::new()
    }

    fn tell_losses(&mut self, name: String, losses: Vec<Loss>) {
        self.opened =
            (!losses.is_empty()).then(|| Opened { name, problems: Vec::new(), losses, rest: None });
    }

    pub(super) fn repair(&mut self, env: Env) -> Vec<Effect> {
        let Some(Opened { rest: Some(draft), losses, name, .. }) = self.opened.take() else {
            return Vec::new();
        };
        let effects = self.lay(*draft, env);
        self.tell_losses(name, losses);
        effects
    }

    pub(super) fn save_as(&mut self, kind: FileKind) -> Vec<Effect> {
        let Some((_, open_draft)) = self.open_draft() else { return Vec::new() };
        let draft = open_draft.document().draft();
        let Writing { text, losses } = kind.write(&draft);
        let name = format!("{}.{}", draft.id.as_deref().unwrap_or("quiz"), kind.ending());
        self.tell_losses(name.clone(), losses);
        vec![Effect::Download(kind, name, text)]
    }

    pub(super) fn publish(&mut self) -> Vec<Effect> {
        let Some((_, open_draft)) = self.open_draft() else { return Vec::new() };
        let given = match check(&open_draft.document().draft()) {
            Ok(quiz) => LinkedQuiz::new(Rc::new(quiz)).map_err(|error| error.to_string()),
            Err(problems) => {
                let first = problems.first().map(|it| message(&it.kind, open_draft.document()));
                Err(first.unwrap_or_default())
            }
        };
        match given {
            Ok(linked_quiz) => [self.rest(), vec![Effect::Publish(Box::new(linked_quiz))]].concat(),
            Err(why) => {
                self.notify(Notice::NotSound(why));
                Vec::new()
            }
        }
    }
}

/// Returns the link in a pasted text that consists of nothing else.
fn pasted_link<'a>(name: &str, text: &'a str) -> Option<&'a str> {
    let text = text.trim();
    if !name.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    let (is_address, link) = match text.rsplit_once('#') {
        Some((address, link)) => (address.is_empty() || address.contains("://"), link),
        None => (false, text),
    };
    let link = link.strip_prefix("write.").unwrap_or(link);
    (is_address || decode(link).is_ok()).then_some(link)
}

/// Whether a draft holds anything that the file's author wrote. The readers of GIFT and CSV add a title, an id and
/// outcomes, which these formats lack.
fn holds_anything(kind: FileKind, draft: &Draft) -> bool {
    let read = match kind {
        FileKind::Toml | FileKind::Json => draft.clone(),
        FileKind::Gift | FileKind::Csv => {
            Draft { id: None, title: None, outcomes: Vec::new(), ..draft.clone() }
        }
    };
    read != Draft::default()
}

/// Makes an id for a new quiz. Ids have to differ, or the results of one quiz would pass for results of another.
pub(super) fn own_id(env: Env) -> String {
    format!("quiz-{}", env.seed())
}

/// Returns the draft with a credit that names the quiz it was copied from.
fn credited(draft: Draft, quiz: &Quiz) -> Draft {
    let after = strings::editor::quiz::after(quiz.title(), quiz.author());
    let text = strings::sentences([Some(after), quiz.credit().map(|it| it.text.clone())]);
    let text = up_to(&text, limit::RESPONSE).to_owned();
    let link = quiz.credit().and_then(|it| it.link.clone());
    Draft { author: None, credit: Some(CreditDraft { text: Some(text), link }), ..draft }
}
