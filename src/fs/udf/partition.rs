//! Partitions, which map blocks to the medium (ECMA-167 3/10.7; UDF 2.2.8 to 2.2.10).

use std::ops::Range;

use super::layout::LbAddr;
use crate::source::Source;

/// A partition, by the type of its map.
pub(super) enum Map {
    /// Contiguous blocks.
    Physical { start: u64, length: u64 },
    /// Blocks mapped by a table, which is at the end of the last write (UDF 2.2.8).
    Virtual { table: Vec<u32>, start: u64, length: u64 },
    /// Packets; defective ones are relocated (UDF 2.2.9).
    Sparable { start: u64, length: u64, packet: u32, moved: Vec<(u32, u32)> },
    /// Blocks of a file in another partition (UDF 2.2.10).
    Metadata { extents: Vec<Range<u64>> },
    /// Unknown or unreadable.
    Unknown,
}

/// The partitions of a volume, by their reference numbers.
pub(super) struct Partitions {
    pub(super) content: Source,
    pub(super) block_size: u32,
    /// By their reference numbers.
    pub(super) maps: Vec<Map>,
    /// Number of earlier states in the chain of virtual allocation tables.
    pub(super) generations: usize,
}

impl Partitions {
    /// Offset of a block in the content.
    pub(super) fn place(&self, address: LbAddr) -> Option<u64> {
        let mut place = None;
        self.each_run(address.partition.get(), u64::from(address.block.get()), 1, &mut |start, _| {
            place = place.or(Some(start));
        });
        place
    }

    /// Passes on the byte ranges of consecutive blocks in the content, merged where possible, and cut at the end of the
    /// partition.
    pub(super) fn runs(&self, partition: u16, first: u64, count: u64, take: &mut dyn FnMut(Range<u64>)) {
        let mut last: Option<Range<u64>> = None;
        self.each_run(partition, first, count, &mut |start, length| {
            let end = start.saturating_add(length);
            match &mut last {
                Some(last) if last.end == start => last.end = end,
                last => last.replace(start..end).into_iter().for_each(&mut *take),
            }
        });
        last.into_iter().for_each(take);
    }

    /// The same without merging, each range by its first byte and its length.
    fn each_run(&self, partition: u16, first: u64, count: u64, take: &mut dyn FnMut(u64, u64)) {
        let size = u64::from(self.block_size);
        let mut add = |start: u64, blocks: u64| take(start.saturating_mul(size), blocks.saturating_mul(size));
        let within = |length: u64| count.min(length.saturating_sub(first));
        match self.maps.get(usize::from(partition)) {
            Some(Map::Physical { start, length }) => {
                let count = within(*length);
                if count > 0 {
                    add(start.saturating_add(first), count);
                }
            }
            Some(Map::Virtual { table, start, length }) => {
                let from = usize::try_from(first).unwrap_or(usize::MAX);
                let blocks = table.iter().skip(from).take(usize::try_from(count).unwrap_or(usize::MAX));
                for block in blocks.take_while(|block| u64::from(**block) < *length) {
                    add(start.saturating_add(u64::from(*block)), 1);
                }
            }
            Some(Map::Sparable { start, length, packet, moved }) => {
                let packet = u64::from((*packet).max(1));
                let (mut at, end) = (first, first.saturating_add(within(*length)));
                while at < end {
                    let offset = at.checked_rem(packet).unwrap_or(0);
                    let begin = at.saturating_sub(offset);
                    let blocks = packet.saturating_sub(offset).min(end.saturating_sub(at));
                    let elsewhere = u32::try_from(begin).ok().and_then(|begin| {
                        let found = moved.binary_search_by_key(&begin, |(original, _)| *original).ok()?;
                        moved.get(found).map(|(_, mapped)| u64::from(*mapped))
                    });
                    add(elsewhere.unwrap_or_else(|| start.saturating_add(begin)).saturating_add(offset), blocks);
                    at = at.saturating_add(blocks);
                }
            }
            Some(Map::Metadata { extents }) => {
                let blocks = |bytes: u64| bytes.checked_div(size).unwrap_or(0);
                let (mut skip, mut left) = (first.saturating_mul(size), count.saturating_mul(size));
                for extent in extents {
                    let length = extent.end.saturating_sub(extent.start);
                    let start = extent.start.saturating_add(skip.min(length));
                    let taken = extent.end.saturating_sub(start).min(left);
                    skip = skip.saturating_sub(length);
                    left = left.saturating_sub(taken);
                    if taken > 0 {
                        add(blocks(start), blocks(taken));
                    }
                }
            }
            Some(Map::Unknown) | None => {}
        }
    }
}
