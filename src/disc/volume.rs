//! A place where a file system may live.

use super::{Disc, Lba, SECTOR_SIZE, Session, Track};
use crate::source::{Recipe, Segment, Source};

/// What makes a volume of a stretch of a disc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The data of a session, counted from 1.
    Session(u16),
    /// The audio tracks of all sessions.
    Audio,
}

/// User data in which file systems are looked for.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Where it comes from.
    pub origin: Origin,
    /// User data from the disc's sector 0 to the end of the session, [`SECTOR_SIZE`] bytes a sector, zeros where
    /// nothing is stored: so that addresses, which count from the disc's start, are places in it, and a session may
    /// refer to an earlier one's files.
    pub content: Source,
    /// Where in `content` the session's first data track begins: 16 sectors before its volume descriptors.
    pub start: u64,
}

impl Volume {
    /// The volumes of a disc, the last session's first: it knows what became of those before.
    #[must_use]
    pub fn find(disc: &Disc) -> Vec<Self> {
        let data = disc.sessions.iter().rev().filter_map(|session| Self::of_session(disc, session));
        data.chain(Self::of_audio(disc)).collect()
    }

    /// Audio has no user data; what is to be known is in the disc.
    fn of_audio(disc: &Disc) -> Option<Self> {
        let content = Recipe::default().into_source();
        disc.tracks().any(|(_, track)| !track.is_data()).then_some(Self { origin: Origin::Audio, content, start: 0 })
    }

    fn of_session(disc: &Disc, session: &Session) -> Option<Self> {
        let first = session.tracks.iter().find(|track| track.is_data() && !track.missing)?;
        let before = disc.tracks().filter(|(other, _)| other.number <= session.number);
        let mut recipe = Recipe::default();
        for (_, track) in before {
            append(&mut recipe, track);
        }
        let start = place(first.start());
        Some(Self { origin: Origin::Session(session.number), content: recipe.into_source(), start })
    }

    /// The address on the disc of a byte of the content.
    #[must_use]
    pub const fn sector_of(&self, offset: u64) -> u64 {
        offset / SECTOR_SIZE
    }
}

/// Where an address is in a content that begins at sector 0.
fn place(lba: Lba) -> u64 {
    u64::try_from(lba.0).unwrap_or(0).saturating_mul(SECTOR_SIZE)
}

/// Adds a track's user data at its address. Tracks without any only leave room.
fn append(recipe: &mut Recipe, track: &Track) {
    let Some(user_data) = track.user_data() else { return };
    let mut from = 0;
    if track.first.0 < 0 {
        // The first track's pause may be stored; it lies before sector 0.
        from = u64::from(track.first.0.unsigned_abs()).saturating_mul(SECTOR_SIZE);
    }
    let gap = place(track.first).saturating_sub(recipe.len());
    recipe.push(Segment::Zeros(gap));
    let at = recipe.len().saturating_sub(place(track.first));
    recipe.append(&Recipe::of(&user_data, from.saturating_add(at)..user_data.len()));
}

#[cfg(test)]
mod tests {
    use super::super::{Medium, Stored, TrackMode};
    use super::*;

    fn track(number: u8, mode: TrackMode, first: i32, sectors: u32, fill: u8) -> Track {
        let len = if mode == TrackMode::Audio { 2352 } else { 2048 };
        let stored = Stored::plain(if len == 2048 { 16 } else { 0 }, len);
        let content = Source::from_bytes(vec![fill; sectors as usize * len as usize]);
        Track::new(number, mode, Lba(first), sectors, stored, content)
    }

    #[test]
    fn addresses_are_places_in_the_content_and_earlier_sessions_are_within_reach() {
        let first = vec![track(1, TrackMode::Mode1, -150, 250, 1), track(2, TrackMode::Audio, 100, 200, 2)];
        let second = vec![track(3, TrackMode::Mode1, 11_700, 10, 3)];
        let session = |number, tracks, end| Session { number, tracks, lead_out: Lba(end) };
        let disc = Disc::new(Medium::Cd, vec![session(1, first, 300), session(2, second, 11_710)]);
        let volumes = Volume::find(&disc);
        let [last, earlier, audio] = volumes.as_slice() else { panic!("three volumes") };
        assert_eq!(audio.origin, Origin::Audio);
        assert_eq!((last.origin, last.start), (Origin::Session(2), 11_700 * 2048));
        assert_eq!(last.content.len(), 11_710 * 2048);
        let byte = |volume: &Volume, sector: u64| volume.content.read_up_to(sector * 2048, 1).unwrap();
        assert_eq!([byte(last, 0), byte(last, 99), byte(last, 100), byte(last, 11_700)], [[1], [1], [0], [3]]);
        assert_eq!((earlier.start, earlier.content.len()), (0, 100 * 2048));
    }
}
