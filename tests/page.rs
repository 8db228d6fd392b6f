//! Runs the unit tests of those parts of the page that need no browser.

#![allow(dead_code, reason = "the page uses what these tests do not")]

#[path = "../src/app/dates_sizes.rs"]
mod dates_sizes;
#[path = "../src/app/geometry.rs"]
mod geometry;
#[path = "../src/app/given_name.rs"]
mod given_name;
#[path = "../src/app/hex_digits.rs"]
mod hex_digits;
#[path = "../src/app/model/job.rs"]
mod job;
#[path = "../src/app/model/pages.rs"]
mod pages;
#[path = "../src/app/model/strip.rs"]
mod strip;
#[path = "../src/app/text_fields.rs"]
mod text_fields;
#[path = "../src/worker/window.rs"]
mod window;
