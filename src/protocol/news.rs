//! Messages that the worker sends without a request.

use serde::{Deserialize, Serialize};

use super::{Severities, Summary, ViewNumber, ViewState};

/// A message that the worker sends without a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// The worker has loaded.
    Ready {
        /// The worker's [`VERSION`](super::VERSION).
        version: u32,
    },
    /// More of a view has been read, or its names were decoded again.
    View {
        /// The view.
        view: ViewNumber,
        /// Its new state.
        state: ViewState,
    },
    /// Partitions and boot images have been searched. Views keep their numbers, and others follow.
    Summary(Box<Summary>),
    /// The findings so far.
    Severities(Severities),
    /// Bytes read of the user's files since the page was loaded.
    Read {
        /// Number of bytes.
        bytes: u64,
        /// Number of read calls.
        calls: u64,
    },
    /// A job has made progress.
    Progress(JobProgress),
}

/// Progress of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// Id of the job's request.
    pub job: u64,
    /// What it is doing, as in "Checksums".
    pub phase: String,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// The file being processed.
    pub file: String,
    /// Milliseconds since it began.
    pub elapsed: u64,
}
