//! The colours have enough contrast for people with low vision. axe-core measures the contrast of texts only; this
//! measures lines as well.

use crate::make::root;

/// The colour of a token in a theme, as red, green and blue from 0 to 255.
fn colour(tokens: &str, name: &str, is_dark: bool) -> [u8; 3] {
    let (_, after) = tokens.split_once(&format!("--{name}:")).unwrap();
    let value = after.split(';').next().unwrap();
    let mut colours = value.split('#').skip(1).map(|it| u32::from_str_radix(&it[..6], 16).unwrap());
    let first = colours.next().unwrap();
    let [_, channels @ ..] =
        if is_dark { colours.next().unwrap_or(first) } else { first }.to_be_bytes();
    channels
}

/// The relative luminance of a colour, after WCAG.
fn luminance(channels: [u8; 3]) -> f64 {
    let linear = |it: u8| {
        let it = f64::from(it) / 255.0;
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = channels.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two colours, after WCAG: from 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([9, 8, 7], [9, 8, 7]) - 1.0).abs() < 1e-9);
}

#[test]
fn letters_lines_and_rings_are_seen_in_both_themes() {
    let tokens = std::fs::read_to_string(root().join("static/css/tokens.css")).unwrap();
    let grounds = ["ground", "surface", "highlight"];
    let letters = ["ink", "soft-ink", "link", "good", "poor"].map(|it| (it, 4.5));
    // The edges of cards and controls, the focus ring, and the lines of drawings.
    let lines = [("edge", 3.0)];
    let mut faint = Vec::new();
    for is_dark in [false, true] {
        let colour = |name| colour(&tokens, name, is_dark);
        let mut add = |name, ground, least| {
            let found = contrast(colour(name), colour(ground));
            if found < least {
                faint.push(format!("{name} on {ground}, dark: {is_dark}: {found:.2}"));
            }
        };
        for (name, least) in letters.into_iter().chain(lines) {
            for ground in grounds {
                add(name, ground, least);
            }
        }
        add("on-accent", "accent", 4.5);
    }
    assert!(faint.is_empty(), "{faint:#?}");
}
