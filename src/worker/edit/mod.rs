//! Changes the image, builds it anew, and makes new ones.

pub mod build;
pub mod changes;
pub mod editing;
pub mod given;
pub mod moving;
pub mod new_image;
pub mod numbers;
pub mod volume;
