//! Tests that each content has one form: a link that opens under a right checksum is written again
//! as it was. The tests check what the fuzz targets check, with links that people have, changed at
//! random. `STRICT_LINKS=N` makes N changes of each link.

use crate::make::crc32;
use crate::samples;
use data_encoding::BASE64URL_NOPAD;
use proptest::prelude::*;
use quiz_link::{About, Link, LinkError, Opened, Play, Source, Spelling, decode, encode};

const ENDS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A link with any content; `kind` is its letter and version.
fn link(kind: &str, content: &[u8]) -> String {
    let sum = crc32(&[kind.as_bytes(), content].concat());
    let text = BASE64URL_NOPAD.encode(&[content, &sum.to_le_bytes()].concat());
    format!("{kind}.{text}{}", char::from(ENDS[text.len() % 62]))
}

/// The content of a link that is spelled in letters.
fn content(link: &str) -> Vec<u8> {
    let mut bytes = BASE64URL_NOPAD.decode(&link.as_bytes()[3..link.len() - 1]).unwrap();
    bytes.truncate(bytes.len() - 4);
    bytes
}

/// The quizzes at hand.
fn sources() -> Vec<Source> {
    let grader_quiz = samples::grader_quiz("valid/everything");
    vec![
        samples::built_in(),
        Source::Linked(samples::linked_quiz("valid/everything")),
        Source::Player(grader_quiz.player_quiz().unwrap()),
        Source::Grader(grader_quiz),
    ]
}

/// Opens a link if it can be opened: nothing panics, and the content has no other form.
fn check(kind: &str, content: &[u8], sources: &[Source]) -> Result<(), LinkError> {
    let text = link(kind, content);
    let read = decode(&text)?;
    assert_eq!(encode(&read, Spelling::Letters), text);
    assert_eq!(decode(&encode(&read, Spelling::Digits)).as_ref(), Ok(&read));
    if let Link::Play(play) = &read {
        for source in sources {
            open(play, source);
        }
    }
    Ok(())
}

/// A play that was opened and is sent again is the same play; one of version 1 means the same in
/// version 2.
fn open(play: &Play, source: &Source) {
    let Ok(opened) = play.open(source) else { return };
    let again = match opened {
        Opened::Draw(edition, seed) => Some(Play::draw(source, edition, seed)),
        Opened::Attempt(attempt) => Play::attempt(source, &attempt),
        Opened::Challenge(attempt, name) => Play::challenge(source, &attempt, name),
        Opened::Result(attempt, name) => Play::result(source, &attempt, name),
    };
    let Some(again) = again.and_then(|it| it.in_mode(play.mode())) else { return };
    if play.name() != again.name() {
        return;
    }
    let is_named = !matches!(play.about(), About::Linked(_));
    let again = if is_named { again.by_fingerprint() } else { again };
    let was = source.play_fingerprint().and_then(|it| play.with_name(it));
    let is_old = encode(&Link::Play(play.clone()), Spelling::Letters)[1..].starts_with("1.");
    match was {
        Some(was) => assert_eq!(was, again),
        None if is_old => {}
        None => assert_eq!(&again, play),
    }
}

#[test]
fn links_that_were_changed_have_one_form() {
    let sources = sources();
    let tries: usize = std::env::var("STRICT_LINKS").map_or(20, |it| it.parse().unwrap());
    let links: Vec<_> =
        samples::all().into_iter().filter(|(_, it)| it.starts_with(char::is_lowercase)).collect();
    let (mut state, mut opened) = (0x9E37_79B9_7F4A_7C15_u64, 0);
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let all = links.iter().filter(|(_, it)| !it.starts_with("d0"));
    let mut done = 0;
    for (_, text) in all {
        for kind in [&text[..2], "d2", "a2", "c2", "r2", "m2"] {
            for _ in 0..tries {
                let mut bytes = content(text);
                for _ in 0..=random(3) {
                    let at = random(bytes.len().min(80));
                    match random(4) {
                        0 => bytes[at] ^= 1 << random(8),
                        1 => bytes.insert(at, u8::try_from(random(256)).unwrap()),
                        2 if bytes.len() > 1 => drop(bytes.remove(at)),
                        _ => bytes[at] = u8::try_from(random(256)).unwrap(),
                    }
                }
                opened += usize::from(check(kind, &bytes, &sources).is_ok());
                done += 1;
            }
        }
    }
    println!("{done} executions, {opened} opened");
    assert!(opened > done / 100, "only {opened} of {done} opened");
}

proptest! {
    #[test]
    fn any_bytes_have_one_form(kind in 0..9_usize, bytes: Vec<u8>) {
        let kind = ["d1", "a1", "c1", "r1", "d2", "a2", "c2", "r2", "m2"][kind];
        let _ = check(kind, &bytes, &[samples::built_in()]);
    }

    #[test]
    fn any_text_is_opened_or_told_why(text: String) {
        if let Ok(link) = decode(&text) {
            prop_assert_eq!(decode(&encode(&link, Spelling::Letters)), Ok(link));
        }
    }
}

/// A link that a later version may make is reported as newer, and not as damaged.
#[test]
fn unknown_parts_are_newer_and_needless_bytes_are_damaged() {
    let draw = content("d2.AJvQu-gHAACWXCO1Q");
    let with = |header: &[u8]| [header, &draw[1..]].concat();
    let read = |kind: &str, bytes: &[u8]| decode(&link(kind, bytes)).err();
    assert_eq!(read("d2", &draw), None);
    assert_eq!(read("d2", &with(&[8, 1])), None);
    assert_eq!(read("d2", &with(&[8, 8])), Some(LinkError::Newer), "an unknown flag");
    assert_eq!(read("d2", &with(&[8, 0x85, 1])), Some(LinkError::Newer), "two flags");
    assert_eq!(read("d2", &with(&[8, 0])), Some(LinkError::Damaged), "a number of no flags");
    assert_eq!(read("d2", &with(&[8, 4])), Some(LinkError::Damaged), "a room that is not there");
    let draw = |about: &[u8]| [about, &[0; 4]].concat();
    assert_eq!(read("d2", &draw(&[1, 2, 0])), Some(LinkError::Newer), "another layout");
    assert_eq!(read("d2", &draw(&[&[3][..], &[7; 16]].concat())), None);
    assert_eq!(read("d2", &draw(&[&[19][..], &[7; 16]].concat())), Some(LinkError::Damaged));
    assert_eq!(read("c2", &draw(&[&[3][..], &[7; 16]].concat())), Some(LinkError::Damaged));
    assert_eq!(read("m2", &[0, 2, 0]), Some(LinkError::Newer));
    assert_eq!(read("m2", &[8, 1, 0]), Some(LinkError::Newer));
    assert_eq!(read("m2", &[0, 1, 0]), Some(LinkError::Damaged));
    let all = samples::all();
    for (_, text) in all.iter().filter(|(_, it)| it.starts_with("m2.")) {
        let bytes = content(text);
        assert_eq!(read("m2", &bytes), None);
        assert_eq!(read("m2", &[&bytes[..], &[0]].concat()), Some(LinkError::Damaged));
    }
}
