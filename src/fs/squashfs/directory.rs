//! Listings of directories.

use zerocopy::FromBytes;

use super::inode::Listing;
use super::layout::{DirectoryEntry, DirectoryHead};
use super::metadata::Metadata;
use crate::error::{Error, Result};
use crate::limits;
use crate::tree::NodeId;

/// An entry of a directory.
pub(super) struct Named<'a> {
    pub(super) name: &'a [u8],
    /// Reference to its inode.
    pub(super) node: NodeId,
    /// Basic type of its inode.
    pub(super) kind: u16,
}

/// Reads the bytes of a listing.
///
/// # Errors
/// If its blocks cannot be read, or it is too long.
pub(super) fn read(metadata: &Metadata, table: u64, listing: Listing) -> Result<Vec<u8>> {
    if listing.size == 0 {
        return Ok(Vec::new());
    }
    if u64::from(listing.size) > limits::DIRECTORY_BYTES {
        return Err(Error::OverLimit("bytes of a directory"));
    }
    let mut cursor = metadata.cursor(table.saturating_add(listing.start.into()), listing.offset.into())?;
    cursor.bytes(usize::try_from(listing.size).unwrap_or(0))
}

/// Parses the head of a run of entries: their number, and the block of their inodes.
pub(super) fn run(bytes: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (head, behind) = DirectoryHead::read_from_prefix(bytes).ok()?;
    Some((head.count.get().saturating_add(1), head.start.get(), behind))
}

/// Parses an entry of a run.
pub(super) fn entry(block: u32, bytes: &[u8]) -> Option<(Named<'_>, &[u8])> {
    let (entry, behind) = DirectoryEntry::read_from_prefix(bytes).ok()?;
    let (name, behind) = behind.split_at_checked(usize::from(entry.name.get()).saturating_add(1))?;
    let node = NodeId(u64::from(block) << 16 | u64::from(entry.offset.get()));
    Some((Named { name, node, kind: entry.kind.get() }, behind))
}
