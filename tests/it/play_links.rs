//! Links that people send each other: how opening one changes the model, its address and its effects.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the hashes")]

use crate::make::{Tab, finished, id, quiz, record, source, story, whole};
use expect_test::{Expect, expect};
use quiz::score::Scorecard;
use quiz_link::{Link, Name, Source, Spelling, encode};
use std::rc::Rc;
use what_do_you_do::env::Env;
use what_do_you_do::play_links::{
    GroupLinks, QuizOverride, Received, Rival, Shareable, elsewhere, without_quiz,
};
use what_do_you_do::player::model::{self as player, NotFound};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{Base, Frame, Route};
use what_do_you_do::share::message_line::line;
use what_do_you_do::share::model::{Effect, Model, Msg, Page};
use what_do_you_do::storage::attempts::StoredText;
use what_do_you_do::{builtin, strings};

/// Returns a link to an attempt at the quiz `five` with this many steps.
pub(crate) fn attempt_sent(steps: usize) -> String {
    let quiz = quiz("five");
    let attempt = record(&quiz, id("2.9.1"), 1, steps).attempt;
    address(&elsewhere(&Source::BuiltIn(quiz), &attempt).unwrap())
}

pub(crate) fn sent_as(what: Shareable, name: Option<&str>) -> String {
    let quiz = quiz("five");
    let attempt = finished(&quiz, id("2.9.1"), 1).attempt;
    let name = name.and_then(Name::new);
    address(&what.link(&Source::BuiltIn(quiz), &attempt, name).unwrap())
}

/// Returns pasted results of the quiz `five` without its key: one result twice, one of a namesake, one without a name,
/// and two links that are no results of it.
pub(crate) fn came_back() -> String {
    let source = source("player five");
    let result = |seed: u32, name: &str| {
        let attempt = finished(source.quiz(), id(&format!("1.{seed}.1")), 1).attempt;
        address(&Shareable::Result.link(&source, &attempt, Name::new(name)).unwrap())
    };
    let [ana, other, nobody] = [result(1, "Ana"), result(2, "Ana"), result(3, "")];
    format!("{ana} {other} {ana} {nobody} {} #r1.AJvQux", sent_as(Shareable::Challenge, None))
}

/// Returns a result of the quiz `five` without its key.
pub(crate) fn unmarked() -> String {
    came_back().split(' ').next().unwrap().to_owned()
}

fn address(link: &Link) -> String {
    format!("#{}", encode(link, Spelling::Letters))
}

/// Compares a story with the expected one. `@` stands for the link in both.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers write the expected story in place")]
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
        &sent_as(Shareable::Challenge, Some("Ana")),
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
        &sent_as(Shareable::Challenge, None),
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
        &sent_as(Shareable::Result, None),
        "open @; take",
        expect![[r#"
        open @ -> result sent
        take -> 2.9.1 at 1 | save 2.9.1 | push #play.2.9.1.1
    "#]],
    );
}

#[test]
fn a_link_that_cannot_be_opened_says_why() {
    let link = sent_as(Shareable::Draw, None);
    let half = &link[..link.len() - 3];
    check(
        half,
        "open @",
        expect![[r#"
            open @ -> lost: Link("this link was changed on its way: ask for it again")
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

/// The player program does not open links. It reloads the page for a link that it comes to. It does not reload for the
/// link that it was opened at, because the same program would be chosen again.
#[test]
fn the_player_leaves_links_to_share() {
    let link = sent_as(Shareable::Challenge, None);
    let env = Env::fixed(1, 7);
    let play = id("2.7.1");
    let mut model = player::Model::new(source("five"), Frame::default());
    for (address, page, effects) in [
        ("#new", Ok(player::Page::Play(play)), 2),
        ("#nowhere", Ok(player::Page::Outside(None)), 1),
        ("#share.2.7.1", Ok(player::Page::Outside(Some(play))), 1),
        ("#share.2.8.1", Err(NotFound::NotHere), 0),
        (&link, Ok(player::Page::Outside(None)), 1),
        ("#play.2.7.1.1", Ok(player::Page::Play(play)), 0),
    ] {
        let asked = model.update(player::Msg::Opened(address.to_owned()), env);
        assert_eq!((&model.route, asked.len()), (&page, effects), "{address}");
        let is_left = matches!(page, Ok(player::Page::Outside(_)));
        assert_eq!(is_left, matches!(&asked[..], [player::Effect::Reload(_)]), "{address}");
    }
    let (model, effects) =
        player::Model::opened(source("five"), Frame::default(), Vec::new(), link, false, env);
    assert_eq!((model.route, effects), (Err(NotFound::Unknown), Vec::new()));
}

/// The storage name of a challenge reads as the same challenge.
#[test]
fn a_stored_challenge_is_read_as_the_same_friend() {
    let source = Source::BuiltIn(quiz("five"));
    let link = sent_as(Shareable::Challenge, Some("Ana"));
    let read = |text: &str| match Received::read(&source, text) {
        Ok(Received::Challenge(rival)) => rival,
        other => panic!("{other:?}"),
    };
    let rival: Rival = read(&link);
    assert_eq!(read(&rival.text), rival);
    assert_eq!(rival.name.map(|it| it.to_string()).as_deref(), Some("Ana"));
}

/// Compares a story on a page about another quiz. `QUIZ` stands for the link to that quiz.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers write the expected story in place")]
fn check_in(quiz: &str, words: &str, expected: Expect) {
    expected.assert_eq(&story(quiz, words));
}

#[test]
fn a_quiz_that_was_sent_is_played_beside_what_is_there() {
    check_in(
        "sent five",
        "open QUIZ; take; next; open BASE; open QUIZ; take; open BASE.new; delete 2.7.1; delete 2.7.2",
        expect![[r#"
            open QUIZ -> quiz sent
            take -> 2.7.1 at 1 | save 2.7.1 | push #play.2.7.1.1
            next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
            open BASE -> cover beside 2.7.1
            open QUIZ -> quiz sent
            take -> 2.7.1 at 2 | push #play.2.7.1.2
            open BASE.new -> 2.7.2 at 1 | save 2.7.2 | replace #play.2.7.2.1
            delete 2.7.1 -> 2.7.2 at 1 | remove 2.7.1
            delete 2.7.2 -> lost: NotHere | remove 2.7.2 | remove the quiz
        "#]],
    );
}

#[test]
fn an_address_of_another_quiz_loads_a_page_about_it() {
    let [challenge, unmarked] = [sent_as(Shareable::Challenge, None), unmarked()];
    let other = "#quiz.0123456789abcdef0123456789abcdef.play.1.2.3.4";
    check_in(
        "sent five",
        &format!(
            "open; open #play; open #nowhere; open BASE.nowhere; open {other}; open {challenge}; open {unmarked}"
        ),
        expect![[r#"
            open -> elsewhere | load anew, or Unknown
            open #play -> elsewhere | load anew, or Unknown
            open #nowhere -> lost: Unknown
            open BASE.nowhere -> lost: Unknown
            open #quiz.0123456789abcdef0123456789abcdef.play.1.2.3.4 -> elsewhere | load anew, or Link("the quiz came in a link, and is kept only where it was played: open that link again, or ask for it")
            open #c2.EMvMsgkAAAAAMC8UFAS -> elsewhere | load anew, or Link("this link is about a quiz that is not here: ask for the link to the quiz itself")
            open #r2.B2uXxOOp3qoPpfa3DcVf1ewBAAAAA0FuYQDNO03Oo -> elsewhere | load anew, or Link("it holds answers to a quiz whose key somebody kept: open the link that holds the key, and paste this one there")
        "#]],
    );
    check_in(
        "five",
        &format!("open {other}; open {unmarked}; open #give"),
        expect![[r#"
            open #quiz.0123456789abcdef0123456789abcdef.play.1.2.3.4 -> elsewhere | load anew, or Link("the quiz came in a link, and is kept only where it was played: open that link again, or ask for it")
            open #r2.B2uXxOOp3qoPpfa3DcVf1ewBAAAAA0FuYQDNO03Oo -> elsewhere | load anew, or Link("it holds answers to a quiz whose key somebody kept: open the link that holds the key, and paste this one there")
            open #give -> giving
        "#]],
    );
}

#[test]
fn a_quiz_without_its_key_is_played_to_its_end() {
    check_in(
        "player five",
        &format!("open QUIZ; take; next; next; next; next; next; finish; open {}", unmarked()),
        expect![[r#"
            open QUIZ -> quiz sent
            take -> 1.7.1 at 1 | save 1.7.1 | save the name | push #play.1.7.1.1
            next -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
            next -> 1.7.1 at 3 | save 1.7.1 | push #play.1.7.1.3
            next -> 1.7.1 at 4 | save 1.7.1 | push #play.1.7.1.4
            next -> 1.7.1 at 5 | save 1.7.1 | push #play.1.7.1.5
            next -> 1.7.1 at 5
            finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
            open #r2.B2uXxOOp3qoPpfa3DcVf1ewBAAAAA0FuYQDNO03Oo -> result sent
        "#]],
    );
}

#[test]
fn a_play_without_its_key_begins_without_a_name() {
    for (quiz, is_kept) in [("player five", false), ("sent five", true)] {
        for begins in [
            "open BASE.new",
            "open BASE.play",
            "open BASE.play.1.9.1.1",
            "open BASE; pick 0",
            "open QUIZ; take",
        ] {
            let mut tab = Tab::after(quiz, &format!("name Ada; {begins}"));
            assert_eq!(tab.model.name.is_some(), is_kept, "{quiz}: {begins}");
            // The name belongs to this play until another play begins.
            for word in ["name Bo", "next", "next", "finish", "open BASE.earlier", "open BASE"] {
                tab.hear(word);
            }
            assert_eq!(tab.model.name, Name::new("Bo"), "{quiz}: {begins}");
        }
    }
}

#[test]
fn a_play_is_cleared_away_for_the_next_person() {
    let begins = "open QUIZ; take; next; next; next; next; finish; name Ada; ";
    let ends = "leave 1.7.1; die 9; pick 0; open BASE.earlier";
    let tab = Tab::after("player five", &format!("{begins}leave 1.7.1"));
    assert_eq!((tab.model.name.clone(), tab.model.player.keeps_anything()), (None, false));
    check_in(
        "player five",
        &format!("{begins}{ends}"),
        expect![[r#"
        open QUIZ -> quiz sent
        take -> 1.7.1 at 1 | save 1.7.1 | save the name | push #play.1.7.1.1
        next -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
        next -> 1.7.1 at 3 | save 1.7.1 | push #play.1.7.1.3
        next -> 1.7.1 at 4 | save 1.7.1 | push #play.1.7.1.4
        next -> 1.7.1 at 5 | save 1.7.1 | push #play.1.7.1.5
        finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
        name Ada -> result of 1.7.1 | save the name
        leave 1.7.1 -> cover of 1.7.1 at 1 | remove 1.7.1 | save the name | replace #
        pick 0 -> cover of 1.7.1 at 1 | save 1.7.1 | save the name
        open BASE.earlier -> earlier: 1.7.1
    "#]],
    );
}

#[test]
fn a_facilitator_pastes_results() {
    check_in(
        "grader five",
        "open QUIZ; take; paste #r1.x",
        expect![[r#"
            open QUIZ -> key sent
            take -> key sent
            paste #r1.x -> key sent | save what was pasted
        "#]],
    );
}

#[test]
fn a_result_that_is_opened_where_it_is_marked_joins_the_others_once() {
    let mut model = whole(source("grader five"));
    let env = Env::fixed(100, 7);
    model.update(Msg::Pasted("Ana wrote: #r1.x".into()), env);
    let open = |model: &mut Model| model.update(Msg::Player(player::Msg::Opened(unmarked())), env);
    assert_eq!(open(&mut model), [Effect::SavePasted(Rc::clone(&model.pasted))]);
    let pasted = format!("Ana wrote: #r1.x\n{}\n", unmarked());
    assert_eq!((&*model.pasted, model.page), (&*pasted, Some(Page::Received)));
    assert_eq!(
        quiz_link::gradebook::find(&model.player.source, &model.pasted)
            .iter()
            .filter(|it| it.result.is_ok())
            .count(),
        1
    );
    assert_eq!((open(&mut model), &*model.pasted), (vec![], &*pasted));
}

/// Calls `look_around`, as a page does when it is opened: it finds the quiz of an address, and what else is stored.
#[test]
fn linked_quizzes_are_found_in_storage() {
    let [sent, player_quiz, grader_quiz] = ["sent five", "player five", "grader five"].map(source);
    let address_of = |it: &Source| address(&it.link().unwrap());
    let home = builtin::quiz();
    let around = |address: &str, kept: &[StoredText]| Model::look_around(&home, address, &[kept]);
    let find = |address: &str, kept: &[StoredText]| around(address, kept).quiz;
    let mut kept = Vec::new();
    for source in [&sent, &player_quiz, &grader_quiz] {
        let QuizOverride { source: found, text, .. } = find(&address_of(source), &[]).unwrap();
        let text = text.unwrap();
        assert_eq!(&found, source, "a link to a quiz needs no quiz to be there");
        assert!(text.ends_with(" Five Ways to Answer"), "{text}");
        let name = source.fingerprint().unwrap();
        kept.push((format!("what-do-you-do/v1/link.{name}/quiz"), text));
    }
    for source in [&sent, &player_quiz, &grader_quiz] {
        let base = Base::of(source);
        let there = find(&base.address(Route::History), &kept).unwrap().source;
        assert_eq!(&there, source);
        // A storage name with a fingerprint does not count if its text is another quiz.
        let others: Vec<_> =
            kept.iter().map(|(name, _)| (name.clone(), kept[0].1.clone())).collect();
        let found = find(&base.address(Route::Cover), &others);
        assert_eq!(found.map(|it| it.source), Some(sent.clone()).filter(|it| it == source));
    }
    let attempt = finished(sent.quiz(), id("2.9.1"), 1).attempt;
    let link = Shareable::Challenge.link(&sent, &attempt, None).unwrap();
    let short = address(&without_quiz(&link).unwrap());
    assert!(short.len() < 60, "{short}");
    assert_eq!(find(&address(&link), &[]).unwrap().source, sent);
    assert_eq!(find(&short, &[]), None);
    assert_eq!(find(&short, &kept).unwrap().source, sent);
    assert_eq!(find(&unmarked(), &kept).unwrap().source, grader_quiz, "a facilitator opens it");
    for (address, kept) in [
        (sent_as(Shareable::Result, None), &kept[..]),
        ("#play".to_owned(), &kept),
        (String::new(), &kept),
        ("#q1.damaged".to_owned(), &kept),
        (Base::of(&sent).address(Route::Cover), &[]),
    ] {
        assert_eq!(find(&address, kept), None, "{address}");
    }

    // The first says what surrounds the page.
    let beside = |address: &str, kept: &[StoredText]| around(address, kept).found.split_off(1);
    let others = |address: &str, kept: &[StoredText]| beside(address, kept).len();
    let in_sent = Base::of(&sent).address(Route::Cover);
    assert_eq!((others("", &kept), others(&in_sent, &kept)), (0, 0), "nothing was played");
    let attempt = |name: &str, text: &str| (format!("{name}attempt/1.1.1"), text.to_owned());
    let at_home = "what-do-you-do/v1/an-evening-at-marisols/";
    kept.push(attempt(at_home, "1764000000000"));
    for at in 0..3 {
        kept.push(attempt(kept[at].0.trim_end_matches("quiz"), "1.00000000.any"));
    }
    assert_eq!((others("", &kept), others(&in_sent, &kept)), (3, 2), "one is removed");
    kept.push(attempt(at_home, "1.00000000.any"));
    assert_eq!((others("", &kept), others(&in_sent, &kept)), (3, 3));
    for text in ["#r1.one", "#r1.one #r1.two"] {
        kept.push((kept[2].0.replace("/quiz", "/pasted"), text.to_owned()));
    }
    // The links that were made for a group are found with the quiz that they were made of. There are two copies of
    // each.
    let pair = ("pair/50".to_owned(), "f1.AJvQux 7b".to_owned());
    let of = |prefix: &str| vec![(format!("{prefix}{}", pair.0), pair.1.clone()); 2];
    let found = beside("", &of(at_home));
    assert_eq!(found, [Msg::GroupLinksFound(GroupLinks::read(&pair.0, &pair.1).unwrap())]);
    let sent_at = kept[0].0.trim_end_matches("quiz");
    let given = [&kept[..3], &of(sent_at)].concat();
    assert_eq!(others("", &given), 1, "the quiz whose links were made");
    assert!(matches!(beside(&in_sent, &given)[..], [Msg::GroupLinksFound(_)]));
    let grader_quiz = around(&address_of(&grader_quiz), &kept).found;
    assert_eq!(grader_quiz.last(), Some(&Msg::Pasted("#r1.one #r1.two".into())), "the longer copy");
    assert_eq!((others("", &kept), others(&in_sent, &kept)), (3, 3));
}

#[test]
fn the_number_of_results_is_told_in_sentences() {
    for (counts, told) in [
        ((0, 0, 0), "No result yet."),
        ((0, 0, 1), "No result yet. One link does not count:"),
        ((1, 1, 0), "One result. One link came again."),
        ((3, 2, 2), "3 results. 2 links came again. 2 links do not count:"),
    ] {
        let (results, again, wrong) = counts;
        assert_eq!(strings::grading::came_back(results, again, wrong), told);
    }
}

/// The words with a link name the outcome, and one moment if an answer was better than guessing. A quiz without
/// feedback names no moment, since the moment would tell what was right.
#[test]
fn a_link_is_sent_with_words() {
    let said = |quiz: &str, words: &str| {
        let tab = Tab::after(quiz, words);
        let (_, record) = tab.model.player.records.iter().next().unwrap();
        line(&record.attempt, &Scorecard::of(&record.attempt))
    };
    for (quiz, words, expected) in [
        (
            "twins",
            "open #new; pick 1; confirm; next; pick 0; confirm; finish",
            "I am “The host”. You hold the door. My best moment: “Two coats”. And you?",
        ),
        // Two outcomes, and nothing that was answered better than by guessing.
        (
            "five",
            "open #new; pick 2; confirm; next; next; best 1; worst 0; confirm; next; next; finish",
            "I am, in equal parts, “The curtain / The trumpet”. Somebody breathes behind it. Heard three streets away. \
             And you?",
        ),
        ("five", "found 2.3.1 50 finished", "I am “A guest”. And you?"),
        ("never", "open #new; pick 0; next; finish", "I am “Everybody”. And you?"),
    ] {
        assert_eq!(said(quiz, words), expected, "{quiz}, {words}");
    }
}

/// The links of a group are stored with the quiz until somebody removes them. Their storage name is the time when they
/// were made.
#[test]
fn the_links_of_a_group_are_kept() {
    check(
        "sent five",
        "pair 50 7b; pair 90; found 2.5.1 50 1; delete 2.5.1; part 50; part 50; part 90",
        expect![[r#"
            pair 50 7b -> cover alone | save pair/50
            pair 90 -> cover alone | save pair/90
            found 2.5.1 50 1 -> cover beside 2.5.1
            delete 2.5.1 -> cover alone | remove 2.5.1
            part 50 -> cover alone | remove pair/50
            part 50 -> cover alone
            part 90 -> cover alone | remove pair/90
        "#]],
    );
    let pair = GroupLinks { made: 50, name: "7b, the loud one".into(), marker: "f1.AJvQux".into() };
    assert_eq!(GroupLinks::read(&pair.note(), &pair.write()), Some(pair));
    for (note, text) in
        [("pair/", "f1.A "), ("pair/x", "f1.A "), ("pair/5", "f1.A"), ("rival/5", "f1.A ")]
    {
        assert_eq!(GroupLinks::read(note, text), None, "{note} {text}");
    }
}
