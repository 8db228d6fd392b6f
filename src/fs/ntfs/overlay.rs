//! Files that Windows keeps compressed beside their content, which is all holes ("compact" files).

use std::io;
use std::num::NonZeroU64;

use super::layout::WindowsOverlay;
use crate::codec::BlockCodec;
use crate::error::Result;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, Recipe, Segment, Source, copy_prefix};

static METHOD: Refusal = Refusal {
    code: "NTFS-OVERLAY",
    sentence: "Windows keeps this file compressed in a way that Discern doesn't unpack ({0}).",
    advice: "Windows can read it.",
};

/// The name of the stream that has the packed content.
pub(super) const STREAM: &str = "WofCompressedData";

/// The provider of files that are packed by themselves.
const BY_ITSELF: u32 = 2;

/// How the content of a file is packed: the codec, and the bytes of a chunk.
fn method(overlay: &WindowsOverlay) -> Option<(BlockCodec, u64)> {
    if overlay.provider.get() != BY_ITSELF {
        return None;
    }
    match overlay.algorithm.get() {
        0 => Some((BlockCodec::Xpress, 4 << 10)),
        1 => Some((BlockCodec::Lzx, 32 << 10)),
        2 => Some((BlockCodec::Xpress, 8 << 10)),
        3 => Some((BlockCodec::Xpress, 16 << 10)),
        _ => None,
    }
}

/// The content of a file, of so many bytes, out of its packed stream.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) where it is packed in an unknown way, or in a WIM elsewhere.
pub(super) fn content(overlay: &WindowsOverlay, packed: Source, size: u64) -> Result<Recipe> {
    let Some((codec, chunk)) = method(overlay) else {
        let found = format!("provider {}, algorithm {}", overlay.provider.get(), overlay.algorithm.get());
        return Err(METHOD.with(&[&found]).into());
    };
    let chunks = Chunks { packed: packed.clone(), size, codec, chunk };
    let content = Blocks::source(chunks, &packed);
    Ok(Recipe::of(&content, 0..size))
}

/// Chunks, each packed by itself: a table of where all but the first begin, then the chunks.
struct Chunks {
    packed: Source,
    size: u64,
    codec: BlockCodec,
    chunk: u64,
}

impl Chunks {
    fn count(&self) -> u64 {
        self.size.div_ceil(self.chunk.max(1))
    }

    /// Bytes of an entry of the table.
    const fn entry(&self) -> u64 {
        if self.size > u32::MAX as u64 { 8 } else { 4 }
    }

    /// Where a chunk is: its first byte and its length.
    fn place(&self, number: u64) -> io::Result<(u64, u64)> {
        let table = self.count().saturating_sub(1).saturating_mul(self.entry());
        let begin = |number: u64| -> io::Result<u64> {
            let Some(at) = number.checked_sub(1) else { return Ok(0) };
            if number >= self.count() {
                return Ok(self.packed.len().saturating_sub(table));
            }
            let mut bytes = [0; 8];
            let width = usize::try_from(self.entry()).unwrap_or(8);
            self.packed.read_exact_at(at.saturating_mul(self.entry()), bytes.get_mut(..width).unwrap_or_default())?;
            Ok(u64::from_le_bytes(bytes))
        };
        let (start, end) = (begin(number)?, begin(number.saturating_add(1))?);
        Ok((table.saturating_add(start), end.saturating_sub(start)))
    }

    /// Bytes that a chunk unpacks to.
    fn len(&self, number: u64) -> u64 {
        self.size.saturating_sub(number.saturating_mul(self.chunk)).min(self.chunk)
    }
}

impl Decoder for Chunks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.chunk).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let (start, len) = self.place(number)?;
        let corrupt = |what: String| {
            let at = self.packed.absolute(start);
            io::Error::new(io::ErrorKind::InvalidData, format!("the chunk at byte {at} {what}"))
        };
        // A chunk that would not become smaller is stored, and no longer.
        if len > out.len() as u64 {
            return Err(corrupt(format!("has {len} bytes, where {} are the most", out.len())));
        }
        let bytes = self.packed.read_up_to(start, usize::try_from(len).unwrap_or(0))?;
        if (bytes.len() as u64) < len {
            return Err(corrupt("is not in the image".to_owned()));
        }
        if bytes.len() == out.len() {
            return Ok(copy_prefix(&bytes, out));
        }
        let made = self.codec.unpack(&bytes, out).map_err(|error| corrupt(format!("cannot be unpacked ({error})")))?;
        if made < out.len() {
            return Err(corrupt(format!("has {made} bytes instead of {}", out.len())));
        }
        Ok(made)
    }

    fn below(&self, number: u64) -> Option<Segment> {
        let (start, len) = self.place(number).ok()?;
        let is_stored = len > 0 && len == self.len(number);
        is_stored.then(|| Segment::Copy { from: self.packed.clone(), range: start..start.saturating_add(len) })
    }
}
