//! Links of version 1, which this page opens, and links of version 2 that ask for more than this page can do.

use crate::make::{Tab, file_of, finished, id, quiz, source, whole};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use quiz::{Quiz, file};
use quiz_link::gradebook::find;
use quiz_link::{
    Fingerprint, GraderQuiz, Link, LinkedQuiz, Name, Play, PlayMode, ReturnedKey, Room, ShortName,
    Source, Spelling, decode, encode,
};
use std::rc::Rc;
use what_do_you_do::env::Env;
use what_do_you_do::play_links::{Received, Shareable};
use what_do_you_do::player::model::{self as player, NotFound};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::route::{Base, Frame, Route};
use what_do_you_do::share::model::{Effect, Model, Msg};
use what_do_you_do::storage::attempts::StoredText;
use what_do_you_do::storage::texts;
use what_do_you_do::{builtin, prerender};

const MOMENT: Env = Env::fixed(100, 7);

/// The quiz `five` under another title.
fn entitled(title: &str) -> Rc<Quiz> {
    let text = file_of("five").replace("Five Ways to Answer", title);
    Rc::new(file::read(title, &text).unwrap().1)
}

/// Two quizzes whose fingerprints begin with the same five bytes: a search of two seconds finds such a pair.
fn twins() -> [Source; 2] {
    ["Five Ways 000245310", "Five Ways 001269965"]
        .map(|it| Source::Linked(LinkedQuiz::new(entitled(it)).unwrap()))
}

/// Two quizzes without their key that have the same id, and hashes that begin with the same four bytes.
fn keyless_twins() -> [GraderQuiz; 2] {
    ["Five Ways 000007651", "Five Ways 000120995"]
        .map(|it| GraderQuiz::new(&entitled(it), 7, [7; 32]).unwrap())
}

fn address(link: &Link) -> String {
    format!("#{}", encode(link, Spelling::Letters))
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

/// The link of version 1 to a play, for an edition below 8 and without the quiz in it.
fn in_version_1(play: Play, source: &Source) -> String {
    let link = encode(&Link::Play(play.by_fingerprint()), Spelling::Letters);
    let bytes = Base64UrlUnpadded::decode_vec(&link[3..link.len() - 1]).unwrap();
    let (header, content) = (bytes[0], &bytes[1..bytes.len() - 4]);
    let (name, rest) = match source.short_name() {
        None => content.split_at(3),
        Some(_) => content.split_at(16),
    };
    let name = match source.short_name() {
        None => name.to_vec(),
        Some(ShortName::Quiz(name)) => name.to_vec(),
        Some(ShortName::PlayerQuiz(it)) => [&it.id.to_le_bytes()[..], &it.hash].concat(),
    };
    let bytes = [&[header % 8 + header / 16 * 8], &name[..], rest].concat();
    let sum = crc32(&[&link.as_bytes()[..1], b"1", &bytes].concat());
    let text = Base64UrlUnpadded::encode_string(&[&bytes[..], &sum.to_le_bytes()].concat());
    let end = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[text.len() % 62];
    format!("{}1.{text}{}", &link[..1], char::from(end))
}

/// The texts of quizzes in the storage of a device.
fn kept(sources: &[&Source]) -> Vec<StoredText> {
    let name = |it: &&Source| {
        let name = format!("what-do-you-do/v1/link.{}/quiz", it.fingerprint().unwrap());
        (name, texts::quiz(it).unwrap())
    };
    sources.iter().map(name).collect()
}

/// A page that is opened at an address, on a device that has these quizzes.
fn arrive(address: &str, sources: &[&Source]) -> Model {
    let around = Model::look_around(&builtin::quiz(), address, &[&kept(sources)]);
    let source = around.quiz.map_or_else(|| Source::BuiltIn(builtin::quiz()), |it| it.source);
    Model::opened(source, Frame::default(), around.found, address.to_owned(), false, MOMENT).0
}

/// The links of a page whose titles begin with `Five Ways 0`: address and title.
fn choices(model: &Model) -> Vec<(String, String)> {
    let html = prerender::page(model);
    let links = html.split("<a href=\"").skip(1).filter_map(|it| {
        let (address, rest) = it.split_once('"')?;
        let title = rest.split_once('>')?.1.split_once('<')?.0;
        (title.starts_with("Five Ways 0") && address.len() > 1)
            .then(|| (address.to_owned(), title.to_owned()))
    });
    links.collect()
}

#[test]
fn version_1_of_a_play_is_what_it_was() {
    let five = source("five");
    let attempt = finished(five.quiz(), id("2.9.1"), 1).attempt;
    let play = Play::challenge(&five, &attempt, None).unwrap();
    assert_eq!(in_version_1(play, &five), "c1.CMvMsgkAAAAAWnQ76AS");
    let player_quiz = source("player five");
    let attempt = finished(player_quiz.quiz(), id("1.1.1"), 1).attempt;
    let play = Play::result(&player_quiz, &attempt, Name::new("Ana")).unwrap();
    assert_eq!(in_version_1(play, &player_quiz), "r1.BwcAAAAAAAAA3IQZRQEAAAADQW5hAGqBLvkj");
}

/// Another quiz can be made to have the same short name in version 1. The page then asks which quiz is meant.
#[test]
fn where_two_quizzes_fit_a_link_the_page_asks() {
    let [one, other] = &twins();
    assert_eq!(one.short_name(), other.short_name());
    let draw = Play::draw(one, 2, 9);
    let old = format!("#{}", in_version_1(draw.clone(), one));
    let opened = |address: &str, sources: &[&Source]| arrive(address, sources).received;
    // With one quiz, or with one and its copy, the page need not ask.
    assert_eq!(opened(&old, &[one]), Some(Received::Draw(2, 9)));
    assert_eq!(opened(&old, &[other, other]), Some(Received::Draw(2, 9)));
    let asks = arrive(&old, &[one, other]);
    assert_eq!(asks.received, Some(Received::Which(old.as_str().into())));
    let choices = choices(&asks);
    assert_eq!(
        choices.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(),
        ["Five Ways 000245310", "Five Ways 001269965"]
    );
    for ((address, title), source) in choices.iter().zip([one, other]) {
        let chosen = arrive(address, &[one, other]);
        assert_eq!(
            (chosen.player.quiz().title(), &chosen.received),
            (&**title, &Some(Received::Draw(2, 9)))
        );
        assert_eq!(chosen.player.base(), Base::of(source));
    }
    // A page of one of the two quizzes asks, too.
    let mut here = arrive(&Base::of(one).address(Route::Cover), &[one, other]);
    assert_eq!(here.received, None);
    here.update(Msg::Player(player::Msg::Opened(old.clone())), MOMENT);
    assert_eq!(here.received, Some(Received::Which(old.as_str().into())));
    // Links of version 2 contain the whole fingerprint, so the page need not ask.
    let new = address(&Link::Play(draw.by_fingerprint()));
    let opened = arrive(&new, &[other, one]);
    assert_eq!(opened.player.source, *one);
    assert_eq!(opened.received, Some(Received::Draw(2, 9)));
    here.update(Msg::Player(player::Msg::Opened(new)), MOMENT);
    assert_eq!(here.received, Some(Received::Draw(2, 9)));
}

#[test]
fn where_two_quizzes_without_their_key_fit_a_link_the_page_asks() {
    let grader_quiz = keyless_twins();
    let [one, other] = &grader_quiz.clone().map(|it| Source::Player(it.player_quiz().unwrap()));
    let key = &Source::Grader(grader_quiz[0].clone());
    assert_eq!(one.short_name(), other.short_name());
    let attempt = finished(one.quiz(), id("1.9.1"), 1).attempt;
    let result = Play::result(one, &attempt, Name::new("Ana")).unwrap();
    let old = format!("#{}", in_version_1(result.clone(), one));
    let asks = arrive(&old, &[one, other]);
    assert_eq!(asks.received, Some(Received::Which(old.as_str().into())));
    for ((address, title), source) in choices(&asks).iter().zip([one, other]) {
        let chosen = arrive(address, &[one, other]);
        assert_eq!((chosen.player.quiz().title(), &chosen.player.source), (&**title, source));
        assert!(matches!(chosen.received, Some(Received::Result(..))));
    }
    // A quiz without its key and the same quiz with it are one quiz, so the result is graded.
    let marked = arrive(&old, &[key, one]);
    assert_eq!((&marked.received, &*marked.pasted), (&Some(Received::Key), &*format!("{old}\n")));
    assert!(matches!(arrive(&old, &[key, other]).received, Some(Received::Which(_))));
}

/// By such a link, a whole class plays one seed.
#[test]
fn a_draw_of_a_quiz_without_its_key_is_played_where_the_quiz_is() {
    let [player, key, other] = ["player five", "grader five", "sent five"].map(source);
    let draw = address(&Link::Play(Play::draw(&key, 1, 9)));
    assert!(draw.starts_with("#d2."), "{draw}");
    let mut here = arrive(&draw, &[&key, &other, &player]);
    assert_eq!((&here.player.source, &here.received), (&player, &Some(Received::Draw(1, 9))));
    let effects = here.update(Msg::TakenUp, MOMENT);
    assert!(
        effects.contains(&Effect::Player(player::Effect::Push(Route::Step(id("1.9.1"), 1)))),
        "{effects:?}"
    );
    let told = "it is about a quiz that is not here: open the link to the quiz and come in, then open this one";
    let lost = arrive(&draw, &[&other]).player.route;
    assert_eq!(lost, Err(NotFound::Link(told.to_owned())));
}

/// A friend's attempt that was stored by a link of version 1 is recognised in a link of version 2, and is removed under
/// all its names.
#[test]
fn friends_of_version_1_are_known() {
    for five in ["five", "sent five"].map(source) {
        let attempt = finished(five.quiz(), id("2.9.1"), 1).attempt;
        let new = Shareable::Challenge.link(&five, &attempt, Name::new("Ana")).unwrap();
        let Link::Play(play) = &new else { panic!("no play") };
        let old = in_version_1(play.clone(), &five);
        let short = encode(&Link::Play(play.clone().by_fingerprint()), Spelling::Letters);
        for names in [vec![&old], vec![&short], vec![&old, &short], vec![&short, &old]] {
            let mut model = whole(five.clone());
            for name in &names {
                model.update(Msg::RivalFound((*name).clone()), MOMENT);
            }
            assert_eq!(model.rivals.len(), 1, "{names:?}");
            model.update(Msg::Player(player::Msg::Opened(address(&new))), MOMENT);
            let effects = model.update(Msg::TakenUp, MOMENT);
            assert!(!effects.iter().any(|it| matches!(it, Effect::Note(..))), "{effects:?}");
            assert_eq!(model.rivals.len(), 1);
            let mut gone = model.update(Msg::Player(player::Msg::Deleted(id("2.9.1"))), MOMENT);
            gone.retain(|it| matches!(it, Effect::RemoveNote(_)));
            let expected: Vec<_> =
                names.iter().map(|it| Effect::RemoveNote(format!("rival/{it}").into())).collect();
            assert_eq!(gone, expected);
            assert_eq!(model.rivals, []);
        }
        // An attempt that is stored now is stored by a link of version 2, whatever link it came in.
        let mut tab = Tab { model: whole(five.clone()), env: MOMENT };
        tab.send(Msg::Player(player::Msg::Opened(format!("#{old}"))));
        let effects = tab.send(Msg::TakenUp);
        let note = Effect::Note(format!("rival/{short}").into(), "met".into());
        assert!(effects.contains(&note), "{effects:?}");
    }
}

/// A link that asks for what this page cannot do is refused, rather than opened as another kind of play.
#[test]
fn other_ways_to_play_need_a_newer_page() {
    let newer =
        NotFound::Link("this link was made by a newer version of this page: reload it".to_owned());
    let five = source("five");
    let attempt = finished(five.quiz(), id("2.9.1"), 1).attempt;
    let (covered, room) = (PlayMode::COVERED, Room(9));
    let other = PlayMode { is_other_instruction: true, ..PlayMode::default() };
    let in_room = PlayMode { room: Some(room), ..PlayMode::default() };
    let both = PlayMode { room: Some(room), ..covered };
    for mode in [other, in_room, both] {
        for play in [
            Play::draw(&five, 2, 9),
            Play::challenge(&five, &attempt, None).unwrap(),
            Play::result(&five, &attempt, None).unwrap(),
        ] {
            let mut model = whole(five.clone());
            let play = Link::Play(play.in_mode(mode).unwrap());
            model.update(Msg::Player(player::Msg::Opened(address(&play))), MOMENT);
            assert_eq!(model.player.route, Err(newer.clone()));
        }
    }
    for mode in [covered, other, in_room] {
        // A grader's page does not grade it together with results of the quiz as it is written.
        let [player, key] = ["player five", "grader five"].map(source);
        let attempt = finished(player.quiz(), id("1.9.1"), 1).attempt;
        let result = Play::result(&player, &attempt, None).unwrap();
        let is_marked = |play: Play| {
            let found = find(&key, &encode(&Link::Play(play), Spelling::Letters));
            found.iter().map(|it| it.result.is_ok()).collect::<Vec<_>>()
        };
        assert_eq!(is_marked(result.clone()), [true]);
        assert_eq!(is_marked(result.clone().in_mode(mode).unwrap()), [false]);
        // Without the key, nobody could score it.
        let mut model = whole(player);
        let result = Link::Play(result.in_mode(mode).unwrap());
        model.update(Msg::Player(player::Msg::Opened(address(&result))), MOMENT);
        assert_eq!(model.player.route, Err(newer.clone()));
    }
    let Source::Grader(grader_quiz) = source("grader five") else { panic!("no key") };
    let marks = address(&Link::ReturnedKey(ReturnedKey::new(grader_quiz, PlayMode::default())));
    assert_eq!(arrive(&marks, &[&source("player five")]).player.route, Err(newer));
}

/// The name of a quiz in storage is the one that version 2 of links uses.
#[test]
fn a_play_of_version_1_can_be_told_in_version_2() {
    let sent = source("sent five");
    let old = in_version_1(Play::draw(&sent, 2, 9), &sent);
    let Ok(Link::Play(play)) = decode(&old) else { panic!("{old}") };
    let name: Fingerprint = sent.fingerprint().unwrap();
    assert_eq!(play.with_name(name), Some(Play::draw(&sent, 2, 9).by_fingerprint()));
    let five = Source::BuiltIn(quiz("five"));
    let Ok(Link::Play(play)) = decode(&in_version_1(Play::draw(&five, 2, 9), &five)) else {
        panic!("no play")
    };
    assert_eq!(play.with_name(name), None);
}
