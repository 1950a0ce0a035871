//! What the model is told of the world around it with each message.

use quiz::draw::Seed;

/// The time and a throw of the dice, which only the browser has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Env {
    /// Milliseconds since 1970.
    pub now: u64,
    /// Any number.
    pub seed: Seed,
}
