//! `cargo xtask test`: every check of the project, one after the other.
//!
//! A step that fails does not stop those that can do without it, so that one run tells all there is to know.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use xtask::process;
use xtask::project::{Project, QUIZ};
use xtask::provision::{self, AxeCore, BIOME, Browser, ScriptChecker, TYPESCRIPT, Tools};

use crate::summary::{Outcome, Summary};

/// A release build that the end-to-end tests play.
struct Build {
    step: &'static str,
    folder: &'static str,
    /// The file of the quiz that is built in instead of the project's own.
    quiz: Option<&'static str>,
    /// A feature that no release has.
    feature: Option<&'static str>,
}

const BUILDS: [Build; 4] = [
    Build { step: "release build", folder: "evening", quiz: None, feature: None },
    Build {
        step: "release build, feedback at the end",
        folder: "at-end",
        quiz: Some("e2e/quizzes/at-end.toml"),
        feature: None,
    },
    Build {
        step: "release build, no feedback",
        folder: "never",
        quiz: Some("e2e/quizzes/never.toml"),
        feature: None,
    },
    Build {
        step: "release build that can break",
        folder: "faults",
        quiz: None,
        feature: Some("faults"),
    },
];

/// The configurations that are tried, each with its host and the Debian package of that.
const HOSTS: [(&str, &str, &str); 2] =
    [("deploy/nginx.conf", "nginx", "nginx-light"), ("deploy/Caddyfile", "caddy", "caddy")];

/// The scripts whose types are checked together: those of the page, the worker, and the tests of both.
const SCRIPT_PROJECTS: [&[&str]; 3] = [
    &["--project", "static/tsconfig.json"],
    &["--project", "static/tsconfig.worker.json"],
    &["--project", "tests/scripts/tsconfig.json"],
];

/// The command that checks releases (`tools/dist`).
fn release(project: &Project) -> Command {
    let mut cargo = project.command("cargo");
    cargo.args(["run", "--quiet", "--package", "dist", "--"]);
    cargo
}

/// The tests that need no browser. There are none in the documentation, and to look for them takes a while.
const TESTS: &str = "test --workspace --exclude e2e --lib --bins --tests";

/// Runs the steps that tell soonest whether a change holds: without WebAssembly, documentation and browsers.
pub(crate) fn run_quick(project: &Project) -> Summary {
    let mut suite = Suite { project, summary: Summary::default() };
    suite.check_format_and_lints();
    suite.cargo("tests", TESTS);
    suite.summary
}

/// Runs all steps, showing what each prints.
pub(crate) fn run(project: &Project, browsers: &[&Browser]) -> Summary {
    let mut suite = Suite { project, summary: Summary::default() };
    suite.check_source();
    suite.build_and_play(browsers);
    suite.summary
}

struct Suite<'project> {
    project: &'project Project,
    summary: Summary,
}

impl Suite<'_> {
    fn check_format_and_lints(&mut self) {
        self.cargo("format", "fmt --all --check");
        self.cargo("clippy", "clippy --workspace --all-targets -- -D warnings");
        self.check_scripts(
            "format and lints of scripts",
            &BIOME,
            &[&["check", "--error-on-warnings"]],
        );
        self.check_scripts("types of scripts", &TYPESCRIPT, &SCRIPT_PROJECTS);
    }

    /// Checks the scripts of the page, by a call of a program for each of these arguments. Where the program cannot be had, that is
    /// no fault of the project.
    fn check_scripts(&mut self, step: &'static str, checker: &ScriptChecker, calls: &[&[&str]]) {
        let program = match checker.set_up() {
            Ok(program) => program,
            Err(error) => return self.skip(step, &format!("{error:#}")),
        };
        let project = self.project;
        self.step(step, || {
            let mut command =
                |arguments: &&[&str]| process::run(project.command(&program).args(*arguments));
            calls.iter().try_for_each(&mut command)
        });
    }

    fn check_source(&mut self) {
        self.check_format_and_lints();
        self.cargo(
            "clippy for WebAssembly",
            "clippy -p what-do-you-do --target wasm32-unknown-unknown --all-features -- -D warnings",
        );
        if let Err(error) = provision::ensure_qr_reader() {
            self.skip("QR codes, read by another program", &format!("{error:#}"));
        }
        self.cargo("tests", TESTS);
        let mut doc = self.project.command("cargo");
        doc.args(["doc", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-Dwarnings");
        self.step("documentation", || process::run(&mut doc));
    }

    fn build_and_play(&mut self, browsers: &[&Browser]) {
        let project = self.project;
        let dist = project.target().join("e2e");
        let tools = self.step("build tools", || Tools::for_release(project));
        let mut is_built = true;
        for build in &BUILDS {
            is_built &= if let Some(tools) = &tools {
                self.step(build.step, || build.make(project, tools, &dist)).is_some()
            } else {
                self.skip(build.step, "the build tools could not be set up");
                false
            };
        }
        if is_built {
            self.step("nothing of this machine in the builds", || {
                let folders = BUILDS.iter().map(|build| dist.join(build.folder));
                process::run(release(project).arg("machine").args(folders))
            });
            self.try_hosts(&dist);
            self.play(&dist, browsers);
        } else {
            self.skip("end-to-end tests", "not every release build is there to be played");
        }
    }

    /// Serves a build as `deploy/` says. A host that is not there is no fault of the project.
    fn try_hosts(&mut self, dist: &Path) {
        let project = self.project;
        let published = project.target().join("published");
        let is_laid_out = self.step("what is published", || {
            process::run(release(project).arg("lay-out").arg(dist.join("evening")).arg(&published))
        });
        for (step, program, package) in HOSTS {
            if is_laid_out.is_none() {
                self.skip(step, "there is nothing to be served");
                continue;
            }
            if let Err(error) = provision::ensure_web_server(program, package) {
                self.skip(step, &format!("{error:#}"));
                continue;
            }
            self.step(step, || {
                process::run(release(project).args(["host", program]).arg(&published))
            });
        }
    }

    /// Plays the builds in these browsers. Where there is none, or no axe-core, that is no fault of the project.
    fn play(&mut self, dist: &Path, browsers: &[&Browser]) {
        let axe = match AxeCore::set_up() {
            Ok(script) => Some(script),
            Err(error) => {
                self.skip("accessibility checks", &format!("{error:#}"));
                None
            }
        };
        for browser in browsers {
            self.play_in(browser, dist, axe.as_deref());
        }
    }

    fn play_in(&mut self, browser: &Browser, dist: &Path, axe: Option<&Path>) {
        let mut variables = match browser.set_up() {
            Ok(variables) => variables,
            Err(error) => return self.skip(browser.step, &format!("{error:#}")),
        };
        variables.push(("E2E_DIST", dist.to_owned()));
        variables.extend(axe.map(|script| ("E2E_AXE", script.to_owned())));
        let mut cargo = self.project.command("cargo");
        // Tests wait for the page half of their time. Each has a browser for itself, and memory is not without end. With one
        // at a time, what a test says would stand between its name and how it ended.
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let threads = format!("--test-threads={}", (2 * cores).clamp(2, 6));
        cargo.args(["test", "-p", "e2e", "--no-fail-fast", "--", &threads]);
        cargo.args(browser.tests).envs(variables);
        self.step(browser.step, || process::run(&mut cargo));
    }

    fn cargo(&mut self, name: &'static str, arguments: &str) {
        let mut cargo = self.project.command("cargo");
        cargo.args(arguments.split(' '));
        self.step(name, || process::run(&mut cargo));
    }

    /// Runs a step, and answers what it leads to if it passes.
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let (value, outcome) = match work() {
            Ok(value) => (Some(value), Outcome::Passed),
            Err(error) => {
                eprintln!("error: {error:#}");
                (None, Outcome::Failed(format!("{error:#}")))
            }
        };
        self.summary.add(name, outcome, start.elapsed());
        value
    }

    fn skip(&mut self, name: &'static str, reason: &str) {
        eprintln!("\n== {name}: SKIPPED: {reason}");
        self.summary.add(name, Outcome::Skipped(reason.to_owned()), Duration::ZERO);
    }
}

impl Build {
    /// Makes it in its folder within `dist`.
    fn make(&self, project: &Project, tools: &Tools, dist: &Path) -> Result<()> {
        let mut trunk = tools.trunk(project);
        trunk.args(["build", "--release", "--dist"]).arg(dist.join(self.folder));
        // As a variable, it reaches all programs.
        trunk.envs(self.feature.map(|feature| ("TRUNK_BUILD_FEATURES", feature)));
        match self.quiz.map(|quiz| project.path(quiz)) {
            Some(quiz) => {
                ensure!(quiz.is_file(), "there is no quiz file {}", quiz.display());
                trunk.env(QUIZ, quiz);
            }
            None => {
                trunk.env_remove(QUIZ);
            }
        }
        process::run(&mut trunk)
    }
}
