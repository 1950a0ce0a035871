//! The harness itself, as far as it does without an engine.

use e2e::{Options, Result};

use crate::everywhere::harness::Fixture;

#[test]
fn a_wait_that_is_in_vain_says_what_there_was_instead() -> Result<()> {
    let Some(fixture) = Fixture::open(Options::default())? else { return Ok(()) };

    let error = fixture.browser.session().wait_for("#no-such").unwrap_err().to_string();
    assert!(error.starts_with("waited 20s for `#no-such`; instead:\nA page\n"), "{error}");
    Ok(())
}
