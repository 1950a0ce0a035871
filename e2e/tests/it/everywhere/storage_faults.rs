//! Everything that can go wrong with what a browser keeps for the page, one thing at a time and both of its storages at
//! once: the person plays on, sees all that they answered, hears of it once if it matters, and a reload brings back what
//! could be kept.

use e2e::{Result, Site, TempDir, say};
use serde_json::json;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, NOTICE, Player};

/// The message of the page where the page around it keeps it from loading its files.
const SANDBOX: &str = "[data-broken=sandbox]";

pub(crate) const ATTEMPT: &str = "what-do-you-do/v1/an-evening-at-marisols/attempt/1.15.1";

/// The state of a play after a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// All of it, and nothing was said.
    All,
    /// The answers from before the fault are there; the person was told of the fault.
    Some,
    /// Nothing, of which the person was told.
    Nothing,
}

/// A fault, as a script that runs before the page does, and the state of the play after it.
pub(crate) type Case = (&'static str, &'static str, Left);

/// Helpers for the scripts of cases.
pub(crate) const HELPERS: &str = "
    const no = name => () => { throw new DOMException('refused', name) };
    const getter = (name, get) => Object.defineProperty(window, name, { get, configurable: true });
    const local = (name, value) => { Storage.prototype[name] = value };
    const database = (type, name, value) => { type.prototype[name] = value };
    const quotaAfter = (writes, only = Infinity) => {
        const write = Storage.prototype.setItem;
        let count = 0;
        local('setItem', function (...it) {
            count += 1;
            if (count > writes && count <= writes + only) no('QuotaExceededError')();
            write.apply(this, it);
        });
    };
    const noDatabase = () => getter('indexedDB', no('SecurityError'));
    const noStorage = () => getter('localStorage', no('SecurityError'));
    const answers = type => () => {
        const request = new EventTarget();
        request.result = null;
        setTimeout(() => request.dispatchEvent(new Event(type)));
        return request;
    };
    const slow = milliseconds => {
        const open = IDBFactory.prototype.open;
        database(IDBFactory, 'open', function (...it) {
            const request = open.apply(this, it), add = request.addEventListener;
            request.addEventListener = (type, hear) => add.call(request, type, type === 'success'
                ? event => setTimeout(() => hear(event), milliseconds) : hear);
            return request;
        });
    };
    const failsLater = (type, name) => {
        const act = type.prototype[name];
        database(type, name, function (...it) {
            const request = act.apply(this, it);
            this.transaction.abort();
            return request;
        });
    };
    const hangs = (type, name) => {
        database(IDBTransaction, 'commit', () => {});
        database(type, name, function () {
            const spin = () => {
                const request = this.count();
                // Until it is broken off, of which WebKit tells later.
                request.onsuccess = () => { try { spin() } catch {} };
                return request;
            };
            return spin();
        });
    };
";

/// The engine breaks off what was begun, or never ends it.
#[rustfmt::skip]
const TRANSACTIONS: &[Case] = &[
    ("reading fails later", "failsLater(IDBObjectStore, 'getAll')", Left::All),
    ("writing fails later", "failsLater(IDBObjectStore, 'put')", Left::All),
    ("writing never ends", "hangs(IDBObjectStore, 'put')", Left::All),
    ("writing fails later, and there is no storage", "noStorage(); failsLater(IDBObjectStore, 'put')", Left::Nothing),
    ("writing never ends, and there is no storage", "noStorage(); hangs(IDBObjectStore, 'put')", Left::Nothing),
];

#[test]
fn a_transaction_that_the_engine_breaks_off_loses_nothing_that_can_be_kept() -> Result<()> {
    assert_endures(TRANSACTIONS)
}

pub(crate) fn assert_endures(cases: &[Case]) -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    for (fault, script, left) in cases {
        println!("{fault}: {script}");
        forgets(&fixture)?;
        fixture.site().inject(&format!("{{ {HELPERS} {script} }}"));
        let player = fixture.player();
        player.opens(&format!("#play.1.{SEED}.1.1"))?;
        player.answers(0)?;
        player.goes_on()?;
        player.answers(0)?;
        let before = player.everything()?;
        if *left == Left::All {
            assert_eq!(player.texts(NOTICE)?, [""; 0], "{fault}: nothing is lost, and yet");
        } else {
            player.waits_for_words(NOTICE)?;
            assert_eq!(player.count(NOTICE)?, 1, "{fault}");
            player.activates(&format!("{NOTICE} button"))?;
            player.goes_on()?;
            player.picks(0)?;
            assert_eq!(player.count(NOTICE)?, 0, "{fault}: it is said once more");
            player.goes_back()?;
        }
        assert_eq!(player.everything()?, before, "{fault}: the page shows what was answered");

        player.reloads()?;
        assert_eq!(player.screen()?, "play", "{fault}");
        let after = player.everything()?;
        match left {
            Left::All => assert_eq!(after, before, "{fault}: it is gone with a reload"),
            Left::Some => assert!(player.progress()?.0 <= 2, "{fault}: this is further on"),
            Left::Nothing => assert!(!player.is_locked()?, "{fault}: nobody has kept this"),
        }
        if player.is_locked()? {
            player.goes_on()?;
        }
        player.answers(0)?;
        player.page.wait_for(GO_ON)?;
    }
    Ok(())
}

/// A change of the storage while the page is open, as a script.
#[rustfmt::skip]
const MEANWHILE: &[(&str, &str)] = &[
    ("the storage is cleared", "localStorage.clear()"),
    ("the play is removed from it", "localStorage.removeItem(name)"),
    ("the journal is gone", "indexedDB.deleteDatabase('what-do-you-do')"),
    ("a newer page wants another journal", "indexedDB.open('what-do-you-do', 2)"),
    ("both are cleared", "localStorage.clear(); indexedDB.deleteDatabase('what-do-you-do')"),
];

#[test]
fn what_is_cleared_while_somebody_plays_is_kept_again() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for is_other_tab in [false, true] {
        for (event, script) in MEANWHILE {
            println!("{event}, by another tab: {is_other_tab}");
            forgets(&fixture)?;
            player.opens(&format!("#play.1.{SEED}.1.1"))?;
            player.answers(0)?;
            let here = player.page.tab()?;
            if is_other_tab {
                let other = player.page.new_tab()?;
                player.page.switch_to(&other)?;
                leaves(&fixture, player)?;
            }
            player
                .page
                .execute(&format!("const [name] = arguments; {script}"), &[json!(ATTEMPT)])?;
            if is_other_tab {
                player.page.close_tab()?;
                player.page.switch_to(&here)?;
            }
            player.goes_on()?;
            player.answers(0)?;
            let before = player.everything()?;
            player.reloads()?;
            assert_eq!(player.everything()?, before, "{event}");
            player.goes_back()?;
            assert!(player.is_locked()?, "{event}: the first answer is gone");
            assert_eq!(player.texts(NOTICE)?, [""; 0], "{event}: nothing is lost, and yet");
        }
    }
    Ok(())
}

/// A host whose page has another in a frame without an origin of its own, and the folder in which that is.
fn sandbox_around(url: &str) -> Result<(TempDir, Site)> {
    let folder = TempDir::new()?;
    folder.write(
        "index.html",
        &format!(
            "<!doctype html><title>A host</title><iframe sandbox='allow-scripts' width=900 height=900 src='{url}'></iframe>"
        ),
    )?;
    let host = Site::serve(folder.path(), "/")?;
    Ok((folder, host))
}

/// A frame without an origin of its own may keep nothing at all.
#[test]
fn in_a_sandboxed_frame_one_plays_to_the_end() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let (_folder, host) = sandbox_around(&fixture.site().url(&format!("#play.1.{SEED}.1.1")))?;
    let player = fixture.player();
    if !fixture.engine().knows_self_in_sandboxes() {
        say(
            "SKIPPED in WebKit: playing in a frame without an origin, where it lets no file of the page's own run; it is told",
        );
        fixture.site().ignore_reports();
        player.page.go(&host.url(""))?;
        player.page.enter_frame(&player.page.find("iframe")?)?;
        return player.page.wait_for(SANDBOX).map(drop);
    }
    player.page.go(&host.url(""))?;
    player.page.enter_frame(&player.page.find("iframe")?)?;
    let said = player.waits_for_words(NOTICE)?;
    assert_eq!(player.count(NOTICE)?, 1, "{said:?} is not all");
    player.activates(&format!("{NOTICE} button"))?;
    // The title of the page is not to be had from within a frame: a heading tells one situation from the next.
    while player.screen()? == "play" {
        player.answers(0)?;
        let heading = player.heading()?;
        player.activates(GO_ON)?;
        player
            .page
            .wait_until("another page", || Ok((player.heading()? != heading).then_some(())))?;
        assert_eq!(player.count(NOTICE)?, 0, "it is said once more");
    }
    assert_eq!(player.screen()?, "result");
    Ok(())
}

/// Not every host lets a frame without an origin load the files of the page.
#[test]
fn a_sandboxed_frame_that_may_load_nothing_says_so_and_where_one_can_play() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    site.refuse_strangers();
    if !fixture.engine().knows_self_in_sandboxes() {
        site.ignore_reports();
    }
    for (query, fragment) in [("", ""), ("?embed&told=http%3A%2F%2Fx.example", "#d0.1.5")] {
        let (_folder, host) = sandbox_around(&site.url(&format!("{query}{fragment}")))?;
        player.page.go(&host.url(""))?;
        player.page.enter_frame(&player.page.find("iframe")?)?;
        player.page.wait_for(SANDBOX)?;
        assert_eq!(player.count("#app")?, 0, "it looks alive");
        // The frame may open no window: the address is there to be copied.
        let way = player.page.find(&format!("{SANDBOX} a"))?;
        assert_eq!(way.text()?, site.url(fragment));
        let said = player.text(SANDBOX)?;
        assert!(said.contains("allow-same-origin"), "{said}");

        // It does as it says.
        player.page.go(&site.url(fragment))?;
        player.waits_until_open()?;
    }
    Ok(())
}

#[test]
fn after_forgetting_no_name_is_left_and_another_window_plays_on() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.3.1.1")?;
    player.answers(0)?;
    let here = player.page.tab()?;
    let other = player.page.new_tab()?;
    player.page.switch_to(&other)?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.page.switch_to(&here)?;
    player.opens("#earlier")?;
    player.activates(".forget summary")?;
    player.turns_the_page(|| player.activates(".forget button"))?;
    assert_eq!(player.kept()?, [""; 0]);
    let left = player.page.execute_async(
        "const [done] = arguments;
        const opened = indexedDB.open('what-do-you-do');
        opened.onsuccess = () => {
            const table = opened.result.transaction('what-do-you-do').objectStore('what-do-you-do');
            table.getAllKeys().onsuccess = ({ target }) => done(target.result);
        };",
        &[],
    )?;
    assert_eq!(left, json!(["what-do-you-do/v1/era"]));

    player.page.switch_to(&other)?;
    player.goes_on()?;
    player.answers(0)?;
    let before = player.everything()?;
    player.reloads()?;
    assert_eq!(player.everything()?, before, "what was on the screen is kept again");
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 1);
    Ok(())
}

/// Makes the device as it was before the first visit.
pub(crate) fn forgets(fixture: &Fixture) -> Result<()> {
    fixture.site().inject("");
    let player = fixture.player();
    leaves(fixture, player)?;
    player.page.execute_async(
        "const [done] = arguments;
        localStorage.clear();
        const request = indexedDB.deleteDatabase('what-do-you-do');
        request.onsuccess = request.onerror = () => done(request.error && request.error.name);",
        &[],
    )?;
    Ok(())
}

/// Goes to a place of the host that is not the page, whence what it keeps can be reached.
pub(crate) fn leaves(fixture: &Fixture, player: Player<'_>) -> Result<()> {
    player.page.go(&fixture.site().url("elsewhere"))
}
