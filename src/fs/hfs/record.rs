//! Catalog records (Inside Macintosh: Files 2-69).

use zerocopy::FromBytes;

use super::layout::{DirectoryRecord, FileRecord, pascal, record_type};
use crate::fs::apple::btree::Record;
use crate::tree::Name;

/// A file or directory that a record describes.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Directory(DirectoryRecord),
    File(FileRecord),
}

impl Item {
    /// Parses a record; `None` for a thread record or a damaged one.
    pub(super) fn of(record: &Record) -> Option<Self> {
        match *record.data.first()? {
            record_type::DIRECTORY => Some(Self::Directory(DirectoryRecord::read_from_prefix(&record.data).ok()?.0)),
            record_type::FILE => Some(Self::File(FileRecord::read_from_prefix(&record.data).ok()?.0)),
            _ => None,
        }
    }
}

/// The name in a key, in Mac OS Roman, after a reserved byte and the parent's ID.
pub(super) fn name(key: &[u8]) -> &[u8] {
    pascal(key.get(5..).unwrap_or_default())
}

/// The name to show. Slashes are allowed here and separate paths elsewhere; colons are the opposite. So a slash is
/// shown as a colon, as macOS does.
pub(super) fn shown_name(key: &[u8]) -> Name {
    Name::undeclared(name(key).iter().map(|byte| if *byte == b'/' { b':' } else { *byte }).collect())
}
