//! Virtual PC and Hyper-V disks (.vhd), as Microsoft's “Virtual Hard Disk Image Format Specification” 1.0 describes
//! them: fixed, dynamic and differencing.

use std::io;
use std::num::NonZeroU64;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::{Parent, Set};
use super::{Format, Links, Virtual, table, tell_cut};
use crate::bytes::hex;
use crate::bytes::integers::{Be16, Be32, Be64};
use crate::bytes::text;
use crate::bytes::time::Timestamp;
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Virtual PC and Hyper-V disks.
pub static VHD: Container =
    Container { id: "vhd", name: "Virtual hard disk (VHD)", endings: endings::VHD, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &VHD, open };

pub(super) static FORMAT: Format = Format { is, links, open: open_file };

static FOOTER_LOST: Anomaly = Anomaly {
    code: "VHD-FOOTER",
    severity: Severity::Damage,
    structure: "Hard disk footer",
    meaning: "The footer at the end of the file is missing or damaged, so its copy at the start was used. The file may be \
              cut off.",
    clause: Some("VHD 1.0"),
};

static CHECKSUM: Anomaly = Anomaly {
    code: "VHD-CHECKSUM",
    severity: Severity::Warning,
    structure: "Hard disk footer",
    meaning: "The checksum of the footer or header is not that of its bytes: the file was changed by a faulty program or \
              is damaged.",
    clause: Some("VHD 1.0"),
};

static SHORT: Anomaly = Anomaly {
    code: "VHD-SIZE",
    severity: Severity::Damage,
    structure: "Hard disk footer",
    meaning: "The disk is larger than what the file holds: its end is missing.",
    clause: Some("VHD 1.0"),
};

const SECTOR: u64 = 512;

/// Size of a footer in bytes; before Virtual PC 2004, it had one byte less.
pub(super) const FOOTER: u64 = 512;

/// Entry of the block allocation table for a block that isn't stored.
pub(super) const UNUSED: u32 = u32::MAX;

/// Seconds from 1970 to 2000, the epoch of the format's times.
const YEAR_2000: i64 = 946_684_800;

/// Types of disks.
pub(super) mod kind {
    pub(in super::super) const FIXED: u32 = 2;
    pub(in super::super) const DYNAMIC: u32 = 3;
    pub(super) const DIFFERENCING: u32 = 4;
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    pub(super) cookie: [u8; 8],
    pub(super) features: Be32,
    pub(super) version: Be32,
    pub(super) data_offset: Be64,
    pub(super) time: Be32,
    pub(super) creator: [u8; 4],
    pub(super) creator_version: Be32,
    pub(super) creator_system: [u8; 4],
    pub(super) original_size: Be64,
    pub(super) current_size: Be64,
    pub(super) cylinders: Be16,
    pub(super) heads: u8,
    pub(super) sectors: u8,
    pub(super) kind: Be32,
    pub(super) checksum: Be32,
    pub(super) id: [u8; 16],
    pub(super) saved_state: u8,
}

const _: () = assert!(size_of::<Footer>() == 85);

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) cookie: [u8; 8],
    pub(super) data_offset: Be64,
    pub(super) table_offset: Be64,
    pub(super) version: Be32,
    pub(super) entries: Be32,
    pub(super) block_size: Be32,
    pub(super) checksum: Be32,
    pub(super) parent_id: [u8; 16],
    pub(super) parent_time: Be32,
    pub(super) reserved: Be32,
    pub(super) parent_name: [u8; 512],
    pub(super) locators: [Locator; 8],
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Locator {
    pub(super) code: [u8; 4],
    pub(super) space: Be32,
    pub(super) len: Be32,
    pub(super) reserved: Be32,
    pub(super) offset: Be64,
}

const _: () = assert!(size_of::<Header>() == 768);

/// Size in bytes of a dynamic disk header; its checksum covers all of it.
pub(super) const HEADER: usize = 1024;

static FIELDS: &[Field] = &[
    field!(Footer, kind, "Disk type", "VHD 1.0", Value::Shown(shown_kind)),
    field!(Footer, current_size, "Current size", "VHD 1.0", Value::Be64(" bytes")),
    field!(Footer, original_size, "Original size", "VHD 1.0", Value::Be64(" bytes")),
    field!(Footer, cylinders, "Cylinders", "VHD 1.0", Value::Be16("")),
    field!(Footer, heads, "Heads", "VHD 1.0", Value::Byte("")),
    field!(Footer, sectors, "Sectors per track", "VHD 1.0", Value::Byte("")),
    field!(Footer, creator, "Creator application", "VHD 1.0", Value::Text),
    field!(Footer, creator_system, "Creator host OS", "VHD 1.0", Value::Text),
    field!(Footer, time, "Time stamp", "VHD 1.0", Value::Shown(shown_time)),
    field!(Footer, id, "Unique ID", "VHD 1.0", Value::Shown(|bytes| Some(hex::digits(bytes)))),
    field!(Footer, saved_state, "Saved state", "VHD 1.0", Value::Shown(|bytes| (bytes != [0]).then(|| "yes".into()))),
];

fn shown_kind(bytes: &[u8]) -> Option<String> {
    Some(match Be32::read_from_bytes(bytes).ok()?.get() {
        kind::FIXED => "fixed".into(),
        kind::DYNAMIC => "dynamic".into(),
        kind::DIFFERENCING => "differencing".into(),
        other => format!("{other}, unknown"),
    })
}

fn shown_time(bytes: &[u8]) -> Option<String> {
    let seconds = Be32::read_from_bytes(bytes).ok()?.get();
    Some(Timestamp::utc(i64::from(seconds).saturating_add(YEAR_2000)).to_string())
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(footer_of(&file.content)?.is_some())
}

/// The footer and its offset: at the end, or the copy at the start.
fn footer_of(content: &Source) -> Result<Option<(Footer, u64)>> {
    let len = content.len();
    for at in [len.saturating_sub(FOOTER), len.saturating_sub(FOOTER.saturating_sub(1)), 0] {
        let bytes = content.read_up_to(at, size_of::<Footer>())?;
        if bytes.starts_with(signature::VHD)
            && let Ok(footer) = Footer::read_from_bytes(&bytes)
        {
            return Ok(Some((footer, at)));
        }
    }
    Ok(None)
}

fn header_of(content: &Source, footer: &Footer) -> Result<Header> {
    let at = footer.data_offset.get();
    let header: Header = content.read_struct(at)?;
    if header.cookie != *b"cxsparse" {
        return Err(Error::broken("Dynamic disk header", content.absolute(at), "there is none"));
    }
    Ok(header)
}

fn links(file: &NamedFile) -> Result<Links> {
    let Some((footer, _)) = footer_of(&file.content)? else { return Ok(Links::default()) };
    let mut links = Links { id: Some(footer.id), ..Links::default() };
    if footer.kind.get() == kind::DIFFERENCING
        && let Ok(header) = header_of(&file.content, &footer)
    {
        links.parent = Some(header.parent_id);
    }
    Ok(links)
}

/// Whether a structure's checksum is right: the complement of the sum of its other bytes.
fn is_sum(bytes: &[u8], recorded: Be32) -> bool {
    !sum_of(bytes).wrapping_sub(sum_of(recorded.as_bytes())) == recorded.get()
}

/// The sum of bytes, whose complement is the checksum of a structure.
pub(super) fn sum_of(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum.wrapping_add(u32::from(*byte)))
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let (footer, at) = footer_of(content)?.ok_or_else(|| Error::NotFound("hard disk footer".into()))?;
    let is_fixed = footer.kind.get() == kind::FIXED;
    if at == 0 && content.len() > FOOTER {
        findings.add(&FOOTER_LOST, content.absolute(content.len().saturating_sub(1)), "a footer", "none");
    }
    let bytes = content.read_up_to(at, usize::try_from(FOOTER).unwrap_or(0))?;
    if !is_sum(&bytes, footer.checksum) {
        findings.add(&CHECKSUM, content.absolute(at.saturating_add(64)), "the checksum of the footer", "another");
    }
    let mut facts = Facts::new("Hard disk footer");
    let region = Region { content, at, bytes: &bytes };
    facts.add_fields(FIELDS, &region, |bytes| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned());
    let size = footer.current_size.get();
    let disk = if is_fixed {
        let held = if at == 0 { content.slice(FOOTER..content.len()) } else { content.slice(0..at) };
        if size > held.len() {
            let found = format!("{} bytes in the file", held.len());
            findings.add(&SHORT, content.absolute(at.saturating_add(48)), format!("{size} bytes"), found);
        }
        held.slice(0..size)
    } else {
        dynamic(file, &footer, set, &mut facts, findings)?
    };
    Ok(Virtual::new(disk, Some(512), vec![facts]))
}

/// The content of a disk with a block allocation table.
fn dynamic(
    file: &NamedFile,
    footer: &Footer,
    set: &mut Set<'_>,
    facts: &mut Facts,
    findings: &mut Findings,
) -> Result<Source> {
    let content = &file.content;
    let header = header_of(content, footer)?;
    let at = footer.data_offset.get();
    if !is_sum(&content.read_up_to(at, HEADER)?, header.checksum) {
        findings.add(&CHECKSUM, content.absolute(at.saturating_add(36)), "the checksum of the header", "another");
    }
    let block_len = u64::from(header.block_size.get());
    let block_len = NonZeroU64::new(block_len).filter(|len| len.get().is_multiple_of(SECTOR)).ok_or_else(|| {
        Error::broken(
            "Dynamic disk header",
            content.absolute(at.saturating_add(32)),
            format!("Block Size is {block_len}"),
        )
    })?;
    facts.add("Block size", format!("{block_len} bytes"));
    let size = footer.current_size.get();
    let count = size.div_ceil(block_len.get()).min(header.entries.get().into());
    let bytes = table(content, header.table_offset.get(), count.saturating_mul(4))?;
    let entries: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_be_bytes(*entry)).collect();
    let bitmap = block_len.get().div_ceil(SECTOR * 8 * SECTOR).saturating_mul(SECTOR);
    let end =
        |entry: &u32| u64::from(*entry).saturating_mul(SECTOR).saturating_add(bitmap).saturating_add(block_len.get());
    let needed = entries.iter().filter(|entry| **entry != UNUSED).map(end).max().unwrap_or(0);
    let behind = entries.iter().filter(|entry| **entry != UNUSED && end(entry) > content.len()).count() as u64;
    let lost = count.saturating_sub(entries.len() as u64);
    tell_cut(content, behind.saturating_add(lost), needed, findings);
    let blocks = Blocks { file: content.clone(), size, block_len, bitmap, entries };
    if footer.kind.get() != kind::DIFFERENCING {
        return Ok(mapped::content(blocks, content));
    }
    let name = parent_name(content, &header)?;
    facts.add("Parent", name.clone());
    let parent = set.parent(&FORMAT, &Parent { id: Some(header.parent_id), name, len: size }, findings)?;
    Ok(mapped::content(Differencing { blocks, parent }, content))
}

/// The name of the parent, from the header, or from the last part of the first locator with a path.
fn parent_name(content: &Source, header: &Header) -> Result<String> {
    let name = utf_16(&header.parent_name, u16::from_be_bytes);
    if !name.is_empty() {
        return Ok(name);
    }
    for locator in header.locators.iter().filter(|locator| locator.code.starts_with(b"W2")) {
        let len = usize::try_from(locator.len.get().min(4096)).unwrap_or(0);
        let path = utf_16(&content.read_up_to(locator.offset.get(), len)?, u16::from_le_bytes);
        if let Some(name) = path.rsplit('\\').next().filter(|name| !name.is_empty()) {
            return Ok(name.to_owned());
        }
    }
    Ok("the parent disk (.vhd)".to_owned())
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).take_while(|unit| *unit != 0);
    text::of_utf_16(units)
}

struct Blocks {
    file: Source,
    size: u64,
    block_len: NonZeroU64,
    /// Size in bytes of the bitmap before the data of each block.
    bitmap: u64,
    entries: Vec<u32>,
}

impl Blocks {
    /// Offset of a stored block's bitmap.
    fn start(&self, block: u64) -> Option<u64> {
        let entry = usize::try_from(block).ok().and_then(|block| self.entries.get(block));
        entry.filter(|entry| **entry != UNUSED).map(|entry| u64::from(*entry).saturating_mul(SECTOR))
    }
}

/// On a dynamic disk, sectors that the bitmap excludes are stored as zeros, too.
impl BlockMap for Blocks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.block_len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        Ok(self.start(block).map_or(BlockPlace::Zeros, |start| BlockPlace::At {
            from: self.file.clone(),
            start: start.saturating_add(self.bitmap),
        }))
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
        NonZeroU64::MIN.saturating_mul(NonZeroU64::new(SECTOR).unwrap_or(NonZeroU64::MIN))
    }

    fn place(&self, sector: u64) -> io::Result<BlockPlace> {
        let at = sector.saturating_mul(SECTOR);
        let (block, within) = (at / self.blocks.block_len, at % self.blocks.block_len);
        if let Some(start) = self.blocks.start(block) {
            let number = within / SECTOR;
            let mut byte = [0];
            self.blocks.file.read_exact_at(start.saturating_add(number / 8), &mut byte)?;
            let [byte] = byte;
            if byte & (0x80 >> (number % 8)) != 0 {
                let start = start.saturating_add(self.blocks.bitmap).saturating_add(within);
                return Ok(BlockPlace::At { from: self.blocks.file.clone(), start });
            }
        }
        Ok(BlockPlace::in_parent(&self.parent, at))
    }
}
