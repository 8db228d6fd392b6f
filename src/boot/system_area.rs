//! The system area, the 16 sectors before the volume descriptors: boot code for USB drives, and for computers that
//! don't use El Torito.

use std::ops::Range;

use super::loaders::{BLOCKS, Holds, Loader, POINTER_AT, Record, known};
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static POINTER: Anomaly = Anomaly {
    code: "HYBRID-POINTER",
    severity: Severity::Warning,
    structure: "Isohybrid boot sector",
    meaning: "It points to another place than the boot image, so the image may not boot from a USB drive.",
    clause: None,
};

/// Number of bytes read: a boot sector.
const SECTOR: usize = 512;

/// A recognized system area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemArea {
    /// The loader that it belongs to.
    pub loader: Loader,
    /// Name of the loader.
    pub name: &'static str,
    /// Its addresses.
    pub holds: &'static Holds,
    /// Offset of the first byte that it loads, counted from the start of the disc, if recorded.
    pub target: Option<u64>,
    /// First byte of the boot sector in the user's file.
    byte: u64,
    /// The bytes of the user's file that store the boot sector.
    stored: Option<Range<u64>>,
}

impl SystemArea {
    /// Reads the system area of the session that begins at `start`; `None` for zeros and for unknown contents.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read(content: &Source, start: u64) -> Result<Option<Self>> {
        let blocks = content.read_up_to(start, BLOCKS)?;
        let sector = blocks.get(..SECTOR).unwrap_or(&blocks);
        let byte = content.absolute(start);
        let stored = Region { content, at: start, bytes: sector }.all();
        let made = |record: &'static Record| {
            let target = record.holds.target(&blocks);
            Self { loader: record.loader, name: record.name, holds: &record.holds, target, byte, stored }
        };
        Ok(known(sector).map(made))
    }

    /// Facts for the user.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::new("System area");
        facts.add_at("Holds", self.name, self.stored.clone(), None);
        if let Some(target) = self.target {
            facts.add("Loads from", format!("byte {target}"));
        }
        facts
    }

    /// Adds a finding if ISOLINUX's boot sector doesn't point to one of the boot images.
    pub fn check(&self, images: &[u32], findings: &mut Findings) {
        let Some(target) = self.target.filter(|_| self.loader == Loader::Isohybrid) else { return };
        if !images.iter().any(|sector| u64::from(*sector).saturating_mul(SECTOR_SIZE) == target) {
            let known: Vec<String> = images.iter().map(|sector| format!("sector {sector}")).collect();
            let place = self.byte.saturating_add(POINTER_AT as u64);
            findings.add(&POINTER, place, known.join(" or "), format!("byte {target}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes at an offset.
    type Part<'a> = (usize, &'a [u8]);

    fn read(parts: &[Part<'_>]) -> Option<SystemArea> {
        let mut bytes = vec![0; 2048];
        for (at, part) in parts {
            bytes[*at..at + part.len()].copy_from_slice(part);
        }
        SystemArea::read(&Source::from_bytes(bytes), 0).unwrap()
    }

    // The bytes are those that xorriso 1.5.4 and genisoimage write with -mips-boot, -hppa-…, -G -B ..., -alpha-boot and
    // -isohybrid-mbr; the offsets are those that `xorriso -report_system_area plain` reports.
    #[test]
    fn every_kind_is_recognized() {
        let mark: Part<'_> = (510, &[0x55, 0xAA]);
        let cases: &[(&[Part<'_>], Loader, Option<u64>)] = &[
            (&[(0, &[0x0B, 0xE5, 0xA9, 0x41]), (80, &[0, 0, 0, 0x84])], Loader::MipsBig, Some(0x84 * 512)),
            (&[(0, b"\x80\0PALO\0\x05"), (240, &[0, 1, 8, 0])], Loader::PaRisc, Some(67_584)),
            (&[(188, &[0x60, 0x0D, 0xDE, 0xEE]), (508, &[0xDA, 0xBE])], Loader::Sun, None),
            (
                &[(188, &[0x60, 0x0D, 0xDE, 0xEE]), (508, &[0xDA, 0xBE]), (557, &[0x2E, 8, 0, 0, 2, 0x70, 0xA4])],
                Loader::Sun,
                Some(0x002E_0800),
            ),
            (&[(8, &[0x7A, 0x75, 2, 0]), (28, &[8, 0, 0, 0])], Loader::MipsLittle, Some(4096)),
            (&[(480, &[0x4C]), (488, &[0x84]), (504, &[0xD0])], Loader::Alpha, Some(0x84 * 512)),
            (&[(64, b"isolinux.bin missing"), (432, &[0x88]), mark], Loader::Isohybrid, Some(34 * 2048)),
            (&[(64, b"Loading Memtest86+"), (432, &[0x90]), mark], Loader::Memtest, Some(35 * 2048)),
            (&[(64, b"Boot loader too large"), mark], Loader::FreeBsd, None),
            (&[(64, b"Invalid partition table"), mark], Loader::Chain, None),
            (&[(64, b"Missing operating system."), mark], Loader::Syslinux, None),
            (&[(64, b"GRUB \0Geom"), (432, &[0x78, 0x2E]), mark], Loader::Grub2, Some(2973 * 2048)),
            (&[(64, b"Try (hd0,0): FAT16: No GRLDR"), mark], Loader::Grub4Dos, None),
            (&[(0, &[0xFA, 0x33, 0xC0]), mark], Loader::Bios, None),
        ];
        for (parts, loader, target) in cases {
            let area = read(parts).unwrap_or_else(|| panic!("{loader:?} is not seen"));
            assert_eq!((area.loader, area.target), (*loader, *target));
        }
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[mark]), None);
    }

    #[test]
    fn a_stale_pointer_is_a_finding() {
        let area = read(&[(64, b"isolinux.bin"), (432, &[0x88]), (510, &[0x55, 0xAA])]).unwrap();
        let mut findings = Findings::default();
        area.check(&[20, 34], &mut findings);
        assert!(findings.kept().is_empty());
        area.check(&[20, 35], &mut findings);
        let [finding] = findings.kept() else { panic!() };
        assert_eq!((finding.anomaly.code, finding.byte), ("HYBRID-POINTER", 432));
    }
}
