//! Decompression of blocks that are packed independently.

use std::io::{self, Read};

use lzma_rust2::filter::bcj::BcjReader;
use lzma_rust2::{Lzma2Reader, LzmaReader, XzReader};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags as flag};
use miniz_oxide::inflate::{TINFLStatus, decompress_slice_iter_to_slice};
use serde::{Deserialize, Serialize};
use structured_zstd::decoding::BlockDecodingStrategy;

use crate::zstd::frame_decoder;
use crate::{adc, corrupt, lz4, lzfse, lzms, lzo, lzx, xpress};

/// Compression of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockCodec {
    /// zlib (RFC 1950).
    Zlib,
    /// Deflate without a header (RFC 1951). Bytes after it are ignored.
    Deflate,
    /// LZMA, with the header of `.lzma` or one of the variants of router firmware.
    Lzma,
    /// XZ.
    Xz,
    /// A bare block of LZ4.
    Lz4,
    /// A frame of Zstandard (RFC 8878). Bytes after it are ignored.
    Zstd,
    /// A bare block of LZO1X.
    Lzo,
    /// LZMA without a header, with the usual properties.
    RawLzma,
    /// LZMA without a header, with these properties.
    PlainLzma(u8),
    /// LZMA2 without a header.
    Lzma2,
    /// LZMA with its properties in the place of the first byte, which is always zero.
    MicroLzma,
    /// bzip2.
    Bzip2,
    /// LZFSE, as Apple packs files and disk images.
    Lzfse,
    /// A bare block of LZVN, the lighter form of LZFSE.
    Lzvn,
    /// Apple Data Compression.
    Adc,
    /// XPRESS with Huffman codes.
    Xpress,
    /// LZX, with a window of so many bytes.
    Lzx(u32),
    /// LZMS.
    Lzms,
}

/// Memory for the dictionary of an XZ block, in KiB, where the block itself needs no more.
const XZ_MEMORY: u32 = 16 << 10;

/// Most bytes of the window of a frame of Zstandard that is larger than what is unpacked: what files are packed with.
const ZSTD_WINDOW: u64 = 8 << 20;

/// Size of a `.lzma` header in bytes: properties, dictionary size, length.
const LZMA_HEADER: usize = 13;

/// The properties that nearly every encoder uses (3 literal context bits, 2 position bits), for data that records none.
const LZMA_PROPERTIES: u8 = 0x5D;

impl BlockCodec {
    /// Name for users.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zlib => "zlib",
            Self::Deflate => "Deflate",
            Self::Lzma => "LZMA",
            Self::Xz => "XZ",
            Self::Lz4 => "LZ4",
            Self::Zstd => "Zstandard",
            Self::Lzo => "LZO",
            Self::RawLzma | Self::PlainLzma(_) | Self::MicroLzma => "LZMA",
            Self::Lzma2 => "LZMA2",
            Self::Bzip2 => "bzip2",
            Self::Lzfse => "LZFSE",
            Self::Lzvn => "LZVN",
            Self::Adc => "ADC",
            Self::Xpress => "XPRESS",
            Self::Lzx(_) => "LZX",
            Self::Lzms => "LZMS",
        }
    }

    /// Unpacks a block into `out`, which has room for the largest possible. Returns the number of bytes, which may be
    /// fewer than there is room for.
    ///
    /// # Errors
    /// If the data is not packed like this, or unpacks to more than `out` holds.
    pub fn unpack(self, packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Zlib | Self::Deflate => {
                let has_header = self == Self::Zlib;
                decompress_slice_iter_to_slice(out, std::iter::once(packed), has_header, false)
                    .map_err(|status| corrupt(format_args!("deflate: {status:?}")))
            }
            Self::Lzma => lzma(packed, out),
            Self::Xz => {
                // Encoders of several threads make blocks at least twice as long as the dictionary.
                let memory = u32::try_from(out.len() >> 10).unwrap_or(u32::MAX).max(XZ_MEMORY);
                whole(XzReader::new_mem_limit(packed, false, memory), out)
            }
            Self::Lz4 => lz4_flex::block::decompress_into(packed, out).map_err(corrupt),
            Self::Zstd => {
                let mut decoder = frame_decoder((out.len() as u64).max(ZSTD_WINDOW))?;
                let mut packed = packed;
                decoder.reset(&mut packed).map_err(corrupt)?;
                let most = BlockDecodingStrategy::UptoBytes(out.len().saturating_add(1));
                decoder.decode_blocks(&mut packed, most).map_err(corrupt)?;
                if !decoder.is_finished() || decoder.can_collect() > out.len() {
                    return Err(corrupt("it unpacks to more than a block has room for"));
                }
                fill(&mut decoder, out)
            }
            Self::Lzo => lzo::unpack(packed, out),
            Self::RawLzma => raw_lzma(packed, LZMA_PROPERTIES, u64::MAX, out),
            Self::PlainLzma(properties) => raw_lzma(packed, properties, u64::MAX, out),
            Self::Lzma2 => {
                let dictionary = u32::try_from(out.len()).unwrap_or(u32::MAX).max(4096);
                fill(&mut Lzma2Reader::new(packed, dictionary, None), out)
            }
            Self::MicroLzma => micro_lzma(packed, out),
            Self::Bzip2 => whole(bzip2::read::BzDecoder::new(packed), out),
            Self::Lzfse => lzfse::unpack(packed, out),
            Self::Lzvn => lzfse::unpack(&lzfse::of_lzvn(packed, out.len()), out),
            Self::Adc => adc::unpack(packed, out),
            Self::Xpress => xpress::unpack(packed, out),
            Self::Lzx(window) => lzx::unpack(packed, out, usize::try_from(window).unwrap_or(usize::MAX)),
            Self::Lzms => lzms::unpack(packed, out),
        }
    }

    /// Unpacks the first bytes of a block, until `out` is full: where EROFS packs with it, there may be more, and after
    /// it anything. Returns the number of bytes.
    ///
    /// # Errors
    /// If the data is not packed like this.
    pub fn unpack_start(self, packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Lz4 => lz4::unpack_start(packed, out),
            Self::Zlib | Self::Deflate => {
                let mut state = DecompressorOxide::new();
                let header = if self == Self::Zlib { flag::TINFL_FLAG_PARSE_ZLIB_HEADER } else { 0 };
                let flags = header | flag::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
                match decompress(&mut state, packed, out, 0, flags) {
                    (TINFLStatus::Done | TINFLStatus::HasMoreOutput, _, made) => Ok(made),
                    (status, ..) => Err(corrupt(format_args!("deflate: {status:?}"))),
                }
            }
            Self::Zstd => {
                let mut decoder = frame_decoder(ZSTD_WINDOW)?;
                let mut packed = packed;
                decoder.reset(&mut packed).map_err(corrupt)?;
                // Until the end, as much as a window is held back.
                let most = out.len().saturating_add(usize::try_from(ZSTD_WINDOW).unwrap_or(0));
                decoder.decode_blocks(&mut packed, BlockDecodingStrategy::UptoBytes(most)).map_err(corrupt)?;
                fill(&mut decoder, out)
            }
            Self::MicroLzma => micro_lzma(packed, out),
            Self::Lzma
            | Self::Lzma2
            | Self::Xz
            | Self::Lzo
            | Self::RawLzma
            | Self::PlainLzma(_)
            | Self::Bzip2
            | Self::Lzfse
            | Self::Lzvn
            | Self::Adc
            | Self::Xpress
            | Self::Lzx(_)
            | Self::Lzms => self.unpack(packed, out),
        }
    }
}

/// Undoes the filter that packers apply to programs for x86 (BCJ): the targets of calls are absolute in packed data.
///
/// # Errors
/// Never in practice, since memory can be read.
pub fn undo_x86(bytes: &mut [u8]) -> io::Result<()> {
    let filtered = bytes.to_vec();
    fill(&mut BcjReader::new_x86(filtered.as_slice(), 0), bytes).map(drop)
}

/// Reads everything, which has to fit.
fn whole(mut reader: impl Read, out: &mut [u8]) -> io::Result<usize> {
    let made = fill(&mut reader, out)?;
    if made == out.len() && reader.read(&mut [0])? > 0 {
        return Err(corrupt("it unpacks to more than a block has room for"));
    }
    Ok(made)
}

/// Reads until `out` is full or the data ends.
fn fill(reader: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    let mut done = 0;
    while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(got) => done = done.saturating_add(got),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

/// Unpacks LZMA with a header of 13 bytes, as in `.lzma`; with the properties alone, before or after a field of 9
/// bytes; or without a header. The data itself begins with a zero byte, which distinguishes them.
fn lzma(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let declared = packed.get(5..LZMA_HEADER).and_then(|bytes| Some(u64::from_le_bytes(bytes.try_into().ok()?)));
    let fits = declared.filter(|len| *len <= out.len() as u64 || *len == u64::MAX);
    if let (Some(properties), Some(data), Some(len)) = (packed.first(), packed.get(LZMA_HEADER..), fits) {
        return raw_lzma(data, *properties, len, out);
    }
    if packed.first() == Some(&0) {
        return raw_lzma(packed, LZMA_PROPERTIES, u64::MAX, out);
    }
    let behind = |at: usize| packed.get(at..).and_then(|from| from.split_first_chunk::<5>());
    let begins = |data: &[u8]| data.first() == Some(&0);
    match behind(0).filter(|(_, data)| begins(data)).or_else(|| behind(9).filter(|(_, data)| begins(data))) {
        Some(([properties, ..], data)) => raw_lzma(data, *properties, u64::MAX, out),
        None => Err(corrupt("LZMA: no header that is known")),
    }
}

/// Unpacks LZMA whose first byte is the complement of the properties.
fn micro_lzma(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let (first, rest) = packed.split_first().ok_or_else(|| corrupt("LZMA: there is nothing"))?;
    raw_lzma([&[0], rest].concat().as_slice(), !first, u64::MAX, out)
}

/// Without a length, data ends at an end mark, when `out` is full, or with the packed bytes.
fn raw_lzma(data: &[u8], properties: u8, len: u64, out: &mut [u8]) -> io::Result<usize> {
    let dictionary = u32::try_from(out.len()).unwrap_or(u32::MAX).max(4096);
    let mut reader = LzmaReader::new_with_props(data, len, properties, dictionary, None)?;
    reader.set_defer_errors(true);
    let mut done = 0;
    while let Some(rest) = out.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(got) => done = done.saturating_add(got),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && len == u64::MAX && done > 0 => break,
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"discern discern discern discern";

    /// That text by `xz --format=lzma`, which records no length.
    const PACKED: &[u8] = &[
        0x5d, 0x00, 0x00, 0x80, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x32, 0x1a, 0x4a, 0xcc,
        0xbf, 0x49, 0x1b, 0x60, 0xd4, 0xbd, 0xa5, 0x64, 0xf3, 0x37, 0xff, 0xff, 0xe6, 0x1c, 0x80, 0x00,
    ];

    #[test]
    fn lzma_is_unpacked_with_every_header_that_vendors_give_it() {
        let (properties, data) = (&PACKED[..5], &PACKED[13..]);
        let with_len = [properties, &(TEXT.len() as u64).to_le_bytes(), data].concat();
        let behind = [&[7; 9], properties, data].concat();
        for packed in [PACKED, &with_len, &[properties, data].concat(), &behind, data] {
            for room in [TEXT.len(), 100] {
                let mut out = vec![0; room];
                let made = BlockCodec::Lzma.unpack(packed, &mut out).unwrap();
                assert_eq!(&out[..made], TEXT, "{packed:x?}");
            }
        }
        // Cut before the mark at its end, as data that records its length elsewhere is.
        let mut out = vec![0; TEXT.len()];
        assert_eq!(BlockCodec::Lzma.unpack(&data[..data.len() - 5], &mut out).unwrap(), TEXT.len());
        assert_eq!(out, TEXT);
    }

    #[test]
    fn what_is_no_such_block_is_an_error_and_never_more_than_fits() {
        use BlockCodec::{
            Adc, Bzip2, Deflate, Lz4, Lzfse, Lzma, Lzma2, Lzms, Lzo, Lzvn, Lzx, MicroLzma, PlainLzma, RawLzma, Xpress,
            Xz, Zlib, Zstd,
        };
        let noise: Vec<u8> = (0..500_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
        let lzma = [Lzma, RawLzma, PlainLzma(0x5D), PlainLzma(0xFF), Lzma2, MicroLzma];
        let all =
            [&lzma[..], &[Zlib, Deflate, Xz, Lz4, Zstd, Lzo, Bzip2, Lzfse, Lzvn, Adc, Xpress, Lzx(1 << 15), Lzms]]
                .concat();
        for codec in all {
            for len in 0..noise.len() {
                if let Ok(made) = codec.unpack(&noise[..len], &mut [0; 100]) {
                    assert!(made <= 100, "{codec:?}");
                }
                if let Ok(made) = codec.unpack_start(&noise[..len], &mut [0; 100]) {
                    assert!(made <= 100, "{codec:?}");
                }
            }
        }
    }
}
