//! Cue sheets of Nero images: addresses of indexes on the disc.

use super::chain::CueChunk;
use super::layout::CueEntry;
use crate::disc::{Control, Index, Lba};
use crate::sector::address::{Msf, PREGAP, from_bcd};

/// Number of the lead-out.
const LEAD_OUT: u8 = 0xAA;

/// A track of a cue sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CueTrack {
    number: u8,
    pub(super) control: Control,
    pub(super) indexes: Vec<Index>,
}

/// A cue sheet with its addresses as logical sectors.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// Tracks in the order of the sheet, without the lead-in and the lead-out.
    pub(super) tracks: Vec<CueTrack>,
    pub(super) lead_out: Option<Lba>,
}

impl CueTrack {
    /// Address of index 1.
    pub(super) fn start(&self) -> Option<Lba> {
        self.indexes.iter().find(|index| index.number == 1).map(|index| index.lba)
    }
}

impl Cue {
    /// Reads a chunk. The times of CUES are in BCD, but libMirage reads them as binary numbers. These are used if they
    /// alone agree with the number of stored `sectors`.
    pub(super) fn of(chunk: &CueChunk, sectors: u64) -> Self {
        if !chunk.is_times {
            return Self::with(&chunk.entries, |entry| Lba(i32::from_be_bytes(entry.address)));
        }
        let digits = Self::with(&chunk.entries, |entry| time(entry, |byte| from_bcd(byte).unwrap_or(byte)));
        let plain = Self::with(&chunk.entries, |entry| time(entry, |byte| byte));
        if digits.length() != Some(sectors) && plain.length() == Some(sectors) { plain } else { digits }
    }

    fn with(entries: &[CueEntry], address: impl Fn(&CueEntry) -> Lba) -> Self {
        let mut cue = Self::default();
        for entry in entries {
            match entry.track {
                0 => {}
                LEAD_OUT => cue.lead_out = Some(address(entry)),
                number => {
                    let index = Index { number: from_bcd(entry.index).unwrap_or(entry.index), lba: address(entry) };
                    cue.add(number, Control::from_bits(entry.control >> 4), index);
                }
            }
        }
        cue
    }

    fn add(&mut self, number: u8, control: Control, index: Index) {
        match self.tracks.last_mut() {
            Some(track) if track.number == number => {
                track.control = control;
                track.indexes.push(index);
            }
            _ => self.tracks.push(CueTrack { number, control, indexes: vec![index] }),
        }
    }

    /// Number of sectors from the first index to the lead-out.
    fn length(&self) -> Option<u64> {
        let first = self.tracks.first()?.indexes.first()?.lba;
        u64::try_from(i64::from(self.lead_out?.0).saturating_sub(i64::from(first.0))).ok()
    }

    /// End of the nth track: the first index of the next one, or the lead-out.
    pub(super) fn end_of(&self, nth: usize) -> Option<Lba> {
        let next = self.tracks.get(nth.saturating_add(1)).and_then(|next| next.indexes.first());
        next.map(|index| index.lba).or(self.lead_out)
    }
}

fn time(entry: &CueEntry, number: impl Fn(u8) -> u8) -> Lba {
    let [_, minute, second, frame] = entry.address;
    let [minute, second, frame] = [minute, second, frame].map(number);
    Lba(Msf { minute, second, frame }.frames().saturating_sub(PREGAP))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(times: &[(u8, u8, [u8; 3])]) -> CueChunk {
        let entry = |&(track, index, [minute, second, frame]): &(u8, u8, [u8; 3])| CueEntry {
            control: 0x61,
            track,
            index,
            reserved: 0,
            address: [0, minute, second, frame],
        };
        CueChunk { entries: times.iter().map(entry).collect(), is_times: true }
    }

    fn starts(cue: &Cue) -> Vec<i32> {
        cue.tracks.iter().filter_map(|track| track.start()).map(|lba| lba.0).collect()
    }

    #[test]
    fn times_have_two_digits_a_byte_unless_only_plain_numbers_fit() {
        // Ten seconds: 0x10 as digits, 0x0A as a number.
        let digits = times(&[(1, 0, [0, 0, 0]), (1, 1, [0, 2, 0]), (0xAA, 1, [0, 0x10, 0])]);
        let cue = Cue::of(&digits, 750);
        assert_eq!((starts(&cue), cue.lead_out), (vec![0], Some(Lba(600))));
        assert!(cue.tracks[0].control.copy_permitted);
        let plain = times(&[(1, 0, [0, 0, 0]), (1, 1, [0, 2, 0]), (0xAA, 1, [0, 0x10, 0x10])]);
        assert_eq!(Cue::of(&plain, 16 * 75 + 16).lead_out, Some(Lba(16 * 75 + 16 - 150)));
        assert_eq!(Cue::of(&plain, 7).lead_out, Some(Lba(10 * 75 + 10 - 150)));
    }

    #[test]
    fn the_lead_in_is_no_track() {
        let chunk = times(&[(0, 0, [0, 0, 0]), (1, 1, [0, 2, 0]), (2, 0, [0, 4, 0]), (2, 1, [0, 6, 0])]);
        let cue = Cue::of(&chunk, 0);
        assert_eq!((starts(&cue), cue.lead_out), (vec![0, 300], None));
        assert_eq!((cue.end_of(0), cue.end_of(1)), (Some(Lba(150)), None));
    }
}
