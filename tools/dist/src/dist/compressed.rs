//! Compressed copies of files, which hosts send to browsers that can read them.

use std::io;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

use super::Files;

/// The endings of the copies' names.
const BROTLI: &str = ".br";
const GZIP: &str = ".gz";

/// Adds the copies of each file that are shorter than the file.
pub(crate) fn add_copies(files: &mut Files) -> Result<()> {
    let mut copies = Files::new();
    // What is compressed already would only take time.
    let is_png = |name: &str| Path::new(name).extension() == Some("png".as_ref());
    for (name, bytes) in files.iter().filter(|it| !is_png(it.0)) {
        let made = [(BROTLI, brotli(bytes)?), (GZIP, gzip(bytes)?)];
        let shorter = made.into_iter().filter(|it| it.1.len() < bytes.len());
        copies.extend(shorter.map(|(ending, copy)| (format!("{name}{ending}"), copy)));
    }
    files.extend(copies);
    Ok(())
}

/// The name of the file that a copy was made of; other names stay as they are.
pub(crate) fn original(name: &str) -> &str {
    [BROTLI, GZIP].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        large_window: false, // browsers read no such thing
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut copy, &parameters)?;
    Ok(copy)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut copy = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut copy)?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn copies_are_what_they_are_copies_of() {
        let text = b"What do you do? ".repeat(100);
        let mut files = Files::from([("a.js".to_owned(), text.clone())]);
        add_copies(&mut files).unwrap();
        let mut decoded = Vec::new();
        GzDecoder::new(&files["a.js.gz"][..]).read_to_end(&mut decoded).unwrap();
        assert_eq!(decoded, text);
        decoded.clear();
        brotli::BrotliDecompress(&mut &files["a.js.br"][..], &mut decoded).unwrap();
        assert_eq!(decoded, text);
        assert_eq!(files.len(), 3);
        for name in files.keys() {
            assert_eq!(original(name), "a.js");
        }
    }

    #[test]
    fn what_would_not_be_shorter_has_no_copies() {
        let files = [("short.js", "a".to_owned()), ("a.png", "a".repeat(100))];
        let mut files: Files = files.map(|(name, text)| (name.to_owned(), text.into())).into();
        add_copies(&mut files).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.png", "short.js"]);
    }
}
