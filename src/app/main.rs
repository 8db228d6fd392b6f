//! The page: draws what the worker tells, and asks it. Imports of the library only its protocol.

#![allow(unreachable_pub, reason = "the component macro makes the properties of a component public")]

mod app;
mod client;
mod components;
mod dates_sizes;
mod destination;
mod disc_address;
mod download;
mod geometry;
mod given;
mod given_name;
mod hex_digits;
mod model;
mod picker;
mod sound;
mod sound_stream;
mod text_fields;
mod verdict;
mod viewport;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
