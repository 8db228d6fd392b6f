//! Decodes short and long names.

use super::layout::LongSlot;

/// Windows NT's bits for a stem and an extension in lower case.
pub(super) const LOWER_STEM: u8 = 0x08;
pub(super) const LOWER_EXTENSION: u8 = 0x10;

/// First byte of a deleted entry, and its substitute as the first byte of a name (section 6.1).
const DELETED: u8 = 0xE5;
const IN_PLACE: u8 = 0x05;

/// A short name with its dot, in the code page of the system that wrote it, which is not recorded. `case` is the field
/// of the entry.
pub(super) fn short_bytes(short: [u8; 11], case: u8) -> Vec<u8> {
    let mut short = short;
    if let [first @ IN_PLACE, ..] = &mut short {
        *first = DELETED;
    }
    let (stem, extension) = short.split_at_checked(8).unwrap_or_default();
    let part = |bytes: &[u8], is_lower: bool| {
        let end = bytes.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last.saturating_add(1));
        let bytes = bytes.get(..end).unwrap_or_default();
        if is_lower { bytes.to_ascii_lowercase() } else { bytes.to_vec() }
    };
    let mut name = part(stem, case & LOWER_STEM != 0);
    let extension = part(extension, case & LOWER_EXTENSION != 0);
    if !extension.is_empty() {
        name.push(b'.');
        name.extend(extension);
    }
    name
}

/// A short name as text, decoded as Latin-1.
pub(super) fn of_short(short: [u8; 11], case: u8) -> String {
    short_bytes(short, case).into_iter().map(char::from).collect()
}

/// A long name from its parts as recorded: the last one first.
pub(super) fn of_long(parts: &[LongSlot]) -> String {
    let units = parts.iter().rev().flat_map(|part| part.first.into_iter().chain(part.second).chain(part.third));
    let units: Vec<u16> = units.map(|unit| unit.get()).take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// Checksum of a short name, which the parts of its long name record (section 7.2).
pub(super) fn checksum(short: [u8; 11]) -> u8 {
    short.iter().fold(0_u8, |sum, byte| sum.rotate_right(1).wrapping_add(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_written() {
        assert_eq!(of_short(*b"GRUB    CFG", LOWER_STEM | LOWER_EXTENSION), "grub.cfg");
        assert_eq!(of_short(*b"NOEXT      ", 0), "NOEXT");
        assert_eq!(short_bytes(*b"\x05A C    D E", 0), b"\xE5A C.D E");
        // The checksum that mtools records for this name.
        assert_eq!(checksum(*b"GRUB    CFG"), 0x92);
    }
}
