//! Stored records that cannot be read: damaged, of a newer version, or of another edition.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, NOTICE, Player, WAY_ON};

const ATTEMPT: &str = "what-do-you-do/v1/an-evening-at-marisols/attempt/1.15.1";

#[test]
fn what_is_damaged_is_put_aside() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.3.1.1")?;
    player.answers(0)?;
    let damaged = ["", "rubbish", "1.deadbeef.AAAA", "1.00000000.", "\u{0}🙂"];
    for (number, value) in damaged.iter().enumerate() {
        player.plants(ATTEMPT, value)?;
        player.opens("#earlier")?;
        let said = player.waits_for_words(NOTICE)?;
        assert_eq!(player.count(NOTICE)?, 1, "{said:?} is not all");
        assert_eq!(player.kept_under(ATTEMPT)?, None);
        assert_eq!(put_aside(player)?, damaged[..=number], "each is kept as it was found");
        assert_eq!(player.count(".shelf li")?, 1, "the other play is fine");
    }

    player.opens("#earlier")?;
    assert_eq!(player.count(NOTICE)?, 0, "what was put aside is told again");
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    assert!(player.kept_under(ATTEMPT)?.is_some());
    assert_eq!(put_aside(player)?, damaged);
    player.assert_quiet()
}

/// All that was damaged and put aside, in order.
fn put_aside(player: Player<'_>) -> Result<Vec<String>> {
    let names = player.kept()?.into_iter().filter(|it| it.contains("/damaged/"));
    names.map(|name| Ok(player.kept_under(&name)?.unwrap_or_default())).collect()
}

#[test]
fn what_a_newer_version_kept_stays_in_place() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let newer = "2.12345678.something-new";
    assert_stays(fixture.player(), newer)
}

#[test]
fn what_does_not_fit_the_quiz_stays_in_place() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    let value = player.kept_under(ATTEMPT)?.unwrap_or_default();
    assert_stays(player, &of_edition_nine(&value))
}

/// Asserts that a value of the attempt is told of, left alone and got past.
fn assert_stays(player: Player<'_>, value: &str) -> Result<()> {
    player.opens("#earlier")?;
    player.plants(ATTEMPT, value)?;
    player.reloads()?;
    player.waits_for_words(NOTICE)?;
    assert_eq!(player.count(NOTICE)?, 1);
    assert_eq!(player.count(".shelf a")?, 0);
    assert_eq!(player.count(".shelf li")?, 1);

    // Neither its own address nor a new play of the same draw writes over it.
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    assert_eq!(player.screen()?, "lost");
    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "cover");
    player.opens(&format!("#d0.1.{SEED}"))?;
    player.follows(WAY_ON)?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.2.1"));
    player.answers(0)?;
    player.page.wait_for(GO_ON)?;
    assert_eq!(player.kept_under(ATTEMPT)?.as_deref(), Some(value));
    assert_eq!(put_aside(player)?, [""; 0]);

    // It is told once, listed for good, and goes when somebody wants that.
    player.opens("#earlier")?;
    player.reloads()?;
    player.page.wait_for(".shelf li + li")?;
    assert_eq!(player.count(NOTICE)?, 0);
    player.forgets_the_first()?;
    player.forgets_the_first()?;
    assert_eq!(player.count(".shelf li")?, 0);
    assert_eq!(player.kept_under(ATTEMPT)?, None);
    player.assert_quiet()
}

/// A record, as if it had been made with an edition of the quiz that is not here: the number of the edition is its first
/// byte.
pub(crate) fn of_edition_nine(record: &str) -> String {
    let content = record.rsplit('.').next().unwrap_or_default();
    let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(content).unwrap_or_default();
    assert_eq!(bytes.first(), Some(&1), "{record} is not of edition 1");
    bytes[0] = 9;
    let content = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    format!("1.{:08x}.{content}", crc_32(content.as_bytes()))
}

/// The CRC-32 of zip and PNG.
fn crc_32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[test]
fn the_checksum_is_the_usual_one() {
    assert_eq!(crc_32(b"123456789"), 0xCBF4_3926);
}
