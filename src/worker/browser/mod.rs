//! Interfaces to the browser: its clock, its decoders, its numbers, its errors, and messages to and from the page.

pub mod clock;
pub mod decoder;
pub mod messages;
pub mod number;
pub mod thrown;
