//! Files that are opened: what is wrong with them, what could be read, and what could not be carried over.

use e2e::Result;
use serde_json::json;

use crate::author::{Author, DRAFTS, NOTICE, OPENED, STATE};
use crate::fixture::{EVENING, Fixture};

/// Files with a fault, the line and column where it is, and what is sound in them.
const BROKEN: [(&str, &str, &str); 3] = [
    ("id = 'it'\ntitle = 'Half a quiz'\nintro = 5\n", "line 3, column 9", "Half a quiz"),
    ("id = 'it'\ntitle = 'Cut off'\nintro = 'It goes\nauthor = 'A'\n", "line 3, column", "Cut off"),
    ("{\n  \"title\": \"Braces\",\n  \"intro\": 5\n}", "line 3, column 12", "Braces"),
];

/// An essay, which no format of ours is, and a question that is sound.
const GIFT: &str = "::An essay::Write what you think. {}\n\n::The queue::Who is first?{=The old man ~The young man}\n";

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

/// Each file that the page makes, it opens again; of what the file cannot hold it tells.
#[test]
fn a_file_of_every_kind_is_opened_again() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    fixture.site().inject(
        "const make = URL.createObjectURL;
        URL.createObjectURL = it => { window.saved = it; return make.call(URL, it) };
        HTMLAnchorElement.prototype.click = function () { window.named = this.download };",
    );
    let author = Author::new(&fixture);
    let player = author.player;
    for (nth, ending) in ["toml", "json", "gift", "csv"].into_iter().enumerate() {
        author.begins_with_example(0)?;
        let source = author.source()?;
        author.goes_to_part("give")?;
        player.activates(&format!("main > .ways button.quiet:nth-child({})", nth + 1))?;
        let text = player.page.wait_until("a file", || {
            let script =
                "window.saved ? window.saved.text().then(arguments[0]) : arguments[0](null)";
            Ok(player.page.execute_async(script, &[])?.as_str().map(str::to_owned))
        })?;
        let named = player.page.execute("return window.named", &[])?;
        assert!(named.as_str().is_some_and(|it| it.ends_with(&format!(".{ending}"))), "{named}");
        let is_whole = matches!(ending, "toml" | "json");
        if is_whole {
            assert_eq!(player.count(OPENED)?, 0, "{ending}: nothing is lost");
        } else {
            player.page.wait_for(&format!("{OPENED} li"))?;
        }
        player.opens("#write")?;
        author.opens_text(&text)?;
        player.page.wait_for("main.sheet")?;
        if is_whole {
            // A quiz that was opened is that quiz: it keeps its id.
            assert_eq!(author.source()?, source, "{ending}");
        }
    }
    player.assert_quiet()
}

/// Chooses a file with this name and these bytes in the field for files.
const CHOOSES: &str = "const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
    const field = document.getElementById('file');
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }))";

/// A table as Excel saves it in Germany.
const SHEET: &[u8] = b"sep=;\r\nname;stem;response 1;key 1;response 2;key 2\r\nJ\xF6rg;Wie gr\xFC\xDFt er?;Er winkt.;3;Er geht.;0\r\n";

#[test]
fn a_file_of_a_spreadsheet_is_read_in_its_letters_or_named() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    player.opens("#write")?;
    player.page.wait_for("#file")?;
    player.page.execute(CHOOSES, &[json!("marks.xlsx"), json!(b"PK\x03\x04")])?;
    let told = player.waits_for_words(NOTICE)?;
    assert!(told.contains("“marks.xlsx” is an Excel workbook"), "{told}");
    player.page.execute(CHOOSES, &[json!("marks.csv"), json!(SHEET)])?;
    let told = player.waits_for_words(OPENED)?;
    assert!(told.contains("“marks.csv”") && told.contains("Windows-1252"), "{told}");
    author.goes_to(".outline ul ul li:first-child a")?;
    author.waits_for("scenarios[0].name", "Jörg")?;
    player.assert_quiet()
}

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

/// What is wrong with the situation, told at its field.
const WRONG: &str = "[id='scenarios[0].stem-wrong']";

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
