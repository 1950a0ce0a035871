//! Steps that are undone and done again after the page was left: by a reload, for the link, by a closed tab. What is kept of
//! them goes with the draft.

use e2e::{Result, key};
use serde_json::{Value, json};

use crate::author::{Author, DRAFTS, NOTICE, at};
use crate::fixture::{EVENING, Fixture};
use crate::player::Player;

/// How often a box is ticked, and a text goes on elsewhere: each is a step of its own.
const TICKS: usize = 202;
const TEXTS: usize = 8;

/// A box that is out of sight until it is asked for.
const SHUFFLE: &str = "scenarios[0].shuffle";

/// The button that undoes a step, while there is one.
const UNDO: &str = ".bar [aria-label=Undo]:not([aria-disabled])";

/// The button that does a step again, while there is one.
const REDO: &str = ".bar [aria-label=Redo]:not([aria-disabled])";

/// Does something to the database, and answers what it asked for.
fn asks_the_database(player: Player<'_>, script: &str, arguments: &[Value]) -> Result<Value> {
    let script = format!(
        "const [{}done] = arguments;
        indexedDB.open('what-do-you-do').onsuccess = opened => {{
            const transaction = opened.target.result.transaction('what-do-you-do', 'readwrite');
            const table = transaction.objectStore('what-do-you-do');
            const asked = {script};
            transaction.oncomplete = () => done(asked.result ?? null);
        }};",
        (0..arguments.len()).map(|it| format!("argument{it}, ")).collect::<Vec<_>>().concat()
    );
    player.page.execute_async(&script, arguments)
}

/// The names in the database, once all is written that was on its way there: Firefox complains of what is not, when the page
/// is left.
fn names(player: Player<'_>) -> Result<Vec<String>> {
    let names = asks_the_database(player, "table.getAllKeys()", &[])?;
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(names.map(str::to_owned).collect())
}

#[test]
fn hundreds_of_steps_outlive_a_reload_a_closed_tab_and_a_trip_to_the_link() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins_with_example(0)?;
    let first = author.source()?;
    author.goes_to_part("quiz")?;
    for step in 0..TEXTS {
        player.goes_into(&at(["title", "author"][step % 2]))?;
        player.page.type_text("é")?;
    }
    author.goes_to(".outline ul ul li:first-child a")?;
    player.activates(".further summary")?;
    player.tabs_to(&at(SHUFFLE))?;
    player.page.press_often(key::SPACE, TICKS)?;
    let last = author.source()?;
    assert_ne!(first, last);

    player.page.press(&[key::CONTROL, 'z'])?;
    let before_last = author.value("source")?;
    author.waits_until_kept()?;
    assert_eq!(names(player)?.len(), 2);
    player.reloads()?;
    player.page.wait_for(UNDO)?;
    assert_eq!(author.value("source")?, before_last);
    author.redoes(1)?;
    player
        .page
        .wait_until("the last step", || Ok((author.value("source")? == last).then_some(())))?;
    author.undoes(TICKS + TEXTS)?;
    assert_eq!(author.value("source")?, first);
    assert_eq!(player.count(UNDO)?, 0, "there is more than was done");

    // Forth again, after the way to the link and back.
    let address = player.fragment()?;
    author.gives_it()?;
    assert_eq!(player.count("main.sheet")?, 0);
    // Both pages have the same title.
    player.page.back()?;
    player.page.wait_for("main.sheet")?;
    author.goes_to_part("source")?;
    player.page.wait_for(REDO)?;
    author.redoes(TICKS)?;
    let between = author.value("source")?;
    author.waits_until_kept()?;

    // In another tab, after this one was left.
    let other = player.page.new_tab()?;
    player.page.go("about:blank")?;
    player.page.switch_to(&other)?;
    player.opens(&address)?;
    player.page.wait_for(REDO)?;
    assert_eq!(author.value("source")?, between);
    author.redoes(TEXTS)?;
    player
        .page
        .wait_until("the last step", || Ok((author.value("source")? == last).then_some(())))?;
    assert_eq!(player.count(REDO)?, 0);
    author.undoes(TICKS + TEXTS)?;
    assert_eq!(author.value("source")?, first);
    player.assert_quiet()
}

#[test]
fn a_history_goes_with_its_draft() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins()?;
    author.writes("title", "Thrown away, and put back")?;
    author.waits_until_kept()?;
    let id = author.draft()?;
    let name = format!("what-do-you-do/v1/draft/{id}");
    let history = format!("{name}/history");
    assert_eq!(names(player)?, [name, history]);

    author.goes_to(".bar a[href='#write']")?;
    player.activates(&format!("{DRAFTS} button:last-child"))?;
    player.page.wait_for(NOTICE)?;
    player.page.wait_until("nothing of it", || Ok(names(player)?.is_empty().then_some(())))?;
    player.activates(&format!("{NOTICE} button"))?;
    player.page.wait_until("all of it", || Ok((names(player)?.len() == 2).then_some(())))?;
    player.reloads()?;
    author.goes_to(&format!("{DRAFTS} a"))?;
    player.page.wait_for(UNDO)?;
    author.undoes(1)?;
    author.waits_until_kept()?;

    assert_eq!(names(player)?.len(), 2);
    player.opens("#earlier")?;
    player.activates(".forget summary")?;
    player.turns_the_page(|| player.activates(".forget button"))?;
    player.page.wait_until("one mark that names nothing", || {
        Ok((names(player)? == ["what-do-you-do/v1/era"]).then_some(()))
    })?;
    player.assert_quiet()
}

/// A history that was torn, or that is of another draft, gives no steps.
#[test]
fn a_history_that_does_not_fit_leaves_the_draft_alone() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    for title in ["The first", "The second"] {
        author.begins()?;
        author.writes("title", title)?;
        author.waits_until_kept()?;
    }
    let (address, history) =
        (player.fragment()?, format!("what-do-you-do/v1/draft/{}/history", author.draft()?));
    let all = names(player)?;
    let another = all.iter().find(|it| it.ends_with("/history") && **it != history);
    let take =
        "table.get(argument0).onsuccess = ({ target }) => table.put(target.result, argument1)";
    let (other, own) = (json!(another), json!(history));
    for (script, arguments) in [
        (take, vec![other, own.clone()]),
        ("table.put(new Uint8Array([1, 2, 3]), argument0)", vec![own.clone()]),
        ("table.put('no bytes', argument0)", vec![own.clone()]),
        ("table.delete(argument0)", vec![own]),
    ] {
        asks_the_database(player, script, &arguments)?;
        player.opens(&address)?;
        author.waits_for("title", "The second")?;
        assert_eq!(player.count(UNDO)?, 0, "{script}");
    }
    author.writes("author", "Ines")?;
    player.page.wait_for(UNDO)?;
    author.waits_until_kept()?;
    assert_eq!(names(player)?.len(), 4);
    player.reloads()?;
    author.waits_for("author", "Ines")?;
    player.page.wait_for(UNDO)?;
    author.undoes(1)?;
    author.waits_for("title", "The second")?;
    player.assert_quiet()
}
