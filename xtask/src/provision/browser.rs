//! The browsers of the end-to-end tests, each with the program that drives it.

use std::path::PathBuf;
use std::{env, fs, iter};

use anyhow::{Context as _, Result, anyhow};

use super::cargo_tools::GeckoDriver;
use super::system;
use crate::process;

/// A browser that the end-to-end tests can be run in. Another one is another constant, and an `Engine` in `e2e`.
#[derive(Debug)]
pub struct Browser {
    /// Its name in a command.
    pub name: &'static str,
    /// The step of its tests.
    pub step: &'static str,
    /// Which tests run in it, as arguments of `cargo test`; all if there are none. `e2e/README.md` says why.
    pub tests: &'static [&'static str],
    /// The browser itself, and its driver.
    programs: [Program; 2],
    /// Other programs that the tests need on the `PATH`.
    helpers: &'static [&'static str],
    /// The Debian packages of all that cargo does not install.
    packages: &'static [&'static str],
}

#[derive(Debug)]
struct Program {
    /// The environment variable by which a person says where it is.
    variable: &'static str,
    /// The names it has on the `PATH`.
    names: &'static [&'static str],
    /// The environment variable by which the tests are told.
    test_variable: &'static str,
    /// The place where it is if it is not on the `PATH`.
    origin: Origin,
}

/// The place of a program that is not on the `PATH`.
#[derive(Debug)]
enum Origin {
    /// Nowhere.
    Path,
    /// In this folder, which is among the system's libraries.
    Libraries(&'static str),
    /// Cargo installs it.
    Cargo(fn() -> Result<PathBuf>),
}

/// The tests that run in every browser.
const EVERYWHERE: &[&str] = &["everywhere::"];

/// Every browser, in the order in which they are tested.
pub const BROWSERS: [Browser; 3] = [CHROMIUM, FIREFOX, WEBKIT];

/// Chromium, or Google Chrome.
pub const CHROMIUM: Browser = Browser {
    name: "chromium",
    step: "end-to-end tests, Chromium",
    tests: &[],
    programs: [
        Program {
            variable: "CHROMIUM",
            names: &["chromium", "chromium-browser", "google-chrome"],
            test_variable: "E2E_CHROMIUM",
            origin: Origin::Path,
        },
        Program {
            variable: "CHROMEDRIVER",
            names: &["chromedriver"],
            test_variable: "E2E_CHROMEDRIVER",
            origin: Origin::Path,
        },
    ],
    helpers: &[],
    packages: &["chromium", "chromium-driver"],
};

/// Firefox.
const FIREFOX: Browser = Browser {
    name: "firefox",
    step: "end-to-end tests, Firefox",
    tests: EVERYWHERE,
    programs: [
        Program {
            variable: "FIREFOX",
            names: &["firefox-esr", "firefox"],
            test_variable: "E2E_FIREFOX",
            origin: Origin::Path,
        },
        Program {
            variable: "GECKODRIVER",
            names: &["geckodriver"],
            test_variable: "E2E_GECKODRIVER",
            origin: Origin::Cargo(GeckoDriver::set_up),
        },
    ],
    helpers: &[],
    packages: &["firefox-esr"],
};

/// The small browser that comes with WebKitGTK. It has to have a screen.
const WEBKIT: Browser = Browser {
    name: "webkit",
    step: "end-to-end tests, WebKit",
    tests: EVERYWHERE,
    programs: [
        Program {
            variable: "MINIBROWSER",
            names: &["MiniBrowser"],
            test_variable: "E2E_MINIBROWSER",
            origin: Origin::Libraries("webkit2gtk-4.1"),
        },
        Program {
            variable: "WEBKITWEBDRIVER",
            names: &["WebKitWebDriver"],
            test_variable: "E2E_WEBKITWEBDRIVER",
            origin: Origin::Path,
        },
    ],
    helpers: &["Xvfb", "xsettingsd"],
    packages: &["webkit2gtk-driver", "xvfb", "xsettingsd"],
};

impl Browser {
    /// Finds the browser and what it needs, or installs them where that is possible. Answers the environment variables by
    /// which the tests are told.
    pub fn set_up(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        if self.find_of_system().is_err()
            && let Err(error) = system::install_packages(self.packages)
        {
            // What a person can do about it follows.
            eprintln!("error: {error:#}");
        }
        self.find_of_system()
            .map_err(|missing| anyhow!("{missing}; {}", system::packages_hint(self.packages)))?;
        self.programs.iter().map(Program::find).collect()
    }

    /// Finds the browser alone, without what drives it in tests.
    pub fn find(&self) -> Result<PathBuf> {
        let [browser, _] = &self.programs;
        let (_, path) = browser
            .find()
            .map_err(|missing| anyhow!("{missing}; {}", system::packages_hint(self.packages)))?;
        Ok(path)
    }

    /// Checks that everything is there that only the system can install.
    fn find_of_system(&self) -> Result<()> {
        let of_system = |program: &&Program| !matches!(program.origin, Origin::Cargo(_));
        for program in self.programs.iter().filter(of_system) {
            program.find()?;
        }
        for helper in self.helpers {
            process::on_path(helper).with_context(|| format!("no {helper} on the PATH"))?;
        }
        Ok(())
    }
}

impl Program {
    fn find(&self) -> Result<(&'static str, PathBuf)> {
        let path = match env::var_os(self.variable) {
            Some(given) => Some(PathBuf::from(given)).filter(|path| path.is_file()),
            None => match self.names.iter().find_map(|name| process::on_path(name)) {
                Some(path) => Some(path),
                None => self.origin.find(self.names)?,
            },
        };
        let missing =
            || format!("no {} on the PATH, or as ${}", self.names.join(" or "), self.variable);
        Ok((self.test_variable, path.with_context(missing)?))
    }
}

impl Origin {
    fn find(&self, names: &[&str]) -> Result<Option<PathBuf>> {
        match self {
            Self::Path => Ok(None),
            Self::Cargo(install) => install().map(Some),
            Self::Libraries(folder) => {
                let mut files = library_folders()
                    .flat_map(|root| names.iter().map(move |name| root.join(folder).join(name)));
                Ok(files.find(|file| file.is_file()))
            }
        }
    }
}

/// The folders of the system's libraries. In each, Debian has a folder for each kind of machine.
fn library_folders() -> impl Iterator<Item = PathBuf> {
    ["/usr/lib", "/usr/lib64", "/usr/libexec"].into_iter().flat_map(|root| {
        let inside = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
        iter::once(PathBuf::from(root)).chain(inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said() {
        let program = Program {
            variable: "NO_SUCH_BROWSER",
            names: &["no-such", "none-such"],
            test_variable: "E2E_NO",
            origin: Origin::Path,
        };
        let missing = program.find().unwrap_err().to_string();
        assert_eq!(missing, "no no-such or none-such on the PATH, or as $NO_SUCH_BROWSER");
    }
}
