//! The memory that all caches and all trees of a session share, and the numbers of its files.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::shelf::{Beginning, Shelf};
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
pub struct Holder(u64);

/// Ranges of sources with cached blocks, and a codec: what packed data is unpacked from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Packed {
    pub(super) ranges: Vec<(Holder, Range<u64>)>,
    pub(super) codec: String,
}

/// The beginning of what packed data unpacks to, for all who unpack it: another attempt to open the image goes on with it.
pub struct Held {
    /// The holder of the content's blocks.
    pub(super) holder: Holder,
    /// The content as far as it is known.
    pub beginning: RefCell<Beginning>,
}

#[derive(Default)]
struct State {
    files: u32,
    /// Entries of all trees.
    entries: u32,
    holders: u64,
    /// Blocks by holder and number.
    blocks: HashMap<(Holder, u64), Block>,
    /// Total size of what was read and is kept, in bytes.
    bytes: u64,
    clock: u64,
    shelf: Shelf,
    held: Vec<(Packed, Rc<Held>)>,
    /// Blocks that were unpacked before they are read.
    given: HashMap<(Holder, u64), Block>,
    /// Memory of what was kept last and isn't any longer, for the next read.
    room: Vec<u8>,
}

/// A part of what was read at once.
struct Block {
    read: Rc<Read>,
    range: Range<usize>,
}

/// Bytes read at once, in the memory that they were read into: a copy for each block would take as long as the reading.
struct Read {
    bytes: Vec<u8>,
    used: Cell<u64>,
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

    /// Has unpacked content kept on a shelf.
    pub(super) fn keep_on(&self, shelf: Shelf) {
        self.0.borrow_mut().shelf = shelf;
    }

    /// The shelf for unpacked content.
    #[must_use]
    pub fn shelf(&self) -> Shelf {
        self.0.borrow().shelf.clone()
    }

    /// The beginning of what packed data unpacks to, empty at first; `None` if nothing can be kept.
    pub(super) fn held(&self, packed: Packed) -> Option<Rc<Held>> {
        if let Some((_, held)) = self.0.borrow().held.iter().find(|(known, _)| *known == packed) {
            return Some(Rc::clone(held));
        }
        let beginning = RefCell::new(Beginning::new(self.shelf().room()?));
        let held = Rc::new(Held { holder: self.holder(), beginning });
        self.0.borrow_mut().held.push((packed, Rc::clone(&held)));
        Some(held)
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
        let block = state.blocks.get(&(holder, number))?;
        block.read.used.set(now);
        let bytes = block.read.bytes.get(block.range.clone()).unwrap_or_default();
        let bytes = usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
        Some(super::copy_prefix(bytes, buf))
    }

    /// Caches bytes as blocks of a size, from a number on, and drops the least recently used ones if there are too many.
    /// No bytes at all are one block.
    pub(super) fn keep(&self, holder: Holder, first: u64, bytes: Vec<u8>, size: usize) {
        let mut state = self.0.borrow_mut();
        let used = Cell::new(state.tick());
        state.bytes = state.bytes.saturating_add(bytes.len() as u64);
        let read = Rc::new(Read { bytes, used });
        for (number, start) in (first..).zip((0..read.bytes.len().max(1)).step_by(size.max(1))) {
            let range = start..start.saturating_add(size).min(read.bytes.len());
            let before = state.blocks.insert((holder, number), Block { read: Rc::clone(&read), range });
            state.release(before);
        }
        state.release_read(read);
        state.shrink();
    }

    /// Whether both are the same memory.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Keeps a block that was unpacked before it is read.
    pub(super) fn give(&self, id: (Holder, u64), bytes: Vec<u8>) {
        let block = Block { range: 0..bytes.len(), read: Rc::new(Read { bytes, used: Cell::default() }) };
        self.0.borrow_mut().given.insert(id, block);
    }

    /// Whether a block was given.
    pub(super) fn is_given(&self, id: (Holder, u64)) -> bool {
        self.0.borrow().given.contains_key(&id)
    }

    /// Takes a block that was given.
    pub(super) fn take_given(&self, id: (Holder, u64)) -> Option<Vec<u8>> {
        let block = self.0.borrow_mut().given.remove(&id)?;
        Rc::into_inner(block.read).map(|read| read.bytes)
    }

    /// Drops the blocks that were given and not read.
    pub fn forget_given(&self) {
        self.0.borrow_mut().given = HashMap::new();
    }

    /// Takes memory to read into, with any bytes in it: what is no longer kept, if it has this size. Fresh memory for each
    /// read takes as long as reading from a file that the system has in memory.
    pub(super) fn take_room(&self, len: usize) -> Vec<u8> {
        let mut state = self.0.borrow_mut();
        if state.room.len() == len { std::mem::take(&mut state.room) } else { vec![0; len] }
    }

    /// Drops a holder's blocks with these numbers.
    pub(super) fn forget(&self, holder: Holder, numbers: Range<u64>) {
        let mut state = self.0.borrow_mut();
        for number in numbers {
            let block = state.blocks.remove(&(holder, number));
            state.release(block);
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
        let reads: HashMap<_, _> = state.blocks.values().map(|block| (Rc::as_ptr(&block.read), &block.read)).collect();
        assert_eq!(state.bytes, reads.values().map(|read| read.bytes.len() as u64).sum::<u64>());
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
        let mut uses: Vec<u64> = self.blocks.values().map(|block| block.read.used.get()).collect();
        sort(&mut uses);
        let middle = uses.get(uses.len() / 2).copied().unwrap_or_default();
        // Blocks that were read at once are dropped at once, so that their memory is free.
        let dropped: Vec<Block> =
            self.blocks.extract_if(|_, block| block.read.used.get() < middle).map(|(_, block)| block).collect();
        dropped.into_iter().for_each(|block| self.release(Some(block)));
    }

    /// Counts out a block that is no longer kept, and what it was read with if it was the last block of that.
    fn release(&mut self, block: Option<Block>) {
        if let Some(block) = block {
            self.release_read(block.read);
        }
    }

    fn release_read(&mut self, read: Rc<Read>) {
        if let Ok(Read { bytes, .. }) = Rc::try_unwrap(read) {
            self.bytes = self.bytes.saturating_sub(bytes.len() as u64);
            self.room = bytes;
        }
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
