//! One sector of a disc: where its address lies, and what is stored of it.

use std::ops::Range;

use super::{Disc, Lba, Session, Stored, Subchannel, Track};
use crate::error::Result;
use crate::sector::RawSector;
use crate::sector::form::{Form, Verdict, check, lacks_codes};
use crate::sector::subchannel::{QBytes, SUBCHANNEL_SIZE, q_of_interleaved, q_of_linear};
use crate::source::FileId;

/// Where an address lies.
#[derive(Debug, Clone, Copy)]
pub enum Location<'a> {
    /// In a track or in its pause.
    Track {
        /// Of which session.
        session: &'a Session,
        /// Which track.
        track: &'a Track,
        /// The index it belongs to; 0 in the pause.
        index: u8,
    },
    /// Before the first track of the disc.
    LeadIn,
    /// Behind the last track of a session, which is given, and before the next.
    LeadOut(u16),
    /// Between two tracks of one session.
    Gap,
}

/// What is stored of a sector.
#[derive(Debug, Clone)]
pub struct StoredSector {
    /// Its bytes, without the subchannel; fewer than declared where the image is cut.
    pub bytes: Vec<u8>,
    /// The user data among them.
    pub user_data: Range<usize>,
    /// All of it, where its codes are stored; what is not stored of it is made.
    pub whole: Option<RawSector>,
    /// The subchannel, as it is stored; empty where none is.
    pub subchannel: Vec<u8>,
    /// The Q channel in that.
    pub q: Option<QBytes>,
    /// The user's file, and the byte in it at which the sector begins; `None` where it is not stored as it reads.
    pub origin: Option<(FileId, u64)>,
}

impl StoredSector {
    /// What its codes say; `None` where they are not stored.
    #[must_use]
    pub fn verdict(&self, stored: Stored) -> Option<Verdict> {
        let whole = self.whole.as_ref()?;
        Some(if !stored.is_whole() && lacks_codes(whole) { Verdict::Uncheckable } else { check(whole) })
    }
}

impl Disc {
    /// Where an address lies.
    #[must_use]
    pub fn place_of(&self, lba: Lba) -> Location<'_> {
        let here = self.tracks().find(|(_, track)| track.pause().min(track.first) <= lba && lba < track.end());
        if let Some((session, track)) = here {
            return Location::Track { session, track, index: track.index_at(lba) };
        }
        let before = |session: &&Session| session.tracks.first().is_some_and(|track| track.first <= lba);
        match self.sessions.iter().rev().find(before) {
            None => Location::LeadIn,
            Some(session) if lba >= session.lead_out => Location::LeadOut(session.number),
            Some(_) => Location::Gap,
        }
    }
}

impl Track {
    /// Where its pause begins, stored or not; the start of the track where it has none.
    #[must_use]
    pub fn pause(&self) -> Lba {
        let recorded = self.indexes.iter().find(|index| index.number == 0).map(|index| index.lba);
        recorded.unwrap_or(self.first).min(self.start())
    }

    /// The index that an address in it belongs to.
    fn index_at(&self, lba: Lba) -> u8 {
        let before = self.indexes.iter().filter(|index| index.lba <= lba);
        before.max_by_key(|index| index.lba).map_or(0, |index| index.number)
    }

    /// What is stored of a sector; `None` where nothing is.
    ///
    /// # Errors
    /// Where the user's file cannot be read.
    pub fn sector(&self, lba: Lba) -> Result<Option<StoredSector>> {
        let number = lba.0.checked_sub(self.first.0).and_then(|number| u64::try_from(number).ok());
        let Some(number) = number.filter(|number| *number < u64::from(self.sectors)) else { return Ok(None) };
        let at = number.saturating_mul(self.stored.step().get());
        let index = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
        let mut bytes = self.content.read_up_to(at, index(self.stored.stride))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let beside = bytes.split_off(bytes.len().min(index(self.stored.len)));
        let subchannel = match &self.subchannel {
            Some(file) => file.read_up_to(number.saturating_mul(SUBCHANNEL_SIZE as u64), SUBCHANNEL_SIZE)?,
            None => beside,
        };
        let whole = if self.is_data() { self.stored.whole(&bytes, lba) } else { None };
        Ok(Some(StoredSector {
            user_data: user_data(self.stored, whole.as_ref(), bytes.len()),
            whole,
            q: q(&subchannel, if self.subchannel.is_some() { Subchannel::Linear } else { self.stored.subchannel }),
            origin: self.content.origin(at),
            subchannel,
            bytes,
        }))
    }
}

/// Where among `len` stored bytes the user data is.
fn user_data(stored: Stored, whole: Option<&RawSector>, len: usize) -> Range<usize> {
    let Some(whole) = whole else { return 0..len };
    let (from, count) = Form::of(whole).user_data();
    let from = from.saturating_sub(usize::try_from(stored.first_byte).unwrap_or(usize::MAX));
    from.min(len)..from.saturating_add(count).min(len)
}

fn q(subchannel: &[u8], order: Subchannel) -> Option<QBytes> {
    match order {
        Subchannel::None => None,
        Subchannel::Interleaved => Some(q_of_interleaved(subchannel.first_chunk()?)),
        Subchannel::Linear => Some(q_of_linear(subchannel.first_chunk()?)),
        Subchannel::Pq => subchannel.first_chunk().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::{Index, Medium, TrackMode};
    use crate::sector::address::Msf;
    use crate::sector::encode::{DATA_SUBHEADER, mode_1, mode_2_form_1};
    use crate::source::{Files, Source};

    fn disc(tracks: Vec<Vec<Track>>) -> Disc {
        let sessions = (1..).zip(tracks).map(|(number, tracks)| {
            let lead_out = tracks.last().unwrap().end();
            Session { number, tracks, lead_out }
        });
        Disc::new(Medium::Cd, sessions.collect())
    }

    fn place(disc: &Disc, lba: i32) -> String {
        match disc.place_of(Lba(lba)) {
            Location::Track { session, track, index } => format!("{}/{}/{index}", session.number, track.number),
            Location::LeadIn => "in".into(),
            Location::LeadOut(session) => format!("out {session}"),
            Location::Gap => "gap".into(),
        }
    }

    #[test]
    fn every_address_lies_somewhere() {
        let track = |number, first, sectors| {
            Track::new(number, TrackMode::Mode1, Lba(first), sectors, Stored::COOKED, Source::from_bytes(vec![0; 2048]))
        };
        let mut second = track(2, 100, 50);
        // A pause of 20 sectors of which none is stored.
        second.indexes.insert(0, Index { number: 0, lba: Lba(80) });
        second.indexes.push(Index { number: 2, lba: Lba(120) });
        let disc = disc(vec![vec![track(1, 0, 70), second], vec![track(3, 11_400, 10)]]);
        let places = [-1, 0, 69, 70, 80, 99, 100, 119, 120, 149, 150, 11_399, 11_400, 11_410, i32::MAX, i32::MIN];
        let expected = [
            "in", "1/1/1", "1/1/1", "gap", "1/2/0", "1/2/0", "1/2/1", "1/2/1", "1/2/2", "1/2/2", "out 1", "out 1",
            "2/3/1", "out 2", "out 2", "in",
        ];
        assert_eq!(places.map(|lba| place(&disc, lba)), expected);
    }

    #[test]
    fn what_is_stored_is_read_with_its_place_in_the_file() {
        let sectors: Vec<u8> = (16..20)
            .flat_map(|lba| [&mode_1(Msf::of_lba(lba).unwrap(), &[lba as u8; 2048])[..], &[0x40; 96]].concat())
            .collect();
        let files = Files::one("a.img", Source::from_bytes([vec![9; 100], sectors].concat()));
        let content = files.all()[0].content.slice(100..u64::MAX);
        let stored = Stored::RAW.with(Subchannel::Interleaved);
        let track = Track::new(1, TrackMode::Mode1, Lba(16), 5, stored, content);
        let sector = track.sector(Lba(18)).unwrap().unwrap();
        assert_eq!((sector.bytes.len(), sector.user_data.clone()), (2352, 16..2064));
        assert_eq!(sector.bytes[sector.user_data], [18; 2048]);
        assert_eq!(sector.origin, Some((FileId(0), 100 + 2 * 2448)));
        // All Q bits are set.
        assert_eq!((sector.q, sector.subchannel.len()), (Some([0xFF; 12]), 96));
        // The fifth is declared and not there; the sixth belongs to nobody.
        assert!(track.sector(Lba(20)).unwrap().is_none());
        assert!(track.sector(Lba(21)).unwrap().is_none());
        assert!(track.sector(Lba(15)).unwrap().is_none());
    }

    #[test]
    fn what_is_not_stored_is_made_only_where_the_codes_are() {
        let sector = mode_2_form_1(Msf::of_lba(0).unwrap(), DATA_SUBHEADER, &[5; 2048]);
        let of = |stored: Stored, bytes: &[u8]| {
            let content = Source::from_bytes(bytes.to_vec());
            let track = Track::new(1, TrackMode::Mode2, Lba(0), 1, stored, content);
            track.sector(Lba(0)).unwrap().unwrap()
        };
        let headless = of(Stored::MODE_2, &sector[16..]);
        assert_eq!((headless.whole, headless.user_data), (Some(sector), 8..2056));
        let bare = of(Stored::plain(24, 2048), &sector[24..2072]);
        assert_eq!((bare.whole, bare.user_data), (None, 0..2048));
        let cut = of(Stored::RAW, &sector[..1000]);
        assert_eq!((cut.whole, cut.bytes.len(), cut.user_data), (None, 1000, 0..1000));
    }

    #[test]
    fn a_subchannel_may_be_in_a_file_of_its_own() {
        let mut track = Track::new(1, TrackMode::Audio, Lba(0), 2, Stored::RAW, Source::from_bytes(vec![0; 2 * 2352]));
        let mut linear = vec![0; 192];
        linear[96 + 12..96 + 24].copy_from_slice(&[3; 12]);
        track.subchannel = Some(Source::from_bytes(linear));
        let sector = track.sector(Lba(1)).unwrap().unwrap();
        assert_eq!((sector.q, sector.whole), (Some([3; 12]), None));
    }
}
