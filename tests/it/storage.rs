//! The store on a device that may refuse, forget, or hold damaged texts, and that other pages share.

use crate::make::{finished, id, quiz, record, source};
use core::cell::{Cell, RefCell};
use expect_test::expect;
use quiz::Quiz;
use quiz::draft::Draft;
use quiz::record::RecordError;
use quiz_link::{Name, Source, Spelling, encode};
use std::collections::BTreeMap;
use std::rc::Rc;
use what_do_you_do::play_links::{GroupLinks, QuizOverride};
use what_do_you_do::route::AttemptId;
use what_do_you_do::storage::attempts::Attempts;
use what_do_you_do::storage::drafts::StoredDraft;
use what_do_you_do::storage::keys::{prefix, prefix_of, prefix_with_feedback};
use what_do_you_do::storage::{
    Change, Fault, Found, Mirror, Storage, Store, handover, keys, texts,
};
use what_do_you_do::strings::covered::COVER;
use yew::Callback;

/// A kind of call of the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    Keys,
    Read,
    Write,
    Remove,
}

const CALLS: [Call; 4] = [Call::Keys, Call::Read, Call::Write, Call::Remove];

/// The calls that fail: the call of this kind with this number, from 1; with 0, all calls of this kind.
type Trouble = (Call, usize);

/// The texts of a storage by name, of this page and of others on the same origin.
type Values = BTreeMap<String, String>;

#[derive(Debug, Clone, Default)]
struct Device {
    values: Rc<RefCell<Values>>,
    trouble: Vec<Trouble>,
    calls: Rc<RefCell<Vec<Call>>>,
    /// The number of calls after which another page removes every text.
    cleared_after: Option<usize>,
}

impl Device {
    fn call(&self, call: Call) -> Result<(), Fault> {
        let mut calls = self.calls.borrow_mut();
        if self.cleared_after == Some(calls.len()) {
            self.values.borrow_mut().clear();
        }
        calls.push(call);
        let number = calls.iter().filter(|it| **it == call).count();
        if self.trouble.contains(&(call, number)) || self.trouble.contains(&(call, 0)) {
            return Err(if call == Call::Write { Fault::Full } else { Fault::Blocked });
        }
        Ok(())
    }
}

impl Storage for Device {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.call(Call::Keys)?;
        Ok(self.values.borrow().keys().cloned().collect())
    }

    fn read(&self, name: &str) -> Result<Option<String>, Fault> {
        self.call(Call::Read)?;
        Ok(self.values.borrow().get(name).cloned())
    }

    fn write(&self, name: &str, value: &str) -> Result<(), Fault> {
        self.call(Call::Write)?;
        self.values.borrow_mut().insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Fault> {
        self.call(Call::Remove)?;
        self.values.borrow_mut().remove(name);
        Ok(())
    }
}

/// The mirror of the tests. It answers at once, which is not promised: the store must not rely on it.
#[derive(Debug, Clone, Default)]
struct Copies {
    values: Rc<RefCell<Values>>,
    /// Whether the mirror refuses everything.
    is_gone: Rc<Cell<bool>>,
}

impl Mirror for Copies {
    fn change(&self, change: Change<'_>, done: Callback<bool>) {
        if !self.is_gone.get() {
            let mut values = self.values.borrow_mut();
            match change {
                Change::Write(name, text) => drop(values.insert(name.to_owned(), text.to_owned())),
                Change::Remove(name) => drop(values.remove(name)),
                Change::Clear => values.clear(),
            }
        }
        done.emit(!self.is_gone.get());
    }
}

/// A store with its storage, its mirror, and the faults that it reported.
struct Stand {
    device: Device,
    copies: Copies,
    quiz: Rc<Quiz>,
    store: Store<Device, Copies>,
    tell: Callback<Fault>,
    failed: Rc<RefCell<Vec<Fault>>>,
}

impl Stand {
    fn new(device: Device, copies: Copies, quiz: &Rc<Quiz>) -> Stand {
        let failed = Rc::<RefCell<Vec<Fault>>>::default();
        let all = Rc::clone(&failed);
        let tell = Callback::from(move |fault| all.borrow_mut().push(fault));
        let store = Store::new(device.clone(), copies.clone(), Rc::clone(quiz));
        Stand { device, copies, quiz: Rc::clone(quiz), store, tell, failed }
    }

    /// A store without a mirror.
    fn alone(device: Device, quiz: &Rc<Quiz>) -> Stand {
        Stand::new(device, Copies { is_gone: Rc::new(Cell::new(true)), ..Copies::default() }, quiz)
    }

    fn mirror(&self) -> Option<Vec<(String, String)>> {
        let values = self.copies.values.borrow().clone();
        (!self.copies.is_gone.get()).then(|| values.into_iter().collect())
    }

    /// Makes one call and says in words what the store found, or `done`, or the fault.
    fn act(&self, words: &str) -> String {
        let all_in_words = |it: Vec<Found>| it.iter().map(in_words).collect::<Vec<_>>().join(", ");
        match words.split_whitespace().collect::<Vec<_>>()[..] {
            ["load"] => return all_in_words(self.store.load(self.mirror())),
            ["sweep"] => {
                let mirror = self.mirror();
                self.store.sweep(mirror.as_deref());
                return all_in_words(self.store.load(mirror));
            }
            ["find", it] => return all_in_words(self.store.find(id(it)).into_iter().collect()),
            ["changed"] => return all_in_words(self.store.changed(None)),
            ["changed", it] => return all_in_words(self.store.changed(Some(&name(it)))),
            ["save", it] => self.store.save(id(it), &record(&self.quiz, id(it), 50, 1), &self.tell),
            ["remove", it] => self.store.remove(id(it), 55, &self.tell),
            ["discard", it] => self.store.discard(&name(it), 55, &self.tell),
            ["remove-all"] => self.store.remove_all(55, &self.tell),
            ["keys", it] => self.store.save_number_keys(it == "on", &self.tell),
            _ => panic!("unknown call: `{words}`"),
        }
        self.failed.borrow_mut().pop().map_or_else(|| "done".to_owned(), |it| format!("{it:?}"))
    }
}

/// The full name of a short one: `a/…` is an attempt, `d/…` a damaged record, `keys` the setting. Other names stay as
/// they are.
fn name(short: &str) -> String {
    match short.split_once('/') {
        Some(("a", rest)) => format!("what-do-you-do/v1/five/attempt/{rest}"),
        Some(("d", rest)) => format!("what-do-you-do/v1/five/damaged/{rest}"),
        _ if short == "told" => "what-do-you-do/v1/five/told".to_owned(),
        _ if short == "era" => "what-do-you-do/v1/era".to_owned(),
        _ if short == "keys" => "what-do-you-do/v1/number-keys".to_owned(),
        _ => short.to_owned(),
    }
}

/// The text of a short one. `good` is an attempt of that name at its second step, and `of:ID` the same of another name.
/// `later` and `earlier` are further on and changed later, or less far and changed earlier, than `good`. `finished` was
/// changed before all three, and `anew` begun after all three. `other` is an attempt of another quiz, and `newer` a
/// record of a newer version. `altered` is `good` with one character more, `cut` the start of `good`. Other texts stay
/// as they are, with spaces for `_`.
fn value(quiz: &Rc<Quiz>, short_name: &str, short: &str) -> String {
    let good = |id: AttemptId| record(quiz, id, 50, 1).write();
    let own = || id(short_name.rsplit('/').next().unwrap());
    match short {
        "good" => good(own()),
        "later" => record(quiz, own(), 60, 3).write(),
        "earlier" => record(quiz, own(), 40, 0).write(),
        "anew" => record(quiz, own(), 70, 0).write(),
        "finished" => finished(quiz, own(), 30).write(),
        "altered" => good(own()).replacen('.', ".f", 1),
        "cut" => good(own()).split_at(30).0.to_owned(),
        "newer" => "2.cafe.AAAA".to_owned(),
        "other" => record(&self::quiz("end"), id("1.5.1"), 50, 1).write(),
        _ => match short.strip_prefix("of:") {
            Some(other) => good(id(other)),
            None => short.replace('_', " "),
        },
    }
}

fn values(quiz: &Rc<Quiz>, short: &str) -> Values {
    let pairs = short.split_whitespace().map(|it| it.split_once('=').unwrap());
    pairs.map(|(key, it)| (name(key), value(quiz, key, it))).collect()
}

fn in_words(found: &Found) -> String {
    match found {
        Found::Attempt(id, Ok(record)) => {
            format!("found {id} at {}", record.attempt.position() + 1)
        }
        Found::Attempt(id, Err(RecordError::OtherQuiz(_))) => format!("found {id} of other quiz"),
        Found::Attempt(id, Err(error)) => format!("found {id} {error:?}"),
        Found::Gone(id) => format!("gone {id}"),
        Found::ReportedBefore => "told before".to_owned(),
        Found::Fault(Fault::Blocked) => "told NotKept".to_owned(),
        Found::Fault(Fault::Full) => "told Full".to_owned(),
        Found::Damaged => "told Damaged".to_owned(),
        Found::NumberKeysOff => "keys false".to_owned(),
        other => panic!("unexpected: {other:?}"),
    }
}

struct Case {
    before: &'static str,
    trouble: &'static [Trouble],
    act: &'static str,
    says: &'static str,
    /// All texts afterwards, or `same` if nothing changed.
    after: &'static str,
}

const fn case(
    before: &'static str,
    trouble: &'static [Trouble],
    act: &'static str,
    says: &'static str,
    after: &'static str,
) -> Case {
    Case { before, trouble, act, says, after }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Sound records and settings.
    case("", &[], "load", "", "same"),
    case("a/2.5.1=good", &[], "load", "found 2.5.1 at 2", "same"),
    case("a/1.5.1=good a/2.5.1=good a/2.5.2=good", &[], "load",
        "found 1.5.1 at 2, found 2.5.1 at 2, found 2.5.2 at 2", "same"),
    case("keys=off", &[], "load", "keys false", "same"),
    case("keys=on", &[], "load", "", "same"),
    case("keys=rubbish", &[], "load", "", "same"),
    case("a/2.5.1=good", &[], "find 2.5.1", "found 2.5.1 at 2", "same"),
    case("a/2.5.1=good", &[], "find 2.5.2", "", "same"),
    case("a/2.5.1=good", &[], "changed a/2.5.1", "found 2.5.1 at 2", "same"),
    case("", &[], "changed a/2.5.1", "gone 2.5.1", "same"),
    case("a/2.5.1=good", &[], "changed", "", "same"),
    case("a/2.5.1=good keys=on", &[], "save 2.5.2", "done", "a/2.5.1=good a/2.5.2=good keys=on"),
    case("a/2.5.1=other", &[], "save 2.5.1", "done", "a/2.5.1=good"),
    case("a/2.5.1=good a/2.5.2=good", &[], "remove 2.5.1", "done", "a/2.5.2=good"),
    case("", &[], "remove 2.5.1", "done", "same"),
    case("keys=on", &[], "keys off", "done", "keys=off"),
    case("", &[], "keys on", "done", "keys=on"),
    // Records that cannot be read: damaged ones are put aside, all others stay.
    case("a/2.5.1=rubbish", &[], "load", "told Damaged", "d/2.5.1=rubbish"),
    case("a/2.5.1=", &[], "load", "told Damaged", "d/2.5.1="),
    case("a/2.5.1=altered", &[], "load", "told Damaged", "d/2.5.1=altered"),
    case("a/2.5.1=cut", &[], "find 2.5.1", "told Damaged", "d/2.5.1=cut"),
    case("a/2.5.1=null", &[], "changed a/2.5.1", "told Damaged", "d/2.5.1=null"),
    case("a/2.5.1=of:2.6.1", &[], "load", "told Damaged", "d/2.5.1=of:2.6.1"),
    case("a/2.5.1=of:1.5.1", &[], "load", "told Damaged", "d/2.5.1=of:1.5.1"),
    case("a/2.5.2=of:2.5.1", &[], "load", "found 2.5.2 at 2", "same"),
    case("a/2.5.1=rubbish d/2.5.1=older", &[], "load", "told Damaged",
        "d/2.5.1=older d/2.5.1.2=rubbish"),
    case("a/2.5.1=rubbish d/2.5.1=older d/2.5.1.2=old", &[], "load", "told Damaged",
        "d/2.5.1=older d/2.5.1.2=old d/2.5.1.3=rubbish"),
    case("a/2.5.1=rubbish d/2.5.1=rubbish", &[], "load", "told Damaged", "d/2.5.1=rubbish"),
    case("a/2.5.1=newer", &[], "load", "found 2.5.1 Newer", "a/2.5.1=newer told=2.5.1"),
    case("a/2.5.1=newer", &[], "changed a/2.5.1", "found 2.5.1 Newer", "same"),
    case("a/2.5.1=other", &[], "load", "found 2.5.1 of other quiz", "a/2.5.1=other told=2.5.1"),
    // The person is told only once of each record that stays.
    case("a/2.5.1=other told=2.5.1", &[], "load", "told before, found 2.5.1 of other quiz", "same"),
    case("a/2.5.1=other told=12.5.1", &[], "load", "found 2.5.1 of other quiz", "a/2.5.1=other told=2.5.1"),
    case("a/2.5.1=rubbish a/2.6.1=good a/2.7.1=newer a/2.8.1=other keys=off", &[], "load",
        "told Damaged, found 2.6.1 at 2, found 2.7.1 Newer, found 2.8.1 of other quiz, keys false",
        "d/2.5.1=rubbish a/2.6.1=good a/2.7.1=newer a/2.8.1=other keys=off told=2.7.1_2.8.1"),
    case("d/2.5.1=rubbish", &[], "load", "", "same"),
    // Texts of other quizzes and of other pages.
    case("a/2.5.01=rubbish a/2.5=rubbish a/2.5.1.1=rubbish a/=rubbish a/2.5.0=rubbish", &[], "load",
        "", "same"),
    case("what-do-you-do/v1/fiver/attempt/2.5.1=rubbish what-do-you-do/v1/fi/attempt/2.5.1=rubbish",
        &[], "load", "", "same"),
    case("what-do-you-do/v2/five/attempt/2.5.1=rubbish theirs=rubbish x/a/2.5.1=rubbish", &[],
        "load", "", "same"),
    case("theirs=x", &[], "changed theirs", "", "same"),
    case("what-do-you-do/v1/end/attempt/2.5.1=x", &[],
        "changed what-do-you-do/v1/end/attempt/2.5.1", "", "same"),
    case("keys=off", &[], "changed keys", "", "same"),
    case("a/2.5.1=good d/2.6.1=x keys=off a/2.7.1=newer what-do-you-do/v1/end/attempt/1.5.1=x \
        what-do-you-do/v2/x=x what-do-you-do/v10/x=x what-do-you-do=x theirs=x", &[], "remove-all",
        "done", "what-do-you-do/v2/x=x what-do-you-do/v10/x=x what-do-you-do=x theirs=x"),
    // A device that refuses calls.
    case("a/2.5.1=good", &[(Call::Keys, 0)], "load", "told NotKept", "same"),
    case("a/2.5.1=good", &[(Call::Read, 0)], "load", "told NotKept", "same"),
    case("a/2.5.1=good a/2.6.1=good", &[(Call::Read, 1)], "load", "told NotKept, found 2.6.1 at 2",
        "same"),
    case("a/2.5.1=good keys=off", &[(Call::Read, 2)], "load", "found 2.5.1 at 2, told NotKept", "same"),
    case("a/2.5.1=good", &[(Call::Read, 0)], "find 2.5.1", "told NotKept", "same"),
    case("a/2.5.1=good", &[(Call::Read, 0)], "changed a/2.5.1", "told NotKept", "same"),
    case("a/2.5.1=rubbish", &[(Call::Write, 1)], "load", "found 2.5.1 Damaged", "same"),
    case("a/2.5.1=rubbish", &[(Call::Remove, 1)], "load", "found 2.5.1 Damaged",
        "a/2.5.1=rubbish d/2.5.1=rubbish"),
    case("a/2.5.1=rubbish", &[(Call::Read, 2)], "load", "found 2.5.1 Damaged", "same"),
    case("a/2.5.1=rubbish a/2.6.1=rubbish", &[(Call::Write, 2)], "load",
        "told Damaged, found 2.6.1 Damaged", "d/2.5.1=rubbish a/2.6.1=rubbish"),
    case("a/2.5.1=other", &[(Call::Write, 1)], "save 2.5.1", "Full", "same"),
    case("a/2.5.1=good", &[(Call::Remove, 1)], "remove 2.5.1", "Blocked", "same"),
    case("keys=on", &[(Call::Write, 1)], "keys off", "Full", "same"),
    case("a/2.5.1=good", &[(Call::Keys, 1)], "remove-all", "Blocked", "same"),
    case("a/2.5.1=good a/2.6.1=good keys=off", &[(Call::Remove, 1)], "remove-all", "Blocked",
        "a/2.5.1=good"),
];

#[test]
fn the_built_in_quiz_is_kept_under_one_name() {
    assert_eq!(prefix(quiz("five").id().as_str()), prefix_of(&source("five")));
}

#[test]
fn each_case_says_and_leaves_what_it_should() {
    assert!(CASES.len() >= 25);
    let quiz = quiz("five");
    for Case { before, trouble, act: words, says, after } in CASES {
        let what = format!("{words} with {before:?} and {trouble:?}");
        let device = Device {
            values: Rc::new(RefCell::new(values(&quiz, before))),
            trouble: trouble.to_vec(),
            ..Device::default()
        };
        assert_eq!(Stand::alone(device.clone(), &quiz).act(words), *says, "{what}");
        let after = values(&quiz, if *after == "same" { before } else { after });
        assert_eq!(*device.values.borrow(), after, "{what}");
    }
}

/// Any two calls fail, or all calls of two kinds.
#[test]
fn no_fault_touches_what_is_others_or_loses_what_cannot_be_read() {
    let quiz = quiz("five");
    let others = "theirs=x what-do-you-do/v2/x=x what-do-you-do/v1/end/attempt/1.5.1=x a/2.9.1=newer \
                  a/2.9.2=other";
    let troubles: Vec<Trouble> =
        CALLS.iter().flat_map(|call| (0..6).map(move |number| (*call, number))).collect();
    let mut tried = 0;
    for Case { before, act: words, .. } in CASES {
        let all = values(&quiz, &format!("{before} {others}"));
        for (first, second) in
            troubles.iter().flat_map(|it| troubles.iter().map(move |other| (it, other)))
        {
            let device = Device {
                values: Rc::new(RefCell::new(all.clone())),
                trouble: vec![*first, *second],
                ..Device::default()
            };
            Stand::alone(device.clone(), &quiz).act(words);
            let left = device.values.borrow();
            for (name, value) in &all {
                // The person wants these texts removed or replaced.
                let is_meant = ["remove", "save", "keys"].iter().any(|it| words.starts_with(it));
                let is_meant = is_meant || name.ends_with("/told");
                if is_meant && name.starts_with("what-do-you-do/v1/") {
                    continue;
                }
                let stays = left.get(name) == Some(value);
                let aside = name.replace("/five/attempt/", "/five/damaged/");
                let is_aside = |(other, it): (&String, _)| it == value && other.starts_with(&aside);
                assert!(
                    stays || (aside != *name && left.iter().any(is_aside)),
                    "{name} is lost: {words} with {before:?} and {first:?}, {second:?}"
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn what_another_page_clears_meanwhile_is_no_fault() {
    let quiz = quiz("five");
    for cleared_after in 0..8 {
        for Case { before, trouble, act: words, .. } in
            CASES.iter().filter(|it| it.trouble.is_empty())
        {
            let device = Device {
                values: Rc::new(RefCell::new(values(&quiz, before))),
                trouble: trouble.to_vec(),
                cleared_after: Some(cleared_after),
                ..Device::default()
            };
            let told = Stand::alone(device, &quiz).act(words);
            assert!(
                !told.contains("NotKept") && !told.contains("Full"),
                "{words} with {before:?}: {told}"
            );
        }
    }
}

#[test]
fn what_this_page_kept_itself_is_not_read_again() {
    let quiz = quiz("five");
    let device = Device::default();
    let stand = Stand::alone(device.clone(), &quiz);
    assert_eq!(stand.act("save 2.5.1"), "done");
    assert_eq!(stand.act("find 2.5.1"), "");
    // Another tab changes the attempt, clears the storage, or writes a newer version.
    let other = Stand::alone(device.clone(), &quiz);
    other.store.save(id("2.5.1"), &record(&quiz, id("2.5.1"), 60, 3), &other.tell);
    assert_eq!(stand.act("find 2.5.1"), "found 2.5.1 at 4");
    assert_eq!(other.act("find 2.5.1"), "");
    device.values.borrow_mut().clear();
    assert_eq!(stand.act("find 2.5.1"), "");
    device.values.borrow_mut().insert(name("a/2.5.1"), "2.x.x".to_owned());
    assert_eq!(other.act("find 2.5.1"), "found 2.5.1 Newer");
    // The same text under the name of another attempt is not the text that was saved.
    assert_eq!(stand.act("save 2.5.1"), "done");
    let text = device.values.borrow()[&name("a/2.5.1")].clone();
    device.values.borrow_mut().insert(name("a/2.6.1"), text);
    assert_eq!(stand.act("find 2.6.1"), "told Damaged");
}

#[test]
fn a_write_that_fails_is_not_taken_for_kept() {
    let quiz = quiz("five");
    let device = Device { trouble: vec![(Call::Write, 2)], ..Device::default() };
    let stand = Stand::alone(device.clone(), &quiz);
    assert_eq!(stand.act("save 2.5.1"), "done");
    let newer = record(&quiz, id("2.5.1"), 60, 2);
    stand.store.save(id("2.5.1"), &newer, &stand.tell);
    assert_eq!(*stand.failed.borrow(), [Fault::Full]);
    // The storage has the older text: another page may find it, and this page need not read it again.
    assert_eq!(device.values.borrow()[&name("a/2.5.1")], record(&quiz, id("2.5.1"), 50, 1).write());
    assert_eq!(stand.act("find 2.5.1"), "");
    let other = Stand::alone(device, &quiz);
    assert_eq!(other.act("find 2.5.1"), "found 2.5.1 at 2");
}

/// The storage and the mirror before, the calls that fail, the call, the words of the store, and the storage and the
/// mirror afterwards (`same` if nothing changed).
type Pair = (
    &'static str,
    &'static str,
    &'static [Trouble],
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// A storage that the browser refuses altogether.
const BLOCKED: &[Trouble] =
    &[(Call::Keys, 0), (Call::Read, 0), (Call::Write, 0), (Call::Remove, 0)];

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    // Each change is made in both.
    ("", "", &[], "save 2.5.1", "done", "a/2.5.1=good", "a/2.5.1=good"),
    ("a/2.5.1=good", "a/2.5.1=good a/2.6.1=good", &[], "remove 2.5.1", "done", "", "a/2.5.1=55 a/2.6.1=good"),
    (
        "a/2.5.1=good theirs=x d/2.7.1=x",
        "a/2.5.1=good a/2.6.1=good keys=off",
        &[],
        "remove-all",
        "done",
        "theirs=x",
        "era=55",
    ),
    ("", "", &[], "keys off", "done", "keys=off", "keys=off"),
    // Texts that only the mirror has, or has in a later state, are found and written back.
    ("", "a/2.5.1=good", &[], "load", "found 2.5.1 at 2", "a/2.5.1=good", "same"),
    ("a/2.5.1=good", "a/2.5.1=later", &[], "load", "found 2.5.1 at 4", "a/2.5.1=later", "same"),
    ("a/2.5.1=good", "a/2.5.1=earlier", &[], "load", "found 2.5.1 at 2", "same", "same"),
    ("a/2.5.1=good", "a/2.5.1=good", &[], "load", "found 2.5.1 at 2", "same", "same"),
    ("a/2.5.1=anew", "a/2.5.1=good", &[], "load", "found 2.5.1 at 2", "a/2.5.1=good", "same"),
    ("a/2.5.1=good", "a/2.5.1=anew", &[], "load", "found 2.5.1 at 2", "same", "same"),
    ("a/2.5.1=good", "a/2.6.1=good", &[], "load", "found 2.5.1 at 2, found 2.6.1 at 2",
        "a/2.5.1=good a/2.6.1=good", "same"),
    ("a/2.5.1=later", "a/2.5.1=finished", &[], "load", "found 2.5.1 at 5", "a/2.5.1=finished", "same"),
    ("a/2.5.1=finished", "a/2.5.1=later", &[], "load", "found 2.5.1 at 5", "same", "same"),
    ("", "keys=off", &[], "load", "keys false", "same", "same"),
    ("keys=on", "keys=off", &[], "load", "", "same", "same"),
    // A damaged record is put aside, and the copy takes its place. Then no play is lost, and there is nothing to tell.
    ("a/2.5.1=rubbish", "a/2.5.1=good", &[], "load", "found 2.5.1 at 2", "d/2.5.1=rubbish a/2.5.1=good", "same"),
    ("a/2.5.1=good", "a/2.5.1=rubbish", &[], "load", "found 2.5.1 at 2", "same", "same"),
    ("", "a/2.5.1=rubbish", &[], "load", "told Damaged", "d/2.5.1=rubbish", ""),
    ("a/2.5.1=rubbish", "a/2.5.1=rubbish", &[], "load", "told Damaged", "d/2.5.1=rubbish", ""),
    ("a/2.5.1=rubbish", "a/2.5.1=rubble", &[], "load", "told Damaged", "d/2.5.1=rubbish", "same"),
    ("d/2.5.1=rubbish", "a/2.5.1=rubble", &[], "load", "told Damaged", "d/2.5.1=rubbish d/2.5.1.2=rubble", ""),
    // Records of a newer version or of another state of the quiz stay where they are, and count.
    ("a/2.5.1=newer", "a/2.5.1=later", &[], "load", "found 2.5.1 Newer", "a/2.5.1=newer told=2.5.1", "same"),
    ("a/2.5.1=other", "a/2.5.1=later", &[], "load", "found 2.5.1 of other quiz", "a/2.5.1=other told=2.5.1", "same"),
    ("a/2.5.1=later", "a/2.5.1=newer", &[], "load", "found 2.5.1 Newer", "a/2.5.1=newer told=2.5.1", "same"),
    // Texts of other quizzes and of other pages stay where they are.
    ("", "what-do-you-do/v1/end/attempt/1.5.1=x d/2.5.1=x theirs=x", &[], "load", "", "same", "same"),
    // A removed attempt does not come back with a storage whose removal was not written to disk.
    ("a/2.5.1=good", "a/2.5.1=55", &[], "load", "", "", "same"),
    ("", "a/2.5.1=55", &[], "load", "", "same", ""),
    ("a/2.5.1=good", "a/2.5.1=55", &[(Call::Remove, 0)], "load", "", "same", "same"),
    // The attempt stays if it was changed after the removal, or if this version cannot judge it.
    ("a/2.5.1=later", "a/2.5.1=55", &[], "load", "found 2.5.1 at 4", "same", "same"),
    ("a/2.5.1=newer", "a/2.5.1=55", &[], "load", "found 2.5.1 Newer", "a/2.5.1=newer told=2.5.1", "same"),
    ("a/2.5.1=rubbish", "a/2.5.1=55", &[], "load", "told Damaged", "d/2.5.1=rubbish", "same"),
    // After everything was removed, only the texts that the mirror has stored since come back.
    ("a/2.5.1=good keys=off theirs=x", "era=7", &[], "sweep", "", "theirs=x", "same"),
    ("", "era=7", &[], "sweep", "", "same", "same"),
    ("era=6 a/2.5.1=good", "era=7 a/2.6.1=good", &[], "sweep", "found 2.6.1 at 2", "a/2.6.1=good", "same"),
    ("a/2.5.1=good", "era=7", BLOCKED, "sweep", "", "same", "same"),
    // A storage with the era of the mirror, or with the empty era, stays. Then both lose their marks, one after the
    // other.
    ("era=7 a/2.5.1=good", "era=7", &[], "sweep", "found 2.5.1 at 2", "same", ""),
    ("era= a/2.5.1=good", "era=7", &[], "sweep", "found 2.5.1 at 2", "same", ""),
    ("era=7 a/2.5.1=good", "", &[], "sweep", "found 2.5.1 at 2", "a/2.5.1=good", ""),
    ("a/2.5.1=good", "", &[], "sweep", "found 2.5.1 at 2", "same", "same"),
    // A storage that refuses calls is no fault as long as the mirror works.
    ("", "", BLOCKED, "load", "", "same", "same"),
    ("", "a/2.5.1=good keys=off", BLOCKED, "load", "found 2.5.1 at 2, keys false", "same", "same"),
    ("", "a/2.5.1=rubbish", BLOCKED, "load", "found 2.5.1 Damaged", "same", "same"),
    ("", "", BLOCKED, "save 2.5.1", "done", "same", "a/2.5.1=good"),
    ("", "a/2.5.1=good", BLOCKED, "remove 2.5.1", "done", "same", "a/2.5.1=55"),
    ("a/2.5.1=good", "a/2.5.1=good", &[(Call::Remove, 0)], "remove 2.5.1", "done", "same", "a/2.5.1=55"),
    ("", "a/2.5.1=good", BLOCKED, "remove-all", "done", "same", "era=55"),
    ("", "", BLOCKED, "keys off", "done", "same", "keys=off"),
    ("a/2.5.1=good", "a/2.5.1=later", &[(Call::Write, 0)], "load", "found 2.5.1 at 4", "same", "same"),
    ("a/2.5.1=rubbish", "a/2.5.1=later", &[(Call::Write, 0)], "load", "found 2.5.1 at 4", "same", "same"),
    ("a/2.5.1=good", "", &[(Call::Write, 0)], "save 2.6.1", "done", "same", "a/2.6.1=good"),
];

#[test]
fn each_pair_of_copies_says_and_leaves_what_it_should() {
    let quiz = quiz("five");
    for (before, copied, trouble, words, says, after, copied_after) in PAIRS {
        let what = format!("{words} with {before:?}, {copied:?} and {trouble:?}");
        let cell = |short: &str| Rc::new(RefCell::new(values(&quiz, short)));
        let device =
            Device { values: cell(before), trouble: trouble.to_vec(), ..Device::default() };
        let copies = Copies { values: cell(copied), ..Copies::default() };
        let stand = Stand::new(device, copies, &quiz);
        assert_eq!(stand.act(words), *says, "{what}");
        let same = |after: &&'static str, before: &&'static str| {
            values(&quiz, if *after == "same" { before } else { after })
        };
        assert_eq!(*stand.device.values.borrow(), same(after, before), "{what}");
        assert_eq!(*stand.copies.values.borrow(), same(copied_after, copied), "{what}");
    }
}

/// Any two calls, or all calls of two kinds, fail while the copies are compared. Then a visit on which no call fails
/// finds everything.
#[test]
fn no_fault_loses_what_either_copy_has() {
    let quiz = quiz("five");
    let found = |told: &str| -> Vec<String> {
        told.split(", ").filter(|it| it.starts_with("found")).map(str::to_owned).collect()
    };
    let troubles: Vec<Trouble> =
        CALLS.iter().flat_map(|call| (0..6).map(move |number| (*call, number))).collect();
    let mut tried = 0;
    for (before, copied, trouble, ..) in PAIRS.iter().filter(|it| it.3 == "load") {
        let cell = |short: &str| Rc::new(RefCell::new(values(&quiz, short)));
        let sound = |before, copied| {
            let copies = Copies { values: copied, ..Copies::default() };
            let stand = Stand::new(Device { values: before, ..Device::default() }, copies, &quiz);
            found(&stand.act("load"))
        };
        let expected = sound(cell(before), cell(copied));
        for (first, second) in
            troubles.iter().flat_map(|it| troubles.iter().map(move |other| (it, other)))
        {
            let (stored, copied) = (cell(before), cell(copied));
            let trouble = [trouble, &[*first, *second][..]].concat();
            let what = format!("{before:?}, {copied:?} and {trouble:?}");
            let device = Device { values: Rc::clone(&stored), trouble, ..Device::default() };
            let mirror = Copies { values: Rc::clone(&copied), ..Copies::default() };
            Stand::new(device, mirror, &quiz).act("load");
            assert_eq!(sound(stored, copied), expected, "{what}");
            tried += 1;
        }
    }
    assert!(tried > 10_000, "{tried}");
}

/// After everything was removed, no earlier text comes back, and all later texts are there: with any page, and with or
/// without a mirror. No name of a removed text is left anywhere.
#[test]
fn what_was_forgotten_stays_so_and_what_came_after_is_kept() {
    let quiz = quiz("five");
    let next = |it: &Stand| Stand::new(it.device.clone(), it.copies.clone(), &quiz);
    let first = Stand::new(Device::default(), Copies::default(), &quiz);
    let other_window = next(&first);
    assert_eq!(first.act("save 2.5.1"), "done");
    let on_disk = first.device.values.borrow().clone();
    assert_eq!(first.act("remove-all"), "done");
    assert_eq!(*first.copies.values.borrow(), values(&quiz, "era=55"));
    // The storage is as if the browser had not yet written the removal to disk, twice in turn.
    for _ in 0..2 {
        *first.device.values.borrow_mut() = on_disk.clone();
        assert_eq!(next(&first).act("sweep"), "");
        assert_eq!(*first.device.values.borrow(), Values::new());
    }
    // Another window goes on with the attempt that it shows.
    assert_eq!(other_window.act("save 2.6.1"), "done");
    assert_eq!(next(&first).act("sweep"), "found 2.6.1 at 2");
    // The browser refuses the mirror for a while.
    first.copies.is_gone.set(true);
    let alone = next(&first);
    assert_eq!(alone.act("sweep"), "found 2.6.1 at 2");
    assert_eq!(alone.act("save 2.7.1"), "done");
    first.copies.is_gone.set(false);
    for _ in 0..3 {
        assert_eq!(next(&first).act("sweep"), "found 2.6.1 at 2, found 2.7.1 at 2");
    }
    assert_eq!(*first.device.values.borrow(), values(&quiz, "a/2.6.1=good a/2.7.1=good"));
    assert_eq!(*first.copies.values.borrow(), values(&quiz, "a/2.6.1=good"));
}

/// The mirror needs the time for every quiz: the storage may come back with the removed text.
#[test]
fn what_is_removed_leaves_its_time_in_the_journal() {
    let quiz = quiz("five");
    for (act, name) in [("remove 2.5.1", "a/2.5.1"), ("discard any", "any")] {
        let stand = Stand::new(Device::default(), Copies::default(), &quiz);
        stand.device.values.borrow_mut().extend(values(&quiz, &format!("{name}=any")));
        assert_eq!(stand.act(act), "done");
        assert_eq!(*stand.device.values.borrow(), Values::new(), "{act}");
        assert_eq!(*stand.copies.values.borrow(), values(&quiz, &format!("{name}=55")), "{act}");
    }
}

#[test]
fn a_record_that_the_mirror_tells_late_counts_as_the_later_one() {
    let quiz = quiz("five");
    let cell = |short: &str| Rc::new(RefCell::new(values(&quiz, short)));
    let device = Device { values: cell("a/2.5.1=anew"), ..Device::default() };
    let copies = Copies { values: cell("a/2.5.1=later"), ..Copies::default() };
    let stand = Stand::new(device, copies, &quiz);
    let found = stand.store.load(stand.mirror());
    assert!(
        matches!(&found[..], [Found::Attempt(_, Ok(record))] if record.changed == 70),
        "{found:?}"
    );
}

#[test]
fn a_fault_of_the_storage_is_reported_once_the_mirror_fails_too() {
    let quiz = quiz("five");
    let device = Device { trouble: BLOCKED.to_vec(), ..Device::default() };
    let stand = Stand::new(device, Copies::default(), &quiz);
    assert_eq!(stand.act("load"), "");
    assert_eq!(stand.act("find 2.5.1"), "");
    assert_eq!(stand.act("save 2.5.1"), "done");
    assert_eq!(stand.act("changed a/2.5.1"), "gone 2.5.1");
    stand.copies.is_gone.set(true);
    assert_eq!(stand.act("save 2.5.1"), "Full");
    assert_eq!(stand.act("find 2.5.1"), "told NotKept");
    assert_eq!(stand.act("load"), "told NotKept");
    // The mirror may come back, for instance because another page made room.
    stand.copies.is_gone.set(false);
    assert_eq!(stand.act("save 2.5.1"), "done");
    assert_eq!(stand.act("find 2.5.1"), "");
}

/// A store of a quiz that came in a link.
fn of_sent(stand: Stand) -> Stand {
    let (source, text) = (source("sent five"), Some("q1.any Five Ways to Answer".to_owned()));
    let store = stand.store.of(QuizOverride { prefix: prefix_of(&source), source, text });
    Stand { store, ..stand }
}

/// The names in the storage, without the prefix of the quiz that came in a link.
fn short_names(stand: &Stand) -> Vec<String> {
    let prefix = format!("what-do-you-do/v1/link.{}/", source("sent five").fingerprint().unwrap());
    let values = stand.device.values.borrow();
    values.keys().map(|it| it.replace(&prefix, "")).collect()
}

#[test]
fn a_quiz_that_was_sent_is_kept_with_its_attempts() {
    let quiz = quiz("five");
    let stand = of_sent(Stand::new(Device::default(), Copies::default(), &quiz));
    assert_eq!(stand.act("load"), "");
    assert_eq!(stand.act("save 2.5.1"), "done");
    stand.store.save_pasted("#r1.x", &stand.tell);
    assert_eq!(short_names(&stand), ["attempt/2.5.1", "pasted", "quiz"]);
    // The store of the built-in quiz does not find it.
    let home = Stand::new(stand.device.clone(), stand.copies.clone(), &quiz);
    assert_eq!(home.act("load"), "");
    let again = of_sent(Stand::new(stand.device.clone(), stand.copies.clone(), &quiz));
    assert_eq!(again.act("find 2.5.1"), "found 2.5.1 at 2");
    // Another tab removes the quiz that is played here, or everything: the quiz is stored again with the next answer.
    let key = keys::quiz(&prefix_of(&source("sent five")));
    for changed in [Some(&*key), None] {
        again.store.remove_quiz(&again.tell);
        assert_eq!(short_names(&stand), ["attempt/2.5.1", "pasted"]);
        stand.store.changed(changed);
        assert_eq!(stand.act("save 2.5.1"), "done");
        assert_eq!(short_names(&stand), ["attempt/2.5.1", "pasted", "quiz"]);
    }
    // Removing everything removes this quiz, too, and no mirror brings it back.
    assert_eq!(home.act("remove-all"), "done");
    assert_eq!(short_names(&stand), [""; 0]);
    assert_eq!(again.act("load"), "");
}

/// A press waits until its answer is stored.
#[test]
fn an_answer_is_stored_with_one_write_and_nothing_is_read() {
    let quiz = quiz("five");
    let stand = || Stand::new(Device::default(), Copies::default(), &quiz);
    for stand in [stand(), of_sent(stand())] {
        stand.act("load");
        stand.act("save 2.5.1");
        stand.device.calls.borrow_mut().clear();
        stand.act("save 2.5.1");
        stand.act("save 2.6.1");
        assert_eq!(*stand.device.calls.borrow(), [Call::Write, Call::Write]);
    }
}

#[test]
fn what_the_device_does_not_keep_goes_along_to_the_next_page() {
    let quiz = quiz("five");
    let mut records = Attempts::default();
    records.insert(id("2.5.1"), Rc::new(record(&quiz, id("2.5.1"), 50, 1)));
    let stand = of_sent(Stand::alone(Device::default(), &quiz));
    assert_eq!(stand.act("save 2.5.1"), "done");
    assert_eq!(stand.store.hand_over(&records), "", "the next page finds it");

    let blocked =
        || Device { trouble: vec![(Call::Read, 0), (Call::Keys, 0)], ..Device::default() };
    let there = of_sent(Stand::alone(blocked(), &quiz));
    let text = there.store.hand_over(&records);
    // The page of another quiz does not read these texts, but hands them on.
    let between = Stand::alone(blocked(), &quiz);
    let between = Stand { store: between.store.with(handover::read(&text)), ..between };
    assert_eq!(between.store.take_over(), []);
    assert_eq!(between.store.hand_over(&Attempts::default()), text);
    let back = of_sent(Stand::alone(blocked(), &quiz));
    let back = Stand { store: back.store.with(handover::read(&text)), ..back };
    let told: Vec<_> = back.store.take_over().iter().map(in_words).collect();
    assert_eq!(told, ["found 2.5.1 at 2"]);
}

/// All texts of a device, each after its key: first those of the storage, then those of the mirror. `<link>` stands for
/// the link of the quiz that came in one.
fn all_texts(stand: &Stand) -> String {
    let link_of_quiz = encode(&source("sent five").link().unwrap(), Spelling::Letters);
    let [stored, copied] =
        [&stand.device.values, &stand.copies.values].map(|it| it.borrow().clone());
    let lines = |values: Values| -> String {
        let line = |(key, text): (&String, &String)| {
            format!("{key}: {}\n", text.replace('\n', "\\n").replace(&link_of_quiz, "<link>"))
        };
        values.iter().map(line).collect()
    };
    format!("{}in the mirror:\n{}", lines(stored), lines(copied))
}

/// Devices have these keys and texts: they never change. Another form of a text needs another version.
#[test]
fn every_text_is_stored_as_ever() {
    let five = quiz("five");
    let stand = Stand::new(Device::default(), Copies::default(), &five);
    let of = |source: Source| {
        let stand = Stand::new(stand.device.clone(), stand.copies.clone(), &five);
        let (prefix, text) = (prefix_of(&source), texts::quiz(&source));
        Stand { store: stand.store.of(QuizOverride { source, prefix, text }), ..stand }
    };
    // The built-in quiz, with damaged and newer records.
    stand
        .device
        .values
        .borrow_mut()
        .extend(values(&five, "a/2.7.1=rubbish a/2.7.2=newer a/2.7.3=newer"));
    stand.act("load");
    stand.device.values.borrow_mut().extend(values(&five, "a/2.7.1=rubble"));
    stand.act("load");
    stand.act("save 2.5.1");
    stand.act("save 2.6.1");
    stand.act("remove 2.6.1");
    stand.act("keys off");
    stand.store.save_name(Name::new("Ana").as_ref(), &stand.tell);
    stand.store.note(&texts::rival_note("c2.AAAA"), texts::RIVAL_TEXT, &stand.tell);
    let links = GroupLinks { made: 50, name: "7b, the loud one".into(), marker: "f1.AAAA".into() };
    stand.store.note(&links.note(), &links.write(), &stand.tell);
    // The same quiz in another frame, with its situations covered, and in a link.
    let at_end = prefix_with_feedback(&five, "at-end");
    let framed = Stand::new(stand.device.clone(), stand.copies.clone(), &five);
    let framed_quiz = Source::BuiltIn(Rc::clone(&five));
    let framed_quiz = QuizOverride { source: framed_quiz, prefix: at_end, text: None };
    let framed = Stand { store: framed.store.of(framed_quiz), ..framed };
    framed.act("save 2.5.1");
    of(source("five").covered(COVER).unwrap()).act("save 2.5.1");
    let sent = of(source("sent five"));
    sent.act("save 2.5.1");
    sent.store.save_pasted("#r2.AAAA\n#r2.BBBB\n", &sent.tell);
    // A draft.
    let draft = Draft { title: Some("Tea".to_owned()), ..Draft::default() };
    let draft = StoredDraft { draft, changed: 50 }.write();
    stand.store.keep(&keys::draft(7), &draft, &stand.tell);
    assert_eq!(keys::history(7), "what-do-you-do/v1/draft/7/history");
    expect![[r#"
        what-do-you-do/v1/draft/7: 1 50\ntitle = "Tea"\n
        what-do-you-do/v1/five.at-end/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five.covered/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five/attempt/2.7.2: 2.cafe.AAAA
        what-do-you-do/v1/five/attempt/2.7.3: 2.cafe.AAAA
        what-do-you-do/v1/five/damaged/2.7.1: rubbish
        what-do-you-do/v1/five/damaged/2.7.1.2: rubble
        what-do-you-do/v1/five/pair/50: f1.AAAA 7b, the loud one
        what-do-you-do/v1/five/rival/c2.AAAA: met
        what-do-you-do/v1/five/told: 2.7.2 2.7.3
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/pasted: #r2.AAAA\n#r2.BBBB\n
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/quiz: <link> Five Ways to Answer
        what-do-you-do/v1/name: Ana
        what-do-you-do/v1/number-keys: off
        in the mirror:
        what-do-you-do/v1/draft/7: 1 50\ntitle = "Tea"\n
        what-do-you-do/v1/five.at-end/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five.covered/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/five/attempt/2.6.1: 55
        what-do-you-do/v1/five/pair/50: f1.AAAA 7b, the loud one
        what-do-you-do/v1/five/rival/c2.AAAA: met
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/attempt/2.5.1: 1.e1d77281.AgUBMgEAAgAEYmVsbAAAAQVjb2F0cwAA
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/pasted: #r2.AAAA\n#r2.BBBB\n
        what-do-you-do/v1/link.a60c32c4541201fd9080654069a6d368/quiz: <link> Five Ways to Answer
        what-do-you-do/v1/name: Ana
        what-do-you-do/v1/number-keys: off
    "#]].assert_eq(&all_texts(&stand));
    // An attempt after everything was removed.
    stand.act("remove-all");
    stand.act("keys on");
    stand.store.save_name(None, &stand.tell);
    expect![[r"
        what-do-you-do/v1/era: 55
        what-do-you-do/v1/name: 
        what-do-you-do/v1/number-keys: on
        in the mirror:
        what-do-you-do/v1/era: 55
        what-do-you-do/v1/name: 
        what-do-you-do/v1/number-keys: on
    "]]
    .assert_eq(&all_texts(&stand));
}
