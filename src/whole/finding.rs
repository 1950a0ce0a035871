//! Which quiz an address is about, what it is kept as, and which others are kept.

use crate::builtin;
use crate::exchange::SentQuiz;
use crate::model::{Msg, Other};
use crate::route::Base;
use crate::shelf::Named;
use crate::store::{ATTEMPT, LINK, OURS, prefix};
use quiz_core::link::{Fingerprint, Link, Source, Spelling, decode, encode};

/// The quiz that an address is about: `None` is the built-in one, and whatever is not here.
pub(super) fn find(address: &str, kept: &[Named]) -> Option<SentQuiz> {
    let source = about(address, kept)?;
    let link = encode(&source.link()?, Spelling::Letters);
    let title = source.quiz().title().replace('\n', " ");
    Some(SentQuiz { source, text: format!("{link} {title}") })
}

fn about(address: &str, kept: &[Named]) -> Option<Source> {
    let quizzes = kept.iter().filter_map(|(name, text)| Some((named(name)?, text)));
    let read = |(name, text): (Fingerprint, &String)| {
        let source = Source::of(&decode(text).ok()?)?;
        Some(source).filter(|it| it.fingerprint() == Some(name))
    };
    if let (Base(Some(name)), _) = Base::split(address) {
        return quizzes.filter(|(it, _)| *it == name).find_map(read);
    }
    let link = decode(address).ok()?;
    Source::of(&link).or_else(|| {
        let Link::Play(play) = &link else { return None };
        quizzes.filter_map(read).find(|it| play.about().is(it))
    })
}

/// The quiz that is kept under a name.
fn named(name: &str) -> Option<Fingerprint> {
    name.strip_prefix(OURS)?.strip_prefix(LINK)?.strip_suffix("/quiz")?.parse().ok()
}

/// The other quizzes of which something is kept.
pub(super) fn look_around(source: &Source, kept: &[Named]) -> Vec<Msg> {
    let mut others = Vec::new();
    if source.fingerprint().is_some() {
        let home = builtin::quiz();
        let attempts = format!("{}{ATTEMPT}", prefix(&home));
        if kept.iter().any(|(name, _)| name.starts_with(&attempts)) {
            others.push(Other { base: Base(None), title: home.title().to_owned() });
        }
    }
    for (name, text) in kept {
        let base = Base(named(name).filter(|it| Some(*it) != source.fingerprint()));
        let is_new = base != Base(None) && others.iter().all(|it| it.base != base);
        if let Some((_, title)) = text.split_once(' ').filter(|_| is_new) {
            others.push(Other { base, title: title.to_owned() });
        }
    }
    others.into_iter().map(Msg::Beside).collect()
}
