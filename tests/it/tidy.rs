//! Rules about the sources that no compiler checks: style sheets, imports, and documents.

mod prose;

use crate::make::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// All files of a folder with one of these endings: path from the root, and text.
fn files(folder: &str, ends: &[&str]) -> Vec<(String, String)> {
    fn add(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            // Folders of files that are built, or that somebody else wrote.
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

/// A source with empty lines in place of its comments, so that line numbers stay.
fn code(source: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    let lines = source.lines().map(|line| if is_comment(line) { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Each text that stands between `start` and `end`.
fn between<'a>(source: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    source.split(start).skip(1).filter_map(|it| it.split(end).next()).collect()
}

// Classes.

/// The classes that Rust sources give to elements, each with a file: in `class="…"`, as the name of a `part` of a page,
/// and in each statement that computes a `class`.
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

/// The classes in the style sheets, each with a file.
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
    // Classes without a style, by which tests and people find an element.
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

// Directions of writing.

/// The declarations of a style sheet, each with its line.
fn declarations(source: &str) -> Vec<(usize, String, String)> {
    let lines = (1..).zip(source.lines());
    let declared = lines.filter_map(|(number, line)| {
        let (name, value) = line.trim().strip_suffix(';')?.split_once(": ")?;
        Some((number, name.to_owned(), value.to_owned()))
    });
    declared.collect()
}

/// Whether a declaration names a physical side or size, such as `left` or `width`. A quiz that runs from right to left
/// needs logical ones.
fn is_physical(name: &str, value: &str) -> bool {
    const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
    const SIZES: [&str; 2] = ["width", "height"];
    let ends =
        |words: &[&str]| words.iter().any(|it| name == *it || name.ends_with(&format!("-{it}")));
    let has_side = name.split('-').any(|it| SIDES.contains(&it));
    let is_size = ends(&SIZES)
        && !name.starts_with("border")
        && !["line-height", "stroke-width"].contains(&name);
    // The order of values is top, right, bottom, left.
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
            // The only exception is a part that runs from right to left.
            let is_right =
                path == "static/css/base.css" && (&*name, &*value) == ("text-align", "right");
            assert!(is_right || !is_physical(&name, &value), "{path}:{number}: {name}: {value}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 500, "{looked_at} declarations");
}

// Imports.

/// The folders of sources whose imports are checked, one for each package.
const SOURCES: [&str; 8] = [
    "src",
    "crates/quiz/src",
    "crates/quiz-link/src",
    "crates/quiz-authoring/src",
    "tools/postbuild/src",
    "tools/dist/src",
    "xtask/src",
    "e2e/src",
];

/// The path of a module within its package, such as `player::model`; that of the package itself is empty.
type Module = Vec<String>;

/// A path that a source names, and whether the source only re-exports it (`pub use`).
struct Named {
    path: Module,
    is_passed_on: bool,
}

fn module_of(folder: &str, path: &str) -> Module {
    let inner = path.strip_prefix(folder).unwrap().trim_start_matches('/');
    let names = inner.trim_end_matches(".rs").split('/').map(str::to_owned);
    let is_root = |it: &String| ["lib", "main"].contains(&it.as_str());
    names.filter(|it| !is_root(it)).collect()
}

/// Collects the paths of a `use` tree, such as `{a::b, c::{d, e}}`.
fn leaves(prefix: &[String], tree: &str, found: &mut Vec<Module>) {
    let tree = tree.trim();
    let Some(list) = tree.strip_prefix('{') else {
        if let Some((name, rest)) = tree.split_once("::") {
            leaves(&[prefix, &[name.trim().to_owned()]].concat(), rest, found);
        } else {
            let name = tree.split(" as ").next().unwrap().trim();
            let own = (name != "self").then(|| name.to_owned());
            found.push(prefix.iter().cloned().chain(own).collect());
        }
        return;
    };
    let (mut depth, mut start) = (0, 0);
    let list = list.strip_suffix('}').unwrap();
    for (index, c) in list.char_indices().chain([(list.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !list[start..index].trim().is_empty() {
                    leaves(prefix, &list[start..index], found);
                }
                start = index + 1;
            }
            _ => {}
        }
    }
}

/// The modules that a source declares.
fn declared(source: &str) -> BTreeSet<String> {
    let module = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
    };
    source.lines().filter_map(module).collect()
}

/// The paths that a source names in its own package, from the root of the package. Modules of tests are left out.
fn named(module: &Module, source: &str) -> Vec<Named> {
    let source = code(source);
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap();
    let children = declared(source);
    let mut found = Vec::new();
    let mut add = |tree: &str, is_passed_on: bool| {
        let mut paths = Vec::new();
        leaves(&[], tree, &mut paths);
        for path in paths {
            let ups = path.iter().take_while(|it| *it == "super").count();
            let (base, skipped) = match path[0].as_str() {
                "crate" => (Module::new(), 1),
                "self" => (module.clone(), 1),
                child if is_passed_on && children.contains(child) => (module.clone(), 0),
                "super" => (module[..module.len() - ups].to_vec(), ups),
                _ => continue,
            };
            found.push(Named { path: [base, path[skipped..].to_vec()].concat(), is_passed_on });
        }
    };
    for (index, _) in source.match_indices("use ") {
        let line = source[..index].rsplit('\n').next().unwrap().trim();
        let is_public = line.starts_with("pub");
        if line.is_empty() || is_public {
            let tree = source[index + 4..].split(';').next().unwrap();
            add(&tree.split_whitespace().collect::<Vec<_>>().join(" "), is_public);
        }
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    for word in source.split(|c: char| !is_name(c)) {
        if word.contains("::") && !word.starts_with("::") && !word.ends_with(':') {
            add(word, false);
        }
    }
    found
}

/// For each file of a package, the other files that it imports from. A name that another file only re-exports counts as
/// imported from the file that defines it.
fn imports(folder: &str) -> BTreeMap<Module, BTreeSet<Module>> {
    let sources: BTreeMap<Module, String> = files(folder, &[".rs"])
        .into_iter()
        .map(|(path, source)| (module_of(folder, &path), source))
        .collect();
    let named: BTreeMap<&Module, Vec<Named>> =
        sources.iter().map(|(module, source)| (module, named(module, source))).collect();
    let file_of = |path: &Module| {
        (0..=path.len()).rev().map(|it| path[..it].to_vec()).find(|it| sources.contains_key(it))
    };
    let origin = |path: &Module| {
        let mut path = path.clone();
        for _ in 0..4 {
            let file = file_of(&path)?;
            let name = path.get(file.len())?;
            let passed =
                named.get(&file)?.iter().find(|it| it.is_passed_on && it.path.last() == Some(name));
            path = passed.map(|it| it.path.clone()).filter(|it| *it != path)?;
            if file_of(&path)? != file {
                return Some(path);
            }
        }
        None
    };
    let taken = |module: &Module, it: &Named| {
        let path = origin(&it.path).unwrap_or_else(|| it.path.clone());
        // A module counts as part of the file that declares it.
        file_of(&path).filter(|it| !it.starts_with(module) && !it.is_empty())
    };
    sources
        .keys()
        .map(|module| {
            let own = named[module].iter().filter(|it| !it.is_passed_on);
            (module.clone(), own.filter_map(|it| taken(module, it)).collect())
        })
        .collect()
}

/// The files that import themselves, directly or through other files.
fn in_circles(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    let reached = |from: &Module| {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&Module> = imports[from].iter().collect();
        while let Some(module) = next.pop() {
            if reached.insert(module) {
                next.extend(imports.get(module).into_iter().flatten());
            }
        }
        reached
    };
    imports.keys().filter(|it| reached(it).contains(it)).map(|it| it.join("::")).collect()
}

#[test]
fn no_file_imports_in_a_circle() {
    for folder in SOURCES {
        let imports = imports(folder);
        let arrows: usize = imports.values().map(BTreeSet::len).sum();
        assert!(arrows > 0 || imports.len() < 3, "{folder}: no import is found");
        assert_eq!(in_circles(&imports), Vec::<String>::new(), "{folder}");
    }
}

/// The rooms of the page, from the lowest to the highest. A room imports only from itself and from rooms before it.
const ROOMS: [&[&str]; 8] = [
    &["press", "route", "builtin", "drawing", "env", "surroundings", "notice"],
    &["play_links"],
    &["strings", "storage"],
    &["single_file", "platform", "failpoint"],
    &["components", "formats", "shell"],
    &["player"],
    &["embed", "share"],
    &["editor"],
];

#[test]
fn rooms_import_only_those_below_them() {
    let floor = |module: &Module| ROOMS.iter().position(|it| it.contains(&module[0].as_str()));
    for (module, taken) in imports("src") {
        let is_start = |it: &str| ["bin", "start", "prerender"].contains(&it);
        if module.first().is_none_or(|it| is_start(it)) {
            continue;
        }
        let here = floor(&module).unwrap_or_else(|| panic!("{module:?} is in no room"));
        for other in taken {
            let there = floor(&other).unwrap_or_else(|| panic!("{other:?} is in no room"));
            assert!(there <= here, "{} takes from {}", module.join("::"), other.join("::"));
        }
    }
}

#[test]
fn only_the_platform_asks_the_browser() {
    let imports = imports("src");
    for (path, source) in files("src", &[".rs"]) {
        let source = code(&source);
        if path != "src/platform.rs" && !path.starts_with("src/platform/") {
            for word in
                ["web_sys::window", "js_sys::", "wasm_bindgen_futures", "gloo::storage", "eval("]
            {
                assert!(!source.contains(word), "{path} names {word}");
            }
        }
        assert!(!source.contains("from_html_unchecked"), "{path} makes markup of text");
    }
    // Modules that are pure: only those that act may ask the platform.
    let pure = [
        "route",
        "strings",
        "builtin",
        "drawing",
        "storage",
        "player::model",
        "embed::options",
        "embed::events",
        "editor::route",
        "editor::notice",
        "editor::form_messages",
        "editor::model",
    ];
    for room in pure {
        let path: Module = room.split("::").map(str::to_owned).collect();
        let modules: Vec<_> = imports.iter().filter(|it| it.0.starts_with(&path)).collect();
        assert!(!modules.is_empty(), "there is no {room}");
        for (module, taken) in modules {
            let is_asked = taken.iter().any(|it| it[0] == "platform");
            assert!(!is_asked, "{} asks the browser", module.join("::"));
        }
    }
}

/// Whether a file of `src` draws pages or pieces of them. In `share`, only these other files act on the browser.
fn is_view(path: &str) -> bool {
    let acts = |it: &str| {
        ["browser.rs", "program.rs", "resolve_quiz.rs"].contains(&it) || it.starts_with("model")
    };
    let pieces =
        ["src/drawing.rs", "src/editor/field.rs", "src/editor/outline.rs", "src/editor/preview.rs"];
    path.contains("/pages")
        || pieces.contains(&path)
        || ["src/components/", "src/formats"].iter().any(|it| path.starts_with(it))
        || path.strip_prefix("src/share/").is_some_and(|it| !acts(it))
}

/// The names of the platform that views may use: file, names, and reason.
const VIEWS_ASK: [(&str, &[&str], &str); 5] = [
    ("src/player/pages/history.rs", &["day_and_hour"], WRITES_A_TIME),
    ("src/share/pages/publish.rs", &["day_and_hour"], WRITES_A_TIME),
    ("src/editor/pages/drafts.rs", &["day_and_hour"], WRITES_A_TIME),
    ("src/share/pages/publish.rs", &["focus_in_place"], DRAWN),
    (
        "src/player/pages/play.rs",
        &["press", "time", "focus", "focus_in_place", "scroll_to"],
        "presses count by the time for which the scenario has been drawn, and focus follows what is drawn",
    ),
];
const WRITES_A_TIME: &str =
    "a time is written as the person's language writes it, which never changes";
const DRAWN: &str = "it is about an element that the view has just drawn";

/// Whether a source reads what is hidden from the model: a variable of the thread, what the host asked for, or what is
/// stored. The platform under another name would hide what is asked of it.
fn reads_what_is_hidden(module: &Module, source: &str) -> bool {
    let of_host = |it: &Named| it.path.starts_with(&["embed".to_owned(), "host".to_owned()]);
    named(module, source).iter().any(of_host)
        || ["thread_local!", "LocalStorage", "IdbMirror", "platform as ", "platform::{self as "]
            .iter()
            .any(|word| code(source).contains(word))
}

/// The names of the platform in a source.
fn asked_of_platform(module: &Module, source: &str) -> BTreeSet<String> {
    let imported = named(module, source).into_iter().map(|it| it.path);
    let imported =
        imported.filter(|it| it.len() > 1 && it[0] == "platform").map(|it| it[1].clone());
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let source = code(source);
    let words = source.split(|c: char| !is_name(c)).filter_map(|it| it.strip_prefix("platform::"));
    imported.chain(words.map(str::to_owned)).filter(|it| !it.is_empty()).collect()
}

#[test]
fn views_perform_nothing_and_read_nothing_hidden() {
    let module = vec!["share".to_owned(), "page".to_owned()];
    let source = "use crate::platform::{canvas, frame::query};\nfn a() { platform::print() }";
    let found = asked_of_platform(&module, source);
    assert_eq!(found.iter().collect::<Vec<_>>(), ["canvas", "frame", "print"]);
    for planted in [
        "use crate::platform as browser;",
        "use crate::{platform as browser, strings};",
        "use crate::platform::{self as browser};",
        "use crate::embed::{host};",
        "fn a() -> bool { crate::embed::host::is_heard() }",
        "use crate::platform::LocalStorage;",
    ] {
        assert!(reads_what_is_hidden(&module, planted), "{planted}");
    }
    let mut looked_at = 0;
    let mut asked = BTreeSet::new();
    for (path, source) in files("src", &[".rs"]).into_iter().filter(|it| is_view(&it.0)) {
        let module = module_of("src", &path);
        assert!(!reads_what_is_hidden(&module, &source), "{path} reads what is hidden");
        let names = asked_of_platform(&module, &source);
        asked.extend(names.into_iter().map(|it| (path.clone(), it)));
        looked_at += 1;
    }
    assert!(looked_at > 40, "{looked_at} views");
    let may = |(path, names, _): &(&str, &[&'static str], &str)| {
        names.iter().map(|it| ((*path).to_owned(), (*it).to_owned())).collect::<Vec<_>>()
    };
    let may: BTreeSet<_> = VIEWS_ASK.iter().flat_map(may).collect();
    let more: Vec<_> = asked.difference(&may).collect();
    assert!(more.is_empty(), "views leave this to the model and its effects: {more:?}");
    let fewer: Vec<_> = may.difference(&asked).collect();
    assert!(fewer.is_empty(), "no exception any more, take it off the list: {fewer:?}");
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

/// The names of formats in quiz files.
const FORMATS: [&str; 5] = ["choose", "choose-k", "best-worst", "rank", "rate"];

#[test]
fn the_name_of_a_format_is_spelled_in_its_file_alone() {
    let mut found = Vec::new();
    for (path, source) in SOURCES.iter().flat_map(|folder| files(folder, &[".rs"])) {
        let source = code(&source);
        let source = source.split("\n#[cfg(test)]\n").next().unwrap();
        let spelled = FORMATS.iter().filter(|it| source.contains(&format!("\"{it}\"")));
        found.extend(spelled.map(|it| (path.clone(), *it)));
    }
    let of = |it: &str| format!("crates/quiz/src/format/{}.rs", it.replace('-', "_"));
    // A field of responses in files has the same name as the format.
    let field = ("crates/quiz/src/format.rs".to_owned(), "rank");
    let mut expected: Vec<_> = FORMATS.iter().map(|it| (of(it), *it)).chain([field]).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// The types that have a variant for each format.
const BY_FORMAT: [&str; 4] = ["Format::", "FormatKind::", "Given::", "Entry::"];

/// The arms of the matches over formats in a source that stand for all formats that have no arm of their own. In a
/// formatted source, the arms of a match begin at the same column.
fn arms_for_any_format(source: &str) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let is_for_any = |line: &str| line.trim_start().starts_with("_ =>");
    let is_by_format = |line: &str| {
        let arm = line.trim_start().trim_start_matches("Some(").trim_start_matches('(');
        BY_FORMAT.iter().any(|it| arm.starts_with(it))
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, it)| is_for_any(it)) {
        let within = lines[..at].iter().rev();
        let mut within = within.take_while(|it| it.is_empty() || depth(it) >= depth(line));
        if within.any(|it| depth(it) == depth(line) && is_by_format(it)) {
            found.push(format!("{}: {}", at + 1, line.trim()));
        }
    }
    found
}

#[test]
fn the_compiler_leads_to_every_match_over_formats() {
    let with_rest = "match it {\n    Format::Rank(_) => 1,\n    _ => 2,\n}\n";
    assert_eq!(arms_for_any_format(with_rest), ["3: _ => 2,"]);
    let of_another = "match it {\n    Format::Rank(_) => match n {\n        1 => 1,\n        _ => 2,\n    },\n}\n";
    assert_eq!(arms_for_any_format(of_another), Vec::<String>::new());
    for (path, source) in SOURCES.iter().flat_map(|folder| files(folder, &[".rs"])) {
        assert_eq!(arms_for_any_format(&code(&source)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_version_is_in_the_change_log() {
    let heading = format!("## {}", env!("CARGO_PKG_VERSION"));
    let log = read("CHANGELOG.md");
    assert!(log.lines().any(|it| it.starts_with(&heading)), "CHANGELOG.md has no {heading}");
}

#[test]
fn no_source_has_a_mark_of_unfinished_work() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut looked_at = 0;
    let all = files("", &[".rs", ".toml", ".css", ".html", ".md", ".yml", ".svg"]);
    // Golden files are written by tests.
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

/// Whether a doc begins with a word that stands for a thing instead of naming it: "What", "That" or "The same".
fn begins_without_a_name(doc: &str) -> bool {
    let mut words = doc.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    match words.next() {
        Some("What" | "That") => true,
        Some("The") => words.next() == Some("same"),
        _ => false,
    }
}

#[test]
fn docs_begin_with_what_they_name() {
    for doc in
        ["What a page shows.", "What's kept.", "That which is kept.", "The same, for a link."]
    {
        assert!(begins_without_a_name(doc), "{doc}");
    }
    for doc in ["The page.", "The sameness of two.", "Whatever comes.", "Whether that is so."] {
        assert!(!begins_without_a_name(doc), "{doc}");
    }
    let exceptions = [
        // The name of the program.
        ("src/lib.rs", "What Do You Do? A scenario quiz that runs wholly in the browser."),
        // Descriptions in the schema of quiz files, which authors read.
        ("crates/quiz/src/draft.rs", "What it consists of."),
        ("crates/quiz/src/draft.rs", "What ratings earn, `marks[key][given]` (`rate` only)."),
    ];
    let mut looked_at = 0;
    for (path, source) in files("", &[".rs"]) {
        let mut before = None;
        for (number, line) in (1..).zip(source.lines()) {
            let line = line.trim_start();
            let mark = ["///", "//!"].into_iter().find(|it| line.starts_with(it));
            if let Some(mark) = mark.filter(|_| mark != before) {
                let doc = line[mark.len()..].trim();
                let is_named =
                    !begins_without_a_name(doc) || exceptions.contains(&(path.as_str(), doc));
                assert!(is_named, "{path}:{number}: a doc begins with the thing: {doc}");
                looked_at += 1;
            }
            before = mark;
        }
    }
    assert!(looked_at > 2000, "{looked_at} docs");
}

/// The texts in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The documents for people, each with its path from the root.
fn documents() -> Vec<(String, String)> {
    let documents = files("", &[".md"]);
    let is_made = |path: &str| path.starts_with("bench/reports/");
    documents.into_iter().filter(|it| !is_made(&it.0)).collect()
}

/// Whether a text in backquotes is the name of a test. In documents, no other such text has an underscore.
fn is_name_of_test(quoted: &str) -> bool {
    quoted.contains('_') && quoted.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
}

#[test]
fn the_map_has_every_room_and_few_words() {
    let map = read("ARCHITECTURE.md");
    let words = map.split_whitespace().count();
    assert!(words <= 900, "ARCHITECTURE.md has {words} words");
    let rows = map.lines().filter(|it| it.starts_with("| `"));
    let rooms: BTreeSet<&str> = rows.flat_map(|it| quoted(it.split('|').nth(1).unwrap())).collect();
    for room in &rooms {
        let is_there = root().join(room).exists() || root().join(format!("{room}.rs")).exists();
        assert!(is_there, "ARCHITECTURE.md has a room {room}, which is not there");
    }
    for module in declared("src/lib.rs") {
        let room = format!("src/{module}");
        assert!(rooms.contains(&*room), "ARCHITECTURE.md has no room {room}");
    }
    for (manifest, _) in files("", &["Cargo.toml"]) {
        let is_in_a_room =
            Path::new(&manifest).ancestors().any(|it| rooms.contains(it.to_str().unwrap()));
        let is_the_pages = manifest == "Cargo.toml";
        assert!(is_in_a_room || is_the_pages, "ARCHITECTURE.md has no room for {manifest}");
    }
    let tests = tests();
    for name in quoted(&map).into_iter().filter(|it| is_name_of_test(it)) {
        assert!(tests.contains(name), "ARCHITECTURE.md names {name}, which is no test");
    }
}

#[test]
fn every_path_and_every_link_in_a_document_leads_to_a_file() {
    let mut looked_at = 0;
    for (document, text) in documents() {
        for path in quoted(&text) {
            let is_plain =
                |it: char| it.is_ascii_alphanumeric() || ['/', '.', '_', '-'].contains(&it);
            let is_made = ["target", "dist"].contains(&path.split('/').next().unwrap());
            if !path.contains('/') || !path.chars().all(is_plain) || is_made {
                continue;
            }
            let (first, _) = path.split_once('/').unwrap();
            // Other paths are relative to the subject of the text.
            if first.is_empty() || !root().join(first).exists() {
                continue;
            }
            let is_there = root().join(path).exists() || root().join(format!("{path}.rs")).exists();
            assert!(is_there, "{document} names {path}, which is not there");
            looked_at += 1;
        }
        let folder = root().join(&document).parent().unwrap().to_owned();
        for link in between(&text, "](", ")") {
            let file = link.split('#').next().unwrap();
            // These links lead to pages of the project's host.
            if file.is_empty() || link.contains(':') || file.starts_with("../../actions/") {
                continue;
            }
            assert!(folder.join(file).exists(), "{document} links to {link}, which is not there");
            looked_at += 1;
        }
    }
    assert!(looked_at > 80, "{looked_at} paths and links");
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for (_, source) in files("", &[".rs"]) {
        let after = source.split("#[test]\n").skip(1);
        let names = after.filter_map(|it| it.trim_start().strip_prefix("fn ")?.split('(').next());
        tests.extend(names.map(str::to_owned));
    }
    assert!(tests.len() > 200, "{} tests", tests.len());
    tests
}

#[test]
fn every_criterion_of_accessibility_is_answered_and_every_test_named_is_there() {
    let document = read("docs/accessibility.md");
    let tests = tests();
    // The list of checks that run in every state of the page.
    let states = read("e2e/tests/it/everywhere/states.rs");
    let is_look = |name: &str| states.contains(&format!("::{name},"));
    for name in quoted(&document).into_iter().filter(|it| is_name_of_test(it)) {
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
    // WCAG 2.2 has 55 criteria of the levels A and AA.
    assert_eq!((rows.len(), numbers.len()), (55, 55));
    for row in rows {
        let [criterion, verdict, shown] = row[..] else { panic!("{row:?} has no three columns") };
        // A criterion that does not apply needs no test.
        assert!(
            shown.contains('`') || shown.starts_with("look") || !verdict.starts_with("yes"),
            "{criterion}"
        );
    }
}
