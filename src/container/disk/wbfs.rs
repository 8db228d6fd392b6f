//! WBFS files (`libwbfs`): a partition of the Wii's loaders with one disc, whose empty blocks are left out. Files that
//! are too long for FAT go on in `.wbf1` and further ones.

use std::num::NonZeroU64;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{Format, Links, Virtual, tell_cut};
use crate::bytes::integers::{Be16, Be32};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Source};

/// WBFS files.
pub static WBFS: Container =
    Container { id: "wbfs", name: "Wii disc image (WBFS)", endings: endings::WBFS, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &WBFS, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static MORE_DISCS: Anomaly = Anomaly {
    code: "WBFS-MORE-DISCS",
    severity: Severity::Warning,
    structure: "Table of discs",
    meaning: "The file is a partition with several discs. Discern shows the first of them.",
    clause: None,
};

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 4],
    sectors: Be32,
    /// Powers of two of the sizes of a sector and of a block, in bytes.
    sector_shift: u8,
    block_shift: u8,
    version: u8,
    reserved: u8,
}

/// Sectors of 32 KiB of a disc with two layers.
const DISC_SECTORS: u64 = 143_432 * 2;

/// Power of two of the size of such a sector.
const DISC_SHIFT: u8 = 15;

/// Bytes of the start of the disc that precede the list of its blocks.
const DISC_HEAD: u64 = 256;

/// Further files of one image: a FAT file system has room for four gigabytes in each.
const PARTS: [&str; 9] = ["wbf1", "wbf2", "wbf3", "wbf4", "wbf5", "wbf6", "wbf7", "wbf8", "wbf9"];

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::WBFS.len())? == *signature::WBFS)
}

/// The file and those that continue it.
fn whole(file: &NamedFile, set: &mut Set<'_>) -> Source {
    let mut recipe = Recipe::of(&file.content, 0..file.content.len());
    for ending in PARTS {
        let Some(part) = set.files().find(|other| other.has_extension(ending)) else { break };
        set.mark(part);
        recipe.append(&Recipe::of(&part.content, 0..part.content.len()));
    }
    if recipe.segments().len() == 1 { file.content.clone() } else { recipe.into_source() }
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = whole(file, set);
    let header: Header = content.read_struct(0)?;
    let shifts = (9..=16).contains(&header.sector_shift) && (DISC_SHIFT..=30).contains(&header.block_shift);
    if !shifts {
        return Err(Error::broken("WBFS header", content.absolute(8), "the sizes of its blocks are impossible"));
    }
    let sector = 1_u64 << header.sector_shift;
    let blocks = DISC_SECTORS >> header.block_shift.saturating_sub(DISC_SHIFT);
    let slots_at = size_of::<Header>() as u64;
    let slots = content.read_up_to(slots_at, usize::try_from(sector.saturating_sub(slots_at)).unwrap_or(0))?;
    let used: Vec<u64> = (0..).zip(&slots).filter(|(_, is_used)| **is_used != 0).map(|(slot, _)| slot).collect();
    let Some(slot) = used.first() else {
        return Err(Error::broken("WBFS header", content.absolute(slots_at), "there is no disc in it"));
    };
    if used.len() > 1 {
        findings.add(&MORE_DISCS, content.absolute(slots_at), "one disc", format!("{} discs", used.len()));
    }
    let list_len = DISC_HEAD.saturating_add(blocks.saturating_mul(2)).next_multiple_of(sector);
    let at = sector.saturating_add(slot.saturating_mul(list_len)).saturating_add(DISC_HEAD);
    let list = content.read_up_to(at, usize::try_from(blocks.saturating_mul(2)).unwrap_or(0))?;
    let places: Vec<u16> = list.as_chunks::<2>().0.iter().map(|place| Be16::from_bytes(*place).get()).collect();
    let len = NonZeroU64::new(1 << header.block_shift).unwrap_or(NonZeroU64::MIN);
    let used = places.iter().rposition(|place| *place != 0).map_or(0, |last| last.saturating_add(1));
    let end = |place: &u16| u64::from(*place).saturating_mul(len.get()).saturating_add(len.get());
    let behind = places.iter().filter(|place| **place != 0 && end(place) > content.len()).count() as u64;
    tell_cut(&content, behind, places.iter().map(end).max().unwrap_or(0), findings);
    let mut facts = Facts::new("WBFS header");
    facts.add("Block size", format!("{len} bytes"));
    facts.add("Stored blocks", places.iter().filter(|place| **place != 0).count().to_string());
    let total = (used as u64).saturating_mul(len.get());
    let map = Blocks { file: content.clone(), total, len, places };
    Ok(Virtual::new(mapped::content(map, &content), None, vec![facts]))
}

struct Blocks {
    file: Source,
    total: u64,
    len: NonZeroU64,
    /// The stored block of each block; 0 if it is all zeros.
    places: Vec<u16>,
}

impl BlockMap for Blocks {
    fn content_len(&self) -> u64 {
        self.total
    }

    fn block_len(&self) -> NonZeroU64 {
        self.len
    }

    fn place(&self, block: u64) -> std::io::Result<BlockPlace> {
        let place = usize::try_from(block).ok().and_then(|block| self.places.get(block)).copied().unwrap_or(0);
        if place == 0 {
            return Ok(BlockPlace::Zeros);
        }
        let start = u64::from(place).saturating_mul(self.len.get());
        Ok(BlockPlace::At { from: self.file.clone(), start })
    }
}
