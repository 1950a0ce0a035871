//! Whether the sources are in order: what a reader relies on, and no compiler looks at.

use crate::make::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// All files of a folder that end so, by their path from the root.
fn files(folder: &str, ends: &[&str]) -> Vec<(String, String)> {
    fn add(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            // What is made, or somebody else's.
            let is_foreign = ["target", "dist", "built", "node_modules"].contains(&name);
            if path.is_dir() && !is_foreign && !name.starts_with('.') {
                add(&path, ends, found);
            } else if ends.iter().any(|it| name.ends_with(it)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    add(&root().join(folder), ends, &mut found);
    found.sort();
    assert!(!found.is_empty(), "nothing in {folder}");
    let short = |it: &Path| it.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|it| (short(it), std::fs::read_to_string(it).unwrap())).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The source without comments, one line for one line.
fn code(source: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    let lines = source.lines().map(|line| if is_comment(line) { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// What is between two texts, wherever that is.
fn between<'a>(source: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    source.split(start).skip(1).filter_map(|it| it.split(end).next()).collect()
}

// Classes.

/// The classes that Rust sources give to elements: in `class="…"`, as the name of a `part` of a page, and every text in a
/// statement that makes a `class`.
fn used_classes() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    for (path, source) in files("src", &[".rs"]) {
        let source = code(&source);
        let mut texts: Vec<&str> = between(&source, "class=\"", "\"");
        texts.extend(between(&source, " part(\"", "\""));
        for start in ["let class = ", "let (class, ", "class={"] {
            let end = if start == "class={" { "}" } else { ";\n" };
            for statement in between(&source, start, end) {
                texts.extend(statement.split('"').skip(1).step_by(2));
            }
        }
        for class in texts.iter().flat_map(|it| it.split_whitespace()) {
            used.insert(class.to_owned(), path.clone());
        }
    }
    used
}

/// The classes that style sheets know.
fn styled_classes() -> BTreeMap<String, String> {
    let mut styled = BTreeMap::new();
    for (path, source) in files("static/css", &[".css"]) {
        let mut source = source;
        while let Some(start) = source.find("/*") {
            let end = source[start..].find("*/").unwrap() + start + 2;
            source.replace_range(start..end, " ");
        }
        for part in source.split('.').skip(1) {
            let is_class = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let class: String = part.chars().take_while(|c| is_class(*c)).collect();
            if class.starts_with(|c: char| c.is_ascii_lowercase()) {
                styled.insert(class, path.clone());
            }
        }
    }
    styled
}

#[test]
fn each_class_is_styled_and_each_style_has_a_class() {
    // Names by which tests and people find an element that looks like any other.
    let plain = ["what"];
    let mut used = used_classes();
    let styled = styled_classes();
    assert!(used.len() > 40 && styled.len() > 40, "{} used, {} styled", used.len(), styled.len());
    let page = ("index.html".to_owned(), read("index.html"));
    for (path, source) in files("static/drawings", &[".svg"]).into_iter().chain([page]) {
        for class in between(&source, "class=\"", "\"") {
            for class in class.split_whitespace() {
                used.insert(class.to_owned(), path.clone());
            }
        }
    }
    let unstyled: Vec<_> = used
        .iter()
        .filter(|(it, _)| !styled.contains_key(*it) && !plain.contains(&it.as_str()))
        .collect();
    let unused: Vec<_> = styled.iter().filter(|(it, _)| !used.contains_key(*it)).collect();
    assert!(unstyled.is_empty() && unused.is_empty(), "no style: {unstyled:?}\nno use: {unused:?}");
    for class in plain {
        let is_plain = used.contains_key(class) && !styled.contains_key(class);
        assert!(is_plain, "{class} is no exception any more: take it off the list");
    }
}

// Style sheets.

#[test]
fn the_page_lists_each_style_sheet_and_each_is_one_block_of_its_folders_layer() {
    let page = read("index.html");
    let listed = between(&page, "rel=\"css\" href=\"", "\"");
    assert_eq!(listed.first(), Some(&"static/css/tokens.css"), "it sets the order of the layers");
    for layer in ["components", "formats", "pages"] {
        let folder = format!("static/css/{layer}");
        let sheets = files(&folder, &[".css"]);
        let listed = listed.iter().filter(|it| it.starts_with(&folder));
        assert!(
            listed.eq(sheets.iter().map(|(path, _)| path)),
            "index.html lists {folder} by name"
        );
        for (path, source) in sheets {
            let is_of_layer = between(&source, "@layer ", " {") == [layer];
            let inside = source.lines().all(|it| {
                it.is_empty() || it.starts_with([' ', '/', '}']) || it.starts_with("@layer ")
            });
            assert!(is_of_layer && inside, "{path} is more than one block of @layer {layer}");
        }
    }
}

// Directions.

/// The declarations of a style sheet, each with its line.
fn declarations(source: &str) -> Vec<(usize, String, String)> {
    let lines = (1..).zip(source.lines());
    let declared = lines.filter_map(|(number, line)| {
        let (name, value) = line.trim().strip_suffix(';')?.split_once(": ")?;
        Some((number, name.to_owned(), value.to_owned()))
    });
    declared.collect()
}

/// Whether a declaration says left or right, top or bottom, where a quiz that runs from right to left would have to say the
/// other.
fn is_physical(name: &str, value: &str) -> bool {
    const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
    const SIZES: [&str; 2] = ["width", "height"];
    let ends =
        |words: &[&str]| words.iter().any(|it| name == *it || name.ends_with(&format!("-{it}")));
    let has_side = name.split('-').any(|it| SIDES.contains(&it));
    let is_size = ends(&SIZES)
        && !name.starts_with("border")
        && !["line-height", "stroke-width"].contains(&name);
    // Top, right, bottom, left.
    let sides: Vec<&str> = value.split_whitespace().collect();
    let is_box = ["margin", "padding", "inset", "border-width", "border-style", "scroll-margin"]
        .contains(&name);
    let leans = is_box && !value.contains('(') && sides.len() == 4 && sides[1] != sides[3];
    let is_placed = ["text-align", "float", "clear", "caption-side"].contains(&name);
    has_side || is_size || leans || is_placed && SIDES.contains(&value)
}

#[test]
fn style_sheets_say_start_and_end() {
    for (name, value) in [
        ("margin-left", "1rem"),
        ("border-bottom-right-radius", "1px"),
        ("left", "0"),
        ("width", "1px"),
        ("min-height", "1px"),
        ("padding", "0 1px 2px 3px"),
        ("text-align", "right"),
        ("float", "left"),
    ] {
        assert!(is_physical(name, value), "{name}: {value}");
    }
    for (name, value) in [
        ("margin-inline-start", "1rem"),
        ("border-width", "1px"),
        ("stroke-width", "2"),
        ("line-height", "1.5"),
        ("padding", "0 1px 2px 1px"),
        ("text-align", "start"),
    ] {
        assert!(!is_physical(name, value), "{name}: {value}");
    }
    let mut looked_at = 0;
    for (path, source) in files("static/css", &[".css"]) {
        for (number, name, value) in declarations(&source) {
            // Of a part that runs from right to left.
            let is_right =
                path == "static/css/base.css" && (&*name, &*value) == ("text-align", "right");
            assert!(is_right || !is_physical(&name, &value), "{path}:{number}: {name}: {value}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 500, "{looked_at} declarations");
}

// Arrows between modules.

/// The modules in the order in which a file declares them.
fn declared(path: &str) -> Vec<String> {
    let source = code(&read(path));
    let module = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
    };
    source.lines().filter_map(module).collect()
}

/// The modules of the crate that a source names, by `crate::module` or `use crate::{module, …}`.
fn named(source: &str) -> BTreeSet<String> {
    let source = code(source);
    let mut named = BTreeSet::new();
    for after in source.split("crate::").skip(1) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if let Some(list) = after.strip_prefix('{') {
            for part in list.split('}').next().unwrap().split(',') {
                named.insert(part.trim().chars().take_while(|c| is_name(*c)).collect());
            }
        } else {
            named.insert(after.chars().take_while(|c| is_name(*c)).collect());
        }
    }
    named.remove("");
    named
}

/// Those that name a module below them, in a crate whose modules are declared in this order.
fn upside_down(folder: &str) -> Vec<(String, String)> {
    let order = declared(&format!("{folder}/lib.rs"));
    assert!(order.len() > 4, "{order:?}");
    let place = |module: &str| order.iter().position(|it| it == module);
    let mut found = Vec::new();
    for (path, source) in files(folder, &[".rs"]) {
        let inner = path.strip_prefix(folder).unwrap().trim_start_matches('/');
        let module = inner.split(['/', '.']).next().unwrap();
        let Some(here) = place(module) else {
            assert!(["lib", "main", "bin"].contains(&module), "{path} is in no declared module");
            continue;
        };
        for other in named(&source) {
            let there = place(&other).unwrap_or_else(|| panic!("{path} names crate::{other}"));
            if there > here {
                found.push((path.clone(), other));
            }
        }
    }
    found
}

#[test]
fn modules_import_only_those_above_them() {
    let exception = |path: &str, module: &str| (path.to_owned(), module.to_owned());
    let exceptions = [
        // The traits of what may fail are the store's; what the browser has of both is one of these.
        exception("src/browser/journal.rs", "store"),
        exception("src/browser.rs", "store"),
        // The interface has a sentence for each notice.
        exception("src/words.rs", "model"),
    ];
    assert_eq!(upside_down("src"), exceptions);
    for folder in ["crates/quiz/src", "crates/quiz-authoring/src"] {
        assert_eq!(upside_down(folder), []);
    }
}

#[test]
fn only_one_module_asks_the_browser() {
    for (path, source) in files("src", &[".rs"]) {
        let source = code(&source);
        if path != "src/browser.rs" && !path.starts_with("src/browser/") {
            for word in
                ["web_sys::window", "js_sys::", "wasm_bindgen_futures", "gloo::storage", "eval("]
            {
                assert!(!source.contains(word), "{path} names {word}");
            }
        }
        assert!(!source.contains("from_html_unchecked"), "{path} makes markup of text");
        // The edge itself is asked by those who act; what is pure stays so.
        let pure = [
            "route",
            "words",
            "builtin",
            "drawing",
            "model",
            "store",
            "whole/embedding",
            "whole/telling",
        ];
        let desk = [
            "write/route",
            "write/drafts",
            "write/plain",
            "write/model",
            "write/model/desk",
            "write/model/files",
            "write/words",
        ];
        if pure.iter().chain(&desk).any(|it| path == format!("src/{it}.rs")) {
            assert!(!named(&source).contains("browser"), "{path} asks the browser");
        }
    }
}

#[test]
fn the_domain_knows_no_browser() {
    for (path, manifest) in files("crates", &["Cargo.toml"]) {
        for word in ["web-sys", "js-sys", "wasm-bindgen", "gloo", "yew"] {
            assert!(!manifest.contains(word), "{path} names {word}");
        }
    }
    let domain = files("crates", &[".rs"]);
    for (path, source) in domain.iter().filter(|it| it.0.contains("/src/")) {
        let source = code(source);
        for word in ["std::time", "std::fs", "std::env", "std::net", "SystemTime", "thread_rng"] {
            assert!(!source.contains(word), "{path} names {word}");
        }
    }
}

// Documents.

#[test]
fn the_version_is_in_the_change_log() {
    let heading = format!("## {}", env!("CARGO_PKG_VERSION"));
    let log = read("CHANGELOG.md");
    assert!(log.lines().any(|it| it.starts_with(&heading)), "CHANGELOG.md has no {heading}");
}

#[test]
fn nothing_is_left_to_be_done() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut looked_at = 0;
    let all = files("", &[".rs", ".toml", ".css", ".html", ".md", ".yml", ".svg"]);
    // Files that tests write are no sources.
    for (path, source) in all.iter().filter(|it| !it.0.starts_with("tests/it/pages/")) {
        for (number, line) in (1..).zip(source.lines()) {
            for mark in marks {
                assert!(!line.contains(mark), "{path}:{number}: {mark}");
            }
        }
        looked_at += 1;
    }
    assert!(looked_at > 60, "{looked_at} files");
}

/// The words in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_path_that_the_map_names_is_there() {
    for document in ["ARCHITECTURE.md", "README.md"] {
        let text = read(document);
        let ends = [".rs", ".toml", ".css", ".svg", ".md", ".html", "/tests", "/data"];
        let paths = quoted(&text).into_iter().filter(|it| {
            it.contains('/')
                && !it.contains(['*', ' ', '<', ':', '$', '~'])
                && ends.iter().any(|end| it.ends_with(end))
        });
        for path in paths {
            assert!(root().join(path).exists(), "{document} names {path}, which is not there");
        }
    }
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for folder in ["tests", "crates", "e2e", "tools", "xtask"] {
        for (_, source) in files(folder, &[".rs"]) {
            let after = source.split("#[test]\n").skip(1);
            let names =
                after.filter_map(|it| it.trim_start().strip_prefix("fn ")?.split('(').next());
            tests.extend(names.map(str::to_owned));
        }
    }
    assert!(tests.len() > 200, "{} tests", tests.len());
    tests
}

#[test]
fn every_criterion_of_accessibility_is_answered_and_every_test_named_is_there() {
    let document = read("docs/accessibility.md");
    let tests = tests();
    // What is looked at in every state is listed there.
    let states = read("e2e/tests/it/everywhere/states.rs");
    let is_look = |name: &str| states.contains(&format!("::{name},"));
    let is_name = |it: &&str| it.contains('_') && !it.contains(['/', '.', ' ']);
    for name in quoted(&document).into_iter().filter(is_name) {
        assert!(
            tests.contains(name) || is_look(name),
            "docs/accessibility.md names {name}, which is no test"
        );
    }
    let rows: Vec<Vec<&str>> = document
        .lines()
        .filter(|it| it.starts_with("| ") && it[2..].starts_with(|it: char| it.is_ascii_digit()))
        .map(|it| it.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let numbers: BTreeSet<_> = rows.iter().map(|it| it[0].split(' ').next().unwrap()).collect();
    // Levels A and AA of WCAG 2.2.
    assert_eq!((rows.len(), numbers.len()), (55, 55));
    for row in rows {
        let [criterion, verdict, shown] = row[..] else { panic!("{row:?} has no three columns") };
        // What the page does not have needs nothing to show it.
        assert!(
            shown.contains('`') || shown.starts_with("look") || !verdict.starts_with("yes"),
            "{criterion}"
        );
    }
}
