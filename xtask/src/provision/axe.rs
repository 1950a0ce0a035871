//! axe-core, which looks for accessibility faults in a page.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::cache::{Cache, Tool, ToolLocation};
use super::npm::Package;

const PACKAGE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    sha_512: "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73\
              4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5",
};

/// One file of JavaScript. It is under the MPL-2.0, and so fetched, not kept with the project's own source.
#[derive(Debug)]
pub struct AxeCore;

impl AxeCore {
    /// Finds or fetches the script.
    pub fn set_up() -> Result<PathBuf> {
        let locations = Cache::open()?.provide(&[&Self])?;
        locations
            .into_iter()
            .find_map(ToolLocation::in_cache)
            .context("axe-core is not in the cache")
    }
}

impl Tool for AxeCore {
    fn name(&self) -> &'static str {
        PACKAGE.name
    }

    fn version(&self) -> &'static str {
        PACKAGE.version
    }

    fn install_time(&self) -> &'static str {
        "some seconds"
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        Some(home.join("axe.min.js")).filter(|file| file.is_file())
    }

    fn install(&self, home: &Path, _build: &Path) -> Result<()> {
        PACKAGE.unpack(&["axe.min.js", "LICENSE"], home)
    }
}
