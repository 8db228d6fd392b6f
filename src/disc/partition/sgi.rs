//! SGI's volume header, of MIPS computers with IRIX.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{SgiEntry, SgiHeader};
use super::{Partition, PartitionTable, Scheme, entry_fields, plain_text};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "SGI-CHECKSUM",
    severity: Severity::Warning,
    structure: "SGI volume header",
    meaning: "The checksum of the partition table is wrong; systems may refuse it.",
    clause: None,
};

const SECTOR: u64 = 512;
const MAGIC: u32 = 0x0BE5_A941;

/// Offset of the entries.
const ENTRIES_AT: usize = 312;

/// Types of the volume header's own partition and of the whole disk.
const VOLUME_HEADER: u32 = 0;
const WHOLE: u32 = 6;

static HEADER: &[Field] = &[
    field!(SgiHeader, root, "Root partition", "", Value::Be16("")),
    field!(SgiHeader, swap, "Swap partition", "", Value::Be16("")),
    field!(SgiHeader, boot_file, "Boot file", "", Value::Text),
    field!(SgiHeader, checksum, "Checksum", "", Value::Shown(checksum)),
];

static ENTRY: &[Field] = &[
    field!(SgiEntry, blocks, "Number of blocks", "", Value::Be32("")),
    field!(SgiEntry, first, "First block", "", Value::Be32("")),
    field!(SgiEntry, kind, "Type", "", Value::Be32("")),
];

fn checksum(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#010x}", u32::from_be_bytes(bytes.try_into().ok()?)))
}

/// The header in the first sector, if there is one.
pub(super) fn find(head: &[u8]) -> Option<SgiHeader> {
    SgiHeader::read_from_bytes(head.get(..512)?).ok().filter(|header| header.magic.get() == MAGIC)
}

/// Reads the header in the first sector, if there is one.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Option<PartitionTable> {
    let sector = head.get(..512)?;
    let header = find(head)?;
    let sum = sector.as_chunks().0.iter().fold(0_u32, |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)));
    if sum != 0 {
        let said = header.checksum.get();
        let expected = format!("{:#010x}", said.wrapping_sub(sum));
        findings.add(&CHECKSUM, content.absolute(504), expected, format!("{said:#010x}"));
    }
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: 0, bytes: sector }, plain_text);
    let files = header.files.iter().filter(|file| file.size.get() > 0);
    for file in files {
        let name = plain_text(&file.name);
        let (block, size) = (file.block.get(), file.size.get());
        facts.add("File of the header", format!("{name}, {size} bytes at block {block}"));
    }
    let entries = (1_u32..).zip(&header.entries).filter(|(_, entry)| entry.blocks.get() > 0);
    let partitions = entries.map(|(number, entry)| {
        let place = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
        let at = ENTRIES_AT.saturating_add(place.saturating_mul(size_of::<SgiEntry>())) as u64;
        let start = u64::from(entry.first.get()).saturating_mul(SECTOR);
        let kind = entry.kind.get();
        Partition {
            number,
            kind: format!("{kind:#04x}"),
            kind_name: kind_name(kind),
            name: String::new(),
            range: start..start.saturating_add(u64::from(entry.blocks.get()).saturating_mul(SECTOR)),
            bootable: number.checked_sub(1) == Some(header.root.get().into()),
            has_content: !matches!(kind, VOLUME_HEADER | WHOLE),
            byte: content.absolute(at),
            fields: entry_fields(Scheme::Sgi, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() }),
        }
    });
    Some(PartitionTable {
        scheme: Scheme::Sgi,
        block_size: 512,
        places: std::iter::once(0..SECTOR).collect(),
        partitions: partitions.collect(),
        header: facts.lines,
    })
}

const fn kind_name(kind: u32) -> &'static str {
    match kind {
        VOLUME_HEADER => "Volume header",
        1 | 2 => "Replacement for bad tracks",
        3 => "Raw data",
        4 => "BSD",
        5 => "System V",
        WHOLE => "Whole disk",
        7 => "EFS",
        8 => "Logical volume",
        9 => "Raw logical volume",
        10 => "XFS",
        11 => "XFS log",
        12 => "XLV",
        0x82 => "Linux swap",
        0x83 => "Linux",
        0x8E => "Linux LVM",
        0xFD => "Linux RAID",
        _ => "",
    }
}
