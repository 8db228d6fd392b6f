//! Inodes, which describe files.

use super::layout::{
    DeviceInode, Directory, ExtendedDirectory, ExtendedFile, File, InodeHead, NONE, Symlink, inode_type,
};
use super::metadata::{Cursor, Metadata};
use crate::bytes::integers::Le32;
use crate::bytes::time::Timestamp;
use crate::error::Result;
use crate::limits;
use crate::tree::{Device, Kind, NodeId};

/// An inode with the fields of its type.
pub(super) struct Inode<'a> {
    pub(super) kind: u16,
    /// Permission bits.
    pub(super) permissions: u16,
    /// Index of the owner in the table of ids.
    pub(super) uid: u16,
    pub(super) gid: u16,
    /// Seconds since 1970.
    pub(super) modified: u32,
    /// Its number, which versions 1 and 2 don't record.
    pub(super) number: Option<u32>,
    pub(super) links: u32,
    /// Index in the table of extended attributes, if it has any.
    pub(super) xattr: Option<u32>,
    pub(super) data: InodeData<'a>,
}

/// The fields of an inode type.
pub(super) enum InodeData<'a> {
    Directory(Listing),
    File(FileInode<'a>),
    Symlink(Vec<u8>),
    Device(u32),
    /// A fifo or a socket.
    Nothing,
}

/// Location of a directory listing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listing {
    /// Offset of the metadata block from the start of the directory table, and offset in the block.
    pub(super) start: u32,
    pub(super) offset: u16,
    /// Size in bytes.
    pub(super) size: u32,
}

/// Location of a file's data.
pub(super) struct FileInode<'a> {
    /// First byte of its blocks.
    pub(super) start: u64,
    pub(super) size: u64,
    /// Index of the fragment block with the tail, and the offset in it.
    pub(super) fragment: Option<(u32, u32)>,
    /// Position of the sizes of its blocks.
    pub(super) sizes: Cursor<'a>,
}

/// Recorded size of an empty listing: entries for the directory and its parent are counted but not stored.
pub(super) const LISTING: u32 = 3;

impl<'a> Inode<'a> {
    /// Reads the inode of a reference: the offset of its metadata block from the start of the table, and its offset in
    /// the block.
    ///
    /// # Errors
    /// If it cannot be read, or has an unknown type.
    pub(super) fn read(metadata: &'a Metadata, table: u64, node: NodeId) -> Result<Self> {
        let (at, mut cursor) = metadata.inode(table, node)?;
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
        Ok(Self {
            kind,
            permissions: head.mode.get(),
            uid: head.uid.get(),
            gid: head.gid.get(),
            modified: head.modified.get(),
            number: Some(head.number.get()),
            links,
            xattr,
            data,
        })
    }

    /// The kind of entry.
    pub(super) fn kind(&self) -> Kind {
        kind_of(self.kind).unwrap_or(Kind::File)
    }

    /// Mode with type bits, as `st_mode`.
    pub(super) fn mode(&self) -> u32 {
        self.kind().type_bits() | u32::from(self.permissions & 0o7777)
    }

    /// Last modification.
    pub(super) fn modified(&self) -> Timestamp {
        Timestamp::utc(self.modified.into())
    }
}

/// The basic type.
const fn basic(kind: u16) -> u16 {
    if kind > inode_type::EXTENDED { kind.saturating_sub(inode_type::EXTENDED) } else { kind }
}

/// The kind of entry for the type of an inode or directory entry.
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

/// A device number, in Linux's encoding of 32 bits.
pub(super) const fn device(packed: u32) -> Device {
    Device { major: (packed >> 8) & 0xFFF, minor: (packed & 0xFF) | ((packed >> 12) & 0xF_FF00) }
}
