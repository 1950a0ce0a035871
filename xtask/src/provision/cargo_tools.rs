//! Tools that cargo installs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::cache::{Cache, Tool, ToolLocation, is_version};
use crate::process;
use crate::project::Project;

/// The program that builds and serves the site.
#[derive(Debug)]
pub(crate) struct Trunk;

impl Tool for Trunk {
    fn name(&self) -> &'static str {
        "trunk"
    }

    /// Later versions want a newer compiler.
    fn version(&self) -> &'static str {
        "0.21.14"
    }

    fn install_time(&self) -> &'static str {
        "some minutes"
    }

    fn is_on_path(&self) -> bool {
        program_on_path("trunk", self.version())
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        bin_with("trunk", self.version(), home)
    }

    fn install(&self, home: &Path, build: &Path) -> Result<()> {
        process::run(cargo_install("trunk", self.version(), home, build)?.arg("--locked"))
    }
}

/// The program that joins WebAssembly and JavaScript. It must be of the version of the crate that is linked in.
#[derive(Debug)]
pub(crate) struct WasmBindgen {
    version: String,
}

impl WasmBindgen {
    /// The version that goes with the project's `Cargo.lock`.
    pub(crate) fn locked_in(project: &Project) -> Result<Self> {
        Ok(Self { version: project.locked_version("wasm-bindgen")? })
    }
}

impl Tool for WasmBindgen {
    fn name(&self) -> &'static str {
        "wasm-bindgen"
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn install_time(&self) -> &'static str {
        "some minutes"
    }

    fn is_on_path(&self) -> bool {
        program_on_path("wasm-bindgen", &self.version)
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        bin_with("wasm-bindgen", &self.version, home)
    }

    /// Without `--locked`: the lock file that version 0.2.130 was published with does not build.
    fn install(&self, home: &Path, build: &Path) -> Result<()> {
        process::run(&mut cargo_install("wasm-bindgen-cli", &self.version, home, build)?)
    }
}

/// The program that drives Firefox.
#[derive(Debug)]
pub(crate) struct GeckoDriver;

impl GeckoDriver {
    /// Finds or installs it.
    pub(crate) fn set_up() -> Result<PathBuf> {
        let locations = Cache::open()?.provide(&[&Self])?;
        let bin = locations.into_iter().find_map(ToolLocation::in_cache);
        Ok(bin.context("geckodriver is not in the cache")?.join("geckodriver"))
    }
}

impl Tool for GeckoDriver {
    fn name(&self) -> &'static str {
        "geckodriver"
    }

    fn version(&self) -> &'static str {
        "0.37.1"
    }

    fn install_time(&self) -> &'static str {
        "some minutes"
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        bin_with("geckodriver", self.version(), home)
    }

    fn install(&self, home: &Path, build: &Path) -> Result<()> {
        process::run(cargo_install("geckodriver", self.version(), home, build)?.arg("--locked"))
    }
}

/// Whether the first `program` on the `PATH`, which is the one that would be run, is of that version.
fn program_on_path(program: &str, version: &str) -> bool {
    process::on_path(program).is_some_and(|program| is_version(&program, version))
}

/// The folder of programs that `cargo install` leaves in `home`, if the program in it runs.
fn bin_with(program: &str, version: &str, home: &Path) -> Option<PathBuf> {
    let bin = home.join("bin");
    is_version(&bin.join(program), version).then_some(bin)
}

fn cargo_install(package: &str, version: &str, home: &Path, build: &Path) -> Result<Command> {
    let mut command = Command::new("cargo");
    command.args(["install", package, "--version", version, "--root"]).arg(home);
    command.arg("--target-dir").arg(build);
    // Several times faster to build, and the tools do not have to be fast.
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    // Otherwise cargo would ask people to put the folder on their own.
    command.env("PATH", process::path_with([home.join("bin")])?);
    Ok(command)
}
