//! Faults on purpose, to see what becomes of a page that breaks.
//!
//! Only a build with the feature `faults` has any, and breaks where `data-fault` of the root element says. In a
//! release, this is nothing.

/// A place that can break, called by its name.
#[cfg(not(feature = "faults"))]
pub fn here(_: &str) {}

/// A place that can break, called by its name.
///
/// # Panics
/// If this is the one that is to break.
#[cfg(feature = "faults")]
pub fn here(place: &str) {
    assert_ne!(crate::platform::fault().as_deref(), Some(place), "on purpose");
}
