//! The content of files: blocks of 4 KiB, each packed with zlib.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use super::layout::{BLOCK, DIRECT, Inode, PLAIN, Superblock, flag, word};
use crate::codec::BlockCodec;
use crate::error::Result;
use crate::source::{Blocks, Decoder, Recipe, Segment, Source, copy_prefix};

/// Upper bound for the bytes of a packed block: zlib makes none much longer.
const MOST: u64 = 2 * BLOCK;

/// Locates the blocks of a file.
pub(super) struct FileData {
    content: Source,
    is_big_endian: bool,
    has_flags: bool,
    size: u64,
    /// Offset of the pointers: one for each block, to the block's end.
    pointers: u64,
}

/// Storage of a block.
enum Stored {
    Hole,
    Plain(Range<u64>),
    Packed(Range<u64>),
}

impl FileData {
    pub(super) fn new(content: &Source, superblock: &Superblock, inode: &Inode) -> Self {
        Self {
            content: content.clone(),
            is_big_endian: superblock.is_big_endian,
            has_flags: superblock.flags & flag::EXTENDED_POINTERS != 0,
            size: inode.size.into(),
            pointers: inode.data,
        }
    }

    fn blocks(&self) -> u64 {
        self.size.div_ceil(BLOCK)
    }

    fn pointer(&self, number: u64) -> Result<u32> {
        let bytes: [u8; 4] = self.content.read_struct(self.pointers.saturating_add(number.saturating_mul(4)))?;
        Ok(word(bytes, self.is_big_endian))
    }

    /// Number of bytes that a block unpacks to.
    fn len(&self, number: u64) -> u64 {
        self.size.saturating_sub(number.saturating_mul(BLOCK)).min(BLOCK)
    }

    /// Location of a block.
    fn block(&self, number: u64) -> Result<Stored> {
        let own = self.pointer(number)?;
        if !self.has_flags {
            let end = u64::from(own);
            let start = match number.checked_sub(1) {
                Some(before) => u64::from(self.pointer(before)?),
                None => self.pointers.saturating_add(self.blocks().saturating_mul(4)),
            };
            return Ok(if start == end { Stored::Hole } else { Stored::Packed(start..end.max(start)) });
        }
        let plain = own & PLAIN != 0;
        let place = u64::from(own & !(PLAIN | DIRECT));
        if own & DIRECT != 0 {
            let start = place.saturating_mul(4);
            if plain {
                return Ok(Stored::Plain(start..start.saturating_add(self.len(number))));
            }
            // Two bytes state the length of the packed block after them.
            let length: [u8; 2] = self.content.read_struct(start)?;
            let length = if self.is_big_endian { u16::from_be_bytes(length) } else { u16::from_le_bytes(length) };
            let start = start.saturating_add(2);
            return Ok(Stored::Packed(start..start.saturating_add(length.into())));
        }
        let start = match number.checked_sub(1) {
            None => self.pointers.saturating_add(self.blocks().saturating_mul(4)),
            Some(before) => self.end(before)?,
        };
        Ok(match plain {
            _ if start == place => Stored::Hole,
            true => Stored::Plain(start..place.max(start)),
            false => Stored::Packed(start..place.max(start)),
        })
    }

    /// End of a block.
    fn end(&self, number: u64) -> Result<u64> {
        let pointer = self.pointer(number)?;
        if pointer & DIRECT == 0 {
            return Ok(u64::from(pointer & !PLAIN));
        }
        Ok(match self.block(number)? {
            Stored::Plain(range) | Stored::Packed(range) => range.end,
            Stored::Hole => 0,
        })
    }

    /// Range of all blocks, with their pointers.
    pub(super) fn range(&self) -> Range<u64> {
        let start = self.pointers;
        let last = self.blocks().checked_sub(1).and_then(|last| self.end(last).ok());
        start..last.unwrap_or(start).max(start).min(self.content.len())
    }

    /// The content as a recipe.
    pub(super) fn recipe(self) -> Recipe {
        let (size, content) = (self.size, self.content.clone());
        let unpacked = Blocks::source(self, &content);
        Recipe::of(&unpacked, 0..size)
    }
}

impl Decoder for FileData {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(BLOCK).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let broken = |at: u64, what: String| {
            let at = self.content.absolute(at);
            io::Error::new(io::ErrorKind::InvalidData, format!("the block at byte {at} {what}"))
        };
        let found = self.block(number).map_err(|error| broken(self.pointers, error.to_string()))?;
        let (range, is_plain) = match found {
            Stored::Hole => {
                out.fill(0);
                return Ok(out.len());
            }
            Stored::Plain(range) => (range, true),
            Stored::Packed(range) => (range, false),
        };
        let len = range.end.saturating_sub(range.start);
        if len > MOST {
            return Err(broken(range.start, format!("has {len} bytes, where {MOST} are the most")));
        }
        let bytes = self.content.read_up_to(range.start, usize::try_from(len).unwrap_or(0))?;
        if is_plain {
            return Ok(copy_prefix(&bytes, out));
        }
        let unpacked = BlockCodec::Zlib.unpack(&bytes, out);
        let made = unpacked.map_err(|error| broken(range.start, format!("cannot be unpacked ({error})")))?;
        if made < out.len() {
            return Err(broken(range.start, format!("has {made} bytes instead of {}", out.len())));
        }
        Ok(made)
    }

    fn below(&self, number: u64) -> Option<Segment> {
        match self.block(number).ok()? {
            Stored::Hole => Some(Segment::Zeros(self.len(number))),
            Stored::Plain(range) if range.end.saturating_sub(range.start) == self.len(number) => {
                Some(Segment::Copy { from: self.content.clone(), range })
            }
            Stored::Plain(_) | Stored::Packed(_) => None,
        }
    }
}
