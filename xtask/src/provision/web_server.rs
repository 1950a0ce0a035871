//! Programs that serve files, to try the configurations for them.

use anyhow::{Context as _, Result};

use super::system;
use crate::process;

/// Finds a program, or installs the package that has it where that is possible.
pub fn ensure(program: &str, package: &str) -> Result<()> {
    if process::on_path(program).is_none() {
        system::install_packages(&[package])?;
    }
    process::on_path(program).with_context(|| {
        format!("no {program} on the PATH; {}", system::packages_hint(&[package]))
    })?;
    Ok(())
}
