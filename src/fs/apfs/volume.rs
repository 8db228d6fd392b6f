//! Objects: checksums, maps of numbers to blocks, and trees.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use zerocopy::FromBytes;

use super::layout::{FIXED, MAP_TREE_AT, NODE_HEAD, NodeHead, ROOT, ROOT_TAIL};
use crate::bytes::integers::Le64;
use crate::error::{Error, Result};
use crate::limits;
use crate::source::Source;

/// Whether the checksum at the start of a block is that of the rest: Fletcher's, of words of 32 bits.
pub(super) fn is_summed(block: &[u8]) -> bool {
    const MODULUS: u64 = 0xFFFF_FFFF;
    let Some((recorded, rest)) = block.split_first_chunk::<8>() else { return false };
    let (mut low, mut high) = (0_u64, 0_u64);
    for word in rest.as_chunks::<4>().0 {
        low = low.wrapping_add(u32::from_le_bytes(*word).into()) % MODULUS;
        high = high.wrapping_add(low) % MODULUS;
    }
    let first = MODULUS.saturating_sub(low.wrapping_add(high) % MODULUS);
    let second = MODULUS.saturating_sub(low.wrapping_add(first) % MODULUS);
    u64::from_le_bytes(*recorded) == second << 32 | first
}

/// How numbers in a tree lead to its nodes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Numbers {
    /// They are blocks.
    Blocks,
    /// A map at this block has them, up to this transaction.
    Mapped { tree: u64, transaction: u64 },
}

/// The blocks of a container.
pub(super) struct Blocks {
    pub(super) content: Source,
    pub(super) size: u64,
    /// Those that were read last.
    kept: RefCell<HashMap<u64, Rc<[u8]>>>,
}

/// A record of a tree.
pub(super) struct Record<'a> {
    pub(super) key: &'a [u8],
    pub(super) value: &'a [u8],
    /// Place of the value in the volume.
    pub(super) at: u64,
}

/// Which side of the wanted records a key is on.
pub(super) type Compare<'a> = &'a dyn Fn(&[u8]) -> std::cmp::Ordering;

impl Blocks {
    /// The blocks of a content, of so many bytes.
    pub(super) fn new(content: Source, size: u64) -> Self {
        Self { content, size, kept: RefCell::default() }
    }

    /// A block.
    ///
    /// # Errors
    /// If it is not in the image, or its checksum is wrong.
    pub(super) fn block(&self, number: u64) -> Result<Rc<[u8]>> {
        if let Some(block) = self.kept.borrow().get(&number) {
            return Ok(Rc::clone(block));
        }
        let at = number.saturating_mul(self.size);
        let len = usize::try_from(self.size).unwrap_or(0);
        let bytes = self.content.read_up_to(at, len)?;
        let broken = |what: &str| Error::broken("APFS object", self.content.absolute(at), what);
        if bytes.len() < len {
            return Err(broken("the image ends before it"));
        }
        if !is_summed(&bytes) {
            return Err(broken("its checksum is wrong"));
        }
        let block: Rc<[u8]> = bytes.into();
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= limits::APFS_KEPT_BLOCKS {
            kept.clear();
        }
        kept.insert(number, Rc::clone(&block));
        Ok(block)
    }

    /// The block of the tree of a map of objects.
    ///
    /// # Errors
    /// As [`Blocks::block`].
    pub(super) fn map_tree(&self, map: u64) -> Result<u64> {
        let block = self.block(map)?;
        let tree = block.get(MAP_TREE_AT..).and_then(|rest| Le64::read_from_prefix(rest).ok());
        Ok(tree.map_or(0, |(tree, _)| tree.get()))
    }

    /// The block of an object.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none of this number; the errors of [`Blocks::records`].
    pub(super) fn place(&self, numbers: Numbers, object: u64) -> Result<u64> {
        let Numbers::Mapped { tree, transaction } = numbers else { return Ok(object) };
        let number = |key: &[u8], at: usize| key.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes));
        let mut found = None;
        let compare = |key: &[u8]| {
            let (own, state) = (number(key, 0).unwrap_or(0), number(key, 8).unwrap_or(0));
            own.cmp(&object).then(if state > transaction {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            })
        };
        // The newest state of several is the last.
        self.records(Numbers::Blocks, tree, &compare, &mut |record| {
            found = number(record.value, 8);
            true
        })?;
        found.ok_or_else(|| Error::NotFound(format!("object {object}")))
    }

    /// Passes the records of a tree whose keys compare as equal to `take`, in order, until it returns false.
    ///
    /// # Errors
    /// If a node cannot be read.
    pub(super) fn records(
        &self,
        numbers: Numbers,
        root: u64,
        compare: Compare<'_>,
        take: &mut dyn FnMut(&Record<'_>) -> bool,
    ) -> Result<()> {
        let mut left = limits::APFS_NODES;
        self.below(numbers, root, None, compare, &mut left, take).map(|_| ())
    }

    fn below(
        &self,
        numbers: Numbers,
        object: u64,
        above: Option<(u16, &[u8])>,
        compare: Compare<'_>,
        left: &mut u32,
        take: &mut dyn FnMut(&Record<'_>) -> bool,
    ) -> Result<bool> {
        *left = left.checked_sub(1).ok_or(Error::OverLimit("nodes of a tree of APFS"))?;
        let number = self.place(numbers, object)?;
        let block = self.block(number)?;
        let at = number.saturating_mul(self.size);
        let broken = |what: &str| Error::broken("APFS tree node", self.content.absolute(at), what);
        let (head, _) = NodeHead::read_from_prefix(&block).map_err(|_| broken("it is cut off"))?;
        let level = head.level.get();
        if above.is_some_and(|(above, _)| level.checked_add(1) != Some(above)) {
            return Err(broken("its level is wrong"));
        }
        let flags = head.flags.get();
        let table = NODE_HEAD.saturating_add(head.table.get().into());
        let keys = table.saturating_add(head.table_len.get().into());
        let tail = if flags & ROOT != 0 { ROOT_TAIL } else { 0 };
        let end = block.len().saturating_sub(tail);
        let half = |at: usize| {
            let bytes = block.get(at..).and_then(|rest| rest.first_chunk::<2>());
            bytes.map(|bytes| usize::from(u16::from_le_bytes(*bytes)))
        };
        let count = usize::try_from(head.count.get()).unwrap_or(usize::MAX);
        // In trees of fixed sizes: those of a map of objects.
        let (key_len, value_len) = (16, if level == 0 { 16 } else { 8 });
        let entry = |place: usize| -> Option<(&[u8], &[u8], usize)> {
            let (key, key_len, value, value_len) = if flags & FIXED != 0 {
                let at = table.checked_add(place.checked_mul(4)?)?;
                (half(at)?, key_len, half(at.checked_add(2)?)?, value_len)
            } else {
                let at = table.checked_add(place.checked_mul(8)?)?;
                (half(at)?, half(at.checked_add(2)?)?, half(at.checked_add(4)?)?, half(at.checked_add(6)?)?)
            };
            let key = keys.checked_add(key)?;
            let value = end.checked_sub(value)?;
            Some((block.get(key..key.checked_add(key_len)?)?, block.get(value..value.checked_add(value_len)?)?, value))
        };
        if let Some((_, first)) = above {
            // Each node begins with the key that leads to it, so no node can be reached twice.
            if entry(0).is_none_or(|(key, ..)| key != first) {
                return Err(broken("it doesn't begin with the key that leads to it"));
            }
        }
        let mut next: Option<(&[u8], u64)> = None;
        for place in 0..count {
            let (key, value, value_at) = entry(place).ok_or_else(|| broken("a record lies behind its end"))?;
            let order = compare(key);
            if level == 0 {
                if order.is_gt() {
                    return Ok(false);
                }
                let at = at.saturating_add(value_at as u64);
                if order.is_eq() && !take(&Record { key, value, at }) {
                    return Ok(false);
                }
                continue;
            }
            let child = value.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            // The last node that begins before the wanted records may have the first of them.
            if order.is_ge()
                && let Some((first, child)) = next.take()
                && !self.below(numbers, child, Some((level, first)), compare, left, take)?
            {
                return Ok(false);
            }
            if order.is_gt() {
                return Ok(false);
            }
            next = Some((key, child));
        }
        match next {
            Some((first, child)) => self.below(numbers, child, Some((level, first)), compare, left, take),
            None => Ok(true),
        }
    }
}
