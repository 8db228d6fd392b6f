//! What the worker tells unasked.

use serde::{Deserialize, Serialize};

use super::{Severities, ViewNumber, ViewState};

/// What the worker tells unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// It has loaded.
    Ready {
        /// Its [`VERSION`](super::VERSION).
        version: u32,
    },
    /// A view has been read further, or its names are read differently.
    View {
        /// Which.
        view: ViewNumber,
        /// How it stands.
        state: ViewState,
    },
    /// Findings so far.
    Severities(Severities),
    /// Bytes read of the user's files since the page was loaded.
    Read {
        /// Bytes.
        bytes: u64,
        /// Calls.
        calls: u64,
    },
    /// A job goes on.
    Progress(JobProgress),
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// The request's id.
    pub job: u64,
    /// What it is doing, as in "Checksums".
    pub phase: String,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// The file it is at.
    pub file: String,
    /// Milliseconds since it began.
    pub elapsed: u64,
}
