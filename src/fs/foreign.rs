//! Names for what is known and not read here, so that a person is told what they have instead of that it is nothing.

use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::source::Source;

/// Bytes looked at from the start: up to the mark of Btrfs, the last one.
const HEAD: usize = 66 << 10;

/// Bytes looked at from the end: a sector of 512, in which trailers begin or lie.
const TAIL: usize = 512;

/// Bytes that are always at the same place.
struct Mark {
    at: Place,
    bytes: &'static [u8],
    /// As in "This is …".
    name: &'static str,
}

enum Place {
    Start(usize),
    /// Bytes before the end.
    End(usize),
}

const fn start(at: usize, bytes: &'static [u8], name: &'static str) -> Mark {
    Mark { at: Place::Start(at), bytes, name }
}

const fn end(before: usize, bytes: &'static [u8], name: &'static str) -> Mark {
    Mark { at: Place::End(before), bytes, name }
}

/// The longest marks come first; those of two bytes decide only where nothing else does.
static MARKS: &[Mark] = &[
    start(0, b"MComprHD", "a CHD image"),
    start(0, b"CISO", "a CSO image"),
    start(0, b"ZISO", "a ZSO image"),
    start(0, b"DAX\0", "a DAX image"),
    start(0, b"IsZ!", "an ISZ image"),
    start(0, b"DAA\0", "a PowerISO image (DAA)"),
    start(0, b"GBI\0", "a gBurner image (GBI)"),
    start(0, b"ECM\0", "an ECM image"),
    start(0, b"RVZ\x01", "a Dolphin disc image (RVZ)"),
    start(0, b"WIA\x01", "a Wii disc image (WIA)"),
    start(0, b"MEDIA DESCRIPTOR", "an Alcohol 120% descriptor (MDS)"),
    start(0, b"[CloneCD]", "a CloneCD descriptor (CCD)"),
    start(0, b"BWT5 STREAM SIGN", "a BlindWrite descriptor"),
    end(512, b"koly", "an Apple disk image (DMG)"),
    end(64, b"bbis", "a MagicISO image (UIF)"),
    end(12, b"NER5", "a Nero image (NRG)"),
    end(8, b"NERO", "a Nero image (NRG)"),
    start(0, b"\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", "an image of raw CD sectors"),
    start(0, b"vhdxfile", "a Hyper-V disk (VHDX)"),
    start(0, b"conectix", "a virtual PC disk (VHD)"),
    end(512, b"conectix", "a virtual PC disk (VHD)"),
    start(0, b"KDMV", "a VMware disk (VMDK)"),
    start(0, b"# Disk DescriptorFile", "a VMware disk descriptor (VMDK)"),
    start(0, b"QFI\xFB", "a QEMU disk (QCOW)"),
    start(64, b"\x7F\x10\xDA\xBE", "a VirtualBox disk (VDI)"),
    start(0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    start(0, b"PK\x03\x04", "a ZIP archive"),
    start(0, b"Rar!\x1A\x07", "a RAR archive"),
    start(0, b"\xFD7zXZ\0", "a file packed with xz"),
    start(0, b"\x28\xB5\x2F\xFD", "a file packed with Zstandard"),
    start(0, b"\x1F\x8B\x08", "a file packed with gzip"),
    start(0, b"BZh", "a file packed with bzip2"),
    start(257, b"ustar", "a tar archive"),
    start(0, b"MSWIM\0\0\0", "a Windows image (WIM)"),
    start(3, b"NTFS    ", "an NTFS volume"),
    start(3, b"EXFAT   ", "an exFAT volume"),
    start(82, b"FAT32   ", "a FAT volume"),
    start(54, b"FAT1", "a FAT volume"),
    start(0, b"hsqs", "a SquashFS volume"),
    start(0, b"XFSB", "an XFS volume"),
    start(0x1_0040, b"_BHRfS_M", "a Btrfs volume"),
    start(1024, b"\xE2\xE1\xF5\xE0", "an EROFS volume"),
    start(0, b"\x45\x3D\xCD\x28", "a cramfs volume"),
    start(0, b"-rom1fs-", "a romfs volume"),
    start(1024, b"H+\0\x04", "an HFS+ volume"),
    start(1024, b"HX\0\x05", "an HFSX volume"),
    start(1024, b"BD", "an HFS volume"),
    start(1080, b"\x53\xEF", "an ext2, ext3 or ext4 volume"),
];

/// A name for what the volume holds, where it is something known that is not read here. Finishes the sentence
/// "This is …, which Discern does not read."
#[must_use]
pub fn recognise_foreign(content: &Source) -> Option<&'static str> {
    let head = content.read_up_to(0, HEAD).ok()?;
    let last = content.len().saturating_sub(TAIL as u64);
    let tail = content.read_up_to(last, TAIL).ok()?;
    if is_udf(content, &head) {
        return Some("a UDF volume");
    }
    MARKS.iter().find(|mark| mark.is_in(&head, &tail)).map(|mark| mark.name)
}

/// The file system that begins at a byte of the content, where it is one that is known and not read here: its name, as
/// in "UDF" or "HFS+".
///
/// # Errors
/// Where the content cannot be read.
pub(super) fn file_system_at(content: &Source, start: u64) -> Result<Option<&'static str>> {
    let content = content.slice(start..content.len());
    let head = content.read_up_to(0, HEAD)?;
    if is_udf(&content, &head) {
        return Ok(Some("UDF"));
    }
    let system = |mark: &Mark| mark.name.strip_suffix(" volume")?.split_once(' ').map(|(_, name)| name);
    Ok(MARKS.iter().filter(|mark| mark.is_in(&head, &[])).find_map(system))
}

impl Mark {
    fn is_in(&self, head: &[u8], tail: &[u8]) -> bool {
        let from = match self.at {
            Place::Start(at) => head.get(at..),
            Place::End(before) => tail.len().checked_sub(before).and_then(|at| tail.get(at..)),
        };
        from.is_some_and(|from| from.starts_with(self.bytes))
    }
}

/// A volume recognition sequence that names UDF (ECMA-167 2/9.1), or its anchor in sector 256 (3/10.2).
fn is_udf(content: &Source, head: &[u8]) -> bool {
    let sector = usize::try_from(SECTOR_SIZE).unwrap_or(2048);
    let sequence = head.chunks(sector).skip(16);
    if sequence.filter_map(|sector| sector.get(1..6)).any(|id| matches!(id, b"NSR02" | b"NSR03")) {
        return true;
    }
    let anchor = content.read_up_to(SECTOR_SIZE.saturating_mul(256), 16).unwrap_or_default();
    // Tag identifier 2 in front, the sector's own number behind.
    anchor.starts_with(&[2, 0]) && anchor.ends_with(&[0, 1, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognise(len: usize, at: usize, bytes: &[u8]) -> Option<&'static str> {
        let mut content = vec![0; len];
        content[at..at + bytes.len()].copy_from_slice(bytes);
        recognise_foreign(&Source::from_bytes(content))
    }

    #[test]
    fn every_mark_is_seen_at_its_place_and_nowhere_else() {
        for mark in MARKS {
            let at = match mark.at {
                Place::Start(at) => at,
                Place::End(before) => 100_000 - before,
            };
            assert_eq!(recognise(100_000, at, mark.bytes), Some(mark.name));
            assert_eq!(recognise(100_000, at + 1, mark.bytes), None, "{}", mark.name);
        }
    }

    #[test]
    fn udf_is_known_by_its_recognition_sequence_or_its_anchor() {
        assert_eq!(recognise(100_000, 17 * 2048 + 1, b"NSR03"), Some("a UDF volume"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x01\0\0"), Some("a UDF volume"));
        assert_eq!(recognise(600_000, 256 * 2048, b"\x02\0\x03\0\0\0\0\0\0\0\0\0\0\x02\0\0"), None);
    }

    #[test]
    fn little_and_nothing_are_nothing() {
        for len in [0, 1, 3, 511, 2048] {
            assert_eq!(recognise_foreign(&Source::from_bytes(vec![0; len])), None);
        }
    }
}
