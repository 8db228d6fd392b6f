//! ISZ images of UltraISO: chunks packed with zlib or bzip2, in one file or several (EZB Systems' "ISZ File Format
//! Specification" 1.00 and its ISZ SDK).

use std::io;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, absent};
use super::super::packed_run::Packing;
use super::super::{Container, Match, Opener};
use super::frames::{Form, Frame, Frames, checked_len};
use super::set::Set;
use super::{ENCRYPTED, Format, Links, PART_MISSING, Virtual, table};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::codec::BlockCodec;
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Source};

/// Images of UltraISO.
pub static ISZ: Container =
    Container { id: "isz", name: "UltraISO image (ISZ)", endings: endings::ISZ, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &ISZ, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 4],
    len: u8,
    version: u8,
    serial: Le32,
    sector: Le16,
    sectors: Le32,
    /// 0 without a password, 1 with one, 2 to 4 for AES.
    encryption: u8,
    segment: Le64,
    chunks: Le32,
    chunk: Le32,
    /// Bytes of an entry of the chunk table.
    entry: u8,
    /// Number of this file, from 1 on.
    number: u8,
    chunks_at: Le32,
    segments_at: Le32,
    data_at: Le32,
    reserved: u8,
}

const _: () = assert!(size_of::<Header>() == 48);

/// The chunks that begin in one file.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Segment {
    len: Le64,
    chunks: Le32,
    first_chunk: Le32,
    /// Offset of the first of them in the file.
    data_at: Le32,
    /// Bytes of the last of them that the next file begins with.
    left: Le32,
}

/// Most files of an image.
const SEGMENTS: u64 = 100;

/// How a chunk is packed.
#[derive(Debug, Clone, Copy)]
enum Packed {
    Zlib,
    Bzip2,
}

impl Packing for Packed {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        match self {
            Self::Zlib => BlockCodec::Zlib.unpack(packed, out),
            Self::Bzip2 => {
                // UltraISO overwrites the signature.
                let rest = packed.get(3..).unwrap_or_default();
                BlockCodec::Bzip2.unpack(&[b"BZh", rest].concat(), out)
            }
        }
    }
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

/// Whether it is the first file of an image.
fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, size_of::<Header>())?;
    let number = Header::read_from_bytes(&head).map_or(0, |header| header.number);
    Ok(head.starts_with(signature::ISZ) && number <= 1)
}

/// A table, whose bytes are inverted with the signature.
fn plain(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.iter_mut().zip(signature::ISZ.iter().cycle()).for_each(|(byte, key)| *byte ^= !key);
    bytes
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    if header.encryption > 0 {
        return Err(ENCRYPTED.with(&[&file.name]).into());
    }
    let total = u64::from(header.sectors.get()).saturating_mul(header.sector.get().into());
    let len = checked_len(content, header.chunk.get().into(), total)?;
    let count = total.div_ceil(len.get()).min(header.chunks.get().into());
    let mut frames = Vec::new();
    let mut at = 0_u64;
    for (kind, stored) in Entries::read(content, &header, count)?.all() {
        let form = match kind {
            0 => Form::Zeros,
            1 => Form::Plain,
            2 => Form::Packed(Packed::Zlib),
            _ => Form::Packed(Packed::Bzip2),
        };
        frames.push(Frame { start: at, stored, form });
        // The length of zeros is that of the chunk: they are not stored.
        at = at.saturating_add(if kind == 0 { 0 } else { stored.into() });
    }
    let data = data_of(file, &header, &frames, at, set, findings)?;
    let map = Frames { file: data, total, len, frames };
    map.tell(findings);
    let mut facts = Facts::new("Header of the image");
    facts.add("Version", header.version.to_string());
    facts.add("Size", format!("{total} bytes"));
    facts.add("Chunk size", format!("{len} bytes"));
    facts.add("Volume serial number", format!("{:08X}", header.serial.get()));
    let sector = u32::from(header.sector.get());
    let mut disk = Virtual::new(mapped::content(map, content), None, vec![facts]);
    if sector == 512 {
        disk.sector_size = Some(sector);
    }
    Ok(disk)
}

/// The type and the stored length of each chunk.
enum Entries {
    /// So many that are stored as they are.
    Plain { count: usize, len: u32 },
    /// A table with entries of so many bytes.
    Table { bytes: Vec<u8>, width: usize },
}

impl Entries {
    fn read(content: &Source, header: &Header, count: u64) -> Result<Self> {
        if header.chunks_at.get() == 0 {
            // Further files may follow, each of them at most as long as the format has room for.
            let files = if header.segments_at.get() == 0 { 1 } else { SEGMENTS };
            let most = content.len().div_ceil(header.chunk.get().max(1).into()).saturating_mul(files);
            return Ok(Self::Plain { count: usize::try_from(count.min(most)).unwrap_or(0), len: header.chunk.get() });
        }
        let width = usize::from(header.entry);
        if !(1..=4).contains(&width) {
            return Err(Error::broken(
                "Header of the image",
                content.absolute(33),
                "the length of an entry is impossible",
            ));
        }
        let bytes = plain(table(content, header.chunks_at.get().into(), count.saturating_mul(width as u64))?);
        Ok(Self::Table { bytes, width })
    }

    fn all(&self) -> Box<dyn Iterator<Item = (u32, u32)> + '_> {
        match self {
            Self::Plain { count, len } => Box::new(std::iter::repeat_n((1, *len), *count)),
            Self::Table { bytes, width } => {
                let shift = u32::try_from(width.saturating_mul(8).saturating_sub(2)).unwrap_or(0);
                Box::new(bytes.chunks_exact(*width).map(move |bytes| {
                    let value = bytes.iter().rev().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
                    (value >> shift, value & (1_u32 << shift).wrapping_sub(1))
                }))
            }
        }
    }
}

/// The stored bytes of all chunks, one after the other, from all files.
fn data_of(
    file: &NamedFile,
    header: &Header,
    frames: &[Frame<Packed>],
    len: u64,
    set: &mut Set<'_>,
    findings: &mut Findings,
) -> Result<Source> {
    let content = &file.content;
    let start = u64::from(header.data_at.get());
    let segments = segments(content, header)?;
    if segments.len() < 2 {
        return Ok(content.slice(start..content.len()));
    }
    let mut data = Recipe::default();
    let mut left = 0_u64;
    for (number, segment) in (0_u32..).zip(&segments) {
        let chunk = |number: u32| usize::try_from(number).ok().and_then(|number| frames.get(number));
        let first = segment.first_chunk.get();
        let next = chunk(first.saturating_add(segment.chunks.get())).map_or(len, |frame| frame.start);
        let begin = chunk(first).map_or(len, |frame| frame.start);
        let begin_at = u64::from(segment.data_at.get()).saturating_sub(left);
        let lead = left;
        let size = next.saturating_sub(begin).saturating_add(lead).saturating_sub(segment.left.get().into());
        left = segment.left.get().into();
        let name = part_name(&file.name, number);
        let part = if number == 0 { Some(content.clone()) } else { set.part(&name).map(|part| part.content.clone()) };
        if let Some(part) = &part {
            data.append(&Recipe::of(part, begin_at..begin_at.saturating_add(size)));
        } else {
            findings.add(&PART_MISSING, content.absolute(0), format!("“{name}”"), "no such file");
        }
        let lost = begin.saturating_sub(lead).saturating_add(size).saturating_sub(data.len());
        data.append(&Recipe::of(&absent(&name, lost), 0..lost));
    }
    Ok(data.into_source())
}

/// The files of an image.
fn segments(content: &Source, header: &Header) -> Result<Vec<Segment>> {
    if header.segments_at.get() == 0 {
        return Ok(Vec::new());
    }
    let len = SEGMENTS.saturating_mul(size_of::<Segment>() as u64);
    let bytes = plain(table(content, header.segments_at.get().into(), len)?);
    let all = bytes.chunks_exact(size_of::<Segment>()).filter_map(|bytes| Segment::read_from_bytes(bytes).ok());
    Ok(all.take_while(|segment| segment.len.get() > 0 && segment.chunks.get() > 0).collect())
}

/// Name of a further file: `disc.i01` after `disc.isz`, `disc.part02.isz` after `disc.part01.isz`.
fn part_name(first: &str, number: u32) -> String {
    let lower = first.to_ascii_lowercase();
    let next = number.saturating_add(1);
    for (one, width) in [(".part001.", 3), (".part01.", 2), (".part1.", 1)] {
        if let Some(at) = lower.rfind(one) {
            let start = at.saturating_add(5);
            let (before, after) = (first.get(..start), first.get(start.saturating_add(width)..));
            return format!("{}{next:0width$}{}", before.unwrap_or_default(), after.unwrap_or_default());
        }
    }
    let before = first.rsplit_once('.').map_or(first, |(before, _)| before);
    format!("{before}.i{number:02}")
}
