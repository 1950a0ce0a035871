//! What people send each other, and what opening it makes of the page.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes stories so")]

use crate::make::{Tab, finished, id, quiz, record, story};
use expect_test::{Expect, expect};
use quiz_core::link::{Link, Name, Source, Spelling, encode};
use what_do_you_do::exchange::{Rival, Sent, What, elsewhere};
use what_do_you_do::model::{Effect, Lost, Model, Moment};

/// Of the quiz `five`: a link to an attempt with so many steps, or to a finished one as what it is sent.
pub(crate) fn attempt_sent(steps: usize) -> String {
    let quiz = quiz("five");
    let attempt = record(&quiz, id("2.9.1"), 1, steps).attempt;
    address(&elsewhere(&Source::BuiltIn(quiz), &attempt).unwrap())
}

pub(crate) fn sent_as(what: What, name: Option<&str>) -> String {
    let quiz = quiz("five");
    let attempt = finished(&quiz, id("2.9.1"), 1).attempt;
    let name = name.and_then(Name::new);
    address(&what.link(&Source::BuiltIn(quiz), &attempt, name).unwrap())
}

fn address(link: &Link) -> String {
    format!("#{}", encode(link, Spelling::Letters))
}

/// `@` stands for the link.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "made in place")]
fn check(link: &str, words: &str, expected: Expect) {
    let told = story("five", &words.replace('@', link));
    expected.assert_eq(&told.replace(link, "@"));
}

#[test]
fn an_attempt_goes_on_beside_what_is_there() {
    check(
        &attempt_sent(2),
        "found 2.9.1 50 1; open @; take; open @; take",
        expect![[r#"
        found 2.9.1 50 1 -> cover beside 2.9.1
        open @ -> attempt sent at 3
        take -> 2.9.2 at 3 | save 2.9.2 | push #play.2.9.2.3
        open @ -> attempt sent at 3
        take -> 2.9.2 at 3 | push #play.2.9.2.3
    "#]],
    );
}

#[test]
fn a_challenge_is_met_on_its_draw() {
    check(
        &sent_as(What::Challenge, Some("Ana")),
        "found 2.4.1 50 1; open @; take; open @; take; delete 2.9.1",
        expect![[r#"
            found 2.4.1 50 1 -> cover beside 2.4.1
            open @ -> challenge sent
            take -> 2.9.1 at 1 | save the challenge | save 2.9.1 | push #play.2.9.1.1
            open @ -> challenge sent
            take -> 2.9.1 at 1 | push #play.2.9.1.1
            delete 2.9.1 -> lost: NotHere | remove the challenge | remove 2.9.1
        "#]],
    );
}

#[test]
fn whoever_has_played_the_draw_sees_both_at_once() {
    check(
        &sent_as(What::Challenge, None),
        "found 2.9.1 50 finished; open @; take",
        expect![[r#"
        found 2.9.1 50 finished -> cover alone
        open @ -> challenge sent
        take -> result of 2.9.1 | save the challenge | push #result.2.9.1
    "#]],
    );
}

#[test]
fn a_result_is_looked_at_and_nothing_is_kept() {
    check(
        &sent_as(What::Result, None),
        "open @; take",
        expect![[r#"
        open @ -> result sent
        take -> 2.9.1 at 1 | save 2.9.1 | push #play.2.9.1.1
    "#]],
    );
}

#[test]
fn what_does_not_open_is_told() {
    let link = sent_as(What::Draw, None);
    let half = &link[..link.len() - 3];
    check(
        half,
        "open @",
        expect![[r#"
            open @ -> lost: Link("this link was cut short: ask for it again, whole")
        "#]],
    );
    check(
        "#nobody",
        "open @; take",
        expect![[r#"
            open @ -> lost: Unknown
            take -> lost: Unknown
        "#]],
    );
}

/// The small program has none of this: it leaves to the whole one what it comes to, but not what it is opened
/// at, for whatever chooses the program would choose it again.
#[test]
fn the_small_program_leaves_links_to_the_whole_one() {
    let link = sent_as(What::Challenge, None);
    let mut tab = Tab::new("five");
    tab.model.parts = None;
    for (words, place, effects) in [
        ("open #new", "2.7.1 at 1", 2),
        ("open #nowhere", "elsewhere", 1),
        ("open #share.2.7.1", "elsewhere", 1),
        ("open #share.2.8.1", "lost: NotHere", 0),
        (&format!("open {link}"), "elsewhere", 1),
        ("take", "elsewhere", 0),
        ("open #play.2.7.1.1", "2.7.1 at 1", 0),
    ] {
        let asked = tab.hear(words);
        assert_eq!((tab.place().as_str(), asked.len()), (place, effects), "{words}");
        assert_eq!(place == "elsewhere" && effects == 1, asked.contains(&Effect::LoadWhole));
    }
    let (model, effects) =
        Model::opened(quiz("five"), None, Vec::new(), link, false, Moment { now: 1, seed: 7 });
    assert_eq!((model.route, effects), (Err(Lost::Unknown), Vec::new()));
}

/// Under the name by which a challenge is kept, it is found again.
#[test]
fn a_friend_is_known_by_what_they_sent() {
    let source = Source::BuiltIn(quiz("five"));
    let link = sent_as(What::Challenge, Some("Ana"));
    let read = |text: &str| match Sent::read(&source, text) {
        Ok(Sent::Challenge(rival)) => rival,
        other => panic!("{other:?}"),
    };
    let rival: Rival = read(&link);
    assert_eq!(read(&rival.text), rival);
    assert_eq!(rival.name.map(|it| it.to_string()).as_deref(), Some("Ana"));
}
