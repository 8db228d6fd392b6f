//! All that is recorded of an entry in system use entries, as lines for a person.

use super::{RockRidge, parse};
use crate::bytes::time::Timestamp;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::fs::iso9660::susp::{SystemUse, SystemUseEntry};
use crate::fs::iso9660::{aaip, amiga, apple};
use crate::tree::{Posix, mode_letters};

/// Bytes of an entry that nothing here can read, shown as numbers.
const UNREAD_BYTES: usize = 32;

/// Rock Ridge, the protocol's own entries, access control lists and attributes (AAIP), those of Apple and of the
/// Amiga, and what is left. Lists without lines are left out.
pub(in crate::fs::iso9660) fn facts(entries: &SystemUse<'_>) -> Vec<Facts> {
    let mut all = vec![rock_ridge(entries), extensions(entries)];
    all.extend(aaip::facts(entries));
    all.extend([apple::facts(entries), amiga::facts(entries), others(entries)]);
    all.retain(|facts| !facts.lines.is_empty());
    all
}

/// Adds lines that stand where the first entry of a signature does.
struct Lines<'a> {
    entries: &'a SystemUse<'a>,
    facts: Facts,
}

impl Lines<'_> {
    fn add(&mut self, signature: [u8; 2], label: &str, value: Option<String>) {
        let entry = self.entries.iter().find(|entry| entry.signature == signature);
        if let (Some(value), Some(entry)) = (value, entry) {
            self.facts.add_at(label, value, self.entries.absolute(&entry));
        }
    }
}

fn rock_ridge(entries: &SystemUse<'_>) -> Facts {
    // What is wrong has been found when the directory was listed.
    let found = parse(entries, &mut Findings::default());
    let mut lines = Lines { entries, facts: Facts::new("Rock Ridge") };
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    lines.add(*b"NM", "Name", found.name.as_ref().map(text));
    posix(&mut lines, found.posix);
    lines.add(*b"PN", "Device number", found.device.map(|device| format!("{}, {}", device.major, device.minor)));
    times(&mut lines, &found);
    lines.add(*b"SL", "Link target", found.target.as_ref().map(text));
    lines.add(*b"CL", "Child link", found.child_link.map(|block| format!("block {block}")));
    lines.add(*b"PL", "Parent link", found.parent_link.map(|block| format!("block {block}")));
    lines.add(*b"RE", "Relocated directory", found.relocated.then(|| "yes".to_owned()));
    let sparse = found.sparse.map(|sparse| match sparse.depth {
        Some(depth) => format!("{} bytes with holes filled, {depth} levels of tables", sparse.size),
        None => format!("{} bytes with holes filled", sparse.size),
    });
    lines.add(*b"SF", "Sparse file", sparse);
    let packed = found.packed.map(|header| {
        let [first, second] = header.algorithm.map(char::from);
        let block = 1_u64.checked_shl(header.block_log2.into()).unwrap_or(0);
        let version = header.version;
        format!("{} bytes unpacked, zisofs {version} ({first}{second}), blocks of {block} bytes", header.size)
    });
    let signature = if entries.iter().any(|entry| entry.signature == *b"Z2") { *b"Z2" } else { *b"ZF" };
    lines.add(signature, "Packed", packed);
    lines.facts
}

fn posix(lines: &mut Lines<'_>, posix: Option<Posix>) {
    let Some(Posix { mode, links, uid, gid, serial }) = posix else { return };
    lines.add(*b"PX", "File mode", Some(format!("{} ({mode:06o})", mode_letters(mode))));
    lines.add(*b"PX", "Links", Some(links.to_string()));
    lines.add(*b"PX", "User ID", Some(uid.to_string()));
    lines.add(*b"PX", "Group ID", Some(gid.to_string()));
    lines.add(*b"PX", "File serial number", serial.map(|serial| serial.to_string()));
}

fn times(lines: &mut Lines<'_>, found: &RockRidge) {
    let times = &found.times;
    let show = |time: Option<Timestamp>| time.map(|time| time.to_string());
    lines.add(*b"TF", "Creation", show(times.created));
    lines.add(*b"TF", "Modification", show(times.modified));
    lines.add(*b"TF", "Last access", show(times.accessed));
    lines.add(*b"TF", "Last attribute change", show(times.attributes));
    lines.add(*b"TF", "Last backup", show(times.backup));
    lines.add(*b"TF", "Expiration", show(times.expires));
    lines.add(*b"TF", "Effective", show(times.effective));
}

/// The protocol's own entries: which extensions the volume uses (SUSP 5.3, 5.5, 5.6).
fn extensions(entries: &SystemUse<'_>) -> Facts {
    let mut facts = Facts::new("System Use Sharing Protocol");
    for entry in entries.iter() {
        let at = entries.absolute(&entry);
        match (&entry.signature, entry.payload) {
            (b"SP", [_, _, skip, ..]) => facts.add_at("Bytes skipped", skip.to_string(), at),
            (b"ES", [extension, ..]) => facts.add_at("Extension selected", extension.to_string(), at),
            (b"ER", payload) => {
                if let Some((identifier, description)) = extension(payload) {
                    facts.add_at(format!("Extension {identifier}"), description, at);
                }
            }
            _ => {}
        }
    }
    facts
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

/// Entries that nothing here reads.
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
        facts.add_at(label, value, entries.absolute(&entry));
    }
    facts
}

fn is_read(entry: &SystemUseEntry<'_>) -> bool {
    matches!(
        &entry.signature,
        // RR says which of the others are there, and went out of use with version 1.10.
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
    use crate::source::Source;

    fn shown(area: &[u8]) -> Vec<String> {
        let content = Source::from_bytes(vec![0; 4096]).slice(1000..4096);
        let entries = gather(&content, 2048, 0, area, 24, 0, &mut Findings::default());
        let lines = facts(&entries).into_iter().flat_map(|facts| {
            let title = facts.title;
            facts
                .lines
                .into_iter()
                .map(move |line| format!("{title} @{}: {} = {}", line.byte.unwrap_or(0), line.label, line.value))
        });
        lines.collect()
    }

    #[test]
    fn a_record_is_told_line_by_line() {
        let px = b"PX\x24\x01\xed\x41\0\0\0\0\x41\xed\x03\0\0\0\0\0\0\x03\xe8\x03\0\0\0\0\x03\xe8\0\0\0\0\0\0\0\0";
        let area = [b"NM\x08\x01\0sub".as_slice(), px, b"TF\x0c\x01\x02\x7d\x0b\x08\x0a\x0e\x02\x04"].concat();
        let expected = [
            "Rock Ridge @1024: Name = sub",
            "Rock Ridge @1032: File mode = drwxr-xr-x (040755)",
            "Rock Ridge @1032: Links = 3",
            "Rock Ridge @1032: User ID = 1000",
            "Rock Ridge @1032: Group ID = 0",
            "Rock Ridge @1068: Modification = 2025-11-08T10:14:02+01:00",
        ];
        assert_eq!(shown(&area), expected);
    }

    #[test]
    fn extensions_and_unknown_entries_are_named() {
        let area = b"SP\x07\x01\xbe\xef\0ER\x15\x01\x0a\x02\x01\x01RRIP_1991ATTSQZ\x06\x02\xab\x01";
        let expected = [
            "System Use Sharing Protocol @1024: Bytes skipped = 0",
            "System Use Sharing Protocol @1031: Extension RRIP_1991A, version 1 = TT (S)",
            "Other system use entries @1052: QZ = version 2, 2 bytes: AB 01",
        ];
        assert_eq!(shown(area), expected);
    }
}
