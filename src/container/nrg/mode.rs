//! The codes of Nero images for track modes.

use crate::disc::{Stored, Subchannel, TrackMode};

/// The mode and the stored sector size, in bytes, that a code means; `None` for an unknown code.
pub(super) const fn of(code: u32) -> Option<(TrackMode, u32)> {
    Some(match code {
        0x00 => (TrackMode::Mode1, 2048),
        0x02 => (TrackMode::Mode2Form1, 2048),
        0x03 => (TrackMode::Mode2, 2336),
        0x05 => (TrackMode::Mode1, 2352),
        0x06 => (TrackMode::Mode2, 2352),
        // Some images have 8 instead of 7.
        0x07 | 0x08 => (TrackMode::Audio, 2352),
        0x0F => (TrackMode::Mode1, 2448),
        0x10 => (TrackMode::Audio, 2448),
        0x11 => (TrackMode::Mode2, 2448),
        _ => return None,
    })
}

/// The code for a mode and a layout; `None` if there is none, so that raw sectors have to be written.
pub(super) const fn code(mode: TrackMode, stored: Stored) -> Option<u8> {
    let with_subchannel = !matches!(stored.subchannel, Subchannel::None);
    Some(match (mode, stored.len, with_subchannel) {
        (TrackMode::Audio, 2352, false) => 0x07,
        (TrackMode::Audio, 2352, true) => 0x10,
        (TrackMode::Mode1, 2048, false) => 0x00,
        (TrackMode::Mode0 | TrackMode::Mode1, 2352, false) => 0x05,
        (TrackMode::Mode0 | TrackMode::Mode1, 2352, true) => 0x0F,
        (TrackMode::Mode2Form1, 2048, false) => 0x02,
        (TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2, 2336, false) => 0x03,
        (TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2, 2352, false) => 0x06,
        (TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2, 2352, true) => 0x11,
        _ => return None,
    })
}

/// The most likely meaning of an unknown code, from the size of the sectors.
pub(super) const fn by_size(size: u32) -> (TrackMode, u32) {
    match size {
        2048 | 2144 => (TrackMode::Mode1, 2048),
        2352 | 2448 => (TrackMode::Audio, 2352),
        _ => (TrackMode::Mode2, 2336),
    }
}
