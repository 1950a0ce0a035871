//! Tests links that are changed on their way: each opens as what it was, or fails with the reason.

use crate::{finished, samples};
use quiz_link::{Link, LinkError, Name, Play, Source, Spelling, decode, encode};

/// Characters that are inserted into a link or replace one of its own: all that links consist of,
/// and more.
const CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#%/=+ é";

/// More than two hundred short links. They are short since each is changed in thousands of ways.
fn links() -> Vec<(String, Link)> {
    let (built_in, rank) =
        (samples::built_in(), Source::Linked(samples::linked_quiz("valid/rank")));
    let mut plays = Vec::new();
    for seed in (0..40_u32).map(|it| it.wrapping_mul(0x9E37_79B9)) {
        let name = Name::new(&"Ada"[..(seed % 4) as usize]);
        plays.push(Play::draw(&built_in, 1 + seed % 2, seed));
        plays.push(Play::draw(&rank, 1, seed).by_fingerprint());
        let attempt = finished(rank.quiz(), seed, &[(seed % 29) as usize]);
        plays.push(Play::challenge(&rank, &attempt, name.clone()).unwrap().by_fingerprint());
        plays.push(Play::result(&rank, &attempt, name).unwrap().by_fingerprint());
        let attempt = samples::under_way(&built_in, seed, (seed % 3) as usize);
        plays.push(Play::attempt(&built_in, &attempt).unwrap());
    }
    let spell = |link: Link, spelling| (encode(&link, spelling), link);
    let mut links: Vec<_> =
        plays.into_iter().map(|it| spell(Link::Play(it), Spelling::Letters)).collect();
    let draw = Play::draw(&built_in, 2, 77);
    links.push(spell(Link::Play(draw), Spelling::Digits));
    let grader_quiz = samples::grader_quiz("valid/choose");
    links.push(spell(Link::PlayerQuiz(grader_quiz.player_quiz().unwrap()), Spelling::Letters));
    links.push(spell(Link::GraderQuiz(grader_quiz), Spelling::Letters));
    links
}

/// The link after each single change.
fn mutations(link: &str) -> impl Iterator<Item = String> {
    let places = || 0..link.len();
    let prefixes = places().map(|at| link[..at].to_owned());
    let deletions = places().map(|at| format!("{}{}", &link[..at], &link[at + 1..]));
    let insertions = (0..=link.len()).flat_map(move |at| {
        CHARACTERS.chars().map(move |it| format!("{}{it}{}", &link[..at], &link[at..]))
    });
    let replacements = places().flat_map(move |at| {
        CHARACTERS.chars().map(move |it| format!("{}{it}{}", &link[..at], &link[at + 1..]))
    });
    let swaps = (1..link.len()).map(|at| {
        let (a, b) = (&link[at - 1..at], &link[at..=at]);
        format!("{}{b}{a}{}", &link[..at - 1], &link[at + 1..])
    });
    let cases = [link.to_ascii_lowercase(), link.to_ascii_uppercase()];
    prefixes.chain(deletions).chain(insertions).chain(replacements).chain(swaps).chain(cases)
}

#[test]
fn nothing_else_is_ever_opened() {
    let links = links();
    assert!(links.len() >= 200);
    for (text, link) in &links {
        for mutation in mutations(text) {
            match decode(&mutation) {
                Ok(opened) => assert_eq!(&opened, link, "{text} became {mutation}"),
                Err(
                    LinkError::CutShort
                    | LinkError::Damaged
                    | LinkError::Newer
                    | LinkError::NotOurs,
                ) => {}
                Err(other) => panic!("{text} became {mutation}: {other}"),
            }
        }
    }
}

/// A link in letters without its end is reported as cut short, not as damaged.
#[test]
fn a_missing_end_is_noticed() {
    let (mut cut, mut all) = (0, 0);
    for (text, _) in links() {
        let Some(payload) = text.find('.').filter(|_| text.starts_with(|c: char| c.is_lowercase()))
        else {
            continue;
        };
        for at in payload + 1..text.len() {
            let why = decode(&text[..at]).expect_err("it is not whole");
            cut += u32::from(why == LinkError::CutShort);
            all += 1;
        }
    }
    assert!(cut * 100 >= all * 90, "only {cut} of {all} are reported as cut short");
}
