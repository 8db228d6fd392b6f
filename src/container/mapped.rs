//! Content whose blocks may be anywhere: in the file, in another one, packed, or nowhere.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use crate::source::{Blocks, Decoder, PackedBlock, ReadAt, Segment, Source};

/// Upper bound for the bytes read at once from consecutive blocks.
const AT_ONCE: u64 = 4 << 20;

/// Upper bound for the blocks of a range listed one by one, so that files with many blocks are still slices of the
/// image.
const NAMED: u64 = 1 << 16;

/// Location of a block.
#[derive(Debug, Clone)]
pub(super) enum BlockPlace {
    /// Nowhere: it is all zeros.
    Zeros,
    /// Unpacked, from `start` on.
    At {
        /// The source that contains it.
        from: Source,
        /// Its offset there.
        start: u64,
    },
    /// Packed, in this range of the file.
    Packed(Range<u64>),
}

impl BlockPlace {
    /// A location in a parent's content, which is all zeros after its end.
    pub(super) fn in_parent(parent: &Source, start: u64) -> Self {
        if start >= parent.len() { Self::Zeros } else { Self::At { from: parent.clone(), start } }
    }
}

/// Locates the blocks of a content.
pub(super) trait BlockMap: 'static {
    /// Length of the content in bytes.
    fn content_len(&self) -> u64;

    /// Length of a block in bytes; the last may be shorter.
    fn block_len(&self) -> NonZeroU64;

    /// Finds a block.
    ///
    /// # Errors
    /// If the tables cannot be read.
    fn place(&self, block: u64) -> io::Result<BlockPlace>;

    /// Unpacks a block from `packed` into `out`, which has its length. Returns the number of bytes.
    ///
    /// # Errors
    /// If the data cannot be read or is damaged.
    fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        let _ = (block, packed, out);
        Err(io::ErrorKind::Unsupported.into())
    }

    /// The same block for another worker, if a codec unpacks it to its length.
    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let _ = (block, packed);
        None
    }
}

/// The content described by a map, which was read from `file`.
pub(super) fn content(map: impl BlockMap, file: &Source) -> Source {
    Blocks::source(Mapped(map), file)
}

struct Mapped<M>(M);

impl<M: BlockMap> Mapped<M> {
    /// Length of a block, in bytes.
    fn len_of(&self, block: u64) -> u64 {
        let len = self.0.block_len().get();
        self.0.content_len().saturating_sub(block.saturating_mul(len)).min(len)
    }

    /// Number of bytes from the start of `block` that are contiguous in `from`, up to `most`.
    fn run(&self, block: u64, from: &Source, start: u64, most: u64) -> io::Result<u64> {
        let (mut next, mut len) = (block.saturating_add(1), self.len_of(block));
        while len < most {
            match self.0.place(next)? {
                BlockPlace::At { from: other, start: at } if other.is_same(from) && at == start.saturating_add(len) => {
                    len = len.saturating_add(self.len_of(next));
                    next = next.saturating_add(1);
                }
                _ => break,
            }
        }
        Ok(len.min(most))
    }
}

impl<M: BlockMap> Decoder for Mapped<M> {
    fn content_len(&self) -> u64 {
        self.0.content_len()
    }

    fn block_len(&self) -> NonZeroU64 {
        self.0.block_len()
    }

    fn at_once(&self) -> u64 {
        AT_ONCE.checked_div(self.0.block_len().get()).unwrap_or(1)
    }

    fn named(&self) -> u64 {
        NAMED
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        let mut block = first;
        while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let size = self.len_of(block).min(rest.len() as u64);
            let (wanted, got) = match self.0.place(block)? {
                BlockPlace::Zeros => {
                    rest.iter_mut().take(usize::try_from(size).unwrap_or(0)).for_each(|byte| *byte = 0);
                    (size, usize::try_from(size).unwrap_or(0))
                }
                BlockPlace::At { from, start } => {
                    let run = self.run(block, &from, start, rest.len() as u64)?;
                    let part = usize::try_from(run).ok().and_then(|run| rest.get_mut(..run)).unwrap_or_default();
                    (run, from.read_at(start, part)?)
                }
                BlockPlace::Packed(range) => {
                    let part = usize::try_from(size).ok().and_then(|size| rest.get_mut(..size)).unwrap_or_default();
                    (size, self.0.unpack(block, range, part)?)
                }
            };
            done = done.saturating_add(got);
            if (got as u64) < wanted || wanted == 0 {
                break;
            }
            block = block.saturating_add(wanted.div_ceil(self.0.block_len().get()));
        }
        if done == 0 && !out.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(done) }
    }

    fn packed(&self, block: u64) -> Option<PackedBlock> {
        match self.0.place(block).ok()? {
            BlockPlace::Packed(range) => self.0.packed(block, range),
            BlockPlace::Zeros | BlockPlace::At { .. } => None,
        }
    }

    fn below(&self, block: u64) -> Option<Segment> {
        let size = self.len_of(block);
        match self.0.place(block).ok()? {
            BlockPlace::Zeros => Some(Segment::Zeros(size)),
            BlockPlace::At { from, start } => {
                let range = start..start.saturating_add(size);
                (range.end <= from.len()).then_some(Segment::Copy { from, range })
            }
            BlockPlace::Packed(_) => None,
        }
    }
}

/// The content of a file that wasn't opened.
pub(super) fn absent(name: &str, len: u64) -> Source {
    Source::new(Absent { name: name.to_owned(), len })
}

struct Absent {
    name: String,
    len: u64,
}

impl ReadAt for Absent {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, _: u64, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        Err(io::Error::new(io::ErrorKind::NotFound, format!("it is in “{}”, which wasn't opened", self.name)))
    }
}

/// Four bytes, repeated.
pub(super) struct Fill {
    pattern: [u8; 4],
    len: u64,
}

impl Fill {
    /// A source with `len` bytes.
    pub(super) fn source(pattern: [u8; 4], len: u64) -> Source {
        Source::new(Self { pattern, len })
    }
}

impl ReadAt for Fill {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = buf.len().min(left);
        let skip = usize::try_from(offset % 4).unwrap_or(0);
        let bytes = self.pattern.iter().cycle().skip(skip);
        buf.iter_mut().take(wanted).zip(bytes).for_each(|(to, byte)| *to = *byte);
        Ok(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of ten bytes: contiguous from 20 on, nowhere, packed, and after the end of the file.
    struct Map(Source);

    impl BlockMap for Map {
        fn content_len(&self) -> u64 {
            45
        }

        fn block_len(&self) -> NonZeroU64 {
            NonZeroU64::new(10).unwrap()
        }

        fn place(&self, block: u64) -> io::Result<BlockPlace> {
            Ok(match block {
                0 | 1 => BlockPlace::At { from: self.0.clone(), start: 20 + block * 10 },
                2 => BlockPlace::Zeros,
                3 => BlockPlace::Packed(0..10),
                _ => BlockPlace::At { from: self.0.clone(), start: 56 + block * 10 },
            })
        }

        fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
            assert_eq!(block, 3);
            let got = self.0.read_at(packed.start, out)?;
            out.iter_mut().for_each(|byte| *byte = !*byte);
            Ok(got)
        }
    }

    #[test]
    fn blocks_are_read_wherever_they_are() {
        let file = Source::from_bytes((0..100).collect::<Vec<u8>>());
        let content = content(Map(file.clone()), &file);
        let expected: Vec<u8> = (20..40).chain([0; 10]).chain((0..10).map(|byte| !byte)).chain(96..100).collect();
        for start in 0..44 {
            for end in start..=44 {
                assert_eq!(content.read_up_to(start as u64, end - start).unwrap(), expected[start..end]);
            }
        }
        // Bytes missing from the file aren't shown as zeros.
        assert_eq!(content.read_up_to(40, 5).unwrap().len(), 4);
        assert!(content.read_exact_at(40, &mut [0; 5]).is_err());
        assert_eq!(content.below(5..25).unwrap().len(), 3);
        assert_eq!(content.origin(15).map(|(_, at)| at), None);
        assert_eq!((content.absolute(15), content.below(25..35).is_none()), (35, true));
    }
}
