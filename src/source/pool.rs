//! The memory that all caches and all trees of a session share, and the numbers of its files.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::limits;
use crate::order::sort;

/// Number of a user's file, counted from 0 in the order of a session. It is the same in all layers: a recipe out of an
/// image inside another one names the user's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Cached blocks of all sources of a session, at most [`limits::CACHE_BYTES`] together: a disc has up to 99 files, and
/// images may be nested.
#[derive(Clone, Default)]
pub struct Pool(Rc<RefCell<State>>);

/// Entries of a tree, which count among those of its session until this is dropped.
#[derive(Debug)]
pub struct EntryShare {
    pool: Pool,
    taken: u32,
}

/// The source whose blocks are cached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Holder(u64);

#[derive(Default)]
struct State {
    files: u32,
    /// Entries of all trees.
    entries: u32,
    holders: u64,
    /// Blocks by holder and number.
    blocks: HashMap<(Holder, u64), Block>,
    /// Total size of the blocks, in bytes.
    bytes: u64,
    clock: u64,
    /// Memory for reading several blocks at once.
    room: Vec<u8>,
}

struct Block {
    bytes: Box<[u8]>,
    used: u64,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pool of {} blocks", self.0.borrow().blocks.len())
    }
}

impl Pool {
    /// Issues the number of the user's next file.
    pub(super) fn next_file(&self) -> FileId {
        let mut state = self.0.borrow_mut();
        let id = FileId(state.files);
        state.files = state.files.saturating_add(1);
        id
    }

    /// A share of the entries that a session may have, with none taken.
    #[must_use]
    pub fn entry_share(&self) -> EntryShare {
        EntryShare { pool: self.clone(), taken: 0 }
    }

    /// Registers a new holder of blocks.
    pub(super) fn holder(&self) -> Holder {
        let mut state = self.0.borrow_mut();
        state.holders = state.holders.saturating_add(1);
        Holder(state.holders)
    }

    /// Whether a block is cached.
    pub(super) fn has(&self, holder: Holder, number: u64) -> bool {
        self.0.borrow().blocks.contains_key(&(holder, number))
    }

    /// Copies the bytes of a block from `from` on; `None` if it is not cached.
    pub(super) fn copy(&self, holder: Holder, number: u64, from: u64, buf: &mut [u8]) -> Option<usize> {
        let mut state = self.0.borrow_mut();
        let now = state.tick();
        let block = state.blocks.get_mut(&(holder, number))?;
        block.used = now;
        let bytes = usize::try_from(from).ok().and_then(|from| block.bytes.get(from..)).unwrap_or_default();
        Some(super::copy_prefix(bytes, buf))
    }

    /// Caches a block, and drops the least recently used ones if there are too many.
    pub(super) fn keep(&self, holder: Holder, number: u64, bytes: Box<[u8]>) {
        let mut state = self.0.borrow_mut();
        let used = state.tick();
        state.bytes = state.bytes.saturating_add(bytes.len() as u64);
        if let Some(before) = state.blocks.insert((holder, number), Block { bytes, used }) {
            state.bytes = state.bytes.saturating_sub(before.bytes.len() as u64);
        }
        state.shrink();
    }

    /// Takes the memory for reading several blocks at once, with any bytes in it.
    pub(super) fn take_room(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.borrow_mut().room)
    }

    /// Keeps that memory for the next time.
    pub(super) fn keep_room(&self, room: Vec<u8>) {
        self.0.borrow_mut().room = room;
    }

    /// Drops a holder's blocks with these numbers.
    pub(super) fn forget(&self, holder: Holder, numbers: Range<u64>) {
        let mut state = self.0.borrow_mut();
        for number in numbers {
            if let Some(block) = state.blocks.remove(&(holder, number)) {
                state.bytes = state.bytes.saturating_sub(block.bytes.len() as u64);
            }
        }
    }

    /// Drops all blocks, which are read again when they are needed.
    pub(super) fn forget_all(&self) {
        let mut state = self.0.borrow_mut();
        state.blocks = HashMap::new();
        (state.bytes, state.room) = (0, Vec::new());
    }

    /// Bytes that are cached.
    #[cfg(test)]
    pub(super) fn kept(&self) -> u64 {
        let state = self.0.borrow();
        assert_eq!(state.bytes, state.blocks.values().map(|block| block.bytes.len() as u64).sum::<u64>());
        state.bytes
    }
}

impl EntryShare {
    /// Counts more entries; false if the session would have more than [`limits::SESSION_ENTRIES`].
    #[must_use]
    pub fn take(&mut self, count: u32) -> bool {
        let mut state = self.pool.0.borrow_mut();
        let all = state.entries.checked_add(count).filter(|all| *all <= limits::SESSION_ENTRIES);
        let Some(all) = all else { return false };
        state.entries = all;
        self.taken = self.taken.saturating_add(count);
        true
    }
}

impl Drop for EntryShare {
    fn drop(&mut self) {
        let mut state = self.pool.0.borrow_mut();
        state.entries = state.entries.saturating_sub(self.taken);
    }
}

impl State {
    const fn tick(&mut self) -> u64 {
        self.clock = self.clock.saturating_add(1);
        self.clock
    }

    /// Drops the older half once the pool is full: an occasional sweep is cheaper than an ordered list.
    fn shrink(&mut self) {
        if self.bytes <= limits::CACHE_BYTES {
            return;
        }
        let mut uses: Vec<u64> = self.blocks.values().map(|block| block.used).collect();
        sort(&mut uses);
        let middle = uses.get(uses.len() / 2).copied().unwrap_or_default();
        self.blocks.retain(|_, block| block.used >= middle);
        self.bytes = self.blocks.values().map(|block| block.bytes.len() as u64).fold(0, u64::saturating_add);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_share_the_entries_of_a_session() {
        let pool = Pool::default();
        let (mut one, mut other) = (pool.entry_share(), pool.entry_share());
        assert!(one.take(limits::SESSION_ENTRIES - 10) && other.take(10));
        assert!(!other.take(1) && other.take(0));
        drop(one);
        assert!(other.take(limits::SESSION_ENTRIES - 10) && !other.take(1));
    }
}
