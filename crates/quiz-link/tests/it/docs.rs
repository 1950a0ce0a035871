//! Tests `docs/link-format.md`: its examples are links, byte by byte.

use crate::make::crc32;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use quiz_link::decode;

const DOCS: &str = include_str!("../../../../docs/link-format.md");

/// The links among the examples, each with the bytes that the page lists for it.
fn examples() -> Vec<(&'static str, Vec<u8>)> {
    let (_, examples) = DOCS.split_once("\n## Examples\n").expect("examples");
    let (examples, _) = examples.split_once("\n## ").expect("an end of the examples");
    let block = |block: &'static str| {
        let mut lines = block.trim_matches('\n').lines().map(str::trim);
        let link = lines.next().expect("a link");
        (link, lines.flat_map(bytes).collect())
    };
    examples.split("\n\n").filter(|it| !it.trim().is_empty()).map(block).collect()
}

/// The bytes at the beginning of a line.
fn bytes(line: &str) -> Vec<u8> {
    let pairs = line.split(' ').map_while(|it| HEXLOWER.decode(it.as_bytes()).ok());
    pairs.take_while(|it| it.len() == 1).flatten().collect()
}

#[test]
fn the_examples_are_links_byte_by_byte() {
    let examples = examples();
    assert_eq!(examples.len(), 7);
    for (link, told) in examples {
        decode(link).unwrap_or_else(|why| panic!("{link}: {why}"));
        let (kind, payload) = link.split_once('.').unwrap();
        let bytes = if kind.starts_with(|it: char| it.is_ascii_lowercase()) {
            BASE64URL_NOPAD.decode(&payload.as_bytes()[..payload.len() - 1]).unwrap()
        } else {
            let number = |digits: &[u8]| str::from_utf8(digits).unwrap().parse::<u64>().unwrap();
            let all = payload.as_bytes().chunks(17).map(|it| (number(it), it.len()));
            all.flat_map(|(it, len)| it.to_be_bytes()[8 - len * 7 / 17..].to_vec()).collect()
        };
        assert_eq!(bytes, told, "{link}");
        let (content, sum) = bytes.split_last_chunk::<4>().unwrap();
        let kind = kind.to_ascii_lowercase();
        assert_eq!(u32::from_le_bytes(*sum), crc32(&[kind.as_bytes(), content].concat()), "{link}");
    }
}
