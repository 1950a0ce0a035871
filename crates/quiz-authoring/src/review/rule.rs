//! The rules that the checker applies, and the reason for each.

/// A rule for drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The draft can be played and scored. Breaking this rule is an error; breaking any other one gets advice.
    Sound,
    /// Each response has a rationale, unless the quiz never shows rationales.
    Rationale,
    /// No two responses of a scenario have the same text, apart from capitals and punctuation.
    Distinct,
    /// No response refers to others by their place, unless it comes last and the responses are not shuffled.
    Above,
    /// A stem has at most 120 words.
    ShortStem,
    /// The length of the responses does not give the key away.
    Length,
    /// Where responses are not shuffled, their place does not give the key away.
    Position,
    /// Rating all responses alike does not pay.
    Flat,
    /// Nobody can answer a scenario who sees its responses and not its situation.
    Situated,
    /// At least three scenarios measure each trait.
    Measured,
    /// Each trait and each style is used, and each section has a scenario in the newest edition.
    Used,
    /// No response ends the play before half of the drawn scenarios were met.
    Lasting,
    /// If all responses of a scenario lead to follow-ups, not all lead to the same one.
    Branching,
    /// Some play reaches each outcome.
    Reachable,
    /// The link that holds the quiz is short enough for chats, mails and QR codes.
    Portable,
}

/// The reason why a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The reason, as a sentence without a final dot.
    pub why: &'static str,
    /// Its source: authors, year, title. Empty if the reason is true by definition.
    pub source: &'static str,
}

const GUIDELINES: &str = "Haladyna, Downing and Rodriguez 2002, A review of multiple-choice item-writing guidelines for classroom assessment";

impl Rule {
    /// The reason for this rule. `None` for [`Sound`](Rule::Sound), whose findings have reasons of their own.
    pub fn reason(self) -> Option<Reason> {
        let (why, source) = match self {
            Rule::Sound => return None,
            Rule::Rationale => (
                "people learn more from hearing why an answer is good or poor than from hearing that it is",
                "Shute 2008, Focus on formative feedback",
            ),
            Rule::Distinct => (
                "between two responses that say the same nobody can judge, and whoever notices leaves both out",
                GUIDELINES,
            ),
            Rule::Above => (
                "draws shuffle responses, so what was above is below; and whoever knows of two responses that both are right, or that one is wrong, need not read the others",
                GUIDELINES,
            ),
            Rule::ShortStem => {
                ("a long text measures reading as much as it measures judgement", GUIDELINES)
            }
            Rule::Length => (
                "authors tend to qualify what is right until it is the longest, and people who take tests know that",
                GUIDELINES,
            ),
            Rule::Position => (
                "authors favour some places for the key and people who guess favour some too, so a fixed order measures that as well",
                "Attali and Bar-Hillel 2003, Guess where: the position of correct answers in multiple-choice test items as a psychometric variable",
            ),
            Rule::Flat => (
                "how people use a scale, high or low or only its ends, is a habit and no judgement",
                "Weng, Yang, Lievens and McDaniel 2018, Optimizing the validity of situational judgment tests: the importance of scoring methods",
            ),
            Rule::Situated => (
                "for 43 to 71 % of the items of several such tests, people did as well where the situation was left out, by general rules of what is good",
                "Krumm, Lievens, Hüffmeier, Lipnevich, Bendels and Hertel 2015, How “situational” is judgment in situational judgment tests?, Journal of Applied Psychology 100(2), 399–416",
            ),
            Rule::Measured => (
                "one situation tells little about a person: even whole tests of this kind agree with themselves only fairly (a mean alpha of .46), and a score of one or two situations is mostly chance",
                "Catano, Brochu and Lamerson 2012, Assessing the reliability of situational judgment tests used in high-stakes situations",
            ),
            Rule::Used => ("what nothing refers to is never seen or stays empty", ""),
            Rule::Lasting => (
                "a score over few situations is mostly chance, and it stands beside those of others who met all",
                "Catano, Brochu and Lamerson 2012, Assessing the reliability of situational judgment tests used in high-stakes situations",
            ),
            Rule::Branching => ("a branch is there so that something hangs on the answer", ""),
            Rule::Reachable => ("an outcome that nobody gets is written for nobody", ""),
            Rule::Portable => (
                "chats cut or refuse long messages, and phones fail to read dense codes",
                "the itty.bitty project's wiki, on how long a link may be; the SMART Health Cards framework, which holds its codes to version 22",
            ),
        };
        Some(Reason { why, source })
    }
}
