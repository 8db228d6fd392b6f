//! A Master Boot Record that lets a disc image start from a stick too.

use std::ops::Range;

use zerocopy::{FromZeros, IntoBytes};

use super::layout::{BootSector, MbrEntry};
use super::moved::chs;

/// Unit of the table.
const BLOCK: u64 = 512;

/// The type that isohybrid gives the partition that is the whole image, so that nothing mounts it, and that of EFI.
const HIDDEN: u8 = 0x17;
const EFI: u8 = 0xEF;

/// Where the code has the address of what it loads.
const POINTER_AT: usize = 432;

/// The boot sector: a loader's code with the address, in units of 512 bytes, of what it loads; a partition that is the
/// image of so many bytes; and one that is the image for UEFI.
#[must_use]
pub fn boot_sector(code: &[u8], pointer: u64, signature: u32, size: u64, uefi: Option<Range<u64>>) -> Vec<u8> {
    let mut sector = BootSector::new_zeroed();
    sector.code.iter_mut().zip(code).for_each(|(to, from)| *to = *from);
    let place = sector.code.iter_mut().skip(POINTER_AT);
    place.zip(pointer.to_le_bytes()).for_each(|(to, from)| *to = from);
    sector.disk_signature = signature.into();
    let [whole, efi, ..] = &mut sector.entries;
    *whole = entry(0x80, HIDDEN, 0..size);
    if let Some(range) = uefi {
        *efi = entry(0, EFI, range);
    }
    sector.mark = [0x55, 0xAA];
    sector.as_bytes().to_vec()
}

fn entry(status: u8, kind: u8, range: Range<u64>) -> MbrEntry {
    let (start, end) = (range.start / BLOCK, range.end / BLOCK);
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).into();
    MbrEntry {
        status,
        first_chs: chs(start),
        kind,
        last_chs: chs(end.saturating_sub(1)),
        start: number(start),
        count: number(end.saturating_sub(start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // As xorriso -isohybrid-mbr makes it of an image of 4 MiB whose loader is at sector 1474, but for the signature.
    #[test]
    fn the_sector_is_that_of_isohybrid() {
        let sector = boot_sector(&[0x33; 432], 1474 * 4, 0x1234_5678, 4 << 20, Some(69_632..3_018_752));
        assert_eq!(sector[431..446], [0x33, 0x08, 0x17, 0, 0, 0, 0, 0, 0, 0x78, 0x56, 0x34, 0x12, 0, 0]);
        assert_eq!(sector[446..462], [0x80, 0, 1, 0, 0x17, 0x3F, 0x20, 3, 0, 0, 0, 0, 0, 0x20, 0, 0]);
        assert_eq!(sector[466], 0xEF);
        assert_eq!(sector[470..478], [136, 0, 0, 0, 0x80, 0x16, 0, 0]);
        assert_eq!(sector[510..], [0x55, 0xAA]);
    }
}
