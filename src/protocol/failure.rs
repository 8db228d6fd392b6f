//! Why a request failed.

use serde::{Deserialize, Serialize};

/// Why a request failed, for a person to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// For the program.
    pub kind: FailureKind,
    /// What happened.
    pub what: String,
    /// What it means for the person.
    pub meaning: String,
    /// What to do.
    pub advice: String,
    /// What a developer wants to know; may be copied.
    pub detail: String,
}

/// Kinds of failure that the page treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// The person stopped it.
    Cancelled,
    /// The user's file is gone, changed, or cannot be read.
    Unreadable,
    /// Nothing we know.
    Unsupported,
    /// Something is wrong in the image.
    Broken,
    /// The place to save to is full or withdrawn.
    Destination,
    /// The worker itself.
    Worker,
    /// A part of the program that could not be loaded.
    Part,
}
