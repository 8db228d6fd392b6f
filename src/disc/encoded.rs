//! Sectors of which only a part is stored, as whole ones: what is missing is made.

use std::io;

use super::{Lba, Stored, TrackMode, set_header};
use crate::sector::encode::{DATA_SUBHEADER, Subheader, finish};
use crate::sector::form::Form;
use crate::sector::{RAW_SIZE, RawSector};
use crate::source::{ReadAt, Source, copy_prefix};

/// The subheader of a plain data sector in Form 2.
const FORM_2_SUBHEADER: Subheader = [0, 0, 0x20, 0];

/// Sectors read at once while encoding: half a megabyte, as much as a cache of the processor holds.
const AT_ONCE: u64 = 256;

/// Where the subheader's first and second copy are.
const SUBHEADERS: [usize; 2] = [16, 20];

/// Whole sectors of 2352 bytes, one after the other, made of what is stored of them: sync pattern, header, subheader,
/// EDC and ECC, as far as they are not stored.
pub struct Encoded {
    stored: Source,
    shape: Stored,
    mode: TrackMode,
    first: Lba,
}

impl Encoded {
    /// The sectors that `stored` holds in `shape`, of a track of such a mode, the first of them at `first`.
    #[must_use]
    pub const fn new(stored: Source, shape: Stored, mode: TrackMode, first: Lba) -> Self {
        Self { stored, shape, mode, first }
    }

    /// Makes one sector at `lba` of the bytes that are stored of it in `shape`.
    pub fn make(shape: Stored, mode: TrackMode, lba: Lba, stored: &[u8], sector: &mut RawSector) {
        let len = usize::try_from(shape.len).unwrap_or(RAW_SIZE);
        let stored = stored.get(..len).unwrap_or(stored);
        if shape.has_codes() {
            put(sector, RAW_SIZE.saturating_sub(len), stored);
            if !shape.is_whole() {
                set_header(sector, lba, 2);
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
        set_header(sector, lba, mode);
        let subheader = if form == Form::Mode2Form2 { FORM_2_SUBHEADER } else { DATA_SUBHEADER };
        for place in SUBHEADERS.into_iter().filter(|_| mode == 2) {
            put(sector, place, &subheader);
        }
        put(sector, form.user_data().0, stored);
        // With 2328 bytes the EDC behind the 2324 of user data is stored.
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

impl ReadAt for Encoded {
    fn len(&self) -> u64 {
        (self.stored.len() / self.shape.step()).saturating_mul(RAW_SIZE as u64)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let raw = Stored::RAW.step();
        let stride = usize::try_from(self.shape.stride).unwrap_or(usize::MAX).max(1);
        let mut stored = Vec::new();
        let mut done = 0_usize;
        while done < buf.len() && offset.saturating_add(done as u64) < ReadAt::len(self) {
            let at = offset.saturating_add(done as u64);
            let (number, skip) = (at / raw, usize::try_from(at % raw).unwrap_or(0));
            let wanted = skip.saturating_add(buf.len().saturating_sub(done)) as u64;
            let count = wanted.div_ceil(raw.get()).min(AT_ONCE);
            let len = usize::try_from(count.saturating_mul(self.shape.step().get())).unwrap_or(usize::MAX);
            stored.resize(len, 0);
            let got = self.stored.read_at(number.saturating_mul(self.shape.step().get()), &mut stored)?;
            let whole = stored.get(..got).unwrap_or_default().chunks_exact(stride);
            if whole.len() == 0 {
                break;
            }
            let mut skip = skip;
            for (number, bytes) in (number..).zip(whole) {
                let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) else { break };
                let place = if skip == 0 { rest.first_chunk_mut::<RAW_SIZE>() } else { None };
                done = done.saturating_add(if let Some(place) = place {
                    self.encode(number, bytes, place);
                    RAW_SIZE
                } else {
                    let mut sector = [0; RAW_SIZE];
                    self.encode(number, bytes, &mut sector);
                    copy_prefix(sector.get(skip..).unwrap_or_default(), rest)
                });
                skip = 0;
            }
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
        Source::new(Encoded::new(Source::from_bytes(stored), shape, mode, Lba(100)))
    }

    #[test]
    fn a_sector_stripped_and_made_again_is_the_same() {
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
    fn any_part_reads_as_in_the_whole() {
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
    fn subchannels_beside_the_sectors_are_left_out() {
        let shape = Stored::COOKED.with(crate::disc::Subchannel::Interleaved);
        let stored = (100..103).flat_map(|lba| [data(lba, 2048), vec![0xAA; 96]].concat()).collect();
        let expected: Vec<u8> = (100..103).flat_map(|lba| mode_1(address(lba), &data(lba, 2048))).collect();
        assert!(encoded(shape, TrackMode::Mode1, stored).read_up_to(0, 1 << 20).unwrap() == expected);
    }
}
