//! The files that open the page without a network: the worker that keeps a whole version of it, the script that registers the
//! worker, and the manifest by which the page is installed.

use crate::digest;
use crate::program::File;
use crate::script::{self, ScriptKind};
use crate::staging::Staging;
use anyhow::{Result, ensure};
use what_do_you_do::single_file::TEMPLATE;
use what_do_you_do::storage::keys;

/// The worker. Its name never changes: browsers ask for it to find a new version.
const WORKER: &str = "sw.js";

/// The places in the worker for the name of the version, for that of its caches, and for its files.
const VERSION: &str = "\"{version}\"";
const CACHES: &str = "\"{caches}\"";
const FILES: &str = "/* {files} */ []";

/// The manifest, and the beginning of its icons' names.
pub(crate) const MANIFEST: &str = "app.webmanifest";
const ICON: &str = "icon-";

/// The places in the manifest for the title and the language of the quiz.
const TITLE: &str = "\"{title}\"";
const LANGUAGE: &str = "\"{language}\"";

/// Publishes the script that registers the worker.
pub(crate) fn publish_script(staging: &Staging) -> Result<File> {
    let script = script::shorten(ScriptKind::Classic, &staging.take_text("offline.js")?)?;
    File::new(staging, "offline", script.as_bytes(), "js")
}

/// Fills the manifest with the title and the language of the quiz.
pub(crate) fn publish_manifest(staging: &Staging, title: &str, language: &str) -> Result<()> {
    let manifest = staging.read(MANIFEST)?;
    let manifest = filled(&manifest, TITLE, &serde_json::to_string(title)?)?;
    let manifest = filled(&manifest, LANGUAGE, &serde_json::to_string(language)?)?;
    staging.write(MANIFEST, manifest.as_bytes())
}

/// Fills the worker with the list of the version's files: the page, the manifest with its icons, the template of the page as one
/// file, and all files that are named by their content. The page must have been written before.
pub(crate) fn publish_worker(staging: &Staging) -> Result<()> {
    let integrity = |name: &str| Ok::<_, anyhow::Error>(digest::integrity(&staging.bytes(name)?));
    let mut files = vec![
        ("./".to_owned(), integrity("index.html")?),
        (MANIFEST.to_owned(), integrity(MANIFEST)?),
        (TEMPLATE.to_owned(), integrity(TEMPLATE)?),
    ];
    let unnamed = files.len();
    let names = staging.names()?;
    for name in names.into_iter().filter(|it| digest::is_in_name(it) || it.starts_with(ICON)) {
        let integrity = integrity(&name)?;
        files.push((name, integrity));
    }
    ensure!(files.len() > unnamed, "no file of the build has a name that tells its content");
    let worker = worker(&staging.read(WORKER)?, &files)?;
    staging.write(WORKER, script::shorten(ScriptKind::Classic, &worker)?.as_bytes())
}

fn worker(script: &str, files: &[(String, String)]) -> Result<String> {
    let entries = files.iter().map(|(name, integrity)| format!("[{name:?},{integrity:?}]"));
    let list = format!("[{}]", entries.collect::<Vec<_>>().join(","));
    let script = filled(script, VERSION, &format!("{:?}", digest::version(list.as_bytes())))?;
    let script = filled(&script, CACHES, &format!("{:?}", keys::CACHES))?;
    filled(&script, FILES, &list)
}

fn filled(text: &str, gap: &str, with: &str) -> Result<String> {
    ensure!(text.contains(gap), "there is no {gap} to be filled");
    Ok(text.replace(gap, with))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(page: &str) -> Vec<(String, String)> {
        [("./", page), ("a-0123456789abcdef.js", "sha384-a")]
            .map(|(name, integrity)| (name.to_owned(), integrity.to_owned()))
            .into()
    }

    #[test]
    fn the_worker_knows_its_files_and_a_version_that_changes_with_them() {
        let script =
            "const VERSION = \"{version}\", CACHES = \"{caches}\", FILES = /* {files} */ [];";
        let first = worker(script, &files("sha384-x")).unwrap();
        assert!(
            first.ends_with(r#"FILES = [["./","sha384-x"],["a-0123456789abcdef.js","sha384-a"]];"#),
            "{first}"
        );
        let version = |it: &str| it.split('"').nth(1).unwrap().to_owned();
        let second = worker(script, &files("sha384-y")).unwrap();
        assert_ne!(version(&first), version(&second));
        assert!(worker("const FILES = [];", &files("sha384-x")).is_err());
    }
}
