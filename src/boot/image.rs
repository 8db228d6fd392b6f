//! The size of a boot image. The catalog only records how much of it BIOS loads, so the size comes from the most
//! reliable source.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::el_torito::{BootEntry, Catalog, Emulation, Platform};
use super::info_table::InfoTable;
use crate::bytes::integers::{Le16, Le32};
use crate::disc::Volume;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};

static NO_TABLE: Anomaly = Anomaly {
    code: "ELTORITO-HARD-DISK",
    severity: Severity::Warning,
    structure: "Boot image",
    meaning: "The boot catalog calls the image a hard disk, and it has no partition table. A BIOS may refuse to start it, and \
              nothing tells how long it is.",
    clause: Some("El Torito 2.2"),
};

/// Sources for the size of a boot image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeFrom {
    /// A file that begins at the same sector as the image.
    File,
    /// The FAT file system in the image.
    Fat,
    /// The end of the partition, for a hard disk image.
    Partition,
    /// The size of the emulated floppy disk.
    Floppy,
    /// The boot info table in the image.
    InfoTable,
    /// The number of sectors to load, if it is more than the usual first part.
    Loaded,
    /// None: the image ends at the latest where the next known structure begins.
    Next,
}

impl SizeFrom {
    /// Text for the user, to follow "size from".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "its file",
            Self::Fat => "its file system",
            Self::Partition => "its partition table",
            Self::Floppy => "the type of floppy",
            Self::InfoTable => "its boot info table",
            Self::Loaded => "the catalog's sector count",
            Self::Next => "where the next file begins",
        }
    }
}

/// A boot image, before any search for a file with the same data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootImage {
    /// Its entry in the catalog.
    pub entry: BootEntry,
    /// Size in bytes, if the image itself reveals it.
    pub size: Option<u64>,
}

impl BootImage {
    /// All boot images in a volume's catalog; none if it has no catalog.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn all_of(volume: &Volume, findings: &mut Findings) -> Result<Vec<Self>> {
        let entries = Catalog::read(volume, findings)?.map(|catalog| catalog.entries).unwrap_or_default();
        let image = |entry: BootEntry| {
            let (size, from) = size(volume, &entry, None, volume.content.len())?;
            if let (Emulation::HardDisk, Some(location), SizeFrom::Loaded | SizeFrom::Next) =
                (entry.emulation, entry.location, from)
            {
                findings.add(&NO_TABLE, volume.content.absolute(location), "a partition table", "none");
            }
            Ok(Self { size: (from != SizeFrom::Next).then_some(size), entry })
        };
        entries.into_iter().map(image).collect()
    }
}

/// The start of a FAT file system: its BIOS Parameter Block.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct FatSector {
    jump: [u8; 3],
    maker: [u8; 8],
    bytes_per_sector: Le16,
    sectors_per_cluster: u8,
    reserved_sectors: Le16,
    tables: u8,
    root_entries: Le16,
    total_16: Le16,
    media: u8,
    sectors_per_table: Le16,
    sectors_per_track: Le16,
    heads: Le16,
    hidden: Le32,
    total_32: Le32,
}

const _: () = assert!(size_of::<FatSector>() == 36);

impl FatSector {
    /// The FAT boot sector that a volume begins with, if any.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<Self> {
        let (fat, _) = Self::read_from_prefix(head).ok()?;
        let fits = matches!(fat.jump, [0xEB, _, 0x90] | [0xE9, ..])
            && matches!(fat.bytes_per_sector.get(), 512 | 1024 | 2048 | 4096)
            && fat.sectors_per_cluster.is_power_of_two()
            && fat.reserved_sectors.get() > 0
            && matches!(fat.tables, 1 | 2)
            && fat.media >= 0xF0
            && fat.total() > 0;
        fits.then_some(fat)
    }

    /// Size of a sector, in bytes.
    #[must_use]
    pub fn bytes_per_sector(&self) -> u32 {
        self.bytes_per_sector.get().into()
    }

    /// Size of the volume, in bytes.
    fn size(&self) -> u64 {
        u64::from(self.total()).saturating_mul(self.bytes_per_sector().into())
    }

    /// Number of sectors in the volume.
    fn total(&self) -> u32 {
        if self.total_16.get() == 0 { self.total_32.get() } else { self.total_16.get().into() }
    }
}

/// The first entry of the partition table of a hard disk image.
const PARTITION_AT: u64 = 446;

/// Number of 512-byte units loaded of a loader that loads the rest of itself.
const USUAL_COUNT: u16 = 4;

/// Size in bytes of an entry's image, and its source. `file` is the size of the file that begins there, and `next` the
/// first byte after the start of the image that is known to belong to something else.
///
/// # Errors
/// If the content cannot be read.
pub fn size(volume: &Volume, entry: &BootEntry, file: Option<u64>, next: u64) -> Result<(u64, SizeFrom)> {
    let Some(location) = entry.location else { return Ok((0, SizeFrom::Next)) };
    let left = volume.content.len().saturating_sub(location);
    let (size, from) = match file {
        Some(size) => (size, SizeFrom::File),
        None => size_by_itself(volume, entry, location, left)?.unwrap_or_else(|| size_by_rest(entry, location, next)),
    };
    Ok((size.min(left), from))
}

fn size_by_itself(volume: &Volume, entry: &BootEntry, location: u64, left: u64) -> Result<Option<(u64, SizeFrom)>> {
    if let Emulation::Floppy(bytes) = entry.emulation {
        return Ok(Some((u64::from(bytes), SizeFrom::Floppy)));
    }
    let sector = volume.content.read_up_to(location, 512)?;
    if entry.emulation == Emulation::HardDisk {
        return Ok(partition_end(&sector).map(|end| (end, SizeFrom::Partition)));
    }
    if let Some(size) = FatSector::of(&sector).map(|fat| fat.size()).filter(|size| *size <= left) {
        return Ok(Some((size, SizeFrom::Fat)));
    }
    let table = InfoTable::read(volume, entry)?;
    Ok(table.map(|table| (table.length, SizeFrom::InfoTable)))
}

/// The size that firmware uses. With UEFI, a count of 0 or 1 means everything up to the end (UEFI 13.3.2.1).
fn size_by_rest(entry: &BootEntry, location: u64, next: u64) -> (u64, SizeFrom) {
    let least = if entry.platform == Platform::Uefi { 1 } else { USUAL_COUNT };
    let loaded = u64::from(entry.sector_count).saturating_mul(512);
    if entry.sector_count > least {
        (loaded, SizeFrom::Loaded)
    } else {
        (next.saturating_sub(location), SizeFrom::Next)
    }
}

/// End of the only partition of the hard disk.
fn partition_end(sector: &[u8]) -> Option<u64> {
    if sector.get(510..512) != Some(&[0x55, 0xAA]) {
        return None;
    }
    let at = usize::try_from(PARTITION_AT).ok()?;
    let entries = sector.get(at..510)?.as_chunks::<16>().0;
    // Boot sectors without partitions have code or text there.
    if entries.iter().any(|[status, ..]| !matches!(status, 0 | 0x80)) {
        return None;
    }
    let end = |entry: &[u8; 16]| {
        let (numbers, _) = entry.get(8..)?.as_chunks::<4>();
        let [start, count] = numbers else { return None };
        let (start, count) = (u32::from_le_bytes(*start), u32::from_le_bytes(*count));
        (count > 0).then(|| u64::from(start).saturating_add(count.into()).saturating_mul(512))
    };
    entries.iter().filter_map(end).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::Origin;
    use crate::source::Source;

    fn entry(platform: Platform, emulation: Emulation, sector_count: u16) -> BootEntry {
        BootEntry {
            platform,
            emulation,
            bootable: true,
            load_segment: 0,
            system_type: 0,
            sector_count,
            sector: 1,
            location: Some(2048),
            section: String::new(),
            begins_section: false,
            criteria: Vec::new(),
            at: 0,
        }
    }

    fn measure(image: &[(usize, &[u8])], entry: &BootEntry, file: Option<u64>) -> (u64, SizeFrom) {
        let mut bytes = vec![0; 3 << 20];
        for (at, part) in image {
            bytes[2048 + at..][..part.len()].copy_from_slice(part);
        }
        let volume = Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 };
        size(&volume, entry, file, 2048 + 40_960).unwrap()
    }

    /// As mkfs.fat writes it for 2880 sectors.
    const FAT: &[u8] = b"\xEB\x3C\x90mkfs.fat\0\x02\x01\x01\0\x02\xE0\0\x40\x0B\xF0";

    #[test]
    fn the_most_reliable_source_decides() {
        let plain = entry(Platform::Bios, Emulation::None, 4);
        assert_eq!(measure(&[(0, FAT)], &plain, Some(777)), (777, SizeFrom::File));
        assert_eq!(measure(&[(0, FAT)], &plain, None), (1_474_560, SizeFrom::Fat));
        assert_eq!(measure(&[], &plain, None), (40_960, SizeFrom::Next));
        let table = [16, 0, 0, 0, 1, 0, 0, 0, 0, 0x60, 0, 0];
        assert_eq!(measure(&[(8, &table)], &plain, None), (0x6000, SizeFrom::InfoTable));
        let floppy = entry(Platform::Bios, Emulation::Floppy(1_228_800), 1);
        assert_eq!(measure(&[(0, FAT)], &floppy, None), (1_228_800, SizeFrom::Floppy));
        let table = [0x80, 1, 1, 0, 6, 3, 63, 0, 63, 0, 0, 0, 0xC1, 0x0F, 0, 0];
        let disk = entry(Platform::Bios, Emulation::HardDisk, 1);
        assert_eq!(measure(&[(446, &table), (510, &[0x55, 0xAA])], &disk, None), (4096 * 512, SizeFrom::Partition));
        let text = [
            (446, b"this is text where a table would stand, with more than one entry".as_slice()),
            (510, &[0x55, 0xAA]),
        ];
        assert_ne!(measure(&text, &disk, None).1, SizeFrom::Partition);
    }

    #[test]
    fn a_hard_disk_without_a_table_is_reported() {
        let codes = |image: &[(usize, &[u8])], media: u8| {
            let mut bytes = vec![0; 40 * 2048];
            let mut put = |at: usize, part: &[u8]| bytes[at..at + part.len()].copy_from_slice(part);
            put(17 * 2048, b"\0CD001\x01EL TORITO SPECIFICATION");
            put(17 * 2048 + 71, &20_u32.to_le_bytes());
            put(20 * 2048, &[1]);
            put(20 * 2048 + 28, &[0xAA, 0x55, 0x55, 0xAA]);
            put(20 * 2048 + 32, &[0x88, media, 0, 0, 0, 0, 1, 0, 30, 0, 0, 0]);
            for (at, part) in image {
                put(30 * 2048 + at, part);
            }
            let volume = Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 };
            let mut findings = Findings::default();
            assert_eq!(BootImage::all_of(&volume, &mut findings).unwrap().len(), 1);
            findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect::<Vec<_>>()
        };
        let table = [0x80, 1, 1, 0, 6, 3, 63, 0, 63, 0, 0, 0, 1, 0, 0, 0];
        assert_eq!(codes(&[(446, &table), (510, &[0x55, 0xAA])], 4), []);
        assert_eq!(codes(&[], 4), [("ELTORITO-HARD-DISK", 30 * 2048)]);
        assert_eq!(codes(&[(446, &table)], 4), [("ELTORITO-HARD-DISK", 30 * 2048)]);
        assert_eq!(codes(&[], 0), []);
    }

    #[test]
    fn a_count_is_a_size_only_if_it_exceeds_a_first_part() {
        assert_eq!(measure(&[], &entry(Platform::Bios, Emulation::None, 8), None), (4096, SizeFrom::Loaded));
        assert_eq!(measure(&[], &entry(Platform::Uefi, Emulation::None, 5), None), (2560, SizeFrom::Loaded));
        assert_eq!(measure(&[], &entry(Platform::Uefi, Emulation::None, 1), None), (40_960, SizeFrom::Next));
    }

    #[test]
    fn no_image_is_longer_than_the_content() {
        let floppy = entry(Platform::Bios, Emulation::Floppy(2_949_120), 1);
        assert_eq!(measure(&[], &floppy, None).0, 2_949_120);
        assert_eq!(measure(&[], &floppy, Some(u64::MAX)).0, (3 << 20) - 2048);
    }
}
