//! Packs the built-in quiz and the drawings, so that the programs need neither a TOML nor an XML parser. Also joins the
//! style sheets that the share program and the editor add to the page.

use quiz::{file, packed};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The environment variable that names the quiz file to build in. Without it, the project's own quiz is built in.
const QUIZ: &str = "WHAT_DO_YOU_DO_QUIZ";

fn main() {
    if let Err(error) = run() {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("quiz.bin"), quiz()?)?;
    fs::write(out.join("drawings.rs"), drawings(Path::new("static/drawings"))?)?;
    for program in ["share", "editor"] {
        let styles = styles(&Path::new("static/css").join(program))?;
        fs::write(out.join(program).with_extension("css"), styles)?;
    }
    Ok(())
}

/// The built-in quiz, checked and packed.
fn quiz() -> Result<Vec<u8>, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={QUIZ}");
    let path =
        env::var(QUIZ).unwrap_or_else(|_| "static/quizzes/an-evening-at-marisols.toml".to_owned());
    println!("cargo::rerun-if-changed={path}");
    let source = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let (_, quiz) = file::read(&path, &source)?;
    Ok(packed::pack(&quiz))
}

/// The files in a folder, sorted by name. cargo runs this script again if one of them changes.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

/// The style sheets in a folder as one text, without comments and indentation.
fn styles(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut styles = String::new();
    for path in files(folder)? {
        let source = fs::read_to_string(&path)?;
        let mut parts = source.split("/*");
        let mut rules = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (_, after) = part.split_once("*/").ok_or("a comment has no end")?;
            rules.push_str(after);
        }
        for line in rules.lines().map(str::trim).filter(|it| !it.is_empty()) {
            styles.push_str(line);
            styles.push('\n');
        }
    }
    Ok(styles)
}

/// Rust source of a table of the drawings in a folder, each with its name.
fn drawings(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut table = "&[\n".to_owned();
    for path in files(folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&path)?;
        let shapes = shapes(&source).map_err(|why| format!("{}: {why}", path.display()))?;
        writeln!(table, "    ({name:?}, {shapes}),")?;
    }
    table.push(']');
    Ok(table)
}

/// Rust source of a drawing. A drawing consists of `<path class d>` only, so that its colours come from the theme of the
/// page. A `<style>` in it is for viewing the file alone, and is left out.
fn shapes(source: &str) -> Result<String, Box<dyn Error>> {
    const PAINTS: [&str; 7] = ["line", "fine", "paper", "tone", "shade", "lamp", "ink"];
    let document = roxmltree::Document::parse(source)?;
    let root = document.root_element();
    let view_box = root.attribute("viewBox").ok_or("the drawing needs a viewBox")?;
    let mut shapes = String::new();
    for shape in root.children().filter(roxmltree::Node::is_element) {
        if shape.has_tag_name((root.tag_name().namespace().unwrap_or_default(), "style")) {
            continue;
        }
        let class = shape.attribute("class").unwrap_or_default();
        let (true, Some(d), "path") =
            (PAINTS.contains(&class), shape.attribute("d"), shape.tag_name().name())
        else {
            return Err(format!("only <path class d> is drawn, not {shape:?}").into());
        };
        writeln!(shapes, "{class} {d}")?;
    }
    Ok(format!("Drawing {{ view_box: {view_box:?}, shapes: {shapes:?} }}"))
}
