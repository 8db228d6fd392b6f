//! The worker: everything that touches files.
//!
//! `messages` is what comes in and goes out, `runner` takes each request to whom it concerns, `session` holds the open
//! image and answers what can be answered at once, `jobs` does what takes longer. The rest turns the library's
//! types into those of the protocol, a noun a file.

#![allow(unreachable_pub, reason = "a binary has no outside: `pub` is for its other modules")]

mod ahead;
mod blob;
mod building;
mod changes;
mod clock;
mod conversion;
mod converting;
mod decoder;
mod details;
mod disc;
mod earlier;
mod editing;
mod facts;
mod failures;
mod file_sink;
mod file_source;
mod folder;
mod given;
mod jobs;
mod joined;
mod listings;
mod messages;
mod moving;
mod new_image;
mod news;
mod number;
mod numbers;
mod outline;
mod pour;
mod preview;
mod products;
mod row;
mod rows;
mod runner;
mod same_path;
mod scan;
mod sector;
mod selection;
mod session;
mod sink;
mod sound;
mod stream_sink;
mod strip;
mod summary;
mod volume;
mod window;

fn main() {
    messages::report_panics();
    discern::bytes::text::decode_with(decoder::decode);
    runner::start();
}
