//! Content in blocks of equal length, each packed on its own and located by a table in memory.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use super::super::mapped::{BlockMap, BlockPlace};
use super::super::packed_run::Packing;
use super::tell_cut;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::limits;
use crate::source::{Method, PackedBlock, Recipe, Source, copy_prefix};

/// Bytes that a packed block may be longer than twice an unpacked one: headers of codecs.
const OVERHEAD: u64 = 4096;

/// How a block is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form<P> {
    Zeros,
    Plain,
    Packed(P),
}

/// A block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<P> {
    /// Its offset in the file.
    pub(super) start: u64,
    /// Stored length in bytes.
    pub(super) stored: u32,
    pub(super) form: Form<P>,
}

/// All blocks.
#[derive(Clone)]
pub(super) struct Frames<P> {
    pub(super) file: Source,
    /// Length of the content in bytes.
    pub(super) total: u64,
    /// Length of a block in bytes.
    pub(super) len: NonZeroU64,
    pub(super) frames: Vec<Frame<P>>,
}

/// Checks the length of blocks and their number.
///
/// # Errors
/// If there are no such blocks, or too many for memory.
pub(super) fn checked_len(content: &Source, len: u64, total: u64) -> Result<NonZeroU64> {
    checked_len_up_to(limits::PACKED_BLOCK, content, len, total)
}

/// The same for blocks of at most `most` bytes.
///
/// # Errors
/// As [`checked_len`].
pub(super) fn checked_len_up_to(most: u64, content: &Source, len: u64, total: u64) -> Result<NonZeroU64> {
    let checked = NonZeroU64::new(len).filter(|len| len.get() <= most);
    let broken = || Error::broken("Header of the image", content.absolute(0), format!("a block of {len} bytes"));
    let len = checked.ok_or_else(broken)?;
    if total.div_ceil(len.get()) > limits::PACKED_BLOCKS {
        return Err(Error::OverLimit("blocks of a disk"));
    }
    Ok(len)
}

impl<P: Packing> Frames<P> {
    /// Number of blocks that the content has.
    fn wanted(&self) -> u64 {
        self.total.div_ceil(self.len.get())
    }

    /// Reports blocks after the end of the file, and those that the table lacks.
    pub(super) fn tell(&self, findings: &mut Findings) {
        let (behind, needed) = self.behind();
        tell_cut(&self.file, behind, needed, findings);
    }

    /// Number of blocks after the end of the file or missing from the table, and the length that the file should have.
    pub(super) fn behind(&self) -> (u64, u64) {
        let end = |frame: &Frame<P>| match frame.form {
            Form::Zeros => 0,
            // The last block may be shorter than the others.
            Form::Plain => frame.start.saturating_add(1),
            Form::Packed(_) => frame.start.saturating_add(u64::from(frame.stored)),
        };
        let behind = self.frames.iter().filter(|frame| end(frame) > self.file.len()).count() as u64;
        let lost = self.wanted().saturating_sub(self.frames.len() as u64);
        (behind.saturating_add(lost), self.frames.iter().map(end).max().unwrap_or(0))
    }

    /// Most bytes of a packed block.
    fn most(&self) -> u64 {
        self.len.get().saturating_mul(2).saturating_add(OVERHEAD)
    }

    fn frame(&self, block: u64) -> io::Result<Frame<P>> {
        let frame = usize::try_from(block).ok().and_then(|block| self.frames.get(block).copied());
        frame.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

impl<P: Packing> BlockMap for Frames<P> {
    fn content_len(&self) -> u64 {
        self.total
    }

    fn block_len(&self) -> NonZeroU64 {
        self.len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let frame = self.frame(block)?;
        Ok(match frame.form {
            Form::Zeros => BlockPlace::Zeros,
            Form::Plain => BlockPlace::At { from: self.file.clone(), start: frame.start },
            Form::Packed(_) => BlockPlace::Packed(frame.start..frame.start.saturating_add(frame.stored.into())),
        })
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let Form::Packed(packing) = self.frame(block).ok()?.form else { return None };
        let is_whole = block.saturating_add(1).saturating_mul(self.len.get()) <= self.total;
        let fits = packed.end.saturating_sub(packed.start) <= self.most() && packed.end <= self.file.len();
        let codec = packing.codec().filter(|_| is_whole && fits)?;
        Some(PackedBlock::new(Recipe::of(&self.file, packed), Method::Codec(codec)))
    }

    fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        let Form::Packed(packing) = self.frame(block)?.form else { return Err(io::ErrorKind::InvalidData.into()) };
        let len = usize::try_from(packed.end.saturating_sub(packed.start).min(self.most())).unwrap_or(0);
        let bytes = self.file.read_up_to(packed.start, len)?;
        let at = block.saturating_mul(self.len.get());
        if out.len() as u64 == self.len.get() {
            return packing.unpack(&bytes, out, at);
        }
        // The last block may be packed together with its padding.
        let mut whole = vec![0; usize::try_from(self.len.get()).unwrap_or(0)];
        let got = packing.unpack(&bytes, &mut whole, at)?;
        Ok(copy_prefix(whole.get(..got).unwrap_or_default(), out))
    }
}
