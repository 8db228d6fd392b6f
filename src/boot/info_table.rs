//! Addresses in boot images: the sectors from which loaders load the rest of themselves.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::el_torito::BootEntry;
use crate::bytes::integers::{Le32, Le64};
use crate::disc::{SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::source::{Recipe, Source};

/// Offset of the table that mkisofs and its successors write (`-boot-info-table`), and that ISOLINUX and GRUB read.
const TABLE_AT: u64 = 8;

/// Offset of the first word that the sum covers.
const SUMMED_FROM: u64 = 64;

/// Offset of the address from which GRUB 2 loads the rest of itself (`--grub2-boot-info`).
const GRUB2_AT: u64 = 2548;

/// Sector of the primary volume descriptor.
const DESCRIPTOR: u32 = 16;

/// Size limit for computing the sum: loaders have a few hundred kilobytes.
const LARGEST: u64 = 8 << 20;

/// The boot info table.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Table {
    descriptor: Le32,
    image: Le32,
    length: Le32,
    /// Sum of all 32-bit words from byte 64 on.
    sum: Le32,
    reserved: [u8; 40],
}

const _: () = assert!(size_of::<Table>() == 56);

/// A recognized boot info table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InfoTable {
    /// Size of the boot image in bytes, as recorded.
    pub length: u64,
    /// The recorded sum.
    pub sum: u32,
    /// Sector of the volume descriptor that the loader starts from.
    pub descriptor: u32,
}

impl InfoTable {
    /// The table in an entry's image. It has no signature: it is recognized by correct addresses of descriptor and
    /// image, a possible length, and zeros in the reserved bytes. It may name the descriptor of another session, as by
    /// xorriso's native mode; then its sum has to be right.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read(volume: &Volume, entry: &BootEntry) -> Result<Option<Self>> {
        let content = &volume.content;
        let Some(location) = entry.location else { return Ok(None) };
        let bytes = content.read_up_to(location.saturating_add(TABLE_AT), size_of::<Table>())?;
        let Ok(table) = Table::read_from_bytes(&bytes) else { return Ok(None) };
        let length = u64::from(table.length.get());
        let fits = table.image.get() == entry.sector
            && (SUMMED_FROM..=content.len().saturating_sub(location)).contains(&length)
            && table.reserved == [0; 40];
        let found = Self { length, sum: table.sum.get(), descriptor: table.descriptor.get() };
        if !fits {
            return Ok(None);
        }
        let is_first = u64::from(found.descriptor) == (volume.start / SECTOR_SIZE).saturating_add(DESCRIPTOR.into());
        let is_right = is_first || found.sum_of(content, location)? == Some(found.sum);
        Ok(is_right.then_some(found))
    }

    /// Whether the table names the first descriptor of the image.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        self.descriptor == DESCRIPTOR
    }

    /// The sum of the words of the image; `None` if it is too large for a loader.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn sum_of(&self, content: &Source, location: u64) -> Result<Option<u32>> {
        if self.length > LARGEST {
            return Ok(None);
        }
        let len = usize::try_from(self.length.saturating_sub(SUMMED_FROM)).unwrap_or(0);
        let bytes = content.read_up_to(location.saturating_add(SUMMED_FROM), len)?;
        let (words, rest) = bytes.as_chunks::<4>();
        // mkisofs sums whole words and pads the last one with zeros.
        let mut last = [0; 4];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        let words = words.iter().chain(std::iter::once(&last));
        Ok(Some(words.fold(0, |sum: u32, word| sum.wrapping_add(u32::from_le_bytes(*word)))))
    }
}

/// A boot image with its addresses updated for a new sector: the boot info table and the GRUB 2 pointer, if it has
/// them.
///
/// # Errors
/// If the image cannot be read.
pub fn patched(image: &Recipe, sector: u32, table: bool, grub2_pointer: bool) -> Result<Recipe> {
    let length = image.len();
    let source = image.clone().into_source();
    let len = usize::try_from(GRUB2_AT).unwrap_or(0).saturating_add(size_of::<Le64>());
    let mut head = source.read_up_to(0, len)?;
    if grub2_pointer {
        let pointer = Le64::from(u64::from(sector).saturating_mul(4).saturating_add(5));
        put(&mut head, GRUB2_AT, pointer.as_bytes());
    }
    if table {
        // Sums the bytes that GRUB will find, including its pointer, as xorriso does.
        let whole = behind(head.clone(), &source).into_source();
        let sum = InfoTable { length, sum: 0, descriptor: DESCRIPTOR }.sum_of(&whole, 0)?.unwrap_or(0);
        let table = Table {
            descriptor: DESCRIPTOR.into(),
            image: sector.into(),
            length: u32::try_from(length).unwrap_or(u32::MAX).into(),
            sum: sum.into(),
            reserved: [0; 40],
        };
        put(&mut head, TABLE_AT, table.as_bytes());
    }
    Ok(behind(head, &source))
}

/// The image with its beginning replaced.
fn behind(head: Vec<u8>, image: &Source) -> Recipe {
    let from = head.len() as u64;
    let mut recipe = Recipe::default();
    recipe.push_bytes(head);
    recipe.append(&Recipe::of(image, from..image.len()).resolve());
    recipe
}

fn put(bytes: &mut [u8], at: u64, field: &[u8]) {
    let place = usize::try_from(at).ok().and_then(|at| bytes.get_mut(at..)).unwrap_or_default();
    place.iter_mut().zip(field).for_each(|(to, from)| *to = *from);
}

/// True if the image has the GRUB 2 pointer to its own second part: its address in units of 512 bytes plus 5.
///
/// # Errors
/// If the content cannot be read.
pub fn has_grub2_pointer(content: &Source, entry: &BootEntry) -> Result<bool> {
    let Some(location) = entry.location else { return Ok(false) };
    let bytes = content.read_up_to(location.saturating_add(GRUB2_AT), size_of::<Le64>())?;
    let expected = u64::from(entry.sector).saturating_mul(4).saturating_add(5);
    Ok(Le64::read_from_bytes(&bytes).is_ok_and(|pointer| pointer.get() == expected))
}

#[cfg(test)]
mod tests {
    use super::super::el_torito::{Emulation, Platform};
    use super::*;
    use crate::disc::Origin;

    fn entry() -> BootEntry {
        BootEntry {
            platform: Platform::Bios,
            emulation: Emulation::None,
            bootable: true,
            load_segment: 0,
            system_type: 0,
            sector_count: 4,
            sector: 2,
            location: Some(4096),
            section: String::new(),
            begins_section: false,
            criteria: Vec::new(),
            at: 0,
        }
    }

    /// An image of 71 bytes in sector 2; its last words are 1, 2, and the bytes 3, 0, 0 (and a zero).
    fn content() -> Vec<u8> {
        let mut bytes = vec![0; 8192];
        bytes[4096 + 8] = 16;
        bytes[4096 + 12] = 2;
        bytes[4096 + 16] = 75;
        bytes[4096 + 20] = 6;
        bytes[4096 + 64] = 1;
        bytes[4096 + 68] = 2;
        bytes[4096 + 72] = 3;
        bytes
    }

    fn read(bytes: Vec<u8>) -> Option<InfoTable> {
        let volume = Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 };
        InfoTable::read(&volume, &entry()).unwrap()
    }

    #[test]
    fn a_table_is_recognized_by_its_values() {
        let table = read(content()).unwrap();
        assert_eq!(table, InfoTable { length: 75, sum: 6, descriptor: 16 });
        assert_eq!(table.sum_of(&Source::from_bytes(content()), 4096).unwrap(), Some(6));
        let mut other = content();
        other[4096 + 8] = 48;
        assert_eq!(read(other.clone()).map(|table| (table.descriptor, table.is_first())), Some((48, false)));
        other[4096 + 20] ^= 1;
        assert_eq!(read(other), None, "its sum is wrong, too");
        for at in [12, 18, 24, 63] {
            let mut bytes = content();
            bytes[4096 + at] ^= 0x40;
            assert_eq!(read(bytes), None, "byte {at} changed");
        }
    }

    #[test]
    fn a_patched_image_has_its_new_addresses() {
        let image = Source::from_bytes((0..10_000_u32).flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
        let image = Recipe::of(&image, 0..39_998);
        let patched = patched(&image, 2, true, true).unwrap();
        assert_eq!(patched.len(), image.len());
        let mut bytes = vec![0; 4096];
        bytes.extend(patched.into_source().read_up_to(0, 50_000).unwrap());
        assert!(has_grub2_pointer(&Source::from_bytes(bytes.clone()), &entry()).unwrap());
        let table = read(bytes.clone()).unwrap();
        assert_eq!(table.length, 39_998);
        assert_eq!(table.sum_of(&Source::from_bytes(bytes), 4096).unwrap(), Some(table.sum));
    }

    #[test]
    fn the_pointer_of_grub_is_the_address_in_small_sectors_and_five() {
        let mut bytes = content();
        assert!(!has_grub2_pointer(&Source::from_bytes(bytes.clone()), &entry()).unwrap());
        bytes[4096 + 2548] = 13;
        assert!(has_grub2_pointer(&Source::from_bytes(bytes), &entry()).unwrap());
    }
}
