//! A directory as its entries: found, added, taken out.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{LongSlot, SLOT, Slot, attribute};
use super::name::{self, Names};
use crate::bytes::time::Timestamp;
use crate::error::Result;

/// What the entry behind the last begins with, and a deleted one (section 6.1).
const END: u8 = 0;
const DELETED: u8 = 0xE5;

/// Bytes of a directory's entries.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    pub(super) bytes: Vec<u8>,
    pub(super) is_changed: bool,
}

/// An entry, and where it stands with its long name.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// By number of the entries that it takes.
    slots: Range<usize>,
    pub(super) name: String,
    pub(super) slot: Slot,
}

impl Found {
    pub(super) const fn is_directory(&self) -> bool {
        self.slot.attributes & attribute::DIRECTORY != 0
    }

    pub(super) fn cluster(&self) -> u32 {
        u32::from(self.slot.cluster_low.get()) | u32::from(self.slot.cluster_high.get()) << 16
    }
}

impl Directory {
    pub(super) const fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, is_changed: false }
    }

    /// All entries but those for itself, its parent, and the volume's name.
    pub(super) fn list(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut long: Vec<LongSlot> = Vec::new();
        for (number, bytes) in self.bytes.chunks_exact(SLOT).enumerate() {
            let Ok(slot) = Slot::read_from_bytes(bytes) else { break };
            match slot.name.first() {
                Some(&END) => break,
                Some(&DELETED) => long.clear(),
                _ if slot.attributes & 0x3F == attribute::LONG => long.extend(LongSlot::read_from_bytes(bytes)),
                _ if slot.attributes & attribute::VOLUME != 0 || slot.name.starts_with(b".") => long.clear(),
                _ => {
                    let sum = name::checksum(slot.name);
                    let is_own = !long.is_empty() && long.iter().all(|part| part.checksum == sum);
                    let name = if is_own { name::of_long(&long) } else { name::of_short(slot.name, slot.case) };
                    let before = if is_own { long.len() } else { 0 };
                    let slots = number.saturating_sub(before)..number.saturating_add(1);
                    found.push(Found { slots, name, slot });
                    long.clear();
                }
            }
        }
        found
    }

    /// The entry of a name, whatever the case of its letters.
    pub(super) fn find(&self, wanted: &str) -> Option<Found> {
        let lower = wanted.to_lowercase();
        let is_it = |found: &Found| {
            found.name.to_lowercase() == lower || name::of_short(found.slot.name, 0).to_lowercase() == lower
        };
        self.list().into_iter().find(is_it)
    }

    /// Writes an entry over one that is there.
    pub(super) fn set(&mut self, found: &Found, slot: Slot) {
        self.put(found.slots.end.saturating_sub(1), slot.as_bytes());
    }

    /// Marks an entry and its long name as deleted.
    pub(super) fn remove(&mut self, found: &Found) {
        found.slots.clone().for_each(|number| self.put(number, &[DELETED]));
    }

    /// Names that no other entry here has.
    ///
    /// # Errors
    /// As [`name::new`].
    pub(super) fn names(&self, wanted: &str) -> Result<Names> {
        let slots = self.bytes.chunks_exact(SLOT).filter_map(|bytes| Slot::read_from_bytes(bytes).ok());
        let taken: Vec<[u8; 11]> = slots.map(|slot| slot.name).collect();
        name::new(wanted, &taken)
    }

    /// Adds an entry where there is room; `false` where there is none.
    pub(super) fn add(&mut self, names: &Names, slot: Slot) -> bool {
        let needed = names.long.len().saturating_add(1);
        let mut free = 0_usize;
        let mut is_end = false;
        let mut place = None;
        for (number, bytes) in self.bytes.chunks_exact(SLOT).enumerate() {
            is_end |= bytes.first() == Some(&END);
            free = if is_end || bytes.first() == Some(&DELETED) { free.saturating_add(1) } else { 0 };
            if free == needed {
                place = Some(number.saturating_add(1).saturating_sub(needed));
                break;
            }
        }
        let Some(place) = place else { return false };
        let own = Slot { name: names.short, ..slot };
        let all = names.long.iter().map(<[u8; 32]>::as_slice).chain(std::iter::once(own.as_bytes()));
        for (number, bytes) in (place..).zip(all) {
            self.put(number, bytes);
        }
        true
    }

    fn put(&mut self, number: usize, bytes: &[u8]) {
        let place = self.bytes.get_mut(number.saturating_mul(SLOT)..).unwrap_or_default();
        place.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        self.is_changed = true;
    }
}

/// An entry of no name yet.
pub(super) fn slot(attributes: u8, cluster: u32, size: u32, time: Timestamp) -> Slot {
    let (date, clock) = recorded(time);
    let half = |shift: u32| u16::try_from(cluster >> shift & 0xFFFF).unwrap_or(0).into();
    Slot {
        name: [b' '; 11],
        attributes,
        case: 0,
        created_tenths: 0,
        created_time: clock.into(),
        created_date: date.into(),
        accessed_date: date.into(),
        cluster_high: half(16),
        modified_time: clock.into(),
        modified_date: date.into(),
        cluster_low: half(0),
        size: size.into(),
    }
}

/// A date from 1980 to 2107, and a time in steps of two seconds (section 6.3).
fn recorded(time: Timestamp) -> (u16, u16) {
    let civil = time.civil();
    let year = u16::try_from(civil.year.clamp(1980, 2107).saturating_sub(1980)).unwrap_or(0);
    let date = year << 9 | u16::from(civil.month) << 5 | u16::from(civil.day);
    let clock = u16::from(civil.hour) << 11 | u16::from(civil.minute) << 5 | u16::from(civil.second / 2);
    (date, clock)
}
