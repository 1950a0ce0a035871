//! Sets up the tools that a command needs and the machine lacks.
//!
//! A tool that is there in the right version is used as it is. Other tools are installed where they disturb nobody: programs
//! and files go into the project's own `Cache`, by version; only browsers and servers are installed in the system. Each
//! installation is announced first. rustup installs the Rust toolchain (`rust-toolchain.toml`).

mod axe;
mod browser;
mod cache;
mod cargo_tools;
mod npm;
mod qr_reader;
mod script_checker;
mod system;
mod wasm_opt;
mod web_server;

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

pub use self::axe::AxeCore;
pub use self::browser::{BROWSERS, Browser, CHROMIUM};
use self::cache::{Cache, ToolLocation};
use self::cargo_tools::{Trunk, WasmBindgen};
pub use self::qr_reader::ensure as ensure_qr_reader;
pub use self::script_checker::{BIOME, ScriptChecker, TYPESCRIPT};
use self::wasm_opt::WasmOpt;
pub use self::web_server::ensure as ensure_web_server;
use crate::machine::Machine;
use crate::process;
use crate::project::Project;

/// The tools of a build, ready to be used.
#[derive(Debug)]
pub struct Tools {
    /// The `PATH` on which trunk finds them.
    path: OsString,
    /// The folders of the machine, which a release must not name.
    machine: Option<Machine>,
}

impl Tools {
    /// Sets up the tools of a debug build.
    pub fn for_debug(project: &Project) -> Result<Self> {
        let cache = Cache::open()?;
        Self::new(cache.provide(&[&Trunk, &WasmBindgen::locked_in(project)?])?, None)
    }

    /// Sets up the tools of a release build.
    pub fn for_release(project: &Project) -> Result<Self> {
        let cache = Cache::open()?;
        let mut locations = cache.provide(&[&Trunk, &WasmBindgen::locked_in(project)?])?;
        let wasm_opt = WasmOpt::wanted_by(project)?;
        // It comes from npm. Where that cannot be, trunk downloads its own.
        if cache.find(&wasm_opt).is_some() || process::on_path("npm").is_some() {
            match cache.provide(&[&wasm_opt]) {
                Ok(location) => locations.extend(location),
                Err(error) => eprintln!("{error:#}; it is left to trunk to download it"),
            }
        }
        Self::new(locations, Some(Machine::of(project)?))
    }

    /// Puts the folders of the cache first on the `PATH`, before other versions. Folders of tools that were found on the
    /// `PATH` stay where they are: in front, they could hide other programs.
    fn new(locations: Vec<ToolLocation>, machine: Option<Machine>) -> Result<Self> {
        let path = process::path_with(locations.into_iter().filter_map(ToolLocation::in_cache))?;
        Ok(Self { path, machine })
    }

    /// Builds the release into `dist/`.
    pub fn build(project: &Project) -> Result<()> {
        let mut trunk = Self::for_release(project)?.trunk(project);
        process::run(trunk.args(["build", "--release"]))
    }

    /// A trunk command in the project's folder.
    ///
    /// trunk uses the tools on the `PATH` if their versions are the ones it wants, and downloads others; so it needs
    /// no `--offline`, which would also keep cargo from fetching crates.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut trunk = project.command("trunk");
        trunk.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
        if let Some(machine) = &self.machine {
            machine.leave_out(&mut trunk);
        }
        // trunk 0.21 takes the customary NO_COLOR=1 for a mistake, and stops.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
        }
        trunk
    }
}
