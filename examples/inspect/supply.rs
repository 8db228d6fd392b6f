//! Local files that edits add to an image.

use std::fs;
use std::io;
use std::path::PathBuf;

use discern::edit::Supply;
use discern::error::Result;
use discern::tree::{Draft, DraftId, Name};

use crate::folder::Folder;

/// Supplies the files that edits name.
pub(crate) struct Local {
    /// Folder of the list of edits, which relative paths start from.
    pub(crate) base: PathBuf,
    /// Latest modification time, in seconds since 1970; later ones are set to it.
    pub(crate) latest: Option<i64>,
}

impl Supply for Local {
    fn supply(&mut self, from: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId> {
        let path = self.base.join(from);
        let metadata = fs::metadata(&path)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        let mut folder = Folder::new(draft, self.latest);
        let node = folder.node(&path, &metadata)?.named(Name::Text(name.to_owned()));
        let id = folder.place(parent, node)?;
        if metadata.is_dir() {
            folder.add(&path, id)?;
        }
        Ok(id)
    }
}
