//! Shortens scripts.

use anyhow::{Result, ensure};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The two kinds of scripts, which browsers read differently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ScriptKind {
    /// A classic script: its names are the page's.
    Classic,
    /// A module, whose names are its own.
    Module,
}

/// Shortens a script. It does the same.
pub(crate) fn shorten(kind: ScriptKind, script: &str) -> Result<String> {
    let source = match kind {
        ScriptKind::Classic => SourceType::script(),
        ScriptKind::Module => SourceType::mjs(),
    };
    let memory = Allocator::default();
    let parsed = Parser::new(&memory, script, source).parse();
    ensure!(parsed.diagnostics.is_empty(), "this is no script: {:?}", parsed.diagnostics);
    let mut program = parsed.program;
    let names = Minifier::new(MinifierOptions::default()).minify(&memory, &mut program).scoping;
    let writer = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(names);
    Ok(writer.build(&program).code)
}

/// An element with a script in it. No byte of the script may change: the policy knows its digest.
pub(crate) fn element(attributes: &str, script: &str) -> Result<String> {
    let ends_early = script.contains("</script") || script.contains("<!--");
    ensure!(!ends_early, "a script would end in the midst of itself");
    Ok(format!("<script{attributes}>{script}</script>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_comments_go_and_what_others_may_call_stays() {
        let script =
            "// A note.\nconst answer = window.answer ?? 42;\nreportError(answer + answer);\n";
        let short = shorten(ScriptKind::Module, script).unwrap();
        assert!(!short.contains("note") && !short.contains("const answer"), "{short}");
        assert!(short.contains("window.answer") && short.contains("reportError("), "{short}");
        let short = shorten(ScriptKind::Classic, "function seen() {}\nvar kept = 1;").unwrap();
        assert!(short.contains("seen") && short.contains("kept"), "{short}");
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert_eq!(element(" id=a", "b()").unwrap(), "<script id=a>b()</script>");
        assert!(element("", "a = '</script>'").is_err());
        assert!(element("", "a = '<!--'").is_err());
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(shorten(ScriptKind::Classic, "if (").is_err());
    }
}
