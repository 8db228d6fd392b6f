//! System Use Sharing Protocol (SUSP 1.12, IEEE P1281): entries after the names in directory records, and in the areas
//! that continue them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::bytes::integers::Both32;
use crate::facts::Region;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Source;

static LENGTH: Anomaly = Anomaly {
    code: "SUSP-LENGTH",
    severity: Severity::Warning,
    structure: "System Use Entry",
    meaning: "The entries from here on can't be separated, so names or attributes of this file may be missing.",
    clause: Some("SUSP 4.1"),
};

static BOTH_ENDIAN: Anomaly = Anomaly {
    code: "SUSP-BOTH-ENDIAN",
    severity: Severity::Warning,
    structure: "Continuation Area entry (CE)",
    meaning: "The two byte orders disagree. The little-endian one is used, as on most systems.",
    clause: Some("SUSP 5.1"),
};

static OUTSIDE: Anomaly = Anomaly {
    code: "SUSP-CONTINUATION",
    severity: Severity::Damage,
    structure: "Continuation Area entry (CE)",
    meaning: "The rest of this file's names and attributes is not in the image.",
    clause: Some("SUSP 5.1"),
};

static LOOP: Anomaly = Anomaly {
    code: "SUSP-LOOP",
    severity: Severity::Warning,
    structure: "Continuation Area entry (CE)",
    meaning: "The areas refer to each other in a loop. Each is read once.",
    clause: Some("SUSP 5.1"),
};

static TOO_LONG: Anomaly = Anomaly {
    code: "SUSP-LIMIT",
    severity: Severity::Warning,
    structure: "Continuation Area entry (CE)",
    meaning: "This file has an implausible amount of attributes. Those beyond the limit are left out.",
    clause: None,
};

static SHARED: Anomaly = Anomaly {
    code: "SUSP-SHARED",
    severity: Severity::Warning,
    structure: "Continuation Area entry (CE)",
    meaning: "Many records of the directory continue in the same area. It is read for the first of them only, so attributes of \
              the others may be missing.",
    clause: Some("SUSP 5.1"),
};

/// Length of a CD-ROM XA record, which some tools put before the entries, in bytes.
const XA_RECORD: usize = 14;

/// The place of a continuation area (SUSP 5.1), recorded after the head of the entry.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct ContinuationArea {
    pub(super) block: Both32,
    /// Bytes from the start of the block.
    pub(super) offset: Both32,
    /// In bytes.
    pub(super) length: Both32,
}

const _: () = assert!(size_of::<ContinuationArea>() == 24);

impl ContinuationArea {
    fn both_orders_agree(&self) -> bool {
        self.block.agrees() && self.offset.agrees() && self.length.agrees()
    }

    /// The range of the content; `None` where the address precedes the content.
    fn range(&self, block_size: u64, start: i64) -> Option<Range<u64>> {
        let block = u64::from(self.block.get()).saturating_mul(block_size).checked_add_signed(start)?;
        let start = block.saturating_add(self.offset.get().into());
        Some(start..start.saturating_add(self.length.get().into()))
    }
}

/// One system use entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SystemUseEntry<'a> {
    /// The two letters that identify its kind.
    pub signature: [u8; 2],
    /// Version of its layout.
    pub version: u8,
    /// First byte in the content.
    pub at: u64,
    /// The bytes after the head.
    pub payload: &'a [u8],
}

impl SystemUseEntry<'_> {
    /// Bytes before the payload: four, or three in Apple's old entries.
    fn head(&self) -> usize {
        let length = self.payload.len().saturating_add(3);
        if old_apple_length(self.signature, self.version) == Some(length) { 3 } else { 4 }
    }
}

/// An entry whose payload is a range of the gathered bytes.
struct Gathered {
    signature: [u8; 2],
    version: u8,
    at: u64,
    payload: Range<usize>,
}

/// All system use entries of one directory record, in the order recorded. Borrows the record unless a continuation area
/// follows, so that the common case needs one small allocation.
pub(super) struct SystemUse<'a> {
    content: &'a Source,
    bytes: Cow<'a, [u8]>,
    entries: Vec<Gathered>,
}

/// Finds the indicator "SP" in the first record of the root (SUSP 5.3). Returns the number of bytes to skip in all
/// other records; `None` where the volume does not use the protocol.
pub(super) fn indicator(dot_system_use: &[u8]) -> Option<u8> {
    let behind_xa = || dot_system_use.get(XA_RECORD..).and_then(indicator_skip);
    indicator_skip(dot_system_use).or_else(behind_xa)
}

/// Signatures of the entries that continuation areas may begin with (SUSP 5, RRIP 4.1, and those of other makers).
const SIGNATURES: [&[u8; 2]; 21] = [
    b"AA", b"AL", b"AS", b"BA", b"CE", b"CL", b"ER", b"ES", b"NM", b"PD", b"PL", b"PN", b"PX", b"RE", b"RR", b"SF",
    b"SL", b"SP", b"ST", b"TF", b"ZF",
];

/// Whether system use entries begin here. A directory record would have the second letter as the length of its extended
/// attributes, which is always 0 or little.
pub(super) fn begins_area(bytes: &[u8]) -> bool {
    matches!(bytes, [first @ b'A'..=b'Z', second @ b'A'..=b'Z', 4..=255, 1..=2, ..]
        if SIGNATURES.iter().any(|known| **known == [*first, *second]))
}

fn indicator_skip(area: &[u8]) -> Option<u8> {
    match area {
        [b'S', b'P', 7, _, 0xBE, 0xEF, skip, ..] => Some(*skip),
        _ => None,
    }
}

/// [`gather_counted`] of a record by itself.
#[cfg(test)]
pub(super) fn gather<'a>(
    content: &'a Source,
    block_size: u64,
    start: i64,
    area: &'a [u8],
    at: u64,
    skip: u8,
    findings: &mut Findings,
) -> SystemUse<'a> {
    gather_counted(content, block_size, start, area, at, skip, &mut Followed::default(), findings)
}

/// Counts the records of a directory that lead to each continuation area, if the area is long or far down a chain.
#[derive(Debug, Default)]
pub(super) struct Followed(HashMap<u64, u8>);

impl Followed {
    /// Whether the `nth` area of a record is read once more.
    fn may_follow(&mut self, range: &Range<u64>, nth: usize) -> bool {
        let is_short = range.end.saturating_sub(range.start) <= limits::SHARED_CONTINUATION_BYTES;
        if is_short && nth < limits::SHARED_CONTINUATIONS {
            return true;
        }
        if self.0.len() >= limits::COUNTED_CONTINUATIONS && !self.0.contains_key(&range.start) {
            return false;
        }
        let readers = self.0.entry(range.start).or_default();
        *readers = readers.saturating_add(1);
        *readers <= limits::CONTINUATION_READERS
    }
}

/// Collects the entries of one record: those in `area`, which begins at `at` in `content`, after `skip` bytes, then
/// those of the continuation areas. `start` is the byte of the content at which block 0 is. `followed` counts the areas of
/// the directory's other records.
#[expect(clippy::too_many_arguments, reason = "what locates the area, and what it is counted with")]
pub(super) fn gather_counted<'a>(
    content: &'a Source,
    block_size: u64,
    start: i64,
    area: &'a [u8],
    at: u64,
    skip: u8,
    followed: &mut Followed,
    findings: &mut Findings,
) -> SystemUse<'a> {
    // No bytes are skipped in the record with the indicator, unless the indicator is after them.
    let skip = if indicator_skip(area).is_some() { 0 } else { usize::from(skip) };
    let bytes = Cow::Borrowed(area.get(skip..).unwrap_or_default());
    let mut entries = SystemUse { content, bytes, entries: Vec::with_capacity(8) };
    let mut next = entries.split(0, at.saturating_add(skip as u64), findings);
    let mut seen = Vec::new();
    while let Some((area, found_at)) = next {
        next = match area.range(block_size, start) {
            Some(range) if seen.contains(&range.start) => {
                findings.add(&LOOP, content.absolute(found_at), "an area not read yet", place(&range));
                None
            }
            Some(_) if seen.len() as u64 >= u64::from(limits::CONTINUATIONS) => {
                let most = format!("at most {} areas", limits::CONTINUATIONS);
                findings.add(&TOO_LONG, content.absolute(found_at), most, "more");
                None
            }
            Some(range) if !followed.may_follow(&range, seen.len()) => {
                findings.add(&SHARED, content.absolute(found_at), "an area of this record alone", place(&range));
                None
            }
            Some(range) => {
                seen.push(range.start);
                entries.append(range, found_at, findings)
            }
            None => {
                let found = format!("block {}", area.block.get());
                findings.add(&OUTSIDE, content.absolute(found_at), "an address in the volume", found);
                None
            }
        };
    }
    entries
}

fn place(range: &Range<u64>) -> String {
    format!("bytes {} to {} of the volume", range.start, range.end)
}

impl SystemUse<'_> {
    /// The entries in order, without those that only structure the chain (CE, PD, ST).
    pub(super) fn iter(&self) -> impl Iterator<Item = SystemUseEntry<'_>> {
        self.entries.iter().map(|entry| SystemUseEntry {
            signature: entry.signature,
            version: entry.version,
            at: entry.at,
            payload: self.bytes.get(entry.payload.clone()).unwrap_or_default(),
        })
    }

    /// First byte of an entry in the user's file.
    pub(super) fn absolute(&self, entry: &SystemUseEntry<'_>) -> u64 {
        self.content.absolute(entry.at)
    }

    /// The payload of an entry.
    pub(super) fn payload<'a>(&'a self, entry: &SystemUseEntry<'a>) -> Region<'a> {
        Region { content: self.content, at: entry.at.saturating_add(entry.head() as u64), bytes: entry.payload }
    }

    /// The bytes of the user's file that store an entry, its head included.
    pub(super) fn stored(&self, entry: &SystemUseEntry<'_>) -> Option<Range<u64>> {
        let whole = Region { at: entry.at, ..self.payload(entry) };
        whole.absolute(0..entry.head().saturating_add(entry.payload.len()))
    }

    /// Reads a continuation area and splits it.
    fn append(&mut self, range: Range<u64>, found_at: u64, findings: &mut Findings) -> Option<(ContinuationArea, u64)> {
        let wanted = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(usize::MAX);
        let from = self.bytes.len();
        let room = limits::SYSTEM_USE_BYTES.saturating_sub(from);
        if wanted > room {
            let most = format!("at most {} bytes", limits::SYSTEM_USE_BYTES);
            findings.add(&TOO_LONG, self.content.absolute(found_at), most, format!("an area of {wanted} bytes more"));
        }
        let wanted = wanted.min(room);
        // A place that cannot be read is treated like one that is not in the image.
        let read = self.content.read_up_to(range.start, wanted).unwrap_or_default();
        if read.len() < wanted {
            let expected = format!("{wanted} bytes in the image");
            let found = format!("{} bytes at {}", read.len(), place(&range));
            findings.add(&OUTSIDE, self.content.absolute(found_at), expected, found);
        }
        self.bytes.to_mut().extend_from_slice(&read);
        self.split(from, range.start, findings)
    }

    /// Splits the gathered bytes from `from` on, which are at `at` in the content, into entries. Returns the area that
    /// continues them, with the place of its entry.
    fn split(&mut self, from: usize, at: u64, findings: &mut Findings) -> Option<(ContinuationArea, u64)> {
        let mut continuation = None;
        let mut rest = from..self.bytes.len();
        while let Some(bytes) = self.bytes.get(rest.clone()) {
            let Some(&[first, second, length, version]) = bytes.first_chunk() else { break };
            let signature = [first, second];
            // Records are padded to an even length, areas to a block, with zeros.
            if signature == [0, 0] {
                break;
            }
            let at = at.saturating_add(rest.start.saturating_sub(from) as u64);
            let old = old_apple_length(signature, length);
            // An old Apple entry has its kind in place of the length, and its data begins after it.
            let (head, version) = if old.is_some() { (3, length) } else { (4, version) };
            let length = old.unwrap_or_else(|| usize::from(length));
            let Some(payload) = bytes.get(head..length) else {
                let expected = format!("a length of 4 to {}", bytes.len());
                findings.add(&LENGTH, self.content.absolute(at), expected, length.to_string());
                break;
            };
            match &signature {
                b"ST" => break,
                b"PD" => {}
                b"CE" => continuation = continuation_area(payload, at, self.content, findings),
                _ => {
                    let start = rest.start.saturating_add(head);
                    let payload = start..start.saturating_add(payload.len());
                    self.entries.push(Gathered { signature, version, at, payload });
                }
            }
            rest.start = rest.start.saturating_add(length);
        }
        continuation
    }
}

/// Length of Apple's entry "BA" from before version 2, which has its kind in place of its length.
fn old_apple_length(signature: [u8; 2], kind: u8) -> Option<usize> {
    match (&signature, kind) {
        (b"BA", 1) => Some(6),
        (b"BA", 2 | 3) => Some(11),
        (b"BA", 4 | 5) => Some(139),
        (b"BA", 6) => Some(13),
        _ => None,
    }
}

fn continuation_area(
    payload: &[u8],
    at: u64,
    content: &Source,
    findings: &mut Findings,
) -> Option<(ContinuationArea, u64)> {
    let Ok((area, _)) = ContinuationArea::read_from_prefix(payload) else {
        let found = payload.len().saturating_add(4).to_string();
        findings.add(&LENGTH, content.absolute(at), "a length of 28", found);
        return None;
    };
    if !area.both_orders_agree() {
        let show = |little: [u32; 3]| format!("block {}, offset {}, length {}", little[0], little[1], little[2]);
        let big = show([area.block.big.get(), area.offset.big.get(), area.length.big.get()]);
        let little = show([area.block.get(), area.offset.get(), area.length.get()]);
        findings.add(&BOTH_ENDIAN, content.absolute(at), big, little);
    }
    Some((area, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(value: u32) -> Vec<u8> {
        [value.to_le_bytes(), value.to_be_bytes()].concat()
    }

    fn continuation(block: u32, offset: u32, length: u32) -> Vec<u8> {
        [b"CE\x1c\x01".to_vec(), both(block), both(offset), both(length)].concat()
    }

    /// A volume of four blocks with the given bytes at an offset.
    fn volume(parts: &[(usize, &[u8])]) -> Source {
        let mut bytes = vec![0; 4 * 2048];
        for (at, part) in parts {
            bytes[*at..at + part.len()].copy_from_slice(part);
        }
        Source::from_bytes(bytes)
    }

    fn signatures(volume: &Source, area: &[u8], findings: &mut Findings) -> Vec<(String, u64)> {
        let entries = gather(volume, 2048, 0, area, 100, 0, findings);
        entries.iter().map(|entry| (String::from_utf8_lossy(&entry.signature).into(), entry.at)).collect()
    }

    #[test]
    fn the_indicator_may_follow_an_xa_record() {
        assert_eq!(indicator(b"SP\x07\x01\xbe\xef\x00"), Some(0));
        let behind = [&[0; 6], b"XA".as_slice(), &[0; 6], b"SP\x07\x01\xbe\xef\x0e"].concat();
        assert_eq!(indicator(&behind), Some(14));
        assert_eq!(indicator(b"SP\x07\x01\xbe\xee\x00"), None);
        assert_eq!(indicator(b"RR\x05\x01\x89"), None);
    }

    #[test]
    fn entries_are_split_skipped_and_terminated() {
        let area = b"xxNM\x07\x01\x00abPD\x06\x01??RE\x04\x01ST\x04\x01ZZ\x04\x01";
        let mut findings = Findings::default();
        let volume = volume(&[]);
        let entries = gather(&volume, 2048, 0, area, 100, 2, &mut findings);
        let entries: Vec<_> = entries.iter().collect();
        let name = SystemUseEntry { signature: *b"NM", version: 1, at: 102, payload: b"\0ab" };
        let relocated = SystemUseEntry { signature: *b"RE", version: 1, at: 115, payload: b"" };
        assert_eq!(entries, [name, relocated]);
        assert!(findings.kept().is_empty());
    }

    #[test]
    fn a_chain_of_areas_that_crosses_a_block_is_followed() {
        let second = [b"AA\x04\x01".to_vec(), continuation(3, 8, 4)].concat();
        let volume = volume(&[(2048 + 2044, &second), (3 * 2048 + 8, b"BB\x04\x01")]);
        let area = [continuation(1, 2044, 32), b"CC\x04\x01".to_vec()].concat();
        let mut findings = Findings::default();
        let found = signatures(&volume, &area, &mut findings);
        assert_eq!(found, [("CC".into(), 128), ("AA".into(), 2048 + 2044), ("BB".into(), 3 * 2048 + 8)]);
        assert!(findings.kept().is_empty());
    }

    #[test]
    fn addresses_of_a_later_session_are_displaced() {
        let volume = volume(&[(2048, b"AA\x04\x01")]);
        let area = continuation(1001, 0, 4);
        let mut findings = Findings::default();
        let entries = gather(&volume, 2048, -1000 * 2048, &area, 0, 0, &mut findings);
        assert_eq!(entries.iter().map(|entry| entry.at).collect::<Vec<_>>(), [2048]);
        gather(&volume, 2048, -1002 * 2048, &area, 0, 0, &mut findings);
        assert_eq!(
            findings.kept()[0].to_string(),
            "Continuation Area entry (CE) at byte 0: expected an address in the \
            volume, found block 1001. The rest of this file's names and attributes is not in the image. (SUSP 5.1)"
        );
    }

    #[test]
    fn a_circle_ends_and_is_reported() {
        let volume = volume(&[(2048, &continuation(1, 0, 28))]);
        let mut findings = Findings::default();
        assert_eq!(signatures(&volume, &continuation(1, 0, 28), &mut findings), []);
        assert_eq!(findings.kept()[0].anomaly.code, "SUSP-LOOP");
        assert_eq!(findings.kept()[0].byte, 2048);
    }

    #[test]
    fn a_long_chain_stops_at_the_limit() {
        let mut bytes = vec![0; 1 << 20];
        for area in 0..u32::try_from(bytes.len() / 32).unwrap() {
            let at = usize::try_from(area * 32).unwrap();
            bytes[at..at + 28].copy_from_slice(&continuation(0, (area + 1) * 32, 28));
        }
        let mut findings = Findings::default();
        signatures(&Source::from_bytes(bytes), &continuation(0, 32, 28), &mut findings);
        assert_eq!(findings.kept()[0].anomaly.code, "SUSP-LIMIT");
    }

    #[test]
    fn an_area_outside_the_image_is_reported_and_what_is_there_is_read() {
        let volume = volume(&[(4 * 2048 - 4, b"AA\x04\x01")]);
        let mut findings = Findings::default();
        let found = signatures(&volume, &continuation(3, 2044, 40), &mut findings);
        assert_eq!(found, [("AA".into(), 4 * 2048 - 4)]);
        assert_eq!(findings.kept()[0].anomaly.code, "SUSP-CONTINUATION");
        assert_eq!(findings.kept()[0].found, "4 bytes at bytes 8188 to 8228 of the volume");
    }

    #[test]
    fn a_wrong_length_ends_the_area_with_a_finding() {
        for (area, found) in [(b"RE\x04\x01NM\x03\x01\x00", "3"), (b"RE\x04\x01NM\x09\x01\x00", "9")] {
            let mut findings = Findings::default();
            assert_eq!(signatures(&volume(&[]), area, &mut findings), [("RE".into(), 100)]);
            assert_eq!(findings.kept()[0].anomaly.code, "SUSP-LENGTH");
            assert_eq!((findings.kept()[0].byte, findings.kept()[0].found.as_str()), (104, found));
        }
    }

    #[test]
    fn disagreeing_byte_orders_are_reported_and_the_little_one_used() {
        let mut area = continuation(1, 0, 4);
        area[11] = 9;
        let mut findings = Findings::default();
        assert_eq!(signatures(&volume(&[(2048, b"AA\x04\x01")]), &area, &mut findings), [("AA".into(), 2048)]);
        assert_eq!(findings.kept()[0].anomaly.code, "SUSP-BOTH-ENDIAN");
        assert_eq!(findings.kept()[0].expected, "block 9, offset 0, length 4");
    }

    #[test]
    fn old_apple_entries_have_a_kind_for_a_length() {
        let area = b"BA\x06TEXTttxt\x01\x00RE\x04\x01";
        let mut findings = Findings::default();
        let volume = volume(&[]);
        let entries = gather(&volume, 2048, 0, area, 0, 0, &mut findings);
        let entries: Vec<_> = entries.iter().collect();
        assert_eq!(entries[0], SystemUseEntry { signature: *b"BA", version: 6, at: 0, payload: b"TEXTttxt\x01\0" });
        assert_eq!(entries[1].at, 13);
    }
}
