//! Rules about the source text that no lint checks: module imports, matches over the protocol, and unique codes.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod circles;
mod codes;
mod levels;
mod protocol;
mod text;
