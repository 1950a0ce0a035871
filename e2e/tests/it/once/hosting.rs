//! Any folder of a host.

use e2e::{Options, Result};

use crate::fixture::{EVENING, Fixture};
use crate::player::WAY_ON;

#[test]
fn the_site_works_at_the_root_and_in_a_folder() -> Result<()> {
    for base in ["/", "/some/where/"] {
        let Some(fixture) = Fixture::open_at(EVENING, base, Options::default())? else {
            return Ok(());
        };
        let player = fixture.player();
        player.opens("")?;
        player.follows(WAY_ON)?;
        player.answers(0)?;
        player.goes_on()?;
        player.reloads()?;
        assert_eq!(player.progress()?, (2, 10));
        player.plays_to_the_end()?;
        let link = player.makes_a_link()?;
        assert!(link.starts_with(&fixture.site().url("#c2.")), "{link}");
        for request in fixture.site().requests() {
            assert!(request.starts_with(base), "{request} is outside of {base}");
        }
        player.assert_quiet()?;
    }
    Ok(())
}
