//! The times of a node of a tree to be written, in half the memory: they are the larger part of a node.

use super::entry::Times;
use crate::bytes::time::{Hundredths, Timestamp};

/// Seven times in eight bytes each. Exact for 270,000 years before and after 1970 and for offsets of up to 34 hours, which
/// exceeds what any file system that is written records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PackedTimes([u64; 7]);

/// Bits of the seconds, with their sign.
const SECONDS: u32 = 44;

/// Most seconds from 1970.
const MOST: i64 = (1 << (SECONDS - 1)) - 1;

/// Most minutes from UTC.
const MOST_MINUTES: i16 = (1 << 11) - 1;

impl From<Times> for PackedTimes {
    fn from(times: Times) -> Self {
        let Times { created, modified, accessed, attributes, backup, expires, effective } = times;
        Self([created, modified, accessed, attributes, backup, expires, effective].map(pack))
    }
}

impl From<PackedTimes> for Times {
    fn from(packed: PackedTimes) -> Self {
        let [created, modified, accessed, attributes, backup, expires, effective] = packed.0.map(unpack);
        Self { created, modified, accessed, attributes, backup, expires, effective }
    }
}

/// From the highest bit on: seconds, hundredths in 7 bits, offset in 12 bits, and whether there is a time.
fn pack(time: Option<Timestamp>) -> u64 {
    let Some(Timestamp { seconds, hundredths, offset_minutes }) = time else { return 0 };
    let seconds = seconds.clamp(-MOST, MOST).cast_unsigned() << (u64::BITS - SECONDS);
    let minutes = offset_minutes.clamp(-MOST_MINUTES, MOST_MINUTES).cast_unsigned() & 0xFFF;
    seconds | u64::from(hundredths.get()) << 13 | u64::from(minutes) << 1 | 1
}

fn unpack(packed: u64) -> Option<Timestamp> {
    let low = |shift: u32, mask: u64| u16::try_from(packed >> shift & mask).unwrap_or(0);
    (packed != 0).then(|| Timestamp {
        seconds: packed.cast_signed() >> (u64::BITS - SECONDS),
        hundredths: Hundredths::new(u8::try_from(low(13, 0x7F)).unwrap_or(0)),
        // The sign is in the highest of twelve bits.
        offset_minutes: (low(1, 0xFFF) << 4).cast_signed() >> 4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stay_as_they_are() {
        let of = |seconds, hundredths, offset_minutes| {
            Some(Timestamp { seconds, hundredths: Hundredths::new(hundredths), offset_minutes })
        };
        let times = Times {
            created: of(0, 0, 0),
            modified: of(-1, 99, -1440),
            accessed: of(253_402_300_799, 50, 1920),
            attributes: None,
            backup: of(-MOST, 1, -1920),
            expires: of(MOST, 99, MOST_MINUTES),
            effective: of(1_700_000_000, 7, -330),
        };
        assert_eq!(Times::from(PackedTimes::from(times)), times);
        assert_eq!(Times::from(PackedTimes::default()), Times::default());
        let beyond = Times { modified: of(i64::MIN, 0, i16::MIN), ..Times::default() };
        assert_eq!(Times::from(PackedTimes::from(beyond)).modified, of(-MOST, 0, -MOST_MINUTES));
    }
}
