//! Keeps the folders of the machine out of a release.
//!
//! rustc writes the path of a source file wherever its code may panic. Two machines would make different programs of one
//! source, and each program would tell who built it.

use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;
use crate::project::Project;

/// The variables in which cargo looks for flags of rustc: it takes the first that is set, and no other. This is the first. It
/// is split at a character that no path holds.
const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";
/// The second, split at spaces.
const SPACED: &str = "RUSTFLAGS";
/// The third, for WebAssembly alone.
const OF_WASM: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folders of this machine that a build reads.
#[derive(Debug)]
pub struct Machine {
    home: PathBuf,
    /// The folders, each with the name that a program has for it instead.
    folders: [(PathBuf, String); 4],
}

impl Machine {
    /// Finds the folders that a build of this project reads.
    pub fn of(project: &Project) -> Result<Self> {
        let rustc = |arguments: &[&str]| {
            process::output(Command::new("rustc").args(arguments)).context("cannot run rustc")
        };
        let version = rustc(&["--version", "--verbose"])?;
        let commit = version
            .lines()
            .find_map(|line| line.strip_prefix("commit-hash: "))
            .context("this rustc does not tell which commit it was made from")?;
        let sysroot = rustc(&["--print", "sysroot"])?;
        let home = env::home_dir().context("there is no home folder")?;
        let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
        // Where one is in another, rustc takes the later.
        let folders = [
            (project.root().to_owned(), "/project".to_owned()),
            (project.target(), "/target".to_owned()),
            (cargo, "/cargo".to_owned()),
            // If rustup has put the source of the standard library here, rustc names that, and otherwise this.
            (Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
        ];
        Ok(Self { home, folders })
    }

    /// Has the cargo that `command` starts leave the folders out of WebAssembly. Flags that the environment sets stay.
    pub fn leave_out(&self, command: &mut Command) {
        let flag = |(folder, name): &(PathBuf, String)| {
            format!("--remap-path-prefix={}={name}", folder.display())
        };
        let own = self.folders.iter().map(flag).collect();
        let (variable, flags) = rustflags(own, |name| env::var(name).ok());
        command.env(variable, flags);
    }

    /// The folders that these bytes name.
    pub fn named_in(&self, bytes: &[u8]) -> Vec<&Path> {
        let folders = self.folders.iter().map(|(folder, _)| folder.as_path());
        folders.chain([self.home.as_path()]).filter(|folder| names(bytes, folder)).collect()
    }
}

/// Whether these bytes hold the path of something in this folder.
fn names(bytes: &[u8], folder: &Path) -> bool {
    let inside = format!("{}{MAIN_SEPARATOR}", folder.display());
    bytes.windows(inside.len()).any(|it| it == inside.as_bytes())
}

/// The variable, with its value, that adds these flags for WebAssembly to those that are set.
///
/// If no flags are set, it is the variable of that target alone. Then cargo need not compile programs for this machine once
/// more, which a build runs.
fn rustflags(own: Vec<String>, set: impl Fn(&str) -> Option<String>) -> (String, String) {
    let split = |flags: String, at| {
        flags.split(at).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let theirs: Vec<String> = match (set(ENCODED), set(SPACED)) {
        (Some(flags), _) => split(flags, '\u{1f}'),
        (None, Some(flags)) => split(flags, ' '),
        (None, None) => Vec::new(),
    };
    if theirs.is_empty() && !own.iter().any(|it| it.contains(' ')) {
        let flags: Vec<_> = set(OF_WASM).into_iter().chain(own).collect();
        (OF_WASM.to_owned(), flags.join(" "))
    } else {
        (ENCODED.to_owned(), [theirs, own].concat().join("\u{1f}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(own: &[&str], set: &[(&str, &str)]) -> (String, String) {
        let value = |name: &str| set.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        rustflags(own.iter().map(|&it| it.to_owned()).collect(), value)
    }

    #[test]
    fn flags_that_are_set_stay() {
        let is = |variable: &str, value: &str| (variable.to_owned(), value.to_owned());
        assert_eq!(flags(&["-a", "-b"], &[]), is(OF_WASM, "-a -b"));
        assert_eq!(flags(&["-a"], &[(OF_WASM, "-x -y")]), is(OF_WASM, "-x -y -a"));
        assert_eq!(flags(&["-a"], &[(SPACED, "-x  -y")]), is(ENCODED, "-x\u{1f}-y\u{1f}-a"));
        assert_eq!(
            flags(&["-a"], &[(ENCODED, "-x=1 2"), (SPACED, "-y")]),
            is(ENCODED, "-x=1 2\u{1f}-a")
        );
        assert_eq!(flags(&["-a=1 2", "-b"], &[]), is(ENCODED, "-a=1 2\u{1f}-b"));
    }

    #[test]
    fn a_path_is_found_among_other_bytes() {
        let home = ["", "home", "someone"].join(std::path::MAIN_SEPARATOR_STR);
        let file = [home.as_str(), "src"].join(std::path::MAIN_SEPARATOR_STR);
        assert!(names(format!("\0panicked at {file}/lib.rs").as_bytes(), Path::new(&home)));
        assert!(!names(format!("{home}ne").as_bytes(), Path::new(&home)));
        assert!(!names(b"", Path::new(&home)));
    }
}
