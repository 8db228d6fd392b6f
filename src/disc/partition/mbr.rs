//! Master Boot Record, which disc images have in order to boot from a USB drive.

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{BootSector, MbrEntry};
use super::{Partition, PartitionTable, Scheme, entry_fields, mac_text};
use crate::error::Result;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::signature;
use crate::source::Source;

static LINK: Anomaly = Anomaly {
    code: "MBR-LINK",
    severity: Severity::Warning,
    structure: "Extended partition",
    meaning: "The chain of logical partitions leads nowhere; those after it are not shown.",
    clause: None,
};

/// Fields of the boot sector besides the entries.
static HEADER: &[Field] = &[
    field!(BootSector, code, "Boot code", "", Value::Shown(code)),
    field!(BootSector, disk_signature, "Disk signature", "", Value::Shown(signature)),
];

/// Fields of an entry.
static ENTRY: &[Field] = &[
    field!(MbrEntry, status, "Status", "", Value::Shown(hexadecimal)),
    field!(MbrEntry, kind, "Type", "", Value::Shown(hexadecimal)),
    field!(MbrEntry, start, "First sector", "", Value::Le32("")),
    field!(MbrEntry, count, "Number of sectors", "", Value::Le32("")),
];

const SECTOR: u64 = 512;
const MARK: [u8; 2] = [0x55, 0xAA];
const ENTRIES_AT: u64 = 446;

/// Bytes of the larger sectors that some disks have, and that the table then counts in.
const LARGE_SECTOR: u64 = 4096;

/// Number of bytes of a partition by which most file systems are recognized.
const BEGIN: usize = 4200;

/// Number of the first logical partition.
const FIRST_LOGICAL: u32 = 5;

/// Types of a partition that Minix divides further, and of the protective partition of a GPT.
const MINIX: u8 = 0x81;
const PROTECTIVE: u8 = 0xEE;

/// Maximum number of logical partitions followed; each costs a read elsewhere in the image.
const LOGICAL: u32 = 128;

/// The first sector, if it holds a table. `base` is the offset of the content on the disk.
pub(super) fn find(content: &Source, base: u64, head: &[u8]) -> Option<BootSector> {
    let (sector, _) = BootSector::read_from_prefix(head).ok()?;
    (!is_volume(head) && is_table(&sector, content.len().saturating_add(base))).then_some(sector)
}

/// Reads the table in the first sector, if there is one. `base` is the offset of the content on the disk.
pub(super) fn read(
    content: &Source,
    base: u64,
    head: &[u8],
    findings: &mut Findings,
) -> Result<Option<PartitionTable>> {
    let Some(sector) = find(content, base, head) else { return Ok(None) };
    let mut partitions = Vec::new();
    let sector_len = sector_len(content, &sector)?;
    for (number, place, entry) in used(&sector, 0) {
        // Only Minix divides a partition by a table of its own, whose addresses count from the start of the disk.
        let before = if base > 0 && entry.kind == MINIX { base } else { 0 };
        partitions.push(partition(content, number, place, entry, Start { sector_len, at: 0, before }));
    }
    let mut next = FIRST_LOGICAL;
    for (_, _, entry) in used(&sector, 0).filter(|(_, _, entry)| is_extended(entry.kind)) {
        read_logical(content, (entry, sector_len), &mut next, &mut partitions, findings)?;
    }
    let mut facts = Facts::new("");
    facts.add_fields(HEADER, &Region { content, at: 0, bytes: sector.as_bytes() }, mac_text);
    Ok(Some(PartitionTable {
        scheme: Scheme::Mbr,
        block_size: u32::try_from(sector_len).unwrap_or(super::SECTOR),
        places: std::iter::once(0..SECTOR).collect(),
        partitions,
        header: facts.lines,
    }))
}

/// Whether the first sector is a boot sector of NTFS, exFAT or FAT, which has the same signature and may have anything
/// in place of the entries.
fn is_volume(head: &[u8]) -> bool {
    let byte = |at: usize| head.get(at).copied().unwrap_or(0);
    let two = |at: usize| u16::from_le_bytes([byte(at), byte(at.saturating_add(1))]);
    let is_named = head.get(3..11).is_some_and(|name| name == signature::EXFAT || name == signature::NTFS);
    let is_fat = matches!((byte(0), byte(2)), (0xEB, 0x90) | (0xE9, _))
        && matches!(two(11), 512 | 1024 | 2048 | 4096)
        && byte(13).is_power_of_two()
        && two(14) > 0
        && matches!(byte(16), 1 | 2)
        && matches!(byte(21), 0xF0 | 0xF8..)
        && (two(22) > 0 || byte(36) > 0 || byte(37) > 0);
    is_named || is_fat
}

/// Bytes of the sectors that a table counts in, which it doesn't record: a disk has large ones if a volume begins where a
/// partition does when they are counted so, and none when they are counted in usual ones.
fn sector_len(content: &Source, sector: &BootSector) -> Result<u64> {
    for length in [SECTOR, LARGE_SECTOR] {
        for (_, _, entry) in used(sector, 0).filter(|(_, _, entry)| entry.start.get() > 0) {
            let at = u64::from(entry.start.get()).saturating_mul(length);
            let head = content.read_up_to(at, BEGIN)?;
            let is_known =
                || signature::KNOWN.iter().any(|known| known.file_system.is_some() && known.is_in(&head, &[]));
            let is_volume = is_volume(&head);
            let is_link = || head.get(510..512) == Some(&MARK) && !is_volume;
            if if is_extended(entry.kind) { is_link() } else { is_volume || is_known() } {
                return Ok(length);
            }
        }
    }
    Ok(SECTOR)
}

/// Origin of the addresses of a table.
#[derive(Clone, Copy)]
struct Start {
    /// Bytes of a sector.
    sector_len: u64,
    /// Offset that addresses count from: in the content, or on the disk.
    at: u64,
    /// Bytes of the disk before the content.
    before: u64,
}

impl Start {
    /// Offset of a sector in the content.
    const fn place(self, sector: u64) -> u64 {
        self.at.saturating_add(sector.saturating_mul(self.sector_len)).saturating_sub(self.before)
    }
}

/// Whether the sector holds a table. The signature alone is no proof, since boot sectors of FAT and NTFS have it too,
/// and genisoimage writes it with empty entries.
fn is_table(sector: &BootSector, len: u64) -> bool {
    let valid = |entry: &MbrEntry| matches!(entry.status, 0 | 0x80);
    let inside = |entry: &MbrEntry| entry.count.get() > 0 && u64::from(entry.start.get()).saturating_mul(SECTOR) < len;
    sector.mark == MARK && sector.entries.iter().all(valid) && sector.entries.iter().any(inside)
}

/// Entries with a size, with their numbers and offsets. Entries of type 0 count, too: Memtest86+ and xorriso give that
/// type to the partition that covers the whole image, so that nothing mounts it.
fn used(sector: &BootSector, at: u64) -> impl Iterator<Item = (u32, u64, &MbrEntry)> {
    let places = (at.saturating_add(ENTRIES_AT)..).step_by(size_of::<MbrEntry>());
    let entries = (1_u32..).zip(places).zip(&sector.entries).map(|((number, place), entry)| (number, place, entry));
    entries.filter(|(_, _, entry)| entry.count.get() > 0)
}

/// Makes the partition of the entry at offset `place`.
fn partition(content: &Source, number: u32, place: u64, entry: &MbrEntry, from: Start) -> Partition {
    let start = from.place(entry.start.get().into());
    let end = start.saturating_add(u64::from(entry.count.get()).saturating_mul(from.sector_len));
    Partition {
        number,
        kind: format!("{:#04x}", entry.kind),
        kind_name: kind_name(entry.kind),
        name: String::new(),
        range: start..end,
        bootable: entry.status == 0x80,
        has_content: !is_extended(entry.kind) && entry.kind != PROTECTIVE,
        byte: content.absolute(place),
        fields: entry_fields(Scheme::Mbr, number, ENTRY, &Region { content, at: place, bytes: entry.as_bytes() }),
    }
}

/// Follows the links of an extended partition: each sector holds one partition, relative to itself, and the next link,
/// relative to the extended partition. The two entries may be in any order.
fn read_logical(
    content: &Source,
    (extended, sector_len): (&MbrEntry, u64),
    number: &mut u32,
    partitions: &mut Vec<Partition>,
    findings: &mut Findings,
) -> Result<()> {
    let base = u64::from(extended.start.get()).saturating_mul(sector_len);
    let mut at = base;
    let mut seen = Vec::new();
    for _ in 0..LOGICAL.min(limits::PARTITIONS) {
        seen.push(at);
        let bytes = content.read_up_to(at, size_of::<BootSector>())?;
        let sector = BootSector::read_from_bytes(&bytes).ok().filter(|sector| sector.mark == MARK);
        let Some(sector) = sector else {
            findings.add(&LINK, content.absolute(at), "a boot sector with the mark 55 AA", "none");
            break;
        };
        let logical = used(&sector, at).find(|(_, _, entry)| !is_extended(entry.kind));
        if let Some((_, place, entry)) = logical {
            partitions.push(partition(content, *number, place, entry, Start { sector_len, at, before: 0 }));
            *number = number.saturating_add(1);
        }
        let link = used(&sector, at).find(|(_, _, entry)| is_extended(entry.kind));
        let Some((_, place, link)) = link else { break };
        let next = base.saturating_add(u64::from(link.start.get()).saturating_mul(sector_len));
        if seen.contains(&next) {
            findings.add(&LINK, content.absolute(place), "a place that was not there before", format!("byte {next}"));
            break;
        }
        at = next;
    }
    Ok(())
}

fn code(bytes: &[u8]) -> Option<String> {
    Some(if bytes.iter().all(|byte| *byte == 0) { "none" } else { "present" }.to_owned())
}

fn signature(bytes: &[u8]) -> Option<String> {
    Some(format!("{:#010x}", u32::from_le_bytes(bytes.try_into().ok()?)))
}

fn hexadecimal(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|byte| format!("{byte:#04x}"))
}

const fn is_extended(kind: u8) -> bool {
    matches!(kind, 0x05 | 0x0F | 0x85)
}

/// Names of the partition types found on disc images and installation media.
const fn kind_name(kind: u8) -> &'static str {
    match kind {
        0x00 => "Unused type",
        0x01 => "FAT12",
        0x04 | 0x06 | 0x0E => "FAT16",
        0x05 | 0x0F | 0x85 => "Extended",
        0x07 => "NTFS or exFAT",
        0x0B | 0x0C => "FAT32",
        0x11 | 0x14 | 0x16 | 0x1E => "Hidden FAT",
        0x17 => "Hidden NTFS, as isohybrid marks a disc image",
        0x1B | 0x1C => "Hidden FAT32",
        0x41 => "PowerPC PReP boot",
        MINIX => "Minix",
        0x82 => "Linux swap",
        0x83 => "Linux",
        0x8E => "Linux LVM",
        0x96 => "CHRP ISO 9660",
        0xA5 => "FreeBSD",
        0xA6 => "OpenBSD",
        0xA8 => "Mac OS X",
        0xA9 => "NetBSD",
        0xAF => "HFS or HFS+",
        0xCD => "ISO 9660, as xorriso marks a disc image",
        PROTECTIVE => "GPT protective",
        0xEF => "EFI System",
        0xF0 => "PA-RISC boot",
        0xFD => "Linux RAID",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use zerocopy::IntoBytes;

    use super::*;

    fn entry(status: u8, kind: u8, start: u32, count: u32) -> MbrEntry {
        let chs = [0, 1, 0];
        MbrEntry { status, first_chs: chs, kind, last_chs: chs, start: start.into(), count: count.into() }
    }

    fn sector(entries: [MbrEntry; 4]) -> BootSector {
        let signature = 0x1234_5678.into();
        BootSector { code: [0; 440], disk_signature: signature, reserved: 0.into(), entries, mark: MARK }
    }

    const NONE: fn() -> MbrEntry = || entry(0, 0, 0, 0);

    fn image(sectors: &[(usize, BootSector)], len: usize) -> Source {
        let mut bytes = vec![0; len];
        for (at, sector) in sectors {
            bytes[at * 512..(at + 1) * 512].copy_from_slice(sector.as_bytes());
        }
        Source::from_bytes(bytes)
    }

    fn tables(source: &Source) -> (Vec<PartitionTable>, Vec<(&'static str, u64)>) {
        let mut findings = Findings::default();
        let tables = PartitionTable::read_all(source, 0, &mut findings).unwrap();
        (tables, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect())
    }

    #[test]
    fn reads_what_isohybrid_and_memtest_write() {
        let hybrid = sector([entry(0x80, 0x17, 0, 100), entry(0, 0xEF, 40, 8), NONE(), NONE()]);
        let (tables, findings) = tables(&image(&[(0, hybrid)], 51_200));
        assert_eq!(findings, []);
        let [table] = tables.as_slice() else { panic!("{} tables", tables.len()) };
        let seen: Vec<_> = table.partitions.iter().map(|it| (it.number, &*it.kind, it.range.clone())).collect();
        assert_eq!(seen, [(1, "0x17", 0..51_200), (2, "0xef", 20_480..24_576)]);
        assert!(table.partitions[0].bootable && !table.partitions[1].bootable);
        assert_eq!(table.partitions[1].byte, 462);
        let whole = sector([entry(0x80, 0, 0, 100), NONE(), NONE(), NONE()]);
        assert_eq!(
            super::super::PartitionTable::read_all(&image(&[(0, whole)], 51_200), 0, &mut Findings::default())
                .unwrap()
                .len(),
            1
        );
    }

    #[test]
    fn a_mark_without_entries_is_no_table() {
        // As written by genisoimage -hfs: the signature, CHS bytes of FF, no size.
        let mut odd = entry(0, 0, 0, 0);
        odd.first_chs = [0xFF; 3];
        assert!(tables(&image(&[(0, sector([odd; 4]))], 51_200)).0.is_empty());
        // The text of a FAT boot sector in place of the entries.
        let mut fat = sector([NONE(); 4]);
        for entry in &mut fat.entries {
            *entry = MbrEntry::read_from_bytes(b"press any key to").unwrap();
        }
        assert!(tables(&image(&[(0, fat)], 51_200)).0.is_empty());
        let mut unmarked = sector([entry(0x80, 0x17, 0, 100), NONE(), NONE(), NONE()]);
        unmarked.mark = [0; 2];
        assert!(tables(&image(&[(0, unmarked)], 51_200)).0.is_empty());
    }

    #[test]
    fn logical_partitions_are_followed_and_loops_are_not() {
        let first = sector([entry(0, 0x0F, 10, 60), NONE(), NONE(), NONE()]);
        let link = sector([entry(0, 0x83, 2, 5), entry(0, 0x05, 20, 10), NONE(), NONE()]);
        let last = sector([entry(0, 0x07, 1, 4), NONE(), NONE(), NONE()]);
        let (read, findings) = tables(&image(&[(0, first), (10, link), (30, last)], 51_200));
        let logical: Vec<_> = read[0].partitions[1..].iter().map(|it| (it.number, it.range.clone())).collect();
        assert_eq!(logical, [(5, 12 * 512..17 * 512), (6, 31 * 512..35 * 512)]);
        assert_eq!(findings, []);
        let back = sector([entry(0, 0x83, 2, 5), entry(0, 0x05, 0, 10), NONE(), NONE()]);
        let (read, findings) = tables(&image(&[(0, first), (10, back)], 51_200));
        assert_eq!(read[0].partitions.len(), 2);
        assert_eq!(findings, [("MBR-LINK", 10 * 512 + 462)]);
    }

    #[test]
    fn a_partition_past_the_end_is_a_finding() {
        let hybrid = sector([entry(0x80, 0x17, 0, 101), NONE(), NONE(), NONE()]);
        assert_eq!(tables(&image(&[(0, hybrid)], 51_200)).1, [("PART-BEYOND-END", 446)]);
    }
}
