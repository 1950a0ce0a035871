//! Tests of the length of links, and of the advice about it.

use super::make::{checked, quiz_of};
use quiz_authoring::review::{LinkLength, Rule};
use quiz_link::{Link, LinkedQuiz, Spelling, encode};

/// `https://example.github.io/quiz/#`
const ADDRESS: usize = 32;

#[test]
fn the_length_of_a_link_is_that_of_its_encoding() {
    let quiz = checked(&quiz_of(6, 10));
    let link_length = LinkLength::of(&quiz, ADDRESS);
    let link = encode(&Link::Quiz(LinkedQuiz::new(quiz).unwrap()), Spelling::Letters);
    assert_eq!(link_length.characters(), Some(ADDRESS + link.len()));
}

#[test]
fn advice_grows_with_the_link() {
    let message = |count| {
        let finding = LinkLength::of(&checked(&quiz_of(count, 10)), ADDRESS).finding();
        finding.map(|it| {
            assert_eq!(it.rule(), Rule::Portable);
            it.kind.to_string()
        })
    };
    assert_eq!(message(3), None);
    let long = message(60).unwrap();
    assert!(long.contains("Discord") && long.contains("QR"), "{long}");
    let longer = message(300).unwrap();
    assert!(longer.contains("mail") && longer.contains("no QR code"), "{longer}");
}

/// A QR code of version 22 holds 8,048 bits: 40 bytes and 2,307 digits (ISO/IEC 18004, table 7).
#[test]
fn codes_are_as_large_as_the_standard_says() {
    let quiz = checked(&quiz_of(3, 10));
    let digits = {
        let link = LinkedQuiz::new(std::rc::Rc::clone(&quiz)).unwrap();
        encode(&Link::Quiz(link), Spelling::Digits).len() - 3
    };
    // For each version, the bytes that are left for the address.
    let left = |bits: usize, count: usize| (bits - 24 - count - (10 * digits).div_ceil(3)) / 8 - 3;
    let easy = left(8_048, 12);
    let largest = left(23_648, 14);
    assert!(LinkLength::of(&quiz, easy).fits_easy_code());
    assert!(!LinkLength::of(&quiz, easy + 1).fits_easy_code());
    assert!(
        LinkLength::of(&quiz, largest).fits_code()
            && !LinkLength::of(&quiz, largest + 1).fits_code()
    );
}
