//! Writes disks in the formats of virtual machines. Ranges known to be zeros without being read aren't stored, and data
//! stored uncompressed in the source is only referred to.

pub(in super::super) mod cso;
pub(in super::super) mod packed_qcow;
pub(in super::super) mod qcow;
pub(in super::super) mod stream;
pub(in super::super) mod vdi;
pub(in super::super) mod vhd;
pub(in super::super) mod vhdx;
pub(in super::super) mod vmdk;

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::super::TargetOptions;
use super::super::plain_image::{content_of, plain_image};
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::source::{Output, Recipe, Segment, Source};

/// Size of a sector in all these formats in bytes, whatever the disk's own sectors.
const SECTOR: u64 = 512;

/// Number of bytes whose segments are looked at together.
const WINDOW: u64 = 64 << 20;

/// Number of bytes at the start of a disk that its identifier derives from: they include the partition table.
const HEAD: usize = 64 << 10;

/// The content of a disk in blocks, and which blocks are stored.
struct Payload {
    content: Source,
    /// Size of the disk in bytes: complete sectors.
    size: u64,
    /// Size of a block, in bytes.
    block: u64,
    /// Numbers of the blocks to store: all but those known to be zeros.
    stored: Vec<Range<u64>>,
}

impl Payload {
    /// Finds the blocks of a disk that have to be stored, without reading their content.
    fn of(disc: &Disc, block: u64) -> Result<Self> {
        let content = content_of(disc)?;
        let size = content.len().next_multiple_of(SECTOR);
        let mut stored: Vec<Range<u64>> = Vec::new();
        each_segment(&content, block, |at, segment| {
            let is_empty = match segment {
                Segment::Zeros(_) => true,
                Segment::Bytes(bytes) => bytes.iter().all(|byte| *byte == 0),
                Segment::Copy { .. } => false,
            };
            let end = at.saturating_add(segment.len());
            if is_empty || end == at {
                return;
            }
            let (first, end) = (at.checked_div(block).unwrap_or(0), end.div_ceil(block));
            match stored.last_mut() {
                Some(last) if first <= last.end => last.end = last.end.max(end),
                _ => stored.push(first..end),
            }
        });
        Ok(Self { content, size, block, stored })
    }

    /// Number of blocks, stored or not.
    const fn count(&self) -> u64 {
        self.size.div_ceil(self.block)
    }

    /// Number of stored blocks.
    fn stored_count(&self) -> u64 {
        self.stored.iter().map(|run| run.end.saturating_sub(run.start)).fold(0, u64::saturating_add)
    }

    /// Numbers of the stored blocks, in order.
    fn numbers(&self) -> impl Iterator<Item = u64> + '_ {
        self.stored.iter().flat_map(Clone::clone)
    }

    /// Appends a block, padded with zeros if the disk ends within it.
    fn append(&self, number: u64, recipe: &mut Recipe) {
        self.append_run(number..number.saturating_add(1), recipe);
    }

    /// Appends all stored blocks, one after the other.
    fn append_all(&self, recipe: &mut Recipe) {
        for run in &self.stored {
            self.append_run(run.clone(), recipe);
        }
    }

    fn append_run(&self, run: Range<u64>, recipe: &mut Recipe) {
        let (start, end) = (run.start.saturating_mul(self.block), run.end.saturating_mul(self.block));
        let part = self.content.slice(start..end);
        each_segment(&part, self.block, |_, segment| recipe.push(segment.clone()));
        recipe.push(Segment::Zeros(end.saturating_sub(start).saturating_sub(part.len())));
    }
}

/// The plain image under a name with this ending, for formats that pack it.
fn plain_as(disc: &Disc, options: &TargetOptions, ending: &str) -> Result<Vec<Output>> {
    Ok(vec![Output { name: options.file(ending), ..plain_image(disc, options)? }])
}

/// Converts a number that a structure records in 32 bits.
fn short(value: u64) -> Result<u32> {
    u32::try_from(value).map_err(|_| Error::OverLimit("blocks of a disk"))
}

/// Appends zeros up to an offset.
fn fill(recipe: &mut Recipe, at: u64) {
    recipe.push(Segment::Zeros(at.saturating_sub(recipe.len())));
}

/// Sets an entry of a table.
fn set<T>(table: &mut [T], number: u64, entry: T) {
    if let Some(place) = usize::try_from(number).ok().and_then(|number| table.get_mut(number)) {
        *place = entry;
    }
}

/// Passes on the parts of a content with their offsets: as ranges of files wherever complete blocks are stored
/// uncompressed.
fn each_segment(content: &Source, block: u64, mut found: impl FnMut(u64, &Segment)) {
    let mut at = 0;
    while at < content.len() {
        let end = at.saturating_add(WINDOW.next_multiple_of(block)).min(content.len());
        named(content, at..end, block, &mut found);
        at = end;
    }
}

fn named(content: &Source, range: Range<u64>, block: u64, found: &mut impl FnMut(u64, &Segment)) {
    let len = range.end.saturating_sub(range.start);
    if content.file().is_none() && content.below(range.clone()).is_none() && len > block {
        // A single packed block hides where the others are.
        let half = (len / 2).next_multiple_of(block).min(len);
        let middle = range.start.saturating_add(half);
        named(content, range.start..middle, block, found);
        named(content, middle..range.end, block, found);
        return;
    }
    let mut at = range.start;
    for segment in Recipe::of(content, range).resolve().segments() {
        found(at, segment);
        at = at.saturating_add(segment.len());
    }
}

/// An identifier for a disk, which is the same for the same disk under the same name, so that a conversion can be
/// repeated. Marked as an experimental GUID (RFC 9562 5.8).
fn identifier(content: &Source, options: &TargetOptions, purpose: &str) -> Result<[u8; 16]> {
    let mut hash = Sha256::new();
    hash.update(purpose.as_bytes());
    hash.update(options.name.as_bytes());
    hash.update(content.len().to_le_bytes());
    hash.update(content.read_up_to(0, HEAD)?);
    let digest = hash.finalize();
    let mut id = [0; 16];
    for (place, byte) in id.iter_mut().zip(digest) {
        *place = byte;
    }
    let [_, _, _, _, _, _, version, _, variant, ..] = &mut id;
    *version = *version & 0x0F | 0x80;
    *variant = *variant & 0x3F | 0x80;
    Ok(id)
}

/// The geometry that old programs expect for this number of sectors, as “Virtual Hard Disk Image Format Specification”
/// 1.0 computes it: cylinders, heads and sectors per track.
fn geometry(sectors: u64) -> (u16, u8, u8) {
    /// Upper bound for the sectors that a geometry can count.
    const MOST: u64 = 65_535 * 16 * 255;
    let total = sectors.min(MOST);
    let (heads, per_track) = if total >= 65_535 * 16 * 63 {
        (16, 255)
    } else {
        let tracks = total / 17;
        let heads = tracks.div_ceil(1024).max(4);
        if tracks < heads.saturating_mul(1024) && heads <= 16 {
            (heads, 17)
        } else if total / 31 < 16 * 1024 {
            (16, 31)
        } else {
            (16, 63)
        }
    };
    let cylinders = total.checked_div(per_track).and_then(|tracks| tracks.checked_div(heads)).unwrap_or(0);
    let byte = |value: u64| u8::try_from(value).unwrap_or(u8::MAX);
    (u16::try_from(cylinders).unwrap_or(u16::MAX), byte(heads), byte(per_track))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Sizes and geometries of disks made by Virtual PC, listed in QEMU's tests of the format.
    #[test]
    fn geometries_are_those_of_the_specification() {
        assert_eq!(geometry(20_480), (301, 4, 17));
        assert_eq!(geometry(2_097_152), (2_080, 16, 63));
        assert_eq!(geometry(u64::MAX), (65_535, 16, 255));
    }

    #[test]
    fn zeros_that_are_known_are_not_stored() {
        let file = Source::from_bytes(vec![7; 4096]);
        let mut recipe = Recipe::of(&file, 0..1000);
        recipe.push(Segment::Zeros(5000));
        recipe.append(&Recipe::of(&file, 1000..1100));
        let content = recipe.into_source();
        let mut all = Vec::new();
        each_segment(&content, 1024, |at, segment| all.push((at, segment.len())));
        assert_eq!(all, [(0, 1000), (1000, 5000), (6000, 100)]);
    }
}
