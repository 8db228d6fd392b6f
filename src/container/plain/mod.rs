//! The disc or disk in a content without a descriptor: a plain image, or the content of a disk container.

mod look;

use crate::disc::{Disc, Lba, Medium, SECTOR_SIZE, Session, Stored, Track, TrackMode, Unscrambled};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Recipe, Segment, Source};

use look::Shape;

static GUESSED: Anomaly = Anomaly {
    code: "RAW-GUESSED",
    severity: Severity::Note,
    structure: "Image without a descriptor",
    meaning: "Nothing records where the tracks are, so they were detected. For the exact layout, open the image \
              together with its cue sheet or descriptor.",
    clause: None,
};

static PREGAP_STORED: Anomaly = Anomaly {
    code: "RAW-PREGAP-STORED",
    severity: Severity::Warning,
    structure: "Image without a descriptor",
    meaning: "The image begins with sectors that come before sector 0 of a disc. They were passed over; other programs may \
              find no file system.",
    clause: None,
};

static BEGINS_LATE: Anomaly = Anomaly {
    code: "RAW-BEGINS-LATE",
    severity: Severity::Warning,
    structure: "Image without a descriptor",
    meaning: "Something stands in front of the image. It was passed over; other programs may find no file system.",
    clause: None,
};

static HEAD_LOST: Anomaly = Anomaly {
    code: "RAW-HEAD-LOST",
    severity: Severity::Damage,
    structure: "Image without a descriptor",
    meaning: "The beginning of the image is missing. It is read as zeros, so that everything else is at its place; other \
              programs may find no file system.",
    clause: Some("ECMA-119 6.2.1"),
};

/// The disc in a content, with the detected layout.
///
/// # Errors
/// If the content cannot be read.
pub(super) fn disc(content: Source, findings: &mut Findings) -> Result<Disc> {
    let (content, shape) = whole(content, findings)?;
    let early = match shape {
        Shape::UserData { early } | Shape::Sectors { early, .. } => early,
        Shape::Disk { .. } | Shape::Unknown => 0,
    };
    if early > 0 {
        let found = format!("{early} sectors before it");
        findings.add(&PREGAP_STORED, content.absolute(0), "sector 0 at the start of the file", found);
    }
    let disc = match shape {
        Shape::Unknown => cooked(&content, 0),
        Shape::UserData { early } => cooked(&content, early),
        Shape::Disk { sector_size } => disk(&content, sector_size),
        Shape::Sectors { stored, mode, early } => sectors(&content, stored, mode, early)?,
    };
    if disc.guessed {
        let found = format!("{} detected tracks", disc.tracks().count());
        findings.add(&GUESSED, 0, "a cue sheet or another descriptor", found);
    }
    Ok(disc)
}

/// The disk in a disk container's content, with sectors of the detected size, or else of `sector_size`.
///
/// # Errors
/// If the content cannot be read.
pub(super) fn disk_of(content: Source, sector_size: u32, findings: &mut Findings) -> Result<Disc> {
    match look::shape_of(&content)? {
        Shape::Unknown => Ok(disk(&content, sector_size)),
        _ => disc(content, findings),
    }
}

/// The content from its first sector on, and its layout.
fn whole(content: Source, findings: &mut Findings) -> Result<(Source, Shape)> {
    let shape = look::shape_of(&content)?;
    if shape == (Shape::UserData { early: 0 }) && look::begins_with_later_descriptor(&content)? {
        return with_head(content, shape, findings);
    }
    if shape != Shape::Unknown {
        return Ok((content, shape));
    }
    let Some(before) = look::bytes_before(&content)? else { return with_head(content, shape, findings) };
    let found = format!("{before} bytes before it");
    findings.add(&BEGINS_LATE, content.absolute(0), "the first sector at the start of the file", found);
    let rest = content.slice(before..content.len());
    let shape = look::shape_of(&rest)?;
    Ok((rest, shape))
}

/// The content with zeros for a beginning that is missing, and its layout.
fn with_head(content: Source, shape: Shape, findings: &mut Findings) -> Result<(Source, Shape)> {
    let Some(lost) = look::bytes_lost(&content)? else { return Ok((content, shape)) };
    let found = format!("{lost} bytes less before it");
    findings.add(&HEAD_LOST, content.absolute(0), "the first volume descriptor at byte 32768", found);
    let mut all = Recipe::default();
    all.push(Segment::Zeros(lost));
    all.append(&Recipe::of(&content, 0..content.len()));
    let all = all.into_source();
    let shape = look::shape_of(&all)?;
    Ok((all, shape))
}

/// A disk without any information beyond its sectors.
pub(crate) fn disk(content: &Source, sector_size: u32) -> Disc {
    let stored = Stored::of_disk(sector_size);
    let sectors = u32::try_from(content.len().div_ceil(stored.step().get())).unwrap_or(u32::MAX);
    let track = Track::new(1, TrackMode::Mode1, Lba(0), sectors, stored, content.clone());
    let lead_out = track.end();
    Disc::new(Medium::Disk { sector_size }, vec![Session { number: 1, tracks: vec![track], lead_out }])
}

/// Makes a disc of sectors of 2048 bytes, in which a file system is the same on every medium.
pub(super) fn cooked(content: &Source, early: u32) -> Disc {
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
    // An incomplete last sector belongs to the last track: the image is truncated there, or bytes were appended.
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
