//! The built-in quiz.

use quiz::{Quiz, packed};
use std::rc::Rc;

/// Unpacks the quiz that the build has checked and packed.
///
/// # Panics
/// Never: the build packs the quiz with the same code that unpacks it, and a test unpacks it.
#[expect(clippy::expect_used, reason = "a test unpacks the quiz")]
pub fn quiz() -> Rc<Quiz> {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"));
    Rc::new(packed::unpack(packed).expect("the build packs a sound quiz"))
}
