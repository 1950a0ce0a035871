//! A link as a QR code, for a phone to read from the screen.

use crate::strings;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use std::fmt::Write as _;
use yew::{AttrValue, Html, Properties, component, html};

/// The width of the light margin that readers need around a code, in modules.
const QUIET: usize = 4;

/// The first version of QR codes with too many modules to be read at the size of the smaller codes.
const DENSE: u8 = 23;

/// A QR code as one SVG path, which runs along the dark modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    version: u8,
    /// The length of a side in modules, with the quiet zone.
    side: usize,
    /// Path data. A module is one unit wide.
    d: String,
}

impl Qr {
    /// Returns the smallest code that holds the text, at the highest level of error correction that this size allows.
    /// Returns `None` if the text is too long for the largest code.
    ///
    /// Digits at the end of the text take a third of the room of other characters. Therefore the payload of a link in a
    /// code is spelled in digits.
    pub fn of(text: &str) -> Option<Qr> {
        let (address, digits) =
            text.split_at(text.trim_end_matches(|it: char| it.is_ascii_digit()).len());
        let segments = [QrSegment::make_bytes(address.as_bytes()), QrSegment::make_numeric(digits)];
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Low).ok()?;
        let modules = usize::try_from(code.size()).ok()?;
        Some(Qr { version: code.version().value(), side: modules + 2 * QUIET, d: stroke(&code) })
    }

    /// Returns the version, which says how large the code is: from 1 for the smallest to 40 for the largest.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Whether the code has to be shown large to be read.
    pub fn is_dense(&self) -> bool {
        self.version >= DENSE
    }

    /// Draws the code, dark on white in every theme, since not every reader recognises light on dark.
    pub fn view(&self, label: &AttrValue) -> Html {
        let Qr { side, d, .. } = self;
        // A module is 4 pixels wide in every version, unless the page is too narrow.
        let width = (4 * side).to_string();
        html! {
            <svg
                class="qr"
                data-dense={self.is_dense().then_some("yes")}
                viewBox={format!("0 0 {side} {side}")}
                {width}
                role="img"
                aria-label={label}
                focusable="false"
            >
                <path d={d.clone()} />
            </svg>
        }
    }
}

/// Returns the path data: row by row, a line for each run of dark modules and a move for each run of light ones.
fn stroke(code: &QrCode) -> String {
    let mut d = String::new();
    for (y, place) in (0..code.size()).zip(QUIET..) {
        let row: Vec<bool> = (0..code.size()).map(|x| code.get_module(x, y)).collect();
        // Writing to a `String` never fails.
        let _ = write!(d, "M{QUIET} {place}.5");
        for run in row.chunk_by(|one, next| one == next) {
            let is_dark = run.contains(&true);
            let _ =
                if is_dark { write!(d, "h{}", run.len()) } else { write!(d, "m{} 0", run.len()) };
        }
    }
    d
}

/// The properties of [`QrOfLink`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The whole address, with its payload in digits.
    pub text: AttrValue,
    /// A description of the link for people who do not see the code.
    pub label: AttrValue,
}

/// A link as a QR code. A dense code stays folded until somebody asks for it. This is a component so that the code is
/// computed only when the link changes.
#[component]
pub fn QrOfLink(props: &Props) -> Html {
    let Props { text, label } = props;
    match Qr::of(text) {
        None => html! {
            <p class="small">
                { strings::share::too_long_for_qr(text.len()) }
            </p>
        },
        Some(code) if code.is_dense() => html! {
            <details>
                <summary>{ strings::share::SHOW_QR_LARGE }</summary>
                { code.view(label) }
            </details>
        },
        Some(code) => code.view(label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz_link::Spelling;
    use std::collections::BTreeSet;
    use std::fs;
    use std::io::{ErrorKind, Write as _};
    use std::process::{Command, Stdio};

    const HOME: &str = "https://example.github.io/quiz/";

    /// The most bytes of payload in a code that is not dense.
    const MAX_EASY_BYTES: usize = 954;

    /// The most bytes of payload in the largest code.
    const MAX_BYTES: usize = 2_881;

    /// Makes an address with a payload of this many bytes.
    fn address(bytes: usize) -> String {
        // Links are spelled with 17 digits for seven bytes.
        const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
        let count = bytes / 7 * DIGITS[7] + DIGITS[bytes % 7];
        let digits = (0..count).map(|at| char::from(b'0' + u8::try_from(at * at % 10).unwrap()));
        format!("{HOME}#Q1.{}", digits.collect::<String>())
    }

    /// Draws the code as a grey map in the PGM format. A module is `scale` dots wide.
    fn drawn(code: &Qr, scale: usize) -> Vec<u8> {
        let dots = code.side * scale;
        let mut map = format!("P5 {dots} {dots} 255\n").into_bytes();
        let start = map.len();
        map.resize(start + dots * dots, 255);
        for row in code.d.split('M').skip(1) {
            let (place, lines) = row.split_at(row.find(['h', 'm']).unwrap());
            let (x, y) = place.split_once(' ').unwrap();
            let (mut x, y): (usize, usize) =
                (x.parse().unwrap(), y.strip_suffix(".5").unwrap().parse().unwrap());
            for line in lines.split_inclusive(['h', 'm']).collect::<Vec<_>>().windows(2) {
                let is_dark = line[0].ends_with('h');
                let length: usize =
                    line[1].trim_end_matches(['h', 'm']).trim_end_matches(" 0").parse().unwrap();
                if is_dark {
                    for dot in y * scale..(y + 1) * scale {
                        let from = start + dot * dots;
                        map[from + x * scale..from + (x + length) * scale].fill(0);
                    }
                }
                x += length;
            }
        }
        map
    }

    /// Returns the text that `zbarimg` reads from a picture. Returns `None` if `zbarimg` is not installed.
    fn read(picture: &[u8]) -> Option<String> {
        let mut reader = match Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "PGM:-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
        {
            Ok(reader) => reader,
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => panic!("{error}"),
        };
        reader.stdin.take().unwrap().write_all(picture).unwrap();
        let output = reader.wait_with_output().unwrap();
        Some(String::from_utf8(output.stdout).unwrap().trim_end_matches('\n').to_owned())
    }

    #[track_caller]
    fn check(text: &str) {
        let code = Qr::of(text).unwrap();
        match read(&drawn(&code, 3)) {
            Some(found) => assert_eq!(found, text, "version {}", code.version()),
            None => println!("SKIPPED: zbarimg, which reads QR codes, is not there"),
        }
    }

    #[test]
    fn another_program_reads_what_is_drawn() {
        for bytes in [0, 1, 7, 16, 40, 128, 400, 800, MAX_EASY_BYTES, 1_372, 2_200, MAX_BYTES] {
            check(&address(bytes));
        }
        check(HOME);
        check("https://example.org/#d0.1.22");
        check("2024");
    }

    /// Reads stored links of version 1, spelled in digits: one link for each version of QR code that they need.
    #[test]
    fn another_program_reads_real_links() {
        let links =
            concat!(env!("CARGO_MANIFEST_DIR"), "/crates/quiz-link/tests/data/links/version-1.txt");
        let links = fs::read_to_string(links).unwrap();
        let mut versions = BTreeSet::new();
        for link in links.lines().filter_map(|it| quiz_link::decode(it).ok()) {
            let address = format!("{HOME}#{}", quiz_link::encode(&link, Spelling::Digits));
            let code = Qr::of(&address);
            if code.is_some_and(|it| versions.insert(it.version())) {
                check(&address);
            }
        }
        assert!(versions.len() > 8, "{versions:?}");
    }

    #[test]
    fn what_fits_is_known() {
        let version = |bytes| Qr::of(&address(bytes)).map(|it| it.version());
        assert_eq!(version(MAX_EASY_BYTES), Some(DENSE - 1));
        assert_eq!(version(MAX_EASY_BYTES + 1), Some(DENSE));
        assert_eq!((version(MAX_BYTES), version(MAX_BYTES + 1)), (Some(40), None));
    }
}
