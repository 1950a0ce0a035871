//! The words that a screen reader is told, as Chromium's accessibility tree has them: a situation of each format from the
//! first look to the feedback, and the pages around it.
//!
//! The golden files are in `transcripts/`, to be read by people: what a reviewer finds there is what somebody hears.
//! `UPDATE_EXPECT=1 cargo xtask test chromium` writes them anew. The other engines are asked for the name and the role of
//! each control instead.

use std::collections::HashMap;
use std::fmt::Write as _;

use e2e::{Result, key};
use expect_test::{ExpectFile, expect_file};
use serde_json::{Value, json};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, NOTICE, Player, SAID};

/// A transcript in the making.
struct Transcript<'a> {
    player: Player<'a>,
    text: String,
}

impl<'a> Transcript<'a> {
    fn of(player: Player<'a>) -> Self {
        Self { player, text: String::new() }
    }

    /// Adds all that there is to be heard now.
    fn add(&mut self, moment: &str) -> Result<()> {
        let tree = self.player.page.cdp("Accessibility.getFullAXTree", &json!({}))?;
        let nodes: Vec<Node<'_>> =
            tree["nodes"].as_array().into_iter().flatten().map(Node).collect();
        let by_id = nodes.iter().map(|it| (it.id(), *it)).collect();
        let start = if self.text.is_empty() { "" } else { "\n" };
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.text, "{start}## {moment}\n");
        for node in nodes.iter().filter(|it| it.0["parentId"].is_null()) {
            node.write(&by_id, 0, &mut self.text);
        }
        Ok(())
    }

    /// Compares it with what was heard before. Days and addresses are those of this run.
    fn assert_is(self, expected: &ExpectFile) -> Result<()> {
        let mut text = self.text;
        for day in self.player.texts(".day")? {
            text = text.replace(&day, "(the day)");
        }
        let site = self.player.page.url()?;
        let site = site.split('#').next().unwrap_or_default();
        expected.assert_eq(&text.replace(site, "(the site)/"));
        self.player.assert_quiet()
    }
}

/// A node of the tree, as the browser tells it.
#[derive(Clone, Copy)]
struct Node<'a>(&'a Value);

impl<'a> Node<'a> {
    fn id(self) -> &'a str {
        self.0["nodeId"].as_str().unwrap_or_default()
    }

    fn role(self) -> &'a str {
        self.0["role"]["value"].as_str().unwrap_or_default()
    }

    fn name(self) -> &'a str {
        self.0["name"]["value"].as_str().unwrap_or_default().trim()
    }

    fn children(self, by_id: &HashMap<&str, Node<'a>>) -> Vec<Node<'a>> {
        let ids = self.0["childIds"].as_array().into_iter().flatten();
        ids.filter_map(|id| by_id.get(id.as_str()?).copied()).collect()
    }

    /// Whether it is nothing by itself, but may hold something. What no screen reader speaks of is called differently
    /// by every other version of the browser.
    fn is_transparent(self) -> bool {
        let is_silent = match self.role() {
            "button" | "checkbox" | "heading" | "link" | "list" | "listitem" | "main"
            | "navigation" | "radio" | "radiogroup" | "status" | "textbox" | "RootWebArea"
            | "DisclosureTriangle" | "StaticText" | "image" | "alert" | "article" => false,
            // Groups, regions and forms are spoken of by their names.
            _ => self.name().is_empty(),
        };
        is_silent || self.0["ignored"] == true
    }

    /// Writes it and what is in it, each deeper by two spaces.
    fn write(self, by_id: &HashMap<&str, Node<'a>>, depth: usize, text: &mut String) {
        let children = self.children(by_id);
        // A legend is its group's name, and is heard with it.
        if ["Legend", "ListMarker"].contains(&self.role()) {
            return;
        }
        if self.role() == "LabelText" {
            // Its words are its control's name.
            let mut inner = String::new();
            for child in children {
                child.write(by_id, depth, &mut inner);
            }
            let controls = inner.lines().filter(|it| !it.trim_start().starts_with('“'));
            text.extend(controls.flat_map(|it| [it, "\n"]));
            return;
        }
        if self.is_transparent() {
            for child in children {
                child.write(by_id, depth, text);
            }
            return;
        }
        let mut inner = String::new();
        for child in children {
            child.write(by_id, depth + 1, &mut inner);
        }
        if self.role() == "StaticText" {
            if !self.name().is_empty() {
                let _ = writeln!(text, "{:1$}“{2}”", "", 2 * depth, self.name());
            }
            return;
        }
        let role = match self.role() {
            "RootWebArea" => "page",
            "DisclosureTriangle" => "disclosure",
            role => role,
        };
        let _ = write!(text, "{:1$}{role}", "", 2 * depth);
        if !self.name().is_empty() {
            let _ = write!(text, " “{}”", self.name());
        }
        let _ = writeln!(text, "{}", self.states());
        // A name made of what is inside is not heard twice, and inside of a control nothing is heard but its name.
        let words = |it: &str| it.replace(['“', '”'], "").split_whitespace().collect::<String>();
        let is_all_name = ["button", "checkbox", "radio"].contains(&role);
        if !is_all_name && words(&inner) != words(self.name()) {
            text.push_str(&inner);
        }
    }

    /// All that is said besides role and name.
    fn states(self) -> String {
        let mut text = String::new();
        for property in self.0["properties"].as_array().into_iter().flatten() {
            let (name, value) =
                (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            let said = match name {
                "checked" | "disabled" | "expanded" | "focused" | "invalid" | "level" | "live"
                | "pressed" | "readonly" | "required" => value,
                _ => continue,
            };
            let is_usual = match name {
                "focused" if self.role() == "RootWebArea" => true,
                "level" => self.role() != "heading",
                "disabled" | "focused" | "invalid" | "readonly" | "required" => {
                    *said == false || said == "false"
                }
                _ => false,
            };
            if !is_usual {
                let said = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
                let _ = write!(text, ", {name}: {said}");
            }
        }
        let described = self.0["description"]["value"].as_str().unwrap_or_default().trim();
        if !described.is_empty() {
            let _ = write!(text, ", described: “{described}”");
        }
        text
    }
}

/// A situation of one format: at first, refused, answered, with feedback.
fn assert_heard(format: Format, expected: &ExpectFile) -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_until(format)?;
    let player = player.by_keyboard();
    let mut transcript = Transcript::of(player);
    transcript.add("At first")?;
    if format != Format::Rank {
        player.activates(CONFIRM)?;
        player.waits_for_words(SAID)?;
        transcript.add("Refused")?;
    }
    player.picks(0)?;
    transcript.add("Answered")?;
    player.confirms()?;
    player.waits_for_focus(GO_ON)?;
    transcript.add("With feedback")?;
    transcript.assert_is(expected)
}

#[test]
fn choosing_one_is_heard() -> Result<()> {
    assert_heard(Format::Choose, &expect_file!["transcripts/choose.txt"])
}

#[test]
fn choosing_several_is_heard() -> Result<()> {
    assert_heard(Format::ChooseK, &expect_file!["transcripts/choose-k.txt"])
}

#[test]
fn choosing_best_and_worst_is_heard() -> Result<()> {
    assert_heard(Format::BestWorst, &expect_file!["transcripts/best-worst.txt"])
}

#[test]
fn ranking_is_heard() -> Result<()> {
    assert_heard(Format::Rank, &expect_file!["transcripts/rank.txt"])
}

#[test]
fn rating_is_heard() -> Result<()> {
    assert_heard(Format::Rate, &expect_file!["transcripts/rate.txt"])
}

#[test]
fn the_pages_around_a_play_are_heard() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let mut transcript = Transcript::of(player);
    // The cover draws its first situation for everybody anew: here, always the same.
    let dice = "Crypto.prototype.getRandomValues = numbers => numbers.fill(7)";
    fixture.site().inject(dice);
    player.opens("")?;
    transcript.add("The cover")?;
    player.opens("#nowhere")?;
    transcript.add("An address that leads nowhere")?;
    player.opens("#play.1.3.1.1")?;
    player.answers(0)?;
    player.opens("")?;
    transcript.add("The cover, a play under way")?;
    player.opens("#d0.1.5")?;
    transcript.add("A draw that was sent")?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    transcript.add("The result")?;
    player.opens("#earlier")?;
    player.plants("what-do-you-do/v1/an-evening-at-marisols/attempt/1.5.1", "rubbish")?;
    player.reloads()?;
    player.page.wait_for(NOTICE)?;
    transcript.add("Earlier plays and a message")?;
    player.by_keyboard().activates(".forget summary")?;
    player.page.press(&[key::TAB])?;
    transcript.add("All to be forgotten")?;
    transcript.assert_is(&expect_file!["transcripts/pages.txt"])
}
