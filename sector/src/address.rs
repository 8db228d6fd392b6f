//! Sector addresses: as numbers, and as minutes, seconds and frames.

use std::fmt;

/// Sectors per second.
pub const PER_SECOND: i32 = 75;

/// Sectors of the pregap before the program area: the address 00:02:00 is logical sector 0.
pub const PREGAP: i32 = 150;

/// An absolute time on the disc, in which 00:02:00 is logical sector 0 (IEC 60908 17.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Msf {
    /// 0–99.
    pub minute: u8,
    /// 0–59.
    pub second: u8,
    /// 0–74.
    pub frame: u8,
}

impl Msf {
    /// Converts a logical sector; `None` outside 00:00:00–99:59:74.
    #[must_use]
    pub fn of_lba(lba: i32) -> Option<Self> {
        Self::of_frames(lba.checked_add(PREGAP)?)
    }

    /// Converts a number of frames since 00:00:00; `None` from 100 minutes on.
    #[must_use]
    pub fn of_frames(frames: i32) -> Option<Self> {
        let part = |value: i32| u8::try_from(value).ok();
        let seconds = frames.div_euclid(PER_SECOND);
        let minute = part(seconds.div_euclid(60)).filter(|minute| *minute < 100)?;
        Some(Self { minute, second: part(seconds.rem_euclid(60))?, frame: part(frames.rem_euclid(PER_SECOND))? })
    }

    /// Frames since 00:00:00.
    #[must_use]
    pub fn frames(self) -> i32 {
        let seconds = i32::from(self.minute).saturating_mul(60).saturating_add(i32::from(self.second));
        seconds.saturating_mul(PER_SECOND).saturating_add(i32::from(self.frame))
    }

    /// The logical sector at this time; negative before 00:02:00.
    #[must_use]
    pub fn lba(self) -> i32 {
        self.frames().saturating_sub(PREGAP)
    }

    /// Decodes three bytes of two decimal digits each, as in headers and Q channels.
    #[must_use]
    pub fn from_bcd([minute, second, frame]: [u8; 3]) -> Option<Self> {
        let (minute, second, frame) = (from_bcd(minute)?, from_bcd(second)?, from_bcd(frame)?);
        (second < 60 && i32::from(frame) < PER_SECOND).then_some(Self { minute, second, frame })
    }

    /// Encodes three bytes of two decimal digits each.
    #[must_use]
    pub fn to_bcd(self) -> [u8; 3] {
        [self.minute, self.second, self.frame].map(to_bcd)
    }
}

impl fmt::Display for Msf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.minute, self.second, self.frame)
    }
}

/// A number of frames that is formatted as in cue sheets: minutes, which may exceed 99, seconds and frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frames(pub u32);

impl fmt::Display for Frames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / 75;
        write!(f, "{:02}:{:02}:{:02}", seconds / 60, seconds % 60, self.0 % 75)
    }
}

/// Decodes two decimal digits in a byte.
#[must_use]
pub fn from_bcd(byte: u8) -> Option<u8> {
    let (tens, ones) = (byte >> 4, byte & 0x0F);
    (tens < 10 && ones < 10).then(|| tens.saturating_mul(10).saturating_add(ones))
}

/// Encodes a number below 100 as two decimal digits in a byte.
#[must_use]
pub fn to_bcd(number: u8) -> u8 {
    ((number / 10) << 4) | (number % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_seconds_precede_sector_0() {
        assert_eq!(Msf::of_lba(0).unwrap().to_string(), "00:02:00");
        assert_eq!(Msf::of_lba(-150).unwrap().to_string(), "00:00:00");
        assert_eq!(Msf::of_lba(-151), None);
        assert_eq!(Msf::of_lba(16).unwrap().to_bcd(), [0x00, 0x02, 0x16]);
        assert_eq!(Msf { minute: 99, second: 59, frame: 74 }.lba(), 449_849);
        assert_eq!(Msf::of_lba(449_850), None);
    }

    #[test]
    fn times_of_sheets_go_beyond_99_minutes() {
        assert_eq!(
            [0, 74, 75, 450_000].map(|count| Frames(count).to_string()),
            ["00:00:00", "00:00:74", "00:01:00", "100:00:00"]
        );
    }

    #[test]
    fn digits_above_nine_are_invalid() {
        assert_eq!(Msf::from_bcd([0x1A, 0, 0]), None);
        assert_eq!(Msf::from_bcd([0, 0x60, 0]), None);
        assert_eq!(Msf::from_bcd([0, 0, 0x75]), None);
        assert_eq!(Msf::from_bcd([0x10, 0x59, 0x74]).map(Msf::to_bcd), Some([0x10, 0x59, 0x74]));
    }
}
