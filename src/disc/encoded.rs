//! Complete sectors, generated from sectors stored only in part.

use std::io;
use std::num::NonZeroU64;

use super::{Lba, Stored, TrackMode};
use crate::sector::encode::{DATA_SUBHEADER, Subheader, finish};
use crate::sector::form::Form;
use crate::sector::header::set_header;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{Blocks, Decoder, Source, copy_prefix};

/// The subheader of a plain data sector in Form 2.
const FORM_2_SUBHEADER: Subheader = [0, 0, 0x20, 0];

/// Offsets of the first and second copy of the subheader.
const SUBHEADERS: [usize; 2] = [16, 20];

/// Complete sectors of 2352 bytes, one after the other. Sync pattern, header, subheader, EDC and ECC are generated
/// unless they are stored.
pub struct Encoded {
    stored: Source,
    shape: Stored,
    mode: TrackMode,
    first: Lba,
}

impl Encoded {
    /// Completes the sectors in `stored`, which have the layout `shape`. They belong to a track with this mode, and the
    /// first one is at `first`.
    #[must_use]
    pub fn source(stored: Source, shape: Stored, mode: TrackMode, first: Lba) -> Source {
        let from = stored.clone();
        Blocks::source(Self { stored, shape, mode, first }, &from)
    }

    /// Completes the sector at `lba` from its stored bytes in the layout `shape`.
    pub fn make(shape: Stored, mode: TrackMode, lba: Lba, stored: &[u8], sector: &mut RawSector) {
        let len = usize::try_from(shape.len).unwrap_or(RAW_SIZE);
        let stored = stored.get(..len).unwrap_or(stored);
        if shape.has_edc_ecc() {
            put(sector, RAW_SIZE.saturating_sub(len), stored);
            if !shape.is_whole() {
                set_header(sector, lba.0, 2);
            }
            return;
        }
        sector.fill(0);
        let form = form(shape, mode);
        let mode = match form {
            Form::Mode0 => 0,
            Form::Mode1 => 1,
            _ => 2,
        };
        set_header(sector, lba.0, mode);
        let subheader = if form == Form::Mode2Form2 { FORM_2_SUBHEADER } else { DATA_SUBHEADER };
        for place in SUBHEADERS.into_iter().filter(|_| mode == 2) {
            put(sector, place, &subheader);
        }
        put(sector, form.user_data().0, stored);
        // Sectors of 2328 bytes store the EDC after the 2324 bytes of user data.
        if len <= form.user_data().1 {
            finish(sector, form);
        }
    }

    fn encode(&self, number: u64, stored: &[u8], sector: &mut RawSector) {
        let lba = Lba(self.first.0.saturating_add_unsigned(u32::try_from(number).unwrap_or(u32::MAX)));
        Self::make(self.shape, self.mode, lba, stored, sector);
    }
}

const fn form(shape: Stored, mode: TrackMode) -> Form {
    match mode {
        TrackMode::Mode0 => Form::Mode0,
        TrackMode::Mode1 => Form::Mode1,
        _ if shape.len == 2048 => Form::Mode2Form1,
        _ => Form::Mode2Form2,
    }
}

impl Decoder for Encoded {
    fn content_len(&self) -> u64 {
        (self.stored.len() / self.shape.step()).saturating_mul(RAW_SIZE as u64)
    }

    fn block_len(&self) -> NonZeroU64 {
        Stored::RAW.step()
    }

    /// Half a megabyte, as much as a processor's cache holds.
    fn at_once(&self) -> u64 {
        256
    }

    fn decode(&self, first: u64, out: &mut [u8]) -> io::Result<usize> {
        let stride = self.shape.size_with_all();
        let (sectors, _) = out.as_chunks_mut::<RAW_SIZE>();
        let at = first.saturating_mul(self.shape.step().get());
        let stored = self.stored.read_up_to(at, sectors.len().saturating_mul(stride))?;
        let mut done = 0_usize;
        for ((number, bytes), sector) in (first..).zip(stored.chunks_exact(stride)).zip(sectors) {
            self.encode(number, bytes, sector);
            done = done.saturating_add(RAW_SIZE);
        }
        Ok(done)
    }
}

fn put(sector: &mut RawSector, at: usize, bytes: &[u8]) {
    copy_prefix(bytes, sector.get_mut(at..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::{mode_1, mode_2_form_1, mode_2_form_2};

    fn data(lba: i32, len: usize) -> Vec<u8> {
        (0..len).map(|at| (at * 31 + lba as usize) as u8).collect()
    }

    fn address(lba: i32) -> Msf {
        Msf::of_lba(lba).unwrap()
    }

    fn encoded(shape: Stored, mode: TrackMode, stored: Vec<u8>) -> Source {
        Encoded::source(Source::from_bytes(stored), shape, mode, Lba(100))
    }

    #[test]
    fn a_sector_stripped_and_regenerated_is_the_same() {
        type Make = fn(i32) -> RawSector;
        let cases: [(Stored, TrackMode, Make); 5] = [
            (Stored::COOKED, TrackMode::Mode1, |lba| mode_1(address(lba), &data(lba, 2048))),
            (Stored::plain(24, 2048), TrackMode::Mode2Form1, |lba| {
                mode_2_form_1(address(lba), DATA_SUBHEADER, &data(lba, 2048))
            }),
            (Stored::plain(24, 2324), TrackMode::Mode2Form2, |lba| {
                mode_2_form_2(address(lba), FORM_2_SUBHEADER, &data(lba, 2324))
            }),
            (Stored::plain(24, 2328), TrackMode::Mode2Form2, |lba| {
                mode_2_form_2(address(lba), FORM_2_SUBHEADER, &data(lba, 2324))
            }),
            (Stored::MODE_2, TrackMode::Mode2, |lba| mode_2_form_2(address(lba), [1, 2, 0x64, 3], &data(lba, 2324))),
        ];
        for (shape, mode, make) in cases {
            let sectors: Vec<RawSector> = (100..110).map(make).collect();
            let (first, len) = (shape.first_byte as usize, shape.len as usize);
            let stored = sectors.iter().flat_map(|sector| sector[first..first + len].to_vec()).collect();
            let found = encoded(shape, mode, stored).read_up_to(0, 1 << 20).unwrap();
            assert!(found == sectors.concat(), "{shape:?}");
        }
    }

    #[test]
    fn any_range_reads_the_same() {
        let source = encoded(Stored::COOKED, TrackMode::Mode1, data(0, 5 * 2048));
        let whole = source.read_up_to(0, 1 << 20).unwrap();
        assert_eq!(whole.len(), 5 * RAW_SIZE);
        for start in (0..whole.len()).step_by(611) {
            for len in [1, 16, 2351, 2352, 5000] {
                let expected = &whole[start..(start + len).min(whole.len())];
                assert!(source.read_up_to(start as u64, len).unwrap() == expected, "{start} {len}");
            }
        }
    }

    #[test]
    fn subchannels_after_sectors_are_left_out() {
        let shape = Stored::COOKED.with(crate::disc::Subchannel::Interleaved);
        let stored = (100..103).flat_map(|lba| [data(lba, 2048), vec![0xAA; 96]].concat()).collect();
        let expected: Vec<u8> = (100..103).flat_map(|lba| mode_1(address(lba), &data(lba, 2048))).collect();
        assert!(encoded(shape, TrackMode::Mode1, stored).read_up_to(0, 1 << 20).unwrap() == expected);
    }
}
