//! A screen that nobody looks at, for browsers that need one.

mod pointer;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::process::Process;
use crate::wait::wait;
use crate::{Error, Result};

/// A screen of a browser's own, and the settings of the desktop on it.
#[derive(Debug)]
pub(crate) struct Display {
    number: u32,
    name: String,
    folder: PathBuf,
    // In the order in which they must go.
    settings: Mutex<Option<Settings>>,
    _screen: Process,
}

/// The settings of a desktop, and the program that tells them.
#[derive(Debug)]
struct Settings {
    is_dark: bool,
    is_still: bool,
    _daemon: Process,
}

impl Display {
    /// Starts a screen whose files are in a folder.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let log = folder.join("display.log");
        let mut screen = Process::command(Path::new("Xvfb"));
        // It finds a free number, and prints it once it is ready.
        screen.args(["-displayfd", "1", "-screen", "0", "2000x2000x24", "-nolisten", "tcp"]);
        let screen = Process::start(screen, &log)?;
        let number = wait("a screen", || {
            let said = fs::read_to_string(&log).unwrap_or_default();
            said.lines().find_map(|line| line.parse::<u32>().ok())
        })?;
        Ok(Self {
            number,
            name: format!(":{number}"),
            folder: folder.to_owned(),
            settings: Mutex::default(),
            _screen: screen,
        })
    }

    /// The value of `DISPLAY` for programs that show themselves here.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Moves the pointer to a window in the corner, where every window is. Nobody manages windows here: the one that the
    /// pointer comes to has the focus, and no other.
    pub(crate) fn point(&self) -> Result<()> {
        pointer::moves_to(self.number, 100, 100).map_err(Error::io("cannot move the pointer"))
    }

    /// Gives the desktop a dark theme or a light one, and says whether things are to keep still. Programs hear of it. Answers
    /// whether that is a change.
    pub(crate) fn set(&self, is_dark: bool, is_still: bool) -> Result<bool> {
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        if settings.as_ref().is_some_and(|it| it.is_dark == is_dark && it.is_still == is_still) {
            return Ok(false);
        }
        let theme = if is_dark { "Adwaita-dark" } else { "Adwaita" };
        let animations = u8::from(!is_still);
        let file = self.folder.join("xsettingsd.conf");
        let text = format!("Net/ThemeName \"{theme}\"\nGtk/EnableAnimations {animations}\n");
        fs::write(&file, text).map_err(Error::io(format!("cannot write {}", file.display())))?;

        // There can be only one at a time.
        *settings = None;
        let mut daemon = Process::command(Path::new("xsettingsd"));
        daemon.arg("-c").arg(&file).env("DISPLAY", &self.name);
        let daemon = Process::start(daemon, &self.folder.join("xsettingsd.log"))?;
        *settings = Some(Settings { is_dark, is_still, _daemon: daemon });
        Ok(true)
    }
}
