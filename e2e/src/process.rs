//! Programs that never outlive the tests.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{Error, Result};

/// A running program. It ends, and with it all that it started, when this is dropped, and also when the process of the
/// tests is killed.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// A command to be completed, and then [started](Self::start).
    #[cfg(unix)]
    pub(crate) fn command(program: &Path) -> Command {
        use std::os::unix::process::CommandExt as _;

        // The system closes the shell's input when the process at its other end is gone, however it went. All that was
        // started from here is in the shell's group.
        let mut command = Command::new("sh");
        command.args(["-c", "\"$@\" & read -r _; kill -KILL 0", "sh"]).arg(program);
        command.process_group(0);
        command
    }

    #[cfg(not(unix))]
    pub(crate) fn command(program: &Path) -> Command {
        Command::new(program)
    }

    /// Starts a command. What it and its children print goes to the file `log`.
    pub(crate) fn start(mut command: Command, log: &Path) -> Result<Self> {
        let doing = format!("cannot start {command:?}");
        let out = File::create(log).map_err(Error::io(doing.as_str()))?;
        let err = out.try_clone().map_err(Error::io(doing.as_str()))?;
        let child = command.stdin(Stdio::piped()).stdout(out).stderr(err).spawn();
        Ok(Self { child: child.map_err(Error::io(doing))? })
    }

    /// Ends it at once, as a crash or a power cut does.
    pub(crate) fn kill(&mut self) {
        drop(self.child.stdin.take());
        if !cfg!(unix) {
            // It may have ended by itself.
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Whether a process was started with that path among its arguments. Linux only: elsewhere there is no `/proc`, and
/// nobody is found.
pub(crate) fn is_in_use(path: &Path) -> bool {
    let Some(path) = path.to_str() else { return false };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|process| fs::read(process.path().join("cmdline")).ok())
        .any(|arguments| arguments.windows(path.len()).any(|window| window == path.as_bytes()))
}
