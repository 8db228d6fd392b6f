//! One entry of a directory.

use crate::bytes::time::Timestamp;

/// A file system's own address of a node (of a directory record, an ICB, an inode), so that listing needs no state.
/// Only the file system that issued it can interpret it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u64);

/// A name as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    /// Text in a character set that the format declares.
    Text(String),
    /// Bytes in no declared character set; the view's encoding decodes them.
    Bytes(Vec<u8>),
}

impl Name {
    /// The bytes to store: UTF-8 for a text, otherwise as recorded.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// Whether it is valid UTF-8.
    #[must_use]
    pub fn is_utf_8(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Bytes(bytes) => std::str::from_utf8(bytes).is_ok(),
        }
    }

    /// Makes a name of bytes in no declared character set. Plain ASCII is the same in all of them, so it becomes text.
    #[must_use]
    pub fn undeclared(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Self::Text(text),
            Ok(text) => Self::Bytes(text.into_bytes()),
            Err(error) => Self::Bytes(error.into_bytes()),
        }
    }
}

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A file.
    File,
    /// A directory.
    Directory,
    /// A symbolic link.
    Symlink,
    /// Character device.
    CharacterDevice,
    /// Block device.
    BlockDevice,
    /// Named pipe.
    Fifo,
    /// Socket.
    Socket,
}

/// The number of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Number of its driver.
    pub major: u32,
    /// Number of the device within its driver.
    pub minor: u32,
}

/// The times of an entry, as far as recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Creation.
    pub created: Option<Timestamp>,
    /// Last modification of the content.
    pub modified: Option<Timestamp>,
    /// Last access.
    pub accessed: Option<Timestamp>,
    /// Last change of attributes.
    pub attributes: Option<Timestamp>,
    /// Last backup.
    pub backup: Option<Timestamp>,
    /// Expiration: obsolete from then on.
    pub expires: Option<Timestamp>,
    /// Effective date: valid from then on.
    pub effective: Option<Timestamp>,
}

/// POSIX ownership and permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posix {
    /// File type and permission bits, as `st_mode`.
    pub mode: u32,
    /// Number of links.
    pub links: u32,
    /// Id of the owner.
    pub uid: u32,
    /// Id of the group.
    pub gid: u32,
    /// File serial number, if recorded.
    pub serial: Option<u32>,
}

/// Flags of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// Hidden from users by default (ECMA-119 9.1.6, bit 0).
    pub hidden: bool,
    /// Associated file: data of another entry of the same name, such as a Mac's resource fork (bit 2).
    pub associated: bool,
    /// Located on another disc of the volume set.
    pub elsewhere: bool,
    /// Stored compressed, and decompressed when read.
    pub packed: bool,
    /// Stored in several extents that are not adjacent.
    pub scattered: bool,
    /// Marked as deleted: only its name and location are left, and others may have overwritten its data.
    pub deleted: bool,
}

/// An entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Address in the file system that listed it.
    pub node: NodeId,
    /// Name, without version number and separators.
    pub name: Name,
    /// Kind of entry.
    pub kind: Kind,
    /// Size of its content in bytes as read (decompressed); 0 if it has none.
    pub size: u64,
    /// Number of those bytes that the image does not contain, because it is truncated or the extent is wrong.
    pub missing: u64,
    /// First byte of its data in the volume; `None` if there is no data.
    pub location: Option<u64>,
    /// Target of a symbolic link.
    pub target: Option<Name>,
    /// Number of a device.
    pub device: Option<Device>,
    /// Times.
    pub times: Times,
    /// Ownership and permissions.
    pub posix: Option<Posix>,
    /// Flags.
    pub flags: Flags,
}

impl Entry {
    /// An entry without content or attributes.
    #[must_use]
    pub fn new(node: NodeId, name: Name, kind: Kind) -> Self {
        Self {
            node,
            name,
            kind,
            size: 0,
            missing: 0,
            location: None,
            target: None,
            device: None,
            times: Times::default(),
            posix: None,
            flags: Flags::default(),
        }
    }
}
