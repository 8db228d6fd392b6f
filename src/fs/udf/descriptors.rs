//! What a volume records outside files: recognition sequence, anchors, both descriptor sequences, integrity sequence,
//! space bitmaps, and the files that partition maps lead to.

use std::ops::Range;

use super::descriptor::Descriptor;
use super::icb::Icb;
use super::layout::{Anchor, ExtentAd, Integrity, LbAddr, Pointer, ShortAd, tag};
use super::maps::{self, MapKind};
use super::partition::Partitions;
use super::volume_set::{VolumeSet, anchors};
use crate::bytes::integers::Le32;
use crate::findings::Findings;
use crate::limits;
use crate::source::Source;

/// Where the recognition sequence begins, in bytes (ECMA-167 2/8.3).
const RECOGNITION: u64 = 32 << 10;

/// Bytes of a structure of the recognition sequence, unless blocks are larger (2/8.4).
const RECOGNITION_STEP: u64 = 2048;

/// Lists of free space in the contents use of a partition, in their order (4/14.3).
const SPACE: [&str; 5] = [
    "Unallocated Space Table",
    "Unallocated Space Bitmap",
    "Partition Integrity Table",
    "Freed Space Table",
    "Freed Space Bitmap",
];

/// Something that is recorded outside files.
pub(super) struct Place {
    /// Its name.
    pub(super) name: &'static str,
    /// Its bytes in the content.
    pub(super) range: Range<u64>,
    /// What its first bytes are.
    pub(super) begins: Begins,
}

/// What the first bytes of a place are.
pub(super) enum Begins {
    /// A descriptor with a tag.
    Tag(Descriptor<'static>),
    /// A structure of the recognition sequence (2/9.1).
    Recognition(Vec<u8>),
    /// Something that has fields of no structure here, or that other places divide.
    Other,
}

/// All places, whatever can be read of them.
pub(super) fn all(set: &VolumeSet, partitions: &Partitions) -> Vec<Place> {
    let look = Look { content: &partitions.content, size: u64::from(set.block_size) };
    let mut places = look.recognition();
    for anchor in anchors(look.content, set.block_size) {
        places.extend(look.tagged("Anchor Volume Descriptor Pointer", anchor));
    }
    if let Ok(anchor) = set.anchor.part::<Anchor>(0, "Anchor Volume Descriptor Pointer") {
        look.sequence("Main Volume Descriptor Sequence", anchor.main, &mut places);
        look.sequence("Reserve Volume Descriptor Sequence", anchor.reserve, &mut places);
    }
    look.sequence("Logical Volume Integrity Sequence", set.logical.1.integrity, &mut places);
    for (_, partition) in &set.partitions {
        let lists = partition.contents_use.as_chunks::<8>().0.iter().map(|bytes| ShortAd::of(*bytes));
        for (name, extent) in SPACE.into_iter().zip(lists) {
            let start = u64::from(partition.start.get()).saturating_add(extent.position);
            places.extend(look.extent(name, start, extent.length));
        }
    }
    look.mapped(set, partitions, &mut places);
    places
}

struct Look<'a> {
    content: &'a Source,
    /// Size of a block in bytes.
    size: u64,
}

impl Look<'_> {
    /// The range of a descriptor in one block.
    fn tagged(&self, name: &'static str, descriptor: Descriptor<'static>) -> Option<Place> {
        let range = descriptor.at..descriptor.at.checked_add(self.size)?;
        Some(Place { name, range, begins: Begins::Tag(descriptor) })
    }

    /// An extent that may begin with a descriptor; `None` if it is empty.
    fn extent(&self, name: &'static str, block: u64, length: u64) -> Option<Place> {
        let start = block.checked_mul(self.size)?;
        let end = start.checked_add(length.checked_next_multiple_of(self.size)?)?;
        let begins = self.descriptor(start).map_or(Begins::Other, Begins::Tag);
        (length > 0 && start < self.content.len()).then_some(Place { name, range: start..end, begins })
    }

    fn descriptor(&self, at: u64) -> Option<Descriptor<'static>> {
        let size = u32::try_from(self.size).ok()?;
        Descriptor::read(self.content, at, size).ok()?.filter(Descriptor::has_right_checksum)
    }

    /// Structures from BEA01 to TEA01. Those of ISO 9660 before them belong to it.
    fn recognition(&self) -> Vec<Place> {
        let step = self.size.max(RECOGNITION_STEP);
        let mut places = Vec::new();
        for number in 0..u64::from(limits::UDF_DESCRIPTORS) {
            let at = RECOGNITION.saturating_add(number.saturating_mul(step));
            let Ok(bytes) = self.content.read_up_to(at, 7) else { break };
            let name = match bytes.get(1..6) {
                Some(b"BEA01") => "Beginning Extended Area Descriptor",
                Some(b"NSR02" | b"NSR03") => "NSR Descriptor",
                Some(b"BOOT2") => "Boot Descriptor",
                Some(b"TEA01") => "Terminating Extended Area Descriptor",
                Some(b"CD001" | b"CDW02") => continue,
                _ => break,
            };
            places.push(Place { name, range: at..at.saturating_add(step), begins: Begins::Recognition(bytes) });
        }
        places
    }

    /// An extent with descriptors, and each of them, in whatever extents it goes on.
    fn sequence(&self, name: &'static str, first: ExtentAd, places: &mut Vec<Place>) {
        let is_reserve = name.starts_with("Reserve");
        let mut next = Some(first);
        let mut left = limits::UDF_DESCRIPTORS;
        while let Some(extent) = next.take().filter(|extent| extent.length.get() > 0) {
            let start = u64::from(extent.location.get());
            let length = u64::from(extent.length.get());
            let Some(whole) = self.extent(name, start, length) else { break };
            places.push(Place { begins: Begins::Other, ..whole });
            for block in start..start.saturating_add(length.checked_div(self.size).unwrap_or(0)) {
                left = left.saturating_sub(1);
                let Some(descriptor) = self.descriptor(block.saturating_mul(self.size)).filter(|_| left > 0) else {
                    break;
                };
                let kind = descriptor.tag.identifier.get();
                next = match kind {
                    tag::POINTER => descriptor.part::<Pointer>(0, name).ok().map(|pointer| pointer.next),
                    tag::INTEGRITY => descriptor.part::<Integrity>(0, name).ok().map(|integrity| integrity.next),
                    _ => None,
                };
                places.extend(self.tagged(named(kind, is_reserve), descriptor));
                if matches!(kind, tag::TERMINATOR | tag::POINTER) || (left > 0 && next.is_some_and(goes_on)) {
                    break;
                }
            }
        }
    }

    /// Sparing tables, the metadata file and its mirror and bitmap, the virtual allocation table.
    fn mapped(&self, set: &VolumeSet, partitions: &Partitions, places: &mut Vec<Place>) {
        for map in maps::located(partitions, set) {
            let files: [(&'static str, Option<u32>); 3] = match map.kind {
                MapKind::Sparable { size, tables } => {
                    let tables =
                        tables.into_iter().map(|block| self.extent("Sparing Table", block.into(), size.into()));
                    places.extend(tables.flatten());
                    continue;
                }
                MapKind::Metadata { main, mirror, bitmap } => [
                    ("Metadata File", Some(main)),
                    ("Metadata Mirror File", Some(mirror)),
                    ("Metadata Bitmap File", bitmap),
                ],
                MapKind::Virtual { table } => [("Virtual Allocation Table", table), ("", None), ("", None)],
            };
            for (name, block) in files {
                let Some(block) = block else { continue };
                let address = LbAddr { block: Le32::new(block), partition: map.reference.into() };
                let Ok(icb) = Icb::read(partitions, address, &mut Findings::default()) else { continue };
                let ranges = icb.recorded(partitions).unwrap_or_default();
                places.extend(ranges.into_iter().map(|range| Place { name, range, begins: Begins::Other }));
                places.extend(self.tagged(name, icb.descriptor));
            }
        }
    }
}

/// Whether an extent is recorded.
fn goes_on(extent: ExtentAd) -> bool {
    extent.length.get() > 0
}

/// Name of a descriptor in a sequence.
fn named(kind: u16, is_reserve: bool) -> &'static str {
    let names = match kind {
        tag::PRIMARY => ["Primary Volume Descriptor", "Primary Volume Descriptor (reserve)"],
        tag::POINTER => ["Volume Descriptor Pointer", "Volume Descriptor Pointer (reserve)"],
        tag::IMPLEMENTATION_USE => {
            ["Implementation Use Volume Descriptor", "Implementation Use Volume Descriptor (reserve)"]
        }
        tag::PARTITION => ["Partition Descriptor", "Partition Descriptor (reserve)"],
        tag::LOGICAL => ["Logical Volume Descriptor", "Logical Volume Descriptor (reserve)"],
        tag::UNALLOCATED => ["Unallocated Space Descriptor", "Unallocated Space Descriptor (reserve)"],
        tag::TERMINATOR => ["Terminating Descriptor", "Terminating Descriptor (reserve)"],
        tag::INTEGRITY => ["Logical Volume Integrity Descriptor"; 2],
        _ => ["Descriptor", "Descriptor (reserve)"],
    };
    if is_reserve { names[1] } else { names[0] }
}
