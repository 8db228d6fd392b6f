//! Converts between points in time and the dates of directory records and volume descriptors.

use super::layout::{LongDate, ShortDate};
use crate::bytes::time::{Civil, Timestamp};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static DATE: Anomaly = Anomaly {
    code: "ISO-DATE",
    severity: Severity::Note,
    structure: "Date and Time",
    meaning: "The recorded date does not exist, so no date is shown.",
    clause: Some("ECMA-119 8.4.26.1, 9.1.5"),
};

/// The meaning of a recorded date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recorded {
    /// All zeros: no date.
    Absent,
    /// A point in time.
    At(Timestamp),
    /// A date that does not exist.
    Impossible,
}

impl Recorded {
    /// The point in time, where there is one. An impossible date is a finding.
    pub(super) fn or_note(
        self,
        content: &Source,
        at: u64,
        recorded: &[u8],
        findings: &mut Findings,
    ) -> Option<Timestamp> {
        match self {
            Self::At(time) => Some(time),
            Self::Absent => None,
            Self::Impossible => {
                findings.add(&DATE, content.absolute(at), "a date", format!("{recorded:02X?}"));
                None
            }
        }
    }

    /// The point in time, where there is one.
    pub(super) const fn time(self) -> Option<Timestamp> {
        match self {
            Self::At(time) => Some(time),
            _ => None,
        }
    }

    fn from(time: Option<Timestamp>) -> Self {
        time.map_or(Self::Impossible, Self::At)
    }
}

/// Reads the numeric form (ECMA-119 9.1.5).
pub(super) fn short(date: &ShortDate) -> Recorded {
    if date.month == 0 && date.day == 0 && date.hour == 0 && date.minute == 0 && date.second == 0 {
        // Some writers set the year or the offset even without a date.
        return Recorded::Absent;
    }
    let civil = Civil {
        year: 1900_i32.saturating_add(i32::from(date.year)),
        month: date.month,
        day: date.day,
        hour: date.hour,
        minute: date.minute,
        second: date.second,
    };
    Recorded::from(civil.at_offset(0, offset_minutes(date.offset)))
}

/// Reads the form in digits (ECMA-119 8.4.26.1).
pub(super) fn long(date: &LongDate) -> Recorded {
    digits(&date.digits, date.offset)
}

/// Reads sixteen digits. The High Sierra draft records no offset with them.
pub(super) fn digits(digits: &[u8; 16], offset: i8) -> Recorded {
    // The standard has digits of zero; many writers record zero bytes or blanks.
    if digits.iter().all(|digit| matches!(digit, b'0' | 0 | b' ')) {
        return Recorded::Absent;
    }
    Recorded::from(civil_of_digits(digits, offset))
}

fn civil_of_digits(digits: &[u8; 16], offset: i8) -> Option<Timestamp> {
    let number = |from: usize, to: usize| -> Option<u16> {
        // Writers leave the parts that they do not use as zero bytes or blanks.
        let is_blank = |digit: &u8| matches!(digit, 0 | b' ');
        let part = digits.get(from..to)?;
        let used = part.iter().skip_while(|digit| is_blank(digit));
        let value = |sum: u16, digit: &u8| sum.checked_mul(10)?.checked_add(u16::from(digit.checked_sub(b'0')?));
        let is_number = part.iter().all(|digit| digit.is_ascii_digit() || is_blank(digit))
            && part.is_sorted_by_key(|digit| digit.is_ascii_digit());
        is_number.then(|| used.copied().try_fold(0, |sum, digit| value(sum, &digit)))?
    };
    let small = |from: usize| number(from, from.checked_add(2)?).and_then(|value| u8::try_from(value).ok());
    let civil = Civil {
        year: i32::from(number(0, 4)?),
        month: small(4)?,
        day: small(6)?,
        hour: small(8)?,
        minute: small(10)?,
        second: small(12)?,
    };
    civil.at_offset(small(14)?, offset_minutes(offset))
}

impl ShortDate {
    /// A point in time in the numeric form. The year is limited to 1900 to 2155, since it has one byte.
    pub(super) fn of(time: Timestamp) -> Self {
        let Civil { year, month, day, hour, minute, second } = time.civil();
        let year = u8::try_from(year.saturating_sub(1900).clamp(0, 255)).unwrap_or(0);
        Self { year, month, day, hour, minute, second, offset: quarters(time.offset_minutes) }
    }
}

impl LongDate {
    /// The value that stands for no date (8.4.26.1).
    pub(super) const NONE: Self = Self { digits: [b'0'; 16], offset: 0 };

    /// A point in time in the form in digits.
    pub(super) fn of(time: Timestamp) -> Self {
        let Civil { year, month, day, hour, minute, second } = time.civil();
        let year = year.clamp(1, 9999);
        let text = format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{:02}", time.hundredths.get());
        let digits = text.as_bytes().first_chunk().copied();
        digits.map_or(Self::NONE, |digits| Self { digits, offset: quarters(time.offset_minutes) })
    }
}

/// Converts minutes to quarters of an hour; 0 for an offset out of range.
fn quarters(minutes: i16) -> i8 {
    i8::try_from(minutes / 15).unwrap_or(0)
}

/// Converts quarters of an hour to minutes. The standard allows −48 to +52; other values are read as 0, as Linux does.
fn offset_minutes(quarters: i8) -> i16 {
    if (-52..=52).contains(&quarters) { i16::from(quarters).saturating_mul(15) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(recorded: Recorded) -> Option<String> {
        recorded.time().map(|time| time.to_string())
    }

    #[test]
    fn the_standards_two_forms() {
        let date = ShortDate { year: 125, month: 11, day: 8, hour: 10, minute: 14, second: 2, offset: 4 };
        assert_eq!(shown(short(&date)).as_deref(), Some("2025-11-08T10:14:02+01:00"));
        let date = LongDate { digits: *b"1997031512000050", offset: -20 };
        assert_eq!(shown(long(&date)).as_deref(), Some("1997-03-15T12:00:00.50-05:00"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let time = Civil { year: 2025, month: 11, day: 8, hour: 10, minute: 14, second: 2 }.at_offset(7, -570).unwrap();
        let date = ShortDate::of(time);
        assert_eq!(date, ShortDate { year: 125, month: 11, day: 8, hour: 10, minute: 14, second: 2, offset: -38 });
        assert_eq!(LongDate::of(time), LongDate { digits: *b"2025110810140207", offset: -38 });
        assert_eq!(long(&LongDate::of(time)), Recorded::At(time));
    }

    #[test]
    fn zeros_are_no_date_in_whatever_form() {
        let zeros = ShortDate { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, offset: 0 };
        assert_eq!(short(&zeros), Recorded::Absent);
        assert_eq!(long(&LongDate { digits: [b'0'; 16], offset: 0 }), Recorded::Absent);
        assert_eq!(long(&LongDate { digits: [0; 16], offset: 0 }), Recorded::Absent);
        assert_eq!(long(&LongDate { digits: [b' '; 16], offset: 0 }), Recorded::Absent);
    }

    #[test]
    fn an_impossible_date_is_none_and_a_note() {
        let date = LongDate { digits: *b"2023023012000000", offset: 0 };
        let mut findings = Findings::default();
        let content = Source::from_bytes(vec![0; 10]);
        assert_eq!(long(&date).or_note(&content, 3, &date.digits, &mut findings), None);
        let found = &findings.kept()[0];
        assert_eq!((found.anomaly.code, found.byte), ("ISO-DATE", 3));
        assert_eq!(long(&LongDate { digits: *b"+20230201000000\0", offset: 0 }), Recorded::Impossible);
    }

    #[test]
    fn parts_that_are_not_used_may_be_left_out() {
        let read = |digits: &[u8; 16]| shown(digits_of(digits));
        assert_eq!(read(b"20210608101112\0\0").as_deref(), Some("2021-06-08T10:11:12Z"));
        assert_eq!(read(b"20210608        ").as_deref(), Some("2021-06-08T00:00:00Z"));
        assert_eq!(read(b"2021 6 8\0\0\0\0\0\0\0\0").as_deref(), Some("2021-06-08T00:00:00Z"));
        assert_eq!(read(b"20210608101 1200"), None);
        assert_eq!(read(b"2021060810:11200"), None);
    }

    fn digits_of(text: &[u8; 16]) -> Recorded {
        digits(text, 0)
    }

    #[test]
    fn a_wild_offset_is_taken_for_utc() {
        let date = ShortDate { year: 100, month: 1, day: 1, hour: 0, minute: 0, second: 0, offset: 100 };
        assert_eq!(shown(short(&date)).as_deref(), Some("2000-01-01T00:00:00Z"));
    }
}
