//! A quiz of every format, from nothing to somebody else's result, by keyboard alone.

use std::collections::BTreeSet;

use e2e::Result;

use crate::author::Author;
use crate::everywhere::sharing::opens;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Format, WAY_ON};

/// The formats by their names in a file.
const FORMATS: [&str; 5] = ["choose", "choose-k", "best-worst", "rank", "rate"];

/// How good three responses are, in their order, where they are not put in one.
const KEY: [&str; 3] = ["0", "3", "1"];

/// The places of four where they are: fewer are no order.
const RANKS: [&str; 4] = ["4", "1", "2", "3"];

#[test]
fn a_quiz_of_every_format_is_written_by_keyboard_alone_and_played_elsewhere() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins()?;
    fixture.site().forget_requests();
    author.writes("title", "Five ways to answer")?;
    for (number, format) in FORMATS.into_iter().enumerate() {
        if number == 0 {
            author.goes_to_part("scenario.scenario-1")?;
        } else {
            author.goes_to_part("section.1")?;
            author.goes_to("section.entry > .ways button")?;
        }
        writes_a_scenario(author, number, format)?;
    }
    author.goes_to_part("check")?;
    // Nothing but that no situation has a twin.
    let found = "main h2 ~ .findings:first-of-type > li";
    assert_eq!(player.count(found)?, 1, "{}", player.page.text()?);
    assert!(
        player.text(found)?.starts_with("5 scenarios can be answered without their situations")
    );
    let unseen = "Without the situations, whoever sees only the responses can reach 100 % at most.";
    assert!(player.page.text()?.contains(unseen), "{}", player.page.text()?);
    assert!(player.count("main > ul:not(.findings) li")? > 0, "nothing says what plays bring");
    author.waits_until_kept()?;
    let mut requests = fixture.site().requests();
    requests.retain(|it| !it.contains("favicon"));
    assert_eq!(requests, [""; 0], "something was loaded while somebody wrote");
    let link = author.gives_it()?;
    let fragment = player.fragment()?;
    let parts: Vec<_> = fragment.split('.').collect();
    assert!(matches!(parts[..], ["#quiz", _, "give"]), "{fragment}");
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?.by_keyboard();
    assert_eq!(friend.heading()?, "Five ways to answer");
    friend.follows(WAY_ON)?;
    let mut formats = BTreeSet::new();
    while friend.screen()? == "play" {
        formats.insert(friend.format()?);
        assert!(matches!(friend.responses()?.len(), 3 | 4));
        friend.answers(0)?;
        friend.goes_on()?;
    }
    assert_eq!(friend.screen()?, "result");
    assert_eq!(formats, Format::ALL.into());
    friend.assert_quiet()
}

/// Fills in all that a scenario needs, whose place among all is `number`.
fn writes_a_scenario(author: Author<'_>, number: usize, format: &str) -> Result<()> {
    let place = format!("scenarios[{number}]");
    author.writes(&format!("{place}.name"), &format!("Fixture {}", number + 1))?;
    author.writes(&format!("{place}.stem"), "Somebody waits at the door. What do you do?")?;
    author.chooses(&format!("{place}.format"), format)?;
    let (field, key) =
        if format == "rank" { ("rank", &RANKS[..]) } else { ("effectiveness", &KEY[..]) };
    for (nth, worth) in key.iter().enumerate() {
        let response = format!("{place}.responses[{nth}]");
        author.writes(&format!("{response}.text"), &format!("Do thing {}", nth + 1))?;
        author.chooses(&format!("{response}.{field}"), worth)?;
        author.writes(&format!("{response}.rationale"), &format!("Since {}", nth + 1))?;
    }
    Ok(())
}
