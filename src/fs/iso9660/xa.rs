//! CD-ROM XA attributes in the system use of a directory record.

use zerocopy::FromBytes;

use super::layout::XaSystemUse;
use crate::facts::Facts;

/// Bits of the attributes that matter to how a file is read.
const FORM_2: u16 = 0x1000;
const INTERLEAVED: u16 = 0x2000;
const CD_DA: u16 = 0x4000;

/// What the bits of the attributes say. The lower ones are permissions as of POSIX, four bits apart.
static ATTRIBUTES: &[(u16, &str)] = &[
    (0x0800, "Mode 2 Form 1"),
    (FORM_2, "Mode 2 Form 2"),
    (INTERLEAVED, "interleaved"),
    (CD_DA, "CD-DA"),
    (0x8000, "directory"),
];

/// Read and execute of owner, group and world.
static PERMISSIONS: &[(u16, char)] =
    &[(0x0001, 'r'), (0x0004, 'x'), (0x0010, 'r'), (0x0040, 'x'), (0x0100, 'r'), (0x0400, 'x')];

/// What of a file's sectors is more than user data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sectors {
    /// Form 2, or both forms in turn: the subheader and 2324 bytes of each count.
    Mode2,
    /// Samples of an audio track.
    Audio,
}

/// What the attributes say of the sectors; `None` where user data is all there is.
pub(super) fn sectors(system_use: &[u8]) -> Option<Sectors> {
    let (record, _) =
        XaSystemUse::read_from_prefix(system_use).ok().filter(|(record, _)| record.signature == *b"XA")?;
    match record.attributes.get() {
        attributes if attributes & CD_DA != 0 => Some(Sectors::Audio),
        attributes if attributes & (FORM_2 | INTERLEAVED) != 0 => Some(Sectors::Mode2),
        _ => None,
    }
}

/// The attributes, where the system use holds any; `at` is its absolute byte.
pub(super) fn facts(system_use: &[u8], at: u64) -> Option<Facts> {
    let (record, _) = XaSystemUse::read_from_prefix(system_use).ok()?;
    if record.signature != *b"XA" {
        return None;
    }
    let attributes = record.attributes.get();
    let names: Vec<&str> = ATTRIBUTES.iter().filter(|(bit, _)| attributes & bit != 0).map(|(_, name)| *name).collect();
    let permissions: String =
        PERMISSIONS.iter().map(|(bit, letter)| if attributes & bit == 0 { '-' } else { *letter }).collect();
    let mut facts = Facts::new("CD-ROM XA");
    facts.add_at("Owner", format!("group {}, user {}", record.owner_group, record.owner_user), at);
    let value = format!("{attributes:#06x}: {permissions} {}", names.join(", "));
    facts.add_at("Attributes", value.trim_end(), at.saturating_add(4));
    facts.add_at("File Number", record.file_number.to_string(), at.saturating_add(8));
    Some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    // As genisoimage -XA and psx-spx have it.
    #[test]
    fn a_form_2_file() {
        let bytes = b"\0\x01\0\x02\x35\x55XA\x01\0\0\0\0\0";
        let facts = facts(bytes, 100).unwrap();
        let values: Vec<&str> = facts.lines.iter().map(|line| line.value.as_str()).collect();
        assert_eq!(values, ["group 1, user 2", "0x3555: rxrxrx Mode 2 Form 2, interleaved", "1"]);
        assert_eq!(sectors(bytes), Some(Sectors::Mode2));
        assert_eq!(sectors(b"\0\0\0\0\x45\x55XA\0\0\0\0\0\0"), Some(Sectors::Audio));
        assert_eq!(sectors(b"\0\0\0\0\x0D\x55XA\0\0\0\0\0\0"), None);
        assert!(super::facts(&bytes[..10], 0).is_none());
        assert!(super::facts(b"\0\x01\0\x02\x35\x55PX\x01\0\0\0\0\0", 0).is_none());
    }
}
