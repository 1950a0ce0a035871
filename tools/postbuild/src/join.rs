//! Joins modules into one classic script, in which their names are private.
//!
//! Browsers run a script in the page at once, and would fetch each module by itself. In the modules, `import` and `export` have
//! their plainest forms only: `import { name } from "./other.js"`, and `export` before a declaration.

use anyhow::{Context as _, Result, bail, ensure};
use oxc_allocator::Allocator;
use oxc_ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Statement};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan as _, SourceType, Span};

/// Joins a module and all that it imports. Each module comes after those that it imports, as browsers run them. `read` returns the
/// text of a module.
pub(crate) fn join(entry: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut joint = Joint { read, under_way: Vec::new(), done: Vec::new(), names: Vec::new() };
    let mut modules = String::new();
    joint.add(entry, &mut modules)?;
    let script = format!("\"use strict\";\n{{\n{modules}}}\n");
    expect_sound(&script, &joint.names)?;
    Ok(script)
}

struct Joint<Read> {
    read: Read,
    /// The modules around the one that is being added, each of which imports the next.
    under_way: Vec<String>,
    /// The modules that were added.
    done: Vec<String>,
    /// The names that modules import.
    names: Vec<String>,
}

impl<Read: Fn(&str) -> Result<String>> Joint<Read> {
    fn add(&mut self, module: &str, script: &mut String) -> Result<()> {
        if self.done.iter().any(|it| it == module) {
            return Ok(());
        }
        let is_circle = self.under_way.iter().any(|it| it == module);
        ensure!(!is_circle, "{module} imports itself through {}", self.under_way.join(", "));
        self.under_way.push(module.to_owned());
        let source = (self.read)(module)?;
        let (imported, text) = self.take_apart(&source).with_context(|| module.to_owned())?;
        for module in imported {
            self.add(&module, script)?;
        }
        script.push_str(&text);
        self.done.extend(self.under_way.pop());
        Ok(())
    }

    /// The modules that a module imports, and its text without `import` and `export`.
    fn take_apart(&mut self, source: &str) -> Result<(Vec<String>, String)> {
        let memory = Allocator::default();
        let parsed = Parser::new(&memory, source, SourceType::mjs()).parse();
        ensure!(parsed.diagnostics.is_empty(), "this is no module: {:?}", parsed.diagnostics);
        let mut imported = Vec::new();
        let mut left_out = Vec::new();
        for statement in &parsed.program.body {
            match statement {
                Statement::ImportDeclaration(import) => {
                    imported.push(self.import(import)?);
                    left_out.push(import.span);
                }
                Statement::ExportDeclaration(export) => {
                    let declaration = export.declaration.span();
                    left_out.push(Span::new(export.span.start, declaration.start));
                }
                other if other.is_module_declaration() => {
                    bail!("this `export` is of no form that can be joined: {other:?}")
                }
                _ => {}
            }
        }
        let mut text = String::new();
        let mut rest = 0;
        for span in left_out {
            text.push_str(&source[rest..span.start as usize]);
            rest = span.end as usize;
        }
        text.push_str(&source[rest..]);
        Ok((imported, text))
    }

    /// The module that is imported. Its names have to stay as they are.
    fn import(&mut self, import: &ImportDeclaration<'_>) -> Result<String> {
        for specifier in import.specifiers.iter().flatten() {
            let ImportDeclarationSpecifier::ImportSpecifier(it) = specifier else {
                bail!("an `import` takes more than single names");
            };
            ensure!(it.imported.name() == it.local.name, "an `import` renames {}", it.local.name);
            self.names.push(it.local.name.to_string());
        }
        let module = import.source.value.strip_prefix("./");
        Ok(module.context("an `import` is of no module beside this one")?.to_owned())
    }
}

/// Refuses a script in which two modules give one name, or no module gives a name that is imported.
fn expect_sound(script: &str, imported: &[String]) -> Result<()> {
    let memory = Allocator::default();
    let parsed = Parser::new(&memory, script, SourceType::script()).parse();
    ensure!(parsed.diagnostics.is_empty(), "this is no script: {:?}", parsed.diagnostics);
    let checked = SemanticBuilder::new_compiler().build(&parsed.program);
    ensure!(checked.diagnostics.is_empty(), "modules do not fit: {:?}", checked.diagnostics);
    let missing = checked.semantic.scoping().root_unresolved_references();
    let missing = imported.iter().find(|it| missing.keys().any(|name| name.as_str() == **it));
    ensure!(missing.is_none(), "no module has what is imported: {missing:?}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(modules: &[(&str, &str)]) -> Result<String> {
        join("main.js", |name| {
            let module = modules.iter().find(|it| it.0 == name);
            module.map(|it| it.1.to_owned()).with_context(|| format!("no {name}"))
        })
    }

    #[test]
    fn each_module_comes_once_and_after_those_that_it_imports() {
        let script = joined(&[
            ("main.js", "import { b } from \"./b.js\";\nimport { a } from \"./a.js\";\na(b);\n"),
            ("b.js", "import { a } from \"./a.js\";\n/** One. */\nexport let b = a(1);\n"),
            ("a.js", "export const a = (it) => it;\n"),
        ]);
        assert_eq!(
            script.unwrap(),
            "\"use strict\";\n{\nconst a = (it) => it;\n\n/** One. */\nlet b = a(1);\n\n\na(b);\n}\n"
        );
    }

    #[test]
    fn modules_that_cannot_be_joined_are_refused() {
        for (main, other, reason) in [
            ("import { a } from \"./a.js\";", "export const b = 1;", ""),
            ("import { a } from \"./a.js\"; a();", "export const b = 1;", "no module has"),
            ("import { a } from \"./a.js\"; let b;", "export const a = 1, b = 2;", "do not fit"),
            ("import { a as c } from \"./a.js\";", "export const a = 1;", "main.js"),
            ("import * as a from \"./a.js\";", "export const a = 1;", "main.js"),
            ("import a from \"./a.js\";", "export const a = 1;", "main.js"),
            ("import { a } from \"a.js\";", "export const a = 1;", "main.js"),
            ("import { a } from \"./a.js\";", "const a = 1; export { a };", "a.js"),
            ("import { a } from \"./a.js\";", "export default 1;", "a.js"),
            ("import { a } from \"./a.js\";", "import \"./main.js\";", "through"),
            ("import { a } from \"./a.js\";", "if (", "a.js"),
            ("import { a } from \"./b.js\";", "", "no b.js"),
        ] {
            let script = joined(&[("main.js", main), ("a.js", other)]);
            match script {
                Ok(script) => assert_eq!(reason, "", "{script}"),
                Err(error) => assert!(error.to_string().contains(reason), "{error:#}"),
            }
        }
    }
}
