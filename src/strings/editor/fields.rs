//! The words of fields and of the small buttons of a list, on every page of the editor.

/// A choice that stands for no value, in every field with choices, as long as none is chosen.
pub const NOT_CHOSEN_YET: &str = "not chosen yet";

/// The message at a text that is too long.
pub fn too_long(characters: usize, most: usize) -> String {
    format!("{characters} characters are too many; at most {most} fit here")
}

/// The name of the button that moves an entry of a list up.
pub fn move_up(entry: &str) -> String {
    format!("Move {entry} up")
}

/// The name of the button that moves an entry of a list down.
pub fn move_down(entry: &str) -> String {
    format!("Move {entry} down")
}

/// The name of the button that copies a draft or a scenario, in a list.
pub fn copy(name: &str) -> String {
    format!("Copy “{name}”")
}

/// The name of the button that removes an entry of a list.
pub fn remove(entry: &str) -> String {
    format!("Remove {entry}")
}

/// The button that gives a part of the quiz another id, at a message about the id.
pub const GIVE_ANOTHER_ID: &str = "Give it another id";

/// The button that removes a value that no form shows, at a message about it.
pub const TAKE_IT_OUT: &str = "Take it out";
