//! Starts images before and after a rebuild: many layouts, three modes, two firmwares, as a disc and as a disk.
//!
//! A few of them with `cargo test --test start`; all with `cargo xtask boot`, which prints a table. What starts before has to start after,
//! with the edited menu.
#![cfg(unix)]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    clippy::restriction,
    reason = "a test may stop where it stands"
)]

mod differ;
#[path = "../../examples/inspect/folder.rs"]
mod folder;
mod kit;
mod layouts;
mod machine;
mod matrix;
#[path = "../../examples/inspect/supply.rs"]
mod supply;
#[path = "../support/mod.rs"]
mod support;
mod walk;

use support::local_file;
