//! Codecs of hunks: general ones, and those for CD frames (MAME's `chdcodec.cpp`).

use std::io::{self, Cursor};

use claxon::frame::FrameReader;

use super::huffman::{Bits, Huffman};
use crate::codec::{BlockCodec, corrupt};
use crate::sector::ecc::parity;
use crate::sector::{RAW_SIZE, RawSector, SYNC};
use crate::source::copy_prefix;

/// Sizes in bytes of a subchannel, and of a frame: a sector and its subchannel.
pub(super) const SUBCHANNEL: usize = 96;
pub(super) const FRAME: usize = RAW_SIZE + SUBCHANNEL;

/// Offsets of the mode and of the ECC in a sector.
pub(super) const MODE: usize = 15;
pub(super) const PARITY: std::ops::Range<usize> = 2076..2352;

/// A codec of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    /// The hunk as one block.
    Block(BlockCodec),
    /// Bytes in a Huffman code.
    Huffman,
    /// Samples in the byte order that the first byte selects.
    Flac,
    /// CD frames: sectors and subchannels packed separately.
    Frames(BlockCodec, BlockCodec),
    /// CD frames with audio: samples, then subchannels.
    FlacFrames,
}

impl Codec {
    /// The codec with a version 5 tag.
    pub(super) fn of(tag: [u8; 4]) -> Option<Self> {
        use BlockCodec::{Deflate, RawLzma, Zstd};
        Some(match &tag {
            b"zlib" => Self::Block(Deflate),
            b"lzma" => Self::Block(RawLzma),
            b"zstd" => Self::Block(Zstd),
            b"huff" => Self::Huffman,
            b"flac" => Self::Flac,
            b"cdzl" => Self::Frames(Deflate, Deflate),
            b"cdlz" => Self::Frames(RawLzma, Deflate),
            b"cdzs" => Self::Frames(Zstd, Zstd),
            b"cdfl" => Self::FlacFrames,
            _ => return None,
        })
    }

    /// Unpacks a hunk.
    ///
    /// # Errors
    /// If the data is damaged.
    pub(super) fn unpack(self, packed: &[u8], hunk: &mut [u8]) -> io::Result<()> {
        match self {
            Self::Block(codec) => whole(codec.unpack(packed, hunk)?, hunk.len()),
            Self::Huffman => huffman(packed, hunk),
            Self::Flac => {
                let (order, samples) = packed.split_first().ok_or_else(|| corrupt("it is empty"))?;
                flac(samples, hunk, *order == b'L').map(drop)
            }
            Self::Frames(sectors, subchannels) => frames(packed, hunk, sectors, subchannels),
            Self::FlacFrames => {
                let count = hunk.len() / FRAME;
                let mut sectors = vec![0; count.saturating_mul(RAW_SIZE)];
                let used = flac(packed, &mut sectors, false)?;
                let rest = packed.get(used..).unwrap_or_default();
                join(hunk, &sectors, &subchannels_of(rest, count, BlockCodec::Deflate)?);
                Ok(())
            }
        }
    }
}

/// Unpacks a hunk with the codec of this tag. Returns its length.
///
/// # Errors
/// If there is no such codec, or the data is damaged.
pub fn unpack_hunk(tag: [u8; 4], packed: &[u8], hunk: &mut [u8]) -> io::Result<usize> {
    let codec = Codec::of(tag).ok_or_else(|| corrupt("the image has no such codec"))?;
    codec.unpack(packed, hunk).map(|()| hunk.len())
}

fn whole(got: usize, wanted: usize) -> io::Result<()> {
    if got == wanted { Ok(()) } else { Err(corrupt(format_args!("it unpacks to {got} bytes instead of {wanted}"))) }
}

fn huffman(packed: &[u8], hunk: &mut [u8]) -> io::Result<()> {
    let mut bits = Bits::new(packed);
    let code = Huffman::by_code(&mut bits, 256, 16)?;
    for byte in hunk {
        *byte = u8::try_from(code.read(&mut bits)?).unwrap_or(0);
    }
    Ok(())
}

/// Unpacks FLAC frames without a header, and returns the number of bytes used.
fn flac(packed: &[u8], out: &mut [u8], is_little: bool) -> io::Result<usize> {
    let mut input = Cursor::new(packed);
    let mut reader = FrameReader::new(&mut input);
    let (mut done, mut buffer) = (0_usize, Vec::new());
    while done < out.len() {
        let block = reader.read_next_or_eof(buffer).map_err(corrupt)?.ok_or_else(|| corrupt("FLAC ends early"))?;
        if block.channels() != 2 {
            return Err(corrupt("FLAC has other than two channels"));
        }
        for (left, right) in block.stereo_samples() {
            for sample in [left, right] {
                let sample = i16::try_from(sample).map_err(|_| corrupt("FLAC has more than 16 bits"))?;
                let bytes = if is_little { sample.to_le_bytes() } else { sample.to_be_bytes() };
                done = done.saturating_add(copy_prefix(&bytes, out.get_mut(done..).unwrap_or_default()));
            }
        }
        buffer = block.into_buffer();
    }
    Ok(usize::try_from(input.position()).unwrap_or(packed.len()))
}

/// Unpacks frames: bits for the sectors whose sync pattern and ECC were left out, the length of the packed sectors,
/// then both parts.
fn frames(packed: &[u8], hunk: &mut [u8], sectors: BlockCodec, subchannels: BlockCodec) -> io::Result<()> {
    let count = hunk.len() / FRAME;
    let (left_out, rest) = packed.split_at_checked(count.div_ceil(8)).ok_or_else(|| corrupt("it is cut off"))?;
    let width = if hunk.len() < 1 << 16 { 2 } else { 3 };
    let (len, rest) = rest.split_at_checked(width).ok_or_else(|| corrupt("it is cut off"))?;
    let len = len.iter().fold(0_usize, |len, byte| len << 8 | usize::from(*byte));
    let (base, rest) = rest.split_at_checked(len).ok_or_else(|| corrupt("it is cut off"))?;
    let mut raw = vec![0; count.saturating_mul(RAW_SIZE)];
    whole(sectors.unpack(base, &mut raw)?, raw.len())?;
    for (number, sector) in raw.as_chunks_mut::<RAW_SIZE>().0.iter_mut().enumerate() {
        if left_out.get(number / 8).is_some_and(|byte| byte >> (number % 8) & 1 != 0) {
            complete(sector);
        }
    }
    join(hunk, &raw, &subchannels_of(rest, count, subchannels)?);
    Ok(())
}

/// Writes the sync pattern and the ECC of a sector.
fn complete(sector: &mut RawSector) {
    copy_prefix(&SYNC, sector);
    let parity = parity(sector, sector.get(MODE) != Some(&2));
    copy_prefix(&parity, sector.get_mut(PARITY).unwrap_or_default());
}

fn subchannels_of(packed: &[u8], count: usize, codec: BlockCodec) -> io::Result<Vec<u8>> {
    let mut subchannels = vec![0; count.saturating_mul(SUBCHANNEL)];
    whole(codec.unpack(packed, &mut subchannels)?, subchannels.len())?;
    Ok(subchannels)
}

fn join(hunk: &mut [u8], sectors: &[u8], subchannels: &[u8]) {
    let parts = sectors.chunks(RAW_SIZE).zip(subchannels.chunks(SUBCHANNEL));
    for (frame, (sector, subchannel)) in hunk.chunks_mut(FRAME).zip(parts) {
        copy_prefix(sector, frame);
        copy_prefix(subchannel, frame.get_mut(RAW_SIZE..).unwrap_or_default());
    }
}
