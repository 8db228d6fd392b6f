//! BSD disklabels of FreeBSD, NetBSD and OpenBSD, on a whole disk or inside a partition of another table.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{BsdEntry, BsdLabel};
use super::{Partition, PartitionTable, Scheme, entry_fields, plain_text};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "BSD-CHECKSUM",
    severity: Severity::Warning,
    structure: "BSD disklabel",
    meaning: "The checksum of the partition table is wrong; systems may refuse it.",
    clause: None,
};

/// Magic number, which the label contains twice.
const MAGIC: u32 = 0x8256_4557;

/// Offsets of labels: in the second sector, or in the first one after the boot code of an Alpha.
const PLACES: [usize; 2] = [512, 64];

/// Largest number of partitions in a label.
const MOST: u16 = 22;

/// The partition that covers everything the label describes.
const WHOLE: usize = 2;

/// Fields of the label.
static HEADER: &[Field] = &[
    field!(BsdLabel, type_name, "Type of disk", "", Value::Text),
    field!(BsdLabel, pack_name, "Name of the disk", "", Value::Text),
    field!(BsdLabel, sector_size, "Bytes of a sector", "", Value::Le32("")),
    field!(BsdLabel, sectors, "Sectors", "", Value::Le32("")),
    field!(BsdLabel, checksum, "Checksum", "", Value::Shown(checksum)),
    field!(BsdLabel, count, "Partitions", "", Value::Le16("")),
];

/// Fields of an entry.
static ENTRY: &[Field] = &[
    field!(BsdEntry, size, "Number of sectors", "", Value::Le32("")),
    field!(BsdEntry, offset, "First sector", "", Value::Le32("")),
    field!(BsdEntry, kind, "Type", "", Value::Byte("")),
];

fn checksum(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#06x}", u16::from_le_bytes(bytes.try_into().ok()?)))
}

/// The label and its offset, if there is one.
fn label(head: &[u8]) -> Option<(usize, BsdLabel)> {
    PLACES.into_iter().find_map(|at| Some((at, label_at(head, at)?)))
}

/// Size of a sector in bytes, if there is a label.
pub(super) fn find(head: &[u8]) -> Option<u32> {
    label(head).map(|(_, label)| label.sector_size.get())
}

/// Reads the label, if there is one. `base` is the offset of the content on the disk.
pub(super) fn read(content: &Source, base: u64, head: &[u8], findings: &mut Findings) -> Option<PartitionTable> {
    let (at, label) = label(head)?;
    let entries_at = at.saturating_add(size_of::<BsdLabel>());
    let count = usize::from(label.count.get());
    let entries: Vec<BsdEntry> = (0..count)
        .filter_map(|number| BsdEntry::read_from_prefix(head.get(place(entries_at, number)..)?).ok())
        .map(|(entry, _)| entry)
        .collect();
    let sum = sum(head.get(at..place(entries_at, count))?);
    if sum != 0 {
        let said = label.checksum.get();
        let byte = content.absolute(at.saturating_add(136) as u64);
        findings.add(&CHECKSUM, byte, format!("{:#06x}", said ^ sum), format!("{said:#06x}"));
    }
    let block = u64::from(label.sector_size.get());
    let before = first_sector(&entries, base.checked_div(block)?);
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: at as u64, bytes: label.as_bytes() }, plain_text);
    let numbered = (0_usize..).zip(&entries).filter(|(_, entry)| entry.size.get() > 0);
    let partitions = numbered.map(|(index, entry)| {
        let at = place(entries_at, index) as u64;
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let start = u64::from(entry.offset.get()).saturating_sub(before).saturating_mul(block);
        let letter = u8::try_from(index).ok().and_then(|index| index.checked_add(b'a')).map_or('?', char::from);
        Partition {
            number,
            kind: entry.kind.to_string(),
            kind_name: kind_name(entry.kind),
            name: letter.to_string(),
            range: start..start.saturating_add(u64::from(entry.size.get()).saturating_mul(block)),
            bootable: false,
            has_content: index != WHOLE && entry.kind != 0,
            byte: content.absolute(at),
            fields: entry_fields(Scheme::Bsd, number, ENTRY, &Region { content, at, bytes: entry.as_bytes() }),
        }
    });
    Some(PartitionTable {
        scheme: Scheme::Bsd,
        block_size: label.sector_size.get(),
        places: std::iter::once(at as u64..place(entries_at, count) as u64).collect(),
        partitions: partitions.collect(),
        header: facts.lines,
    })
}

fn label_at(head: &[u8], at: usize) -> Option<BsdLabel> {
    let (label, _) = BsdLabel::read_from_prefix(head.get(at..)?).ok()?;
    let is_label = label.magic.get() == MAGIC
        && label.magic_2.get() == MAGIC
        && (1..=MOST).contains(&label.count.get())
        && matches!(label.sector_size.get(), 512 | 1024 | 2048 | 4096);
    is_label.then_some(label)
}

const fn place(entries_at: usize, number: usize) -> usize {
    entries_at.saturating_add(number.saturating_mul(size_of::<BsdEntry>()))
}

/// XOR of all words of a label: 0 if its checksum is right.
fn sum(bytes: &[u8]) -> u16 {
    bytes.as_chunks().0.iter().fold(0, |sum, word| sum ^ u16::from_le_bytes(*word))
}

/// The sector of the disk from which a label's addresses count: on FreeBSD possibly the start of its slice, otherwise
/// the start of the disk.
fn first_sector(entries: &[BsdEntry], base: u64) -> u64 {
    let whole = entries.get(WHOLE).filter(|whole| whole.size.get() > 0).map_or(0, |whole| whole.offset.get());
    if whole > 0 {
        return whole.into();
    }
    let others = entries.iter().enumerate().filter(|(index, entry)| *index != WHOLE && entry.size.get() > 0);
    let used = others.filter(|(_, entry)| entry.kind != 0);
    let first = used.map(|(_, entry)| u64::from(entry.offset.get())).min();
    if first.is_some_and(|first| first >= base) { base } else { 0 }
}

/// Names of partition types.
const fn kind_name(kind: u8) -> &'static str {
    match kind {
        0 => "Unused",
        1 => "Swap",
        4 | 7 => "UFS",
        5 => "System V",
        8 => "FAT",
        9 => "LFS",
        11 => "HPFS",
        12 => "ISO 9660",
        13 => "Boot",
        15 => "HFS",
        17 => "ext2",
        18 => "NTFS",
        27 => "ZFS",
        _ => "",
    }
}
