//! Finder information of files and folders, and Macintosh dates (Inside Macintosh: Macintosh Toolbox Essentials 7-47;
//! Finder.h).

use crate::bytes::text::Encoding;
use crate::bytes::time::Timestamp;
use crate::facts::{Field, Value, set_bits};

/// The Finder flag for hidden files and folders.
pub(in super::super) const INVISIBLE: u16 = 0x4000;

/// Seconds from the Macintosh epoch, 1904-01-01, to 1970-01-01.
const TO_1970: i64 = 2_082_844_800;

const fn field(offset: usize, len: usize, label: &'static str, value: Value) -> Field {
    Field { label, offset, len, clause: Some("Inside Macintosh: Macintosh Toolbox Essentials, 7-47"), value }
}

/// The file type in Finder information.
pub(in super::super) const TYPE: Field = field(0, 4, "File type", Value::Shown(code));

/// The creator code in Finder information.
pub(in super::super) const CREATOR: Field = field(4, 4, "Creator", Value::Shown(code));

/// The Finder flags of a file or directory.
pub(in super::super) const FLAGS: Field = field(8, 2, "Finder flags", Value::Shown(flags));

/// Decodes text in Mac OS Roman.
pub(in super::super) fn roman(bytes: &[u8]) -> String {
    Encoding::by_id("macintosh").unwrap_or(Encoding::UTF_8).decode(bytes).into_owned()
}

/// A type or creator code of four characters; `None` if it is all zeros.
pub(in super::super) fn code(bytes: &[u8]) -> Option<String> {
    bytes.iter().any(|byte| *byte != 0).then(|| roman(bytes))
}

/// The Finder flags with their names in Finder.h.
pub(in super::super) fn flags(bytes: &[u8]) -> Option<String> {
    let flags = u16::from_be_bytes(bytes.try_into().ok()?);
    let names = [
        (0x8000, "alias"),
        (INVISIBLE, "invisible"),
        (0x2000, "bundle"),
        (0x1000, "name locked"),
        (0x0800, "stationery"),
        (0x0400, "custom icon"),
        (0x0100, "initialized"),
        (0x0080, "no initialization resource"),
        (0x0040, "shared"),
    ];
    let set = set_bits(flags, &names);
    Some(set.map_or_else(|| format!("${flags:04X}"), |set| format!("${flags:04X}: {set}")))
}

/// Converts seconds since 1904; `None` for 0, which means no date.
pub(in super::super) fn time(seconds: u32) -> Option<Timestamp> {
    (seconds != 0).then(|| Timestamp::utc(i64::from(seconds).saturating_sub(TO_1970)))
}

/// Shows a date field as text.
pub(in super::super) fn shown_time(bytes: &[u8]) -> Option<String> {
    Some(time(u32::from_be_bytes(bytes.try_into().ok()?))?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    // date -u -d 1904-01-01 +%s and date -u -d '2040-02-06 06:28:15' +%s
    #[test]
    fn times_count_from_1904() {
        assert_eq!(time(1).unwrap().seconds, -2_082_844_799);
        assert_eq!(time(u32::MAX).unwrap().to_string(), "2040-02-06T06:28:15Z");
        assert_eq!(time(0), None);
    }
}
