//! The scripts of the page. Each test in `tests/scripts` runs in a JavaScript engine of its own, in a page made of fakes.
//! The tests in `e2e` run the same scripts in browsers.

use crate::make::{root, source};
use expect_test::expect_file;
use rquickjs::loader::{FileResolver, ScriptLoader};
use rquickjs::{CatchResultExt as _, Context, Ctx, Function, Module, Object, Promise, Runtime};
use what_do_you_do::storage::keys::{self, ATTEMPT, EARLIER_QUIZ, EARLY, OURS, RIVAL};

/// Runs something in an engine of its own. Returns what the engine says of a failure.
fn in_engine<T>(work: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>) -> Result<T, String> {
    let runtime = Runtime::new().unwrap();
    // Names of modules are paths from the root of the project, where cargo runs the tests.
    runtime.set_loader(FileResolver::default().with_path("."), ScriptLoader::default());
    let context = Context::full(&runtime).unwrap();
    context.with(|context| {
        let source_of =
            Function::new(context.clone(), |path: String| std::fs::read_to_string(path));
        let done = source_of.and_then(|it| context.globals().set("sourceOf", it));
        done.and_then(|()| work(&context)).catch(&context).map_err(|error| error.to_string())
    })
}

/// The exports of a module.
fn module<'js>(context: &Ctx<'js>, path: &str) -> rquickjs::Result<Object<'js>> {
    Module::import(context, path)?.finish()
}

/// Runs the tests of a file. Returns how many there are, and what failed.
fn run_tests(path: &str) -> (usize, Vec<String>) {
    let names = in_engine(|it| module(it, path)?.keys().collect::<rquickjs::Result<Vec<String>>>());
    let names = names.unwrap_or_else(|error| panic!("{path}: {error}"));
    let failure = |name: &String| {
        let done = in_engine(|it| {
            let test: Function<'_> = module(it, path)?.get(name.as_str())?;
            test.call::<_, Promise<'_>>(())?.finish::<()>()
        });
        done.err().map(|error| format!("{path}: {name}: {error}"))
    };
    (names.len(), names.iter().filter_map(failure).collect())
}

#[test]
fn each_script_passes_its_tests() {
    let mut ran = 0;
    let mut failures = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/scripts")).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_str().unwrap();
        if file.extension().is_some_and(|it| it == "js") && name != "fakes.js" {
            let (tests, failed) = run_tests(&format!("tests/scripts/{name}"));
            assert!(tests > 0, "{name} has no test");
            ran += tests;
            failures.extend(failed);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(ran > 50, "{ran} tests");
}

/// The scripts look for keys before any program is there. What they look for is made of the keys, and kept as a file.
#[test]
fn the_scripts_have_their_keys_from_the_storage() {
    let any_quiz = OURS.split_once('/').map(|(_, version)| format!("/{version}")).unwrap();
    let regex = |text: &str| text.replace('/', "\\/");
    let of_any_attempt = regex(&format!("{any_quiz}[^/]+/{ATTEMPT}")).replace("[^\\/]", "[^/]");
    let covered = keys::COVERED.replace('.', "\\.");
    let link = keys::LINK.replace('.', "\\.");
    let of_share = regex(&format!(
        "{any_quiz}({link}\\w+/{}$|{EARLIER_QUIZ}(\\..*)?/{ATTEMPT}|.*{covered}/)",
        keys::QUIZ,
    ));
    let script = format!(
        "// @ts-check
// The storage keys that scripts look for. The test `the_scripts_have_their_keys_from_the_storage` makes this file of those in
// src/storage/keys.rs: UPDATE_EXPECT=1 writes it anew.

/** The key of what is done before the program runs, behind the prefix of a quiz; the query of the address follows. */
export const UNTIL_START = \"{EARLY}\";

/** The start of the key of an attempt, behind the prefix of a quiz. */
export const ATTEMPT = \"{ATTEMPT}\";

/** The start of the key of a friend who was met, behind the prefix of a quiz. */
export const RIVAL = \"{RIVAL}\";

/** The keys of attempts at any quiz. */
export const OF_ANY_ATTEMPT = /{of_any_attempt}/;

/**
 * The keys of a quiz that came in a link, of a play of the quiz that was built in before, and of a play with the situations
 * covered.
 */
export const OF_SHARE = /{of_share}/;
"
    );
    expect_file![root().join("static/boot/storage_keys.js")].assert_eq(&script);
}

/// A key that only a script or only a program knows would start the wrong program.
#[test]
fn the_scripts_know_the_keys_of_what_is_stored() {
    let home = source("five");
    let [own, covered, linked, covered_linked] =
        ["five", "covered five", "sent five", "covered sent five"]
            .map(|it| keys::prefix_of(&source(it)));
    let name_of_linked = keys::quiz_with(source("sent five").fingerprint().unwrap());
    let another = keys::prefix("another");
    let earlier = keys::prefix(EARLIER_QUIZ);
    // Each key, and whether it is of an attempt at this quiz, of any attempt, and of what the player does not know.
    let keys = [
        (format!("{own}{ATTEMPT}1.1"), [true, true, false]),
        (format!("{another}{ATTEMPT}1.1"), [false, true, false]),
        (format!("{covered}{ATTEMPT}1.1"), [false, true, true]),
        (format!("{linked}{ATTEMPT}1.1"), [false, true, false]),
        (format!("{covered_linked}{ATTEMPT}1.1"), [false, true, true]),
        (format!("{earlier}{ATTEMPT}1.1"), [false, true, true]),
        (format!("{own}{RIVAL}d0.1"), [false, false, true]),
        (format!("{another}{RIVAL}d0.1"), [false, false, false]),
        (name_of_linked, [false, false, true]),
        (keys::NAME.to_owned(), [false, false, false]),
    ];
    let told = in_engine(|it| {
        module(it, "tests/scripts/fakes.js")?;
        let built: Object<'_> = it.eval("document.currentScript.dataset")?;
        built.set("storage", keys::prefix_of(&home))?;
        let page = module(it, "static/boot/page.js")?;
        let tell =
            |name: &str, key: &str| page.get::<_, Function<'_>>(name)?.call::<_, bool>((key,));
        let early = page.get::<_, String>("EARLY")?;
        let told = keys.iter().map(|(key, _)| {
            let told = ["isOwnAttempt", "isAttempt", "isOfShare"].map(|name| tell(name, key));
            let [own, any, share] = told;
            Ok([own?, any?, share?])
        });
        Ok((early, told.collect::<rquickjs::Result<Vec<_>>>()?))
    });
    let (early, told) = told.unwrap();
    assert_eq!(early, format!("{own}{EARLY}"));
    for ((key, expected), told) in keys.iter().zip(told) {
        assert_eq!(told, *expected, "{key}");
    }
}
