//! Tests records: a record gives the same attempt for ever, or is refused with a sentence.

use crate::make::{any_deed, crc32, messages};
use crate::make::{any_draft, choose_k, quiz, scenario, with_follow_ups};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::answer::{Edit, Entry, Given};
use quiz::attempt::{Attempt, Msg, ReplayError, StoredStep};
use quiz::draft::{Draft, ScenarioDraft};
use quiz::draw::UnknownEdition;
use quiz::record::{Record, RecordError};
use quiz::{Effectiveness, Quiz};
use std::rc::Rc;

proptest! {
    #[test]
    fn what_is_written_is_read(
        draft in any_draft(),
        seed: u32,
        deeds in vec(any_deed(), 0..40),
        started: u64,
        changed: u64,
    ) {
        let quiz = quiz(&draft);
        let mut attempt = Attempt::start(Rc::clone(&quiz), 1, seed).unwrap();
        for deed in deeds {
            for msg in messages(&attempt, deed) {
                attempt = attempt.update(msg).unwrap_or(attempt);
            }
        }
        let record = Record { attempt: attempt.into(), started, changed };
        let text = record.write();
        prop_assert!(text.is_ascii());
        prop_assert_eq!(Record::read(&quiz, &text), Ok(record));
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,60}", tail in "[A-Za-z0-9_-]{0,40}") {
        let quiz = golden_quiz();
        let _ = Record::read(&quiz, &text);
        let _ = Record::read(&quiz, &format!("1.{text}"));
        // The checksum is right, so that the content is read.
        let _ = Record::read(&quiz, &sealed(&tail));
        let _ = Record::read(&quiz, &sealed(&text));
    }

    /// The record is a valid one with one byte changed, and then with its end cut off, under a
    /// right checksum.
    #[test]
    fn no_content_makes_reading_panic(at in 0..GOLDEN_BYTES, byte: u8, cut in 0..=GOLDEN_BYTES) {
        let quiz = golden_quiz();
        let content = GOLDEN.rsplit('.').next().unwrap();
        let mut bytes = unpacked(content);
        bytes[at] = byte;
        let read = Record::read(&quiz, &sealed(&packed(&bytes)));
        if let Ok(record) = read {
            prop_assert_eq!(Record::read(&quiz, &record.write()), Ok(record));
        }
        bytes.truncate(cut);
        let _ = Record::read(&quiz, &sealed(&packed(&bytes)));
    }
}

/// Adds to a content the version and the right checksum.
fn sealed(content: &str) -> String {
    format!("1.{:08x}.{content}", crc32(content.as_bytes()))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url (RFC 4648, §5) without padding.
fn packed(bytes: &[u8]) -> String {
    let group = |group: &[u8]| {
        let bits =
            (0..3).fold(0, |bits, at| bits << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        let digit = |at: usize| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]);
        (0..=group.len()).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

fn unpacked(text: &str) -> Vec<u8> {
    let digit = |at: &u8| (0_u32..).zip(DIGITS).find(|it| it.1 == at).expect("base64url").0;
    let group = |group: &[u8]| {
        let bits =
            group.iter().fold(0, |bits, it| bits << 6 | digit(it)) << (6 * (4 - group.len()));
        bits.to_be_bytes()[1..group.len()].to_vec()
    };
    text.as_bytes().chunks(4).flat_map(group).collect()
}

/// The quiz of [`GOLDEN`]: one scenario of each format, and a branch.
fn golden_draft() -> Draft {
    let mut fork = scenario("fork", "choose", &[3, 1, 0]);
    fork.responses[0].leads_to = Some("after".to_owned());
    fork.responses[1].leads_to = Some("beyond".to_owned());
    let drawn = vec![
        fork,
        choose_k("some", 2, &[3, 3, 0]),
        scenario("two", "best-worst", &[3, 1, 0]),
        scenario("order", "rank", &[1, 2, 3, 4]),
        scenario("each", "rate", &[3, 1, 0]),
        scenario("half", "rate", &[3, 1, 0]),
        scenario("left", "choose", &[3, 0]),
    ];
    let after = ["after", "beyond"].map(|id| scenario(id, "choose", &[0, 3]));
    Draft { feedback: Some("at-end".to_owned()), ..with_follow_ups(drawn, after.to_vec()) }
}

fn golden_quiz() -> Rc<Quiz> {
    quiz(&golden_draft())
}

/// An attempt with an answer of each format, an incomplete one, one left out, and a branch that was
/// left.
fn golden_record() -> Record {
    let edit = Msg::Edited;
    let rate = |at, it: usize| edit(Edit::Rate(at, Effectiveness::ALL[it]));
    let msgs = [
        edit(Edit::Pick(1)),
        Msg::WentOn,
        edit(Edit::Pick(0)),
        Msg::WentTo(0),
        edit(Edit::Pick(0)),
        Msg::WentOn,
        edit(Edit::Pick(1)),
        Msg::WentOn,
        edit(Edit::Toggle(2)),
        edit(Edit::Toggle(0)),
        Msg::WentOn,
        edit(Edit::Best(2)),
        edit(Edit::Worst(0)),
        Msg::WentOn,
        edit(Edit::Place(3, 0)),
        Msg::WentOn,
        rate(0, 3),
        rate(1, 0),
        rate(2, 2),
        Msg::WentOn,
        rate(1, 1),
        Msg::WentOn,
        Msg::WentTo(6),
        Msg::Finished,
    ];
    let mut attempt = Attempt::start(golden_quiz(), 1, 4_000_000_000).unwrap();
    for msg in msgs {
        attempt = attempt.update(msg).unwrap_or_else(|| panic!("{msg:?} changed nothing"));
    }
    Record { attempt: attempt.into(), started: 1_760_000_000_000, changed: 1_760_000_600_000 }
}

/// A record of version 1, as it is stored on people's devices. It must be read for ever: never
/// change it, nor the attempt that it gives. A new layout needs a new version.
const GOLDEN: &str = concat!(
    "1.ed334a56.AYDQrPMOgICzwZwzwM_XwZwzBgEJAARmb3JrAQABAAEAAAAGYmV5b25kAQABAAEAAAAFYWZ0ZXIBA",
    "AEBAQABAQRzb21lAQECAAIBAQIAAgIDdHdvAQIBAgEAAQICAAMFb3JkZXIBAwQDAAECAQMEAwABAgQEZWFjaAEEA",
    "wEDAQABAgEEAwMAAgUEaGFsZgEEAwABAQAABgRsZWZ0AAA",
);

const GOLDEN_BYTES: usize = 158;

#[test]
fn a_record_of_version_1_is_read_for_ever() {
    assert_eq!(golden_record().write(), GOLDEN);
    assert_eq!(Record::read(&golden_quiz(), GOLDEN), Ok(golden_record()));
    let content = GOLDEN.rsplit('.').next().unwrap();
    assert_eq!(unpacked(content).len(), GOLDEN_BYTES);
    assert_eq!(sealed(&packed(&unpacked(content))), GOLDEN);
}

#[track_caller]
fn check(text: &str, expected: RecordError) {
    check_on(&golden_quiz(), text, expected);
}

#[track_caller]
fn check_on(quiz: &Rc<Quiz>, text: &str, expected: RecordError) {
    assert_eq!(Record::read(quiz, text), Err(expected), "{text}");
}

#[test]
fn a_damaged_record_is_refused() {
    let quiz = golden_quiz();
    for at in 0..GOLDEN.len() {
        check_on(&quiz, &GOLDEN[..at], RecordError::Damaged);
    }
    for at in 0..GOLDEN.len() {
        for byte in (0..=127).filter(|it| *it != GOLDEN.as_bytes()[at]) {
            let mut bytes = GOLDEN.as_bytes().to_vec();
            bytes[at] = byte;
            let text = String::from_utf8(bytes).unwrap();
            let newer = at == 0 && (b'2'..=b'9').contains(&byte);
            let expected = if newer { RecordError::Newer } else { RecordError::Damaged };
            check_on(&quiz, &text, expected);
        }
    }
    let (head, content) = GOLDEN.rsplit_once('.').unwrap();
    for text in [
        "null".to_owned(),
        "{\"answers\":[]}".to_owned(),
        "1..".to_owned(),
        "x1.00000000.".to_owned(),
        format!("{GOLDEN}A"),
        format!("{GOLDEN} "),
        format!(" {GOLDEN}"),
        format!("-{GOLDEN}"),
        GOLDEN.to_uppercase(),
        // The checksum is right, but the content is none.
        sealed(""),
        sealed("ABC="),
        sealed("A"),
        sealed("ÄÖ"),
        sealed(&packed(&[255; 40])),
        sealed(&content[..content.len() / 2]),
        sealed(&format!("{content}.")),
        format!("{head}.{head}"),
    ] {
        check(&text, RecordError::Damaged);
    }
}

#[test]
fn a_record_of_a_newer_version_is_told_apart() {
    for text in ["2.", "2.whatever", "10.cafe.ABC", &GOLDEN.replacen('1', "2", 1)] {
        check(text, RecordError::Newer);
    }
    for text in ["2", ".", "", "0.cafe.ABC", "v2.cafe.ABC", "-2.", "2 .cafe"] {
        check(text, RecordError::Damaged);
    }
}

/// A record of these scenes. Each has its entry and what was given as bytes, after the byte 1, or
/// the byte 0 if there is none.
fn with_bytes(edition: u8, scenes: &[(u8, &str, &[u8], &[u8])]) -> String {
    // Edition, seed, started, changed, position, finished and the number of scenes have one byte
    // each.
    let mut bytes = vec![edition, 0, 0, 0, 0, 0, u8::try_from(scenes.len()).unwrap()];
    for (slot, id, entry, given) in scenes {
        bytes.extend([*slot, u8::try_from(id.len()).unwrap()]);
        bytes.extend(id.bytes());
        bytes.extend(entry.iter().chain(*given));
    }
    sealed(&packed(&bytes))
}

/// A scene with its bytes: the slot, the id of the scenario, the entry, what was given.
type Row<'a> = (u8, &'a str, Option<Entry>, &'a [u8], Option<Given>, &'a [u8]);

/// The bytes of every entry and of every answer in version 1. Devices hold such bytes: never change
/// a row. They depend on no type of the domain, so that a variant of one may be moved.
#[test]
fn every_answer_has_its_bytes_in_version_1_for_ever() {
    use quiz::answer::Entry::{BestWorst, Choose, ChooseK, Rank, Rate};
    let none = None::<Given>;
    #[rustfmt::skip]
    let rows: [Row<'_>; 13] = [
        (6, "left", None, &[0], none.clone(), &[0]),
        (6, "left", Some(Choose(None)), &[1, 0, 0], none.clone(), &[0]),
        (6, "left", Some(Choose(Some(1))), &[1, 0, 1, 1], Some(Given::Choose(1)), &[1, 0, 1]),
        (1, "some", Some(ChooseK(vec![])), &[1, 1, 0], none.clone(), &[0]),
        (1, "some", Some(ChooseK(vec![0, 2])), &[1, 1, 2, 0, 2], Some(Given::ChooseK(vec![0, 2])), &[1, 1, 2, 0, 2]),
        (2, "two", Some(BestWorst(None, None)), &[1, 2, 0, 0], none.clone(), &[0]),
        (2, "two", Some(BestWorst(Some(2), None)), &[1, 2, 1, 2, 0], none.clone(), &[0]),
        (2, "two", Some(BestWorst(None, Some(1))), &[1, 2, 0, 1, 1], none.clone(), &[0]),
        (2, "two", Some(BestWorst(Some(2), Some(0))), &[1, 2, 1, 2, 1, 0], Some(Given::BestWorst(2, 0)), &[1, 2, 2, 0]),
        (3, "order", Some(Rank(vec![3, 0, 1, 2])), &[1, 3, 4, 3, 0, 1, 2], Some(Given::Rank(vec![3, 0, 1, 2])), &[1, 3, 4, 3, 0, 1, 2]),
        (4, "each", Some(Rate(vec![None, None, None])), &[1, 4, 3, 0, 0, 0], none.clone(), &[0]),
        (4, "each", Some(Rate(vec![Some(3), None, Some(0)])), &[1, 4, 3, 1, 3, 0, 1, 0], none, &[0]),
        (4, "each", Some(Rate(vec![Some(3), Some(0), Some(2)])), &[1, 4, 3, 1, 3, 1, 0, 1, 2], Some(Given::Rate(vec![3, 0, 2])), &[1, 4, 3, 3, 0, 2]),
    ];
    for (slot, id, entry, entry_bytes, given, given_bytes) in rows {
        let text = with_bytes(1, &[(0, "fork", &[0], &[0]), (slot, id, entry_bytes, given_bytes)]);
        let record = Record::read(&golden_quiz(), &text).unwrap();
        let slot = usize::from(slot);
        let step = StoredStep { slot, scenario: id.parse().unwrap(), entry, given };
        assert_eq!(record.attempt.kept()[1], step);
        assert_eq!(record.write(), text, "{step:?}");
    }
}

#[test]
fn a_record_of_another_quiz_is_told_apart() {
    let quiz = golden_quiz();
    let fine = with_bytes(1, &[(0, "fork", &[1, 0, 1, 2], &[1, 0, 2])]);
    let read = Record::read(&quiz, &fine).unwrap();
    assert_eq!(read.attempt.answers(), [Some(Given::Choose(2))]);

    let does_not_fit = |at| RecordError::OtherQuiz(ReplayError::DoesNotFit { at });
    let untouched = (0, "fork", &[0][..], &[0][..]);
    check(&with_bytes(1, &[(0, "fork", &[0], &[1, 0, 3])]), does_not_fit(0));
    check(&with_bytes(1, &[(0, "fork", &[1, 0, 1, 3], &[0])]), does_not_fit(0));
    check(&with_bytes(1, &[untouched, (1, "gone", &[0], &[0])]), does_not_fit(1));
    check(&with_bytes(1, &[untouched, (7, "some", &[0], &[0])]), does_not_fit(1));
    // A text that cannot be an id was not written by this program.
    check(&with_bytes(1, &[(0, "No id", &[0], &[0])]), RecordError::Damaged);
    // A sixth variant was not written by version 1.
    check(&with_bytes(1, &[(0, "fork", &[1, 5, 0], &[0])]), RecordError::Damaged);
    check(&with_bytes(1, &[(0, "fork", &[0], &[1, 5, 0])]), RecordError::Damaged);
    let edition = UnknownEdition { wanted: 2, newest: 1 };
    check(&with_bytes(2, &[]), RecordError::OtherQuiz(ReplayError::Edition(edition)));

    // The golden record does not fit a quiz that has changed.
    let mut changed = golden_draft();
    changed.scenarios.retain(|it| it.id.as_deref() != Some("half"));
    changed.sections[0].groups[0].scenarios.retain(|it| it != "half");
    let read = Record::read(&crate::make::quiz(&changed), GOLDEN);
    assert_eq!(read, Err(does_not_fit(7)));
    let mut longer = golden_draft();
    longer.scenarios.push(scenario("more", "choose", &[3, 0]));
    longer.sections[0].groups[0].scenarios.push("more".to_owned());
    let read = Record::read(&crate::make::quiz(&longer), GOLDEN);
    assert_eq!(read, Err(RecordError::OtherQuiz(ReplayError::TooMany { steps: 8 })));
    let mut mended = golden_draft();
    mended.scenarios[0] =
        ScenarioDraft { name: Some("Mended".to_owned()), ..mended.scenarios[0].clone() };
    let read = Record::read(&crate::make::quiz(&mended), GOLDEN).unwrap();
    assert_eq!(read.attempt.kept(), golden_record().attempt.kept());
}

#[test]
fn errors_are_sentences() {
    let other = |it| RecordError::OtherQuiz(it).to_string();
    for (found, expected) in [
        (RecordError::Damaged.to_string(), "what was kept here is damaged"),
        (
            RecordError::Newer.to_string(),
            "what was kept here was written by a newer version of this page",
        ),
        (
            other(ReplayError::DoesNotFit { at: 2 }),
            "answer 3 does not fit this quiz, which may have changed since",
        ),
        (
            other(ReplayError::TooMany { steps: 4 }),
            "there are answers beyond the 4 scenarios of this play",
        ),
        (
            other(ReplayError::Edition(UnknownEdition { wanted: 3, newest: 2 })),
            "there is no edition 3 of this quiz here, only up to 2",
        ),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn the_stored_scenes_contain_everything() {
    let kept = golden_record().attempt.kept();
    let line = |StoredStep { slot, scenario, entry, given }: &StoredStep| {
        format!("{slot} {scenario}: {entry:?} {given:?}")
    };
    let found: Vec<_> = kept.iter().map(line).collect();
    assert_eq!(
        found,
        [
            "0 fork: Some(Choose(Some(0))) Some(Choose(0))",
            "0 beyond: Some(Choose(Some(0))) Some(Choose(0))",
            "0 after: Some(Choose(Some(1))) Some(Choose(1))",
            "1 some: Some(ChooseK([0, 2])) Some(ChooseK([0, 2]))",
            "2 two: Some(BestWorst(Some(2), Some(0))) Some(BestWorst(2, 0))",
            "3 order: Some(Rank([3, 0, 1, 2])) Some(Rank([3, 0, 1, 2]))",
            "4 each: Some(Rate([Some(3), Some(0), Some(2)])) Some(Rate([3, 0, 2]))",
            "5 half: Some(Rate([None, Some(1), None])) None",
            "6 left: None None",
        ]
    );
}
