//! The tests of the domain, from outside: what a page, a link or a file can do to it.

mod attempts;
mod draws;
mod files;
mod make;
mod outcomes;
mod records;
mod scale;
mod scoring;
