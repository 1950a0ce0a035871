//! The drawings of `static/drawings`, as the build script packed them.
//!
//! A drawing consists of flat shapes with classes. The theme gives each class its colour.

use yew::{Html, html};

/// One drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// The `viewBox` of the drawing.
    view_box: &'static str,
    /// One line for each shape, in painting order: its class, a space, and its path data. One text takes less room in
    /// the program than pointers to many.
    shapes: &'static str,
}

const DRAWINGS: &[(&str, Drawing)] = include!(concat!(env!("OUT_DIR"), "/drawings.rs"));

impl Drawing {
    /// The drawing of this name, if there is one.
    pub fn named(name: &str) -> Option<&'static Drawing> {
        DRAWINGS.iter().find(|(it, _)| *it == name).map(|(_, drawing)| drawing)
    }

    /// The drawing as an SVG element. It is decoration, so screen readers skip it.
    pub fn view(&self) -> Html {
        html! {
            <svg class="drawing" viewBox={self.view_box} aria-hidden="true" focusable="false">
                { self.shapes() }
            </svg>
        }
    }

    /// Width and height, in units of the `viewBox`.
    pub fn size(&self) -> (u32, u32) {
        let mut numbers = self.view_box.split(' ').skip(2).map(|it| it.parse().unwrap_or(1));
        (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1))
    }

    /// The class and the path data of each shape, in painting order, for a picture outside HTML.
    pub fn paths(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.shapes.lines().filter_map(|it| it.split_once(' '))
    }

    /// The shapes without an SVG element around them, for a picture that contains several drawings.
    pub fn shapes(&self) -> Html {
        self.paths().map(|(class, d)| html! { <path {class} {d} /> }).collect()
    }
}

/// The drawing of this name as an SVG element; empty if there is none.
pub fn view(name: Option<&str>) -> Html {
    name.and_then(Drawing::named).map(Drawing::view).unwrap_or_default()
}
