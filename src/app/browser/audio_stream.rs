//! Plays samples while they are fetched, for audio that is not stored as a playable file. Such a file would otherwise
//! have to be assembled completely before its first second could be heard. Files that follow each other play without a
//! gap, since all pieces are handed over on one timeline.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::protocol::{Failure, FailureKind, RowNumber, SamplesInfo, ViewNumber, audio};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioBufferSourceNode, AudioContext, AudioContextOptions, Blob, GainNode};

use crate::browser::thrown;
use crate::client::{Link, Reply, Transfer};
use crate::words;

/// Seconds of audio per request.
const PIECE: f64 = 1.0;
/// Seconds of audio fetched in advance: as much as may be in memory.
const AHEAD: f64 = 4.0;
/// Seconds between the arrival of a piece and its playback, if nothing plays before it.
const LEAD: f64 = 0.05;

/// A file, and its samples.
pub(crate) type StreamedFile = (ViewNumber, RowNumber, SamplesInfo);

/// Plays files of samples as one recording. Cheap to clone.
#[derive(Clone)]
pub(crate) struct AudioStream(Rc<Stream>);

struct Stream {
    link: Link,
    files: Vec<StreamedFile>,
    rate: u32,
    channels: u16,
    /// Samples of all files.
    count: u64,
    on_failure: Box<dyn Fn(Failure)>,
    volume: Cell<f32>,
    /// Created at the first click on Play: browsers allow no audio before.
    output: RefCell<Option<Output>>,
    state: RefCell<State>,
}

struct Output {
    context: AudioContext,
    gain: GainNode,
}

#[derive(Default)]
struct State {
    is_playing: bool,
    /// Position in seconds while playback is paused.
    rest: f64,
    /// A position in the audio and the context time at which it plays, in seconds; `None` until the first piece arrives.
    origin: Option<(f64, f64)>,
    /// First sample not requested yet.
    next: u64,
    is_waiting: bool,
    /// Incremented by each pause or seek, so that pieces requested before it are ignored.
    epoch: u32,
    /// Pieces handed to the browser, with the context time at which each ends.
    nodes: Vec<(AudioBufferSourceNode, f64)>,
}

impl AudioStream {
    /// Makes a paused stream of the files, all of which have the first one's rate and number of channels; `on_failure`
    /// is called with the reason if playback stops by itself.
    pub(crate) fn new(link: Link, files: Vec<StreamedFile>, on_failure: impl Fn(Failure) + 'static) -> Self {
        let first = files.first().map(|(_, _, samples)| *samples);
        Self(Rc::new(Stream {
            link,
            rate: first.map_or(1, |samples| samples.rate.max(1)),
            channels: first.map_or(1, |samples| samples.channels.max(1)),
            count: files.iter().map(|(_, _, samples)| samples.count).fold(0, u64::saturating_add),
            files,
            on_failure: Box::new(on_failure),
            volume: Cell::new(1.0),
            output: RefCell::default(),
            state: RefCell::default(),
        }))
    }

    /// Continues playback, or starts from the beginning after the end.
    pub(crate) fn play(&self) {
        if self.is_playing() {
            return;
        }
        if let Err(error) = self.0.start_output() {
            return (self.0.on_failure)(no_output(&error));
        }
        let mut state = self.0.state.borrow_mut();
        if state.rest >= self.0.length() {
            state.rest = 0.0;
        }
        state.next = self.0.sample_at(state.rest);
        state.origin = None;
        state.is_playing = true;
        drop(state);
        self.fetch();
    }

    /// Pauses playback.
    pub(crate) fn pause(&self) {
        let position = self.position();
        let mut state = self.0.state.borrow_mut();
        state.rest = position;
        state.is_playing = false;
        state.is_waiting = false;
        state.epoch = state.epoch.wrapping_add(1);
        for (node, _) in state.nodes.drain(..) {
            // A node that has ended need not be stopped.
            #[allow(deprecated, reason = "the method's other form is of a parent class")]
            let _ = node.stop();
        }
    }

    /// Whether it is playing.
    pub(crate) fn is_playing(&self) -> bool {
        self.0.state.borrow().is_playing
    }

    /// Position in seconds.
    pub(crate) fn position(&self) -> f64 {
        let state = self.0.state.borrow();
        match state.origin.filter(|_| state.is_playing) {
            Some((from, at)) => (from + (self.0.now() - at).max(0.0)).min(self.0.length()),
            None => state.rest,
        }
    }

    /// Seeks to a position in seconds.
    pub(crate) fn seek(&self, seconds: f64) {
        let played = self.is_playing();
        self.pause();
        self.0.state.borrow_mut().rest = seconds.clamp(0.0, self.0.length());
        if played {
            self.play();
        }
    }

    /// Sets the volume, from 0 to 1.
    pub(crate) fn set_volume(&self, volume: f32) {
        self.0.volume.set(volume);
        if let Some(output) = &*self.0.output.borrow() {
            output.gain.gain().set_value(volume);
        }
    }

    /// Fetches more audio and detects the end; must be called several times a second.
    pub(crate) fn tick(&self) {
        if self.is_playing() && self.position() >= self.0.length() {
            return self.pause();
        }
        self.fetch();
    }

    /// Requests the next piece when it is due.
    fn fetch(&self) {
        let position = self.position();
        let rate = f64::from(self.0.rate);
        let mut state = self.0.state.borrow_mut();
        let is_due = state.next as f64 / rate - position < AHEAD;
        let Some(part) = self.0.part(state.next).filter(|_| state.is_playing && !state.is_waiting && is_due) else {
            return;
        };
        state.is_waiting = true;
        let epoch = state.epoch;
        drop(state);
        let stream = self.clone();
        self.0.link.ask_with(&part, Transfer::Nothing, move |reply| match reply {
            Ok(Reply { blob: Some(blob), .. }) => spawn_local(async move { stream.receive(epoch, &blob).await }),
            Ok(_) => {}
            Err(failure) => stream.fail(epoch, failure),
        });
    }

    async fn receive(&self, epoch: u32, blob: &Blob) {
        let bytes = JsFuture::from(blob.array_buffer()).await.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
        if self.0.state.borrow().epoch != epoch {
            return;
        }
        match bytes.and_then(|bytes| self.0.hand_over(&bytes)) {
            Ok(()) => self.fetch(),
            Err(error) => self.fail(epoch, no_output(&error)),
        }
    }

    fn fail(&self, epoch: u32, failure: Failure) {
        if self.0.state.borrow().epoch == epoch {
            self.pause();
            (self.0.on_failure)(failure);
        }
    }
}

impl Stream {
    fn start_output(&self) -> Result<(), JsValue> {
        if self.output.borrow().is_none() {
            let options = AudioContextOptions::new();
            // At the sample rate of the audio, pieces join seamlessly.
            options.set_sample_rate(self.rate as f32);
            let context = AudioContext::new_with_context_options(&options)?;
            let gain = context.create_gain()?;
            gain.gain().set_value(self.volume.get());
            gain.connect_with_audio_node(&context.destination())?;
            self.output.replace(Some(Output { context, gain }));
        }
        if let Some(output) = &*self.output.borrow() {
            // The context resumes by itself once it is allowed to.
            drop(output.context.resume()?);
        }
        Ok(())
    }

    /// Hands a piece to the browser, to be played right after the one before.
    fn hand_over(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let output = self.output.borrow();
        let Some(Output { context, gain }) = &*output else { return Ok(()) };
        let channels = usize::from(self.channels);
        let frames = bytes.as_chunks::<2>().0.len().checked_div(channels).unwrap_or(0);
        let mut state = self.state.borrow_mut();
        state.is_waiting = false;
        if frames == 0 {
            // The file is shorter than its header states.
            state.next = self.file_at(state.next).map_or(self.count, |(_, _, end)| end);
            return Ok(());
        }
        let rate = f64::from(self.rate);
        let count = u32::try_from(frames).unwrap_or(u32::MAX);
        let buffer = context.create_buffer(u32::from(self.channels), count, self.rate as f32)?;
        for channel in 0..channels {
            let samples = bytes.as_chunks().0.iter().skip(channel).step_by(channels).take(frames);
            let samples: Vec<f32> = samples.map(|pair| f32::from(i16::from_le_bytes(*pair)) / 32_768.0).collect();
            buffer.copy_to_channel(&samples, i32::try_from(channel).unwrap_or(0))?;
        }
        let from = state.next as f64 / rate;
        let now = context.current_time();
        let in_time = state.origin.map(|(start, at)| at + from - start).filter(|due| *due >= now);
        let due = in_time.unwrap_or(now + LEAD);
        if in_time.is_none() {
            // The first piece, or a late one: all later ones are delayed by the same time.
            state.origin = Some((from, due));
        }
        let node = context.create_buffer_source()?;
        node.set_buffer(Some(&buffer));
        node.connect_with_audio_node(gain)?;
        node.start_with_when(due)?;
        state.nodes.retain(|(_, end)| *end > now);
        state.nodes.push((node, due + frames as f64 / rate));
        state.next = state.next.saturating_add(frames as u64);
        Ok(())
    }

    /// The file of a sample, and the range of samples that it holds; `None` at the end.
    fn file_at(&self, sample: u64) -> Option<(&StreamedFile, u64, u64)> {
        let mut start = 0_u64;
        self.files.iter().find_map(|file| {
            let (first, end) = (start, start.saturating_add(file.2.count));
            start = end;
            (first..end).contains(&sample).then_some((file, first, end))
        })
    }

    /// Makes the request for the piece that begins at a sample, within its file; `None` at the end.
    fn part(&self, sample: u64) -> Option<audio::Part> {
        let ((view, row, samples), first, end) = self.file_at(sample)?;
        let frame = u64::from(self.channels).saturating_mul(2);
        let count = self.sample_at(PIECE).min(end.saturating_sub(sample));
        let offset = samples.start.saturating_add(sample.saturating_sub(first).saturating_mul(frame));
        let count = u32::try_from(count.saturating_mul(frame)).unwrap_or(u32::MAX);
        Some(audio::Part { view: *view, row: *row, offset, count })
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds are never negative")]
    fn sample_at(&self, seconds: f64) -> u64 {
        (seconds * f64::from(self.rate)) as u64
    }

    fn length(&self) -> f64 {
        self.count as f64 / f64::from(self.rate)
    }

    fn now(&self) -> f64 {
        self.output.borrow().as_ref().map_or(0.0, |output| output.context.current_time())
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(output) = self.output.take() {
            // A closed context need not be closed.
            drop(output.context.close());
        }
    }
}

fn no_output(error: &JsValue) -> Failure {
    let failure = Failure::new(
        FailureKind::Unsupported,
        "PAGE-NO-AUDIO",
        words::failures::audio(),
        words::failures::audio_meaning(),
        words::failures::audio_advice(),
    );
    Failure { detail: thrown::message(error), ..failure }
}
