//! The files of a release. They name nothing of the machine that built them, and every machine builds the same bytes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use xtask::hex::Hex;
use xtask::machine::Machine;
use xtask::process;
use xtask::project::{Project, QUIZ};

/// The files of a release, by their paths in `dist/`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Release(BTreeMap<PathBuf, Vec<u8>>);

impl Release {
    /// Reads a `dist/`.
    pub(crate) fn read(dist: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        let mut folders = vec![dist.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)
                .with_context(|| format!("cannot read {}", folder.display()))?
            {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path)?;
                    files.insert(path.strip_prefix(dist)?.to_owned(), bytes);
                }
            }
        }
        ensure!(!files.is_empty(), "{} is empty", dist.display());
        Ok(Self(files))
    }

    /// The files by their names, with `/` between folders on every system.
    pub(crate) fn into_files(self) -> Result<BTreeMap<String, Vec<u8>>> {
        let named = self.0.into_iter().map(|(path, bytes)| {
            let name = path.to_str().with_context(|| format!("{} is no text", path.display()))?;
            Ok((name.replace(MAIN_SEPARATOR, "/"), bytes))
        });
        named.collect()
    }

    /// Checks that no file names a folder of this machine.
    pub(crate) fn names_nothing_of(&self, machine: &Machine) -> Result<()> {
        for (file, bytes) in &self.0 {
            let named = machine.named_in(bytes);
            ensure!(named.is_empty(), "{} names {named:?}", file.display());
        }
        Ok(())
    }
}

/// The digests of the files, as `sha256sum` prints them.
impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(file, bytes)| {
            writeln!(f, "{}  {}", Hex(&Sha256::digest(bytes)), file.display())
        })
    }
}

/// Builds the current commit twice, in two folders with two cargo homes, and checks that both releases are equal.
pub(crate) fn reproduce(project: &Project) -> Result<Release> {
    let scratch = project.target().join("reproduce");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    // Of two lengths, so that a path that only leaves its length behind is seen too.
    let first = build_in(project, &scratch.join("a"))?;
    let second = build_in(project, &scratch.join("another-place"))?;
    ensure!(first == second, "the same source came to\n{first}and to\n{second}");
    fs::remove_dir_all(&scratch)?;
    Ok(first)
}

/// Builds the current commit in an empty folder.
fn build_in(project: &Project, folder: &Path) -> Result<Release> {
    let clone = folder.join("project");
    let mut git = Command::new("git");
    process::run(git.args(["clone", "--quiet"]).arg(project.root()).arg(&clone))?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["xtask", "build"])
        .current_dir(&clone)
        .env("CARGO_HOME", folder.join("cargo"))
        .env_remove("CARGO_TARGET_DIR")
        .env_remove(QUIZ);
    process::run(&mut cargo)?;
    Release::read(&clone.join("dist"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_listed_like_sha256sum_does() {
        let files = [("index.html", "abc"), ("a/b.js", "")];
        let release = Release(files.map(|(file, text)| (file.into(), text.into())).into());
        assert_eq!(
            release.to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/b.js\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  index.html\n"
        );
    }
}
