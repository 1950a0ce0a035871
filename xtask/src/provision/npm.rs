//! Packages of npm, fetched without npm or node.
//!
//! `curl` fetches a package and `tar` unpacks it: Windows, macOS and most of Linux bring both, and an HTTPS client in this
//! crate would make everyone wait for a cryptography library before their first command.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha512};

use super::system;
use crate::hex::Hex;
use crate::process;

/// A package in one version.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name, which may begin with a scope: `@scope/name`.
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// SHA-512 of the package, as the registry states it, in hexadecimal.
    pub(crate) sha_512: &'static str,
}

impl Package {
    /// Fetches the package, and unpacks these of its files into `home`, or all if none is named.
    pub(crate) fn unpack(&self, files: &[&str], home: &Path) -> Result<()> {
        if process::on_path("curl").is_none() {
            system::install_packages(&["curl"])?;
            ensure!(
                process::on_path("curl").is_some(),
                "no curl; {}",
                system::packages_hint(&["curl"])
            );
        }
        let archive = home.join("package.tgz");
        let address = self.address();
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
            sha_512(&bytes) == self.sha_512,
            "what came from {address} is not what was published: it is not used"
        );
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(&archive).arg("-C").arg(home).arg("--strip-components=1");
        process::run(tar.args(files.iter().map(|file| format!("package/{file}"))))?;
        fs::remove_file(&archive).with_context(|| format!("cannot remove {}", archive.display()))
    }

    fn address(&self) -> String {
        let Self { name, version, .. } = self;
        let file = name.rsplit('/').next().unwrap_or_default();
        format!("https://registry.npmjs.org/{name}/-/{file}-{version}.tgz")
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
        assert!(sha_512(b"").starts_with(
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c"
        ));
        assert_eq!(sha_512(b"").len(), 128);
    }

    #[test]
    fn the_scope_is_no_part_of_the_file_name() {
        let address = |name| Package { name, version: "1.2.3", sha_512: "" }.address();
        assert_eq!(address("one"), "https://registry.npmjs.org/one/-/one-1.2.3.tgz");
        assert_eq!(address("@a/one"), "https://registry.npmjs.org/@a/one/-/one-1.2.3.tgz");
    }
}
