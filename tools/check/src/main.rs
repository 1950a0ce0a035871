//! `cargo xtask check`: says what keeps a quiz file from being played, or what would make it a better quiz.

use std::env;
use std::fmt::{self, Write as _};
use std::fs;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::{Context as _, Result};
use quiz::{Quiz, file};
use quiz_authoring::review::{self, Figures, Finding, LinkLength, Reached};

/// The length of an address such as <https://somebody.github.io/what-do-you-do/#>. The command does not know at which address
/// the quiz will be played.
const ADDRESS_LENGTH: usize = 42;

fn main() -> ExitCode {
    let path = env::args().nth(1).context("name a quiz file");
    path.and_then(|path| check(&path)).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// Prints the errors in a file, by line and column; or, if it has none, advice and figures. Fails if the quiz cannot be
/// played.
fn check(path: &str) -> Result<ExitCode> {
    let source = fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    let (draft, quiz) = match file::read(path, &source) {
        Ok(found) => found,
        Err(error) => {
            println!("{error}\n\n{}", counted(error.problems().len(), "error"));
            return Ok(ExitCode::FAILURE);
        }
    };
    let quiz = Rc::new(quiz);
    let (mut advice, figures) = review::advice(&draft, &quiz);
    let weighed = LinkLength::of(&quiz, ADDRESS_LENGTH);
    advice.extend(weighed.finding());
    for finding in &advice {
        print!("{}", Advice(path, finding));
    }
    println!("{}", Report { quiz: &quiz, figures: &figures, weighed });
    println!("no errors, {}", counted(advice.len(), "thing to consider"));
    Ok(ExitCode::SUCCESS)
}

/// A number with its noun: "1 error", "2 errors".
fn counted(number: usize, what: &str) -> String {
    let (first, rest) = what
        .split_once(' ')
        .map_or((what, String::new()), |(first, rest)| (first, format!(" {rest}")));
    format!("{number} {first}{}{rest}", if number == 1 { "" } else { "s" })
}

/// One finding in a file.
struct Advice<'a>(&'a str, &'a Finding);

impl fmt::Display for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Advice(path, Finding { place, kind, reason, fix }) = self;
        let at = if place.0.is_empty() { String::new() } else { format!("{place}: ") };
        writeln!(f, "{path}: {at}{kind}")?;
        if let Some(reason) = reason {
            writeln!(f, "    why: {}", reason.why)?;
            if !reason.source.is_empty() {
                writeln!(f, "    known from: {}", reason.source)?;
            }
        }
        if let Some(fix) = fix {
            writeln!(f, "    in the editor: {}", fix.label)?;
        }
        f.write_char('\n')
    }
}

/// The figures of a quiz.
struct Report<'a> {
    quiz: &'a Quiz,
    figures: &'a Figures,
    weighed: LinkLength,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Score in per cent, corrected for guessing, of whoever")?;
        for standing in &self.figures.standings {
            writeln!(f, "  {:5} {}", standing.percent, standing.who)?;
        }
        if let Some(ceiling) = &self.figures.ceiling {
            let percent = ceiling.percent();
            writeln!(f, "  {percent:5} sees the responses only and no situation, at most")?;
        }
        writeln!(
            f,
            "\nOutcomes in {} plays, with the scores that came to them",
            self.figures.plays
        )?;
        for ((_, outcome), reached) in self.quiz.outcomes().zip(&self.figures.outcomes) {
            let Reached { plays, scores, example } = reached;
            write!(f, "  {plays:5} {}", outcome.id)?;
            if let Some((low, high)) = scores {
                write!(f, ", {low} to {high} %")?;
            }
            if let Some(example) = example {
                write!(f, ", such as seed {} of somebody who {}", example.seed, example.by)?;
            }
            f.write_char('\n')?;
        }
        let code = match (self.weighed.fits_easy_code(), self.weighed.fits_code()) {
            (true, _) => "a QR code holds it",
            (false, true) => "a large QR code holds it",
            (false, false) => "no QR code holds it",
        };
        match self.weighed.characters() {
            Some(length) => writeln!(f, "\nThe link has about {length} characters; {code}"),
            None => writeln!(f, "\nNo link holds this quiz"),
        }
    }
}
