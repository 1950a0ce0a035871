//! A program that reads QR codes. It is of others: the tests do not take the project's own word for what a code says.

use anyhow::{Context as _, Result};

use super::system;
use crate::process;

const PACKAGES: [&str; 1] = ["zbar-tools"];

/// Finds `zbarimg`, or installs it where that is possible.
pub fn ensure() -> Result<()> {
    let find = || process::on_path("zbarimg");
    if find().is_none() {
        system::install_packages(&PACKAGES)?;
    }
    find()
        .with_context(|| format!("no zbarimg on the PATH; {}", system::packages_hint(&PACKAGES)))?;
    Ok(())
}
