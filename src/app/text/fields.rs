//! Converts values of form fields: dates and permissions.

/// Seconds per day.
const DAY: i64 = 86_400;

/// Parses permission bits in octal digits.
pub(crate) fn octal(text: &str) -> Option<u32> {
    u32::from_str_radix(text.trim(), 8).ok().filter(|mode| *mode <= 0o7777)
}

/// Formats seconds since 1970 for a date and time field, in UTC.
pub(crate) fn date_of(seconds: i64) -> String {
    let (days, of_day) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    let Some((year, month, day)) = civil(days) else { return String::new() };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// Year, month and day of a day counted from 1970-01-01: the inverse of [`days`], in cycles of 400 and 4 years.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    let days = days.checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let leaps = (of_era / 1460).checked_sub(of_era / 36_524)?.checked_add(of_era / 146_096)?;
    let year = of_era.checked_sub(leaps)?.div_euclid(365);
    let before = year.checked_mul(365)?.checked_add(year / 4)?.checked_sub(year / 100)?;
    let of_year = of_era.checked_sub(before)?;
    let shifted = of_year.checked_mul(5)?.checked_add(2)?.div_euclid(153);
    let day = of_year.checked_sub(shifted.checked_mul(153)?.checked_add(2)?.div_euclid(5))?.checked_add(1)?;
    let month = if shifted < 10 { shifted.checked_add(3)? } else { shifted.checked_sub(9)? };
    let year = era.checked_mul(400)?.checked_add(year)?.checked_add(i64::from(month <= 2))?;
    Some((year, month, day))
}

/// Parses a date and time field, as the inverse of [`date_of`]; `None` if it is empty or incomplete.
pub(crate) fn seconds_of(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T')?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let mut time = time.splitn(3, ':').map(|part| part.split('.').next().unwrap_or(part).parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().flatten().unwrap_or(0));
    let days = days(year, month, day)?;
    let of_day = hour.checked_mul(3600)?.checked_add(minute.checked_mul(60)?)?.checked_add(second)?;
    days.checked_mul(DAY)?.checked_add(of_day)
}

/// Days since 1970-01-01 in the Gregorian calendar: years that begin in March, so that the leap day is the last.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let shifted = if month > 2 { year } else { year.checked_sub(1)? };
    let month = month.checked_add(9)?.rem_euclid(12);
    let of_year = month.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(day)?.checked_sub(1)?;
    let leaps = shifted.div_euclid(4).checked_sub(shifted.div_euclid(100))?.checked_add(shifted.div_euclid(400))?;
    shifted.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?.checked_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_utc() {
        // Computed by `date --utc +%s`.
        assert_eq!(seconds_of("1970-01-01T00:00:00"), Some(0));
        assert_eq!(seconds_of("2000-02-29T12:00"), Some(951_825_600));
        assert_eq!(seconds_of("2026-11-22T13:42:05"), Some(1_795_354_925));
        assert_eq!(seconds_of("1969-12-31T23:59:59"), Some(-1));
        assert_eq!(seconds_of("2026-11-22"), None);
    }

    #[test]
    fn dates_are_shown_as_they_are_read() {
        assert_eq!(date_of(951_825_600), "2000-02-29T12:00:00");
        assert_eq!(date_of(1_795_354_925), "2026-11-22T13:42:05");
        for seconds in (-86_400 * 366 * 200..86_400 * 366 * 300).step_by(86_399 * 7) {
            assert_eq!(seconds_of(&date_of(seconds)), Some(seconds));
        }
    }

    #[test]
    fn permissions_are_octal() {
        assert_eq!((octal("755"), octal("4755"), octal("10000"), octal("8")), (Some(0o755), Some(0o4755), None, None));
    }
}
