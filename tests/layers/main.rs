//! Rules about the source text that no lint checks: module imports, and matches over the protocol.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod circles;
mod levels;
mod protocol;
mod text;
