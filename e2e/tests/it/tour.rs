//! The ways to every state of the page, in all three builds. What is looked at there is told by `states`.

use std::collections::BTreeSet;

use e2e::{Engine, Media, Result, key};

use crate::SEED;
use crate::author::{Author, OPENED, WRITE_A_TWIN};
use crate::everywhere::boot::{NO_NETWORK, arrives, assert_broken, breaks, on_fault, waits_at};
use crate::everywhere::publish::{gives_it_without_key, gives_the_quiz, pastes, plays_through};
use crate::fixture::Fixture;
use crate::once::damaged_storage::of_edition_nine;
use crate::player::{CONFIRM, Format, GO_ON, NOTICE, Player, SAID, SKIP, WAY_ON};

/// As if nobody had been told of plays that cannot be read.
const FORGET_WHAT_WAS_TOLD: &str =
    "localStorage.removeItem('what-do-you-do/v1/an-evening-at-marisols/told')";

/// A draw of the quiz that was built in before.
const BYGONE: &str = "#d1.AJvQu-gHAABTYK6MQ";

/// A state that somebody has come to.
#[derive(Clone, Copy)]
pub(crate) struct State<'a> {
    pub(crate) fixture: &'a Fixture,
    pub(crate) name: &'a str,
    /// Whether it is looked at as on paper.
    pub(crate) is_printed: bool,
}

impl State<'_> {
    /// Shows it to somebody of whom all of this holds.
    pub(crate) fn emulates(self, media: &[Media]) -> Result<()> {
        let print: &[Media] = if self.is_printed { &[Media::Print] } else { &[] };
        self.fixture.player().page.emulate(&[media, print].concat())
    }
}

/// The function that looks at every state.
pub(crate) type Look<'a> = &'a mut dyn FnMut(State<'_>) -> Result<()>;

/// Who leads somebody from state to state and has them look at each.
pub(crate) struct Guide<'a> {
    fixture: &'a Fixture,
    player: Player<'a>,
    look: Look<'a>,
}

impl<'a> Guide<'a> {
    pub(crate) fn new(fixture: &'a Fixture, look: Look<'a>) -> Self {
        Self { fixture, player: fixture.player(), look }
    }

    /// Has the page looked at as it is.
    fn shows(&mut self, name: &str) -> Result<()> {
        (self.look)(State { fixture: self.fixture, name, is_printed: false })
    }

    /// Has the page looked at as it is printed.
    fn prints(&mut self, name: &str) -> Result<()> {
        let name = format!("{name}, printed");
        (self.look)(State { fixture: self.fixture, name: &name, is_printed: true })?;
        self.player.page.emulate(&[])
    }

    /// Has the page looked at as Chromium prints it: in Firefox, whose print is made up, axe-core takes the heading for
    /// hidden.
    fn prints_in_chromium(&mut self, name: &str) -> Result<()> {
        if self.fixture.engine() == Engine::Chromium { self.prints(name) } else { Ok(()) }
    }

    /// Puts something under a play's name, as an earlier visit would have.
    fn plants(&self, play: &str, value: &str) -> Result<()> {
        self.player
            .plants(&format!("what-do-you-do/v1/an-evening-at-marisols/attempt/{play}"), value)
    }

    /// Tells the page that another tab changed what is under a play's name.
    fn hears_of(&self, play: &str) -> Result<()> {
        let key = format!("what-do-you-do/v1/an-evening-at-marisols/attempt/{play}");
        let script = "dispatchEvent(new StorageEvent('storage', { key: arguments[0] }))";
        self.player.page.execute(script, &[key.into()]).map(drop)
    }

    /// Makes something of the browser fail, until the page is loaded anew.
    fn breaks(&self, script: &str) -> Result<()> {
        self.player.page.execute(script, &[]).map(drop)
    }

    /// Waits for a message about the device, looks at it and puts it away.
    fn shows_notice(&mut self, moment: &str) -> Result<()> {
        self.player.page.wait_for(NOTICE)?;
        self.shows(&format!("the message that {moment}"))?;
        self.player.activates(&format!("{NOTICE} button"))?;
        self.player
            .page
            .wait_until("no message", || Ok((self.player.count(NOTICE)? == 0).then_some(())))
    }
}

/// The pages at addresses that anybody may have, on a device where nobody has played.
pub(crate) fn addresses(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    for (moment, fragment) in [
        ("an unknown address", "#nowhere"),
        ("another edition", "#play.9.1.1.1"),
        ("a result that is not here", "#result.1.22.1"),
        ("no earlier plays", "#earlier"),
        ("a draw that was sent", "#d0.1.5"),
        ("the cover", ""),
    ] {
        player.opens(fragment)?;
        guide.shows(moment)?;
    }
    guide.prints("the cover")?;
    player.confirms()?;
    player.waits_for_words(SAID)?;
    guide.shows("the cover, nothing picked")?;
    player.picks(1)?;
    guide.shows("the cover, a move picked")
}

/// A situation of each format, and all that there is in the course of a play.
pub(crate) fn situations(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    let mut seen = BTreeSet::new();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    while seen.len() < Format::ALL.len() {
        let format = player.format()?;
        if seen.insert(format) {
            situation(guide, format)?;
        } else {
            player.answers(0)?;
        }
        player.goes_on()?;
    }
    under_way(guide)
}

/// One situation, from the first look to the last.
fn situation(guide: &mut Guide<'_>, format: Format) -> Result<()> {
    let player = guide.player;
    let of = |moment: &str| format!("{format:?}, {moment}");
    guide.shows(&of("at first"))?;
    // An order is an answer as it stands.
    if format != Format::Rank {
        player.activates(CONFIRM)?;
        player.waits_for_words(SAID)?;
        guide.shows(&of("nothing picked"))?;
    }
    match format {
        Format::Choose => {
            player.activates(".keys summary")?;
            guide.shows(&of("the keys explained"))?;
            player.activates(".keys input")?;
            guide.shows(&of("without number keys"))?;
            player.activates(".keys input")?;
        }
        Format::ChooseK => {
            let cards = player.page.find_all(".scene .card")?;
            cards.iter().try_for_each(|card| player.clicks(card))?;
            player.activates(CONFIRM)?;
            player.waits_for_words(SAID)?;
            guide.shows(&of("too many picked"))?;
            cards.iter().try_for_each(|card| player.clicks(card))?;
        }
        Format::BestWorst => {
            player.activates(".card:first-child input[name=best]")?;
            player.activates(".card:first-child input[name=worst]")?;
            player.waits_for_words(SAID)?;
            guide.shows(&of("one taken for the other"))?;
        }
        Format::Rank => {
            player.tabs_to(".ranked:first-child .step:last-child")?;
            player.page.press(&[key::SPACE])?;
            player.waits_for_words(SAID)?;
            guide.shows(&of("a move placed"))?;
        }
        Format::Rate => {
            player.activates(".card:first-child label")?;
            player.activates(CONFIRM)?;
            player.waits_for_words(SAID)?;
            guide.shows(&of("some not rated"))?;
        }
    }
    // The second response at the door has a consequence.
    player.picks(1)?;
    guide.shows(&of("answered"))?;
    player.confirms()?;
    player.page.wait_for(GO_ON)?;
    guide.shows(&of("with feedback"))?;
    guide.prints(&of("with feedback"))?;
    player.activates(".others summary")?;
    guide.shows(&of("the other moves open or shut"))
}

/// In the course of a play.
fn under_way(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.goes_back()?;
    guide.shows("back at an answer that was given")?;
    player.opens("")?;
    guide.shows("the cover, with a play under way")?;
    player.opens("#d0.1.5")?;
    guide.shows("a draw that was sent, beside a play under way")?;
    player.opens(&format!("#d0.1.{SEED}"))?;
    guide.shows("a draw that was sent, under way")?;
    player.opens("#earlier")?;
    guide.shows("an earlier play, under way")
}

/// The result of the built-in quiz, and all that there is after a play.
pub(crate) fn result(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    guide.shows("the result")?;
    player.opens_all_details()?;
    guide.shows("the result, everything open")?;
    guide.prints("the result")?;
    let challenge = player.makes_a_link()?;
    guide.shows("sending a play")?;
    for (moment, answer) in [("it was copied", "resolve"), ("it was not copied", "reject")] {
        guide.breaks(&format!("navigator.clipboard.writeText = () => Promise.{answer}()"))?;
        player.activates(".address button")?;
        guide.shows_notice(moment)?;
    }
    player.opens_all_details()?;
    guide.shows("sending a play, everything open")?;
    player.activates(".share label:nth-of-type(2) input")?;
    let result = player.link()?;
    player.opens(&format!("#play.1.{SEED}.1.10"))?;
    guide.shows("a situation of a play that is over")?;
    sent(guide, &challenge, &result)?;

    player.opens("#earlier")?;
    guide.shows("one earlier play")?;
    player.opens(&format!("#d0.1.{SEED}"))?;
    guide.shows("a draw that was sent, played already")?;
    player.opens("")?;
    guide.shows("the cover after a play")
}

/// A sent link of each kind, on a device where the draw was played.
fn sent(guide: &mut Guide<'_>, challenge: &str, result: &str) -> Result<()> {
    let player = guide.player;
    player.opens("#play.1.5.1.1")?;
    player.answers(0)?;
    let attempt = player.makes_a_link()?;
    guide.shows("sending a play under way")?;
    for (moment, link) in [
        ("a play to go on with", &*attempt),
        ("a result to look at", result),
        ("a friend went before", challenge),
    ] {
        player.opens_link(link)?;
        guide.shows(moment)?;
    }
    player.follows(WAY_ON)?;
    guide.shows("a result beside a friend's")?;
    player.opens_all_details()?;
    guide.shows("a result beside a friend's, everything open")
}

/// Quizzes in links: given on, opened, played and marked.
pub(crate) fn quizzes_in_links(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    let quiz = gives_the_quiz(player)?;
    let (players, marker) = gives_it_without_key(player)?;
    guide.shows("giving the quiz to others, links made")?;
    player.opens("#play.1.5.1.1")?;
    player.picks(0)?;
    player.opens_link(&quiz)?;
    guide.shows("a quiz that was sent, beside a play of another")?;
    player.follows(WAY_ON)?;
    player.goes_back()?;
    guide.shows("a quiz that was sent, under way")?;
    player.follows(WAY_ON)?;
    plays_through(player, 0)?;
    guide.shows("the result of a quiz that was sent")?;
    player.makes_a_link()?;
    guide.shows("sending a play along with its quiz")?;
    player.opens("#earlier")?;
    guide.shows("earlier plays, and another quiz")?;
    player.opens("#quiz.0123456789abcdef0123456789abcdef")?;
    guide.shows("a quiz that is not here")?;

    player.opens_link(&players)?;
    guide.shows("a quiz without its key")?;
    player.follows(WAY_ON)?;
    plays_through(player, 0)?;
    guide.shows("the end of a quiz without its key")?;
    guide.prints_in_chromium("the end of a quiz without its key")?;
    let result = player.link()?;
    player.opens_link(&result)?;
    guide.shows("what somebody answered to a quiz without its key")?;
    player.opens_link(&marker)?;
    guide.shows("nothing came back")?;
    pastes(player, &format!("{result}\n{result}\n{}", &result[..result.len() - 2]))?;
    player.page.wait_for(".review > table")?;
    guide.shows("what came back, marked")?;
    player.opens_all_details()?;
    guide.shows("what came back, everything open")?;
    guide.prints_in_chromium("what came back")
}

/// A play with the situations covered, from the link to what is set beside it, and links to give.
pub(crate) fn covered(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    player.makes_a_link()?;
    player.activates(".share label:nth-of-type(4) input")?;
    let link = player.link()?;
    guide.shows("sending a draw to be played covered")?;
    player.opens_link(&link)?;
    guide.shows("a covered draw that was sent")?;
    player.follows(WAY_ON)?;
    guide.shows("a covered situation")?;
    plays_through(player, 0)?;
    guide.shows("the end of a covered play")?;
    player.opens_all_details()?;
    guide.shows("the end of a covered play, everything open")?;
    guide.prints("the end of a covered play")?;
    let back = player.makes_a_link()?;
    guide.shows("sending a covered play")?;
    player.opens_link(&back)?;
    guide.shows("a covered play that came back")?;
    player.opens("#covered")?;
    guide.shows("the cover of a quiz that is covered")?;
    player.opens("#covered.give")?;
    player.opens_all_details()?;
    player.link_called("Link to a covered play")?;
    guide.shows("giving a covered quiz to others")?;
    player.opens("#earlier")?;
    guide.shows("earlier plays, and covered ones")
}

/// The remains of the quiz that was built in before: links to it, and plays that are kept.
pub(crate) fn earlier_quiz(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens(BYGONE)?;
    guide.shows("a link of an earlier evening")?;
    player.plants("what-do-you-do/v1/the-evening/attempt/1.22.1", "1.00000000.")?;
    player.opens("#earlier")?;
    player.page.wait_for("#bygone")?;
    player.opens_all_details()?;
    guide.shows("plays of an earlier evening")
}

/// Every message about the device.
pub(crate) fn messages(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    let play = format!("what-do-you-do/v1/an-evening-at-marisols/attempt/1.{SEED}.1");
    let kept = player.kept_under(&play)?;

    player.opens("#play.1.5.1.7")?;
    guide.shows_notice("a play starts anew")?;
    guide.breaks(
        "Storage.prototype.setItem = IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'QuotaExceededError') }",
    )?;
    player.picks(0)?;
    guide.shows_notice("there is no room")?;
    player.reloads()?;
    guide.breaks(
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'SecurityError') };
        Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
    )?;
    player.picks(0)?;
    guide.shows_notice("nothing is kept")?;
    player.reloads()?;
    guide.plants("1.5.1", "2.00000000.")?;
    guide.hears_of("1.5.1")?;
    player.picks(0)?;
    guide.shows_notice("the play goes on elsewhere")?;

    player.opens("#play.1.8.1.1")?;
    guide.breaks(
        "localStorage.removeItem('what-do-you-do/v1/an-evening-at-marisols/attempt/1.5.1')",
    )?;
    for (moment, value) in [
        ("a play is damaged", "rubbish"),
        ("a play is of a newer version", "2.00000000."),
        ("a play does not fit", &of_edition_nine(&kept.unwrap_or_default())),
    ] {
        // Each is told of once.
        player.page.execute(FORGET_WHAT_WAS_TOLD, &[])?;
        // Of a play that the journal has, too, another copy would be found.
        guide.plants("1.77.1", value)?;
        player.opens("#earlier")?;
        guide.shows_notice(moment)?;
    }
    player.page.execute(FORGET_WHAT_WAS_TOLD, &[])?;
    guide.plants("1.6.1", "rubbish")?;
    player.opens("#earlier")?;
    player.page.wait_for(NOTICE)?;
    player.opens_all_details()?;
    guide.shows("earlier plays and two messages, and all to be forgotten")
}

/// The page while its program is on the way, and when it cannot do without it.
pub(crate) fn without_the_program(guide: &mut Guide<'_>) -> Result<()> {
    let (fixture, player) = (guide.fixture, guide.player);
    for (moment, fragment) in
        [("the cover before the program is there", ""), ("opening what was sent", "#d0.1.5")]
    {
        waits_at(fixture, fragment)?;
        player.waits_until_still()?;
        guide.shows(moment)?;
    }
    waits_at(fixture, "")?;
    player.page.execute("delete document.documentElement.dataset.awake", &[])?;
    player.waits_until_still()?;
    guide.shows("no script of the page's own runs")?;
    fixture.site().inject(NO_NETWORK);
    player.page.refresh()?;
    assert_broken(player)?;
    guide.shows("the program does not load")?;
    player.opens_all_details()?;
    guide.shows("the program does not load, and why")?;

    // With something that is kept.
    fixture.site().inject(&on_fault("Date.now = () => { throw new Error('injected') }"));
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    breaks(player)?;
    player.activates(GO_ON)?;
    assert_broken(player)?;
    guide.shows("the program broke")?;
    // Of what broke, the browser tells in the console.
    player.hears_the_console()?;
    waits_at(fixture, "")?;
    guide.shows("opening, with a play under way")?;
    arrives(player)
}

/// A quiz that gives feedback in the end.
pub(crate) fn at_end(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens("")?;
    guide.shows("the cover")?;
    player.opens("#play.1.1.1.1")?;
    guide.shows("a situation")?;
    player.picks_and_goes_on(1)?;
    player.goes_back()?;
    guide.shows("an answer that may still change")?;
    player.goes_forward()?;
    (0..4).try_for_each(|_| player.turns_the_page(|| player.activates(SKIP)))?;
    player.picks_and_goes_on(2)?;
    player.picks(0)?;
    guide.shows("the last situation, some left open")?;
    player.turns_the_page(|| player.confirms())?;
    guide.shows("the result, a blend")?;
    player.opens_all_details()?;
    guide.shows("the result, a blend, everything open")?;
    guide.prints("a blend")?;
    player.goes_back()?;
    guide.shows("a situation of a play that is over")
}

/// A quiz that gives no feedback.
pub(crate) fn never(guide: &mut Guide<'_>) -> Result<()> {
    let player = guide.player;
    player.opens("")?;
    guide.shows("the cover")?;
    player.opens("#play.1.1.1.1")?;
    guide.shows("a situation")?;
    while player.screen()? == "play" {
        player.picks_and_goes_on(0)?;
    }
    guide.shows("the result")?;
    player.opens_all_details()?;
    guide.shows("the result, everything open")?;
    player.goes_back()?;
    guide.shows("a situation of a play that is over")
}

/// The editor: its drafts, all pages of one, and what it says.
pub(crate) fn editor(guide: &mut Guide<'_>) -> Result<()> {
    let author = Author::new(guide.fixture);
    let player = guide.player;
    player.opens("#write")?;
    guide.shows("the editor without drafts")?;
    for (moment, text) in
        [("a broken file", "title = 'A'\nintro = 5\n"), ("a file that is cut off", "title = 'A")]
    {
        author.opens_text(text)?;
        player.waits_for_words(OPENED)?;
        guide.shows(moment)?;
    }
    // On a phone the list of parts is folded.
    let goes_to_part = |part: &str| {
        player.opens_all_details()?;
        author.goes_to_part(part)
    };
    author.begins_with_example(0)?;
    for part in ["quiz", "section.1", "terms", "outcomes", "map", "source", "give"] {
        goes_to_part(part)?;
        player.opens_all_details()?;
        guide.shows(&format!("the editor, {part}"))?;
    }
    goes_to_part("quiz")?;
    author.pastes_into("title", &"too long ".repeat(20))?;
    player.page.wait_for(".wrong")?;
    guide.shows("a title that is too long")?;
    goes_to_part("check")?;
    guide.shows("the checker finds a fault")?;
    goes_to_part("source")?;
    author.pastes_into("source", "title = 5\n")?;
    player.activates("main > .ways .button")?;
    player.page.wait_for(".findings button")?;
    guide.shows("the source, broken")?;
    scenarios(guide, author)?;
    twins(guide, author)?;

    author.begins()?;
    guide.shows("an empty draft")?;
    player.opens_all_details()?;
    goes_to_part("check")?;
    guide.shows("the checker of an empty draft")?;
    goes_to_part("scenario.scenario-1")?;
    guide.shows("an empty scenario")?;
    player.opens("#write")?;
    guide.shows("the editor with drafts")?;
    player.activates(".drafts li:last-child button:last-child")?;
    player.page.wait_for(NOTICE)?;
    guide.shows("a draft was thrown away")
}

/// A scenario that has the same responses as another one, and how it came to be one.
fn twins(guide: &mut Guide<'_>, author: Author<'_>) -> Result<()> {
    let player = guide.player;
    author.begins_with_example(0)?;
    player.opens_all_details()?;
    author.goes_to_part("check")?;
    player.opens_all_details()?;
    guide.shows("the checker misses twins")?;
    author.goes_to_part("section.1")?;
    author.chooses("sections[0].groups[0].draw", "2")?;
    player.opens_all_details()?;
    author.goes_to(".outline ul ul li:first-child a")?;
    author.goes_to(WRITE_A_TWIN)?;
    player.page.wait_for(NOTICE)?;
    player.opens_all_details()?;
    guide.shows("a twin that is not reversed yet")?;
    author.pastes_into("scenarios[1].responses[0].text", "Say what you would say.")?;
    player.page.wait_for(".entry .twins")?;
    guide.shows("a twin with other words")
}

/// A scenario of each format in the editor, and one that branches, tried out to the end.
fn scenarios(guide: &mut Guide<'_>, author: Author<'_>) -> Result<()> {
    let player = guide.player;
    for example in 0..=5 {
        author.begins_with_example(example)?;
        player.opens_all_details()?;
        author.goes_to(".outline ul ul li:first-child a")?;
        player.opens_all_details()?;
        guide.shows(&format!("a scenario of example {}", example + 1))?;
    }
    author.goes_to_part("map")?;
    guide.shows("a map with branches")?;
    player.opens_all_details()?;
    author.goes_to(".outline ul ul li:last-child a")?;
    author.plays_the_preview(0)?;
    guide.shows("the trial at its end")
}
