//! The user's files joined one after the other, as the map of an image shows them.

use crate::source::{FileId, Files, Source};

/// Offset of each file.
#[derive(Debug, Clone)]
pub struct Joined {
    starts: Vec<u64>,
    len: u64,
}

impl Joined {
    /// Joins the files in the order they were opened; `unused` ones, which are not part of the image, take no space.
    #[must_use]
    pub fn of(files: &Files, unused: &[String]) -> Self {
        let mut len = 0_u64;
        let mut starts = Vec::new();
        for file in files.all() {
            starts.push(len);
            if !unused.contains(&file.name) {
                len = len.saturating_add(file.content.len());
            }
        }
        Self { starts, len }
    }

    /// Size of the image's files in bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether the files have no bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The file that has the byte at a position, and the byte's offset in it.
    #[must_use]
    pub fn file_at(&self, position: u64) -> Option<(FileId, u64)> {
        if position >= self.len {
            return None;
        }
        // Unused files have the place of the next one.
        let at = self.starts.partition_point(|start| *start <= position).checked_sub(1)?;
        Some((FileId(u32::try_from(at).ok()?), position.checked_sub(*self.starts.get(at)?)?))
    }

    /// Position of a byte of a file.
    #[must_use]
    pub fn place(&self, (file, offset): (FileId, u64)) -> Option<u64> {
        Some(self.starts.get(usize::try_from(file.0).ok()?)?.saturating_add(offset))
    }

    /// Position of a byte of a source, if it comes from the user's files.
    #[must_use]
    pub fn place_of(&self, source: &Source, offset: u64) -> Option<u64> {
        self.place(source.origin(offset)?)
    }
}
