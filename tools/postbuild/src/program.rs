//! The three programs, the scripts that start them, and the boot script, which runs before them.

use crate::digest;
use crate::join;
use crate::script::{self, ScriptKind};
use crate::short_names;
use crate::staging::Staging;
use anyhow::{Context as _, Result};

/// The end of wasm-bindgen's script, which leaves it to another script to start the program.
const END: &str = "export { initSync, __wbg_init as default };";

/// The beginning of a function in wasm-bindgen's script: it puts a value into words, for the message of a panic, in 30 lines.
const IN_WORDS: &str = "function debugString(val) {\n";

/// The script that other pages load, whose name never changes.
const EMBED: &str = "embed.js";

/// A file that the page loads.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) integrity: String,
}

impl File {
    pub(crate) fn new(staging: &Staging, stem: &str, bytes: &[u8], ending: &str) -> Result<File> {
        let name = digest::name(stem, bytes, ending);
        staging.write(&name, bytes)?;
        Ok(File { name, integrity: digest::integrity(bytes) })
    }
}

/// Which program of the three.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ProgramKind {
    /// Plays the quiz. It starts unless the page has asked for another program.
    Player,
    /// Opens links and makes them. It starts where the page asks for it.
    Share,
    /// Writes quizzes. It starts where the page asks for it.
    Editor,
}

/// A program with the script that starts it.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) wasm: File,
    pub(crate) start: File,
}

/// Makes one script of wasm-bindgen's and the start, which knows the program's digest.
pub(crate) fn publish(
    staging: &Staging,
    kind: ProgramKind,
    glue: &str,
    wasm: &str,
) -> Result<Program> {
    let stem = match kind {
        ProgramKind::Player => "what-do-you-do",
        ProgramKind::Share => "share",
        ProgramKind::Editor => "editor",
    };
    let (wasm, glue) = short_names::shorten(&staging.take(wasm)?, &staging.take_text(glue)?)?;
    let wasm = File::new(staging, stem, &wasm, "wasm")?;
    let start = script::shorten(ScriptKind::Module, &start(kind, &glue, &wasm)?)?;
    Ok(Program { start: File::new(staging, stem, start.as_bytes(), "js")?, wasm })
}

/// Makes the boot script, which stands in the page and looks after it until the program does. Its modules are taken out of the
/// build; `main` is the one that imports the others.
pub(crate) fn boot(staging: &Staging, main: &str) -> Result<String> {
    let (folder, main) = main.split_once('/').context("the modules of the page have no folder")?;
    let script = join::join(main, |module| staging.read(&format!("{folder}/{module}")))?;
    staging.remove_folder(folder)?;
    script::shorten(ScriptKind::Classic, &script)
}

/// Shortens the script by which other pages have this one in a frame. They know it by its name.
pub(crate) fn publish_embed(staging: &Staging) -> Result<()> {
    let embed = script::shorten(ScriptKind::Classic, &staging.read(EMBED)?)?;
    staging.write(EMBED, embed.as_bytes())
}

fn start(kind: ProgramKind, glue: &str, wasm: &File) -> Result<String> {
    let glue = glue.trim_end().strip_suffix(END);
    let glue = glue.context("wasm-bindgen's script does not end as it used to")?;
    let glue = in_short(glue).context("wasm-bindgen's script has other words than it used to")?;
    let File { name, integrity } = wasm;
    let condition = match kind {
        ProgramKind::Player => "if (!document.documentElement.dataset.program)\n",
        ProgramKind::Share | ProgramKind::Editor => "",
    };
    // The boot script has asked for the program while this script was still on its way, and hears here when it cannot start: not
    // every browser tells a page of what a module waits for in vain.
    Ok(format!(
        "{glue}\
         const program = globalThis.program ?? \
         fetch(new URL(\"{name}\", import.meta.url), {{ integrity: \"{integrity}\" }});\n\
         {condition}await __wbg_init({{ module_or_path: program }}).catch(crash);\n"
    ))
}

/// wasm-bindgen's script, but with JavaScript's own words for a value; `None` if it has no such function.
fn in_short(glue: &str) -> Option<String> {
    let (before, rest) = glue.split_once(IN_WORDS)?;
    let (_, after) = rest.split_once("\n}\n")?;
    Some(format!("{before}{IN_WORDS}return String(val);\n}}\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_into_words_in_short() {
        let glue =
            format!("let a;\n{IN_WORDS}    if (x) {{\n    }}\n    return val;\n}}\nlet b;\n");
        let short = format!("let a;\n{IN_WORDS}return String(val);\n}}\nlet b;\n");
        assert_eq!(in_short(&glue), Some(short));
        assert_eq!(in_short("let a;\n"), None);
    }

    #[test]
    fn the_start_names_the_digest_of_the_program() {
        let wasm = File { name: "a.wasm".to_owned(), integrity: "sha384-x".to_owned() };
        let script =
            start(ProgramKind::Player, &format!("let wasm;\n{IN_WORDS}x\n}}\n{END}\n"), &wasm)
                .unwrap();
        assert!(
            script.starts_with("let wasm;\n") && script.contains("\nconst program = "),
            "{script}"
        );
        assert!(script.contains("\"a.wasm\"") && script.contains("integrity: \"sha384-x\""));
        assert!(!script.contains("export"));
        assert!(
            start(ProgramKind::Share, "let wasm;", &wasm).is_err(),
            "a script that nobody would start"
        );
    }
}
