//! Text of strangers in the editor, which shows it as text wherever it shows it.

use e2e::Result;

use crate::fixture::{EVENING, Fixture};
use crate::once::untrusted_text::{TRIES, assert_tame, draft};

/// Where it is shown: all pages of a draft.
const PARTS: [&str; 12] = [
    "quiz",
    "section.1",
    "scenario.one",
    "scenario.order",
    "scenario.ratings",
    "terms",
    "outcomes",
    "check",
    "map",
    "source",
    "give",
    "nowhere",
];

#[test]
fn what_strangers_write_is_only_ever_text_in_the_editor() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.page.set_viewport(320, 640)?;
    player.opens("")?;
    for text in TRIES {
        let kept = format!("1 9999999999999\n{}", draft(text));
        player.plants("what-do-you-do/v1/draft/7", &kept)?;
        for part in PARTS {
            player.opens(&format!("#write.7.{part}"))?;
            player.opens_all_details()?;
            assert_tame(player, text, &format!("the editor, {part}"))?;
        }
    }
    player.assert_quiet()
}
