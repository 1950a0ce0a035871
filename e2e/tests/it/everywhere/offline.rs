//! The page without a network, and what becomes of it when another version is published.
//!
//! The other version is the build that can break: the same quiz, kept under the same names, in other programs.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::{Config, Result, Site, TempDir};
use serde_json::json;

use crate::author::Author;
use crate::everywhere::boot::{BROKEN, assert_broken};
use crate::fixture::{AT_END, EVENING, FAULTS, Fixture, NEVER};
use crate::player::{Player, WAY_ON};

/// The message that another version is ready, and its buttons.
const READY: &str = "#renewed p";
const NOW: &str = "#renewed button:first-of-type";
const LATER: &str = "#renewed button:last-of-type";

/// A site whose pages keep themselves, and somebody who has it on the device.
fn visited() -> Result<Option<Fixture>> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(None) };
    let player = fixture.player();
    fixture.site().let_keep();
    player.opens("")?;
    player.page.wait_until("the page to be kept", || {
        let script = "navigator.serviceWorker.getRegistration()
            .then(it => arguments[0](it?.active?.state === 'activated'))";
        Ok((player.page.execute_async(script, &[])? == json!(true)).then_some(()))
    })?;
    Ok(Some(fixture))
}

fn build(name: &str) -> PathBuf {
    Config::from_env().map(|it| it.build(name)).unwrap_or_default()
}

/// A copy of a build without the files whose names begin so, as while a host is being updated.
fn without(start: &str, build: &Path) -> Result<TempDir> {
    let half = TempDir::of(build)?;
    let files = fs::read_dir(half.path()).into_iter().flatten().flatten();
    for file in files.filter(|it| it.file_name().to_string_lossy().starts_with(start)) {
        assert!(fs::remove_file(file.path()).is_ok());
    }
    Ok(half)
}

/// Loads the page anew as a person does: Firefox's driver goes past what is kept.
fn reloads(player: Player<'_>) -> Result<()> {
    player.page.execute("window.isBefore = true; location.reload()", &[])?;
    player.page.wait_until("the page to be loaded anew", || {
        let is_before = player.page.execute("return window.isBefore === true", &[]);
        // Meanwhile it has no answer.
        Ok(matches!(is_before, Ok(it) if it == json!(false)).then_some(()))
    })?;
    player.waits_until_open()
}

/// Has the browser ask whether there is another version, as it does now and then, and waits for what comes of it.
fn asks_for_another(player: Player<'_>) -> Result<()> {
    let script = "navigator.serviceWorker.getRegistration().then(it => it.update())
        .then(() => arguments[0](true), () => arguments[0](false))";
    player.page.execute_async(script, &[])?;
    player.page.wait_until("the version to be there, or not", || {
        let script =
            "navigator.serviceWorker.getRegistration().then(it => arguments[0](!it.installing))";
        Ok((player.page.execute_async(script, &[])? == json!(true)).then_some(()))
    })
}

/// Waits for the message that another version is there.
fn waits_for_ready(player: Player<'_>) -> Result<()> {
    player.page.wait_for(READY).map(drop)
}

/// Publishes another version, has a second window take it, and comes back to the first.
fn has_another_window_take(player: Player<'_>, site: &Site, version: &Path) -> Result<()> {
    let first = player.page.tab()?;
    let second = player.page.new_tab()?;
    player.page.switch_to(&second)?;
    player.opens("#new")?;
    site.publish(version);
    asks_for_another(player)?;
    waits_for_ready(player)?;
    takes_it(player)?;
    assert_of(player, version)?;
    player.page.switch_to(&first)
}

/// Takes the other version, which comes with a page that is loaded anew.
fn takes_it(player: Player<'_>) -> Result<()> {
    player.activates(NOW)?;
    player.page.wait_until("the page to be the other version", || {
        // While the page is loaded anew it has no answer.
        Ok(matches!(player.count(READY), Ok(0)).then_some(()))
    })?;
    player.waits_until_open()
}

/// The files of the page whose names tell their content.
fn files(player: Player<'_>) -> Result<Vec<String>> {
    let script =
        "return performance.getEntriesByType('resource').map(it => new URL(it.name).pathname.slice(1))
        .filter(it => /-[0-9a-f]{16}\\.(js|wasm)$/.test(it))";
    let files = player.page.execute(script, &[])?;
    let files = files.as_array().into_iter().flatten().filter_map(|it| it.as_str());
    let files: Vec<_> = files.map(str::to_owned).collect();
    assert!(!files.is_empty(), "nothing was loaded");
    Ok(files)
}

/// Whether everything in the page is of one build.
fn is_of(player: Player<'_>, build: &Path) -> Result<bool> {
    Ok(files(player)?.iter().all(|it| build.join(it).is_file()))
}

fn assert_of(player: Player<'_>, build: &Path) -> Result<()> {
    assert!(is_of(player, build)?, "not all of {:?} is of {}", files(player)?, build.display());
    Ok(())
}

#[test]
fn all_of_it_works_without_a_network() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().cut_off(true);
    fixture.site().forget_requests();

    reloads(player)?;
    player.follows(WAY_ON)?;
    player.answers(0)?;
    player.goes_on()?;
    reloads(player)?;
    assert_eq!(player.progress()?, (2, 10));
    player.plays_to_the_end()?;
    let link = player.makes_a_link()?;
    player.opens_link(&link)?;
    assert!(!player.heading()?.is_empty());

    let author = Author::new(&fixture);
    author.begins_with_example(0)?;
    author.writes("title", "On a train")?;
    author.waits_until_kept()?;
    author.gives_it()?;
    // Browsers themselves ask whether there is another version, and of nothing else.
    let others = fixture.site().requests().into_iter().filter(|it| it != "/sw.js");
    assert_eq!(others.collect::<Vec<_>>(), [""; 0]);
    player.assert_quiet()
}

#[test]
fn another_version_comes_by_itself_and_is_taken_when_one_says_so() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let (before, after) = (build(EVENING), build(FAULTS));
    reloads(player)?;
    player.follows(WAY_ON)?;
    player.picks(1)?;
    let picked = player.checked()?;

    site.publish(after.clone());
    asks_for_another(player)?;
    waits_for_ready(player)?;
    assert_of(player, &before)?;
    assert_eq!(player.checked()?, picked);
    // Who does not want it now goes on as before, and is asked again later.
    player.activates(LATER)?;
    player
        .page
        .wait_until("the message to go", || Ok((player.count(READY)? == 0).then_some(())))?;
    player.confirms()?;
    reloads(player)?;
    waits_for_ready(player)?;
    assert_of(player, &before)?;

    site.cut_off(true);
    takes_it(player)?;
    assert_of(player, &after)?;
    assert!(player.is_locked()?, "the answer is gone");
    assert_eq!(player.progress()?, (1, 10));

    // The editor, which is another program, is of the same version.
    player.opens("#write")?;
    assert_of(player, &after)?;
    player.assert_quiet()
}

/// Of two windows, one takes the other version; the other one goes on, and may follow when it likes.
#[test]
fn two_windows_take_another_version_one_after_the_other() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let (before, after) = (build(EVENING), build(FAULTS));
    reloads(player)?;
    has_another_window_take(player, site, &after)?;
    assert_of(player, &before)?;
    waits_for_ready(player)?;
    takes_it(player)?;
    assert_of(player, &after)?;
    player.assert_quiet()
}

/// A window in the background may be slow: what watches for versions comes to it when all is done elsewhere.
#[test]
fn a_window_that_saw_nothing_of_another_version_is_told_of_it() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let after = build(FAULTS);
    reloads(player)?;
    let holds = "window.late = document.getElementById('later').content.querySelector('script');
        window.late?.remove()";
    player.page.execute(holds, &[])?;
    has_another_window_take(player, site, &after)?;
    player.page.execute("if (window.late) document.head.append(window.late)", &[])?;
    waits_for_ready(player)?;
    takes_it(player)?;
    assert_of(player, &after)?;
    player.assert_quiet()
}

/// The script that is loaded last is needed by nothing; and if it was changed on its way, it does not run.
#[test]
fn without_what_keeps_it_the_page_goes_on() -> Result<()> {
    for is_changed in [false, true] {
        let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
        let player = fixture.player();
        let half = without("offline-", &build(EVENING))?;
        if is_changed {
            let files = fs::read_dir(build(EVENING)).into_iter().flatten().flatten();
            let script = files.map(|it| it.file_name().to_string_lossy().into_owned());
            let script = script.filter(|it| it.starts_with("offline-")).collect::<String>();
            half.write(&script, "window.ran = true")?;
        }
        fixture.site().let_keep();
        fixture.site().publish(half.path());
        player.opens("")?;
        player.follows(WAY_ON)?;
        player.page.wait_until("the script to be asked for", || {
            let is_asked = fixture.site().requests().iter().any(|it| it.contains("/offline-"));
            Ok(is_asked.then_some(()))
        })?;
        player.answers(0)?;
        player.goes_on()?;
        assert_eq!(player.progress()?, (2, 10));
        let script = "navigator.serviceWorker.getRegistration()
            .then(it => arguments[0]([!!it, 'ran' in window]))";
        assert_eq!(player.page.execute_async(script, &[])?, json!([false, false]));
    }
    Ok(())
}

#[test]
fn half_of_a_version_is_none() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let (before, after) = (build(EVENING), build(FAULTS));
    reloads(player)?;
    let half = without("editor-", &after)?;
    site.publish(half.path());
    asks_for_another(player)?;
    reloads(player)?;
    player.opens("#write")?;
    assert_of(player, &before)?;
    assert_eq!(player.count(READY)?, 0);

    site.publish(after.clone());
    asks_for_another(player)?;
    waits_for_ready(player)?;
    assert_of(player, &before)?;
    takes_it(player)?;
    assert_of(player, &after)
}

/// Somebody comes back after a while, in which three versions have come.
#[test]
fn who_comes_back_late_gets_the_version_of_that_day() -> Result<()> {
    let Some(mut fixture) = visited()? else { return Ok(()) };
    if !fixture.keeps_on_disk() {
        return Ok(());
    }
    let (before, after) = (build(EVENING), build(FAULTS));
    reloads(fixture.player())?;
    for version in [AT_END, NEVER, FAULTS] {
        fixture.site().publish(build(version));
        asks_for_another(fixture.player())?;
        waits_for_ready(fixture.player())?;
    }
    reloads(fixture.player())?;
    assert_of(fixture.player(), &before)?;
    // With its last window the old version goes; a browser that was killed may not have come to that.
    fixture.browser().kill_and_reopen()?;
    fixture.site().cut_off(true);
    let player = fixture.player();
    player.opens("#new")?;
    if !is_of(player, &after)? {
        assert_of(player, &before)?;
        fixture.site().cut_off(false);
        asks_for_another(player)?;
        waits_for_ready(player)?;
        takes_it(player)?;
    }
    assert_of(player, &after)?;
    player.answers(0)?;
    player.assert_quiet()
}

/// Who has a version that breaks as it starts gets past it once a mended one is published.
#[test]
fn a_mended_version_reaches_who_has_a_broken_one() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let after = build(FAULTS);
    let breaks = "(async () => {
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const { url } of await cache.keys()) {
                    if (/what-do-you-do-.*\\.wasm$/.test(url)) await cache.put(url, new Response('broken'));
                }
            }
        })().then(() => arguments[0](true))";
    player.page.execute_async(breaks, &[])?;
    let again = format!("{BROKEN} .button");
    let opens = || {
        player.page.go("about:blank")?;
        player.page.go(&site.url("#play.1.22.1.1"))
    };
    opens()?;
    assert_broken(player)?;
    // There is none yet.
    player.activates(&again)?;
    player.page.wait_until("the page to break once more", || {
        let is_new = "return document.querySelector('[data-broken=renewing]')?.hidden === true";
        Ok(matches!(player.page.execute(is_new, &[]), Ok(it) if it == json!(true)).then_some(()))
    })?;
    assert_broken(player)?;

    site.publish(after.clone());
    player.activates(&again)?;
    player.page.wait_until("the page to be mended", || {
        Ok(matches!(player.count("#app main.play"), Ok(1)).then_some(()))
    })?;
    player.waits_until_open()?;
    assert_of(player, &after)?;
    player.answers(0)
}

/// A page that was opened before there was a worker hears nothing of one that takes over.
#[test]
fn a_page_that_no_worker_answers_for_is_renewed_at_once_too() -> Result<()> {
    let Some(fixture) = visited()? else { return Ok(()) };
    let (player, site) = (fixture.player(), fixture.site());
    let first = player.page.tab()?;
    // While this one is open, a new version waits.
    player.page.switch_to(&player.page.new_tab()?)?;
    player.opens("#new")?;
    player.page.switch_to(&first)?;
    let is_answered_for = "return navigator.serviceWorker.controller !== null";
    assert_eq!(player.page.execute(is_answered_for, &[])?, false);
    let after = build(FAULTS);
    site.publish(after.clone());
    player.page.execute("crash('injected')", &[])?;
    assert_broken(player)?;
    // The page that broke has a cover, too, so it gets a mark.
    player.page.execute("document.body.dataset.before = ''", &[])?;
    player.activates(&format!("{BROKEN} .button"))?;
    player.page.wait_until("the page to be the other version", || {
        let other = "body:not([data-before]) #app main.cover";
        Ok(matches!(player.count(other), Ok(1)).then_some(()))
    })?;
    player.waits_until_open()?;
    assert_of(player, &after)
}

/// The script of `deploy/README.md` takes the page off a host and off the devices.
#[test]
fn a_page_that_is_taken_off_its_host_is_gone() -> Result<()> {
    let Some(mut fixture) = visited()? else { return Ok(()) };
    // Once a worker has taken itself off, WebKit installs no other in the same browser, from whatever host.
    fixture.browser().keep_from_others();
    let (player, site) = (fixture.player(), fixture.site());
    reloads(player)?;
    let document = include_str!("../../../../deploy/README.md");
    let script = document.split("```js\n").nth(1).and_then(|it| it.split("```").next());
    let host = TempDir::new()?;
    host.write("index.html", "<!DOCTYPE html><title>Moved</title><h1>This page has moved</h1>")?;
    host.write("sw.js", script.unwrap_or_default())?;
    site.publish(host.path());
    let asks = "navigator.serviceWorker.getRegistration().then(it => it.update())";
    player.page.execute(asks, &[])?;
    player.page.wait_until("the page of the host", || {
        Ok(matches!(player.page.title(), Ok(it) if it == "Moved").then_some(()))
    })?;
    let left = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then(([caches, workers]) => arguments[0]([caches.length, workers.length]))";
    player.page.wait_until("nothing to be left", || {
        Ok((player.page.execute_async(left, &[])? == json!([0, 0])).then_some(()))
    })
}
