//! Metadata blocks: packed pieces of 8 KiB, which hold the tables of inodes, directories and so on.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use zerocopy::FromBytes;

use super::edition::Edition;
use super::layout::{METADATA_BYTES, METADATA_LEN, METADATA_STORED};
use super::packing::Packing;
use crate::bytes::integers::Le64;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Source;
use crate::tree::NodeId;

/// Name of the structure in errors.
const STRUCTURE: &str = "SquashFS metadata block";

/// Reads metadata blocks, and caches recent ones.
pub(super) struct Metadata {
    content: Source,
    packing: Packing,
    edition: Edition,
    kept: RefCell<Kept>,
}

/// An unpacked block.
struct Block {
    bytes: Box<[u8]>,
    /// Offset of the next block in the content.
    next: u64,
}

/// Blocks by offset, in two generations: when the young one is full, the old one is dropped.
#[derive(Default)]
struct Kept {
    /// The block used last, which holds most of the next inodes, too.
    last: Option<(u64, Rc<Block>)>,
    young: HashMap<u64, Rc<Block>>,
    old: HashMap<u64, Rc<Block>>,
}

impl Kept {
    fn get(&mut self, at: u64) -> Option<Rc<Block>> {
        if let Some((_, block)) = self.last.as_ref().filter(|(last, _)| *last == at) {
            return Some(block.clone());
        }
        if let Some(block) = self.young.get(&at) {
            self.last = Some((at, block.clone()));
            return Some(block.clone());
        }
        let block = self.old.remove(&at)?;
        self.put(at, block.clone());
        Some(block)
    }

    fn put(&mut self, at: u64, block: Rc<Block>) {
        self.last = Some((at, block.clone()));
        if self.young.len() >= limits::SQUASHFS_METADATA_BLOCKS / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(at, block);
    }
}

impl Metadata {
    pub(super) fn new(content: Source, packing: Packing, edition: Edition) -> Self {
        Self { content, packing, edition, kept: RefCell::default() }
    }

    /// Version and byte order of the volume.
    pub(super) const fn edition(&self) -> Edition {
        self.edition
    }

    /// A place of 64 or 32 bits, recorded outside of metadata blocks.
    ///
    /// # Errors
    /// If the image ends before.
    pub(super) fn pointer(&self, at: u64, is_long: bool) -> Result<u64> {
        Ok(if is_long {
            self.edition.long(self.content.read_struct(at)?)
        } else {
            self.edition.word(self.content.read_struct(at)?).into()
        })
    }

    /// Starts reading at an offset in the block at `at`.
    ///
    /// # Errors
    /// If there is no such block, or it cannot be unpacked.
    pub(super) fn cursor(&self, at: u64, offset: usize) -> Result<Cursor<'_>> {
        let block = self.block(at)?;
        if offset > block.bytes.len() {
            return Err(self.broken(at, format!("it has {} bytes, and byte {offset} is needed", block.bytes.len())));
        }
        Ok(Cursor { metadata: self, start: at, block, at: offset })
    }

    /// Starts reading the inode of a reference: the offset of its block from the start of the table, and its offset in the
    /// block. Returns the place of the block, too.
    ///
    /// # Errors
    /// The errors of [`Metadata::cursor`].
    pub(super) fn inode(&self, table: u64, node: NodeId) -> Result<(u64, Cursor<'_>)> {
        let at = table.saturating_add(node.0 >> 16);
        Ok((at, self.cursor(at, usize::try_from(node.0 & 0xFFFF).unwrap_or(usize::MAX))?))
    }

    /// An element of a table with a list of its metadata blocks: fragments, ids, exports, attributes.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn element<T: FromBytes>(&self, list: u64, number: u32) -> Result<T> {
        let at = u64::from(number).saturating_mul(size_of::<T>() as u64);
        let pointer = list.saturating_add((at / METADATA_LEN).saturating_mul(8));
        let block: Le64 = self.content.read_struct(pointer)?;
        let offset = usize::try_from(at % METADATA_LEN).unwrap_or(usize::MAX);
        self.cursor(block.get(), offset)?.read()
    }

    fn block(&self, at: u64) -> Result<Rc<Block>> {
        if let Some(block) = self.kept.borrow_mut().get(at) {
            return Ok(block);
        }
        let head = self.edition.half(self.content.read_struct(at)?);
        let is_stored = head & METADATA_STORED != 0;
        // In the head of an uncompressed block, length 0 means 32 KiB, which no block has.
        let len = usize::from(head & !METADATA_STORED);
        let body = at.saturating_add(if self.edition.has_marker { 3 } else { 2 });
        if len == 0 || len > METADATA_BYTES {
            return Err(self.broken(at, format!("a block of {len} bytes is not possible")));
        }
        let stored = self.content.read_up_to(body, len)?;
        if stored.len() < len {
            return Err(self.broken(at, "the image ends in it"));
        }
        let bytes = if is_stored {
            stored
        } else {
            let mut bytes = vec![0; METADATA_BYTES];
            let made = self.packing.unpack(&stored, &mut bytes);
            bytes.truncate(made.map_err(|error| self.broken(at, error.to_string()))?);
            bytes
        };
        let block = Rc::new(Block { bytes: bytes.into(), next: body.saturating_add(len as u64) });
        self.kept.borrow_mut().put(at, block.clone());
        Ok(block)
    }

    pub(super) fn broken(&self, at: u64, what: impl Into<String>) -> Error {
        Error::broken(STRUCTURE, self.content.absolute(at), what)
    }
}

/// A position in consecutive metadata blocks. Reads may continue in the next block.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    metadata: &'a Metadata,
    /// Offset of the block in the content.
    start: u64,
    block: Rc<Block>,
    at: usize,
}

impl Cursor<'_> {
    /// Reads one structure.
    ///
    /// # Errors
    /// If the next block is needed and cannot be read.
    // What is read must not take the way through memory: there are several structures per file.
    #[inline]
    pub(super) fn read<T: FromBytes>(&mut self) -> Result<T> {
        let here = self.block.bytes.get(self.at..).unwrap_or_default();
        match T::read_from_prefix(here) {
            Ok((value, _)) => {
                self.at = self.at.saturating_add(size_of::<T>());
                Ok(value)
            }
            Err(_) => self.read_across(),
        }
    }

    /// Reads a structure that continues in the next block.
    fn read_across<T: FromBytes>(&mut self) -> Result<T> {
        let bytes = self.bytes(size_of::<T>())?;
        T::read_from_bytes(&bytes).map_err(|_| self.metadata.broken(self.start, "it ends too soon"))
    }

    /// Reads a number of bytes, which the caller has bounded.
    ///
    /// # Errors
    /// The errors of [`Cursor::read`].
    pub(super) fn bytes(&mut self, len: usize) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        while bytes.len() < len {
            let left = len.saturating_sub(bytes.len());
            let here = self.block.bytes.get(self.at..).unwrap_or_default();
            if here.is_empty() {
                self.start = self.block.next;
                self.block = self.metadata.block(self.start)?;
                self.at = 0;
                if self.block.bytes.is_empty() {
                    return Err(self.metadata.broken(self.start, "it is empty"));
                }
                continue;
            }
            let part = here.get(..left).unwrap_or(here);
            bytes.extend_from_slice(part);
            self.at = self.at.saturating_add(part.len());
        }
        Ok(bytes)
    }
}
