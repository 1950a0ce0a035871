//! Packages that only the system's own package manager can install.

use std::process::Command;

use anyhow::Result;

use crate::process;

/// Installs Debian packages if this is root on a system with apt; otherwise leaves everything as it is.
pub(crate) fn install_packages(packages: &[&str]) -> Result<()> {
    if !has_apt() || !is_root() {
        return Ok(());
    }
    eprintln!("installing {} with apt-get: once, a minute or two", packages.join(", "));
    process::run(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "--yes"]);
    process::run(install.args(packages))
}

/// Tells a person how to get the packages.
pub(crate) fn packages_hint(packages: &[&str]) -> String {
    if has_apt() {
        format!("run `sudo apt-get install {}`", packages.join(" "))
    } else {
        format!("install {}", packages.join(" and "))
    }
}

fn has_apt() -> bool {
    process::on_path("apt-get").is_some()
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
