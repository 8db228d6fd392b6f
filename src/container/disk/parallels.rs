//! Parallels disks (.hdd, .hds), as QEMU's `docs/interop/parallels.txt` describes them.

use std::io;
use std::num::NonZeroU64;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{Format, Links, Virtual, table, tell_cut};
use crate::bytes::integers::{Le32, Le64};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Parallels disks.
pub static PARALLELS: Container =
    Container { id: "parallels", name: "Parallels disk (HDD)", endings: endings::PARALLELS, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &PARALLELS, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static IN_USE: Anomaly = Anomaly {
    code: "PARALLELS-IN-USE",
    severity: Severity::Warning,
    structure: "Header of the disk",
    meaning: "The disk was not closed properly; its last changes may be missing.",
    clause: None,
};

const SECTOR: u64 = 512;

/// Header value while a program has the disk open.
const OPEN: u32 = 0x746F_6E59;

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 16],
    version: Le32,
    heads: Le32,
    cylinders: Le32,
    tracks: Le32,
    entries: Le32,
    sectors: Le64,
    in_use: Le32,
    data_offset: Le32,
    flags: Le32,
    extension: Le64,
}

const _: () = assert!(size_of::<Header>() == 64);

static FIELDS: &[Field] = &[
    field!(Header, sectors, "Disk size", "", Value::Le64(" sectors")),
    field!(Header, tracks, "Cluster size", "", Value::Le32(" sectors")),
    field!(Header, entries, "Clusters", "", Value::Le32("")),
    field!(Header, heads, "Heads", "", Value::Le32("")),
    field!(Header, cylinders, "Cylinders", "", Value::Le32("")),
];

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, 16)?;
    Ok(signature::PARALLELS.iter().any(|known| head == *known))
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let block_len = NonZeroU64::new(u64::from(header.tracks.get()).saturating_mul(SECTOR))
        .ok_or_else(|| Error::broken("Header of the disk", content.absolute(28), "the size of a cluster is 0"))?;
    if header.in_use.get() == OPEN {
        findings.add(&IN_USE, content.absolute(44), "a disk that was closed", "one that is in use");
    }
    // The older format has a 32-bit size, and a table that counts in sectors.
    let is_old = header.signature == *signature::PARALLELS[0];
    let sectors = if is_old { header.sectors.get() & u64::from(u32::MAX) } else { header.sectors.get() };
    let size = sectors.saturating_mul(SECTOR);
    let unit = if is_old { SECTOR } else { block_len.get() };
    let count = size.div_ceil(block_len.get()).min(header.entries.get().into());
    let bytes = table(content, size_of::<Header>() as u64, count.saturating_mul(4))?;
    let entries: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect();
    let map = Blocks { file: content.clone(), size, block_len, unit, entries };
    let starts = || map.entries.iter().filter(|entry| **entry != 0).map(|entry| u64::from(*entry).saturating_mul(unit));
    let behind = starts().filter(|start| *start >= content.len()).count() as u64;
    let needed = starts().map(|start| start.saturating_add(block_len.get())).max().unwrap_or(0);
    tell_cut(content, behind.saturating_add(count.saturating_sub(map.entries.len() as u64)), needed, findings);
    let mut facts = Facts::new("Header of the disk");
    facts.add_fields(FIELDS, &Region { content, at: 0, bytes: header.as_bytes() }, |_| String::new());
    Ok(Virtual::new(mapped::content(map, content), Some(512), vec![facts]))
}

struct Blocks {
    file: Source,
    size: u64,
    block_len: NonZeroU64,
    /// Unit of an entry, in bytes.
    unit: u64,
    entries: Vec<u32>,
}

impl BlockMap for Blocks {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.block_len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let entry = usize::try_from(block).ok().and_then(|block| self.entries.get(block));
        Ok(match entry.ok_or(io::ErrorKind::UnexpectedEof)? {
            0 => BlockPlace::Zeros,
            entry => BlockPlace::At { from: self.file.clone(), start: u64::from(*entry).saturating_mul(self.unit) },
        })
    }
}
