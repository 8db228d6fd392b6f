//! An entry to be saved.

use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::fs::FileSystem;
use crate::source::Recipe;
use crate::tree::{Kind, NodeId, RowId};
use crate::view::View;

/// An entry, and the safe path to save it under.
#[derive(Debug, Clone)]
pub struct Item {
    /// Safe names, separated by `/`.
    pub path: String,
    /// Whether `path` already says that the file is incomplete.
    pub is_partial: bool,
    /// Address in its file system.
    pub node: NodeId,
    /// Kind of entry.
    pub kind: Kind,
    /// Size in bytes according to the image.
    pub size: u64,
    /// Number of those bytes that are not in the image.
    pub missing: u64,
    /// First byte of its data in the volume.
    pub location: Option<u64>,
    /// Modification date.
    pub modified: Option<Timestamp>,
    /// POSIX mode, if recorded.
    pub mode: Option<u32>,
    /// Target of a symbolic link.
    pub target: Option<String>,
    /// The content by another view, if this one records a part of it.
    whole: Option<Recipe>,
}

/// The part of an item that can be saved.
#[derive(Debug)]
pub enum Content {
    /// Only its existence.
    Directory,
    /// A link to this path.
    Link(String),
    /// The whole file.
    Whole(Recipe),
    /// The beginning of a file; the image does not contain the rest.
    Cut(Recipe),
    /// Nothing, for this reason.
    Nothing(String),
}

impl Item {
    /// Suffix of the name of an incomplete file.
    pub const PARTIAL: &str = ".partial";

    /// An item for a row of a view, to be saved under `path`.
    #[must_use]
    pub fn new(view: &View, row: RowId, path: String) -> Option<Self> {
        let found = view.index.row(row)?;
        let missing = view.index.missing(row);
        Some(Self {
            is_partial: missing > 0 && path.ends_with(Self::PARTIAL),
            path,
            node: found.node,
            kind: found.kind,
            size: view.size(row),
            missing,
            location: found.location,
            modified: found.modified,
            mode: found.mode,
            target: view.index.target(row).map(|target| view.text(target).into_owned()),
            whole: view.is_corrected(row).then(|| view.body(row).ok()).flatten(),
        })
    }

    /// An item for a generated file, which is in no view.
    #[must_use]
    pub const fn made(path: String, size: u64) -> Self {
        Self {
            path,
            is_partial: false,
            node: NodeId(0),
            kind: Kind::File,
            size,
            missing: 0,
            location: None,
            modified: None,
            mode: None,
            target: None,
            whole: None,
        }
    }

    /// Number of bytes that will have to be read.
    #[must_use]
    pub const fn present(&self) -> u64 {
        match self.kind {
            Kind::File => self.size.saturating_sub(self.missing),
            _ => 0,
        }
    }

    /// The path to use for an incomplete file: never its original name.
    #[must_use]
    pub fn partial_path(&self) -> String {
        if self.is_partial { self.path.clone() } else { format!("{}{}", self.path, Self::PARTIAL) }
    }

    /// Determines what can be saved.
    ///
    /// # Errors
    /// Only if the user's file cannot be read; a problem inside the image results in [`Content::Nothing`].
    pub fn content(&self, file_system: &dyn FileSystem) -> Result<Content> {
        match self.kind {
            Kind::Directory => return Ok(Content::Directory),
            Kind::Symlink => {
                let none = || Content::Nothing("the link has no target".into());
                return Ok(self.target.clone().map_or_else(none, Content::Link));
            }
            Kind::File => {}
            _ => return Ok(Content::Nothing("only its name is recorded: it is a device, a pipe or a socket".into())),
        }
        if let Some(whole) = &self.whole {
            return Ok(Content::Whole(whole.clone()));
        }
        let recipe = match file_system.body(self.node) {
            Ok(recipe) => recipe,
            Err(error) if is_of_the_image(&error) => return Ok(Content::Nothing(error.to_string())),
            Err(error) => return Err(error),
        };
        Ok(match recipe.len() {
            len if len >= self.size && self.missing == 0 => Content::Whole(recipe),
            0 => Content::Nothing("none of it is in the image".into()),
            _ => Content::Cut(recipe),
        })
    }
}

/// Whether an error comes from the contents of the image; otherwise the user's file cannot be read at all, and saving
/// must stop.
#[must_use]
pub(super) fn is_of_the_image(error: &Error) -> bool {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof, Unsupported};
    match error {
        Error::Io(error) => matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof | Unsupported),
        Error::Cancelled => false,
        _ => true,
    }
}
