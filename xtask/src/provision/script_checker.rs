//! The programs that check the scripts of the page.
//!
//! npm has each as a program for every kind of machine, which needs neither npm nor node.

use std::env::consts::{ARCH, EXE_SUFFIX, OS};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::cache::{Cache, Tool, ToolLocation, is_version};
use super::npm::Package;

/// A program that checks scripts.
#[derive(Debug)]
pub struct ScriptChecker {
    name: &'static str,
    version: &'static str,
    /// The path of the program in its package, without the ending that programs have on Windows.
    program: &'static str,
    /// The packages, each after its system and its processor.
    packages: [(&'static str, &'static str, Package); 5],
}

/// Biome, which finds mistakes and checks the format.
pub const BIOME: ScriptChecker = ScriptChecker {
    name: "biome",
    version: "2.6.8",
    program: "biome",
    packages: [
        (
            "linux",
            "x86_64",
            Package {
                name: "@biomejs/cli-linux-x64-musl",
                version: "2.6.8",
                sha_512: "eb8633a3e2787c493b29ff5232755d5710be6360367bf2fce904cff498c6439e\
                          e5b1d77210b2e96c170d331489820aded93d40bc84b0c12ace0299010070ea34",
            },
        ),
        (
            "linux",
            "aarch64",
            Package {
                name: "@biomejs/cli-linux-arm64-musl",
                version: "2.6.8",
                sha_512: "581f4f84e8ad5fe6d17341b7f863491a5bdb2a85a7dc9a01f73e04d382508b32\
                          02f5a3c243222fc2f586ed0647c70ea4db4162f9d1cb999d9f4849816bd1ea88",
            },
        ),
        (
            "macos",
            "aarch64",
            Package {
                name: "@biomejs/cli-darwin-arm64",
                version: "2.6.8",
                sha_512: "0c7ca3f899d11dc9f861dbe98aa8131593182923c42cc09f16934d944baed4bf\
                          032931978735bbada23076c6e8d887bd9c296340b01091559093f9b0334b9e88",
            },
        ),
        (
            "macos",
            "x86_64",
            Package {
                name: "@biomejs/cli-darwin-x64",
                version: "2.6.8",
                sha_512: "4165943e3940d119e492062714b50766ef91ac373415d2b403ec043c0f9d10d4\
                          09c2cb921cc1fcf65b299c0c3641459673d547c9f96e1b1d579a9e98d86662f1",
            },
        ),
        (
            "windows",
            "x86_64",
            Package {
                name: "@biomejs/cli-win32-x64",
                version: "2.6.8",
                sha_512: "703e87bc673365488062c63cb364f1c578f600717311d3289af5497c48f33a30\
                          4ce399c6a880df0696edbf0190cc308df17db228a93dbb58e70d98ac4f69f122",
            },
        ),
    ],
};

/// The compiler of TypeScript, which checks the types that comments name.
pub const TYPESCRIPT: ScriptChecker = ScriptChecker {
    name: "typescript",
    version: "7.0.2",
    program: "lib/tsc",
    packages: [
        (
            "linux",
            "x86_64",
            Package {
                name: "@typescript/typescript-linux-x64",
                version: "7.0.2",
                sha_512: "11875fd9c360eeb8025899f109d27e177577f4ef2285bdfb78702ed4b2bca001\
                          62ce04d06cf38aef31c75db3edf2b5f6e023aa3835de237b087f47c25c6ec7fc",
            },
        ),
        (
            "linux",
            "aarch64",
            Package {
                name: "@typescript/typescript-linux-arm64",
                version: "7.0.2",
                sha_512: "421e1e538ff2df20e39df8e3c8f62284c8f9fce0c8966b7e073bb5ece23e7e24\
                          910d6e7b4265394a237addec4f44d24f294cdc73520d6b535776b27e32a1e351",
            },
        ),
        (
            "macos",
            "aarch64",
            Package {
                name: "@typescript/typescript-darwin-arm64",
                version: "7.0.2",
                sha_512: "828c336abf4cc12fda456a7a7f76b8294ab34630198ceb2618d08ce8b713817b\
                          a6f9d05f82c05530df8082f38209b82e5f289c93a2c986906ccf131e6c9f2cc8",
            },
        ),
        (
            "macos",
            "x86_64",
            Package {
                name: "@typescript/typescript-darwin-x64",
                version: "7.0.2",
                sha_512: "499f716489ea02936534673db345b5552b24b5848e7bd705a8d388aa63751acf\
                          129a48ca65816dd35ec6e15c0fc404889ce0ee01d6d35bbb1788551ff3ddd180",
            },
        ),
        (
            "windows",
            "x86_64",
            Package {
                name: "@typescript/typescript-win32-x64",
                version: "7.0.2",
                sha_512: "d014371e40071e528b4a9d6a46f7f7494846a46b03ba107f8e0170ef982ecaa6\
                          f126a11a4b40b0fd514ef22da71e094953340246d30c47f20100a137113302e2",
            },
        ),
    ],
};

impl ScriptChecker {
    /// Finds or fetches the program.
    pub fn set_up(&self) -> Result<PathBuf> {
        let locations = Cache::open()?.provide(&[self])?;
        let program = locations.into_iter().find_map(ToolLocation::in_cache);
        program.with_context(|| format!("{} is not in the cache", self.name))
    }
}

impl Tool for ScriptChecker {
    fn name(&self) -> &str {
        self.name
    }

    fn version(&self) -> &str {
        self.version
    }

    fn install_time(&self) -> &'static str {
        "some seconds"
    }

    fn find_in(&self, home: &Path) -> Option<PathBuf> {
        let program = home.join(format!("{}{EXE_SUFFIX}", self.program));
        is_version(&program, self.version).then_some(program)
    }

    fn install(&self, home: &Path, _build: &Path) -> Result<()> {
        let package =
            self.packages.iter().find(|(system, processor, _)| *system == OS && *processor == ARCH);
        let (_, _, package) =
            package.with_context(|| format!("there is no {} for this machine", self.name))?;
        package.unpack(&[], home)
    }
}
