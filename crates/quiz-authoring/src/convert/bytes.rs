//! Decodes the bytes of a file as text, in whatever encoding a program wrote it.

use super::Loss;
use quiz::file::MAX_BYTES;

/// The characters of Windows-1252 for the bytes from 0x80 to 0x9F. Windows-1252 leaves five of these bytes out. They
/// are read as the control characters with the same number, as browsers do.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The first bytes of files that are not text. With each, the end of a sentence that says what the file is and what to
/// do.
const NO_TEXT: [(&[u8], &str); 5] = [
    (b"PK\x03\x04", "an archive and no text; unpack it, and open the file in it"),
    (b"PK\x05\x06", "an empty archive; open a file instead"),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "a document of an older Office and no text; save a table as “CSV UTF-8”, anything else as plain text, and open that",
    ),
    (b"%PDF", "a PDF and no text; copy its text, and paste it here"),
    (
        b"{\\rtf",
        "a document with formatting and no plain text; save it as plain text, and open that",
    ),
];

/// Archives that are documents: a name that such an archive contains, the ending of its own name, and the end of the
/// sentence.
const DOCUMENTS: [(&str, &str, &str); 5] = [
    (
        "xl/workbook",
        "xlsx",
        "an Excel workbook and no text; in Excel, choose “Save as”, then “CSV UTF-8”, and open that file",
    ),
    (
        "word/document",
        "docx",
        "a Word document and no text; in Word, choose “Save as”, then “Plain text”, and open that file",
    ),
    (
        "opendocument.spreadsheet",
        "ods",
        "a spreadsheet and no text; choose “Save as” where you made it, then “Text CSV”, and open that file",
    ),
    (
        "opendocument.text",
        "odt",
        "a document and no text; choose “Save as” where you made it, then “Text”, and open that file",
    ),
    (
        "Index/Document.iwa",
        "numbers",
        "a document and no text; where you made it, export a table as CSV, anything else as plain text, and open that file",
    ),
];

/// Decodes a file. `name` is its name for messages.
///
/// The encodings are UTF-8 and, with a byte order mark, UTF-16. All other bytes are read as Windows-1252, in which
/// Excel saves tables in most countries of Europe and America. That may be wrong, so a [`Loss`] says so.
///
/// # Errors
/// The file is not text, or is larger than [`MAX_BYTES`] bytes. The message says what it is, and what to open instead.
pub fn text_of(name: &str, bytes: &[u8]) -> Result<(String, Option<Loss>), String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!(
            "“{name}” is larger than {MAX_BYTES} bytes, the most that are read; split it"
        ));
    }
    if let Some(what) = no_text(name, bytes) {
        return Err(format!("“{name}” is {what}"));
    }
    if let Some(text) = wide(bytes) {
        return Ok((text, None));
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let what = "it is not in UTF-8, so it was read as Windows-1252; if letters such as ä and é are wrong, save it as “CSV UTF-8” or as text in UTF-8, and open it again";
    let note = Loss { of: format!("“{name}”"), what: what.to_owned() };
    Ok((bytes.iter().map(|it| windows(*it)).collect(), Some(note)))
}

/// For a file that is not text, the end of a sentence that says what it is and what to do. `None` for a file that may
/// be text.
fn no_text(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let &(start, what) = NO_TEXT.iter().find(|it| bytes.starts_with(it.0))?;
    if !start.starts_with(b"PK") {
        return Some(what);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let holds = |part: &str| bytes.windows(part.len()).any(|it| it == part.as_bytes());
    let by_name = DOCUMENTS.iter().find(|it| it.1.eq_ignore_ascii_case(ending));
    let document = by_name.or_else(|| DOCUMENTS.iter().find(|it| holds(it.0)));
    Some(document.map_or(what, |it| it.2))
}

/// Decodes UTF-16 with a byte order mark, in which Excel saves “Unicode text”. `None` without such a mark.
fn wide(bytes: &[u8]) -> Option<String> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let units = rest.as_chunks().0.iter().map(|it| unit(*it));
    Some(char::decode_utf16(units).map(|it| it.unwrap_or('\u{FFFD}')).collect())
}

/// The character of a byte in Windows-1252.
fn windows(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|it| WINDOWS.get(usize::from(it)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(bytes: &[u8], text: &str, is_certain: bool) {
        let (read, note) = text_of("marks.csv", bytes).expect("a text");
        assert_eq!((read.as_str(), note.is_none()), (text, is_certain));
        if let Some(it) = note {
            assert!(it.of.contains("marks.csv") && it.what.contains("Windows-1252"), "{it:?}");
        }
    }

    #[test]
    fn text_is_read_as_it_was_meant() {
        check_text("Jörg – €".as_bytes(), "Jörg – €", true);
        check_text(b"", "", true);
        check_text(b"J\xF6rg \x96 \x80 \x81\x9F\xFF", "Jörg – € \u{81}Ÿÿ", false);
        // The last letter is cut in half, so this is not UTF-8.
        check_text(b"J\xC3", "JÃ", false);
        check_text(b"\xFF\xFEJ\0\xF6\0\x3D\xD8\x4D\xDC", "Jö👍", true);
        check_text(b"\xFE\xFF\0J\0\xF6\0", "Jö", true);
        check_text(b"\xFF\xFE\0\xD8", "\u{FFFD}", true);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let workbook = b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml";
        let sheet = b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
        for (name, bytes, what) in [
            ("marks.xlsx", b"PK\x03\x04".as_slice(), "an Excel workbook"),
            ("marks.XLSX", b"PK\x03\x04", "“CSV UTF-8”"),
            ("marks.csv", workbook, "an Excel workbook"),
            ("marks.csv", sheet, "a spreadsheet"),
            ("marks.docx", b"PK\x03\x04", "a Word document"),
            ("marks.zip", b"PK\x03\x04", "an archive"),
            ("marks.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an older Office"),
            ("marks.pdf", b"%PDF-1.7", "a PDF"),
            ("marks.rtf", b"{\\rtf1", "plain text"),
        ] {
            let why = text_of(name, bytes).expect_err(name);
            assert!(why.starts_with(&format!("“{name}” is ")) && why.contains(what), "{why}");
        }
        let why = text_of("all.txt", &vec![b'a'; MAX_BYTES + 1]).expect_err("too large");
        assert!(why.contains("split it"), "{why}");
    }
}
