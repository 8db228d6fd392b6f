//! Records of the catalog (Inside Macintosh: Files 2-69).

use zerocopy::FromBytes;

use super::layout::{DirectoryRecord, FileRecord, pascal, record_type};
use crate::fs::apple::btree::Record;
use crate::tree::Name;

/// What a record describes.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Directory(DirectoryRecord),
    File(FileRecord),
}

impl Item {
    /// What a record describes; `None` for a thread, or what is damaged.
    pub(super) fn of(record: &Record) -> Option<Self> {
        match *record.data.first()? {
            record_type::DIRECTORY => Some(Self::Directory(DirectoryRecord::read_from_prefix(&record.data).ok()?.0)),
            record_type::FILE => Some(Self::File(FileRecord::read_from_prefix(&record.data).ok()?.0)),
            _ => None,
        }
    }
}

/// The name in a key, in the character set of the Macintosh: behind a reserved byte and the number of the parent.
pub(super) fn name(key: &[u8]) -> &[u8] {
    pascal(key.get(5..).unwrap_or_default())
}

/// The name as it is shown. A slash separates directories everywhere else, and colons, which separate them here, are in no
/// name, so that one stands for the other.
pub(super) fn shown_name(key: &[u8]) -> Name {
    Name::undeclared(name(key).iter().map(|byte| if *byte == b'/' { b':' } else { *byte }).collect())
}
