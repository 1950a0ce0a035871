//! Files that are opened: what is wrong with them, what could be read, and what could not be carried over.

use e2e::Result;
use serde_json::json;

use crate::author::{Author, NOTICE, OPENED};
use crate::fixture::{EVENING, Fixture};

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
