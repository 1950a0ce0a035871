//! The time and the random numbers that the model gets with each message.

use quiz::draw::Seed;

/// The time and a source of random numbers, which only the browser can give.
#[derive(Debug, Clone, Copy)]
pub struct Env {
    /// The time, in milliseconds since 1970.
    pub now: u64,
    /// The source of random numbers.
    pub random: Random,
}

/// A source of random numbers.
#[derive(Debug, Clone, Copy)]
pub enum Random {
    /// This number, always.
    Fixed(Seed),
    /// Another number each time, which this function draws. Most messages need none, so none is drawn ahead of time.
    Drawn(fn() -> Seed),
}

impl Env {
    /// The time `now` and always the same number.
    pub const fn fixed(now: u64, seed: Seed) -> Env {
        Env { now, random: Random::Fixed(seed) }
    }

    /// A random number, for the seed of a new draw.
    pub fn seed(self) -> Seed {
        match self.random {
            Random::Fixed(seed) => seed,
            Random::Drawn(draw) => draw(),
        }
    }
}
