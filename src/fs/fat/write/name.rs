//! Makes names that are unique in a directory.

use zerocopy::IntoBytes;

use crate::error::{Error, Result};
use crate::fs::fat::layout::{LongSlot, attribute};
use crate::fs::fat::name::{checksum, of_short};
use crate::refusal::Refusal;

static NOT_A_NAME: Refusal = Refusal {
    code: "FAT-NAME",
    sentence: "“{0}” can't be the name of a file in a FAT image.",
    advice: "Use up to 255 characters other than \" * / : < > ? \\ |, and no dot or space at the end.",
};

/// Code units of a part of a long name, and of the longest name (section 7).
const PART: usize = 13;
const LONGEST: usize = 255;

/// Bit in the number of the last part of a long name.
const LAST: u8 = 0x40;

/// A name to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) short: [u8; 11],
    /// Entries of the long name, which precede the short entry; empty if the short name is enough.
    pub(super) long: Vec<[u8; 32]>,
}

/// Names for a new entry of a directory with these short names.
///
/// # Errors
/// [`Error::Refused`] if FAT cannot record the name.
pub(super) fn new(name: &str, taken: &[[u8; 11]]) -> Result<Names> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let is_bad = |c: char| c.is_control() || r#""*/:<>?\|"#.contains(c);
    if units.is_empty() || units.len() > LONGEST || name.contains(is_bad) || name.ends_with(['.', ' ']) {
        return Err(NOT_A_NAME.with(&[&name]).into());
    }
    let (short, is_whole) = shortened(name);
    if is_whole && !taken.contains(&short) && of_short(short, 0) == name {
        return Ok(Names { short, long: Vec::new() });
    }
    let is_free = is_whole && !taken.contains(&short);
    let short = if is_free { short } else { numbered(short, taken)? };
    Ok(Names { short, long: long_slots(&units, checksum(short)) })
}

/// Cuts and cleans a name to 8.3 characters in capitals, and returns whether only case was lost.
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

/// The name with a number that makes it unique.
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
        // Ends with U+0000, and is padded with U+FFFF.
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
}
