//! Reads and writes files of any kind.

use super::{FileKind, Reading, Writing, csv, gift, json, toml};
use quiz::draft::Draft;

impl FileKind {
    /// Reads a file of this kind.
    pub fn read(self, text: &str) -> Reading {
        match self {
            FileKind::Toml => toml::read(text),
            FileKind::Json => json::read(text),
            FileKind::Gift => gift::read(text),
            FileKind::Csv => csv::read(text),
        }
    }

    /// Writes a draft as a file of this kind.
    pub fn write(self, draft: &Draft) -> Writing {
        match self {
            FileKind::Toml => Writing { text: toml::write(draft), losses: Vec::new() },
            FileKind::Json => Writing { text: json::write(draft), losses: Vec::new() },
            FileKind::Gift => gift::write(draft),
            FileKind::Csv => csv::write(draft),
        }
    }
}
