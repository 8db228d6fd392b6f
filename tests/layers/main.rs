//! Rules about the source text that no lint knows: who may import whom, and how the protocol is matched.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod circles;
mod levels;
mod protocol;
mod text;
