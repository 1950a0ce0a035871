//! Failpoints: places where a test build breaks on purpose, so that tests see what becomes of a broken page. A test build
//! also counts how often they are passed.
//!
//! Only a build with the feature `faults` breaks, at the place that `data-fault` of the root element names. In a
//! release build the calls do nothing.

/// Marks a place that can break, by its name.
#[cfg(not(feature = "faults"))]
pub fn here(_: &str) {}

/// Marks a place that can break, by its name. The timeline of the browser gets a mark of that name.
///
/// # Panics
/// If `data-fault` of the root element names this place.
#[cfg(feature = "faults")]
pub fn here(place: &str) {
    crate::platform::pass(place);
    assert_ne!(crate::platform::fault().as_deref(), Some(place), "on purpose");
}
