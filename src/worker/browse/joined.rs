//! The user's files joined one after the other, as the map of an image shows them.

use discern::source::{FileId, Files, Source};

/// Where each file begins.
pub struct Joined {
    starts: Vec<u64>,
    len: u64,
}

impl Joined {
    /// In the order they were given; what is `unused`, as it is no part of the image, takes no room.
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

    /// Bytes of the image's files.
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Where a byte of a file is.
    pub fn place(&self, (file, offset): (FileId, u64)) -> Option<u64> {
        Some(self.starts.get(usize::try_from(file.0).ok()?)?.saturating_add(offset))
    }

    /// Where a byte of a source is, if it is one of the user's.
    pub fn place_of(&self, source: &Source, offset: u64) -> Option<u64> {
        self.place(source.origin(offset)?)
    }
}
