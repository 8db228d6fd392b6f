//! Apple's extensions to ISO 9660: a file's type and creator on a Mac, or its ProDOS type (Technical Note FL 36).

use super::strings;
use super::susp::SystemUse;
use crate::facts::{Facts, Field, Value};
use crate::fs::apple::finder;

/// Bytes of the payload of an old entry that has an icon in place of the Finder flags.
const WITH_ICON: usize = 136;

/// A ProDOS type, after the head of the entry.
static PRODOS: &[Field] = &[
    at(0, 1, "ProDOS file type", Value::Shown(|bytes| bytes.first().map(|kind| format!("${kind:02X}")))),
    at(1, 2, "ProDOS auxiliary type", Value::Shown(auxiliary)),
];

/// Type and creator, after the head of the entry.
static HFS: &[Field] =
    &[at(0, 4, "File type", Value::Shown(finder::code)), at(4, 4, "Creator", Value::Shown(finder::code))];

/// Finder flags, after type and creator.
static FINDER_FLAGS: &[Field] = &[at(8, 2, "Finder flags", Value::Shown(finder::flags))];

const fn at(offset: usize, len: usize, label: &'static str, value: Value) -> Field {
    Field { label, offset, len, clause: Some("Apple Technical Note FL 36"), value }
}

fn auxiliary(bytes: &[u8]) -> Option<String> {
    Some(format!("${:04X}", u16::from_le_bytes(bytes.try_into().ok()?)))
}

/// Number of bytes before the first Apple entry of a record, where it has one: none, or those of a CD-ROM XA record,
/// which genisoimage puts there. Apple needs no indicator in the root, and its discs from before Rock Ridge have none.
pub(super) fn skip(system_use: &[u8]) -> Option<u8> {
    let behind = system_use.split_at_checked(14).filter(|(xa, _)| xa.get(6..8) == Some(b"XA".as_slice()));
    match behind {
        _ if is_first(system_use) => Some(0),
        Some((_, behind)) if is_first(behind) => Some(14),
        _ => None,
    }
}

fn is_first(system_use: &[u8]) -> bool {
    match system_use {
        [b'A', b'A', length, kind, ..] => matches!((length, kind), (7, 1) | (14, 2)),
        [b'B', b'A', kind, ..] => matches!(kind, 1..=6),
        _ => false,
    }
}

/// Type, creator and Finder flags, or the ProDOS type.
pub(super) fn facts(entries: &SystemUse<'_>) -> Facts {
    let mut facts = Facts::new("Apple extensions");
    for entry in entries.iter() {
        let payload = entries.payload(&entry);
        match (&entry.signature, entry.version, entry.payload.len()) {
            (b"AA" | b"BA", 1, 3) => facts.add_fields(PRODOS, &payload, strings::text),
            (b"AA", 2, _) | (b"BA", 2..=6, _) => {
                facts.add_fields(HFS, &payload, strings::text);
                // Old entries with an icon have that in place of the flags.
                if entry.payload.len() < WITH_ICON {
                    facts.add_fields(FINDER_FLAGS, &payload, strings::text);
                }
            }
            _ => {}
        }
        if entry.signature == *b"BA" {
            let has_bundle = matches!(entry.version, 3 | 5).then_some("Bundle");
            let has_icon = matches!(entry.version, 4 | 5).then_some("Icon");
            has_bundle.into_iter().chain(has_icon).for_each(|part| {
                facts.add_at(part, "yes", entries.stored(&entry), None);
            });
        }
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::susp::gather;
    use super::*;
    use crate::findings::Findings;
    use crate::source::Source;

    fn shown(area: &[u8]) -> Vec<String> {
        let content = Source::from_bytes(vec![0; 2048]);
        let mut findings = Findings::default();
        let entries = gather(&content, 2048, 0, area, 0, 0, &mut findings);
        assert_eq!(findings.kept(), []);
        facts(&entries).lines.iter().map(|line| format!("{} {}", line.label, line.value)).collect()
    }

    #[test]
    fn apple_entries_are_told_from_other_bytes() {
        assert_eq!(skip(b"AA\x0e\x02TEXTttxt\x41\0"), Some(0));
        assert_eq!(skip(b"AA\x07\x01\xb0\x10\x20"), Some(0));
        assert_eq!(skip(b"BA\x06TEXTttxt\x41\0"), Some(0));
        assert_eq!(skip(b"\0\0\0\0\x09\x11XA\0\0\0\0\0\0AA\x0e\x02TEXTunix\0\0"), Some(14));
        assert_eq!(skip(b"AA\x09\x01\0\0\0"), None);
        assert_eq!(skip(b"RR\x05\x01\x89AA\x07\x01"), None);
        assert_eq!(skip(b"BA"), None);
    }

    #[test]
    fn both_generations_are_read() {
        let flags = "Finder flags $4100: invisible, initialized";
        assert_eq!(shown(b"AA\x0e\x02TEXTttxt\x41\0"), ["File type TEXT", "Creator ttxt", flags]);
        assert_eq!(shown(b"BA\x06TEXT\xa5txt\x41\0"), ["File type TEXT", "Creator •txt", flags]);
        assert_eq!(shown(b"BA\x03TEXTttxt"), ["File type TEXT", "Creator ttxt", "Bundle yes"]);
        let icon = [b"BA\x04TEXTttxt".as_slice(), &[0xFF; 128]].concat();
        assert_eq!(shown(&icon), ["File type TEXT", "Creator ttxt", "Icon yes"]);
        let prodos = ["ProDOS file type $B0", "ProDOS auxiliary type $2010"];
        assert_eq!(shown(b"AA\x07\x01\xb0\x10\x20"), prodos);
        assert_eq!(shown(b"BA\x01\xb0\x10\x20"), prodos);
    }
}
