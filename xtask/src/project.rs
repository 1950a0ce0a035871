//! The project's folder, and the tool versions that its files name.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

/// The environment variable that names another quiz file to build in.
pub const QUIZ: &str = "WHAT_DO_YOU_DO_QUIZ";

/// The folder that holds the workspace.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project that this command was started in.
    pub fn find() -> Result<Self> {
        // Read when run, not when compiled: clones of the project may share a target folder.
        let package = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`")?;
        let mut folders = Path::new(&package).ancestors();
        let root = folders.find(|folder| folder.join("Cargo.lock").is_file());
        Ok(Self { root: root.context("there is no workspace around this package")?.to_owned() })
    }

    /// The path of the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the project.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The folder that cargo builds into.
    pub fn target(&self) -> PathBuf {
        self.path(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target")))
    }

    /// A command that starts in the project's folder.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The version of a package in `Cargo.lock`.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let lock = self.read("Cargo.lock")?;
        let version = locked_version(&lock, package);
        Ok(version.with_context(|| format!("Cargo.lock has no package `{package}`"))?.to_owned())
    }

    /// The version of `wasm-opt` that `Trunk.toml` asks for, such as `version_132`.
    pub fn wasm_opt_version(&self) -> Result<String> {
        let config = self.read("Trunk.toml")?;
        let version = config.lines().find_map(|line| text_value(line, "wasm_opt"));
        Ok(version.context("Trunk.toml names no version of `wasm_opt` in [tools]")?.to_owned())
    }

    fn read(&self, file: &str) -> Result<String> {
        fs::read_to_string(self.path(file)).with_context(|| format!("cannot read {file}"))
    }
}

/// Cargo writes the name of a package and then its version, each on a line of its own: no TOML parser is needed.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    lines.find(|line| text_value(line, "name") == Some(package))?;
    text_value(lines.next()?, "version")
}

/// The text in the line `key = "text"`.
fn text_value<'line>(line: &'line str, key: &str) -> Option<&'line str> {
    let value = line.trim_start().strip_prefix(key)?.trim_start().strip_prefix('=')?;
    value.trim_start().strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_exactly_that_package_is_read() {
        let lock = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.99"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = [
 "cfg-if",
]
"#;
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn values_are_read_with_any_spaces_and_comments() {
        assert_eq!(text_value("wasm_opt = \"version_132\"", "wasm_opt"), Some("version_132"));
        assert_eq!(text_value("  wasm_opt=\"version_132\" # why", "wasm_opt"), Some("version_132"));
        assert_eq!(text_value("wasm_opt_level = \"z\"", "wasm_opt"), None);
        assert_eq!(text_value("# wasm_opt = \"version_1\"", "wasm_opt"), None);
    }
}
