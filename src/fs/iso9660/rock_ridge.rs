//! Rock Ridge (RRIP 1.09 to 1.12, IEEE P1282): names, owners, modes, links and times of a POSIX system in system use
//! entries.

use zerocopy::FromBytes;

use super::dates::{self, Recorded};
use super::layout::{LongDate, ShortDate};
use super::susp::{SystemUse, SystemUseEntry};
use super::zisofs;
use crate::bytes::integers::Both32;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::tree::{Device, Posix, Times};

static LENGTH: Anomaly = Anomaly {
    code: "RR-LENGTH",
    severity: Severity::Warning,
    structure: "Rock Ridge entry",
    meaning: "The entry is too short for its contents and is left out.",
    clause: Some("RRIP 4.1"),
};

static BOTH_ENDIAN: Anomaly = Anomaly {
    code: "RR-BOTH-ENDIAN",
    severity: Severity::Warning,
    structure: "Rock Ridge entry",
    meaning: "The two byte orders disagree. The little-endian one is used, as on most systems.",
    clause: Some("RRIP 4.1"),
};

static TIME: Anomaly = Anomaly {
    code: "RR-TIME",
    severity: Severity::Note,
    structure: "Time Stamps entry (TF)",
    meaning: "The recorded time does not exist. It is left out.",
    clause: Some("RRIP 4.1.6"),
};

static TOO_LONG: Anomaly = Anomaly {
    code: "RR-LIMIT",
    severity: Severity::Warning,
    structure: "Rock Ridge entry",
    meaning: "No system supports a name or link of this length. It is cut off.",
    clause: None,
};

static SPARSE: Anomaly = Anomaly {
    code: "RR-SPARSE",
    severity: Severity::Warning,
    structure: "Sparse File entry (SF)",
    meaning: "The file is shown as it is stored: its block tables are not decoded.",
    clause: Some("RRIP 4.1.7"),
};

static PACKED: Anomaly = Anomaly {
    code: "RR-PACKED",
    severity: Severity::Warning,
    structure: "zisofs entry (ZF)",
    meaning: "The compression of the file is unknown. It is shown as it is stored.",
    clause: Some("zisofs2 \"ZF System Use Entry Format\""),
};

/// The declaration of a sparse file (RRIP 4.1.7). No known program writes these, so the table after the data is not
/// decoded; only its size and depth are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sparse {
    /// Size in bytes with the holes filled.
    pub size: u64,
    /// Levels of tables; `None` in RRIP 1.10, which has no such field.
    pub depth: Option<u8>,
}

/// The Rock Ridge attributes of one directory entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RockRidge {
    /// The name in an undeclared character set (NM).
    pub name: Option<Vec<u8>>,
    /// Mode, owner and links (PX). The kind of the entry follows from the mode.
    pub posix: Option<Posix>,
    /// Device number (PN).
    pub device: Option<Device>,
    /// Time stamps (TF).
    pub times: Times,
    /// The target of a symbolic link in an undeclared character set (SL).
    pub target: Option<Vec<u8>>,
    /// First block of the relocated directory that this record stands for (CL).
    pub child_link: Option<u32>,
    /// First block of the original parent of a relocated directory, recorded in its ".." (PL).
    pub parent_link: Option<u32>,
    /// True for a relocated directory, which is shown only where its child link is (RE).
    pub relocated: bool,
    /// Set for a file stored with holes (SF).
    pub sparse: Option<Sparse>,
    /// Set for a compressed file (ZF, Z2).
    pub packed: Option<zisofs::Header>,
}

/// Reads the entries of one directory record that Rock Ridge and zisofs define. Entries of other extensions are
/// skipped by their names: no writer of today selects extensions by ES in a way that matters to readers.
pub(super) fn parse(entries: &SystemUse<'_>, findings: &mut Findings) -> RockRidge {
    let mut found = RockRidge::default();
    let mut link = SymbolicLink::default();
    for entry in entries.iter() {
        let mut reader = Reader { entries, entry, findings };
        match &entry.signature {
            b"NM" => reader.name(&mut found.name),
            b"PX" => found.posix = reader.posix().or(found.posix),
            b"PN" => found.device = reader.device().or(found.device),
            b"TF" => reader.times(&mut found.times),
            b"SL" => reader.link(&mut link),
            b"CL" => found.child_link = reader.number(0).or(found.child_link),
            b"PL" => found.parent_link = reader.number(0).or(found.parent_link),
            b"RE" => found.relocated = true,
            b"SF" => found.sparse = reader.sparse().or(found.sparse),
            b"ZF" | b"Z2" => found.packed = reader.packed().or(found.packed),
            _ => {}
        }
    }
    found.target = link.target;
    found
}

/// Reads one entry and reports what is wrong with it.
struct Reader<'a> {
    entries: &'a SystemUse<'a>,
    entry: SystemUseEntry<'a>,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn report(&mut self, anomaly: &'static Anomaly, expected: impl Into<String>, found: impl Into<String>) {
        let [first, second] = self.entry.signature.map(char::from);
        let found = format!("{} in \"{first}{second}\"", found.into());
        self.findings.add(anomaly, self.entries.absolute(&self.entry), expected, found);
    }

    fn report_length(&mut self, least: u8) {
        let found = format!("{} bytes", self.entry.payload.len().saturating_add(4));
        self.report(&LENGTH, format!("at least {least} bytes"), found);
    }

    /// The `index`th number of the entry, which is recorded in both byte orders.
    fn number(&mut self, index: usize) -> Option<u32> {
        let field = self.entry.payload.get(index.saturating_mul(8)..).unwrap_or_default();
        let Ok((number, _)) = Both32::read_from_prefix(field) else {
            let least = index.saturating_add(1).saturating_mul(8).saturating_add(4);
            self.report_length(u8::try_from(least).unwrap_or(u8::MAX));
            return None;
        };
        if !number.agrees() {
            self.report(&BOTH_ENDIAN, number.big.get().to_string(), number.get().to_string());
        }
        Some(number.get())
    }

    /// Reads a name (RRIP 4.1.4). Parts are joined regardless of the flag CONTINUE, as on Linux.
    fn name(&mut self, name: &mut Option<Vec<u8>>) {
        let Some((flags, text)) = self.entry.payload.split_first() else { return self.report_length(5) };
        let text = match flags {
            flags if flags & 2 != 0 => b".".as_slice(),
            flags if flags & 4 != 0 => b"..".as_slice(),
            _ => text,
        };
        let name = name.get_or_insert_default();
        if !append(name, text, limits::NAME_BYTES) {
            self.report(&TOO_LONG, format!("at most {} bytes", limits::NAME_BYTES), "more");
        }
    }

    /// Reads file attributes (RRIP 4.1.1): 36 bytes up to version 1.10, 44 with the serial number of 1.12.
    fn posix(&mut self) -> Option<Posix> {
        let mode = self.number(0)?;
        let links = self.number(1)?;
        let uid = self.number(2)?;
        let gid = self.number(3)?;
        let serial = if self.entry.payload.len() >= 40 { self.number(4) } else { None };
        Some(Posix { mode, links, uid, gid, serial })
    }

    /// Reads a device number (RRIP 4.1.2).
    fn device(&mut self) -> Option<Device> {
        let high = self.number(0)?;
        let low = self.number(1)?;
        Some(device(high, low))
    }

    /// Reads up to seven times (RRIP 4.1.6), each of 7 bytes, or of 17 where bit 7 of the flags is set.
    fn times(&mut self, times: &mut Times) {
        let Some((flags, mut stamps)) = self.entry.payload.split_first() else { return self.report_length(5) };
        let width = time_width(*flags);
        let fields = [
            &mut times.created,
            &mut times.modified,
            &mut times.accessed,
            &mut times.attributes,
            &mut times.backup,
            &mut times.expires,
            &mut times.effective,
        ];
        for (bit, field) in fields.into_iter().enumerate() {
            if flags & 1_u8.checked_shl(u32::try_from(bit).unwrap_or(0)).unwrap_or(0) == 0 {
                continue;
            }
            let Some((stamp, rest)) = stamps.split_at_checked(width) else {
                return self.report(&LENGTH, format!("{width} bytes of a time"), stamps.len().to_string());
            };
            stamps = rest;
            match recorded(stamp) {
                Recorded::At(time) => *field = Some(time),
                Recorded::Absent => {}
                Recorded::Impossible => self.report(&TIME, "a date and time", format!("{stamp:02X?}")),
            }
        }
    }

    /// Reads a link target (RRIP 4.1.3): components that may continue in the next component and in the next entry.
    fn link(&mut self, link: &mut SymbolicLink) {
        let Some((_, mut rest)) = self.entry.payload.split_first() else { return self.report_length(5) };
        while let Some((&[flags, length], behind)) = rest.split_first_chunk() {
            let Some((text, behind)) = behind.split_at_checked(length.into()) else {
                return self.report(&LENGTH, format!("{length} bytes of a component"), behind.len().to_string());
            };
            if !link.add(flags, text) {
                return self.report(&TOO_LONG, format!("at most {} bytes", limits::TARGET_BYTES), "more");
            }
            rest = behind;
        }
    }

    /// Reads a sparse file entry (RRIP 4.1.7): 12 bytes in version 1.10, 21 in 1.12.
    fn sparse(&mut self) -> Option<Sparse> {
        let first = self.number(0)?;
        let depth = self.entry.payload.get(16).copied();
        let size = match depth {
            Some(_) => u64::from(first) << 32 | u64::from(self.number(1)?),
            None => first.into(),
        };
        self.report(&SPARSE, "no tables", format!("a file of {size} bytes with holes"));
        Some(Sparse { size, depth })
    }

    fn packed(&mut self) -> Option<zisofs::Header> {
        let header = zisofs::Header::from_entry(self.entry.version, self.entry.payload);
        if header.is_none() {
            let found = format!("version {} of {} bytes", self.entry.version, self.entry.payload.len());
            self.report(&PACKED, "version 1 or 2", found);
        }
        header
    }
}

/// Appends as much as fits in `most` bytes; false where not everything fits.
fn append(text: &mut Vec<u8>, more: &[u8], most: usize) -> bool {
    let room = most.saturating_sub(text.len());
    text.extend_from_slice(more.get(..room).unwrap_or(more));
    more.len() <= room
}

/// A device number. One of up to 32 bits belongs in the low field alone, which then holds both parts; writers on Linux
/// put the major number into the high field. The two are distinguished as the Linux kernel does.
pub(super) const fn device(high: u32, low: u32) -> Device {
    let in_low_field = high == 0 && low > 0xFF;
    let (major, minor) = if in_low_field { (low >> 8, low & 0xFF) } else { (high, low) };
    Device { major, minor }
}

/// Bytes of each time of an entry TF with these flags.
pub(super) const fn time_width(flags: u8) -> usize {
    if flags & 0x80 == 0 { 7 } else { 17 }
}

/// A time in one of the two forms of ISO 9660, which differ in length.
pub(super) fn recorded(stamp: &[u8]) -> Recorded {
    match (ShortDate::read_from_bytes(stamp), LongDate::read_from_bytes(stamp)) {
        (Ok(date), _) => dates::short(&date),
        (_, Ok(date)) => dates::long(&date),
        _ => Recorded::Absent,
    }
}

/// The target of a symbolic link while its components are joined.
#[derive(Default)]
struct SymbolicLink {
    target: Option<Vec<u8>>,
    /// True where a slash belongs before the next component: the previous one has ended and was not the root.
    separate: bool,
}

impl SymbolicLink {
    /// Adds a component (RRIP 4.1.3.1); false where the target becomes too long.
    fn add(&mut self, flags: u8, text: &[u8]) -> bool {
        let target = self.target.get_or_insert_default();
        if self.separate && !append(target, b"/", limits::TARGET_BYTES) {
            return false;
        }
        // Version 1.09 has 0x10 for the mount point of the volume, which is its root as seen from the volume.
        let (text, is_root) = match flags {
            flags if flags & 2 != 0 => (b".".as_slice(), false),
            flags if flags & 4 != 0 => (b"..".as_slice(), false),
            flags if flags & 0x18 != 0 => (b"/".as_slice(), true),
            _ => (text, false),
        };
        self.separate = flags & 1 == 0 && !is_root;
        append(target, text, limits::TARGET_BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::super::susp::gather;
    use super::*;
    use crate::source::Source;

    fn both(values: &[u32]) -> Vec<u8> {
        values.iter().flat_map(|value| [value.to_le_bytes(), value.to_be_bytes()].concat()).collect()
    }

    fn entry(signature: &[u8; 2], version: u8, payload: &[u8]) -> Vec<u8> {
        let length = u8::try_from(payload.len() + 4).unwrap();
        [signature.as_slice(), &[length, version], payload].concat()
    }

    fn read(entries: &[Vec<u8>]) -> (RockRidge, Findings) {
        let mut findings = Findings::default();
        let content = Source::from_bytes(vec![0; 2048]);
        let area = entries.concat();
        let entries = gather(&content, 2048, 0, &area, 0, 0, &mut findings);
        (parse(&entries, &mut findings), findings)
    }

    fn target(entries: &[&[u8]]) -> String {
        let entries: Vec<Vec<u8>> = entries.iter().map(|payload| entry(b"SL", 1, payload)).collect();
        let (found, findings) = read(&entries);
        assert_eq!(findings.kept(), []);
        String::from_utf8(found.target.unwrap()).unwrap()
    }

    #[test]
    fn names_are_joined_over_entries() {
        let (found, findings) = read(&[entry(b"NM", 1, b"\x01long na"), entry(b"NM", 1, b"\0me.txt")]);
        assert_eq!(found.name.unwrap(), b"long name.txt");
        assert_eq!(findings.kept(), []);
        assert_eq!(read(&[entry(b"NM", 1, &[2])]).0.name.unwrap(), b".");
        assert_eq!(read(&[entry(b"NM", 1, &[4])]).0.name.unwrap(), b"..");
    }

    #[test]
    fn a_name_beyond_all_systems_is_cut() {
        let entries = vec![entry(b"NM", 1, &[1; 250]); 5];
        let (found, findings) = read(&entries);
        assert_eq!(found.name.unwrap().len(), limits::NAME_BYTES);
        assert_eq!(findings.kept()[0].anomaly.code, "RR-LIMIT");
        assert_eq!(findings.kept()[0].byte, 4 * 254);
    }

    #[test]
    fn attributes_are_read_in_both_lengths() {
        let posix = Posix { mode: 0o100_644, links: 2, uid: 1000, gid: 100, serial: None };
        let (found, findings) = read(&[entry(b"PX", 1, &both(&[0o100_644, 2, 1000, 100]))]);
        assert_eq!((found.posix, findings.kept().len()), (Some(posix), 0));
        let (found, _) = read(&[entry(b"PX", 1, &both(&[0o100_644, 2, 1000, 100, 77]))]);
        assert_eq!(found.posix, Some(Posix { serial: Some(77), ..posix }));
    }

    #[test]
    fn short_and_disagreeing_attributes_are_found() {
        let (found, findings) = read(&[entry(b"PX", 1, &both(&[0o100_644, 2, 1000]))]);
        assert_eq!(found.posix, None);
        assert_eq!(findings.kept()[0].anomaly.code, "RR-LENGTH");
        assert_eq!(findings.kept()[0].expected, "at least 36 bytes");
        let mut payload = both(&[0o100_644, 2, 1000, 100]);
        payload[23] = 0xE9;
        let (found, findings) = read(&[entry(b"RE", 1, &[]), entry(b"PX", 1, &payload)]);
        assert_eq!(found.posix.unwrap().uid, 1000);
        assert_eq!(findings.kept()[0].anomaly.code, "RR-BOTH-ENDIAN");
        let finding = &findings.kept()[0];
        assert_eq!((finding.byte, finding.expected.as_str(), finding.found.as_str()), (4, "1001", "1000 in \"PX\""));
    }

    #[test]
    fn device_numbers_as_the_kernel_reads_them() {
        let device = |high, low| read(&[entry(b"PN", 1, &both(&[high, low]))]).0.device.unwrap();
        assert_eq!(device(0, 0x0801), Device { major: 8, minor: 1 });
        assert_eq!(device(8, 1), Device { major: 8, minor: 1 });
        assert_eq!(device(0, 5), Device { major: 0, minor: 5 });
    }

    #[test]
    fn times_in_both_forms() {
        let stamps = [vec![0x0E], vec![96, 2, 29, 12, 0, 0, 4], vec![0; 7], vec![100, 1, 1, 0, 0, 0, 0]].concat();
        let (found, findings) = read(&[entry(b"TF", 1, &stamps)]);
        assert_eq!(found.times.modified.unwrap().to_string(), "1996-02-29T12:00:00+01:00");
        assert_eq!((found.times.created, found.times.accessed), (None, None));
        assert_eq!(found.times.attributes.unwrap().to_string(), "2000-01-01T00:00:00Z");
        assert_eq!(findings.kept(), []);
        let long = b"\xc1\
            1996022912000050\0\
            2000010100000000\0";
        let (found, findings) = read(&[entry(b"TF", 1, long)]);
        assert_eq!(found.times.created.unwrap().to_string(), "1996-02-29T12:00:00.50Z");
        assert_eq!(found.times.effective.unwrap().to_string(), "2000-01-01T00:00:00Z");
        assert_eq!(findings.kept(), []);
    }

    #[test]
    fn impossible_and_missing_times_are_found() {
        let (found, findings) = read(&[entry(b"TF", 1, &[0x06, 96, 13, 1, 0, 0, 0, 0, 1, 2])]);
        assert_eq!(found.times, Times::default());
        let codes: Vec<_> = findings.kept().iter().map(|finding| finding.anomaly.code).collect();
        assert_eq!(codes, ["RR-TIME", "RR-LENGTH"]);
        assert_eq!(findings.kept()[0].found, "[60, 0D, 01, 00, 00, 00, 00] in \"TF\"");
    }

    #[test]
    fn links_of_every_form() {
        assert_eq!(target(&[b"\0\x08\0\0\x03usr\0\x03bin"]), "/usr/bin");
        assert_eq!(target(&[b"\0\x04\0\x02\0\0\x01a"]), ".././a");
        assert_eq!(target(&[b"\0\x08\0"]), "/");
        assert_eq!(target(&[b"\0\0\x01a\0\0"]), "a/");
        assert_eq!(target(&[b"\0\x08\0\0\0\0\x01a"]), "//a");
    }

    #[test]
    fn links_go_on_in_components_and_in_entries() {
        assert_eq!(target(&[b"\x01\x08\0\x01\x03fir", b"\0\0\x02st\0\x01b"]), "/first/b");
        assert_eq!(target(&[b"\x01\0\x01a", b"\x01\0\x01b", b"\0\x01\x01c\0\x01d"]), "a/b/cd");
    }

    #[test]
    fn a_link_cut_inside_a_component_keeps_what_is_there() {
        let (found, findings) = read(&[entry(b"SL", 1, b"\0\0\x01a\0\x09b")]);
        assert_eq!(found.target.unwrap(), b"a");
        assert_eq!(findings.kept()[0].anomaly.code, "RR-LENGTH");
        assert_eq!(findings.kept()[0].found, "1 in \"SL\"");
    }

    #[test]
    fn relocated_directories_know_each_other() {
        let (found, _) = read(&[entry(b"CL", 1, &both(&[70])), entry(b"PL", 1, &both(&[71])), entry(b"RE", 1, &[])]);
        assert_eq!((found.child_link, found.parent_link, found.relocated), (Some(70), Some(71), true));
    }

    #[test]
    fn sparse_files_of_both_versions_are_reported() {
        let (found, findings) = read(&[entry(b"SF", 1, &both(&[4096]))]);
        assert_eq!(found.sparse, Some(Sparse { size: 4096, depth: None }));
        assert_eq!(findings.kept()[0].anomaly.code, "RR-SPARSE");
        let (found, _) = read(&[entry(b"SF", 1, &[both(&[2, 4096]), vec![3]].concat())]);
        assert_eq!(found.sparse, Some(Sparse { size: (2 << 32) + 4096, depth: Some(3) }));
    }

    // The examples of zisofs2_format.txt; its 40 TB are these bytes.
    #[test]
    fn packed_files_of_both_versions() {
        let one = b"pz\x04\x0f\x87\xd6\x12\x00\x00\x12\xd6\x87";
        let (found, findings) = read(&[entry(b"ZF", 1, one)]);
        let header = zisofs::Header { version: 1, algorithm: *b"pz", block_log2: 15, size: 1_234_567 };
        assert_eq!((found.packed, findings.kept().len()), (Some(header), 0));
        let two = b"PZ\x08\x11\x00\x80\xca\x39\x61\x24\x00\x00";
        let packed = read(&[entry(b"Z2", 2, two)]).0.packed.unwrap();
        assert_eq!((packed.algorithm, packed.block_log2, packed.size), (*b"PZ", 17, 40_000_000_000_000));
        let (found, findings) = read(&[entry(b"ZF", 3, two)]);
        assert_eq!((found.packed, findings.kept()[0].anomaly.code), (None, "RR-PACKED"));
    }
}
