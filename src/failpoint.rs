//! Failpoints: places where a test build breaks on purpose, so that tests see what becomes of a broken page.
//!
//! Only a build with the feature `faults` breaks, at the place that `data-fault` of the root element names. In a
//! release build the calls do nothing.

/// Marks a place that can break, by its name.
#[cfg(not(feature = "faults"))]
pub fn here(_: &str) {}

/// Marks a place that can break, by its name.
///
/// # Panics
/// If `data-fault` of the root element names this place.
#[cfg(feature = "faults")]
pub fn here(place: &str) {
    assert_ne!(crate::platform::fault().as_deref(), Some(place), "on purpose");
}
