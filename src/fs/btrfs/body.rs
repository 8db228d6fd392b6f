//! The data of files: extents of the volume, in their leaves, or packed.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{ExtentHead, ExtentPlace, Key, extent, item};
use super::packed::Packing;
use super::volume::{Item, Root, Volume};
use crate::error::Result;
use crate::limits;
use crate::source::{Recipe, Segment};

/// The data of a file.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) recipe: Recipe,
    /// Ranges of the volume that it is in, packed or not.
    pub(super) ranges: Vec<Range<u64>>,
    /// Bytes of it that aren't in the image.
    pub(super) missing: u64,
    pub(super) is_packed: bool,
    pub(super) broken: Option<String>,
}

/// A piece of a file.
struct Piece {
    at: u64,
    segment: Segment,
    /// Where it is on the volume.
    ranges: Vec<Range<u64>>,
    is_packed: bool,
}

impl Body {
    /// The data of an inode of so many bytes.
    ///
    /// # Errors
    /// If the tree cannot be read.
    pub(super) fn of(volume: &Volume, root: Root, inode: u64, size: u64) -> Result<Self> {
        let mut body = Self::default();
        let first = Key { object: inode, kind: item::EXTENT, offset: 0 };
        let last = Key { object: inode, kind: item::EXTENT, offset: u64::MAX };
        let mut placed = 0_u64;
        volume.items(root, (first, last), &mut |item| {
            if item.key.offset >= size || body.ranges.len() >= limits::CHAIN_EXTENTS {
                return false;
            }
            let found = piece(volume, item).and_then(|piece| {
                if piece.at < placed { Err(format!("byte {} of the file twice", piece.at)) } else { Ok(piece) }
            });
            let piece = match found {
                Ok(piece) => piece,
                Err(what) => {
                    body.broken = Some(what);
                    return false;
                }
            };
            body.recipe.push(Segment::Zeros(piece.at.saturating_sub(placed)));
            let len = piece.segment.len().min(size.saturating_sub(piece.at));
            body.recipe.push(piece.segment.part(0..len));
            placed = piece.at.saturating_add(len);
            body.is_packed |= piece.is_packed;
            let mut left = if piece.is_packed { u64::MAX } else { len };
            for range in piece.ranges {
                let len = range.end.saturating_sub(range.start).min(left);
                left = left.saturating_sub(len);
                // The others are on other devices.
                if len > 0 && range.start < volume.own_len {
                    body.take(range.start..range.start.saturating_add(len));
                }
            }
            true
        })?;
        let left = size.saturating_sub(placed);
        if body.broken.is_some() {
            body.missing = left;
        } else {
            body.recipe.push(Segment::Zeros(left));
        }
        Ok(body)
    }

    fn take(&mut self, range: Range<u64>) {
        match self.ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.ranges.push(range),
        }
    }
}

/// The piece that an item records, or what is wrong with it.
fn piece(volume: &Volume, item: &Item<'_>) -> Result<Piece, String> {
    let at = item.key.offset;
    let Ok((head, rest)) = ExtentHead::read_from_prefix(item.data) else {
        return Err("an extent without a head".into());
    };
    if head.encryption != 0 || head.encoding.get() != 0 {
        return Err("an extent that is encrypted".to_owned());
    }
    let sector = usize::try_from(volume.superblock.sector_size.get()).unwrap_or(4096);
    let packing = match head.compression {
        0 => None,
        number => Some(Packing::of(number, sector).ok_or_else(|| format!("compression {number}"))?),
    };
    let unpacked = head.unpacked.get();
    if packing.is_some() && unpacked > limits::UNPACKED_BLOCK {
        return Err(format!("a packed extent of {unpacked} bytes"));
    }
    // Where it is stored, and the part of it that belongs to the file.
    let (stored, part) = if head.kind == extent::INLINE {
        let start = item.at.saturating_add(size_of::<ExtentHead>() as u64);
        let stored = rest.len() as u64;
        let range = start..start.saturating_add(stored);
        (Stored::Range(range), 0..if packing.is_some() { unpacked } else { stored })
    } else {
        let Ok((place, _)) = ExtentPlace::read_from_prefix(rest) else {
            return Err("an extent without a place".into());
        };
        let len = place.len.get();
        if place.address.get() == 0 || head.kind == extent::UNWRITTEN {
            return Ok(Piece { at, segment: Segment::Zeros(len), ranges: Vec::new(), is_packed: false });
        }
        if head.kind != extent::PLACED {
            return Err(format!("an extent of type {}", head.kind));
        }
        let stored = place.stored.get();
        let offset = place.offset.get();
        let stored = Stored::Addresses { first: place.address.get(), len: stored };
        (stored, offset..offset.saturating_add(len))
    };
    let Some(packing) = packing else {
        let ranges = stored.part(volume, part.clone())?;
        return Ok(Piece { at, segment: segment(volume, &ranges), ranges, is_packed: false });
    };
    if stored.len() > limits::UNPACKED_BLOCK || part.end > unpacked {
        return Err("a part behind the end of its packed extent".to_owned());
    }
    let ranges = stored.part(volume, 0..stored.len())?;
    let mut whole = Recipe::default();
    whole.push(segment(volume, &ranges));
    let content = packing.unpacked(whole.into_source(), unpacked);
    Ok(Piece { at, segment: Segment::Copy { from: content, range: part }, ranges, is_packed: true })
}

/// Where an extent is stored.
enum Stored {
    /// In its leaf.
    Range(Range<u64>),
    /// At these addresses.
    Addresses { first: u64, len: u64 },
}

impl Stored {
    const fn len(&self) -> u64 {
        match self {
            Self::Range(range) => range.end.saturating_sub(range.start),
            Self::Addresses { len, .. } => *len,
        }
    }

    /// The ranges of the volume with a part of it, neighbors merged; or what is wrong.
    fn part(&self, volume: &Volume, part: Range<u64>) -> Result<Vec<Range<u64>>, String> {
        if part.end > self.len() {
            return Err("a part behind the end of its extent".to_owned());
        }
        let first = match self {
            Self::Range(range) => {
                let place = |at: u64| range.start.saturating_add(at);
                let own = place(part.start)..place(part.end);
                return Ok(vec![own]);
            }
            Self::Addresses { first, .. } => *first,
        };
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let mut at = part.start;
        while at < part.end {
            let address = first.saturating_add(at);
            let (places, run) = volume.chunks.places(address);
            let len = run.min(part.end.saturating_sub(at));
            let there = places.iter().filter(|place| place.at.saturating_add(len) <= place.end).map(|place| place.at);
            let start = there.min().filter(|_| len > 0 && ranges.len() < limits::CHAIN_EXTENTS);
            let start = start.ok_or_else(|| format!("address {address}, which isn't in the image"))?;
            match ranges.last_mut() {
                Some(last) if last.end == start => last.end = start.saturating_add(len),
                _ => ranges.push(start..start.saturating_add(len)),
            }
            at = at.saturating_add(len);
        }
        Ok(ranges)
    }
}

/// The bytes of some ranges of the volume.
fn segment(volume: &Volume, ranges: &[Range<u64>]) -> Segment {
    let copy = |range: &Range<u64>| Segment::Copy { from: volume.content.clone(), range: range.clone() };
    if let [range] = ranges {
        return copy(range);
    }
    let mut whole = Recipe::default();
    ranges.iter().for_each(|range| whole.push(copy(range)));
    let len = whole.len();
    Segment::Copy { from: whole.into_source(), range: 0..len }
}
