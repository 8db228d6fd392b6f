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
    range: Option<Range<u64>>,
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
            if let Some(range) = piece.range {
                let len = if piece.is_packed { range.end.saturating_sub(range.start) } else { len };
                body.take(range.start..range.start.saturating_add(len));
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
    // The range, as stored, and the part of it that belongs to the file.
    let (range, part) = if head.kind == extent::INLINE {
        let start = item.at.saturating_add(size_of::<ExtentHead>() as u64);
        let stored = rest.len() as u64;
        (start..start.saturating_add(stored), 0..if packing.is_some() { unpacked } else { stored })
    } else {
        let Ok((place, _)) = ExtentPlace::read_from_prefix(rest) else {
            return Err("an extent without a place".into());
        };
        let len = place.len.get();
        if place.address.get() == 0 || head.kind == extent::UNWRITTEN {
            return Ok(Piece { at, segment: Segment::Zeros(len), range: None, is_packed: false });
        }
        if head.kind != extent::PLACED {
            return Err(format!("an extent of type {}", head.kind));
        }
        let stored = place.stored.get();
        let places = volume.chunks.places(place.address.get());
        let start = places.filter(|start| start.saturating_add(stored) <= volume.content.len()).min();
        let start = start.ok_or_else(|| format!("address {}, which isn't in the image", place.address.get()))?;
        let offset = place.offset.get();
        (start..start.saturating_add(stored), offset..offset.saturating_add(len))
    };
    let Some(packing) = packing else {
        let start = range.start.saturating_add(part.start);
        let plain = start..start.saturating_add(part.end.saturating_sub(part.start));
        if plain.end > range.end {
            return Err("a part behind the end of its extent".to_owned());
        }
        let segment = Segment::Copy { from: volume.content.clone(), range: plain.clone() };
        return Ok(Piece { at, segment, range: Some(plain), is_packed: false });
    };
    if range.end.saturating_sub(range.start) > limits::UNPACKED_BLOCK || part.end > unpacked {
        return Err("a part behind the end of its packed extent".to_owned());
    }
    let content = packing.unpacked(volume.content.slice(range.clone()), unpacked);
    Ok(Piece { at, segment: Segment::Copy { from: content, range: part }, range: Some(range), is_packed: true })
}
