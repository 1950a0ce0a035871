//! The editor: a program to write quizzes.

#[cfg(target_arch = "wasm32")]
fn main() {
    what_do_you_do::start::write();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
