//! The drawings of `static/drawings`, as the build script packed them: flat shapes whose classes
//! take their colours from the theme.

use yew::{Html, html};

/// Flat shapes in the colours of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// The `viewBox` of the picture.
    view_box: &'static str,
    /// A line for each shape, in painting order: its class and its path data. In the program, one text is smaller than
    /// pointers to many.
    shapes: &'static str,
}

const DRAWINGS: &[(&str, Drawing)] = include!(concat!(env!("OUT_DIR"), "/drawings.rs"));

impl Drawing {
    /// The drawing of this name, if there is one.
    pub fn named(name: &str) -> Option<&'static Drawing> {
        DRAWINGS.iter().find(|(it, _)| *it == name).map(|(_, drawing)| drawing)
    }

    /// The picture. It is decoration: screen readers are not told of it.
    pub fn view(&self) -> Html {
        html! {
            <svg class="drawing" viewBox={self.view_box} aria-hidden="true" focusable="false">
                { self.shapes() }
            </svg>
        }
    }

    /// Width and height, in units of its own.
    pub fn size(&self) -> (u32, u32) {
        let mut numbers = self.view_box.split(' ').skip(2).map(|it| it.parse().unwrap_or(1));
        (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1))
    }

    /// Classes and path data, in painting order, for a picture that is no HTML.
    pub fn paths(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.shapes.lines().filter_map(|it| it.split_once(' '))
    }

    /// The shapes alone, for a picture that holds others.
    pub fn shapes(&self) -> Html {
        self.paths().map(|(class, d)| html! { <path {class} {d} /> }).collect()
    }
}

/// The drawing of this name, or nothing.
pub fn view(name: Option<&str>) -> Html {
    name.and_then(Drawing::named).map(Drawing::view).unwrap_or_default()
}
