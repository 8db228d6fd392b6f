//! The worker: everything that touches files.
//!
//! `messages` is what comes in and goes out, `runner` takes each request to whom it concerns, `session` holds the open
//! image and answers what can be answered at once, `jobs` does what takes longer. The rest turns the library's
//! types into those of the protocol, a noun a file.

#![allow(unreachable_pub, reason = "a binary has no outside: `pub` is for its other modules")]

mod browse;
mod browser;
mod check;
mod convert;
mod disc;
mod edit;
mod failures;
mod files;
mod jobs;
mod news;
mod parts;
mod runner;
mod save;
mod session;
mod sinks;

fn main() {
    browser::messages::report_panics();
    discern::bytes::text::decode_with(browser::decoder::decode);
    runner::start();
}
