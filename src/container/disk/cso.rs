//! Packed disc images for consoles: CSO versions 1 and 2, ZSO, DAX (maxcso's `README_CSO.md`, `README_ZSO.md` and
//! `dax.h`), and the GameCube's CISO, which leaves out empty blocks.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::packed_run::Packing;
use super::super::{Container, Match, Opener};
use super::frames::{Form, Frame, Frames, checked_len};
use super::set::Set;
use super::{Format, Links, Virtual, table};
use crate::bytes::integers::{Le32, Le64};
use crate::codec::BlockCodec;
use crate::disc::Disc;
use crate::endings;
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Packed disc images for consoles.
pub static CSO: Container =
    Container { id: "cso", name: "Packed disc image (CSO, ZSO, DAX)", endings: endings::CSO, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &CSO, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

/// A header of CSO and ZSO.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) signature: [u8; 4],
    /// 24, 0 or any other number.
    pub(super) len: Le32,
    pub(super) total: Le64,
    pub(super) block: Le32,
    pub(super) version: u8,
    pub(super) shift: u8,
    pub(super) reserved: [u8; 2],
}

/// A header of DAX.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct DaxHeader {
    signature: [u8; 4],
    total: Le32,
    version: Le32,
    plain_areas: Le32,
    reserved: [u8; 16],
}

/// Mark of an entry: stored unpacked, or in CSO version 2 packed with LZ4.
pub(super) const MARK: u32 = 1 << 31;

/// Size of a DAX frame, in bytes.
const DAX_FRAME: u64 = 8192;

/// Number of bytes before the blocks of a GameCube CISO.
const GAMECUBE_HEADER: u64 = 0x8000;

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, 4)?;
    Ok([signature::CSO, signature::ZSO, signature::DAX].iter().any(|known| head == **known))
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let head = content.read_up_to(0, 4)?;
    let (map, facts) = if head == *signature::DAX {
        dax(content, findings)?
    } else if let Some(map) = gamecube(content)? {
        let mut facts = Facts::new("Header of the image");
        facts.add("Format", "CISO of the GameCube");
        return Ok(Virtual::new(mapped::content(map, content), None, vec![facts]));
    } else {
        cso(content, findings)?
    };
    Ok(Virtual::new(mapped::content(map, content), None, vec![facts]))
}

fn cso(content: &Source, findings: &mut Findings) -> Result<(Frames<Padded>, Facts)> {
    let header: Header = content.read_struct(0)?;
    let total = header.total.get();
    let len = checked_len(content, header.block.get().into(), total)?;
    let count = total.div_ceil(len.get());
    let bytes = table(content, size_of::<Header>() as u64, count.saturating_add(1).saturating_mul(4))?;
    let entries: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect();
    let shift = u32::from(header.shift).min(31);
    let place = |entry: u32| u64::from(entry & !MARK) << shift;
    let is_zso = header.signature == *signature::ZSO;
    let is_second = header.version >= 2 && !is_zso;
    let packed = |codec| Form::Packed(Padded { codec, shift: header.shift });
    let form = |entry: u32, stored: u64| match (entry & MARK != 0, is_zso, is_second) {
        // Version 2 doesn't mark unpacked blocks: they are as long as a block, or longer for alignment.
        (_, _, true) if stored >= len.get() => Form::Plain,
        (true, _, true) => packed(BlockCodec::Lz4),
        (true, ..) => Form::Plain,
        (false, true, _) => packed(BlockCodec::Lz4),
        (false, ..) => packed(BlockCodec::Deflate),
    };
    let frames = entries.windows(2).map(|pair| match pair {
        [entry, next] => {
            let range = place(*entry)..place(*next).max(place(*entry));
            let stored = range.end.saturating_sub(range.start);
            let form = form(*entry, stored);
            Frame { start: range.start, stored: u32::try_from(stored).unwrap_or(u32::MAX), form }
        }
        _ => Frame { start: 0, stored: 0, form: Form::Plain },
    });
    let mut facts = Facts::new("Header of the image");
    facts.add("Format", if is_zso { "ZSO".to_owned() } else { format!("CSO, version {}", header.version) });
    facts.add("Size", format!("{total} bytes"));
    facts.add("Block size", format!("{len} bytes"));
    let map = Frames { file: content.clone(), total, len, frames: frames.collect() };
    map.tell(findings);
    Ok((map, facts))
}

fn dax(content: &Source, findings: &mut Findings) -> Result<(Frames<Padded>, Facts)> {
    let header: DaxHeader = content.read_struct(0)?;
    let total = u64::from(header.total.get());
    let len = checked_len(content, DAX_FRAME, total)?;
    let count = total.div_ceil(len.get());
    let at = size_of::<DaxHeader>() as u64;
    let places = table(content, at, count.saturating_mul(4))?;
    let lens = table(content, at.saturating_add(count.saturating_mul(4)), count.saturating_mul(2))?;
    let areas_at = at.saturating_add(count.saturating_mul(6));
    let areas = if header.version.get() > 0 { u64::from(header.plain_areas.get()) } else { 0 };
    let areas = table(content, areas_at, areas.min(limits::DAX_AREAS).saturating_mul(8))?;
    let areas: Vec<Range<u64>> = areas
        .as_chunks::<8>()
        .0
        .iter()
        .map(|[a, b, c, d, e, f, g, h]| {
            let first = u64::from(u32::from_le_bytes([*a, *b, *c, *d]));
            first..first.saturating_add(u32::from_le_bytes([*e, *f, *g, *h]).into())
        })
        .collect();
    let frames = (0..).zip(places.as_chunks::<4>().0).zip(lens.as_chunks::<2>().0).map(|((number, place), stored)| {
        let start = u64::from(u32::from_le_bytes(*place));
        if areas.iter().any(|area| area.contains(&number)) {
            return Frame { start, stored: u32::try_from(DAX_FRAME).unwrap_or(0), form: Form::Plain };
        }
        let form = Form::Packed(Padded { codec: BlockCodec::Zlib, shift: 0 });
        Frame { start, stored: u16::from_le_bytes(*stored).into(), form }
    });
    let mut facts = Facts::new("Header of the image");
    facts.add("Format", format!("DAX, version {}", header.version.get()));
    facts.add("Size", format!("{total} bytes"));
    let map = Frames { file: content.clone(), total, len, frames: frames.collect() };
    map.tell(findings);
    Ok((map, facts))
}

/// How a block is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Padded {
    codec: BlockCodec,
    /// Power of two of the alignment of the next block, whose padding counts as stored.
    shift: u8,
}

impl Packing for Padded {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        let mut end = packed.len();
        loop {
            // LZ4 has no end mark, so the alignment of the next block has to be cut off.
            match self.codec.unpack(packed.get(..end).unwrap_or_default(), out) {
                Ok(got) => return Ok(got),
                Err(error) => {
                    let is_padding = end > 0 && packed.get(end.saturating_sub(1)) == Some(&0);
                    let is_near = ((packed.len().saturating_sub(end)) as u64) < 1 << self.shift.min(31);
                    if self.codec != BlockCodec::Lz4 || !is_padding || !is_near {
                        return Err(error);
                    }
                    end = end.saturating_sub(1);
                }
            }
        }
    }
}

/// The map of a GameCube CISO: a byte for each block, 1 if stored. `None` for CSO, which has another header.
fn gamecube(content: &Source) -> Result<Option<Present>> {
    let head = content.read_up_to(0, usize::try_from(GAMECUBE_HEADER).unwrap_or(0))?;
    let Some((len, _)) = head.get(4..).and_then(|bytes| Le32::read_from_prefix(bytes).ok()) else { return Ok(None) };
    let len = u64::from(len.get());
    let map = head.get(8..).unwrap_or_default();
    let is_map = head.starts_with(signature::CSO) && map.first() == Some(&1) && map.iter().all(|byte| *byte <= 1);
    if !is_map || !len.is_power_of_two() || len < GAMECUBE_HEADER {
        return Ok(None);
    }
    let Some(len) = NonZeroU64::new(len) else { return Ok(None) };
    let mut next = 0_u32;
    let places: Vec<Option<u32>> = map
        .iter()
        .map(|byte| {
            let place = (*byte == 1).then_some(next);
            next = next.saturating_add(u32::from(*byte));
            place
        })
        .collect();
    let last = places.iter().rposition(Option::is_some).unwrap_or(0) as u64;
    let stored = content.len().saturating_sub(GAMECUBE_HEADER);
    // The last block ends with the disc.
    let rest = stored.saturating_sub(u64::from(next.saturating_sub(1)).saturating_mul(len.get())).min(len.get());
    let total = last.saturating_mul(len.get()).saturating_add(rest);
    Ok(Some(Present { file: content.clone(), total, len, places }))
}

struct Present {
    file: Source,
    total: u64,
    len: NonZeroU64,
    /// The index of each block among the stored ones.
    places: Vec<Option<u32>>,
}

impl BlockMap for Present {
    fn content_len(&self) -> u64 {
        self.total
    }

    fn block_len(&self) -> NonZeroU64 {
        self.len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let place = usize::try_from(block).ok().and_then(|block| self.places.get(block).copied().flatten());
        Ok(place.map_or(BlockPlace::Zeros, |number| BlockPlace::At {
            from: self.file.clone(),
            start: u64::from(number).saturating_mul(self.len.get()).saturating_add(GAMECUBE_HEADER),
        }))
    }
}
