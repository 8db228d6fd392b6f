//! Extended attributes (TN1150 "Attributes File").

use zerocopy::FromBytes;

use super::layout::{AttributeKey, ExtentRecord, ForkData, InlineAttribute, attribute_type};
use super::record::text;
use super::volume::Volume;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::apple::btree::Record;
use crate::fs::apple::fork::{self, Extent, Fork};
use crate::source::{Recipe, Source};

/// An extended attribute.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    pub(super) name: String,
    /// Recorded size in bytes.
    pub(super) size: u64,
    /// Content, as far as the image contains it.
    pub(super) data: Recipe,
}

/// The attributes of a file or folder, by its ID.
///
/// # Errors
/// If the attributes file cannot be read.
pub(super) fn of(volume: &Volume, file: u32) -> Result<Vec<Attribute>> {
    let records = volume.attributes.records(file, &mut Findings::default())?;
    Ok(records.iter().filter_map(|record| attribute(volume, record, &records)).collect())
}

/// The attribute that begins with a record; `None` if the record continues another.
fn attribute(volume: &Volume, record: &Record, all: &[Record]) -> Option<Attribute> {
    let (key, _) = AttributeKey::read_from_prefix(&record.key).ok()?;
    let name = text(record.key.get(size_of::<AttributeKey>().checked_sub(2)?..)?);
    match kind(record)? {
        attribute_type::INLINE => {
            let head = InlineAttribute::read_from_prefix(&record.data).ok()?.0;
            let start = record.at.saturating_add(size_of::<InlineAttribute>() as u64);
            let size = u64::from(head.size.get());
            let end = record.at.saturating_add(record.data.len() as u64).min(start.saturating_add(size));
            Some(Attribute { name, size, data: part(&volume.attributes.source, start, end) })
        }
        attribute_type::FORK if key.start.get() == 0 => {
            let data = ForkData::read_from_prefix(record.data.get(8..)?).ok()?.0;
            let size = data.size.get();
            let more = || all.iter().filter_map(|other| overflow(record, other)).collect();
            let extents = fork::extents(&volume.blocks, size, &data.extents.extents(), more);
            let data = Fork::new(&volume.blocks, size, &extents).recipe(&volume.content);
            Some(Attribute { name, size, data })
        }
        _ => None,
    }
}

/// The extents in a continuing record, and their first block in the attribute.
fn overflow(record: &Record, other: &Record) -> Option<(u32, Vec<Extent>)> {
    let name = |record: &Record| record.key.get(size_of::<AttributeKey>()..).map(<[u8]>::to_vec);
    if kind(other)? != attribute_type::EXTENTS || name(record) != name(other) {
        return None;
    }
    let start = AttributeKey::read_from_prefix(&other.key).ok()?.0.start.get();
    let extents = ExtentRecord::read_from_prefix(other.data.get(8..)?).ok()?.0.extents();
    Some((start, extents.to_vec()))
}

fn kind(record: &Record) -> Option<u32> {
    record.data.first_chunk().map(|kind| u32::from_be_bytes(*kind))
}

fn part(source: &Source, start: u64, end: u64) -> Recipe {
    Recipe::of(source, start..end.max(start))
}
