//! Whatever text is opened as a link: no panic, and what was opened can be written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quiz_link::{Spelling, decode, encode};

fuzz_target!(|text: &str| {
    if let Ok(link) = decode(text) {
        assert_eq!(decode(&encode(&link, Spelling::Letters)), Ok(link));
    }
});
