//! The facts that the system use entries of a record hold.

use super::susp::{SystemUse, SystemUseEntry};
use super::{aaip, amiga, apple, rock_ridge, strings};
use crate::facts::{Facts, Field, Value};
use crate::findings::Findings;
use crate::tree::mode_letters;

/// Bytes of an entry of an unknown extension that are shown, in hexadecimal digits.
const UNREAD_BYTES: usize = 32;

/// Facts of Rock Ridge, of the protocol's own entries, of access control lists and extended attributes (AAIP), of
/// Apple's and Amiga's entries, and of entries that are not read. Empty lists are left out.
pub(super) fn facts(entries: &SystemUse<'_>) -> Vec<Facts> {
    let mut all = vec![rock_ridge(entries), extensions(entries)];
    all.extend(aaip::facts(entries));
    all.extend([apple::facts(entries), amiga::facts(entries), others(entries)]);
    all.retain(|facts| !facts.lines.is_empty());
    all
}

/// POSIX file attributes (RRIP 4.1.1), after the head of the entry.
static POSIX: &[Field] = &[
    both(0, "File mode", "RRIP 4.1.1", Value::Shown(mode)),
    both(1, "Links", "RRIP 4.1.1", Value::Both32("")),
    both(2, "User ID", "RRIP 4.1.1", Value::Both32("")),
    both(3, "Group ID", "RRIP 4.1.1", Value::Both32("")),
    both(4, "File serial number", "RRIP 4.1.1", Value::Both32("")),
];

/// A device number (RRIP 4.1.2), in two fields of 8 bytes.
static DEVICE: &[Field] = &[Field { len: 16, ..both(0, "Device number", "RRIP 4.1.2", Value::Shown(device)) }];

/// Child Link (RRIP 4.1.5.1).
static CHILD_LINK: &[Field] = &[both(0, "Child link", "RRIP 4.1.5.1", Value::Shown(block))];

/// Parent Link (RRIP 4.1.5.2).
static PARENT_LINK: &[Field] = &[both(0, "Parent link", "RRIP 4.1.5.2", Value::Shown(block))];

/// Sharing Protocol Indicator (SUSP 5.3).
static INDICATOR: &[Field] =
    &[Field { label: "Bytes skipped", offset: 2, len: 1, clause: Some("SUSP 5.3"), value: Value::Byte("") }];

/// Extension Selector (SUSP 5.6).
static SELECTOR: &[Field] =
    &[Field { label: "Extension selected", offset: 0, len: 1, clause: Some("SUSP 5.6"), value: Value::Byte("") }];

/// The times of an entry TF in the order of its flags (RRIP 4.1.6).
const TIMES: [&str; 7] =
    ["Creation", "Modification", "Last access", "Last attribute change", "Last backup", "Expiration", "Effective"];

/// The `index`th number in both byte orders.
const fn both(index: usize, label: &'static str, clause: &'static str, value: Value) -> Field {
    Field { label, offset: index.saturating_mul(8), len: 8, clause: Some(clause), value }
}

/// The little-endian half of the `index`th number.
fn number(bytes: &[u8], index: usize) -> Option<u32> {
    let (numbers, _) = bytes.as_chunks::<8>();
    numbers.get(index)?.first_chunk().map(|little| u32::from_le_bytes(*little))
}

fn mode(bytes: &[u8]) -> Option<String> {
    number(bytes, 0).map(|mode| format!("{} ({mode:06o})", mode_letters(mode)))
}

fn device(bytes: &[u8]) -> Option<String> {
    let device = rock_ridge::device(number(bytes, 0)?, number(bytes, 1)?);
    Some(format!("{}, {}", device.major, device.minor))
}

fn block(bytes: &[u8]) -> Option<String> {
    number(bytes, 0).map(|block| format!("block {block}"))
}

/// Facts of the entries that one or several entries of a signature make up together.
struct Lines<'a> {
    entries: &'a SystemUse<'a>,
    facts: Facts,
}

impl Lines<'_> {
    /// Adds a value that begins in the first entry of a signature.
    fn add(&mut self, signature: [u8; 2], label: &str, value: Option<String>, clause: &'static str) {
        let entry = self.entries.iter().find(|entry| entry.signature == signature);
        if let (Some(value), Some(entry)) = (value, entry) {
            self.facts.add_at(label, value, self.entries.stored(&entry), Some(clause));
        }
    }

    /// Adds the fields of all entries of a signature.
    fn fields(&mut self, signature: [u8; 2], fields: &[Field]) {
        for entry in self.entries.iter().filter(|entry| entry.signature == signature) {
            self.facts.add_fields(fields, &self.entries.payload(&entry), strings::text);
        }
    }

    /// Adds the times of all entries TF.
    fn times(&mut self) {
        for entry in self.entries.iter().filter(|entry| entry.signature == *b"TF") {
            let Some(flags) = entry.payload.first() else { continue };
            let width = rock_ridge::time_width(*flags);
            let set = TIMES.iter().zip(0_u32..).filter(|(_, bit)| flags.checked_shr(*bit).unwrap_or(0) & 1 != 0);
            for ((label, _), start) in set.zip((1_usize..).step_by(width)) {
                let stamp = start..start.saturating_add(width);
                let time = entry.payload.get(stamp.clone()).and_then(|stamp| rock_ridge::recorded(stamp).time());
                if let Some(time) = time {
                    let bytes = self.entries.payload(&entry).absolute(stamp);
                    self.facts.add_at(*label, time.to_string(), bytes, Some("RRIP 4.1.6"));
                }
            }
        }
    }
}

fn rock_ridge(entries: &SystemUse<'_>) -> Facts {
    // Listing the directory has reported what is wrong.
    let found = rock_ridge::parse(entries, &mut Findings::default());
    let mut lines = Lines { entries, facts: Facts::new("Rock Ridge") };
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    lines.add(*b"NM", "Name", found.name.as_ref().map(text), "RRIP 4.1.4");
    lines.fields(*b"PX", POSIX);
    lines.fields(*b"PN", DEVICE);
    lines.times();
    lines.add(*b"SL", "Link target", found.target.as_ref().map(text), "RRIP 4.1.3");
    lines.fields(*b"CL", CHILD_LINK);
    lines.fields(*b"PL", PARENT_LINK);
    lines.add(*b"RE", "Relocated directory", found.relocated.then(|| "yes".to_owned()), "RRIP 4.1.5.3");
    let sparse = found.sparse.map(|sparse| match sparse.depth {
        Some(depth) => format!("{} bytes with holes filled, {depth} levels of tables", sparse.size),
        None => format!("{} bytes with holes filled", sparse.size),
    });
    lines.add(*b"SF", "Sparse file", sparse, "RRIP 4.1.7");
    let packed = found.packed.map(|header| {
        let [first, second] = header.algorithm.map(char::from);
        let block = 1_u64.checked_shl(header.block_log2.into()).unwrap_or(0);
        let version = header.version;
        format!("{} bytes unpacked, zisofs {version} ({first}{second}), blocks of {block} bytes", header.size)
    });
    let signature = if entries.iter().any(|entry| entry.signature == *b"Z2") { *b"Z2" } else { *b"ZF" };
    lines.add(signature, "Packed", packed, "zisofs2 \"ZF System Use Entry Format\"");
    lines.facts
}

/// The protocol's own entries: which extensions the volume uses (SUSP 5.3, 5.5, 5.6).
fn extensions(entries: &SystemUse<'_>) -> Facts {
    let mut lines = Lines { entries, facts: Facts::new("System Use Sharing Protocol") };
    lines.fields(*b"SP", INDICATOR);
    for entry in entries.iter().filter(|entry| entry.signature == *b"ER") {
        if let Some((identifier, description)) = extension(entry.payload) {
            let label = format!("Extension {identifier}");
            lines.facts.add_at(label, description, entries.stored(&entry), Some("SUSP 5.5"));
        }
    }
    lines.fields(*b"ES", SELECTOR);
    lines.facts
}

/// Identifier, and descriptor with source, of an entry ER (SUSP 5.5).
fn extension(payload: &[u8]) -> Option<(String, String)> {
    let (&[identifier, descriptor, source, version], texts) = payload.split_first_chunk()?;
    let (identifier, texts) = texts.split_at_checked(identifier.into())?;
    let (descriptor, texts) = texts.split_at_checked(descriptor.into())?;
    let source = texts.get(..source.into())?;
    let [identifier, descriptor, source] = [identifier, descriptor, source].map(String::from_utf8_lossy);
    let texts = if source.is_empty() { descriptor.into_owned() } else { format!("{descriptor} ({source})") };
    Some((format!("{identifier}, version {version}"), texts))
}

/// Entries of extensions that are not read.
fn others(entries: &SystemUse<'_>) -> Facts {
    let mut facts = Facts::new("Other system use entries");
    for entry in entries.iter().filter(|entry| !is_read(entry)) {
        let label: String = entry.signature.iter().flat_map(|letter| letter.escape_ascii().map(char::from)).collect();
        let shown = entry.payload.get(..UNREAD_BYTES).unwrap_or(entry.payload);
        let mut value = format!("version {}, {} bytes:", entry.version, entry.payload.len());
        shown.iter().for_each(|byte| value.push_str(&format!(" {byte:02X}")));
        if shown.len() < entry.payload.len() {
            value.push_str(" …");
        }
        facts.add_at(label, value, entries.stored(&entry), Some("SUSP 4.1"));
    }
    facts
}

fn is_read(entry: &SystemUseEntry<'_>) -> bool {
    matches!(
        &entry.signature,
        // RR lists the other entries, and was dropped in version 1.10.
        b"RR"
            | b"NM"
            | b"PX"
            | b"PN"
            | b"TF"
            | b"SL"
            | b"CL"
            | b"PL"
            | b"RE"
            | b"SF"
            | b"ZF"
            | b"Z2"
            | b"SP"
            | b"ER"
            | b"ES"
            | b"AL"
            | b"AA"
            | b"BA"
            | b"AS"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::iso9660::susp::gather;
    use crate::source::{Files, Source};

    fn shown(area: &[u8]) -> Vec<String> {
        let files = Files::one("a", Source::from_bytes(vec![0; 4096]));
        let content = files.first().unwrap().content.slice(1000..4096);
        let entries = gather(&content, 2048, 0, area, 24, 0, &mut Findings::default());
        let lines = facts(&entries).into_iter().flat_map(|facts| {
            let title = facts.title;
            facts
                .lines
                .into_iter()
                .map(move |line| format!("{title} @{:?}: {} = {}", line.bytes.unwrap_or(0..0), line.label, line.value))
        });
        lines.collect()
    }

    #[test]
    fn every_field_of_a_record_has_its_bytes() {
        let px = b"PX\x24\x01\xed\x41\0\0\0\0\x41\xed\x03\0\0\0\0\0\0\x03\xe8\x03\0\0\0\0\x03\xe8\0\0\0\0\0\0\0\0";
        let area = [b"NM\x08\x01\0sub".as_slice(), px, b"TF\x0c\x01\x02\x7d\x0b\x08\x0a\x0e\x02\x04"].concat();
        let expected = [
            "Rock Ridge @1024..1032: Name = sub",
            "Rock Ridge @1036..1044: File mode = drwxr-xr-x (040755)",
            "Rock Ridge @1044..1052: Links = 3",
            "Rock Ridge @1052..1060: User ID = 1000",
            "Rock Ridge @1060..1068: Group ID = 0",
            "Rock Ridge @1073..1080: Modification = 2025-11-08T10:14:02+01:00",
        ];
        assert_eq!(shown(&area), expected);
    }

    #[test]
    fn extensions_and_unknown_entries_are_named() {
        let area = b"SP\x07\x01\xbe\xef\0ER\x15\x01\x0a\x02\x01\x01RRIP_1991ATTSQZ\x06\x02\xab\x01";
        let expected = [
            "System Use Sharing Protocol @1030..1031: Bytes skipped = 0",
            "System Use Sharing Protocol @1031..1052: Extension RRIP_1991A, version 1 = TT (S)",
            "Other system use entries @1052..1058: QZ = version 2, 2 bytes: AB 01",
        ];
        assert_eq!(shown(area), expected);
    }
}
