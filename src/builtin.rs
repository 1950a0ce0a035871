//! The quiz that is built into the program.

use quiz::{Quiz, packed};
use std::rc::Rc;

/// The quiz that the build checked and packed.
///
/// # Panics
/// Never: what the build packed with this very code can be unpacked, and a test does it.
#[expect(clippy::expect_used, reason = "proved above")]
pub fn quiz() -> Rc<Quiz> {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"));
    Rc::new(packed::unpack(packed).expect("the build packs a sound quiz"))
}
