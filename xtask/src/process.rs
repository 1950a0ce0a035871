//! Running other programs, with every command shown before it runs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result, ensure};

/// Runs `command` with its output shown; an error if it does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = show(command);
    let status = command.status().with_context(|| format!("cannot run `{line}`"))?;
    succeeded(&line, status)
}

/// Runs `command` as [`run`] does, and answers how that went with what it printed, apart from errors.
pub(crate) fn run_and_read(command: &mut Command) -> Result<(Result<()>, String)> {
    let line = show(command);
    let cannot_run = || format!("cannot run `{line}`");
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(cannot_run)?;
    let mut printed = String::new();
    for text in BufReader::new(child.stdout.take().with_context(cannot_run)?).split(b'\n') {
        let text = text.with_context(cannot_run)?;
        let text = String::from_utf8_lossy(&text);
        println!("{text}");
        printed.push_str(&text);
        printed.push('\n');
    }
    let status = child.wait().with_context(cannot_run)?;
    Ok((succeeded(&line, status), printed))
}

/// Runs `command` for the rest of this program's life.
///
/// Where the system can, this program turns into the other one, so that whoever stops it stops both.
pub(crate) fn become_(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;

        let line = show(command);
        Err(command.exec()).with_context(|| format!("cannot run `{line}`"))
    }
    #[cfg(not(unix))]
    run(command)
}

/// What `command` prints, if it runs and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of that name on the `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .flat_map(|folder| {
            endings.iter().map(move |ending| folder.join(format!("{program}{ending}")))
        })
        .find(|file| file.is_file())
}

/// The `PATH` with these folders before all others.
pub(crate) fn path_with(folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(folders.into_iter().chain(env::split_paths(&path)))?)
}

/// An error if a command that was typed so ended with this.
fn succeeded(line: &str, status: ExitStatus) -> Result<()> {
    ensure!(status.success(), "`{line}` failed ({status})");
    Ok(())
}

/// Shows the command as a person would type it, and answers that.
fn show(command: &Command) -> String {
    let words: Vec<_> = [command.get_program()]
        .into_iter()
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    let line = words.join(" ");
    eprintln!("$ {line}");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error =
            run(Command::new("cargo").arg("no-such-command").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().starts_with("`cargo no-such-command` failed (exit "), "{error}");
    }

    #[test]
    fn what_is_printed_is_known_whether_it_succeeds_or_not() {
        let (result, printed) = run_and_read(Command::new("cargo").arg("--version")).unwrap();
        assert!(result.is_ok() && printed.starts_with("cargo "), "{printed}");
        let mut fails = Command::new("cargo");
        let (result, printed) =
            run_and_read(fails.arg("no-such-command").stderr(Stdio::null())).unwrap();
        assert!(result.is_err() && printed.is_empty(), "{printed}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program")).unwrap_err();
        assert_eq!(error.to_string(), "cannot run `no-such-program`");
        assert_eq!(output(&mut Command::new("no-such-program")), None);
    }

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(on_path("cargo").is_some());
        assert_eq!(on_path("no-such-program"), None);
    }
}
