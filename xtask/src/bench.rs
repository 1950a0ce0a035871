//! `cargo xtask bench`: measures this app beside others that people would use instead (`bench/README.md`).

use anyhow::{Context as _, Result};

use xtask::process;
use xtask::project::{Project, QUIZ};
use xtask::provision::{CHROMIUM, Tools};

/// The quizzes that `bench/quiz.mjs` makes, by the names of their files.
const QUIZZES: [&str; 2] = ["ten", "many"];

/// Builds the app with each quiz, and measures it. The options go to `bench/run.mjs`.
pub(crate) fn run(project: &Project, options: &[&str]) -> Result<()> {
    let program = |name: &str| {
        process::on_path(name).with_context(|| {
            format!("no {name} on the PATH: install Node.js 20.19 or later, with npm")
        })
    };
    let (node, npm) = (program("node")?, program("npm")?);
    let chromium = CHROMIUM.find()?;
    let tools = Tools::for_release(project)?;
    let bench = project.path("bench");
    let dist = project.target().join("bench");
    let quizzes = dist.join("quizzes");
    let start = |program| {
        let mut command = std::process::Command::new(program);
        command.current_dir(&bench);
        command
    };

    process::run(start(&npm).args(["ci", "--no-audit", "--no-fund"]))?;
    process::run(start(&node).arg("quiz.mjs").arg(&quizzes))?;
    for quiz in QUIZZES {
        let mut trunk = tools.trunk(project);
        trunk.args(["build", "--release", "--dist"]).arg(dist.join(quiz));
        process::run(trunk.env(QUIZ, quizzes.join(quiz).with_extension("toml")))?;
    }
    // The one peer that takes what builds the app.
    for quiz in QUIZZES {
        let mut trunk = tools.trunk(project);
        trunk.current_dir(bench.join("peers/leptos")).env("CARGO_TARGET_DIR", project.target());
        trunk.args(["build", "--release", "--dist"]).arg(dist.join("leptos").join(quiz));
        process::run(trunk.env("BENCH_QUIZ", quizzes.join(quiz).with_extension("json")))?;
    }
    process::run(start(&node).arg("run.mjs").arg(&dist).args(options).env("CHROMIUM", chromium))
}
