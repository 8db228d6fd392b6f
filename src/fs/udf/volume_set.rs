//! Finds the descriptors of the volume from its anchors (ECMA-167 3/8.4).

use super::descriptor::Descriptor;
use super::layout::{Anchor, ExtentAd, LogicalVolume, PartitionDescriptor, Pointer, Primary, tag};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::{Recipe, Source};

static ANCHOR: Anomaly = Anomaly {
    code: "UDF-ANCHOR",
    severity: Severity::Warning,
    structure: "Anchor Volume Descriptor Pointer",
    meaning: "The anchor in block 256 is missing or damaged; another one was used. Programs that look only there see no \
              UDF.",
    clause: Some("ECMA-167 3/8.4.2.1"),
};

static RESERVE: Anomaly = Anomaly {
    code: "UDF-RESERVE",
    severity: Severity::Damage,
    structure: "Main Volume Descriptor Sequence",
    meaning: "The main descriptors can't be read; the reserve copy was used.",
    clause: Some("ECMA-167 3/8.4.2.2"),
};

/// Possible block sizes, the likeliest first.
const BLOCK_SIZES: [u32; 4] = [2048, 512, 4096, 1024];

/// Block of the first anchor (3/8.4.2.1).
const FIRST_ANCHOR: u64 = 256;

/// Distances of anchors from the end in blocks: the last block, 256 before it, one more for images with an extra block,
/// and the run-out of separately written tracks.
const BEFORE_END: [u64; 6] = [1, 257, 2, 258, 151, 153];

/// The descriptors of a volume.
pub(super) struct VolumeSet {
    /// Size of a block in bytes.
    pub(super) block_size: u32,
    /// The anchor in use.
    pub(super) anchor: Descriptor<'static>,
    pub(super) primary: Option<(Descriptor<'static>, Primary)>,
    pub(super) logical: (Descriptor<'static>, LogicalVolume),
    pub(super) partitions: Vec<(Descriptor<'static>, PartitionDescriptor)>,
}

impl VolumeSet {
    /// Whether there is an anchor in block 256, for any block size. Reads one sector for each.
    ///
    /// # Errors
    /// If the volume cannot be read.
    pub(super) fn has_first_anchor(content: &Source) -> Result<bool> {
        for size in BLOCK_SIZES {
            let at = FIRST_ANCHOR.saturating_mul(size.into());
            // Nothing else is read there, so the cache is bypassed.
            let bytes = Recipe::of(content, at..at.saturating_add(512)).sample()?;
            if anchor(bytes, at, FIRST_ANCHOR).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads the descriptors.
    ///
    /// # Errors
    /// If no anchor leads to a logical volume descriptor.
    pub(super) fn read(volume: &Volume, findings: &mut Findings) -> Result<Self> {
        let content = &volume.content;
        let mut damaged = None;
        for (number, (block, size)) in places(content).enumerate() {
            let Some(anchor) = anchor_at(content, block, size)? else { continue };
            let Ok(body) = anchor.part::<Anchor>(0, "Anchor Volume Descriptor Pointer") else { continue };
            let main = Sequence::read(content, body.main, size)?;
            let is_whole = main.is_whole();
            let sequence = if is_whole { main } else { main.or(Sequence::read(content, body.reserve, size)?) };
            let Sequence { primary, logical: Some(logical), partitions } = sequence else {
                damaged = damaged.or(Some(anchor.at));
                continue;
            };
            if !is_whole {
                let at = content.absolute(u64::from(body.main.location.get()).saturating_mul(size.into()));
                findings.add(&RESERVE, at, "primary, logical volume and partition descriptors", "not all of them");
            }
            if number >= BLOCK_SIZES.len() {
                let at = content.absolute(FIRST_ANCHOR.saturating_mul(size.into()));
                findings.add(&ANCHOR, at, "an anchor", format!("none; the one in block {block} was used"));
            }
            for descriptor in
                primary.iter().map(|(it, _)| it).chain([&logical.0]).chain(partitions.iter().map(|(it, _)| it))
            {
                let block = descriptor.at.checked_div(size.into()).unwrap_or(0);
                let location = u32::try_from(block).unwrap_or(u32::MAX);
                descriptor.check(content, location, findings);
            }
            return Ok(Self { block_size: logical.1.block_size.get().max(512), anchor, primary, logical, partitions });
        }
        let at = content.absolute(damaged.unwrap_or(0));
        Err(Error::broken("Volume Descriptor Sequence", at, "no anchor leads to a logical volume descriptor"))
    }
}

/// Possible anchors as block and block size: block 256 first, for each size.
fn places(content: &Source) -> impl Iterator<Item = (u64, u32)> {
    let len = content.len();
    let first = BLOCK_SIZES.into_iter().map(|size| (FIRST_ANCHOR, size));
    let last = BLOCK_SIZES.into_iter().flat_map(move |size| {
        let blocks = len.checked_div(size.into()).unwrap_or(0);
        BEFORE_END.into_iter().filter_map(move |before| Some((blocks.checked_sub(before)?, size)))
    });
    // Some programs use 512 if 256 is not possible.
    let spare = BLOCK_SIZES.into_iter().map(|size| (512, size));
    first.chain(last).chain(spare)
}

/// All anchors of a volume with this block size.
pub(super) fn anchors(content: &Source, size: u32) -> Vec<Descriptor<'static>> {
    let mut found: Vec<Descriptor<'static>> = Vec::new();
    for (block, _) in places(content).filter(|(_, other)| *other == size) {
        let anchor = anchor_at(content, block, size).ok().flatten();
        found.extend(anchor.filter(|anchor| found.iter().all(|other| other.at != anchor.at)));
    }
    found
}

fn anchor_at(content: &Source, block: u64, size: u32) -> Result<Option<Descriptor<'static>>> {
    let at = block.saturating_mul(size.into());
    Ok(anchor(content.read_up_to(at, 512)?, at, block))
}

/// Parses the anchor of a block.
fn anchor(bytes: Vec<u8>, at: u64, block: u64) -> Option<Descriptor<'static>> {
    let descriptor = Descriptor::of(bytes, at).filter(|it| it.is(tag::ANCHOR) && it.has_right_checksum());
    descriptor.filter(|it| u64::from(it.tag.location.get()) == block)
}

/// Reads the descriptors of a sequence; among several of a type, the one with the highest sequence number counts.
#[derive(Default)]
struct Sequence {
    primary: Option<(Descriptor<'static>, Primary)>,
    logical: Option<(Descriptor<'static>, LogicalVolume)>,
    partitions: Vec<(Descriptor<'static>, PartitionDescriptor)>,
}

impl Sequence {
    fn read(content: &Source, extent: ExtentAd, size: u32) -> Result<Self> {
        let mut found = Self::default();
        let mut extents = vec![extent];
        let mut left = limits::UDF_DESCRIPTORS;
        while let Some(extent) = extents.pop() {
            let start = u64::from(extent.location.get());
            let count = u64::from(extent.length.get()).checked_div(size.into()).unwrap_or(0);
            for block in start..start.saturating_add(count) {
                left = left.saturating_sub(1);
                let at = block.saturating_mul(size.into());
                let Some(descriptor) = Descriptor::read(content, at, size)?.filter(|_| left > 0) else { break };
                if !descriptor.has_right_checksum() {
                    continue;
                }
                if descriptor.is(tag::TERMINATOR) {
                    break;
                }
                if descriptor.is(tag::POINTER) {
                    extents.push(descriptor.part::<Pointer>(0, "Volume Descriptor Pointer")?.next);
                    break;
                }
                found.add(descriptor);
            }
        }
        Ok(found)
    }

    fn add(&mut self, descriptor: Descriptor<'static>) {
        match descriptor.tag.identifier.get() {
            tag::PRIMARY => {
                let Ok(body) = descriptor.part::<Primary>(0, "Primary Volume Descriptor") else { return };
                if self.primary.as_ref().is_none_or(|(_, other)| body.sequence.get() >= other.sequence.get()) {
                    self.primary = Some((descriptor, body));
                }
            }
            tag::LOGICAL => {
                let Ok(body) = descriptor.part::<LogicalVolume>(0, "Logical Volume Descriptor") else { return };
                if self.logical.as_ref().is_none_or(|(_, other)| body.sequence.get() >= other.sequence.get()) {
                    self.logical = Some((descriptor, body));
                }
            }
            tag::PARTITION => {
                let Ok(body) = descriptor.part::<PartitionDescriptor>(0, "Partition Descriptor") else { return };
                match self.partitions.iter_mut().find(|(_, other)| other.number == body.number) {
                    Some(other) if body.sequence.get() >= other.1.sequence.get() => *other = (descriptor, body),
                    Some(_) => {}
                    None => self.partitions.push((descriptor, body)),
                }
            }
            _ => {}
        }
    }

    /// Whether it has every descriptor that reading needs.
    fn is_whole(&self) -> bool {
        self.logical.is_some() && !self.partitions.is_empty()
    }

    /// Fills missing descriptors from another sequence.
    fn or(self, other: Self) -> Self {
        Self {
            primary: self.primary.or(other.primary),
            logical: self.logical.or(other.logical),
            partitions: if self.partitions.is_empty() { other.partitions } else { self.partitions },
        }
    }
}
