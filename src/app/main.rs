//! The page: draws what the worker tells, and asks it. Imports of the library only its protocol.

#![allow(unreachable_pub, reason = "the component macro makes the properties of a component public")]

mod app;
mod browser;
mod client;
mod components;
mod model;
mod parts;
mod text;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
