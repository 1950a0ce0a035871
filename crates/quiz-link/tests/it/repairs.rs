//! Tests the repair of links: what chats, mail programs and people do to them is undone.

use crate::samples;
use quiz_link::{Link, LinkError, MAX_CHARS, Play, decode, repair};

const LINK: &str = "c1.CKvNDwMAAABaAQwEWm_Dqw_PQQx";

#[track_caller]
fn check(sent: &str) {
    assert_eq!(repair(sent), LINK, "{sent}");
}

#[test]
fn a_sound_link_is_left_alone() {
    check(LINK);
    for (_, link) in samples::all() {
        assert_eq!(repair(&link), link);
    }
}

#[test]
fn damage_to_a_link_is_undone() {
    check(&format!("#{LINK}"));
    check(&format!("https://example.org/quiz/#{LINK}"));
    check(&format!("https://example.org/quiz/?lang=de#{LINK}"));
    // The number sign alone, or the whole link, is percent-encoded.
    check(&format!("https://example.org/quiz/%23{LINK}"));
    check(&format!("https%3A%2F%2Fexample.org%2Fquiz%2F%23{LINK}"));
    check(&LINK.replace('_', "%5F").replace('.', "%2e"));
    check(&format!("https://links.example.com/?url=https%3A%2F%2Fexample.org%2F%23{LINK}&data=05"));
    // White space, line breaks and invisible characters stand before, after and within the link.
    check(&format!("  {LINK}\r\n"));
    check(&format!("{}\n{}", &LINK[..12], &LINK[12..]));
    check(&format!("{}\r\n\t{}", &LINK[..5], &LINK[5..]));
    check(&format!("{}\u{200B}{}\u{AD}", &LINK[..9], &LINK[9..]));
    check(&format!("\u{FEFF}{LINK}"));
    // Other characters stand around the link.
    check(&format!("<https://example.org/#{LINK}>"));
    check(&format!("\"{LINK}\""));
    check(&format!("“https://example.org/#{LINK}”"));
    check(&format!("(https://example.org/#{LINK})."));
    check(&format!("[play](https://example.org/#{LINK})"));
    check(&format!("*_https://example.org/#{LINK}_*"));
    for punctuation in [".", ",", "!", "?", ":", ";", "…", ")", "'", "_", "-", "~", "*", "”."] {
        check(&format!("{LINK}{punctuation}"));
    }
    // Trackers append parameters.
    check(&format!("{LINK}?utm_source=newsletter&utm_medium=mail"));
    check(&format!("https://example.org/#{LINK}&fbclid=IwAR0abc_def"));
    check(&format!("{LINK}#:~:text=quiz"));
    check(&format!("{LINK}/"));
}

#[test]
fn words_may_stand_around_a_link() {
    let source = samples::built_in();
    let link = Link::Play(Play::draw(&source, 1, 12));
    let text = quiz_link::encode(&link, quiz_link::Spelling::Letters);
    for sent in [
        format!("Play this: https://example.org/#{text} and tell me what you got."),
        format!("https://example.org/#{text}\nIt takes ten minutes."),
        format!("<https://example.org/#{}\n {}>", &text[..8], &text[8..]),
    ] {
        assert_eq!(decode(&sent).as_ref(), Ok(&link), "{sent}");
    }
}

/// Browsers write `%20` for a space that was typed or pasted after `#`.
#[test]
fn percent_encoded_words_after_a_link_are_no_part_of_it() {
    let source = samples::built_in();
    let link = Link::Play(Play::draw(&source, 1, 12));
    let text = quiz_link::encode(&link, quiz_link::Spelling::Letters);
    for after in [
        "%20and%20words",
        ".%20Bye",
        ".%20Bye!%0AAna",
        "%0D%0ABye",
        "%09and",
        "%C2%A0and",
        "%E3%80%80and",
        "+and+words",
        "%2Band",
        ".+Bye",
        "%20#2%20is%20better",
    ] {
        for before in ["#", "https://example.org/#", "https://example.org/%23", "Quiz #3: %23"] {
            let sent = format!("{before}{text}{after}");
            assert_eq!(decode(&sent).as_ref(), Ok(&link), "{sent}");
        }
    }
    // A changed link is reported as changed, whatever follows it.
    let changed = text.replace('A', "B");
    for after in ["", " and words", "%20and%20words"] {
        assert_eq!(decode(&format!("{changed}{after}")), Err(LinkError::Damaged), "{after}");
    }
    let cut = &text[..text.len() - 2];
    for after in ["", " and words", "%20and%20words"] {
        assert_eq!(decode(&format!("{cut}{after}")), Err(LinkError::CutShort), "{after}");
    }
}

#[test]
fn a_text_without_a_link_is_not_opened() {
    for text in ["", "#", "play", "#play.1.2.3.4", "https://example.org/", "hello", "#r.abc", "€"]
    {
        assert_eq!(decode(text), Err(LinkError::NotOurs), "{text}");
    }
    for text in
        ["r3.AAAA", "z1.AAAA", "#q10.AAAA", "R3.123", "q2.AAAA", "k2.A", "f2.A", "m1.A", "m3.A"]
    {
        assert_eq!(decode(text), Err(LinkError::Newer), "{text}");
    }
    assert_eq!(decode(&"x".repeat(MAX_CHARS + 1)), Err(LinkError::TooBig));
    assert_eq!(decode("r1."), Err(LinkError::NotOurs));
    assert_eq!(decode("r1.A"), Err(LinkError::CutShort));
}
