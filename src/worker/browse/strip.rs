//! A map of the image: what each part of it is used for.

use std::num::NonZeroU64;
use std::ops::Range;

use discern::disc::Disc;
use discern::fs::Usage;
use discern::open::Image;
use discern::source::{Recipe, Segment, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;

use discern::browse::Joined;

/// Usages, and the letter of each. Where a part has several, the last here is shown: the small and telling one.
const USAGES: [(Usage, char); 5] =
    [(Usage::Audio, 'a'), (Usage::File, 'f'), (Usage::Metadata, 'm'), (Usage::System, 's'), (Usage::Boot, 'b')];

/// A map that is updated as the index grows.
pub struct Strip {
    /// Bytes of a part.
    part: NonZeroU64,
    /// For each usage and part: the number of ranges that begin there, minus those that end. So the cost of a range
    /// does not depend on its length.
    changes: [Vec<i64>; USAGES.len()],
    /// First unexamined row of each view.
    next: Vec<u32>,
    files: Joined,
}

impl Strip {
    /// Makes a map with a number of parts, with everything except files.
    pub fn new<'a>(image: &Image, views: impl Iterator<Item = &'a View>, files: Joined, parts: u32) -> Self {
        let len = usize::try_from(parts).unwrap_or(0).saturating_add(1);
        let part = NonZeroU64::new(files.len().div_ceil(u64::from(parts.max(1)))).unwrap_or(NonZeroU64::MIN);
        let mut strip = Self { part, changes: USAGES.map(|_| vec![0; len]), next: Vec::new(), files };
        views.for_each(|view| strip.add_structures(view));
        let tables = image.partitions.iter().chain(&image.inner_partitions).flat_map(|table| &table.places);
        tables.for_each(|place| strip.add(Usage::System, place.clone()));
        strip.add_sound(&image.disc);
        strip
    }

    /// Number of parts.
    pub fn parts(&self) -> u32 {
        self.changes.first().map_or(0, |changes| u32::try_from(changes.len().saturating_sub(1)).unwrap_or(0))
    }

    fn add_structures(&mut self, view: &View) {
        let place = Place::of(view, &self.files);
        for structure in view.file_system().structures() {
            self.add(structure.usage, place.of_range(view, &self.files, structure.range));
        }
    }

    fn add_sound(&mut self, disc: &Disc) {
        for (_, track) in disc.tracks().filter(|(_, track)| !track.is_data()) {
            for segment in Recipe::of(&track.content, 0..track.content.len()).resolve().segments() {
                let Segment::Copy { from, range } = segment else { continue };
                self.add(Usage::Audio, of_range(from, &self.files, range.clone()));
            }
        }
    }

    /// Adds the files that a view has listed since the last call.
    pub fn add_files(&mut self, position: usize, view: &View) {
        let place = Place::of(view, &self.files);
        self.next.resize(self.next.len().max(position.saturating_add(1)), 0);
        let first = self.next.get(position).copied().unwrap_or(0);
        for id in (first..view.index.len()).map(RowId) {
            let Some(row) = view.index.row(id).filter(|row| row.kind == Kind::File) else { continue };
            let Some(location) = row.location else { continue };
            // Only for these, the index does not have the position of all data.
            if row.flags.scattered || row.flags.packed {
                for extent in view.file_system().extents(row.node).unwrap_or_default() {
                    self.add(Usage::File, place.of_range(view, &self.files, extent));
                }
            } else {
                let end = location.saturating_add(row.size.saturating_sub(view.index.missing(id)));
                self.add(Usage::File, place.of_range(view, &self.files, location..end));
            }
        }
        if let Some(next) = self.next.get_mut(position) {
            *next = view.index.len();
        }
    }

    fn add(&mut self, usage: Usage, range: Range<u64>) {
        if range.is_empty() {
            return;
        }
        let changes = USAGES.iter().zip(&mut self.changes).find(|((known, _), _)| *known == usage);
        let Some((_, changes)) = changes else { return };
        let end = range.end.div_ceil(self.part.get());
        let mut change = |part: u64, by: i64| {
            let last = changes.len().saturating_sub(1);
            let at = usize::try_from(part).unwrap_or(usize::MAX).min(last);
            if let Some(count) = changes.get_mut(at) {
                *count = count.saturating_add(by);
            }
        };
        change(range.start / self.part, 1);
        change(end, -1);
    }

    /// A letter for each part: that of its usage, or a dot.
    pub fn letters(&self) -> String {
        let mut open = [0_i64; USAGES.len()];
        let letter = |part: usize| {
            let mut letter = '.';
            for (((_, shown), changes), open) in USAGES.iter().zip(&self.changes).zip(&mut open) {
                *open = open.saturating_add(changes.get(part).copied().unwrap_or(0));
                if *open > 0 {
                    letter = *shown;
                }
            }
            letter
        };
        (0..usize::try_from(self.parts()).unwrap_or(0)).map(letter).collect()
    }
}

/// The position of a volume in the user's files: mostly one offset, which is faster than resolving each byte.
struct Place(Option<u64>);

impl Place {
    fn of(view: &View, files: &Joined) -> Self {
        let content = &view.volume.content;
        let whole = Recipe::of(content, 0..content.len()).as_one_range();
        Self(whole.and_then(|(file, range)| files.place((file, range.start))))
    }

    fn of_range(&self, view: &View, files: &Joined, range: Range<u64>) -> Range<u64> {
        match self.0 {
            Some(offset) => range.start.saturating_add(offset)..range.end.saturating_add(offset),
            None => of_range(&view.volume.content, files, range),
        }
    }
}

/// From the first byte to the last, since the source may have only the user data of the raw sectors between them.
fn of_range(source: &Source, files: &Joined, range: Range<u64>) -> Range<u64> {
    let last = range.end.saturating_sub(1).max(range.start);
    let (Some(start), Some(last)) = (files.place_of(source, range.start), files.place_of(source, last)) else {
        return 0..0;
    };
    start..last.saturating_add(1)
}
