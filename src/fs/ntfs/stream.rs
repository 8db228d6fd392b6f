//! The content of a file or of one of its streams: plain, with holes, or packed with LZNT1.

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::rc::Rc;

use super::layout::attribute_flag;
use super::record::{Attribute, Clusters, Value};
use super::runs::Run;
use super::volume::Volume;
use crate::codec::lznt1;
use crate::error::Result;
use crate::refusal::Refusal;
use crate::source::{Blocks, Decoder, Recipe, Segment, Source};

static ENCRYPTED: Refusal = Refusal {
    code: "NTFS-ENCRYPTED",
    sentence: "This file is encrypted by Windows (EFS), and Discern has no key for it.",
    advice: "Open it on the computer and as the user that encrypted it.",
};

static METHOD: Refusal = Refusal {
    code: "NTFS-COMPRESSION",
    sentence: "This file is compressed by method {0}, which Discern doesn't unpack.",
    advice: "Windows may be able to read it.",
};

/// Number of clusters in a unit if none is recorded: Windows XP omitted it.
const UNIT: u64 = 16;

/// The only known compression method.
const LZNT1: u16 = 1;

/// Whether a value is packed.
pub(super) const fn is_packed(attribute: &Attribute) -> bool {
    attribute.flags & attribute_flag::COMPRESSED != 0 && matches!(attribute.value, Value::NonResident(_))
}

/// Whether a value is encrypted.
pub(super) const fn is_encrypted(attribute: &Attribute) -> bool {
    attribute.flags & attribute_flag::ENCRYPTED != 0
}

/// The content of a value, unpacked.
///
/// # Errors
/// If it is encrypted, or its compression is unknown.
pub(super) fn content(volume: &Rc<Volume>, attribute: &Attribute) -> Result<Recipe> {
    if is_encrypted(attribute) {
        return Err((&ENCRYPTED).into());
    }
    match (&attribute.value, attribute.flags & attribute_flag::COMPRESSED) {
        (Value::NonResident(clusters), LZNT1) => Ok(Packed::recipe(volume, clusters)),
        (Value::NonResident(_), method) if method != 0 => Err(METHOD.with(&[&method]).into()),
        _ => Ok(volume.value(attribute)),
    }
}

/// A packed value, unit by unit.
struct Packed {
    volume: Rc<Volume>,
    /// Runs, each with the number of its first cluster within the value.
    runs: Vec<(u64, Run)>,
    unit: u64,
    size: u64,
    initialized: u64,
}

/// Storage of a unit.
enum Unit {
    Zeros,
    Plain(Recipe),
    Packed(Recipe),
    /// Clusters that aren't in the image.
    Missing,
}

impl Packed {
    /// The content: uncompressed units are ranges of the volume, holes are zeros.
    fn recipe(volume: &Rc<Volume>, clusters: &Clusters) -> Recipe {
        let mut runs = Vec::new();
        let mut at = 0_u64;
        for run in &clusters.runs {
            runs.push((at, *run));
            at = at.saturating_add(run.count);
        }
        let unit = if clusters.unit == 0 { UNIT } else { clusters.unit };
        let (size, initialized) = (clusters.size, clusters.initialized);
        let packed = Rc::new(Self { volume: Rc::clone(volume), runs, unit, size, initialized });
        let unpacked = Blocks::source(Units(Rc::clone(&packed)), &volume.content);
        let mut recipe = Recipe::default();
        let held = at.saturating_mul(volume.geometry.cluster_len);
        let end = size.min(held);
        let mut start = 0;
        while start < end {
            let next = start.saturating_add(packed.unit_len()).min(end);
            match packed.unit(start) {
                Unit::Zeros => recipe.push(Segment::Zeros(next.saturating_sub(start))),
                Unit::Plain(plain) => {
                    let source = plain.into_source();
                    recipe.append(&Recipe::of(&source, 0..next.saturating_sub(start)));
                }
                Unit::Packed(_) => recipe.push(Segment::Copy { from: unpacked.clone(), range: start..next }),
                Unit::Missing => break,
            }
            start = next;
        }
        recipe
    }

    fn unit_len(&self) -> u64 {
        self.unit.saturating_mul(self.volume.geometry.cluster_len)
    }

    /// The unit at an offset of the content.
    fn unit(&self, start: u64) -> Unit {
        if start >= self.initialized {
            return Unit::Zeros;
        }
        let cluster_len = self.volume.geometry.cluster_len;
        let first = start.checked_div(cluster_len).unwrap_or(0);
        let end = first.saturating_add(self.unit);
        let mut stored = Recipe::default();
        let (mut clusters, mut has_hole) = (0_u64, false);
        let from = self.runs.partition_point(|(at, run)| at.saturating_add(run.count) <= first);
        for (at, run) in self.runs.iter().skip(from).take_while(|(at, _)| *at < end) {
            let begin = first.max(*at);
            let count = end.min(at.saturating_add(run.count)).saturating_sub(begin);
            let Some(place) = run.start else {
                has_hole = true;
                continue;
            };
            let byte = self.volume.geometry.cluster_at(place.saturating_add(begin.saturating_sub(*at)));
            let range = byte..byte.saturating_add(count.saturating_mul(cluster_len));
            if range.end > self.volume.content.len() {
                return Unit::Missing;
            }
            stored.append(&Recipe::of(&self.volume.content, range));
            clusters = clusters.saturating_add(count);
        }
        match (clusters, has_hole) {
            (0, _) => Unit::Zeros,
            // The last unit may end with the file.
            (_, false) => Unit::Plain(stored),
            (_, true) => Unit::Packed(stored),
        }
    }
}

/// Unpacks units.
struct Units(Rc<Packed>);

impl Decoder for Units {
    fn content_len(&self) -> u64 {
        self.0.size
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(self.0.unit_len()).unwrap_or(NonZeroU64::MIN)
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, number: u64, out: &mut [u8]) -> io::Result<usize> {
        let start = number.saturating_mul(self.0.unit_len());
        match self.0.unit(start) {
            Unit::Zeros => out.fill(0),
            Unit::Missing => return Ok(0),
            Unit::Plain(stored) => return read(&stored.into_source(), out),
            Unit::Packed(stored) => {
                let source = stored.into_source();
                let mut bytes = vec![0; usize::try_from(source.len()).unwrap_or(0)];
                let got = read(&source, &mut bytes)?;
                lznt1(bytes.get(..got).unwrap_or_default(), out).map_err(|error| {
                    let at = source.absolute(0);
                    io::Error::new(error.kind(), format!("the unit at byte {at} cannot be unpacked ({error})"))
                })?;
            }
        }
        let kept = usize::try_from(self.0.initialized.saturating_sub(start)).unwrap_or(usize::MAX);
        if let Some(unwritten) = out.get_mut(kept..) {
            unwritten.fill(0);
        }
        Ok(out.len())
    }
}

fn read(source: &Source, out: &mut [u8]) -> io::Result<usize> {
    let wanted = usize::try_from(source.len()).unwrap_or(usize::MAX).min(out.len());
    let room = out.get_mut(..wanted).unwrap_or_default();
    source.read_exact_at(0, room)?;
    Ok(wanted)
}

/// Byte ranges of a value in the volume's content, in order.
pub(super) fn extents(volume: &Volume, attribute: &Attribute) -> Vec<Range<u64>> {
    match &attribute.value {
        Value::Resident(_, place) => {
            let start = volume.record_at(attribute.place.0).saturating_add(place.start as u64);
            let len = place.end.saturating_sub(place.start) as u64;
            volume.place_in_mft(start..start.saturating_add(len)).into_iter().collect()
        }
        Value::NonResident(clusters) => {
            let length = if is_packed(attribute) { u64::MAX } else { clusters.size };
            volume.extents(clusters, length).all.into_iter().filter_map(|(range, _)| range).collect()
        }
    }
}
