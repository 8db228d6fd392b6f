//! Hyper-V disks (.vhdx), as [MS-VHDX] describes them: fixed, dynamic and differencing, with the log applied.

pub(super) mod layout;
mod log;

use std::io;
use std::num::NonZeroU64;

use zerocopy::FromBytes;

use self::layout::{
    BAT, DISK_ID, ENTRIES, FILE_PARAMETERS, HEADER, HEADERS, Header, Item, LOGICAL_SECTOR, METADATA, METADATA_HEAD,
    PARENT_LOCATOR, PHYSICAL_SECTOR, REGION_TABLE, REGION_TABLE_HEAD, REGION_TABLES, Region, VIRTUAL_SIZE, state,
};
use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::{Parent, Set};
use super::{Format, Links, UNKNOWN_FEATURE, Virtual, table, tell_cut};
use crate::bytes::crc::crc_32c_without;
use crate::bytes::hex;
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::text;
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Hyper-V disks.
pub static VHDX: Container =
    Container { id: "vhdx", name: "Hyper-V disk (VHDX)", endings: endings::VHDX, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &VHDX, open };

pub(super) static FORMAT: Format = Format { is, links, open: open_file };

static COPY: Anomaly = Anomaly {
    code: "VHDX-COPY",
    severity: Severity::Warning,
    structure: "Headers and region tables",
    meaning: "One of the two copies is damaged; the other was used.",
    clause: Some("MS-VHDX 2.2"),
};

static REPLAYED: Anomaly = Anomaly {
    code: "VHDX-LOG",
    severity: Severity::Note,
    structure: "Log",
    meaning: "The disk was not closed properly, and changes to its tables are still in its log. They are applied to what \
              is read; the file stays as it is.",
    clause: Some("MS-VHDX 2.3"),
};

/// Number of bits in a chunk's bitmap (2.5.2), one for each sector.
pub(super) const BITMAP_BITS: u64 = 1 << 23;

/// Offsets in the table are in units of a mebibyte, above the state (2.5.1).
const OFFSET: u64 = !0xF_FFFF;
const STATE: u64 = 7;

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::VHDX.len())? == *signature::VHDX)
}

/// A differencing disk names its parent by the data-write identifier, not by the disk identifier, which both share.
fn links(file: &NamedFile) -> Result<Links> {
    let mut links = Links::default();
    if let Ok(header) = header_of(&file.content, &mut Findings::default()) {
        links.id = Some(header.data_write);
        if let Ok(metadata) = Metadata::read(&file.content) {
            links.parent = metadata.parent.and_then(|parent| parent.id);
        }
    }
    Ok(links)
}

/// The header in use: among those with the right checksum, the one with the greater number.
fn header_of(content: &Source, findings: &mut Findings) -> Result<Header> {
    let mut best: Option<Header> = None;
    for at in HEADERS {
        let bytes = content.read_up_to(at, HEADER)?;
        let header = Header::read_from_prefix(&bytes).ok().map(|(header, _)| header);
        let is_sound = |header: &Header| {
            header.signature == *b"head" && crc_32c_without(&bytes, 4) == header.checksum.get() && bytes.len() == HEADER
        };
        match header.filter(is_sound) {
            Some(header) if best.is_none_or(|best| header.sequence.get() > best.sequence.get()) => best = Some(header),
            Some(_) => {}
            None => findings.add(&COPY, content.absolute(at), "a header with its checksum", "another checksum"),
        }
    }
    best.ok_or_else(|| Error::broken("Header", content.absolute(HEADERS[0]), "neither copy has its checksum"))
}

/// The ranges of the block table and the metadata in the file.
struct Regions {
    table: Region,
    metadata: Region,
}

impl Regions {
    fn read(content: &Source, name: &str, findings: &mut Findings) -> Result<Self> {
        for at in REGION_TABLES {
            let bytes = content.read_up_to(at, REGION_TABLE)?;
            let checksum = bytes.get(4..8).and_then(|bytes| Le32::read_from_bytes(bytes).ok());
            if !bytes.starts_with(b"regi") || checksum.is_none_or(|sum| sum.get() != crc_32c_without(&bytes, 4)) {
                findings.add(&COPY, content.absolute(at), "a region table with its checksum", "another checksum");
                continue;
            }
            let count = bytes.get(8..12).and_then(|bytes| Le32::read_from_bytes(bytes).ok()).map_or(0, Le32::get);
            let (mut table, mut metadata) = (None, None);
            for number in 0..usize::try_from(count).unwrap_or(0).min(ENTRIES) {
                let start = number
                    .saturating_mul(size_of::<Region>())
                    .saturating_add(usize::try_from(REGION_TABLE_HEAD).unwrap_or(0));
                let entry = bytes.get(start..).and_then(|bytes| Region::read_from_prefix(bytes).ok());
                let Some((region, _)) = entry else { break };
                match region.id {
                    BAT => table = Some(region),
                    METADATA => metadata = Some(region),
                    _ if region.required.get() & 1 != 0 => {
                        let what = format!("the required region {}", hex::guid(&region.id));
                        return Err(UNKNOWN_FEATURE.with(&[&name, &what]).into());
                    }
                    _ => {}
                }
            }
            if let (Some(table), Some(metadata)) = (table, metadata) {
                return Ok(Self { table, metadata });
            }
        }
        Err(Error::broken(
            "Region table",
            content.absolute(REGION_TABLES[0]),
            "neither copy names block table and metadata",
        ))
    }
}

/// The metadata of a disk.
#[derive(Default)]
struct Metadata {
    block_size: u64,
    /// Whether it only records changes to another disk.
    has_parent: bool,
    size: u64,
    logical_sector: u32,
    physical_sector: u32,
    disk_id: Option<[u8; 16]>,
    parent: Option<ParentName>,
}

#[derive(Default)]
struct ParentName {
    id: Option<[u8; 16]>,
    name: Option<String>,
}

impl Metadata {
    /// The metadata of a file, whatever else is wrong with the file.
    fn read(content: &Source) -> Result<Self> {
        let findings = &mut Findings::default();
        let regions = Regions::read(content, "", findings)?;
        Self::of(content, &regions.metadata)
    }

    fn of(content: &Source, region: &Region) -> Result<Self> {
        let at = region.offset.get();
        let head = content.read_up_to(at, usize::try_from(METADATA_HEAD).unwrap_or(0))?;
        if !head.starts_with(b"metadata") {
            return Err(Error::broken("Metadata table", content.absolute(at), "there is none"));
        }
        let count = head.get(10..12).and_then(|bytes| Le16::read_from_bytes(bytes).ok()).map_or(0, Le16::get);
        let mut metadata = Self::default();
        for number in 0..usize::from(count).min(ENTRIES) {
            let place = METADATA_HEAD.saturating_add((number as u64).saturating_mul(size_of::<Item>() as u64));
            let item: Item = content.read_struct(at.saturating_add(place))?;
            let place = at.saturating_add(item.offset.get().into());
            let bytes = content.read_up_to(place, usize::try_from(item.len.get().min(64 << 10)).unwrap_or(0))?;
            let long = || Le64::read_from_prefix(&bytes).map_or(0, |(value, _)| value.get());
            let short = |at: usize| {
                let field = bytes.get(at..).and_then(|bytes| Le32::read_from_prefix(bytes).ok());
                field.map_or(0, |(value, _)| value.get())
            };
            match item.id {
                FILE_PARAMETERS => {
                    metadata.block_size = short(0).into();
                    metadata.has_parent = short(4) & 2 != 0;
                }
                VIRTUAL_SIZE => metadata.size = long(),
                LOGICAL_SECTOR => metadata.logical_sector = short(0),
                PHYSICAL_SECTOR => metadata.physical_sector = short(0),
                DISK_ID => metadata.disk_id = bytes.get(..16).and_then(|id| id.try_into().ok()),
                PARENT_LOCATOR => metadata.parent = Some(ParentName::of(&bytes)),
                _ => {}
            }
        }
        Ok(metadata)
    }
}

impl ParentName {
    /// The entries of a parent locator (2.6.2.6), which are pairs of texts.
    fn of(bytes: &[u8]) -> Self {
        let mut parent = Self::default();
        let number = |at: usize| {
            bytes.get(at..at.saturating_add(2)).and_then(|two| Some(u16::from_le_bytes(two.try_into().ok()?)))
        };
        for entry in 0..usize::from(number(18).unwrap_or(0)).min(64) {
            let at = entry.saturating_mul(12).saturating_add(20);
            let place = |at: usize| {
                let field = bytes.get(at..).and_then(|bytes| Le32::read_from_prefix(bytes).ok());
                field.map(|(value, _)| value.get())
            };
            let text = |place: Option<u32>, len: Option<u16>| -> Option<String> {
                let start = usize::try_from(place?).ok()?;
                let bytes = bytes.get(start..start.checked_add(len?.into())?)?;
                let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
                Some(text::of_utf_16(units))
            };
            let key = text(place(at), number(at.saturating_add(8)));
            let value = text(place(at.saturating_add(4)), number(at.saturating_add(10)));
            let (Some(key), Some(value)) = (key, value) else { continue };
            match key.as_str() {
                "parent_linkage" => parent.id = guid_of(&value),
                "relative_path" | "absolute_win32_path" | "volume_path" if parent.name.is_none() => {
                    parent.name = value.rsplit(['\\', '/']).next().map(str::to_owned).filter(|name| !name.is_empty());
                }
                _ => {}
            }
        }
        parent
    }
}

/// Parses a GUID written with braces.
fn guid_of(text: &str) -> Option<[u8; 16]> {
    let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
    let byte =
        |at: usize| u8::from_str_radix(digits.get(at.checked_mul(2)?..at.checked_mul(2)?.checked_add(2)?)?, 16).ok();
    let mut id = [0; 16];
    for (place, from) in id.iter_mut().zip([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]) {
        *place = byte(from)?;
    }
    Some(id)
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let header = header_of(&file.content, findings)?;
    let mut content = file.content.clone();
    if let Some((replayed, entries)) = log::replayed(&content, &header)? {
        let found = format!("{entries} entries");
        findings.add(&REPLAYED, content.absolute(header.log_offset.get()), "an empty log", found);
        content = replayed;
    }
    let regions = Regions::read(&content, &file.name, findings)?;
    let metadata = Metadata::of(&content, &regions.metadata)?;
    let Metadata { block_size, size, logical_sector, .. } = metadata;
    let is_possible = block_size.is_power_of_two() && block_size >= 1 << 20 && matches!(logical_sector, 512 | 4096);
    let block_len = NonZeroU64::new(block_size).filter(|_| is_possible).ok_or_else(|| {
        let what = format!("a block of {block_size} bytes, sectors of {logical_sector}");
        Error::broken("Metadata", content.absolute(regions.metadata.offset.get()), what)
    })?;
    let ratio = BITMAP_BITS.saturating_mul(logical_sector.into()).checked_div(block_size).unwrap_or(1).max(1);
    let blocks = size.div_ceil(block_size);
    let count = match metadata.has_parent {
        true => blocks.div_ceil(ratio).saturating_mul(ratio.saturating_add(1)),
        false => blocks.saturating_add(blocks.saturating_sub(1).checked_div(ratio).unwrap_or(0)),
    };
    let bytes =
        table(&content, regions.table.offset.get(), count.saturating_mul(8).min(regions.table.len.get().into()))?;
    let entries: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|entry| u64::from_le_bytes(*entry)).collect();
    let mut facts = facts_of(&metadata);
    let parent = match (metadata.has_parent, metadata.parent) {
        (false, _) => None,
        (true, parent) => {
            let ParentName { id, name } = parent.unwrap_or_default();
            let name = name.unwrap_or_else(|| "the parent disk (.vhdx)".into());
            facts.add("Parent", name.clone());
            Some(set.parent(&FORMAT, &Parent { id, name, len: size }, findings)?)
        }
    };
    let map = Blocks { file: content.clone(), size, block_len, ratio, sector: logical_sector.into(), entries };
    let stored =
        || (0..blocks).map_while(|block| map.stored(block)).filter(|(state, _)| *state >= state::FULLY_PRESENT);
    let needed = stored().map(|(_, start)| start.saturating_add(block_size)).max().unwrap_or(0);
    let behind = stored().filter(|(_, start)| start.saturating_add(block_size) > content.len()).count() as u64;
    let lost = count.saturating_sub(map.entries.len() as u64);
    tell_cut(&content, behind.saturating_add(lost), needed, findings);
    let disk = match parent {
        None => mapped::content(map, &content),
        Some(parent) => mapped::content(Differencing { blocks: map, parent }, &content),
    };
    Ok(Virtual::new(disk, Some(logical_sector), vec![facts]))
}

fn facts_of(metadata: &Metadata) -> Facts {
    let mut facts = Facts::new("Metadata of the disk");
    facts.add("Disk type", if metadata.has_parent { "differencing" } else { "dynamic or fixed" });
    facts.add("Virtual disk size", format!("{} bytes", metadata.size));
    facts.add("Block size", format!("{} bytes", metadata.block_size));
    facts.add("Logical sector size", format!("{} bytes", metadata.logical_sector));
    facts.add("Physical sector size", format!("{} bytes", metadata.physical_sector));
    if let Some(id) = &metadata.disk_id {
        facts.add("Virtual disk ID", hex::guid(id));
    }
    facts
}

struct Blocks {
    file: Source,
    size: u64,
    block_len: NonZeroU64,
    /// Number of blocks after which the table has an entry for a bitmap.
    ratio: u64,
    sector: u64,
    entries: Vec<u64>,
}

impl Blocks {
    fn entry(&self, number: u64) -> Option<(u64, u64)> {
        let entry = usize::try_from(number).ok().and_then(|number| self.entries.get(number))?;
        Some((entry & STATE, entry & OFFSET))
    }

    /// State and offset of a block.
    fn stored(&self, block: u64) -> Option<(u64, u64)> {
        self.entry(block.saturating_add(block.checked_div(self.ratio)?))
    }

    /// State and offset of the bitmap with a block's bits.
    fn bitmap(&self, block: u64) -> Option<(u64, u64)> {
        let chunk = block.checked_div(self.ratio)?;
        self.entry(chunk.saturating_mul(self.ratio.saturating_add(1)).saturating_add(self.ratio))
    }
}

impl BlockMap for Blocks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.block_len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        Ok(match self.stored(block).ok_or(io::ErrorKind::UnexpectedEof)? {
            (state::FULLY_PRESENT | state::PARTIALLY_PRESENT, start) => {
                BlockPlace::At { from: self.file.clone(), start }
            }
            _ => BlockPlace::Zeros,
        })
    }
}

/// A disk whose bitmaps select its own sectors; the others are the parent's.
struct Differencing {
    blocks: Blocks,
    parent: Source,
}

impl BlockMap for Differencing {
    fn content_len(&self) -> u64 {
        self.blocks.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.blocks.sector).unwrap_or(NonZeroU64::MIN)
    }

    fn place(&self, sector: u64) -> io::Result<BlockPlace> {
        let at = sector.saturating_mul(self.blocks.sector);
        let (block, within) = (at / self.blocks.block_len, at % self.blocks.block_len);
        let own = |start: u64| BlockPlace::At { from: self.blocks.file.clone(), start: start.saturating_add(within) };
        Ok(match self.blocks.stored(block).ok_or(io::ErrorKind::UnexpectedEof)? {
            (state::FULLY_PRESENT, start) => own(start),
            (state::PARTIALLY_PRESENT, start) if self.is_own(block, within)? => own(start),
            (state::NOT_PRESENT | state::PARTIALLY_PRESENT, _) => BlockPlace::in_parent(&self.parent, at),
            _ => BlockPlace::Zeros,
        })
    }
}

impl Differencing {
    /// Whether the bitmap assigns a sector to this disk.
    fn is_own(&self, block: u64, within: u64) -> io::Result<bool> {
        let Some((state::FULLY_PRESENT, start)) = self.blocks.bitmap(block) else { return Ok(false) };
        let in_chunk = block.checked_rem(self.blocks.ratio).unwrap_or(0).saturating_mul(self.blocks.block_len.get());
        let bit = in_chunk.saturating_add(within).checked_div(self.blocks.sector).unwrap_or(0);
        let mut byte = [0];
        self.blocks.file.read_exact_at(start.saturating_add(bit / 8), &mut byte)?;
        let [byte] = byte;
        Ok(byte & (1 << (bit % 8)) != 0)
    }
}
