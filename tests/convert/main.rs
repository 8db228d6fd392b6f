//! Conversions: every disc into every form, opened again by us and by other people's programs, and back.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod back;
mod corpus;
mod discs;
mod flac;
mod ledger;
mod readers;
mod sessions;
mod slices;
#[path = "../support/mod.rs"]
mod support;
mod written;
