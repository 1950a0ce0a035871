//! The small program: all that it takes to play.

#[cfg(target_arch = "wasm32")]
fn main() {
    // While one develops, one program is enough.
    let parts = cfg!(debug_assertions).then_some(&what_do_you_do::whole::PARTS);
    what_do_you_do::start::open(parts);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
