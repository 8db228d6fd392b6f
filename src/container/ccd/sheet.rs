//! The sections of a CloneCD descriptor: an INI file.

use std::collections::BTreeMap;

use crate::container::settled;
use crate::findings::Findings;
use crate::sector::address::{Msf, PREGAP};
use crate::source::{Statement, TextFile};

/// Lines of a section by key, in lower case.
type Section = BTreeMap<String, String>;

/// A parsed descriptor.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) catalog: Option<String>,
    /// True if data sectors are stored scrambled, as on the disc.
    pub(super) scrambled: bool,
    pub(super) entries: Vec<Entry>,
    pub(super) tracks: BTreeMap<u8, TrackLines>,
    /// CD-Text packs without their CRC.
    pub(super) packs: Vec<[u8; 16]>,
    /// Place of the CD-Text section.
    pub(super) packs_at: Statement,
}

/// An entry of the table of contents in the lead-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) session: u16,
    pub(super) point: u8,
    pub(super) control: u8,
    /// Address as a logical sector.
    pub(super) sector: Option<i32>,
    /// The same address, from the recorded time.
    pub(super) time: Option<i32>,
    pub(super) statement: Statement,
}

/// The contents of a `[TRACK]` section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TrackLines {
    pub(super) mode: Option<u8>,
    pub(super) isrc: Option<String>,
    /// First sector of each index, counted from the start of the session.
    pub(super) indexes: BTreeMap<u8, i32>,
    pub(super) statement: Statement,
}

/// Parses a descriptor. Unknown lines are ignored.
pub(super) fn parse(file: &TextFile, findings: &mut Findings) -> Sheet {
    let mut sheet = Sheet::default();
    let mut name = String::new();
    let mut section = Section::new();
    let mut statement = Statement::default();
    let mut offset = 0_usize;
    for whole in file.text.split_inclusive(['\n', '\r']) {
        let line = whole.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if let Some(next) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            sheet.take(&name, &section, statement, findings);
            name = next.trim().to_ascii_lowercase();
            section.clear();
            statement = file.statement(offset);
        } else if let Some((key, value)) = line.split_once('=') {
            section.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
        offset = offset.saturating_add(whole.len());
    }
    sheet.take(&name, &section, statement, findings);
    sheet
}

impl Sheet {
    fn take(&mut self, name: &str, section: &Section, statement: Statement, findings: &mut Findings) {
        let (word, number) = name.split_once(' ').unwrap_or((name, ""));
        match word {
            "disc" => {
                let catalog = section.get("catalog").filter(|catalog| !catalog.is_empty());
                self.catalog = catalog.and_then(|catalog| settled::catalog(catalog, statement, findings));
                self.scrambled = number_of(section, "datatracksscrambled") == Some(1);
            }
            "cdtext" => {
                self.packs.extend((0..2048).map_while(|at| pack(section.get(&format!("entry {at}"))?)));
                self.packs_at = statement;
            }
            "entry" => self.entries.extend(entry(section, statement)),
            "track" => {
                if let Ok(number) = number.trim().parse() {
                    self.tracks.insert(number, track(section, statement, findings));
                }
            }
            _ => {}
        }
    }
}

fn entry(section: &Section, statement: Statement) -> Option<Entry> {
    let byte = |key| number_of(section, key).and_then(|value| u8::try_from(value).ok());
    let sector = number_of(section, "plba").and_then(|value| i32::try_from(value).ok());
    let time = || Some(Msf { minute: byte("pmin")?, second: byte("psec")?, frame: byte("pframe")? });
    let time = time().map(|time| time.frames().saturating_sub(PREGAP));
    let session = number_of(section, "session").and_then(|value| u16::try_from(value).ok()).unwrap_or(1);
    sector.or(time)?;
    Some(Entry { session, point: byte("point")?, control: byte("control").unwrap_or(0), sector, time, statement })
}

fn track(section: &Section, statement: Statement, findings: &mut Findings) -> TrackLines {
    let index = |key: &str| key.strip_prefix("index")?.trim().parse().ok();
    let sector = |value: &String| number(value).and_then(|value| i32::try_from(value).ok());
    TrackLines {
        mode: number_of(section, "mode").and_then(|mode| u8::try_from(mode).ok()),
        isrc: section.get("isrc").and_then(|isrc| settled::isrc(isrc, statement, findings)),
        indexes: section.iter().filter_map(|(key, value)| Some((index(key)?, sector(value)?))).collect(),
        statement,
    }
}

/// Parses sixteen bytes in hexadecimal digits.
fn pack(text: &str) -> Option<[u8; 16]> {
    let bytes: Option<Vec<u8>> = text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).ok()).collect();
    bytes?.try_into().ok()
}

fn number_of(section: &Section, key: &str) -> Option<i64> {
    number(section.get(key)?)
}

/// Parses a decimal number, or a hexadecimal one after `0x`.
fn number(text: &str) -> Option<i64> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_become_entries_and_tracks() {
        let text = "[CloneCD]\r\nVersion=3\r\n[Disc]\r\nTocEntries=4\r\nDataTracksScrambled=0\r\nCATALOG=0123456789012\r\n\
             [CDText]\r\nEntries=1\r\nEntry 0=80 00 00 00 41 00 00 00 00 00 00 00 00 00 00 00\r\n[Entry 0]\r\nSession=1\r\n\
             Point=0xa0\r\nControl=0x04\r\nPSec=32\r\nPLBA=-1\r\n[TRACK 1]\r\nMODE=1\r\nISRC=ABCDE1234567\r\nINDEX 0=-150\r\nINDEX 1=0\r\n";
        let sheet = parse(&text.into(), &mut Findings::default());
        assert_eq!(sheet.catalog.as_deref(), Some("0123456789012"));
        let byte = |name| text.find(name).unwrap() as u64;
        let statement = Statement { byte: byte("[Entry 0]"), line: 10 };
        let entry = Entry { session: 1, point: 0xA0, control: 4, sector: Some(-1), time: None, statement };
        assert_eq!(sheet.entries, [entry]);
        assert_eq!(sheet.packs[0][4], b'A');
        let track = &sheet.tracks[&1];
        assert_eq!((track.mode, track.isrc.as_deref()), (Some(1), Some("ABCDE1234567")));
        assert_eq!(track.indexes, BTreeMap::from([(0, -150), (1, 0)]));
    }
}
