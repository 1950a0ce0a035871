//! A link with words after it: what becomes of them in the address is for the browser to say.

use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};

/// Browsers put `%20` in place of a space after `#`.
#[test]
fn words_after_a_link_in_the_address_are_no_part_of_it() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let draw = format!("d0.1.{SEED}");
    for after in [" and words", ".%20Bye", "%20and%20words", "+and+words"] {
        for link in [draw.as_str(), "d1.AKri8egHAAD7KEvZQ"] {
            player.opens("")?;
            let assign = "location.hash = arguments[0]";
            player.page.execute(assign, &[format!("{link}{after}").into()])?;
            player.page.wait_until(&format!("{link}{after} to open"), || {
                let opened = "return document.querySelector('main .lead')?.textContent ?? ''";
                let lead = player.page.execute(opened, &[])?;
                Ok(lead.as_str().is_some_and(|it| it.starts_with("A friend sent")).then_some(()))
            })?;
        }
    }
    player.assert_quiet()
}
