//! Images without a descriptor: sectors one after another, in a shape that is detected (.iso, .img, .bin), of discs
//! and of disks.

mod look;
mod write;

use super::{Container, Match, Opener, Writer};
use crate::disc::{Disc, Lba, Medium, SECTOR_SIZE, Session, Stored, Track, TrackMode, Unscrambled};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;

use crate::source::{Files, Source};

use look::Shape;

static GUESSED: Anomaly = Anomaly {
    code: "RAW-GUESSED",
    severity: Severity::Note,
    structure: "Image without a descriptor",
    meaning: "Nothing records where the tracks are, so they were detected. For the exact layout, open the image \
              together with its cue sheet or descriptor.",
    clause: None,
};

static BEGINS_LATE: Anomaly = Anomaly {
    code: "RAW-BEGINS-LATE",
    severity: Severity::Warning,
    structure: "Image without a descriptor",
    meaning: "Something stands in front of the image. It was passed over; other programs may find no file system.",
    clause: None,
};

static NO_DESCRIPTOR: Anomaly = Anomaly {
    code: "RAW-NO-DESCRIPTOR",
    severity: Severity::Damage,
    structure: "Image with a descriptor at its end",
    meaning: "By its name the file is a Nero or DiscJuggler image, which ends with a description of its tracks. That is \
              missing: the file is cut off. What is left is read as a plain image.",
    clause: None,
};

/// Endings of images with a descriptor at their end.
const ENDING_LAST: [&str; 2] = ["nrg", "cdi"];

static UNUSED: Anomaly = Anomaly {
    code: "FILE-NOT-USED",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "These files aren't parts of the same image, so only the first was opened. Open each of them by itself.",
    clause: None,
};

/// Images without a descriptor.
pub static RAW: Container =
    Container { id: "raw", name: "Plain image", endings: endings::PLAIN, part: Part::Core, probe };

/// Reads images without a descriptor.
pub static OPENER: Opener = Opener { container: &RAW, open };

/// Writes images without a descriptor.
pub static WRITER: Writer = Writer { container: &RAW, targets: write::TARGETS };

/// Matches any file, since any may be a plain image; formats with a signature take precedence.
fn probe(files: &Files) -> Result<Match> {
    Ok(if files.all().is_empty() { Match::No } else { Match::ByExtension })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let content = files.joined()?.ok_or_else(|| Error::NotFound("file to open".into()))?;
    let (content, shape) = whole(content, findings)?;
    let named = files.first().filter(|file| ENDING_LAST.iter().any(|ending| file.has_extension(ending)));
    if let Some(file) = named {
        let end = file.content.absolute(file.content.len().saturating_sub(1));
        findings.add(&NO_DESCRIPTOR, end, "a descriptor at the end of the file", format!("none in “{}”", file.name));
    }
    let mut disc = match shape {
        Shape::Unknown => cooked(&content, 0),
        Shape::UserData { early } => cooked(&content, early),
        Shape::Disk { sector_size } => disk(&content, sector_size),
        Shape::Sectors { stored, mode, early } => sectors(&content, stored, mode, early)?,
    };
    disc.unused_files = files.left_over()?;
    if !disc.unused_files.is_empty() {
        let names = disc.unused_files.join("”, “");
        findings.add(&UNUSED, 0, "one image", format!("“{names}” as well"));
    }
    if disc.guessed {
        let found = format!("{} detected tracks", disc.tracks().count());
        findings.add(&GUESSED, 0, "a cue sheet or another descriptor", found);
    }
    Ok(disc)
}

/// The content from its first sector on, and its shape.
fn whole(content: Source, findings: &mut Findings) -> Result<(Source, Shape)> {
    let shape = look::shape_of(&content)?;
    let Some(before) = (shape == Shape::Unknown).then(|| look::bytes_before(&content)).transpose()?.flatten() else {
        return Ok((content, shape));
    };
    let found = format!("{before} bytes before it");
    findings.add(&BEGINS_LATE, content.absolute(0), "the first sector at the start of the file", found);
    let rest = content.slice(before..content.len());
    let shape = look::shape_of(&rest)?;
    Ok((rest, shape))
}

/// A disk: what is in its sectors and nothing else.
fn disk(content: &Source, sector_size: u32) -> Disc {
    let stored = Stored::of_disk(sector_size);
    let sectors = u32::try_from(content.len().div_ceil(stored.step().get())).unwrap_or(u32::MAX);
    let track = Track::new(1, TrackMode::Mode1, Lba(0), sectors, stored, content.clone());
    let lead_out = track.end();
    Disc::new(Medium::Disk { sector_size }, vec![Session { number: 1, tracks: vec![track], lead_out }])
}

/// Makes a disc of sectors of 2048 bytes, in which a file system is the same on every medium.
fn cooked(content: &Source, early: u32) -> Disc {
    let sectors = u32::try_from(content.len().div_ceil(SECTOR_SIZE)).unwrap_or(u32::MAX);
    let first = Lba(0_i32.saturating_sub_unsigned(early));
    let track = Track::new(1, TrackMode::Mode1, first, sectors, Stored::COOKED, content.clone());
    let lead_out = track.end();
    Disc::new(Medium::Unknown, vec![Session { number: 1, tracks: vec![track], lead_out }])
}

/// Makes a disc of raw or nearly raw sectors: data, then possibly audio.
fn sectors(content: &Source, stored: Stored, mode: TrackMode, early: u32) -> Result<Disc> {
    let stride = stored.step().get();
    let all = content.len() / stored.step();
    let told = if stored.is_whole() { look::first_address(content, stored)? } else { None };
    let first = told.unwrap_or(0_i32.saturating_sub_unsigned(early));
    let data = if mode == TrackMode::Audio || !stored.is_whole() {
        all
    } else {
        look::data_sectors(content, stored, mode, first, all)?
    };
    // The last track includes an incomplete last sector: the image is cut off there, or something was appended.
    let cut = u64::from(content.len() % stored.step() > 0);
    let end = |to: u64| if to == all { content.len() } else { to.saturating_mul(stride) };
    let part = |from: u64, to: u64| content.slice(from.saturating_mul(stride)..end(to));
    let count = |sectors: u64| u32::try_from(sectors).unwrap_or(u32::MAX);
    let data_part = if stored.scrambled { Unscrambled::source(part(0, data), stored.step()) } else { part(0, data) };
    let mut tracks =
        vec![Track::new(1, mode, Lba(first), count(data), Stored { scrambled: false, ..stored }, data_part)];
    if data < all {
        let audio = part(data, all);
        let start = Lba(first.saturating_add_unsigned(count(data)));
        tracks.push(Track::new(2, TrackMode::Audio, start, count(all.saturating_sub(data)), stored, audio));
    }
    if let Some(last) = tracks.last_mut() {
        last.sectors = last.sectors.saturating_add(count(cut));
    }
    let lead_out = tracks.last().map_or(Lba(0), Track::end);
    let mut disc = Disc::new(Medium::Cd, vec![Session { number: 1, tracks, lead_out }]);
    disc.guessed = true;
    Ok(disc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::mode_1;

    fn volume() -> Vec<u8> {
        let mut data = vec![0; 24 * 2048];
        data[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        data[16 * 2048 + 128..16 * 2048 + 132].copy_from_slice(&[0, 8, 8, 0]);
        data
    }

    fn opened(name: &str, bytes: Vec<u8>) -> (Disc, Vec<(&'static str, String)>) {
        let mut findings = Findings::default();
        let disc = open(&Files::one(name, Source::from_bytes(bytes)), &mut findings).unwrap();
        (disc, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.found.clone())).collect())
    }

    #[test]
    fn what_stands_before_an_image_is_passed_over() {
        let raw: Vec<u8> =
            volume().chunks(2048).zip(0..).flat_map(|(data, lba)| mode_1(Msf::of_lba(lba).unwrap(), data)).collect();
        for (image, stride) in [(volume(), 2048), (raw, 2352)] {
            for before in [1, 512, 300_001, 3 << 20] {
                let (disc, found) = opened("a.iso", [vec![0x4A; before], image.clone()].concat());
                assert_eq!(found[0], ("RAW-BEGINS-LATE", format!("{before} bytes before it")));
                let (_, track) = disc.tracks().next().unwrap();
                assert_eq!((track.stored.stride, track.sectors), (stride, 24));
            }
        }
        let mut disk = [vec![0x4A; 1 << 20], volume()].concat();
        disk[510..512].copy_from_slice(&[0x55, 0xAA]);
        assert_eq!(opened("a.img", disk).1, []);
        assert_eq!(opened("a.img", vec![0x4A; 1 << 20]).1, []);
    }

    #[test]
    fn a_descriptor_that_is_cut_off_is_missed() {
        let (disc, found) = opened("disc.nrg", volume());
        assert_eq!(found, [("RAW-NO-DESCRIPTOR", "none in “disc.nrg”".into())]);
        assert_eq!(disc.tracks().count(), 1);
    }
}
