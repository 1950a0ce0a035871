//! Builders for tests: a quiz, a record, or a page in one line, and stories of a page in words.

use quiz::answer::Edit;
use quiz::attempt::{Attempt, Msg as Move, ReplayError};
use quiz::record::{Record, RecordError};
use quiz::{Effectiveness, Quiz, file};
use quiz_link::{GraderQuiz, LinkedQuiz, Name, Source, Spelling, encode};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use what_do_you_do::env::{Env, Random};
use what_do_you_do::notice::Notice;
use what_do_you_do::play_links::{GroupLinks, Received};
use what_do_you_do::player::model as player;
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{AttemptId, Base, Frame, Route};
use what_do_you_do::share::model::{Effect, Model, Msg, OtherQuiz, Page};
use what_do_you_do::strings::covered::COVER;

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The path of a file of these tests.
pub(crate) fn ours(path: &str) -> PathBuf {
    root().join("tests/it").join(path)
}

/// The text of a quiz file in `tests/it/quizzes`.
pub(crate) fn file_of(name: &str) -> String {
    std::fs::read_to_string(ours(&format!("quizzes/{name}.toml"))).unwrap()
}

/// The quiz of a file in `tests/it/quizzes`.
pub(crate) fn quiz(name: &str) -> Rc<Quiz> {
    match file::read(name, &file_of(name)) {
        Ok((_, quiz)) => Rc::new(quiz),
        Err(error) => panic!("{error}"),
    }
}

pub(crate) fn id(text: &str) -> AttemptId {
    text.parse().unwrap_or_else(|_| panic!("{text} names no attempt"))
}

/// The record of an attempt with this number of steps left unanswered, last changed at this time.
pub(crate) fn record(quiz: &Rc<Quiz>, id: AttemptId, changed: u64, steps: usize) -> Record {
    let mut attempt = Attempt::start(Rc::clone(quiz), id.edition, id.seed).unwrap();
    for _ in 0..steps {
        attempt = attempt.update(Move::WentOn).unwrap();
    }
    Record { attempt: attempt.into(), started: 1, changed }
}

/// The record of a finished attempt without answers.
pub(crate) fn finished(quiz: &Rc<Quiz>, id: AttemptId, changed: u64) -> Record {
    let mut record = record(quiz, id, changed, 0);
    while let Some(next) = record.attempt.update(Move::WentOn) {
        record.attempt = next.into();
    }
    record.attempt = record.attempt.update(Move::Finished).unwrap().into();
    record
}

/// A page in one tab, which hears messages in words.
#[derive(Debug, Clone)]
pub(crate) struct Tab {
    pub(crate) model: Model,
    pub(crate) env: Env,
}

/// A quiz of `tests/it/quizzes`. It is built in, unless `sent`, `player_quiz` or `grader_quiz` stands before its name. `covered`
/// before all that covers the situations.
pub(crate) fn source(name: &str) -> Source {
    match name.split_once(' ') {
        None => Source::BuiltIn(quiz(name)),
        Some(("sent", name)) => Source::Linked(LinkedQuiz::new(quiz(name)).unwrap()),
        Some(("player", name)) => Source::Player(grader_quiz(name).player_quiz().unwrap()),
        Some(("grader", name)) => Source::Grader(grader_quiz(name)),
        Some(("covered", name)) => source(name).covered(COVER).unwrap(),
        Some((how, _)) => panic!("unknown kind of quiz: `{how}`"),
    }
}

fn grader_quiz(name: &str) -> GraderQuiz {
    GraderQuiz::new(&quiz(name), 7, [7; 32]).unwrap()
}

/// The model of the share program, on the cover.
pub(crate) fn whole(source: Source) -> Model {
    Model::new(source, Frame::default())
}

impl Tab {
    /// A page that has just been opened. The time is 100, and the random number is 7.
    pub(crate) fn new(quiz: &str) -> Tab {
        let model = whole(source(quiz));
        Tab { model, env: Env::fixed(100, 7) }
    }

    /// A page after several messages, separated by `;`.
    pub(crate) fn after(quiz: &str, words: &str) -> Tab {
        let mut tab = Tab::new(quiz);
        for word in words.split(';') {
            tab.hear(word);
        }
        tab
    }

    pub(crate) fn send(&mut self, msg: Msg) -> Vec<Effect> {
        self.model.update(msg, self.env)
    }

    /// Sends a message to the model. Words in capitals stand for values:
    ///
    /// - `open ADDRESS` (`BASE` in it is the start of addresses of the quiz, `QUIZ` the link to the quiz); `arrive
    ///   ADDRESS` loads the page anew at an address; `clock TIME` sets the time, `die SEED` the random number;
    /// - `pick`, `toggle`, `best`, `worst` RESPONSE; `place RESPONSE PLACE`; `rate RESPONSE RATING`; `confirm`,
    ///   `confirm-shown`, `clear`, `next`, `go STEP`, `finish` (responses and places count from 0, steps from 1);
    /// - `found ID` with `TIME STEPS`, `TIME finished`, `newer`, `damaged` or `other`; `gone ID`;
    /// - `take` goes on with what came in the link; `paste` TEXT; `beside` TITLE of another quiz;
    /// - `pair TIME NAME` of the links for a group; `part TIME`;
    /// - `told NOTICE`, `told-before`, `dismiss NOTICE`, `keys on`, `name NAME`, `delete ID`, `leave ID` to the next
    ///   person, `forget`.
    pub(crate) fn hear(&mut self, words: &str) -> Vec<Effect> {
        let all: Vec<&str> = words.split_whitespace().collect();
        let number = |at: usize| all[at].parse::<usize>().unwrap();
        let msg = match all[0] {
            "clock" => {
                self.env.now = all[1].parse().unwrap();
                return Vec::new();
            }
            "die" => {
                self.env.random = Random::Fixed(all[1].parse().unwrap());
                return Vec::new();
            }
            "open" => {
                let address = all.get(1).copied().unwrap_or_default();
                let base = self.model.player.base().address(Route::Cover);
                let link = self.model.player.source.link().map(|it| encode(&it, Spelling::Letters));
                let link = format!("#{}", link.unwrap_or_default());
                Msg::Player(player::Msg::Opened(
                    address.replace("BASE", &base).replace("QUIZ", &link),
                ))
            }
            "arrive" => {
                let (source, frame) = (self.model.player.source.clone(), self.model.player.frame());
                let address = all[1].to_owned();
                let (model, effects) =
                    Model::opened(source, frame, Vec::new(), address, false, self.env);
                self.model = model;
                return effects;
            }
            "paste" => Msg::Pasted(all[1..].join(" ").into()),
            "beside" => {
                let title = all[1..].join(" ");
                Msg::OtherQuizFound(OtherQuiz {
                    base: Base::default(),
                    title,
                    twin: None,
                    plays: Vec::new(),
                })
            }
            "pick" => Msg::Player(player::Msg::Played(Move::Edited(Edit::Pick(number(1))))),
            "toggle" => Msg::Player(player::Msg::Played(Move::Edited(Edit::Toggle(number(1))))),
            "best" => Msg::Player(player::Msg::Played(Move::Edited(Edit::Best(number(1))))),
            "worst" => Msg::Player(player::Msg::Played(Move::Edited(Edit::Worst(number(1))))),
            "place" => {
                Msg::Player(player::Msg::Played(Move::Edited(Edit::Place(number(1), number(2)))))
            }
            "rate" => {
                let rating = Effectiveness::ALL[number(2)];
                Msg::Player(player::Msg::Played(Move::Edited(Edit::Rate(number(1), rating))))
            }
            "confirm" => Msg::Player(player::Msg::Played(Move::Confirmed)),
            "confirm-shown" => Msg::Player(player::Msg::Played(Move::ConfirmedAsShown)),
            "clear" => Msg::Player(player::Msg::Played(Move::Cleared)),
            "next" => Msg::Player(player::Msg::Played(Move::WentOn)),
            "go" => Msg::Player(player::Msg::Played(Move::WentTo(number(1) - 1))),
            "finish" => Msg::Player(player::Msg::Played(Move::Finished)),
            "found" => {
                let id = id(all[1]);
                let found = match (all[2], all.get(3)) {
                    ("newer", _) => Err(RecordError::Newer),
                    ("damaged", _) => Err(RecordError::Damaged),
                    ("other", _) => Err(RecordError::OtherQuiz(ReplayError::DoesNotFit { at: 0 })),
                    (time, Some(&"finished")) => {
                        Ok(finished(self.model.player.quiz(), id, time.parse().unwrap()))
                    }
                    (time, _) => {
                        Ok(record(self.model.player.quiz(), id, time.parse().unwrap(), number(3)))
                    }
                };
                Msg::Player(player::Msg::Found(id, found))
            }
            "gone" => Msg::Player(player::Msg::Gone(id(all[1]))),
            "take" => Msg::TakenUp,
            "told" => Msg::Player(player::Msg::Noticed(notice(all[1]))),
            "told-before" => Msg::Player(player::Msg::ReportedBefore),
            "dismiss" => Msg::Player(player::Msg::Dismissed(notice(all[1]))),
            "keys" => Msg::Player(player::Msg::SwitchedNumberKeys(all[1] == "on")),
            "name" => Msg::Named(Name::new(all[1])),
            "pair" => {
                let marker = source("grader five").link().unwrap();
                let marker = encode(&marker, Spelling::Letters).into();
                let name = all.get(2).copied().unwrap_or_default().into();
                Msg::GroupLinksFound(GroupLinks { made: all[1].parse().unwrap(), name, marker })
            }
            "part" => Msg::GroupLinksRemoved(all[1].parse().unwrap()),
            "delete" => Msg::Player(player::Msg::Deleted(id(all[1]))),
            "leave" => Msg::Cleared(id(all[1])),
            "forget" => Msg::Player(player::Msg::Forgot),
            other => panic!("unknown message: `{other}`"),
        };
        self.send(msg)
    }

    /// The page on the screen, in a few words.
    pub(crate) fn place(&self) -> String {
        match (&self.model.player.route, self.model.page) {
            (Ok(player::Page::Cover), _) => {
                match (self.model.player.playing(), self.model.player.under_way()) {
                    (Some((id, record)), _) => {
                        format!("cover of {id} at {}", record.attempt.position() + 1)
                    }
                    (None, Some((id, _))) => format!("cover beside {id}"),
                    (None, None) => "cover alone".to_owned(),
                }
            }
            (Ok(player::Page::Play(id)), _) => match self.model.player.records.get(id) {
                Some(record) => format!("{id} at {}", record.attempt.position() + 1),
                None => format!("{id}, which is not there"),
            },
            (Ok(player::Page::Result(id)), _) => format!("result of {id}"),
            (Ok(player::Page::History), _) => {
                let kept: Vec<_> =
                    self.model.player.records.iter().map(|(id, _)| id.to_string()).collect();
                format!(
                    "earlier: {}",
                    if kept.is_empty() { "none".to_owned() } else { kept.join(", ") }
                )
            }
            (_, Some(Page::Received)) => match &self.model.received {
                Some(Received::Quiz) => "quiz sent".to_owned(),
                Some(Received::Key) => "key sent".to_owned(),
                Some(Received::Draw(edition, seed)) => format!("draw {edition}.{seed}"),
                Some(Received::Attempt(it)) => format!("attempt sent at {}", it.position() + 1),
                Some(Received::Challenge(_)) => "challenge sent".to_owned(),
                Some(Received::Result(..)) => "result sent".to_owned(),
                Some(Received::EarlierQuiz(it)) => {
                    format!("{:?} from before, {}.{}", it.kind, it.edition, it.seed)
                }
                Some(Received::Which(_)) => "which quiz?".to_owned(),
                None => "nothing sent".to_owned(),
            },
            (_, Some(Page::Share(id))) => format!("sharing {id}"),
            (_, Some(Page::Publish)) => "giving".to_owned(),
            (Ok(player::Page::Outside(_)), None) => "elsewhere".to_owned(),
            (Err(lost), _) => format!("lost: {lost:?}"),
        }
    }
}

/// Tells a story: each message, the page to which it leads, its effects, and new notices.
pub(crate) fn story(quiz: &str, words: &str) -> String {
    let mut tab = Tab::new(quiz);
    let mut told = String::new();
    for line in words.split(';').map(str::trim) {
        let notices = tab.model.player.notices.clone();
        let effects = tab.hear(line);
        if line.starts_with("clock") || line.starts_with("die") {
            continue;
        }
        write!(told, "{line} -> {}", tab.place()).unwrap();
        for effect in &effects {
            write!(told, " | {}", effect_in_words(effect)).unwrap();
        }
        for notice in tab.model.player.notices.iter().filter(|it| !notices.contains(it)) {
            write!(told, " ! {notice:?}").unwrap();
        }
        told.push('\n');
    }
    told
}

pub(crate) fn effect_in_words(effect: &Effect) -> String {
    match effect {
        Effect::Player(player::Effect::Save(id, _)) => format!("save {id}"),
        Effect::Player(player::Effect::Remove(id)) => format!("remove {id}"),
        Effect::Note(name, _) => format!("save {}", noted(name)),
        Effect::RemoveNote(name) => format!("remove {}", noted(name)),
        Effect::Player(player::Effect::RemoveAll) => "remove all".to_owned(),
        Effect::Player(player::Effect::SaveNumberKeys(_)) => "save settings".to_owned(),
        Effect::SaveName(_) => "save the name".to_owned(),
        Effect::SavePasted(_) => "save what was pasted".to_owned(),
        Effect::Discard(name) => format!("remove {name}"),
        Effect::RemoveQuiz => "remove the quiz".to_owned(),
        Effect::Copy(text) => format!("copy {text}"),
        Effect::Share(address, words) => format!("share {address} with {words:?}"),
        Effect::SavePicture(_) => "save the picture".to_owned(),
        Effect::SaveTable(text) => format!("save the table {text}"),
        Effect::MakeFile(_, contents) => format!("make a file of {}", contents.title),
        Effect::DrawSecret(name) => format!("draw a secret for {name}"),
        Effect::Player(player::Effect::Print) => "print".to_owned(),
        Effect::Player(player::Effect::Reload(lost)) => format!("load anew, or {lost:?}"),
        Effect::Player(player::Effect::Push(route)) => format!("push {route}"),
        Effect::Player(player::Effect::Replace(route)) => format!("replace {route}"),
    }
}

fn noted(name: &str) -> &str {
    if name.starts_with("rival/") { "the challenge" } else { name }
}

fn notice(name: &str) -> Notice {
    let all = [
        Notice::NotKept,
        Notice::Full,
        Notice::Damaged,
        Notice::Newer,
        Notice::OtherQuiz,
        Notice::Anew,
        Notice::Copied,
        Notice::NotCopied,
    ];
    let found = all.into_iter().find(|it| format!("{it:?}") == name);
    found.unwrap_or_else(|| panic!("there is no notice {name}"))
}
