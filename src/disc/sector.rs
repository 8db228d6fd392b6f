//! One sector of a disc: the owner of its address, and its stored bytes.

use std::ops::Range;

use super::{Disc, Lba, Session, Stored, Subchannel, Track, TrackMode};
use crate::error::Result;
use crate::sector::RawSector;
use crate::sector::form::{Form, Verdict, check, lacks_edc_ecc};
use crate::sector::subchannel::{QBytes, SUBCHANNEL_SIZE, q_of_interleaved, q_of_linear};
use crate::source::FileId;

/// The part of a disc that an address belongs to.
#[derive(Debug, Clone, Copy)]
pub enum Location<'a> {
    /// A track or its pregap.
    Track {
        /// The session of the track.
        session: &'a Session,
        /// The track.
        track: &'a Track,
        /// The index at this address; 0 in the pregap.
        index: u8,
    },
    /// Before the first track of the disc.
    LeadIn,
    /// After the last track of the session with this number, and before the next session.
    LeadOut(u16),
    /// Between two tracks of one session.
    Gap,
}

/// The stored parts of a sector.
#[derive(Debug, Clone)]
pub struct StoredSector {
    /// Stored bytes, without the subchannel; fewer than declared if the image is incomplete.
    pub bytes: Vec<u8>,
    /// Range of the user data in `bytes`.
    pub user_data: Range<usize>,
    /// The complete sector, if EDC and ECC are stored; missing parts are generated.
    pub whole: Option<RawSector>,
    /// The subchannel as stored; empty if there is none.
    pub subchannel: Vec<u8>,
    /// The Q channel of the subchannel.
    pub q: Option<QBytes>,
    /// The user's file, and the sector's offset in it; `None` if it is stored in another form.
    pub origin: Option<(FileId, u64)>,
}

impl StoredSector {
    /// Checks EDC and ECC; `None` if they are not stored.
    #[must_use]
    pub fn verdict(&self, stored: Stored) -> Option<Verdict> {
        let whole = self.whole.as_ref()?;
        Some(if !stored.is_whole() && lacks_edc_ecc(whole) { Verdict::Uncheckable } else { check(whole) })
    }
}

impl Disc {
    /// Finds the part of the disc that contains an address.
    #[must_use]
    pub fn place_of(&self, lba: Lba) -> Location<'_> {
        let here = self.tracks().find(|(_, track)| track.pregap_start().min(track.first) <= lba && lba < track.end());
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
    /// Address of the pregap, stored or not; the start of the track if it has none.
    #[must_use]
    pub fn pregap_start(&self) -> Lba {
        let recorded = self.indexes.iter().find(|index| index.number == 0).map(|index| index.lba);
        recorded.unwrap_or(self.first).min(self.start())
    }

    /// The index at an address of the track.
    fn index_at(&self, lba: Lba) -> u8 {
        let before = self.indexes.iter().filter(|index| index.lba <= lba);
        before.max_by_key(|index| index.lba).map_or(0, |index| index.number)
    }

    /// Reads the stored parts of a sector; `None` if nothing of it is stored.
    ///
    /// # Errors
    /// If the user's file cannot be read.
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
        let is_data = self.mode_at(lba) != TrackMode::Audio;
        let whole = if is_data { self.stored.whole(&bytes, lba) } else { None };
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

/// Range of the user data in `len` stored bytes.
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
    fn every_address_has_a_location() {
        let track = |number, first, sectors| {
            Track::new(number, TrackMode::Mode1, Lba(first), sectors, Stored::COOKED, Source::from_bytes(vec![0; 2048]))
        };
        let mut second = track(2, 100, 50);
        // A pregap of 20 sectors, none of them stored.
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
    fn stored_sectors_are_read_with_their_offset_in_the_file() {
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
        // The fifth is declared but missing; the sixth belongs to no track.
        assert!(track.sector(Lba(20)).unwrap().is_none());
        assert!(track.sector(Lba(21)).unwrap().is_none());
        assert!(track.sector(Lba(15)).unwrap().is_none());
    }

    #[test]
    fn missing_parts_are_generated_only_with_edc_and_ecc() {
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
