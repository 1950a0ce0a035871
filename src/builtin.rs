//! The quiz that is built into the program.

use quiz_core::quiz::problem::Problem;
use quiz_core::quiz::{Quiz, packed};
use std::rc::Rc;

/// The quiz that was packed when the program was built.
///
/// # Errors
/// Never, as far as the build can tell: it checked the same bytes.
pub fn quiz() -> Result<Rc<Quiz>, Vec<Problem>> {
    packed::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"))).map(Rc::new)
}
