//! The page with the map: the scenarios as a drawing, each with a link to its form.

use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings;
use crate::strings::editor::graph as words;
use quiz_authoring::graph::{Branch, Graph, Scene};
use yew::{Html, html};

/// The size of a scene, and the distances from one scene to the next, in units of the drawing.
const WIDTH: usize = 200;
const HEIGHT: usize = 44;
const ACROSS: usize = WIDTH + 60;
const DOWN: usize = HEIGHT + 16;

/// The width of the column of section names, on the left.
const LEFT: usize = 150;

/// The most scenes that are drawn. More would be slow, and too small to read.
const MAX_SCENES: usize = 600;

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let map = Graph::of(ctx.document());
    let (width, height) = (LEFT + map.columns * ACROSS, map.rows.min(MAX_SCENES) * DOWN + 16);
    let shown = map.scenes.iter().filter(|it| it.row < MAX_SCENES);
    html! {
        <>
            { heading(words::THE_MAP) }
            <p class="hint">
                { words::HOW_TO_READ_IT }
            </p>
            <div class="map" tabindex="0" role="group" aria-label={words::SCENES_AND_BRANCHES}>
                <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}>
                    { for map.branches.iter().map(|it| branch(&map, *it)) }
                    { for map.sections.iter().filter(|it| it.1 < MAX_SCENES).map(|(number, row)| section(ctx, *number, *row)) }
                    { for shown.map(|it| scene(ctx, &map, *it)) }
                </svg>
            </div>
            if map.rows > MAX_SCENES { <p>{ words::first(MAX_SCENES) }</p> }
        </>
    }
}

fn left(scene: Scene) -> usize {
    LEFT + scene.column * ACROSS
}

fn top(row: usize) -> usize {
    8 + row * DOWN
}

fn scene(ctx: PageContext<'_>, map: &Graph, scene: Scene) -> Html {
    let Some(scenario) = ctx.document().scenarios().get(scene.scenario) else {
        return html! {};
    };
    let id = scenario.id.clone().unwrap_or_default();
    let name =
        scenario.name.as_deref().unwrap_or(strings::editor::section::A_SCENARIO_WITHOUT_A_NAME);
    let is_end = scenario.end == Some(true);
    boxed(
        left(scene),
        scene.row,
        WIDTH,
        html! {
            <a class="node" href={ctx.way(EditorPage::Scenario(id))} data-end={is_end.then_some("true")} dir="auto">
            { name }
            <span class="unseen">{ said(ctx, map, scene, is_end) }</span>
        </a>
        },
    )
}

/// Says in words what the lines and the frame of a scene show.
fn said(ctx: PageContext<'_>, map: &Graph, scene: Scene, is_end: bool) -> String {
    let name = |at: usize| {
        let scenario = ctx.document().scenarios().get(map.scenes.get(at)?.scenario)?;
        scenario.name.as_deref()
    };
    let from = |it: &&Branch| map.scenes.get(it.from) == Some(&scene);
    let to: Vec<&str> = map.branches.iter().filter(from).filter_map(|it| name(it.to)).collect();
    match (is_end, to.is_empty()) {
        (true, _) => words::ENDS_HERE.to_owned(),
        (false, true) => String::new(),
        (false, false) => words::leads_to(&to),
    }
}

/// Draws content at a place of the drawing as HTML, since HTML can wrap and shorten a long text and SVG cannot.
fn boxed(x: usize, row: usize, width: usize, content: Html) -> Html {
    html! {
        <foreignObject x={x.to_string()} y={top(row).to_string()} width={width.to_string()} height={HEIGHT.to_string()}>
            <div xmlns="http://www.w3.org/1999/xhtml" class="spot">{ content }</div>
        </foreignObject>
    }
}

fn section(ctx: PageContext<'_>, number: Option<usize>, row: usize) -> Html {
    let name = match number {
        Some(at) => ctx.document().head().sections.get(at).and_then(|it| it.name.clone()),
        None => Some(words::NOBODY_GETS_HERE.to_owned()),
    };
    boxed(
        0,
        row,
        LEFT - 10,
        html! { <p class="section-name" dir="auto">{ name.unwrap_or_default() }</p> },
    )
}

fn branch(map: &Graph, branch: Branch) -> Html {
    let (Some(from), Some(to)) = (map.scenes.get(branch.from), map.scenes.get(branch.to)) else {
        return html! {};
    };
    let (x, y) = (left(*from) + WIDTH, top(from.row) + HEIGHT / 2);
    let (end, below) = (left(*to), top(to.row) + HEIGHT / 2);
    // A line that leads back, to the left, passes below the scenes.
    let d = if end > x {
        let middle = usize::midpoint(x, end);
        format!("M{x} {y}C{middle} {y} {middle} {below} {end} {below}")
    } else {
        let (right, left) = (x + 40, end.saturating_sub(40));
        format!("M{x} {y}C{right} {} {left} {} {end} {below}", y + DOWN, below + DOWN)
    };
    html! { <path class="branch" {d} /> }
}
