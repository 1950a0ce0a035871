//! A folder of tools, by version, shared by all clones of the project.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// A tool that is needed in one exact version, and that can be installed into a folder of its own.
pub(crate) trait Tool {
    /// Its name, which is also that of its folder.
    fn name(&self) -> &str;

    /// The one version that will do.
    fn version(&self) -> &str;

    /// How long installing it takes, in words.
    fn install_time(&self) -> &'static str;

    /// Whether it is on the `PATH` in that version. Some tools are looked for in the cache alone.
    fn is_on_path(&self) -> bool {
        false
    }

    /// The tool's folder of programs, or its file, if it is whole in its folder `home`.
    fn find_in(&self, home: &Path) -> Option<PathBuf>;

    /// Installs it into the empty folder `home`. It may be built in the folder `build`.
    fn install(&self, home: &Path, build: &Path) -> Result<()>;
}

/// The place where a tool was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ToolLocation {
    /// On the `PATH`.
    Path,
    /// In the cache, at the path that [`Tool::find_in`] returned.
    Cache(PathBuf),
}

impl ToolLocation {
    /// The path in the cache, if it is there.
    pub(crate) fn in_cache(self) -> Option<PathBuf> {
        match self {
            Self::Path => None,
            Self::Cache(path) => Some(path),
        }
    }
}

/// The folder of tools.
#[derive(Debug)]
pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Opens the cache, which may not exist yet.
    pub(crate) fn open() -> Result<Self> {
        let root = root(|name| env::var_os(name).filter(|value| !value.is_empty())).context(
            "there is no home folder: set WHAT_DO_YOU_DO_CACHE to a folder for the project's tools",
        )?;
        Ok(Self { root: std::path::absolute(root)? })
    }

    /// Looks for a tool, on the `PATH` and then here.
    pub(crate) fn find(&self, tool: &dyn Tool) -> Option<ToolLocation> {
        if tool.is_on_path() {
            return Some(ToolLocation::Path);
        }
        tool.find_in(&self.home(tool)).map(ToolLocation::Cache)
    }

    /// Finds the tools, and installs those that are missing.
    pub(crate) fn provide(&self, tools: &[&dyn Tool]) -> Result<Vec<ToolLocation>> {
        if let Some(locations) = tools.iter().map(|tool| self.find(*tool)).collect() {
            return Ok(locations);
        }
        let _lock = self.lock()?;
        let build = self.root.join("build");
        let locations = tools.iter().map(|tool| self.find_or_install(*tool, &build)).collect();
        remove_folder(&build)?;
        locations
    }

    /// Another run may have installed the tool while this one waited for the lock.
    fn find_or_install(&self, tool: &dyn Tool, build: &Path) -> Result<ToolLocation> {
        if let Some(location) = self.find(tool) {
            return Ok(location);
        }
        let (name, version) = (tool.name(), tool.version());
        eprintln!(
            "installing {name} {version} into {}: once, {}",
            self.root.display(),
            tool.install_time()
        );
        // A run that is stopped half-way must not leave a folder that looks whole.
        let home = self.home(tool);
        let unfinished = home.with_file_name(format!("{name}-{version}.unfinished"));
        remove_folder(&unfinished)?;
        remove_folder(&home)?;
        fs::create_dir_all(&unfinished)
            .with_context(|| format!("cannot make {}", unfinished.display()))?;
        tool.install(&unfinished, build)
            .with_context(|| format!("cannot install {name} {version}"))?;
        ensure!(
            tool.find_in(&unfinished).is_some(),
            "{name} was installed, but is not {name} {version}"
        );
        fs::rename(&unfinished, &home)
            .with_context(|| format!("cannot make {}", home.display()))?;
        self.find(tool).with_context(|| format!("{name} does not run from {}", home.display()))
    }

    fn home(&self, tool: &dyn Tool) -> PathBuf {
        self.root.join("tools").join(format!("{}-{}", tool.name(), tool.version()))
    }

    /// Keeps other runs from installing until the lock is dropped.
    fn lock(&self) -> Result<File> {
        let path = self.root.join("lock");
        let context = || format!("cannot lock {}", path.display());
        fs::create_dir_all(&self.root).with_context(context)?;
        let file = File::create(&path).with_context(context)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("waiting for another run that is installing tools");
                file.lock().with_context(context)?;
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(context),
        }
        Ok(file)
    }
}

/// Whether `program` says that it is of that version.
pub(crate) fn is_version(program: &Path, version: &str) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_some_and(|said| says_version(&said, version))
}

fn says_version(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word.trim_matches(['(', ')']) == version)
}

fn root(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    const NAME: &str = "what-do-you-do";
    if let Some(own) = variable("WHAT_DO_YOU_DO_CACHE") {
        return Some(PathBuf::from(own));
    }
    let caches = if cfg!(windows) {
        PathBuf::from(variable("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        Path::new(&variable("HOME")?).join("Library/Caches")
    } else if let Some(caches) = variable("XDG_CACHE_HOME") {
        PathBuf::from(caches)
    } else {
        Path::new(&variable("HOME")?).join(".cache")
    };
    Some(caches.join(NAME))
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::process;

    use super::*;

    /// A tool that is a file with a given text.
    struct Note {
        wanted: &'static str,
        written: &'static str,
        installs: Cell<usize>,
    }

    impl Tool for Note {
        fn name(&self) -> &'static str {
            "note"
        }

        fn version(&self) -> &'static str {
            "1.0.0"
        }

        fn install_time(&self) -> &'static str {
            "no time"
        }

        fn find_in(&self, home: &Path) -> Option<PathBuf> {
            let file = home.join("note");
            (fs::read_to_string(&file).ok()? == self.wanted).then_some(file)
        }

        fn install(&self, home: &Path, build: &Path) -> Result<()> {
            self.installs.update(|installs| installs + 1);
            fs::create_dir_all(build)?;
            Ok(fs::write(home.join("note"), self.written)?)
        }
    }

    fn with_cache(name: &str, test: impl FnOnce(&Cache)) {
        let cache = Cache { root: env::temp_dir().join(format!("xtask-{name}-{}", process::id())) };
        test(&cache);
        fs::remove_dir_all(&cache.root).unwrap();
    }

    #[test]
    fn a_missing_tool_is_installed_once() {
        with_cache("once", |cache| {
            let note = Note { wanted: "right", written: "right", installs: Cell::new(0) };
            assert_eq!(cache.find(&note), None);
            let location = ToolLocation::Cache(cache.root.join("tools/note-1.0.0/note"));
            assert_eq!(cache.provide(&[&note]).unwrap(), [location]);
            cache.provide(&[&note]).unwrap();
            assert_eq!(note.installs.get(), 1);
            assert!(!cache.root.join("build").exists());
            assert!(!cache.root.join("tools/note-1.0.0.unfinished").exists());
        });
    }

    #[test]
    fn a_tool_that_comes_out_wrong_is_not_kept() {
        with_cache("wrong", |cache| {
            let note = Note { wanted: "right", written: "wrong", installs: Cell::new(0) };
            let error = cache.provide(&[&note]).unwrap_err();
            assert_eq!(error.to_string(), "note was installed, but is not note 1.0.0");
            assert!(!cache.root.join("tools/note-1.0.0").exists());
        });
    }

    #[test]
    fn a_broken_tool_is_replaced() {
        with_cache("broken", |cache| {
            fs::create_dir_all(cache.root.join("tools/note-1.0.0")).unwrap();
            fs::write(cache.root.join("tools/note-1.0.0/note"), "half").unwrap();
            let note = Note { wanted: "right", written: "right", installs: Cell::new(0) };
            cache.provide(&[&note]).unwrap();
            assert_eq!(note.installs.get(), 1);
        });
    }

    #[test]
    fn versions_are_compared_as_whole_words() {
        assert!(says_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!says_version("trunk 0.21.14\n", "0.21.1"));
        assert!(says_version("wasm-opt version 132 (version_132)\n", "version_132"));
        assert!(says_version("wasm-bindgen 0.2.130 (4b6b5a1)\n", "0.2.130"));
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn the_cache_is_where_it_is_asked_for_or_where_caches_are() {
        fn check(variables: &[(&str, &str)], expected: Option<&str>) {
            let variable = |name: &str| {
                let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
                Some(OsString::from(value))
            };
            assert_eq!(root(variable).as_deref(), expected.map(Path::new));
        }
        let (own, xdg, home) =
            (("WHAT_DO_YOU_DO_CACHE", "/own"), ("XDG_CACHE_HOME", "/xdg"), ("HOME", "/me"));
        check(&[own, xdg, home], Some("/own"));
        check(&[xdg, home], Some("/xdg/what-do-you-do"));
        check(&[home], Some("/me/.cache/what-do-you-do"));
        check(&[], None);
    }
}
