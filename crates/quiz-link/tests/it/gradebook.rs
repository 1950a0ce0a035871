//! Tests the gradebook: how a facilitator collects many results.

use crate::make::{draft, finished, quiz, scenario};
use quiz::Quiz;
use quiz::answer::Given;
use quiz::attempt::Attempt;
use quiz::draft::ScenarioDraft;
use quiz_link::gradebook::{Cell, Headings, Table, collect, csv, find};
use quiz_link::{GraderQuiz, Link, LinkedQuiz, Name, Play, Source, Spelling, encode};
use std::rc::Rc;

const HEADINGS: Headings<'_> =
    Headings { name: "Name", score: "Score, %", skipped: "Unanswered", nameless: "no name" };

fn two_scenarios() -> Rc<Quiz> {
    let mut first = scenario("a", "choose", &[3, 0, 1]);
    first.name = Some("=A \"first\"".to_owned());
    quiz(&draft(vec![first, scenario("b", "rank", &[1, 2, 3, 4])]))
}

fn play(quiz: &Rc<Quiz>, choice: Option<usize>) -> Attempt {
    let order = vec![0, 1, 2, 3];
    finished(quiz, vec![choice.map(Given::Choose), Some(Given::Rank(order))])
}

#[test]
fn a_result_that_came_twice_counts_once_and_namesakes_are_told_apart() {
    let quiz = two_scenarios();
    let result = |name: &str, choice| (Name::new(name), play(&quiz, choice));
    let results = [
        result("Ana", Some(0)),
        result("Bo", Some(1)),
        result("Ana", Some(0)),
        result("Ana", Some(1)),
        result("", Some(0)),
        result("", None),
    ];
    let collected = collect(results);
    let told: Vec<_> = collected
        .iter()
        .map(|it| (it.name.as_ref().map_or("", Name::as_str), it.number, it.times))
        .collect();
    let expected = [("Ana", 1, 2), ("Bo", 1, 1), ("Ana", 2, 1), ("", 1, 1), ("", 2, 1)];
    assert_eq!(told, expected);
    let table = csv(&quiz, &collected, HEADINGS);
    let expected = "\u{FEFF}\"Name\",\"Score, %\",\"Unanswered\",\"'=A \"\"first\"\" / 3\",\"Scenario b / 8\"\r\n\
        \"Ana\",100,0,3,8\r\n\
        \"Bo\",10,0,0,8\r\n\
        \"Ana (2)\",10,0,0,8\r\n\
        \"no name\",100,0,3,8\r\n\
        \"no name (2)\",50,1,,8\r\n";
    assert_eq!(table, expected);
}

/// An unanswered scenario differs from "0 of 3", an opinion has no column, and two situations of
/// one name are told apart.
#[test]
fn a_table_tells_answered_from_skipped() {
    let mut namesake = scenario("b", "choose", &[0, 3]);
    namesake.name = Some("Scenario a".to_owned());
    let opinion = ScenarioDraft { weight: Some(0), ..scenario("c", "choose", &[3, 0]) };
    let quiz = quiz(&draft(vec![scenario("a", "choose", &[3, 0]), namesake, opinion]));
    let choose = |it| Some(Given::Choose(it));
    let results = [
        vec![choose(0), choose(0), choose(0)],
        vec![None, choose(1), choose(1)],
        vec![None, None, None],
    ];
    let played = results.map(|answers| (None, finished(&quiz, answers)));
    let collected = collect(played);
    let table = Table::of(&quiz, &collected);
    let columns: Vec<_> = table.columns.iter().map(|it| (it.name.as_str(), it.possible)).collect();
    assert_eq!(columns, [("Scenario a", 3), ("Scenario a (2)", 3)]);
    assert_eq!((table.earned(0), table.skipped(0)), (vec![3], 2));
    assert_eq!((table.earned(1), table.skipped(1)), (vec![0, 3], 1));
    assert_eq!(table.rows[2].cells, [Cell::Skipped; 2]);
    assert_eq!(
        csv(&quiz, &collected, HEADINGS).lines().skip(1).collect::<Vec<_>>(),
        ["\"no name\",0,0,3,0", "\"no name (2)\",50,1,,3", "\"no name (3)\",0,2,,"]
    );
}

#[test]
fn a_name_cannot_be_a_formula() {
    let quiz = two_scenarios();
    let collected = collect([(Name::new("=HYPERLINK(\"x\")"), play(&quiz, Some(2)))]);
    let table = csv(&quiz, &collected, HEADINGS);
    assert!(table.contains("\r\n\"'=HYPERLINK(\"\"x\"\")\","), "{table}");
}

/// The player quiz and its grader quiz.
fn sides() -> (Source, Source) {
    let grader_quiz = GraderQuiz::new(&two_scenarios(), 7, [3; 32]).unwrap();
    (Source::Player(grader_quiz.player_quiz().unwrap()), Source::Grader(grader_quiz))
}

fn result(source: &Source, name: &str, choice: usize) -> String {
    let attempt = play(source.quiz(), Some(choice));
    let play = Play::result(source, &attempt, Name::new(name)).unwrap();
    encode(&Link::Play(play), Spelling::Letters)
}

#[test]
fn results_are_found_in_whatever_was_pasted() {
    let (players, facilitator) = sides();
    let (ana, bo, cy) =
        (result(&players, "Ana", 0), result(&players, "Bo", 1), result(&players, "Cy", 2));
    let (half, other_half) = bo.split_at(9);
    let [cut, damaged] = [&ana[..ana.len() - 3], &ana.replacen('A', "B", 1)];
    let other = Source::Linked(LinkedQuiz::new(two_scenarios()).unwrap());
    let quiz = encode(&other.link().unwrap(), Spelling::Letters);
    let text = format!(
        "Hi, mine is https://example.org/quiz/#{ana}, I had v1.2 of it. Best, Ana\n\
         > <https://example.org/quiz/#{half}\n\
         > {other_half}>\n\
         \n\
         {cy}\n\
         https://example.org/#{cut} https://example.org/%23{damaged}\n\
         https://example.org/#{}\n\
         #{quiz} #play.1.2.3.4\n\
         {ana} is for question #3, and a broken one:\n\
         {half}\n\
         {other_half}\n\
         Best, Bo",
        result(&other, "Di", 0),
    );
    let told: Vec<_> = find(&facilitator, &text)
        .into_iter()
        .map(|it| match it.result {
            Ok((name, _)) => format!("{}: {}", it.line, name.unwrap()),
            Err(error) => format!("{}: {error}", it.line),
        })
        .collect();
    let expected = [
        "1: Ana",
        "2: Bo",
        "5: Cy",
        "6: this link was cut short: ask for it again, whole",
        "6: this link was changed on its way: ask for it again",
        "7: this link is about another quiz: mark it where that one is marked",
        "8: this link holds no result: ask for the one that is shown at the end of the quiz",
        "9: Ana",
        "10: Bo",
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_is_no_link_is_passed_over() {
    let (_, facilitator) = sides();
    for text in ["", "# Results", "Ready. r2d2 #1", "no links here\n\n", "http://example.org/r1"] {
        assert_eq!(find(&facilitator, text), [], "{text}");
    }
}

#[test]
fn a_grader_quiz_marks_what_players_answered() {
    let (players, facilitator) = sides();
    let text: Vec<_> = (0..3).map(|it| result(&players, "", it)).collect();
    let found = find(&facilitator, &text.join("\n"));
    let collected = collect(found.into_iter().map(|it| it.result.unwrap()));
    let table = csv(facilitator.quiz(), &collected, HEADINGS);
    // One of the three responses is the best, at whichever position it is.
    assert_eq!(table.lines().filter(|it| it.contains(",3,")).count(), 1, "{table}");
}
