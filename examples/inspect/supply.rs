//! Files that edits name, from local paths.

use std::fs;
use std::io;
use std::path::PathBuf;

use discern::edit::Supply;
use discern::error::Result;
use discern::tree::{Draft, DraftId, Name};

use crate::folder::Folder;

/// Files that edits name, beside the list of edits where their paths are relative.
pub(crate) struct Local {
    /// What relative paths are of.
    pub(crate) base: PathBuf,
    /// Seconds since 1970: the latest that a file may have been changed.
    pub(crate) latest: Option<i64>,
}

impl Supply for Local {
    fn supply(&mut self, from: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId> {
        let path = self.base.join(from);
        let metadata = fs::metadata(&path)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        let mut folder = Folder::new(draft, self.latest);
        let mut node = folder.node(&path, &metadata)?;
        node.name = Name::Text(name.to_owned());
        let id = folder.place(parent, node)?;
        if metadata.is_dir() {
            folder.add(&path, id)?;
        }
        Ok(id)
    }
}
