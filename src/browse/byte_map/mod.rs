//! The byte map: usage of each byte of an image, from the first to the last, and beyond it up to a declared end.
//!
//! Regions are sorted and do not overlap, so that a byte is found by binary search. For each usage there is a list of
//! its regions with the number of its bytes before each. A drawing of any range thus takes a few searches for each of
//! its parts, however many regions there are.

mod build;
mod drawing;
mod fields;
mod gap;
mod space;

use std::ops::Range;

pub use self::build::{MapBuilder, views_of};
pub use self::drawing::Drawing;
pub use self::fields::fields_at;
pub use self::space::{Space, byte_of_sector, sector_of_byte};
use crate::order::SortedMap;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// Usage of a region. If several claim a byte, a later one gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegionUsage {
    /// Nothing is known to be there.
    Gap,
    /// As [`RegionUsage::Gap`], and all of it was read and is zero.
    Zeros,
    /// After the last declared end.
    Behind,
    /// Declared, and not in the image.
    Missing,
    /// In a partition, and in none of its structures and files.
    Partition,
    /// Audio tracks.
    Audio,
    /// Content of files.
    File,
    /// Descriptors, path tables, directories.
    Metadata,
    /// The 16 sectors before the descriptors, partition tables.
    System,
    /// Boot catalog and images.
    Boot,
}

/// Number of usages.
const USAGES: usize = RegionUsage::ALL.len();

impl RegionUsage {
    /// All usages, in their order.
    pub const ALL: [Self; 10] = [
        Self::Gap,
        Self::Zeros,
        Self::Behind,
        Self::Missing,
        Self::Partition,
        Self::Audio,
        Self::File,
        Self::Metadata,
        Self::System,
        Self::Boot,
    ];

    /// Stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Zeros => "zeros",
            Self::Behind => "behind",
            Self::Missing => "missing",
            Self::Partition => "partition",
            Self::Audio => "audio",
            Self::File => "file",
            Self::Metadata => "metadata",
            Self::System => "system",
            Self::Boot => "boot",
        }
    }

    /// The letter that represents it in a drawing.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Gap => '.',
            Self::Zeros => '0',
            Self::Behind => '>',
            Self::Missing => 'x',
            Self::Partition => 'p',
            Self::Audio => 'a',
            Self::File => 'f',
            Self::Metadata => 'm',
            Self::System => 's',
            Self::Boot => 'b',
        }
    }

    /// Name of a region of it that has no other.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap => "Gap",
            Self::Zeros => "Zeros",
            Self::Behind => "Data behind the declared end",
            Self::Missing => "Missing end",
            Self::Partition => "Partition",
            Self::Audio => "Audio",
            Self::File => "File",
            Self::Metadata => "Structure",
            Self::System => "System area",
            Self::Boot => "Boot",
        }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// Owner of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Nothing,
    Structure(u32),
    /// The position of a view, and a row of it.
    Entry(u16, u32),
}

/// A structure, and the entry with the same data if there is one.
#[derive(Debug, Clone)]
struct Named {
    name: String,
    entry: Option<(u16, u32)>,
}

/// The start of a region, which ends where the next one starts.
#[derive(Debug, Clone, Copy)]
struct Start {
    at: u64,
    /// Bytes of the same usage in all regions before.
    before: u64,
    usage: RegionUsage,
    of: Of,
}

/// Contents of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GapContent {
    Zeros,
    Data,
}

/// A region as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region<'a> {
    /// First byte.
    pub start: u64,
    /// The byte after the last.
    pub end: u64,
    /// Usage.
    pub usage: RegionUsage,
    /// Name of the structure; empty for a file and for regions without an owner.
    pub name: &'a str,
    /// The file or directory that has data there: the position of a view, and its row.
    pub entry: Option<(usize, RowId)>,
    /// For a gap: whether all or a part of it was read and is not zero.
    pub has_data: bool,
}

impl Region<'_> {
    /// Number of bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it has no bytes; no region of a map has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Name for users. `view` is the one of the entry.
    #[must_use]
    pub fn title(&self, view: Option<&View>) -> String {
        let path = self.entry.zip(view).map(|((_, row), view)| {
            let is_file = view.index.row(row).is_some_and(|row| row.kind == Kind::File);
            let is_record = is_file && self.usage == RegionUsage::Metadata;
            let path = if is_record { format!("Record of {}", view.path(row)) } else { view.path(row) };
            match view.volume.name().filter(|_| view.volume.is_inner()) {
                Some(volume) => format!("{volume}: {path}"),
                None => path,
            }
        });
        match (self.name, path) {
            ("", Some(path)) if self.usage == RegionUsage::Missing => format!("{path}, missing"),
            ("", Some(path)) => path,
            ("", None) if self.has_data => "Gap with data".to_owned(),
            ("", None) => self.usage.name().to_owned(),
            (name, Some(path)) => format!("{name} ({path})"),
            (name, None) => name.to_owned(),
        }
    }
}

/// The map of an image.
#[derive(Debug, Clone)]
pub struct ByteMap {
    starts: Vec<Start>,
    /// The byte after the last region.
    end: u64,
    /// Bytes that are there.
    present: u64,
    /// For each usage, the numbers of its regions.
    of_usage: [Vec<u32>; USAGES],
    structures: Vec<Named>,
    space: Space,
    /// Bytes of bad sectors, sorted and apart from each other.
    bad: Vec<Range<u64>>,
    /// Contents of the examined gaps, by their first byte.
    gaps: SortedMap<u64, GapContent>,
    is_all: bool,
}

impl ByteMap {
    /// Number of bytes, with those that are declared and missing.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.end
    }

    /// Whether there are no bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.end == 0
    }

    /// Number of bytes that are in the image.
    #[must_use]
    pub const fn present(&self) -> u64 {
        self.present
    }

    /// The space that the map covers.
    #[must_use]
    pub const fn space(&self) -> &Space {
        &self.space
    }

    /// Number of regions.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.starts.len()
    }

    /// Whether the map has all files: false if there are more than [`crate::limits::MAP_CLAIMS`].
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.is_all
    }

    /// A region by its number, from 0.
    #[must_use]
    pub fn region(&self, number: usize) -> Option<Region<'_>> {
        let start = self.starts.get(number)?;
        let end = self.end_of(number);
        let (name, entry) = match start.of {
            Of::Nothing => ("", None),
            Of::Structure(at) => {
                let named = self.structures.get(usize::try_from(at).ok()?)?;
                (named.name.as_str(), named.entry)
            }
            Of::Entry(view, row) => ("", Some((view, row))),
        };
        let content = self.gaps.get(start.at);
        let usage = if content == Some(&GapContent::Zeros) { RegionUsage::Zeros } else { start.usage };
        let has_data = content == Some(&GapContent::Data);
        let entry = entry.map(|(view, row)| (usize::from(view), RowId(row)));
        Some(Region { start: start.at, end, usage, name, entry, has_data })
    }

    /// Number of the region that a byte is in.
    #[must_use]
    pub fn region_at(&self, byte: u64) -> Option<usize> {
        if byte >= self.end {
            return None;
        }
        self.starts.partition_point(|start| start.at <= byte).checked_sub(1)
    }

    /// Bytes of each usage.
    #[must_use]
    pub fn totals(&self) -> [(RegionUsage, u64); USAGES] {
        let gaps = self.gaps.iter().filter(|(_, content)| **content == GapContent::Zeros);
        let zeros = gaps.filter_map(|(at, _)| self.region(self.region_at(at)?)).map(|region| region.len());
        let zeros = zeros.fold(0, u64::saturating_add);
        RegionUsage::ALL.map(|usage| {
            let bytes = self.bytes_before(usage, self.end, &mut 0);
            match usage {
                RegionUsage::Zeros => (usage, zeros),
                RegionUsage::Gap => (usage, bytes.saturating_sub(zeros)),
                _ => (usage, bytes),
            }
        })
    }

    /// Marks bad sectors, in place of those that were marked before.
    pub fn set_bad(&mut self, mut ranges: Vec<Range<u64>>) {
        crate::order::sort_by(&mut ranges, &mut |one, other| one.start.cmp(&other.start));
        self.bad.clear();
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            match self.bad.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => self.bad.push(range),
            }
        }
    }

    /// Number of bytes of a range that are in bad sectors.
    #[must_use]
    pub fn bad_in(&self, range: &Range<u64>) -> u64 {
        let first = self.bad.partition_point(|bad| bad.end <= range.start);
        let rest = self.bad.get(first..).unwrap_or_default().iter();
        let within = rest.take_while(|bad| bad.start < range.end);
        let len = |bad: &Range<u64>| bad.end.min(range.end).saturating_sub(bad.start.max(range.start));
        within.map(len).fold(0, u64::saturating_add)
    }

    fn end_of(&self, number: usize) -> u64 {
        self.starts.get(number.saturating_add(1)).map_or(self.end, |next| next.at)
    }

    /// Bytes of a usage before a byte; counts the regions that it looks at.
    fn bytes_before(&self, usage: RegionUsage, byte: u64, looked: &mut u64) -> u64 {
        let list = self.of_usage.get(usage.index()).map(Vec::as_slice).unwrap_or_default();
        let start = |number: u32| usize::try_from(number).ok().and_then(|number| self.starts.get(number));
        let after = list.partition_point(|number| {
            *looked = looked.saturating_add(1);
            start(*number).is_some_and(|start| start.at < byte)
        });
        let Some(number) = after.checked_sub(1).and_then(|last| list.get(last)).copied() else { return 0 };
        let Some(last) = start(number) else { return 0 };
        let end = self.end_of(usize::try_from(number).unwrap_or(usize::MAX));
        last.before.saturating_add(end.min(byte).saturating_sub(last.at))
    }
}

#[cfg(test)]
mod tests;
