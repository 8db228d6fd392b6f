//! Atari's partition table (AHDI), with XGM partitions, which chain further ones.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{AtariEntry, AtariSector};
use super::{Partition, PartitionTable, Scheme, entry_fields, plain_text};
use crate::error::Result;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::order::sort_by;
use crate::source::Source;

static LINK: Anomaly = Anomaly {
    code: "ATARI-LINK",
    severity: Severity::Warning,
    structure: "Extended partition (XGM)",
    meaning: "The chain of partitions leads nowhere; those after it are not shown.",
    clause: None,
};

const SECTOR: u64 = 512;

/// Offset of the entries.
const ENTRIES_AT: u64 = 0x1C6;

/// Bit of the flags: the entry is in use.
const IN_USE: u8 = 0x01;
const BOOTABLE: u8 = 0x80;

/// The partition that begins a chain.
const EXTENDED: [u8; 3] = *b"XGM";

/// Known types, the only mark that distinguishes the table from code.
const KINDS: [[u8; 3]; 9] = [*b"GEM", *b"BGM", EXTENDED, *b"RAW", *b"LNX", *b"SWP", *b"MIX", *b"UNX", *b"F32"];

static HEADER: &[Field] = &[
    field!(AtariSector, size, "Sectors of the disk", "", Value::Be32("")),
    field!(AtariSector, bad_first, "First sector of the list of bad ones", "", Value::Be32("")),
    field!(AtariSector, bad_count, "Sectors of that list", "", Value::Be32("")),
];

static ENTRY: &[Field] = &[
    field!(AtariEntry, flags, "Flags", "", Value::Shown(|bytes| Some(format!("{:#04x}", bytes.first()?)))),
    field!(AtariEntry, kind, "Type", "", Value::Text),
    field!(AtariEntry, start, "First sector", "", Value::Be32("")),
    field!(AtariEntry, count, "Number of sectors", "", Value::Be32("")),
];

/// The first sector, if there is a table in it.
pub(super) fn find(content: &Source, head: &[u8]) -> Option<AtariSector> {
    let (sector, _) = AtariSector::read_from_prefix(head).ok()?;
    is_table(&sector, content.len()).then_some(sector)
}

/// The table in the first sector, if there is one.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Result<Option<PartitionTable>> {
    let Some(sector) = find(content, head) else { return Ok(None) };
    let mut partitions = Vec::new();
    let mut places: Vec<_> = std::iter::once(0..SECTOR).collect();
    for (index, entry) in used(&sector) {
        if entry.kind == EXTENDED {
            read_chain(content, entry, &mut partitions, &mut places, findings)?;
        } else {
            add(content, &mut partitions, (0, index), entry, 0);
        }
    }
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: 0, bytes: sector.as_bytes() }, plain_text);
    Ok(Some(PartitionTable { scheme: Scheme::Atari, block_size: 512, places, partitions, header: facts.lines }))
}

/// Entries in use, with their index.
fn used(sector: &AtariSector) -> impl Iterator<Item = (u64, &AtariEntry)> {
    (0..).zip(&sector.entries).filter(|(_, entry)| entry.flags & IN_USE != 0)
}

/// Whether the sector holds a table: all entries in use have a known type, are inside the disk, and do not overlap.
fn is_table(sector: &AtariSector, len: u64) -> bool {
    let disk = u64::from(sector.size.get());
    let range = |entry: &AtariEntry| {
        let start = u64::from(entry.start.get());
        start..start.saturating_add(entry.count.get().into())
    };
    let is_sound = |entry: &AtariEntry| {
        let range = range(entry);
        KINDS.contains(&entry.kind) && range.start > 0 && !range.is_empty() && range.end <= disk
    };
    let mut ranges: Vec<_> = used(sector).map(|(_, entry)| range(entry)).collect();
    sort_by(&mut ranges, &mut |one, other| one.start.cmp(&other.start));
    let is_apart = ranges.windows(2).all(|pair| matches!(pair, [one, other] if one.end <= other.start));
    let mut entries = used(sector).peekable();
    let begins = entries.peek().is_some_and(|(_, entry)| range(entry).start.saturating_mul(SECTOR) < len);
    begins && is_apart && entries.all(|(_, entry)| is_sound(entry))
}

fn add(content: &Source, to: &mut Vec<Partition>, (sector, index): (u64, u64), entry: &AtariEntry, base: u64) {
    let at = sector.saturating_add(ENTRIES_AT).saturating_add(index.saturating_mul(size_of::<AtariEntry>() as u64));
    let number = u32::try_from(to.len()).unwrap_or(u32::MAX).saturating_add(1);
    let start = base.saturating_add(u64::from(entry.start.get()).saturating_mul(SECTOR));
    to.push(Partition {
        number,
        kind: plain_text(&entry.kind),
        kind_name: kind_name(entry.kind),
        name: String::new(),
        range: start..start.saturating_add(u64::from(entry.count.get()).saturating_mul(SECTOR)),
        bootable: entry.flags & BOOTABLE != 0,
        has_content: true,
        byte: content.absolute(at),
        fields: entry_fields(Scheme::Atari, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() }),
    });
}

/// Follows a chain: each of its sectors has one partition, relative to itself, and the next link, relative to the
/// first.
fn read_chain(
    content: &Source,
    extended: &AtariEntry,
    partitions: &mut Vec<Partition>,
    places: &mut Vec<std::ops::Range<u64>>,
    findings: &mut Findings,
) -> Result<()> {
    let base = u64::from(extended.start.get()).saturating_mul(SECTOR);
    let mut at = base;
    while partitions.len() < limits::PARTITIONS as usize {
        let bytes = content.read_up_to(at, size_of::<AtariSector>())?;
        let sector = AtariSector::read_from_bytes(&bytes).ok();
        let is_known = |place: &std::ops::Range<u64>| place.start == at;
        let Some(sector) = sector.filter(|sector| used(sector).next().is_some() && !places.iter().any(is_known)) else {
            findings.add(&LINK, content.absolute(at), "a sector with partitions that was not there before", "none");
            break;
        };
        places.push(at..at.saturating_add(SECTOR));
        let own = used(&sector).find(|(_, entry)| entry.kind != EXTENDED);
        if let Some((index, entry)) = own {
            add(content, partitions, (at, index), entry, at);
        }
        let Some((_, next)) = used(&sector).find(|(_, entry)| entry.kind == EXTENDED) else { break };
        at = base.saturating_add(u64::from(next.start.get()).saturating_mul(SECTOR));
    }
    Ok(())
}

const fn kind_name(kind: [u8; 3]) -> &'static str {
    match &kind {
        b"GEM" | b"BGM" => "FAT16",
        b"F32" => "FAT32",
        b"RAW" => "No file system of TOS",
        b"LNX" => "Linux",
        b"SWP" => "Swap",
        b"MIX" => "Minix",
        b"UNX" => "Atari System V",
        _ => "",
    }
}
