//! Directories: in the inode, or in blocks with names, whether or not a tree of hashes leads to them.

use super::layout::{DIRECTORY_MAGICS, DIRECTORY_TABLES, format};
use super::map::{Extents, Fork};
use super::volume::{Node, Volume};
use crate::error::Result;
use crate::limits;

/// A name in a directory.
pub(super) struct Named {
    pub(super) name: Vec<u8>,
    pub(super) inode: u64,
    /// 2 for a directory; 0 where it isn't recorded.
    pub(super) kind: u8,
}

/// Names of a directory, and whether all were read.
pub(super) struct Names {
    pub(super) all: Vec<Named>,
    pub(super) is_sound: bool,
}

/// Type of a name that is none.
const UNUSED: u16 = 0xFFFF;

/// Bytes of an entry of the table of hashes, and of the table's own end.
const HASH: usize = 8;

/// Reads the names of a directory.
///
/// # Errors
/// Where a node of its tree cannot be read.
pub(super) fn names(volume: &Volume, node: &Node) -> Result<Names> {
    let mut names = Names { all: Vec::new(), is_sound: true };
    if node.inode.format == format::LOCAL {
        names.is_sound = local(volume, node.data(), &mut names.all).is_some();
        return Ok(names);
    }
    let extents = Extents::read(volume, node, Fork::Data)?;
    let size = volume.directory_block();
    let end = extents.all.iter().map(|extent| extent.block.saturating_add(extent.count)).max().unwrap_or(0);
    let end = end.saturating_mul(volume.block_size).min(node.inode.size.get()).min(DIRECTORY_TABLES);
    let map = extents.map(volume, end);
    names.is_sound = map.missing == 0 && map.broken.is_none();
    let body = map.recipe(&volume.content).into_source();
    let len = usize::try_from(size).unwrap_or(0);
    let mut at = 0;
    while at < body.len() && names.all.len() < limits::XFS_NAMES {
        let block = body.read_up_to(at, len)?;
        // A hole in a directory holds nothing.
        if block.iter().any(|byte| *byte != 0) {
            names.is_sound &= entries(volume, &block, &mut names.all).is_some();
        }
        at = at.saturating_add(size);
    }
    names.is_sound &= at >= body.len();
    Ok(names)
}

/// Reads a directory in an inode; `None` where it makes no sense before its end.
fn local(volume: &Volume, bytes: &[u8], all: &mut Vec<Named>) -> Option<()> {
    let [count, wide, ..] = *bytes else { return None };
    let width = if wide > 0 { 8 } else { 4 };
    let mut rest = bytes.get(2_usize.saturating_add(width)..)?;
    for _ in 0..count {
        let (length, behind) = rest.split_first()?;
        // Where the name would be in a block is of no use here.
        let (name, behind) = behind.get(2..)?.split_at_checked((*length).into())?;
        let (kind, behind) = if volume.has_types() { behind.split_first()? } else { (&0, behind) };
        let (number, behind) = behind.split_at_checked(width)?;
        let inode = number.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        all.push(Named { name: name.to_vec(), inode, kind: *kind });
        rest = behind;
    }
    Some(())
}

/// Reads a block with names; `None` where it makes no sense before its end.
fn entries(volume: &Volume, block: &[u8], all: &mut Vec<Named>) -> Option<()> {
    let magic = block.first_chunk::<4>()?;
    let (_, head, has_hashes) = DIRECTORY_MAGICS.iter().find(|(known, ..)| *known == magic)?;
    let mut end = block.len();
    if *has_hashes {
        let (before, tail) = block.split_last_chunk::<HASH>()?;
        let count = tail.first_chunk().map_or(0, |count| u32::from_be_bytes(*count));
        end = before.len().checked_sub(usize::try_from(count).ok()?.checked_mul(HASH)?)?;
    }
    let mut rest = block.get(*head..end)?;
    while !rest.is_empty() {
        let (first, behind) = rest.split_first_chunk::<2>()?;
        let length = if u16::from_be_bytes(*first) == UNUSED {
            usize::from(u16::from_be_bytes(*behind.first_chunk()?))
        } else {
            let (number, behind) = rest.split_first_chunk()?;
            let (length, behind) = behind.split_first()?;
            let (name, behind) = behind.split_at_checked((*length).into())?;
            let kind = if volume.has_types() { *behind.first()? } else { 0 };
            if name != b"." && name != b".." {
                all.push(Named { name: name.to_vec(), inode: u64::from_be_bytes(*number), kind });
            }
            // Behind the name is where the entry is, in two bytes.
            name.len().saturating_add(11).saturating_add(volume.has_types().into()).next_multiple_of(8)
        };
        if length == 0 {
            return None;
        }
        rest = rest.get(length..)?;
    }
    Some(())
}
