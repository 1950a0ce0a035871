//! Tests the attempt as a state machine: no message leads into an illegal state, and an attempt can
//! be made again from little.

use crate::make::{
    Deed, all_answers, any_deed, any_draft, by_key, choose_k, draft, messages, quiz, scenario,
    with_follow_ups,
};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::answer::{Answer, Edit, Entry, Given};
use quiz::attempt::{Attempt, Msg, ReplayError, Step, StoredStep};
use quiz::draft::{Draft, ScenarioDraft};
use quiz::draw::UnknownEdition;
use quiz::score::{Scorecard, marks};
use quiz::{Effectiveness, Feedback, Quiz};
use std::rc::Rc;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_message_leads_into_an_illegal_state(
        draft in any_draft(),
        seed: u32,
        deeds in vec(any_deed(), 0..60),
    ) {
        let quiz = quiz(&draft);
        let mut attempt = Attempt::start(quiz, 1, seed).unwrap();
        check_state(&attempt)?;
        for deed in deeds {
            for msg in messages(&attempt, deed) {
                let Some(next) = attempt.update(msg) else { continue };
                check_step(&attempt, msg, &next)?;
                check_state(&next)?;
                attempt = next;
            }
        }
    }

    /// Restored scenes are either refused or give an attempt that could have been played.
    #[test]
    fn what_is_restored_is_no_illegal_state(
        draft in any_draft(),
        deeds in vec(any_deed(), 0..40),
        (moved, at, finished) in (vec((0..9_usize, 0..9_usize), 0..4), 0..6_usize, any::<bool>()),
    ) {
        let quiz = quiz(&draft);
        let mut attempt = Attempt::start(Rc::clone(&quiz), 1, 0).unwrap();
        for deed in deeds {
            for msg in messages(&attempt, deed) {
                attempt = attempt.update(msg).unwrap_or(attempt);
            }
        }
        // Scenes are swapped, removed, or moved to the slot of another.
        let mut kept = attempt.kept();
        for (from, to) in moved {
            let (from, to) = (from % kept.len(), to % kept.len());
            match to % 3 {
                0 => kept.swap(from, to),
                1 if kept.len() > 1 => drop(kept.remove(from)),
                _ => kept[from].slot = to,
            }
        }
        if let Ok(attempt) = Attempt::restore(quiz, 1, 0, kept, at, finished) {
            check_state(&attempt)?;
            for msg in [Msg::Confirmed, Msg::WentOn, Msg::WentTo(0), Msg::Finished] {
                if let Some(next) = attempt.update(msg) {
                    check_state(&next)?;
                }
            }
        }
    }

    /// `Attempt::played` and `Attempt::replay` give the same attempt for the same answers.
    #[test]
    fn played_and_replayed_attempts_are_equal(
        draft in any_draft(),
        seed: u32,
        choices in vec(proptest::option::of(0..1_000_usize), 1..9),
    ) {
        let quiz = quiz(&draft);
        let mut choices = choices.iter().cycle().copied();
        let mut met = 0;
        let played = Attempt::played(Rc::clone(&quiz), 1, seed, |scenario| {
            met += 1;
            let all = all_answers(scenario);
            choices.next().flatten().map(|it| all[it % all.len()].clone())
        });
        let played = played.unwrap();
        let replayed = Attempt::replay(Rc::clone(&quiz), 1, seed, played.answers()).unwrap();
        prop_assert_eq!(met, played.path().len());
        prop_assert_eq!(replayed.update(Msg::Finished), Some(played));
        prop_assert!(Attempt::played(quiz, 2, seed, |_| None).is_err());
    }

    /// A player who answers everything and goes on reaches the end.
    #[test]
    fn every_play_can_be_finished(draft in any_draft(), seed: u32, choices in vec(0..1_000_usize, 1..9)) {
        let mut attempt = Attempt::start(quiz(&draft), 1, seed).unwrap();
        for (at, choice) in (0..200).zip(choices.iter().cycle()) {
            prop_assert!(at < 199, "no end");
            let filled = messages(&attempt, Deed::Fills(*choice)).into_iter();
            for msg in filled.chain([Msg::ConfirmedAsShown]) {
                attempt = attempt.update(msg).unwrap_or(attempt);
            }
            prop_assert!(attempt.answer(attempt.position()).is_some());
            match attempt.update(Msg::WentOn) {
                Some(next) => attempt = next,
                None => break,
            }
        }
        prop_assert!(attempt.is_last(attempt.position()));
        let attempt = attempt.update(Msg::Finished).unwrap();
        prop_assert!(Scorecard::of(&attempt).verdict.is_some());
    }
}

/// Checks the invariants of every state.
fn check_state(attempt: &Attempt) -> Result<(), TestCaseError> {
    let quiz = attempt.quiz();
    prop_assert!(attempt.position() < attempt.path().len());
    prop_assert!(attempt.position() < attempt.shown());
    prop_assert_eq!(attempt.step(), attempt.path()[attempt.position()]);
    prop_assert_eq!(attempt.path(), &path(attempt)[..]);
    for at in 0..attempt.path().len() {
        // Steps beyond those shown have a scene only if an earlier branch left it there.
        let kept = attempt.kept().into_iter().find(|it| {
            it.slot == attempt.path()[at].slot && it.scenario == attempt.scenario(at).id
        });
        prop_assert!(kept.is_some() || at >= attempt.shown());
        prop_assert!(kept.is_none() || at != attempt.shown());
        let given = kept.as_ref().and_then(|it| it.given.as_ref());
        prop_assert_eq!(attempt.answer(at).map(Answer::given), given);
        prop_assert!(attempt.entry(at).fits(attempt.scenario(at)));
        let locked = attempt.is_finished()
            || (quiz.feedback() == Feedback::AtOnce && attempt.answer(at).is_some());
        prop_assert_eq!(attempt.is_locked(at), locked);
        let shows = match quiz.feedback() {
            Feedback::AtOnce => locked,
            Feedback::AtEnd => attempt.is_finished(),
            Feedback::Never => false,
        };
        prop_assert_eq!(attempt.shows_feedback(at), shows);
        prop_assert_eq!(attempt.is_last(at), attempt.path().get(at + 1).is_none());
        prop_assert_eq!(
            attempt.order(at),
            attempt.draw().responses(quiz, attempt.path()[at].scenario)
        );
    }
    prop_assert!(!attempt.is_finished() || attempt.shown() == attempt.path().len());
    let card = Scorecard::of(attempt);
    prop_assert_eq!(card.verdict.is_some(), attempt.is_finished());
    prop_assert_eq!(card.steps.len(), attempt.shown());
    prop_assert!(card.steps.iter().all(|it| it.earned <= it.worth.possible));
    prop_assert!(card.steps.iter().enumerate().all(|(at, it)| *it == marks(attempt, at)));
    prop_assert!(card.total.is_none_or(|it| it.is_at_least(-40_000) && !it.is_at_least(101)));

    // The answers alone give the same path, the same marks and the same outcome. Steps to come may
    // differ while a follow-up that was not shown yet comes before steps that were answered.
    let (edition, seed) = (attempt.draw().edition(), attempt.draw().seed());
    let mut again = Attempt::replay(Rc::clone(quiz), edition, seed, attempt.answers()).unwrap();
    prop_assert_eq!(again.position() + 1, again.shown());
    if attempt.is_finished() {
        again = again.update(Msg::Finished).unwrap();
    }
    let walked = |it: &Attempt| it.path()[..it.shown()].to_vec();
    prop_assert_eq!(walked(&again), walked(attempt));
    let all_kept = again.kept().len() == attempt.kept().len();
    if all_kept || attempt.shown() == attempt.path().len() {
        prop_assert_eq!(again.path(), attempt.path());
    }
    prop_assert_eq!(again.answers(), attempt.answers());
    prop_assert_eq!(Scorecard::of(&again), card);

    // The stored scenes give an equal attempt.
    let restored = Attempt::restore(
        Rc::clone(quiz),
        edition,
        seed,
        attempt.kept(),
        attempt.position(),
        attempt.is_finished(),
    );
    prop_assert!(restored.as_ref() == Ok(attempt), "{:?}", restored);
    Ok(())
}

/// The path by its definition: each drawn scenario, followed by the follow-ups to which its answers
/// lead.
fn path(attempt: &Attempt) -> Vec<Step> {
    let kept = attempt.kept();
    let mut path = Vec::new();
    for (slot, drawn) in attempt.draw().scenarios().iter().enumerate() {
        let mut next = Some(drawn.scenario);
        while let Some(at) = next {
            let scenario = attempt.quiz().scenario(at);
            path.push(Step { slot, scenario: at });
            if scenario.ends {
                return path;
            }
            let here = kept.iter().find(|it| it.slot == slot && it.scenario == scenario.id);
            next = match here.and_then(|it| it.given.as_ref()) {
                Some(Given::Choose(it)) => scenario.responses[*it].leads_to,
                _ => None,
            };
        }
    }
    path
}

/// Checks the invariants between a state and the next.
fn check_step(before: &Attempt, msg: Msg, after: &Attempt) -> Result<(), TestCaseError> {
    prop_assert_ne!(before, after, "the message changed nothing");
    prop_assert!(after.is_finished() || !before.is_finished(), "a finished play went on");
    prop_assert_eq!(after.is_finished() != before.is_finished(), msg == Msg::Finished);
    if before.is_finished() {
        prop_assert_eq!(before.kept(), after.kept());
    }
    // Locked answers stay, and no scene that was shown is lost.
    let (was, is) = (before.kept(), after.kept());
    for old in &was {
        let new = is.iter().find(|it| (it.slot, &it.scenario) == (old.slot, &old.scenario));
        let Some(new) = new else { return Err(TestCaseError::fail("a scene was lost")) };
        if before.quiz().feedback() == Feedback::AtOnce && old.given.is_some() {
            prop_assert_eq!(old, new);
        }
    }
    // Only the scene at the player's step changes, and one scene is added at most.
    let here = (before.step().slot, &before.scenario(before.position()).id);
    let elsewhere = |kept: &[StoredStep]| -> Vec<StoredStep> {
        kept.iter().filter(|it| (it.slot, &it.scenario) != here).cloned().collect()
    };
    let (was, is) = (elsewhere(&was), elsewhere(&is));
    prop_assert!(was.iter().all(|it| is.contains(it)));
    prop_assert!(is.len() - was.len() <= 1);
    prop_assert!(
        is.iter().filter(|it| !was.contains(it)).all(|it| it.entry.is_none() && it.given.is_none())
    );
    match msg {
        Msg::Edited(_) => {
            prop_assert_eq!(before.path(), after.path());
            prop_assert_eq!(before.answers(), after.answers());
            prop_assert_eq!(before.position(), after.position());
        }
        Msg::Confirmed => {
            prop_assert!(before.is_moved(before.position()), "nobody used the controls");
            prop_assert_eq!(before.position(), after.position());
        }
        Msg::ConfirmedAsShown | Msg::Finished => {
            prop_assert_eq!(before.position(), after.position());
        }
        Msg::Cleared => {
            prop_assert_eq!(before.position(), after.position());
            prop_assert_eq!(after.answer(after.position()), None);
        }
        Msg::WentOn => prop_assert_eq!(before.position() + 1, after.position()),
        Msg::WentTo(to) => prop_assert_eq!(to, after.position()),
    }
    if matches!(msg, Msg::Confirmed | Msg::ConfirmedAsShown) {
        let answer = after.answer(after.position()).expect("confirmed");
        prop_assert_eq!(
            Some(answer.clone()),
            before.entry(before.position()).answer(before.scenario(before.position()))
        );
        prop_assert_eq!(Entry::of(answer), after.entry(after.position()));
    }
    Ok(())
}

// ---- Stories ------------------------------------------------------------------------------

/// The attempt after these messages, each of which must change something.
#[track_caller]
fn play(mut attempt: Attempt, msgs: impl IntoIterator<Item = Msg>) -> Attempt {
    for msg in msgs {
        attempt = attempt.update(msg).unwrap_or_else(|| panic!("{msg:?} changed nothing"));
    }
    attempt
}

#[track_caller]
fn start(draft: &Draft) -> Attempt {
    Attempt::start(quiz(draft), 1, 0).expect("edition 1 is there")
}

#[track_caller]
fn nothing(attempt: &Attempt, msgs: impl IntoIterator<Item = Msg>) {
    for msg in msgs {
        assert_eq!(attempt.update(msg), None, "{msg:?}");
    }
}

fn pick(at: usize) -> Msg {
    Msg::Edited(Edit::Pick(at))
}

/// The path as text: brackets around the player's step, `name=answer` where an answer was given,
/// and `?` after a step that was not shown yet.
#[track_caller]
fn check(attempt: &Attempt, expected: &str) {
    let steps = (0..attempt.path().len()).map(|at| {
        let name = &attempt.scenario(at).id;
        let answer = match attempt.answer(at).map(Answer::given) {
            Some(Given::Choose(it)) => format!("={it}"),
            Some(_) => "=given".to_owned(),
            None => String::new(),
        };
        let unseen = if at < attempt.shown() { "" } else { "?" };
        if at == attempt.position() {
            format!("[{name}{answer}]")
        } else {
            format!("{name}{answer}{unseen}")
        }
    });
    let end = if attempt.is_finished() { " finished" } else { "" };
    assert_eq!(steps.collect::<Vec<_>>().join(" ") + end, expected);
}

/// A quiz of `door` and `bar`. At `door`, response 0 leads to `good` and 1 to `bad`; at `bad`, 0
/// leads to `worse`.
fn forked(feedback: &str) -> Draft {
    let mut door = scenario("door", "choose", &[3, 0, 1]);
    door.responses[0].leads_to = Some("good".to_owned());
    door.responses[1].leads_to = Some("bad".to_owned());
    let mut bad = scenario("bad", "choose", &[0, 3]);
    bad.responses[0].leads_to = Some("worse".to_owned());
    let good = scenario("good", "choose", &[3, 0]);
    let worse = scenario("worse", "choose", &[3, 0]);
    let bar = scenario("bar", "choose", &[3, 0]);
    Draft {
        feedback: Some(feedback.to_owned()),
        ..with_follow_ups(vec![door, bar], vec![good, bad, worse])
    }
}

#[test]
fn a_changed_branch_keeps_the_other_paths_answers_aside() {
    for feedback in ["at-end", "never"] {
        let attempt = play(start(&forked(feedback)), [pick(1), Msg::WentOn]);
        check(&attempt, "door=1 [bad] bar?");
        let attempt = play(attempt, [pick(0), Msg::WentOn]);
        check(&attempt, "door=1 bad=0 [worse] bar?");
        let attempt = play(attempt, [pick(0), Msg::WentOn, pick(0)]);
        // The entry becomes the answer when the player leaves the step.
        check(&attempt, "door=1 bad=0 worse=0 [bar]");
        let attempt = play(attempt, [Msg::Confirmed]);
        check(&attempt, "door=1 bad=0 worse=0 [bar=0]");
        let marks = |attempt: &Attempt| -> u32 {
            Scorecard::of(attempt).steps.iter().map(|it| it.earned).sum()
        };
        assert_eq!(marks(&attempt), 6);

        // The player goes back and takes the other branch: `good` is new, and `bar` keeps its
        // answer but comes after it.
        let attempt = play(attempt, [Msg::WentTo(0), pick(0)]);
        check(&attempt, "[door=1] bad=0 worse=0 bar=0");
        let attempt = play(attempt, [Msg::WentOn]);
        check(&attempt, "door=0 [good] bar=0");
        assert_eq!(marks(&attempt), 6, "door and bar count, the branch that was left does not");
        assert_eq!(attempt.kept().len(), 5);
        let attempt = play(attempt, [pick(0), Msg::WentOn]);
        check(&attempt, "door=0 good=0 [bar=0]");

        // The player takes the first branch again. `other` changes an answer there; then it is
        // another play, in which `bar` was answered before `bad` was shown, and does not count. In
        // `attempt`, the answers of the first branch are found again.
        let other =
            play(attempt.clone(), [Msg::WentTo(0), pick(1), Msg::WentOn, pick(1), Msg::Confirmed]);
        check(&other, "door=1 [bad=1] bar=0");
        let other = play(
            play(start(&forked(feedback)), [Msg::WentOn, pick(1), Msg::WentTo(0)]),
            [pick(1), Msg::Confirmed],
        );
        check(&other, "[door=1] bad? bar=1?");
        assert_eq!((other.answers(), marks(&other)), (vec![Some(Given::Choose(1))], 0));
        nothing(&other, [Msg::Finished, Msg::WentTo(2)]);
        let attempt = play(attempt, [Msg::WentTo(0), pick(1), Msg::Confirmed]);
        check(&attempt, "[door=1] bad=0 worse=0 bar=0");
        assert_eq!(attempt.answers().len(), 4);
        let attempt = play(attempt, [Msg::WentTo(3), Msg::Finished]);
        check(&attempt, "door=1 bad=0 worse=0 [bar=0] finished");
        assert_eq!(marks(&attempt), 6);
        // A response that leads nowhere leaves no follow-up on the path.
        let attempt = play(start(&forked(feedback)), [pick(2), Msg::WentOn]);
        check(&attempt, "door=2 [bar]");
    }
}

#[test]
fn an_answer_that_is_taken_back_on_leaving_no_longer_leads() {
    // A complete `choose-k` answer is confirmed, then its picks are removed: on leaving, the entry
    // counts.
    let draft = Draft {
        feedback: Some("at-end".to_owned()),
        ..draft(vec![choose_k("two", 2, &[3, 3, 0]), scenario("bar", "choose", &[3, 0])])
    };
    let toggle = |at| Msg::Edited(Edit::Toggle(at));
    let attempt = play(start(&draft), [toggle(0), toggle(1), Msg::Confirmed, Msg::WentOn]);
    check(&attempt, "two=given [bar]");
    let attempt = play(attempt, [Msg::WentTo(0), toggle(1)]);
    check(&attempt, "[two=given] bar");
    let attempt = play(attempt, [Msg::WentOn]);
    check(&attempt, "two [bar]");
    assert_eq!(attempt.entry(0), Entry::ChooseK(vec![0]));
}

#[test]
fn an_answer_can_be_taken_back_as_long_as_it_is_not_locked() {
    for feedback in ["at-end", "never"] {
        let attempt = play(start(&forked(feedback)), [pick(1), Msg::Confirmed, Msg::WentOn]);
        check(&attempt, "door=1 [bad] bar?");
        let attempt = play(attempt, [Msg::WentTo(0), Msg::Cleared]);
        check(&attempt, "[door] bar?");
        assert_eq!(attempt.entry(0), Entry::Choose(None));
        nothing(&attempt, [Msg::Cleared, Msg::Confirmed]);
        // A pick that was cleared does not become an answer on going on.
        let attempt = play(attempt, [pick(0), Msg::Cleared, Msg::WentOn]);
        check(&attempt, "door [bar]");
    }
    let attempt = play(start(&forked("at-once")), [pick(1), Msg::Cleared]);
    check(&attempt, "[door] bar?");
    nothing(&play(attempt, [pick(1), Msg::Confirmed]), [Msg::Cleared]);
}

#[test]
fn feedback_at_once_locks_an_answer() {
    let attempt = play(start(&forked("at-once")), [pick(1), pick(0)]);
    check(&attempt, "[door] bar?");
    assert!(!attempt.is_locked(0) && !attempt.shows_feedback(0));
    let attempt = play(attempt, [Msg::Confirmed]);
    check(&attempt, "[door=0] good? bar?");
    assert!(attempt.is_locked(0) && attempt.shows_feedback(0));
    nothing(&attempt, [pick(1), Msg::Confirmed, Msg::Finished]);
    let attempt = play(attempt, [Msg::WentOn]);
    assert!(!attempt.is_locked(1) && !attempt.shows_feedback(1));
    let attempt = play(attempt, [Msg::WentTo(0)]);
    nothing(&attempt, [pick(0), pick(1), Msg::Confirmed]);
    check(&attempt, "[door=0] good bar?");
}

#[test]
fn at_once_only_what_was_confirmed_counts() {
    let attempt = play(start(&forked("at-once")), [pick(0), Msg::WentOn]);
    check(&attempt, "door [bar]");
    // The pick is still there and is confirmed later: then the follow-up is inserted into the path.
    let attempt = play(attempt, [Msg::WentTo(0)]);
    assert_eq!(attempt.entry(0), Entry::Choose(Some(0)));
    let attempt = play(attempt, [Msg::Confirmed]);
    check(&attempt, "[door=0] good? bar?");
    // `bar` was shown, but the play cannot end before `good` is shown.
    assert_eq!(attempt.shown(), 1);
    nothing(&attempt, [Msg::Finished, Msg::WentTo(2)]);
    let attempt = play(attempt, [Msg::WentOn, Msg::WentOn]);
    check(&attempt, "door=0 good [bar]");
    let attempt = play(attempt, [pick(0), Msg::Finished]);
    check(&attempt, "door=0 good [bar] finished");
}

#[test]
fn a_scenario_may_be_skipped_and_come_back_to() {
    for feedback in ["at-once", "at-end", "never"] {
        let attempt = play(start(&forked(feedback)), [Msg::WentOn]);
        check(&attempt, "door [bar]");
        let attempt =
            play(attempt, [pick(1), Msg::Confirmed, Msg::WentTo(0), pick(2), Msg::Confirmed]);
        check(&attempt, "[door=2] bar=1");
        // All steps were shown, so the play can be ended from any of them.
        let attempt = play(attempt, [Msg::Finished]);
        check(&attempt, "[door=2] bar=1 finished");
        let attempt = play(attempt, [Msg::WentOn, Msg::WentTo(0), Msg::WentTo(1)]);
        nothing(&attempt, [Msg::Finished, Msg::Confirmed, pick(0), Msg::WentOn, Msg::WentTo(1)]);
        check(&attempt, "door=2 [bar=1] finished");
        assert_eq!(attempt.shows_feedback(0), feedback != "never");
        assert!(attempt.is_locked(0) && attempt.is_locked(1));
    }
}

#[test]
fn the_play_ends_only_once_the_paths_end_was_shown() {
    for feedback in ["at-once", "at-end", "never"] {
        let attempt = start(&forked(feedback));
        nothing(&attempt, [Msg::Finished, Msg::WentTo(0), Msg::WentTo(2), Msg::WentTo(usize::MAX)]);
        let attempt = play(attempt, [Msg::WentOn]);
        nothing(&attempt, [Msg::WentOn, Msg::WentTo(2)]);
        check(&play(attempt, [Msg::Finished]), "door [bar] finished");
    }
}

#[test]
fn a_branch_chosen_at_the_end_must_be_walked_first() {
    let mut door = scenario("door", "choose", &[3, 0]);
    door.responses[0].leads_to = Some("good".to_owned());
    let last = with_follow_ups(vec![door], vec![scenario("good", "choose", &[3, 0])]);
    let last = Draft { feedback: Some("at-end".to_owned()), ..last };
    let attempt = play(start(&last), [pick(0)]);
    // The picked response leads to a follow-up that was not shown, so the play does not end yet.
    nothing(&attempt, [Msg::Finished]);
    let attempt = play(attempt, [Msg::WentOn]);
    check(&attempt, "door=0 [good]");
    check(&play(attempt, [Msg::Finished]), "door=0 [good] finished");
}

#[test]
fn a_follow_up_with_end_ends_the_play() {
    let mut draft = forked("at-end");
    draft.scenarios[2].end = Some(true);
    let attempt = play(start(&draft), [pick(0), Msg::Confirmed]);
    check(&attempt, "[door=0] good?");
    let attempt = play(attempt, [Msg::WentOn]);
    nothing(&attempt, [Msg::WentOn]);
    assert!(attempt.is_last(1));
    // If the player goes back and changes the answer, the path goes past the end.
    let other = play(attempt.clone(), [Msg::WentTo(0), pick(2), Msg::WentOn]);
    check(&other, "door=2 [bar]");
    check(&play(attempt, [pick(0), Msg::Finished]), "door=0 [good=0] finished");
}

#[test]
fn a_follow_up_met_from_two_scenarios_is_two_scenes() {
    let leads = |id| {
        let mut it = scenario(id, "choose", &[3, 0]);
        it.responses[0].leads_to = Some("echo".to_owned());
        it
    };
    let draft = with_follow_ups(
        vec![leads("one"), leads("two")],
        vec![scenario("echo", "choose", &[3, 0])],
    );
    let choose = [pick(0), Msg::Confirmed, Msg::WentOn];
    let attempt = play(start(&draft), choose);
    let attempt = play(attempt, choose);
    let attempt = play(attempt, choose);
    check(&attempt, "one=0 echo=0 two=0 [echo]");
    assert_eq!(attempt.path()[3].slot, 1);
    let attempt = play(attempt, [pick(1), Msg::Confirmed]);
    check(&attempt, "one=0 echo=0 two=0 [echo=1]");
}

#[test]
fn a_partial_answer_cannot_be_confirmed() {
    let rate = |at, it: usize| Edit::Rate(at, Effectiveness::ALL[it]);
    let cases: [(ScenarioDraft, &[Edit], Edit, Given); 5] = [
        (scenario("a", "choose", &[3, 0]), &[], Edit::Pick(1), Given::Choose(1)),
        (
            choose_k("a", 2, &[3, 3, 0]),
            &[Edit::Toggle(2), Edit::Toggle(2), Edit::Toggle(0)],
            Edit::Toggle(1),
            Given::ChooseK(vec![0, 1]),
        ),
        (
            scenario("a", "best-worst", &[3, 1, 0]),
            &[Edit::Best(2), Edit::Worst(2)],
            Edit::Best(0),
            Given::BestWorst(0, 2),
        ),
        (
            scenario("a", "best-worst", &[3, 1, 0]),
            &[Edit::Worst(1), Edit::Best(1)],
            Edit::Worst(0),
            Given::BestWorst(1, 0),
        ),
        (
            scenario("a", "rate", &[3, 1, 0]),
            &[rate(0, 3), rate(2, 1), rate(0, 2)],
            rate(1, 0),
            Given::Rate(vec![2, 0, 1]),
        ),
    ];
    for (scenario, edits, last, given) in cases {
        let mut attempt = start(&draft(vec![scenario]));
        nothing(&attempt, [Msg::Confirmed]);
        for &edit in edits {
            attempt = play(attempt, [Msg::Edited(edit)]);
            nothing(&attempt, [Msg::Confirmed]);
        }
        let attempt = play(attempt, [Msg::Edited(last), Msg::Confirmed]);
        assert_eq!(attempt.answers(), [Some(given)]);
    }
}

#[test]
fn too_many_picks_cannot_be_confirmed() {
    let attempt = start(&draft(vec![choose_k("a", 1, &[3, 0, 0])]));
    let toggle = |at| Msg::Edited(Edit::Toggle(at));
    let attempt = play(attempt, [toggle(2), toggle(0)]);
    assert_eq!(attempt.entry(0), Entry::ChooseK(vec![0, 2]));
    nothing(&attempt, [Msg::Confirmed]);
    let attempt = play(attempt, [toggle(2), Msg::Confirmed]);
    assert_eq!(attempt.answers(), [Some(Given::ChooseK(vec![0]))]);
}

#[test]
fn a_ranking_is_an_answer_once_it_was_moved_or_asked_about() {
    let ranked = ScenarioDraft { shuffle: Some(true), ..scenario("a", "rank", &[1, 2, 3, 4]) };
    let draft = draft(vec![ranked]);
    let attempt = start(&draft);
    let shown = attempt.order(0);
    assert_ne!(shown, [0, 1, 2, 3], "seed 0 does not shuffle");
    assert_eq!(attempt.entry(0), Entry::Rank(shown.clone()));
    // Nothing was moved, so the order that is shown is nobody's answer.
    nothing(&attempt, [Msg::Confirmed]);
    assert_eq!(attempt.made(0), None);
    assert!(!attempt.is_moved(0));
    // It is an answer once the player says that it is theirs.
    let confirmed = play(attempt.clone(), [Msg::ConfirmedAsShown]);
    assert_eq!(confirmed.answers(), [Some(Given::Rank(shown.clone()))]);
    // An order that was moved and moved back is the player's, too.
    let back = [Edit::Place(shown[0], 1), Edit::Place(shown[0], 0)].map(Msg::Edited);
    let back = play(attempt.clone(), back.into_iter().chain([Msg::Confirmed]));
    assert_eq!(back.answers(), [Some(Given::Rank(shown.clone()))]);
    // A move removes the response and inserts it elsewhere.
    let place = |at, to| Msg::Edited(Edit::Place(at, to));
    let moved = play(attempt, [place(shown[3], 0), place(shown[0], 2)]);
    let expected = vec![shown[3], shown[1], shown[0], shown[2]];
    assert_eq!(moved.entry(0), Entry::Rank(expected.clone()));
    nothing(&moved, [place(shown[0], 2), place(4, 0), place(0, 4)]);
    assert_eq!(play(moved, [Msg::Confirmed]).answers(), [Some(Given::Rank(expected))]);
}

#[test]
fn a_move_that_does_not_fit_changes_nothing() {
    let rate = |at| Msg::Edited(Edit::Rate(at, Effectiveness::Good));
    let [toggle, best, worst] = [Edit::Toggle, Edit::Best, Edit::Worst];
    let all =
        [pick(0), Msg::Edited(toggle(0)), Msg::Edited(best(0)), Msg::Edited(worst(0)), rate(0)];
    let place = Msg::Edited(Edit::Place(0, 1));
    let fitting = |name: &str| match name {
        "choose" => vec![all[0]],
        "choose-k" => vec![all[1]],
        "best-worst" => vec![all[2], all[3]],
        "rate" => vec![all[4]],
        _ => vec![place],
    };
    for scenario in [
        scenario("a", "choose", &[3, 1, 0]),
        choose_k("a", 1, &[3, 1, 0]),
        scenario("a", "best-worst", &[3, 1, 0]),
        scenario("a", "rank", &[1, 2, 3, 4]),
        scenario("a", "rate", &[3, 1, 0]),
    ] {
        let name = scenario.format.clone().unwrap();
        let n = scenario.responses.len();
        let attempt = start(&draft(vec![scenario]));
        let fitting = fitting(&name);
        nothing(&attempt, all.into_iter().chain([place]).filter(|it| !fitting.contains(it)));
        for msg in fitting {
            // The same edit again changes nothing, unless it is a toggle.
            let once = play(attempt.clone(), [msg]);
            assert_eq!(once.update(msg).is_some(), name == "choose-k", "{name}");
        }
        let edits =
            [Edit::Pick(n), toggle(n), best(n), worst(n), Edit::Place(n, 0), Edit::Place(0, n)];
        nothing(&attempt, edits.map(Msg::Edited));
        nothing(&attempt, [rate(n)]);
    }
}

// ---- Made again ---------------------------------------------------------------------------

/// One scenario of each format.
fn five() -> Rc<Quiz> {
    quiz(&draft(vec![
        scenario("choose", "choose", &[3, 1, 0]),
        choose_k("choose-k", 2, &[3, 3, 0]),
        scenario("best-worst", "best-worst", &[3, 1, 0]),
        scenario("rank", "rank", &[1, 2, 3, 4]),
        scenario("rate", "rate", &[3, 1, 0]),
    ]))
}

#[track_caller]
fn check_replay(answers: Vec<Option<Given>>, expected: Result<&str, &str>) {
    let attempt = Attempt::replay(five(), 1, 0, answers);
    match (&attempt, expected) {
        (Ok(attempt), Ok(expected)) => check(attempt, expected),
        (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected),
        _ => panic!("{attempt:?} is not {expected:?}"),
    }
}

#[test]
fn answers_are_replayed() {
    let quiz = five();
    let keys: Vec<_> = quiz.scenarios().map(|(_, it)| Some(by_key(it))).collect();
    check_replay(
        keys.clone(),
        Ok("choose=0 choose-k=given best-worst=given rank=given [rate=given]"),
    );
    check_replay(vec![], Ok("[choose] choose-k? best-worst? rank? rate?"));
    check_replay(vec![None], Ok("[choose] choose-k? best-worst? rank? rate?"));
    check_replay(
        vec![None, keys[1].clone(), None],
        Ok("choose choose-k=given [best-worst] rank? rate?"),
    );
    let too_many = [keys, vec![None]].concat();
    check_replay(too_many, Err("there are answers beyond the 5 scenarios of this play"));
}

#[test]
fn answers_that_do_not_fit_are_refused() {
    let choose_k = |picked: &[usize]| Given::ChooseK(picked.to_vec());
    let rank = |order: &[usize]| Given::Rank(order.to_vec());
    let rate = |ratings: &[u8]| Given::Rate(ratings.to_vec());
    let wrong = [
        vec![Given::Choose(3), Given::Choose(usize::MAX), choose_k(&[0]), rank(&[0, 1, 2])],
        vec![
            choose_k(&[]),
            choose_k(&[0]),
            choose_k(&[0, 1, 2]),
            choose_k(&[1, 0]),
            choose_k(&[1, 1]),
            choose_k(&[0, 3]),
            Given::Choose(0),
        ],
        vec![
            Given::BestWorst(1, 1),
            Given::BestWorst(3, 1),
            Given::BestWorst(1, 3),
            choose_k(&[0, 1]),
        ],
        vec![
            rank(&[]),
            rank(&[0, 1, 2]),
            rank(&[0, 1, 2, 2]),
            rank(&[0, 1, 2, 4]),
            rank(&[0, 1, 2, 3, 4]),
            rank(&[1, 2, 3, 4]),
            rate(&[0, 1, 2, 3]),
        ],
        vec![
            rate(&[]),
            rate(&[3, 3]),
            rate(&[3, 3, 3, 3]),
            rate(&[0, 0, 4]),
            rate(&[255, 0, 0]),
            rank(&[0, 1, 2]),
        ],
    ];
    for (at, wrong) in wrong.into_iter().enumerate() {
        for given in wrong {
            let mut answers = vec![None; at];
            answers.push(Some(given));
            let message =
                format!("answer {} does not fit this quiz, which may have changed since", at + 1);
            check_replay(answers, Err(&message));
        }
    }
}

#[track_caller]
fn check_restore(
    kept: Vec<StoredStep>,
    at: usize,
    finished: bool,
    expected: Result<&str, ReplayError>,
) {
    let attempt = Attempt::restore(five(), 1, 0, kept, at, finished);
    match (&attempt, expected) {
        (Ok(attempt), Ok(expected)) => check(attempt, expected),
        (Err(error), Err(expected)) => assert_eq!(*error, expected),
        _ => panic!("{attempt:?} is not {expected:?}"),
    }
}

fn kept(slot: usize, scenario: &str, entry: Option<Entry>, given: Option<Given>) -> StoredStep {
    StoredStep { slot, scenario: scenario.parse().unwrap(), entry, given }
}

#[test]
fn what_was_kept_is_restored() {
    let choose = || kept(0, "choose", Some(Entry::Choose(Some(1))), Some(Given::Choose(1)));
    let seen = |slot, id| kept(slot, id, None, None);
    let all = || {
        vec![choose(), seen(1, "choose-k"), seen(2, "best-worst"), seen(3, "rank"), seen(4, "rate")]
    };
    check_restore(vec![], 0, false, Ok("[choose] choose-k? best-worst? rank? rate?"));
    check_restore(vec![choose()], 0, false, Ok("[choose=1] choose-k? best-worst? rank? rate?"));
    check_restore(all(), 2, false, Ok("choose=1 choose-k [best-worst] rank rate"));
    check_restore(all(), 4, true, Ok("choose=1 choose-k best-worst rank [rate] finished"));
    // Refused: the player stands at a step that was not shown, or a finished attempt lacks its last
    // step.
    check_restore(vec![choose()], 1, false, Err(ReplayError::TooMany { steps: 1 }));
    check_restore(all(), 5, false, Err(ReplayError::TooMany { steps: 5 }));
    check_restore(all(), usize::MAX, true, Err(ReplayError::TooMany { steps: 5 }));
    check_restore(all()[..4].to_vec(), 3, true, Err(ReplayError::TooMany { steps: 4 }));
    // Refused: the scenario of a scene is not in the quiz, or its answer or entry does not fit.
    let refused = |kept| {
        check_restore(vec![choose(), kept], 0, false, Err(ReplayError::DoesNotFit { at: 1 }));
    };
    refused(seen(1, "gone"));
    refused(seen(5, "rate"));
    refused(seen(usize::MAX, "rate"));
    refused(kept(1, "choose-k", None, Some(Given::ChooseK(vec![0]))));
    for entry in [
        Entry::Choose(None),
        Entry::ChooseK(vec![3]),
        Entry::ChooseK(vec![1, 0]),
        Entry::ChooseK(vec![1, 1]),
    ] {
        refused(kept(1, "choose-k", Some(entry), None));
    }
    for entry in [
        Entry::BestWorst(Some(1), Some(1)),
        Entry::BestWorst(Some(3), None),
        Entry::BestWorst(None, Some(3)),
    ] {
        refused(kept(2, "best-worst", Some(entry), None));
    }
    for entry in
        [Entry::Rank(vec![]), Entry::Rank(vec![0, 1, 2, 2]), Entry::Rank(vec![0, 1, 2, 3, 4])]
    {
        refused(kept(3, "rank", Some(entry), None));
    }
    for entry in
        [Entry::Rate(vec![None; 2]), Entry::Rate(vec![None, None, Some(4)]), Entry::Rate(vec![])]
    {
        refused(kept(4, "rate", Some(entry), None));
    }
    check_restore(
        vec![kept(0, "choose", Some(Entry::Choose(Some(3))), None)],
        0,
        false,
        Err(ReplayError::DoesNotFit { at: 0 }),
    );
    let edition = Attempt::restore(five(), 2, 0, vec![], 0, false);
    assert_eq!(edition, Err(ReplayError::Edition(UnknownEdition { wanted: 2, newest: 1 })));
}

#[test]
fn partial_entries_are_kept() {
    let quiz = five();
    for (at, entry) in [
        Entry::Choose(None),
        Entry::ChooseK(vec![0, 1, 2]),
        Entry::BestWorst(None, Some(2)),
        Entry::Rank(vec![3, 1, 2, 0]),
        Entry::Rate(vec![None, Some(3), None]),
    ]
    .into_iter()
    .enumerate()
    {
        let (_, scenario) = quiz.scenarios().nth(at).unwrap();
        assert!(entry.fits(scenario), "{entry:?}");
    }
    assert!(!Entry::Choose(None).fits(quiz.scenarios().nth(4).unwrap().1));
}
