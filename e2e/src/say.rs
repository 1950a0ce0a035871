//! Lines for the person who runs the tests.

use std::io::{self, Write as _};

/// Says a line where a person sees it: unlike `eprintln!`, which the test runner hides while tests pass.
pub fn say(line: &str) {
    // Without a place to say it, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{line}");
}
