//! The tables of `e2e/README.md`, which say where a test runs and why, and the folders of tests are the same.

#![expect(clippy::unwrap_used, reason = "what is not there is to be told")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names of the modules in a folder that have tests.
fn modules(folder: &Path, prefix: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            modules.extend(self::modules(&path, &format!("{prefix}{stem}::")));
        } else if has_tests(&path) {
            modules.insert(format!("{prefix}{stem}"));
        }
    }
    modules
}

fn has_tests(file: &Path) -> bool {
    file.extension().is_some_and(|it| it == "rs")
        && fs::read_to_string(file).unwrap().contains("#[test]\n")
}

/// The names in the first column of a table whose head begins so.
fn rows<'a>(document: &'a str, head: &str) -> Vec<&'a str> {
    let (_, table) = document.split_once(&format!("| {head} |")).unwrap();
    let rows = table.lines().skip(2).map_while(|it| it.strip_prefix("| `"));
    rows.map(|it| it.split('`').next().unwrap()).collect()
}

#[test]
fn every_module_of_tests_is_in_the_table_of_where_it_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("README.md")).unwrap();
    for folder in ["everywhere", "once"] {
        let modules = modules(&root.join("tests/it").join(folder), "");
        assert_eq!(rows(&document, folder), Vec::from_iter(&modules), "{folder}");
    }
}

#[test]
fn no_test_is_in_neither_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let with_tests: Vec<_> =
        files.filter(|it| has_tests(it) && !it.ends_with("table.rs")).collect();
    assert!(with_tests.is_empty(), "{with_tests:?} say not where they run");
}
