//! Makes a map from claims of structures and files. The most specific claim on a byte gets it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::space::{Space, VolumePlace};
use super::{ByteMap, Named, Of, RegionUsage, Start, USAGES};
use crate::disc::{Lba, Origin};
use crate::fs::Usage;
use crate::limits;
use crate::open::Image;
use crate::order::{SortedMap, sort_by};
use crate::source::Files;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// A range that something has its data in.
#[derive(Debug, Clone, Copy)]
struct Claim {
    start: u64,
    end: u64,
    /// Nesting depth of the volume.
    depth: u8,
    usage: RegionUsage,
    of: Of,
}

/// Collects the usage of an image's bytes.
pub struct MapBuilder {
    space: Space,
    claims: Vec<Claim>,
    structures: Vec<Named>,
    /// The declared end, if it is after the last byte.
    end: u64,
    directories: usize,
    is_all: bool,
}

/// Positions of the views whose files are on the map: the best one of the disc, and one of each volume within it. The
/// other views of a disc show the same files.
pub fn views_of<'a>(views: impl Iterator<Item = &'a View>) -> Vec<usize> {
    let (mut chosen, mut volumes) = (Vec::new(), Vec::new());
    for (position, view) in views.enumerate() {
        let is_best = position == 0 || view.volume.is_inner();
        if is_best && !volumes.contains(&view.volume_number) {
            volumes.push(view.volume_number);
            chosen.push(position);
        }
    }
    chosen
}

impl MapBuilder {
    /// Begins with everything but files. `files` are the user's; without them, or if they are packed, the map covers
    /// the medium. The views of the image may be stored separately.
    pub fn new<'a>(image: &Image, files: Option<&Files>, views: impl Iterator<Item = &'a View> + Clone) -> Self {
        let space = Space::of(image, files);
        let end = space.len();
        let mut builder = Self { space, claims: Vec::new(), structures: Vec::new(), end, directories: 0, is_all: true };
        builder.add_volumes(image);
        builder.add_ends(views.clone());
        views.for_each(|view| builder.add_structures(view));
        builder.add_tables(image);
        builder.add_audio(image);
        builder
    }

    /// Number of claims so far.
    #[must_use]
    pub const fn claims(&self) -> usize {
        self.claims.len()
    }

    /// Adds the files and directories of a view with numbers in a range.
    pub fn add_rows(&mut self, position: usize, view: &View, rows: Range<u32>) {
        let Ok(number) = u16::try_from(position) else { return };
        let place = VolumePlace::of(&view.volume, &self.space);
        let depth = depth_of(view);
        let is_boot = matches!(&view.volume.origin, Origin::Inner(inner) if inner.is_boot_image());
        for id in rows.map(RowId) {
            let Some(row) = view.index.row(id) else { continue };
            let usage = match row.kind {
                _ if is_boot => RegionUsage::Boot,
                Kind::File => RegionUsage::File,
                Kind::Directory => RegionUsage::Metadata,
                _ => continue,
            };
            let of = Of::Entry(number, id.0);
            if let Some(record) = view.file_system().record(row.node) {
                for range in place.ranges(view, &self.space, record) {
                    self.claim(range, depth, usage.max(RegionUsage::Metadata), of);
                }
            }
            // Only for these, the index does not have the position of all data.
            if row.kind == Kind::Directory || row.flags.scattered || row.flags.packed {
                if row.kind == Kind::Directory {
                    self.directories = self.directories.saturating_add(1);
                    if self.directories > limits::MAP_DIRECTORIES {
                        self.is_all = false;
                        continue;
                    }
                }
                for extent in view.file_system().extents(row.node).unwrap_or_default() {
                    for range in place.ranges(view, &self.space, extent) {
                        self.claim(range, depth, usage, of);
                    }
                }
                continue;
            }
            let Some(location) = row.location else { continue };
            let end = location.saturating_add(row.size);
            for range in place.ranges(view, &self.space, location..end) {
                self.claim(range, depth, usage, of);
            }
            // The rest of it is where the image would continue.
            if let Some(offset) = place.offset.filter(|_| view.index.missing(id) > 0) {
                let missing = location.max(view.volume.content.len())..end;
                let missing = offset.saturating_add(missing.start)..offset.saturating_add(missing.end);
                if missing.start >= self.space.len() && missing.end <= self.end {
                    self.claim(missing, depth, RegionUsage::Missing, of);
                }
            }
        }
    }

    /// Marks the bytes of bad sectors: address of the first, and number.
    #[must_use]
    pub fn bad_ranges(space: &Space, image: &Image, runs: impl Iterator<Item = (Lba, u32)>) -> Vec<Range<u64>> {
        let mut ranges = Vec::new();
        for (first, sectors) in runs {
            let track = image.disc.tracks().find(|(_, track)| track.first <= first && first < track.end());
            let Some((_, track)) = track else { continue };
            let from = u64::from(first.0.abs_diff(track.first.0));
            let step = track.stored.step().get();
            let start = from.saturating_mul(step);
            let end = start.saturating_add(u64::from(sectors).saturating_mul(step));
            let base = u64::try_from(track.first.0).unwrap_or(0).saturating_mul(step);
            ranges.extend(space.ranges(&track.content, base, start..end));
        }
        ranges
    }

    /// Makes the map.
    #[must_use]
    pub fn finish(mut self) -> ByteMap {
        sort_by(&mut self.claims, &mut |one, other| one.start.cmp(&other.start));
        self.join_structures();
        let mut map = ByteMap {
            starts: Vec::new(),
            end: 0,
            present: self.space.len(),
            of_usage: [const { Vec::new() }; USAGES],
            structures: self.structures,
            space: self.space,
            bad: Vec::new(),
            gaps: SortedMap::default(),
            is_all: self.is_all,
        };
        flatten(&self.claims, self.end, &mut map);
        map
    }

    /// A boot image is mostly a file, too, and a root directory one of the directories: they then have a path.
    fn join_structures(&mut self) {
        for position in 0..self.claims.len() {
            let Some(Claim { start, end, of: Of::Structure(number), usage, .. }) = self.claims.get(position).copied()
            else {
                continue;
            };
            let first = self.claims.partition_point(|claim| claim.start < start);
            let rest = self.claims.get(first..).unwrap_or_default().iter();
            let entry = rest.take_while(|claim| claim.start == start).find_map(|claim| match (claim.of, claim.usage) {
                (Of::Entry(view, row), RegionUsage::File) if usage == RegionUsage::Boot => Some((view, row)),
                (Of::Entry(view, row), same) if same == usage && claim.end == end => Some((view, row)),
                _ => None,
            });
            let named = usize::try_from(number).ok().and_then(|number| self.structures.get_mut(number));
            if let Some(named) = named.filter(|_| entry.is_some()) {
                named.entry = entry;
            }
        }
    }

    fn claim(&mut self, range: Range<u64>, depth: u8, usage: RegionUsage, of: Of) {
        if range.start >= range.end {
            return;
        }
        if self.claims.len() >= limits::MAP_CLAIMS {
            self.is_all = false;
            return;
        }
        self.claims.push(Claim { start: range.start, end: range.end, depth, usage, of });
    }

    fn name(&mut self, name: String) -> Of {
        let number = u32::try_from(self.structures.len()).unwrap_or(u32::MAX);
        self.structures.push(Named { name, entry: None });
        Of::Structure(number)
    }

    /// Partitions and boot images own the bytes inside them, unless a more specific structure claims them.
    fn add_volumes(&mut self, image: &Image) {
        for volume in &image.volumes {
            let Origin::Inner(inner) = &volume.origin else { continue };
            let usage = if inner.is_boot_image() { RegionUsage::Boot } else { RegionUsage::Partition };
            let of = self.name(inner.name());
            for range in self.space.ranges(&volume.content, volume.base(), 0..volume.content.len()) {
                self.claim(range, 0, usage, of);
            }
        }
    }

    /// Adds declared but missing bytes, and bytes after the last end.
    fn add_ends<'a>(&mut self, views: impl Iterator<Item = &'a View>) {
        let mut declared = 0;
        for view in views.filter(|view| view.file_system().kind().is_tree()) {
            let end = view.volume.start.saturating_add(view.file_system().label().size);
            let place = VolumePlace::of(&view.volume, &self.space);
            if let Some(offset) = place.offset.filter(|_| view.file_system().label().size > 0) {
                declared = declared.max(offset.saturating_add(end));
            }
        }
        let present = self.space.len();
        if declared > present {
            self.end = declared;
            self.claim(present..declared, 0, RegionUsage::Missing, Of::Nothing);
        } else if declared > 0 {
            self.claim(declared..present, 0, RegionUsage::Behind, Of::Nothing);
        }
    }

    fn add_structures(&mut self, view: &View) {
        let place = VolumePlace::of(&view.volume, &self.space);
        for structure in view.file_system().structures() {
            let usage = match structure.usage {
                Usage::System => RegionUsage::System,
                Usage::Metadata => RegionUsage::Metadata,
                Usage::Boot => RegionUsage::Boot,
                Usage::File => RegionUsage::File,
                Usage::Audio => RegionUsage::Audio,
            };
            let of = self.name(structure.name.to_owned());
            for range in place.ranges(view, &self.space, structure.range) {
                self.claim(range, depth_of(view), usage, of);
            }
        }
    }

    /// Partition tables, and the descriptors of a container that is one file. Their places are in the user's file.
    fn add_tables(&mut self, image: &Image) {
        for table in image.partitions.iter().chain(&image.inner_partitions) {
            let of = self.name(table.scheme.name().to_owned());
            for place in &table.places {
                self.claim(place.clone(), 0, RegionUsage::System, of);
            }
        }
        if image.files.all().len() != 1 || matches!(self.space, Space::Medium(_)) {
            return;
        }
        for facts in &image.disc.descriptor {
            let of = self.name(facts.title.clone());
            for bytes in facts.lines.iter().filter_map(|line| line.bytes.clone()) {
                self.claim(bytes, 0, RegionUsage::System, of);
            }
        }
    }

    fn add_audio(&mut self, image: &Image) {
        for (_, track) in image.disc.tracks().filter(|(_, track)| !track.is_data()) {
            let of = self.name(format!("Track {}", track.number));
            for range in self.space.ranges(&track.content, 0, 0..track.content.len()) {
                self.claim(range, 0, RegionUsage::Audio, of);
            }
        }
    }
}

/// Nesting depth of a view's volume.
const fn depth_of(view: &View) -> u8 {
    if view.volume.is_inner() { 1 } else { 0 }
}

/// A claim on the current byte. The deepest one wins, then the most specific usage, then one with a name, then the one
/// that begins last, since it is inside the others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Active {
    depth: u8,
    usage: RegionUsage,
    is_named: bool,
    start: u64,
    earliest: Reverse<usize>,
}

/// Divides the bytes among the claims, which are sorted by their starts.
fn flatten(claims: &[Claim], end: u64, map: &mut ByteMap) {
    let mut active: BinaryHeap<Active> = BinaryHeap::new();
    let (mut at, mut next) = (0, 0);
    while at < end {
        while let Some(claim) = claims.get(next).filter(|claim| claim.start <= at) {
            let Claim { depth, usage, start, of, .. } = *claim;
            let is_named = of != Of::Nothing;
            active.push(Active { depth, usage, is_named, start, earliest: Reverse(next) });
            next = next.saturating_add(1);
        }
        let claim_of = |active: &Active| claims.get(active.earliest.0);
        while active.peek().and_then(claim_of).is_some_and(|claim| claim.end <= at) {
            active.pop();
        }
        let until = claims.get(next).map_or(end, |claim| claim.start).min(end);
        match active.peek().and_then(claim_of) {
            Some(claim) => {
                let until = claim.end.min(until);
                map.push(at, claim.usage, claim.of);
                at = until;
            }
            None => {
                map.push(at, RegionUsage::Gap, Of::Nothing);
                at = until;
            }
        }
    }
    map.finish(end);
}

impl ByteMap {
    fn push(&mut self, at: u64, usage: RegionUsage, of: Of) {
        let goes_on = |last: &Start| last.usage == usage && last.of == of;
        if !self.starts.last().is_some_and(goes_on) {
            self.starts.push(Start { at, before: 0, usage, of });
        }
    }

    /// Counts the bytes of each usage before each region.
    fn finish(&mut self, end: u64) {
        self.end = end;
        let mut sums = [0_u64; USAGES];
        for number in 0..self.starts.len() {
            let region_end = self.starts.get(number.saturating_add(1)).map_or(end, |next| next.at);
            let Some(start) = self.starts.get_mut(number) else { break };
            let at = start.usage.index();
            if let (Some(sum), Some(list)) = (sums.get_mut(at), self.of_usage.get_mut(at)) {
                start.before = *sum;
                *sum = sum.saturating_add(region_end.saturating_sub(start.at));
                list.push(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
    }
}

#[cfg(test)]
impl MapBuilder {
    /// A builder of a medium of some size, without claims.
    pub(super) fn bare(size: u64, end: u64) -> Self {
        Self {
            space: Space::Medium(size),
            claims: Vec::new(),
            structures: Vec::new(),
            end,
            directories: 0,
            is_all: true,
        }
    }

    pub(super) fn claim_entry(&mut self, range: Range<u64>, usage: RegionUsage, row: u32) {
        self.claim(range, 0, usage, Of::Entry(0, row));
    }

    pub(super) fn claim_structure(&mut self, range: Range<u64>, depth: u8, usage: RegionUsage, name: &str) {
        let of = self.name(name.to_owned());
        self.claim(range, depth, usage, of);
    }
}
