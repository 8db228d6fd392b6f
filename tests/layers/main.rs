//! Rules about the source text that no lint checks: which module may import which, and how the protocol is matched.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod circles;
mod levels;
mod protocol;
mod text;
