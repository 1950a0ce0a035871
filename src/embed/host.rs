//! Connects the page in a frame with its host: applies the host's options, and reports to the host what happens.

use crate::embed::events;
use crate::embed::events::{NAME, VERSION, events, initialized, resized};
use crate::embed::options::{Options, Theme};
use crate::platform;
use crate::platform::frame;
use crate::player::model::Model;
use crate::route::Frame;

use quiz::Feedback;
use quiz_link::Link;
use std::cell::RefCell;
use yew::Callback;

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// The page around this one, and what has been reported to it.
struct Host {
    options: Options,
    /// The model at the time of the last report.
    told_of: Option<Model>,
}

/// Applies the options of the host, if the page is in a frame.
pub(crate) fn begin() {
    let read = Options::read(frame::query(), frame::is_origin);
    let Some((mut options, problems)) = read else { return };
    // Outside a frame no page listens.
    options.host_origin = options.host_origin.filter(|_| frame::is_within());
    for problem in problems {
        frame::warn(&problem.to_string());
    }
    frame::settle_in();
    frame::set_color_scheme(options.theme.name());
    if let Some(seed) = options.seed {
        platform::settle_seed(seed);
    }
    if let Some(origin) = options.host_origin.clone() {
        let wants = Callback::from(|theme: String| {
            if let Some(theme) = Theme::named(&theme) {
                frame::set_color_scheme(theme.name());
            }
        });
        if let Some(listener) = frame::hear(origin.clone(), (NAME, VERSION), wants) {
            // The listener has to live as long as the page.
            listener.forget();
        }
        frame::watch_height(move |height| post(&resized(height), &origin));
    }
    HOST.set(Some(Host { options, told_of: None }));
}

/// Returns the time of feedback that the host asks for, if it does.
pub(crate) fn feedback() -> Option<Feedback> {
    HOST.with_borrow(|host| host.as_ref()?.options.feedback)
}

/// Whether a host hears of the play, so that the page tells the person.
pub(crate) fn is_heard() -> bool {
    HOST.with_borrow(|host| host.as_ref().is_some_and(|it| it.options.host_origin.is_some()))
}

/// Returns the frame's number among the host's frames. The default stands for a page without a number.
pub(crate) fn frame() -> Frame {
    HOST.with_borrow(|host| host.as_ref()?.options.frame).unwrap_or_default()
}

/// Reports to the host what changed since the page was last drawn. `is_turned` says whether another screen is shown;
/// `address` gives the whole address of a link.
pub(crate) fn follow(model: &Model, is_turned: bool, address: impl Fn(&Link) -> String) {
    HOST.with_borrow_mut(|host| {
        let Some(host) = host else { return };
        frame::lead_out();
        let Some(origin) = &host.options.host_origin else { return };
        let messages = match &host.told_of {
            None => vec![initialized(model)],
            Some(before) => events(before, model, is_turned, address),
        };
        for message in messages {
            post(&message, origin);
        }
        host.told_of = Some(model.clone());
    });
}

fn post(message: &events::Json, origin: &str) {
    frame::post_message(&message.to_string(), origin);
}
