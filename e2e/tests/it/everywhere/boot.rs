//! The page before its program is there, without it, and when it breaks.

use std::{fs, io};

use e2e::{Config, Error, Options, Result, TempDir, key};

use crate::fixture::{EVENING, Fixture};
use crate::player::{CONFIRM, GO_ON, Player, WAY_ON};

/// Holds the program back until `release()`.
const HOLD: &str = "
    const ask = fetch;
    window.fetch = (...it) => new Promise(go => { window.release = () => go(ask(...it)) });";

/// Keeps the program from ever coming.
pub(crate) const NO_NETWORK: &str =
    "window.fetch = () => Promise.reject(new TypeError('no network'))";

/// The first scenario, as it is in the page.
const FIRST: &str = "[data-waiting] .scene";

/// The page that says what happened.
pub(crate) const BROKEN: &str = "#broken";

/// The second response is picked as soon as it is read.
const PICK: &str = "
    new MutationObserver((_, reading) => {
        const pick = document.getElementById('pick-1');
        if (pick) {
            reading.disconnect();
            pick.checked = true;
        }
    }).observe(document, { childList: true, subtree: true });";

/// A person who has opened the page, whose program is still on its way.
pub(crate) fn waits_at<'fixture>(
    fixture: &'fixture Fixture,
    fragment: &str,
) -> Result<Player<'fixture>> {
    waits_with(fixture, HOLD, fragment)
}

/// A person who has opened the page, in which these scripts run first, and whose program is still on its way.
fn waits_with<'fixture>(
    fixture: &'fixture Fixture,
    scripts: &str,
    fragment: &str,
) -> Result<Player<'fixture>> {
    fixture.site().inject(scripts);
    let player = fixture.player();
    player.page.go("about:blank")?;
    player.page.go(&fixture.site().url(fragment))?;
    player.page.wait_until("the program to be asked for", || {
        let is_asked = player
            .page
            .execute("return 'release' in window && document.readyState !== 'loading'", &[])?;
        Ok((is_asked == true).then_some(()))
    })?;
    Ok(player)
}

/// The program arrives.
pub(crate) fn arrives(player: Player<'_>) -> Result<()> {
    player.page.execute("release()", &[])?;
    player.waits_until_open()
}

/// Nothing moves when the first script runs: what would be said if it never did takes no room until it is said.
#[test]
fn what_may_have_to_be_said_takes_no_room() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    let place = "
        const top = () => document.querySelector('.cover').getBoundingClientRect().top;
        const before = top();
        delete document.documentElement.dataset.awake;
        return top() - before;";
    assert_eq!(player.page.execute(place, &[])?, 0);
    player.assert_quiet()
}

#[test]
fn what_is_picked_before_the_program_is_there_is_kept() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    player.activates(&format!("{FIRST} .card:nth-child(2) input"))?;
    player.page.refresh()?;
    player.page.wait_for(FIRST)?;
    player.page.wait_until("the pick", || {
        Ok((player.count(&format!("{FIRST} #pick-1:checked"))? == 1).then_some(()))
    })?;
    player.page.execute("document.getElementById('pick-1').focus()", &[])?;

    arrives(player)?;
    player.page.wait_until("the pick", || {
        Ok((player.count(".scene #pick-1:checked")? == 1).then_some(()))
    })?;
    assert!(player.is_focus_on("#pick-1")?, "the focus is lost");
    assert_eq!(player.kept()?.len(), 1, "what was kept for the program is still there");
    player.confirms()?;
    player.page.wait_for(GO_ON)?;
    player.assert_quiet()
}

/// The first scenario is read before the script that looks after it.
#[test]
fn what_is_picked_before_any_script_runs_counts() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_with(&fixture, &format!("{HOLD}{PICK}"), "")?;
    player.confirms()?;

    arrives(player)?;
    player.waits_for_focus(GO_ON)?;
    assert_eq!(player.count(".scene #pick-1:checked")?, 1);
    player.assert_quiet()
}

#[test]
fn an_answer_given_before_the_program_is_there_counts() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    let address = player.page.url()?;
    player.page.execute("document.getElementById('pick-0').focus()", &[])?;
    for key in [key::DOWN, key::DOWN, key::ENTER] {
        player.page.press(&[key])?;
    }
    assert_eq!(player.page.url()?, address, "the form was sent");

    arrives(player)?;
    player.page.wait_for(GO_ON)?;
    assert_eq!(player.count("#pick-2:checked")?, 1);
    assert!(player.is_focus_on(GO_ON)?, "the focus is lost");
    player.assert_quiet()
}

/// The journal still knows a play that the storage forgot, but only the program asks it.
#[test]
fn an_early_answer_counts_beside_a_play_that_only_the_journal_knows() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#new")?;
    player.answers(1)?;
    player.page.execute("localStorage.clear()", &[])?;

    let player = waits_at(&fixture, "")?;
    player.activates(&format!("{FIRST} .card:nth-child(3) input"))?;
    player.activates(&format!("{FIRST} button[type=submit]"))?;
    arrives(player)?;
    player.page.wait_for(GO_ON)?;
    assert_eq!(player.count("#pick-2:checked")?, 1);
    fixture.site().inject("");
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2, "the other play is lost");
    player.assert_quiet()
}

/// The hand is down when the page is taken over, and lifted afterwards.
#[test]
fn a_press_that_outlasts_the_page_counts() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    let press = |kind: &str| {
        let script = "document.querySelector('.scene .card:nth-child(3)')
            .dispatchEvent(new PointerEvent(arguments[0], { bubbles: true }))";
        player.page.execute(script, &[kind.into()])
    };
    press("pointerdown")?;
    arrives(player)?;
    press("pointerup")?;
    player
        .page
        .wait_until("the pick", || Ok((player.count("#pick-2:checked")? == 1).then_some(())))?;
    player.assert_quiet()
}

#[test]
fn an_address_hides_the_first_scenario_from_the_start() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    // The way in works before the program is there.
    let player = waits_at(&fixture, "")?;
    player.activates(WAY_ON)?;
    player.page.wait_for("body > .opening")?;
    arrives(player)?;
    assert_eq!(player.screen()?, "play");

    for fragment in ["#d0.1.5", "#play.1.22.1.1", "#nowhere"] {
        let player = waits_at(&fixture, fragment)?;
        assert!(!player.page.find(FIRST)?.is_displayed()?, "{fragment}");
        player.page.wait_for("body > .opening")?;
        arrives(player)?;
        assert!(!player.page.find("body > .opening")?.is_displayed()?, "{fragment}");
    }
    player.assert_quiet()
}

#[test]
fn a_program_that_does_not_load_is_told_and_got_past() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    for (fault, script) in [
        ("there is no network", NO_NETWORK),
        (
            "it is no program",
            "window.fetch = () => Promise.resolve(new Response('<!doctype html>', \
             { headers: { 'Content-Type': 'text/html' } }))",
        ),
        (
            "it is not there",
            "window.fetch = () => Promise.resolve(new Response('', { status: 404 }))",
        ),
        ("there is no WebAssembly", "delete window.WebAssembly"),
    ] {
        println!("{fault}");
        fixture.site().inject(script);
        let player = fixture.player();
        player.page.go("about:blank")?;
        player.page.go(&fixture.site().url("#play.1.22.1.1"))?;
        assert_broken(player)?;
        fixture.site().inject("");
        player.activates(&format!("{BROKEN} .button"))?;
        player.waits_until_open()?;
        assert_eq!(player.screen()?, "play", "{fault}");
    }
    Ok(())
}

#[test]
fn a_fault_while_playing_is_told_and_no_answer_is_lost() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for (place, script) in [
        ("a drawing", "Element.prototype.setAttribute = () => { throw new Error('injected') }"),
        ("a callback", "Date.now = () => { throw new Error('injected') }"),
        (
            "an effect",
            "Object.defineProperty(document, 'title', { set() { throw new Error('injected') } })",
        ),
    ] {
        println!("{place}");
        fixture.site().inject(&on_fault(script));
        player.opens("#new")?;
        player.answers(1)?;
        let before = player.everything()?;
        breaks(player)?;
        player.activates(GO_ON).or_else(|error| match error {
            // It broke before it could be pressed.
            Error::Refused { .. } | Error::Timeout { .. } => Ok(()),
            other => Err(other),
        })?;
        assert_broken(player)?;
        assert!(player.page.find("[data-broken=kept]")?.is_displayed()?, "{place}");
        player.activates(&format!("{BROKEN} .button"))?;
        player.waits_until_open()?;
        player.opens(before["address"].as_str().unwrap_or_default())?;
        assert_eq!(player.everything()?, before, "{place}");
    }
    Ok(())
}

/// Scripts of strangers are in the page, too: of extensions, or of an app that shows it. What they do wrong breaks nothing.
#[test]
fn a_fault_of_a_stranger_breaks_nothing() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let faults = [
        "throw new Error('injected')",
        "Promise.reject(new Error('injected'))",
        "Promise.reject('injected')",
        "Promise.reject()",
        // A script from elsewhere, of which the browser tells nothing.
        "dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }))",
    ];
    for fault in faults {
        println!("before the program: {fault}");
        fixture
            .site()
            .inject(&format!("addEventListener('DOMContentLoaded', () => {{ {fault} }})"));
        player.opens("#new")?;
        player.answers(0)?;
        println!("while playing: {fault}");
        fixture.site().inject(&on_fault(fault));
        player.opens("#new")?;
        breaks(player)?;
        player.answers(0)?;
        player.goes_on()?;
    }
    println!("on our elements");
    fixture.site().inject(
        "for (const type of ['click', 'change', 'focusin'])
            addEventListener(type, () => { throw new Error('injected') }, true)",
    );
    player.opens("#new")?;
    player.answers(0)?;
    assert_eq!(player.count("#broken:not([hidden])")?, 0);
    player.hears_the_console()
}

/// A script that does something once [something breaks](breaks). It is one of the page's: what goes wrong in a driver's
/// is not told to the page.
pub(crate) fn on_fault(script: &str) -> String {
    format!("addEventListener('fault', () => {{ {script} }})")
}

/// Something breaks, as the script says that was injected before.
pub(crate) fn breaks(player: Player<'_>) -> Result<()> {
    player.page.execute("dispatchEvent(new Event('fault'))", &[]).map(drop)
}

/// Waits for the page that says what happened.
#[track_caller]
pub(crate) fn assert_broken(player: Player<'_>) -> Result<()> {
    player.page.wait_for(BROKEN)?;
    assert_eq!(player.count("#app")?, 0, "what broke is still there");
    assert!(player.is_focus_on(&format!("{BROKEN} h1"))?, "the focus is lost");
    Ok(())
}

/// One byte of each file in turn is another.
#[test]
fn nothing_runs_that_was_changed_on_its_way() -> Result<()> {
    let Some(config) = Config::from_env() else { return Ok(()) };
    let mut changed = 0;
    for name in files(&config)? {
        // What keeps the page comes after it (see `offline`); browsers ask for the worker by themselves, as for the page;
        // and one is for pages elsewhere.
        let is_none_of_it = name.starts_with("offline-") || ["sw.js", "embed.js"].contains(&&*name);
        let ending = name.rsplit_once('.').map(|it| it.1);
        if is_none_of_it || !matches!(ending, Some("js" | "wasm")) {
            continue;
        }
        println!("{name}");
        let folder = changed_build(&config, &name, |bytes| {
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        })?;
        let copy = folder.path().to_string_lossy().into_owned();
        let Some(fixture) = Fixture::open_at(&copy, "/", Options::default())? else {
            return Ok(());
        };
        let player = fixture.player();
        // The other programs are loaded where the address asks for them.
        let address = match &*name {
            name if name.starts_with("share") => "#d0.1.5",
            name if name.starts_with("editor") => "#write",
            _ => "",
        };
        player.page.go(&fixture.site().url(address))?;
        assert_broken(player)?;
        changed += 1;
    }
    assert_eq!(changed, 6, "a file that loads in another way");
    Ok(())
}

/// The page says by its digest which text in it may run: the program does without any other.
#[test]
fn a_script_in_the_page_runs_only_as_it_was_written() -> Result<()> {
    let Some(config) = Config::from_env() else { return Ok(()) };
    let folder = changed_build(&config, "index.html", |page| {
        let use_strict = b"\"use strict\";";
        let at = page.windows(use_strict.len()).position(|it| it == use_strict);
        let at = at.expect("the script is not in the page") + use_strict.len();
        page.splice(at..at, *b"globalThis.changed=1;");
    })?;
    let copy = folder.path().to_string_lossy().into_owned();
    let Some(fixture) = Fixture::open_at(&copy, "/", Options::default())? else { return Ok(()) };
    // That something was kept from running is what is expected here.
    fixture.site().ignore_reports();
    let player = fixture.player();
    player.page.go(&fixture.site().url(""))?;
    player.waits_until_open()?;
    let ran = "return 'program' in window || 'changed' in window";
    assert_eq!(player.page.execute(ran, &[])?, false, "another script ran");
    Ok(())
}

/// The names of the files of a build.
fn files(config: &Config) -> Result<Vec<String>> {
    let files =
        fs::read_dir(config.build(EVENING)).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let files =
        files.map_err(|source| Error::Io { doing: "cannot list the build".to_owned(), source })?;
    Ok(files.iter().map(|it| it.file_name().to_string_lossy().into_owned()).collect())
}

/// A copy of a build in which one file is another.
fn changed_build(config: &Config, name: &str, change: impl Fn(&mut Vec<u8>)) -> Result<TempDir> {
    let io = |source| Error::Io { doing: format!("cannot change {name}"), source };
    let folder = TempDir::of(&config.build(EVENING))?;
    let file = folder.path().join(name);
    let mut bytes = fs::read(&file).map_err(io)?;
    change(&mut bytes);
    fs::write(&file, bytes).map_err(io)?;
    Ok(folder)
}

/// Enough to begin with: the button that gives an answer is there before the program.
#[test]
fn the_first_scenario_is_whole_before_the_program_is_there() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    assert!(player.page.find(CONFIRM)?.is_displayed()?);
    let before = player.page.text()?;
    arrives(player)?;
    assert_eq!(player.page.text()?, before, "the page changes when the program is there");
    player.assert_quiet()
}
