//! Finds the quiz that an address is about, and the other quizzes of which something is stored.

use crate::embed::host;
use crate::embed::options::feedback_name;
use crate::platform::{LocalStorage, single_file};
use crate::play_links::{GroupLinks, OtherWay, PlayedBy, QuizOverride, Received};
use crate::player::program::Around;
use crate::route::{Base, Frame, Route};
use crate::share::earlier_quiz;
use crate::share::model::{Msg, OtherQuiz};
use crate::storage::attempts::StoredText;
use crate::storage::keys::{self, ATTEMPT, OURS, PAIR, RIVAL, prefix_at, prefix_of};
use crate::storage::{Storage as _, precedence, texts};
use crate::strings::covered::COVER;
use crate::{platform, strings};
use quiz::attempt::Attempt;
use quiz::record::Record;
use quiz::{Feedback, Quiz};
use quiz_link::{
    Fingerprint, Link, LinkedQuiz, Opened, Play, PlayKind, ShortName, Source, Spelling, decode,
    encode,
};
use std::rc::Rc;

/// Finds the quiz that an address is about, and all else that the model is to know from storage. `copies` are the texts
/// of `IndexedDB` and those that another program handed over. A single file has its quiz even if nothing is stored.
pub(super) fn look_around(home: &Quiz, address: &str, copies: &[&[StoredText]]) -> Around<Msg> {
    let keys = LocalStorage.keys().unwrap_or_default().into_iter();
    let stored = keys.filter(|it| it.starts_with(OURS)).filter_map(|key| {
        let text = LocalStorage.read(&key).ok()??;
        Some((key, text))
    });
    let kept: Vec<StoredText> = stored.chain(copies.concat()).chain(single_file::quiz()).collect();
    for name in earlier_quiz::forgotten(&kept) {
        // If this fails, IndexedDB reports the removal again on the next visit.
        let _ = LocalStorage.remove(name);
    }
    let source = about(home, address, &kept).or_else(|| own(address));
    let wanted = host::feedback();
    let anew = source.as_ref().zip(wanted).and_then(|(it, feedback)| {
        let (source, link) = with_feedback(it, address, feedback)?;
        platform::set_fragment(&format!("#{}", encode(&link, Spelling::Letters)), false);
        Some(source)
    });
    let source = anew.or(source);
    let twins = twins(source.as_ref(), address, &kept);
    let others =
        others(home, source.as_ref(), &kept).into_iter().chain(twins).map(Msg::OtherQuizFound);
    let pasted = source.as_ref().and_then(|it| pasted(it, &kept)).map(Msg::Pasted);
    let surroundings = Rc::new(platform::surroundings());
    let mut found = vec![Msg::Surrounded(surroundings, host::is_heard())];
    found.extend(others.chain(pasted));
    let quiz = match (source, wanted) {
        (Some(source), _) => {
            let (prefix, text) = (prefix_of(&source), texts::quiz(&source));
            Some(QuizOverride { source, prefix, text })
        }
        (None, Some(feedback)) if feedback != home.feedback() => Some(home_with(home, feedback)),
        _ => None,
    };
    let prefix =
        quiz.as_ref().map_or_else(|| prefix_at(Base::default(), home), |it| it.prefix.clone());
    found.extend(pairs(&prefix, &kept).into_iter().map(Msg::GroupLinksFound));
    found.extend(earlier_quiz::kept(home, &kept).map(Msg::EarlierQuizFound));
    Around { quiz, found }
}

/// Returns the built-in quiz with another time of feedback. Its links contain no name of a quiz, so they are the links
/// of the unchanged quiz. Its plays are stored apart.
pub fn home_with(home: &Quiz, feedback: Feedback) -> QuizOverride {
    QuizOverride {
        prefix: keys::prefix_with_feedback(home, feedback_name(feedback)),
        source: Source::BuiltIn(Rc::new(home.with_feedback(feedback))),
        text: None,
    }
}

/// Returns the quiz of a link with another time of feedback, and the link to that quiz or to a draw of it. Returns
/// `None` for links to plays, which belong to the unchanged quiz.
pub fn with_feedback(source: &Source, address: &str, feedback: Feedback) -> Option<(Source, Link)> {
    let Source::Linked(linked_quiz) = source else { return None };
    if linked_quiz.quiz().feedback() == feedback {
        return None;
    }
    let received = Received::read(source, address).ok()?;
    let quiz = Rc::new(linked_quiz.quiz().with_feedback(feedback));
    let anew = Source::Linked(LinkedQuiz::new(quiz).ok()?);
    let link = match received {
        Received::Quiz => anew.link(),
        Received::Draw(edition, seed) => Some(Link::Play(Play::draw(&anew, edition, seed))),
        _ => None,
    };
    Some((anew, link?))
}

/// Returns the built-in quiz, with its situations.
fn built_in(home: &Quiz) -> Source {
    Source::BuiltIn(Rc::new(home.clone()))
}

fn about(home: &Quiz, address: &str, kept: &[StoredText]) -> Option<Source> {
    let (base, _) = Base::split(address);
    if base != Base::default() {
        let kept = |name| quizzes(kept).filter(|(it, _)| *it == name).find_map(read);
        let source = base.quiz.map_or_else(|| Some(built_in(home)), kept)?;
        return if base.is_covered { source.covered(COVER) } else { Some(source) };
    }
    let link = decode(address).ok()?;
    let source = quiz_of(&link, kept);
    match &link {
        Link::Play(play) if play.mode().is_covered => {
            let source = source.or_else(|| Some(built_in(home)).filter(|it| play.about().is(it)));
            source?.covered(COVER)
        }
        _ => source,
    }
}

/// Returns the quiz that a link contains, or the stored quiz that it names, with its situations. Returns `None` for the
/// built-in quiz.
fn quiz_of(link: &Link, kept: &[StoredText]) -> Option<Source> {
    Source::of(link).or_else(|| {
        let Link::Play(play) = link else { return None };
        let fits: Vec<_> =
            quizzes(kept).filter_map(read).filter(|it| play.about().is(it)).collect();
        let name = fits.first()?.play_fingerprint();
        // If several quizzes fit, the page asks which one is meant.
        if fits.iter().any(|it| it.play_fingerprint() != name) {
            return None;
        }
        // A result opens for the facilitator, who has the key and grades. Any other link opens for a player.
        let is_result = play.kind() == PlayKind::Result;
        let wanted = fits.iter().find(|it| matches!(it, Source::Grader(_)) == is_result);
        wanted.or(fits.first()).cloned()
    })
}

/// Returns the stored quizzes as text, each with the fingerprint in its storage name.
fn quizzes(kept: &[StoredText]) -> impl Iterator<Item = (Fingerprint, &String)> {
    kept.iter().filter_map(|(key, text)| Some((keys::base_of_quiz(key)?.quiz?, text)))
}

/// Reads a stored quiz. Returns `None` if its fingerprint differs from the one in its storage name.
fn read((name, text): (Fingerprint, &String)) -> Option<Source> {
    texts::read_quiz(text).filter(|it| it.fingerprint() == Some(name))
}

/// Returns the short name by which a link of version 1 calls its quiz.
pub(super) fn short_name(address: &str) -> Option<ShortName> {
    match decode(address) {
        Ok(Link::Play(play)) => play.about().short_name(),
        _ => None,
    }
}

/// Returns the quizzes with the same short name of version 1 as the link at this address, or else as the page's quiz.
/// Returns none if there is only one such quiz.
fn twins(source: Option<&Source>, address: &str, kept: &[StoredText]) -> Vec<OtherQuiz> {
    let short = short_name(address).or_else(|| source?.short_name());
    let Some(short) = short else { return Vec::new() };
    let mut twins: Vec<OtherQuiz> = Vec::new();
    let may_be = |(name, text): &(Fingerprint, &String)| match short {
        ShortName::Quiz(short) => name.is_called(short),
        ShortName::PlayerQuiz(_) => text.starts_with(['k', 'f']),
    };
    let kept = quizzes(kept).filter(may_be).filter_map(read);
    for it in source.cloned().into_iter().chain(kept) {
        let twin = it.short_name().zip(it.play_fingerprint()).filter(|(name, _)| *name == short);
        if twin.is_some() && twins.iter().all(|it| it.twin != twin) {
            let title = it.quiz().title().to_owned();
            twins.push(OtherQuiz { base: Base::of(&it), title, twin, plays: Vec::new() });
        }
    }
    if twins.len() > 1 { twins } else { Vec::new() }
}

/// Returns the quiz of a single file, unless the address is a link or a place of the built-in quiz.
fn own(address: &str) -> Option<Source> {
    let is_another = decode(address).is_ok() || address.parse::<Route>().is_ok();
    let (_, text) = single_file::quiz().filter(|_| !is_another)?;
    texts::read_quiz(&text)
}

/// Returns the stored text of pasted results.
fn pasted(source: &Source, kept: &[StoredText]) -> Option<Rc<str>> {
    let key = keys::pasted(&prefix_of(source));
    let copies = kept.iter().filter(|(it, _)| *it == key).map(|(_, text)| text.as_str());
    precedence::of_pasted(copies).map(Rc::from)
}

/// Returns the stored pairs of links that were made for groups, the oldest first.
fn pairs(prefix: &str, kept: &[StoredText]) -> Vec<GroupLinks> {
    let read = |(name, text): &StoredText| GroupLinks::read(name.strip_prefix(prefix)?, text);
    let mut pairs: Vec<GroupLinks> = Vec::new();
    for pair in kept.iter().filter_map(read) {
        // Both `localStorage` and IndexedDB have a copy of each.
        if let Err(at) = pairs.binary_search_by_key(&pair.made, |it| it.made) {
            pairs.insert(at, pair);
        }
    }
    pairs
}

/// Returns the quizzes of which something is stored, except the page's own quiz. `None` as `page` is the built-in quiz.
/// A quiz with its situations covered counts as another quiz.
fn others(home: &Quiz, page: Option<&Source>, kept: &[StoredText]) -> Vec<OtherQuiz> {
    let but = page.map_or_else(Base::default, Base::of);
    // IndexedDB keeps the time of removal under the name of a removed attempt.
    let is_attempt = |text: &str| texts::removed_at(text).is_none();
    let is_used = |base: Base| {
        let prefix = prefix_at(base, home);
        kept.iter().any(|(name, text)| {
            let note = name.strip_prefix(&prefix);
            note.is_some_and(|it| {
                it.starts_with(PAIR) || it.starts_with(ATTEMPT) && is_attempt(text)
            })
        })
    };
    let built_in = [false, true].map(|is_covered| Base { quiz: None, is_covered });
    let built_in = built_in.into_iter().map(|base| (base, home.title()));
    let received = kept
        .iter()
        .filter_map(|(key, text)| Some((keys::base_of_quiz(key)?, texts::title_of_quiz(text)?)));
    let beside = Base { is_covered: !but.is_covered, ..but };
    let mut others: Vec<OtherQuiz> = Vec::new();
    for (base, title) in built_in.chain(received) {
        if base == but || others.iter().any(|it| it.base == base) || !is_used(base) {
            continue;
        }
        let title =
            if base.is_covered { strings::covered::covered(title) } else { title.to_owned() };
        let plays =
            if base == beside { asides(home, page, kept, host::frame()) } else { Vec::new() };
        others.push(OtherQuiz { base, title, twin: None, plays });
    }
    others
}

/// Returns the finished plays of the page's quiz that were played the other way: with the situations if the page covers
/// them, or else covered. In a frame, the plays of other frames are left out.
fn asides(home: &Quiz, page: Option<&Source>, kept: &[StoredText], frame: Frame) -> Vec<OtherWay> {
    let page = page.cloned().unwrap_or_else(|| built_in(home));
    let base = Base::of(&page);
    let prefix = prefix_at(Base { is_covered: !base.is_covered, ..base }, home);
    let mut names: Vec<&str> = Vec::new();
    let mut plays: Vec<OtherWay> = Vec::new();
    for (name, text) in kept {
        let Some(note) = name.strip_prefix(&prefix).filter(|it| !names.contains(it)) else {
            continue;
        };
        let aside = match (note.strip_prefix(ATTEMPT), note.strip_prefix(RIVAL)) {
            (Some(id), _) => id
                .parse()
                .ok()
                .filter(|id| frame.has(*id))
                .and_then(|_| Record::read(page.quiz(), text).ok())
                .map(|it| (Rc::unwrap_or_clone(it.attempt), PlayedBy::You)),
            (_, Some(link)) => challenge(&page, link),
            _ => None,
        };
        if let Some((attempt, by)) = aside.filter(|(it, _)| it.is_finished()) {
            names.push(note);
            plays.push(OtherWay { attempt: Rc::new(attempt), by });
        }
    }
    plays
}

/// Reads a friend's finished play of the page's quiz from a challenge.
fn challenge(page: &Source, link: &str) -> Option<(Attempt, PlayedBy)> {
    let Link::Play(play) = decode(link).ok()? else { return None };
    match play.open(page).ok()? {
        Opened::Challenge(attempt, name) => Some((attempt, PlayedBy::Friend(name))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::asides;
    use crate::play_links::PlayedBy;
    use crate::route::AttemptId;
    use crate::route::Frame;
    use crate::storage::keys;
    use quiz::attempt::{Attempt, Msg};
    use quiz::record::Record;
    use quiz_link::Source;
    use std::rc::Rc;

    /// Two frames of one page share their storage.
    #[test]
    fn plays_of_another_frame_are_left_out() {
        let home = crate::builtin::quiz();
        let [here, there] = [7, 8].map(|it| Frame::numbered(it).unwrap_or_default());
        let mut attempt = Attempt::start(Rc::clone(&home), 1, 9).ok();
        while let Some(next) = attempt.as_ref().and_then(|it| it.update(Msg::WentOn)) {
            attempt = Some(next);
        }
        let attempt = attempt.and_then(|it| it.update(Msg::Finished));
        let text = attempt
            .map(|attempt| Record { attempt: attempt.into(), started: 1, changed: 1 }.write());
        let kept = [Frame::default(), here, there].map(|it| {
            let id = AttemptId { edition: 1, seed: 9, run: it.first_run() };
            (keys::attempt(&keys::prefix(home.id().as_str()), id), text.clone().unwrap_or_default())
        });
        let covered = Source::BuiltIn(Rc::clone(&home)).covered(crate::strings::covered::COVER);
        for (frame, count) in [(Frame::default(), 3), (here, 1), (there, 1)] {
            let plays = asides(&home, covered.as_ref(), &kept, frame);
            assert_eq!(
                plays.iter().filter(|it| it.by == PlayedBy::You).count(),
                count,
                "{frame:?}"
            );
        }
    }
}
