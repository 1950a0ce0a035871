//! The draw: a seed decides the scenarios of a play and the order of their responses.
//!
//! Links contain the seed of a draw, so **no draw may ever change**: golden tests make sure of it.
//! For that reason neither the shuffle nor the random numbers depend on what a library chooses to
//! do:
//!
//! - random numbers come from `ChaCha` with 8 rounds, whose output is fixed by its specification.
//!   For each purpose the key is `seed ‖ purpose ‖ FNV-1a(id) ‖ index`, all little-endian, and
//!   zeros to the end;
//! - a number below `n` is a 32-bit word modulo `n`; words at or above the greatest multiple of `n`
//!   are skipped;
//! - the shuffle is that of Fisher and Yates, from the last position down (Durstenfeld 1964).
//!
//! Since ids are part of the key, the responses of a scenario come in the same order whatever else
//! the quiz contains, and a new section does not change the draws of the others.

use crate::id::Id;
use crate::quiz::{Edition, Quiz, ScenarioIndex};
use core::fmt;
use rand::rand_core::{Rng, SeedableRng};
use rand::rngs::ChaCha8Rng;

/// The number that, together with the quiz and its edition, decides a draw.
pub type Seed = u32;

/// The scenarios of one play, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    edition: Edition,
    seed: Seed,
    scenarios: Vec<Drawn>,
}

/// One scenario that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// The section that the scenario was drawn for, counted from 0.
    pub section: usize,
    /// The scenario.
    pub scenario: ScenarioIndex,
}

impl Draw {
    /// The draw of a seed.
    ///
    /// # Errors
    /// The quiz has no such edition.
    pub fn new(quiz: &Quiz, edition: Edition, seed: Seed) -> Result<Draw, UnknownEdition> {
        if edition == 0 || edition > quiz.edition() {
            return Err(UnknownEdition { wanted: edition, newest: quiz.edition() });
        }
        let mut scenarios = Vec::new();
        for (at, section) in quiz.sections().iter().enumerate() {
            for (number, group) in (0..).zip(&section.groups) {
                let is_in = |it: &ScenarioIndex| quiz.scenario(*it).is_in(edition);
                let mut drawn: Vec<_> = group.scenarios.iter().copied().filter(is_in).collect();
                if let Some(draw) = group.draw {
                    shuffle(&mut numbers(seed, Purpose::Pool, &section.id, number), &mut drawn);
                    drawn.truncate(draw);
                }
                scenarios.extend(drawn.into_iter().map(|scenario| Drawn { section: at, scenario }));
            }
        }
        Ok(Draw { edition, seed, scenarios })
    }

    /// The edition from which the scenarios were drawn.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// The seed that decided the draw.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// The drawn scenarios, in the order of the play; follow-ups are not among them.
    pub fn scenarios(&self) -> &[Drawn] {
        &self.scenarios
    }

    /// The order in which the responses of a scenario are shown, as their positions in the quiz.
    pub fn responses(&self, quiz: &Quiz, scenario: ScenarioIndex) -> Vec<usize> {
        let scenario = quiz.scenario(scenario);
        let mut order: Vec<usize> = (0..scenario.responses.len()).collect();
        if scenario.shuffle {
            shuffle(&mut numbers(self.seed, Purpose::Responses, &scenario.id, 0), &mut order);
        }
        order
    }
}

/// The scenario with which every play of the newest edition begins, if there is one and its
/// responses keep the written order: the page can show it before anything is drawn.
pub fn opener(quiz: &Quiz) -> Option<ScenarioIndex> {
    let is_in = |it: &ScenarioIndex| quiz.scenario(*it).is_in(quiz.edition());
    let mut groups = quiz.sections().iter().flat_map(|it| &it.groups);
    let first = groups.find(|it| it.scenarios.iter().any(is_in))?;
    let opener = first.scenarios.iter().copied().find(is_in)?;
    (first.draw.is_none() && !quiz.scenario(opener).shuffle).then_some(opener)
}

/// The error for an edition that the quiz does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownEdition {
    /// The edition that was asked for.
    pub wanted: Edition,
    /// The newest edition of the quiz.
    pub newest: Edition,
}

impl fmt::Display for UnknownEdition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownEdition { wanted, newest } = self;
        write!(f, "there is no edition {wanted} of this quiz here, only up to {newest}")
    }
}

impl core::error::Error for UnknownEdition {}

#[derive(Clone, Copy)]
enum Purpose {
    Pool = 1,
    Responses = 2,
}

fn numbers(seed: Seed, purpose: Purpose, id: &Id, index: u32) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..4].copy_from_slice(&seed.to_le_bytes());
    key[4..8].copy_from_slice(&(purpose as u32).to_le_bytes());
    key[8..16].copy_from_slice(&fnv1a(id.as_str()).to_le_bytes());
    key[16..20].copy_from_slice(&index.to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo; RFC 9923).
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Shuffles the items: every order is equally likely.
pub fn shuffle<T>(numbers: &mut ChaCha8Rng, items: &mut [T]) {
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    for last in (1..count).rev() {
        items.swap(last as usize, below(numbers, last + 1) as usize);
    }
}

/// A random number from 0 to `bound` − 1: all are equally likely.
fn below(numbers: &mut ChaCha8Rng, bound: u32) -> u32 {
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let word = numbers.next_u32();
        if word < fair {
            return word % bound;
        }
    }
}
