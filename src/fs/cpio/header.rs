//! Headers of cpio archives, in all four formats.

use crate::bytes::time::Timestamp;
use crate::error::Result;
use crate::facts::{Field, Value};
use crate::source::Source;
use crate::tree::Device;

/// A format of headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Hexadecimal digits ("newc"), with or without checksums.
    New { has_sum: bool },
    /// Octal digits (POSIX, "odc").
    Odc,
    /// Binary words.
    Binary { is_big: bool },
}

/// A header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    pub(super) form: Form,
    pub(super) mode: u32,
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) links: u32,
    pub(super) modified: u64,
    pub(super) size: u64,
    /// Size of the name in bytes, with its terminating zero.
    pub(super) name_len: u64,
    /// Identity of a file: device and inode number.
    pub(super) file: (u32, u32, u32),
    /// Device number of a device node.
    pub(super) device: Device,
}

/// Size of the longest header in bytes.
const LONGEST: usize = 110;

impl Form {
    /// The format of a header, by its first bytes.
    pub(super) const fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            [b'0', b'7', b'0', b'7', b'0', b'1', ..] => Self::New { has_sum: false },
            [b'0', b'7', b'0', b'7', b'0', b'2', ..] => Self::New { has_sum: true },
            [b'0', b'7', b'0', b'7', b'0', b'7', ..] => Self::Odc,
            [0xC7, 0x71, ..] => Self::Binary { is_big: false },
            [0x71, 0xC7, ..] => Self::Binary { is_big: true },
            _ => return None,
        })
    }

    /// Name for users, as in cpio's options.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::New { has_sum: false } => "newc",
            Self::New { has_sum: true } => "crc",
            Self::Odc => "odc",
            Self::Binary { is_big: false } => "bin, little-endian",
            Self::Binary { is_big: true } => "bin, big-endian",
        }
    }

    /// Size of the header in bytes.
    pub(super) const fn header_len(self) -> u64 {
        match self {
            Self::New { .. } => 110,
            Self::Odc => 76,
            Self::Binary { .. } => 26,
        }
    }

    /// Alignment of names and data, relative to the start of the archive.
    const fn alignment(self) -> u64 {
        match self {
            Self::New { .. } => 4,
            Self::Odc => 1,
            Self::Binary { .. } => 2,
        }
    }

    /// The next aligned offset.
    pub(super) const fn aligned(self, at: u64) -> u64 {
        at.next_multiple_of(self.alignment())
    }

    /// Facts of a header.
    pub(super) const fn fields(self) -> &'static [Field] {
        match self {
            Self::New { .. } => NEW,
            Self::Odc => ODC,
            Self::Binary { .. } => &[],
        }
    }
}

impl Header {
    /// The header at an offset; `None` if there is none.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub(super) fn read(archive: &Source, at: u64) -> Result<Option<Self>> {
        let bytes = archive.read_up_to(at, LONGEST)?;
        Ok(Self::parse(&bytes))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let form = Form::of(bytes)?;
        let number = |start: usize, len: usize, radix: u32| {
            let digits = bytes.get(start..start.checked_add(len)?)?;
            u64::from_str_radix(str::from_utf8(digits).ok()?, radix).ok()
        };
        let low = |number: u64| u32::try_from(number & 0xFFFF_FFFF).unwrap_or(0);
        Some(match form {
            Form::New { .. } => {
                let field = |nth: usize| number(nth.checked_mul(8)?.checked_add(6)?, 8, 16);
                let word = |nth: usize| field(nth).map(low);
                Self {
                    form,
                    mode: word(1)?,
                    uid: word(2)?,
                    gid: word(3)?,
                    links: word(4)?,
                    modified: field(5)?,
                    size: field(6)?,
                    name_len: field(11)?,
                    file: (word(7)?, word(8)?, word(0)?),
                    device: Device { major: word(9)?, minor: word(10)? },
                }
            }
            Form::Odc => {
                let word = |start: usize| number(start, 6, 8).map(low);
                Self {
                    form,
                    mode: word(18)?,
                    uid: word(24)?,
                    gid: word(30)?,
                    links: word(36)?,
                    modified: number(48, 11, 8)?,
                    size: number(65, 11, 8)?,
                    name_len: number(59, 6, 8)?,
                    file: (0, word(6)?, word(12)?),
                    device: old_device(word(42)?),
                }
            }
            Form::Binary { is_big } => {
                let half = |nth: usize| {
                    let at = nth.checked_mul(2)?;
                    let two = *bytes.get(at..)?.first_chunk::<2>()?;
                    Some(if is_big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
                };
                let word = |nth: usize| half(nth).map(u32::from);
                // The upper half comes first in both byte orders.
                let long = |nth: usize| Some(u64::from(half(nth)?) << 16 | u64::from(half(nth.checked_add(1)?)?));
                Self {
                    form,
                    mode: word(3)?,
                    uid: word(4)?,
                    gid: word(5)?,
                    links: word(6)?,
                    modified: long(8)?,
                    size: long(11)?,
                    name_len: word(10)?.into(),
                    file: (0, word(1)?, word(2)?),
                    device: old_device(word(7)?),
                }
            }
        })
    }

    /// Last modification.
    pub(super) fn time(&self) -> Timestamp {
        Timestamp::utc(i64::try_from(self.modified).unwrap_or(0))
    }
}

/// A device number of 16 bits.
const fn old_device(packed: u32) -> Device {
    Device { major: packed >> 8, minor: packed & 0xFF }
}

const HEX: Value = Value::Shown(|digits| Some(u64::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?.to_string()));

const OCTAL: Value =
    Value::Shown(|digits| Some(u64::from_str_radix(str::from_utf8(digits).ok()?, 8).ok()?.to_string()));

/// Formats a mode in octal digits.
const MODE: Value =
    Value::Shown(|digits| Some(format!("{:o}", u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?)));

const TEXT: Value = Value::Shown(|text| Some(str::from_utf8(text).ok()?.to_owned()));

const fn of(label: &'static str, offset: usize, len: usize, value: Value) -> Field {
    Field { label, offset, len, clause: None, value }
}

const NEW: &[Field] = &[
    of("Inode", 6, 8, HEX),
    of("Mode", 14, 8, MODE),
    of("Owner", 22, 8, HEX),
    of("Group", 30, 8, HEX),
    of("Links", 38, 8, HEX),
    of("Modified, seconds since 1970", 46, 8, HEX),
    of("File size", 54, 8, HEX),
    of("Device, major", 62, 8, HEX),
    of("Device, minor", 70, 8, HEX),
    of("Number as a device, major", 78, 8, HEX),
    of("Number as a device, minor", 86, 8, HEX),
    of("Name size", 94, 8, HEX),
    of("Check", 102, 8, HEX),
];

const ODC: &[Field] = &[
    of("Device", 6, 6, OCTAL),
    of("Inode", 12, 6, OCTAL),
    of("Mode", 18, 6, TEXT),
    of("Owner", 24, 6, OCTAL),
    of("Group", 30, 6, OCTAL),
    of("Links", 36, 6, OCTAL),
    of("Number as a device", 42, 6, OCTAL),
    of("Modified, seconds since 1970", 48, 11, OCTAL),
    of("Name size", 59, 6, OCTAL),
    of("File size", 65, 11, OCTAL),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_binary_headers_have_their_upper_half_first() {
        let words: [u16; 13] = [0o070_707, 1, 2, 0o100_644, 3, 4, 1, 0x1203, 0x6000, 1, 5, 1, 2];
        for (is_big, bytes) in [
            (false, words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>()),
            (true, words.iter().flat_map(|word| word.to_be_bytes()).collect()),
        ] {
            let header = Header::parse(&bytes).unwrap();
            assert_eq!((header.form, header.size, header.modified), (Form::Binary { is_big }, 0x1_0002, 0x6000_0001));
            assert_eq!((header.mode, header.device), (0o100_644, Device { major: 0x12, minor: 3 }));
            assert!(Header::parse(&bytes[..20]).is_none());
        }
    }

    #[test]
    fn digits_that_are_none_make_no_header() {
        assert!(Header::parse(&[b"070701".as_slice(), &[b'0'; 104]].concat()).is_some());
        assert!(Header::parse(&[b"070701".as_slice(), &[b'x'; 104]].concat()).is_none());
        assert!(Header::parse(&[b"070707".as_slice(), &[b'8'; 70]].concat()).is_none());
    }
}
