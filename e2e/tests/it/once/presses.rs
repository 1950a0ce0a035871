//! The work of a press: what the page reads and writes, and which components it draws.

use e2e::Result;

use crate::SEED;
use crate::fixture::{FAULTS, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, Player};

/// Counts what a press may ask of the browser, as a script that runs before any of the page.
const COUNT: &str = "
    const count = window.count = {};
    const counted = (prototype, name, called) => {
        const before = prototype[name];
        prototype[name] = function (...all) {
            count[called] = (count[called] ?? 0) + 1;
            return before.apply(this, all);
        };
    };
    // The windows of other tests take the focus away, and whoever comes back to the page sees what is stored by then.
    addEventListener('focus', (event) => event.stopImmediatePropagation(), true);
    counted(Storage.prototype, 'getItem', 'reads');
    counted(Storage.prototype, 'key', 'reads');
    counted(Storage.prototype, 'setItem', 'writes');
    counted(Crypto.prototype, 'getRandomValues', 'numbers');
    counted(IDBObjectStore.prototype, 'put', 'copies');
";

/// The work of a press, in words.
fn done(player: Player<'_>, press: impl FnOnce() -> Result<()>) -> Result<String> {
    player.waits_until_still()?;
    player
        .page
        .execute("performance.clearMarks(); for (const it in count) delete count[it]", &[])?;
    press()?;
    player.waits_until_still()?;
    let done = player.page.execute(
        "const of = (number, one, many) => `${number ?? 0} ${number === 1 ? one : many}`;
        const draws = place => performance.getEntriesByName(place, 'mark').length;
        return [
            of(count.reads, 'read', 'reads'),
            of(count.writes, 'write', 'writes'),
            of(count.copies, 'copy', 'copies'),
            of(count.numbers, 'random number', 'random numbers'),
            of(draws('page'), 'draw of the app', 'draws of the app'),
            `${draws('component')} of the scene`,
        ].join(', ')",
        &[],
    )?;
    Ok(done.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_press_reads_nothing_and_draws_once() -> Result<()> {
    let Some(fixture) = Fixture::open(FAULTS)? else { return Ok(()) };
    fixture.site().inject(&format!("{{ {COUNT} }}"));
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_until(Format::Choose)?;
    let needed = "0 reads, 1 write, 1 copy, 0 random numbers, 1 draw of the app, 1 of the scene";
    assert_eq!(done(player, || player.picks(0))?, needed, "choose");
    assert_eq!(done(player, || player.activates(CONFIRM))?, needed, "confirm");
    assert_eq!(done(player, || player.activates(GO_ON))?, needed, "go on");
    player.plays_until(Format::Rank)?;
    assert_eq!(done(player, || player.picks(0))?, needed, "move an item");
    Ok(())
}
