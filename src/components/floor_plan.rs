//! Progress as the floor plan of a flat: one room for each section. The room of the player is lit, and a lamp is on in
//! those behind.

use yew::{Html, html};

/// The state of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The player has left the room.
    Behind,
    /// The player is here.
    Here,
    /// The player has not reached the room.
    Ahead,
}

/// The greatest number of rooms that are drawn; a quiz with more sections has no plan.
const MAX_ROOMS: usize = 12;

/// The width of a room, in units of the `viewBox`.
const WIDE: usize = 26;

/// Draws the plan. It is decoration: the words beside it say the same.
pub fn floor_plan(rooms: &[Room]) -> Html {
    if rooms.len() > MAX_ROOMS || rooms.len() < 2 {
        return html! {};
    }
    let width = rooms.len() * WIDE + 4;
    let room = |(at, room): (usize, &Room)| {
        // Rooms have two depths, so that the row looks like a real flat.
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
