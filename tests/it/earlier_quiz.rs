//! Links to the quiz that was built in before the present one, and stored plays of it.

use crate::make::{file_of, finished, id, record, source};
use quiz::file;
use quiz_link::{Link, Name, Play, PlayKind, Source, Spelling, encode};
use std::rc::Rc;
use what_do_you_do::env::Env;
use what_do_you_do::play_links::{EarlierQuiz, Received};
use what_do_you_do::player::model::{self as player, NotFound};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{Frame, Route};
use what_do_you_do::share::model::{Effect, Model, Msg};
use what_do_you_do::storage::attempts::StoredText;
use what_do_you_do::{builtin, prerender};

const MOMENT: Env = Env::fixed(100, 7);

/// Returns a quiz with the id of the earlier built-in quiz. Links tell nothing else about that quiz.
fn evening_before() -> Source {
    let text = file_of("five").replacen("id = \"five\"", "id = \"the-evening\"", 1);
    let quiz = file::read("the evening before", &text).unwrap().1;
    assert_eq!(quiz.id().as_str(), "the-evening");
    Source::BuiltIn(Rc::new(quiz))
}

/// Opens the page at an address on a device with these stored texts.
fn arrive(address: &str, kept: &[StoredText]) -> Model {
    let around = Model::look_around(&builtin::quiz(), address, &[kept]);
    assert_eq!(around.quiz, None, "{address} is about the built-in quiz");
    let home = Source::BuiltIn(builtin::quiz());
    Model::opened(home, Frame::default(), around.found, address.to_owned(), false, MOMENT).0
}

fn address(play: Play) -> String {
    format!("#{}", encode(&Link::Play(play), Spelling::Letters))
}

#[test]
fn links_of_the_evening_before_say_so_and_open_the_new_one() {
    let before = evening_before();
    let done = finished(before.quiz(), id("1.9.1"), 1).attempt;
    let under_way = record(before.quiz(), id("1.9.1"), 1, 2).attempt;
    let ana = || Name::new("Ana");
    let links = [
        // A link of version 1.
        ("#d1.AJvQu-gHAABTYK6MQ".to_owned(), 2024, PlayKind::Draw, None),
        (address(Play::draw(&before, 1, 9)), 9, PlayKind::Draw, None),
        (address(Play::attempt(&before, &under_way).unwrap()), 9, PlayKind::Attempt, None),
        (address(Play::challenge(&before, &done, ana()).unwrap()), 9, PlayKind::Challenge, ana()),
        (address(Play::result(&before, &done, None).unwrap()), 9, PlayKind::Result, None),
    ];
    for (link, seed, kind, name) in links {
        let mut model = arrive(&link, &[]);
        let sent =
            Received::EarlierQuiz(EarlierQuiz { edition: 1, seed, kind, name: name.clone() });
        assert_eq!(model.received, Some(sent), "{link}");
        let html = prerender::page(&model);
        let told = match (kind, name) {
            (PlayKind::Draw, _) => "This link is to a play of an earlier evening, which",
            (_, None) => "The answers in this link are from an earlier evening, which",
            (_, Some(_)) => "The answers in this link are Ana’s, from an earlier evening, which",
        };
        assert!(html.contains("An earlier evening</h1>") && html.contains(told), "{link}: {html}");
        // All who have the link meet the same draw.
        let way = Route::Step(id(&format!("1.{seed}.1")), 1);
        assert!(html.contains(&format!("href=\"{way}\"")), "{link}: {html}");
        let effects = model.update(Msg::TakenUp, MOMENT);
        assert!(
            effects.contains(&Effect::Player(player::Effect::Push(way))),
            "{link}: {effects:?}"
        );
    }
}

/// The draw stays the same when the built-in quiz gets new editions.
#[test]
fn the_draw_that_a_link_of_the_evening_before_gives_stays_the_same() {
    let text = file_of("five").replacen("id = \"five\"", "id = \"an-evening-at-marisols\"", 1);
    let home = Rc::new(file::read("the evening as it will be", &text).unwrap().1);
    assert_eq!(home.edition(), 2);
    let link = "#d1.AJvQu-gHAABTYK6MQ";
    let around = Model::look_around(&home, link, &[]);
    let model = Model::opened(
        Source::BuiltIn(home),
        Frame::default(),
        around.found,
        link.to_owned(),
        false,
        MOMENT,
    );
    assert_eq!(model.0.received.and_then(|it| it.draw()), Some((1, 2024)));
}

/// A link to a draw from before version 1 does not name its quiz.
#[test]
fn draws_that_name_no_quiz_open_the_new_one() {
    assert_eq!(arrive("#d0.1.2024", &[]).received, Some(Received::Draw(1, 2024)));
}

#[test]
fn links_of_other_quizzes_are_none_of_the_evening_before() {
    let five = source("five");
    let other = arrive(&address(Play::draw(&five, 2, 9)), &[]);
    assert!(matches!(other.player.route, Err(NotFound::Link(_))), "{:?}", other.player.route);
    assert_eq!(other.received, None);
    // A page with a third quiz built in does not take the link for its own.
    let before = address(Play::draw(&evening_before(), 1, 9));
    let around = Model::look_around(five.quiz(), &before, &[]);
    let model = Model::opened(five, Frame::default(), around.found, before, false, MOMENT).0;
    assert!(matches!(model.player.route, Err(NotFound::Link(_))), "{:?}", model.player.route);
}

#[test]
fn plays_of_the_evening_before_are_listed_until_they_are_forgotten() {
    let name = |name: &str, text: &str| (format!("what-do-you-do/v1/{name}"), text.to_owned());
    let mut kept = vec![
        name("the-evening/attempt/1.22.1", "1.00000000.any"),
        name("the-evening/attempt/1.22.1", "1.00000000.copy"),
        name("the-evening/attempt/1.23.1", "1764000000000"),
        name("the-evening/early", "any"),
        name("the-evening-2/attempt/1.24.1", "1.00000000.any"),
    ];
    let html = |model: &Model| prerender::page(model);
    let one = "One play is kept here from an earlier evening";
    let mut model = arrive("#earlier", &kept);
    assert_eq!(model.earlier_quiz.len(), 2, "one play, and what was answered early");
    assert!(html(&model).contains(one), "{}", html(&model));
    // The address of an earlier play leads to the same notice.
    assert!(html(&arrive("#result.1.22.1", &kept)).contains(one));
    kept.push(name("the-evening.at-end/attempt/1.22.1", "1.00000000.any"));
    let two = arrive("#earlier", &kept);
    assert!(html(&two).contains("2 plays are kept here from an earlier evening"));
    assert!(two.player.keeps_anything() && !arrive("#earlier", &[]).player.keeps_anything());
    let effects = model.update(Msg::EarlierQuizForgotten, MOMENT);
    let all = ["the-evening/attempt/1.22.1", "the-evening/early"];
    let discard = |it: &str| Effect::Discard(format!("what-do-you-do/v1/{it}").into());
    assert_eq!(effects, all.map(discard));
    assert!(!html(&model).contains("earlier evening") && !model.player.keeps_anything());
    let effects = two.clone().update(Msg::Player(player::Msg::Forgot), MOMENT);
    assert!(effects.contains(&Effect::Player(player::Effect::RemoveAll)), "{effects:?}");
    // `localStorage` has a removed play again if the browser did not write the removal to disk in time.
    for kept in [&mut kept, &mut Vec::new()] {
        kept.push(name("the-evening/attempt/1.25.1", "1.00000000.any"));
        let before = arrive("#earlier", kept).earlier_quiz;
        kept.push(name("the-evening/attempt/1.25.1", "1764000000000"));
        let after = arrive("#earlier", kept).earlier_quiz;
        assert_eq!(after.len() + 1, before.len());
    }
    // Other stored texts without a play are not mentioned.
    let rest = [name("the-evening/early", "any"), name("the-evening/attempt/1.23.1", "17640")];
    assert!(!html(&arrive("#earlier", &rest)).contains("earlier evening"));
}
