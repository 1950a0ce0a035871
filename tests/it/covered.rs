//! Plays with the situations covered: they open as covered plays, are stored apart from open plays, and are compared
//! with them.

use crate::html::parse;
use crate::make::{Tab, finished, id, quiz, source, whole};
use quiz::Quiz;
use quiz::attempt::Attempt;
use quiz_link::{Link, Name, Play, Source, Spelling, encode};
use std::rc::Rc;
use what_do_you_do::env::Env;
use what_do_you_do::play_links::{PlayedBy, QuizOverride, Received, Shareable, covered_draw};
use what_do_you_do::player::model::{self as player};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{AttemptId, Base, Frame, Route};
use what_do_you_do::share::model::{Effect, Model, Msg};
use what_do_you_do::storage::attempts::StoredText;
use what_do_you_do::storage::keys::prefix_of;
use what_do_you_do::storage::texts;
use what_do_you_do::strings::covered::COVER;
use what_do_you_do::{builtin, prerender};

const MOMENT: Env = Env::fixed(100, 7);

fn address(link: &Link) -> String {
    format!("#{}", encode(link, Spelling::Letters))
}

/// Returns the stored text of a finished play.
fn played(source: &Source, id: AttemptId) -> String {
    finished(source.quiz(), id, 50).write()
}

fn attempt(source: &Source, name: &str) -> Attempt {
    Rc::unwrap_or_clone(finished(source.quiz(), id(name), 50).attempt)
}

/// Returns a play of every kind.
fn plays(source: &Source) -> [Play; 4] {
    let begun = Attempt::start(Rc::clone(source.quiz()), 2, 9).unwrap();
    let done = attempt(source, "2.9.1");
    [
        Play::draw(source, 2, 9),
        Play::attempt(source, &begun).unwrap(),
        Play::challenge(source, &done, Name::new("Ana")).unwrap(),
        Play::result(source, &done, Name::new("Ana")).unwrap(),
    ]
}

#[test]
fn covered_and_open_links_open_on_their_own_page() {
    for name in ["five", "sent five"] {
        let [open, covered] = [name.to_owned(), format!("covered {name}")].map(|it| source(&it));
        for (here, there) in [(&open, &covered), (&covered, &open)] {
            for (nth, play) in plays(here).into_iter().enumerate() {
                let address = address(&Link::Play(play));
                let mut model = whole(here.clone());
                assert_eq!(
                    model.update(Msg::Player(player::Msg::Opened(address.clone())), MOMENT),
                    []
                );
                let is_it = match (nth, &model.received) {
                    (0, Some(Received::Draw(2, 9))) => true,
                    (2, Some(Received::Challenge(it))) => it.attempt.quiz() == here.quiz(),
                    (1, Some(Received::Attempt(it))) | (3, Some(Received::Result(it, _))) => {
                        it.quiz() == here.quiz()
                    }
                    _ => false,
                };
                assert!(is_it, "{address}: {:?}", model.received);
                // A page that plays the quiz the other way reloads.
                let mut model = whole(there.clone());
                let effects =
                    model.update(Msg::Player(player::Msg::Opened(address.clone())), MOMENT);
                assert!(
                    matches!(effects[..], [Effect::Player(player::Effect::Reload(_))]),
                    "{address}: {effects:?}"
                );
            }
        }
    }
}

/// The player program reloads the page for such an address, so that share gets it.
#[test]
fn an_address_of_a_covered_play_loads_share() {
    let base = Base { quiz: None, is_covered: true };
    for route in [Route::Cover, Route::New, Route::Step(id("2.9.1"), 1), Route::Result(id("2.9.1"))]
    {
        let mut model = player::Model::new(source("five"), Frame::default());
        let effects = model.update(player::Msg::Opened(base.address(route)), MOMENT);
        assert!(matches!(effects[..], [player::Effect::Reload(_)]), "{route}");
    }
}

/// Calls `look_around`, as a page does when it is opened.
#[test]
fn an_address_finds_its_quiz_covered_or_open() {
    let home = builtin::quiz();
    let sent = source("sent five");
    let covered = sent.covered(COVER).unwrap();
    let built_in = Source::BuiltIn(Rc::clone(&home)).covered(COVER).unwrap();
    let find =
        |address: &str, kept: &[StoredText]| Model::look_around(&home, address, &[kept]).quiz;
    let source_of = |address: &str, kept: &[StoredText]| find(address, kept).map(|it| it.source);
    let draw = |source: &Source| address(&Link::Play(Play::draw(source, 1, 9)));
    assert_eq!(source_of(&draw(&built_in), &[]), Some(built_in.clone()));
    assert_eq!(source_of(&draw(&covered), &[]), Some(covered.clone()));
    assert_eq!(source_of(&Base::of(&built_in).address(Route::New), &[]), Some(built_in.clone()));
    assert_eq!(source_of(&draw(&Source::BuiltIn(Rc::clone(&home))), &[]), None);
    // The quiz is stored with its plays, whether they are covered or open.
    for kept in [&sent, &covered] {
        let kept = [(format!("{}quiz", prefix_of(kept)), texts::quiz(kept).unwrap())];
        let short = Play::draw(&covered, 1, 9).by_fingerprint();
        assert_eq!(source_of(&address(&Link::Play(short)), &kept), Some(covered.clone()));
        assert_eq!(
            source_of(&Base::of(&covered).address(Route::History), &kept),
            Some(covered.clone())
        );
        assert_eq!(source_of(&Base::of(&sent).address(Route::History), &kept), Some(sent.clone()));
    }
    let Some(QuizOverride { prefix, text, .. }) = find(&draw(&built_in), &[]) else {
        panic!("none")
    };
    let ours = format!("what-do-you-do/v1/{}.covered/", home.id());
    assert_eq!((prefix, text), (ours, None));
}

/// The storage name of a play says whether the play was covered, so that no page mixes the two up.
#[test]
fn a_covered_play_is_kept_apart_and_set_beside_the_other() {
    let home = builtin::quiz();
    let open = source("sent five");
    let covered = open.covered(COVER).unwrap();
    let challenge = |source: &Source| {
        let play = Play::challenge(source, &attempt(source, "2.9.1"), Name::new("Ana")).unwrap();
        encode(&Link::Play(play.by_fingerprint()), Spelling::Letters)
    };
    let kept: Vec<StoredText> = [&open, &covered]
        .into_iter()
        .flat_map(|it| {
            let name = |name: &str| format!("{}{name}", prefix_of(it));
            [
                (name("quiz"), texts::quiz(it).unwrap()),
                (name("attempt/2.9.1"), played(it, id("2.9.1"))),
                (name("attempt/2.9.2"), "1764000000000".to_owned()),
                (name(&format!("rival/{}", challenge(it))), "met".to_owned()),
            ]
        })
        .collect();
    for (here, title) in [
        (&open, "Five Ways to Answer, with its situations covered"),
        (&covered, "Five Ways to Answer"),
    ] {
        let found =
            Model::look_around(&home, &Base::of(here).address(Route::History), &[&kept]).found;
        let [Msg::Surrounded(..), Msg::OtherQuizFound(other)] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((&*other.title, other.base.is_covered), (title, !here.mode().is_covered));
        let by: Vec<_> = other.plays.iter().map(|it| it.by.clone()).collect();
        assert_eq!(by, [PlayedBy::You, PlayedBy::Friend(Name::new("Ana"))]);
        // The plays belong to the page's own quiz, so that they can be compared.
        assert!(other.plays.iter().all(|it| it.attempt.quiz() == here.quiz()));
        let mut model = whole(here.clone());
        for msg in found {
            model.update(msg, MOMENT);
        }
        // A play of the other way is neither an attempt of this page nor a friend's attempt.
        assert_eq!(model.player.result_of(2, 9), None);
        assert_eq!(model.player.way_into(2, 9), Route::Step(id("2.9.1"), 1));
        assert_eq!(model.rivals_of(&attempt(here, "2.9.1")).count(), 0);
        // The comparison is on the result of the same draw, and on no other result.
        for (name, rows) in [("2.9.1", 3), ("2.8.1", 0)] {
            model.update(
                Msg::Player(player::Msg::Found(id(name), Ok(finished(here.quiz(), id(name), 50)))),
                MOMENT,
            );
            let route = Base::of(here).address(Route::Result(id(name)));
            model.update(Msg::Player(player::Msg::Opened(route)), MOMENT);
            assert_eq!(model.player.route, Ok(player::Page::Result(id(name))));
            let page = parse(&format!("<body>{}</body>", prerender::page(&model)));
            let both = page
                .all()
                .into_iter()
                .map(|(it, _)| it)
                .find(|it| it.attribute("aria-labelledby") == Some("both-ways"));
            assert_eq!(both.map_or(0, |it| it.named("tr").len()), rows, "{name}");
        }
        // A challenge or a result of somebody who played the other way shows the comparison, too.
        for play in [&plays(here)[2], &plays(here)[3]] {
            model.update(
                Msg::Player(player::Msg::Opened(address(&Link::Play(play.clone())))),
                MOMENT,
            );
            let is_beside = prerender::page(&model).contains("both-ways");
            let is_result = matches!(model.received, Some(Received::Result(..)));
            assert_eq!(is_beside, !is_result || here.mode().is_covered, "{:?}", model.received);
        }
    }
}

/// Returns all texts that tell something about a situation.
fn situations(quiz: &Quiz) -> Vec<String> {
    let names = quiz.sections().iter().map(|it| it.name.clone());
    let intro = quiz.intro().lines().map(str::to_owned);
    let told = quiz.scenarios().flat_map(|(_, it)| {
        let reasons = it.responses.iter().map(|it| it.rationale.clone());
        [it.name.clone(), it.stem.clone()].into_iter().chain(reasons)
    });
    names.chain(intro).chain(told).filter(|it| !it.is_empty()).collect()
}

#[test]
fn no_situation_is_read_before_the_end_and_each_after_it() {
    let quiz = quiz("five");
    let shown = |tab: &Tab| parse(&format!("<body>{}</body>", prerender::page(&tab.model))).text();
    let mut tab = Tab::after("covered five", "open BASE");
    // The answer to the first scenario leads to a follow-up. Feedback comes at the end.
    let words = "open BASE; open BASE.new; pick 1; confirm; pick 0; next; toggle 0; toggle 1; confirm; next; next; next";
    for word in words.split("; ") {
        tab.hear(word);
        let page = shown(&tab);
        let told: Vec<_> = situations(&quiz).into_iter().filter(|it| page.contains(it)).collect();
        assert_eq!(told, [""; 0], "after {word}");
        assert!(page.contains(COVER.stem), "{page}");
    }
    tab.hear("finish");
    assert!(tab.place().starts_with("result"), "{}", tab.place());
    let page = shown(&tab);
    let (_, record) = tab.model.player.records.iter().next().unwrap();
    for at in 0..record.attempt.path().len() {
        let scenario = quiz.scenario(record.attempt.path()[at].scenario);
        assert!(page.contains(&scenario.name), "{}", scenario.name);
    }
    assert!(page.contains("0 % is guessing"), "{page}");
    for (_, outcome) in quiz.outcomes() {
        assert!(!page.contains(&outcome.name), "{}", outcome.name);
    }
}

#[test]
fn a_draw_is_sent_to_be_played_covered() {
    let five = source("five");
    let mine = attempt(&five, "2.9.1");
    let covered = five.covered(COVER).unwrap();
    let link = Link::Play(Play::draw(&covered, 2, 9));
    assert_eq!(Shareable::Covered.link(&five, &mine, None), Some(link.clone()));
    assert_eq!(covered_draw(&five, 2, 9).map(Link::Play), Some(link));
    // A covered quiz needs no link of its own to a covered draw. A quiz without its key has no score to learn from.
    assert_eq!(covered_draw(&covered, 2, 9), None);
    assert_eq!(covered_draw(&source("player five"), 1, 9), None);
}

#[test]
fn situations_that_are_covered_have_names_of_their_own() {
    let names: Vec<_> = [0, 1, 25, 26, 27, 701, 702].map(COVER.name).into();
    let letters = ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"];
    assert_eq!(names, letters.map(|it| format!("Covered situation {it}")));
}
