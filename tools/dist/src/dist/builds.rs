//! `builds.txt`, which is published with the files: it lists the files of each build.
//!
//! It has a paragraph for each build, the newest first, and a line for each file, as `sha256sum` prints it. A file of
//! several builds stands with the newest of them.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use super::{Files, compressed};
use xtask::hex::Hex;

/// The file name of the list.
pub(crate) const NAME: &str = "builds.txt";

/// The first line of the list.
const HEADING: &str = "What Do You Do? The files of this build and of those before it whose names tell their content.";

/// The number of older builds whose files stay published: an open page of one of them may still ask for its files.
const MAX_OLDER: usize = 3;

/// The builds whose files are published, the newest first.
#[derive(Debug, PartialEq)]
pub(crate) struct Builds(Vec<Build>);

/// Files that are named by their content: the digest of each, by name.
type Build = BTreeMap<String, String>;

impl Builds {
    /// The list of a first build.
    pub(crate) fn first(files: &Files) -> Self {
        let named = files.iter().filter(|it| tells_content(it.0));
        Self(vec![named.map(|(name, bytes)| (name.clone(), digest(bytes))).collect()])
    }

    /// Adds the builds before, up to the number that is kept. Publishing the same build again drops nothing.
    pub(crate) fn after(mut self, before: Self) -> Self {
        for mut build in before.0 {
            build.retain(|name, _| !self.0.iter().any(|newer| newer.contains_key(name)));
            if !build.is_empty() && self.0.len() <= MAX_OLDER {
                self.0.push(build);
            }
        }
        self
    }

    /// The number of builds.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Each file with its digest.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flatten().map(|(name, digest)| (name.as_str(), digest.as_str()))
    }

    /// Reads a list.
    pub(crate) fn read(text: &str) -> Result<Self> {
        let list =
            text.strip_prefix(HEADING).with_context(|| format!("its {NAME} is another's"))?;
        let builds = list.split("\n\n").skip(1).map(|build| build.lines().map(file).collect());
        Ok(Self(builds.collect::<Result<_>>()?))
    }
}

/// The list as text.
impl fmt::Display for Builds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADING}")?;
        for build in &self.0 {
            writeln!(f)?;
            build.iter().try_for_each(|(name, digest)| writeln!(f, "{digest}  {name}"))?;
        }
        Ok(())
    }
}

/// Reads a line of the list.
fn file(line: &str) -> Result<(String, String)> {
    let file = line.split_once("  ").filter(|it| tells_content(it.1));
    let (digest, name) = file.with_context(|| format!("its {NAME} has a line {line:?}"))?;
    Ok((name.to_owned(), digest.to_owned()))
}

/// Checks that a file is the one that is listed.
pub(crate) fn check(name: &str, bytes: &[u8], listed: &str) -> Result<()> {
    ensure!(digest(bytes) == listed, "its {name} is damaged");
    Ok(())
}

fn digest(bytes: &[u8]) -> String {
    Hex(&Sha256::digest(bytes)).to_string()
}

/// Whether a file is named by its content: `stem-0123456789abcdef.ending`, as `postbuild` and trunk name files, or a
/// compressed copy of such a file.
fn tells_content(name: &str) -> bool {
    let (stem, ending) = compressed::original(name).rsplit_once('.').unwrap_or_default();
    let (stem, digest) = stem.rsplit_once('-').unwrap_or_default();
    let is_word = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    let is_digest =
        digest.len() == 16 && digest.bytes().all(|it| b"0123456789abcdef".contains(&it));
    is_digest && is_word(stem) && is_word(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A build with these files. Each has its name as content.
    fn build(names: &[&str]) -> Builds {
        Builds::first(&names.iter().map(|&it| (it.to_owned(), it.into())).collect())
    }

    fn names(builds: &Builds) -> Vec<&str> {
        builds.files().map(|it| it.0).collect()
    }

    #[test]
    fn a_build_is_listed_as_sha256sum_would() {
        let files = [("a-0123456789abcdef.js", "abc"), ("index.html", "x")];
        let builds = Builds::first(&files.map(|(name, text)| (name.into(), text.into())).into());
        let older = build(&["b-0123456789abcdef.js.gz"]);
        let text = builds.after(older).to_string();
        assert_eq!(
            text.split_once('\n').unwrap().1,
            "\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a-0123456789abcdef.js\n\
             \n\
             3728076456bf36aa603e8bc602697050c48b81a29915c66f5dcaf55a726ae06e  b-0123456789abcdef.js.gz\n"
        );
    }

    #[test]
    fn the_fourth_build_before_is_dropped_and_what_others_share_with_it_is_not() {
        let shared = "shared-0123456789abcdef.svg";
        let own = ["a", "b", "c", "d", "e"].map(|it| format!("{it}-0123456789abcdef.js"));
        let mut builds = build(&[&own[0], shared]);
        for name in &own[1..] {
            builds = build(&[name, shared]).after(builds);
        }
        assert_eq!(names(&builds), [&own[4], shared, &own[3], &own[2], &own[1]]);
        // What only an older build has is as old as that.
        let last = build(&["f-0123456789abcdef.js"]).after(builds);
        assert_eq!(names(&last)[1..], [&own[4], shared, &own[3], &own[2]]);
    }

    #[test]
    fn a_build_that_comes_again_drops_nothing() {
        let [a, b] = ["a-0123456789abcdef.js", "b-0123456789abcdef.js"];
        let builds = || build(&[b]).after(build(&[a]));
        assert_eq!(build(&[b]).after(builds()), builds());
        assert_eq!(names(&build(&[a]).after(builds())), [a, b]);
    }

    /// Another encoder makes other copies of the same file.
    #[test]
    fn a_file_has_the_digest_that_it_has_now() {
        let name = "a-0123456789abcdef.js.br";
        let now = Builds::first(&Files::from([(name.to_owned(), b"now".to_vec())]));
        assert_eq!(now.after(build(&[name])).to_string().matches(name).count(), 1);
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let builds = build(&["b-0123456789abcdef.js", "c-0123456789abcdef.js.br"])
            .after(build(&["a-0123456789abcdef.js"]));
        let text = builds.to_string();
        assert_eq!(Builds::read(&text).unwrap(), builds);
        for (foreign, problem) in [
            (String::new(), "its builds.txt is another's"),
            (text.replace("What", "Who"), "its builds.txt is another's"),
            (format!("{HEADING}\n\nnonsense\n"), "its builds.txt has a line \"nonsense\""),
            (
                format!("{HEADING}\n\n0  ../a-0123456789abcdef.js\n"),
                "its builds.txt has a line \"0  ../a-0123456789abcdef.js\"",
            ),
        ] {
            assert_eq!(Builds::read(&foreign).unwrap_err().to_string(), problem);
        }
    }

    #[test]
    fn names_tell_their_content_as_postbuild_gives_them() {
        for (name, tells) in [
            ("what-do-you-do-0123456789abcdef.js", true),
            ("favicon-0123456789abcdef.svg.br", true),
            ("favicon-0123456789ABCDEF.svg", false),
            ("favicon-0123456789abcde.svg", false),
            ("icon-192.png", false),
            ("0123456789abcdef.js", false),
            ("a-0123456789abcdef", false),
            ("a/b-0123456789abcdef.js", false),
            ("index.html", false),
        ] {
            assert_eq!(tells_content(name), tells, "{name}");
        }
    }
}
