//! On-disk structures of El Torito (Bootable CD-ROM Format Specification 1.0).

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::{Le16, Le32};

/// The volume descriptor that points to the catalog (figure 7).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct BootRecord {
    /// 0.
    pub(super) kind: u8,
    /// `CD001`.
    pub(super) identifier: [u8; 5],
    /// 1.
    pub(super) version: u8,
    /// `EL TORITO SPECIFICATION`, padded with zeros.
    pub(super) boot_system_identifier: [u8; 32],
    pub(super) boot_identifier: [u8; 32],
    /// First sector of the catalog.
    pub(super) catalog: Le32,
}

const _: () = assert!(size_of::<BootRecord>() == 75);

/// Validation Entry (figure 2).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ValidationEntry {
    /// 1.
    pub(super) header_id: u8,
    pub(super) platform: u8,
    pub(super) reserved: Le16,
    pub(super) id: [u8; 24],
    /// Makes the sum of all 16 words of the entry 0.
    pub(super) checksum: Le16,
    /// `55 AA`.
    pub(super) key: [u8; 2],
}

const _: () = assert!(size_of::<ValidationEntry>() == 32);

/// Section Header Entry (figure 4).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SectionHeader {
    /// 0x90, or 0x91 for the last one.
    pub(super) indicator: u8,
    pub(super) platform: u8,
    pub(super) entries: Le16,
    pub(super) id: [u8; 28],
}

const _: () = assert!(size_of::<SectionHeader>() == 32);

/// Section Entry (figure 5), and Initial/Default Entry (figure 3), which has no selection criteria.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct SectionEntry {
    /// 0x88 for a bootable entry, else 0.
    pub(super) indicator: u8,
    /// Emulation in bits 0 to 3; bit 5 is set if extension records follow.
    pub(super) media: u8,
    pub(super) load_segment: Le16,
    pub(super) system_type: u8,
    pub(super) unused: u8,
    /// Number of 512-byte units to load.
    pub(super) sector_count: Le16,
    /// First sector of the image on the disc.
    pub(super) load_address: Le32,
    pub(super) criteria_type: u8,
    pub(super) criteria: [u8; 19],
}

const _: () = assert!(size_of::<SectionEntry>() == 32);

/// Section Entry Extension (figure 6).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Extension {
    /// 0x44.
    pub(super) indicator: u8,
    /// Bit 5 is set if another extension follows.
    pub(super) flags: u8,
    pub(super) criteria: [u8; 30],
}

const _: () = assert!(size_of::<Extension>() == 32);
