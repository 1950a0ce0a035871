//! Opens any text as a link: it must not panic, and an opened link, written again, must open as the
//! same link.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quiz_link::{Spelling, decode, encode};

fuzz_target!(|text: &str| {
    if let Ok(link) = decode(text) {
        assert_eq!(decode(&encode(&link, Spelling::Letters)), Ok(link));
    }
});
