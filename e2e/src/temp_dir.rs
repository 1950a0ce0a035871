//! Temporary folders.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io, process};

use crate::{Error, Result};

/// A new folder of its own, removed when dropped, or else with the process.
#[derive(Debug)]
pub struct TempDir {
    path: PathBuf,
}

impl TempDir {
    /// Makes an empty folder.
    pub fn new() -> Result<Self> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        // None is the beginning of another: processes are told by theirs.
        let path = ROOT.join(format!("{number:05}"));
        fs::create_dir_all(&path).map_err(Error::io(format!("cannot make {}", path.display())))?;
        Ok(Self { path })
    }

    /// Makes a folder with copies of the files in another one.
    pub fn of(folder: &Path) -> Result<Self> {
        let scratch = Self::new()?;
        let copy = || -> io::Result<()> {
            for file in fs::read_dir(folder)? {
                let file = file?;
                fs::copy(file.path(), scratch.path.join(file.file_name()))?;
            }
            Ok(())
        };
        copy().map_err(Error::io(format!("cannot copy {}", folder.display())))?;
        Ok(scratch)
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

impl Drop for TempDir {
    fn drop(&mut self) {
        // A browser that was just killed may still hold a file.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The folder that has all of this process, which somebody stands by to remove.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = env::temp_dir().join(format!("what-do-you-do-e2e-{}", process::id()));
    stand_by_to_remove(&root);
    root
});

/// Has a folder removed when this process is gone, however it went, and its browsers with it.
#[cfg(unix)]
fn stand_by_to_remove(folder: &Path) {
    use std::os::unix::process::CommandExt as _;
    use std::process::{ChildStdin, Command, Stdio};
    use std::sync::OnceLock;

    static OPEN: OnceLock<Option<ChildStdin>> = OnceLock::new();

    let mut command = Command::new("sh");
    command.args(["-c", "read -r _; sleep 1; rm -rf \"$1\"", "sh"]).arg(folder).process_group(0);
    // The output would keep those waiting who read that of this process.
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // Without it, the folder stays in the system's temporary folder.
    let _ = OPEN.set(command.spawn().ok().and_then(|mut child| child.stdin.take()));
}

#[cfg(not(unix))]
fn stand_by_to_remove(_: &Path) {}
