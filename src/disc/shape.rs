//! What descriptors say of a track's sectors, and what the sectors say themselves.

use super::{Stored, Subchannel, TrackMode};
use crate::sector::SYNC;
use crate::source::Source;

/// Bytes of a sector that images store, without a subchannel, and where they begin in Mode 2.
const LENGTHS: [(u32, u32); 5] = [(2352, 0), (2336, 16), (2048, 24), (2328, 24), (2324, 24)];

impl Stored {
    /// How a sector of so many bytes is stored, a subchannel behind it included; `None` where no image has such.
    #[must_use]
    pub fn of_size(size: u32, mode: TrackMode) -> Option<Self> {
        [Subchannel::None, Subchannel::Interleaved, Subchannel::Pq].into_iter().find_map(|subchannel| {
            let of = |(len, first_byte): (u32, u32)| {
                // Mode 1 has no subheader.
                let first_byte = if mode == TrackMode::Mode1 { first_byte.min(16) } else { first_byte };
                Self::plain(first_byte, len).with(subchannel)
            };
            LENGTHS.into_iter().map(of).find(|stored| stored.stride == size)
        })
    }

    /// The mode that a stored sector's own header tells; `None` where the header is not stored, or is none.
    /// Descriptors lie about it, sectors do not. An empty one (mode 0) tells nothing of those behind it.
    #[must_use]
    pub fn mode_in(self, content: &Source, sector: u32) -> Option<TrackMode> {
        if !self.is_whole() {
            return None;
        }
        let at = u64::from(sector).saturating_mul(u64::from(self.stride));
        let head: [u8; 16] = content.read_up_to(at, 16).ok()?.try_into().ok()?;
        match head {
            [sync @ .., _, _, _, 1] if sync == SYNC => Some(TrackMode::Mode1),
            [sync @ .., _, _, _, 2] if sync == SYNC => Some(TrackMode::Mode2),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_tell_what_is_stored() {
        assert_eq!(Stored::of_size(2352, TrackMode::Audio), Some(Stored::RAW));
        assert_eq!(Stored::of_size(2048, TrackMode::Mode1), Some(Stored::COOKED));
        assert_eq!(Stored::of_size(2048, TrackMode::Mode2Form1), Some(Stored::plain(24, 2048)));
        assert_eq!(Stored::of_size(2336, TrackMode::Mode2), Some(Stored::MODE_2));
        assert_eq!(Stored::of_size(2448, TrackMode::Audio), Some(Stored::RAW.with(Subchannel::Interleaved)));
        assert_eq!(Stored::of_size(2144, TrackMode::Mode1), Some(Stored::COOKED.with(Subchannel::Interleaved)));
        assert_eq!(Stored::of_size(2368, TrackMode::Mode2), Some(Stored::RAW.with(Subchannel::Pq)));
        assert_eq!([0, 1, 2047, 4096].map(|size| Stored::of_size(size, TrackMode::Mode1)), [None; 4]);
    }

    #[test]
    fn a_sectors_header_is_believed_only_behind_a_sync_pattern() {
        let mut bytes = vec![0; 2352 * 2];
        bytes[2352..2364].copy_from_slice(&SYNC);
        bytes[2352 + 15] = 2;
        let content = Source::from_bytes(bytes);
        assert_eq!(Stored::RAW.mode_in(&content, 1), Some(TrackMode::Mode2));
        assert_eq!(Stored::RAW.mode_in(&content, 0), None);
        assert_eq!(Stored::RAW.mode_in(&Source::from_bytes([&SYNC[..], &[0; 2340]].concat()), 0), None);
        assert_eq!(Stored::RAW.mode_in(&content, 2), None);
        assert_eq!(Stored::MODE_2.mode_in(&content, 1), None);
    }
}
