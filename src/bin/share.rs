//! The share program: the player, with all that opens and makes links.

#[cfg(target_arch = "wasm32")]
fn main() {
    what_do_you_do::share::dress();
    what_do_you_do::start::open::<what_do_you_do::share::model::Model>();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
