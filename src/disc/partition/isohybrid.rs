//! Makes tables that let a disc image also boot from a USB drive (isohybrid): a Master Boot Record, and for UEFI a GPT.

use std::ops::Range;

use zerocopy::{FromZeros, IntoBytes};

use super::layout::{BootSector, GptEntry, GptHeader, MbrEntry};
use super::moved::{BLOCK, SYSTEM_AREA, Tables, USUAL, put, summed};
use crate::bytes::crc::crc_32;

/// Type by which isohybrid keeps systems from mounting the partition that covers the whole image.
const HIDDEN: u8 = 0x17;

/// Type of the protective partition, which covers a GPT for programs that cannot read it (UEFI 5.2.3).
const PROTECTIVE: u8 = 0xEE;

/// Offset in the boot code of the address of the loader.
const POINTER_AT: usize = 432;

/// Type GUIDs as recorded: EFI system partition, and basic data (UEFI 5.3.3).
const EFI_SYSTEM: [u8; 16] = *b"\x28\x73\x2A\xC1\x1F\xF8\xD2\x11\xBA\x4B\x00\xA0\xC9\x3E\xC9\x3B";
const BASIC_DATA: [u8; 16] = *b"\xA2\xA0\xD0\xEB\xE5\xB9\x33\x44\x87\xC0\x68\xB6\xB7\x26\x99\xC7";

/// Attributes that xorriso gives all partitions of an image: required by the platform, read-only.
const ATTRIBUTES: u64 = 1 | 1 << 60;

/// Number of entries in a table, and size of an entry in bytes.
const ENTRIES: usize = 128;
const ENTRY: usize = size_of::<GptEntry>();

/// First block that partitions may use, after the table: that of the volume descriptors.
const FIRST_USABLE: u64 = SYSTEM_AREA as u64 / BLOCK;

/// Size of a table's backup in bytes: its entries and one block.
const BACKUP: u64 = (ENTRIES * ENTRY) as u64 + BLOCK;

/// Parameters for the tables of an isohybrid image.
pub struct Isohybrid<'a> {
    /// Boot code of a loader; empty if the image is for UEFI alone.
    pub code: &'a [u8],
    /// Address of the loader, in units of 512 bytes.
    pub pointer: u64,
    /// Size of the image in bytes.
    pub size: u64,
    /// Byte range of the FAT image for UEFI.
    pub uefi: Option<Range<u64>>,
    /// Makes GUIDs: for the disk from number 0, for partitions from 1 on.
    pub id: &'a dyn Fn(u8) -> [u8; 16],
}

impl Isohybrid<'_> {
    /// Makes the tables: like isohybrid without UEFI, otherwise like `grub-mkrescue`, with a protective partition and a
    /// GPT without overlaps. The space between the last partition and the backup is unused.
    #[must_use]
    pub fn tables(&self) -> Tables {
        let mut system_area = vec![0; SYSTEM_AREA];
        let backup = self.uefi.clone().map(|uefi| self.gpt(&uefi, &mut system_area)).unwrap_or_default();
        put(&mut system_area, 0, self.boot_sector().as_bytes());
        Tables { system_area, backup }
    }

    fn boot_sector(&self) -> BootSector {
        let mut sector = BootSector::new_zeroed();
        sector.code.iter_mut().zip(self.code).for_each(|(to, from)| *to = *from);
        if !self.code.is_empty() {
            put(&mut sector.code, POINTER_AT, &self.pointer.to_le_bytes());
        }
        let [signature, ..] = *(self.id)(0).as_chunks().0 else { return sector };
        sector.disk_signature = u32::from_le_bytes(signature).into();
        let [first, second, ..] = &mut sector.entries;
        if self.uefi.is_some() {
            *first = entry(0, PROTECTIVE, BLOCK..self.size);
            // Some firmware requires an active partition, even an empty one.
            *second = entry(0x80, 0, 0..BLOCK);
        } else {
            *first = entry(0x80, HIDDEN, 0..self.size);
        }
        sector.mark = [0x55, 0xAA];
        sector
    }

    /// Writes the GPT into the system area, and returns its backup.
    fn gpt(&self, uefi: &Range<u64>, system_area: &mut [u8]) -> Vec<u8> {
        let last = (self.size / BLOCK).saturating_sub(1);
        let end = self.size.saturating_sub(BACKUP) / BLOCK;
        let blocks = uefi.start / BLOCK..uefi.end.div_ceil(BLOCK);
        let gaps = [("Gap0", FIRST_USABLE..blocks.start), ("Gap1", blocks.end..end)];
        let [before, behind] = gaps.map(|(name, range)| (name, BASIC_DATA, range));
        let all = [before, ("EFI boot partition", EFI_SYSTEM, blocks), behind];
        let mut entries: Vec<u8> = Vec::new();
        for ((name, kind, range), number) in all.into_iter().filter(|(.., range)| !range.is_empty()).zip(1_u8..) {
            entries.extend_from_slice(partition(name, kind, (self.id)(number), &range).as_bytes());
        }
        entries.resize(ENTRIES.saturating_mul(ENTRY), 0);
        let header = GptHeader {
            signature: *b"EFI PART",
            revision: 0x1_0000.into(),
            header_size: 92.into(),
            header_crc: 0.into(),
            reserved: 0.into(),
            my_lba: 1.into(),
            alternate_lba: last.into(),
            first_usable: FIRST_USABLE.into(),
            last_usable: end.saturating_sub(1).into(),
            disk_guid: (self.id)(0),
            entry_lba: 2.into(),
            entry_count: u32::try_from(ENTRIES).unwrap_or(u32::MAX).into(),
            entry_size: u32::try_from(ENTRY).unwrap_or(u32::MAX).into(),
            entries_crc: crc_32(&entries).into(),
        };
        put(system_area, 512, summed(header).as_bytes());
        put(system_area, 1024, &entries);
        let backup = GptHeader { my_lba: last.into(), alternate_lba: 1.into(), entry_lba: end.into(), ..header };
        entries.extend_from_slice(summed(backup).as_bytes());
        entries.resize(entries.len().next_multiple_of(512), 0);
        entries
    }
}

fn partition(name: &str, kind: [u8; 16], guid: [u8; 16], blocks: &Range<u64>) -> GptEntry {
    let mut units = name.encode_utf16();
    GptEntry {
        type_guid: kind,
        guid,
        first: blocks.start.into(),
        last: blocks.end.saturating_sub(1).into(),
        attributes: ATTRIBUTES.into(),
        name: std::array::from_fn(|_| units.next().unwrap_or(0).into()),
    }
}

fn entry(status: u8, kind: u8, range: Range<u64>) -> MbrEntry {
    let (start, end) = (range.start / BLOCK, range.end / BLOCK);
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).into();
    MbrEntry {
        status,
        first_chs: USUAL.chs(start),
        kind,
        last_chs: USUAL.chs(end.saturating_sub(1)),
        start: number(start),
        count: number(end.saturating_sub(start)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PartitionTable, Scheme};
    use super::*;
    use crate::findings::Findings;
    use crate::source::Source;

    const ID: [u8; 16] = [0x78, 0x56, 0x34, 0x12, 5, 6, 7, 0x88, 0x89, 10, 11, 12, 13, 14, 15, 16];

    // The output of `xorriso -isohybrid-mbr` for a 4 MiB image whose loader is at sector 1474, except for the
    // signature.
    #[test]
    fn the_sector_is_that_of_isohybrid() {
        let stick = Isohybrid { code: &[0x33; 432], pointer: 1474 * 4, size: 4 << 20, uefi: None, id: &|_| ID };
        let Tables { system_area: sector, backup } = stick.tables();
        assert!(backup.is_empty());
        assert_eq!(sector[431..446], [0x33, 0x08, 0x17, 0, 0, 0, 0, 0, 0, 0x78, 0x56, 0x34, 0x12, 0, 0]);
        assert_eq!(sector[446..462], [0x80, 0, 1, 0, 0x17, 0x3F, 0x20, 3, 0, 0, 0, 0, 0, 0x20, 0, 0]);
        assert_eq!(sector[510..512], [0x55, 0xAA]);
    }

    #[test]
    fn the_gpt_has_its_backup_at_the_end_and_no_partitions_that_overlap() {
        let size = 4 << 20;
        let stick = Isohybrid { code: &[], pointer: 0, size, uefi: Some(69_632..3_018_752), id: &|_| ID };
        let Tables { system_area: mut bytes, backup } = stick.tables();
        // As by grub-mkrescue, except for the heads of the addresses.
        assert_eq!(bytes[446..462], [0, 0, 2, 0, 0xEE, 0x3F, 0x20, 3, 1, 0, 0, 0, 0xFF, 0x1F, 0, 0]);
        bytes.resize(usize::try_from(size).unwrap() - backup.len(), 0);
        bytes.extend(backup);
        let mut findings = Findings::default();
        let tables = PartitionTable::read_all(&Source::from_bytes(bytes), 0, &mut findings).unwrap();
        assert_eq!(findings.kept(), []);
        let gpt = tables.iter().find(|table| table.scheme == Scheme::Gpt).unwrap();
        let ranges: Vec<Range<u64>> = gpt.partitions.iter().map(|one| one.range.clone()).collect();
        assert_eq!(ranges, [32_768..69_632, 69_632..3_018_752, 3_018_752..(4 << 20) - 33 * 512]);
        assert_eq!(gpt.partitions[1].kind, "C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
    }
}
