//! The folder in which trunk leaves a build.

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::PathBuf;

/// The folder; files are named as the page names them.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: PathBuf,
}

impl Staging {
    pub(crate) fn new(folder: PathBuf) -> Staging {
        Staging { folder }
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> Result<String> {
        String::from_utf8(self.bytes(name)?).with_context(|| format!("{name} is not text"))
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        fs::write(self.folder.join(name), bytes).with_context(|| format!("cannot write {name}"))
    }

    /// The bytes of a file that is to be there under another name, or not at all.
    pub(crate) fn take(&self, name: &str) -> Result<Vec<u8>> {
        let bytes = self.bytes(name)?;
        fs::remove_file(self.folder.join(name)).with_context(|| format!("cannot remove {name}"))?;
        Ok(bytes)
    }

    /// The texts of several files, one after the other.
    pub(crate) fn take_all(&self, names: &[String]) -> Result<String> {
        let mut all = String::new();
        for name in names {
            let bytes = self.take(name)?;
            all.push_str(&String::from_utf8(bytes).with_context(|| format!("{name} is not text"))?);
        }
        Ok(all)
    }

    /// Refuses a build that has files of which no digest is known.
    pub(crate) fn expect_no_others(&self, names: &[&str]) -> Result<()> {
        for name in names {
            if self.folder.join(name).exists() {
                bail!("{name} would be loaded without a digest");
            }
        }
        Ok(())
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.join(name)).with_context(|| format!("cannot read {name}"))
    }
}
