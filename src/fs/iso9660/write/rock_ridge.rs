//! Writes Rock Ridge entries (RRIP 1.12).

use zerocopy::IntoBytes;

use super::system_use::entry;
use crate::bytes::integers::Both32;
use crate::bytes::time::Timestamp;
use crate::fs::iso9660::layout::ShortDate;
use crate::tree::{Device, Posix, Times};

/// Most bytes of a payload, since the length of an entry is one byte.
const PAYLOAD: usize = 250;

/// Flag: continues in the next entry or component.
const CONTINUE: u8 = 1;

/// Makes the indicator of the protocol (SUSP 5.3), with the number of bytes to skip in all other records.
pub(super) fn indicator(skip: u8) -> Vec<u8> {
    entry(*b"SP", &[0xBE, 0xEF, skip])
}

/// Makes the extension reference of Rock Ridge (SUSP 5.5), with the texts that RRIP 4.3 requires.
pub(super) fn reference() -> Vec<u8> {
    let id = b"IEEE_P1282";
    let description = b"THE IEEE P1282 PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS";
    let source = b"PLEASE CONTACT THE IEEE STANDARDS DEPARTMENT, PISCATAWAY, NJ, USA FOR THE P1282 SPECIFICATION.";
    let lengths = [id.len(), description.len(), source.len()].map(|length| u8::try_from(length).unwrap_or(0));
    entry(*b"ER", &[&lengths, &[1][..], id, description, source].concat())
}

/// Makes the entry of mode, links, owner and serial number (4.1.1).
pub(super) fn posix(posix: &Posix, serial: u32) -> Vec<u8> {
    let numbers = [posix.mode, posix.links, posix.uid, posix.gid, serial].map(Both32::new);
    entry(*b"PX", numbers.as_bytes())
}

/// Makes a device number (4.1.2). One of 32 bits is in the low field alone: xorriso and libarchive take both fields for
/// one number of 64 bits, and Linux takes this form as well. A minor number that doesn't fit has its own field.
pub(super) fn device(device: Device) -> Vec<u8> {
    let Device { major, minor } = device;
    let fields = if major < 1 << 24 && minor < 1 << 8 { [0, (major << 8) | minor] } else { [major, minor] };
    entry(*b"PN", fields.map(Both32::new).as_bytes())
}

/// Makes the entries of a name (4.1.4), several where it is long.
pub(super) fn name(name: &[u8]) -> Vec<Vec<u8>> {
    let parts: Vec<&[u8]> = name.chunks(PAYLOAD.saturating_sub(1)).collect();
    let last = parts.len().saturating_sub(1);
    let part = |(number, part): (usize, &&[u8])| {
        let flags = if number < last { CONTINUE } else { 0 };
        entry(*b"NM", &[&[flags], *part].concat())
    };
    parts.iter().enumerate().map(part).collect()
}

/// Makes the entry of times in the short form (4.1.6), with `modified` where none is recorded.
pub(super) fn times(times: &Times, modified: Timestamp) -> Vec<u8> {
    let fields = [
        times.created,
        Some(times.modified.unwrap_or(modified)),
        times.accessed,
        times.attributes,
        times.backup,
        times.expires,
        times.effective,
    ];
    let mut payload = vec![0_u8];
    for (bit, time) in [1_u8, 2, 4, 8, 16, 32, 64].into_iter().zip(fields) {
        let Some(time) = time else { continue };
        payload.extend_from_slice(ShortDate::of(time).as_bytes());
        if let Some(flags) = payload.first_mut() {
            *flags |= bit;
        }
    }
    entry(*b"TF", &payload)
}

/// Makes a link to a relocated directory (4.1.5.1) or to its original parent (4.1.5.2).
pub(super) fn link(signature: [u8; 2], block: u32) -> Vec<u8> {
    entry(signature, Both32::new(block).as_bytes())
}

/// Makes the mark of a relocated directory (4.1.5.3).
pub(super) fn relocated() -> Vec<u8> {
    entry(*b"RE", &[])
}

/// Makes the target of a symbolic link (4.1.3): its components, in as many entries as they need.
pub(super) fn target(target: &[u8]) -> Vec<Vec<u8>> {
    let mut link = Target::default();
    let path = match target.strip_prefix(b"/") {
        Some(path) => {
            link.add(8, b"");
            path
        }
        None => target,
    };
    // An empty component is a second slash, or one at the end.
    for component in path.split(|byte| *byte == b'/').filter(|_| !path.is_empty()) {
        match component {
            b"" => link.add(0, b""),
            b"." => link.add(2, b""),
            b".." => link.add(4, b""),
            name => link.name(name),
        }
    }
    link.finish()
}

/// Collects component records into payloads of entries.
#[derive(Default)]
struct Target {
    entries: Vec<Vec<u8>>,
    /// Component records of the entry that is not full yet.
    open: Vec<u8>,
}

impl Target {
    fn add(&mut self, flags: u8, text: &[u8]) {
        let length = text.len().saturating_add(2);
        if self.open.len().saturating_add(length) >= PAYLOAD {
            self.close(CONTINUE);
        }
        self.open.extend_from_slice(&[flags, u8::try_from(text.len()).unwrap_or(0)]);
        self.open.extend_from_slice(text);
    }

    /// Adds a name, split to fit into entries.
    fn name(&mut self, name: &[u8]) {
        let mut pieces = name.chunks(PAYLOAD.saturating_sub(3)).peekable();
        while let Some(piece) = pieces.next() {
            self.add(if pieces.peek().is_some() { CONTINUE } else { 0 }, piece);
        }
    }

    fn close(&mut self, flags: u8) {
        let components = std::mem::take(&mut self.open);
        self.entries.push(entry(*b"SL", &[&[flags], components.as_slice()].concat()));
    }

    fn finish(mut self) -> Vec<Vec<u8>> {
        self.close(0);
        self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;
    use crate::fs::iso9660::rock_ridge::{RockRidge, parse};
    use crate::fs::iso9660::susp::gather;
    use crate::source::Source;

    fn read(entries: &[Vec<u8>]) -> RockRidge {
        let area = entries.concat();
        let content = Source::from_bytes(Vec::new());
        let mut findings = Findings::default();
        let found = parse(&gather(&content, 2048, 0, &area, 0, 0, &mut findings), &mut findings);
        assert_eq!(findings.kept(), []);
        found
    }

    #[test]
    fn links_of_any_length_are_read_as_they_were() {
        let long = ["a".repeat(400), "b".repeat(246), "c".repeat(10)].join("/");
        for path in [
            "/",
            "//",
            "a//b///c/",
            "//x/",
            "../",
            "/usr/lib",
            "../../x/./y",
            "plain",
            &long,
            "x/".repeat(900).trim_end_matches('/'),
        ] {
            let entries = target(path.as_bytes());
            assert!(entries.iter().all(|entry| entry.len() <= 254 && usize::from(entry[2]) == entry.len()));
            assert_eq!(read(&entries).target.map(|target| String::from_utf8(target).unwrap()).as_deref(), Some(path));
        }
    }

    #[test]
    fn long_names_take_two_entries() {
        let long = [b'n'; 255];
        assert_eq!(name(&long).len(), 2);
        assert_eq!(read(&name(&long)).name.as_deref(), Some(&long[..]));
        assert_eq!(name(b"short"), [b"NM\x0A\x01\0short"]);
    }

    #[test]
    fn attributes_are_read_as_they_were() {
        let attributes = Posix { mode: 0o100_644, links: 2, uid: 1000, gid: 100, serial: Some(7) };
        let now = Timestamp::utc(1_700_000_000);
        let written = Times { accessed: Some(Timestamp::utc(1_600_000_000)), ..Times::default() };
        let found = read(&[posix(&attributes, 7), times(&written, now), device(Device { major: 8, minor: 1 })]);
        assert_eq!(found.posix, Some(attributes));
        assert_eq!(found.times, Times { modified: Some(now), ..written });
        assert_eq!(found.device, Some(Device { major: 8, minor: 1 }));
    }

    // As libisofs and genisoimage write them, byte for byte.
    #[test]
    fn marks_and_links_have_the_standards_bytes() {
        assert_eq!(indicator(0), b"SP\x07\x01\xBE\xEF\0");
        assert_eq!(link(*b"CL", 21), b"CL\x0C\x01\x15\0\0\0\0\0\0\x15");
        assert_eq!(relocated(), b"RE\x04\x01");
        assert!(reference().starts_with(b"ER\xB8\x01\x0A\x48\x5E\x01IEEE_P1282THE"));
    }
}
