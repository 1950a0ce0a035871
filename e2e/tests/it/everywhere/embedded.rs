//! The quiz within somebody else's page: at another host, at another port, and with a policy of its own.

use std::fs;
use std::path::Path;

use e2e::{Options, Result, Site, TempDir, say};
use serde_json::{Value, json};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, NOTICE, Player, WAY_ON};

/// The address that stands for that of the quiz in the files of `deploy/embed`.
const QUIZ: &str = "https://quiz.example";

/// A window in which the whole frame is seen: WebKit clicks nothing in a frame that is not.
pub(crate) const LARGE: (u32, u32) = (1900, 1900);

/// Gathers what a page hears.
const LISTENS: &str =
    "globalThis.heard = []; addEventListener('message', ({ data }) => heard.push(data));";

/// A page around the quiz.
pub(crate) struct Host {
    site: Site,
    _folder: TempDir,
}

impl Host {
    /// The page of `deploy/embed`.
    fn demo(quiz: &Site) -> Result<Self> {
        let folder = TempDir::new()?;
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/embed");
        for name in ["index.html", "host.js", "host.css"] {
            let text = fs::read_to_string(files.join(name)).unwrap_or_default();
            folder.write(name, &text.replace(QUIZ, quiz.url("").trim_end_matches('/')))?;
        }
        Ok(Self { site: Site::serve(folder.path(), "/")?, _folder: folder })
    }

    /// A page with plain frames, and perhaps a script that hears what they tell.
    pub(crate) fn plain(body: &str) -> Result<Self> {
        let folder = TempDir::new()?;
        folder.write("index.html", &format!("<!doctype html><title>A host</title>{body}"))?;
        Ok(Self { site: Site::serve(folder.path(), "/")?, _folder: folder })
    }

    /// Its address, at a host that is not the quiz's.
    pub(crate) fn url(&self) -> String {
        self.site.url("").replace("127.0.0.1", "localhost")
    }
}

/// A frame with the quiz, which tells this page, and has this in its tag.
fn frame(quiz: &Site, more: &str) -> String {
    let quiz = quiz.url("?embed&told=");
    format!(
        "<iframe id=frame width=900 height=900 {more}></iframe><script>{LISTENS}
        frame.src = '{quiz}' + encodeURIComponent(location.origin) + '#play.1.{SEED}.1.1'</script>"
    )
}

/// Goes into the frame of the demo.
fn enters(player: &Player<'_>) -> Result<()> {
    let frame =
        "return document.querySelector('what-do-you-do').shadowRoot.querySelector('iframe')";
    player.page.leave_frames()?;
    player.page.enter_frame(&player.page.find_by(frame)?)?;
    player.waits_until_open()
}

/// Goes on, within a frame: there, a page is told from the next by its heading.
pub(crate) fn goes_on(player: &Player<'_>, css: &str) -> Result<()> {
    let heading = player.heading()?;
    player.activates(css)?;
    player.page.wait_until("another page", || Ok((player.heading()? != heading).then_some(())))
}

/// Waits until all of the page is in the frame, which then needs no scrolling.
fn waits_until_it_fits(player: &Player<'_>) -> Result<()> {
    let fits = "const { scrollHeight, clientHeight } = document.documentElement;
        return scrollHeight <= clientHeight && clientHeight - document.body.offsetHeight < 2";
    player.page.wait_until("a frame as high as what is in it", || {
        Ok((player.page.execute(fits, &[])? == true).then_some(()))
    })
}

/// The colours of the page in the frame.
fn scheme(player: &Player<'_>) -> Result<Value> {
    player.page.execute("return getComputedStyle(document.documentElement).colorScheme", &[])
}

fn waits_for_scheme(player: &Player<'_>, wanted: &str) -> Result<()> {
    player.page.wait_until(&format!("the colours to be {wanted}"), || {
        Ok((scheme(player)? == wanted).then_some(()))
    })
}

/// The events that the demo heard, but for heights, the first first.
fn heard(player: &Player<'_>) -> Result<Vec<(String, Value)>> {
    let script = "return [...document.querySelectorAll('.heard li')].reverse()
        .map(it => [it.querySelector('strong').textContent, JSON.parse(it.querySelector('code').textContent)])";
    player.page.leave_frames()?;
    let all = player.page.execute(script, &[])?;
    let pairs = all.as_array().into_iter().flatten();
    let pairs = pairs.map(|it| (it[0].as_str().unwrap_or_default().to_owned(), it[1].clone()));
    Ok(pairs.filter(|(event, _)| event != "resized").collect())
}

#[test]
fn a_whole_play_is_told_to_the_page_around_it() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let host = Host::demo(fixture.site())?;
    let player = fixture.player();
    player.page.set_viewport(LARGE.0, LARGE.1)?;
    player.page.go(&host.url())?;
    player.page.wait_for(".heard li")?;
    let asked = "return Number(document.querySelector('what-do-you-do').getAttribute('seed'))";
    let seed = player.page.execute(asked, &[])?;
    enters(&player)?;
    assert!(player.text(".colophon")?.contains("hears"), "people are not told of it");
    goes_on(&player, WAY_ON)?;
    let mut expected = vec!["initialized", "turned", "attempted"];
    while player.screen()? == "play" {
        waits_until_it_fits(&player)?;
        player.answers(0)?;
        // The frame grows with the feedback, perhaps beyond the window, and WebKit's driver clicks where things were before.
        goes_on(&player.by_keyboard(), GO_ON)?;
        expected.extend(["answered", "turned"]);
    }
    waits_until_it_fits(&player)?;
    expected.insert(expected.len() - 1, "completed");
    let (outcome, total) = (player.heading()?, player.text(".total strong")?);
    let own = fixture.site().url("");
    let script = "return performance.getEntriesByType('resource').map(it => it.name)";
    let files = player.page.execute(script, &[])?;
    for file in files.as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(file.starts_with(&own), "{file}");
    }

    let all = heard(&player)?;
    assert_eq!(all.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), expected);
    assert_eq!(all[0].1, json!({ "language": "en", "kept": true }));
    assert_eq!(all[2].1, json!({ "seed": seed, "scenarios": 10 }));
    let completed = &all[all.len() - 2].1;
    let sum = |what: &str| all.iter().filter_map(|it| it.1["marks"][what].as_u64()).sum::<u64>();
    // Each answer has its marks, and the end has them all.
    assert_eq!(completed["marks"]["earned"].as_u64().map(|it| 2 * it), Some(sum("earned")));
    assert_eq!(completed["marks"]["possible"].as_u64().map(|it| 2 * it), Some(sum("possible")));
    let percent = completed["marks"]["percent"].as_u64();
    let percent = percent.map_or("as good as a guess".to_owned(), |it| format!("{it} %"));
    assert_eq!(percent, total);
    let titles = completed["outcomes"].as_array().into_iter().flatten();
    let titles: Vec<_> = titles.filter_map(|it| it["title"].as_str()).collect();
    assert_eq!(titles.join(" / "), outcome);

    for theme in ["dark", "light"] {
        player.activates(&format!("[name=theme][value={theme}]"))?;
        enters(&player)?;
        waits_for_scheme(&player, theme)?;
        player.page.leave_frames()?;
    }
    let link = completed["link"].as_str().unwrap_or_default();
    assert!(link.starts_with(&own) && link.contains("#r2."), "{link}");
    // Whatever else of the element is changed, the frame is loaded anew.
    let gives = "document.querySelector('what-do-you-do').setAttribute('quiz', arguments[0])";
    player.page.execute(gives, &[json!(link)])?;
    enters(&player)?;
    assert_eq!((player.screen()?, player.heading()?), ("result".to_owned(), outcome));
    expected.push("initialized");
    player.page.wait_until("the quiz to be there again", || {
        Ok((heard(&player)?.iter().map(|it| &it.0).eq(&expected)).then_some(()))
    })
}

/// A script that can send to a frame the messages that it must ignore, and then one that counts.
const SENDS: &str = "
    const right = { to: 'what-do-you-do', version: 1, theme: 'dark' };
    const cycle = { ...right, theme: {} };
    cycle.theme.theme = cycle;
    const rubbish = [null, undefined, 1, '', 'dark', 'x'.repeat(2 ** 22), [], new Map(), new Date(), cycle, [right],
        { ...right, to: 'somebody' }, { ...right, version: 2 }, { ...right, version: '1' }, { ...right, theme: 'red' },
        { ...right, theme: ['dark'] }, { theme: 'dark' }];
    globalThis.send = () => {
        for (const data of rubbish) frame.contentWindow.postMessage(data, '*');
        // From a page that is not around it.
        other.contentWindow.eval(`parent.frame.contentWindow.postMessage(${JSON.stringify(right)}, '*')`);
        frame.contentWindow.postMessage({ ...right, theme: 'light' }, '*');
    };
";

#[test]
fn who_is_not_declared_hears_nothing_and_rubbish_changes_nothing() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let quiz = fixture.site();
    let player = fixture.player();
    let others = ["", "&told=https%3A%2F%2Fblog.example", "&told=*", "&told=null"];
    for (told, run) in others.into_iter().zip(2..) {
        // What is kept of one is kept for all of them.
        let frame = quiz.url(&format!("?embed{told}#play.1.{SEED}.{run}.1"));
        let host = Host::plain(&format!(
            "<script>{LISTENS}</script><iframe width=900 height=900 src='{frame}'></iframe>"
        ))?;
        player.page.go(&host.url())?;
        player.page.enter_frame(&player.page.find("iframe")?)?;
        player.waits_until_open()?;
        player.answers(0)?;
        player.page.leave_frames()?;
        assert_eq!(player.page.execute("return heard.length", &[])?, 0, "{told}");
    }

    let host = Host::plain(&format!(
        "<iframe id=other></iframe>{}<script>{SENDS}</script>",
        frame(quiz, "")
    ))?;
    player.page.go(&host.url())?;
    player.page.enter_frame(&player.page.find("#frame")?)?;
    player.waits_until_open()?;
    let watches = "window.seen = [];
        new MutationObserver(() => seen.push(document.documentElement.style.colorScheme))
            .observe(document.documentElement, { attributeFilter: ['style'] })";
    player.page.execute(watches, &[])?;
    player.page.leave_frames()?;
    player.page.execute("send()", &[])?;
    player.page.enter_frame(&player.page.find("#frame")?)?;
    // Messages come in order: once the last one has come, all have.
    waits_for_scheme(&player, "light")?;
    assert_eq!(player.page.execute("return window.seen", &[])?, json!(["light"]));
    player.answers(0)
}

#[test]
fn a_frame_in_which_nothing_can_be_kept_says_so_once_and_plays() -> Result<()> {
    for is_sandboxed in [false, true] {
        let options = Options { is_storage_blocked: !is_sandboxed };
        let Some(fixture) = Fixture::open_at(EVENING, "/", options)? else { return Ok(()) };
        if is_sandboxed && !fixture.engine().knows_self_in_sandboxes() {
            say(
                "SKIPPED in WebKit: a sandboxed frame, where it lets no file of the page's own run",
            );
            continue;
        }
        let sandbox = if is_sandboxed { "sandbox=allow-scripts" } else { "" };
        let host = Host::plain(&frame(fixture.site(), sandbox))?;
        let player = fixture.player();
        player.page.go(&host.url())?;
        player.page.enter_frame(&player.page.find("#frame")?)?;
        player.waits_for_words(NOTICE)?;
        let place = "return document.querySelector('.notices').getBoundingClientRect().top";
        assert_eq!(player.page.execute(place, &[])?, 0, "it is not at the top");
        player.activates(&format!("{NOTICE} button"))?;
        player.answers(0)?;
        goes_on(&player, GO_ON)?;
        player.answers(0)?;
        assert_eq!(player.count(NOTICE)?, 0, "it is said once more");
        player.page.leave_frames()?;
        let steps = "return heard.filter(it => it.event === 'answered').map(it => it.step)";
        player.page.wait_until("both answers to be told", || {
            Ok((player.page.execute(steps, &[])? == json!([1, 2])).then_some(()))
        })?;
        let kept = "return heard.filter(it => it.event === 'initialized').map(it => it.kept)";
        assert_eq!(player.page.execute(kept, &[])?, json!([false]));
    }
    Ok(())
}

#[test]
fn a_host_that_makes_the_frame_larger_each_time_comes_to_rest() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let grows = "<script>addEventListener('message', ({ data }) => {
        if (data.event === 'resized') frame.height = data.height + 50;
    })</script>";
    let host = Host::plain(&format!("{}{grows}", frame(fixture.site(), "")))?;
    let player = fixture.player();
    player.page.set_viewport(LARGE.0, LARGE.1)?;
    player.page.go(&host.url())?;
    // A hundred drawings without a word.
    let rests = "const done = arguments[arguments.length - 1];
        let [still, length] = [0, 0];
        const look = () => {
            still = heard.length === length ? still + 1 : 0;
            length = heard.length;
            if (still > 100 || length > 100) done(length);
            else requestAnimationFrame(look);
        };
        look()";
    let rests = || -> Result<()> {
        player.page.leave_frames()?;
        let told = player.page.execute_async(rests, &[])?;
        assert!(told.as_u64().is_some_and(|it| it < 100), "it is told {told} times");
        player.page.enter_frame(&player.page.find("#frame")?)?;
        player.waits_until_open()
    };
    rests()?;
    player.picks(0)?;
    rests()?;
    player.confirms()?;
    player.page.wait_for(GO_ON)?;
    rests()?;
    // Nothing in the page goes by the height of the frame.
    for height in [600, 3000] {
        player.page.leave_frames()?;
        let set = "heard.length = 0; document.getElementById('frame').height = arguments[0]";
        player.page.execute(set, &[json!(height)])?;
        rests()?;
        player.page.leave_frames()?;
        assert_eq!(player.page.execute("return heard.length", &[])?, 0, "at {height} px");
    }
    Ok(())
}

#[test]
fn options_are_heeded_and_those_that_are_none_are_told() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.hears_the_console()?;
    let options = format!("?embed&colour=red&theme=dark&seed={SEED}&feedback=at-end&seed=23");
    player.opens(&options)?;
    let told = [player.page.console()?, fixture.site().take_console()].concat();
    let is_told = |what: &str| told.iter().filter(|it| it.contains(what)).count();
    assert_eq!((is_told("colour"), is_told("again")), (1, 1), "{told:?}");
    assert_eq!(scheme(&player)?, "dark");
    player.follows(WAY_ON)?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.1.1"));
    player.picks_and_goes_on(0)?;
    assert!(!player.has_feedback()?);
    // Those of the page itself are others.
    let kept = player.kept()?;
    assert!(
        kept.iter().any(|it| it.contains("/an-evening-at-marisols.at-end/attempt/")),
        "{kept:?}"
    );
    assert!(!kept.iter().any(|it| it.contains("/an-evening-at-marisols/attempt/")), "{kept:?}");
    player.reloads()?;
    assert_eq!(player.progress()?.0, 2);
    // The editor has a window of its own.
    player.opens("?embed")?;
    let editor = player.page.wait_for("a[target=_blank][href$='#write']")?;
    assert!(editor.is_displayed()?);
    Ok(())
}
