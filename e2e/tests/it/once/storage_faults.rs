//! Every way in which a function of the browser that keeps something may fail. What the store makes of it is tried without a
//! browser, call by call, in `tests/it/storage.rs`: here is what only a page shows.

use e2e::Result;
use serde_json::json;

use crate::SEED;
use crate::everywhere::storage_faults::{
    ATTEMPT, Case, HELPERS, Left, assert_endures, forgets, leaves,
};
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, NOTICE};

/// The storage fails, and the database does not.
#[rustfmt::skip]
const STORAGE: &[Case] = &[
    ("the storage is refused", "noStorage()", Left::All),
    ("the storage is null", "getter('localStorage', () => null)", Left::All),
    ("the storage is missing", "getter('localStorage', () => undefined)", Left::All),
    ("its length is refused", "Object.defineProperty(Storage.prototype, 'length', { get: no('SecurityError') })", Left::All),
    ("its names are refused", "local('key', no('SecurityError'))", Left::All),
    ("reading is refused", "local('getItem', no('SecurityError'))", Left::All),
    ("writing is refused", "local('setItem', no('QuotaExceededError'))", Left::All),
    ("removing is refused", "local('removeItem', no('SecurityError'))", Left::All),
    ("what is written is dropped", "local('setItem', () => {})", Left::All),
];

/// The database fails, and the storage does not.
#[rustfmt::skip]
const DATABASE: &[Case] = &[
    ("the database is refused", "noDatabase()", Left::All),
    ("the database is missing", "getter('indexedDB', () => undefined)", Left::All),
    ("the database is null", "getter('indexedDB', () => null)", Left::All),
    ("opening is refused", "database(IDBFactory, 'open', no('SecurityError'))", Left::All),
    ("opening fails", "database(IDBFactory, 'open', answers('error'))", Left::All),
    ("opening is blocked", "database(IDBFactory, 'open', answers('blocked'))", Left::All),
    ("opening is never answered", "database(IDBFactory, 'open', () => new EventTarget())", Left::All),
    ("there can be no table", "database(IDBDatabase, 'createObjectStore', no('ConstraintError'))", Left::All),
    ("transactions are refused", "database(IDBDatabase, 'transaction', no('InvalidStateError'))", Left::All),
    ("the table is missing", "database(IDBTransaction, 'objectStore', no('NotFoundError'))", Left::All),
    ("its names are refused", "database(IDBObjectStore, 'getAllKeys', no('UnknownError'))", Left::All),
    ("reading is refused", "database(IDBObjectStore, 'getAll', no('UnknownError'))", Left::All),
    ("writing is refused", "database(IDBObjectStore, 'put', no('DataError'))", Left::All),
];

/// Both fail.
#[rustfmt::skip]
const BOTH: &[Case] = &[
    ("both are refused", "noDatabase(); noStorage()", Left::Nothing),
    ("both are missing", "getter('indexedDB', () => undefined); getter('localStorage', () => null)", Left::Nothing),
    ("its length is refused", "noDatabase(); Object.defineProperty(Storage.prototype, 'length', { get: no('SecurityError') })", Left::Some),
    ("reading is refused", "noDatabase(); local('getItem', no('SecurityError'))", Left::Nothing),
    ("opening is never answered", "noStorage(); database(IDBFactory, 'open', () => new EventTarget())", Left::Nothing),
    ("no write finds room", "noDatabase(); quotaAfter(0)", Left::Nothing),
    ("the third write finds no room", "noDatabase(); quotaAfter(2)", Left::Some),
];

#[test]
fn the_storage_fails_and_the_journal_keeps_all() -> Result<()> {
    assert_endures(STORAGE)
}

#[test]
fn the_journal_fails_and_the_storage_keeps_all() -> Result<()> {
    assert_endures(DATABASE)
}

#[test]
fn both_fail_and_the_person_is_told() -> Result<()> {
    assert_endures(BOTH)
}

/// Damage to a stored attempt: its name, and a script that makes the damaged text of the sound one, called `it`.
#[rustfmt::skip]
const DAMAGE: &[(&str, &str)] = &[
    ("it is no text in any language", "'\\ud800\\udfff\\udc00'"),
    ("it is very long", "'x'.repeat(2 ** 21)"),
    ("it is gone", "null"),
    ("it is an older state of the play", "older"),
];

#[test]
fn what_is_damaged_in_the_storage_is_whole_in_the_journal() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.3.1.1")?;
    player.answers(0)?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    for (damage, script) in DAMAGE {
        println!("{damage}");
        player.opens("#play")?;
        let older = player.kept_under(ATTEMPT)?;
        player.plays_on()?;
        let before = player.everything()?;
        let plant = format!(
            "const [name, older] = arguments, it = localStorage.getItem(name), text = {script};
            text === null ? localStorage.removeItem(name) : localStorage.setItem(name, text);"
        );
        leaves(&fixture, player)?;
        player.page.execute(&plant, &[json!(ATTEMPT), json!(older)])?;
        player.opens(before["address"].as_str().unwrap_or_default())?;
        assert_eq!(player.everything()?, before, "{damage}");
        assert_eq!(player.texts(NOTICE)?, [""; 0], "{damage}: nothing is lost, and yet");
        // It is whole in the storage, too.
        let whole = player.kept_under(ATTEMPT)?;
        player.reloads()?;
        assert_eq!(
            (player.everything()?, player.kept_under(ATTEMPT)?),
            (before, whole),
            "{damage}"
        );
    }
    Ok(())
}

#[test]
fn what_is_removed_from_the_storage_between_two_visits_is_there_again() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.activates(".keys summary")?;
    player.activates(".keys input")?;
    player.answers(0)?;
    assert_eq!(player.kept()?, [ATTEMPT, "what-do-you-do/v1/number-keys"]);
    leaves(&fixture, player)?;
    player.page.execute("localStorage.clear()", &[])?;
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 1);
    player.opens("#play")?;
    assert!(player.is_locked()?);
    assert_eq!(player.kept()?, [ATTEMPT], "the setting stays where it is");
    Ok(())
}

#[test]
fn a_journal_that_is_slow_loses_nothing() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    // Soon enough to be waited for, and later than anybody waits.
    for milliseconds in [900, 3_500] {
        println!("the journal takes {milliseconds} ms");
        forgets(&fixture)?;
        player.opens(&format!("#play.1.{SEED}.1.1"))?;
        player.answers(0)?;
        player.goes_on()?;
        player.answers(0)?;
        let before = player.everything()?;
        leaves(&fixture, player)?;
        player.page.execute("localStorage.clear()", &[])?;
        let slow = format!("slow({milliseconds})");
        fixture.site().inject(&format!("{{ {HELPERS} {slow} }}"));
        player.opens(before["address"].as_str().unwrap_or_default())?;
        player.page.wait_for(GO_ON)?;
        player.reloads()?;
        player.page.wait_for(GO_ON)?;
        player.opens(before["address"].as_str().unwrap_or_default())?;
        player.page.wait_until("the second answer", || {
            Ok((player.everything()? == before).then_some(()))
        })?;
    }
    Ok(())
}

#[test]
fn what_was_forgotten_does_not_come_back() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let plays = |seed: u32| -> Result<Option<String>> {
        player.opens(&format!("#play.1.{seed}.1.1"))?;
        player.answers(0)?;
        player.kept_under(ATTEMPT)
    };
    plays(3)?;
    let text = plays(SEED)?.unwrap_or_default();
    player.opens("#earlier")?;
    player.forgets_the_first()?;
    // As when the browser had not yet written down that it was removed.
    leaves(&fixture, player)?;
    player.plants(ATTEMPT, &text)?;
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 1);
    assert_eq!(player.kept_under(ATTEMPT)?, None);

    let text = plays(SEED)?.unwrap_or_default();
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2, "it may be played again");
    player.activates(".forget summary")?;
    player.turns_the_page(|| player.activates(".forget button"))?;
    leaves(&fixture, player)?;
    player.plants(ATTEMPT, &text)?;
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 0);
    Ok(())
}
