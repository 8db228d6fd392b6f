//! One thing to be saved.

use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::fs::FileSystem;
use crate::source::Recipe;
use crate::tree::{Kind, NodeId, RowId};
use crate::view::View;

/// An entry with the safe path it is saved under.
#[derive(Debug, Clone)]
pub struct Item {
    /// Safe names with `/` between them.
    pub path: String,
    /// True where `path` already says that not all of the file is there.
    pub is_partial: bool,
    /// Address, for the file system.
    pub node: NodeId,
    /// What it is.
    pub kind: Kind,
    /// Bytes of content by the image's own account.
    pub size: u64,
    /// Bytes of those which the image does not hold.
    pub missing: u64,
    /// First byte of its data in the volume's content.
    pub location: Option<u64>,
    /// Content last changed.
    pub modified: Option<Timestamp>,
    /// POSIX mode, where recorded.
    pub mode: Option<u32>,
    /// Where a symlink points.
    pub target: Option<String>,
}

/// What of an item can be saved.
#[derive(Debug)]
pub enum Content {
    /// Only that it is there.
    Directory,
    /// A link to this path.
    Link(String),
    /// All of a file.
    Whole(Recipe),
    /// The beginning of a file whose rest the image does not hold.
    Cut(Recipe),
    /// Nothing, and why.
    Nothing(String),
}

impl Item {
    /// Ending of the name of a file of which not all is there.
    pub const PARTIAL: &str = ".partial";

    /// A row of a view that is to be saved under `path`.
    #[must_use]
    pub fn new(view: &View, row: RowId, path: String) -> Option<Self> {
        let found = view.index.row(row)?;
        let missing = view.index.missing(row);
        Some(Self {
            is_partial: missing > 0 && path.ends_with(Self::PARTIAL),
            path,
            node: found.node,
            kind: found.kind,
            size: found.size,
            missing,
            location: found.location,
            modified: found.modified,
            mode: found.mode,
            target: view.index.target(row).map(|target| view.text(target).into_owned()),
        })
    }

    /// A file that is in no view: one that was made.
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
        }
    }

    /// Bytes that are expected to be read of it.
    #[must_use]
    pub const fn present(&self) -> u64 {
        match self.kind {
            Kind::File => self.size.saturating_sub(self.missing),
            _ => 0,
        }
    }

    /// The path for a file of which not all is there: never its whole name.
    #[must_use]
    pub fn partial_path(&self) -> String {
        if self.is_partial { self.path.clone() } else { format!("{}{}", self.path, Self::PARTIAL) }
    }

    /// What can be saved of it.
    ///
    /// # Errors
    /// Only where the user's file cannot be read; what is wrong inside the image is [`Content::Nothing`].
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

/// True where an error comes from what is in the image; false where the user's file cannot be read at all, after
/// which nothing else can be either.
#[must_use]
pub(super) fn is_of_the_image(error: &Error) -> bool {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof, Unsupported};
    match error {
        Error::Io(error) => matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof | Unsupported),
        Error::Cancelled => false,
        _ => true,
    }
}
