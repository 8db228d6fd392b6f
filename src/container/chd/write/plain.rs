//! A CHD image without compression, and the structures that one with compression has, too.

use zerocopy::IntoBytes;

use super::super::SUMMED;
use super::super::layout::{MetadataHead, Start, Version5};
use crate::error::{Error, Result};
use crate::signature;
use crate::source::{Recipe, Segment};

/// Size of the header, in bytes.
pub(super) const HEADER: u64 = (size_of::<Start>() + size_of::<Version5>()) as u64;

/// Size of a hunk of user data in bytes, unless the image would have more than [`HUNKS`] of them, and the largest size
/// that chdman reads.
const HUNK: u64 = 16 << 10;
const LARGEST_HUNK: u64 = 1 << 20;

/// Upper bound for the number of hunks that smaller ones may give: what is known of each stays in memory.
const HUNKS: u64 = 1 << 20;

/// Upper bound for the number of hunks of any size: those of 8 TiB.
const MOST_HUNKS: u64 = 1 << 23;

/// A metadata item, whose text ends with a zero.
pub(super) struct Item {
    pub(super) tag: [u8; 4],
    pub(super) value: Vec<u8>,
}

impl Item {
    pub(super) fn new(tag: &[u8; 4], text: &str) -> Self {
        Self { tag: *tag, value: [text.as_bytes(), &[0]].concat() }
    }
}

/// The items as they are stored from offset `at` on: each names the offset of the next one.
pub(super) fn stored(items: &[Item], at: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let [_, a, b, c] = u32::try_from(item.value.len()).unwrap_or(0).to_be_bytes();
        let end = size_of::<MetadataHead>().saturating_add(item.value.len()).saturating_add(bytes.len());
        let is_last = number.saturating_add(1) == items.len();
        let next = if is_last { 0 } else { at.saturating_add(end as u64) };
        let head = MetadataHead { tag: item.tag, flags: SUMMED, len: [a, b, c], next: next.into() };
        bytes.extend(head.as_bytes());
        bytes.extend(&item.value);
    }
    bytes
}

/// An image without compression.
pub(super) struct Plain {
    pub(super) content: Recipe,
    /// Size of a unit in bytes: a frame or sector.
    pub(super) unit: u64,
    /// Units in a hunk; 1 if hunks are only to hold whole units.
    pub(super) frames: u64,
    pub(super) metadata: Vec<Item>,
}

impl Plain {
    /// Size of a hunk, in bytes.
    fn hunk_len(&self) -> u64 {
        if self.frames > 1 {
            return self.unit.saturating_mul(self.frames);
        }
        let mut len = HUNK;
        while len < LARGEST_HUNK && self.content.len().div_ceil(len) > HUNKS {
            len = len.saturating_mul(2);
        }
        len
    }

    /// The file: header, map, metadata, hunks.
    ///
    /// # Errors
    /// If there are none, or too many.
    pub(super) fn recipe(self) -> Result<Recipe> {
        let hunk_len = self.hunk_len();
        let short = |value: u64| u32::try_from(value).map_err(|_| Error::OverLimit("blocks of a disk"));
        let count = self.content.len().div_ceil(hunk_len);
        if count == 0 {
            return Err(Error::NotFound("content of the disk".into()));
        }
        if count > MOST_HUNKS {
            return Err(Error::OverLimit("blocks of a disk"));
        }
        let metadata_at = HEADER.saturating_add(count.saturating_mul(4));
        let metadata = stored(&self.metadata, metadata_at);
        let first = metadata_at.saturating_add(metadata.len() as u64).div_ceil(hunk_len);
        short(first.saturating_add(count))?;
        let header = Version5 {
            codecs: [[0; 4]; 4],
            logical: self.content.len().into(),
            map: HEADER.into(),
            metadata: metadata_at.into(),
            hunk_len: short(hunk_len)?.into(),
            unit_len: short(self.unit)?.into(),
            raw_sha1: [0; 20],
            sha1: [0; 20],
            parent_sha1: [0; 20],
        };
        let mut bytes = head(&header);
        let numbers = first..first.saturating_add(count);
        bytes.extend(numbers.flat_map(|number| u32::try_from(number).unwrap_or(0).to_be_bytes()));
        bytes.extend(metadata);
        let padding = |len: u64| Segment::Zeros(len.next_multiple_of(hunk_len).saturating_sub(len));
        let mut recipe = Recipe::default();
        recipe.push_bytes(bytes);
        recipe.push(padding(recipe.len()));
        recipe.append(&self.content);
        recipe.push(padding(recipe.len()));
        Ok(recipe)
    }
}

/// The beginning of a file with this header.
pub(super) fn head(header: &Version5) -> Vec<u8> {
    let len = u32::try_from(HEADER).unwrap_or(0);
    let start = Start { signature: *signature::CHD, len: len.into(), version: 5.into() };
    [start.as_bytes(), header.as_bytes()].concat()
}
