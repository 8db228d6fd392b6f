//! Starts images before and after a rebuild: many layouts, three modes, two firmwares, as a disc and as a disk.
//!
//! `cargo test --test start` starts a few of them; `cargo xtask boot` starts all and prints a table. Whatever starts
//! before a rebuild has to start after it, with the edited menu.
#![cfg(unix)]
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

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
