//! Field tables of the structures in `layout.rs`.

use super::layout::{BootRecord, SectionEntry, ValidationEntry};
use super::{Emulation, Platform, parse};
use crate::facts::{Field, Value, field};

/// The boot record (figure 7).
pub(super) static BOOT_RECORD: &[Field] =
    &[field!(BootRecord, catalog, "Catalog", "El Torito 2.0", Value::Shown(sector))];

/// Validation Entry (figure 2).
pub(super) static VALIDATION: &[Field] = &[
    field!(ValidationEntry, platform, "Platform", "El Torito 2.1", Value::Shown(platform)),
    field!(ValidationEntry, id, "Identifier", "El Torito 2.1", Value::Text),
    // The sum is over the whole entry.
    Field {
        offset: 0,
        len: size_of::<ValidationEntry>(),
        ..field!(ValidationEntry, checksum, "Checksum", "El Torito 2.1", Value::Shown(checksum))
    },
];

/// Section Entry (figure 5), and Initial/Default Entry (figure 3).
pub(super) static ENTRY: &[Field] = &[
    field!(SectionEntry, indicator, "Bootable", "El Torito 2.2", Value::Shown(bootable)),
    field!(SectionEntry, media, "Emulation", "El Torito 2.2", Value::Shown(emulation)),
    field!(SectionEntry, load_segment, "Load segment", "El Torito 2.2", Value::Shown(segment)),
    field!(SectionEntry, system_type, "System type", "El Torito 2.2", Value::Shown(system_type)),
    field!(SectionEntry, sector_count, "Loaded", "El Torito 2.2", Value::Shown(loaded)),
    field!(SectionEntry, load_address, "Boot image", "El Torito 2.2", Value::Shown(sector)),
];

fn sector(bytes: &[u8]) -> Option<String> {
    Some(format!("sector {}", u32::from_le_bytes(bytes.try_into().ok()?)))
}

fn platform(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|id| Platform::new(*id).to_string())
}

fn checksum(entry: &[u8]) -> Option<String> {
    let recorded = u16::from_le_bytes(*entry.get(28..)?.first_chunk()?);
    let verdict = if parse::sum(entry) == 0 { "valid" } else { "wrong" };
    Some(format!("{recorded:#06x}, {verdict}"))
}

fn bootable(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|indicator| if *indicator == parse::BOOTABLE { "yes" } else { "no" }.to_owned())
}

fn emulation(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|media| Emulation::new(*media).name().to_owned())
}

/// The recorded segment, and the one it stands for.
fn segment(bytes: &[u8]) -> Option<String> {
    let recorded = u16::from_le_bytes(bytes.try_into().ok()?);
    let segment = if recorded == 0 { 0x7C0 } else { recorded };
    Some(format!("{recorded:#06x} ({segment:#06x})"))
}

fn system_type(bytes: &[u8]) -> Option<String> {
    bytes.first().map(|kind| format!("{kind:#04x}"))
}

fn loaded(bytes: &[u8]) -> Option<String> {
    let count = u16::from_le_bytes(bytes.try_into().ok()?);
    Some(format!("{count} × 512 bytes ({})", u32::from(count).saturating_mul(512)))
}
