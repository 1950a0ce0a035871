//! The folder into which trunk builds.

use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::PathBuf;

/// The folder. Its files are named as the page names them.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: PathBuf,
}

impl Staging {
    pub(crate) fn new(folder: PathBuf) -> Staging {
        Staging { folder }
    }

    /// Reads a file of text.
    pub(crate) fn read(&self, name: &str) -> Result<String> {
        text(name, self.bytes(name)?)
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        fs::write(self.folder.join(name), bytes).with_context(|| format!("cannot write {name}"))
    }

    /// Reads a file, and removes it: it is published under another name, or not at all.
    pub(crate) fn take(&self, name: &str) -> Result<Vec<u8>> {
        let bytes = self.bytes(name)?;
        fs::remove_file(self.folder.join(name)).with_context(|| format!("cannot remove {name}"))?;
        Ok(bytes)
    }

    /// Reads a file of text, and removes it.
    pub(crate) fn take_text(&self, name: &str) -> Result<String> {
        text(name, self.take(name)?)
    }

    /// Refuses a build that has scripts of crates in these folders: nothing knows their digests.
    pub(crate) fn expect_no_snippets(&self, folders: &[&str]) -> Result<()> {
        let has_snippets = folders.iter().any(|it| self.folder.join(it).join("snippets").exists());
        ensure!(!has_snippets, "a crate brings scripts, which would be loaded without a digest");
        Ok(())
    }

    /// Removes a folder with all that is in it.
    pub(crate) fn remove_folder(&self, name: &str) -> Result<()> {
        fs::remove_dir_all(self.folder.join(name)).with_context(|| format!("cannot remove {name}"))
    }

    /// The names of all files, in order.
    pub(crate) fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).context("cannot read the folder of the build")? {
            names.extend(entry?.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Reads a file.
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.join(name)).with_context(|| format!("cannot read {name}"))
    }
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).with_context(|| format!("{name} is not text"))
}
