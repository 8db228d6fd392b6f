//! Content made of blocks of equal length, each transformed on its own: decompressed, unscrambled or completed.

use std::cell::{Cell, RefCell};
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use super::packed::{AwaitedBlock, PackedBlock};
use super::pool::{Held, Holder, Pool};
use super::shelf::{PAGE, Shelved};
use super::{ReadAt, Segment, Source, copy_prefix};
use crate::limits;

/// Most blocks that are listed one by one, unless a decoder says otherwise: a list of all sectors of a disc would be
/// longer than most files.
const NAMED: u64 = 64;

/// Bytes of a block that are cached together: of a long block those that are in use, and zeros take no memory.
const PIECE: u64 = PAGE as u64;

/// Length from which on a decoded block is also kept on the shelf: unpacking it again takes longer than reading it.
const LONG: u64 = 1 << 20;

/// Decodes the blocks of some content.
pub trait Decoder {
    /// Length of the decoded content, in bytes.
    fn content_len(&self) -> u64;

    /// Length of a decoded block, in bytes; the last block may be shorter.
    fn block_len(&self) -> NonZeroU64;

    /// Most blocks decoded at once: the content below is read in one call for all of them.
    fn at_once(&self) -> u64;

    /// Decodes the blocks from `first` on until `out` is full. `out` has room for whole blocks, or ends with the
    /// content. Returns the number of bytes decoded, which is smaller only if the content below ends early.
    ///
    /// # Errors
    /// If the content below cannot be read, or is not a valid block.
    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize>;

    /// Names the range of the content below that stores a block unchanged, if there is one.
    fn below(&self, block: u64) -> Option<Segment> {
        let _ = block;
        None
    }

    /// Most blocks that are named one by one as ranges of the content below. A longer range stays a leaf.
    fn named(&self) -> u64 {
        NAMED
    }

    /// What a block is unpacked from, if that needs nothing else.
    fn packed(&self, block: u64) -> Option<PackedBlock> {
        let _ = block;
        None
    }

    /// Whether a block that was needed only in part is cached: not if decoding costs no more than copying.
    fn is_kept(&self) -> bool {
        true
    }
}

/// The content that a decoder produces. Blocks needed only in part are cached in the session's pool.
///
/// `dyn`, since there are some thirty decoders, each of which would carry all of this with it.
pub struct Blocks {
    decoder: Box<dyn Decoder>,
    pool: Pool,
    holder: Holder,
    /// Pieces of long blocks, once there are any.
    shelved: RefCell<Option<Shelved>>,
    /// Whether others may have unpacked blocks before they are read.
    is_awaited: Cell<bool>,
}

impl Blocks {
    /// Wraps the content that `decoder` produces from `from`.
    #[must_use]
    pub fn source(decoder: impl Decoder + 'static, from: &Source) -> Source {
        Self::reading(Box::new(decoder), from, None)
    }

    /// Wraps content whose beginning is held, and shares its blocks with all others who do.
    #[must_use]
    pub fn held(decoder: impl Decoder + 'static, from: &Source, held: &Held) -> Source {
        Self::reading(Box::new(decoder), from, Some(held))
    }

    fn reading(decoder: Box<dyn Decoder>, from: &Source, held: Option<&Held>) -> Source {
        let pool = from.pool().unwrap_or_default();
        let holder = held.map_or_else(|| pool.holder(), |held| held.holder);
        Source::new(Self { decoder, pool, holder, shelved: RefCell::default(), is_awaited: Cell::default() })
    }

    /// Copies part of a block, starting `skip` bytes into it.
    fn part(&self, number: u64, skip: u64, size: u64, to: &mut [u8]) -> io::Result<usize> {
        let below = self.decoder.below(number);
        if let Some(segment @ (Segment::Copy { .. } | Segment::Zeros(_))) = below {
            let left = usize::try_from(segment.len().saturating_sub(skip)).unwrap_or(0);
            let len = to.len().min(left);
            let to = to.get_mut(..len).unwrap_or_default();
            if let Segment::Copy { from, range } = segment {
                return from.read_at(range.start.saturating_add(skip), to);
            }
            to.fill(0);
            return Ok(len);
        }
        let piece = self.first_piece(number).saturating_add(skip / PIECE);
        let left = usize::try_from(size.saturating_sub(skip).min(PIECE.saturating_sub(skip % PIECE))).unwrap_or(0);
        let within = to.len().min(left);
        if let Some(copied) = self.pool.copy(self.holder, piece, skip % PIECE, to) {
            if copied > 0 {
                return Ok(copied);
            }
            // Nothing is kept of zeros.
            to.get_mut(..within).unwrap_or_default().fill(0);
            return Ok(within);
        }
        if let Some(shelved) = &*self.shelved.borrow() {
            let left = usize::try_from(size.saturating_sub(skip)).unwrap_or(usize::MAX).min(to.len());
            let got = shelved.read(piece, skip % PIECE, to.get_mut(..left).unwrap_or_default())?;
            if got > 0 {
                return Ok(got);
            }
        }
        if size > limits::WHOLE_BLOCK {
            let error = format!("a block of {size} bytes is too long to unpack");
            return Err(io::Error::new(io::ErrorKind::InvalidData, error));
        }
        let given = if self.is_awaited.get() { self.pool.take_given((self.holder, number)) } else { None };
        // Whoever has blocks unpacked ahead reads each of them once, and writing takes as long as reading.
        let is_passing = given.is_some() && size <= limits::CACHE_BYTES;
        let block = match given {
            Some(block) => block,
            None => {
                let mut block = vec![0; usize::try_from(size).unwrap_or(0)];
                let made = self.decoder.decode(number, &mut block)?;
                block.truncate(made);
                block
            }
        };
        let copied = copy_prefix(usize::try_from(skip).ok().and_then(|skip| block.get(skip..)).unwrap_or_default(), to);
        // Of what ends early, each read has to find the end anew.
        if self.decoder.is_kept() && block.len() as u64 == size {
            let first = piece.saturating_sub(skip / PIECE);
            if is_passing {
                self.pool.keep(self.holder, first, block, usize::try_from(PIECE).unwrap_or(usize::MAX));
            } else {
                self.keep(first, block);
            }
        }
        Ok(copied)
    }

    /// Caches a block as pieces from this number on.
    fn keep(&self, first: u64, block: Vec<u8>) {
        if block.len() as u64 >= LONG {
            self.shelve(first, &block);
        }
        let size = usize::try_from(PIECE).unwrap_or(usize::MAX);
        if block.len() <= size {
            return self.pool.keep(self.holder, first, block, size);
        }
        for (number, piece) in (first..).zip(block.chunks(size)) {
            let is_zeros = piece.iter().all(|byte| *byte == 0);
            self.pool.keep(self.holder, number, if is_zeros { Vec::new() } else { piece.to_vec() }, size);
        }
    }

    /// A block that would have to be unpacked.
    fn awaited(&self, number: u64) -> Option<AwaitedBlock> {
        let (id, first, size) = ((self.holder, number), self.first_piece(number), self.decoder.block_len().get());
        let rest = self.decoder.content_len().saturating_sub(number.saturating_mul(size));
        let len = usize::try_from(rest.min(size)).ok()?;
        let is_shelved = || self.shelved.borrow().as_ref().is_some_and(|pages| pages.has(first));
        if size > limits::WHOLE_BLOCK || self.pool.has(self.holder, first) || is_shelved() || self.pool.is_given(id) {
            return None;
        }
        let packed = self.decoder.packed(number).filter(|packed| packed.len() <= rest.saturating_mul(2).max(PIECE))?;
        self.is_awaited.set(true);
        Some(AwaitedBlock { packed, pool: self.pool.clone(), holder: self.holder, number, len })
    }

    /// Number of the first piece of a block.
    fn first_piece(&self, block: u64) -> u64 {
        block.saturating_mul(self.decoder.block_len().get().div_ceil(PIECE))
    }

    /// Keeps a block on the shelf, if there is one and it has room.
    fn shelve(&self, first: u64, block: &[u8]) {
        let mut shelved = self.shelved.borrow_mut();
        if shelved.is_none() {
            *shelved = self.pool.shelf().room();
        }
        if let Some(pages) = &mut *shelved
            && (first..).zip(block.chunks(PAGE)).any(|(number, page)| pages.put(number, page).is_err())
        {
            *shelved = None;
        }
    }
}

impl ReadAt for Blocks {
    fn len(&self) -> u64 {
        self.decoder.content_len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let (len, block) = (self.decoder.content_len(), self.decoder.block_len());
        let left = usize::try_from(len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = buf.len().min(left);
        let mut done = 0;
        while let Some(rest) = buf.get_mut(done..wanted).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let (number, skip) = (at / block, at % block);
            let size = len.saturating_sub(number.saturating_mul(block.get())).min(block.get());
            let (room, to_end) = (rest.len() as u64, len.saturating_sub(at));
            let got = if skip > 0 || room < size || self.is_awaited.get() || self.shelved.borrow().is_some() {
                self.part(number, skip, size, rest)?
            } else {
                let whole = if room == to_end { room } else { room.saturating_sub(room % block) };
                let most = self.decoder.at_once().max(1).saturating_mul(block.get());
                let bytes = usize::try_from(whole.min(most)).unwrap_or(0);
                self.decoder.decode(number, rest.get_mut(..bytes).unwrap_or_default())?
            };
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }

    fn below(&self, range: Range<u64>) -> Option<Vec<Segment>> {
        let block = self.decoder.block_len();
        let end = range.end.min(self.decoder.content_len());
        if end.saturating_sub(range.start) > self.decoder.named().saturating_mul(block.get()) {
            return None;
        }
        let mut parts = Vec::new();
        let mut at = range.start;
        while at < end {
            let number = at / block;
            let start = number.saturating_mul(block.get());
            let next = end.min(start.saturating_add(block.get()));
            parts.push(self.decoder.below(number)?.part(at.saturating_sub(start)..next.saturating_sub(start)));
            at = next;
        }
        Some(parts)
    }

    fn await_blocks(&self, range: Range<u64>, found: &mut Vec<AwaitedBlock>) -> bool {
        let block = self.decoder.block_len();
        let end = range.end.min(self.decoder.content_len());
        let mut at = range.start;
        while at < end {
            let number = at / block;
            let start = number.saturating_mul(block.get());
            let next = end.min(start.saturating_add(block.get()));
            let within = at.saturating_sub(start)..next.saturating_sub(start);
            match self.decoder.below(number).map(|segment| segment.part(within)) {
                Some(Segment::Copy { from, range }) => from.await_blocks(range, found),
                Some(_) => {}
                None => found.extend(self.awaited(number)),
            }
            at = next;
        }
        true
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

    use discern_codec::BlockCodec;

    use super::*;
    use crate::source::shelf::{Shelf, ShelfFile};
    use crate::source::{Method, Recipe};

    /// Inverts all bits, except in every third block, which is stored unchanged.
    struct Turned {
        from: Source,
        decoded: Rc<Cell<u64>>,
    }

    const BLOCK: u64 = 10;

    impl Decoder for Turned {
        fn content_len(&self) -> u64 {
            self.from.len()
        }

        fn block_len(&self) -> NonZeroU64 {
            NonZeroU64::new(BLOCK).unwrap()
        }

        fn at_once(&self) -> u64 {
            4
        }

        fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
            assert!(out.len() as u64 <= BLOCK * 4 && !out.is_empty());
            let got = self.from.read_at(first * BLOCK, out)?;
            for (number, block) in (first..).zip(out.chunks_mut(10)) {
                self.decoded.set(self.decoded.get() + 1);
                if !number.is_multiple_of(3) {
                    block.iter_mut().for_each(|byte| *byte = !*byte);
                }
            }
            Ok(got)
        }

        fn below(&self, block: u64) -> Option<Segment> {
            let start = block * BLOCK;
            let range = start..self.from.len().min(start + BLOCK);
            block.is_multiple_of(3).then(|| Segment::Copy { from: self.from.clone(), range })
        }
    }

    #[test]
    fn any_range_is_decoded_and_a_block_read_in_pieces_only_once() {
        let from = Source::from_bytes((0..=254).collect::<Vec<u8>>());
        let decoded = Rc::new(Cell::new(0));
        let content = Blocks::source(Turned { from: from.clone(), decoded: decoded.clone() }, &from);
        let expected: Vec<u8> = (0..=254_u8).map(|at| if (at / 10) % 3 == 0 { at } else { !at }).collect();
        for start in 0..=255 {
            for end in start..=255 {
                assert_eq!(content.read_up_to(start as u64, end - start).unwrap(), expected[start..end]);
            }
        }
        decoded.set(0);
        for at in 0..255 {
            assert_eq!(content.read_up_to(at, 1).unwrap(), [expected[usize::try_from(at).unwrap()]]);
        }
        assert_eq!(decoded.get(), 0);
        assert_eq!(content.read_up_to(255, 1).unwrap(), [0; 0]);
        assert_eq!(content.read_up_to(u64::MAX, 1).unwrap(), [0; 0]);
    }

    /// Blocks of so many MiB, which have a byte other than zero in every MiB.
    struct Long(u64, Rc<Cell<u32>>);

    impl Decoder for Long {
        fn content_len(&self) -> u64 {
            (80 << 20) + 5
        }

        fn block_len(&self) -> NonZeroU64 {
            NonZeroU64::new(self.0 << 20).unwrap()
        }

        fn at_once(&self) -> u64 {
            1
        }

        fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
            self.1.set(self.1.get() + 1);
            let byte = u8::try_from(first).unwrap() + 1;
            out.iter_mut().step_by(1 << 20).for_each(|marked| *marked = byte);
            Ok(out.len())
        }

        fn packed(&self, _: u64) -> Option<PackedBlock> {
            Some(PackedBlock::new(Recipe::of(&Source::from_bytes([0]), 0..1), Method::Codec(BlockCodec::Deflate)))
        }
    }

    #[test]
    fn zeros_of_long_blocks_take_no_memory() {
        let decoded = Rc::new(Cell::new(0));
        let content = Blocks::source(Long(40, Rc::clone(&decoded)), &Source::from_bytes([]));
        let read = |at| {
            let mut bytes = [9; 3];
            content.read_at(at, &mut bytes).map(|got| (got, bytes)).unwrap()
        };
        for _ in 0..3 {
            for block in 0..2_u8 {
                let start = u64::from(block) * (40 << 20);
                assert_eq!(read(start + (7 << 20)), (3, [block + 1, 0, 0]));
                assert_eq!(read(start + (7 << 20) + (128 << 10) - 1), (3, [0, 0, 0]));
            }
            assert_eq!(read((80 << 20) + 3), (2, [0, 0, 9]));
        }
        assert_eq!((decoded.get(), content.pool().unwrap().kept()), (3, 2 * 40 * PIECE + 5));
    }

    /// A file that no byte is read of.
    struct Unread;

    impl ShelfFile for Unread {
        fn write_at(&self, _: u64, _: &[u8]) -> io::Result<()> {
            Ok(())
        }

        fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<()> {
            unreachable!("nothing is read twice")
        }

        fn clear(&self) {}
    }

    #[test]
    fn long_blocks_unpacked_elsewhere_are_read_in_pieces_and_not_written() {
        let decoded = Rc::new(Cell::new(0));
        let content = Blocks::source(Long(4, Rc::clone(&decoded)), &Source::from_bytes([]));
        let shelf = Shelf::closed();
        shelf.open(Some(Box::new(Unread)));
        content.pool().unwrap().keep_on(shelf.clone());
        for block in content.awaited(0..8 << 20) {
            block.give(vec![9; block.unpacked_len()]);
        }
        for at in (0..8 << 20).step_by(100_000) {
            assert_eq!(content.read_up_to(at, 1).unwrap(), [9]);
        }
        assert_eq!((decoded.get(), format!("{shelf:?}").as_str()), (0, "Shelf of 0 pages"));
        assert_eq!(content.read_up_to(8 << 20, 1).unwrap(), [3]);
        assert_eq!((decoded.get(), format!("{shelf:?}").as_str()), (1, "Shelf of 4 pages"));
    }

    /// Blocks packed with Deflate, the second of which is stored.
    struct Deflated {
        file: Source,
        places: Vec<Range<u64>>,
        decoded: Rc<Cell<u64>>,
    }

    impl Decoder for Deflated {
        fn content_len(&self) -> u64 {
            self.places.len() as u64 * 1000
        }

        fn block_len(&self) -> NonZeroU64 {
            NonZeroU64::new(1000).unwrap()
        }

        fn at_once(&self) -> u64 {
            1
        }

        fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
            self.decoded.set(self.decoded.get() + 1);
            let range = self.places[usize::try_from(first).unwrap()].clone();
            let packed = self.file.read_up_to(range.start, usize::try_from(range.end - range.start).unwrap())?;
            BlockCodec::Deflate.unpack(&packed, out)
        }

        fn below(&self, block: u64) -> Option<Segment> {
            let range = self.places[usize::try_from(block).unwrap()].clone();
            (range.end - range.start == 1000).then(|| Segment::Copy { from: self.file.clone(), range })
        }

        fn packed(&self, block: u64) -> Option<PackedBlock> {
            let range = self.places[usize::try_from(block).unwrap()].clone();
            let packed = PackedBlock::new(Recipe::of(&self.file, range), Method::Codec(BlockCodec::Deflate));
            Some(packed.checked_by(|bytes| bytes[0] != 3))
        }
    }

    /// Six blocks of one byte each, packed, and how many of them have been decoded.
    fn deflated() -> (Source, Rc<Cell<u64>>) {
        let (mut file, mut places) = (Vec::new(), Vec::new());
        for byte in 0..6 {
            let start = file.len() as u64;
            let block = vec![byte; 1000];
            file.extend(if byte == 1 { block } else { BlockCodec::Deflate.pack(&block).unwrap() });
            places.push(start..file.len() as u64);
        }
        let (file, decoded) = (Source::from_bytes(file), Rc::new(Cell::new(0)));
        (Blocks::source(Deflated { file: file.clone(), places, decoded: Rc::clone(&decoded) }, &file), decoded)
    }

    #[test]
    fn blocks_unpacked_elsewhere_are_not_decoded_again_unless_they_are_wrong() {
        let (content, decoded) = deflated();
        // Through a slice and a recipe, as a job has it.
        let mut recipe = Recipe::of(&content.slice(500..6000), 0..5500);
        recipe.push_bytes(vec![9; 10]);
        let whole = recipe.into_source();
        let awaited = whole.awaited(0..whole.len());
        let numbers = |awaited: &[AwaitedBlock]| awaited.iter().map(|block| block.number).collect::<Vec<u64>>();
        assert_eq!(numbers(&awaited), [0, 2, 3, 4, 5]);
        let mut parts = Recipe::of(&content, 2000..2400);
        parts.push_bytes(vec![9]);
        parts.append(&Recipe::of(&content, 2400..3000));
        let mut twice = parts.into_source().awaited(0..1001);
        assert_eq!(numbers(&twice), [2, 2]);
        twice.dedup_by(|next, last| next.is_same(last));
        assert_eq!(numbers(&twice), [2]);
        for block in awaited.iter().filter(|block| block.number != 5) {
            let mut bytes = vec![0; block.unpacked_len()];
            assert_eq!(block.method(), Method::Codec(BlockCodec::Deflate));
            assert_eq!(BlockCodec::Deflate.unpack(&block.read().unwrap(), &mut bytes).unwrap(), 1000);
            // Of the third, the check doesn't hold; the fourth isn't complete.
            bytes.truncate(if block.number == 4 { 999 } else { 1000 });
            block.give(bytes);
        }
        assert_eq!(numbers(&whole.awaited(0..whole.len())), [3, 4, 5]);
        let expected: Vec<u8> = (500..6000_u32).map(|at| (at / 1000) as u8).chain([9; 10]).collect();
        assert_eq!(whole.read_up_to(0, 6000).unwrap(), expected);
        assert_eq!(decoded.get(), 3);
        // Each is given once, and cached like any other afterwards.
        assert_eq!(whole.read_up_to(0, 6000).unwrap(), expected);
        assert_eq!((decoded.get(), whole.awaited(0..whole.len()).len()), (3, 0));
    }

    #[test]
    fn blocks_given_and_not_read_are_forgotten() {
        let (content, decoded) = deflated();
        for block in content.awaited(0..1000) {
            block.give(vec![7; 1000]);
        }
        content.pool().unwrap().forget_given();
        assert_eq!((content.read_up_to(0, 2).unwrap(), decoded.get()), (vec![0; 2], 1));
    }

    /// One block that is longer than any memory.
    struct Endless;

    impl Decoder for Endless {
        fn content_len(&self) -> u64 {
            u64::MAX
        }

        fn block_len(&self) -> NonZeroU64 {
            NonZeroU64::MAX
        }

        fn at_once(&self) -> u64 {
            1
        }

        fn decode(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
            unreachable!("there is no room for it")
        }
    }

    #[test]
    fn a_block_that_does_not_fit_into_memory_is_an_error() {
        let content = Blocks::source(Endless, &Source::from_bytes(vec![]));
        for at in [0, 70_000, u64::MAX - 9] {
            assert_eq!(content.read_up_to(at, 5).unwrap_err().kind(), io::ErrorKind::InvalidData);
        }
    }

    #[test]
    fn only_a_range_stored_unchanged_has_segments_below() {
        let from = Source::from_bytes(vec![0; 100]);
        let content = Blocks::source(Turned { from: from.clone(), decoded: Rc::default() }, &from);
        assert_eq!((content.below(2..8).unwrap().len(), content.below(2..12).is_none()), (1, true));
        assert_eq!((content.absolute(63), content.absolute(14)), (63, 14));
    }
}
