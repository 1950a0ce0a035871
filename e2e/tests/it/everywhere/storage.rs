//! A storage that does not do what one would wish.

use e2e::{Options, Result};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{NOTICE, Player, WAY_ON};

/// Asserts that the page says one thing, lets the person put it away, and never says it again while they play to the end.
#[track_caller]
fn assert_says_so_once(player: Player<'_>) -> Result<()> {
    let said = player.waits_for_words(NOTICE)?;
    assert_eq!(player.count(NOTICE)?, 1, "{said:?} is not all");
    assert!(player.count("[role=status] li")? > 0, "a screen reader does not hear of it");
    player.activates(&format!("{NOTICE} button"))?;
    player
        .page
        .wait_until("the notice to be gone", || Ok((player.count(NOTICE)? == 0).then_some(())))?;
    while player.screen()? == "play" {
        player.answers(0)?;
        player.goes_on()?;
        assert_eq!(player.count(NOTICE)?, 0, "it is said once more");
    }
    assert_eq!(player.screen()?, "result");
    assert_eq!(player.count(".glass")?, 4);
    Ok(())
}

#[test]
fn with_storage_blocked_one_plays_to_the_end() -> Result<()> {
    let options = Options { is_storage_blocked: true };
    let Some(fixture) = Fixture::open_at(EVENING, "/", options)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    assert_says_so_once(player)?;

    player.goes_back()?;
    assert!(player.is_locked()?, "back works as ever");
    player.goes_forward()?;
    player.reloads()?;
    assert_eq!(player.screen()?, "lost", "a result that could not be kept");
    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "cover");
    player.assert_quiet()
}

/// There is no room for anything.
const FULL: &str = "
    const full = () => { throw new DOMException('no room', 'QuotaExceededError') };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;";

#[test]
fn with_storage_full_one_plays_to_the_end() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().inject(FULL);
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    assert_says_so_once(player)?;
    player.assert_quiet()
}
