//! Renders pages as HTML without a browser: for the published build, which contains the cover so that people read it
//! before any script has arrived, and for tests.

use crate::editor;
use crate::env::Env;
use crate::player::app;
use crate::player::model::{Model, Msg};
use crate::player::program::Program;
use crate::route::Frame;
use core::pin::pin;
use core::task::{Context, Poll, Waker};
use quiz::Quiz;
use quiz::draw;
use quiz_link::Source;
use std::rc::Rc;
use yew::{Callback, Html, LocalServerRenderer, Properties, component};

#[derive(Debug, PartialEq, Properties)]
struct Props {
    page: Html,
}

#[component]
fn Page(props: &Props) -> Html {
    props.page.clone()
}

/// The page of a program, as HTML.
pub fn page<P: Program>(program: &P) -> String {
    drawn(app::view(program, 0, &Callback::noop()))
}

/// The page of a model of the editor, as HTML.
pub fn editor(model: &editor::model::Model) -> String {
    let outline = Rc::new(editor::app::outline(model));
    drawn(editor::app::view(model, &outline, &Callback::noop()))
}

fn drawn(page: Html) -> String {
    let renderer = LocalServerRenderer::<Page>::with_props(Props { page }).hydratable(false);
    let mut html = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    // A page waits only for its own turn in the renderer, so polling ends.
    loop {
        if let Poll::Ready(html) = html.as_mut().poll(&mut context) {
            return html;
        }
    }
}

/// The cover of a first visit. It has its first scenario only if every play begins with that one.
pub fn first_view(quiz: &Rc<Quiz>) -> String {
    let mut model = Model::new(Source::BuiltIn(Rc::clone(quiz)), Frame::default());
    if draw::opener(quiz).is_some() {
        model.update(Msg::Opened(String::new()), Env::fixed(0, 0));
    }
    page(&model)
}
