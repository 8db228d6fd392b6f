//! Catalog records (TN1150 "Catalog File").

use zerocopy::FromBytes;

use super::composed::composed;
use super::layout::{COMPRESSED, Forks, HAS_ATTRIBUTES, ItemHead, record_type};
use crate::bytes::integers::Be16;
use crate::bytes::text;
use crate::fs::apple::btree::Record;
use crate::fs::apple::finder;
use crate::tree::{Device, Kind, Posix, Times};

/// A file or folder.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) head: ItemHead,
    /// `None` for a folder.
    pub(super) forks: Option<Forks>,
}

impl Item {
    /// Parses a record; `None` for a thread record or a damaged one.
    pub(super) fn of(record: &Record) -> Option<Self> {
        let (head, behind) = ItemHead::read_from_prefix(&record.data).ok()?;
        match head.record_type.get() {
            record_type::FOLDER => Some(Self { head, forks: None }),
            record_type::FILE => Some(Self { head, forks: Some(Forks::read_from_prefix(behind).ok()?.0) }),
            _ => None,
        }
    }

    /// Type and creator.
    fn codes(&self) -> &[u8] {
        &self.head.finder[..8]
    }

    /// The inode number of a hard link to a file ("Hard Links").
    pub(super) fn linked_file(&self) -> Option<u32> {
        (self.forks.is_some() && self.codes() == b"hlnkhfs+").then(|| self.head.permissions.special.get())
    }

    /// The inode number of a hard link to a folder, which older systems see as a Finder alias.
    pub(super) fn linked_folder(&self) -> Option<u32> {
        (self.forks.is_some() && self.codes() == b"fdrpMACS").then(|| self.head.permissions.special.get())
    }

    /// The kind of entry.
    pub(super) fn kind(&self) -> Kind {
        if self.forks.is_none() {
            return Kind::Directory;
        }
        match self.head.permissions.mode.get() >> 12 {
            0o12 => Kind::Symlink,
            0o02 => Kind::CharacterDevice,
            0o06 => Kind::BlockDevice,
            0o01 => Kind::Fifo,
            0o14 => Kind::Socket,
            _ if self.codes() == b"slnkrhap" => Kind::Symlink,
            _ => Kind::File,
        }
    }

    /// Owner and permissions; `None` if a system without them wrote the record.
    pub(super) fn posix(&self, links: u32) -> Option<Posix> {
        let permissions = &self.head.permissions;
        let (mode, uid, gid) = (permissions.mode.get(), permissions.owner.get(), permissions.group.get());
        (mode != 0).then(|| Posix { mode: mode.into(), links, uid, gid, serial: Some(self.head.id.get()) })
    }

    /// The device number: 8 bits major, 24 bits minor.
    pub(super) fn device(&self) -> Device {
        let number = self.head.permissions.special.get();
        Device { major: number >> 24, minor: number & 0x00FF_FFFF }
    }

    /// Whether it may be compressed: it is flagged so, or has attributes and no data.
    pub(super) fn may_be_compressed(&self) -> bool {
        let Some(forks) = &self.forks else { return false };
        let has_attributes = self.head.flags.get() & HAS_ATTRIBUTES != 0;
        self.head.permissions.owner_flags & COMPRESSED != 0 || (has_attributes && forks.data.size.get() == 0)
    }

    /// Whether the Finder hides it.
    pub(super) fn is_invisible(&self) -> bool {
        u16::from_be_bytes([self.head.finder[8], self.head.finder[9]]) & finder::INVISIBLE != 0
    }

    /// The recorded dates.
    pub(super) fn times(&self) -> Times {
        let head = &self.head;
        Times {
            created: finder::time(head.created.get()),
            modified: finder::time(head.modified.get()),
            accessed: finder::time(head.accessed.get()),
            attributes: finder::time(head.attributes_modified.get()),
            backup: finder::time(head.backed_up.get()),
            ..Times::default()
        }
    }
}

/// Text in UTF-16 after its number of code units.
pub(super) fn text(field: &[u8]) -> String {
    let Ok((length, rest)) = Be16::read_from_prefix(field) else { return String::new() };
    let units = rest.as_chunks::<2>().0.iter().take(length.get().into()).map(|pair| u16::from_be_bytes(*pair));
    text::of_utf_16(units)
}

/// The name in a key, after the parent's ID.
pub(super) fn name(key: &[u8]) -> String {
    text(key.get(4..).unwrap_or_default())
}

/// The name to show. A slash is shown as a colon, as macOS does, since slashes separate paths elsewhere and colons
/// cannot occur; U+0000 is shown as its control picture. Letters are composed with their accents, which are recorded
/// separately.
pub(super) fn shown_name(key: &[u8]) -> String {
    let shown = |letter: char| match letter {
        '/' => ':',
        '\0' => '\u{2400}',
        other => other,
    };
    composed(&name(key)).chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf_16_with_slashes_and_zeros_replaced() {
        let key = b"\0\0\0\x02\0\x05\0a\0/\0\0\xD8\x3D\xDC\xBF";
        assert_eq!(shown_name(key), "a:\u{2400}\u{1F4BF}");
        assert_eq!((shown_name(b"\0\0"), shown_name(b"\0\0\0\x02\0\x09\0a").as_str()), (String::new(), "a"));
    }
}
