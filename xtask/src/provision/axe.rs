//! axe-core, which looks for accessibility faults in a page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha512};

use super::cache::{Cache, Tool, ToolLocation};
use super::system;
use crate::hex::Hex;
use crate::process;

/// SHA-512 of the package, as the registry states it.
const SHA_512: &str = "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73\
                       4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5";

/// One file of JavaScript. It is under the MPL-2.0, and so fetched, not kept with the project's own source.
///
/// `curl` fetches it and `tar` unpacks it: Windows, macOS and most of Linux bring both, and an HTTPS client in this
/// crate would make everyone wait for a cryptography library before their first command.
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
        "axe-core"
    }

    fn version(&self) -> &'static str {
        "4.14.1"
    }

    fn install_time(&self) -> &'static str {
        "some seconds"
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        Some(home.join("axe.min.js")).filter(|file| file.is_file())
    }

    fn install(&self, home: &Path, _build: &Path) -> Result<()> {
        if process::on_path("curl").is_none() {
            system::install_packages(&["curl"])?;
            ensure!(
                process::on_path("curl").is_some(),
                "no curl; {}",
                system::packages_hint(&["curl"])
            );
        }
        let archive = home.join("axe-core.tgz");
        let address =
            format!("https://registry.npmjs.org/axe-core/-/axe-core-{}.tgz", self.version());
        let mut curl = Command::new("curl");
        curl.args([
            "--fail",
            "--silent",
            "--show-error",
            "--location",
            "--proto",
            "=https",
            "--retry",
            "2",
        ]);
        process::run(curl.arg("--output").arg(&archive).arg(&address))?;
        let bytes =
            fs::read(&archive).with_context(|| format!("cannot read {}", archive.display()))?;
        ensure!(
            sha_512(&bytes) == SHA_512,
            "what came from {address} is not what was published: it is not used"
        );
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(&archive).arg("-C").arg(home).arg("--strip-components=1");
        process::run(tar.args(["package/axe.min.js", "package/LICENSE"]))?;
        fs::remove_file(&archive).with_context(|| format!("cannot remove {}", archive.display()))
    }
}

fn sha_512(bytes: &[u8]) -> String {
    Hex(&Sha512::digest(bytes)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_in_hex() {
        let empty = sha_512(b"");
        assert!(empty.starts_with(
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c"
        ));
        assert_eq!(empty.len(), SHA_512.len());
    }
}
