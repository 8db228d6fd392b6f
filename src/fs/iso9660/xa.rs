//! CD-ROM XA attributes in the system use of a directory record.

use zerocopy::FromBytes;

use super::layout::XaSystemUse;
use super::strings;
use crate::facts::{Facts, Field, Region, Value, field};

/// The attributes, one field each (System Description CD-ROM XA, II.2.7).
static FIELDS: &[Field] = &[
    field!(XaSystemUse, owner_group, "Group ID", "CD-ROM XA II.2.7", Value::Be16("")),
    field!(XaSystemUse, owner_user, "User ID", "CD-ROM XA II.2.7", Value::Be16("")),
    field!(XaSystemUse, attributes, "Attributes", "CD-ROM XA II.2.7", Value::Shown(show_attributes)),
    field!(XaSystemUse, file_number, "File Number", "CD-ROM XA II.2.7", Value::Byte("")),
];

/// Bits of the attributes that affect how a file is read.
const FORM_2: u16 = 0x1000;
const INTERLEAVED: u16 = 0x2000;
const CD_DA: u16 = 0x4000;

/// Names of the upper bits of the attributes. The lower ones are permissions, four bits apart.
static ATTRIBUTES: &[(u16, &str)] = &[
    (0x0800, "Mode 2 Form 1"),
    (FORM_2, "Mode 2 Form 2"),
    (INTERLEAVED, "interleaved"),
    (CD_DA, "CD-DA"),
    (0x8000, "directory"),
];

/// Read and execute permissions of owner, group and world.
static PERMISSIONS: &[(u16, char)] =
    &[(0x0001, 'r'), (0x0004, 'x'), (0x0010, 'r'), (0x0040, 'x'), (0x0100, 'r'), (0x0400, 'x')];

/// Sectors that hold more than user data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sectors {
    /// Form 2, or both forms interleaved: the subheader and 2324 bytes of each sector belong to the file.
    Mode2,
    /// Samples of an audio track.
    Audio,
}

/// The kind of sectors, from the attributes; `None` where the file is user data only.
pub(super) fn sectors(system_use: &[u8]) -> Option<Sectors> {
    let (record, _) =
        XaSystemUse::read_from_prefix(system_use).ok().filter(|(record, _)| record.signature == *b"XA")?;
    match record.attributes.get() {
        attributes if attributes & CD_DA != 0 => Some(Sectors::Audio),
        attributes if attributes & (FORM_2 | INTERLEAVED) != 0 => Some(Sectors::Mode2),
        _ => None,
    }
}

/// The attributes, where the system use that `region` holds begins with any.
pub(super) fn facts(region: &Region<'_>) -> Option<Facts> {
    let (record, _) = XaSystemUse::read_from_prefix(region.bytes).ok()?;
    if record.signature != *b"XA" {
        return None;
    }
    let mut facts = Facts::new("CD-ROM XA");
    facts.add_fields(FIELDS, region, strings::text);
    Some(facts)
}

/// The attributes in hexadecimal digits, with permissions and the names of the bits that are set.
fn show_attributes(bytes: &[u8]) -> Option<String> {
    let attributes = u16::from_be_bytes(bytes.try_into().ok()?);
    let names: Vec<&str> = ATTRIBUTES.iter().filter(|(bit, _)| attributes & bit != 0).map(|(_, name)| *name).collect();
    let permissions: String =
        PERMISSIONS.iter().map(|(bit, letter)| if attributes & bit == 0 { '-' } else { *letter }).collect();
    Some(format!("{attributes:#06x}: {permissions} {}", names.join(", ")).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    // As genisoimage -XA and psx-spx have it.
    #[test]
    fn a_form_2_file() {
        let bytes = b"\0\x01\0\x02\x35\x55XA\x01\0\0\0\0\0";
        let content = Source::from_bytes(bytes.to_vec());
        let facts_of = |bytes: &[u8]| facts(&Region { content: &content, at: 0, bytes });
        let facts = facts_of(bytes).unwrap();
        let values: Vec<&str> = facts.lines.iter().map(|line| line.value.as_str()).collect();
        assert_eq!(values, ["1", "2", "0x3555: rxrxrx Mode 2 Form 2, interleaved", "1"]);
        assert_eq!(sectors(bytes), Some(Sectors::Mode2));
        assert_eq!(sectors(b"\0\0\0\0\x45\x55XA\0\0\0\0\0\0"), Some(Sectors::Audio));
        assert_eq!(sectors(b"\0\0\0\0\x0D\x55XA\0\0\0\0\0\0"), None);
        assert!(facts_of(&bytes[..10]).is_none());
        assert!(facts_of(b"\0\x01\0\x02\x35\x55PX\x01\0\0\0\0\0").is_none());
    }
}
