//! A play as a value.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

const KEY: &str = "bench-play";
const IN_A_PLAY: usize = 10;

/// The quiz that the build was told of.
pub static QUIZ: LazyLock<Quiz> = LazyLock::new(|| {
    serde_json::from_str(include_str!(env!("BENCH_QUIZ"))).expect("the quiz is sound")
});

#[derive(Debug, Deserialize)]
pub struct Quiz {
    pub title: String,
    pub intro: String,
    pub scenarios: Vec<Scenario>,
}

#[derive(Debug, Deserialize)]
pub struct Scenario {
    pub name: String,
    pub stem: String,
    pub responses: Vec<Response>,
}

#[derive(Debug, Deserialize)]
pub struct Response {
    pub text: String,
    pub effectiveness: usize,
    pub rationale: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Play {
    pub drawn: Vec<usize>,
    pub at: usize,
    pub answers: Vec<usize>,
    pub is_locked: bool,
}

impl Play {
    /// A new play: the first scenario, and as many of the others as make ten.
    pub fn begin() -> Self {
        let mut others: Vec<usize> = (1..QUIZ.scenarios.len()).collect();
        let mut drawn = vec![0];
        if others.len() < IN_A_PLAY {
            drawn.append(&mut others);
        }
        while drawn.len() < IN_A_PLAY {
            let at = (js_sys::Math::random() * others.len() as f64) as usize;
            drawn.push(others.swap_remove(at));
        }
        Self { drawn, at: 0, answers: Vec::new(), is_locked: false }
    }

    /// The play that was kept, or a new one.
    pub fn resume() -> Self {
        let kept = storage().and_then(|it| it.get_item(KEY).ok().flatten());
        kept.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_else(Self::begin)
    }

    pub fn keep(&self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(self)) {
            // A browser may refuse.
            storage.set_item(KEY, &text).ok();
        }
    }

    pub fn scenario(&self) -> &'static Scenario {
        &QUIZ.scenarios[self.drawn[self.at]]
    }

    pub fn chosen(&self) -> Option<usize> {
        self.answers.get(self.at).copied()
    }

    pub fn is_over(&self) -> bool {
        self.at == self.drawn.len()
    }

    pub fn is_last(&self) -> bool {
        self.at + 1 == self.drawn.len()
    }

    pub fn choose(&mut self, response: usize) {
        self.answers.truncate(self.at);
        self.answers.push(response);
    }

    pub fn confirm(&mut self) {
        self.is_locked = self.chosen().is_some();
    }

    pub fn go_on(&mut self) {
        self.at += 1;
        self.is_locked = false;
    }

    /// The points of all answers, and how many there are to be had.
    pub fn score(&self) -> String {
        let points = |(scenario, response): (&usize, &usize)| {
            QUIZ.scenarios[*scenario].responses[*response].effectiveness
        };
        let sum: usize = self.drawn.iter().zip(&self.answers).map(points).sum();
        format!("{sum} of {}", 3 * self.drawn.len())
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
