//! End-to-end tests, run by `cargo xtask test`: a person's ways through the built site.

mod harness;

mod author;
mod player;
mod scene;
mod tour;

mod access;
mod access_focus;
mod access_transcript;
mod at_end;
mod bad_input;
mod cover;
mod covered;
mod desk;
mod embedded;
mod exchange;
mod given;
mod hostile;
mod hosting;
mod ink;
mod keeping;
mod keyboard;
mod kills;
mod layout;
mod leftwards;
mod never;
mod offline;
mod one_page;
mod opening;
mod presses;
mod recovered;
mod sent;
mod states;
mod storage;
mod storage_faults;
mod translated;
mod ways;
mod whole_play;

/// A seed of the built-in quiz with which all five formats are met within the first six situations.
const SEED: u32 = 15;
