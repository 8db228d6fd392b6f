//! Parts of a record that its entry does not include, kept unchanged when the volume is written again.

use super::posix;
use super::record::Record;
use super::susp::SystemUseEntry;
use super::volume_tree::{Namespace, Tree};
use crate::findings::Findings;
use crate::tree::{Recorded, Until};

/// Numbers of what is kept.
const IDENTIFIER: u8 = 0;
const XA: u8 = 1;
const SYSTEM_USE: u8 = 2;

/// Entries that the writer generates (SUSP 5, RRIP 4.1), and RR, which no version after 1.09 has.
const GENERATED: [[u8; 2]; 14] =
    [*b"SP", *b"ER", *b"ES", *b"CE", *b"PX", *b"TF", *b"NM", *b"SL", *b"PN", *b"CL", *b"PL", *b"RE", *b"RR", *b"SF"];

/// The identifier in the primary tree, XA attributes, and system use entries that are copied unchanged.
pub(super) fn of_record(tree: &Tree, record: &Record<'_>) -> Recorded {
    let named = !record.is_self() && matches!(tree.namespace, Namespace::Iso9660 | Namespace::RockRidge { .. });
    let xa = record.system_use.first_chunk::<14>().filter(|xa| xa.get(6..8) == Some(b"XA".as_slice()));
    let system_use = match tree.namespace {
        Namespace::RockRidge { skip } => other_entries(tree, record, skip),
        _ => Vec::new(),
    };
    let mut recorded = Recorded::default();
    set_identifier(&mut recorded, if named { record.identifier } else { &[] });
    recorded.set(XA, Until::Removed, xa.map_or(&[], |xa| xa));
    set_system_use(&mut recorded, &system_use);
    recorded
}

fn other_entries(tree: &Tree, record: &Record<'_>, skip: u8) -> Vec<u8> {
    let entries = posix::system_use(tree, record, skip, &mut Findings::default());
    let mut bytes = Vec::new();
    for entry in entries.iter().filter(|entry| !GENERATED.contains(&entry.signature)) {
        bytes.extend(as_recorded(&entry));
    }
    bytes
}

/// The file identifier of the primary tree; empty where it is to be made from the name.
#[must_use]
pub fn identifier(recorded: &Recorded) -> &[u8] {
    recorded.get(IDENTIFIER)
}

/// Sets the file identifier of the primary tree.
pub fn set_identifier(recorded: &mut Recorded, identifier: &[u8]) {
    recorded.set(IDENTIFIER, Until::Renamed, identifier);
}

/// CD-ROM XA attributes.
#[must_use]
pub fn xa(recorded: &Recorded) -> Option<[u8; 14]> {
    recorded.get(XA).first_chunk().copied()
}

/// System use entries of other extensions (zisofs, AAIP, Amiga, Apple), one after the other.
#[must_use]
pub fn system_use(recorded: &Recorded) -> &[u8] {
    recorded.get(SYSTEM_USE)
}

/// Sets the system use entries of other extensions.
pub fn set_system_use(recorded: &mut Recorded, entries: &[u8]) {
    recorded.set(SYSTEM_USE, Until::Replaced, entries);
}

fn as_recorded(entry: &SystemUseEntry<'_>) -> Vec<u8> {
    let length = u8::try_from(entry.payload.len().saturating_add(4)).unwrap_or(u8::MAX);
    match &entry.signature {
        // The old Apple entry has its kind in place of the length.
        b"BA" => [&entry.signature[..], &[entry.version], entry.payload].concat(),
        signature => [&signature[..], &[length, entry.version], entry.payload].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, record};
    use super::*;

    fn recorded(view: &str, system_use: &[u8]) -> Recorded {
        let indicator = record(&[0], 20, 2048, 2, b"SP\x07\x01\xBE\xEF\x00");
        let mut sample = Sample::root(&[]);
        let root = [indicator, record(&[1], 20, 2048, 2, &[]), record(b"A.;1", 22, 5, 0, system_use)].concat();
        sample.put(super::super::sample::ROOT, &root);
        let view = sample.view(view, &mut Findings::default());
        let entries = view.list(view.root(), &mut Findings::default()).unwrap();
        view.as_ref().recorded(entries[0].node).unwrap()
    }

    #[test]
    fn only_what_passes_through_is_kept() {
        let zisofs = b"ZF\x10\x01pz\x04\x0F\x05\0\0\0\0\0\0\x05";
        let system_use = [&b"NM\x06\x01\0a"[..], zisofs].concat();
        let found = recorded("rock-ridge", &system_use);
        assert_eq!((identifier(&found), xa(&found)), (&b"A.;1"[..], None));
        assert_eq!(super::system_use(&found), zisofs);
        assert_eq!(super::system_use(&recorded("iso9660", &system_use)), b"");
    }
}
