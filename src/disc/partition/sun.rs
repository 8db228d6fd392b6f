//! Sun's disk label, of SPARC computers.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{SunEntry, SunLabel, SunTag};
use super::{Partition, PartitionTable, Scheme, entry_fields, plain_text};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "SUN-CHECKSUM",
    severity: Severity::Warning,
    structure: "Sun disk label",
    meaning: "The checksum of the partition table is wrong; systems may refuse it.",
    clause: None,
};

const SECTOR: u64 = 512;
const MAGIC: u16 = 0xDABE;
const TAGS_MAGIC: u32 = 0x600D_DEEE;

/// Offsets of the entries and their tags.
const ENTRIES_AT: usize = 444;
const TAGS_AT: usize = 142;

/// The tag of the whole disk.
const WHOLE: u16 = 5;

static HEADER: &[Field] = &[
    field!(SunLabel, text, "Label", "", Value::Text),
    field!(SunLabel, volume, "Volume name", "", Value::Text),
    field!(SunLabel, rotation, "Rotations per minute", "", Value::Be16("")),
    field!(SunLabel, cylinders, "Cylinders", "", Value::Be16("")),
    field!(SunLabel, heads, "Heads", "", Value::Be16("")),
    field!(SunLabel, sectors, "Sectors per track", "", Value::Be16("")),
    field!(SunLabel, checksum, "Checksum", "", Value::Shown(checksum)),
];

static ENTRY: &[Field] = &[
    field!(SunEntry, cylinder, "First cylinder", "", Value::Be32("")),
    field!(SunEntry, sectors, "Number of sectors", "", Value::Be32("")),
];

fn checksum(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#06x}", u16::from_be_bytes(bytes.try_into().ok()?)))
}

/// The label in the first sector, if there is one.
pub(super) fn find(head: &[u8]) -> Option<SunLabel> {
    let label = SunLabel::read_from_bytes(head.get(..512)?).ok()?;
    (label.magic.get() == MAGIC && label.heads.get() > 0 && label.sectors.get() > 0).then_some(label)
}

/// Size in bytes of a cylinder.
pub(super) fn cylinder(label: &SunLabel) -> u64 {
    let blocks = u64::from(label.heads.get()).saturating_mul(label.sectors.get().into());
    blocks.saturating_mul(SECTOR)
}

/// The XOR of all words of the sector.
pub(super) fn sum(sector: &[u8]) -> u16 {
    sector.as_chunks().0.iter().fold(0, |sum, word| sum ^ u16::from_be_bytes(*word))
}

/// Reads the label in the first sector, if there is one.
pub(super) fn read(content: &Source, head: &[u8], findings: &mut Findings) -> Option<PartitionTable> {
    let sector = head.get(..512)?;
    let label = find(head)?;
    let cylinder = cylinder(&label);
    let sum = sum(sector);
    if sum != 0 {
        let said = label.checksum.get();
        findings.add(&CHECKSUM, content.absolute(510), format!("{:#06x}", said ^ sum), format!("{said:#06x}"));
    }
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: 0, bytes: sector }, plain_text);
    let has_tags = label.tags_magic.get() == TAGS_MAGIC;
    let entries =
        (1_u32..).zip(label.entries.iter().zip(&label.tags)).filter(|(_, (entry, _))| entry.sectors.get() > 0);
    let partitions = entries.map(|(number, (entry, tag))| {
        let place = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
        let at = ENTRIES_AT.saturating_add(place.saturating_mul(size_of::<SunEntry>())) as u64;
        let start = u64::from(entry.cylinder.get()).saturating_mul(cylinder);
        let end = start.saturating_add(u64::from(entry.sectors.get()).saturating_mul(SECTOR));
        // Without tags, the third partition is by convention the whole disk.
        let tag = if has_tags {
            tag.tag.get()
        } else if number == 3 {
            WHOLE
        } else {
            0
        };
        let mut fields = entry_fields(Scheme::Sun, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() });
        if has_tags {
            let at = TAGS_AT.saturating_add(place.saturating_mul(size_of::<SunTag>())) as u64;
            let place = content.absolute(at);
            fields.add_at("Tag", format!("{tag:#04x}"), Some(place..place.saturating_add(2)), None);
        }
        Partition {
            number,
            kind: format!("{tag:#04x}"),
            kind_name: kind_name(tag),
            name: String::new(),
            range: start..end,
            bootable: false,
            has_content: tag != WHOLE,
            byte: content.absolute(at),
            fields,
        }
    });
    Some(PartitionTable {
        scheme: Scheme::Sun,
        block_size: 512,
        places: std::iter::once(0..SECTOR).collect(),
        partitions: partitions.collect(),
        header: facts.lines,
    })
}

const fn kind_name(tag: u16) -> &'static str {
    match tag {
        0 => "Unassigned",
        1 => "Boot",
        2 => "Root",
        3 => "Swap",
        4 => "/usr",
        WHOLE => "Whole disk",
        6 => "Stand-alone",
        7 => "/var",
        8 => "/home",
        0x82 => "Linux swap",
        0x83 => "Linux",
        0x8E => "Linux LVM",
        0xFD => "Linux RAID",
        _ => "",
    }
}
