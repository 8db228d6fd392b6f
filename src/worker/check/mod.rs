//! Checks every sector by its own codes.

pub mod sectors;
