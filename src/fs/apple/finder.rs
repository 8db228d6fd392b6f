//! What the Finder records of files and folders, and times of the Macintosh (Inside Macintosh: Macintosh Toolbox
//! Essentials 7-47; Finder.h).

use crate::bytes::text::Encoding;
use crate::bytes::time::Timestamp;
use crate::facts::{Field, Value, set_bits};

/// The Finder flag of what is not shown.
pub(in super::super) const INVISIBLE: u16 = 0x4000;

/// Seconds from 1904-01-01, when the Macintosh's time begins, to 1970-01-01.
const TO_1970: i64 = 2_082_844_800;

const fn field(offset: usize, len: usize, label: &'static str, value: Value) -> Field {
    Field { label, offset, len, clause: Some("Inside Macintosh: Macintosh Toolbox Essentials, 7-47"), value }
}

/// The type in the Finder information of a file.
pub(in super::super) const TYPE: Field = field(0, 4, "File type", Value::Shown(code));

/// The creator in the Finder information of a file.
pub(in super::super) const CREATOR: Field = field(4, 4, "Creator", Value::Shown(code));

/// The flags in the Finder information of a file or directory.
pub(in super::super) const FLAGS: Field = field(8, 2, "Finder flags", Value::Shown(flags));

/// Text in the character set of the Macintosh.
pub(in super::super) fn roman(bytes: &[u8]) -> String {
    Encoding::by_id("macintosh").unwrap_or(Encoding::UTF_8).decode(bytes).into_owned()
}

/// Four characters: a type or a creator. Those of nothing but zeros say nothing.
pub(in super::super) fn code(bytes: &[u8]) -> Option<String> {
    bytes.iter().any(|byte| *byte != 0).then(|| roman(bytes))
}

/// Flags with the names that Finder.h gives them.
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

/// The instant of a count of seconds since 1904; `None` where it is 0, which stands for no time.
pub(in super::super) fn time(seconds: u32) -> Option<Timestamp> {
    (seconds != 0).then(|| Timestamp::utc(i64::from(seconds).saturating_sub(TO_1970)))
}

/// A field of a time, as text.
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
