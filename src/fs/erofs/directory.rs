//! Directories: blocks with entries at their start and names behind them.

use zerocopy::FromBytes;

use super::layout::DirectoryEntry;
use crate::bytes::text::before_zero;

/// A name in a directory.
pub(super) struct Named {
    pub(super) name: Vec<u8>,
    pub(super) inode: u64,
    /// 2 for a directory.
    pub(super) kind: u8,
}

/// Reads the entries of a block; false where they make no sense.
pub(super) fn entries(block: &[u8], all: &mut Vec<Named>) -> bool {
    const ENTRY: usize = size_of::<DirectoryEntry>();
    let Ok((first, _)) = DirectoryEntry::read_from_prefix(block) else { return false };
    let start = usize::from(first.name.get());
    if start < ENTRY || !start.is_multiple_of(ENTRY) || start > block.len() {
        return false;
    }
    let heads = block.get(..start).unwrap_or_default().as_chunks::<ENTRY>().0;
    let heads: Vec<DirectoryEntry> =
        heads.iter().filter_map(|head| DirectoryEntry::read_from_bytes(head).ok()).collect();
    for (place, head) in heads.iter().enumerate() {
        let next = heads.get(place.saturating_add(1)).map_or(block.len(), |next| usize::from(next.name.get()));
        let Some(name) = block.get(usize::from(head.name.get())..next) else { return false };
        // The last name of a block ends with it, or at a zero.
        let name = before_zero(name);
        if name.is_empty() {
            return false;
        }
        if name != b"." && name != b".." {
            all.push(Named { name: name.to_vec(), inode: head.inode.get(), kind: head.kind });
        }
    }
    true
}
