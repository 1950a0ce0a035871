//! Puts the quiz into the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use what_do_you_do::app::{App, Props};
    use what_do_you_do::browser::{LocalStorage, Stage};
    use what_do_you_do::{builtin, store::Store};

    let Some(stage) = Stage::set() else { return };
    let quiz = builtin::quiz();
    let found = Store::new(LocalStorage, std::rc::Rc::clone(&quiz)).load();
    let root = stage.root();
    let on_drawn = yew::Callback::from(move |()| stage.enter());
    let props = Props { quiz, found, on_drawn };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
