//! The project's own commands, run as `cargo xtask …`.
//!
//! A fresh machine needs git, a C linker and rustup, which installs the Rust toolchain (`rust-toolchain.toml`). Whatever
//! else a command needs, it finds or sets up by itself ([`xtask::provision`]), so that there is one command to see the app
//! and one to test it, and nothing to read first. Commands are plain Rust rather than shell scripts so that they are the
//! same on every system. Commands that need more dependencies are crates in `tools/`, which this one runs.

mod bench;
mod suite;
mod summary;

use std::env;
use std::process::{Command, ExitCode};

use anyhow::Result;
use xtask::process;
use xtask::project::Project;
use xtask::provision::{BROWSERS, Browser, Tools};

use crate::summary::Summary;

const HELP: &str = "\
Usage: cargo xtask <command>

Commands:
  serve [arguments]   serve the app with live reload; the arguments go to `trunk serve`, for instance --port 9000
  build               build the app for release, into dist/
  dist [--before P]   build it, and pack what is to be put on a host into target/what-do-you-do.tar.gz: the build, compressed
                      copies for hosts that send them, and the files of the three builds before. These are in P, an archive
                      or a folder that is published, or without it in the archive that was made last
  test [browsers]     run every test and check, and end with a summary; play in all browsers, or in those that are named:
                      chromium, firefox, webkit
  test --quick        check format and lints, and run the tests that need no browser
  check FILE          say what keeps a quiz file (TOML) from being played, by line and column, or what would make it a better
                      quiz; fails only on the first
  bench [options]     measure the app beside what people would use instead, in Chromium, and write bench/reports; takes node,
                      and an hour or so. Options: --quick (one round), --rounds N, --only PEER,PEER, --lighthouse
  reproduce           build what is committed twice, in two places, and see that it is the same (some minutes)
  help                print this help

Each command first sets up what is missing. What it installs goes into a cache folder of its own:
$WHAT_DO_YOU_DO_CACHE, or `what-do-you-do` in the system's folder for caches.

`test` plays the app in three browsers, and skips those that it cannot set up. Each is a browser and its driver, from the
PATH or from these variables:
  Chromium   $CHROMIUM, $CHROMEDRIVER
  Firefox    $FIREFOX, $GECKODRIVER (which cargo installs if need be)
  WebKit     $MINIBROWSER, $WEBKITWEBDRIVER; also Xvfb and xsettingsd, for it needs a screen";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["serve", further @ ..] => serve(further),
        ["build"] => build(),
        ["dist" | "reproduce"] | ["dist", "--before", _] => tool("dist", &arguments),
        ["test", "--quick"] => test_quick(),
        ["test", names @ ..] if names.iter().all(|name| is_browser(name)) => test(names),
        ["check", file] => tool("check", &[file]),
        ["bench", options @ ..] => bench(options),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{HELP}");
            Ok(ExitCode::from(2))
        }
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn serve(further: &[&str]) -> Result<ExitCode> {
    let project = Project::find()?;
    let mut trunk = Tools::for_debug(&project)?.trunk(&project);
    process::replace_with(trunk.arg("serve").args(further))?;
    Ok(ExitCode::SUCCESS)
}

fn build() -> Result<ExitCode> {
    Tools::build(&Project::find()?)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs a crate of `tools/` in place of this program, in the current folder.
fn tool(package: &str, arguments: &[&str]) -> Result<ExitCode> {
    let mut cargo = Command::new("cargo");
    process::replace_with(
        cargo.args(["run", "--quiet", "--package", package, "--"]).args(arguments),
    )?;
    Ok(ExitCode::SUCCESS)
}

fn bench(options: &[&str]) -> Result<ExitCode> {
    bench::run(&Project::find()?, options)?;
    Ok(ExitCode::SUCCESS)
}

fn is_browser(name: &str) -> bool {
    BROWSERS.iter().any(|browser| browser.name == name)
}

/// Plays in the browsers of these names, or in all if there are none.
fn test(names: &[&str]) -> Result<ExitCode> {
    let is_chosen = |browser: &&Browser| names.is_empty() || names.contains(&browser.name);
    let browsers: Vec<_> = BROWSERS.iter().filter(is_chosen).collect();
    Ok(report(&suite::run(&Project::find()?, &browsers)))
}

fn test_quick() -> Result<ExitCode> {
    Ok(report(&suite::run_quick(&Project::find()?)))
}

fn report(summary: &Summary) -> ExitCode {
    println!("\n{summary}");
    if summary.has_failure() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
