//! Several elements in one page, which share a storage and no play.

use e2e::Result;

use crate::everywhere::embedded::{Host, LARGE, goes_on};
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player};

/// Goes into one of the elements of a page.
fn enters_at(player: &Player<'_>, at: usize) -> Result<()> {
    let frame = format!(
        "return document.querySelectorAll('what-do-you-do')[{at}].shadowRoot.querySelector('iframe')"
    );
    player.page.leave_frames()?;
    player.page.enter_frame(&player.page.find_by(&frame)?)?;
    player.waits_until_open()
}

/// The draw that a frame plays, and which go at it that is.
fn draw(player: &Player<'_>) -> Result<(String, String)> {
    let address = player.page.execute("return location.hash", &[])?;
    let parts: Vec<_> =
        address.as_str().unwrap_or_default().split('.').map(str::to_owned).collect();
    assert_eq!(parts.first().map(String::as_str), Some("#play"), "{address}");
    Ok((parts[2].clone(), parts[3].clone()))
}

#[test]
fn each_element_of_a_page_has_a_play_of_its_own() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.page.set_viewport(LARGE.0, LARGE.1)?;
    // As they are, with an id each, and with a draw that the author gave.
    let elements = [
        ("", ""),
        ("id=one", "id='another one'"),
        ("quiz=d0.1.5", "quiz=d0.1.5"),
        ("seed=7", "seed=7"),
    ];
    for (first, second) in elements {
        println!("{first} {second}");
        let host = Host::plain(&format!(
            "<style>body {{ display: flex }} what-do-you-do {{ inline-size: 900px }}</style>
            <script src='{}' async></script>
            <what-do-you-do {first}></what-do-you-do><what-do-you-do {second}></what-do-you-do>",
            fixture.site().url("embed.js")
        ))?;
        player.page.go(&host.url())?;
        let mut plays = Vec::new();
        for at in [0, 1] {
            enters_at(&player, at)?;
            assert!(!player.text("main")?.contains("Go on where you were"), "a play of the other");
            goes_on(&player, ".ways .button")?;
            assert_eq!(player.count(".card input:checked")?, 0, "an answer of the other");
            player.answers(at)?;
            goes_on(&player.by_keyboard(), GO_ON)?;
            plays.push(draw(&player)?);
        }
        let has_draw = first.contains('=') && !first.contains("id");
        assert_eq!(plays[0].0 == plays[1].0, has_draw, "{plays:?}");
        assert_ne!(plays[0], plays[1]);
        // What ends one is nothing to the other.
        enters_at(&player, 0)?;
        while player.screen()? == "play" {
            player.answers(0)?;
            goes_on(&player.by_keyboard(), GO_ON)?;
        }
        enters_at(&player, 1)?;
        assert_eq!((player.screen()?, draw(&player)?), ("play".to_owned(), plays[1].clone()));

        player.page.go("about:blank")?;
        player.page.go(&host.url())?;
        enters_at(&player, 1)?;
        assert!(player.text(".ways .button")?.starts_with("Go on where you were"));
        goes_on(&player, ".ways .button")?;
        assert_eq!(draw(&player)?, plays[1]);
        assert_eq!(player.page.execute("return +location.hash.split('.')[4]", &[])?, 2);
        enters_at(&player, 0)?;
        assert!(!player.text("main")?.contains("Go on where you were"), "it was played to its end");
    }
    Ok(())
}
