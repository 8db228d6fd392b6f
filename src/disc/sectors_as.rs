//! Sectors of a track in another layout than the stored one.

use std::num::NonZeroU32;

use super::subchannel::WithSubchannels;
use super::{Encoded, Lba, Picked, SECTOR_SIZE, Stored, Subchannel, Track, TrackMode};
use crate::error::Result;
use crate::sector::RAW_SIZE;
use crate::sector::subchannel::SUBCHANNEL_SIZE;
use crate::source::{Recipe, Segment, Source, swapped};

/// Upper bound for the bytes read to see whether a pregap is silent: ten times the usual two seconds.
const PAUSE_BYTES: u64 = 1500 * RAW_SIZE as u64;

/// Bytes per read in that search.
const PIECE: usize = 256 << 10;

impl Track {
    /// Converts the sectors from `from` to `to` to the layout `wanted`. If they are stored like that, the result refers
    /// to the stored bytes; otherwise sectors are generated when read. An unstored pregap, before [`Track::first`],
    /// becomes empty sectors; sectors missing from an incomplete image become zeros.
    #[must_use]
    pub fn sectors_as(&self, from: Lba, to: Lba, wanted: Stored) -> Recipe {
        let first = self.first.clamp(from, to.max(from));
        let end = self.stored_end().clamp(first, to.max(first));
        let mut recipe = self.empty(from, first, wanted);
        recipe.append(&self.there(first, end, wanted));
        let end = match self.cut_sector().filter(|cut| first <= cut.first && cut.first < to) {
            Some(cut) => {
                recipe.append(&cut.there(cut.first, cut.end(), wanted));
                cut.end()
            }
            None => end,
        };
        let missing = u64::try_from(to.0.saturating_sub(end.0)).unwrap_or(0);
        recipe.push(Segment::Zeros(missing.saturating_mul(wanted.step().get())));
        recipe
    }

    /// The sector within which an incomplete image ends, as a track of its own, padded with zeros.
    fn cut_sector(&self) -> Option<Self> {
        let rest = self.rest();
        let first = self.stored_end();
        if rest.is_empty() || first >= self.end() {
            return None;
        }
        let number = u64::try_from(first.0.saturating_sub(self.first.0)).ok()?;
        let mut content = rest;
        content.push(Segment::Zeros(self.stored.step().get().saturating_sub(content.len())));
        let beside = |all: &Source| {
            let from = number.saturating_mul(SUBCHANNEL_SIZE as u64);
            all.slice(from..from.saturating_add(SUBCHANNEL_SIZE as u64))
        };
        let subchannel = self.subchannel.as_ref().map(beside);
        Some(Self { first, sectors: 1, content: content.into_source(), subchannel, ..self.clone() })
    }

    /// Number of stored bytes of the sector within which the image ends; 0 if it ends at a sector boundary, as it
    /// should.
    #[must_use]
    pub fn cut_at(&self) -> u64 {
        if self.stored_end() < self.end() { self.rest().len() } else { 0 }
    }

    /// The bytes stored after the last complete sector.
    fn rest(&self) -> Recipe {
        let sectors = u64::try_from(self.stored_end().0.saturating_sub(self.first.0)).unwrap_or(0);
        Recipe::of(&self.content, sectors.saturating_mul(self.stored.step().get())..self.content.len())
    }

    /// The address after the last complete sector; before [`Track::end`] if the image is incomplete.
    #[must_use]
    pub fn stored_end(&self) -> Lba {
        // The last sector may lack its subchannel.
        let beside = self.stored.stride.saturating_sub(self.stored.len);
        let sectors = self.content.len().saturating_add(beside.into()) / self.stored.step();
        Lba(self.first.0.saturating_add_unsigned(u32::try_from(sectors).unwrap_or(u32::MAX).min(self.sectors)))
    }

    /// The layout of bare user data for this track's mode.
    #[must_use]
    pub const fn cooked(&self) -> Stored {
        match self.mode {
            TrackMode::Audio => Stored::RAW,
            TrackMode::Mode0 | TrackMode::Mode1 => Stored::COOKED,
            TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2 => Stored::plain(24, 2048),
        }
    }

    /// Whether stored sectors are empty: samples or user data of zeros. A range longer than any pregap isn't read, and
    /// counts as not empty.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn is_blank(&self, from: Lba, to: Lba) -> Result<bool> {
        let content = self.sectors_as(from.max(self.first), to, self.cooked()).into_source();
        if content.len() > PAUSE_BYTES {
            return Ok(false);
        }
        let mut at = 0;
        while at < content.len() {
            let piece = content.read_up_to(at, PIECE)?;
            if piece.is_empty() || piece.iter().any(|byte| *byte != 0) {
                return Ok(piece.is_empty());
            }
            at = at.saturating_add(piece.len() as u64);
        }
        Ok(true)
    }

    /// Whether stored sectors are equivalent to an unstored pregap: silence, or empty sectors with the usual
    /// subheaders, EDC and ECC. Video CDs have special subheaders there. A longer range counts as not empty, as in
    /// [`Track::is_blank`].
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn is_empty_pause(&self, from: Lba, to: Lba) -> Result<bool> {
        let shape = Stored { stride: self.stored.len, subchannel: Subchannel::None, big_endian: false, ..self.stored };
        let from = from.max(self.first);
        let content = self.sectors_as(from, to, shape).into_source();
        let made = self.empty(from, to, shape).into_source();
        if content.len() > PAUSE_BYTES {
            return Ok(false);
        }
        let mut at = 0;
        while at < content.len() {
            let piece = content.read_up_to(at, PIECE)?;
            if piece.is_empty() || piece != made.read_up_to(at, PIECE)? {
                return Ok(piece.is_empty());
            }
            at = at.saturating_add(piece.len() as u64);
        }
        Ok(true)
    }

    /// Generates empty sectors.
    fn empty(&self, from: Lba, to: Lba, wanted: Stored) -> Recipe {
        let count = u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(0);
        let mut zeros = Recipe::default();
        if !self.is_data() || wanted.first_byte > 0 {
            zeros.push(Segment::Zeros(count.saturating_mul(wanted.step().get())));
            return zeros;
        }
        zeros.push(Segment::Zeros(count.saturating_mul(SECTOR_SIZE)));
        let whole = Encoded::source(zeros.into_source(), self.cooked(), self.mode, from);
        with_subchannels(Recipe::of(&whole, 0..whole.len()), wanted, None)
    }

    /// Converts stored sectors.
    fn there(&self, from: Lba, to: Lba, wanted: Stored) -> Recipe {
        let apart = self.subchannel.is_some() && wanted.subchannel != Subchannel::None;
        if wanted == self.stored && !apart {
            return self.sectors_at(from, to);
        }
        let plain = if self.is_data() { self.data_as(from, to, wanted) } else { self.audio_as(from, to, wanted) };
        let subchannels = match wanted.subchannel {
            Subchannel::None => None,
            order => self.subchannels(from, to, order),
        };
        with_subchannels(plain, wanted, subchannels)
    }

    fn audio_as(&self, from: Lba, to: Lba, wanted: Stored) -> Recipe {
        let samples = self.samples(from, to);
        if !wanted.big_endian {
            return samples;
        }
        let source = swapped(samples.into_source());
        Recipe::of(&source, 0..source.len())
    }

    fn data_as(&self, from: Lba, to: Lba, wanted: Stored) -> Recipe {
        let len = NonZeroU32::new(wanted.len).unwrap_or(NonZeroU32::MIN);
        if u64::from(wanted.len) == SECTOR_SIZE && self.stored.len == wanted.len {
            // User data alone, whatever the mode.
            let stored = self.sectors_at(from, to).into_source();
            let picked = Picked::new(stored, self.stored.step(), 0, len.into()).into_source();
            return Recipe::of(&picked, 0..picked.len());
        }
        if let Some(stored) = self.bytes_of_sectors(from, to, wanted.first_byte, len) {
            return stored;
        }
        let stored = self.sectors_at(from, to).into_source();
        let whole = Encoded::source(stored, self.stored, self.mode, from);
        let picked = Picked::new(whole, Stored::RAW.step(), wanted.first_byte, len.into()).into_source();
        Recipe::of(&picked, 0..picked.len())
    }
}

fn with_subchannels(plain: Recipe, wanted: Stored, subchannels: Option<Source>) -> Recipe {
    if wanted.subchannel == Subchannel::None {
        return plain;
    }
    let subchannels = subchannels.unwrap_or_else(|| Source::from_bytes(Vec::new()));
    let len = Stored::plain(wanted.first_byte, wanted.len).step();
    let source = WithSubchannels::source(plain.into_source(), len, subchannels);
    Recipe::of(&source, 0..source.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::mode_1;

    fn bytes(recipe: Recipe) -> Vec<u8> {
        recipe.into_source().read_up_to(0, 1 << 20).unwrap()
    }

    fn sector(lba: i32, fill: u8) -> Vec<u8> {
        mode_1(Msf::of_lba(lba).unwrap(), &[fill; 2048]).to_vec()
    }

    fn track(stored: Stored, content: Vec<u8>) -> Track {
        Track::new(1, TrackMode::Mode1, Lba(10), 3, stored, Source::from_bytes(content))
    }

    #[test]
    fn pregaps_become_empty_sectors_and_missing_bytes_zeros() {
        let track = track(Stored::COOKED, [vec![1; 2048], vec![2; 2048]].concat());
        let whole = bytes(track.sectors_as(Lba(9), Lba(13), Stored::RAW));
        assert!(whole == [sector(9, 0), sector(10, 1), sector(11, 2), vec![0; 2352]].concat());
        let plain = track.sectors_as(Lba(10), Lba(12), Stored::COOKED);
        assert_eq!((plain.segments().len(), bytes(plain)), (1, [vec![1; 2048], vec![2; 2048]].concat()));
        assert_eq!((track.stored_end(), track.end()), (Lba(12), Lba(13)));
    }

    #[test]
    fn the_rest_of_a_truncated_sector_is_kept() {
        let cut = track(Stored::COOKED, [vec![1; 2048], vec![2; 100]].concat());
        let mut filled = [0; 2048];
        filled[..100].fill(2);
        let plain = bytes(cut.sectors_as(Lba(10), Lba(13), Stored::COOKED));
        assert!(plain == [[1; 2048], filled, [0; 2048]].concat());
        let whole = bytes(cut.sectors_as(Lba(11), Lba(12), Stored::RAW));
        assert!(whole == mode_1(Msf::of_lba(11).unwrap(), &filled));
        assert_eq!((cut.cut_at(), bytes(cut.sectors_as(Lba(12), Lba(13), Stored::COOKED))), (100, vec![0; 2048]));
    }

    #[test]
    fn complete_sectors_provide_any_part() {
        let raw = track(Stored::RAW, (10..13).flat_map(|lba| sector(lba, 7)).collect());
        assert_eq!(bytes(raw.sectors_as(Lba(11), Lba(13), Stored::COOKED)), [7; 4096]);
        let beside = bytes(raw.sectors_as(Lba(12), Lba(13), Stored::RAW.with(Subchannel::Interleaved)));
        assert!(beside == [sector(12, 7), vec![0; 96]].concat());
        assert_eq!((raw.is_blank(Lba(10), Lba(13)).unwrap(), raw.is_blank(Lba(0), Lba(10)).unwrap()), (false, true));
    }

    #[test]
    fn samples_change_their_byte_order() {
        let mut track = track(Stored::RAW, (0..3 * 2352).map(|at| at as u8).collect());
        track.mode = TrackMode::Audio;
        let wanted = Stored { big_endian: true, ..Stored::RAW };
        assert_eq!(bytes(track.sectors_as(Lba(10), Lba(13), wanted))[..4], [1, 0, 3, 2]);
    }
}
