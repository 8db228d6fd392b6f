//! Runs the unit tests of those parts of the page that need no browser.

#![allow(dead_code, unused_imports, reason = "only the page uses the rest")]

#[path = "../src/app/browser/geometry.rs"]
mod geometry;
#[path = "../src/app/model/job.rs"]
mod job;
#[path = "../src/app/model/pages.rs"]
mod pages;
#[path = "../src/app/model/strip.rs"]
mod strip;
#[path = "../src/app/text/mod.rs"]
mod text;
#[path = "../src/worker/files/window.rs"]
mod window;
#[path = "../src/app/words/mod.rs"]
mod words;
