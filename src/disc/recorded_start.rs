//! Finds the address of a session by its volume. Addresses in the volume count from the disc's start, but images may
//! leave out the gaps between sessions, or store only part of them.

use super::{Lba, SECTOR_SIZE, Track};
use crate::signature;

/// Number of sectors after the descriptor searched for the root directory: writers put it right after the path tables.
const SEARCHED: u32 = 128;

/// Sector of a track at which the volume descriptors begin (ECMA-119 6.2.1).
const DESCRIPTORS: u32 = 16;

/// Offset of the root directory's address in the primary descriptor (ECMA-119 8.4.18, 9.1.3).
const ROOT_ADDRESS: usize = 156 + 2;

/// Length of a record whose identifier has one byte.
const RECORD: usize = 34;

impl Track {
    /// Finds the address of the track's index 1 from its ISO 9660 volume: the primary descriptor states the root
    /// directory's address. `None` without a volume, or if the root directory isn't found.
    #[must_use]
    pub fn recorded_start(&self) -> Option<Lba> {
        let descriptor = self.primary_descriptor()?;
        let root: [u8; 4] = *descriptor.get(ROOT_ADDRESS..)?.first_chunk()?;
        let is_root =
            |sector: &u32| self.read_from_start(*sector, 2 * RECORD).is_some_and(|records| begins_root(&records, root));
        let sector = (DESCRIPTORS.saturating_add(1)..=SEARCHED).find(is_root)?;
        i32::try_from(u32::from_le_bytes(root).checked_sub(sector)?).ok().map(Lba)
    }

    /// The primary volume descriptor of the ISO 9660 volume that begins at the track's index 1; `None` without one.
    #[must_use]
    pub fn primary_descriptor(&self) -> Option<Vec<u8>> {
        let descriptor = self.read_from_start(DESCRIPTORS, 2048)?;
        descriptor.starts_with(&signature::PRIMARY_DESCRIPTOR).then_some(descriptor)
    }

    /// User data of a sector counted from index 1.
    fn read_from_start(&self, sector: u32, len: usize) -> Option<Vec<u8>> {
        let pause = u32::try_from(self.start().0.checked_sub(self.first.0)?).ok()?;
        let at = u64::from(pause.checked_add(sector)?).checked_mul(SECTOR_SIZE)?;
        self.user_data()?.read_up_to(at, len).ok()
    }

    /// Moves the track by a number of sectors.
    #[must_use]
    pub fn moved(mut self, by: i32) -> Self {
        self.first.0 = self.first.0.saturating_add(by);
        for index in &mut self.indexes {
            index.lba.0 = index.lba.0.saturating_add(by);
        }
        self
    }

    /// Removes the last sectors of the track, which don't belong to it.
    #[must_use]
    pub fn shortened(mut self, by: u32) -> Self {
        self.sectors = self.sectors.saturating_sub(by);
        let len = u64::from(self.sectors).saturating_mul(self.stored.step().get());
        self.content = self.content.slice(0..len);
        self
    }
}

/// Whether a directory begins here that states `address` as its own: in its own record, and in its parent's, which is
/// the root again.
fn begins_root(records: &[u8], address: [u8; 4]) -> bool {
    let is = |record: Option<&[u8]>, identifier: u8| {
        record.is_some_and(|record| record.get(2..6) == Some(&address) && record.get(32..34) == Some(&[1, identifier]))
    };
    // System use may follow the identifier in a record.
    let next = usize::from(records.first().copied().unwrap_or(0));
    let parent = records.get(next..);
    let told_apart = parent.is_none_or(|parent| parent.len() < RECORD) || is(parent, 1);
    next >= RECORD && is(Some(records), 0) && told_apart
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::disc::{Stored, TrackMode};
    use crate::source::Source;

    /// Makes user data of 24 sectors with a volume made for `start`: its root directory is the twentieth sector.
    pub(crate) fn volume_for(start: u32) -> Vec<u8> {
        let mut data = vec![0; 24 * 2048];
        let root = (start + 20).to_le_bytes();
        data[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        data[16 * 2048 + 158..16 * 2048 + 162].copy_from_slice(&root);
        for (at, identifier) in [(20 * 2048, 0), (20 * 2048 + 34, 1)] {
            data[at] = 34;
            data[at + 2..at + 6].copy_from_slice(&root);
            data[at + 32..at + 34].copy_from_slice(&[1, identifier]);
        }
        data
    }

    fn track(data: Vec<u8>) -> Track {
        let sectors = (data.len() / 2048) as u32;
        Track::new(2, TrackMode::Mode1, Lba(0), sectors, Stored::COOKED, Source::from_bytes(data))
    }

    #[test]
    fn the_root_directory_gives_the_address_of_the_track() {
        assert_eq!(track(volume_for(11_702)).recorded_start(), Some(Lba(11_702)));
        assert_eq!(track(volume_for(0)).recorded_start(), Some(Lba(0)));
        let mut moved = volume_for(11_702);
        moved[20 * 2048 + 34 + 2] ^= 1;
        assert_eq!(track(moved).recorded_start(), None);
        assert_eq!(track(vec![0; 24 * 2048]).recorded_start(), None);
    }

    #[test]
    fn a_stored_pregap_precedes_the_volume() {
        let data = [vec![0; 3 * 2048], volume_for(500)].concat();
        let mut track = track(data);
        track.indexes[0].lba = Lba(3);
        assert_eq!(track.recorded_start(), Some(Lba(500)));
        let track = track.moved(497).shortened(2);
        assert_eq!((track.first, track.start(), track.end()), (Lba(497), Lba(500), Lba(522)));
        assert_eq!(track.content.len(), 25 * 2048);
    }
}
