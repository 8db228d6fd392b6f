//! One entry of a directory.

use crate::bytes::time::Timestamp;

/// A file system's own address of a node (of a directory record, an ICB, an inode), so that listing needs no
/// state. Only the file system that gave it can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u64);

/// A name as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    /// In a character set that the format declares, as text.
    Text(String),
    /// In no declared character set; the view's chosen encoding makes it text.
    Bytes(Vec<u8>),
}

impl Name {
    /// The bytes that are kept: UTF-8 of a text, else as recorded.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// From bytes in no declared character set; plain ASCII means the same in all of them and is text.
    #[must_use]
    pub fn undeclared(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Self::Text(text),
            Ok(text) => Self::Bytes(text.into_bytes()),
            Err(error) => Self::Bytes(error.into_bytes()),
        }
    }
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Bytes.
    File,
    /// Has entries of its own.
    Directory,
    /// Names another path.
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

/// A device's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Which driver.
    pub major: u32,
    /// Which of its devices.
    pub minor: u32,
}

/// When things happened, as far as recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Made.
    pub created: Option<Timestamp>,
    /// Content last changed.
    pub modified: Option<Timestamp>,
    /// Last read.
    pub accessed: Option<Timestamp>,
    /// Attributes last changed.
    pub attributes: Option<Timestamp>,
    /// Last backed up.
    pub backup: Option<Timestamp>,
    /// No longer of use from then on.
    pub expires: Option<Timestamp>,
    /// Of use from then on.
    pub effective: Option<Timestamp>,
}

/// Ownership and permissions of a POSIX system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posix {
    /// File type and permission bits, as `st_mode`.
    pub mode: u32,
    /// Number of names.
    pub links: u32,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
    /// File serial number, where recorded.
    pub serial: Option<u32>,
}

/// Marks of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// Not to be shown to a user unasked (ECMA-119 9.1.6, bit 0).
    pub hidden: bool,
    /// The data of another entry of the same name, as a Mac's resource fork (bit 2).
    pub associated: bool,
    /// Lies on another disc of the volume set.
    pub elsewhere: bool,
    /// Stored packed: unpacked while it is read.
    pub packed: bool,
    /// Of several parts that do not adjoin.
    pub scattered: bool,
}

/// One entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Address, for the file system that listed it.
    pub node: NodeId,
    /// Name, without version number or separators.
    pub name: Name,
    /// What it is.
    pub kind: Kind,
    /// Bytes of its content as a reader gets them (unpacked); 0 for what has none.
    pub size: u64,
    /// Bytes of that content which the image does not hold, because it was cut or the extent is wrong.
    pub missing: u64,
    /// First byte of its data in the volume's content; `None` where there is no data.
    pub location: Option<u64>,
    /// Where a symlink points.
    pub target: Option<Name>,
    /// A device's number.
    pub device: Option<Device>,
    /// When.
    pub times: Times,
    /// Whose.
    pub posix: Option<Posix>,
    /// Marks.
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
