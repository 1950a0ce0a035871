//! The messages in the console about the options of a frame, for the author of the page around it.

/// The message about an option that is none.
pub fn no_option(name: &str) -> String {
    format!("What Do You Do? in a frame: there is no option {name:?}")
}

/// The message about an option that is there twice.
pub fn option_again(name: &str) -> String {
    format!("What Do You Do? in a frame: {name:?} is there again; the first one counts")
}

/// The message about an option that cannot have this value.
pub fn wrong_option(name: &str, value: &str) -> String {
    format!("What Do You Do? in a frame: {name:?} cannot be {value:?}")
}
