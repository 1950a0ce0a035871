//! Tests the crate through its public interface, as pages, links and files use it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is a failure"
)]

mod attempts;
mod comparisons;
mod draws;
mod fields;
mod files;
mod formats;
mod make;
mod outcomes;
mod records;
mod scale;
mod scoring;
