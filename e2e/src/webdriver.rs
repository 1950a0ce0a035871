//! A small synchronous client of the W3C protocol by which programs drive browsers (<https://www.w3.org/TR/webdriver2/>).
//!
//! It is our own because the two that one would take, `thirtyfour` and `fantoccini`, are asynchronous and bring about a
//! hundred crates, while a test does one thing after the other and the protocol is JSON over HTTP.

mod client;
mod connection;
pub mod key;

pub(crate) use self::client::{Client, Reply};
pub(crate) use self::connection::Connection;
