//! Converts file identifiers to names.

use super::joliet;
use crate::tree::Name;

/// The character set and form of a tree's identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identifiers {
    /// a- and d-characters with separators (ECMA-119 7.5), though most readers and writers allow any byte.
    Bytes,
    /// Any bytes, without mandatory separators (ECMA-119 fourth edition 7.5.1, note on enhanced descriptors).
    Enhanced,
    /// Big-endian UCS-2 with separators.
    Ucs2,
}

/// The parts of an identifier (ECMA-119 7.5.1): the name with its extension, and the digits of the version number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) name: &'a [u8],
    /// The digits in the character set of the tree; `None` where there is no version.
    pub(super) version: Option<&'a [u8]>,
}

impl Identifiers {
    /// Splits the identifier of a file. Separators before an empty extension or version are removed.
    pub(super) fn split(self, identifier: &[u8]) -> Parts<'_> {
        let (name, version) = match self {
            Self::Ucs2 => split_version::<2>(identifier),
            _ => split_version::<1>(identifier),
        };
        let name = match self {
            Self::Bytes => strip_dot(name),
            // Here a final dot is part of the name: the edition of 1999 does not require separators, and writers of
            // Joliet omit them where there is no extension.
            Self::Enhanced | Self::Ucs2 => name,
        };
        Parts { name, version }
    }

    /// The name as text, or as bytes of an undeclared encoding.
    pub(super) fn name(self, name: &[u8]) -> Name {
        match self {
            Self::Ucs2 => Name::Text(joliet::decode(name)),
            _ => Name::undeclared(name.to_vec()),
        }
    }

    /// Like [`Identifiers::name`], for display where no encoding has been chosen.
    pub(super) fn text(self, name: &[u8]) -> String {
        match self {
            Self::Ucs2 => joliet::decode(name),
            _ => super::strings::text(name),
        }
    }
}

/// The last `W` bytes as a character, where it is ASCII.
fn last<const W: usize>(name: &[u8]) -> Option<u8> {
    let (rest, character) = name.split_last_chunk::<W>()?;
    // With two-byte characters, a name of odd length has no last character.
    let aligned = rest.len().is_multiple_of(W);
    let (low, high) = character.split_last()?;
    (aligned && high.iter().all(|byte| *byte == 0)).then_some(*low)
}

fn without_last<const W: usize>(name: &[u8]) -> &[u8] {
    name.get(..name.len().saturating_sub(W)).unwrap_or_default()
}

/// Splits ";" and digits off the end. A version has at most five digits (7.5.1: 1 to 32767).
fn split_version<const W: usize>(identifier: &[u8]) -> (&[u8], Option<&[u8]>) {
    let mut before = identifier;
    for _ in 0..=5 {
        match last::<W>(before) {
            Some(b'0'..=b'9') => before = without_last::<W>(before),
            Some(b';') => {
                let name = without_last::<W>(before);
                let version = identifier.get(before.len()..).filter(|digits| !digits.is_empty());
                return if name.is_empty() { (identifier, None) } else { (name, version) };
            }
            _ => break,
        }
    }
    (identifier, None)
}

/// Removes the separator of an empty extension, unless nothing would be left.
fn strip_dot(name: &[u8]) -> &[u8] {
    name.strip_suffix(b".").filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The name with `more` appended.
pub(super) fn append(name: Name, more: &str) -> Name {
    match name {
        Name::Text(mut text) => {
            text.push_str(more);
            Name::Text(text)
        }
        Name::Bytes(mut bytes) => {
            bytes.extend_from_slice(more.as_bytes());
            Name::Bytes(bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(identifier: &str) -> (&str, Option<&str>) {
        let Parts { name, version } = Identifiers::Bytes.split(identifier.as_bytes());
        (std::str::from_utf8(name).unwrap(), version.map(|digits| std::str::from_utf8(digits).unwrap()))
    }

    #[test]
    fn separators_and_version_go() {
        assert_eq!(bytes("README.TXT;1"), ("README.TXT", Some("1")));
        assert_eq!(bytes("FILE.;32767"), ("FILE", Some("32767")));
        assert_eq!(bytes("FILE."), ("FILE", None));
        assert_eq!(bytes("A;B"), ("A;B", None));
        assert_eq!(bytes("A;"), ("A", None));
        assert_eq!(bytes(";1"), (";1", None));
        assert_eq!(bytes("A;123456"), ("A;123456", None));
        assert_eq!(bytes("."), (".", None));
        assert_eq!(bytes("12"), ("12", None));
    }

    #[test]
    fn two_byte_characters_are_looked_at_whole() {
        let Parts { name, version } = Identifiers::Ucs2.split(b"\0a\0.\0;\x001");
        assert_eq!((name, version), (b"\0a\0.".as_slice(), Some(b"\x001".as_slice())));
        // U+3B31 ends in the byte of "1" and begins with that of ";".
        assert_eq!(Identifiers::Ucs2.split(b"\0a\x3B\x31").name, b"\0a\x3B\x31");
    }

    #[test]
    fn only_plain_ascii_is_declared() {
        assert_eq!(Identifiers::Bytes.name(b"A B"), Name::Text("A B".into()));
        assert_eq!(Identifiers::Bytes.name(b"\x83e"), Name::Bytes(vec![0x83, b'e']));
    }
}
