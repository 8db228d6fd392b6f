//! Complete sectors, derived from their stored bytes.

use std::num::NonZeroU32;

use super::{Encoded, Lba, Picked, Stored, Track};
use crate::sector::header::set_header;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::Recipe;

/// Length of sync pattern and header, in bytes.
const HEADER: u32 = 16;

/// Length of a sector after them, in bytes.
const REST: u32 = 2336;

impl Stored {
    /// Whether sectors are stored with EDC and ECC: completely, or without sync and header, which Mode 2 does not
    /// protect.
    #[must_use]
    pub const fn has_edc_ecc(self) -> bool {
        self.is_whole() || (self.first_byte == HEADER && self.len == REST)
    }

    /// Completes a sector from its stored `bytes`. An unstored sync pattern and header become those of a Mode 2 sector
    /// at `lba`. `None` if EDC and ECC aren't stored or bytes are missing.
    #[must_use]
    pub fn whole(self, bytes: &[u8], lba: Lba) -> Option<RawSector> {
        let len = usize::try_from(self.len).ok().filter(|_| self.has_edc_ecc())?;
        let mut sector = [0; RAW_SIZE];
        sector.get_mut(RAW_SIZE.checked_sub(len)?..)?.copy_from_slice(bytes.get(..len)?);
        if self.first_byte == HEADER {
            set_header(&mut sector, lba.0, 2);
        }
        Some(sector)
    }
}

impl Track {
    /// Takes `len` bytes from byte `first` of each complete sector from `from` to `to`, as far as sectors are stored;
    /// `None` if those bytes are neither stored nor can be generated.
    #[must_use]
    pub fn bytes_of_sectors(&self, from: Lba, to: Lba, first: u32, len: NonZeroU32) -> Option<Recipe> {
        let Stored { first_byte, len: stored_len, .. } = self.stored;
        let stored = self.sectors_at(from, to).into_source();
        let end = first.checked_add(len.get())?;
        let source = if first >= first_byte && end <= first_byte.checked_add(stored_len)? {
            Picked::new(stored, self.stored.step(), first.checked_sub(first_byte)?, len.into()).into_source()
        } else if self.stored.has_edc_ecc() {
            let whole = Encoded::source(stored, self.stored, self.mode, from.max(self.first));
            Picked::new(whole, Stored::RAW.step(), first, len.into()).into_source()
        } else {
            return None;
        };
        Some(Recipe::of(&source, 0..source.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::{Subchannel, TrackMode};
    use crate::sector::address::Msf;
    use crate::sector::encode::{DATA_SUBHEADER, mode_2_form_1};
    use crate::source::Source;

    #[test]
    fn missing_parts_of_a_mode_2_sector_are_generated() {
        let sector = mode_2_form_1(Msf::of_lba(16).unwrap(), DATA_SUBHEADER, b"data");
        assert_eq!(Stored::MODE_2.whole(&sector[16..], Lba(16)), Some(sector));
        assert_eq!(Stored::RAW.with(Subchannel::Pq).whole(&[&sector[..], &[7; 16]].concat(), Lba(0)), Some(sector));
        assert_eq!(Stored::RAW.whole(&sector[1..], Lba(16)), None);
        assert_eq!(Stored::COOKED.whole(&[0; 2352], Lba(16)), None);
        assert_eq!(Stored::plain(24, 2328).whole(&[0; 2352], Lba(16)), None);
    }

    #[test]
    fn bytes_of_sectors_are_the_same_however_they_are_stored() {
        let sectors: Vec<RawSector> =
            (100..110).map(|lba| mode_2_form_1(Msf::of_lba(lba).unwrap(), DATA_SUBHEADER, &[7; 99])).collect();
        let with_subchannel = sectors.iter().flat_map(|sector| [&sector[..], &[1; 96]].concat()).collect::<Vec<u8>>();
        let headless = sectors.iter().flat_map(|sector| sector[16..].to_vec()).collect();
        let raw = Stored::RAW.with(Subchannel::Interleaved);
        for (stored, bytes) in [(Stored::RAW, sectors.concat()), (raw, with_subchannel), (Stored::MODE_2, headless)] {
            let track = Track::new(1, TrackMode::Mode2, Lba(100), 10, stored, Source::from_bytes(bytes));
            for (first, len) in [(0, 2352), (16, 2336), (24, 2324)] {
                let found = track.bytes_of_sectors(Lba(103), Lba(107), first, NonZeroU32::new(len).unwrap()).unwrap();
                let (first, end) = (first as usize, (first + len) as usize);
                let expected: Vec<u8> = sectors[3..7].iter().flat_map(|sector| sector[first..end].to_vec()).collect();
                assert!(found.into_source().read_up_to(0, 1 << 20).unwrap() == expected, "{stored:?} {first}");
            }
        }
        let track = Track::new(1, TrackMode::Mode1, Lba(0), 1, Stored::COOKED, Source::from_bytes(vec![0; 2048]));
        assert!(track.bytes_of_sectors(Lba(0), Lba(1), 0, NonZeroU32::new(2352).unwrap()).is_none());
    }
}
