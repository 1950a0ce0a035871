//! Turns what trunk built for release into what is published. `cargo xtask postbuild` runs it, which
//! trunk does after each build (`Trunk.toml`).
//!
//! - The cover of a first visit is drawn into the page, and the style sheets and the script that looks after it go in
//!   with it: the first view is one response ([`page`]).
//! - The page says what it may load and do, and every host passes that on ([`policy`]).
//! - The page names the digest of each script, and the script that of its program: a changed byte
//!   in either does not run ([`program`]). trunk's own `integrity` attributes do not hold that:
//!   browsers ignore them for what is fetched as a preload.
//! - What the program and its script call each other is shortened ([`joint`]), and so is each script ([`script`]).
//! - Files are named by their content, so that a name never means two things.
//! - A worker keeps all of it on the device, as one version ([`offline`]). Browsers ask for it by themselves, as for the
//!   page: no digest holds these two.
//! - Another page has all of it inside, for those who want one file ([`one_page`]).
//! - The script that other pages load ([`program`]) keeps its name: they know it by that.
//! - Hosts get a page for addresses where there is nothing, which recovers links ([`not_found`]).

mod digest;
mod joint;
mod not_found;
mod offline;
mod one_page;
mod page;
mod policy;
mod program;
mod script;
mod staging;

use crate::program::ProgramKind;
use crate::staging::Staging;
use anyhow::{Context as _, Result, ensure};
use quiz::{Quiz, file};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::{env, fs};
use what_do_you_do::{builtin, prerender, store};

/// Tells where the page will be.
const HOME: &str = "WHAT_DO_YOU_DO_HOME";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot make the build what is published: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the folder of the build, and the file of the quiz if it is not the project's own.
fn run() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let staging = Staging::new(arguments.next().context("which folder?")?);
    let quiz = arguments.next().map_or_else(|| Ok(builtin::quiz()), |path| read(&path))?;
    let first_view = prerender::first_view(&quiz);
    let home = home()?;

    let html = staging.read("index.html")?;
    let parts = page::parts(&html)?;
    let player = program::seal(&staging, ProgramKind::Player, &parts.glue, &parts.program)?;
    let share = program::seal(&staging, ProgramKind::Share, "share.js", "share_bg.wasm")?;
    let editor = program::seal(&staging, ProgramKind::Editor, "editor.js", "editor_bg.wasm")?;
    let boot = program::boot(&staging, &parts.boot)?;
    let offline = offline::seal_script(&staging)?;
    program::seal_embed(&staging)?;
    offline::seal_manifest(&staging, quiz.title(), quiz.language())?;
    let styles: Result<Vec<_>> = parts.styles.iter().map(|it| staging.take_text(it)).collect();
    let style = styles?.concat();
    let published = page::Published {
        title: quiz.title(),
        policy: &policy::policy(&style, &boot),
        style: &style,
        boot: &boot,
        player: &player,
        share: &share,
        editor: &editor,
        offline: &offline,
        storage: &store::prefix(&quiz),
        first_view: &first_view,
        home: home.as_deref(),
    };
    one_page::seal(&staging, &html, &published)?;
    staging.write("index.html", published.page(&html)?.as_bytes())?;
    let not_found = staging.read("404.html")?;
    let not_found = not_found::page(&not_found, quiz.title(), &style, home.as_deref())?;
    staging.write("404.html", not_found.as_bytes())?;
    offline::seal_worker(&staging)?;
    staging.expect_no_snippets()
}

/// Where the page will be, if the build is told.
fn home() -> Result<Option<String>> {
    let Ok(home) = env::var(HOME) else { return Ok(None) };
    let is_whole = ["https://", "http://"].iter().any(|it| home.starts_with(it));
    let is_whole =
        is_whole && home.ends_with('/') && !home.contains(['"', '<', '>', ' ', '?', '#']);
    ensure!(is_whole, "{HOME} is no whole address with a slash at its end");
    Ok(Some(home))
}

/// A quiz that another build has.
fn read(path: &Path) -> Result<Rc<Quiz>> {
    let source =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let (_, quiz) = file::read(&path.to_string_lossy(), &source)?;
    Ok(Rc::new(quiz))
}
