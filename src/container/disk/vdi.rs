//! VirtualBox disks (.vdi): dynamic, fixed and differencing. Offsets are those of VirtualBox's own headers.

use std::io;
use std::num::NonZeroU64;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::{Parent, Set};
use super::{Format, Links, UNKNOWN_FEATURE, Virtual, table, tell_cut};
use crate::bytes::hex;
use crate::bytes::integers::{Le32, Le64};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// VirtualBox disks.
pub static VDI: Container =
    Container { id: "vdi", name: "VirtualBox disk (VDI)", endings: endings::VDI, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &VDI, open };

pub(super) static FORMAT: Format = Format { is, links, open: open_file };

/// Offset of the header, after the text.
pub(super) const HEADER: u64 = 64;

/// Map entries for a block that isn't stored, and for one that is all zeros.
pub(super) const UNUSED: u32 = u32::MAX;
const ZEROS: u32 = u32::MAX - 1;

/// Types of disks: dynamic ones, and changes to a parent.
pub(super) const DYNAMIC: u32 = 1;
const DIFFERENCING: u32 = 4;

/// The first version with this header.
pub(super) const VERSION: u32 = 0x1_0000;

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) signature: [u8; 4],
    pub(super) version: Le32,
    pub(super) size: Le32,
    pub(super) kind: Le32,
    pub(super) flags: Le32,
    pub(super) comment: [u8; 256],
    pub(super) map_offset: Le32,
    pub(super) data_offset: Le32,
    pub(super) geometry: [u8; 12],
    pub(super) sector_size: Le32,
    pub(super) unused: Le32,
    pub(super) disk_size: Le64,
    pub(super) block_size: Le32,
    pub(super) block_extra: Le32,
    pub(super) blocks: Le32,
    pub(super) allocated: Le32,
    pub(super) id: [u8; 16],
    pub(super) modification: [u8; 16],
    pub(super) parent: [u8; 16],
    pub(super) parent_modification: [u8; 16],
}

const _: () = assert!(size_of::<Header>() == 0x1C8 - 0x40);

static FIELDS: &[Field] = &[
    field!(Header, kind, "Image type", "", Value::Shown(shown_kind)),
    field!(Header, disk_size, "Disk size", "", Value::Le64(" bytes")),
    field!(Header, block_size, "Block size", "", Value::Le32(" bytes")),
    field!(Header, blocks, "Blocks", "", Value::Le32("")),
    field!(Header, allocated, "Blocks allocated", "", Value::Le32("")),
    field!(Header, comment, "Comment", "", Value::Text),
    field!(Header, id, "UUID", "", Value::Shown(|bytes| bytes.try_into().ok().map(hex::guid))),
    field!(
        Header,
        parent,
        "UUID of the parent",
        "",
        Value::Shown(|bytes| { bytes.try_into().ok().filter(|id| *id != &[0; 16]).map(hex::guid) })
    ),
];

fn shown_kind(bytes: &[u8]) -> Option<String> {
    Some(match Le32::read_from_bytes(bytes).ok()?.get() {
        DYNAMIC => "dynamic".into(),
        2 => "fixed".into(),
        3 => "undo".into(),
        DIFFERENCING => "differencing".into(),
        other => format!("{other}, unknown"),
    })
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(HEADER, signature::VDI.len())? == *signature::VDI)
}

fn links(file: &NamedFile) -> Result<Links> {
    let Ok(header) = file.content.read_struct::<Header>(HEADER) else { return Ok(Links::default()) };
    let parent = (header.kind.get() == DIFFERENCING).then_some(header.parent);
    Ok(Links { id: Some(header.id), parent, names: Vec::new() })
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(HEADER)?;
    if header.version.get() < VERSION {
        return Err(UNKNOWN_FEATURE.with(&[&file.name, &"the header of VirtualBox before version 1.1"]).into());
    }
    let block_len = NonZeroU64::new(header.block_size.get().into())
        .ok_or_else(|| Error::broken("Header of the disk", content.absolute(0x178), "the size of a block is 0"))?;
    let mut facts = Facts::new("Header of the disk");
    let bytes = header.as_bytes();
    let region = Region { content, at: HEADER, bytes };
    facts.add_fields(FIELDS, &region, |bytes| comment(bytes).unwrap_or_default());
    let size = header.disk_size.get();
    let count = size.div_ceil(block_len.get()).min(header.blocks.get().into());
    let bytes = table(content, header.map_offset.get().into(), count.saturating_mul(4))?;
    let entries: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect();
    let map = Blocks {
        file: content.clone(),
        size,
        block_len,
        first: header.data_offset.get().into(),
        step: block_len.get().saturating_add(header.block_extra.get().into()),
        extra: header.block_extra.get().into(),
        parent: match header.kind.get() {
            DIFFERENCING => {
                let name = format!("the parent disk (.vdi) with the UUID {}", hex::guid(&header.parent));
                let parent = Parent { id: Some(header.parent), name, len: size };
                Some(set.parent(&FORMAT, &parent, findings)?)
            }
            _ => None,
        },
        entries,
    };
    let ends = || map.entries.iter().filter_map(|entry| map.start(*entry)).map(|at| at.saturating_add(block_len.get()));
    // The last block of the disk may be shorter than the others.
    let behind =
        ends().filter(|end| *end > content.len().saturating_add(block_len.get()).saturating_sub(1)).count() as u64;
    let lost = count.saturating_sub(map.entries.len() as u64);
    tell_cut(content, behind.saturating_add(lost), ends().max().unwrap_or(0), findings);
    let mut disk = Virtual::new(mapped::content(map, content), Some(512), vec![facts]);
    disk.extras.comment = comment(&header.comment);
    Ok(disk)
}

/// The text up to the first zero byte, unless it is blank.
fn comment(bytes: &[u8]) -> Option<String> {
    let text = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    Some(String::from_utf8_lossy(text).trim().to_owned()).filter(|text| !text.is_empty())
}

struct Blocks {
    file: Source,
    size: u64,
    block_len: NonZeroU64,
    /// Offset of the first stored block.
    first: u64,
    /// Distance between stored blocks, in bytes.
    step: u64,
    /// Number of bytes before the data of each block.
    extra: u64,
    parent: Option<Source>,
    entries: Vec<u32>,
}

impl Blocks {
    /// Offset of the data of a stored block.
    fn start(&self, entry: u32) -> Option<u64> {
        let at = || self.first.saturating_add(u64::from(entry).saturating_mul(self.step)).saturating_add(self.extra);
        (entry < ZEROS).then(at)
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
        // Blocks that the table lacks are missing.
        let entry = usize::try_from(block).ok().and_then(|block| self.entries.get(block).copied());
        let entry = entry.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(match (self.start(entry), &self.parent) {
            (Some(start), _) => BlockPlace::At { from: self.file.clone(), start },
            (None, Some(parent)) if entry == UNUSED => {
                BlockPlace::in_parent(parent, block.saturating_mul(self.block_len.get()))
            }
            (None, _) => BlockPlace::Zeros,
        })
    }
}
