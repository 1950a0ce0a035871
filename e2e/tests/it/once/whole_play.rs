//! An evening of another draw.

use e2e::Result;

use crate::everywhere::whole_play::play_an_evening;
use crate::fixture::{EVENING, Fixture};

#[test]
fn another_evening_is_played() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    play_an_evening(&fixture, fixture.player(), 3)
}
