//! A bounded cache with read-ahead, between the parsers' small reads and a slow leaf.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::ops::Range;

use super::{FileId, ReadAt, Segment, Source};
use crate::limits;

/// Smallest unit read and kept. A call costs a browser about 1 ms whatever its size, so a sector at a time is out
/// of the question; larger would waste the budget of a first look, which visits half a dozen places.
const BLOCK: u64 = 64 << 10;

/// Blocks read at once when reads follow each other: 1 MiB.
const MOST_AHEAD: u64 = 16;

/// Reads of this size or more gain nothing from a cache and would empty it.
const LARGE: usize = 256 << 10;

/// Keeps recently read blocks of `inner`, at most [`limits::CACHE_BYTES`] of them.
pub struct BlockCache {
    inner: Source,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    blocks: HashMap<u64, Block>,
    clock: u64,
    /// The block after the last one fetched, and how many that fetch took: reading on there doubles the next.
    next: u64,
    run: u64,
}

struct Block {
    bytes: Box<[u8]>,
    used: u64,
}

impl BlockCache {
    /// A cache over a leaf.
    #[must_use]
    pub fn new(inner: Source) -> Self {
        Self { inner, state: RefCell::default() }
    }

    /// Reads block `number` and, where reads have been following each other, more after it.
    fn fetch(&self, state: &mut State, number: u64) -> io::Result<()> {
        state.run =
            if number == state.next && number > 0 { state.run.saturating_mul(2).clamp(1, MOST_AHEAD) } else { 1 };
        let count = (1..state.run).find(|ahead| state.blocks.contains_key(&number.saturating_add(*ahead)));
        let count = count.unwrap_or(state.run);
        state.next = number.saturating_add(count);
        let len = usize::try_from(count.saturating_mul(BLOCK)).unwrap_or(LARGE);
        let bytes = self.inner.read_up_to(number.saturating_mul(BLOCK), len)?;
        for (number, block) in (number..).zip(bytes.chunks(usize::try_from(BLOCK).unwrap_or(LARGE))) {
            state.clock = state.clock.saturating_add(1);
            state.blocks.insert(number, Block { bytes: block.into(), used: state.clock });
        }
        state.shrink();
        Ok(())
    }
}

impl State {
    /// Drops the older half once the cache is full: a sweep now and then is cheaper than an ordered list.
    fn shrink(&mut self) {
        if (self.blocks.len() as u64).saturating_mul(BLOCK) <= limits::CACHE_BYTES {
            return;
        }
        let mut uses: Vec<u64> = self.blocks.values().map(|block| block.used).collect();
        let middle = uses.len() / 2;
        let (_, middle, _) = uses.select_nth_unstable(middle);
        let middle = *middle;
        self.blocks.retain(|_, block| block.used >= middle);
    }
}

impl ReadAt for BlockCache {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        if buf.len() >= LARGE {
            return self.inner.read_at(offset, buf);
        }
        let left = usize::try_from(self.len().saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = buf.len().min(left);
        let mut state = self.state.borrow_mut();
        let mut done = 0;
        while done < wanted {
            let at = offset.saturating_add(done as u64);
            let number = at / BLOCK;
            if !state.blocks.contains_key(&number) {
                self.fetch(&mut state, number)?;
            }
            state.clock = state.clock.saturating_add(1);
            let clock = state.clock;
            let Some(block) = state.blocks.get_mut(&number) else { break };
            block.used = clock;
            let from = usize::try_from(at % BLOCK).ok().and_then(|start| block.bytes.get(start..)).unwrap_or_default();
            let got = super::copy_prefix(from, buf.get_mut(done..wanted).unwrap_or_default());
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }

    fn sample_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.inner.sample_at(offset, buf)
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        self.inner.below(range)
    }

    fn file(&self) -> Option<FileId> {
        self.inner.file()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    struct Counting {
        calls: Rc<Cell<u32>>,
        len: u64,
    }

    impl ReadAt for Counting {
        fn len(&self) -> u64 {
            self.len
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            self.calls.set(self.calls.get() + 1);
            let len = buf.len().min(usize::try_from(self.len.saturating_sub(offset)).unwrap());
            for (at, byte) in (offset..).zip(&mut buf[..len]) {
                *byte = u8::try_from(at % 251).unwrap();
            }
            Ok(len)
        }
    }

    fn counting(len: u64) -> (Source, Rc<Cell<u32>>) {
        let calls = Rc::new(Cell::new(0));
        (Source::new(BlockCache::new(Source::new(Counting { calls: calls.clone(), len }))), calls)
    }

    #[test]
    fn small_reads_share_a_call_and_reading_on_widens_the_window() {
        let (source, calls) = counting(64 << 20);
        for offset in (32768..65536).step_by(2048) {
            source.read_up_to(offset, 2048).unwrap();
        }
        assert_eq!(calls.get(), 1);
        for offset in (0..32 << 20).step_by(2048) {
            assert_eq!(source.read_up_to(offset, 1).unwrap()[0], u8::try_from(offset % 251).unwrap());
        }
        assert!(calls.get() < 45, "{} calls for 32 MiB", calls.get());
    }

    #[test]
    fn memory_stays_bounded_and_bytes_right() {
        let (source, _) = counting(200 << 20);
        let mut at = 1_u64;
        for _ in 0..5000 {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let offset = at % (200 << 20);
            let bytes = source.read_up_to(offset, 5000).unwrap();
            for (at, byte) in (offset..).zip(bytes) {
                assert_eq!(u64::from(byte), at % 251);
            }
        }
    }

    #[test]
    fn the_end_is_short_not_an_error() {
        let (source, _) = counting(100_000);
        assert_eq!(source.read_up_to(99_990, 100).unwrap().len(), 10);
        assert_eq!(source.read_up_to(100_000, 100).unwrap().len(), 0);
    }
}
