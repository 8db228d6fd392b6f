//! Enlarges a volume: updates its boot sector.

use zerocopy::{FromBytes, IntoBytes};

use crate::error::{Error, Result};
use crate::fs::fat::geometry::{Geometry, MOST_OF_16, MOST_OF_32};
use crate::fs::fat::layout::Extended;
use crate::fs::fat::table::Width;
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static FULL: Refusal = Refusal {
    code: "FAT-FULL",
    sentence: "There is no room in the FAT image, and it can't be made larger.",
    advice: "Remove something from it first.",
};

static FULL_FAT16: Refusal = Refusal {
    code: "FAT-FULL-16",
    sentence: "The FAT image is full: FAT16 can have at most {0} clusters, here of {1} bytes.",
    advice: "Remove something from it, or replace it with a larger FAT32 image.",
};

/// Offset of the informative kind in boot sectors of FAT12 and FAT16 (section 3.2).
const KIND_AT: usize = 18;

/// Offset of the count of free clusters in the FSInfo sector, and the sector's signature (section 5).
const FREE_AT: usize = 488;
const INFO_MARKS: [(usize, &[u8]); 2] = [(0, b"RRaA"), (484, b"rrAa")];

/// Adds clusters, and enlarges the FATs as needed. FAT12 becomes FAT16 if needed.
///
/// # Errors
/// [`Error::Refused`] if the kind of FAT cannot number so many clusters.
pub(super) fn grow(geometry: &mut Geometry, more: u32) -> Result<()> {
    let clusters = geometry.clusters.saturating_add(more);
    let (most, width) = match geometry.width {
        Width::ThirtyTwo => (MOST_OF_32, Width::ThirtyTwo),
        _ => (MOST_OF_16, Width::of(clusters)),
    };
    if clusters > most {
        return Err(exhausted(geometry, most));
    }
    let needed = width.bytes(clusters).div_ceil(geometry.bytes_per_sector);
    geometry.table_sectors = geometry.table_sectors.max(needed);
    (geometry.clusters, geometry.width) = (clusters, width);
    let end = geometry.range(clusters.saturating_add(1)).end;
    geometry.total_sectors = end.div_ceil(geometry.bytes_per_sector);
    record(geometry)
}

/// Refuses to enlarge a volume, with advice.
fn exhausted(geometry: &Geometry, most: u32) -> Error {
    let Width::ThirtyTwo = geometry.width else {
        return FULL_FAT16.with(&[&most, &geometry.cluster_len]).into();
    };
    full()
}

/// Writes the sizes into the boot sector.
fn record(geometry: &mut Geometry) -> Result<()> {
    let sectors = u32::try_from(geometry.total_sectors).map_err(|_| full())?;
    let short = u16::try_from(sectors).ok().filter(|_| geometry.width != Width::ThirtyTwo);
    geometry.sector.total_16 = short.unwrap_or(0).into();
    geometry.sector.total_32 = if short.is_some() { 0 } else { sectors }.into();
    let table_sectors = u32::try_from(geometry.table_sectors).map_err(|_| full())?;
    if geometry.width == Width::ThirtyTwo {
        let (mut extended, _) = Extended::read_from_prefix(&geometry.sector.rest).map_err(|_| full())?;
        extended.table_sectors = table_sectors.into();
        geometry.sector.rest.iter_mut().zip(extended.as_bytes()).for_each(|(to, from)| *to = *from);
        return Ok(());
    }
    geometry.sector.table_sectors_16 = u16::try_from(table_sectors).map_err(|_| full())?.into();
    let kind = geometry.sector.rest.iter_mut().skip(KIND_AT);
    if geometry.width == Width::Sixteen {
        kind.zip(b"FAT16   ").for_each(|(to, from)| *to = *from);
    }
    Ok(())
}

/// The reserved sectors with current sizes and FAT32's count of free clusters.
///
/// # Errors
/// If the old ones cannot be read.
pub(super) fn reserved(geometry: &Geometry, content: &Source, free: u32) -> Result<Vec<u8>> {
    let length = usize::try_from(geometry.reserved_len).ok().filter(|length| *length <= limits::FAT_TABLE_BYTES);
    let mut bytes = content.read_up_to(0, length.ok_or(Error::OverLimit("bytes before a FAT"))?)?;
    put(&mut bytes, 0, geometry.sector.as_bytes());
    if geometry.width != Width::ThirtyTwo {
        return Ok(bytes);
    }
    let (extended, _) = Extended::read_from_prefix(&geometry.sector.rest).map_err(|_| full())?;
    let unit = usize::try_from(geometry.bytes_per_sector).unwrap_or(0);
    let at = |sector: u16| usize::from(sector).saturating_mul(unit);
    let backup = at(extended.backup_sector.get());
    let info = at(extended.info_sector.get());
    if backup > 0 {
        put(&mut bytes, backup, geometry.sector.as_bytes());
    }
    for place in [info, backup.saturating_add(info)] {
        let has = |(at, mark): &(usize, &[u8])| {
            bytes.get(place.saturating_add(*at)..).is_some_and(|bytes| bytes.starts_with(mark))
        };
        if info > 0 && INFO_MARKS.iter().all(has) {
            put(&mut bytes, place.saturating_add(FREE_AT), &free.to_le_bytes());
            // All bits set: the next free cluster is unknown.
            put(&mut bytes, place.saturating_add(FREE_AT).saturating_add(4), &[0xFF; 4]);
        }
    }
    Ok(bytes)
}

/// Refuses for lack of room.
pub(super) fn full() -> Error {
    (&FULL).into()
}

fn put(bytes: &mut [u8], at: usize, field: &[u8]) {
    let place = bytes.get_mut(at..).unwrap_or_default();
    place.iter_mut().zip(field).for_each(|(to, from)| *to = *from);
}
