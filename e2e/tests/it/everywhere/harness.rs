//! The harness itself, on a page of its own.

use e2e::{Browser, Media, Options, Result, Scratch, Site, Stage, axe, key};
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
struct Scene {
    stage: Stage,
    site: Site,
    browser: Browser,
    folder: Scratch,
}

impl Scene {
    fn set(options: Options) -> Result<Option<Self>> {
        let Some(stage) = Stage::set() else { return Ok(None) };
        let folder = Scratch::new()?;
        folder.write("index.html", PAGE)?;
        let site = stage.serve(folder.path(), "/some/where/")?;
        let browser = Browser::open(&stage, options)?;
        browser.session().go(&site.url(""))?;
        Ok(Some(Self { stage, site, browser, folder }))
    }
}

#[test]
fn choices_are_made_by_mouse_by_touch_and_by_keyboard() -> Result<()> {
    let Some(scene) = Scene::set(Options::default())? else { return Ok(()) };
    let page = scene.browser.session();

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
    let Some(scene) = Scene::set(Options::default())? else {
        return Ok(());
    };
    let page = scene.browser.session();
    let (start, further) = (scene.site.url(""), scene.site.url("#further"));

    assert_eq!(page.title()?, "A page");
    page.go(&further)?;
    page.back()?;
    assert_eq!(page.url()?, start);
    page.forward()?;
    assert_eq!(page.url()?, further);
    assert_eq!(scene.site.requests(), ["/some/where/"]);
    scene.site.forget_requests();
    page.refresh()?;
    assert_eq!(scene.site.requests(), ["/some/where/"]);

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
    let Some(scene) = Scene::set(Options::default())? else { return Ok(()) };
    let page = scene.browser.session();

    let console = || Ok([page.console()?, scene.site.take_console()].concat());
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
    let Some(scene) = Scene::set(Options::default())? else { return Ok(()) };
    let page = scene.browser.session();
    scene.folder.write("strict.html", STRICT_PAGE)?;
    scene.site.inject("window.isInjected = true");
    page.go(&scene.site.url("strict.html"))?;
    assert_eq!(page.execute("return window.isInjected", &[])?, true);

    page.execute("new Image().src = 'forbidden.png'", &[])?;
    page.wait_until("a report", || {
        Ok(scene.site.take_reports().pop().filter(|report| report.contains("forbidden.png")))
    })?;
    assert_eq!(scene.site.missing(), [""; 0], "what is forbidden was asked for");
    Ok(())
}

#[test]
fn pages_are_seen_in_other_circumstances() -> Result<()> {
    let Some(scene) = Scene::set(Options::default())? else {
        return Ok(());
    };
    let page = scene.browser.session();
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
        assert_eq!(matches(query)?, scene.stage.engine().can_emulate(media), "{media:?}");
    }
    page.emulate(&[])?;

    page.set_window(900, 700)?;
    assert_eq!(page.execute("return outerWidth", &[])?, 900);
    page.set_viewport(320, 640)?;
    assert_eq!(page.execute("return [innerWidth, innerHeight]", &[])?, json!([320, 640]));
    page.set_viewport(1280, 900)?;
    assert_eq!(page.execute("return [innerWidth, innerHeight]", &[])?, json!([1280, 900]));

    let picture = scene.folder.path().join("page.png");
    page.screenshot(&picture)?;
    assert!(std::fs::read(picture).unwrap().starts_with(b"\x89PNG"));
    Ok(())
}

#[test]
fn what_is_stored_outlives_a_killed_browser() -> Result<()> {
    let Some(mut scene) = Scene::set(Options::default())? else { return Ok(()) };
    if !scene.stage.keeps_on_disk() {
        return Ok(());
    }

    scene.browser.session().execute("localStorage.setItem('kept', 'still here')", &[])?;
    scene.browser.wait_until_stored("still here")?;
    scene.browser.kill_and_reopen()?;
    let page = scene.browser.session();
    page.go(&scene.site.url(""))?;
    assert_eq!(page.execute("return localStorage.getItem('kept')", &[])?, "still here");
    Ok(())
}

#[test]
fn storage_can_be_blocked() -> Result<()> {
    let options = Options { is_storage_blocked: true };
    let Some(scene) = Scene::set(options)? else { return Ok(()) };

    // Engines refuse it in two ways.
    let script = "try { return String(localStorage) } catch (error) { return error.name }";
    let answer = scene.browser.session().execute(script, &[])?;
    assert!(answer == "SecurityError" || answer == "null", "{answer}");
    Ok(())
}

#[test]
fn a_wait_that_is_in_vain_says_what_there_was_instead() -> Result<()> {
    let Some(scene) = Scene::set(Options::default())? else { return Ok(()) };

    let error = scene.browser.session().wait_for("#no-such").unwrap_err().to_string();
    assert!(error.starts_with("waited 10s for `#no-such`; instead:\nA page\n"), "{error}");
    Ok(())
}

#[test]
fn faults_of_access_are_found() -> Result<()> {
    let Some(scene) = Scene::set(Options::default())? else {
        return Ok(());
    };
    let page = scene.browser.session();

    assert_eq!(axe::faults(&scene.stage, page)?.unwrap_or_default(), "");
    for (script, fault) in [
        ("document.body.append(document.createElement('img'))", "Wrong: image-alt"),
        (
            "document.querySelector('h1').style.background = 'linear-gradient(red, blue)'",
            "Left open: color-contrast",
        ),
    ] {
        page.refresh()?;
        page.execute(script, &[])?;
        if let Some(found) = axe::faults(&scene.stage, page)? {
            assert!(found.contains(fault), "{fault} is not among{found}");
        }
    }
    Ok(())
}
