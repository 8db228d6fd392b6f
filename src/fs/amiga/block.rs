//! Blocks with a header: the root, directories, files, links and further lists of data. Numbers are big-endian; what all
//! have is counted from the start of a block, and what describes an entry from its end.

use crate::bytes::text::before_zero;
use crate::bytes::time::Timestamp;

/// Types of blocks.
pub(super) const HEADER: u32 = 2;
pub(super) const LIST: u32 = 16;

/// Types of headers, in their last word.
pub(super) mod header {
    pub(in super::super) const ROOT: i32 = 1;
    pub(in super::super) const DIRECTORY: i32 = 2;
    pub(in super::super) const SOFT_LINK: i32 = 3;
    pub(in super::super) const DIRECTORY_LINK: i32 = 4;
    pub(in super::super) const FILE: i32 = -3;
    pub(in super::super) const FILE_LINK: i32 = -4;
}

/// Bytes before the table of a block: of names, of data, or the target of a link.
pub(super) const TABLE_AT: usize = 24;

/// Bytes of a block behind its table.
const BEHIND_TABLE: usize = 200;

/// Places of fields, in bytes before the end of a block.
mod before_end {
    pub(super) const BITMAP_FLAG: usize = 200;
    pub(super) const PROTECTION: usize = 192;
    pub(super) const SIZE: usize = 188;
    pub(super) const COMMENT: usize = 184;
    pub(super) const CHANGED: usize = 92;
    pub(super) const NAME: usize = 80;
    pub(super) const LINKED: usize = 44;
    pub(super) const CREATED: usize = 28;
    pub(super) const NEXT: usize = 16;
    pub(super) const PARENT: usize = 12;
    pub(super) const EXTENSION: usize = 8;
    pub(super) const KIND: usize = 4;
}

/// Most bytes of a name, and of a comment.
const NAME: usize = 30;
const COMMENT: usize = 79;

/// 1 January 1978, in seconds since 1970.
const EPOCH: i64 = 252_460_800;

/// A block with a header.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) number: u32,
    pub(super) bytes: Vec<u8>,
}

impl Block {
    fn word(&self, at: usize) -> u32 {
        let word = self.bytes.get(at..).and_then(|from| from.first_chunk());
        word.map_or(0, |word| u32::from_be_bytes(*word))
    }

    fn word_before_end(&self, before: usize) -> u32 {
        self.word(self.bytes.len().saturating_sub(before))
    }

    /// Its type: [`HEADER`], [`LIST`] or that of data.
    pub(super) fn block_kind(&self) -> u32 {
        self.word(0)
    }

    /// What the header is of.
    pub(super) fn kind(&self) -> i32 {
        i32::from_be_bytes(self.word_before_end(before_end::KIND).to_be_bytes())
    }

    /// The block that it takes itself for.
    pub(super) fn own_number(&self) -> u32 {
        self.word(4)
    }

    /// The sum of all its words, which is 0.
    pub(super) fn sum(&self) -> u32 {
        let words = self.bytes.as_chunks::<4>().0;
        words.iter().fold(0_u32, |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)))
    }

    /// Places in its table.
    pub(super) fn places(&self) -> usize {
        self.bytes.len().saturating_sub(TABLE_AT).saturating_sub(BEHIND_TABLE) / 4
    }

    /// The numbers in its table of names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.places()).map(|place| self.word(TABLE_AT.saturating_add(place.saturating_mul(4))))
    }

    /// The blocks of data that it lists, in the order of the file: the first is behind all others.
    pub(super) fn data(&self) -> impl Iterator<Item = u32> + '_ {
        let places = self.places();
        let listed = usize::try_from(self.word(8)).unwrap_or(usize::MAX).min(places);
        (0..listed).map(move |place| {
            let place = places.saturating_sub(place).saturating_sub(1);
            self.word(TABLE_AT.saturating_add(place.saturating_mul(4)))
        })
    }

    /// The block that has more of the list, or 0.
    pub(super) fn extension(&self) -> u32 {
        self.word_before_end(before_end::EXTENSION)
    }

    /// The next block whose name belongs in the same place of a table, or 0.
    pub(super) fn next(&self) -> u32 {
        self.word_before_end(before_end::NEXT)
    }

    /// The directory that it is in.
    pub(super) fn parent(&self) -> u32 {
        self.word_before_end(before_end::PARENT)
    }

    /// The block that a link leads to.
    pub(super) fn linked(&self) -> u32 {
        self.word_before_end(before_end::LINKED)
    }

    /// Bytes of the file.
    pub(super) fn size(&self) -> u32 {
        self.word_before_end(before_end::SIZE)
    }

    /// What may be done with it; the lowest four bits are set for what may not.
    pub(super) fn protection(&self) -> u32 {
        self.word_before_end(before_end::PROTECTION)
    }

    /// Of the root: whether the bitmap of free blocks is right.
    pub(super) fn has_bitmap(&self) -> bool {
        self.word_before_end(before_end::BITMAP_FLAG) == u32::MAX
    }

    fn text(&self, before: usize, most: usize) -> String {
        let from = self.bytes.get(self.bytes.len().saturating_sub(before)..).unwrap_or_default();
        let Some((len, rest)) = from.split_first() else { return String::new() };
        latin_1(rest.get(..usize::from(*len).min(most)).unwrap_or_default())
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        self.text(before_end::NAME, NAME)
    }

    /// What the user noted of it.
    pub(super) fn comment(&self) -> String {
        self.text(before_end::COMMENT, COMMENT)
    }

    /// The target of a soft link.
    pub(super) fn target(&self) -> String {
        let end = self.bytes.len().saturating_sub(BEHIND_TABLE);
        let bytes = self.bytes.get(TABLE_AT..end).unwrap_or_default();
        latin_1(before_zero(bytes))
    }

    /// Days since 1978, minutes, and fiftieths of a second.
    fn date(&self, before: usize) -> Option<Timestamp> {
        let at = self.bytes.len().saturating_sub(before);
        let [days, minutes, ticks] = [0, 4, 8].map(|behind| self.word(at.saturating_add(behind)));
        if days == 0 && minutes == 0 && ticks == 0 || days > 100_000 || minutes >= 1440 || ticks >= 3000 {
            return None;
        }
        let days = i64::from(days).saturating_mul(86_400);
        let seconds = days.saturating_add(i64::from(minutes).saturating_mul(60)).saturating_add((ticks / 50).into());
        let nanoseconds = u64::from(ticks % 50).saturating_mul(20_000_000);
        Some(Timestamp::with_nanoseconds(EPOCH.saturating_add(seconds), nanoseconds))
    }

    /// When it was changed.
    pub(super) fn changed(&self) -> Option<Timestamp> {
        self.date(before_end::CHANGED)
    }

    /// When the volume was made, of the root.
    pub(super) fn created(&self) -> Option<Timestamp> {
        self.date(before_end::CREATED)
    }
}

/// Text in ISO 8859-1, as the Amiga has it.
fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
