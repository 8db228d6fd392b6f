//! Superblock, inodes and directories of versions 1 to 3, whose fields are packed bit by bit, from squashfs-tools'
//! `squashfs_compat.h`. They are turned into those of version 4.

use zerocopy::FromBytes;

use super::directory::Named;
use super::edition::Edition;
use super::inode::{FileInode, Inode, InodeData, LISTING, Listing};
use super::layout::{Fragment, METADATA_LEN, NO_TABLE, NONE, Older, STORED, Superblock, inode_type};
use super::metadata::{Cursor, Metadata};
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Source;
use crate::tree::NodeId;

/// Inode types of version 1 repeat after so many, each time with the next 16 owners.
const TYPES: u16 = 5;

/// The group that means the same number as the owner: of 4 bits in version 1, of 8 bits since.
const OWN_GROUP: [u16; 2] = [15, 255];

/// Size of the superblock in bytes, which the data follows.
pub(super) const fn superblock_length(major: u16) -> usize {
    match major {
        1 => std::mem::offset_of!(Older, block_size),
        2 => std::mem::offset_of!(Older, bytes_used),
        _ => size_of::<Older>(),
    }
}

/// The superblock converted to version 4, with the number of owners. Groups follow the owners in the same table.
pub(super) fn superblock(edition: Edition, bytes: &[u8]) -> Option<(Superblock, u16)> {
    let length = superblock_length(edition.major);
    let mut whole = bytes.get(..length)?.to_vec();
    whole.resize(size_of::<Older>(), 0);
    let older = Older::read_from_bytes(&whole).ok()?;
    let [bytes_used, uids, _, inodes, directories] = older.places.map(|place| u64::from(edition.word(place)));
    let owners = u16::from(older.uids);
    let mut found = Superblock {
        magic: older.magic,
        inodes: edition.word(older.inodes).into(),
        made: edition.word(older.made).into(),
        block_size: u32::from(edition.half(older.first_block_size)).into(),
        fragments: 0.into(),
        compression: 1.into(),
        block_log: edition.half(older.block_log).into(),
        flags: u16::from(older.flags).into(),
        ids: owners.saturating_add(older.gids.into()).into(),
        major: edition.major.into(),
        minor: edition.minor.into(),
        root: edition.long(older.root).into(),
        bytes_used: bytes_used.into(),
        id_table: uids.into(),
        xattr_table: NO_TABLE.into(),
        inode_table: inodes.into(),
        directory_table: directories.into(),
        fragment_table: NO_TABLE.into(),
        export_table: NO_TABLE.into(),
    };
    if edition.major >= 2 {
        found.block_size = edition.word(older.block_size).into();
        found.fragments = edition.word(older.fragments).into();
        found.fragment_table = u64::from(edition.word(older.fragment_place)).into();
    }
    if edition.major >= 3 {
        found.bytes_used = edition.long(older.bytes_used).into();
        found.id_table = edition.long(older.uid_table).into();
        found.inode_table = edition.long(older.inode_table).into();
        found.directory_table = edition.long(older.directory_table).into();
        found.fragment_table = edition.long(older.fragment_table).into();
        found.export_table = edition.long(older.export_table).into();
    }
    Some((found, owners))
}

/// The owners and groups from their table on, as plain numbers.
///
/// # Errors
/// If the volume ends before.
pub(super) fn ids(content: &Source, edition: Edition, superblock: &Superblock) -> Result<Vec<u32>> {
    let count = usize::from(superblock.ids.get());
    let bytes = content.read_up_to(superblock.id_table.get(), count.saturating_mul(4))?;
    let ids: Vec<u32> = bytes.as_chunks().0.iter().map(|id| edition.word(*id)).collect();
    if ids.len() < count { Err(Error::NotFound("all owners and groups".into())) } else { Ok(ids) }
}

/// The location of a fragment block.
///
/// # Errors
/// If its entry cannot be read.
pub(super) fn fragment(metadata: &Metadata, table: u64, number: u32) -> Result<Fragment> {
    let edition = metadata.edition();
    // Entries and pointers to their blocks are of 64 bits since version 3.
    let (entry, pointer) = if edition.major < 3 { (8, 4) } else { (16, 8) };
    let at = u64::from(number).saturating_mul(entry);
    let place = table.saturating_add((at / METADATA_LEN).saturating_mul(pointer));
    let pointer = metadata.pointer(place, pointer == 8)?;
    let mut cursor = metadata.cursor(pointer, usize::try_from(at % METADATA_LEN).unwrap_or(usize::MAX))?;
    let start = if edition.major < 3 { word(edition, &mut cursor)?.into() } else { long(edition, &mut cursor)? };
    let size = word(edition, &mut cursor)?;
    Ok(Fragment { start: start.into(), size: size.into(), unused: 0.into() })
}

/// What the base of all inodes records.
struct Base {
    kind: u16,
    mode: u16,
    uid: u16,
    gid: u16,
}

/// Reads the inode of a reference, like [`Inode::read`]. `made` is the time of the volume, used for unrecorded times;
/// `owners` is the number of owners, which precede groups in the table of ids.
///
/// # Errors
/// If it cannot be read, or has an unknown type.
pub(super) fn inode<'a>(
    metadata: &'a Metadata,
    superblock: &Superblock,
    owners: u16,
    node: NodeId,
) -> Result<Inode<'a>> {
    let (at, mut cursor) = metadata.inode(superblock.inode_table.get(), node)?;
    let made = superblock.made.get();
    let edition = metadata.edition();
    let base = base(edition, &mut cursor, owners)?;
    let (mut modified, mut number, mut links) = (made, None, 1);
    if edition.major >= 3 {
        let bytes = cursor.bytes(8)?;
        let mut fields = edition.fields(&bytes);
        (modified, number) = (fields.word(32), Some(fields.word(32)));
    }
    let has_links = edition.major >= 3 && base.kind != inode_type::FILE;
    if has_links {
        links = word(edition, &mut cursor)?;
    }
    let data = match base.kind {
        inode_type::DIRECTORY | EXTENDED_DIRECTORY => {
            let (listing, time) = directory(edition, &mut cursor, base.kind == EXTENDED_DIRECTORY)?;
            modified = time.unwrap_or(modified);
            InodeData::Directory(listing)
        }
        inode_type::FILE | EXTENDED_FILE => {
            let (file, time) = file(edition, cursor, base.kind == EXTENDED_FILE)?;
            modified = time.unwrap_or(modified);
            InodeData::File(file)
        }
        inode_type::SYMLINK => {
            let size = usize::from(half(edition, &mut cursor)?);
            InodeData::Symlink(cursor.bytes(size.min(limits::TARGET_BYTES))?)
        }
        inode_type::BLOCK_DEVICE | inode_type::CHARACTER_DEVICE => {
            // 8 bits each, which are the same in Linux's later encoding of 32 bits.
            InodeData::Device(half(edition, &mut cursor)?.into())
        }
        inode_type::FIFO | inode_type::SOCKET => InodeData::Nothing,
        kind => return Err(metadata.broken(at, format!("it has an inode of type {kind}, which is not defined"))),
    };
    Ok(Inode {
        kind: base.kind,
        permissions: base.mode,
        uid: base.uid,
        gid: base.gid,
        modified,
        number,
        links,
        xattr: None,
        data,
    })
}

const EXTENDED_DIRECTORY: u16 = inode_type::DIRECTORY + inode_type::EXTENDED;
const EXTENDED_FILE: u16 = inode_type::FILE + inode_type::EXTENDED;

fn base(edition: Edition, cursor: &mut Cursor<'_>, owners: u16) -> Result<Base> {
    let is_first = edition.major == 1;
    let bytes = cursor.bytes(if is_first { 3 } else { 4 })?;
    let mut fields = edition.fields(&bytes);
    let (mut kind, mode) = (fields.half(4), fields.half(12));
    let bits = if is_first { 4 } else { 8 };
    let (mut uid, gid) = (fields.half(bits), fields.half(bits));
    if is_first {
        let run = match kind.checked_sub(1) {
            Some(above) => {
                kind = (above % TYPES).saturating_add(1);
                above / TYPES
            }
            // A fifo or a socket.
            None => {
                let more = cursor.bytes(1)?;
                let mut fields = edition.fields(&more);
                kind = fields.half(4);
                let run = fields.half(4);
                if kind != inode_type::SOCKET {
                    kind = inode_type::FIFO;
                }
                run
            }
        };
        uid = uid.saturating_add(run.saturating_mul(16));
    }
    let own = OWN_GROUP.get(usize::from(!is_first)).copied().unwrap_or(0);
    let gid = if gid == own { uid } else { owners.saturating_add(gid) };
    Ok(Base { kind, mode, uid, gid })
}

/// Reads the location of a directory's listing, and its time if only directories and files have one.
fn directory(edition: Edition, cursor: &mut Cursor<'_>, is_extended: bool) -> Result<(Listing, Option<u32>)> {
    let has_time = edition.major < 3;
    let size_bits = if is_extended { 27 } else { 19 };
    let (length, start_bits) = if has_time { (11_usize, 24) } else { (8, 32) };
    let bytes = cursor.bytes(length.saturating_add(usize::from(is_extended)))?;
    let mut fields = edition.fields(&bytes);
    let (size, offset) = (fields.word(size_bits), fields.half(13));
    let time = has_time.then(|| fields.word(32));
    let start = fields.word(start_bits);
    // Since version 3, entries for the directory and its parent are counted.
    let size = if has_time { size } else { size.saturating_sub(LISTING) };
    Ok((Listing { start, offset, size }, time))
}

/// Reads the location of a file's data, and its time if only directories and files have one.
fn file(edition: Edition, mut cursor: Cursor<'_>, is_extended: bool) -> Result<(FileInode<'_>, Option<u32>)> {
    let time = if edition.major < 3 { Some(word(edition, &mut cursor)?) } else { None };
    let start = if edition.major < 3 { word(edition, &mut cursor)?.into() } else { long(edition, &mut cursor)? };
    let fragment = match edition.major {
        1 => None,
        _ => Some((word(edition, &mut cursor)?, word(edition, &mut cursor)?)),
    };
    let size = if is_extended { long(edition, &mut cursor)? } else { word(edition, &mut cursor)?.into() };
    let fragment = fragment.filter(|(number, _)| *number != NONE);
    Ok((FileInode { start, size, fragment, sizes: cursor }, time))
}

fn half(edition: Edition, cursor: &mut Cursor<'_>) -> Result<u16> {
    Ok(edition.half(cursor.read()?))
}

fn word(edition: Edition, cursor: &mut Cursor<'_>) -> Result<u32> {
    Ok(edition.word(cursor.read()?))
}

fn long(edition: Edition, cursor: &mut Cursor<'_>) -> Result<u64> {
    Ok(edition.long(cursor.read()?))
}

/// The size of the next block of a file, with [`STORED`].
///
/// # Errors
/// If it cannot be read.
pub(super) fn block_size(edition: Edition, cursor: &mut Cursor<'_>) -> Result<u32> {
    if edition.major > 1 {
        return word(edition, cursor);
    }
    let recorded = half(edition, cursor)?;
    let stored = if recorded & STORED_FIRST == 0 { 0 } else { STORED };
    // A block of 32 KiB has no bits left for its size.
    let size = match recorded & !STORED_FIRST {
        0 => STORED_FIRST,
        size => size,
    };
    Ok(u32::from(size) | stored)
}

/// Bit of the size of a block in version 1: uncompressed.
const STORED_FIRST: u16 = 1 << 15;

/// Size of the head of a run of entries.
const fn run_length(edition: Edition) -> usize {
    if edition.major < 3 { 4 } else { 9 }
}

/// Size of an entry before its name.
const fn entry_length(edition: Edition) -> usize {
    if edition.major < 3 { 3 } else { 5 }
}

/// Parses the head of a run of entries: their number, and the block of their inodes.
pub(super) fn run(edition: Edition, bytes: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (head, behind) = bytes.split_at_checked(run_length(edition))?;
    let mut fields = edition.fields(head);
    let count = fields.word(8).saturating_add(1);
    Some((count, fields.word(if edition.major < 3 { 24 } else { 32 }), behind))
}

/// Parses an entry of a run.
pub(super) fn entry(edition: Edition, start: u32, bytes: &[u8]) -> Option<(Named<'_>, &[u8])> {
    let (head, behind) = bytes.split_at_checked(entry_length(edition))?;
    let mut fields = edition.fields(head);
    let (offset, kind, size) = (fields.next(13), fields.half(3), fields.half(8));
    let (name, behind) = behind.split_at_checked(usize::from(size).saturating_add(1))?;
    Some((Named { name, node: NodeId(u64::from(start) << 16 | offset), kind }, behind))
}
