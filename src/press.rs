//! Which presses of a button count: only those that are meant for what is on the screen.

/// The time, in milliseconds, in which the buttons of a new scenario do not count: nobody has seen it yet.
pub const NEW_SCENE_PAUSE: f64 = 300.0;

/// A press of a button, by mouse, touch or key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    /// Whether a script made the press. `static/boot/replay.js` so repeats presses from before the program started.
    pub by_script: bool,
    /// The place of this click among quick clicks, from 1; 0 for a press that is no click of a pointer.
    pub count: i32,
    /// The time of the press, in milliseconds since the page was opened.
    pub at: f64,
}

/// Whether a press counts. `shown` is the time at which the scenario came on the screen, in milliseconds since the page
/// was opened; `None` if it was there from the start. The second click of a double click never counts.
pub fn counts(press: Press, shown: Option<f64>) -> bool {
    press.by_script
        || (press.count < 2 && shown.is_none_or(|shown| press.at - shown >= NEW_SCENE_PAUSE))
}

/// The digit that a key stands for: its character, or else its place on the keyboard. French keyboards, for instance,
/// have `&` and `é` in the places of 1 and 2.
pub fn digit(character: &str, place: &str) -> Option<usize> {
    let is_digit = character.len() == 1 && character.as_bytes()[0].is_ascii_digit();
    let digit = if is_digit { character } else { place.strip_prefix("Digit")? };
    digit.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(count: i32, at: f64) -> Press {
        Press { by_script: false, count, at }
    }

    #[test]
    fn a_press_is_meant_for_what_was_seen() {
        // A press of a key has the count 0, a click the count 1.
        for count in [0, 1] {
            assert!(counts(press(count, 1300.0), Some(1000.0)));
            assert!(!counts(press(count, 1299.0), Some(1000.0)));
            assert!(!counts(press(count, 990.0), Some(1000.0)), "pressed before it was shown");
            assert!(counts(press(count, 10.0), None));
        }
        for late in [2, 3] {
            assert!(!counts(press(late, 9000.0), Some(1000.0)));
            assert!(!counts(press(late, 9000.0), None));
        }
        assert!(counts(Press { by_script: true, ..press(0, 1001.0) }, Some(1000.0)));
    }

    #[test]
    fn a_digit_is_known_by_its_character_or_its_place() {
        assert_eq!(digit("3", "Digit3"), Some(3));
        assert_eq!(digit("7", "Numpad7"), Some(7));
        // Keyboards on which digits take Shift, and an Arabic keyboard.
        assert_eq!(digit("&", "Digit1"), Some(1));
        assert_eq!(digit("\u{E0}", "Digit0"), Some(0));
        assert_eq!(digit("\u{662}", "Digit2"), Some(2));
        // The character counts wherever its key is: on a Czech keyboard, 2 is Shift and \u{11B}.
        assert_eq!(digit("2", "Digit2"), Some(2));
        for (character, place) in [("a", "KeyA"), ("End", "Numpad1"), ("Enter", "Enter"), ("", "")]
        {
            assert_eq!(digit(character, place), None);
        }
    }
}
