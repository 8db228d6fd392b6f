//! The files that changes add.

use crate::error::Result;
use crate::tree::{Draft, DraftId};

/// Supplies the files that changes refer to.
pub trait Supply {
    /// Puts a file, or a folder with its contents, into a directory of a draft under a name.
    ///
    /// # Errors
    /// If there is no such file or folder, or it cannot be read.
    fn supply(&mut self, from: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId>;
}
