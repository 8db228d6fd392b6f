//! Finds, adds and deletes directory entries.

use zerocopy::{FromBytes, IntoBytes};

use super::name::{self, Names};
use crate::bytes::text;
use crate::bytes::time::Timestamp;
use crate::error::Result;
use crate::fs::fat::directory::{DELETED, END, Found, scan};
use crate::fs::fat::layout::{SLOT, Slot};
use crate::fs::fat::name::of_short;

/// The bytes of a directory.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    pub(super) bytes: Vec<u8>,
    pub(super) is_changed: bool,
}

impl Directory {
    /// Wraps recorded bytes.
    pub(super) const fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, is_changed: false }
    }

    /// The entries.
    pub(super) fn list(&self) -> Vec<Found> {
        scan(&self.bytes).found
    }

    /// The entry with a long or short name, ignoring case.
    pub(super) fn find(&self, wanted: &str) -> Option<Found> {
        let lower = text::lower(wanted);
        let is_it =
            |found: &Found| text::lower(&found.text()) == lower || text::lower(&of_short(found.slot.name, 0)) == lower;
        self.list().into_iter().find(is_it)
    }

    /// Overwrites an entry.
    pub(super) fn set(&mut self, found: &Found, slot: Slot) {
        self.put(found.slots.end.saturating_sub(1), slot.as_bytes());
    }

    /// Marks an entry and its long name as deleted.
    pub(super) fn remove(&mut self, found: &Found) {
        found.slots.clone().for_each(|number| self.put(number, &[DELETED]));
    }

    /// Unique names for a new entry.
    ///
    /// # Errors
    /// As [`name::new`].
    pub(super) fn names(&self, wanted: &str) -> Result<Names> {
        let slots = self.bytes.chunks_exact(SLOT).filter_map(|bytes| Slot::read_from_bytes(bytes).ok());
        let taken: Vec<[u8; 11]> = slots.map(|slot| slot.name).collect();
        name::new(wanted, &taken)
    }

    /// Adds an entry; false if there is no room.
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

/// An entry without a name.
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

/// Converts to a date from 1980 to 2107, and a time in steps of two seconds (section 6.3).
fn recorded(time: Timestamp) -> (u16, u16) {
    let civil = time.civil();
    let year = u16::try_from(civil.year.clamp(1980, 2107).saturating_sub(1980)).unwrap_or(0);
    let date = year << 9 | u16::from(civil.month) << 5 | u16::from(civil.day);
    let clock = u16::from(civil.hour) << 11 | u16::from(civil.minute) << 5 | u16::from(civil.second / 2);
    (date, clock)
}
