//! Converts the disc into another form.

pub mod plan;
pub mod run;
