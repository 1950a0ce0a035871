//! The words of the page of a part, and of lists of parts and scenarios.

/// The heading of the page of a part that has no name yet.
pub const A_NEW_PART: &str = "A new part";

/// The hint on the page of a part.
pub const WHAT_A_PART_IS: &str = "A part is a stretch of the quiz, such as a room or a day. It may hold a pool, of which each play draws a few.";

/// The label of the name of a part.
pub const NAME_OF_THIS_PART: &str = "Name of this part";

/// The button that adds a group of scenarios to a part.
pub const ADD_A_GROUP: &str = "Add a group";

/// The name of the part in the buttons that move it, for screen readers.
pub const THIS_PART: &str = "this part";

/// The button that removes a part.
pub const REMOVE_THIS_PART: &str = "Remove this part and its scenarios";

/// The label of the choice of how many scenarios of a group a play meets.
pub const A_PLAY_MEETS: &str = "A play meets";

/// The button that adds a scenario to a group.
pub const ADD_A_SCENARIO: &str = "Add a scenario";

/// The button that adds a part.
pub const ADD_A_PART: &str = "Add a part";

/// The words in place of the name of a scenario, in lists.
pub const A_SCENARIO_WITHOUT_A_NAME: &str = "A scenario without a name";

/// The words in place of the name of a part, in lists.
pub const A_PART_WITHOUT_A_NAME: &str = "A part without a name";

/// A choice: a play meets all scenarios of a group. It continues [`A_PLAY_MEETS`].
pub const ALL: &str = "all, in this order";

/// A choice: a play meets some scenarios of a group. It continues [`A_PLAY_MEETS`].
pub fn by_chance(some: i64, all: usize) -> String {
    format!("{some} of {all}, by chance")
}

/// The heading of a group of a part that has so many groups.
pub fn group(number: usize, groups: usize) -> String {
    match groups {
        0 | 1 => "Scenarios".to_owned(),
        _ => format!("Group {number}"),
    }
}

/// The button that shows more of a long list.
pub fn show_more(listed: usize, all: usize) -> String {
    format!("Show more: {listed} of {all} are listed")
}

/// The words in place of a scenario that a group lists and that is missing.
pub fn not_there(id: &str) -> String {
    format!("“{id}” is not there")
}

/// The name of the button that takes a scenario off a list and does not remove it.
pub fn take_off(scenario: &str) -> String {
    format!("Take “{scenario}” off the list")
}

/// The name of the button that removes a scenario.
pub fn remove(scenario: &str) -> String {
    format!("Remove “{scenario}”")
}
