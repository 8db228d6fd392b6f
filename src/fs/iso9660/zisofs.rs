//! zisofs: files that are compressed in blocks, which are unpacked as they are read (zisofs format by H. Peter Anvin;
//! zisofs2 of 2020 by V. Kivachuk and T. Schmitt).

use std::cell::RefCell;
use std::io;
use std::num::NonZeroU64;

use miniz_oxide::inflate::decompress_slice_iter_to_slice;
use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Both32, Le32, Le64};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, Source};

static ALGORITHM: Refusal = Refusal {
    code: "ZISOFS-ALGORITHM",
    sentence: "This file is compressed by zisofs2 with {0}. Discern can only unpack zlib.",
    advice: "",
};

/// The entries "ZF" and "Z2", after the head of the entry.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct ZfEntry {
    algorithm: [u8; 2],
    header_words: u8,
    block_log2: u8,
    /// In version 1 a 32-bit number in both byte orders, in version 2 a little-endian number of 64 bits.
    size: [u8; 8],
}

const _: () = assert!(size_of::<ZfEntry>() == 12);

/// The compression of a file, as its directory record declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Version of the format, 1 or 2.
    pub version: u8,
    /// Algorithm in two letters: `pz` in version 1; `PZ`, `XZ`, `L4`, `ZD` or `B2` in version 2.
    pub algorithm: [u8; 2],
    /// Binary logarithm of the size of an unpacked block in bytes.
    pub block_log2: u8,
    /// Size of the unpacked file in bytes.
    pub size: u64,
}

impl Header {
    /// Reads the payload of an entry; `None` for an unknown version.
    pub(super) fn from_entry(version: u8, payload: &[u8]) -> Option<Self> {
        let (entry, _) = ZfEntry::read_from_prefix(payload).ok()?;
        let size = match version {
            1 => Both32::read_from_bytes(&entry.size).ok()?.get().into(),
            2 => Le64::from_bytes(entry.size).get(),
            _ => return None,
        };
        Some(Self { version, algorithm: entry.algorithm, block_log2: entry.block_log2, size })
    }
}

/// The header at the beginning of a compressed file. Where the directory record differs, this header is used, since it
/// was written together with the pointers. Only the size is taken from the record, as in the Linux kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileHeader {
    pointers_at: u64,
    pointer_bytes: u64,
    block_log2: u8,
}

const MAGIC_1: [u8; 8] = [0x37, 0xE4, 0x53, 0x96, 0xC9, 0xDB, 0xD6, 0x07];

#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct FileHeader1 {
    magic: [u8; 8],
    size: Le32,
    header_words: u8,
    block_log2: u8,
    reserved: [u8; 2],
}

const _: () = assert!(size_of::<FileHeader1>() == 16);

const MAGIC_2: [u8; 8] = [0xEF, 0x22, 0x55, 0xA1, 0xBC, 0x1B, 0x95, 0xA0];

#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct FileHeader2 {
    magic: [u8; 8],
    version: u8,
    header_words: u8,
    algorithm: u8,
    block_log2: u8,
    size: Le64,
    padding: [u8; 4],
}

const _: () = assert!(size_of::<FileHeader2>() == 24);

/// The specification lists 2^15 to 2^17. Blocks below a sector would cost more in calls than in bytes.
const LEAST_BLOCK_LOG2: u8 = 9;

impl FileHeader {
    fn read(packed: &Source) -> Result<Self> {
        let bytes = packed.read_up_to(0, size_of::<FileHeader2>())?;
        let (header, least, header_words) = match FileHeader1::read_from_prefix(&bytes) {
            Ok((one, _)) if one.magic == MAGIC_1 => {
                (Self { pointers_at: 0, pointer_bytes: 4, block_log2: one.block_log2 }, 16, one.header_words)
            }
            _ => match FileHeader2::read_from_bytes(&bytes) {
                Ok(two) if two.magic == MAGIC_2 => {
                    only_zlib(two.algorithm)?;
                    (Self { pointers_at: 0, pointer_bytes: 8, block_log2: two.block_log2 }, 24, two.header_words)
                }
                _ => return Err(broken(packed, "it does not begin with the signature of a compressed file")),
            },
        };
        let pointers_at = u64::from(header_words).saturating_mul(4);
        if pointers_at < least {
            return Err(broken(packed, format!("a header of {pointers_at} bytes is not possible")));
        }
        let most = limits::UNPACKED_BLOCK.checked_ilog2().unwrap_or(0);
        if header.block_log2 < LEAST_BLOCK_LOG2 || u32::from(header.block_log2) > most {
            return Err(broken(packed, format!("blocks of 2^{} bytes are not possible", header.block_log2)));
        }
        Ok(Self { pointers_at, ..header })
    }
}

fn broken(packed: &Source, what: impl Into<String>) -> Error {
    Error::broken("zisofs file header", packed.absolute(0), what)
}

/// Codes of other algorithms are assigned, but the format of their blocks is not defined, and no released program
/// writes them.
fn only_zlib(algorithm: u8) -> Result<()> {
    let name = match algorithm {
        1 => return Ok(()),
        2 => "XZ",
        3 => "LZ4",
        4 => "Zstandard",
        5 => "bzip2",
        _ => "an unknown algorithm",
    };
    Err(ALGORITHM.with(&[&name]).into())
}

/// The unpacked content of a compressed file. The header is read now, pointers and blocks when they are needed.
///
/// # Errors
/// Where the header is not a zisofs header, or declares an algorithm other than zlib.
pub(super) fn unpack(packed: Source, header: Header) -> Result<Source> {
    let start = FileHeader::read(&packed)?;
    let from = packed.clone();
    Ok(Blocks::source(Unpacked { packed, start, size: header.size, pointers: RefCell::default() }, &from))
}

struct Unpacked {
    packed: Source,
    start: FileHeader,
    size: u64,
    pointers: RefCell<Pointers>,
}

/// A window of the block pointers.
#[derive(Default)]
struct Pointers {
    all: Vec<u64>,
    /// Number of the first.
    first: u64,
}

/// Number of pointers read at once, for 16 MiB to 64 MiB of content.
const WINDOW: u64 = 512;

impl Unpacked {
    const fn block_bytes(&self) -> u64 {
        1 << self.start.block_log2
    }

    /// The range of block `number` in the compressed file.
    fn place(&self, number: u64) -> io::Result<(u64, u64)> {
        let mut known = self.pointers.borrow_mut();
        if !(known.first..known.first.saturating_add(known.all.len() as u64).saturating_sub(1)).contains(&number) {
            *known = Pointers { all: self.read_pointers(number)?, first: number };
        }
        let at = usize::try_from(number.saturating_sub(known.first)).unwrap_or(usize::MAX);
        match known.all.get(at..at.saturating_add(2)) {
            Some(&[start, end]) if start <= end => Ok((start, end)),
            Some(&[start, end]) => Err(self.corrupt(number, format!("has impossible bounds: {start} to {end}"))),
            _ => Err(self.corrupt(number, "has no pointer, because the file ends before it")),
        }
    }

    /// Reads a window of pointers and one more, which marks the end of the last block.
    fn read_pointers(&self, number: u64) -> io::Result<Vec<u64>> {
        let width = self.start.pointer_bytes;
        let at = self.start.pointers_at.saturating_add(number.saturating_mul(width));
        let len = WINDOW.saturating_add(1).saturating_mul(width);
        let bytes = self.packed.read_up_to(at, usize::try_from(len).unwrap_or(0))?;
        let width = usize::try_from(width).unwrap_or(8);
        let whole = bytes.chunks_exact(width).map(|pointer| {
            let mut wide = [0; 8];
            wide.iter_mut().zip(pointer).for_each(|(wide, byte)| *wide = *byte);
            u64::from_le_bytes(wide)
        });
        Ok(whole.collect())
    }

    fn inflate(&self, number: u64, start: u64, end: u64, bytes: &mut [u8]) -> io::Result<()> {
        let packed_len = end.saturating_sub(start);
        // zlib enlarges data that cannot be compressed by a thousandth and a few bytes.
        let most = self.block_bytes().saturating_mul(2);
        if packed_len > most {
            return Err(self.corrupt(number, format!("has {packed_len} packed bytes, where {most} are enough")));
        }
        let packed = self.packed.read_up_to(start, usize::try_from(packed_len).unwrap_or(0))?;
        if (packed.len() as u64) < packed_len {
            return Err(self.corrupt(number, format!("is at {start} to {end}, past the end of the file")));
        }
        match decompress_slice_iter_to_slice(bytes, std::iter::once(packed.as_slice()), true, false) {
            Ok(len) if len == bytes.len() => Ok(()),
            Ok(len) => Err(self.corrupt(number, format!("unpacks to {len} bytes instead of {}", bytes.len()))),
            Err(status) => Err(self.corrupt(number, format!("cannot be unpacked ({status:?})"))),
        }
    }

    fn corrupt(&self, number: u64, what: impl std::fmt::Display) -> io::Error {
        let at = self.packed.absolute(0);
        io::Error::new(io::ErrorKind::InvalidData, format!("block {number} of the packed file at byte {at} {what}"))
    }
}

impl Decoder for Unpacked {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.block_bytes()).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let (start, end) = self.place(number)?;
        // A block of zeros has no packed bytes.
        if start < end {
            self.inflate(number, start, end, out)?;
        } else {
            out.fill(0);
        }
        Ok(out.len())
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;
    use crate::source::ReadAt;

    /// A packed file of version 1 or 2 by the specification, with blocks of 32 KiB; zeros as empty blocks.
    fn pack(content: &[u8], version: u8) -> Vec<u8> {
        let blocks: Vec<Vec<u8>> = content
            .chunks(1 << 15)
            .map(|block| if block.iter().all(|byte| *byte == 0) { Vec::new() } else { compress_to_vec_zlib(block, 6) })
            .collect();
        let size = content.len() as u64;
        let mut packed = match version {
            1 => [&MAGIC_1, &size.to_le_bytes()[..4], &[4, 15, 0, 0]].concat(),
            _ => [MAGIC_2.as_slice(), &[0, 6, 1, 15], &size.to_le_bytes(), &[0; 4]].concat(),
        };
        let width = if version == 1 { 4 } else { 8 };
        let mut at = (packed.len() + (blocks.len() + 1) * width) as u64;
        packed.extend(&at.to_le_bytes()[..width]);
        for block in &blocks {
            at += block.len() as u64;
            packed.extend(&at.to_le_bytes()[..width]);
        }
        packed.extend(blocks.concat());
        packed
    }

    fn content() -> Vec<u8> {
        let mut content: Vec<u8> = (0..100_000_u32).map(|at| (at / 7 % 251) as u8).collect();
        content[32_768..65_536].fill(0);
        content
    }

    fn header(size: usize) -> Header {
        Header { version: 1, algorithm: *b"pz", block_log2: 15, size: size as u64 }
    }

    #[test]
    fn both_versions_unpack_whole_and_in_parts() {
        let content = content();
        for version in [1, 2] {
            let file = unpack(Source::from_bytes(pack(&content, version)), header(content.len())).unwrap();
            assert_eq!(file.len(), 100_000);
            assert_eq!(file.read_up_to(0, 200_000).unwrap(), content);
            for at in [0, 32_767, 32_768, 65_535, 98_304, 99_999] {
                let end = content.len().min(at + 10);
                assert_eq!(file.read_up_to(at as u64, 10).unwrap(), content[at..end]);
            }
            assert_eq!(file.read_up_to(100_000, 10).unwrap(), []);
        }
    }

    struct Counting(Source, Rc<Cell<u64>>);

    impl ReadAt for Counting {
        fn len(&self) -> u64 {
            self.0.len()
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            let got = self.0.read_at(offset, buf)?;
            self.1.set(self.1.get() + got as u64);
            Ok(got)
        }
    }

    #[test]
    fn a_look_into_a_large_file_reads_only_pointers_and_one_block() {
        let content: Vec<u8> = (0..4_u32 << 20).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let read = Rc::new(Cell::new(0));
        let packed = Source::new(Counting(Source::from_bytes(pack(&content, 1)), read.clone()));
        let file = unpack(packed, header(content.len())).unwrap();
        assert_eq!(file.read_up_to(3 << 20, 5).unwrap(), content[3 << 20..(3 << 20) + 5]);
        let after_one = read.get();
        assert!(after_one < 40_000, "{after_one} bytes for one block");
        file.read_up_to((3 << 20) + 5, 100).unwrap();
        assert_eq!(read.get(), after_one);
    }

    fn error(packed: Vec<u8>, at: u64) -> String {
        unpack(Source::from_bytes(packed), header(100_000)).unwrap().read_up_to(at, 1).unwrap_err().to_string()
    }

    #[test]
    fn damage_costs_only_the_block_it_is_in() {
        let mut packed = pack(&content(), 1);
        let last = packed.len() - 20;
        packed[last] ^= 0x55;
        let file = unpack(Source::from_bytes(packed.clone()), header(100_000)).unwrap();
        assert_eq!(file.read_up_to(0, 65_536).unwrap(), content()[..65_536]);
        assert!(error(packed, 99_000).starts_with("block 3 of the packed file at byte 0 cannot be unpacked ("));
    }

    #[test]
    fn wrong_pointers_are_reported() {
        let mut packed = pack(&content(), 1);
        packed[20..24].copy_from_slice(&7_u32.to_le_bytes());
        assert_eq!(error(packed, 0), "block 0 of the packed file at byte 0 has impossible bounds: 36 to 7");
        let mut packed = pack(&content(), 1);
        packed[32..36].copy_from_slice(&60_000_u32.to_le_bytes());
        assert!(error(packed, 99_000).ends_with("past the end of the file"));
        let mut packed = pack(&content(), 1);
        packed.truncate(30);
        assert_eq!(
            error(packed, 99_000),
            "block 3 of the packed file at byte 0 has no pointer, because the file ends before it"
        );
    }

    #[test]
    fn a_block_of_the_wrong_size_is_reported() {
        let packed = pack(&[1; 100], 1);
        let file = unpack(Source::from_bytes(packed), header(200)).unwrap();
        let error = file.read_up_to(0, 1).unwrap_err().to_string();
        assert_eq!(error, "block 0 of the packed file at byte 0 unpacks to 100 bytes instead of 200");
    }

    fn refused(packed: Vec<u8>) -> String {
        unpack(Source::from_bytes(packed), header(100_000)).unwrap_err().to_string()
    }

    #[test]
    fn what_is_not_packed_or_not_with_zlib_is_refused_by_name() {
        let start = "zisofs file header at byte 0: ";
        assert_eq!(refused(vec![0; 100]), format!("{start}it does not begin with the signature of a compressed file"));
        assert_eq!(refused(Vec::new()), format!("{start}it does not begin with the signature of a compressed file"));
        let change = |version, at: usize, to| {
            let mut packed = pack(&content(), version);
            packed[at] = to;
            refused(packed)
        };
        assert_eq!(change(1, 12, 3), format!("{start}a header of 12 bytes is not possible"));
        assert_eq!(change(1, 13, 21), format!("{start}blocks of 2^21 bytes are not possible"));
        assert_eq!(change(2, 11, 0), format!("{start}blocks of 2^0 bytes are not possible"));
        assert_eq!(
            change(2, 10, 4),
            "This file is compressed by zisofs2 with Zstandard. Discern can only unpack zlib."
        );
    }
}
