//! The scenes as a drawing, each a way to the scenario.

use super::{Sheet, heading};
use crate::write::route::Spot;
use quiz_author::map::{Branch, Map, Scene};
use yew::{Html, html};

/// How large things are, in units of the drawing: a scene, and what is between two.
const WIDTH: usize = 200;
const HEIGHT: usize = 44;
const ACROSS: usize = WIDTH + 60;
const DOWN: usize = HEIGHT + 16;

/// The room for the name of a section, to the left of all.
const LEFT: usize = 150;

/// The most scenes that are drawn: more would be too small to be read, and slow.
const MOST: usize = 600;

/// The most characters of a name that fit.
const FITS: usize = 22;

pub(super) fn view(sheet: Sheet<'_>) -> Html {
    let map = Map::of(sheet.paper());
    let (width, height) = (LEFT + map.columns * ACROSS, map.rows.min(MOST) * DOWN + 16);
    let shown = map.scenes.iter().filter(|it| it.row < MOST);
    html! {
        <>
            { heading("The map") }
            <p class="hint">
                { "From top to bottom as they come. To the right is what only an answer leads to. Each scene leads to its page." }
            </p>
            <div class="map" tabindex="0" role="group" aria-label="The scenes and their branches">
                <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}>
                    { for map.branches.iter().map(|it| branch(&map, *it)) }
                    { for map.sections.iter().filter(|it| it.1 < MOST).map(|(number, row)| section(sheet, *number, *row)) }
                    { for shown.map(|it| scene(sheet, *it)) }
                </svg>
            </div>
            if map.rows > MOST { <p>{ format!("The first {MOST} are drawn.") }</p> }
        </>
    }
}

fn left(scene: Scene) -> usize {
    LEFT + scene.column * ACROSS
}

fn top(row: usize) -> usize {
    8 + row * DOWN
}

fn short(text: &str) -> String {
    if text.chars().count() <= FITS {
        return text.to_owned();
    }
    let start: String = text.chars().take(FITS - 1).collect();
    format!("{}…", start.trim_end())
}

fn scene(sheet: Sheet<'_>, scene: Scene) -> Html {
    let Some(scenario) = sheet.paper().scenarios().get(scene.scenario) else { return html! {} };
    let id = scenario.id.clone().unwrap_or_default();
    let name = scenario.name.as_deref().unwrap_or("A scenario without a name");
    let is_end = scenario.end == Some(true);
    let (x, y) = (left(scene), top(scene.row));
    html! {
        <a href={sheet.way(Spot::Scenario(id))} aria-label={name.to_owned()}>
            <rect class="node" x={x.to_string()} y={y.to_string()} rx="10" width={WIDTH.to_string()} height={HEIGHT.to_string()}
                data-end={is_end.then_some("true")} />
            { words(x + 12, y, WIDTH - 20, name) }
        </a>
    }
}

/// A text that ends where its room does.
fn words(x: usize, y: usize, width: usize, text: &str) -> Html {
    html! {
        <svg x={x.to_string()} y={y.to_string()} width={width.to_string()} height={HEIGHT.to_string()}>
            <text y={(HEIGHT / 2 + 6).to_string()}>{ short(text) }</text>
        </svg>
    }
}

fn section(sheet: Sheet<'_>, number: Option<usize>, row: usize) -> Html {
    let name = match number {
        Some(at) => sheet.paper().head().sections.get(at).and_then(|it| it.name.clone()),
        None => Some("Nobody gets here".to_owned()),
    };
    let name = words(0, top(row), LEFT - 10, &name.unwrap_or_default());
    html! { <g class="section-name">{ name }</g> }
}

fn branch(map: &Map, branch: Branch) -> Html {
    let (Some(from), Some(to)) = (map.scenes.get(branch.from), map.scenes.get(branch.to)) else {
        return html! {};
    };
    let (x, y) = (left(*from) + WIDTH, top(from.row) + HEIGHT / 2);
    let (end, below) = (left(*to), top(to.row) + HEIGHT / 2);
    // What leads back, to the left, goes round below.
    let d = if end > x {
        let middle = usize::midpoint(x, end);
        format!("M{x} {y}C{middle} {y} {middle} {below} {end} {below}")
    } else {
        let (right, left) = (x + 40, end.saturating_sub(40));
        format!("M{x} {y}C{right} {} {left} {} {end} {below}", y + DOWN, below + DOWN)
    };
    html! { <path class="branch" {d} /> }
}
