//! Saving files into a folder on the user's computer.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{Selection, Written};

requests! {
    Folder:
    Save -> Written,
}

/// Save a selection into the directory sent along; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Save {
    /// The rows to save.
    pub selection: Selection,
}
