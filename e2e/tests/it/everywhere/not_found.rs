//! Addresses where there is nothing: links that were spoilt on their way, and others.

use std::fs;

use e2e::{Config, Error, Options, Result};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::Player;

/// Opens an address as from a mail program, and waits until another has taken its place.
fn is_led_on(player: Player<'_>, from: &str, to: &str) -> Result<()> {
    player.page.go("about:blank")?;
    player.page.go(from)?;
    player.page.wait_until(&format!("the way from {from} to {to}"), || {
        Ok((player.page.url()? == to).then_some(()))
    })
}

#[test]
fn a_link_whose_hash_became_part_of_the_path_opens() -> Result<()> {
    for base in ["/", "/some/where/"] {
        let Some(fixture) = Fixture::open_at(EVENING, base, Options::default())? else {
            return Ok(());
        };
        let player = fixture.player();
        let url = |file: &str| fixture.site().url(file);
        let sent = format!("d0.1.{SEED}");
        for (spoilt, opened) in [
            (format!("%23{sent}"), format!("#{sent}")),
            (format!("%2523{sent}"), format!("#{sent}")),
            (format!("%23{sent}?utm_source=mail"), format!("#{sent}")),
            (format!("index.html%23{sent}"), format!("index.html#{sent}")),
        ] {
            is_led_on(player, &url(&spoilt), &url(&opened))?;
            player.waits_until_open()?;
            assert_ne!(player.screen()?, "lost", "{spoilt}");
        }
        // What was spoilt is no step of the history.
        player.page.back()?;
        assert_eq!(player.page.url()?, "about:blank");
    }
    Ok(())
}

/// A path may look like the address of another host.
#[test]
fn a_spoilt_link_leads_to_no_other_host() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let url = |file: &str| fixture.site().url(file);
    is_led_on(fixture.player(), &url("/example.org/%23d0.1.2"), &url("/example.org/#d0.1.2"))
}

#[test]
fn an_address_of_nothing_says_so_and_leads_to_the_page() -> Result<()> {
    let Some(fixture) = Fixture::open_at(EVENING, "/some/where/", Options::default())? else {
        return Ok(());
    };
    let player = fixture.player();
    let url = |file: &str| fixture.site().url(file);
    for (from, to) in [
        ("nothing", ""),
        ("nothing/", ""),
        ("nothing.html?query", ""),
        ("%23", ""),
        ("nothing#d0.1.22", "#d0.1.22"),
    ] {
        player.page.go("about:blank")?;
        player.page.go(&url(from))?;
        assert!(player.page.find(".lost h1")?.is_displayed()?, "{from}");
        assert!(!player.page.find(".opening")?.is_displayed()?, "{from}");
        if let Some(faults) = fixture.faults()? {
            assert_eq!(faults, "", "{from}");
        }
        player.activates(".lost a")?;
        player.page.wait_for(".cover")?;
        assert_eq!(player.page.url()?, url(to), "{from}");
    }
    Ok(())
}

/// It is shown at any depth, where no address that it named would be right.
#[test]
fn the_page_for_nothing_needs_no_other_file() -> Result<()> {
    let Some(config) = Config::from_env() else { return Ok(()) };
    let page = fs::read_to_string(config.build(EVENING).join("404.html"));
    let page = page.map_err(|source| Error::Io { doing: "cannot read it".to_owned(), source })?;
    for (text, count) in
        [("src=", 0), ("href=", 1), ("url(", 0), ("<link", 0), ("<script>", 1), ("<style>", 1)]
    {
        assert_eq!(page.matches(text).count(), count, "{text}");
    }
    for source in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval' 'sha256-"] {
        assert!(page.contains(source), "{source}");
    }
    Ok(())
}
