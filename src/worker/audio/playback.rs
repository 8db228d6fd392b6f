//! Data for playing audio and drawing its waveform.

use std::rc::Rc;

use discern::audio::{Pcm, Peak, Waveform};
use discern::bytes::media;
use discern::error::{Error, Result};
use discern::fs::{FileSystem, Song};
use discern::job::{Job as _, Step};
use discern::protocol::audio::{self as ask, Part};
use discern::protocol::{
    AlbumInfo, AudioInfo, BlobInfo, Failure, MarkInfo, PreviewKind, RowNumber, SamplesInfo, SongInfo,
};
use discern::source::Source;
use discern::tree::{NodeId, RowId};
use js_sys::{Array, Uint8Array};
use web_sys::Blob;

use crate::browser::clock::{self, Deadline};
use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Maximum number of parts of a waveform: more than a pane has pixels.
const COLUMNS: u32 = 2000;

/// Bytes read between checks of the clock.
const STRIDE: u64 = 64 << 10;

/// Maximum number of bytes sent at once for playback: some seconds.
const PART: u32 = 4 << 20;

/// How a file with this beginning can be played; `None` if it cannot.
pub fn kind(start: &[u8], body: &Source, file_system: &dyn FileSystem, node: NodeId) -> Option<PreviewKind> {
    let media_type = media::played_type(start)?;
    if media_type.starts_with("video/") {
        return Some(PreviewKind::Film(media_type.into()));
    }
    let pcm = Pcm::of_wave(body);
    let marks = pcm.as_ref().map_or_else(Vec::new, |pcm| {
        let marks = file_system.marks(node).unwrap_or_default();
        marks.into_iter().map(|mark| MarkInfo { at: seconds(pcm, mark.at), name: mark.name }).collect()
    });
    let samples = pcm.as_ref().map(samples);
    Some(PreviewKind::Audio(AudioInfo { media_type: media_type.into(), samples, marks }))
}

fn samples(pcm: &Pcm) -> SamplesInfo {
    SamplesInfo { start: pcm.start, count: pcm.samples.len() / pcm.frame(), rate: pcm.rate, channels: pcm.channels }
}

/// Time at an offset of the file.
fn seconds(pcm: &Pcm, at: u64) -> f64 {
    let frames = at.saturating_sub(pcm.start) / pcm.frame();
    frames as f64 / f64::from(pcm.rate.max(1))
}

impl Session {
    /// Lists the audio tracks of a view.
    ///
    /// # Errors
    /// If there is no such view, or a track cannot be read.
    pub fn album(&mut self, ask: ask::Album) -> Result<AlbumInfo> {
        let (tab, _) = self.tab(ask.view)?;
        let view = &tab.view;
        let texts = |song: Song| (song.number, song.title.unwrap_or_default(), song.performer.unwrap_or_default());
        let of = |row: RowId| {
            let node = view.index.row(row).map(|row| row.node)?;
            view.file_system().song(node).map(texts)
        };
        let mut songs: Vec<SongInfo> = Vec::new();
        for row in view.index.children(RowId::ROOT).map(RowId) {
            let Some((number, title, performer)) = of(row) else { continue };
            let pcm = Pcm::of_wave(&view.body(row)?.into_source());
            songs.extend(pcm.map(|pcm| SongInfo {
                row: RowNumber(row.0),
                number,
                title,
                performer,
                samples: samples(&pcm),
            }));
        }
        let (_, title, performer) = of(RowId::ROOT).unwrap_or_default();
        Ok(AlbumInfo { title, performer, songs })
    }

    /// Returns some bytes of a file as a blob.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn part(&mut self, ask: Part) -> Result<(BlobInfo, Option<Blob>)> {
        let body = self.body(ask.view, ask.row)?;
        let bytes = body.read_up_to(ask.offset, usize::try_from(ask.count.min(PART)).unwrap_or(0))?;
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes.as_slice())));
        let blob = blob.map_err(|error| crate::browser::thrown::browser_error(&error))?;
        let size = bytes.len() as u64;
        Ok((BlobInfo { name: String::new(), size, read: size }, Some(blob)))
    }
}

/// Computes the waveform of a file.
pub async fn waveform(session: Shared, job: Rc<Job>, ask: ask::Waveform) -> Result<Vec<(i8, i8)>, Failure> {
    let pcm = {
        let mut session = session.borrow_mut();
        let body = session.body(ask.view, ask.row).map_err(|error| failures::from_error(&error))?;
        let silent = || failures::from_error(&Error::NotFound("samples that can be drawn".into()));
        Pcm::of_wave(&body).ok_or_else(silent)?
    };
    let mut waveform = Waveform::new(pcm, ask.columns.min(COLUMNS));
    let mut deadline = Deadline::after(clock::SLICE);
    loop {
        match waveform.step(STRIDE).map_err(|error| failures::from_error(&error))? {
            Step::More(_) => {}
            Step::Done(peaks) => return Ok(peaks.iter().map(eighths).collect()),
        }
        if deadline.is_over() {
            clock::turn().await;
            job.check()?;
            deadline = Deadline::after(clock::SLICE);
        }
    }
}

/// The upper eight bits of each sample.
fn eighths(peak: &Peak) -> (i8, i8) {
    let upper = |sample: i16| i8::try_from(sample >> 8).unwrap_or(0);
    (upper(peak.low), upper(peak.high))
}
