//! Sparse extents of VMware disks: those of hosted products, of ESX, and the streams in appliances.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{UNKNOWN_FEATURE, table, tell_cut};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::codec::BlockCodec;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::signature;
use crate::source::{Method, NamedFile, PackedBlock, Recipe, Source};

static NO_FOOTER: Anomaly = Anomaly {
    code: "VMDK-NO-FOOTER",
    severity: Severity::Damage,
    structure: "Sparse extent",
    meaning: "The stream ends before its directory: the file is cut off. The blocks that it holds were looked for one by \
              one; those that are missing read as zeros.",
    clause: Some("Virtual Disk Format 5.0, Stream-Optimized Compressed Sparse Extents"),
};

static ASCII: Anomaly = Anomaly {
    code: "VMDK-ASCII",
    severity: Severity::Damage,
    structure: "Sparse extent",
    meaning: "Line ends in the header were changed: the file was copied as if it were text, and is damaged throughout.",
    clause: Some("Virtual Disk Format 5.0, Hosted Sparse Extents"),
};

const SECTOR: u64 = 512;

/// Offset of the grain directory if it is recorded in the footer.
pub(in super::super) const AT_END: u64 = u64::MAX;

/// Distance of the footer from the end of the file, in bytes.
const FOOTER: u64 = 1024;

/// Bits of the flags.
pub(in super::super) const LINE_ENDS: u32 = 1 << 0;
const ZERO_GRAINS: u32 = 1 << 2;
pub(in super::super) const COMPRESSED: u32 = 1 << 16;

/// Entry for a grain that is all zeros.
const ZERO_GRAIN: u64 = 1;

/// A header of hosted products (Hosted Sparse Extents).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(in super::super) struct Header {
    pub(in super::super) magic: [u8; 4],
    pub(in super::super) version: Le32,
    pub(in super::super) flags: Le32,
    pub(in super::super) capacity: Le64,
    pub(in super::super) grain_size: Le64,
    pub(in super::super) descriptor_offset: Le64,
    pub(in super::super) descriptor_size: Le64,
    pub(in super::super) entries: Le32,
    pub(in super::super) redundant_offset: Le64,
    pub(in super::super) directory_offset: Le64,
    pub(in super::super) overhead: Le64,
    pub(in super::super) unclean: u8,
    pub(in super::super) line_ends: [u8; 4],
    pub(in super::super) compression: Le16,
}

const _: () = assert!(size_of::<Header>() == 79);

/// A header of ESX (ESXi Host Sparse Extents).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct EsxHeader {
    magic: [u8; 4],
    version: Le32,
    flags: Le32,
    capacity: Le32,
    grain_size: Le32,
    directory_offset: Le32,
    directory_entries: Le32,
}

/// A header of space-efficient disks, as QEMU's `block/vmdk.c` reads it. Offsets and sizes are in sectors.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct EfficientHeader {
    magic: Le64,
    version: Le64,
    capacity: Le64,
    grain_size: Le64,
    table_size: Le64,
    flags: Le64,
    reserved: [Le64; 4],
    volatile_offset: Le64,
    volatile_size: Le64,
    journal_header: [Le64; 2],
    journal: [Le64; 2],
    directory_offset: Le64,
    directory_size: Le64,
    tables_offset: Le64,
    tables_size: Le64,
    free_bitmap: [Le64; 2],
    back_map: [Le64; 2],
    grains_offset: Le64,
    grains_size: Le64,
}

/// Number of entries in an ESX grain table, which isn't recorded.
const ESX_ENTRIES: u32 = 4096;

/// Types of markers in a walked stream that don't mark a grain.
const END_OF_STREAM: u32 = 0;

/// Range of the embedded descriptor of a sparse file.
pub(super) fn descriptor_place(content: &Source) -> Result<Option<Range<u64>>> {
    let Ok(header) = content.read_struct::<Header>(0) else { return Ok(None) };
    if header.magic != *signature::VMDK || header.descriptor_offset.get() == 0 {
        return Ok(None);
    }
    let start = header.descriptor_offset.get().saturating_mul(SECTOR);
    let end = start.saturating_add(header.descriptor_size.get().saturating_mul(SECTOR));
    Ok((start < content.len()).then_some(start..end))
}

/// Whether a file is a sparse extent.
pub(super) fn is(content: &Source) -> Result<bool> {
    let head = content.read_up_to(0, 16)?;
    Ok(signature::VMDK_EXTENTS.iter().any(|known| head.starts_with(known)))
}

/// Data in place of grains that the extent lacks.
pub(super) struct Beneath {
    /// The parent, if there is one, and the extent's offset on the disk.
    pub(super) parent: Option<(Source, u64)>,
}

impl Beneath {
    fn place(&self, at: u64) -> BlockPlace {
        match &self.parent {
            Some((parent, start)) => BlockPlace::in_parent(parent, start.saturating_add(at)),
            None => BlockPlace::Zeros,
        }
    }
}

/// The content of a sparse extent.
///
/// # Errors
/// If its header or tables cannot be read.
pub(super) fn content(file: &NamedFile, beneath: Beneath, findings: &mut Findings) -> Result<Source> {
    let content = &file.content;
    let head = content.read_up_to(0, 4)?;
    if head == *signature::VMDK {
        hosted(file, beneath, findings)
    } else if head == *signature::VMDK_ESX {
        let header: EsxHeader = content.read_struct(0)?;
        let grains = Grains {
            file: content.clone(),
            size: u64::from(header.capacity.get()).saturating_mul(SECTOR),
            grain: grain_of(content, header.grain_size.get().into())?,
            entries: ESX_ENTRIES.into(),
            directory: directory(content, header.directory_offset.get().into(), header.directory_entries.get().into())?,
            has_zero_grains: false,
            is_packed: false,
            beneath,
        };
        grains.tell(findings);
        Ok(mapped::content(grains, content))
    } else {
        efficient(file, beneath, findings)
    }
}

fn grain_of(content: &Source, sectors: u64) -> Result<NonZeroU64> {
    NonZeroU64::new(sectors.saturating_mul(SECTOR))
        .filter(|grain| grain.get() <= limits::WHOLE_BLOCK)
        .ok_or_else(|| Error::broken("Sparse extent", content.absolute(20), format!("a grain of {sectors} sectors")))
}

fn directory(content: &Source, sector: u64, entries: u64) -> Result<Vec<u32>> {
    let bytes = table(content, sector.saturating_mul(SECTOR), entries.saturating_mul(4))?;
    Ok(bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect())
}

fn hosted(file: &NamedFile, beneath: Beneath, findings: &mut Findings) -> Result<Source> {
    let content = &file.content;
    let mut header: Header = content.read_struct(0)?;
    if header.flags.get() & LINE_ENDS != 0 && header.line_ends != *b"\n \r\n" {
        findings.add(&ASCII, content.absolute(73), "the line ends LF, blank, CR and LF", "others");
    }
    if header.compression.get() > 1 {
        let what = format!("compression {}", header.compression.get());
        return Err(UNKNOWN_FEATURE.with(&[&file.name, &what]).into());
    }
    let grain = grain_of(content, header.grain_size.get())?;
    let size = header.capacity.get().saturating_mul(SECTOR);
    if header.directory_offset.get() == AT_END {
        let footer = content.read_struct::<Header>(content.len().saturating_sub(FOOTER)).ok();
        match footer.filter(|footer| footer.magic == *signature::VMDK) {
            Some(footer) => header = footer,
            None => {
                let end = content.absolute(content.len().saturating_sub(1));
                findings.add(&NO_FOOTER, end, "a footer at the end of the file", "none");
                return walked(content, &header, size, grain, beneath);
            }
        }
    }
    let entries = NonZeroU64::new(header.entries.get().into())
        .ok_or_else(|| Error::broken("Sparse extent", content.absolute(44), "grain tables have no entries"))?;
    let tables = size.div_ceil(grain.get()).div_ceil(entries.get());
    let grains = Grains {
        file: content.clone(),
        size,
        grain,
        entries: entries.get(),
        directory: directory(content, header.directory_offset.get(), tables)?,
        has_zero_grains: header.flags.get() & ZERO_GRAINS != 0,
        is_packed: header.flags.get() & COMPRESSED != 0,
        beneath,
    };
    grains.tell(findings);
    Ok(mapped::content(grains, content))
}

/// Grains located by a directory of tables.
struct Grains {
    file: Source,
    size: u64,
    grain: NonZeroU64,
    /// Number of entries in a table.
    entries: u64,
    directory: Vec<u32>,
    has_zero_grains: bool,
    /// Whether grains are markers followed by packed data.
    is_packed: bool,
    beneath: Beneath,
}

impl Grains {
    fn tell(&self, findings: &mut Findings) {
        let place = |entry: &u32| u64::from(*entry).saturating_mul(SECTOR);
        let behind = self.directory.iter().filter(|entry| place(entry) >= self.file.len()).count() as u64;
        tell_cut(&self.file, behind, self.directory.iter().map(place).max().unwrap_or(0), findings);
    }
}

impl BlockMap for Grains {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.grain
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let (number, within) =
            (block.checked_div(self.entries).unwrap_or(0), block.checked_rem(self.entries).unwrap_or(0));
        let table = usize::try_from(number).ok().and_then(|number| self.directory.get(number));
        let table = u64::from(*table.ok_or(io::ErrorKind::UnexpectedEof)?);
        let beneath = || self.beneath.place(block.saturating_mul(self.grain.get()));
        if table == 0 || (self.has_zero_grains && table == ZERO_GRAIN) {
            return Ok(if table == 0 { beneath() } else { BlockPlace::Zeros });
        }
        let mut bytes = [0; 4];
        self.file.read_exact_at(table.saturating_mul(SECTOR).saturating_add(within.saturating_mul(4)), &mut bytes)?;
        let entry = u64::from(u32::from_le_bytes(bytes));
        let start = entry.saturating_mul(SECTOR);
        Ok(match entry {
            0 => beneath(),
            ZERO_GRAIN if self.has_zero_grains => BlockPlace::Zeros,
            _ if self.is_packed => BlockPlace::Packed(start..start),
            _ => BlockPlace::At { from: self.file.clone(), start },
        })
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let is_whole = block.saturating_add(1).saturating_mul(self.grain.get()) <= self.size;
        let data = data_of(&self.file, packed.start, self.grain).ok()?;
        let fits = is_whole && data.end <= self.file.len();
        fits.then(|| PackedBlock::new(Recipe::of(&self.file, data), Method::Codec(BlockCodec::Zlib)))
    }

    fn unpack(&self, _: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        unpacked(&self.file, packed.start, self.grain, out)
    }
}

/// The packed grain after a marker.
fn data_of(file: &Source, marker: u64, grain: NonZeroU64) -> io::Result<Range<u64>> {
    let mut bytes = [0; 4];
    file.read_exact_at(marker.saturating_add(8), &mut bytes)?;
    // Incompressible data is slightly longer than the grain.
    let most = grain.get().saturating_mul(2).saturating_add(SECTOR);
    let start = marker.saturating_add(12);
    Ok(start..start.saturating_add(u64::from(u32::from_le_bytes(bytes)).min(most)))
}

/// Unpacks the grain after a marker.
fn unpacked(file: &Source, marker: u64, grain: NonZeroU64, out: &mut [u8]) -> io::Result<usize> {
    let data = data_of(file, marker, grain)?;
    let data = file.read_up_to(data.start, usize::try_from(data.end.saturating_sub(data.start)).unwrap_or(0))?;
    let mut whole = vec![0; usize::try_from(grain.get()).unwrap_or(0)];
    let got = BlockCodec::Zlib.unpack(&data, &mut whole).or_else(|error| {
        // The specification says that there is no header.
        BlockCodec::Deflate.unpack(&data, &mut whole).map_err(|_| error)
    })?;
    let held = whole.get(..got.min(out.len())).unwrap_or_default();
    out.get_mut(..held.len()).unwrap_or_default().copy_from_slice(held);
    Ok(held.len())
}

/// The content of a stream without a directory, found by walking its markers.
fn walked(content: &Source, header: &Header, size: u64, grain: NonZeroU64, beneath: Beneath) -> Result<Source> {
    let mut places = BTreeMap::new();
    let mut at = header.overhead.get().saturating_mul(SECTOR);
    loop {
        let marker = content.read_up_to(at, 16)?;
        let Some((sector, rest)) = Le64::read_from_prefix(&marker).ok() else { break };
        let Some((len, rest)) = Le32::read_from_prefix(rest).ok() else { break };
        let step = if len.get() == 0 {
            let Some((kind, _)) = Le32::read_from_prefix(rest).ok() else { break };
            if kind.get() == END_OF_STREAM {
                break;
            }
            SECTOR.saturating_add(sector.get().saturating_mul(SECTOR))
        } else {
            let end = at.saturating_add(12).saturating_add(len.get().into());
            if end <= content.len() {
                places.insert(sector.get().saturating_mul(SECTOR) / grain, at);
            }
            12_u64.saturating_add(len.get().into()).next_multiple_of(SECTOR)
        };
        at = at.saturating_add(step);
        if places.len() > limits::FILE_UNITS {
            return Err(Error::OverLimit("blocks of a disk"));
        }
    }
    Ok(mapped::content(Walked { file: content.clone(), size, grain, places, beneath }, content))
}

struct Walked {
    file: Source,
    size: u64,
    grain: NonZeroU64,
    /// Offsets of markers, by grain.
    places: BTreeMap<u64, u64>,
    beneath: Beneath,
}

impl BlockMap for Walked {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.grain
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let beneath = || self.beneath.place(block.saturating_mul(self.grain.get()));
        Ok(self.places.get(&block).map_or_else(beneath, |at| BlockPlace::Packed(*at..*at)))
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let is_whole = block.saturating_add(1).saturating_mul(self.grain.get()) <= self.size;
        let data = data_of(&self.file, packed.start, self.grain).ok()?;
        let fits = is_whole && data.end <= self.file.len();
        fits.then(|| PackedBlock::new(Recipe::of(&self.file, data), Method::Codec(BlockCodec::Zlib)))
    }

    fn unpack(&self, _: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        unpacked(&self.file, packed.start, self.grain, out)
    }
}

/// A space-efficient extent, used by ESX since version 6.5.
fn efficient(file: &NamedFile, beneath: Beneath, findings: &mut Findings) -> Result<Source> {
    let content = &file.content;
    let header: EfficientHeader = content.read_struct(0)?;
    let sectors = |field: Le64| field.get().saturating_mul(SECTOR);
    let volatile = content.read_up_to(sectors(header.volatile_offset), 24)?;
    let replay = volatile.get(16..24).and_then(|bytes| Le64::read_from_bytes(bytes).ok()).map_or(0, Le64::get);
    if volatile.starts_with(&[0xFE, 0xCA, 0xFE, 0xCA]) && replay != 0 {
        return Err(UNKNOWN_FEATURE.with(&[&file.name, &"a journal that has to be replayed"]).into());
    }
    let bytes = table(content, sectors(header.directory_offset), sectors(header.directory_size))?;
    let directory: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|entry| u64::from_le_bytes(*entry)).collect();
    let map = Efficient {
        size: sectors(header.capacity),
        grain: grain_of(content, header.grain_size.get())?,
        table: sectors(header.table_size),
        tables: sectors(header.tables_offset),
        grains: sectors(header.grains_offset),
        directory,
        file: content.clone(),
        beneath,
    };
    let tables = map.size.div_ceil(map.grain.get()).div_ceil((map.table / 8).max(1));
    tell_cut(content, tables.saturating_sub(map.directory.len() as u64), map.grains, findings);
    Ok(mapped::content(map, content))
}

struct Efficient {
    file: Source,
    size: u64,
    grain: NonZeroU64,
    /// Size of a grain table, in bytes.
    table: u64,
    /// Offsets of the first table and the first grain.
    tables: u64,
    grains: u64,
    directory: Vec<u64>,
    beneath: Beneath,
}

impl BlockMap for Efficient {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.grain
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let entries = (self.table / 8).max(1);
        let number = block.checked_div(entries).and_then(|number| usize::try_from(number).ok());
        let found = number.and_then(|number| self.directory.get(number)).ok_or(io::ErrorKind::UnexpectedEof)?;
        let beneath = || self.beneath.place(block.saturating_mul(self.grain.get()));
        if *found == 0 {
            return Ok(beneath());
        }
        // The upper half of an entry marks it as a table's, the lower half is the table's number.
        if found >> 32 != 0x1000_0000 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let table = self.tables.saturating_add((found & 0xFFFF_FFFF).saturating_mul(self.table));
        let within = block.checked_rem(entries).unwrap_or(0);
        let mut bytes = [0; 8];
        self.file.read_exact_at(table.saturating_add(within.saturating_mul(8)), &mut bytes)?;
        let entry = u64::from_le_bytes(bytes);
        Ok(match entry >> 60 {
            0 if entry == 0 => beneath(),
            1 | 2 => BlockPlace::Zeros,
            3 => {
                let number = (entry >> 48 & 0xFFF) | (entry & 0xFFFF_FFFF_FFFF) << 12;
                let start = self.grains.saturating_add(number.saturating_mul(self.grain.get()));
                BlockPlace::At { from: self.file.clone(), start }
            }
            _ => return Err(io::ErrorKind::InvalidData.into()),
        })
    }
}
