//! Builds an archive: headers as bytes, contents as segments.

use super::directory::{self, Directory, Member, Storing};
use crate::source::Recipe;

/// Number of bytes collected before they become a segment.
const GATHERED: usize = 4 << 20;

/// An archive being built, member by member.
#[derive(Debug, Default)]
pub(super) struct Archive {
    recipe: Recipe,
    gathered: Vec<u8>,
    directory: Directory,
}

impl Archive {
    /// Begins a member, whose content must follow. Returns false if its name is too long.
    pub(super) fn begin(&mut self, member: &Member) -> bool {
        let Some(header) = directory::local(member, Storing::Plain) else { return false };
        self.directory.enter(member, Storing::Plain, self.offset());
        self.put_bytes(&header);
        true
    }

    /// Appends bytes. They are collected, so that the many small files and headers of an archive become few segments: a
    /// browser takes seconds for ten thousand.
    pub(super) fn put_bytes(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.flush();
        }
    }

    /// Appends the segments of a file's content.
    pub(super) fn put(&mut self, body: &Recipe) {
        self.flush();
        self.recipe.append(body);
    }

    /// Ends the archive with its central directory.
    pub(super) fn finish(mut self) -> Recipe {
        let end = std::mem::take(&mut self.directory).finish(self.offset());
        self.put_bytes(&end);
        self.flush();
        self.recipe
    }

    fn offset(&self) -> u64 {
        self.recipe.len().saturating_add(self.gathered.len() as u64)
    }

    fn flush(&mut self) {
        if !self.gathered.is_empty() {
            self.recipe.push_bytes(std::mem::take(&mut self.gathered));
        }
    }
}
