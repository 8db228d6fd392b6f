//! El Torito: booting from a disc. A boot record among the volume descriptors points to a catalog. Each of its entries
//! records a platform, a disk to emulate and the start of the boot image, but not its length.

mod fields;
mod layout;
mod parse;
mod write;

use std::ops::Range;

use zerocopy::FromBytes;

use self::layout::{BootRecord, SectionEntry, ValidationEntry};
pub use self::write::{boot_record, catalog, catalog_len};
use crate::disc::{SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::signature;
use crate::source::Source;

static PLACE: Anomaly = Anomaly {
    code: "ELTORITO-PLACE",
    severity: Severity::Warning,
    structure: "Boot Record",
    meaning: "Firmware looks for it only in the second volume descriptor, so this disc may not boot.",
    clause: Some("El Torito 2.0"),
};

static CATALOG: Anomaly = Anomaly {
    code: "ELTORITO-CATALOG",
    severity: Severity::Damage,
    structure: "Boot Record",
    meaning: "There is no boot catalog where the boot record points to, so this disc does not boot.",
    clause: Some("El Torito 2.1"),
};

/// First sector of the volume descriptors, counted from the start of the volume.
const FIRST_DESCRIPTOR: u64 = 16;

/// The sector in which firmware looks for the boot record.
const RECORD_SECTOR: u64 = 17;

/// Size of an entry in bytes.
const ENTRY: u64 = 32;

/// Bytes of a section entry that hold selection criteria.
const CRITERIA: Range<usize> = 12..32;

/// The platform that an entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Platform {
    /// 0: PC BIOS.
    Bios,
    /// 1: PowerPC.
    PowerPc,
    /// 2: Macintosh.
    Mac,
    /// 0xEF: UEFI on any processor.
    Uefi,
    /// An undefined value.
    Other(u8),
}

impl Platform {
    const fn new(id: u8) -> Self {
        match id {
            0 => Self::Bios,
            1 => Self::PowerPc,
            2 => Self::Mac,
            0xEF => Self::Uefi,
            other => Self::Other(other),
        }
    }

    /// Name for the user.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bios => "BIOS",
            Self::PowerPc => "PowerPC",
            Self::Mac => "Mac",
            Self::Uefi => "UEFI",
            Self::Other(_) => "other platform",
        }
    }
}

/// The drive that the firmware emulates with the boot image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Emulation {
    /// No drive: the image is loaded and run.
    None,
    /// A floppy disk of this size in bytes.
    Floppy(u32),
    /// A hard disk with one partition.
    HardDisk,
    /// An undefined value.
    Other(u8),
}

impl Emulation {
    const fn new(media: u8) -> Self {
        match media & 0xF {
            0 => Self::None,
            1 => Self::Floppy(1_228_800),
            2 => Self::Floppy(1_474_560),
            3 => Self::Floppy(2_949_120),
            4 => Self::HardDisk,
            other => Self::Other(other),
        }
    }

    /// Name for the user.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "no emulation",
            Self::Floppy(1_228_800) => "1.2 MB floppy",
            Self::Floppy(1_474_560) => "1.44 MB floppy",
            Self::Floppy(_) => "2.88 MB floppy",
            Self::HardDisk => "hard disk",
            Self::Other(_) => "unknown emulation",
        }
    }
}

/// An entry of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootEntry {
    /// Platform that the image is for.
    pub platform: Platform,
    /// Drive to emulate.
    pub emulation: Emulation,
    /// False if the entry is marked as not bootable.
    pub bootable: bool,
    /// Real-mode segment to load the image to; 0 stands for 0x7C0.
    pub load_segment: u16,
    /// Type of the emulated partition.
    pub system_type: u8,
    /// Number of 512-byte units that a BIOS loads, which is independent of the size of the image.
    pub sector_count: u16,
    /// First sector of the image, counted from the start of the disc.
    pub sector: u32,
    /// First byte of the image in the content; `None` if it is outside.
    pub location: Option<u64>,
    /// Identifier of the section that the entry belongs to.
    pub section: String,
    /// Whether a section begins with the entry, even if the one before it is for the same platform.
    pub begins_section: bool,
    /// Selection criteria: their type, and the bytes of the entry and its extensions. Empty for type 0.
    pub criteria: Vec<u8>,
    /// First byte of the entry in the content.
    pub at: u64,
}

/// The catalog of a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// First byte of the boot record in the content.
    pub record_at: u64,
    /// Range of the catalog in the content, up to its last entry.
    pub range: Range<u64>,
    /// First sector of the catalog, counted from the start of the disc.
    pub sector: u32,
    /// Platform of the validation entry.
    pub platform: Platform,
    /// Identifier in the validation entry.
    pub id: String,
    /// The recorded checksum, and the sum of all words including it, which should be 0.
    pub checksum: (u16, u16),
    /// The initial entry, then those of the sections.
    pub entries: Vec<BootEntry>,
}

impl Catalog {
    /// True if the volume has an El Torito boot record.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn is_present(volume: &Volume) -> Result<bool> {
        Ok(find_record(volume)?.is_some())
    }

    /// Reads the catalog; `None` if there is no boot record, or no catalog where it points to, which is a finding.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read(volume: &Volume, findings: &mut Findings) -> Result<Option<Self>> {
        let Some((record_at, record)) = find_record(volume)? else { return Ok(None) };
        let byte = volume.content.absolute(record_at);
        let expected = descriptor_at(volume, RECORD_SECTOR);
        if record_at != expected {
            let sector = |at: u64| format!("sector {}", at / SECTOR_SIZE);
            findings.add(&PLACE, byte, sector(expected), sector(record_at));
        }
        let sector = record.catalog.get();
        let catalog = match offset(volume, sector) {
            Some(at) => parse::catalog(volume, at, findings)?,
            None => None,
        };
        if catalog.is_none() {
            let expected = format!("a catalog in sector {sector}");
            findings.add(&CATALOG, byte.saturating_add(71), expected, "none");
        }
        Ok(catalog.map(|catalog| Self { record_at, sector, ..catalog }))
    }

    /// The fields of the boot record and of the catalog's validation entry.
    #[must_use]
    pub fn facts(&self, content: &Source) -> Facts {
        let mut facts = Facts::new("Boot catalog (El Torito)");
        let record = content.read_up_to(self.record_at, size_of::<BootRecord>()).unwrap_or_default();
        let record = Region { content, at: self.record_at, bytes: &record };
        let sector = format!("sector {}", self.record_at / SECTOR_SIZE);
        facts.add_at("Boot record", sector, record.all(), Some("El Torito 2.0"));
        facts.add_fields(fields::BOOT_RECORD, &record, parse::text);
        let validation = content.read_up_to(self.range.start, size_of::<ValidationEntry>()).unwrap_or_default();
        let validation = Region { content, at: self.range.start, bytes: &validation };
        facts.add_fields(fields::VALIDATION, &validation, parse::text);
        facts.add("Entries", self.entries.len().to_string());
        facts
    }
}

impl BootEntry {
    /// The fields of the entry.
    #[must_use]
    pub fn facts(&self, content: &Source) -> Facts {
        let mut facts = Facts::new("Boot entry");
        let bytes = content.read_up_to(self.at, size_of::<SectionEntry>()).unwrap_or_default();
        let region = Region { content, at: self.at, bytes: &bytes };
        facts.add("Platform", self.platform.to_string());
        if !self.section.is_empty() {
            facts.add("Section", self.section.clone());
        }
        facts.add_fields(fields::ENTRY, &region, parse::text);
        if !self.criteria.is_empty() {
            let hex: Vec<String> = self.criteria.iter().map(|byte| format!("{byte:02x}")).collect();
            facts.add_at("Selection criteria", hex.join(" "), region.absolute(CRITERIA), Some("El Torito 2.4"));
        }
        facts
    }
}

impl std::fmt::Display for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Other(id) => write!(f, "{} ({id:#04x})", self.name()),
            _ => f.write_str(self.name()),
        }
    }
}

/// Finds the boot record in its sector, or else in the first descriptor that is one.
fn find_record(volume: &Volume) -> Result<Option<(u64, BootRecord)>> {
    let last = FIRST_DESCRIPTOR.saturating_add(limits::VOLUME_DESCRIPTORS);
    for sector in std::iter::once(RECORD_SECTOR).chain(FIRST_DESCRIPTOR..last) {
        let at = descriptor_at(volume, sector);
        let bytes = volume.content.read_up_to(at, size_of::<BootRecord>())?;
        let Ok(record) = BootRecord::read_from_bytes(&bytes) else { return Ok(None) };
        if record.identifier != signature::ISO_9660 {
            return Ok(None);
        }
        if record.kind == 0 && record.boot_system_identifier.starts_with(b"EL TORITO SPECIFICATION") {
            return Ok(Some((at, record)));
        }
        if record.kind == 255 && sector > RECORD_SECTOR {
            break;
        }
    }
    Ok(None)
}

/// First byte of a sector of the disc in the content; `None` if it is past the end.
fn offset(volume: &Volume, sector: u32) -> Option<u64> {
    u64::from(sector).checked_mul(SECTOR_SIZE).filter(|offset| *offset < volume.content.len())
}

/// First byte of a sector of the session in the content.
const fn descriptor_at(volume: &Volume, sector: u64) -> u64 {
    volume.start.saturating_add(sector.saturating_mul(SECTOR_SIZE))
}
