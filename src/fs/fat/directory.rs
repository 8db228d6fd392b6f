//! Directory entries and long names.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{LongSlot, SLOT, Slot, attribute};
use super::name;
use crate::tree::Name;

/// First byte of the entry after the last one, and of a deleted entry (section 6.1).
pub(super) const END: u8 = 0;
pub(super) const DELETED: u8 = 0xE5;

/// Placeholder for the first letter of a deleted name, which is overwritten.
const LOST: u8 = b'_';

/// An entry with its long name, and their positions.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Numbers of its entries; the last one is the short entry.
    pub(super) slots: Range<usize>,
    /// The long name, or else the short one, as recorded.
    pub(super) name: Name,
    pub(super) slot: Slot,
}

impl Found {
    /// Whether the entry is a directory.
    pub(super) const fn is_directory(&self) -> bool {
        self.slot.attributes & attribute::DIRECTORY != 0
    }

    /// The name as text.
    pub(super) fn text(&self) -> String {
        match &self.name {
            Name::Text(text) => text.clone(),
            Name::Bytes(_) => name::of_short(self.slot.name, self.slot.case),
        }
    }
}

/// The content of a directory.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The entries in use, without `.`, `..` and the volume label.
    pub(super) found: Vec<Found>,
    /// The deleted entries.
    pub(super) deleted: Vec<Found>,
    /// Numbers of long name parts without a short entry.
    pub(super) orphans: Vec<usize>,
    /// The volume label.
    pub(super) volume_name: Option<[u8; 11]>,
}

/// The parts of a long name as recorded, the last part first (section 7).
#[derive(Default)]
struct LongName {
    parts: Vec<LongSlot>,
    first: usize,
    is_deleted: bool,
}

/// Bit in the number of the last part, which is recorded first.
const LAST_PART: u8 = 0x40;

impl LongName {
    /// Adds a part; earlier parts that it does not continue are orphans.
    fn add(&mut self, number: usize, part: LongSlot, orphans: &mut Vec<usize>) {
        let is_deleted = part.order == DELETED;
        let continues = self.parts.last().is_some_and(|last| {
            let is_next = is_deleted || last.order & !LAST_PART == part.order.wrapping_add(1);
            is_next && self.is_deleted == is_deleted && last.checksum == part.checksum
        });
        if !continues {
            self.drop_as_orphans(orphans);
            self.first = number;
            if !is_deleted && part.order & LAST_PART == 0 {
                orphans.push(number);
                return;
            }
        }
        self.is_deleted = is_deleted;
        self.parts.push(part);
    }

    fn drop_as_orphans(&mut self, orphans: &mut Vec<usize>) {
        if !self.is_deleted {
            orphans.extend((self.first..).take(self.parts.len()));
        }
        self.parts.clear();
    }

    /// The name, if it belongs to the short entry after it.
    fn take(&mut self, short: [u8; 11], orphans: &mut Vec<usize>) -> Option<(String, usize)> {
        let is_whole = self.parts.last().is_some_and(|last| last.order & !LAST_PART == 1);
        let sum = name::checksum(short);
        let is_own = is_whole && !self.is_deleted && self.parts.iter().all(|part| part.checksum == sum);
        if !is_own {
            self.drop_as_orphans(orphans);
            return None;
        }
        let parts = std::mem::take(&mut self.parts);
        Some((name::of_long(&parts), parts.len())).filter(|(name, _)| !name.is_empty())
    }

    /// The name of a deleted entry after it, whose first letter is found by the checksum.
    fn take_deleted(&mut self, short: [u8; 11], orphans: &mut Vec<usize>) -> Option<(String, usize)> {
        let [_, rest @ ..] = short;
        if !self.is_deleted {
            self.drop_as_orphans(orphans);
            return None;
        }
        let parts = std::mem::take(&mut self.parts);
        let sum = parts.first()?.checksum;
        let with = |first: u8| {
            let mut name = [first; 11];
            name.iter_mut().skip(1).zip(rest).for_each(|(to, from)| *to = from);
            name
        };
        // Exactly one first letter gives the right checksum, mostly that of the long name. Otherwise, the parts belong
        // to another file.
        let first = (0x21..=0xFF).find(|first| name::checksum(with(*first)) == sum)?;
        let name = name::of_long(&parts);
        let letter = name.chars().next()?;
        let is_own = !letter.is_ascii_alphanumeric() || letter.to_ascii_uppercase() == char::from(first);
        is_own.then_some((name, parts.len()))
    }
}

/// Parses a directory up to its end mark.
pub(super) fn scan(bytes: &[u8]) -> Scanned {
    let mut all = Scanned::default();
    let mut long = LongName::default();
    for (number, bytes) in bytes.chunks_exact(SLOT).enumerate() {
        let Ok(slot) = Slot::read_from_bytes(bytes) else { break };
        let is_deleted = slot.name.first() == Some(&DELETED);
        match slot.name.first() {
            Some(&END) => break,
            _ if slot.attributes & 0x3F == attribute::LONG => {
                let Ok(part) = LongSlot::read_from_bytes(bytes) else { break };
                long.add(number, part, &mut all.orphans);
            }
            _ if slot.attributes & attribute::VOLUME != 0 => {
                long.drop_as_orphans(&mut all.orphans);
                if !is_deleted {
                    all.volume_name = all.volume_name.or(Some(slot.name));
                }
            }
            Some(b'.') => long.drop_as_orphans(&mut all.orphans),
            _ if is_deleted => {
                let name = long.take_deleted(slot.name, &mut all.orphans);
                let mut short = slot.name;
                short.iter_mut().take(1).for_each(|first| *first = LOST);
                all.deleted.push(found(number, name, Slot { name: short, ..slot }));
            }
            _ => {
                let name = long.take(slot.name, &mut all.orphans);
                all.found.push(found(number, name, slot));
            }
        }
    }
    long.drop_as_orphans(&mut all.orphans);
    all
}

fn found(number: usize, long: Option<(String, usize)>, slot: Slot) -> Found {
    let (name, before) = match long {
        Some((name, before)) => (Name::Text(name), before),
        None => (Name::undeclared(name::short_bytes(slot.name, slot.case)), 0),
    };
    Found { slots: number.saturating_sub(before)..number.saturating_add(1), name, slot }
}
