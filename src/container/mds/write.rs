//! Writes discs as a descriptor of Alcohol 120% with its data file.

use zerocopy::{FromZeros, IntoBytes};

use super::super::{Holds, Target, TargetOptions};
use super::layout::{ExtraBlock, Footer, Header, SIGNATURE, SessionBlock, TrackBlock};
use crate::disc::{Disc, Lba, Medium, Session, Stored, Subchannel, Track, TrackMode};
use crate::error::Result;
use crate::sector::address::{Msf, PREGAP};
use crate::source::{Output, Recipe};

/// The format in which Alcohol images are written.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "mds",
    name: "Alcohol 120% image (MDS/MDF)",
    purpose: "For Alcohol, DAEMON Tools and other programs that mount images. Keeps sessions and subchannels.",
    holds: Holds::Discs,
    write,
}];

/// More sectors than a CD of 99 minutes can hold.
const BEYOND_CD: i32 = 450_000;

/// Number of blocks of the lead-in: first track, last track, lead-out.
const LEAD_IN: [u8; 3] = [0xA0, 0xA1, 0xA2];

/// Name of the data file: that of the descriptor, with another extension.
const NAME: &[u8] = b"*.mdf\0";

/// A track with the sectors stored for it: those from index 1 on, since pregaps aren't stored. A pregap with audio is
/// stored at the end of the previous track.
struct Placed<'a> {
    track: &'a Track,
    pregap: u32,
    end: Lba,
    stored: Stored,
    offset: u64,
}

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let disc = options.of(disc)?;
    let is_dvd = disc.medium == Medium::Dvd || disc.tracks().any(|(_, track)| track.end().0 > BEYOND_CD);
    let mut data = Recipe::default();
    let mut sessions = Vec::new();
    for session in &disc.sessions {
        sessions.push((session, place(session, &mut data)?));
    }
    let mut descriptor = Recipe::default();
    descriptor.push_bytes(Descriptor::new(is_dvd).bytes(&sessions));
    Ok(vec![
        Output { name: options.file("mds"), recipe: descriptor },
        Output { name: options.file("mdf"), recipe: data },
    ])
}

/// Assigns offsets in the data file to the tracks of a session.
fn place<'a>(session: &'a Session, data: &mut Recipe) -> Result<Vec<Placed<'a>>> {
    let begin = session.tracks.first().map_or(Lba(0), Track::start);
    let mut placed: Vec<Placed> = Vec::new();
    for extent in session.track_extents(Lba(begin.0.saturating_sub(PREGAP))) {
        let track = extent.track;
        let mut pregap = u32::try_from(extent.pregap()).unwrap_or(u32::MAX);
        let is_alike =
            |before: &&mut Placed| before.track.is_data() == track.is_data() && before.stored == shape(track);
        if let Some(before) = placed.last_mut().filter(is_alike)
            && !track.is_empty_pause(track.first, track.start())?
        {
            data.append(&track.sectors_as(before.end, track.start(), before.stored));
            before.end = track.start();
            pregap = 0;
        }
        let stored = shape(track);
        placed.push(Placed { track, pregap, end: track.end(), stored, offset: data.len() });
        data.append(&track.sectors_as(track.start(), track.end(), stored));
    }
    Ok(placed)
}

/// The layout to store, kept if sectors are raw or hold only their user data.
fn shape(track: &Track) -> Stored {
    let beside = if track.has_subchannels() { Subchannel::Interleaved } else { Subchannel::None };
    let Stored { first_byte, len, .. } = track.stored;
    match len {
        2048 | 2336 if track.is_data() => Stored::plain(first_byte, len),
        _ => Stored::RAW,
    }
    .with(beside)
}

/// Makes the descriptor: header, session blocks, track blocks, extra blocks, footer and name, in this order.
struct Descriptor {
    is_dvd: bool,
    lead_in: &'static [u8],
}

impl Descriptor {
    const fn new(is_dvd: bool) -> Self {
        Self { is_dvd, lead_in: if is_dvd { &[] } else { &LEAD_IN } }
    }

    fn bytes(&self, sessions: &[(&Session, Vec<Placed>)]) -> Vec<u8> {
        let count = |session: &(&Session, Vec<Placed>)| session.1.len().saturating_add(self.lead_in.len());
        let all_blocks: usize = sessions.iter().map(count).sum();
        let all_tracks: usize = sessions.iter().map(|(_, placed)| placed.len()).sum();
        let after = |start: usize, count: usize, size: usize| start.saturating_add(count.saturating_mul(size));
        let blocks_at = after(size_of::<Header>(), sessions.len(), size_of::<SessionBlock>());
        let extras_at = after(blocks_at, all_blocks, size_of::<TrackBlock>());
        let footer_at = after(extras_at, if self.is_dvd { 0 } else { all_tracks }, size_of::<ExtraBlock>());
        let mut bytes = self.header(sessions.len()).as_bytes().to_vec();
        let (mut at, mut extra) = (blocks_at, extras_at);
        for entry in sessions {
            bytes.extend(self.session(entry, at).as_bytes());
            at = after(at, count(entry), size_of::<TrackBlock>());
        }
        for (session, placed) in sessions {
            for point in self.lead_in {
                bytes.extend(lead_in_block(*point, session, placed).as_bytes());
            }
            for track in placed {
                let place = if self.is_dvd { length(track) } else { u32::try_from(extra).unwrap_or(0) };
                bytes.extend(self.track(track, place, footer_at).as_bytes());
                extra = after(extra, 1, size_of::<ExtraBlock>());
            }
        }
        for track in sessions.iter().flat_map(|(_, placed)| placed).filter(|_| !self.is_dvd) {
            let block = ExtraBlock { pregap: track.pregap.into(), length: length(track).into() };
            bytes.extend(block.as_bytes());
        }
        let name = u32::try_from(footer_at.saturating_add(size_of::<Footer>())).unwrap_or(0);
        bytes.extend(Footer { name: name.into(), is_wide: 0.into(), reserved: [0; 8] }.as_bytes());
        bytes.extend(NAME);
        bytes
    }

    fn header(&self, sessions: usize) -> Header {
        Header {
            signature: *SIGNATURE,
            version: [1, 3],
            medium: if self.is_dvd { 0x10 } else { 0 }.into(),
            sessions: u16::try_from(sessions).unwrap_or(u16::MAX).into(),
            sessions_offset: u32::try_from(size_of::<Header>()).unwrap_or(0).into(),
            ..Header::new_zeroed()
        }
    }

    fn session(&self, (session, placed): &(&Session, Vec<Placed>), blocks: usize) -> SessionBlock {
        let number = |placed: Option<&Placed>| u16::from(placed.map_or(0, |placed| placed.track.number));
        let start = placed.first().map_or(0, |placed| {
            let pregap = if self.is_dvd { 0 } else { PREGAP };
            placed.track.start().0.saturating_sub(pregap)
        });
        let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        SessionBlock {
            start: start.cast_unsigned().into(),
            end: session.lead_out.0.cast_unsigned().into(),
            number: session.number.into(),
            blocks: small(placed.len().saturating_add(self.lead_in.len())),
            lead_in_blocks: small(self.lead_in.len()),
            first_track: number(placed.first()).into(),
            last_track: number(placed.last()).into(),
            reserved: 0.into(),
            blocks_offset: u32::try_from(blocks).unwrap_or(0).into(),
        }
    }

    fn track(&self, placed: &Placed, extra: u32, footer: usize) -> TrackBlock {
        let Placed { track, stored, offset, .. } = placed;
        let start = track.start().0;
        let time = Msf::of_lba(start).map_or([0; 3], |time| [time.minute, time.second, time.frame]);
        TrackBlock {
            mode: if self.is_dvd { 0x02 } else { mode(track.mode) },
            subchannel: if stored.subchannel == Subchannel::None { 0 } else { 8 },
            control: 0x10 | track.control.to_bits(track.mode),
            point: track.number,
            time,
            extra: extra.into(),
            sector_size: u16::try_from(stored.stride).unwrap_or(0).into(),
            start: start.cast_unsigned().into(),
            offset: (*offset).into(),
            files: 1.into(),
            footer: u32::try_from(footer).unwrap_or(0).into(),
            ..TrackBlock::new_zeroed()
        }
    }
}

fn length(placed: &Placed) -> u32 {
    u32::try_from(placed.end.0.saturating_sub(placed.track.start().0)).unwrap_or(0)
}

/// An entry of the lead-in: the number of the first or last track, or the time of the lead-out.
fn lead_in_block(point: u8, session: &Session, placed: &[Placed]) -> TrackBlock {
    let edge = if point == 0xA0 { placed.first() } else { placed.last() };
    let control = edge.map_or(0x10, |placed| 0x10 | placed.track.control.to_bits(placed.track.mode));
    let number = edge.map_or(1, |placed| placed.track.number);
    let is_xa = placed.iter().any(|placed| !matches!(placed.track.mode, TrackMode::Audio | TrackMode::Mode1));
    let time = match point {
        0xA0 => [number, if is_xa { 0x20 } else { 0 }, 0],
        0xA1 => [number, 0, 0],
        _ => Msf::of_lba(session.lead_out.0).map_or([0; 3], |time| [time.minute, time.second, time.frame]),
    };
    TrackBlock { control, point, time, ..TrackBlock::new_zeroed() }
}

const fn mode(mode: TrackMode) -> u8 {
    match mode {
        TrackMode::Audio => 0xA9,
        TrackMode::Mode0 | TrackMode::Mode1 => 0xAA,
        TrackMode::Mode2 => 0xAB,
        TrackMode::Mode2Form1 => 0xAC,
        TrackMode::Mode2Form2 => 0xAD,
    }
}
