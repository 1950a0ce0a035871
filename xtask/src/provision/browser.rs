//! The browsers of the end-to-end tests, each with the program that drives it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};

use super::system;
use crate::process;

/// A browser that the end-to-end tests can be run in. Another one is another constant, and an `Engine` in `e2e`.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser itself, and its driver.
    programs: [Program; 2],
    /// The Debian packages that bring both.
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
}

/// Chromium, or Google Chrome.
pub(crate) const CHROMIUM: Browser = Browser {
    programs: [
        Program {
            variable: "CHROMIUM",
            names: &["chromium", "chromium-browser", "google-chrome"],
            test_variable: "E2E_CHROMIUM",
        },
        Program {
            variable: "CHROMEDRIVER",
            names: &["chromedriver"],
            test_variable: "E2E_CHROMEDRIVER",
        },
    ],
    packages: &["chromium", "chromium-driver"],
};

impl Browser {
    /// Finds the browser and its driver, or installs them where that is possible. Answers the environment variables by
    /// which the tests are told.
    pub(crate) fn set_up(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        if self.find().is_err() {
            system::install_packages(self.packages)?;
        }
        self.find()
            .map_err(|missing| anyhow!("{missing}; {}", system::packages_hint(self.packages)))
    }

    fn find(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        self.programs.iter().map(Program::find).collect()
    }
}

impl Program {
    fn find(&self) -> Result<(&'static str, PathBuf)> {
        let path = match env::var_os(self.variable) {
            Some(given) => Some(PathBuf::from(given)).filter(|path| path.is_file()),
            None => self.names.iter().find_map(|name| process::on_path(name)),
        };
        let missing =
            || format!("no {} on the PATH, or as ${}", self.names.join(" or "), self.variable);
        Ok((self.test_variable, path.with_context(missing)?))
    }
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
        };
        let missing = program.find().unwrap_err().to_string();
        assert_eq!(missing, "no no-such or none-such on the PATH, or as $NO_SUCH_BROWSER");
    }
}
