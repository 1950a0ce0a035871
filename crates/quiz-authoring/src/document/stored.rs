//! The stored form of a history: a version, a checksum, a hash of the state from which the steps start, and the steps,
//! the nearest first. A step holds what it changed in the TOML of the draft.
//!
//! Reading returns exactly the steps that were written, or none, since changed bytes have another checksum.

use super::difference::{Difference, Hunk};
use quiz::problem::FieldPath;

/// The version of the stored form. Bytes of another version are not read.
const VERSION: u8 = 1;

/// The most steps that are stored for undo, and also for redo.
pub const MAX_STORED: usize = 300;

/// The most bytes that are stored. Steps that would exceed them are left out, and all that are further away.
pub const MAX_STORED_BYTES: usize = 512 * 1024;

/// The byte before a step for undo, and the byte before a step for redo.
const SIDES: [u8; 2] = [0, 1];

/// The number of bytes before the first step: 1 of version, 8 of checksum, 8 of hash.
const HEAD: usize = 17;

/// A step without its states: only what it changed, from the former state to the later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredStep {
    /// The part that the step changed, which the page shows after undo or redo.
    pub(super) place: FieldPath,
    /// The difference of the TOML of the two states.
    pub(super) difference: Difference,
}

/// The stored steps before and after a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    /// The hash of the TOML of the state.
    state: u64,
    /// The steps for undo, the nearest last.
    pub(super) past: Vec<StoredStep>,
    /// The steps for redo, the nearest last.
    pub(super) future: Vec<StoredStep>,
}

impl Stored {
    /// Whether the steps belong to the state with this TOML.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.state == hash(text.as_bytes())
    }

    /// Reads stored bytes. `None` if [`write()`] did not make them.
    pub(super) fn read(bytes: &[u8]) -> Option<Stored> {
        let mut rest = bytes;
        if take(&mut rest, 1)? != [VERSION] || whole(&mut rest)? != hash(rest) {
            return None;
        }
        let state = whole(&mut rest)?;
        let (mut past, mut future) = (Vec::new(), Vec::new());
        while !rest.is_empty() {
            let side = *take(&mut rest, 1)?.first()?;
            let step = StoredStep {
                place: text(&mut rest)?.parse().ok()?,
                difference: difference(&mut rest)?,
            };
            match SIDES.iter().position(|it| *it == side)? {
                0 => past.push(step),
                _ => future.push(step),
            }
        }
        past.reverse();
        future.reverse();
        Some(Stored { state, past, future })
    }
}

/// The stored form of the steps before and after a state. `state` is its TOML, and the nearest steps come first.
pub(super) fn write(
    state: &str,
    past: &[(&FieldPath, &Difference)],
    future: &[(&FieldPath, &Difference)],
) -> Vec<u8> {
    let mut bytes = vec![0; HEAD];
    // A step is of no use without all nearer ones, so a direction ends with its first step that does not fit.
    let mut goes_on = [true; 2];
    for at in 0..MAX_STORED {
        for (side, steps) in [past, future].into_iter().enumerate() {
            let Some((place, difference)) = steps.get(at).filter(|_| goes_on[side]) else {
                continue;
            };
            let before = bytes.len();
            bytes.push(SIDES[side]);
            put_text(&mut bytes, &place.to_string());
            put_number(&mut bytes, difference.hunks.len());
            for Hunk { skipped, former, later } in &difference.hunks {
                put_number(&mut bytes, *skipped);
                put_text(&mut bytes, former);
                put_text(&mut bytes, later);
            }
            if bytes.len() > MAX_STORED_BYTES {
                bytes.truncate(before);
                goes_on[side] = false;
            }
        }
    }
    bytes[0] = VERSION;
    bytes[9..HEAD].copy_from_slice(&hash(state.as_bytes()).to_le_bytes());
    let checksum = hash(&bytes[9..]);
    bytes[1..9].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// The 64-bit FNV-1a hash. It is written out here, since stored hashes must not depend on the version of a library.
fn hash(bytes: &[u8]) -> u64 {
    let one = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, one)
}

fn put_number(bytes: &mut Vec<u8>, number: usize) {
    // A larger number stands only in a step that is left out for its length.
    bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// Takes the next `count` bytes.
fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

/// Takes the next number of eight bytes, little-endian.
fn whole(rest: &mut &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(take(rest, 8)?.try_into().ok()?))
}

/// Takes the next number of four bytes, little-endian.
fn number(rest: &mut &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?)).ok()
}

/// Takes the next text: its length in bytes, then its UTF-8.
fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(rest)?;
    std::str::from_utf8(take(rest, length)?).ok()
}

/// Takes the next difference. Collecting stops where the bytes end, so a wrong number of hunks takes no memory.
fn difference(rest: &mut &[u8]) -> Option<Difference> {
    let count = number(rest)?;
    let hunk = |_| {
        Some(Hunk {
            skipped: number(rest)?,
            former: text(rest)?.to_owned(),
            later: text(rest)?.to_owned(),
        })
    };
    Some(Difference { hunks: (0..count).map(hunk).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn any_step() -> impl Strategy<Value = StoredStep> {
        let place = prop::sample::select(vec![
            "",
            "title",
            "credit.text",
            "scenarios[12].responses[0].text",
        ]);
        let place = place.prop_map(|it| it.parse().unwrap());
        (place, any::<String>(), any::<String>()).prop_map(|(place, former, later)| StoredStep {
            place,
            difference: Difference::between(&former, &later),
        })
    }

    fn pairs(steps: &[StoredStep]) -> Vec<(&FieldPath, &Difference)> {
        steps.iter().rev().map(|it| (&it.place, &it.difference)).collect()
    }

    fn written(state: &str, past: &[StoredStep], future: &[StoredStep]) -> Vec<u8> {
        write(state, &pairs(past), &pairs(future))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            state in any::<String>(), other in any::<String>(), past in vec(any_step(), 0..20), future in vec(any_step(), 0..20),
        ) {
            let bytes = written(&state, &past, &future);
            let read = Stored::read(&bytes).unwrap();
            prop_assert!(read.fits(&state));
            prop_assert_eq!(read.fits(&other), state == other);
            prop_assert_eq!((read.past, read.future), (past, future));
        }

        #[test]
        fn other_bytes_are_nothing(
            past in vec(any_step(), 0..4), at in any::<prop::sample::Index>(), byte in any::<u8>(), garbage in vec(any::<u8>(), 0..200),
        ) {
            let bytes = written("state", &past, &[]);
            prop_assert_eq!(Stored::read(&bytes[..at.index(bytes.len())]), None);
            let mut changed = bytes.clone();
            *at.get_mut(&mut changed) = byte;
            prop_assert_eq!(Stored::read(&changed).is_some(), changed == bytes);
            prop_assert_eq!(Stored::read(&garbage), None);
            // Somebody may have made bytes with a right checksum: reading them must not panic.
            let mut made = [&bytes[..HEAD], &garbage].concat();
            let checksum = hash(&made[9..]);
            made[1..9].copy_from_slice(&checksum.to_le_bytes());
            let _ = Stored::read(&made);
        }
    }

    /// Devices have such bytes: they never change. Another form needs another version.
    #[test]
    fn version_1_is_written_and_read_for_ever() {
        let step = |place: &str, former: &str, later: &str| StoredStep {
            place: place.parse().unwrap(),
            difference: Difference::between(former, later),
        };
        let past = [step("title", "title = \"Te\"\n", "title = \"Tea\"\n")];
        let future = [step("scenarios[1].responses[0].text", "", "x")];
        let bytes = written("title = \"Tea\"\n", &past, &future);
        let expected = [
            &b"\x01\x8e\xa9\xa2\xc3y\xa2>m\xdeP\xcd\x80B\x5cRc"[..],
            &b"\x00\x05\x00\x00\x00title\x01\x00\x00\x00\x0b\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00a"[..],
            &b"\x01\x1e\x00\x00\x00scenarios[1].responses[0].text"[..],
            &b"\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00x"[..],
        ];
        assert_eq!(bytes, expected.concat());
        let read = Stored::read(&bytes).unwrap();
        assert!(read.fits("title = \"Tea\"\n"));
        assert_eq!((read.past, read.future), (past.to_vec(), future.to_vec()));
    }

    #[test]
    fn of_too_much_the_nearest_steps_are_kept() {
        let step = |length: usize| StoredStep {
            place: FieldPath::default(),
            difference: Difference::between("", &"x".repeat(length)),
        };
        let many: Vec<_> = (0..1_000).map(step).collect();
        let read = Stored::read(&written("", &many, &many[..5])).unwrap();
        assert_eq!(read.past, many[700..]);
        assert_eq!(read.future, many[..5]);

        let large: Vec<_> = (0..10).map(|it| step(100_000 + it)).collect();
        let bytes = written("", &large, &large);
        assert!(bytes.len() <= MAX_STORED_BYTES);
        let read = Stored::read(&bytes).unwrap();
        assert_eq!((read.past.as_slice(), read.future.as_slice()), (&large[7..], &large[8..]));
    }
}
