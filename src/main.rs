//! Puts the quiz into the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    if let Some(root) = what_do_you_do::browser::element("app") {
        yew::Renderer::<what_do_you_do::app::App>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
