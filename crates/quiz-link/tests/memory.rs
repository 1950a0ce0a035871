//! Tests how much memory a link can take at most. The test is a program of its own, since other
//! tests would be counted, too.

#![expect(clippy::cast_possible_truncation, reason = "the numbers are below 128")]

use data_encoding::BASE64URL_NOPAD;
use peak_alloc::PeakAlloc;
use quiz_link::{LinkError, MAX_CHARS, decode};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most memory that a link may take.
const MAX_MEGABYTES: usize = 64;

/// Packs numbers as `docs/link-format.md` says.
struct Packed {
    bytes: Vec<u8>,
    block: u64,
    unit: u64,
}

impl Packed {
    fn put(&mut self, number: u64, bound: u64) {
        let Some(unit) = self.unit.checked_mul(bound) else {
            self.bytes.extend(self.block.to_le_bytes());
            (self.block, self.unit) = (number, bound);
            return;
        };
        self.block += number * self.unit;
        self.unit = unit;
    }

    fn few(&mut self, number: u64, bound: u64) {
        self.put(number.min(15), 16);
        if number >= 15 {
            self.put(number, bound);
        }
    }
}

/// The link to a quiz of this many scenarios with ten responses each. Each scenario refers to the
/// first `references` of a hundred traits, and the texts are these.
fn quiz(scenarios: u64, references: u64, texts: &str) -> String {
    let mut it = Packed { bytes: Vec::new(), block: 0, unit: 1 };
    it.put(texts.len() as u64, (1 << 20) + 1);
    it.put(0, 2);
    it.put(0, 3);
    it.few(0, 100);
    it.few(scenarios - 1, 10_000);
    it.few(0, 9_999);
    it.put(0, 3);
    it.few(100, 101);
    it.few(0, 101);
    it.few(0, 100);
    it.put(0, 2);
    for _ in 0..scenarios {
        it.put(0, 5);
        it.put(8, 9);
        it.put(3, 4);
        (1..10).for_each(|_| it.put(0, 4));
        it.put(references, 101);
        (0..references).for_each(|at| it.put(at, 100));
        it.put(0, 2);
        (0..10).for_each(|_| it.put(0, 1));
    }
    it.few(0, 101);
    it.few(0, 10_000);
    it.put(scenarios - 1, scenarios);
    it.put(0, scenarios + 1);
    (0..scenarios).for_each(|_| it.put(0, 2));
    let block = it.block.to_le_bytes();
    let zeros = block[1..].iter().rev().take_while(|byte| **byte == 0).count();
    it.bytes.extend(&block[..8 - zeros]);
    let mut content = Vec::new();
    let mut count = it.bytes.len();
    while count >= 128 {
        content.push((count % 128) as u8 | 128);
        count /= 128;
    }
    content.push(count as u8);
    content.extend(it.bytes);
    content.extend(miniz_oxide::deflate::compress_to_vec(texts.as_bytes(), 9));
    link('q', &content)
}

fn link(kind: char, content: &[u8]) -> String {
    let bit = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), bit);
    let crc = !format!("{kind}1").as_bytes().iter().chain(content).fold(!0, byte);
    let payload = BASE64URL_NOPAD.encode(&[content, &crc.to_le_bytes()].concat());
    let end = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    format!("{kind}1.{payload}{}", char::from(end[payload.len() % 62]))
}

/// The texts of such a quiz: long ids, and one letter for every other text that is needed.
fn texts(scenarios: usize, response: &str) -> String {
    let mut texts = "quiz\0".to_owned();
    texts.extend((0..100).map(|at| format!("{:t<34}{at:06}\0", "")));
    texts.extend((0..scenarios).map(|at| format!("s{at}\0")));
    texts.push_str("outcome\0section\0Title\0\0\0en\0\0Name\0\0");
    texts.push_str(&"T\0".repeat(100));
    texts.push_str(&"\0".repeat(100));
    texts.push_str("Outcome\0\0About.\0\0\0");
    texts.push_str(&"N\0".repeat(scenarios));
    texts.push_str(&"S\0".repeat(scenarios));
    texts.push_str(&format!("{response}\0").repeat(10 * scenarios));
    texts.push_str(&"\0".repeat(10 * scenarios));
    texts
}

/// Measures the most memory that decoding takes beyond the link itself.
#[track_caller]
fn check(what: &str, link: &str, expected: &dyn Fn(&Result<(), LinkError>) -> bool) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let result = decode(link).map(|_| ());
    let megabytes = (MEMORY.peak_usage() - before) >> 20;
    println!("{what}: {} characters, {megabytes} MiB", link.len());
    assert!(expected(&result), "{what}: {result:?}");
    assert!(megabytes < MAX_MEGABYTES, "{what}: {megabytes} MiB");
}

#[test]
fn no_link_takes_much_memory() {
    let opens = |it: &Result<(), LinkError>| it.is_ok();
    let unsound = |it: &Result<(), LinkError>| matches!(it, Err(LinkError::Unsound(_)));
    let damaged = |it: &Result<(), LinkError>| *it == Err(LinkError::Damaged);
    check("the most scenarios", &quiz(10_000, 1, &texts(10_000, "R")), &opens);
    check("the most references", &quiz(5_000, 92, &texts(5_000, "R")), &opens);
    check("a hundred thousand problems", &quiz(10_000, 1, &texts(10_000, "")), &unsound);
    let mut zeros = quiz(1, 1, &"\0".repeat(1 << 20));
    check("a mebibyte of zeros", &zeros, &damaged);
    assert!(zeros.len() < 1_500);
    zeros.insert_str(3, &"A".repeat(MAX_CHARS));
    check("too long", &zeros, &|it| *it == Err(LinkError::TooBig));
    // The stream would be longer than the numbers say.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b'x'; 64 << 20], 9);
    let claim = [&[3, 0x00, 0x00, 0x10][..], &bomb].concat();
    check("sixty-four mebibytes that claim to be one", &link('q', &claim), &damaged);
}
