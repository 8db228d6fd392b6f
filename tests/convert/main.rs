//! Conversions of every disc to every format, opened again by us and by third-party programs, and converted back.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod back;
mod chd;
mod corpus;
mod damaged;
mod discs;
mod flac;
mod judged;
mod ledger;
mod many;
mod others;
mod readers;
mod sessions;
mod shown;
mod slices;
#[path = "../support/mod.rs"]
mod support;
mod written;

use std::alloc::System;

/// Beyond this limit an allocation fails and ends the test: the images of the corpus have 60 MB in all.
#[global_allocator]
static MEMORY: cap::Cap<System> = cap::Cap::new(System, 600 << 20);
