//! End-to-end tests, run by `cargo xtask test`: a person's ways through the built site.

mod harness;
