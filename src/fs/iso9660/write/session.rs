//! Finds the sessions of a grown image, and makes descriptors that make one of them the newest.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use crate::bytes::integers::Both32;
use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::fs::iso9660::layout::{FIRST_DESCRIPTOR, VolumeDescriptor, descriptor_type};
use crate::limits;
use crate::signature;
use crate::source::Source;

/// Sessions in an image file begin at a multiple of this many sectors (libisoburn), the packet size of DVDs and BDs.
pub(super) const SESSION_BORDER: u32 = 32;

/// The border at which sessions begin, in bytes.
const BORDER: u64 = SESSION_BORDER as u64 * SECTOR_SIZE;

/// Byte ranges of the sessions of a content, the oldest first: a chain of volumes from sector 32 on, where xorriso
/// reserved the sectors before it for the newest descriptors; else the volume at the start (libisoburn,
/// `isoburn_toc_*`).
///
/// # Errors
/// If the content cannot be read.
pub fn sessions(content: &Source) -> Result<Vec<Range<u64>>> {
    let mut found = Vec::new();
    let mut start = BORDER;
    while let Some(primary) = primary(content, start)?.filter(|_| found.len() < limits::SESSIONS) {
        let end = end_of(&primary, start);
        found.push(start..end.min(content.len()));
        match end.checked_next_multiple_of(BORDER).filter(|next| *next > start) {
            Some(next) => start = next,
            None => break,
        }
    }
    if found.is_empty() {
        let end = primary(content, 0)?.map_or(content.len(), |primary| end_of(&primary, 0));
        found.push(0..end.min(content.len()));
    }
    Ok(found)
}

/// The descriptors of the session that begins at `start`, changed to those of an image that ends at `end`.
///
/// # Errors
/// [`Error::NotFound`] where there is no descriptor set with a terminator.
pub fn descriptors_of(content: &Source, start: u64, end: u64) -> Result<Vec<u8>> {
    let mut set = Vec::new();
    for number in FIRST_DESCRIPTOR..FIRST_DESCRIPTOR.saturating_add(limits::VOLUME_DESCRIPTORS) {
        let mut descriptor: VolumeDescriptor = content.read_struct(at(start, number))?;
        if descriptor.head.standard_identifier != signature::ISO_9660 {
            break;
        }
        let kind = descriptor.head.volume_descriptor_type;
        if matches!(kind, descriptor_type::PRIMARY | descriptor_type::SUPPLEMENTARY) {
            descriptor.volume_space_size = Both32::new(u32::try_from(end / SECTOR_SIZE).unwrap_or(u32::MAX));
        }
        set.extend_from_slice(descriptor.as_bytes());
        if kind == descriptor_type::TERMINATOR {
            return Ok(set);
        }
    }
    Err(Error::NotFound(format!("volume descriptors of the session at sector {}", start / SECTOR_SIZE)))
}

fn at(start: u64, sector: u64) -> u64 {
    start.saturating_add(sector.saturating_mul(SECTOR_SIZE))
}

fn primary(content: &Source, start: u64) -> Result<Option<VolumeDescriptor>> {
    let bytes = content.read_up_to(at(start, FIRST_DESCRIPTOR), size_of::<VolumeDescriptor>())?;
    let is_primary = |descriptor: &VolumeDescriptor| {
        descriptor.head.standard_identifier == signature::ISO_9660
            && descriptor.head.volume_descriptor_type == descriptor_type::PRIMARY
    };
    Ok(VolumeDescriptor::read_from_bytes(&bytes).ok().filter(is_primary))
}

fn end_of(primary: &VolumeDescriptor, start: u64) -> u64 {
    at(start, primary.volume_space_size.get().into())
}
