//! Who owns which part of the image.

use std::num::NonZeroU64;
use std::ops::Range;

use discern::fs::Owner;
use discern::protocol::Answer;
use discern::source::Recipe;
use discern::tree::{Kind, RowId};
use discern::view::View;

use crate::session::Session;

/// Parts made at most: more than a screen has points.
const PARTS: u32 = 8192;

/// Owners, and the letter of each. Where a part has several, the last here is shown: the small and telling one.
const OWNERS: [(Owner, char); 4] =
    [(Owner::File, 'f'), (Owner::Metadata, 'm'), (Owner::System, 's'), (Owner::Boot, 'b')];

/// A map that is carried on as the index grows.
pub struct Strip {
    /// Bytes of a part.
    part: NonZeroU64,
    /// For each owner, at each part: how many stretches begin there, less those that ended before. So a stretch
    /// costs the same however many parts it covers.
    changes: [Vec<i64>; 4],
    /// First row not looked at.
    next: u32,
}

impl Session {
    /// Owners of so many equal parts of the person's file, by the best view; of several files there is no one map.
    pub fn strip(&mut self, parts: u32) -> Answer {
        if self.image.files.all().len() != 1 {
            return Answer::Strip(String::new());
        }
        let parts = parts.clamp(1, PARTS);
        let size = self.image.files.first().map_or(0, |file| file.content.len());
        let mut strip = self.strip.take().filter(|strip| strip.parts() == parts).unwrap_or_else(|| {
            let mut strip = Strip::new(size, parts);
            for tab in self.tabs() {
                strip.add_structures(&tab.view);
            }
            let tables = self.image.partitions.iter().flat_map(|table| &table.places);
            tables.for_each(|place| strip.add(Owner::System, place.clone()));
            strip
        });
        if let Some(tab) = self.tabs().first() {
            strip.add_files(&tab.view);
        }
        let letters = strip.letters();
        self.strip = Some(strip);
        Answer::Strip(letters)
    }
}

impl Strip {
    fn new(size: u64, parts: u32) -> Self {
        let len = usize::try_from(parts).unwrap_or(0).saturating_add(1);
        let part = NonZeroU64::new(size.div_ceil(u64::from(parts.max(1)))).unwrap_or(NonZeroU64::MIN);
        Self { part, changes: [(); 4].map(|()| vec![0; len]), next: 0 }
    }

    fn parts(&self) -> u32 {
        self.changes.first().map_or(0, |changes| u32::try_from(changes.len().saturating_sub(1)).unwrap_or(0))
    }

    fn add_structures(&mut self, view: &View) {
        let place = Place::of(view);
        for structure in view.file_system().structures() {
            self.add(structure.owner, place.absolute(view, structure.range));
        }
    }

    fn add_files(&mut self, view: &View) {
        let place = Place::of(view);
        for id in (self.next..view.index.len()).map(RowId) {
            let Some(row) = view.index.row(id).filter(|row| row.kind == Kind::File) else { continue };
            let Some(location) = row.location else { continue };
            // Only for these does the index not say where all of the data lies.
            if row.flags.scattered || row.flags.packed {
                for extent in view.file_system().extents(row.node).unwrap_or_default() {
                    self.add(Owner::File, place.absolute(view, extent));
                }
            } else {
                let end = location.saturating_add(row.size.saturating_sub(view.index.missing(id)));
                self.add(Owner::File, place.absolute(view, location..end));
            }
        }
        self.next = view.index.len();
    }

    fn add(&mut self, owner: Owner, range: Range<u64>) {
        if range.is_empty() {
            return;
        }
        let changes = OWNERS.iter().zip(&mut self.changes).find(|((known, _), _)| *known == owner);
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

    fn letters(&self) -> String {
        let mut open = [0_i64; 4];
        let letter = |part: usize| {
            let mut letter = '.';
            for (((_, owner), changes), open) in OWNERS.iter().zip(&self.changes).zip(&mut open) {
                *open = open.saturating_add(changes.get(part).copied().unwrap_or(0));
                if *open > 0 {
                    letter = *owner;
                }
            }
            letter
        };
        (0..usize::try_from(self.parts()).unwrap_or(0)).map(letter).collect()
    }
}

/// Where a volume lies in the person's file: mostly at one offset as a whole, which is quicker than asking each time.
struct Place(Option<u64>);

impl Place {
    fn of(view: &View) -> Self {
        let content = &view.volume.content;
        Self(Recipe::of(content, 0..content.len()).as_one_range().map(|(_, range)| range.start))
    }

    fn absolute(&self, view: &View, range: Range<u64>) -> Range<u64> {
        let start = match self.0 {
            Some(offset) => range.start.saturating_add(offset),
            None => view.volume.content.absolute(range.start),
        };
        start..start.saturating_add(range.end.saturating_sub(range.start))
    }
}
