//! Updates partition tables after parts of the image have moved: changes or removes entries, recomputes checksums, and
//! makes the GPT's backup for the new end.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::Scheme;
use super::layout::{AppleEntry, BootSector, DriverDescriptor, GptEntry, GptHeader, MbrEntry};
use super::sun;
use crate::bytes::crc::crc_32;
use crate::disc::SECTOR_SIZE;

/// Size in bytes of the system area, which contains all tables of a disc image.
pub const SYSTEM_AREA: usize = 32_768;

/// Unit of MBR and GPT in disc images.
pub(super) const BLOCK: u64 = 512;

/// The geometry for computing CHS addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// Heads of a cylinder, 1 to 255.
    pub heads: u64,
    /// Sectors of a track, 1 to 63.
    pub sectors: u64,
}

/// The usual geometry of isohybrid and xorriso: a cylinder has one mebibyte.
pub(super) const USUAL: Geometry = Geometry { heads: 64, sectors: 32 };

impl Geometry {
    /// The geometry that the tables of a system area were made with, for an image of `size` bytes: the usual one unless
    /// the end of a partition, which isohybrid puts at the end of a cylinder, shows another.
    #[must_use]
    pub fn of(system_area: &[u8], size: u64) -> Self {
        let Ok((sector, _)) = BootSector::read_from_prefix(system_area) else { return USUAL };
        if sector.mark != [0x55, 0xAA] {
            return USUAL;
        }
        let used = sector.entries.iter().filter(|entry| entry.count.get() > 0);
        let said = used.clone().filter_map(|entry| {
            let [head, sector, _] = entry.last_chs;
            let geometry = Self { heads: u64::from(head).saturating_add(1), sectors: u64::from(sector & 0x3F) };
            (geometry.sectors > 0 && geometry.heads < 256).then_some(geometry)
        });
        let fits = |geometry: &Self| {
            let is_end = |entry: &MbrEntry| {
                let end = u64::from(entry.start.get()).saturating_add(entry.count.get().into());
                let is_full = entry.last_chs.ends_with(&[0xFF]) && end.saturating_mul(BLOCK) >= geometry.limit();
                if is_full {
                    return end.saturating_mul(BLOCK) == size && size.is_multiple_of(geometry.cylinder());
                }
                geometry.chs(end.saturating_sub(1)) == entry.last_chs
            };
            used.clone().all(is_end)
        };
        if fits(&USUAL) { USUAL } else { said.into_iter().find(fits).unwrap_or(USUAL) }
    }

    /// Size in bytes of a cylinder.
    #[must_use]
    pub const fn cylinder(self) -> u64 {
        self.heads.saturating_mul(self.sectors).saturating_mul(BLOCK)
    }

    /// Total bytes of all cylinders that an address can name.
    const fn limit(self) -> u64 {
        self.cylinder().saturating_mul(CYLINDERS.saturating_add(1))
    }

    /// Makes an address by cylinder, head and sector, with the high bits of the cylinder in the byte of the sector.
    pub(super) fn chs(self, block: u64) -> [u8; 3] {
        let track = block.checked_div(self.sectors).unwrap_or(0);
        let cylinder = track.checked_div(self.heads).unwrap_or(0);
        if cylinder > CYLINDERS {
            return [0xFE, 0xFF, 0xFF];
        }
        let byte = |value: u64| u8::try_from(value & 0xFF).unwrap_or(0);
        let sector = block.checked_rem(self.sectors).unwrap_or(0).saturating_add(1);
        let head = track.checked_rem(self.heads).unwrap_or(0);
        [byte(head), byte(sector | (cylinder >> 8 << 6)), byte(cylinder)]
    }
}

/// Last cylinder that fits a CHS address; all later addresses are the same.
const CYLINDERS: u64 = 1023;

/// A system area, and the backup of its tables at the end of the image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables {
    /// Sectors 0 to 15.
    pub system_area: Vec<u8>,
    /// The GPT's backup at the end of the image; empty if there is none.
    pub backup: Vec<u8>,
}

/// Returns the new byte range of a partition, by its scheme, number and old range; `None` removes it.
pub type NewRange<'a> = &'a dyn Fn(Scheme, u32, Range<u64>) -> Option<Range<u64>>;

/// Size in bytes of the backup of the system area's GPT: its entries and one block.
#[must_use]
pub fn backup_len(system_area: &[u8]) -> u64 {
    Gpt::find(system_area).map_or(0, |gpt| (gpt.entries.len() as u64).saturating_add(BLOCK))
}

/// Whether [`moved`] updates tables of this scheme. Others stay as they are.
#[must_use]
pub const fn is_updated(scheme: Scheme) -> bool {
    matches!(scheme, Scheme::Mbr | Scheme::Gpt | Scheme::Apple | Scheme::Sun)
}

/// Unit in bytes of the places where partitions behind the volume may begin: a sector, or as many cylinders of a Sun disk
/// label as are whole sectors.
#[must_use]
pub fn unit(system_area: &[u8]) -> u64 {
    let cylinder = sun::find(system_area).map_or(0, |label| sun::cylinder(&label));
    let units = (1..=SECTOR_SIZE / BLOCK).map(|count| cylinder.saturating_mul(count));
    units.into_iter().find(|unit| *unit > 0 && unit.is_multiple_of(SECTOR_SIZE)).unwrap_or(SECTOR_SIZE)
}

/// Updates every partition for an image of this size in bytes.
#[must_use]
pub fn moved(system_area: &[u8], size: u64, geometry: Geometry, place: NewRange<'_>) -> Tables {
    let mut bytes = system_area.to_vec();
    bytes.resize(SYSTEM_AREA, 0);
    move_mbr(&mut bytes, geometry, place);
    move_apple(&mut bytes, size, place);
    move_sun(&mut bytes, place);
    let backup = Gpt::find(&bytes).map(|gpt| gpt.moved(&mut bytes, size, place)).unwrap_or_default();
    Tables { system_area: bytes, backup }
}

pub(super) fn put(bytes: &mut [u8], at: usize, field: &[u8]) {
    let place = bytes.get_mut(at..).unwrap_or_default();
    place.iter_mut().zip(field).for_each(|(to, from)| *to = *from);
}

fn numbers() -> impl Iterator<Item = u32> {
    1..
}

fn move_mbr(bytes: &mut [u8], geometry: Geometry, place: NewRange<'_>) {
    let Ok((mut sector, _)) = BootSector::read_from_prefix(bytes) else { return };
    let valid = sector.entries.iter().all(|entry| matches!(entry.status, 0 | 0x80));
    if sector.mark != [0x55, 0xAA] || !valid {
        return;
    }
    for (number, entry) in numbers().zip(&mut sector.entries).filter(|(_, entry)| entry.count.get() > 0) {
        let start = u64::from(entry.start.get()).saturating_mul(BLOCK);
        let range = start..start.saturating_add(u64::from(entry.count.get()).saturating_mul(BLOCK));
        match place(Scheme::Mbr, number, range) {
            Some(range) => move_mbr_entry(entry, geometry, &range),
            None => entry.as_mut_bytes().fill(0),
        }
    }
    put(bytes, 0, sector.as_bytes());
}

fn move_mbr_entry(entry: &mut MbrEntry, geometry: Geometry, range: &Range<u64>) {
    let (start, end) = (range.start / BLOCK, range.end / BLOCK);
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).into();
    if (u64::from(entry.start.get()), u64::from(entry.count.get())) == (start, end.saturating_sub(start)) {
        return;
    }
    let old_start = entry.start.get();
    entry.start = number(start);
    entry.count = number(end.saturating_sub(start));
    if u64::from(old_start) != start {
        entry.first_chs = geometry.chs(start);
    }
    entry.last_chs = geometry.chs(end.saturating_sub(1));
}

/// Whether a sector is a BIOS boot sector with code in it.
fn is_code(sector: &[u8]) -> bool {
    let code = BootSector::read_from_prefix(sector).map(|(sector, _)| sector);
    code.is_ok_and(|sector| sector.mark == [0x55, 0xAA] && sector.code.iter().skip(8).any(|byte| *byte != 0))
}

/// The block size of the map, from its descriptor or from the position of an entry.
fn apple_block(bytes: &[u8]) -> Option<usize> {
    let (descriptor, _) = DriverDescriptor::read_from_prefix(bytes).ok()?;
    let said = (descriptor.signature == *b"ER").then(|| usize::from(descriptor.block_size.get()));
    let has_map = |block: &usize| *block >= 512 && bytes.get(*block..).is_some_and(|map| map.starts_with(b"PM"));
    said.into_iter().chain([2048, 512]).find(has_map)
}

fn move_apple(bytes: &mut [u8], size: u64, place: NewRange<'_>) {
    let Some(block) = apple_block(bytes) else { return };
    let unit = block as u64;
    let at = |index: usize| block.saturating_mul(index.saturating_add(1));
    let read = |index: usize| AppleEntry::read_from_prefix(bytes.get(at(index)..)?).ok().map(|(entry, _)| entry);
    let entries: Vec<AppleEntry> = (0..).map_while(read).take_while(|entry| entry.signature == *b"PM").collect();
    let mut kept = Vec::new();
    for (number, mut entry) in numbers().zip(entries.iter().copied()) {
        let start = u64::from(entry.start.get()).saturating_mul(unit);
        let range = start..start.saturating_add(u64::from(entry.count.get()).saturating_mul(unit));
        let Some(range) = place(Scheme::Apple, number, range) else { continue };
        let blocks = |bytes: u64| u32::try_from(bytes.checked_div(unit).unwrap_or(0)).unwrap_or(u32::MAX);
        let count = blocks(range.end.saturating_sub(range.start));
        if entry.data_count == entry.count {
            entry.data_count = count.into();
        }
        (entry.start, entry.count) = (blocks(range.start).into(), count.into());
        kept.push(entry);
    }
    let count = u32::try_from(kept.len()).unwrap_or(u32::MAX);
    for index in 0..entries.len() {
        let entry = kept.get_mut(index).map(|entry| {
            entry.map_entries = count.into();
            entry.as_bytes().to_vec()
        });
        put(bytes, at(index), &entry.unwrap_or_else(|| vec![0; size_of::<AppleEntry>()]));
    }
    // If block 0 is also BIOS code, the descriptor's fields are instructions: isohybrid's code begins like a
    // descriptor, and continues with two instructions that do nothing.
    if let Ok((mut descriptor, _)) = DriverDescriptor::read_from_prefix(bytes)
        && descriptor.signature == *b"ER"
        && !is_code(bytes)
    {
        let blocks = size.checked_div(u64::from(descriptor.block_size.get())).unwrap_or(0);
        descriptor.block_count = u32::try_from(blocks).unwrap_or(u32::MAX).into();
        put(bytes, 0, descriptor.as_bytes());
    }
}

/// Updates the entries of Sun's label, and its checksum. Entries begin with a cylinder.
fn move_sun(area: &mut [u8], place: NewRange<'_>) {
    let Some(mut label) = sun::find(area) else { return };
    let cylinder = sun::cylinder(&label);
    for (number, entry) in (1_u32..).zip(&mut label.entries).filter(|(_, entry)| entry.sectors.get() > 0) {
        let start = u64::from(entry.cylinder.get()).saturating_mul(cylinder);
        let range = start..start.saturating_add(u64::from(entry.sectors.get()).saturating_mul(BLOCK));
        let number_of =
            |bytes: u64, unit: u64| u32::try_from(bytes.checked_div(unit).unwrap_or(0)).unwrap_or(u32::MAX).into();
        match place(Scheme::Sun, number, range) {
            Some(range) => {
                entry.cylinder = number_of(range.start, cylinder);
                entry.sectors = number_of(range.end.saturating_sub(range.start), BLOCK);
            }
            None => entry.as_mut_bytes().fill(0),
        }
    }
    // A wrong checksum stays as wrong as it was.
    let wrong = area.get(..512).map_or(0, sun::sum);
    let rest = sun::sum(label.as_bytes());
    label.checksum = (label.checksum.get() ^ rest ^ wrong).into();
    put(area, 0, label.as_bytes());
}

/// A GPT that is completely inside the system area.
struct Gpt {
    header: GptHeader,
    entries_at: usize,
    entries: Vec<u8>,
}

impl Gpt {
    fn find(system_area: &[u8]) -> Option<Self> {
        let (header, _) = GptHeader::read_from_prefix(system_area.get(512..)?).ok()?;
        let count = usize::try_from(header.entry_count.get()).ok()?;
        let size = usize::try_from(header.entry_size.get()).ok()?;
        let entries_at = usize::try_from(header.entry_lba.get().checked_mul(BLOCK)?).ok()?;
        let len = count.checked_mul(size).filter(|len| len.is_multiple_of(512))?;
        let entries = system_area.get(entries_at..entries_at.checked_add(len)?)?.to_vec();
        (header.signature == *b"EFI PART" && size >= size_of::<GptEntry>()).then_some(Self {
            header,
            entries_at,
            entries,
        })
    }

    /// Writes the table into the system area, and returns its backup.
    fn moved(mut self, bytes: &mut [u8], size: u64, place: NewRange<'_>) -> Vec<u8> {
        let entry_size = usize::try_from(self.header.entry_size.get()).unwrap_or(usize::MAX);
        for (number, bytes) in numbers().zip(self.entries.chunks_exact_mut(entry_size)) {
            move_gpt_entry(number, bytes, place);
        }
        let last = (size / BLOCK).saturating_sub(1);
        let backup_entries = last.saturating_sub(self.entries.len() as u64 / BLOCK);
        self.header.last_usable = backup_entries.saturating_sub(1).into();
        self.header.entries_crc = crc_32(&self.entries).into();
        self.header.alternate_lba = last.into();
        put(bytes, self.entries_at, &self.entries);
        let (header_at, own) = (512, self.header.my_lba);
        put(bytes, header_at, summed(self.header).as_bytes());
        let backup =
            GptHeader { my_lba: last.into(), alternate_lba: own, entry_lba: backup_entries.into(), ..self.header };
        let mut end = self.entries;
        end.extend_from_slice(summed(backup).as_bytes());
        end.resize(end.len().next_multiple_of(512), 0);
        end
    }
}

fn move_gpt_entry(number: u32, bytes: &mut [u8], place: NewRange<'_>) {
    let Ok((mut entry, _)) = GptEntry::read_from_prefix(bytes) else { return };
    if entry.type_guid == [0; 16] {
        return;
    }
    let range = entry.first.get().saturating_mul(BLOCK)..entry.last.get().saturating_add(1).saturating_mul(BLOCK);
    match place(Scheme::Gpt, number, range) {
        Some(range) => {
            entry.first = (range.start / BLOCK).into();
            entry.last = (range.end / BLOCK).saturating_sub(1).into();
            put(bytes, 0, entry.as_bytes());
        }
        None => bytes.fill(0),
    }
}

/// The header with its checksum, which is computed with zeros in its place (UEFI 5.3.2).
pub(super) fn summed(header: GptHeader) -> GptHeader {
    let header = GptHeader { header_size: 92.into(), header_crc: 0.into(), ..header };
    GptHeader { header_crc: crc_32(header.as_bytes()).into(), ..header }
}

#[cfg(test)]
mod tests {
    use super::super::PartitionTable;
    use super::*;
    use crate::findings::Findings;
    use crate::source::Source;

    // As written by `sgdisk` and `isohybrid --uefi` for an image of 8192 blocks, without code.
    fn system_area() -> Vec<u8> {
        let mut bytes = vec![0; SYSTEM_AREA];
        put(&mut bytes, 446, &[0x80, 0, 1, 0, 0, 0x3F, 0xE0, 3, 0, 0, 0, 0, 0, 0x20, 0, 0]);
        put(&mut bytes, 462, &[0, 0, 0x9, 0, 0xEF, 0x3F, 0xE0, 3, 136, 0, 0, 0, 0x80, 0x16, 0, 0]);
        put(&mut bytes, 510, &[0x55, 0xAA]);
        let entry = |first: u64, last: u64| GptEntry {
            type_guid: [7; 16],
            guid: [8; 16],
            first: first.into(),
            last: last.into(),
            attributes: 0.into(),
            name: [0.into(); 36],
        };
        put(&mut bytes, 1024, entry(136, 5895).as_bytes());
        put(&mut bytes, 1152, entry(6000, 6999).as_bytes());
        let header = GptHeader {
            signature: *b"EFI PART",
            revision: 0x1_0000.into(),
            header_size: 92.into(),
            header_crc: 0.into(),
            reserved: 0.into(),
            my_lba: 1.into(),
            alternate_lba: 8191.into(),
            first_usable: 64.into(),
            last_usable: 8128.into(),
            disk_guid: [9; 16],
            entry_lba: 2.into(),
            entry_count: 128.into(),
            entry_size: 128.into(),
            entries_crc: 0.into(),
        };
        put(&mut bytes, 512, header.as_bytes());
        bytes
    }

    #[test]
    fn what_moved_is_followed_and_the_backup_ends_the_image() {
        let size = 10_000 * BLOCK;
        let place = |scheme: Scheme, number: u32, range: Range<u64>| match (scheme, number) {
            (Scheme::Mbr, 1) => Some(0..size),
            (Scheme::Gpt, 2) => None,
            _ => Some(range.start + 64 * BLOCK..range.end + 64 * BLOCK),
        };
        let Tables { system_area: area, backup } = moved(&system_area(), size, USUAL, &place);
        assert_eq!(backup.len() as u64, backup_len(&system_area()));
        let mut bytes = area;
        bytes.resize(usize::try_from(size).unwrap() - backup.len(), 0);
        bytes.extend(backup);
        let mut findings = Findings::default();
        let tables = PartitionTable::read_all(&Source::from_bytes(bytes), 0, &mut findings).unwrap();
        assert_eq!(findings.kept(), []);
        let ranges = |table: &PartitionTable| -> Vec<Range<u64>> {
            table.partitions.iter().map(|one| one.range.start / BLOCK..one.range.end / BLOCK).collect()
        };
        assert_eq!(ranges(&tables[0]), [0..10_000, 200..5960]);
        assert_eq!((ranges(&tables[1]).len(), ranges(&tables[1])[0].clone()), (1, 200..5960));
    }

    // As written by genisoimage for a boot block of 5,000 bytes: cylinders of 640 blocks, 11 of them for the volume.
    #[test]
    fn a_sun_label_counts_in_cylinders_and_keeps_its_sum() {
        let mut area = vec![0; SYSTEM_AREA];
        put(&mut area, 142, &[0, 4, 0, 16, 0, 2, 0, 16]);
        put(&mut area, 188, &[0x60, 0x0D, 0xDE, 0xEE]);
        put(&mut area, 432, &[8, 0, 0, 0, 0, 1, 2, 0x80]);
        put(&mut area, 444, &[0, 0, 0, 0, 0, 0, 0x1B, 0x80, 0, 0, 0, 11, 0, 0, 2, 0x80]);
        put(&mut area, 508, &[0xDA, 0xBE]);
        let sum =
            |area: &[u8]| area[..512].as_chunks::<2>().0.iter().fold(0, |sum, word| sum ^ u16::from_be_bytes(*word));
        let right = sum(&area).to_be_bytes();
        put(&mut area, 510, &right);
        assert_eq!((sum(&area), unit(&area), unit(&[0; 512])), (0, 640 * BLOCK, 2048));
        let place = |scheme: Scheme, number: u32, range: Range<u64>| {
            assert_eq!(scheme, Scheme::Sun);
            let cylinder = 640 * BLOCK;
            Some(match number {
                1 => 0..range.end + cylinder,
                _ => range.start + cylinder..range.end + cylinder,
            })
        };
        let new = moved(&area, 13 * 640 * BLOCK, USUAL, &place).system_area;
        assert_eq!(new[444..460], [0, 0, 0, 0, 0, 0, 0x1E, 0, 0, 0, 0, 12, 0, 0, 2, 0x80]);
        assert_eq!(sum(&new), 0);
        let kept = moved(&area, 12 * 640 * BLOCK, USUAL, &|_, _, range| Some(range)).system_area;
        assert_eq!(kept, area);
    }

    // As written by xorriso for a partition of 4 MiB from the start, and for one that ends with the 1024th cylinder.
    #[test]
    fn addresses_by_cylinder_are_those_of_64_heads_and_32_sectors() {
        let chs = |block| USUAL.chs(block);
        assert_eq!((chs(0), chs(8191)), ([0, 1, 0], [0x3F, 0x20, 3]));
        assert_eq!(chs(2_097_151), [0x3F, 0xE0, 0xFF]);
        assert_eq!(chs(2_097_152), [0xFE, 0xFF, 0xFF]);
    }
}
