//! The named files the person gave: one image, or a sheet and its partners.

use std::io;
use std::ops::Range;

use super::{BlockCache, ReadAt, Segment, Source};

/// Which of the given files, counted from 0 in the order they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A file the person gave.
#[derive(Debug, Clone)]
pub struct NamedFile {
    /// Its name, without a path.
    pub name: String,
    /// Its bytes, through a cache.
    pub content: Source,
}

/// The files of one opening.
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<NamedFile>);

impl Files {
    /// Adds a leaf under the name the person's computer has for it.
    pub fn push(&mut self, name: impl Into<String>, leaf: Source) {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        let content = Source::new(BlockCache::new(Source::new(Given { id, leaf })));
        self.0.push(NamedFile { name: name.into(), content });
    }

    /// A set of one file.
    #[must_use]
    pub fn one(name: impl Into<String>, leaf: Source) -> Self {
        let mut files = Self::default();
        files.push(name, leaf);
        files
    }

    /// The first file, if any was given.
    #[must_use]
    pub fn first(&self) -> Option<&NamedFile> {
        self.0.first()
    }

    /// All files, in the order given; the position is the [`FileId`].
    #[must_use]
    pub fn all(&self) -> &[NamedFile] {
        &self.0
    }
}

/// A leaf that knows which of the given files it is.
struct Given {
    id: FileId,
    leaf: Source,
}

impl ReadAt for Given {
    fn len(&self) -> u64 {
        self.leaf.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.leaf.read_at(offset, buf)
    }

    fn below(&self, _: Range<u64>) -> Option<Vec<Segment>> {
        None
    }

    fn file(&self) -> Option<FileId> {
        Some(self.id)
    }
}
