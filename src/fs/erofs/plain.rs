//! Data that isn't packed: in blocks that follow each other, with a last piece behind the inode, or in chunks.

use super::layout::{CHUNK_BITS, CHUNK_INDEXES, ChunkIndex, DEVICE_SLOT, DeviceSlot, NO_BLOCK, storage};
use super::volume::{Node, Volume};
use crate::bytes::integers::Le32;
use crate::error::Result;
use crate::fs::data_map::DataMap;
use crate::limits;

/// The map of an inode's data.
///
/// # Errors
/// Where the list of its chunks cannot be read.
pub(super) fn map(volume: &Volume, node: &Node) -> Result<DataMap> {
    let mut map = DataMap::new(node.size);
    match node.storage {
        storage::CHUNKS => chunks(volume, node, &mut map)?,
        storage::INLINE => {
            let rest = node.size.checked_rem(volume.block_size).unwrap_or(0);
            let tail = if rest == 0 { node.size.min(volume.block_size) } else { rest };
            let before = node.size.saturating_sub(tail);
            if before > 0 {
                map.add(&volume.content, 0, before, Some(volume.block_at(node.data)));
            }
            map.add(&volume.content, before, tail, Some(node.end()));
        }
        _ => {
            map.add(&volume.content, 0, node.size, Some(volume.block_at(node.data)));
        }
    }
    Ok(map.finish())
}

/// The first block of a further device, counted on from those of the volume.
fn device(volume: &Volume, number: u16) -> Option<u32> {
    let slot = u64::from(volume.superblock.device_slot.get()).saturating_add(number.checked_sub(1)?.into());
    if number > volume.superblock.devices.get() {
        return None;
    }
    let slot: DeviceSlot = volume.content.read_struct(slot.saturating_mul(DEVICE_SLOT)).ok()?;
    Some(slot.mapped.get()).filter(|mapped| *mapped > 0)
}

/// Bytes of a chunk.
fn chunk_len(volume: &Volume, node: &Node) -> u64 {
    let bits = u32::from(volume.superblock.block_bits).saturating_add(node.data & CHUNK_BITS);
    1_u64.checked_shl(bits).unwrap_or(u64::MAX)
}

/// Chunks of an inode: one, if it isn't stored in chunks.
pub(super) fn chunks_of(volume: &Volume, node: &Node) -> u64 {
    if node.storage == storage::CHUNKS { node.size.div_ceil(chunk_len(volume, node)) } else { 1 }
}

fn chunks(volume: &Volume, node: &Node, map: &mut DataMap) -> Result<()> {
    let chunk = chunk_len(volume, node);
    let has_indexes = node.data & CHUNK_INDEXES != 0;
    let width: u64 = if has_indexes { 8 } else { 4 };
    let start = node.end().next_multiple_of(width);
    for number in 0..chunks_of(volume, node) {
        if number >= limits::EROFS_CHUNKS {
            map.break_off("more chunks than a file can have");
            break;
        }
        let at = start.saturating_add(number.saturating_mul(width));
        let (device_number, block) = if has_indexes {
            let index: ChunkIndex = volume.content.read_struct(at)?;
            (index.device.get(), index.block.get())
        } else {
            (0, volume.content.read_struct::<Le32>(at)?.get())
        };
        let first = match (block, device_number) {
            (NO_BLOCK, _) => None,
            (block, 0) => Some(block),
            (block, number) => {
                let Some(mapped) = device(volume, number) else {
                    map.break_off(format!("data on device {number}, which is not in the image"));
                    break;
                };
                Some(mapped.saturating_add(block))
            }
        };
        let place = first.map(|block| volume.block_at(block));
        if !map.add(&volume.content, number.saturating_mul(chunk), chunk, place) {
            break;
        }
    }
    Ok(())
}
