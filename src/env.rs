//! The time and the random number that the model gets with each message.

use quiz::draw::Seed;

/// The time and a random number, which only the browser can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Env {
    /// The time, in milliseconds since 1970.
    pub now: u64,
    /// A random number, for the seed of a new draw.
    pub seed: Seed,
}
