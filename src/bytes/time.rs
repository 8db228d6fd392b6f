//! Recorded points in time.

use std::fmt;
use std::num::NonZeroU8;

/// A recorded time: the instant, and the offset from UTC that it was recorded with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Additional hundredths of a second.
    pub hundredths: Hundredths,
    /// Offset of the recording clock in minutes east of UTC.
    pub offset_minutes: i16,
}

/// Hundredths of a second, 0–99. Stored as one more, so that an optional time takes no more memory than a time: there
/// are seven of them per entry of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hundredths(NonZeroU8);

/// A date and time of day on a clock, before an offset makes it an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// Year of the Gregorian calendar.
    pub year: i32,
    /// Month, 1–12.
    pub month: u8,
    /// Day of the month, 1–31.
    pub day: u8,
    /// Hour, 0–23.
    pub hour: u8,
    /// Minute, 0–59.
    pub minute: u8,
    /// Second, 0–59; 60 is a leap second.
    pub second: u8,
}

impl Hundredths {
    /// A full second.
    pub const NONE: Self = Self(NonZeroU8::MIN);

    /// That many; 99 for larger numbers.
    #[must_use]
    pub const fn new(number: u8) -> Self {
        Self(NonZeroU8::MIN.saturating_add(if number < 100 { number } else { 99 }))
    }

    /// Their number, 0–99.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0.get().saturating_sub(1)
    }
}

impl Civil {
    /// The instant at which a clock `offset_minutes` east of UTC shows this; `None` if a part is out of range.
    #[must_use]
    pub fn at_offset(self, hundredths: u8, offset_minutes: i16) -> Option<Timestamp> {
        let in_range = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second <= 60
            && hundredths < 100;
        if !in_range {
            return None;
        }
        let of_day = i64::from(self.hour)
            .checked_mul(3600)?
            .checked_add(i64::from(self.minute).checked_mul(60)?)?
            .checked_add(i64::from(self.second))?;
        let offset = i64::from(offset_minutes).checked_mul(60)?;
        let days = days_from_civil(self.year, self.month, self.day)?;
        let seconds = days.checked_mul(86_400)?.checked_add(of_day)?.checked_sub(offset)?;
        Some(Timestamp { seconds, hundredths: Hundredths::new(hundredths), offset_minutes })
    }
}

impl Timestamp {
    /// An instant in units of 100 ns since 1601, as Windows records it; `None` for 0, which stands for none.
    #[must_use]
    pub fn from_filetime(units: u64) -> Option<Self> {
        // Seconds from 1601 to 1970.
        const EPOCH: i64 = 11_644_473_600;
        let seconds = i64::try_from(units / 10_000_000).ok()?.checked_sub(EPOCH)?;
        let hundredths = u8::try_from(units / 100_000 % 100).unwrap_or(0);
        (units > 0).then(|| Self { hundredths: Hundredths::new(hundredths), ..Self::utc(seconds) })
    }

    /// An instant in UTC.
    #[must_use]
    pub const fn utc(seconds: i64) -> Self {
        Self { seconds, hundredths: Hundredths::NONE, offset_minutes: 0 }
    }

    /// An instant in UTC, and the nanoseconds since, of which a second has fewer than 1,000,000,000.
    #[must_use]
    pub fn with_nanoseconds(seconds: i64, nanoseconds: u64) -> Self {
        let hundredths = u8::try_from(nanoseconds / 10_000_000).unwrap_or(u8::MAX);
        Self { hundredths: Hundredths::new(hundredths), ..Self::utc(seconds) }
    }

    /// The instant at which a clock `offset_minutes` east of UTC shows a date and a time as MS-DOS records them: days
    /// since 1980, and steps of two seconds. `hundredths`, from 0 to 199, are added. `None` for a date that is not
    /// recorded or does not exist.
    #[must_use]
    pub fn from_dos(date: u16, time: u16, hundredths: u8, offset_minutes: i16) -> Option<Self> {
        let part = |value: u16| u8::try_from(value & 0x3F).unwrap_or(0);
        let civil = Civil {
            year: i32::from(date >> 9).saturating_add(1980),
            month: part(date >> 5 & 0x0F),
            day: part(date & 0x1F),
            hour: part(time >> 11),
            minute: part(time >> 5 & 0x3F),
            second: part((time & 0x1F).saturating_mul(2)).saturating_add(hundredths / 100),
        };
        civil.at_offset(hundredths % 100, offset_minutes)
    }

    /// Date and time on the recording clock.
    #[must_use]
    pub fn civil(self) -> Civil {
        let local = self.seconds.saturating_add(i64::from(self.offset_minutes).saturating_mul(60));
        let (year, month, day) = civil_from_days(local.div_euclid(86_400));
        let of_day = local.rem_euclid(86_400);
        let part = |unit: i64, modulus: i64| u8::try_from(of_day.div_euclid(unit).rem_euclid(modulus)).unwrap_or(0);
        Civil { year, month, day, hour: part(3600, 24), minute: part(60, 60), second: part(1, 60) }
    }
}

/// Formats as in RFC 3339, with the recorded offset: `2025-11-08T10:14:02+01:00`. Hundredths are included unless 0.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day, hour, minute, second } = self.civil();
        // Formatted by hand: a listing prints one time per entry, and six formatted numbers cost more than the rest.
        let mut text = *b"0000-00-00T00:00:00";
        let mut put = |at: usize, number: u16| {
            for (digit, value) in text.iter_mut().skip(at).zip([number / 10 % 10, number % 10]) {
                *digit = b'0'.saturating_add(u8::try_from(value).unwrap_or(0));
            }
        };
        let year = u16::try_from(year.clamp(0, 9999)).unwrap_or(0);
        let pairs = [month, day, hour, minute, second].map(u16::from);
        put(0, year / 100);
        put(2, year % 100);
        for (at, pair) in [5, 8, 11, 14, 17].into_iter().zip(pairs) {
            put(at, pair);
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())?;
        if self.hundredths != Hundredths::NONE {
            write!(f, ".{:02}", self.hundredths.get())?;
        }
        if self.offset_minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

// Listings copy entries, and drafts hold one set of times per node.
const _: () = assert!(size_of::<Option<Timestamp>>() == 16);

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, counted in eras of 400 years that begin in March, so that the leap day is the last day.
fn days_from_civil(year: i32, month: u8, day: u8) -> Option<i64> {
    let month = i64::from(month);
    let year = i64::from(year).checked_sub(i64::from(month <= 2))?;
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let march_month = month.checked_add(9)?.rem_euclid(12);
    let of_year = march_month.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(i64::from(day))?;
    let leaps = of_era.div_euclid(4).checked_sub(of_era.div_euclid(100))?;
    let of_era = of_era.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?;
    // 719,469 is the number of days from 0000-03-01 to 1970-01-01, plus one since days of a month count from 1.
    era.checked_mul(146_097)?.checked_add(of_era)?.checked_sub(719_469)
}

/// The inverse of [`days_from_civil`]. Saturates far outside the range of recorded dates.
fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let leaps =
        of_era.div_euclid(1460).saturating_sub(of_era.div_euclid(36_524)).saturating_add(of_era.div_euclid(146_096));
    let year_of_era = of_era.saturating_sub(leaps).div_euclid(365);
    let before = year_of_era
        .saturating_mul(365)
        .saturating_add(year_of_era.div_euclid(4))
        .saturating_sub(year_of_era.div_euclid(100));
    let of_year = of_era.saturating_sub(before);
    let march_month = of_year.saturating_mul(5).saturating_add(2).div_euclid(153);
    let day = of_year.saturating_sub(march_month.saturating_mul(153).saturating_add(2).div_euclid(5)).saturating_add(1);
    let month = if march_month < 10 { march_month.saturating_add(3) } else { march_month.saturating_sub(9) };
    let year = year_of_era.saturating_add(era.saturating_mul(400)).saturating_add(i64::from(month <= 2));
    (i32::try_from(year).unwrap_or(i32::MAX), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(year: i32, month: u8, day: u8) -> Civil {
        Civil { year, month, day, hour: 12, minute: 34, second: 56 }
    }

    // Seconds by GNU date(1): date -u -d '… 12:34:56' +%s
    #[test]
    fn agrees_with_date() {
        let known = [
            ((1900, 1, 1), -2_208_943_504),
            ((1969, 12, 31), -41_104),
            ((1970, 1, 1), 45_296),
            ((1996, 2, 29), 825_597_296),
            ((2000, 3, 1), 951_914_096),
            ((2038, 1, 19), 2_147_517_296),
            ((2155, 12, 31), 5_869_542_896),
        ];
        for ((year, month, day), seconds) in known {
            let at = civil(year, month, day).at_offset(0, 0).unwrap();
            assert_eq!(at.seconds, seconds, "{year}-{month}-{day}");
            assert_eq!(at.civil(), civil(year, month, day));
        }
    }

    #[test]
    fn offsets_move_the_instant_and_are_shown() {
        let at = civil(2025, 11, 8).at_offset(7, -570).unwrap();
        assert_eq!(at.to_string(), "2025-11-08T12:34:56.07-09:30");
        assert_eq!(at.seconds, civil(2025, 11, 8).at_offset(0, 0).unwrap().seconds + 570 * 60);
    }

    #[test]
    fn times_of_ms_dos_are_read_to_the_hundredth() {
        let date = (2024 - 1980) << 9 | 2 << 5 | 29;
        let clock = 23 << 11 | 59 << 5 | 29;
        assert_eq!(Timestamp::from_dos(date, clock, 150, 60).unwrap().to_string(), "2024-02-29T23:59:59.50+01:00");
        assert_eq!(Timestamp::from_dos(0, 0, 0, 0), None);
    }

    #[test]
    fn impossible_dates_are_none() {
        assert_eq!(civil(2023, 2, 29).at_offset(0, 0), None);
        assert_eq!(civil(2023, 0, 1).at_offset(0, 0), None);
        assert_eq!(civil(2023, 13, 1).at_offset(0, 0), None);
        assert_eq!(civil(2023, 4, 31).at_offset(0, 0), None);
    }
}
