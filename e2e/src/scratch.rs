//! Temporary folders.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use crate::{Error, Result};

/// A new folder of its own, removed when dropped.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes an empty folder.
    pub fn new() -> Result<Self> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("what-do-you-do-e2e-{}-{number}", process::id()));
        fs::create_dir(&path).map_err(Error::io(format!("cannot make {}", path.display())))?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file into it.
    pub fn write(&self, name: &str, text: &str) -> Result<()> {
        fs::write(self.path.join(name), text).map_err(Error::io(format!("cannot write {name}")))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that was just killed may still hold a file; what stays is in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.path);
    }
}
