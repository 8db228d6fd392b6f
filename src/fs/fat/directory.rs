//! A directory as its entries.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{LongSlot, SLOT, Slot, attribute};
use super::name;
use crate::tree::Name;

/// First byte of the entry behind the last one, and of a deleted one (section 6.1).
pub(super) const END: u8 = 0;
pub(super) const DELETED: u8 = 0xE5;

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

    /// Its first cluster; 0 where it has none.
    pub(super) fn cluster(&self) -> u32 {
        self.slot.cluster()
    }

    /// Its name as text.
    pub(super) fn text(&self) -> String {
        match &self.name {
            Name::Text(text) => text.clone(),
            Name::Bytes(_) => name::of_short(self.slot.name, self.slot.case),
        }
    }
}

/// The entries of a directory, without those for itself, its parent and the volume's name.
pub(super) fn list(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut long: Vec<LongSlot> = Vec::new();
    for (number, bytes) in bytes.chunks_exact(SLOT).enumerate() {
        let Ok(slot) = Slot::read_from_bytes(bytes) else { break };
        match slot.name.first() {
            Some(&END) => break,
            Some(&DELETED) => long.clear(),
            _ if slot.attributes & 0x3F == attribute::LONG => long.extend(LongSlot::read_from_bytes(bytes)),
            _ if slot.attributes & attribute::VOLUME != 0 || slot.name.starts_with(b".") => long.clear(),
            _ => {
                let sum = name::checksum(slot.name);
                let is_own = !long.is_empty() && long.iter().all(|part| part.checksum == sum);
                let name = match is_own {
                    true => Name::Text(name::of_long(&long)),
                    false => Name::undeclared(name::short_bytes(slot.name, slot.case)),
                };
                let before = if is_own { long.len() } else { 0 };
                let slots = number.saturating_sub(before)..number.saturating_add(1);
                found.push(Found { slots, name, slot });
                long.clear();
            }
        }
    }
    found
}

/// The name of the volume among the entries of its root directory, where one is recorded.
pub(super) fn volume_name(bytes: &[u8]) -> Option<[u8; 11]> {
    let slots = bytes.chunks_exact(SLOT).map_while(|bytes| Slot::read_from_bytes(bytes).ok());
    let mut slots = slots.take_while(|slot| slot.name.first() != Some(&END));
    let is_name = |slot: &Slot| {
        let is_there = slot.name.first() != Some(&DELETED);
        is_there && slot.attributes & 0x3F != attribute::LONG && slot.attributes & attribute::VOLUME != 0
    };
    slots.find(is_name).map(|slot| slot.name)
}
