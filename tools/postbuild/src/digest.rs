//! Digests, in the forms that browsers read, and in file names.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// The digest for an `integrity` attribute.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The digest for a source in a policy.
pub(crate) fn source(bytes: &[u8]) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// A file name that changes with the content: `stem-0123456789abcdef.ending`.
pub(crate) fn name(stem: &str, bytes: &[u8], ending: &str) -> String {
    format!("{stem}-{}.{ending}", version(bytes))
}

/// Whether a file is named by its content, by [`name`] or by trunk.
pub(crate) fn is_in_name(name: &str) -> bool {
    let digest = name.rsplit_once('.').and_then(|it| it.0.rsplit_once('-')).map_or("", |it| it.1);
    digest.len() == 16 && digest.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The digest in a file name, and in the name of a version.
pub(crate) fn version(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let number = digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    format!("{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `openssl dgst -sha384 -binary | base64` prints them for an empty file.
    #[test]
    fn digests_are_spelled_as_browsers_spell_them() {
        let sha_384 = "OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), format!("sha384-{sha_384}"));
        let sha_256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert_eq!(source(b""), format!("'sha256-{sha_256}'"));
        assert_eq!(name("page", b"", "js"), "page-e3b0c44298fc1c14.js");
        assert_eq!(version(b""), "e3b0c44298fc1c14");
    }

    #[test]
    fn a_name_tells_whether_there_is_a_digest_in_it() {
        for (name, is) in [
            ("a-b-e3b0c44298fc1c14.js", true),
            ("icon-192.png", false),
            ("404.html", false),
            ("x", false),
        ] {
            assert_eq!(is_in_name(name), is, "{name}");
        }
    }
}
