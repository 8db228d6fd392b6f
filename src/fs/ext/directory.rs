//! Directories: entries in blocks, whether or not an index leads to them.

use zerocopy::FromBytes;

use super::layout::{DirectoryEntry, incompatible};
use super::volume::Volume;

/// A name in a directory.
pub(super) struct Named {
    pub(super) name: Vec<u8>,
    pub(super) inode: u32,
    /// Type of the inode, if it is recorded: 1 for a file, 2 for a directory.
    pub(super) kind: u8,
}

/// Type of the entry that holds the checksum of a block.
const CHECKSUM: u8 = 0xDE;

/// Reads the entries of a block; false if they become invalid before its end. Nodes of an index look like one unused
/// entry.
pub(super) fn entries(volume: &Volume, block: &[u8], all: &mut Vec<Named>) -> bool {
    let mut rest = block;
    while !rest.is_empty() {
        let Ok((head, behind)) = DirectoryEntry::read_from_prefix(rest) else { return false };
        let length = length(head.length.get(), block.len());
        if length < size_of::<DirectoryEntry>() || length > rest.len() {
            return false;
        }
        let has_kind = volume.has(incompatible::FILE_TYPE);
        let is_checksum = head.inode.get() == 0 && head.kind == CHECKSUM;
        if head.inode.get() > 0 && !is_checksum {
            let Some(name) = behind.get(..usize::from(head.name_length)) else { return false };
            if size_of::<DirectoryEntry>().saturating_add(name.len()) > length {
                return false;
            }
            if !name.is_empty() && name != b"." && name != b".." {
                let kind = if has_kind { head.kind } else { 0 };
                all.push(Named { name: name.to_vec(), inode: head.inode.get(), kind });
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    true
}

/// Size of an entry in bytes: in blocks of 64 KiB, the length of an entry that fills the block doesn't fit its field.
fn length(recorded: u16, block: usize) -> usize {
    match recorded {
        0 | 0xFFFF => block,
        other => usize::from(other & !3) | usize::from(other & 3) << 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_large_blocks_have_their_upper_bits_below() {
        assert_eq!((length(12, 1024), length(0, 65_536), length(0xFFFF, 65_536)), (12, 65_536, 65_536));
        assert_eq!(length(0xFFFD, 262_144), 0x1_FFFC);
    }
}
