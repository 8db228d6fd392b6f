//! Disc addresses: logical sectors, and minutes, seconds and frames.

/// Frames per second.
const PER_SECOND: i32 = 75;
/// Frames of the pregap: 00:02:00 is logical sector 0.
const PREGAP: i32 = 150;
/// Number of frames that two digits of minutes can express.
const MOST: i32 = 100 * 60 * PER_SECOND;

/// Formats the time of a sector, "00:02:16"; empty if two digits of minutes do not suffice.
pub(crate) fn time(lba: i32) -> String {
    lba.checked_add(PREGAP).filter(|frames| (0..MOST).contains(frames)).map(clock).unwrap_or_default()
}

/// Formats the playing time of a number of sectors, "03:12:40".
pub(crate) fn length(sectors: u32) -> String {
    clock(i32::try_from(sectors).unwrap_or(i32::MAX))
}

fn clock(frames: i32) -> String {
    let seconds = frames / PER_SECOND;
    format!("{:02}:{:02}:{:02}", seconds / 60, seconds % 60, frames % PER_SECOND)
}

/// Parses an address: "16", "-150", "0x10", or a time, "00:02:16".
pub(crate) fn parse(text: &str) -> Option<i32> {
    let text = text.trim();
    if text.contains([':', '.']) {
        return parse_time(text);
    }
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => i32::from_str_radix(digits, 16).ok(),
        None => text
            .replace([',', '\u{2212}'], "")
            .parse::<i32>()
            .ok()
            .map(|lba| if text.starts_with('\u{2212}') { lba.saturating_neg() } else { lba }),
    }
}

fn parse_time(text: &str) -> Option<i32> {
    let parts: Vec<i32> = text.split([':', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [minute @ 0..100, second @ 0..60, frame @ 0..75] => {
            let seconds = minute.checked_mul(60)?.checked_add(*second)?;
            seconds.checked_mul(PER_SECOND)?.checked_add(*frame)?.checked_sub(PREGAP)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_a_sector_are_read() {
        assert_eq!(["16", " -150 ", "0x10", "12,345", "\u{2212}7"].map(parse), [16, -150, 16, 12_345, -7].map(Some));
        assert_eq!(["00:02:16", "0:2:16", "00:00:00", "99:59:74"].map(parse), [16, 16, -150, 449_849].map(Some));
        assert_eq!(["", "x", "00:60:00", "00:00:75", "1:2", "1:2:3:4", "-1:0:0"].map(parse), [None; 7]);
    }

    #[test]
    fn times_are_those_of_the_red_book() {
        assert_eq!([time(0), time(-150), time(449_849)], ["00:02:00", "00:00:00", "99:59:74"]);
        assert_eq!([time(-151), time(449_850)], ["", ""]);
        assert_eq!(length(302), "00:04:02");
    }
}
