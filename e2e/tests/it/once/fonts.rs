//! No two texts lie upon each other in fonts of other measures than those of this device.

use e2e::{Media, Result, say};

use crate::everywhere::layout::{HEIGHT, LOST, UNPIN, fault_lines};
use crate::fixture::{EVENING, Fixture};
use crate::tour::{self, Guide};

/// Fonts of other measures than those of this device, as far as a style sheet can say so: how high what is above and below
/// the line is, and how large all of it.
const FONTS: [(&str, u32, u32, u32); 3] = [
    ("as in Noto Sans", 107, 29, 100),
    ("in a flat font", 60, 15, 92),
    ("in a tall font", 115, 45, 105),
];

/// Shows the page in such a font.
fn in_font((_, ascent, descent, size): (&str, u32, u32, u32)) -> String {
    let fonts = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica"];
    let local = fonts.map(|it| format!("local('{it}')")).join(", ");
    format!(
        "window.other ??= new CSSStyleSheet();
        other.replaceSync(`
            @font-face {{
                font-family: Other; src: {local};
                ascent-override: {ascent}%; descent-override: {descent}%; line-gap-override: 20%; size-adjust: {size}%;
            }}
            :root {{ --serif: Other !important; --sans: Other !important }}`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter(it => it !== other), other];"
    )
}

/// No two texts lie upon each other, nothing is cut, and axe-core can tell what is under each. To come to a state takes
/// longer than to look at it: it is looked at in one font after the other.
fn assert_holds_in_any_font(lead: fn(&mut Guide<'_>) -> Result<()>) -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let (mut states, mut faults) = (0, Vec::new());
    lead(&mut Guide::new(&fixture, &mut |state| {
        let page = fixture.player().page;
        states += 1;
        page.set_viewport(320, HEIGHT)?;
        state.emulates(&[Media::Light, Media::ReducedMotion])?;
        for font in FONTS {
            page.execute(&in_font(font), &[])?;
            let (_, ascent, descent, size) = font;
            let height = page.execute_async(FONT_OF_BODY, &[])?.as_f64().unwrap_or_default();
            let expected = f64::from((ascent + descent) * size) / 100.0;
            assert!((height - expected).abs() < 2.0, "{font:?} is {height} high");
            page.execute(UNPIN, &[])?;
            let found = fault_lines("320 px", &page.execute(LOST, &[])?);
            let open = fixture.faults()?.filter(|it| !it.is_empty());
            page.execute("window.pin()", &[])?;
            let name = format!("{}, {}", font.0, state.name);
            faults.extend(found.iter().chain(&open).map(|it| format!("{name}: {it}")));
        }
        page.execute(OWN_FONT, &[]).map(drop)
    }))?;
    say(&format!("{states} states were looked at in other fonts"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    fixture.player().assert_quiet()
}

/// Shows the page in its own font again.
const OWN_FONT: &str =
    "document.adoptedStyleSheets = document.adoptedStyleSheets.filter(it => it !== window.other)";

/// How high what is above and below the line is in the font of the page, in hundredths of its size.
const FONT_OF_BODY: &str = "
    const done = arguments[0];
    document.fonts.load('100px Other').then(() => {
        const context = document.createElement('canvas').getContext('2d');
        context.font = '100px Other';
        const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
        done(fontBoundingBoxAscent + fontBoundingBoxDescent);
    })";

#[test]
fn situations_hold_in_any_font() -> Result<()> {
    assert_holds_in_any_font(tour::situations)
}

#[test]
fn the_result_holds_in_any_font() -> Result<()> {
    assert_holds_in_any_font(tour::result)
}
