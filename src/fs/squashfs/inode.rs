//! Inodes: what is recorded of a file.

use super::layout::{
    DeviceInode, Directory, ExtendedDirectory, ExtendedFile, File, InodeHead, NONE, Symlink, inode_type,
};
use super::metadata::{Cursor, Metadata};
use crate::bytes::integers::Le32;
use crate::bytes::time::Timestamp;
use crate::error::Result;
use crate::limits;
use crate::tree::{Device, Kind, NodeId};

/// An inode with what its kind has behind the head.
pub(super) struct Inode<'a> {
    pub(super) head: InodeHead,
    pub(super) links: u32,
    /// Its number in the table of attributes, if it has any.
    pub(super) xattr: Option<u32>,
    pub(super) data: InodeData<'a>,
}

/// What an inode says besides its attributes.
pub(super) enum InodeData<'a> {
    Directory(Listing),
    File(FileInode<'a>),
    Symlink(Vec<u8>),
    Device(u32),
    /// A fifo or a socket.
    Nothing,
}

/// Where the listing of a directory is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listing {
    /// Metadata block, counted from the start of the directory table, and place in it.
    pub(super) start: u32,
    pub(super) offset: u16,
    /// Bytes.
    pub(super) size: u32,
}

/// Where the data of a file is.
pub(super) struct FileInode<'a> {
    /// First byte of its blocks.
    pub(super) start: u64,
    pub(super) size: u64,
    /// Number of the block of fragments that its end is in, and where there.
    pub(super) fragment: Option<(u32, u32)>,
    /// Stands before the sizes of its blocks.
    pub(super) sizes: Cursor<'a>,
}

/// What an empty listing's size is recorded as: entries for the directory and its parent are counted and not there.
const LISTING: u32 = 3;

impl<'a> Inode<'a> {
    /// The inode that a reference leads to: its metadata block, counted from the start of the table, above its place in
    /// it.
    ///
    /// # Errors
    /// Where it cannot be read, or is of no known type.
    pub(super) fn read(metadata: &'a Metadata, table: u64, node: NodeId) -> Result<Self> {
        let at = table.saturating_add(node.0 >> 16);
        let mut cursor = metadata.cursor(at, usize::try_from(node.0 & 0xFFFF).unwrap_or(usize::MAX))?;
        let head: InodeHead = cursor.read()?;
        let given = |number: &Le32| Some(number.get()).filter(|number| *number != NONE);
        let kind = head.kind.get();
        let is_extended = kind > inode_type::EXTENDED;
        let (links, xattr, data) = match basic(kind) {
            inode_type::DIRECTORY if is_extended => {
                let found: ExtendedDirectory = cursor.read()?;
                let size = found.size.get().saturating_sub(LISTING);
                let listing = Listing { start: found.start.get(), offset: found.offset.get(), size };
                (found.links.get(), given(&found.xattr), InodeData::Directory(listing))
            }
            inode_type::DIRECTORY => {
                let found: Directory = cursor.read()?;
                let size = u32::from(found.size.get()).saturating_sub(LISTING);
                let listing = Listing { start: found.start.get(), offset: found.offset.get(), size };
                (found.links.get(), None, InodeData::Directory(listing))
            }
            inode_type::FILE if is_extended => {
                let found: ExtendedFile = cursor.read()?;
                let fragment = given(&found.fragment).map(|number| (number, found.offset.get()));
                let (start, size) = (found.start.get(), found.size.get());
                let file = FileInode { start, size, fragment, sizes: cursor };
                (found.links.get(), given(&found.xattr), InodeData::File(file))
            }
            inode_type::FILE => {
                let found: File = cursor.read()?;
                let fragment = given(&found.fragment).map(|number| (number, found.offset.get()));
                let (start, size) = (found.start.get().into(), found.size.get().into());
                (1, None, InodeData::File(FileInode { start, size, fragment, sizes: cursor }))
            }
            inode_type::SYMLINK => {
                let found: Symlink = cursor.read()?;
                let size = usize::try_from(found.size.get()).unwrap_or(usize::MAX);
                let target = cursor.bytes(size.min(limits::TARGET_BYTES))?;
                let xattr = if is_extended && size <= limits::TARGET_BYTES { given(&cursor.read()?) } else { None };
                (found.links.get(), xattr, InodeData::Symlink(target))
            }
            inode_type::BLOCK_DEVICE | inode_type::CHARACTER_DEVICE => {
                let found: DeviceInode = cursor.read()?;
                let xattr = if is_extended { given(&cursor.read()?) } else { None };
                (found.links.get(), xattr, InodeData::Device(found.device.get()))
            }
            inode_type::FIFO | inode_type::SOCKET => {
                let links: Le32 = cursor.read()?;
                let xattr = if is_extended { given(&cursor.read()?) } else { None };
                (links.get(), xattr, InodeData::Nothing)
            }
            _ => return Err(metadata.broken(at, format!("it has an inode of type {kind}, which is not defined"))),
        };
        Ok(Self { head, links, xattr, data })
    }

    /// The kind of entry it makes.
    pub(super) fn kind(&self) -> Kind {
        kind_of(self.head.kind.get()).unwrap_or(Kind::File)
    }

    /// Mode with the bits of its type, as `st_mode`.
    pub(super) fn mode(&self) -> u32 {
        self.kind().type_bits() | u32::from(self.head.mode.get() & 0o7777)
    }

    /// When the content was last changed.
    pub(super) fn modified(&self) -> Timestamp {
        Timestamp::utc(self.head.modified.get().into())
    }
}

/// The type without the difference of the extended kinds.
const fn basic(kind: u16) -> u16 {
    if kind > inode_type::EXTENDED { kind.saturating_sub(inode_type::EXTENDED) } else { kind }
}

/// The kind of entry for the type of an inode or of an entry of a directory.
pub(super) const fn kind_of(kind: u16) -> Option<Kind> {
    Some(match basic(kind) {
        inode_type::DIRECTORY => Kind::Directory,
        inode_type::FILE => Kind::File,
        inode_type::SYMLINK => Kind::Symlink,
        inode_type::BLOCK_DEVICE => Kind::BlockDevice,
        inode_type::CHARACTER_DEVICE => Kind::CharacterDevice,
        inode_type::FIFO => Kind::Fifo,
        inode_type::SOCKET => Kind::Socket,
        _ => return None,
    })
}

/// A device's number, as Linux packs it into 32 bits.
pub(super) const fn device(packed: u32) -> Device {
    Device { major: (packed >> 8) & 0xFFF, minor: (packed & 0xFF) | ((packed >> 12) & 0xF_FF00) }
}
