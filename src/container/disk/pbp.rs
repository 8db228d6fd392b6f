//! Discs of the first PlayStation as programs for the PlayStation Portable (EBOOT.PBP): raw sectors packed with Deflate
//! in blocks of sixteen (psx-spx, "CDROM Disk Images PBP", and popstation).

use std::io;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::packed_run::Packing;
use super::super::{Container, Match, Opener, leave_out, mapped};
use super::frames::{Form, Frame, Frames, checked_len};
use super::{ENCRYPTED, UNUSED, table};
use crate::bytes::integers::{Le16, Le32};
use crate::codec::BlockCodec;
use crate::disc::{Control, Disc, Index, Lba, Medium, Session, Stored, Track, TrackMode};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::sector::RAW_SIZE;
use crate::sector::address::{Msf, from_bcd};
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Discs of the first PlayStation as programs.
pub static PBP: Container =
    Container { id: "pbp", name: "PlayStation disc (PBP)", endings: endings::PBP, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &PBP, open };

static NO_DISC: Refusal = Refusal {
    code: "PBP-NO-DISC",
    sentence: "“{0}” is a program for the PlayStation Portable, and holds no disc of a PlayStation.",
    advice: "Check that it is the file you meant to open.",
};

static MORE_DISCS: Anomaly = Anomaly {
    code: "PBP-MORE-DISCS",
    severity: Severity::Warning,
    structure: "Discs of the program",
    meaning: "The file holds the discs of a game that came on several. Discern shows the first of them.",
    clause: None,
};

static NO_CONTENTS: Anomaly = Anomaly {
    code: "PBP-NO-TOC",
    severity: Severity::Note,
    structure: "Table of contents",
    meaning: "The file doesn't record the tracks of the disc. All of it is shown as one track.",
    clause: None,
};

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 4],
    version: Le32,
    /// PARAM.SFO, four pictures, a sound, the program.
    others: [Le32; 7],
    /// The part with the discs.
    discs: Le32,
}

/// A block of the index.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct IndexEntry {
    offset: Le32,
    stored: Le16,
    /// 1 if it is stored unpacked.
    is_plain: u8,
    unused: u8,
    checksum: [u8; 16],
    padding: [u8; 8],
}

/// An entry of the table of contents, as a drive returns it (MMC-3 6.31.3.4); numbers are packed decimals.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Contents {
    control: u8,
    track: u8,
    point: u8,
    begin: [u8; 3],
    zero: u8,
    start: [u8; 3],
}

/// Offsets in a disc, in bytes: its name, table of contents, index and data.
const NAME: u64 = 0x400;
const CONTENTS: u64 = 0x800;
const INDEX: u64 = 0x4000;
const DATA: u64 = 0x10_0000;

/// Bytes of a table of contents of 99 tracks.
const CONTENTS_LEN: usize = 1020;

/// Offset of the discs' places in a program with several, and their number.
const PLACES: u64 = 0x200;
const DISCS: usize = 5;

/// Bytes of a block: sixteen raw sectors.
const BLOCK: u64 = 16 * RAW_SIZE as u64;

/// Start of encrypted data in the place of a disc's name.
const ENCRYPTED_DATA: &[u8; 4] = b"\0PGD";

/// Point of the table of contents for the lead-out.
const LEAD_OUT: u8 = 0xA2;

/// Deflate, which some programs write with the header of zlib.
#[derive(Debug, Clone, Copy)]
struct Packed;

impl Packing for Packed {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        BlockCodec::Deflate.unpack(packed, out).or_else(|error| BlockCodec::Zlib.unpack(packed, out).map_err(|_| error))
    }
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::PBP.len())? == *signature::PBP)
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let file = files.first_of(is)?.ok_or_else(|| Error::NotFound("program among the files".into()))?;
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let start = u64::from(header.discs.get());
    let at = first_disc(content, start, findings)?.ok_or_else(|| NO_DISC.with(&[&file.name]))?;
    if content.read_up_to(at.saturating_add(NAME), ENCRYPTED_DATA.len())? == *ENCRYPTED_DATA {
        return Err(ENCRYPTED.with(&[&file.name]).into());
    }
    let image = image_of(content, at, findings)?;
    let mut facts = Facts::new("Disc of the program");
    let name = content.read_up_to(at.saturating_add(NAME), 11)?;
    if name.first() == Some(&b'_') && name.is_ascii() {
        facts.add("Name", String::from_utf8_lossy(&name).trim_matches(['_', '\0']).to_owned());
    }
    facts.add("Size", format!("{} bytes", image.len()));
    let mut disc = disc_of(content, at, &image, findings)?;
    disc.descriptor = vec![facts];
    let others = files.all().iter().filter(|other| !std::ptr::eq(*other, file));
    let unused = others.map(|other| other.name.clone()).collect();
    leave_out(&mut disc, unused, (&UNUSED, "one program"), findings);
    Ok(disc)
}

/// Offset of the first disc; `None` if there is none.
fn first_disc(content: &Source, start: u64, findings: &mut Findings) -> Result<Option<u64>> {
    let head = content.read_up_to(start, signature::PBP_DISC.len())?;
    if head == *signature::PBP_DISC {
        return Ok(Some(start));
    }
    if head != *signature::PBP_DISCS {
        return Ok(None);
    }
    let places: [Le32; DISCS] = content.read_struct(start.saturating_add(PLACES))?;
    let places: Vec<u64> = places.iter().map(|place| u64::from(place.get())).filter(|place| *place > 0).collect();
    if places.len() > 1 {
        let found = format!("{} discs", places.len());
        findings.add(&MORE_DISCS, content.absolute(start.saturating_add(PLACES)), "one disc", found);
    }
    Ok(places.first().map(|place| start.saturating_add(*place)))
}

/// The raw sectors of a disc.
fn image_of(content: &Source, at: u64, findings: &mut Findings) -> Result<Source> {
    let bytes = table(content, at.saturating_add(INDEX), DATA.saturating_sub(INDEX))?;
    let entries =
        bytes.chunks_exact(size_of::<IndexEntry>()).filter_map(|bytes| IndexEntry::read_from_bytes(bytes).ok());
    let data = at.saturating_add(DATA);
    let mut frames = Vec::new();
    for entry in entries.take_while(|entry| entry.stored.get() > 0) {
        let stored = entry.stored.get();
        let is_plain = entry.is_plain == 1 || u64::from(stored) >= BLOCK;
        let form = if is_plain { Form::Plain } else { Form::Packed(Packed) };
        frames.push(Frame { start: data.saturating_add(entry.offset.get().into()), stored: stored.into(), form });
    }
    let total = (frames.len() as u64).saturating_mul(BLOCK);
    if total == 0 {
        return Err(Error::broken("Index of the disc", content.absolute(at.saturating_add(INDEX)), "it is empty"));
    }
    let len = checked_len(content, BLOCK, total)?;
    let map = Frames { file: content.clone(), total, len, frames };
    map.tell(findings);
    Ok(mapped::content(map, content))
}

/// The sector that three packed decimals stand for.
fn address(digits: [u8; 3]) -> Option<Lba> {
    Msf::from_bcd(digits).map(|time| Lba(time.lba()))
}

/// The disc with the tracks of the table of contents.
fn disc_of(content: &Source, at: u64, image: &Source, findings: &mut Findings) -> Result<Disc> {
    let bytes = content.read_up_to(at.saturating_add(CONTENTS), CONTENTS_LEN)?;
    let all = bytes.chunks_exact(size_of::<Contents>()).filter_map(|bytes| Contents::read_from_bytes(bytes).ok());
    let all: Vec<Contents> = all.take_while(|entry| entry.point > 0).collect();
    let stored = image.len().checked_div(RAW_SIZE as u64).unwrap_or(0);
    let stored = i32::try_from(stored).unwrap_or(i32::MAX);
    let lead_out = all.iter().find(|entry| entry.point == LEAD_OUT).and_then(|entry| address(entry.start));
    // Blocks are complete, so that some sectors may follow the last one of the disc.
    let end = lead_out.filter(|end| (1..=stored).contains(&end.0)).unwrap_or(Lba(stored));
    let mut listed: Vec<(u8, u8, Lba, Option<Lba>)> = Vec::new();
    for entry in &all {
        let (Some(number @ 1..=99), Some(start)) = (from_bcd(entry.point), address(entry.start)) else { continue };
        let last = listed.last().map_or(Lba(-1), |(_, _, start, _)| *start);
        if start > last && start < end {
            let begin = address(entry.begin).filter(|begin| *begin > last.max(Lba(0)) && *begin < start);
            listed.push((number, entry.control >> 4, start, begin));
        }
    }
    if listed.is_empty() {
        findings.add(&NO_CONTENTS, content.absolute(at.saturating_add(CONTENTS)), "tracks", "none");
        listed.push((1, 4, Lba(0), None));
    }
    let begins: Vec<Lba> = listed.iter().map(|(_, _, start, begin)| begin.unwrap_or(*start)).collect();
    let mut tracks = Vec::new();
    for (at, (number, control, start, begin)) in listed.iter().enumerate() {
        let first = if at == 0 { Lba(0) } else { begin.unwrap_or(*start) };
        let next = at.checked_add(1).and_then(|next| begins.get(next)).copied().unwrap_or(end);
        let sectors = u32::try_from(next.0.saturating_sub(first.0)).unwrap_or(0);
        let place = |lba: Lba| u64::try_from(lba.0).unwrap_or(0).saturating_mul(RAW_SIZE as u64);
        let data = image.slice(place(first)..place(next));
        let mode =
            if control & 4 == 0 { TrackMode::Audio } else { Stored::RAW.mode_in(&data, 0).unwrap_or(TrackMode::Mode2) };
        let mut track = Track::new(*number, mode, first, sectors, Stored::RAW, data);
        track.control = Control::from_bits(*control);
        track.indexes = vec![Index { number: 1, lba: *start }];
        if first < *start {
            track.indexes.insert(0, Index { number: 0, lba: first });
        }
        tracks.push(track);
    }
    Ok(Disc::new(Medium::Cd, vec![Session { number: 1, tracks, lead_out: end }]))
}
