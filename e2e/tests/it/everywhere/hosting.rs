//! Any static host, any folder.

use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};

#[test]
fn nothing_is_loaded_that_is_not_the_sites_own() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let script = "return performance.getEntriesByType('resource').map(it => it.name)";
    let files = player.page.execute(script, &[])?;
    let own = fixture.site().url("");
    let files = files.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    let (ours, others): (Vec<_>, Vec<_>) = files.partition(|it| it.starts_with(&own));
    assert_eq!(others, [""; 0]);
    assert!(ours.iter().any(|it| it.contains(".wasm")), "{ours:?}");
    // What is asked for ahead of time is what is used later.
    let asked = fixture.site().requests();
    let twice = asked.iter().filter(|it| asked.iter().filter(|other| other == it).count() > 1);
    assert_eq!(twice.collect::<Vec<_>>(), [""; 0]);
    player.assert_quiet()
}

#[test]
fn a_host_that_does_not_know_webassembly_will_do() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for (kind, fragment) in [
        ("text/plain; charset=utf-8", "#new"),
        ("application/octet-stream", "#give"),
        ("", "#write"),
    ] {
        fixture.site().call_programs(kind);
        player.opens(fragment)?;
    }
    Ok(())
}
