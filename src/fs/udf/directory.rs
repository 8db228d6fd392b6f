//! Directories: consecutive file identifier descriptors (ECMA-167 4/14.4).

use zerocopy::FromBytes;

use super::cs0;
use super::descriptor::Descriptor;
use super::layout::{FileIdentifier, IDENTIFIER_HEAD, LbAddr, characteristic, tag};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static IDENTIFIER: Anomaly = Anomaly {
    code: "UDF-DIRECTORY",
    severity: Severity::Damage,
    structure: "File Identifier Descriptor",
    meaning: "Part of the directory isn't file identifiers, so entries may be missing.",
    clause: Some("ECMA-167 4/14.4"),
};

/// An entry of a directory, from its identifier.
#[derive(Debug, Clone)]
pub(super) struct Identifier<'a> {
    /// The name as recorded, in compressed Unicode.
    pub(super) name: &'a [u8],
    pub(super) icb: LbAddr,
    pub(super) is_hidden: bool,
    /// Whether it is deleted.
    pub(super) is_deleted: bool,
}

impl Identifier<'_> {
    /// The name as text.
    pub(super) fn text(&self) -> String {
        cs0::text(self.name).unwrap_or_else(|| self.name.iter().map(|byte| char::from(*byte)).collect())
    }
}

/// Parses the entries of a directory, without its parent. After a damaged identifier, parsing continues with the next
/// one with the right checksum.
pub(super) fn entries<'a>(bytes: &'a [u8], content: &Source, at: u64, findings: &mut Findings) -> Vec<Identifier<'a>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    let mut is_damaged = false;
    while rest.len() >= IDENTIFIER_HEAD {
        match identifier(rest) {
            Some((entry, length)) => {
                found.extend(entry);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                is_damaged |= rest.iter().take(16).any(|byte| *byte != 0);
                rest = rest.get(4..).unwrap_or_default();
            }
        }
    }
    if is_damaged {
        findings.add(&IDENTIFIER, content.absolute(at), "file identifiers without a gap", "other bytes between them");
    }
    found
}

/// Parses an identifier, and returns its length; no entry for that of the parent.
fn identifier(bytes: &[u8]) -> Option<(Option<Identifier<'_>>, usize)> {
    let head = FileIdentifier::read_from_prefix(bytes).ok()?.0;
    let whole = Descriptor::of(bytes.get(..16)?, 0)?;
    if !whole.is(tag::FILE_IDENTIFIER) || !whole.has_right_checksum() {
        return None;
    }
    let begin = IDENTIFIER_HEAD.checked_add(usize::from(head.implementation_use_length.get()))?;
    let end = begin.checked_add(usize::from(head.name_length))?;
    let name = bytes.get(begin..end)?;
    let has = |bit: u8| head.characteristics & bit != 0;
    let is_entry = !has(characteristic::PARENT);
    let entry = is_entry.then_some(Identifier {
        name,
        icb: head.icb.location,
        is_hidden: has(characteristic::HIDDEN),
        is_deleted: has(characteristic::DELETED),
    });
    Some((entry, end.checked_next_multiple_of(4)?))
}

/// The target of a symbolic link, from its path components (4/14.16).
pub(super) fn target(bytes: &[u8]) -> String {
    let mut path = String::new();
    let mut rest = bytes;
    while let [kind, length, _, _, behind @ ..] = rest {
        let Some((name, next)) = behind.split_at_checked(usize::from(*length)) else { break };
        if !path.is_empty() && !path.ends_with('/') {
            path.push('/');
        }
        match kind {
            1 | 2 => path = "/".into(),
            3 => path.push_str(".."),
            4 => path.push('.'),
            _ => path.push_str(&cs0::text(name).unwrap_or_default()),
        }
        rest = next;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes an identifier without a CRC.
    fn recorded(name: &[u8], characteristics: u8, block: u32) -> Vec<u8> {
        let mut bytes = vec![0; IDENTIFIER_HEAD];
        bytes[..2].copy_from_slice(&tag::FILE_IDENTIFIER.to_le_bytes());
        bytes[18] = characteristics;
        bytes[19] = u8::try_from(name.len()).unwrap();
        bytes[24..28].copy_from_slice(&block.to_le_bytes());
        let sum = bytes[..16].iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
        bytes[4] = sum;
        bytes.extend_from_slice(name);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    }

    fn names(bytes: &[u8], findings: &mut Findings) -> Vec<String> {
        let content = Source::from_bytes(vec![0; 10]);
        let found = entries(bytes, &content, 0, findings);
        found.iter().filter(|entry| !entry.is_deleted).map(Identifier::text).collect()
    }

    #[test]
    fn the_parent_and_deleted_entries_are_passed_over_and_damage_costs_one_entry() {
        let parts = [
            recorded(b"", characteristic::PARENT, 1),
            recorded(b"\x08one", 0, 2),
            recorded(b"\xFEgone", characteristic::DELETED, 3),
            recorded(b"\x08hidden", characteristic::HIDDEN, 4),
        ];
        let whole = parts.concat();
        let mut findings = Findings::default();
        assert_eq!(names(&whole, &mut findings), ["one", "hidden"]);
        assert!(findings.kept().is_empty());
        let all = entries(&whole, &Source::from_bytes(vec![0; 10]), 0, &mut findings);
        let deleted: Vec<String> = all.iter().filter(|entry| entry.is_deleted).map(Identifier::text).collect();
        assert_eq!(deleted, ["gone"]);
        let mut damaged = whole.clone();
        damaged[parts[0].len() + 4] ^= 0x55;
        assert_eq!(names(&damaged, &mut findings), ["hidden"]);
        assert!(findings.counts().contains_key("UDF-DIRECTORY"));
    }

    #[test]
    fn components_make_a_path() {
        let component = |kind: u8, name: &[u8]| [&[kind, u8::try_from(name.len()).unwrap(), 0, 0], name].concat();
        let parts = [component(3, b""), component(5, b"\x08dir"), component(5, b"\x08file")];
        assert_eq!(target(&parts.concat()), "../dir/file");
        assert_eq!(target(&[component(2, b""), component(5, b"\x08etc")].concat()), "/etc");
        assert_eq!(target(&[5, 9, 0]), "");
    }
}
