//! The user's files joined one after the other, as the map of an image shows them.

use discern::source::{FileId, Files, Source};

/// Offset of each file.
pub struct Joined {
    starts: Vec<u64>,
    len: u64,
}

impl Joined {
    /// Joins the files in the order they were opened; `unused` ones, which are not part of the image, take no space.
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
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Position of a byte of a file.
    pub fn place(&self, (file, offset): (FileId, u64)) -> Option<u64> {
        Some(self.starts.get(usize::try_from(file.0).ok()?)?.saturating_add(offset))
    }

    /// Position of a byte of a source, if it comes from the user's files.
    pub fn place_of(&self, source: &Source, offset: u64) -> Option<u64> {
        self.place(source.origin(offset)?)
    }
}
