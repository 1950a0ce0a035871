//! The harness itself, on a page of its own.

use e2e::{Browser, Config, Media, Options, Result, Site, TempDir, axe, key};
use serde_json::json;

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="icon" href="data:,">
<style>@media (prefers-color-scheme: dark) { h1 { color: rgb(1, 2, 3) } }</style>
</head>
<body>
<main>
<h1>A page</h1>
<form>
<fieldset>
<legend>Which?</legend>
<label><input type="radio" name="which" value="one"> One</label>
<label><input type="radio" name="which" value="two"> Two</label>
</fieldset>
<label>Name <input id="name"></label>
</form>
<p id="said"></p>
</main>
<script>
addEventListener("change", event => {
    if (event.target.type === "radio") document.querySelector("#said").textContent = "chose " + event.target.value;
});
</script>
</body>
</html>
"##;

const STRICT_PAGE: &str = r#"<!DOCTYPE html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'">
<link rel="icon" href="data:,">
<title>A strict page</title>
"#;

/// A page, served, and a browser on it.
pub(crate) struct Fixture {
    config: Config,
    site: Site,
    pub(crate) browser: Browser,
    folder: TempDir,
}

impl Fixture {
    pub(crate) fn open(options: Options) -> Result<Option<Self>> {
        let Some(config) = Config::from_env() else { return Ok(None) };
        let folder = TempDir::new()?;
        folder.write("index.html", PAGE)?;
        let site = config.serve(folder.path(), "/some/where/")?;
        let browser = Browser::open(&config, options)?;
        browser.session().go(&site.url(""))?;
        Ok(Some(Self { config, site, browser, folder }))
    }
}

#[test]
fn choices_are_made_by_mouse_by_touch_and_by_keyboard() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else { return Ok(()) };
    let page = fixture.browser.session();

    let radios = page.find_all("input[type=radio]")?;
    radios[1].click()?;
    page.wait_for_text("chose two")?;
    assert!(radios[1].is_selected()?);

    radios[0].tap()?;
    page.wait_for_text("chose one")?;

    page.press(&[key::DOWN])?;
    page.wait_for_text("chose two")?;
    assert!(page.active()? == radios[1]);
    assert_eq!(radios[1].role()?, "radio");
    assert_eq!(radios[1].label()?, "Two");

    page.press(&[key::TAB])?;
    page.type_text("Ann")?;
    let name = page.find("#name")?;
    assert!(page.active()? == name);
    assert_eq!(name.property("value")?, "Ann");
    assert_eq!(name.attribute("value")?, None);
    page.press(&[key::SHIFT, key::TAB])?;
    assert!(page.active()? == radios[1]);
    name.clear()?;
    name.send_keys("Bob")?;
    assert_eq!(name.property("value")?, "Bob");
    assert!(name.is_enabled()?);
    Ok(())
}

#[test]
fn pages_are_gone_to_and_left() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else {
        return Ok(());
    };
    let page = fixture.browser.session();
    let (start, further) = (fixture.site.url(""), fixture.site.url("#further"));

    assert_eq!(page.title()?, "A page");
    page.go(&further)?;
    page.back()?;
    assert_eq!(page.url()?, start);
    page.forward()?;
    assert_eq!(page.url()?, further);
    assert_eq!(fixture.site.requests(), ["/some/where/"]);
    fixture.site.forget_requests();
    page.refresh()?;
    assert_eq!(fixture.site.requests(), ["/some/where/"]);

    let first = page.tab()?;
    let second = page.new_tab()?;
    page.switch_to(&second)?;
    page.go(&start)?;
    assert_eq!(page.tabs()?.len(), 2);
    page.switch_to(&first)?;
    assert_eq!(page.url()?, further);
    Ok(())
}

#[test]
fn the_console_is_read() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else { return Ok(()) };
    let page = fixture.browser.session();

    let console = || Ok([page.console()?, fixture.site.take_console()].concat());
    assert_eq!(console()?, [""; 0]);
    page.execute("console.debug('low'); console.error('high'); setTimeout(() => { throw new Error('thrown') })", &[])?;
    let mut said: Vec<String> = Vec::new();
    page.wait_until("three messages", || {
        said.extend(console()?);
        Ok((said.len() == 3).then_some(()))
    })?;
    for word in ["low", "high", "thrown"] {
        assert!(said.iter().any(|line| line.contains(word)), "no {word} in {said:?}");
    }

    // What a page said before it was left is heard too.
    page.execute("console.warn('bye')", &[])?;
    page.refresh()?;
    page.wait_until("a last word", || Ok(console()?.pop().filter(|line| line.contains("bye"))))?;
    assert_eq!(console()?, [""; 0]);
    Ok(())
}

#[test]
fn a_strict_page_is_driven_and_its_violations_are_reported() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else { return Ok(()) };
    let page = fixture.browser.session();
    fixture.folder.write("strict.html", STRICT_PAGE)?;
    fixture.site.inject("window.isInjected = true");
    page.go(&fixture.site.url("strict.html"))?;
    assert_eq!(page.execute("return window.isInjected", &[])?, true);

    page.execute("new Image().src = 'forbidden.png'", &[])?;
    page.wait_until("a report", || {
        Ok(fixture.site.take_reports().pop().filter(|report| report.contains("forbidden.png")))
    })?;
    assert_eq!(fixture.site.missing(), [""; 0], "what is forbidden was asked for");
    Ok(())
}

#[test]
fn pages_are_seen_in_other_circumstances() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else {
        return Ok(());
    };
    let page = fixture.browser.session();
    let matches =
        |query: &str| page.execute("return matchMedia(arguments[0]).matches", &[json!(query)]);

    page.emulate(&[Media::Dark, Media::ReducedMotion])?;
    assert_eq!(matches("(prefers-color-scheme: dark)")?, true);
    assert_eq!(matches("(prefers-reduced-motion: reduce)")?, true);
    assert_eq!(
        page.execute("return getComputedStyle(document.querySelector('h1')).color", &[])?,
        "rgb(1, 2, 3)"
    );
    page.emulate(&[Media::Light])?;
    assert_eq!(matches("(prefers-color-scheme: light)")?, true);
    assert_eq!(matches("(prefers-reduced-motion: reduce)")?, false);
    for (media, query) in
        [(Media::ForcedColors, "(forced-colors: active)"), (Media::Print, "print")]
    {
        page.emulate(&[media])?;
        assert_eq!(matches(query)?, fixture.config.engine().can_emulate(media), "{media:?}");
    }
    page.emulate(&[])?;

    page.set_window(900, 700)?;
    assert_eq!(page.execute("return outerWidth", &[])?, 900);
    page.set_viewport(320, 640)?;
    assert_eq!(page.execute("return [innerWidth, innerHeight]", &[])?, json!([320, 640]));
    page.set_viewport(1280, 900)?;
    assert_eq!(page.execute("return [innerWidth, innerHeight]", &[])?, json!([1280, 900]));

    let picture = fixture.folder.path().join("page.png");
    page.screenshot(&picture)?;
    assert!(std::fs::read(picture).unwrap().starts_with(b"\x89PNG"));
    Ok(())
}

/// All that a page could find of those that were in the same browser before.
const TRACES: &str = "
    const done = arguments[0];
    const permission = name => navigator.permissions.query({ name }).then(it => it.state, () => 'unknown');
    (async () => done({
        history: history.length,
        opener: opener !== null,
        name: window.name,
        size: [innerWidth, innerHeight, devicePixelRatio],
        media: ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)', 'print']
            .map(it => matchMedia(it).matches),
        stored: [localStorage.length, sessionStorage.length, document.cookie],
        databases: await indexedDB.databases?.().then(it => it.length),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        permissions: [await permission('clipboard-read'), await permission('clipboard-write')],
        hasFocus: document.hasFocus(),
        isVisible: document.visibilityState,
    }))()";

/// One browser is had by one test after the other.
#[test]
fn a_test_finds_nothing_of_the_one_before() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else { return Ok(()) };
    let page = fixture.browser.session();
    fixture.browser.reset()?;
    page.go(&fixture.site.url(""))?;
    let before = page.execute_async(TRACES, &[])?;
    assert_eq!(before["size"], json!([1280, 900, 1]), "{before}");

    fixture.folder.write("worker.js", "addEventListener('fetch', () => {})")?;
    let leave = "
        const [worker, done] = arguments;
        localStorage.setItem('left', 'here');
        sessionStorage.setItem('left', 'here');
        window.name = 'left';
        console.error('left here');
        addEventListener('beforeunload', event => event.preventDefault());
        const opened = indexedDB.open('left');
        opened.onsuccess = async () => {
            await caches.open('left');
            await navigator.serviceWorker.register(worker);
            done();
        }";
    page.execute_async(leave, &[json!(fixture.site.url("worker.js"))])?;
    for fragment in ["#one", "#two"] {
        page.go(&fixture.site.url(fragment))?;
    }
    page.set_viewport(320, 640)?;
    page.emulate(&[Media::Dark, Media::ReducedMotion])?;
    let other = page.new_tab()?;
    page.switch_to(&other)?;
    page.go(&fixture.site.url("#three"))?;
    page.execute("setTimeout(() => alert('left'))", &[])?;
    let left = [page.tabs()?, vec![other]].concat();

    // Another test has a site of its own.
    fixture.browser.reset()?;
    let site = fixture.config.serve(fixture.folder.path(), "/some/where/")?;
    page.go(&site.url(""))?;
    assert_eq!(page.execute_async(TRACES, &[])?, before);
    assert_eq!(page.tabs()?.len(), 1);
    assert!(!left.contains(&page.tab()?), "the window is one of those before");
    assert_eq!([page.console()?, site.take_console()].concat(), [""; 0]);
    Ok(())
}

#[test]
fn what_is_stored_outlives_a_killed_browser() -> Result<()> {
    let Some(mut fixture) = Fixture::open(Options::default())? else { return Ok(()) };
    if !fixture.config.keeps_on_disk() {
        return Ok(());
    }

    fixture.browser.session().execute("localStorage.setItem('kept', 'still here')", &[])?;
    fixture.browser.wait_until_stored("still here")?;
    fixture.browser.kill_and_reopen()?;
    let page = fixture.browser.session();
    page.go(&fixture.site.url(""))?;
    assert_eq!(page.execute("return localStorage.getItem('kept')", &[])?, "still here");
    Ok(())
}

#[test]
fn storage_can_be_blocked() -> Result<()> {
    let options = Options { is_storage_blocked: true };
    let Some(fixture) = Fixture::open(options)? else { return Ok(()) };

    // Engines refuse it in two ways.
    let script = "try { return String(localStorage) } catch (error) { return error.name }";
    let answer = fixture.browser.session().execute(script, &[])?;
    assert!(answer == "SecurityError" || answer == "null", "{answer}");
    Ok(())
}

#[test]
fn faults_of_access_are_found() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else {
        return Ok(());
    };
    let page = fixture.browser.session();

    assert_eq!(axe::faults(&fixture.config, page)?.unwrap_or_default(), "");
    for (script, fault) in [
        ("document.body.append(document.createElement('img'))", "Wrong: image-alt"),
        (
            "document.querySelector('h1').style.background = 'linear-gradient(red, blue)'",
            "Left open: color-contrast",
        ),
    ] {
        page.refresh()?;
        page.execute(script, &[])?;
        if let Some(found) = axe::faults(&fixture.config, page)? {
            assert!(found.contains(fault), "{fault} is not among{found}");
        }
    }
    Ok(())
}
