//! Every state of the page, one after the other, in all three builds.

use std::collections::BTreeSet;

use e2e::{Media, Result, key};

use crate::SEED;
use crate::player::{CONFIRM, Format, GO_ON, NOTICE, Player, SAID, SKIP};
use crate::scene::{AT_END, EVENING, NEVER, Scene};
use crate::storage::of_edition_nine;

/// What is done in every state; it is given the state's name.
type Look<'a> = &'a mut dyn FnMut(&str) -> Result<()>;

/// A part of the tour, in a build of its own.
type Part = fn(Guide<'_>, Look<'_>) -> Result<()>;

/// Leads somebody of whom all of `media` holds through every state of the page, and calls `look` at each with its name.
pub(crate) fn tour(
    media: &[Media],
    mut look: impl FnMut(&Scene, &str) -> Result<()>,
) -> Result<()> {
    let parts: [(&str, Part); 4] =
        [(EVENING, addresses), (EVENING, evening), (AT_END, at_end), (NEVER, never)];
    for (build, lead) in parts {
        let Some(scene) = Scene::set(build)? else { return Ok(()) };
        let player = scene.player();
        player.page.emulate(media)?;
        lead(Guide { player, media }, &mut |moment| look(&scene, &format!("{build}: {moment}")))?;
        player.assert_quiet()?;
    }
    Ok(())
}

/// Who leads: a person at the page, and what holds of them.
#[derive(Clone, Copy)]
struct Guide<'a> {
    player: Player<'a>,
    media: &'a [Media],
}

impl Guide<'_> {
    /// Looks at the page as it is printed.
    fn prints(self, moment: &str, look: Look<'_>) -> Result<()> {
        let page = self.player.page;
        page.emulate(&[self.media, &[Media::Print]].concat())?;
        look(&format!("{moment}, printed"))?;
        page.emulate(self.media)
    }

    /// Puts something under a play's name, as an earlier visit would have.
    fn plants(self, play: &str, value: &str) -> Result<()> {
        self.player.plants(&format!("what-do-you-do/v1/the-evening/attempt/{play}"), value)
    }

    /// Makes something of the browser fail, until the page is loaded anew.
    fn breaks(self, script: &str) -> Result<()> {
        self.player.page.execute(script, &[]).map(drop)
    }

    /// Waits for a message about the device, looks at it and puts it away.
    fn is_told(self, moment: &str, look: Look<'_>) -> Result<()> {
        self.player.page.wait_for(NOTICE)?;
        look(&format!("the message that {moment}"))?;
        self.player.activates(&format!("{NOTICE} button"))?;
        self.player
            .page
            .wait_until("no message", || Ok((self.player.count(NOTICE)? == 0).then_some(())))
    }
}

/// What is at addresses that anybody may have, on a device where nobody has played.
fn addresses(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
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
        look(moment)?;
    }
    guide.prints("the cover", look)?;
    player.confirms()?;
    player.waits_for_words(SAID)?;
    look("the cover, nothing picked")?;
    player.picks(1)?;
    look("the cover, a move picked")
}

/// The built-in quiz from the first situation to the result, and all that depends on what was played.
fn evening(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    let mut seen = BTreeSet::new();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    while player.screen()? == "play" {
        let format = player.format()?;
        let is_new = seen.insert(format);
        if is_new {
            situation(guide, format, look)?;
        } else {
            player.answers(0)?;
        }
        player.goes_on()?;
        if is_new && seen.len() == Format::ALL.len() {
            under_way(guide, look)?;
        }
    }

    look("the result")?;
    for (moment, answer) in [("it was copied", "resolve"), ("it was not copied", "reject")] {
        guide.breaks(&format!("navigator.clipboard.writeText = () => Promise.{answer}()"))?;
        player.activates(".address button")?;
        guide.is_told(moment, look)?;
    }
    player.opens_all_details()?;
    look("the result, everything open")?;
    guide.prints("the result", look)?;
    player.goes_back()?;
    look("a situation of a play that is over")?;

    player.opens("#earlier")?;
    look("one earlier play")?;
    player.opens(&format!("#d0.1.{SEED}"))?;
    look("a draw that was sent, played already")?;
    player.opens("")?;
    look("the cover after a play")?;
    messages(guide, look)
}

/// One situation, from the first look to the last.
fn situation(guide: Guide<'_>, format: Format, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    let mut look = |moment: &str| look(&format!("{format:?}{moment}"));
    let is_told = |look: Look<'_>, moment: &str| {
        player.waits_for_words(SAID)?;
        look(moment)
    };
    look("")?;
    // An order is an answer as it stands.
    if format != Format::Rank {
        player.activates(CONFIRM)?;
        is_told(&mut look, ", nothing picked")?;
    }
    match format {
        Format::Choose => {
            player.activates(".keys summary")?;
            look(", the keys explained")?;
            player.activates(".keys input")?;
            look(", without number keys")?;
            player.activates(".keys input")?;
        }
        Format::ChooseK => {
            let cards = player.page.find_all(".scene .card")?;
            cards.iter().try_for_each(|card| player.clicks(card))?;
            player.activates(CONFIRM)?;
            is_told(&mut look, ", too many picked")?;
            cards.iter().try_for_each(|card| player.clicks(card))?;
        }
        Format::BestWorst => {
            player.activates(".card:first-child input[name=best]")?;
            player.activates(".card:first-child input[name=worst]")?;
            is_told(&mut look, ", one taken for the other")?;
        }
        Format::Rank => {
            player.tabs_to(".ranked:first-child .step:last-child")?;
            player.page.press(&[key::SPACE])?;
            is_told(&mut look, ", a move placed")?;
        }
        Format::Rate => {
            player.activates(".card:first-child label")?;
            player.activates(CONFIRM)?;
            is_told(&mut look, ", some not rated")?;
        }
    }
    // The second response at the door has a consequence.
    player.picks(1)?;
    look(", answered")?;
    player.confirms()?;
    player.page.wait_for(GO_ON)?;
    look(", with feedback")?;
    guide.prints(", with feedback", &mut look)?;
    player.activates(".others summary")?;
    look(", the other moves open or shut")
}

/// In the midst of a play.
fn under_way(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    let here = player.fragment()?;
    player.goes_back()?;
    look("back at an answer that was given")?;
    player.opens("")?;
    look("the cover, with a play under way")?;
    player.opens("#d0.1.5")?;
    look("a draw that was sent, beside a play under way")?;
    player.opens(&format!("#d0.1.{SEED}"))?;
    look("a draw that was sent, under way")?;
    player.opens("#earlier")?;
    look("an earlier play, under way")?;
    player.opens(&here)
}

/// Every message about the device.
fn messages(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    let play = format!("1.{SEED}.1");
    let kept = player.kept_under(&format!("what-do-you-do/v1/the-evening/attempt/{play}"))?;

    player.opens("#play.1.5.1.7")?;
    guide.is_told("a play starts anew", look)?;
    guide.breaks(
        "Storage.prototype.setItem = IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'QuotaExceededError') }",
    )?;
    player.picks(0)?;
    guide.is_told("there is no room", look)?;
    player.reloads()?;
    guide.breaks(
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'SecurityError') };
        Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
    )?;
    player.picks(0)?;
    guide.is_told("nothing is kept", look)?;
    player.reloads()?;
    guide.plants("1.5.1", "2.00000000.")?;
    player.picks(0)?;
    guide.is_told("the play goes on elsewhere", look)?;

    player.opens("#play.1.8.1.1")?;
    guide.breaks("localStorage.removeItem('what-do-you-do/v1/the-evening/attempt/1.5.1')")?;
    for (moment, value) in [
        ("a play is damaged", "rubbish"),
        ("a play is of a newer version", "2.00000000."),
        ("a play does not fit", &of_edition_nine(&kept.unwrap_or_default())),
    ] {
        // Of a play that the journal has, too, another copy would be found.
        guide.plants("1.77.1", value)?;
        player.opens("#earlier")?;
        guide.is_told(moment, look)?;
    }
    guide.plants("1.6.1", "rubbish")?;
    player.opens("#earlier")?;
    player.page.wait_for(NOTICE)?;
    player.opens_all_details()?;
    look("earlier plays and two messages, and all to be forgotten")
}

/// A quiz that gives feedback in the end.
fn at_end(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    player.opens("")?;
    look("the cover")?;
    player.opens("#play.1.1.1.1")?;
    look("a situation")?;
    player.picks_and_goes_on(1)?;
    player.goes_back()?;
    look("an answer that may still change")?;
    player.goes_forward()?;
    (0..4).try_for_each(|_| player.turns_the_page(|| player.activates(SKIP)))?;
    player.picks_and_goes_on(2)?;
    player.picks(0)?;
    look("the last situation, some left open")?;
    player.turns_the_page(|| player.confirms())?;
    look("the result, a blend")?;
    player.opens_all_details()?;
    look("the result, a blend, everything open")?;
    guide.prints("a blend", look)?;
    player.goes_back()?;
    look("a situation of a play that is over")
}

/// A quiz that gives no feedback.
fn never(guide: Guide<'_>, look: Look<'_>) -> Result<()> {
    let player = guide.player;
    player.opens("")?;
    look("the cover")?;
    player.opens("#play.1.1.1.1")?;
    look("a situation")?;
    while player.screen()? == "play" {
        player.picks_and_goes_on(0)?;
    }
    look("the result")?;
    player.opens_all_details()?;
    look("the result, everything open")?;
    player.goes_back()?;
    look("a situation of a play that is over")
}
