//! The player: plays the built-in quiz. A first visit loads no other program.

#[cfg(target_arch = "wasm32")]
use what_do_you_do::route::WRITE;

#[cfg(target_arch = "wasm32")]
fn main() {
    // A debug build has all three programs in one, so that development needs one build only.
    if cfg!(debug_assertions) && what_do_you_do::platform::fragment().starts_with(WRITE) {
        return what_do_you_do::start::write();
    }
    if cfg!(debug_assertions) {
        what_do_you_do::share::dress();
        return what_do_you_do::start::open::<what_do_you_do::share::model::Model>();
    }
    what_do_you_do::start::open::<what_do_you_do::player::model::Model>();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
