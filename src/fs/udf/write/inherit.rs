//! Derives a volume's label and creation time, so that it is rewritten in the same way.

use super::super::cs0;
use super::super::layout::MAPS;
use super::super::volume_set::VolumeSet;
use super::Options;
use super::blocks::Blocks;
use super::descriptor::REVISION;
use crate::bytes::find::find;
use crate::bytes::time::Timestamp;
use crate::disc::Volume;
use crate::error::Result;
use crate::findings::Findings;
use crate::refusal::Refusal;

static BLOCKS: Refusal = Refusal {
    code: "UDF-WRITE-BLOCKS",
    sentence: "This UDF volume has blocks of {0} bytes. Discern writes UDF with blocks of up to 2048 bytes.",
    advice: "Extract its files and create a new image.",
};

static PARTITION: Refusal = Refusal {
    code: "UDF-WRITE-PARTITION",
    sentence: "This UDF volume has {0}, which Discern reads but doesn't write.",
    advice: "Extract its files and create a new image.",
};

impl Options {
    /// Options with a volume's label and creation time, or `now` if none is recorded.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) if it has other blocks or partitions than those that are
    /// written; an error if its descriptors cannot be read.
    pub fn inherit(volume: &Volume, now: Timestamp) -> Result<Self> {
        let set = VolumeSet::read(volume, &mut Findings::default())?;
        let blocks = Blocks::of(set.block_size).ok_or_else(|| BLOCKS.with(&[&set.block_size]))?;
        let (descriptor, logical) = &set.logical;
        let maps = descriptor.bytes.get(MAPS..).unwrap_or_default();
        if logical.maps.get() != 1 || maps.first() != Some(&1) {
            return Err(PARTITION.with(&[&partitions(maps)]).into());
        }
        let created = set.primary.as_ref().and_then(|(_, primary)| primary.recorded.instant());
        Ok(Self { label: cs0::dstring(&logical.identifier), created: created.unwrap_or(now), blocks })
    }
}

/// Whether a volume has only features that are written: UDF up to 1.02 in one partition of type 1, with blocks of 2048
/// bytes.
///
/// # Errors
/// If its descriptors cannot be read.
pub fn is_as_written(volume: &Volume) -> Result<bool> {
    let set = VolumeSet::read(volume, &mut Findings::default())?;
    let (descriptor, logical) = &set.logical;
    let maps = descriptor.bytes.get(MAPS..).unwrap_or_default();
    let revision = logical.domain.suffix.first_chunk().map_or(0, |suffix| u16::from_le_bytes(*suffix));
    let has_one_map = logical.maps.get() == 1 && maps.first() == Some(&1);
    Ok(has_one_map && revision <= REVISION && Blocks::of(set.block_size) == Some(Blocks::DISC))
}

/// The partitions in a map table, as text.
fn partitions(maps: &[u8]) -> &'static str {
    let has = |name: &[u8]| find(maps, name).is_some();
    if has(b"*UDF Virtual Partition") {
        "a virtual partition, as on media that are written once"
    } else if has(b"*UDF Sparable Partition") {
        "a sparable partition, as on media that are rewritten"
    } else if has(b"*UDF Metadata Partition") {
        "a metadata partition, as on Blu-ray discs"
    } else {
        "several partitions"
    }
}
