//! Packs a release for hosts, and checks it. `cargo xtask dist`, `cargo xtask reproduce` and some steps of `cargo xtask test`
//! run this crate. Other commands do not wait for it to be compiled.

mod dist;
mod hosts;
mod release;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use xtask::machine::Machine;
use xtask::project::Project;

use crate::release::Release;

const HELP: &str = "\
Usage: cargo run --package dist -- <command>

Commands:
  dist [--before PLACE]  build, and pack what is to be put on a host: see `cargo xtask help`
  reproduce              build what is committed twice, and see that it is the same
  machine FOLDER...      see that no file of these builds names a folder of this machine
  lay-out BUILD FOLDER   put a build into a folder as it is published, without the larger programs
  host PROGRAM FOLDER    serve such a folder with nginx or caddy as deploy/ says, and see that all is answered as it should be";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::find()?;
    match arguments.as_slice() {
        ["dist"] => println!("{}", dist::run(&project, None)?.display()),
        ["dist", "--before", place] => println!("{}", dist::run(&project, Some(place))?.display()),
        ["reproduce"] => print!("{}", release::reproduce(&project)?),
        ["machine", folders @ ..] => {
            let machine = Machine::of(&project)?;
            for folder in folders {
                Release::read(Path::new(folder))?.names_nothing_of(&machine)?;
            }
        }
        ["lay-out", build, folder] => dist::lay_out(Path::new(build), Path::new(folder))?,
        ["host", program, folder] => {
            // Hosts take a relative path for one in a folder of their own.
            hosts::try_out(&project, program, &Path::new(folder).canonicalize()?)?;
        }
        _ => bail!("{HELP}"),
    }
    Ok(())
}
