//! Streams that are unpacked while they are read, from their start. A stream that is damaged gives an error at the
//! damage, after everything before it.

use std::io::{self, BufReader, Read};

use lzma_rust2::{Lzma2Reader, LzmaReader, XzReader};

use crate::lzw::LzwReader;
use crate::zstd::ZstdReader;

/// Bytes read at once where a library asks for them one by one.
const PIECE: usize = 16 << 10;

/// Packed or unpacked bytes.
pub type Bytes<'a> = Box<dyn Read + 'a>;

/// Unpacks xz (The .xz File Format 1.2.1): one stream, or `all` that follow each other. A dictionary may need at most
/// `memory` bytes.
#[must_use]
pub fn xz(packed: Bytes<'_>, all: bool, memory: u64) -> Bytes<'_> {
    Box::new(XzReader::new_mem_limit(packed, all, kib(memory)))
}

/// Unpacks LZMA with the header of `.lzma`. A dictionary may need at most `memory` bytes.
///
/// # Errors
/// If the header cannot be read, or asks for more memory.
pub fn lzma(packed: Bytes<'_>, memory: u64) -> io::Result<Bytes<'_>> {
    Ok(Box::new(LzmaReader::new_mem_limit(buffered(packed), kib(memory), None)?))
}

/// Unpacks LZMA without a header: with literal and position bits as the first byte of a header has them, and a
/// dictionary of so many bytes.
///
/// # Errors
/// If the data begins with what no encoder writes.
pub fn plain_lzma(packed: Bytes<'_>, properties: u8, dictionary: u32) -> io::Result<Bytes<'_>> {
    let mut reader = LzmaReader::new_with_props(buffered(packed), u64::MAX, properties, dictionary, None)?;
    reader.set_defer_errors(true);
    Ok(Box::new(reader))
}

/// Unpacks LZMA with the header that ZIP archives have (APPNOTE 5.8). A dictionary has at most `memory` bytes.
///
/// # Errors
/// If the header cannot be read.
pub fn zip_lzma(mut packed: Bytes<'_>, memory: u64) -> io::Result<Bytes<'_>> {
    // The version and the length of the properties, the properties, the dictionary.
    let mut head = [0; 9];
    packed.read_exact(&mut head)?;
    let [_, _, _, _, properties, dictionary @ ..] = head;
    let most = u32::try_from(memory).unwrap_or(u32::MAX);
    plain_lzma(packed, properties, u32::from_le_bytes(dictionary).min(most))
}

/// Unpacks LZMA2 without a header, with a dictionary of so many bytes, for which `memory` has to be enough.
///
/// # Errors
/// If the dictionary needs more memory.
pub fn lzma2(packed: Bytes<'_>, dictionary: u32, memory: u64) -> io::Result<Bytes<'_>> {
    Ok(Box::new(Lzma2Reader::new_mem_limit(packed, dictionary, kib(memory), None)?))
}

/// Unpacks consecutive frames of Zstandard (RFC 8878), whose windows have at most `memory` bytes.
///
/// # Errors
/// If no frame may have so small a window.
pub fn zstd(packed: Bytes<'_>, memory: u64) -> io::Result<Bytes<'_>> {
    Ok(Box::new(ZstdReader::new(packed, memory)?))
}

/// Unpacks frames of LZ4, also of the legacy format.
#[must_use]
pub fn lz4(packed: Bytes<'_>) -> Bytes<'_> {
    Box::new(lz4_flex::frame::FrameDecoder::new(packed))
}

/// Unpacks consecutive streams of bzip2.
#[must_use]
pub fn bzip2(packed: Bytes<'_>) -> Bytes<'_> {
    Box::new(bzip2::read::MultiBzDecoder::new(packed))
}

/// Unpacks what `compress` wrote (`.Z`).
///
/// # Errors
/// If the header cannot be read or has impossible values.
pub fn lzw(packed: Bytes<'_>) -> io::Result<Bytes<'_>> {
    Ok(Box::new(LzwReader::new(buffered(packed))?))
}

fn buffered(packed: Bytes<'_>) -> BufReader<Bytes<'_>> {
    BufReader::with_capacity(PIECE, packed)
}

fn kib(memory: u64) -> u32 {
    u32::try_from(memory >> 10).unwrap_or(u32::MAX)
}
