//! Every state of the page, looked at in every way. To come to a state takes longer than to look at it: whoever is there
//! does all there is to do.

use e2e::{Result, say};

use crate::everywhere::{accessibility, focus, layout};
use crate::fixture::{EVENING, Fixture};
use crate::tour::{self, Guide, State};

/// Adds what is wrong with a state, as far as one looks at one thing.
type Look = fn(State<'_>, &mut Vec<String>) -> Result<()>;

/// Looks at the whole page at once, while nothing stays in the window that belongs further down.
const LOOKS_AT_ALL: [Look; 4] = [
    accessibility::all_is_accessible_in_both_themes,
    accessibility::forced_colours_hide_nothing,
    layout::nothing_is_lost_with_more_room_in_the_text,
    layout::nothing_is_lost_at_400_percent,
];

/// Looks at the window as it is. The last leaves it as high as a phone.
const LOOKS_AT_WINDOW: [Look; 2] = [
    layout::most_of_the_window_is_the_pages_at_400_percent,
    focus::tab_leads_through_as_it_is_read,
];

#[test]
fn the_states_at_addresses_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::addresses)
}

#[test]
fn the_states_of_situations_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::situations)
}

#[test]
fn the_states_after_a_play_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::result)
}

pub(crate) fn assert_sound(build: &str, lead: fn(&mut Guide<'_>) -> Result<()>) -> Result<()> {
    let Some(fixture) = Fixture::open(build)? else { return Ok(()) };
    let (mut states, mut faults) = (0, Vec::new());
    lead(&mut Guide::new(&fixture, &mut |state| {
        states += 1;
        let mut found = Vec::new();
        let page = fixture.player().page;
        page.execute(layout::UNPIN, &[])?;
        LOOKS_AT_ALL.iter().try_for_each(|look| look(state, &mut found))?;
        page.execute("window.pin()", &[])?;
        LOOKS_AT_WINDOW.iter().try_for_each(|look| look(state, &mut found))?;
        faults.extend(found.iter().map(|fault| format!("{}: {fault}", state.name)));
        Ok(())
    }))?;
    say(&format!("{states} states of {build} were looked at"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    fixture.player().assert_quiet()
}
