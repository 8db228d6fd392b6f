//! Nero's numbers for the modes of tracks.

use crate::disc::TrackMode;

/// The mode and the bytes of a stored sector that a number stands for; `None` for one that no Nero has written.
pub(super) const fn of(code: u32) -> Option<(TrackMode, u32)> {
    Some(match code {
        0x00 => (TrackMode::Mode1, 2048),
        0x02 => (TrackMode::Mode2Form1, 2048),
        0x03 => (TrackMode::Mode2, 2336),
        0x05 => (TrackMode::Mode1, 2352),
        0x06 => (TrackMode::Mode2, 2352),
        // 8 is found too where 7 is meant.
        0x07 | 0x08 => (TrackMode::Audio, 2352),
        0x0F => (TrackMode::Mode1, 2448),
        0x10 => (TrackMode::Audio, 2448),
        0x11 => (TrackMode::Mode2, 2448),
        _ => return None,
    })
}

/// What an unknown number most likely stands for, by the size of the sectors.
pub(super) const fn by_size(size: u32) -> (TrackMode, u32) {
    match size {
        2048 | 2144 => (TrackMode::Mode1, 2048),
        2352 | 2448 => (TrackMode::Audio, 2352),
        _ => (TrackMode::Mode2, 2336),
    }
}
