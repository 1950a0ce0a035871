//! The messages by which people ask something of the browser: the model turns each into an effect.

use crate::make::{Tab, effect_in_words, finished, id};
use quiz_link::{Link, Spelling, decode, encode};
use std::rc::Rc;
use what_do_you_do::play_links::NoGroupLinks;
use what_do_you_do::player::model as player;
use what_do_you_do::share::model::{Effect, Msg, SingleFile};
use what_do_you_do::surroundings::Surroundings;

/// The effects of a message, in words.
fn asked(tab: &mut Tab, msg: Msg) -> Vec<String> {
    tab.send(msg).iter().map(effect_in_words).collect()
}

/// A page at an address on the web, on a device that can share or not.
fn on_the_web(tab: &mut Tab, can_share: bool) {
    let home = Some("https://quiz.example/".into());
    let surroundings = Surroundings { home, can_share, ..Surroundings::default() };
    assert!(tab.send(Msg::Surrounded(Rc::new(surroundings), true)).is_empty());
}

#[test]
fn printing_copying_and_saving_are_effects() {
    let mut tab = Tab::after("five", "found 2.3.1 50 finished; open #result.2.3.1");
    let print = player::Msg::AskedToPrint;
    assert_eq!(asked(&mut tab, print.into()), ["print"]);
    assert_eq!(asked(&mut tab, Msg::AskedToCopy("a".into())), ["copy a"]);
    assert_eq!(asked(&mut tab, Msg::AskedForTable("a,b".into())), ["save the table a,b"]);
    let attempt = finished(tab.model.player.quiz(), id("2.3.1"), 1).attempt;
    assert_eq!(asked(&mut tab, Msg::AskedForPicture(attempt)), ["save the picture"]);
}

#[test]
fn a_link_is_shared_if_the_device_can_and_copied_otherwise() {
    let mut tab = Tab::new("five");
    let pass_on = Msg::AskedToPassOn("https://a".into(), Some("Hello".into()));
    assert_eq!(asked(&mut tab, pass_on.clone()), ["copy https://a"]);
    on_the_web(&mut tab, true);
    assert_eq!(asked(&mut tab, pass_on), ["share https://a with Some(\"Hello\")"]);
}

#[test]
fn the_surroundings_stay_when_all_is_forgotten() {
    let mut tab = Tab::after("five", "open");
    on_the_web(&mut tab, true);
    tab.hear("forget");
    assert!(tab.model.player.is_heard && tab.model.surroundings.can_share);
    let link = decode("#d0.2.5").unwrap();
    let letters = encode(&link, Spelling::Letters);
    let address = tab.model.surroundings.link_address(&link, Spelling::Letters);
    assert_eq!(address, format!("https://quiz.example/#{letters}"));
}

#[test]
fn links_for_a_group_are_made_of_a_secret_that_the_browser_draws() {
    let mut tab = Tab::after("five", "open #give; clock 900");
    let name: Rc<str> = "7b".into();
    let group = Msg::AskedForGroupLinks(Rc::clone(&name));
    assert_eq!(asked(&mut tab, group), ["draw a secret for 7b"]);
    assert!(tab.send(Msg::SecretDrawn(Rc::clone(&name), None)).is_empty());
    assert_eq!(tab.model.publishing.last_pair, Some(Err(NoGroupLinks::NoSecret)));
    let effects = tab.send(Msg::SecretDrawn(name, Some((7, [7; 32]))));
    assert!(matches!(&effects[..], [Effect::Note(..)]), "{effects:?}");
    assert_eq!(tab.model.publishing.last_pair, Some(Ok(900)));
    let pair = tab.model.pairs.last().unwrap();
    assert_eq!((&*pair.name, pair.made), ("7b", 900));
    assert!(matches!(decode(&pair.marker), Ok(Link::GraderQuiz(_))));
    // What was made before is not focused again.
    tab.hear("open #give");
    assert_eq!(tab.model.publishing.last_pair, None);
}

#[test]
fn each_offer_of_a_covered_play_is_another_draw() {
    let mut tab = Tab::after("five", "open #give");
    assert_eq!(tab.model.publishing.covered_seed, None, "nothing is drawn before somebody asks");
    for seed in [7, 8] {
        tab.hear(&format!("die {seed}"));
        assert!(tab.send(Msg::AskedForCoveredDraw).is_empty());
        assert_eq!(tab.model.publishing.covered_seed, Some(seed));
    }
}

#[test]
fn a_single_file_is_made_once_at_a_time() {
    let mut tab = Tab::after("five", "open #give");
    on_the_web(&mut tab, false);
    let effects = tab.send(Msg::AskedForFile);
    let [Effect::MakeFile(asked, contents)] = &effects[..] else { panic!("{effects:?}") };
    let first = *asked;
    assert_eq!(contents.home.as_deref(), Some("https://quiz.example/"));
    assert!(tab.send(Msg::AskedForFile).is_empty());
    tab.send(Msg::FileMade(first, SingleFile::Saved));
    assert_eq!(tab.model.publishing.file, SingleFile::Saved);
    assert_eq!(tab.send(Msg::AskedForFile).len(), 1);
    tab.hear("open #give");
    tab.send(Msg::FileMade(first, SingleFile::NotSaved));
    assert_eq!(tab.model.publishing.file, SingleFile::Offered, "the page was left");
    // Whoever asks again waits for the answer to that.
    tab.hear("clock 900");
    tab.send(Msg::AskedForFile);
    tab.send(Msg::FileMade(first, SingleFile::Saved));
    assert_eq!(tab.model.publishing.file, SingleFile::Making(900));
    tab.send(Msg::FileMade(900, SingleFile::Saved));
    assert_eq!(tab.model.publishing.file, SingleFile::Saved);
}
