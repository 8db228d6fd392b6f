//! Listings of directories.

use zerocopy::FromBytes;

use super::inode::Listing;
use super::layout::{DirectoryEntry, DirectoryHead};
use super::metadata::Metadata;
use crate::error::{Error, Result};
use crate::limits;
use crate::tree::NodeId;

/// An entry of a directory.
pub(super) struct Named {
    pub(super) name: Vec<u8>,
    /// Reference to its inode.
    pub(super) node: NodeId,
    /// Basic type of its inode.
    pub(super) kind: u16,
}

/// The content of a directory listing.
pub(super) struct Entries {
    pub(super) all: Vec<Named>,
    /// Number of bytes at the end that form no entry.
    pub(super) left: usize,
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

/// Parses a listing, as far as it is valid.
pub(super) fn entries(bytes: &[u8]) -> Entries {
    let mut all = Vec::new();
    let mut rest = bytes;
    'runs: while let Ok((head, mut behind)) = DirectoryHead::read_from_prefix(rest) {
        for _ in 0..=head.count.get() {
            let Some((named, after)) = entry(&head, behind) else { break 'runs };
            all.push(named);
            behind = after;
            rest = after;
        }
    }
    Entries { all, left: rest.len() }
}

fn entry<'a>(head: &DirectoryHead, bytes: &'a [u8]) -> Option<(Named, &'a [u8])> {
    let (entry, behind) = DirectoryEntry::read_from_prefix(bytes).ok()?;
    let (name, behind) = behind.split_at_checked(usize::from(entry.name.get()).saturating_add(1))?;
    let node = NodeId(u64::from(head.start.get()) << 16 | u64::from(entry.offset.get()));
    Some((Named { name: name.to_vec(), node, kind: entry.kind.get() }, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a run of one entry with a name whose length is recorded as `len`.
    fn run(count: u32, len: u16, name: &[u8]) -> Vec<u8> {
        let head = [count.to_le_bytes(), 7_u32.to_le_bytes(), [0; 4]].concat();
        [head, vec![9, 0, 0, 0, 2, 0], len.to_le_bytes().to_vec(), name.to_vec()].concat()
    }

    #[test]
    fn runs_follow_each_other_and_what_makes_no_entry_is_left() {
        let whole = [run(0, 2, b"abc"), run(0, 0, b"d")].concat();
        let found = entries(&whole);
        let names: Vec<&[u8]> = found.all.iter().map(|named| named.name.as_slice()).collect();
        assert_eq!((names, found.left), (vec![b"abc".as_slice(), b"d"], 0));
        assert_eq!(found.all[0].node, NodeId(7 << 16 | 9));
        let short = entries(&run(0, 9, b"abc"));
        assert_eq!((short.all.len(), short.left), (0, 23));
        // A count beyond the following bytes: the complete entries are used.
        assert_eq!(entries(&run(u32::MAX, 0, b"d")).all.len(), 1);
        assert_eq!(entries(&[0; 5]).left, 5);
    }
}
