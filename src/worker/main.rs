//! The worker: everything that touches files.
//!
//! `dispatch` passes each request to the module that answers its family: `browse`, `save`, `folder`, `inspect`, `disc`, `audio`,
//! `map`, `check`, `compare`, `convert`, `edit` or `unpack`. `session` is the open image, `jobs` runs long work, and `runner` holds both
//! between requests.
//! `files` and `sinks` read and write the user's files.

#![allow(unreachable_pub, reason = "a binary has no outside: `pub` is for its other modules")]

mod audio;
mod browse;
mod browser;
mod check;
mod compare;
mod convert;
mod disc;
mod dispatch;
mod edit;
mod failures;
mod files;
mod folder;
mod formats;
mod helper;
mod inspect;
mod jobs;
mod lookahead;
mod map;
mod news;
mod overview;
mod parts;
mod runner;
mod save;
mod session;
mod sinks;
mod unpack;

fn main() {
    browser::messages::report_panics();
    discern::bytes::text::decode_with(browser::decoder::decode);
    discern::bytes::text::lower_with(browser::decoder::lower);
    discern::bytes::text::fold_with(browser::decoder::folded);
    lookahead::unpack_with(|| Box::pin(parts::unpacking()));
    dispatch::start();
}
