//! The words of the interface. The words of a quiz are in the quiz.

use crate::notice::Notice;
use crate::play_links::{Received, Shareable};
use quiz::answer::{Answer, Entry, Given};
use quiz::compare::Relation;
use quiz::covered::Cover;
use quiz::format::{Choose, ChooseK, Rate};
use quiz::score::{Score, StepMarks};
use quiz::worth::Worth;
use quiz::{Condition, Effectiveness, Feedback, Format, FormatKind, Instruction, Quiz, RateMarks};
use quiz_link::{Link, LinkError, Name, PlayKind, Source, decode};

/// The question above the responses. Above the first responses it also says what "best" means.
pub fn instruction(instruction: Instruction, format: &Format, is_first: bool) -> String {
    let should = instruction == Instruction::Should;
    let mut question = match format {
        Format::Choose(_) if should => "Pick the best move.".to_owned(),
        Format::Choose(_) => "Pick what you would do.".to_owned(),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let count = count(*pick);
            if should {
                format!("Pick the {count} best moves.")
            } else {
                format!("Pick the {count} things you would do.")
            }
        }
        Format::BestWorst(_) if should => "Pick the best move and the worst.".to_owned(),
        Format::BestWorst(_) => "Pick what you would most and least likely do.".to_owned(),
        Format::Rank(_) if should => "Put them in order, the best move first.".to_owned(),
        Format::Rank(_) => "Put them in order, what you would most likely do first.".to_owned(),
        Format::Rate(_) if should => "Rate each move by itself.".to_owned(),
        Format::Rate(_) => "Rate how likely you would do each.".to_owned(),
    };
    let asks_for_best = match format.kind() {
        FormatKind::Choose | FormatKind::ChooseK | FormatKind::BestWorst | FormatKind::Rank => true,
        // Ratings are of good and poor, and say nothing of the best.
        FormatKind::Rate => false,
    };
    if should && is_first && asks_for_best {
        question += BEST;
    }
    question
}

/// A small number in words; digits from 10 on.
fn count(number: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

/// The word for an effectiveness.
pub fn effectiveness(effectiveness: Effectiveness) -> &'static str {
    match effectiveness {
        Effectiveness::VeryPoor => "very poor",
        Effectiveness::Poor => "poor",
        Effectiveness::Good => "good",
        Effectiveness::VeryGood => "very good",
    }
}

/// The four ratings, lowest first, short enough for a phone.
pub fn ratings(instruction: Instruction) -> [&'static str; 4] {
    match instruction {
        Instruction::Should => ["Very poor", "Poor", "Good", "Very good"],
        Instruction::Would => ["Never", "Hardly", "Likely", "Surely"],
    }
}

/// The words for the two ends of `best-worst`: best and worst, or most and least likely.
pub fn extremes(instruction: Instruction) -> (&'static str, &'static str) {
    match instruction {
        Instruction::Should => ("Best", "Worst"),
        Instruction::Would => ("Most likely", "Least likely"),
    }
}

/// The number of responses that are picked, beside the number wanted.
pub fn picked(given: usize, wanted: usize) -> String {
    match given.checked_sub(wanted) {
        None | Some(0) => format!("{given} of {wanted} picked"),
        Some(over) => format!("{given} picked, {} too many", count(over)),
    }
}

/// The reason why an answer cannot be confirmed yet.
pub fn missing(instruction: Instruction, format: &Format, entry: &Entry) -> String {
    match entry {
        Entry::Choose(_) => "Pick one of them first.".to_owned(),
        Entry::ChooseK(picked) => {
            let pick = format.pick().unwrap_or_default();
            match picked.len() {
                0 => format!("Pick {} first.", count(pick)),
                given if given > pick => {
                    format!("That is {}: let go of {}.", count(given), count(given - pick))
                }
                given => format!("Pick {} first; so far you have {}.", count(pick), count(given)),
            }
        }
        Entry::BestWorst(best, worst) => {
            let (best_word, worst_word) = extremes(instruction);
            let (best_word, worst_word) =
                (best_word.to_ascii_lowercase(), worst_word.to_ascii_lowercase());
            match (best, worst) {
                (Some(_), _) => format!("Pick one for “{worst_word}” first."),
                (_, Some(_)) => format!("Pick one for “{best_word}” first."),
                _ => format!("Pick one for “{best_word}” and one for “{worst_word}” first."),
            }
        }
        Entry::Rank(_) => "Is this your order?".to_owned(),
        Entry::Rate(ratings) => match ratings.iter().filter(|it| it.is_none()).count() {
            1 => "Rate each of them first: one is left.".to_owned(),
            left if left == ratings.len() => "Rate each of them first.".to_owned(),
            left => format!("Rate each of them first: {} are left.", count(left)),
        },
    }
}

/// The note on a response that is not rated, once somebody tried to confirm the answer.
pub const NOT_RATED: &str = "not rated yet";

/// The verdict on an answer, in a few words.
pub fn verdict(format: &Format, marks: &StepMarks) -> &'static str {
    let StepMarks { earned, worth, .. } = marks;
    match format {
        Format::Choose(Choose { key }) => verdict_on_move(key, *earned),
        Format::ChooseK(_) | Format::BestWorst(_) | Format::Rank(_) | Format::Rate(_) => {
            verdict_on_parts(*earned, *worth)
        }
    }
}

/// The verdict on the choice of one response.
fn verdict_on_move(key: &[Effectiveness], earned: u32) -> &'static str {
    let best = key.iter().max().copied().unwrap_or(Effectiveness::VeryGood);
    match Effectiveness::from_number(i64::from(earned)) {
        Some(Effectiveness::VeryGood) => "A very good move",
        Some(given) if given == best => "The best move here",
        Some(Effectiveness::Good) => "A good move, not the best",
        Some(Effectiveness::Poor) => "A poor move, though not awful",
        Some(Effectiveness::VeryPoor) | None => "A very poor move",
    }
}

/// The verdict on an answer of which parts may be right.
fn verdict_on_parts(earned: u32, worth: Worth) -> &'static str {
    let score = worth.score(earned);
    if earned == worth.possible {
        "Exactly right"
    } else if score.is_at_least(50) {
        "Mostly right"
    } else if score.num() > 0 {
        "Partly right"
    } else {
        "Off the mark"
    }
}

/// The words for a score below 0.
const BELOW_GUESSING: &str = "as good as a guess";

/// A score in words or per cent.
pub fn score(score: Option<Score>) -> String {
    match score.map(Score::percent) {
        Some(Some(percent)) => format!("{percent} %"),
        Some(None) => BELOW_GUESSING.to_owned(),
        None => "not seen".to_owned(),
    }
}

/// A score in a table; a dash for none.
pub fn figure(figure: Option<Score>) -> String {
    figure.map_or_else(|| "–".to_owned(), |it| score(Some(it)))
}

/// The rule by which a format is scored, for the result page.
pub fn rule(format: &Format) -> String {
    match format {
        Format::Choose(_) => "One move: it earns 0 for very poor to 3 for very good.".to_owned(),
        Format::ChooseK(_) => "Several moves: each of the best ones you picked earns 1.".to_owned(),
        Format::BestWorst(_) => "Best and worst: 2 to begin with, 1 more for each you found, \
            1 less if you took one for the other."
            .to_owned(),
        Format::Rank(_) => {
            "Order: full marks less one for each place that each move is off.".to_owned()
        }
        Format::Rate(Rate { marks, .. }) if *marks == RateMarks::DEFAULT => {
            "Ratings: 2 for each that \
            agrees, 1 for a neighbour on the same side of good and poor."
                .to_owned()
        }
        Format::Rate(Rate { marks, .. }) => {
            let row = |key: Effectiveness| {
                let marks = Effectiveness::ALL.map(|given| marks.earned(key, given).to_string());
                format!("{} where {} is right", marks.join(", "), effectiveness(key))
            };
            let rows = Effectiveness::ALL.map(row).join("; ");
            format!("Ratings, from very poor to very good: {rows}.")
        }
    }
}

/// A condition of an outcome, for the result page: the name of the trait or style that it is about (empty if it is
/// about none), and the words after the name. [`joint`] stands before both.
pub fn condition(quiz: &Quiz, condition: Condition) -> (&str, String) {
    let percent = |bound: &str, percent: i32, of: &str| format!("{bound} {percent} %{of}");
    let in_all = " in all";
    match condition {
        Condition::ScoreAtLeast(least) => ("", percent("at least", least, in_all)),
        Condition::ScoreBelow(limit) => ("", percent("below", limit, in_all)),
        Condition::TraitAtLeast(at, least) => {
            (&quiz.trait_(at).name, percent("” at least", least, ""))
        }
        Condition::TraitBelow(at, limit) => (&quiz.trait_(at).name, percent("” below", limit, "")),
        Condition::StyleAtLeast(at, least) => {
            (&quiz.style(at).name, "” at least ".to_owned() + &times(least))
        }
        Condition::TopStyle(at) => (&quiz.style(at).name, "” most often".to_owned()),
        Condition::MixedStyles => ("", "three kinds of move or more equally often".to_owned()),
    }
}

/// The punctuation before a condition and its name. `nth` is the number of conditions before it.
pub fn joint(nth: usize, name: &str) -> &'static str {
    match (nth, name.is_empty()) {
        (0, true) => ": ",
        (0, false) => ": “",
        (_, true) => ", ",
        (_, false) => ", “",
    }
}

/// A number of times in words.
fn times(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => count(times as usize) + " times",
    }
}

/// The words between the name of a style and the text about it: how often such a move was made, and punctuation. The
/// text may be a sentence of its own, the rest of a sentence, or empty.
pub fn often(how: u32, about: &str) -> String {
    let stop = match about.chars().next() {
        None => ".",
        // The capitals of most scripts that have capitals. The tables of Unicode for all scripts would make the program
        // much larger.
        Some('A'..='Z' | 'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я') => ". ",
        Some(_) => ": ",
    };
    ", ".to_owned() + &times(how) + stop
}

/// The explanation of how marks become scores.
pub const SCORING: &str = "0 % is what guessing gets, and leaving all unanswered; 100 % is the best answer every time. \
    Every situation counts the same, whatever its form, unless the quiz says otherwise.";

/// The sentence that explains the words of [`score`] for less than 0 %.
pub const BELOW: &str = "“As good as a guess” is a score below 0 %.";

/// The meaning of "best", behind the question above the first responses.
pub const BEST: &str = " Best means best for you and for everybody it concerns.";

/// The note on a scenario whose responses belong to another scenario, too.
pub const TWIN: &str = "The same moves wait in another situation: play again, and you may meet it.";

/// The sentence on the cover that says when feedback comes.
pub fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::AtOnce => "After each situation you see what happens next, and why.",
        Feedback::AtEnd => {
            "You may change your mind until the end; then you see what was a good move, and why."
        }
        Feedback::Never => {
            "You may change your mind until the end. The right answers are not shown."
        }
    }
}

/// The sentence that says who learns of the answers.
pub fn privacy(is_heard: bool) -> &'static str {
    if is_heard {
        "Everything is scored in this page. The page around it hears how you do as you go, and at the end all that you \
         answered."
    } else {
        "Everything is scored in this page. Nothing you answer leaves your device, unless you send it."
    }
}

/// The text of a notice.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NotKept => {
            "This browser does not let the page keep anything. You can play to the end, but a reload starts anew."
        }
        Notice::Full => {
            "There is no room left on this device to keep your answers. You can play to the end; to keep them, make room on the device."
        }
        Notice::Damaged => {
            "One of your earlier plays is damaged and cannot be read. The others are fine."
        }
        Notice::Newer => {
            "One of your earlier plays was kept by a newer version of this page. It stays where it is: reload the page to get that version."
        }
        Notice::OtherQuiz => {
            "One of your earlier plays does not fit this quiz any more, which has changed since. It stays where it is."
        }
        Notice::GoesOnElsewhere => {
            "This play goes on in another version of this page. Reload to get that version: what you answer here is no longer kept."
        }
        Notice::Anew => "The answers of this play are not on this device, so it starts anew.",
        Notice::Copied => "The link is in your clipboard.",
        Notice::NotSaved => "This browser made no file of it.",
        Notice::NotCopied => {
            "The link could not be copied. It is in the field: copy it from there."
        }
    }
}

/// The place of the player among the drawn scenarios, after the name of the section.
pub fn progress(number: usize, count: usize) -> String {
    format!(", {number} of {count}")
}

/// The text of an error as a sentence: errors begin with a small letter and have no full stop.
pub fn sentence(error: &str) -> String {
    let mut chars = error.chars();
    let first = chars.next().map_or(' ', |it| it.to_ascii_uppercase());
    format!("{first}{}.", chars.as_str())
}

/// A number of things in words.
pub fn things(number: usize) -> String {
    if number == 1 { "one thing".to_owned() } else { format!("{} things", count(number)) }
}

/// The name of somebody who sent something, or words in its place.
pub fn friend(name: Option<&Name>) -> &str {
    name.map_or("Your friend", Name::as_str)
}

/// The heading of the page of what came in a link. `None` for a quiz or a draw, whose heading is the title of the quiz.
pub fn received_title(received: &Received) -> Option<String> {
    match received {
        Received::Quiz | Received::Draw(..) => None,
        Received::Key => Some("What came back".to_owned()),
        Received::Attempt(_) => Some("A play to go on with".to_owned()),
        Received::Challenge(rival) => match &rival.name {
            Some(name) => Some(format!("{name} went before you")),
            None => Some("A friend went before you".to_owned()),
        },
        Received::Result(_, name) => Some(format!("{}: how it went", friend(name.as_ref()))),
        Received::Which(_) => Some("Which quiz is it?".to_owned()),
        Received::EarlierQuiz(_) => Some(EARLIER_EVENING.to_owned()),
    }
}

/// The sentence that says what came in a link.
pub fn received_lead(source: &Source, received: &Received, is_heard: bool) -> String {
    match received {
        Received::Quiz if matches!(source, Source::Player(_)) => {
            let back = "Somebody sent you this quiz, and kept the key to it. Nothing is marked here: at the end there is \
                a link with your answers, for you to send back.";
            let heard = if is_heard { " The page around this one gets it, too." } else { "" };
            format!("{back}{heard}")
        }
        Received::Quiz if is_heard => {
            "It came in a link. The page around this one hears how you do as you go, and at the end all that you answered."
                .to_owned()
        }
        Received::Quiz | Received::Key => {
            "Somebody sent you this quiz. Nobody sees what you answer, unless you send it.".to_owned()
        }
        Received::Draw(..) if matches!(source, Source::Covered(_)) => {
            "A friend sent you this to be played with its situations covered.".to_owned()
        }
        Received::Draw(..) => {
            "A friend sent you the play they had: the same situations, in the same order."
                .to_owned()
        }
        Received::Attempt(attempt) => {
            let (number, count) = attempt.progress();
            let covered = match source {
                Source::Covered(_) => " Its situations are covered.",
                _ => "",
            };
            format!("It stands at {number} of {count}.{covered} What is on this device stays as it is.")
        }
        Received::Challenge(_) if matches!(source, Source::Covered(_)) => {
            "The same moves in the same order, with their situations covered. You see what they answered, and where the \
             two of you part ways, once you have played."
                .to_owned()
        }
        Received::Challenge(_) | Received::Result(..) => "The same situations, in the same order. You see \
            what they answered, and where the two of you part ways, once you have played."
            .to_owned(),
        Received::Which(_) => "The link was made by an earlier version of this page, and does not say enough to tell these \
            quizzes apart. Whoever sent it knows which one they played."
            .to_owned(),
        Received::EarlierQuiz(it) => {
            let what = match it.kind {
                PlayKind::Draw => "This link is to a play of an earlier evening",
                _ if it.name.is_none() => "The answers in this link are from an earlier evening",
                _ => "an earlier evening",
            };
            // The direction of a paragraph is that of its first letter. So the paragraph begins with a word of the
            // interface, whatever the script of the name.
            let whose = it.name.as_ref().map(|it| format!("The answers in this link are {it}’s, from "));
            let whose = whose.filter(|_| it.kind != PlayKind::Draw).unwrap_or_default();
            format!("{whose}{what}, which has been written again. Its situations are no longer here. You can play the new one: \
                everybody who comes in by this link meets the same situations, in the same order.")
        }
    }
}

/// The name of the quiz that was built in before.
pub const EARLIER_EVENING: &str = "An earlier evening";

/// The sentence about stored plays of the quiz that was built in before.
pub fn earlier_quiz(plays: usize) -> String {
    let plays = if plays == 1 { "One play is".to_owned() } else { format!("{plays} plays are") };
    format!(
        "{plays} kept here from an earlier evening, which has been written again, so what was answered can no longer be \
        shown."
    )
}

/// The texts in place of situations that are covered.
pub const COVER: Cover = Cover {
    intro: "The situations are covered: you see only what one could do. At the end you see how well one does without \
        them, and can read them.",
    section: "Covered",
    stem: "What happens here is covered: you see only what one could do. Answer as well as you can.",
    name: |at| format!("Covered situation {}", letters(at)),
};

/// A number from 0 in letters: A to Z, AA, AB, and so on. Digits would be taken for places in the play.
fn letters(index: usize) -> String {
    let mut text = (index / 26).checked_sub(1).map_or_else(String::new, letters);
    text.extend(('A'..='Z').nth(index % 26));
    text
}

/// The title of a quiz whose situations are covered.
pub fn covered(title: &str) -> String {
    format!("{title}, with its situations covered")
}

/// The sentence about the score of an attempt with the situations covered.
pub fn came_to(score: Option<Score>) -> String {
    match score.map(Score::percent) {
        Some(Some(percent)) => format!("It came to {percent} %."),
        Some(None) => format!("It was {BELOW_GUESSING}."),
        None => "Nothing in it is scored.".to_owned(),
    }
}

/// The explanation of a score with the situations covered.
pub const COVERED_SCORE: &str = "0 % is guessing. The higher the score, the more the moves give away by themselves, and the \
    less the situations matter.";

/// The sentence before the review, for somebody who has played with the situations covered.
pub fn situations_below(shows_key: bool) -> &'static str {
    if shows_key {
        "The situations, and what was a good move in each, are below: play them first, if you mean to."
    } else {
        "The situations are below: play them first, if you mean to."
    }
}

/// The sentence before the review of somebody else's attempt with the situations covered.
pub fn situations_and_answers_below(shows_key: bool) -> &'static str {
    if shows_key {
        "The situations, what they answered, and what was a good move are below: play first, if you mean to."
    } else {
        "The situations, and what they answered, are below: play first, if you mean to."
    }
}

/// The sentence before the review of somebody else's attempt.
pub fn answers_below(shows_key: bool) -> &'static str {
    if shows_key {
        "What they answered, situation by situation, and what was a good move, is below: play first, if you mean to."
    } else {
        "What they answered, situation by situation, is below: play first, if you mean to."
    }
}

/// The explanation of two scores beside each other: with the situations, and with them covered.
pub const BOTH_WAYS: &str = "The difference is what the situations have to say. Where the two scores are alike, nobody needs \
    the situations to find the right move.";

/// The words for a way of playing.
pub fn way_of_playing(is_covered: bool) -> &'static str {
    if is_covered { "situations covered" } else { "with the situations" }
}

/// The label of a form in which a finished attempt can be sent.
pub fn what(what: Shareable, source: &Source) -> &'static str {
    match what {
        Shareable::Draw if matches!(source, Source::Covered(_)) => {
            "Only the moves, with the situations covered"
        }
        Shareable::Covered => "Only the moves: the situations are covered",
        Shareable::Challenge => "A dare: their play beside yours",
        Shareable::Result => "Your result, to look at",
        Shareable::Draw => "Only the situations",
    }
}

/// The sentence about the content of the link to an unfinished attempt.
pub fn holds_attempt(source: &Source) -> &'static str {
    match source {
        Source::Player(_) => {
            "The link opens this play where it stands, wherever the quiz was played before. It holds what you have \
             answered so far."
        }
        _ => "The link opens this play where it stands. It holds what you have answered so far.",
    }
}

/// The sentences about the content of the link to a finished attempt.
pub fn holds(what: Shareable, is_named: bool, source: &Source, is_short: bool) -> String {
    let holds = holds_of_play(what, is_named, source);
    match source.uncovered() {
        Source::Linked(_) if is_short => {
            format!("{holds} The quiz is not in it: it opens where the quiz was played before.")
        }
        Source::Linked(_) => format!("{holds} The whole quiz is in it, too."),
        _ => holds,
    }
}

fn holds_of_play(what: Shareable, is_named: bool, source: &Source) -> String {
    let name = if is_named { " and your name" } else { "" };
    let is_covered = matches!(source, Source::Covered(_));
    match what {
        Shareable::Result if matches!(source, Source::Player(_)) => format!(
            "The link holds your answers{name}. Whoever has the key to the quiz can mark them."
        ),
        Shareable::Challenge => format!(
            "The link opens the same {} in the same order{}. It holds your answers{name}: the page shows them \
             only after your friend has played, but whoever takes the link apart can read them.",
            if is_covered { "moves" } else { "situations" },
            if is_covered { ", with the situations covered" } else { "" },
        ),
        Shareable::Result => {
            format!("The link opens your result. It holds your answers{name}.")
        }
        Shareable::Draw if is_covered => COVERED_DRAW.to_owned(),
        Shareable::Draw => "The link opens the same situations in the same order for somebody else. It holds none of your \
             answers."
            .to_owned(),
        Shareable::Covered => format!("{COVERED_DRAW} What they send back is shown beside yours."),
    }
}

/// The sentence about a link to a covered play.
pub const COVERED_DRAW: &str = "The link opens the same moves in the same order for somebody else, with the situations \
    covered until the end. It holds none of your answers.";

/// The relation of two answers to each other. Without the key, nobody is said to be nearer to it.
pub fn relation(relation: Relation, friend: &str, shows_key: bool) -> String {
    match relation {
        Relation::Same => "the same".to_owned(),
        Relation::Alone => "only one of you".to_owned(),
        Relation::Mine if shows_key => "you were nearer".to_owned(),
        Relation::Theirs if shows_key => format!("{friend} was nearer"),
        Relation::Even if shows_key => "different, and as good".to_owned(),
        _ => "different".to_owned(),
    }
}

/// The number of situations that two players answered alike.
pub fn agreed(same: usize, of: usize) -> String {
    match same {
        0 => format!("In none of {of} situations did you do the same."),
        same if same == of => format!("You did the same in all {of} situations."),
        same => format!("You did the same in {same} of {of} situations."),
    }
}

/// The words for what an answer says of one response; `None` for a response that the answer says nothing of.
pub fn said(instruction: Instruction, answer: &Answer, index: usize) -> Option<String> {
    let (most, least) = extremes(instruction);
    match answer.given() {
        Given::Choose(picked) => (*picked == index).then(|| "this".to_owned()),
        Given::ChooseK(picked) => picked.contains(&index).then(|| "this".to_owned()),
        Given::BestWorst(best, _) if *best == index => Some(most.to_ascii_lowercase()),
        Given::BestWorst(_, worst) => (*worst == index).then(|| least.to_ascii_lowercase()),
        Given::Rank(order) => {
            Some(format!("number {}", order.iter().position(|it| *it == index)? + 1))
        }
        Given::Rate(given) => {
            let words = ratings(instruction);
            Some(words.get(usize::from(*given.get(index)?))?.to_ascii_lowercase())
        }
    }
}

/// The words between “You are” and the name of several outcomes.
pub fn in_parts(outcomes: usize) -> &'static str {
    if outcomes > 1 { ", in equal parts," } else { "" }
}

/// The description of the result card: it says what the picture shows.
pub fn picture(name: &str, title: &str, best_moment: &str) -> String {
    let best_moment = if best_moment.is_empty() { "" } else { " with your best moment" };
    format!(
        "The picture shows the mat with its drawing and “{name}”; below it stands “{title}”{best_moment}. It holds none of your answers."
    )
}

/// The sentence in which a player names the situation that they answered best.
pub fn best_moment(name: &str) -> String {
    format!("My best moment: “{name}”.")
}

/// The words that go with a play that somebody sends. `lines` are those of the outcomes.
pub fn message_line(name: &str, lines: &[&str], best_moment: &str) -> String {
    let mut parts = vec![format!("I am{} “{name}”.", in_parts(lines.len()))];
    parts.extend([lines, &[best_moment, "And you?"]].concat().into_iter().map(str::to_owned));
    parts.retain(|it| !it.is_empty());
    parts.join(" ")
}

/// The reason why a page of a quiz that came in a link cannot be shown.
pub const NO_QUIZ: &str = "the quiz came in a link, and is kept only where it was played: open that link again, or ask for it";

/// The reason why a link about another quiz, which is not here, cannot be opened.
pub fn other_quiz(link: &str) -> String {
    match decode(link) {
        Ok(Link::Play(play)) if play.about().is_player_quiz() => match play.kind() {
            PlayKind::Result => "it holds answers to a quiz whose key somebody kept: open the link that holds the \
                key, and paste this one there"
                .to_owned(),
            _ => "it is about a quiz that is not here: open the link to the quiz and come in, then open this one".to_owned(),
        },
        _ => LinkError::OtherQuiz.to_string(),
    }
}

/// The number of results that came back, and of links that came again or do not count. The reasons of the latter follow
/// on the page.
pub fn came_back(results: usize, again: u32, wrong: usize) -> String {
    let results = match results {
        0 => "No result yet".to_owned(),
        1 => "One result".to_owned(),
        many => format!("{many} results"),
    };
    let again = match again {
        0 => String::new(),
        1 => " One link came again.".to_owned(),
        again => format!(" {again} links came again."),
    };
    let wrong = match wrong {
        0 => String::new(),
        1 => " One link does not count:".to_owned(),
        wrong => format!(" {wrong} links do not count:"),
    };
    format!("{results}.{again}{wrong}")
}

/// The number of times that a result came, beside the name of its player.
pub fn came(how_often: u32) -> String {
    "came ".to_owned() + &times(how_often)
}

/// The mean of the marks that all who answered a situation earned, to one decimal place, and the number of those who
/// did not answer it.
pub fn mean(earned: &[u32], possible: u32, skipped: usize) -> String {
    let people =
        |count| if count == 1 { "one person".to_owned() } else { format!("{count} people") };
    let (sum, count) = (earned.iter().sum::<u32>(), earned.len());
    let Some(tenths) = (sum as usize * 10 + count / 2).checked_div(count) else {
        return format!("left unanswered by {}", people(skipped));
    };
    let mean = format!("{}.{} of {possible}, {}", tenths / 10, tenths % 10, people(count));
    if skipped > 0 { format!("{mean}; left unanswered by {}", people(skipped)) } else { mean }
}

/// The label of the field for a name, which says what the name is for.
pub fn name_label(source: &Source) -> &'static str {
    match source {
        Source::Player(_) => "Your name: whoever marks tells people apart by it",
        _ => "Your name, if you like",
    }
}

/// A name in quotes within a sentence. It is isolated: a name in Hebrew or Arabic changes the direction neither of the
/// sentence nor of the figures behind it.
pub fn quoted(name: &str) -> String {
    format!("“\u{2068}{name}\u{2069}”")
}
