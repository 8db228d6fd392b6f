//! Lays out the sectors of a CD or GD-ROM in frames of equal size, and describes the tracks.

use std::io;
use std::num::NonZeroU64;

use super::super::hunk::{FRAME, SUBCHANNEL};
use super::super::tracks::ALIGNED;
use super::plain::Item;
use crate::container::TargetOptions;
use crate::disc::{Disc, Lba, Medium, Stored, Subchannel, Track, TrackExtent, TrackMode};
use crate::source::{Blocks, Decoder, Recipe, Segment, Source, copy_prefix};

/// The frames of a disc, and a metadata item for each track.
pub(super) fn of(disc: &Disc, options: &TargetOptions) -> (Recipe, Vec<Item>) {
    let is_gd = disc.medium == Medium::GdRom;
    let extents = extents(disc, is_gd, options.is_part());
    let (mut frames, mut items) = (Recipe::default(), Vec::new());
    let mut next = extents.iter().skip(1);
    for TrackExtent { track, from } in &extents {
        let shape = Shape::of(track);
        let (first, start) = (track.first.max(*from), track.start().max(*from));
        // A pregap is stored as a whole or not at all.
        let stored_from = if first < start { *from } else { start };
        let (count, pregap) = (sectors(stored_from, track.end()), sectors(*from, start));
        let gap = next.next().map_or(0, |next| sectors(track.end(), next.from));
        let (pad, postgap) = if is_gd { (gap, 0) } else { (0, gap) };
        let count_with_pad = count.saturating_add(pad);
        let Shape { word, stored } = shape;
        let subchannel = if stored.subchannel == Subchannel::None { "NONE" } else { "RW_RAW" };
        // Of a pregap that isn't stored, chdman records no type of its own.
        let (mark, of_pregap, beside) =
            if stored_from < start { ("V", word, subchannel) } else { ("", "MODE1", "NONE") };
        let pad = if is_gd { format!(" PAD:{pad}") } else { String::new() };
        let text = format!(
            "TRACK:{} TYPE:{word} SUBTYPE:{subchannel} FRAMES:{count_with_pad}{pad} PREGAP:{pregap} \
             PGTYPE:{mark}{of_pregap} PGSUB:{beside} POSTGAP:{postgap}",
            track.number
        );
        items.push(Item::new(if is_gd { b"CHGD" } else { b"CHT2" }, &text));
        frames.append(&framed(track.sectors_as(stored_from, track.end(), stored), stored));
        let len = u64::from(count_with_pad).next_multiple_of(ALIGNED);
        let zeros = len.saturating_sub(count.into()).saturating_mul(FRAME as u64);
        frames.push(Segment::Zeros(zeros));
    }
    (frames, items)
}

/// The tracks, each with the gap that counts as its own.
fn extents(disc: &Disc, is_gd: bool, is_part: bool) -> Vec<TrackExtent<'_>> {
    let mut extents: Vec<TrackExtent<'_>> = Vec::new();
    for session in &disc.sessions {
        let Some(first) = session.tracks.first() else { continue };
        let begin = match extents.last() {
            // Audio may begin anywhere; addresses in data count from the start of the disc.
            None if is_part && !first.is_data() => first.first,
            None => Lba(0),
            Some(last) => own_start(first).max(last.track.end()),
        };
        extents.extend(session.track_extents(begin).into_iter().map(|extent| {
            // Lists of a GD-ROM don't say which gaps are pregaps: the tracks before are padded.
            let from = if is_gd { extent.from.max(own_start(extent.track)) } else { extent.from };
            // There is no room for the two seconds before sector 0.
            TrackExtent { from: if is_part { from } else { from.max(Lba(0)) }, ..extent }
        }));
    }
    extents
}

/// The first address of a track that its descriptor names.
fn own_start(track: &Track) -> Lba {
    track.indexes.iter().map(|index| index.lba).fold(track.first, Lba::min)
}

fn sectors(from: Lba, to: Lba) -> u32 {
    u32::try_from(to.0.saturating_sub(from.0)).unwrap_or(0)
}

/// How a frame holds a sector.
struct Shape {
    /// MAME's word for it (`cdrom.cpp`).
    word: &'static str,
    stored: Stored,
}

impl Shape {
    /// Sectors stay as they are stored if MAME has a word for that. Subchannels follow only complete sectors.
    fn of(track: &Track) -> Self {
        let has_subchannels = track.has_subchannels();
        let len = if has_subchannels { Stored::RAW.len } else { track.stored.len };
        let (word, stored) = match (track.mode, len) {
            (TrackMode::Audio, _) => ("AUDIO", Stored { big_endian: true, ..Stored::RAW }),
            (TrackMode::Mode1, 2048) => ("MODE1", Stored::COOKED),
            (TrackMode::Mode0 | TrackMode::Mode1, _) => ("MODE1_RAW", Stored::RAW),
            (TrackMode::Mode2Form1, 2048) => ("MODE2_FORM1", Stored::plain(24, 2048)),
            (TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2, 2336) => {
                ("MODE2_FORM_MIX", Stored::MODE_2)
            }
            (TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2, _) => ("MODE2_RAW", Stored::RAW),
        };
        let subchannel = if has_subchannels { Subchannel::Interleaved } else { Subchannel::None };
        Self { word, stored: stored.with(subchannel) }
    }
}

/// Stored sectors in frames.
fn framed(sectors: Recipe, stored: Stored) -> Recipe {
    let frame = FRAME as u64;
    if stored.step().get() == frame {
        return sectors;
    }
    let sectors = sectors.into_source();
    let framed = Framed { stored: stored.step(), sectors: sectors.clone() };
    let content = Blocks::source(framed, &sectors);
    Recipe::of(&content, 0..content.len())
}

/// Sectors, each followed by zeros up to the size of a frame.
struct Framed {
    sectors: Source,
    /// Size of a stored sector, in bytes.
    stored: NonZeroU64,
}

impl Decoder for Framed {
    fn content_len(&self) -> u64 {
        (self.sectors.len() / self.stored).saturating_mul(FRAME as u64)
    }

    fn block_len(&self) -> NonZeroU64 {
        NonZeroU64::new(FRAME as u64).unwrap_or(NonZeroU64::MIN)
    }

    /// A little over a megabyte.
    fn at_once(&self) -> u64 {
        512
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let stored = usize::try_from(self.stored.get()).unwrap_or(usize::MAX);
        let count = out.len().div_ceil(FRAME);
        let from = first.saturating_mul(self.stored.get());
        let sectors = self.sectors.read_up_to(from, count.saturating_mul(stored))?;
        let mut done = 0_usize;
        for (sector, frame) in sectors.chunks_exact(stored).zip(out.chunks_mut(FRAME)) {
            let end = copy_prefix(sector, frame);
            frame.iter_mut().skip(end).for_each(|byte| *byte = 0);
            done = done.saturating_add(frame.len());
        }
        Ok(done)
    }

    fn is_kept(&self) -> bool {
        false
    }
}

const _: () = assert!(Stored::RAW.len as usize + SUBCHANNEL == FRAME);
