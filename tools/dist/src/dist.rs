//! `cargo xtask dist`: packs the archive that is put on a host.
//!
//! The archive has the release build, compressed copies of its files, and files of older builds: a page of an older build
//! may still be open, and ask for them.

mod archive;
mod builds;
mod compressed;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xtask::process;
use xtask::project::Project;
use xtask::provision::Tools;

use self::builds::Builds;
use crate::release::Release;

/// The bytes of published files, by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The folder in the archive.
const FOLDER: &str = "what-do-you-do";

/// The configuration that Netlify and Cloudflare Pages read in the published folder.
const HEADERS: &str = "_headers";

/// The release that is published now.
#[derive(Debug)]
struct Before {
    builds: Builds,
    files: Files,
}

impl Before {
    /// Reads the last archive, if there is one.
    fn last(project: &Project) -> Result<Option<Self>> {
        let archive = archive_of(project);
        archive.exists().then(|| Self::read(&archive)).transpose()
    }

    /// Reads a folder that is published, or an archive of it.
    fn read(place: &Path) -> Result<Self> {
        let before = if place.is_dir() {
            Self::find(|name| fs::read(place.join(name)).ok())
        } else {
            let archive = fs::read(place).map_err(Into::into).and_then(|it| archive::unpack(&it));
            archive.and_then(|mut files| Self::find(|name| files.remove(name)))
        };
        before.with_context(|| format!("cannot take the old files from {}", place.display()))
    }

    /// The number of builds that it has files of.
    fn count(&self) -> usize {
        self.builds.count()
    }

    /// Takes the files that its list names.
    fn find(mut take: impl FnMut(&str) -> Option<Vec<u8>>) -> Result<Self> {
        let list = take(builds::NAME).with_context(|| {
            format!("it has no {}, so it was not made by `cargo xtask dist`", builds::NAME)
        })?;
        let builds = Builds::read(&String::from_utf8_lossy(&list))?;
        let mut files = Files::new();
        for (name, digest) in builds.files() {
            let bytes = take(name).with_context(|| format!("it has no {name}"))?;
            builds::check(name, &bytes, digest)?;
            files.insert(name.to_owned(), bytes);
        }
        Ok(Self { builds, files })
    }
}

/// Builds the release, and packs it with the files that are published now. They are in the folder or archive `before`, or in
/// the last archive. Returns the path of the new archive.
pub(crate) fn run(project: &Project, before: Option<&str>) -> Result<PathBuf> {
    // Read first: it may be no release at all, and the build takes minutes.
    let before = match before {
        Some(place) => Some(Before::read(Path::new(place))?),
        None => Before::last(project)?,
    };
    match &before {
        Some(before) => {
            eprintln!("Files of {} builds that were published are taken over.", before.count());
        }
        None => eprintln!("No files are taken over: nothing tells what was published."),
    }
    Tools::build(project)?;
    make(project, before)
}

/// Packs the release in `dist`. Returns the path of the archive.
fn make(project: &Project, before: Option<Before>) -> Result<PathBuf> {
    let mut files = published(Release::read(&project.path("dist"))?.into_files()?, before)?;
    let headers = fs::read(project.path("deploy").join(HEADERS))?;
    files.insert(HEADERS.to_owned(), headers);
    let packed = archive::pack(FOLDER, &files, time(project)?)?;
    let archive = archive_of(project);
    // The next time needs a whole one.
    let unfinished = archive.with_extension("unfinished");
    fs::write(&unfinished, packed)?;
    fs::rename(unfinished, &archive)?;
    Ok(archive)
}

/// Writes a build into a folder as it is published, but without the share program and the editor: hosts serve them as they
/// serve the player, and to compress them takes long.
pub(crate) fn lay_out(dist: &Path, folder: &Path) -> Result<()> {
    let mut files = Release::read(dist)?.into_files()?;
    files.retain(|name, _| !["share-", "editor-"].iter().any(|it| name.starts_with(it)));
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (name, bytes) in published(files, None)? {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// The published files: those of a release, and those that older builds still need.
fn published(mut files: Files, before: Option<Before>) -> Result<Files> {
    compressed::add_copies(&mut files)?;
    let mut builds = Builds::first(&files);
    if let Some(mut before) = before {
        builds = builds.after(before.builds);
        for (name, _) in builds.files() {
            if let Some(bytes) = before.files.remove(name) {
                files.entry(name.to_owned()).or_insert(bytes);
            }
        }
    }
    files.insert(builds::NAME.to_owned(), builds.to_string().into());
    Ok(files)
}

fn archive_of(project: &Project) -> PathBuf {
    project.target().join(FOLDER).with_extension("tar.gz")
}

/// The time of the commit that is built, in seconds of Unix, or the time in `SOURCE_DATE_EPOCH`.
fn time(project: &Project) -> Result<u64> {
    let set = env::var("SOURCE_DATE_EPOCH").ok();
    let committed = || process::output(project.command("git").args(["log", "-1", "--format=%ct"]));
    let time = set.or_else(committed).context("no git tells the time: set SOURCE_DATE_EPOCH")?;
    time.trim().parse().with_context(|| format!("{time:?} is no time in seconds"))
}

#[cfg(test)]
mod tests {
    use std::process;

    use super::*;

    const WORKER: &str = "sw.js";

    /// The files of a build, as they are published after these.
    fn build(number: u64, before: Option<Before>) -> Files {
        let script = format!("a-{number:016x}.js");
        let text = format!("what do you do {number}? ").repeat(9);
        let files = [("index.html", &script), (WORKER, &script), (&script, &text)];
        let files = files.map(|(name, text)| (name.to_owned(), text.clone().into())).into();
        published(files, before).unwrap()
    }

    fn before(mut files: Files) -> Result<Before> {
        Before::find(|name| files.remove(name))
    }

    #[test]
    fn old_files_are_there_with_their_copies_and_the_worker_knows_none_of_them() {
        let mut files = build(0, None);
        for number in 1..5 {
            files = build(number, Some(before(files).unwrap()));
        }
        let mut expected =
            vec![builds::NAME.to_owned(), "index.html".to_owned(), WORKER.to_owned()];
        for number in 1..5 {
            let name = format!("a-{number:016x}.js");
            expected.extend([format!("{name}.br"), format!("{name}.gz"), name]);
        }
        expected.sort();
        assert_eq!(files.keys().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
        let alone = build(4, None);
        for (name, bytes) in alone.iter().filter(|it| it.0 != builds::NAME) {
            assert_eq!(files[name], *bytes, "{name}");
        }
        // Published again, it is the same.
        assert_eq!(build(4, Some(before(files.clone()).unwrap())), files);
    }

    #[test]
    fn what_was_not_made_so_or_is_damaged_is_refused() {
        let script = "a-0000000000000000.js";
        let refused = |change: &dyn Fn(&mut Files)| {
            let mut files = build(0, None);
            change(&mut files);
            before(files).unwrap_err().to_string()
        };
        let foreign = refused(&|files| _ = files.remove(builds::NAME));
        assert_eq!(foreign, "it has no builds.txt, so it was not made by `cargo xtask dist`");
        let missing = refused(&|files| _ = files.remove(script));
        assert_eq!(missing, format!("it has no {script}"));
        let damaged = refused(&|files| files.get_mut(script).unwrap()[0] = b'W');
        assert_eq!(damaged, format!("its {script} is damaged"));
    }

    #[test]
    fn what_is_published_now_is_read_from_a_folder_or_an_archive() {
        let scratch = env::temp_dir().join(format!("what-do-you-do-dist-{}", process::id()));
        let folder = scratch.join("folder");
        fs::create_dir_all(&folder).unwrap();
        let files = build(0, None);
        for (name, bytes) in &files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let archive = scratch.join("archive");
        fs::write(&archive, archive::pack(FOLDER, &files, 0).unwrap()).unwrap();
        let read = [Before::read(&folder), Before::read(&archive)];
        let nothing = Before::read(&scratch.join("nothing"));
        fs::remove_dir_all(&scratch).unwrap();
        let expected = build(1, Some(before(files).unwrap()));
        for before in read {
            assert_eq!(build(1, Some(before.unwrap())), expected);
        }
        let error = format!("{:#}", nothing.unwrap_err());
        assert!(error.starts_with("cannot take the old files from "), "{error}");
    }
}
