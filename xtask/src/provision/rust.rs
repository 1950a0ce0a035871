//! What belongs to the Rust toolchain and only rustup can add.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// What the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the standard library for WebAssembly if the compiler has none.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let folder = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET], "Rust's standard library for wasm32-unknown-unknown")
}

/// Adds a component of the toolchain, such as `clippy`, if its command does not run.
pub(crate) fn ensure_component(component: &str, subcommand: &str) -> Result<()> {
    if process::output(Command::new("cargo").args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    rustup(&["component", "add", component], component)
}

fn rustup(arguments: &[&str], what: &str) -> Result<()> {
    if process::on_path("rustup").is_none() {
        bail!(
            "{what} is missing: install it with your Rust toolchain, or install rustup (https://rustup.rs)"
        );
    }
    process::run(Command::new("rustup").args(arguments))
}
