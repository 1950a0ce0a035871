//! The result card: a result as a picture, for people to keep or to send. It shows the beer mat of the result page,
//! drawn on a canvas, since the content security policy forbids a picture made of the page's own markup. The page says
//! the same in words.

use crate::drawing::Drawing;
use crate::platform::{document, download, made, window};
use quiz::language::Direction;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

/// The content of the picture, from top to bottom.
#[derive(Debug, Clone)]
pub struct Picture<'a> {
    /// The words before the name of the outcome.
    pub kind: &'a str,
    /// The drawings of the outcomes.
    pub drawings: Vec<&'static Drawing>,
    /// The name of the outcome, or the names of two.
    pub name: &'a str,
    /// The lines of the outcomes.
    pub lines: Vec<&'a str>,
    /// The title of the quiz, below the mat.
    pub title: &'a str,
    /// A line below the title, such as the person's best moment; may be empty.
    pub best_moment: &'a str,
    /// The direction of writing of the quiz, if it is known.
    pub direction: Option<Direction>,
}

/// Width and height of the picture, in pixels.
const SIDE: u32 = 1_200;

/// The middle of the picture from the left; the middle of the mat from the top; and the radius of the mat. All in
/// pixels.
const MIDDLE: f64 = 600.0;
const MAT: f64 = 535.0;
const RADIUS: f64 = 505.0;

/// The greatest height of all that is on the mat.
const INSIDE: f64 = 780.0;

/// The height of a drawing, if there is room for it.
const DRAWING: f64 = 340.0;

/// The space between one thing on the mat and the next.
const GAP: f64 = 26.0;

/// The width, in pixels, of a line that is 1 wide in a drawing.
const STROKE: f64 = 2.0;

/// How a text is set: one style of writing.
#[derive(Debug, Clone, Copy)]
struct Hand {
    /// The part of the CSS `font` before the size.
    style: &'static str,
    /// The font sizes to try, from the first on. The last one is used if none fits.
    sizes: &'static [u32],
    /// The greatest number of lines.
    lines: usize,
    /// The greatest width of a line, in pixels.
    width: f64,
    is_soft: bool,
}

const KIND: Hand =
    Hand { style: "italic", sizes: &[44, 36], lines: 1, width: 520.0, is_soft: true };
const NAME: Hand =
    Hand { style: "600", sizes: &[76, 64, 54, 44, 36], lines: 3, width: 780.0, is_soft: false };
const LINE: Hand =
    Hand { style: "italic", sizes: &[44, 38, 32, 27], lines: 2, width: 600.0, is_soft: false };
const TITLE: Hand =
    Hand { style: "600", sizes: &[46, 38, 30], lines: 1, width: 1_100.0, is_soft: false };
const MOMENT: Hand = Hand { style: "", sizes: &[36, 30], lines: 1, width: 1_100.0, is_soft: true };

/// Makes a PNG file of a picture and hands it to the person as a download. `done` hears later whether that worked.
pub fn save(picture: &Picture<'_>, file: &str, done: impl FnOnce(bool) + 'static) {
    let Some(canvas) = draw(picture) else {
        return done(false);
    };
    let file = file.to_owned();
    let made = Closure::once_into_js(move |png: Option<Blob>| {
        done(png.and_then(|it| download::save(&it, &file)).is_some());
    });
    // Browsers refuse this only for pictures that contain images of another origin.
    let _ = canvas.to_blob(made.unchecked_ref());
}

fn draw(picture: &Picture<'_>) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = made("canvas")?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let context = canvas.get_context("2d").ok()??;
    // The context of the name `2d` has this type.
    let brush = Brush {
        context: context.unchecked_into(),
        theme: Theme::now()?,
        direction: picture.direction,
    };
    brush.paint(picture).ok()?;
    Some(canvas)
}

/// The colours and the typeface of the page.
#[derive(Debug)]
struct Theme {
    ground: String,
    surface: String,
    ink: String,
    soft_ink: String,
    tone: String,
    shade: String,
    accent: String,
    serif: String,
}

impl Theme {
    /// The values of the custom properties now. A property may have one value for a light and one for a dark theme:
    /// only the computed style of an element of the page tells which one applies.
    fn now() -> Option<Theme> {
        let probe: HtmlElement = made("span")?;
        document()?.body()?.append_child(&probe).ok()?;
        let computed = window()?.get_computed_style(&probe).ok()??;
        let style = probe.style();
        let value = |name: &str| computed.get_property_value(name).unwrap_or_default();
        // Browsers accept every value that a style sheet may have.
        let _ = style.set_property("forced-color-adjust", "none");
        let colour = |name: &str| {
            let _ = style.set_property("color", &format!("var(--{name})"));
            value("color")
        };
        let theme = Theme {
            ground: colour("ground"),
            surface: colour("surface"),
            ink: colour("ink"),
            soft_ink: colour("soft-ink"),
            tone: colour("tone"),
            shade: colour("shade"),
            accent: colour("accent"),
            serif: value("--serif"),
        };
        probe.remove();
        Some(theme)
    }
}

/// A text, broken into lines.
#[derive(Debug)]
struct Block<'a> {
    hand: Hand,
    size: u32,
    lines: Vec<&'a str>,
}

impl Block<'_> {
    fn leading(&self) -> f64 {
        f64::from(self.size) * 1.2
    }

    fn height(&self) -> f64 {
        self.lines.iter().map(|_| self.leading()).sum()
    }
}

#[derive(Debug)]
struct Brush {
    context: CanvasRenderingContext2d,
    theme: Theme,
    direction: Option<Direction>,
}

impl Brush {
    fn paint(&self, picture: &Picture<'_>) -> Result<(), JsValue> {
        let Brush { context, theme, .. } = self;
        let side = f64::from(SIDE);
        context.set_fill_style_str(&theme.ground);
        context.fill_rect(0.0, 0.0, side, side);
        context.set_line_cap("round");
        context.set_line_join("round");
        self.disc(RADIUS, &theme.ink)?;
        self.disc(RADIUS - 24.0, &theme.accent)?;

        let kind = self.set(KIND, picture.kind);
        let name = self.set(NAME, picture.name);
        let lines: Vec<_> = picture.lines.iter().map(|it| self.set(LINE, it)).collect();
        let texts = || [&kind, &name].into_iter().chain(&lines);
        // The drawing takes the room that the words leave.
        let words: f64 = texts().map(|it| it.height() + GAP).sum();
        let high =
            if picture.drawings.is_empty() { 0.0 } else { DRAWING.min(INSIDE - words).max(0.0) };
        let mut y = MAT - (words + high - GAP) / 2.0;
        y = self.write(&kind, y)? + GAP;
        self.drawings(&picture.drawings, y, high)?;
        y += high;
        for text in texts().skip(1) {
            y = self.write(text, y + GAP)?;
        }

        y = self.write(&self.set(TITLE, picture.title), MAT + RADIUS + 24.0)?;
        self.write(&self.set(MOMENT, picture.best_moment), y).map(drop)
    }

    /// Draws a disc around the middle of the mat, with an edge.
    fn disc(&self, radius: f64, edge: &str) -> Result<(), JsValue> {
        let Brush { context, theme, .. } = self;
        context.begin_path();
        context.arc(MIDDLE, MAT, radius, 0.0, core::f64::consts::TAU)?;
        context.set_fill_style_str(&theme.surface);
        context.fill();
        context.set_stroke_style_str(edge);
        context.set_line_width(2.0 * STROKE);
        context.stroke();
        Ok(())
    }

    /// Paints the drawings side by side, with their top at `y`.
    fn drawings(&self, drawings: &[&Drawing], y: f64, high: f64) -> Result<(), JsValue> {
        let wide = |it: &Drawing| {
            let (width, height) = it.size();
            high * f64::from(width) / f64::from(height)
        };
        let mut x = MIDDLE - drawings.iter().map(|it| wide(it)).sum::<f64>() / 2.0;
        for drawing in drawings {
            self.drawing(drawing, x, y, high)?;
            x += wide(drawing);
        }
        Ok(())
    }

    fn drawing(&self, drawing: &Drawing, x: f64, y: f64, high: f64) -> Result<(), JsValue> {
        let Brush { context, theme, .. } = self;
        let scale = high / f64::from(drawing.size().1);
        context.set_transform(scale, 0.0, 0.0, scale, x, y)?;
        context.set_stroke_style_str(&theme.ink);
        for (paint, d) in drawing.paths() {
            let path = Path2d::new_with_path_string(d)?;
            // The fill and the width of the edge for each class, as in `static/css/components/drawing.css`.
            let (fill, edge) = match paint {
                "line" => (None, 2.0),
                "fine" => (None, 1.25),
                "paper" => (Some(&theme.surface), 2.0),
                "tone" => (Some(&theme.tone), 0.0),
                "shade" => (Some(&theme.shade), 0.0),
                "lamp" => (Some(&theme.accent), 0.0),
                // The class `ink`: the build lets no other class through.
                _ => (Some(&theme.ink), 0.0),
            };
            if let Some(colour) = fill {
                context.set_fill_style_str(colour);
                context.fill_with_path_2d(&path);
            }
            if edge > 0.0 {
                context.set_line_width(edge * STROKE / scale);
                context.stroke_with_path(&path);
            }
        }
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    }

    /// Breaks a text into lines, in the largest size that fits.
    fn set<'a>(&self, hand: Hand, text: &'a str) -> Block<'a> {
        let mut block = Block { hand, size: 0, lines: Vec::new() };
        for size in hand.sizes {
            block.size = *size;
            self.choose_font(&block);
            let measure = |text: &str| self.context.measure_text(text).map_or(0.0, |it| it.width());
            block.lines = balanced(text, hand.width, &measure);
            let fits = block.lines.iter().all(|it| measure(it) <= hand.width);
            if fits && block.lines.len() <= hand.lines {
                break;
            }
        }
        block
    }

    fn choose_font(&self, Block { hand, size, .. }: &Block<'_>) {
        self.context.set_font(&format!("{} {size}px {}", hand.style, self.theme.serif));
    }

    /// Writes a text from `y` down and returns where it ends. A line that is still too wide is condensed.
    fn write(&self, block: &Block<'_>, mut y: f64) -> Result<f64, JsValue> {
        let Brush { context, theme, .. } = self;
        self.choose_font(block);
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(if block.hand.is_soft { &theme.soft_ink } else { &theme.ink });
        let leading = block.leading();
        let is_leftwards = runs_leftwards(&block.lines, self.direction);
        for line in &block.lines {
            let direction = if is_leftwards { '\u{2067}' } else { '\u{2066}' };
            let line = format!("{direction}{line}\u{2069}");
            context.fill_text_with_max_width(&line, MIDDLE, y + leading / 2.0, block.hand.width)?;
            y += leading;
        }
        Ok(y)
    }
}

/// Breaks a text into as few lines as possible, of about the same length.
fn balanced<'a>(text: &'a str, width: f64, measure: &impl Fn(&str) -> f64) -> Vec<&'a str> {
    let mut lines = broken(text, width, measure);
    for tenths in (5..10).rev() {
        let narrower = broken(text, width * f64::from(tenths) / 10.0, measure);
        if narrower.len() > lines.len() {
            break;
        }
        lines = narrower;
    }
    lines
}

/// Breaks a text into lines of at most this width. A word that is wider has a line of its own.
fn broken<'a>(text: &'a str, width: f64, measure: &impl Fn(&str) -> f64) -> Vec<&'a str> {
    let (mut lines, mut start, mut end) = (Vec::new(), 0, 0);
    for word in text.split_inclusive(|it: char| it.is_whitespace() || is_ideograph(it)) {
        let next = end + word.len();
        if end > start && measure(text[start..next].trim_end()) > width {
            lines.push(text[start..end].trim_end());
            start = end;
        }
        end = next;
    }
    lines.push(text[start..].trim_end());
    lines
}

/// Whether a line may end after this character: it belongs to a script without spaces.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether lines run from right to left. If the quiz does, lines with a letter of such a script do: the words of the
/// interface have none. If the direction of the quiz is unknown, the first letter decides, as in isolated text on the
/// page.
fn runs_leftwards(lines: &[&str], direction: Option<Direction>) -> bool {
    let letters = lines.concat();
    match direction {
        Some(Direction::Leftwards) => letters.chars().any(is_of_leftwards_script),
        Some(Direction::Rightwards) => false,
        None => is_leftwards(&letters).unwrap_or(false),
    }
}

/// Whether the first letter of a text is one of a script that runs from right to left; `None` if there is no letter.
fn is_leftwards(text: &str) -> Option<bool> {
    // Digits and signs have no direction. They are in the first block of Unicode and in these.
    let is_letter =
        |it: &char| it.is_ascii_alphabetic() || !matches!(it, ..'\u{C0}' | '\u{2000}'..='\u{2BFF}');
    let first = text.chars().find(is_letter)?;
    Some(is_of_leftwards_script(first))
}

fn is_of_leftwards_script(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the lines of a text in which every character is 1 wide.
    #[track_caller]
    fn check(text: &str, width: f64, lines: &[&str]) {
        let measure = |text: &str| text.chars().map(|_| 1.0).sum();
        assert_eq!(balanced(text, width, &measure), lines);
    }

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        check("", 10.0, &[""]);
        check("Good company", 20.0, &["Good company"]);
        check(
            "The one who stays for the washing-up",
            30.0,
            &["The one who stays", "for the washing-up"],
        );
        check("a bb ccc dddd", 4.0, &["a bb", "ccc", "dddd"]);
    }

    #[test]
    fn what_has_no_spaces_is_broken_where_its_script_allows_it() {
        check("Donaudampfschifffahrt ahoi", 10.0, &["Donaudampfschifffahrt", "ahoi"]);
        check("最後まで片付ける人", 6.0, &["最後まで片", "付ける人"]);
    }

    #[test]
    fn the_first_letter_says_where_a_text_begins() {
        for (text, expected) in [
            ("Good company", Some(false)),
            ("1. صحبة طيبة", Some(true)),
            ("“חברה טובה”", Some(true)),
            ("三人", Some(false)),
            ("12 %", None),
        ] {
            assert_eq!(is_leftwards(text), expected, "{text}");
        }
    }

    #[test]
    fn the_language_says_so_where_it_is_known() {
        let (right, left) = (Some(Direction::Rightwards), Some(Direction::Leftwards));
        for (lines, direction, expected) in [
            (["CCO والفريق", "معا"], left, true),
            (["CCO والفريق", "معا"], None, false),
            (["You are,", "in equal parts,"], left, false),
            (["شكرا means", "thanks"], right, false),
        ] {
            assert_eq!(runs_leftwards(&lines, direction), expected, "{lines:?}, {direction:?}");
        }
    }
}
