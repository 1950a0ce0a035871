//! Progress as the floor plan of the flat: a room for each section, the one the player stands in
//! lit, those behind with the lamp left on.

use yew::{Html, html};

/// A room of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Left, the lamp still on.
    Behind,
    /// The player is here.
    Here,
    /// Still dark.
    Ahead,
}

/// More rooms than this are too many to draw.
const MOST_ROOMS: usize = 12;

/// How wide a room is drawn.
const WIDE: usize = 26;

/// The plan. It is decoration: the words beside it say the same.
pub fn floor_plan(rooms: &[Room]) -> Html {
    if rooms.len() > MOST_ROOMS || rooms.len() < 2 {
        return html! {};
    }
    let width = rooms.len() * WIDE + 4;
    let room = |(at, room): (usize, &Room)| {
        // Rooms of two depths, so that the row looks like somebody's flat.
        let (top, depth) = if at % 2 == 0 { (2, 28) } else { (8, 22) };
        let left = 2 + at * WIDE;
        let state = match room {
            Room::Behind => "behind",
            Room::Here => "here",
            Room::Ahead => "ahead",
        };
        let lamp = html! {
            <circle class="lamp" cx={(left + WIDE / 2).to_string()} cy={(top + 7).to_string()} r="3" />
        };
        let door = (at > 0).then(|| format!("M{left} 20v6"));
        html! {
            <g data-room={state}>
                <rect
                    class="room"
                    x={left.to_string()}
                    y={top.to_string()}
                    width={WIDE.to_string()}
                    height={depth.to_string()}
                    rx="1.5"
                />
                if *room != Room::Ahead { { lamp } }
                if let Some(d) = door { <path class="door" {d} /> }
            </g>
        }
    };
    html! {
        <svg class="floor-plan" viewBox={format!("0 0 {width} 32")} aria-hidden="true" focusable="false">
            { for rooms.iter().enumerate().map(room) }
        </svg>
    }
}
