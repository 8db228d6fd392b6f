//! Amiga's rigid disk block: a linked list of blocks, each of which describes a partition.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{RigidDisk, RigidPartition};
use super::{Partition, PartitionTable, Scheme, entry_fields, plain_text};
use crate::error::Result;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "RDB-CHECKSUM",
    severity: Severity::Warning,
    structure: "Rigid disk block",
    meaning: "The checksum of a block of the partition table is wrong; systems may refuse it.",
    clause: None,
};

static LINK: Anomaly = Anomaly {
    code: "RDB-LINK",
    severity: Severity::Warning,
    structure: "Rigid disk block",
    meaning: "The list of partitions leads nowhere; those after it are not shown.",
    clause: None,
};

const SECTOR: u64 = 512;

/// Number of blocks at the start of a disk in which the rigid disk block may be.
const PLACES: usize = 16;

/// Marks the end of a list.
const NONE: u32 = 0xFFFF_FFFF;

/// Partition flag: bootable.
const BOOTABLE: u32 = 1;

static HEADER: &[Field] = &[
    field!(RigidDisk, block_len, "Bytes of a block", "", Value::Be32("")),
    field!(RigidDisk, cylinders, "Cylinders", "", Value::Be32("")),
    field!(RigidDisk, sectors, "Sectors per track", "", Value::Be32("")),
    field!(RigidDisk, heads, "Heads", "", Value::Be32("")),
    field!(RigidDisk, vendor, "Vendor of the disk", "", Value::Text),
    field!(RigidDisk, product, "Product", "", Value::Text),
];

static ENTRY: &[Field] = &[
    field!(RigidPartition, name, "Name", "", Value::Shown(|bytes| Some(pascal(bytes)))),
    field!(RigidPartition, heads, "Heads", "", Value::Be32("")),
    field!(RigidPartition, track, "Blocks per track", "", Value::Be32("")),
    field!(RigidPartition, low, "First cylinder", "", Value::Be32("")),
    field!(RigidPartition, high, "Last cylinder", "", Value::Be32("")),
    field!(RigidPartition, boot_priority, "Boot priority", "", Value::Shown(signed)),
    field!(RigidPartition, dos_type, "DOS type", "", Value::Shown(|bytes| bytes.first_chunk().map(dos_type))),
];

fn signed(bytes: &[u8]) -> Option<String> {
    Some(i32::from_be_bytes(bytes.try_into().ok()?).to_string())
}

/// Decodes a text after its length byte.
fn pascal(bytes: &[u8]) -> String {
    let (length, text) = bytes.split_first().unwrap_or((&0, &[]));
    plain_text(text.get(..usize::from(*length)).unwrap_or(text))
}

/// Formats a type, as in `DOS\3`.
fn dos_type(bytes: &[u8; 4]) -> String {
    let shown = |byte: &u8| match byte {
        0x20..=0x7E => char::from(*byte).to_string(),
        other => format!("\\{other}"),
    };
    bytes.iter().map(shown).collect()
}

/// The block that begins the table, and its index, if one of the first blocks does.
pub(super) fn find(head: &[u8]) -> Option<(usize, RigidDisk)> {
    let at = (0..PLACES).map(|number| number.saturating_mul(512)).find(|at| is_block(head, *at))?;
    let (disk, _) = RigidDisk::read_from_prefix(head.get(at..)?).ok()?;
    matches!(disk.block_len.get(), 512 | 1024 | 2048 | 4096).then_some((at, disk))
}

/// Reads the table, if one of the first blocks begins it.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Result<Option<PartitionTable>> {
    let Some((at, disk)) = find(head) else { return Ok(None) };
    let block = u64::from(disk.block_len.get());
    check(content, at as u64, head.get(at..).unwrap_or_default(), findings);
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: at as u64, bytes: disk.as_bytes() }, plain_text);
    let mut partitions = Vec::new();
    let mut places: Vec<_> = std::iter::once(at as u64..(at as u64).saturating_add(SECTOR)).collect();
    let mut next = disk.partitions.get();
    let mut seen = Vec::new();
    while next != NONE && partitions.len() < limits::PARTITIONS as usize {
        let at = u64::from(next).saturating_mul(block);
        let bytes = content.read_up_to(at, 512)?;
        let entry = RigidPartition::read_from_prefix(&bytes).ok().map(|(entry, _)| entry);
        let Some(entry) = entry.filter(|entry| entry.id == *b"PART" && !seen.contains(&next)) else {
            findings.add(&LINK, content.absolute(at), "a block “PART” that was not there before", "none");
            break;
        };
        seen.push(next);
        check(content, at, &bytes, findings);
        places.push(at..at.saturating_add(SECTOR));
        let number = u32::try_from(seen.len()).unwrap_or(u32::MAX);
        partitions.push(partition(content, number, at, &entry));
        next = entry.next.get();
    }
    let block_size = disk.block_len.get();
    Ok(Some(PartitionTable { scheme: Scheme::Amiga, block_size, places, partitions, header: facts.lines }))
}

fn is_block(head: &[u8], at: usize) -> bool {
    head.get(at..).is_some_and(|bytes| bytes.starts_with(b"RDSK"))
}

/// Whether the sum of all words of a block is 0; the second word is their number.
fn check(content: &Source, at: u64, bytes: &[u8], findings: &mut Findings) {
    let words = bytes.as_chunks().0;
    let word = |number: usize| words.get(number).map_or(0, |word| u32::from_be_bytes(*word));
    let count = usize::try_from(word(1)).unwrap_or(usize::MAX).min(128);
    let sum = (0..count).fold(0_u32, |sum, number| sum.wrapping_add(word(number)));
    if sum != 0 {
        let said = word(2);
        let byte = content.absolute(at.saturating_add(8));
        findings.add(&CHECKSUM, byte, format!("{:#010x}", said.wrapping_sub(sum)), format!("{said:#010x}"));
    }
}

fn partition(content: &Source, number: u32, at: u64, entry: &RigidPartition) -> Partition {
    // In 32-bit words, like all sizes in Amiga's environment table.
    let block = u64::from(entry.block_longs.get()).saturating_mul(4);
    let track = u64::from(entry.track.get()).saturating_mul(block);
    let cylinder = u64::from(entry.heads.get()).saturating_mul(track);
    let place = |number: u64| number.saturating_mul(cylinder);
    let kind = dos_type(&entry.dos_type);
    Partition {
        number,
        kind_name: kind_name(&entry.dos_type),
        kind,
        name: pascal(&entry.name),
        range: place(entry.low.get().into())..place(u64::from(entry.high.get()).saturating_add(1)),
        bootable: entry.flags.get() & BOOTABLE != 0,
        has_content: true,
        byte: content.absolute(at),
        fields: entry_fields(Scheme::Amiga, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() }),
    }
}

const fn kind_name(kind: &[u8; 4]) -> &'static str {
    match kind {
        [b'D', b'O', b'S', 0 | 2 | 4] => "Amiga OFS",
        [b'D', b'O', b'S', _] => "Amiga FFS",
        [b'P', b'F' | b'D', b'S', _] => "Amiga PFS",
        [b'S', b'F', b'S', _] => "Amiga SFS",
        [b'L', b'N', b'X', _] => "Linux",
        [b'S', b'W', b'P', _] => "Linux swap",
        _ => "",
    }
}
