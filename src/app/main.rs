//! The page: shows what the worker answers. Imports only the protocol of the library.

#![allow(unreachable_pub, reason = "the component macro makes the properties of a component public")]
#![allow(
    clippy::redundant_closure,
    reason = "closures that are written in a view share their code, which named ones do not: each weighs a kilobyte"
)]

mod app;
mod browser;
mod client;
mod components;
mod model;
mod part;
mod parts;
mod state;
mod text;
mod words;

use leptos::mount::mount_to;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn main() {
    console_error_panic_hook::set_once();
    words::read_chosen(|| {
        mount_to(element("app"), || {
            let model = model::Model::provide(parts::maker);
            components::take_over_welcome(model);
            // A part of the bar of `index.html`, with the same context.
            mount_to(element("top-bar"), app::top_bar).forget();
            app::app()
        })
        .forget();
    });
}

fn element(id: &str) -> HtmlElement {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into().ok());
    element.expect("cannot fail: `index.html` has it")
}
