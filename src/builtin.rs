//! The quiz that is built into the program.

use quiz_core::quiz::{Quiz, packed};
use std::rc::Rc;

/// The quiz that the build checked and packed. `None` would be a fault of the build.
pub fn quiz() -> Option<Rc<Quiz>> {
    packed::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"))).map(Rc::new)
}
