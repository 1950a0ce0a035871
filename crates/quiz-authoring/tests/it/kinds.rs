//! Tests of recognising the format of a file.

use crate::unsound::{any_draft, sound_files};
use proptest::prelude::*;
use quiz_authoring::convert::{FileKind, json, toml};

proptest! {
    /// A file that this crate wrote is recognised when its text is pasted.
    #[test]
    fn what_was_written_is_known_again(draft in any_draft()) {
        prop_assert_eq!(FileKind::guess("", &toml::write(&draft)), FileKind::Toml);
        prop_assert_eq!(FileKind::guess("quiz.txt", &json::write(&draft)), FileKind::Json);
    }

    #[test]
    fn the_ending_decides(text in any::<String>(), name in "[a-z.]{0,8}") {
        for kind in FileKind::ALL {
            for ending in [kind.ending().to_owned(), kind.ending().to_uppercase()] {
                prop_assert_eq!(FileKind::guess(&format!("{name}.{ending}"), &text), kind);
            }
        }
    }
}

#[test]
fn without_an_ending_the_look_decides() {
    for (text, kind) in [
        ("", FileKind::Toml),
        ("Somebody rings. What do you do?", FileKind::Toml),
        ("title = \"A party\"", FileKind::Toml),
        ("# A quiz: {=yes}\n\nid='a'", FileKind::Toml),
        ("[[scenarios]]\nstem = \"{=yes ~no}\"", FileKind::Toml),
        ("leads_to = 'a'", FileKind::Toml),
        ("[a-b.c_d] # {=yes}", FileKind::Toml),
        ("[]{}", FileKind::Gift),
        ("The key = 'a'? {T}", FileKind::Gift),
        ("credit = { text = \"A, stem\" }", FileKind::Toml),
        ("  {\n \"id\": 1", FileKind::Json),
        ("\u{FEFF}{}", FileKind::Json),
        ("// A comment\n::Bell:: Who rings? {=You ~They}", FileKind::Gift),
        ("Who rings? { =You ~They }", FileKind::Gift),
        ("x = {=4}", FileKind::Gift),
        ("[html]Is it so? {T}", FileKind::Gift),
        ("Say why. {}", FileKind::Gift),
        ("id,stem,a,b", FileKind::Csv),
        ("\"Id\";\"Question\";\"A\"\n1;2;3", FileKind::Csv),
        ("Stem\tA\tB", FileKind::Csv),
        ("sep=;\r\nname;stem", FileKind::Csv),
        ("sep=|\nname|stem", FileKind::Csv),
    ] {
        assert_eq!(FileKind::guess("", text), kind, "{text}");
        let in_a_file =
            if kind == FileKind::Toml && !text.contains('=') { FileKind::Gift } else { kind };
        assert_eq!(FileKind::guess("a.txt", text), in_a_file, "{text}");
    }
    for (name, source) in sound_files() {
        assert_eq!(FileKind::guess("", &source), FileKind::Toml, "{name}");
    }
}
