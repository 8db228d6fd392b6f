//! Names: eight characters and three, and the long ones besides.

use zerocopy::IntoBytes;

use super::layout::{LongSlot, attribute};
use crate::error::{Error, Result};

/// Units of a long name's part, and of the longest name (section 7).
const PART: usize = 13;
const LONGEST: usize = 255;

/// Bit of the number of a long name's last part.
const LAST: u8 = 0x40;

/// Bits by which Windows NT says that a name, or what is behind its dot, is in lower case.
const LOWER_STEM: u8 = 0x08;
const LOWER_EXTENSION: u8 = 0x10;

/// What a deleted entry begins with, and what a name has in place of it (section 6.1).
const DELETED: u8 = 0xE5;
const IN_PLACE: u8 = 0x05;

/// A name to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) short: [u8; 11],
    /// Entries of the long name, as they stand before the short one; none where that says it all.
    pub(super) long: Vec<[u8; 32]>,
}

/// A short name as people write it. Bytes beyond ASCII are of a code page that nothing names.
pub(super) fn of_short(short: [u8; 11], case: u8) -> String {
    let mut short = short;
    if let [first @ IN_PLACE, ..] = &mut short {
        *first = DELETED;
    }
    let (stem, extension) = short.split_at_checked(8).unwrap_or_default();
    let text = |bytes: &[u8], is_lower: bool| -> String {
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let text = text.trim_end_matches(' ');
        if is_lower { text.to_ascii_lowercase() } else { text.to_owned() }
    };
    let stem = text(stem, case & LOWER_STEM != 0);
    match text(extension, case & LOWER_EXTENSION != 0) {
        extension if extension.is_empty() => stem,
        extension => format!("{stem}.{extension}"),
    }
}

/// A long name of its parts, in the order they stand: the last first.
pub(super) fn of_long(parts: &[LongSlot]) -> String {
    let units = parts.iter().rev().flat_map(|part| part.first.into_iter().chain(part.second).chain(part.third));
    let units: Vec<u16> = units.map(|unit| unit.get()).take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// Sum of a short name, by which its long one knows it (section 7.2).
pub(super) fn checksum(short: [u8; 11]) -> u8 {
    short.iter().fold(0_u8, |sum, byte| sum.rotate_right(1).wrapping_add(*byte))
}

/// Names for an entry of a directory that has these short ones.
///
/// # Errors
/// [`Error::Unsupported`] where FAT cannot record the name.
pub(super) fn new(name: &str, taken: &[[u8; 11]]) -> Result<Names> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let is_bad = |c: char| c.is_control() || r#""*/:<>?\|"#.contains(c);
    if units.is_empty() || units.len() > LONGEST || name.contains(is_bad) || name.ends_with(['.', ' ']) {
        return Err(Error::Unsupported(format!("“{name}” is no name for a file of a FAT image.")));
    }
    let (short, is_whole) = shortened(name);
    if is_whole && !taken.contains(&short) && of_short(short, 0) == name {
        return Ok(Names { short, long: Vec::new() });
    }
    let is_free = is_whole && !taken.contains(&short);
    let short = if is_free { short } else { numbered(short, taken)? };
    Ok(Names { short, long: long_slots(&units, checksum(short)) })
}

/// A name cut and cleaned to eight characters and three in capitals; whether nothing but the case was lost.
fn shortened(name: &str) -> ([u8; 11], bool) {
    let trimmed = name.trim_start_matches('.');
    let (stem, extension) = trimmed.rsplit_once('.').unwrap_or((trimmed, ""));
    let mut is_whole = trimmed == name;
    let mut short = [b' '; 11];
    let (to_stem, to_extension) = short.split_at_mut(8);
    for (text, to) in [(stem, to_stem), (extension, to_extension)] {
        let mut places = to.iter_mut();
        for c in text.chars() {
            let byte = match u8::try_from(c.to_ascii_uppercase()) {
                Ok(byte) if byte.is_ascii_alphanumeric() || b"$%'-_@~`!(){}^#&".contains(&byte) => byte,
                _ => {
                    is_whole = false;
                    if c == ' ' || c == '.' {
                        continue;
                    }
                    b'_'
                }
            };
            match places.next() {
                Some(place) => *place = byte,
                None => is_whole = false,
            }
        }
    }
    let is_empty = short.first() == Some(&b' ');
    if let ([first, ..], true) = (&mut short, is_empty) {
        *first = b'_';
    }
    (short, is_whole && !is_empty)
}

/// The name with a number that makes it unlike all others.
fn numbered(short: [u8; 11], taken: &[[u8; 11]]) -> Result<[u8; 11]> {
    let length = short.iter().take(8).position(|byte| *byte == b' ').unwrap_or(8);
    for number in 1..1_000_000_u32 {
        let tail = format!("~{number}");
        let kept = length.min(8_usize.saturating_sub(tail.len()));
        let mut made = short;
        let stem = made.iter_mut().take(8).skip(kept);
        stem.zip(tail.bytes().chain(std::iter::repeat(b' '))).for_each(|(to, from)| *to = from);
        if !taken.contains(&made) {
            return Ok(made);
        }
    }
    Err(Error::OverLimit("names alike in one directory of a FAT image"))
}

fn long_slots(units: &[u16], checksum: u8) -> Vec<[u8; 32]> {
    let parts: Vec<&[u16]> = units.chunks(PART).collect();
    let count = parts.len();
    let slot = |(number, part): (usize, &&[u16])| {
        // Ended by a zero, and filled with ones behind it.
        let end = std::iter::once(0).chain(std::iter::repeat(0xFFFF));
        let mut units = part.iter().copied().chain(end);
        let mut next = || units.next().unwrap_or(0xFFFF).into();
        let order = u8::try_from(number.saturating_add(1)).unwrap_or(0);
        let slot = LongSlot {
            order: if number.saturating_add(1) == count { order | LAST } else { order },
            first: std::array::from_fn(|_| next()),
            attributes: attribute::LONG,
            kind: 0,
            checksum,
            second: std::array::from_fn(|_| next()),
            cluster: 0.into(),
            third: std::array::from_fn(|_| next()),
        };
        slot.as_bytes().first_chunk().copied().unwrap_or([0; 32])
    };
    parts.iter().enumerate().rev().map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_kept_and_others_made() {
        assert_eq!(new("BOOTX64.EFI", &[]).unwrap(), Names { short: *b"BOOTX64 EFI", long: Vec::new() });
        let grub = new("grub.cfg", &[]).unwrap();
        assert_eq!((grub.short, grub.long.len()), (*b"GRUB    CFG", 1));
        let long = new("A long name.config", &[*b"ALONGN~1CON"]).unwrap();
        assert_eq!((long.short, long.long.len()), (*b"ALONGN~2CON", 2));
        assert_eq!(new(".profile", &[]).unwrap().short, *b"PROFIL~1   ");
        assert_eq!(new("Größe", &[]).unwrap().short, *b"GR__E~1    ");
        assert!(new("a/b", &[]).is_err() && new("", &[]).is_err() && new("end.", &[]).is_err());
    }

    #[test]
    fn names_are_read_as_written() {
        assert_eq!(of_short(*b"GRUB    CFG", LOWER_STEM | LOWER_EXTENSION), "grub.cfg");
        assert_eq!(of_short(*b"NOEXT      ", 0), "NOEXT");
        // The sum that mtools records of this name.
        assert_eq!(checksum(*b"GRUB    CFG"), 0x92);
    }
}
