//! The system area, the 16 sectors before the volume descriptors: boot code for USB drives, and for computers that do
//! not use El Torito.

use std::ops::Range;

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

/// Bytes that are read: a boot sector.
const SECTOR: usize = 512;

/// First byte of the address that the boot sectors of ISOLINUX and GRUB 2 load from.
const POINTER_AT: usize = 432;

/// The known structures, by loader or computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loader {
    /// BIOS boot sector of ISOLINUX, written by isohybrid.
    Isohybrid,
    /// BIOS boot sector of GRUB 2.
    Grub2,
    /// BIOS boot sector of GRUB4DOS.
    Grub4Dos,
    /// BIOS boot sector of another loader.
    Bios,
    /// Volume header of SGI and other big-endian MIPS computers.
    MipsBig,
    /// Boot block of DECstation and other little-endian MIPS computers.
    MipsLittle,
    /// Disk label of SUN SPARC computers.
    Sun,
    /// Boot block of PALO for HP PA-RISC.
    PaRisc,
    /// Boot block for the SRM console of DEC Alpha.
    Alpha,
}

impl Loader {
    /// Name for the user.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Isohybrid => "BIOS boot sector (ISOLINUX, isohybrid)",
            Self::Grub2 => "BIOS boot sector (GRUB 2)",
            Self::Grub4Dos => "BIOS boot sector (GRUB4DOS)",
            Self::Bios => "BIOS boot sector",
            Self::MipsBig => "MIPS volume header",
            Self::MipsLittle => "DECstation boot block (MIPS)",
            Self::Sun => "SUN disk label (SPARC)",
            Self::PaRisc => "PALO boot block (PA-RISC)",
            Self::Alpha => "SRM boot block (Alpha)",
        }
    }
}

/// A recognized system area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemArea {
    /// The loader that it belongs to.
    pub loader: Loader,
    /// First byte that it loads, counted from the start of the disc, where it is recorded.
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
        let sector = content.read_up_to(start, SECTOR)?;
        let byte = content.absolute(start);
        let stored = Region { content, at: start, bytes: &sector }.all();
        Ok(recognize(&sector).map(|(loader, target)| Self { loader, target, byte, stored }))
    }

    /// Facts for the user.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::new("System area");
        facts.add_at("Holds", self.loader.name(), self.stored.clone(), None);
        if let Some(target) = self.target {
            facts.add("Loads from", format!("byte {target}"));
        }
        facts
    }

    /// Adds a finding where the boot sector of ISOLINUX does not point to one of the boot images.
    pub fn check(&self, images: &[u32], findings: &mut Findings) {
        let Some(target) = self.target.filter(|_| self.loader == Loader::Isohybrid) else { return };
        if !images.iter().any(|sector| u64::from(*sector).saturating_mul(SECTOR_SIZE) == target) {
            let known: Vec<String> = images.iter().map(|sector| format!("sector {sector}")).collect();
            let place = self.byte.saturating_add(POINTER_AT as u64);
            findings.add(&POINTER, place, known.join(" or "), format!("byte {target}"));
        }
    }
}

fn recognize(sector: &[u8]) -> Option<(Loader, Option<u64>)> {
    let little = |at: usize| number::<8>(sector, at).map(u64::from_le_bytes);
    let big = |at: usize| number::<4>(sector, at).map(u32::from_be_bytes).map(u64::from);
    let blocks = |count: Option<u64>| count.map(|count| count.saturating_mul(512)).filter(|at| *at > 0);
    if sector.starts_with(&[0x0B, 0xE5, 0xA9, 0x41]) {
        return Some((Loader::MipsBig, blocks(big(80))));
    }
    if sector.starts_with(b"\x80\0PALO") {
        return Some((Loader::PaRisc, big(240).filter(|at| *at > 0)));
    }
    if sector.get(508..510) == Some(&[0xDA, 0xBE]) && sector.get(188..192) == Some(&[0x60, 0x0D, 0xDE, 0xEE]) {
        return Some((Loader::Sun, None));
    }
    if sector.get(8..12) == Some(&[0x7A, 0x75, 0x02, 0]) {
        let start = number::<4>(sector, 28).map(u32::from_le_bytes).map(u64::from);
        return Some((Loader::MipsLittle, blocks(start)));
    }
    if is_alpha(sector) {
        return Some((Loader::Alpha, blocks(little(488))));
    }
    bios(sector, little(POINTER_AT))
}

/// True if the last 64-bit word is the sum of all others, which the console of an Alpha checks.
fn is_alpha(sector: &[u8]) -> bool {
    let (words, _) = sector.as_chunks::<8>();
    let Some((last, rest)) = words.split_last() else { return false };
    let sum = rest.iter().fold(0_u64, |sum, word| sum.wrapping_add(u64::from_le_bytes(*word)));
    sum != 0 && sum == u64::from_le_bytes(*last)
}

/// Recognizes loaders by the messages in their code, which have not changed in twenty years.
fn bios(sector: &[u8], pointer: Option<u64>) -> Option<(Loader, Option<u64>)> {
    let code = sector.get(..440)?;
    if sector.get(510..512) != Some(&[0x55, 0xAA]) || code.iter().all(|byte| *byte == 0) {
        return None;
    }
    let says = |text: &[u8]| sector.windows(text.len()).any(|window| window == text);
    let bytes = |first: u64| pointer?.checked_sub(first)?.checked_mul(512).filter(|at| *at > 0);
    Some(if says(b"isolinux.bin") {
        (Loader::Isohybrid, bytes(0))
    } else if says(b"GRUB ") {
        // The pointer refers to the second part of the image, 4 units of 512 bytes after its start.
        (Loader::Grub2, bytes(4))
    } else if says(b"GRLDR") || says(b"grldr") {
        (Loader::Grub4Dos, None)
    } else {
        (Loader::Bios, None)
    })
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
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

    // The bytes are what xorriso 1.5.4 and genisoimage write with -mips-boot, -hppa-…, -G -B ..., -alpha-boot and
    // -isohybrid-mbr; the places are those that `xorriso -report_system_area plain` gives.
    #[test]
    fn every_kind_is_recognized() {
        let mark: Part<'_> = (510, &[0x55, 0xAA]);
        let cases: &[(&[Part<'_>], Loader, Option<u64>)] = &[
            (&[(0, &[0x0B, 0xE5, 0xA9, 0x41]), (80, &[0, 0, 0, 0x84])], Loader::MipsBig, Some(0x84 * 512)),
            (&[(0, b"\x80\0PALO\0\x05"), (240, &[0, 1, 8, 0])], Loader::PaRisc, Some(67_584)),
            (&[(188, &[0x60, 0x0D, 0xDE, 0xEE]), (508, &[0xDA, 0xBE])], Loader::Sun, None),
            (&[(8, &[0x7A, 0x75, 2, 0]), (28, &[8, 0, 0, 0])], Loader::MipsLittle, Some(4096)),
            (&[(480, &[0x4C]), (488, &[0x84]), (504, &[0xD0])], Loader::Alpha, Some(0x84 * 512)),
            (&[(64, b"isolinux.bin missing"), (432, &[0x88]), mark], Loader::Isohybrid, Some(34 * 2048)),
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
