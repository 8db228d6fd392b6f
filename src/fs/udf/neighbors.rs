//! File entries of a directory, which writers record one after the other.

use std::ops::Range;

use super::descriptor::Descriptor;
use super::icb;
use super::layout::LbAddr;
use super::partition::Partitions;

/// Most bytes read at once: so few that they are cached, since the content of a file is looked up in its entry again.
const AT_ONCE: u64 = 128 << 10;

/// Reads blocks, and those that follow them on the medium with them: a read per file would take longer than the rest.
pub(super) struct Neighbors<'a> {
    partitions: &'a Partitions,
    /// Offset of the blocks in the content.
    start: u64,
    bytes: Vec<u8>,
}

impl<'a> Neighbors<'a> {
    pub(super) const fn new(partitions: &'a Partitions) -> Self {
        Self { partitions, start: 0, bytes: Vec::new() }
    }

    /// The descriptor in a block. `next` are the blocks that will be needed next. `None` if one of them can't be read,
    /// which need not be the first, or if there is none in it.
    pub(super) fn descriptor(&mut self, address: LbAddr, next: impl Iterator<Item = LbAddr>) -> Option<Descriptor<'_>> {
        let Partitions { content, block_size, .. } = self.partitions;
        let at = self.partitions.place(address).filter(|at| *at < content.len())?;
        let size = u64::from(*block_size);
        if !self.has(at..at.saturating_add(size)) {
            let mut end = at.saturating_add(size);
            for address in next {
                if self.partitions.place(address) != Some(end) || end.saturating_sub(at) >= AT_ONCE {
                    break;
                }
                end = end.saturating_add(size);
            }
            let length = usize::try_from(end.min(content.len()).saturating_sub(at)).unwrap_or(0);
            self.start = at;
            self.bytes.resize(length, 0);
            let got = content.read_at(at, &mut self.bytes).unwrap_or(0);
            self.bytes.truncate(got);
        }
        let from = usize::try_from(at.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let rest = self.bytes.get(from..).unwrap_or_default();
        let block = usize::try_from(size).ok().and_then(|size| rest.get(..size)).unwrap_or(rest);
        Descriptor::of(icb::used(block), at)
    }

    fn has(&self, block: Range<u64>) -> bool {
        self.start <= block.start && block.end <= self.start.saturating_add(self.bytes.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;
    use std::rc::Rc;

    use super::super::layout::tag;
    use super::super::partition::Map;
    use super::*;
    use crate::bytes::integers::{Le16, Le32};
    use crate::source::{ReadAt, Source};

    const BLOCK: u32 = 2048;
    const BLOCKS: u32 = 2000;

    /// Blocks with the descriptor of a directory's identifier in each. The last one can't be read.
    struct Damaged(Rc<Cell<u32>>);

    impl ReadAt for Damaged {
        fn len(&self) -> u64 {
            u64::from(BLOCKS * BLOCK)
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            self.0.set(self.0.get() + 1);
            if offset + buf.len() as u64 > u64::from((BLOCKS - 1) * BLOCK) {
                return Err(io::ErrorKind::InvalidData.into());
            }
            for block in buf.chunks_mut(BLOCK as usize) {
                block.fill(0);
                block[..2].copy_from_slice(&tag::FILE_IDENTIFIER.to_le_bytes());
            }
            Ok(buf.len())
        }
    }

    fn address(block: u32) -> LbAddr {
        LbAddr { block: Le32::new(block), partition: Le16::new(0) }
    }

    #[test]
    fn neighbors_are_read_together_and_one_that_cannot_be_read_costs_no_other() {
        let reads = Rc::new(Cell::new(0));
        let content = Source::new(Damaged(reads.clone()));
        let maps = vec![Map::Physical { start: 0, length: BLOCKS.into() }];
        let partitions = Partitions { content, block_size: BLOCK, maps, generations: 0 };
        let mut neighbors = Neighbors::new(&partitions);
        for block in 0..1000 {
            let found = neighbors.descriptor(address(block), (block + 1..1000).map(address)).unwrap();
            assert_eq!((found.at, found.is(tag::FILE_IDENTIFIER)), (u64::from(block * BLOCK), true));
        }
        assert_eq!(reads.get(), 16);
        // Blocks apart from each other are read one by one.
        for block in [1500, 1502, 1501] {
            assert!(neighbors.descriptor(address(block), [1700, 1701].map(address).into_iter()).is_some());
        }
        assert_eq!(reads.get(), 19);
        let last = BLOCKS - 2;
        assert!(neighbors.descriptor(address(last), std::iter::once(address(last + 1))).is_none());
        assert!(neighbors.descriptor(address(last), std::iter::empty()).is_some());
        assert!(neighbors.descriptor(address(BLOCKS), std::iter::empty()).is_none());
    }
}
