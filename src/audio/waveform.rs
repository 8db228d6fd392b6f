//! Waveforms: how loud audio is from beginning to end, estimated from a few samples.

use std::num::NonZeroU64;

use super::Pcm;
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::Recipe;

/// Most bytes read for each column: four sectors, a twentieth of a second. A song of five minutes has columns of half a
/// second.
const LOOK: u64 = 4 * 2352;

/// Lowest and highest sample of a column, over all channels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Peak {
    /// Lowest sample.
    pub low: i16,
    /// Highest sample.
    pub high: i16,
}

/// A job that divides audio into parts of equal length and returns a [`Peak`] for each. Reads at most
/// [`Waveform::most_read`] bytes, however long the audio is.
#[derive(Debug)]
pub struct Waveform {
    pcm: Pcm,
    columns: NonZeroU64,
    peaks: Vec<Peak>,
}

impl Waveform {
    /// Begins a waveform with this many columns, or fewer if there are fewer samples.
    #[must_use]
    pub fn new(pcm: Pcm, columns: u32) -> Self {
        let frames = pcm.samples.len() / pcm.frame();
        let columns = NonZeroU64::new(u64::from(columns).min(frames)).unwrap_or(NonZeroU64::MIN);
        Self { pcm, columns, peaks: Vec::new() }
    }

    /// Most bytes read for this many columns.
    #[must_use]
    pub fn most_read(columns: u32) -> u64 {
        u64::from(columns).saturating_mul(LOOK)
    }

    /// The middle of a column, at most [`LOOK`] bytes of it, in complete frames.
    fn look(&self, column: u64) -> std::ops::Range<u64> {
        let frame = self.pcm.frame();
        let frames = self.pcm.samples.len() / frame;
        let place = |column: u64| frames.saturating_mul(column) / self.columns;
        let (start, end) = (place(column), place(column.saturating_add(1)));
        let most = (LOOK / frame).min(end.saturating_sub(start));
        let first = start.saturating_add(end.saturating_sub(start).saturating_sub(most) / 2);
        first.saturating_mul(frame.get())..first.saturating_add(most).saturating_mul(frame.get())
    }

    fn peak(&self, column: u64) -> Result<Peak> {
        let bytes = Recipe::of(&self.pcm.samples, self.look(column)).sample()?;
        let samples = || bytes.as_chunks().0.iter().map(|pair| i16::from_le_bytes(*pair));
        Ok(Peak { low: samples().min().unwrap_or(0), high: samples().max().unwrap_or(0) })
    }
}

impl Job for Waveform {
    type Output = Vec<Peak>;

    /// `budget` is in bytes.
    fn step(&mut self, budget: u64) -> Result<Step<Vec<Peak>>> {
        let mut left = budget;
        while (self.peaks.len() as u64) < self.columns.get() {
            let peak = self.peak(self.peaks.len() as u64)?;
            self.peaks.push(peak);
            left = left.saturating_sub(LOOK);
            if left == 0 {
                break;
            }
        }
        if self.peaks.len() as u64 == self.columns.get() {
            return Ok(Step::Done(std::mem::take(&mut self.peaks)));
        }
        Ok(Step::More(Progress { done: self.peaks.len() as u64, total: self.columns.get() }))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;
    use std::rc::Rc;

    use super::*;
    use crate::audio::wave_header;
    use crate::disc::{Lba, Stored, Subchannel, Track, TrackMode};
    use crate::source::{Files, ReadAt, Source};

    fn pcm(samples: &[i16]) -> Pcm {
        let mut bytes = wave_header(samples.len() as u64 * 2).to_vec();
        bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        Pcm::of_wave(&Source::from_bytes(bytes)).unwrap()
    }

    fn peaks(samples: &[i16], columns: u32) -> Vec<(i16, i16)> {
        let peaks = Waveform::new(pcm(samples), columns).run().unwrap();
        peaks.into_iter().map(|peak| (peak.low, peak.high)).collect()
    }

    // Half a second of silence, then a sine of 441 Hz: 100 frames per period, so that its crests fall on samples.
    #[test]
    fn silence_is_flat_and_a_sine_reaches_its_crests() {
        let sine = |at: u32| (f64::from(at) * std::f64::consts::TAU / 100.0).sin() * 16_384.0;
        let right = (0..22_050).map(|at| sine(at).round() as i16).flat_map(|sample| [0, sample]);
        let samples: Vec<i16> = std::iter::repeat_n(0, 44_100).chain(right).collect();
        assert_eq!(peaks(&samples, 4), [(0, 0), (0, 0), (-16_384, 16_384), (-16_384, 16_384)]);
    }

    #[test]
    fn short_audio_has_a_column_for_each_frame() {
        assert_eq!(peaks(&[1, 2, -3, 4, i16::MIN, i16::MAX], 480), [(1, 2), (-3, 4), (i16::MIN, i16::MAX)]);
        assert_eq!(peaks(&[], 480), [(0, 0)]);
    }

    /// A file of that many bytes that counts the bytes read.
    struct Counted(u64, Rc<Cell<u64>>);

    impl ReadAt for Counted {
        fn len(&self) -> u64 {
            self.0
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
            let left = usize::try_from(self.0.saturating_sub(offset)).unwrap_or(usize::MAX).min(buf.len());
            buf[..left].fill(1);
            self.1.set(self.1.get() + left as u64);
            Ok(left)
        }
    }

    #[test]
    fn little_is_read_of_hours_of_audio() {
        let read = Rc::new(Cell::new(0));
        let cache = Files::one("sound", Source::new(Counted(700 << 20, read.clone()))).first().unwrap().content.clone();
        let samples = cache.slice(2352..cache.len());
        let pcm = Pcm { samples, start: 44, rate: 44_100, channels: 2 };
        let peaks = Waveform::new(pcm, 480).run().unwrap();
        assert_eq!((peaks.len(), peaks[479]), (480, Peak { low: 257, high: 257 }));
        assert_eq!(read.get(), Waveform::most_read(480));
        assert_eq!(read.get(), 480 * 9408);
    }

    #[test]
    fn swapped_or_picked_samples_cost_no_more() {
        let track = |stored: Stored| {
            let read = Rc::new(Cell::new(0));
            let cache =
                Files::one("sound", Source::new(Counted(300 << 20, read.clone()))).first().unwrap().content.clone();
            let track = Track::new(1, TrackMode::Audio, Lba(0), 100_000, stored, cache);
            let samples = track.samples(Lba(0), Lba(100_000)).into_source();
            Waveform::new(Pcm { samples, start: 44, rate: 44_100, channels: 2 }, 100).run().unwrap();
            read.get()
        };
        let beside = Stored::RAW.with(Subchannel::Interleaved);
        // One more pair for each column, since an odd byte could have been requested.
        assert_eq!(track(Stored { big_endian: true, ..Stored::RAW }), 100 * (9408 + 2));
        assert_eq!(track(beside), 100 * 9408);
        assert_eq!(track(Stored { big_endian: true, ..beside }), 100 * (9408 + 2));
    }
}
