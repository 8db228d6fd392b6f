//! The space that a map covers, and the position of a volume's ranges in it.

use std::ops::Range;

use crate::browse::joined::Joined;
use crate::disc::{Disc, Lba, Volume};
use crate::open::Image;
use crate::source::{FileId, Files, Recipe, Segment, Source};
use crate::view::View;

/// The space that a map covers.
#[derive(Debug, Clone)]
pub enum Space {
    /// The user's files, joined one after the other.
    Files(Joined),
    /// The medium, of this many bytes: it is packed in the files, or inside another image.
    Medium(u64),
}

/// Ranges of a file that are nearer to each other than this are one: sectors have headers and checksums between them.
const NEAR: u64 = 4096;

/// Ranges that one extent is divided into at most.
const RANGES: usize = 65_536;

impl Space {
    /// The space of an image: its files, unless they have none of its bytes as they are.
    pub(super) fn of(image: &Image, files: Option<&Files>) -> Self {
        let medium = image.volumes.first().map_or(0, |volume| volume.content.len());
        let is_plain = |content: &Source| {
            let recipe = Recipe::of(content, 0..content.len().min(1 << 20)).resolve();
            recipe
                .segments()
                .iter()
                .any(|segment| matches!(segment, Segment::Copy { from, .. } if from.file().is_some()))
        };
        let tracks = || image.disc.tracks().map(|(_, track)| &track.content).filter(|content| !content.is_empty());
        match files {
            Some(files) if medium == 0 || tracks().any(is_plain) => {
                Self::Files(Joined::of(files, &image.disc.unused_files))
            }
            _ => Self::Medium(medium),
        }
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        match self {
            Self::Files(joined) => joined.len(),
            Self::Medium(len) => *len,
        }
    }

    /// Whether it has no bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file that has a byte, and its offset there; `None` on a medium.
    #[must_use]
    pub fn file_at(&self, byte: u64) -> Option<(FileId, u64)> {
        match self {
            Self::Files(joined) => joined.file_at(byte),
            Self::Medium(_) => None,
        }
    }

    /// Position of a byte of a user's file; `None` on a medium.
    #[must_use]
    pub fn place(&self, file: FileId, offset: u64) -> Option<u64> {
        match self {
            Self::Files(joined) => joined.place((file, offset)),
            Self::Medium(_) => None,
        }
    }

    /// The ranges that contain a range of a content, which is at `base` on the medium.
    pub(super) fn ranges(&self, content: &Source, base: u64, range: Range<u64>) -> Vec<Range<u64>> {
        let range = range.start..range.end.min(content.len());
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else { return Vec::new() };
        let joined = match self {
            Self::Files(joined) => joined,
            Self::Medium(_) => return one(base.saturating_add(range.start)..base.saturating_add(range.end)),
        };
        let (first, last) = (content.origin(range.start), content.origin(last));
        if let (Some((file, first)), Some((same, last))) = (first, last)
            && file == same
            && first <= last
            && last.saturating_sub(first)
                <= range.end.saturating_sub(range.start).saturating_mul(2).saturating_add(NEAR)
            && let Some(start) = joined.place((file, first))
        {
            return one(start..start.saturating_add(last.saturating_sub(first)).saturating_add(1));
        }
        let mut ranges: Vec<Range<u64>> = Vec::new();
        for segment in Recipe::of(content, range).resolve().segments() {
            let Segment::Copy { from, range } = segment else { continue };
            let Some(start) = from.file().and_then(|file| joined.place((file, range.start))) else { continue };
            let end = start.saturating_add(segment.len());
            let goes_on = |last: &&mut Range<u64>| (last.end..=last.end.saturating_add(NEAR)).contains(&start);
            if let Some(last) = ranges.last_mut().filter(goes_on) {
                last.end = end;
            } else if ranges.len() < RANGES {
                ranges.push(start..end);
            } else {
                break;
            }
        }
        ranges
    }
}

fn one(range: Range<u64>) -> Vec<Range<u64>> {
    std::iter::once(range).collect()
}

/// Start of a volume, if all of it is one range: most are, and adding is faster than resolving.
#[derive(Debug, Clone, Copy)]
pub(super) struct VolumePlace {
    pub(super) offset: Option<u64>,
}

impl VolumePlace {
    pub(super) fn of(volume: &Volume, space: &Space) -> Self {
        let content = &volume.content;
        let offset = match space {
            Space::Medium(_) => Some(volume.base()),
            Space::Files(joined) => {
                let whole = Recipe::of(content, 0..content.len()).as_one_range();
                whole.and_then(|(file, range)| joined.place((file, range.start)))
            }
        };
        Self { offset }
    }

    pub(super) fn ranges(self, view: &View, space: &Space, range: Range<u64>) -> Vec<Range<u64>> {
        let content = &view.volume.content;
        match self.offset {
            Some(offset) => {
                let end = range.end.min(content.len());
                one(offset.saturating_add(range.start)..offset.saturating_add(end))
            }
            None => space.ranges(content, view.volume.base(), range),
        }
    }
}

/// The sector of a disc that contains a byte of a user's file, if tracks are stored as they are; without a file, that
/// of the first one that may contain it.
#[must_use]
pub fn sector_of_byte(disc: &Disc, file: Option<FileId>, byte: u64) -> Option<Lba> {
    disc.tracks().find_map(|(_, track)| {
        let is_there = |file| track.content.origin(0).is_some_and(|(own, _)| own == file);
        let offset = byte.checked_sub(track.content.absolute(0)).filter(|_| file.is_none_or(is_there))?;
        let sector = u32::try_from(offset.checked_div(track.stored.step().get())?).ok()?;
        (sector < track.sectors).then(|| Lba(track.first.0.saturating_add_unsigned(sector)))
    })
}

/// The first byte of a sector in a user's file, if its track is stored as it is.
#[must_use]
pub fn byte_of_sector(disc: &Disc, lba: Lba) -> Option<(FileId, u64)> {
    disc.tracks().find_map(|(_, track)| {
        let sector = u64::try_from(lba.0.checked_sub(track.first.0)?).ok()?;
        if sector >= u64::from(track.sectors) {
            return None;
        }
        track.content.origin(sector.checked_mul(track.stored.step().get())?)
    })
}
