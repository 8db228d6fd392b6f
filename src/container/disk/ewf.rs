//! Images of EnCase and other forensic programs (.E01, .E02 …): chunks in sections over one or more files, as libewf's
//! “Expert Witness Compression Format” describes them.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::rc::Rc;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{Format, Links, Virtual, tell_cut};
use crate::bytes::hex;
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::codec::BlockCodec;
use crate::disc::{BlockSums, Carried, CarriedSum, CarriedValue, Disc};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, Method, NamedFile, PackedBlock, Recipe, Source, copy_prefix};

/// Images of EnCase.
pub static EWF: Container =
    Container { id: "ewf", name: "EnCase image (E01)", endings: endings::EWF, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &EWF, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static SEGMENT_MISSING: Anomaly = Anomaly {
    code: "EWF-SEGMENT-MISSING",
    severity: Severity::Damage,
    structure: "Segments of the image",
    meaning: "A file of the image wasn't opened, and what it holds can't be read. Open all files together.",
    clause: None,
};

/// Size of a segment's header, in bytes.
const HEADER: u64 = 13;

/// Upper bound for the sections read in a segment.
const SECTIONS: usize = 65_536;

/// Size of a table entry, in bytes.
const ENTRY: u64 = 4;

/// Bit of a table entry that marks a packed chunk; the rest is the offset.
const PACKED: u32 = 1 << 31;

/// Media type of a disc.
const OPTICAL: u8 = 3;

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Section {
    kind: [u8; 16],
    next: Le64,
    len: Le64,
    reserved: [u8; 40],
    checksum: Le32,
}

const _: () = assert!(size_of::<Section>() == 76);

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Volume {
    media: u8,
    reserved: [u8; 3],
    chunks: Le32,
    chunk_sectors: Le32,
    sector: Le32,
    sectors: Le64,
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct TableHead {
    entries: Le32,
    reserved: Le32,
    base: Le64,
    more: Le32,
    checksum: Le32,
}

/// The data of a digest section.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Digests {
    md5: [u8; 16],
    sha1: [u8; 20],
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

/// The number of a segment; `None` if the file isn't one.
fn segment_of(file: &NamedFile) -> Result<Option<u16>> {
    let head = file.content.read_up_to(0, usize::try_from(HEADER).unwrap_or(0))?;
    let number = head.get(9..11).and_then(|bytes| Le16::read_from_bytes(bytes).ok());
    Ok(number.filter(|_| head.starts_with(signature::EWF)).map(Le16::get))
}

/// Whether it is the first segment.
fn is(file: &NamedFile) -> Result<bool> {
    Ok(segment_of(file)? == Some(1))
}

/// The contents of all sections.
#[derive(Default)]
struct Sections {
    volume: Option<Volume>,
    chunks: Vec<Chunk>,
    /// Most chunks that the tables in the segments have room for.
    room: u64,
    md5: Option<[u8; 16]>,
    sha1: Option<[u8; 20]>,
    /// Checksums of sections and tables.
    sums: Vec<CarriedSum>,
    /// Whether the last segment was found.
    is_done: bool,
}

/// A stored chunk.
#[derive(Clone, Copy)]
struct Chunk {
    segment: u16,
    is_packed: bool,
    len: u32,
    start: u64,
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let mut segments: Vec<(u16, &NamedFile)> = vec![(1, file)];
    for other in set.files() {
        if let Some(number) = segment_of(other)?.filter(|number| *number > 1) {
            segments.push((number, other));
            set.mark(other);
        }
    }
    segments.sort_by_key(|(number, _)| *number);
    let mut sections = Sections::default();
    let mut next = 1;
    for (number, segment) in &segments {
        if *number != next {
            break;
        }
        sections.room = sections.room.saturating_add(segment.content.len() / ENTRY);
        sections.read(number.wrapping_sub(1), &segment.content)?;
        next = next.saturating_add(1);
    }
    if !sections.is_done {
        let name = format!("segment {next} of “{}”", file.name);
        findings.add(&SEGMENT_MISSING, file.content.absolute(0), name.clone(), "no such file");
        set.missing.push(name);
    }
    let volume =
        sections.volume.ok_or_else(|| Error::broken("Volume section", file.content.absolute(0), "there is none"))?;
    let sector = u64::from(volume.sector.get());
    let chunk = u64::from(volume.chunk_sectors.get()).saturating_mul(sector);
    let chunk = NonZeroU64::new(chunk).filter(|chunk| chunk.get() <= limits::WHOLE_BLOCK).ok_or_else(|| {
        Error::broken("Volume section", file.content.absolute(0), format!("a chunk of {chunk} bytes"))
    })?;
    // Some programs leave out the number of sectors.
    let sectors = match volume.sectors.get() {
        0 => u64::from(volume.chunks.get()).saturating_mul(volume.chunk_sectors.get().into()),
        sectors => sectors,
    };
    let size = sectors.saturating_mul(sector);
    let mut facts = Facts::new("Volume section");
    facts.add("Size", format!("{size} bytes"));
    facts.add("Sector size", format!("{sector} bytes"));
    facts.add("Chunk size", format!("{chunk} bytes"));
    facts.add("Segments", segments.len().to_string());
    if let Some(md5) = &sections.md5 {
        facts.add("MD5 of the disk", hex::digits(md5));
    }
    let files: Vec<Source> = segments.iter().map(|(_, segment)| segment.content.clone()).collect();
    let wanted = size.div_ceil(chunk.get());
    if sections.is_done {
        let lost = wanted.saturating_sub(sections.chunks.len() as u64);
        tell_cut(&file.content, lost, file.content.len(), findings);
    }
    let is_disc = volume.media == OPTICAL;
    let map = Chunks { files, size, chunk, chunks: sections.chunks };
    let mut sums = sections.sums;
    let has_digest = sections.md5.is_some() || sections.sha1.is_some();
    let blocks: Rc<dyn BlockSums> = Rc::new(StoredChunks { chunks: map.clone(), has_digest });
    let content = mapped::content(map, &file.content);
    let whole = Recipe::of(&content, 0..size);
    let mut add = |value| sums.push(CarriedSum { of: "the data".into(), value, over: whole.clone() });
    sections.md5.map(CarriedValue::Md5).into_iter().for_each(&mut add);
    sections.sha1.map(CarriedValue::Sha1).into_iter().for_each(&mut add);
    let carried = Some(Carried { kind: "e01", name: "Checksums of the EnCase image", sums, blocks: Some(blocks) });
    let sector_size = u32::try_from(sector).ok().filter(|_| !is_disc);
    Ok(Virtual { carried, ..Virtual::new(content, sector_size, vec![facts]) })
}

impl Sections {
    /// Reads the sections of a segment.
    fn read(&mut self, segment: u16, content: &Source) -> Result<()> {
        let mut at = HEADER;
        let mut ranges: Vec<Range<u64>> = Vec::new();
        for _ in 0..SECTIONS {
            let Ok(section) = content.read_struct::<Section>(at) else { break };
            let data = at.saturating_add(size_of::<Section>() as u64);
            ranges.push(at..at.saturating_add(section.len.get()));
            self.sum(content, "a section", at..data.saturating_sub(4), section.checksum.get());
            let kind = section.kind.split(|byte| *byte == 0).next().unwrap_or_default();
            match kind {
                b"volume" | b"disk" if self.volume.is_none() => self.volume = content.read_struct(data).ok(),
                b"table" => self.table(segment, content, at, &ranges)?,
                b"hash" => self.md5 = content.read_struct(data).ok(),
                b"digest" => {
                    let digests: Option<Digests> = content.read_struct(data).ok();
                    self.sha1 = digests.map(|digests| digests.sha1).filter(|sha1| *sha1 != [0; 20]);
                    self.md5 = self.md5.or(digests.map(|digests| digests.md5)).filter(|md5| *md5 != [0; 16]);
                }
                b"done" => self.is_done = true,
                _ => {}
            }
            let next = section.next.get();
            if next <= at || matches!(kind, b"done" | b"next") {
                break;
            }
            at = next;
        }
        Ok(())
    }

    /// Adds an Adler-32; 0 means that the program recorded none.
    fn sum(&mut self, content: &Source, of: &str, range: Range<u64>, value: u32) {
        if value != 0 && self.sums.len() < SECTIONS {
            let over = Recipe::of(content, range);
            self.sums.push(CarriedSum { of: of.to_owned(), value: CarriedValue::Adler32(value), over });
        }
    }

    /// Reads a table of chunks, which are in the preceding sections or in its own.
    fn table(&mut self, segment: u16, content: &Source, at: u64, ranges: &[Range<u64>]) -> Result<()> {
        let data = at.saturating_add(size_of::<Section>() as u64);
        let Ok(head) = content.read_struct::<TableHead>(data) else { return Ok(()) };
        let len = u64::from(head.entries.get()).saturating_mul(4);
        let first = data.saturating_add(size_of::<TableHead>() as u64);
        let bytes = super::table(content, first, len)?;
        self.sum(content, "the head of a table", data..first.saturating_sub(4), head.checksum.get());
        let end = first.saturating_add(len);
        let is_there = ranges.last().is_some_and(|own| own.end >= end.saturating_add(4));
        if let Some(sum) = content.read_struct::<Le32>(end).ok().filter(|_| is_there) {
            self.sum(content, "a table", first..end, sum.get());
        }
        let entries: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect();
        // More than there is room for are in tables that share them.
        let all = self.chunks.len().saturating_add(entries.len()) as u64;
        if all > self.room.min(limits::DISK_TABLE_BYTES / 8) {
            return Err(Error::OverLimit("blocks of a disk"));
        }
        // Sections over 2 GiB overflow the offset: from there on, the top bit belongs to it, and nothing is packed.
        let mut last = 0;
        let mut is_over = false;
        let places: Vec<(u64, bool)> = entries
            .iter()
            .map(|entry| {
                let offset = entry & !PACKED;
                is_over |= offset < last;
                last = offset;
                let (offset, is_packed) = if is_over { (*entry, false) } else { (offset, entry & PACKED != 0) };
                (head.base.get().saturating_add(offset.into()), is_packed)
            })
            .collect();
        let ends = places.iter().skip(1).map(|(start, _)| *start).map(Some).chain([None]);
        for ((start, is_packed), next) in places.iter().zip(ends) {
            let section_end =
                || ranges.iter().find(|range| range.contains(start)).map_or(content.len(), |range| range.end);
            let end = next.unwrap_or_else(section_end);
            let len = u32::try_from(end.saturating_sub(*start)).unwrap_or(u32::MAX);
            self.chunks.push(Chunk { segment, is_packed: *is_packed, len, start: *start });
        }
        Ok(())
    }
}

#[derive(Clone)]
struct Chunks {
    files: Vec<Source>,
    size: u64,
    chunk: NonZeroU64,
    chunks: Vec<Chunk>,
}

impl Chunks {
    fn chunk(&self, block: u64) -> io::Result<(Chunk, &Source)> {
        let chunk = usize::try_from(block).ok().and_then(|block| self.chunks.get(block).copied());
        let chunk = chunk.ok_or(io::ErrorKind::UnexpectedEof)?;
        let file = self.files.get(usize::from(chunk.segment)).ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok((chunk, file))
    }
}

/// The stored chunks.
struct StoredChunks {
    chunks: Chunks,
    /// Whether a digest covers all of them.
    has_digest: bool,
}

impl BlockSums for StoredChunks {
    fn count(&self) -> u64 {
        self.chunks.chunks.len() as u64
    }

    /// Packed chunks contain their checksum, which is compared when they are unpacked.
    fn block(&self, number: u64) -> io::Result<Option<(Source, Range<u64>, u32)>> {
        let Chunks { size, chunk: chunk_len, .. } = &self.chunks;
        let (chunk, file) = self.chunks.chunk(number)?;
        let len = size.saturating_sub(number.saturating_mul(chunk_len.get())).min(chunk_len.get());
        let end = chunk.start.saturating_add(if chunk.is_packed { chunk.len.into() } else { len });
        if chunk.is_packed {
            if !self.has_digest {
                self.chunks.unpack(number, chunk.start..end, &mut vec![0; usize::try_from(len).unwrap_or(0)])?;
            }
            return Ok(None);
        }
        let sum: Le32 = file.read_struct(end)?;
        Ok(Some((file.clone(), chunk.start..end, sum.get())))
    }
}

impl BlockMap for Chunks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.chunk
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let (chunk, file) = self.chunk(block)?;
        Ok(if chunk.is_packed {
            BlockPlace::Packed(chunk.start..chunk.start.saturating_add(chunk.len.into()))
        } else {
            BlockPlace::At { from: file.clone(), start: chunk.start }
        })
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let (_, file) = self.chunk(block).ok()?;
        let is_whole = block.saturating_add(1).saturating_mul(self.chunk.get()) <= self.size;
        let fits = is_whole && packed.end <= file.len();
        fits.then(|| PackedBlock::new(Recipe::of(file, packed), Method::Codec(BlockCodec::Zlib)))
    }

    fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        let (_, file) = self.chunk(block)?;
        let most = self.chunk.get().saturating_mul(2);
        let len = usize::try_from(packed.end.saturating_sub(packed.start).min(most)).unwrap_or(0);
        let bytes = file.read_up_to(packed.start, len)?;
        let mut whole = vec![0; usize::try_from(self.chunk.get()).unwrap_or(0)];
        let got = BlockCodec::Zlib.unpack(&bytes, &mut whole)?;
        Ok(copy_prefix(whole.get(..got).unwrap_or_default(), out))
    }
}
