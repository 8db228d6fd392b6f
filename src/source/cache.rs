//! A cache with read-ahead between the parsers' small reads and a slow user file.

use std::cell::Cell;
use std::io;

use super::pool::{FileId, Holder, Pool};
use super::{ReadAt, Source};

/// Smallest unit read and cached, in bytes. A call costs a browser about 1 ms whatever its size, so reading single
/// sectors is out of the question; a larger unit would waste the budget of a first look, which visits half a dozen
/// places.
const BLOCK: u64 = 64 << 10;

/// Most blocks read at once when reads are sequential: 1 MiB.
const MOST_AHEAD: u64 = 16;

/// Reads of at least this many bytes bypass the cache: they gain nothing from it and would empty it.
const LARGE: usize = 256 << 10;

/// Number of blocks fetched at once from which sequential reads are expected to go on after others. Shorter runs also come
/// of looking for what an image is, which would read in vain.
const LASTING: u64 = 4;

/// Blocks kept from a sequential read: comparing two views of the same sectors reads them twice, a piece at a time. A
/// longer sequential read, such as a full export, is not repeated, so no more is kept.
const MOST_BEHIND: u64 = 48;

/// A user's file with its recently read blocks: a leaf, which knows its number.
pub(super) struct BlockCache {
    inner: Source,
    pool: Pool,
    holder: Holder,
    id: FileId,
    /// The latest run, and the one before it that lasted: a list is read in turn with what it leads to.
    runs: Cell<[Run; 2]>,
}

/// Sequential reads: each one that goes on takes twice as much at once as the one before.
#[derive(Clone, Copy, Default)]
struct Run {
    /// The block after the last one fetched.
    next: u64,
    /// Number of blocks fetched last.
    count: u64,
}

impl BlockCache {
    /// Wraps the file with that number in a cache.
    pub(super) fn new(inner: Source, pool: Pool, id: FileId) -> Self {
        Self { inner, holder: pool.holder(), pool, id, runs: Cell::default() }
    }

    /// Reads block `number` and, if reads have been sequential, more after it.
    fn fetch(&self, number: u64) -> io::Result<()> {
        let [latest, earlier] = self.runs.get();
        let goes_on = |run: &Run| run.next == number && number > 0;
        let other = if latest.count >= LASTING && !goes_on(&latest) { latest } else { earlier };
        let run = [latest, earlier].into_iter().find(goes_on).unwrap_or_default();
        let most = run.count.saturating_mul(2).clamp(1, MOST_AHEAD);
        let is_kept = |ahead: &u64| self.pool.has(self.holder, number.saturating_add(*ahead));
        let count = (1..most).find(is_kept).unwrap_or(most);
        self.runs.set([Run { next: number.saturating_add(count), count: most }, other]);
        let start = number.saturating_mul(BLOCK);
        let left = self.len().saturating_sub(start);
        let len = usize::try_from(count.saturating_mul(BLOCK).min(left)).unwrap_or(LARGE);
        let mut bytes = self.pool.take_room(len);
        let got = self.inner.read_at(start, &mut bytes)?;
        bytes.truncate(got);
        if most == MOST_AHEAD {
            let behind = number.saturating_sub(MOST_BEHIND);
            self.pool.forget(self.holder, behind.saturating_sub(count)..behind);
        }
        self.pool.keep(self.holder, number, bytes, usize::try_from(BLOCK).unwrap_or(LARGE));
        Ok(())
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
        let mut done = 0;
        while done < wanted {
            let at = offset.saturating_add(done as u64);
            let (number, from) = (at / BLOCK, at % BLOCK);
            let rest = buf.get_mut(done..wanted).unwrap_or_default();
            let got = match self.pool.copy(self.holder, number, from, rest) {
                Some(got) => got,
                None => {
                    self.fetch(number)?;
                    self.pool.copy(self.holder, number, from, rest).unwrap_or(0)
                }
            };
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

    fn file(&self) -> Option<FileId> {
        Some(self.id)
    }

    fn pool(&self) -> Option<Pool> {
        Some(self.pool.clone())
    }

    fn holder(&self) -> Option<Holder> {
        Some(self.holder)
    }
}

#[cfg(test)]
mod tests {
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
        (cached(Counting { calls: calls.clone(), len }, &Pool::default()), calls)
    }

    fn cached(leaf: Counting, pool: &Pool) -> Source {
        Source::new(BlockCache::new(Source::new(leaf), pool.clone(), pool.next_file()))
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
    fn memory_is_bounded_and_bytes_are_correct() {
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
    fn sequential_reads_keep_few_blocks_and_alternating_reads_fetch_once() {
        let pool = Pool::default();
        let calls = Rc::new(Cell::new(0));
        let source = cached(Counting { calls: calls.clone(), len: 16 << 20 }, &pool);
        for offset in (0..16_u64 << 20).step_by(2 << 20) {
            for _ in 0..2 {
                for part in (offset..offset + (2 << 20)).step_by(128 << 10) {
                    assert_eq!(source.read_up_to(part, 128 << 10).unwrap()[0], u8::try_from(part % 251).unwrap());
                }
            }
        }
        assert!(calls.get() < 24, "{} calls for 16 MiB", calls.get());
        assert!(pool.kept() <= 5 << 20, "{} bytes kept", pool.kept());
    }

    #[test]
    fn a_run_goes_on_after_another_was_read_in_between() {
        let (source, calls) = counting(64 << 20);
        let read = |from: u64| {
            for offset in (from..from + (1 << 20)).step_by(2048) {
                assert_eq!(source.read_up_to(offset, 1).unwrap()[0], u8::try_from(offset % 251).unwrap());
            }
        };
        read(0);
        for offset in (1..16).map(|turn| turn << 20) {
            read((32 << 20) + offset);
            read(offset);
        }
        assert!(calls.get() < 48, "{} calls for 31 MiB", calls.get());
    }

    #[test]
    fn many_files_share_one_budget_and_never_mix_bytes() {
        let pool = Pool::default();
        for id in 0..99_u64 {
            let file = cached(Counting { calls: Rc::default(), len: 1 << 20 }, &pool);
            let shifted = file.slice(id..1 << 20);
            for offset in (0..1_000_000).step_by(100_000) {
                let expected = u8::try_from((offset + id) % 251).unwrap();
                assert_eq!(shifted.read_up_to(offset, 1).unwrap()[0], expected);
            }
        }
        assert!(pool.kept() <= crate::limits::CACHE_BYTES, "{} bytes kept", pool.kept());
    }

    #[test]
    fn the_end_is_short_not_an_error() {
        let (source, _) = counting(100_000);
        assert_eq!(source.read_up_to(99_990, 100).unwrap().len(), 10);
        assert_eq!(source.read_up_to(100_000, 100).unwrap().len(), 0);
    }
}
