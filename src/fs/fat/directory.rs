//! A directory as its entries.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{LongSlot, SLOT, Slot, attribute};
use super::name;
use crate::tree::Name;

/// First byte of the entry behind the last one, and of a deleted one (section 6.1).
pub(super) const END: u8 = 0;
pub(super) const DELETED: u8 = 0xE5;

/// What stands for the first letter of a deleted name, which is not recorded.
const LOST: u8 = b'_';

/// An entry, and where it stands with its long name.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Numbers of the entries that it takes; the last one is its own.
    pub(super) slots: Range<usize>,
    /// Its long name, or else the short one, as recorded.
    pub(super) name: Name,
    pub(super) slot: Slot,
}

impl Found {
    /// Whether it is a directory.
    pub(super) const fn is_directory(&self) -> bool {
        self.slot.attributes & attribute::DIRECTORY != 0
    }

    /// Its name as text.
    pub(super) fn text(&self) -> String {
        match &self.name {
            Name::Text(text) => text.clone(),
            Name::Bytes(_) => name::of_short(self.slot.name, self.slot.case),
        }
    }
}

/// What a directory holds.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The entries in use, without those for itself, its parent and the volume's name.
    pub(super) found: Vec<Found>,
    /// Those marked as deleted.
    pub(super) deleted: Vec<Found>,
    /// Numbers of parts of long names that belong to no entry.
    pub(super) orphans: Vec<usize>,
    /// The name of the volume.
    pub(super) volume_name: Option<[u8; 11]>,
}

/// The parts of a long name in the order they are recorded, the last first (section 7).
#[derive(Default)]
struct LongName {
    parts: Vec<LongSlot>,
    first: usize,
    is_deleted: bool,
}

/// Mark of the part that stands first.
const LAST_PART: u8 = 0x40;

impl LongName {
    /// Adds a part; those before it that it does not continue are orphans.
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

    /// The name of the short entry behind it, if it is that entry's.
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

    /// The name of a deleted entry behind it, whose first letter is lost: the checksum tells which it was.
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
        // Exactly one first letter makes the checksum right: mostly the long name's, else the parts are another file's.
        let first = (0x21..=0xFF).find(|first| name::checksum(with(*first)) == sum)?;
        let name = name::of_long(&parts);
        let letter = name.chars().next()?;
        let is_own = !letter.is_ascii_alphanumeric() || letter.to_ascii_uppercase() == char::from(first);
        is_own.then_some((name, parts.len()))
    }
}

/// All that a directory holds, up to its end.
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
