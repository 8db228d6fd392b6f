//! Failures of requests.

use serde::{Deserialize, Serialize};

/// Why a request failed, in words for the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind, for the program.
    pub kind: FailureKind,
    /// Stable name of the sentence in `what`, such as `EDIT-NAME-TAKEN`, by which it can be translated.
    pub code: String,
    /// Values that the sentence and the advice mention, in the order of their placeholders.
    pub arguments: Vec<String>,
    /// What happened.
    pub what: String,
    /// What it means for the user.
    pub meaning: String,
    /// What the user can do.
    pub advice: String,
    /// Technical detail for developers, which the user can copy.
    pub detail: String,
}

impl Failure {
    /// A failure whose words are always the same.
    #[must_use]
    pub fn new(kind: FailureKind, code: &str, what: &str, meaning: &str, advice: &str) -> Self {
        let [code, what, meaning, advice] = [code, what, meaning, advice].map(str::to_owned);
        Self { kind, code, arguments: Vec::new(), what, meaning, advice, detail: String::new() }
    }
}

/// Kinds of failure that the page handles differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// The user stopped it.
    Cancelled,
    /// The user's file is gone, has changed, or cannot be read.
    Unreadable,
    /// The image is in no known format.
    Unsupported,
    /// The image is damaged.
    Broken,
    /// The destination is full, or access to it was revoked.
    Destination,
    /// The worker itself failed.
    Worker,
    /// A part of the program could not be loaded.
    Part,
}
