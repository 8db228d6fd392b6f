//! The named files the person gave: one image, or a sheet and its partners.

use std::io;
use std::ops::Range;

use super::{BlockCache, BlockPool, ReadAt, Recipe, Segment, Source};
use crate::bytes::text;
use crate::error::Result;
use crate::limits;

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
pub struct Files(Vec<NamedFile>, BlockPool);

impl NamedFile {
    /// Whether the name ends so, whatever the case.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        self.name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(extension))
    }
}

impl Files {
    /// The file that a descriptor names: without its path, whatever the case.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&NamedFile> {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
        let same = |file: &&NamedFile| file.name == base;
        let alike = |file: &&NamedFile| file.name.to_lowercase() == base.to_lowercase();
        self.0.iter().find(same).or_else(|| self.0.iter().find(alike))
    }

    /// The first file that ends so and whose text `is_sheet`, in whatever encoding it is, and that text.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn sheet(&self, extension: &str, is_sheet: fn(&str) -> bool) -> Result<Option<(&NamedFile, String)>> {
        let short = |file: &&NamedFile| file.content.len() <= limits::SHEET_BYTES;
        for file in self.0.iter().filter(|file| file.has_extension(extension)).filter(short) {
            let len = usize::try_from(file.content.len()).unwrap_or(0);
            let bytes = file.content.read_up_to(0, len)?;
            let text = text::guess_document(&bytes).decode(&bytes).into_owned();
            if is_sheet(&text) {
                return Ok(Some((file, text)));
            }
        }
        Ok(None)
    }

    /// All files one after the other, in the order of their names' last number: the parts of a split image. A single
    /// file is itself.
    #[must_use]
    pub fn joined(&self) -> Option<Source> {
        if let [file] = self.0.as_slice() {
            return Some(file.content.clone());
        }
        let mut parts: Vec<(u64, &NamedFile)> = self.0.iter().map(|file| (last_number(&file.name), file)).collect();
        parts.sort_by(|(a, a_file), (b, b_file)| a.cmp(b).then_with(|| a_file.name.cmp(&b_file.name)));
        let mut whole = Recipe::default();
        for (_, file) in &parts {
            whole.append(&Recipe::of(&file.content, 0..file.content.len()));
        }
        (!parts.is_empty()).then(|| whole.into_source())
    }

    /// Adds a leaf under the name the person's computer has for it.
    pub fn push(&mut self, name: impl Into<String>, leaf: Source) {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        let content = Source::new(BlockCache::new(Source::new(Given { id, leaf }), self.1.clone(), id));
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

/// The last run of digits in a name: `image.iso.002` and `image.part2.iso` are both the second.
fn last_number(name: &str) -> u64 {
    let digits = name.rsplit(|c: char| !c.is_ascii_digit()).find(|run| !run.is_empty());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
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
