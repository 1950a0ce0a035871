//! Stories of the player's model: each message, the page to which it leads, and its effects.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use crate::make::{Tab, finished, id, quiz, record, source, story};
use expect_test::{Expect, expect};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::Effectiveness;
use quiz::answer::Edit;
use quiz::attempt::{Msg as Move, ReplayError};
use quiz::record::{Record, RecordError};
use quiz_link::{Source, Spelling, encode};
use std::collections::BTreeMap;
use std::rc::Rc;
use what_do_you_do::env::{Env, Random};
use what_do_you_do::notice::Notice;
use what_do_you_do::play_links::elsewhere;
use what_do_you_do::player::model::{self as player, MAX_ATTEMPTS, NotFound};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{AttemptId, Frame, Route};
use what_do_you_do::share::model::{Effect, Model, Msg, Page};

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers make the value in place")]
fn check(quiz: &str, words: &str, expected: Expect) {
    expected.assert_eq(&story(quiz, words));
}

#[test]
fn play_starts_an_attempt_and_corrects_the_address() {
    check(
        "five",
        "open #play; pick 0; confirm; next; toggle 0; toggle 1; confirm",
        expect![[r#"
        open #play -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
        pick 0 -> 2.7.1 at 1 | save 2.7.1
        confirm -> 2.7.1 at 1 | save 2.7.1
        next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
        toggle 0 -> 2.7.1 at 2 | save 2.7.1
        toggle 1 -> 2.7.1 at 2 | save 2.7.1
        confirm -> 2.7.1 at 2 | save 2.7.1
    "#]],
    );
}

#[test]
fn play_goes_on_with_what_is_under_way() {
    check(
        "five",
        "found 2.9.1 50 2; found 2.8.1 60 3; found 2.6.1 70 finished; open #play",
        expect![[r#"
        found 2.9.1 50 2 -> cover beside 2.9.1
        found 2.8.1 60 3 -> cover beside 2.8.1
        found 2.6.1 70 finished -> cover beside 2.8.1
        open #play -> 2.8.1 at 4 | replace #play.2.8.1.4
    "#]],
    );
}

#[test]
fn new_starts_another_attempt() {
    check(
        "five",
        "found 2.9.1 50 2; open #new; die 3; open #new; open #new",
        expect![[r#"
        found 2.9.1 50 2 -> cover beside 2.9.1
        open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
        open #new -> 2.3.1 at 1 | save 2.3.1 | replace #play.2.3.1.1
        open #new -> 2.3.2 at 1 | save 2.3.2 | replace #play.2.3.2.1
    "#]],
    );
}

#[test]
fn the_cover_shows_a_prospect_that_counts_for_nothing_until_it_is_touched() {
    check(
        "five",
        "open; open #earlier; die 8; open #; die 9; open #",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        open #earlier -> earlier: none
        open # -> cover of 2.8.1 at 1
        open # -> cover of 2.8.1 at 1
    "#]],
    );
}

#[test]
fn a_prospect_that_is_touched_is_kept() {
    check(
        "five",
        "open; pick 1; pick 1; pick 0; open #earlier; open; open #play",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        pick 1 -> cover of 2.7.1 at 1 | save 2.7.1
        pick 1 -> cover of 2.7.1 at 1
        pick 0 -> cover of 2.7.1 at 1 | save 2.7.1
        open #earlier -> earlier: 2.7.1
        open -> cover beside 2.7.1
        open #play -> 2.7.1 at 1 | replace #play.2.7.1.1
    "#]],
    );
}

#[test]
fn a_prospect_that_is_confirmed_is_played() {
    check(
        "five",
        "open; confirm; pick 0; confirm; next; open #; open #play.2.7.1.2",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        confirm -> cover of 2.7.1 at 1
        pick 0 -> cover of 2.7.1 at 1 | save 2.7.1
        confirm -> 2.7.1 at 1 | save 2.7.1 | push #play.2.7.1.1
        next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
        open # -> cover beside 2.7.1
        open #play.2.7.1.2 -> 2.7.1 at 2
    "#]],
    );
}

#[test]
fn a_prospect_is_taken_by_play() {
    check(
        "five",
        "open; die 8; open #play; open #earlier",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        open #play -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
        open #earlier -> earlier: 2.7.1
    "#]],
    );
}

#[test]
fn a_prospect_is_dropped_elsewhere() {
    check(
        "five",
        "open; die 8; open #nowhere; open #new; open #d0.1.1; open #earlier",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        open #nowhere -> lost: Unknown
        open #new -> 2.8.1 at 1 | save 2.8.1 | replace #play.2.8.1.1
        open #d0.1.1 -> draw 1.1
        open #earlier -> earlier: 2.8.1
    "#]],
    );
}

#[test]
fn a_scenario_of_the_cover_may_be_left_unanswered() {
    check(
        "five",
        "open; next; open #play.2.7.1.1",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
        open #play.2.7.1.1 -> 2.7.1 at 1 | save 2.7.1
    "#]],
    );
}

#[test]
fn clearing_removes_an_answer_that_is_not_locked() {
    check(
        "end",
        "open; pick 1; clear; next; open #play.1.7.1.1; pick 1; clear; clear; next",
        expect![[r#"
        open -> cover of 1.7.1 at 1
        pick 1 -> cover of 1.7.1 at 1 | save 1.7.1
        clear -> cover of 1.7.1 at 1 | save 1.7.1
        next -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
        open #play.1.7.1.1 -> 1.7.1 at 1 | save 1.7.1
        pick 1 -> 1.7.1 at 1 | save 1.7.1
        clear -> 1.7.1 at 1 | save 1.7.1
        clear -> 1.7.1 at 1
        next -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
    "#]],
    );
    check(
        "five",
        "open #new; pick 0; confirm; clear",
        expect![[r#"
        open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
        pick 0 -> 2.7.1 at 1 | save 2.7.1
        confirm -> 2.7.1 at 1 | save 2.7.1
        clear -> 2.7.1 at 1
    "#]],
    );
}

#[test]
fn the_only_scenario_may_be_finished_on_the_cover() {
    check(
        "one",
        "open; finish",
        expect![[r#"
        open -> cover of 1.7.1 at 1
        finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
    "#]],
    );
    check(
        "one",
        "open; pick 0; confirm",
        expect![[r#"
            open -> cover of 1.7.1 at 1
            pick 0 -> cover of 1.7.1 at 1 | save 1.7.1
            confirm -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
        "#]],
    );
}

#[test]
fn a_prospect_that_was_played_to_its_end_is_not_played_over() {
    // The page is left by a jump in the browser's history: a single step back would drop the unstarted attempt.
    check(
        "one",
        "open; pick 0; finish; die 8; open #; open #earlier",
        expect![[r#"
        open -> cover of 1.7.1 at 1
        pick 0 -> cover of 1.7.1 at 1 | save 1.7.1
        finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
        open # -> cover of 1.8.1 at 1
        open #earlier -> earlier: 1.7.1
    "#]],
    );
    check(
        "one",
        "open; pick 0; finish; die 8; open #play; open #earlier",
        expect![[r#"
        open -> cover of 1.7.1 at 1
        pick 0 -> cover of 1.7.1 at 1 | save 1.7.1
        finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
        open #play -> 1.8.1 at 1 | save 1.8.1 | replace #play.1.8.1.1
        open #earlier -> earlier: 1.7.1, 1.8.1
    "#]],
    );
    check(
        "one",
        "open; pick 0; found 1.7.1 500 finished; die 8; open #play; open #earlier",
        expect![[r#"
        open -> cover of 1.7.1 at 1
        pick 0 -> cover of 1.7.1 at 1 | save 1.7.1
        found 1.7.1 500 finished -> cover of 1.7.1 at 1
        open #play -> 1.8.1 at 1 | save 1.8.1 | replace #play.1.8.1.1
        open #earlier -> earlier: 1.7.1, 1.8.1
    "#]],
    );
}

#[test]
fn finishing_leads_to_the_result() {
    check(
        "end",
        "open #new; pick 0; confirm; finish; open #play.1.7.1.2; pick 1; open #result.1.7.1",
        expect![[r#"
            open #new -> 1.7.1 at 1 | save 1.7.1 | replace #play.1.7.1.1
            pick 0 -> 1.7.1 at 1 | save 1.7.1
            confirm -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
            finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
            open #play.1.7.1.2 -> 1.7.1 at 2
            pick 1 -> 1.7.1 at 2
            open #result.1.7.1 -> result of 1.7.1
        "#]],
    );
}

/// A press may come before the page shows the effect of the press before. So the model, not the button, decides what it
/// does.
#[test]
fn where_feedback_waits_an_answer_leads_on_and_none_leads_nowhere() {
    check(
        "end",
        "open #new; confirm; pick 1; confirm; confirm; pick 0; confirm; go 1; confirm; pick 0; confirm; confirm",
        expect![[r#"
            open #new -> 1.7.1 at 1 | save 1.7.1 | replace #play.1.7.1.1
            confirm -> 1.7.1 at 1
            pick 1 -> 1.7.1 at 1 | save 1.7.1
            confirm -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
            confirm -> 1.7.1 at 2
            pick 0 -> 1.7.1 at 2 | save 1.7.1
            confirm -> 1.7.1 at 3 | save 1.7.1 | push #play.1.7.1.3
            go 1 -> 1.7.1 at 1 | save 1.7.1 | push #play.1.7.1.1
            confirm -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
            pick 0 -> 1.7.1 at 2
            confirm -> 1.7.1 at 3 | save 1.7.1 | push #play.1.7.1.3
            confirm -> 1.7.1 at 3
        "#]],
    );
}

/// A ranking shows an order before the player has made one.
#[test]
fn an_order_that_nobody_made_is_an_answer_only_when_asked_about() {
    check(
        "five",
        "open #new; next; next; next; confirm; confirm-shown",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
            next -> 2.7.1 at 4 | save 2.7.1 | push #play.2.7.1.4
            confirm -> 2.7.1 at 4
            confirm-shown -> 2.7.1 at 4 | save 2.7.1
        "#]],
    );
}

#[test]
fn the_end_cannot_come_before_the_last_scenario() {
    check(
        "end",
        "open #new; finish; pick 1; confirm; finish; next; finish; finish",
        expect![[r#"
            open #new -> 1.7.1 at 1 | save 1.7.1 | replace #play.1.7.1.1
            finish -> 1.7.1 at 1
            pick 1 -> 1.7.1 at 1 | save 1.7.1
            confirm -> 1.7.1 at 2 | save 1.7.1 | push #play.1.7.1.2
            finish -> 1.7.1 at 2
            next -> 1.7.1 at 3 | save 1.7.1 | push #play.1.7.1.3
            finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
            finish -> result of 1.7.1
        "#]],
    );
}

#[test]
fn back_and_forward_move_through_the_attempt() {
    check(
        "five",
        "open #new; pick 1; confirm; next; pick 0; confirm; next; open #play.2.7.1.2; pick 1; \
         open #play.2.7.1.1; open #play.2.7.1.3; open #; open #play.2.7.1.3; next",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            pick 1 -> 2.7.1 at 1 | save 2.7.1
            confirm -> 2.7.1 at 1 | save 2.7.1
            next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
            pick 0 -> 2.7.1 at 2 | save 2.7.1
            confirm -> 2.7.1 at 2 | save 2.7.1
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
            open #play.2.7.1.2 -> 2.7.1 at 2 | save 2.7.1
            pick 1 -> 2.7.1 at 2
            open #play.2.7.1.1 -> 2.7.1 at 1 | save 2.7.1
            open #play.2.7.1.3 -> 2.7.1 at 3 | save 2.7.1
            open # -> cover beside 2.7.1
            open #play.2.7.1.3 -> 2.7.1 at 3
            next -> 2.7.1 at 4 | save 2.7.1 | push #play.2.7.1.4
        "#]],
    );
}

#[test]
fn a_step_beyond_the_path_is_corrected() {
    check(
        "five",
        "open #new; open #play.2.7.1.3; open #play.2.7.1.2; open #play.2.7.1.4294967295; \
         open #result.2.7.1",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            open #play.2.7.1.3 -> 2.7.1 at 1 | replace #play.2.7.1.1
            open #play.2.7.1.2 -> 2.7.1 at 2 | save 2.7.1
            open #play.2.7.1.4294967295 -> 2.7.1 at 2 | replace #play.2.7.1.2
            open #result.2.7.1 -> 2.7.1 at 2 | replace #play.2.7.1.2
        "#]],
    );
}

#[test]
fn an_attempt_that_is_not_here_starts_anew_and_says_so() {
    check(
        "five",
        "open #play.1.5.2.4; dismiss Anew; open #play.2.5.1.1; open #play.2.6.1.2",
        expect![[r#"
        open #play.1.5.2.4 -> 1.5.2 at 1 | save 1.5.2 | replace #play.1.5.2.1 ! Anew
        dismiss Anew -> 1.5.2 at 1
        open #play.2.5.1.1 -> 2.5.1 at 1 | save 2.5.1
        open #play.2.6.1.2 -> 2.6.1 at 1 | save 2.6.1 | replace #play.2.6.1.1 ! Anew
    "#]],
    );
}

#[test]
fn addresses_that_lead_nowhere() {
    check(
        "five",
        "open #nowhere; open #play.3.1.1.1; open #play.0.1.1.1; open #d0.3.1; open #d0.0.1; \
         open #play.1.4294967296.1.1; open #d0.1.4294967296; open #result.1.2.3; open #play.1.1.0.1; \
         open #%23play; pick 0; next; finish; open #d0.1.4294967295; open #play.1.4294967295.1.1",
        expect![[r#"
            open #nowhere -> lost: Unknown
            open #play.3.1.1.1 -> lost: Edition(UnknownEdition { wanted: 3, newest: 2 })
            open #play.0.1.1.1 -> lost: Edition(UnknownEdition { wanted: 0, newest: 2 })
            open #d0.3.1 -> lost: Link("this link was made by a newer version of this page: reload it")
            open #d0.0.1 -> lost: Link("this link was changed on its way: ask for it again")
            open #play.1.4294967296.1.1 -> lost: Unknown
            open #d0.1.4294967296 -> lost: Link("this link was changed on its way: ask for it again")
            open #result.1.2.3 -> lost: NotHere
            open #play.1.1.0.1 -> lost: Unknown
            open #%23play -> lost: Unknown
            pick 0 -> lost: Unknown
            next -> lost: Unknown
            finish -> lost: Unknown
            open #d0.1.4294967295 -> draw 1.4294967295
            open #play.1.4294967295.1.1 -> 1.4294967295.1 at 1 | save 1.4294967295.1
        "#]],
    );
}

#[test]
fn a_draw_is_only_shown() {
    check(
        "five",
        "open #d0.2.5; pick 0; confirm; next; finish; open #play.2.5.1.1",
        expect![[r#"
        open #d0.2.5 -> draw 2.5
        pick 0 -> draw 2.5
        confirm -> draw 2.5
        next -> draw 2.5
        finish -> draw 2.5
        open #play.2.5.1.1 -> 2.5.1 at 1 | save 2.5.1
    "#]],
    );
}

#[test]
fn the_way_into_a_draw_is_its_open_attempt_or_a_new_one() {
    for (words, way) in [
        ("open #earlier", "#play.2.5.1.1"),
        ("found 2.5.1 50 2", "#play.2.5.1.3"),
        ("found 2.5.1 50 finished", "#play.2.5.2.1"),
        ("found 2.5.1 50 finished; found 2.5.2 60 1", "#play.2.5.2.2"),
        ("found 2.5.1 50 1; found 2.5.2 60 finished", "#play.2.5.1.2"),
        ("found 2.5.1 newer", "#play.2.5.2.1"),
        ("found 2.5.1 50 finished; found 2.5.2 other", "#play.2.5.3.1"),
        ("found 1.5.1 50 2; found 2.6.1 50 2", "#play.2.5.1.1"),
    ] {
        let tab = Tab::after("five", words);
        assert_eq!(tab.model.player.way_into(2, 5).to_string(), way, "{words}");
    }
}

#[test]
fn what_another_tab_kept_is_taken_over_where_this_one_stands() {
    check(
        "five",
        "open #new; next; next; go 2; clock 200; found 2.7.1 300 4; next; found 2.7.1 250 1; next",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
            go 2 -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
            found 2.7.1 300 4 -> 2.7.1 at 2
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
            found 2.7.1 250 1 -> 2.7.1 at 3
            next -> 2.7.1 at 4 | save 2.7.1 | push #play.2.7.1.4
        "#]],
    );
}

#[test]
fn what_another_tab_finished_is_finished_here() {
    check(
        "five",
        "open #new; found 2.7.1 300 finished; pick 0; next; open #result.2.7.1",
        expect![[r#"
        open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
        found 2.7.1 300 finished -> 2.7.1 at 1
        pick 0 -> 2.7.1 at 1
        next -> 2.7.1 at 2 | save 2.7.1 | push #play.2.7.1.2
        open #result.2.7.1 -> result of 2.7.1
    "#]],
    );
}

#[test]
fn what_is_finished_stays_so_whatever_another_tab_kept_meanwhile() {
    check(
        "one",
        "open #new; pick 0; finish; found 1.7.1 500 0; open #; open #result.1.7.1",
        expect![[r#"
            open #new -> 1.7.1 at 1 | save 1.7.1 | replace #play.1.7.1.1
            pick 0 -> 1.7.1 at 1 | save 1.7.1
            finish -> result of 1.7.1 | save 1.7.1 | push #result.1.7.1
            found 1.7.1 500 0 -> result of 1.7.1
            open # -> cover of 1.7.2 at 1
            open #result.1.7.1 -> result of 1.7.1
        "#]],
    );
}

#[test]
fn what_another_tab_removed_stays_while_it_is_shown() {
    check(
        "five",
        "open #new; pick 0; gone 2.7.1; confirm; open #earlier; gone 2.7.1; open #earlier; gone 2.7.1",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            pick 0 -> 2.7.1 at 1 | save 2.7.1
            gone 2.7.1 -> 2.7.1 at 1
            confirm -> 2.7.1 at 1 | save 2.7.1
            open #earlier -> earlier: 2.7.1
            gone 2.7.1 -> earlier: none
            open #earlier -> earlier: none
            gone 2.7.1 -> earlier: none
        "#]],
    );
    check(
        "five",
        "found 2.5.1 50 finished; open #result.2.5.1; gone 2.5.1; open #",
        expect![[r#"
        found 2.5.1 50 finished -> cover alone
        open #result.2.5.1 -> result of 2.5.1
        gone 2.5.1 -> result of 2.5.1
        open # -> cover of 2.7.1 at 1
    "#]],
    );
}

#[test]
fn notices_are_told_once() {
    check(
        "five",
        "told NotKept; told NotKept; dismiss NotKept; told NotKept; told Full; dismiss Full; told Full; \
         told Copied; told Copied; dismiss Copied; told Copied; found 2.1.1 newer; found 2.2.1 newer; \
         dismiss Newer; found 2.3.1 newer; dismiss Anew",
        expect![[r#"
            told NotKept -> cover alone ! NotKept
            told NotKept -> cover alone
            dismiss NotKept -> cover alone
            told NotKept -> cover alone
            told Full -> cover alone ! Full
            dismiss Full -> cover alone
            told Full -> cover alone
            told Copied -> cover alone ! Copied
            told Copied -> cover alone
            dismiss Copied -> cover alone
            told Copied -> cover alone ! Copied
            found 2.1.1 newer -> cover alone ! Newer
            found 2.2.1 newer -> cover alone
            dismiss Newer -> cover alone
            found 2.3.1 newer -> cover alone
            dismiss Anew -> cover alone
        "#]],
    );
}

#[test]
fn what_cannot_be_read_is_never_written_over() {
    for kind in ["newer", "other", "damaged"] {
        let words = format!(
            "found 2.7.1 {kind}; found 2.7.2 {kind}; found 2.7.2 {kind}; open; open #play; open #new; \
             open #play.2.7.1.1; open #play.2.7.2.2; open #result.2.7.1; open #earlier"
        );
        let told = story("five", &words);
        assert!(!told.contains("save 2.7.1") && !told.contains("save 2.7.2"), "{told}");
        assert!(told.ends_with("earlier: 2.7.3, 2.7.4\n"), "{told}");
    }
}

#[test]
fn the_prospect_makes_way_for_what_cannot_be_read() {
    check(
        "five",
        "open; found 2.7.1 newer; open; open #play",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        found 2.7.1 newer -> cover of 2.7.1 at 1 ! Newer
        open -> cover of 2.7.2 at 1
        open #play -> 2.7.2 at 1 | save 2.7.2 | replace #play.2.7.2.1
    "#]],
    );
    check(
        "five",
        "open; found 2.7.1 newer; open #play",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        found 2.7.1 newer -> cover of 2.7.1 at 1 ! Newer
        open #play -> 2.7.2 at 1 | save 2.7.2 | replace #play.2.7.2.1
    "#]],
    );
    check(
        "five",
        "open; found 2.7.1 newer; pick 0; confirm; next",
        expect![[r#"
        open -> cover of 2.7.1 at 1
        found 2.7.1 newer -> cover of 2.7.1 at 1 ! Newer
        pick 0 -> cover of 2.7.1 at 1
        confirm -> 2.7.1 at 1 | push #play.2.7.1.1
        next -> 2.7.1 at 2 | push #play.2.7.1.2
    "#]],
    );
}

#[test]
fn what_a_newer_version_went_on_with_is_left_to_it() {
    check(
        "five",
        "open #new; pick 0; found 2.7.1 newer; confirm; next; open #play.2.7.1.1; open #earlier; \
         open #; die 8; open #new; found 2.7.1 newer; open #play.2.7.1.1",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            pick 0 -> 2.7.1 at 1 | save 2.7.1
            found 2.7.1 newer -> 2.7.1 at 1 ! GoesOnElsewhere
            confirm -> 2.7.1 at 1
            next -> 2.7.1 at 2 | push #play.2.7.1.2
            open #play.2.7.1.1 -> 2.7.1 at 1
            open #earlier -> earlier: 2.7.1
            open # -> cover beside 2.7.1
            open #new -> 2.8.1 at 1 | save 2.8.1 | replace #play.2.8.1.1
            found 2.7.1 newer -> 2.8.1 at 1 ! Newer
            open #play.2.7.1.1 -> lost: NotReadable
        "#]],
    );
    // Once the record is removed or can be read again, the attempt is like any other.
    check(
        "five",
        "open #new; found 2.7.1 newer; next; gone 2.7.1; next",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            found 2.7.1 newer -> 2.7.1 at 1 ! GoesOnElsewhere
            next -> 2.7.1 at 2 | push #play.2.7.1.2
            gone 2.7.1 -> 2.7.1 at 2
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
        "#]],
    );
    check(
        "five",
        "open #new; found 2.7.1 newer; next; found 2.7.1 300 3; next",
        expect![[r#"
            open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
            found 2.7.1 newer -> 2.7.1 at 1 ! GoesOnElsewhere
            next -> 2.7.1 at 2 | push #play.2.7.1.2
            found 2.7.1 300 3 -> 2.7.1 at 2
            next -> 2.7.1 at 3 | save 2.7.1 | push #play.2.7.1.3
        "#]],
    );
    check(
        "five",
        "found 2.7.1 newer; gone 2.7.1; open #new",
        expect![[r#"
        found 2.7.1 newer -> cover alone ! Newer
        gone 2.7.1 -> cover alone
        open #new -> 2.7.1 at 1 | save 2.7.1 | replace #play.2.7.1.1
    "#]],
    );
}

#[test]
fn one_attempt_is_deleted() {
    check(
        "five",
        "found 2.5.1 50 2; found 2.6.1 60 finished; open #earlier; delete 2.5.1; delete 2.5.1; \
         open #play.2.6.1.1; delete 2.6.1; pick 0",
        expect![[r#"
            found 2.5.1 50 2 -> cover beside 2.5.1
            found 2.6.1 60 finished -> cover beside 2.5.1
            open #earlier -> earlier: 2.5.1, 2.6.1
            delete 2.5.1 -> earlier: 2.6.1 | remove 2.5.1
            delete 2.5.1 -> earlier: 2.6.1
            open #play.2.6.1.1 -> 2.6.1 at 1 | save 2.6.1
            delete 2.6.1 -> lost: NotHere | remove 2.6.1
            pick 0 -> lost: NotHere
        "#]],
    );
}

#[test]
fn a_record_that_cannot_be_read_is_listed_and_can_be_removed() {
    for (kind, notice) in [("newer", "Newer"), ("other", "OtherQuiz")] {
        let words = format!(
            "found 2.5.1 {kind}; open #play.2.5.1.1; open #result.2.5.1; open #share.2.5.1; open #earlier; \
             delete 2.5.1; open #result.2.5.1"
        );
        let told = story("five", &words);
        let expected = format!(
            "found 2.5.1 {kind} -> cover alone ! {notice}\n\
             open #play.2.5.1.1 -> lost: NotReadable\n\
             open #result.2.5.1 -> lost: NotReadable\n\
             open #share.2.5.1 -> lost: NotReadable\n\
             open #earlier -> earlier: none\n\
             delete 2.5.1 -> earlier: none | remove 2.5.1\n\
             open #result.2.5.1 -> lost: NotHere\n"
        );
        assert_eq!(told, expected);
    }
    check(
        "five",
        "told-before; found 2.5.1 newer; found 2.6.1 other; found 2.7.1 damaged",
        expect![[r#"
            told-before -> cover alone
            found 2.5.1 newer -> cover alone
            found 2.6.1 other -> cover alone
            found 2.7.1 damaged -> cover alone ! Damaged
        "#]],
    );
}

#[test]
fn everything_is_forgotten() {
    check(
        "five",
        "keys off; told Full; found 2.5.1 50 2; found 2.7.1 newer; open #earlier; forget; pick 0; told Full",
        expect![[r#"
            keys off -> cover alone | save settings
            told Full -> cover alone ! Full
            found 2.5.1 50 2 -> cover beside 2.5.1
            found 2.7.1 newer -> cover beside 2.5.1 ! Newer
            open #earlier -> earlier: 2.5.1
            forget -> cover of 2.7.1 at 1 | remove all | replace #
            pick 0 -> cover of 2.7.1 at 1 | save 2.7.1
            told Full -> cover of 2.7.1 at 1 ! Full
        "#]],
    );
    let tab = Tab::after("five", "keys off; found 2.5.1 50 2; found 2.7.1 newer; forget");
    assert!(
        tab.model.player.number_keys
            && tab.model.player.records.is_empty()
            && tab.model.player.reserved.is_empty()
    );
}

#[test]
fn a_page_opens_with_what_was_found_and_keeps_none_of_it_again() {
    let quiz = quiz("five");
    let found = || {
        let play = |it: &str, changed| {
            Msg::Player(player::Msg::Found(id(it), Ok(record(&quiz, id(it), changed, 2))))
        };
        vec![
            Msg::Player(player::Msg::SwitchedNumberKeys(false)),
            play("2.5.1", 50),
            play("2.6.1", 60),
        ]
    };
    let env = Env::fixed(100, 7);
    let begun = Record { changed: 100, started: 100, ..record(&quiz, id("2.9.1"), 100, 0) };
    let begun = Effect::Player(player::Effect::Save(id("2.9.1"), Rc::new(begun)));
    for (address, place, effects) in [
        ("", "cover beside 2.6.1", vec![]),
        (
            "#play",
            "2.6.1 at 3",
            vec![Effect::Player(player::Effect::Replace(Route::Step(id("2.6.1"), 3)))],
        ),
        ("#play.2.5.1.3", "2.5.1 at 3", vec![]),
        ("#play.2.9.1.1", "2.9.1 at 1", vec![begun]),
    ] {
        let (model, asked) = Model::opened(
            Source::BuiltIn(quiz.clone()),
            Frame::default(),
            found(),
            address.to_owned(),
            false,
            env,
        );
        assert!(!model.player.number_keys);
        assert_eq!(Tab { model, env }.place(), place, "{address}");
        assert_eq!(asked, effects, "{address}");
    }
}

/// The open attempt may be in the mirror alone, which answers late.
#[test]
fn a_first_scenario_that_was_begun_stays_beside_a_play_under_way() {
    let quiz = quiz("five");
    let env = Env::fixed(100, 7);
    for (address, place) in [("", "cover of 2.7.1 at 1"), ("#play", "2.5.1 at 3")] {
        let found = vec![Msg::Player(player::Msg::Found(
            id("2.5.1"),
            Ok(record(&quiz, id("2.5.1"), 50, 2)),
        ))];
        let (model, _) = Model::opened(
            Source::BuiltIn(quiz.clone()),
            Frame::default(),
            found,
            address.to_owned(),
            true,
            env,
        );
        assert_eq!(Tab { model, env }.place(), place, "{address}");
    }
}

#[test]
fn two_copies_are_no_more_than_may_be_kept() {
    let quiz = quiz("five");
    let of = |seed| AttemptId { edition: 2, seed, run: 1 };
    let most = u32::try_from(MAX_ATTEMPTS).unwrap();
    // The storage has the older half of the attempts, and the mirror the younger half.
    let found = (0..most + 2).map(|seed| {
        Msg::Player(player::Msg::Found(
            of(seed),
            Ok(record(&quiz, of(seed), 1_000 + u64::from(seed), 1)),
        ))
    });
    let env = Env::fixed(5_000, 7);
    let (model, effects) = Model::opened(
        Source::BuiltIn(quiz.clone()),
        Frame::default(),
        found.collect(),
        String::new(),
        false,
        env,
    );
    assert_eq!(model.player.records.len(), MAX_ATTEMPTS);
    assert_eq!(
        effects,
        [
            Effect::Player(player::Effect::Remove(of(0))),
            Effect::Player(player::Effect::Remove(of(1)))
        ]
    );
}

/// Frames of one page find the same records on the device.
#[test]
fn a_frame_goes_on_with_its_own_attempts_alone() {
    let frame = |source: Source, words: &str| {
        let model = Model::new(source, Frame::numbered(7).unwrap());
        let mut tab = Tab { model, env: Env::fixed(100, 7) };
        words.split(';').map(|it| tab.hear(it)).last();
        tab
    };
    let five = || source("five");
    // One attempt of a page without a number, and one of each of the frames 6 and 8.
    let others = "found 2.7.1 50 2; found 2.8.1537 60 2; found 2.7.2303 70 finished";
    for (words, place) in [
        ("open", "cover of 2.7.1793 at 1"),
        ("open #play", "2.7.1793 at 1"),
        ("open #play; open #new", "2.7.1794 at 1"),
        ("found 2.9.2047 10 1; open", "cover beside 2.9.2047"),
        ("found 2.9.2047 10 1; open #play", "2.9.2047 at 2"),
        ("found 2.9.2047 10 finished; open #play", "2.7.1793 at 1"),
        ("open #play; forget; open #new", "2.7.1793 at 1"),
        // An attempt whose address the person opens is shown, in whichever frame it began.
        ("open #earlier", "earlier: 2.7.1, 2.7.2303, 2.8.1537"),
        ("open #play.2.8.1537.3", "2.8.1537 at 3"),
        ("open #d0.2.7; take", "2.7.1793 at 1"),
    ] {
        let tab = frame(five(), &format!("arrive #; {others}; {words}"));
        assert_eq!(tab.place(), place, "{words}");
        if let Route::Step(id, _) = tab.model.player.way_into(2, 7) {
            assert!((1793..2048).contains(&id.run), "{words} leads into {id}");
        }
        if !words.contains("forget") {
            assert_eq!(tab.model.player.result_of(2, 7), None, "{words}");
        }
        assert!(tab.model.player.under_way().is_none_or(|(id, _)| id.run >> 8 == 7), "{words}");
    }
    // A page without a number goes on with any attempt.
    let page = Tab::after("five", &format!("arrive #; {others}; open"));
    assert_eq!(page.place(), "cover beside 2.8.1537");

    // An attempt that came in a link goes on in each frame separately.
    let sent = Tab::after("five", "open #play; pick 0; confirm; next");
    let (_, record) = sent.model.player.playing().unwrap();
    let link = elsewhere(&sent.model.player.source, &record.attempt).unwrap();
    let take = format!("open #{}; take", encode(&link, Spelling::Letters));
    let first = Tab::after("five", &take);
    let (id, record) = first.model.player.playing().unwrap();
    let mut second = frame(five(), "arrive #");
    second.send(Msg::Player(player::Msg::Found(id, Ok((**record).clone()))));
    take.split(';').map(|it| second.hear(it)).last();
    assert_eq!(second.place(), "2.7.1793 at 2");
}

#[test]
fn settings_are_kept() {
    check(
        "five",
        "keys off",
        expect![[r#"
        keys off -> cover alone | save settings
    "#]],
    );
    assert!(!Tab::after("five", "keys off").model.player.number_keys);
    assert!(Tab::after("five", "keys off; keys on").model.player.number_keys);
}

#[test]
fn messages_that_make_no_sense_where_they_come_change_nothing() {
    let moves = "pick 9; toggle 0; best 0; place 0 1; rate 0 0; confirm; finish; go 9; go 1";
    for (before, words) in [
        ("open #earlier", "pick 0; confirm; next; go 1; finish"),
        ("open #nowhere", "pick 0; confirm; next; go 1; finish"),
        ("found 2.5.1 50 finished; open #result.2.5.1", "pick 0; confirm; next; go 1; finish"),
        ("found 2.5.1 50 1; open #", "pick 0; confirm; next; go 1; finish"),
        ("open #new", moves),
        ("open", moves),
        ("open #new; pick 0; confirm", "pick 1; pick 0; confirm; go 1; go 3; finish"),
        ("found 2.5.1 50 2", "delete 2.5.2; gone 2.5.2; dismiss Full; found 2.5.1 49 3"),
    ] {
        let tab = Tab::after("five", before);
        for word in words.split(';') {
            let mut after = tab.clone();
            assert_eq!(after.hear(word), [], "{before}; {word}");
            assert_eq!(after.model, tab.model, "{before}; {word}");
        }
    }
}

#[test]
fn untouched_attempts_are_removed_first_and_then_the_oldest() {
    let quiz = quiz("five");
    let mut tab = Tab::new("five");
    let of = |seed: usize| AttemptId { edition: 2, seed: u32::try_from(seed).unwrap(), run: 1 };
    // The attempts with the highest seeds are the oldest. Two of the youngest are finished.
    for seed in 0..MAX_ATTEMPTS {
        let changed = 1_000 - seed as u64;
        let found = match seed {
            3 | 5 => finished(&quiz, of(seed), changed),
            _ => record(&quiz, of(seed), changed, 1),
        };
        assert_eq!(tab.send(Msg::Player(player::Msg::Found(of(seed), Ok(found)))), []);
    }
    let mut gone = Vec::new();
    for seed in 100..105 {
        tab.env = Env::fixed(2_000, seed);
        gone.extend(tab.hear("open #new").into_iter().filter_map(|it| match it {
            Effect::Player(player::Effect::Remove(id)) => Some(id.seed),
            _ => None,
        }));
        assert_eq!(tab.model.player.records.len(), MAX_ATTEMPTS);
        if seed < 103 {
            tab.hear("pick 0");
        }
    }
    // The last two attempts are untouched, so the second takes the place of the first.
    assert_eq!(gone, [49, 48, 47, 46, 103]);
}

#[test]
fn a_new_attempt_is_never_removed_to_make_room() {
    let quiz = quiz("five");
    let mut tab = Tab::new("five");
    for seed in 0..60 {
        let id = AttemptId { edition: 2, seed, run: 1 };
        tab.send(Msg::Player(player::Msg::Found(id, Ok(record(&quiz, id, 1_000, 1)))));
    }
    // The clock was set back: a new attempt looks older than all others.
    tab.env = Env::fixed(1, 100);
    let effects = tab.hear("open #new");
    assert_eq!(tab.place(), "2.100.1 at 1");
    assert_eq!(tab.model.player.records.len(), MAX_ATTEMPTS);
    assert_eq!(effects.len(), 1 + 11 + 1, "one stores the attempt, eleven make room, one shows it");
    // A first edit on the cover must not remove its attempt either.
    let mut tab = Tab::after("one", "open");
    for seed in 0..MAX_ATTEMPTS {
        let id = AttemptId { edition: 1, seed: 1_000 + u32::try_from(seed).unwrap(), run: 1 };
        tab.send(Msg::Player(player::Msg::Found(
            id,
            Ok(finished(&tab.model.player.quiz().clone(), id, 1_000)),
        )));
    }
    tab.env.now = 1;
    tab.hear("pick 0");
    assert_eq!(
        (tab.place().as_str(), tab.model.player.records.len()),
        ("cover of 1.7.1 at 1", MAX_ATTEMPTS)
    );
}

#[test]
fn what_is_removed_to_make_room_is_not_what_a_newer_version_wrote() {
    let quiz = quiz("five");
    let mut tab = Tab::after("five", "clock 1; open #new; found 2.7.1 newer");
    for seed in 100..100 + u32::try_from(MAX_ATTEMPTS).unwrap() {
        let id = AttemptId { edition: 2, seed, run: 1 };
        tab.send(Msg::Player(player::Msg::Found(id, Ok(record(&quiz, id, 1_000, 1)))));
    }
    tab.env = Env::fixed(2_000, 99);
    let effects = tab.hear("open #new");
    assert_eq!(tab.model.player.records.len(), MAX_ATTEMPTS);
    assert!(!effects.contains(&Effect::Player(player::Effect::Remove(id("2.7.1")))), "{effects:?}");
}

#[test]
fn a_clock_that_goes_back_makes_no_answer_look_old() {
    let mut tab = Tab::after("five", "clock 1000; open #new; pick 0");
    let kept = tab.model.player.records.get(&id("2.7.1")).unwrap().clone();
    // The storage is full: before each answer, the older record is found again.
    for words in
        ["clock 1", "confirm", "next", "toggle 0", "clock 1000", "toggle 1", "confirm", "next"]
    {
        let before = tab.model.player.records.get(&id("2.7.1")).unwrap().changed;
        tab.send(Msg::Player(player::Msg::Found(id("2.7.1"), Ok((*kept).clone()))));
        tab.hear(words);
        assert!(tab.model.player.records.get(&id("2.7.1")).unwrap().changed >= before, "{words}");
    }
    let record = &tab.model.player.records.get(&id("2.7.1")).unwrap();
    assert_eq!((tab.place().as_str(), record.started), ("2.7.1 at 3", 1000));
    assert!(record.attempt.answer(0).is_some() && record.attempt.answer(1).is_some());
}

#[test]
fn the_greatest_time_is_accepted() {
    let end = u64::MAX;
    let mut tab = Tab::after("five", &format!("found 2.5.1 {end} 1; open #play; next; pick 0"));
    tab.hear("found 2.5.1 5 1");
    assert_eq!(tab.model.player.records.get(&id("2.5.1")).unwrap().attempt.shown(), 3);
}

fn an_id() -> impl Strategy<Value = AttemptId> {
    (0..4_u32, 0..3_u32, 1..4_u32).prop_map(|(edition, seed, run)| AttemptId { edition, seed, run })
}

fn an_address() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop_oneof![Just("#"), Just("#play"), Just("#new"), Just("#earlier"), Just("")]
            .prop_map(str::to_owned),
        4 => (an_id(), 1..9_usize).prop_map(|(id, step)| Route::Step(id, step).to_string()),
        2 => an_id().prop_map(|id| Route::Result(id).to_string()),
        1 => an_id().prop_map(|id| Route::Share(id).to_string()),
        1 => an_id().prop_map(|id| format!("#d0.{}.{}", id.edition, id.seed)),
        1 => "#?[a-z0-9.]{0,9}",
        1 => any::<String>(),
    ]
}

fn a_move() -> impl Strategy<Value = Move> {
    let edit = prop_oneof![
        (0..4_usize).prop_map(Edit::Pick),
        (0..5_usize).prop_map(Edit::Toggle),
        (0..4_usize).prop_map(Edit::Best),
        (0..4_usize).prop_map(Edit::Worst),
        (0..5_usize, 0..5_usize).prop_map(|(at, to)| Edit::Place(at, to)),
        (0..4_usize, 0..4_usize).prop_map(|(at, it)| Edit::Rate(at, Effectiveness::ALL[it])),
    ];
    prop_oneof![
        6 => edit.prop_map(Move::Edited),
        3 => Just(Move::Confirmed),
        1 => Just(Move::Cleared),
        4 => Just(Move::WentOn),
        1 => (0..9_usize).prop_map(Move::WentTo),
        2 => Just(Move::Finished),
    ]
}

/// A record that was found: the number of steps left unanswered (a number beyond the last step finishes the attempt),
/// or the reason why it cannot be read.
type Found = Result<usize, RecordError>;

#[derive(Debug, Clone)]
enum Event {
    Plain(Msg),
    Found(AttemptId, u64, Found),
}

fn an_event() -> impl Strategy<Value = Event> {
    let notice = prop_oneof![Just(Notice::Full), Just(Notice::Copied), Just(Notice::Newer)];
    let found = prop_oneof![
        4 => (0..9_usize).prop_map(Ok),
        1 => Just(Err(RecordError::Newer)),
        1 => Just(Err(RecordError::Damaged)),
        1 => Just(Err(RecordError::OtherQuiz(ReplayError::TooMany { steps: 1 }))),
    ];
    let plain = prop_oneof![
        8 => an_address().prop_map(player::Msg::Opened).prop_map(Msg::Player),
        24 => a_move().prop_map(player::Msg::Played).prop_map(Msg::Player),
        2 => an_id().prop_map(player::Msg::Gone).prop_map(Msg::Player),
        1 => notice.clone().prop_map(player::Msg::Noticed).prop_map(Msg::Player),
        1 => notice.prop_map(player::Msg::Dismissed).prop_map(Msg::Player),
        1 => any::<bool>().prop_map(player::Msg::SwitchedNumberKeys).prop_map(Msg::Player),
        2 => an_id().prop_map(player::Msg::Deleted).prop_map(Msg::Player),
        1 => Just(Msg::Player(player::Msg::Forgot)),
    ];
    prop_oneof![
        9 => plain.prop_map(Event::Plain),
        1 => (an_id(), 0..20_u64, found).prop_map(|(id, at, it)| Event::Found(id, at, it)),
    ]
}

/// The records on a device: the text of each that this page can read, and `None` for each that it cannot.
type Device = BTreeMap<AttemptId, Option<String>>;

/// Checks the invariants that hold after every message.
fn holds(tab: &Tab, effects: &[Effect], device: &mut Device) {
    let model = &tab.model;
    for effect in effects {
        match effect.clone() {
            Effect::Player(player::Effect::Save(id, saved)) => {
                assert_ne!(device.get(&id), Some(&None), "{id} is written over");
                assert_eq!(model.player.records.get(&id), Some(&saved), "{id} is saved as it is");
                let kept = saved.write();
                let read = Record::read(model.player.quiz(), &kept);
                assert_eq!(read.as_ref(), Ok(&*saved), "{id} is read back as it is");
                device.insert(id, Some(kept));
            }
            Effect::Player(player::Effect::Remove(id)) => {
                assert!(!model.player.records.contains_key(&id), "{id} is removed and stays");
                device.remove(&id);
            }
            Effect::Player(player::Effect::RemoveAll) => device.clear(),
            Effect::Player(player::Effect::SaveNumberKeys(_))
            | Effect::SaveName(_)
            | Effect::Note(..)
            | Effect::RemoveNote(_) => {}
            Effect::SavePasted(_)
            | Effect::Discard(_)
            | Effect::RemoveQuiz
            | Effect::Copy(_)
            | Effect::Share(..)
            | Effect::SavePicture(_)
            | Effect::SaveTable(_)
            | Effect::MakeFile(..)
            | Effect::DrawSecret(_)
            | Effect::Player(player::Effect::Print | player::Effect::Reload(_)) => {
                panic!("all is about the built-in quiz, and nobody asks for more")
            }
            Effect::Player(player::Effect::Push(route) | player::Effect::Replace(route)) => {
                assert_eq!(route.to_string().parse(), Ok(route));
                // Opening the address anew leads to the same page, and does not correct the address.
                let mut other = tab.clone();
                let effects = other.send(Msg::Player(player::Msg::Opened(route.to_string())));
                let saves = |it: &Effect| matches!(it, Effect::Player(player::Effect::Save(id, _)) if Some(*id) == model.player.shown());
                assert!(effects.iter().all(saves), "{route}: {effects:?}");
                assert_eq!(other.place(), tab.place(), "{route}");
            }
        }
    }
    match (&model.player.route, model.page) {
        (Ok(player::Page::Play(id)), _) => {
            assert!(model.player.records.contains_key(id), "{id} is shown");
        }
        (Ok(player::Page::Result(id)), _) => {
            assert!(model.player.records.get(id).unwrap().attempt.is_finished());
        }
        (_, Some(Page::Received)) => {
            let (edition, _) = model.received.as_ref().unwrap().draw().unwrap();
            assert!((1..=model.player.quiz().edition()).contains(&edition));
        }
        (Err(NotFound::Edition(unknown)), _) => {
            assert!(!(1..=model.player.quiz().edition()).contains(&unknown.wanted));
        }
        _ => {}
    }
    for (id, record) in model.player.records.iter() {
        let draw = record.attempt.draw();
        assert_eq!((draw.edition(), draw.seed()), (id.edition, id.seed));
    }
    if let Route::Step(id, step) = model.player.way_into(1, 1) {
        assert!(
            id.run > 0 && step > 0 && !model.player.reserved.contains(&id)
                || model.player.records.contains_key(&id)
        );
    }
    assert!(
        model.player.notices.iter().all(|it| model
            .player
            .notices
            .iter()
            .filter(|other| *other == it)
            .count()
            == 1)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_that_happens_breaks_the_page(
        name in prop_oneof![Just("five"), Just("end"), Just("one"), Just("never")],
        events in vec((an_event(), 0..20_u64, 0..3_u32), 1..60),
    ) {
        let mut tab = Tab::new(name);
        let mut device = Device::new();
        let newest = tab.model.player.quiz().edition();
        for (event, now, seed) in events {
            tab.env = Env::fixed(now, seed);
            let msg = match event {
                Event::Plain(msg) => msg,
                // No record of another edition can be found.
                Event::Found(id, ..) if id.edition == 0 || id.edition > newest => continue,
                Event::Found(id, changed, Ok(steps)) => {
                    let mut found = record(tab.model.player.quiz(), id, changed, 0);
                    for _ in 0..steps {
                        let next = found.attempt.update(Move::WentOn);
                        let next = next.or_else(|| found.attempt.update(Move::Finished));
                        found.attempt = next.map_or(found.attempt, Rc::new);
                    }
                    device.insert(id, Some(found.write()));
                    Msg::Player(player::Msg::Found(id, Ok(found)))
                }
                Event::Found(id, _, Err(error)) => {
                    device.insert(id, None);
                    Msg::Player(player::Msg::Found(id, Err(error)))
                }
            };
            if let Msg::Player(player::Msg::Gone(id)) = &msg {
                device.remove(id);
            }
            let effects = tab.send(msg);
            holds(&tab, &effects, &mut device);
        }
    }
}

/// The browser takes a while to draw a random number, and a press of a play needs none.
#[test]
fn a_press_draws_no_random_number() {
    let drawn = Random::Drawn(|| panic!("a random number was drawn"));
    for quiz in ["five", "end", "never", "sent five", "player five"] {
        let mut tab = Tab::new(quiz);
        let new = tab.model.player.base().address(Route::New);
        tab.send(Msg::Player(player::Msg::Opened(new)));
        tab.env.random = drawn;
        for words in ["pick 0", "confirm", "next", "clear", "next", "go 1", "keys on", "told Full"]
        {
            tab.hear(words);
        }
        assert_eq!(tab.model.player.records.len(), 1, "{quiz}");
    }
}
