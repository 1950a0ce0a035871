//! Packs files into a `tar` archive, compressed with `gzip`, and unpacks it. Equal files make equal bytes.

use std::io::Read as _;
use std::path::Component;

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::Files;

const DAY: u32 = 24 * 60 * 60;

/// Packs files into a folder of an archive. Their times are within the day before `time`, in seconds of Unix.
pub(crate) fn pack(folder: &str, files: &Files, time: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(time_of(bytes, time));
        header.set_size(u64::try_from(bytes.len())?);
        archive.append_data(&mut header, format!("{folder}/{name}"), &bytes[..])?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// Unpacks the files, by their names without folders.
pub(crate) fn unpack(archive: &[u8]) -> Result<Files> {
    // To its end, where the checksum is.
    let mut unzipped = Vec::new();
    GzDecoder::new(archive).read_to_end(&mut unzipped).context("gzip cannot read it")?;
    let mut files = Files::new();
    for entry in tar::Archive::new(&unzipped[..]).entries()? {
        let mut entry = entry.context("tar cannot read it")?;
        let path = entry.path()?.into_owned();
        let mut parts = path.components();
        if !parts.all(|it| matches!(it, Component::Normal(_) | Component::CurDir)) {
            bail!("it has {}, which leads out of it", path.display());
        }
        let name = path.file_name().and_then(|it| it.to_str());
        if let (Some(name), true) = (name, entry.header().entry_type().is_file()) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).context("tar cannot read it")?;
            files.insert(name.to_owned(), bytes);
        }
    }
    Ok(files)
}

/// A time that depends on the content. Hosts and programs that copy take a file for unchanged if it has the same length and
/// time; and two versions of the page, which name other files, have the same length.
fn time_of(bytes: &[u8], latest: u64) -> u64 {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(bytes).into();
    latest.saturating_sub(u64::from(u32::from_be_bytes([a, b, c, d]) % DAY))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const TIME: u64 = 1_800_000_000;

    fn files() -> Files {
        let files = [("index.html", "a page"), ("a-0123456789abcdef.js", "a script")];
        files.map(|(name, text)| (name.to_owned(), text.into())).into()
    }

    /// An archive with one file, whose path may be anything.
    fn with_path(path: &str) -> Vec<u8> {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(0);
        header.set_cksum();
        zipped(header.as_bytes())
    }

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    fn unzipped(bytes: &[u8]) -> Vec<u8> {
        let mut unzipped = Vec::new();
        GzDecoder::new(bytes).read_to_end(&mut unzipped).unwrap();
        unzipped
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let archive = pack("folder", &files(), TIME).unwrap();
        assert_eq!(unpack(&archive).unwrap(), files());
        assert_eq!(pack("folder", &files(), TIME).unwrap(), archive);
    }

    #[test]
    fn an_archive_tells_nothing_but_its_files() {
        let archive = unzipped(&pack("folder", &files(), TIME).unwrap());
        let mut archive = tar::Archive::new(&archive[..]);
        let entries = archive.entries().unwrap().map(|entry| {
            let entry = entry.unwrap();
            let header = entry.header();
            let is_plain = (header.mode().unwrap(), header.uid().unwrap(), header.gid().unwrap())
                == (0o644, 0, 0);
            assert!(is_plain && header.username() == Ok(Some("")), "{header:?}");
            let time = header.mtime().unwrap();
            assert!(time <= TIME && time > TIME - u64::from(DAY), "{time}");
            entry.path().unwrap().display().to_string()
        });
        let entries: Vec<_> = entries.collect();
        assert_eq!(entries, ["folder/a-0123456789abcdef.js", "folder/index.html"]);
    }

    #[test]
    fn another_content_is_of_another_time() {
        assert_ne!(time_of(b"a-1", TIME), time_of(b"a-2", TIME));
        assert_eq!(time_of(b"a-1", 0), 0);
    }

    #[test]
    fn nothing_leads_out_of_an_archive() {
        assert!(unpack(&with_path("./folder/a.js")).unwrap().contains_key("a.js"));
        for path in ["../a.js", "folder/../../a.js", "/a.js"] {
            let error = unpack(&with_path(path)).unwrap_err();
            assert_eq!(error.to_string(), format!("it has {path}, which leads out of it"));
        }
    }

    #[test]
    fn a_damaged_archive_is_an_error_or_has_other_files() {
        let archive = pack("folder", &files(), TIME).unwrap();
        for end in 0..archive.len() {
            assert!(unpack(&archive[..end]).is_err(), "{end} bytes");
        }
        // Where it was packed once more, no checksum of gzip tells.
        let whole = unzipped(&archive);
        for place in 0..whole.len() {
            for byte in [b'7', 0xff] {
                let mut damaged = whole.clone();
                damaged[place] = byte;
                // It ends, with whatever there still is.
                let _ = unpack(&zipped(&damaged));
            }
        }
    }
}
