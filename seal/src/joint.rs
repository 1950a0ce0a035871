//! Where the program and its script meet: shorter.
//!
//! wasm-bindgen names each function that the program asks of the script by what it does and a digest, in both files. No
//! compression finds much in digests, and nobody reads them: numbers do, and save 4 of 150 KB.

use anyhow::{Context as _, Result, bail};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The names of what the program asks for, each with the number that takes its place.
type Names = Vec<String>;

/// The program and its script with short names for what they ask of each other, the script without indentation.
pub(crate) fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (program, names) = rename(program).context("cannot read the program")?;
    Ok((program, renamed(&lines(script), &names)))
}

/// The program with numbers for the names of what it asks for.
fn rename(program: &[u8]) -> Result<(Vec<u8>, Names)> {
    let (mut module, mut names) = (Module::new(), Names::new());
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let TypeRef::Func(kind) = import.ty else {
                    bail!("{} is no function", import.name)
                };
                section.import(import.module, &short(names.len()), EntityType::Function(kind));
                names.push(import.name.to_owned());
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = program.get(range).context("a section goes beyond its end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), names))
}

/// A number that may be a name in a script.
fn short(number: usize) -> String {
    format!("_{number}")
}

/// The lines without what stands before and after them, and without comments that are lines of their own.
///
/// Nothing else is made shorter: names of variables would take a compiler of scripts for less than 1 KB.
pub(crate) fn lines(script: &str) -> String {
    let is_code =
        |line: &&str| !line.is_empty() && !["//", "/*", "*"].iter().any(|it| line.starts_with(it));
    script.lines().map(str::trim).filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The script with numbers for these names.
fn renamed(script: &str, names: &Names) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut shortened = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_name) {
        let (between, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_name(c)).unwrap_or(from.len()));
        shortened.push_str(between);
        let number = names.iter().position(|name| name == word);
        shortened.push_str(&number.map_or_else(|| word.to_owned(), short));
        rest = after;
    }
    shortened + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_have_the_same_short_names() {
        let mut imports = ImportSection::new();
        imports.import("./glue.js", "__wbg_now_0123456789abcdef", EntityType::Function(0));
        imports.import("./glue.js", "__wbg_now_fedcba9876543210", EntityType::Function(0));
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut program = Module::new();
        program.section(&types).section(&imports);
        let script = "\
            /** Now.\n * @returns {number}\n */\n\
            const imports = {\n    \
                __wbg_now_fedcba9876543210: () => now(\"//\"),\n\n    \
                // A digest.\n    \
                __wbg_now_0123456789abcdef: function() { return __wbg_now; },\n\
            };\n";
        let (program, script) = shorten(&program.finish(), script).unwrap();
        assert_eq!(
            script,
            "const imports = {\n_1: () => now(\"//\"),\n_0: function() { return __wbg_now; },\n};"
        );
        let (same, names) = rename(&program).unwrap();
        assert_eq!(same, program, "nothing else is changed");
        assert_eq!(names, ["_0", "_1"]);
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(shorten(b"<!doctype html>", "").is_err());
    }
}
