//! The program that makes WebAssembly smaller, for release builds.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::cache::{Tool, is_version};
use crate::process;
use crate::project::Project;

/// `wasm-opt` as npm has it: the package `binaryen`, run by node.
#[derive(Debug)]
pub(crate) struct WasmOpt {
    /// As trunk and `wasm-opt --version` have it: `version_132`.
    trunk_version: String,
    /// As npm has it: `132.0.0`.
    npm_version: String,
}

impl WasmOpt {
    /// The version that the project's `Trunk.toml` asks for.
    pub(crate) fn wanted_by(project: &Project) -> Result<Self> {
        let trunk_version = project.wasm_opt_version()?;
        let number = trunk_version.strip_prefix("version_").with_context(|| {
            format!("the version of wasm-opt in Trunk.toml is not version_…: {trunk_version}")
        })?;
        Ok(Self { npm_version: format!("{number}.0.0"), trunk_version })
    }
}

impl Tool for WasmOpt {
    fn name(&self) -> &'static str {
        "binaryen"
    }

    fn version(&self) -> &str {
        &self.npm_version
    }

    fn install_time(&self) -> &'static str {
        "some seconds"
    }

    fn is_on_path(&self) -> bool {
        process::on_path("wasm-opt")
            .is_some_and(|program| is_version(&program, &self.trunk_version))
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        let bin = home.join("node_modules").join(".bin");
        let program = bin.join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" });
        is_version(&program, &self.trunk_version).then_some(bin)
    }

    fn install(&self, home: &Path, _build: &Path) -> Result<()> {
        let npm = process::on_path("npm").context("npm is missing")?;
        let mut command = std::process::Command::new(npm);
        command
            .args(["install", "--no-audit", "--no-fund", "--no-update-notifier", "--prefix"])
            .arg(home);
        process::run(command.arg(format!("binaryen@{}", self.npm_version)))
    }
}
