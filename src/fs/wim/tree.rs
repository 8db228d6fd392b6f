//! The tree of an image: lists of entries that point to each other.

use zerocopy::FromBytes;

use super::blobs::Sha1;
use super::layout::{Dentry, StreamEntry, attribute};
use crate::bytes::integers::{Le32, Le64};
use crate::bytes::text;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Source;

/// An entry, and the streams after it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its offset in the metadata.
    pub(super) at: u64,
    pub(super) dentry: Dentry,
    pub(super) name: String,
    pub(super) short_name: String,
    /// Named streams, and the content if it has an entry of its own.
    pub(super) streams: Vec<(String, Sha1)>,
    /// Offset after it.
    next: u64,
}

/// Alignment of offsets.
const ALIGNMENT: u64 = 8;

impl Item {
    /// Reads the entry at an offset; `None` at the end of a list.
    ///
    /// # Errors
    /// If it cannot be read, or is invalid.
    pub(super) fn read(metadata: &Source, at: u64) -> Result<Option<Self>> {
        let length: Le64 = metadata.read_struct(at)?;
        let length = length.get();
        if length <= 8 {
            return Ok(None);
        }
        let broken = |what: &str| Error::broken("WIM directory entry", metadata.absolute(at), what);
        let len = usize::try_from(length).ok().filter(|len| *len <= limits::WIM_ENTRY_BYTES);
        let bytes = metadata.read_up_to(at, len.ok_or_else(|| broken("it is too long"))?)?;
        let (dentry, names) = Dentry::read_from_prefix(&bytes).map_err(|_| broken("it is too short"))?;
        let (name, short) = (usize::from(dentry.name.get()), usize::from(dentry.short_name.get()));
        // A zero, which the length excludes, follows a name.
        let behind = if name == 0 { 0 } else { name.saturating_add(2) };
        let text = |range: std::ops::Range<usize>| names.get(range).map(wide);
        let shown = text(0..name).ok_or_else(|| broken("its name is longer than it is"))?;
        let short_name = text(behind..behind.saturating_add(short)).unwrap_or_default();
        let mut next = at.saturating_add(length.next_multiple_of(ALIGNMENT));
        let mut streams = Vec::new();
        for _ in 0..dentry.streams.get() {
            let head: StreamEntry = metadata.read_struct(next)?;
            let start = next.saturating_add(size_of::<StreamEntry>() as u64);
            let name = metadata.read_up_to(start, usize::from(head.name.get()))?;
            streams.push((wide(&name), head.sha1));
            if head.length.get() < size_of::<StreamEntry>() as u64 {
                return Err(broken("a stream of it is too short"));
            }
            next = next.saturating_add(head.length.get().min(u64::from(u32::MAX)).next_multiple_of(ALIGNMENT));
        }
        Ok(Some(Self { at, dentry, name: shown, short_name, streams, next }))
    }

    /// Reads entries from an offset to the end of their list.
    ///
    /// # Errors
    /// As [`Item::read`]; `all` then has the entries before.
    pub(super) fn list(metadata: &Source, start: u64, all: &mut Vec<Self>) -> Result<()> {
        let mut at = start;
        while let Some(item) = Self::read(metadata, at)? {
            at = item.next;
            all.push(item);
            if all.len() >= limits::WIM_NAMES {
                break;
            }
        }
        Ok(())
    }

    /// Offset of a tree's root, which follows the security descriptors.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(super) fn root_at(metadata: &Source) -> Result<u64> {
        let length: Le32 = metadata.read_struct(0)?;
        Ok(u64::from(length.get()).max(ALIGNMENT).next_multiple_of(ALIGNMENT))
    }

    pub(super) fn has(&self, attribute: u32) -> bool {
        self.dentry.attributes.get() & attribute != 0
    }

    pub(super) fn is_directory(&self) -> bool {
        self.has(attribute::DIRECTORY)
    }

    /// The SHA-1 of the content; `None` for an empty file.
    pub(super) fn content(&self) -> Option<Sha1> {
        let alone = self.streams.iter().find(|(name, _)| name.is_empty()).map(|(_, sha1)| *sha1);
        let sha1 = if self.dentry.sha1 == [0; 20] { alone.unwrap_or_default() } else { self.dentry.sha1 };
        (sha1 != [0; 20]).then_some(sha1)
    }

    /// Streams with names.
    pub(super) fn named(&self) -> impl Iterator<Item = &(String, Sha1)> {
        self.streams.iter().filter(|(name, _)| !name.is_empty())
    }
}

/// UTF-16 as text; an unpaired surrogate is replaced.
fn wide(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    text::of_utf_16(units)
}
