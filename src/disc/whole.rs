//! A stored sector as the whole sector it is a part of.

use super::{Lba, Stored};
use crate::sector::address::Msf;
use crate::sector::{RAW_SIZE, RawSector, SYNC};

/// Bytes of sync pattern and header.
const HEADER: u32 = 16;

/// Bytes of a sector after them.
const REST: u32 = 2336;

impl Stored {
    /// Whether a sector is stored with its codes: whole, or without sync and header, which Mode 2 does not protect.
    #[must_use]
    pub const fn has_codes(self) -> bool {
        self.is_whole() || (self.first_byte == HEADER && self.len == REST)
    }

    /// The whole sector, of which `bytes` are what is stored; sync and header, where they are not, are those of a Mode 2
    /// sector at `lba`. `None` where the codes are not stored or bytes are missing.
    #[must_use]
    pub fn whole(self, bytes: &[u8], lba: Lba) -> Option<RawSector> {
        let len = usize::try_from(self.len).ok().filter(|_| self.has_codes())?;
        let mut sector = [0; RAW_SIZE];
        sector.get_mut(RAW_SIZE.checked_sub(len)?..)?.copy_from_slice(bytes.get(..len)?);
        if self.first_byte == HEADER {
            set_header(&mut sector, lba, 2);
        }
        Some(sector)
    }
}

/// Writes the sync pattern and the header of a sector at `lba`. An address that no header can hold, as beyond 100
/// minutes on a GD-ROM, is left as zeros.
pub fn set_header(sector: &mut RawSector, lba: Lba, mode: u8) {
    let address = Msf::of_lba(lba.0).map_or([0; 3], Msf::to_bcd);
    for (to, from) in sector.iter_mut().zip(SYNC.iter().chain(&address).chain(&[mode])) {
        *to = *from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::Subchannel;
    use crate::sector::encode::{DATA_SUBHEADER, mode_2_form_1};

    #[test]
    fn what_is_not_stored_of_a_mode_2_sector_is_made() {
        let sector = mode_2_form_1(Msf::of_lba(16).unwrap(), DATA_SUBHEADER, b"data");
        assert_eq!(Stored::MODE_2.whole(&sector[16..], Lba(16)), Some(sector));
        assert_eq!(Stored::RAW.with(Subchannel::Pq).whole(&[&sector[..], &[7; 16]].concat(), Lba(0)), Some(sector));
        assert_eq!(Stored::RAW.whole(&sector[1..], Lba(16)), None);
        assert_eq!(Stored::COOKED.whole(&[0; 2352], Lba(16)), None);
        assert_eq!(Stored::plain(24, 2328).whole(&[0; 2352], Lba(16)), None);
    }
}
