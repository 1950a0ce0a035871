//! Makes the published release out of trunk's build. trunk runs this in a release only, by `hook.sh` (see `Trunk.toml`).
//!
//! While trunk builds the player, `postbuild programs` has it build the other two programs. When all is built,
//! `postbuild publish` turns trunk's folder into the published one:
//!
//! - The page gets the cover of a first visit, the style sheets and the boot script: the first view takes one response ([`page`]).
//!   The boot script is made of the modules in `static/boot` ([`join`]).
//! - The page gets its policy, which no host has to add ([`policy`]).
//! - The page names the digest of each script, and the script the digest of its program: if a byte is changed, they do not
//!   run ([`program`]). trunk's own `integrity` attributes do not ensure that: browsers ignore them for preloaded files.
//! - A program and its script call each other by short names ([`short_names`]), and each script is shortened ([`script`]).
//! - Files are named by their content, so that a name never means two things.
//! - A worker keeps all files on the device, as one version ([`offline`]). Nothing knows the digest of the worker, nor that of
//!   the page: browsers ask for these two by themselves.
//! - `one-page.txt` is the template of the page as one file ([`single_file`]).
//! - `embed.js`, which other pages load, keeps its name ([`program`]).
//! - `404.html` recovers damaged links ([`not_found`]).

mod digest;
mod join;
mod not_found;
mod offline;
mod page;
mod policy;
mod program;
mod script;
mod short_names;
mod single_file;
mod staging;
mod style;

use crate::program::ProgramKind;
use crate::staging::Staging;
use anyhow::{Context as _, Result, bail, ensure};
use quiz::{Quiz, file};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::rc::Rc;
use std::{env, fs};
use what_do_you_do::{builtin, prerender, storage};

/// The variable that names another quiz file to build in.
const QUIZ: &str = "WHAT_DO_YOU_DO_QUIZ";

/// The variable that holds the address at which the page will be.
const HOME: &str = "WHAT_DO_YOU_DO_HOME";

/// The page that names the two programs which only a release has.
const PROGRAMS_PAGE: &str = "programs.html";

/// The folder within trunk's in which those two programs are built.
const PROGRAMS: &str = "programs";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot make the release: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments are the stage, and the file of the quiz if it is not the project's own. The rest is in trunk's variables.
fn run() -> Result<()> {
    let variable = |name| env::var_os(name).with_context(|| format!("trunk sets no {name}"));
    let page = PathBuf::from(variable("TRUNK_HTML_FILE")?);
    if page.file_name() == Some(OsStr::new(PROGRAMS_PAGE)) {
        // This is the build that `build_programs` started.
        return Ok(());
    }
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let mut arguments = env::args().skip(1);
    let stage = arguments.next().unwrap_or_default();
    let quiz = arguments.next().map(PathBuf::from);
    match &*stage {
        "programs" => build_programs(&staging, quiz.as_deref()),
        "publish" => publish(&Staging::new(staging), quiz.as_deref()),
        _ => bail!("trunk asks for `programs` or `publish`, not for {stage:?}"),
    }
}

/// Builds the share program and the editor, around another quiz if a file is named.
fn build_programs(staging: &Path, quiz: Option<&Path>) -> Result<()> {
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--dist"]).arg(staging.join(PROGRAMS));
    trunk.arg(Path::new("src/bin").join(PROGRAMS_PAGE));
    if let Some(quiz) = quiz {
        trunk.env(QUIZ, quiz);
    }
    let status = trunk.status().context("cannot run trunk")?;
    ensure!(status.success(), "trunk could not build the programs ({status})");
    Ok(())
}

/// Turns trunk's folder into the published one, around another quiz if a file is named.
fn publish(staging: &Staging, quiz: Option<&Path>) -> Result<()> {
    let quiz = quiz.map_or_else(|| Ok(builtin::quiz()), read)?;
    let first_view = prerender::first_view(&quiz);
    let home = home()?;

    staging.expect_no_snippets(&[".", PROGRAMS])?;
    let html = staging.read("index.html")?;
    let files = page::trunk_files(&html)?;
    let player = program::publish(staging, ProgramKind::Player, &files.glue, &files.program)?;
    let built = |kind, name: &str| {
        let in_programs = |ending| format!("{PROGRAMS}/{name}{ending}");
        program::publish(staging, kind, &in_programs(".js"), &in_programs("_bg.wasm"))
    };
    let share = built(ProgramKind::Share, "share")?;
    let editor = built(ProgramKind::Editor, "editor")?;
    staging.remove_folder(PROGRAMS)?;
    let boot = program::boot(staging, &files.boot)?;
    let offline = offline::publish_script(staging)?;
    program::publish_embed(staging)?;
    offline::publish_manifest(staging, quiz.title(), quiz.language())?;
    let styles: Result<Vec<_>> = files.styles.iter().map(|it| staging.take_text(it)).collect();
    let style = style::join(&styles?);
    let published = page::Published {
        title: quiz.title(),
        policy: &policy::policy(&style, &boot),
        style: &style,
        boot: &boot,
        player: &player,
        share: &share,
        editor: &editor,
        offline: &offline,
        storage: &storage::keys::prefix(quiz.id().as_str()),
        first_view: &first_view,
        home: home.as_deref(),
    };
    single_file::publish(staging, &html, &published)?;
    staging.write("index.html", published.page(&html)?.as_bytes())?;
    let not_found = staging.read("404.html")?;
    let not_found = not_found::page(&not_found, quiz.title(), &style, home.as_deref())?;
    staging.write("404.html", not_found.as_bytes())?;
    offline::publish_worker(staging)
}

/// The address at which the page will be, if the build knows it.
fn home() -> Result<Option<String>> {
    let Ok(home) = env::var(HOME) else { return Ok(None) };
    let is_whole = ["https://", "http://"].iter().any(|it| home.starts_with(it));
    let is_whole =
        is_whole && home.ends_with('/') && !home.contains(['"', '<', '>', ' ', '?', '#']);
    ensure!(is_whole, "{HOME} is no whole address with a slash at its end");
    Ok(Some(home))
}

/// Reads a quiz file.
fn read(path: &Path) -> Result<Rc<Quiz>> {
    let source =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let (_, quiz) = file::read(&path.to_string_lossy(), &source)?;
    Ok(Rc::new(quiz))
}
