//! The messages about files: their faults, what could be read, and what could not be carried over.

use e2e::Result;

use crate::author::{Author, DRAFTS, OPENED, STATE};
use crate::fixture::{EVENING, Fixture};

/// Files with a fault, the line and column where it is, and what is sound in them.
const BROKEN: [(&str, &str, &str); 3] = [
    ("id = 'it'\ntitle = 'Half a quiz'\nintro = 5\n", "line 3, column 9", "Half a quiz"),
    ("id = 'it'\ntitle = 'Cut off'\nintro = 'It goes\nauthor = 'A'\n", "line 3, column", "Cut off"),
    ("{\n  \"title\": \"Braces\",\n  \"intro\": 5\n}", "line 3, column 12", "Braces"),
];

/// An essay, which no format of ours is, and a question that is sound.
const GIFT: &str = "::An essay::Write what you think. {}\n\n::The queue::Who is first?{=The old man ~The young man}\n";

/// A scenario whose id is none, and to which nothing leads but its name in a list.
const UNNAMED: &str = "
title = 'Names'
[[sections]]
name = 'One'
[[sections.groups]]
scenarios = ['The Queue!', 'nobody']
[[scenarios]]
id = 'The Queue!'
name = 'The queue'
format = 'choose'
";

/// The message at the field of a situation about its fault.
const WRONG: &str = "[id='scenarios[0].stem-wrong']";

#[test]
fn a_broken_file_tells_where_and_changes_nothing_until_it_is_opened() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins()?;
    author.writes("title", "Mine")?;
    author.waits_until_kept()?;
    let name = format!("what-do-you-do/v1/draft/{}", author.draft()?);
    let kept = player.kept_under(&name)?;
    assert!(kept.is_some());
    for (file, place, title) in BROKEN {
        player.opens("#write")?;
        let drafts = player.count(DRAFTS)?;
        author.opens_text(file)?;
        let told = player.waits_for_words(OPENED)?;
        assert!(told.to_lowercase().contains(place), "{place} is not in {told}");
        assert_eq!(player.count(DRAFTS)?, drafts, "a broken file became a draft by itself");
        author.goes_to(&format!("{OPENED} .button"))?;
        author.waits_for("title", title)?;
        assert_eq!(player.kept_under(&name)?, kept, "another draft was changed");
    }
    player.assert_quiet()
}

#[test]
fn what_a_file_says_and_a_quiz_cannot_is_told_by_name() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    player.opens("#write")?;
    author.opens_text(GIFT)?;
    let told = player.waits_for_words(OPENED)?;
    assert!(told.contains("An essay"), "{told}");
    // The rest is there all the same.
    if player.fragment()? == "#write" {
        author.goes_to(&format!("{OPENED} .button"))?;
    }
    author.goes_to(".outline ul ul li:first-child a")?;
    author.waits_for("scenarios[0].name", "The queue")?;
    player.assert_quiet()
}

#[test]
fn what_a_file_calls_by_no_id_can_be_mended_all_the_same() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    player.opens("#write")?;
    author.opens_text(UNNAMED)?;
    player.waits_for_words(OPENED)?;
    author.goes_to(&format!("{OPENED} .button"))?;
    author.goes_to_part("scenario.the-queue")?;
    author.waits_for("scenarios[0].name", "The queue")?;
    assert_eq!(player.count(WRONG)?, 0, "nobody asked yet");

    // Whoever asked what there is to do finds it where it is to be done.
    author.goes_to_part("check")?;
    let told = player.text("main")?;
    assert!(told.contains("“The situation” is missing") && !told.contains('`'), "{told}");
    author.goes_to_part("scenario.the-queue")?;
    assert!(player.count(WRONG)? >= 1, "what is missing is not told at its field");
    author.writes("scenarios[0].stem", "It is long.")?;
    player
        .page
        .wait_until("the message to go", || Ok((player.count(WRONG)? == 0).then_some(())))?;

    author.goes_to_part("section.1")?;
    assert!(player.text("main")?.contains("“nobody” is not there"));
    player.activates(".listed li:nth-child(2) button")?;
    player.page.wait_until("the name to be taken off the list", || {
        Ok((player.count(".listed li")? == 1).then_some(()))
    })?;
    player.assert_quiet()
}

#[test]
fn the_length_of_the_link_is_told_as_it_grows() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins_with_example(0)?;
    let length = || {
        player.page.wait_until("the length of the link", || {
            let told = player.text(STATE)?;
            Ok(told
                .split_once("about ")
                .and_then(|it| it.1.split(' ').next()?.parse::<usize>().ok()))
        })
    };
    let before = length()?;
    let rare = "zebra quince jigsaw waltz oxbow kiln vex fjord gypsum lynx topaz bumf cwm quip dirk hex jamb yolk";
    author.writes("intro", &format!("{}{rare}", author.value("intro")?))?;
    author.waits_until_kept()?;
    player.page.wait_until("a longer link", || Ok((length()? > before).then_some(())))?;
    let told = length()?;
    let link = author.gives_it()?;
    assert!((link.len()..link.len() * 11 / 10).contains(&told), "{told}, in fact {}", link.len());
    player.assert_quiet()
}
