//! The audio player.

use std::sync::Arc;
use std::time::Duration;

use discern::protocol::{AlbumInfo, Failure, RowNumber, SamplesInfo, ViewNumber, audio, browse};
use leptos::prelude::*;
use web_sys::HtmlMediaElement;

use crate::browser::audio::Audio;
use crate::browser::audio_stream::AudioStream;
use crate::client::Link;
use crate::state::State;

/// Number of parts of the waveform.
const COLUMNS: u32 = 480;
/// Time between updates of the position during playback.
const TICK: Duration = Duration::from_millis(200);

/// Lowest and highest sample of each part of the audio, in 1/128 of full scale.
pub(crate) type Peaks = Arc<Vec<(i8, i8)>>;

/// An album that plays.
#[derive(Debug, Clone)]
struct Playing {
    view: ViewNumber,
    album: Arc<AlbumInfo>,
    /// Number of the song, from 0.
    song: usize,
}

impl Playing {
    /// Seconds before a song.
    fn start(&self, song: usize) -> f64 {
        self.album.songs.iter().take(song).map(|song| seconds(song.samples)).sum()
    }

    /// The song at a position in seconds; the last one at the end.
    fn song_at(&self, position: f64) -> usize {
        // Sums of fractions may fall short of a beginning by less than a sample.
        let begins = |song: &usize| self.start(*song) <= position + 0.000_01;
        (0..self.album.songs.len()).take_while(begins).last().unwrap_or(0)
    }
}

/// Duration of samples in seconds.
fn seconds(samples: SamplesInfo) -> f64 {
    samples.count as f64 / f64::from(samples.rate.max(1))
}

/// The player: one audio file at a time, or an album, while it is shown.
#[derive(Clone, Copy)]
pub(crate) struct Player {
    link: Link,
    audio: StoredValue<Option<Audio>, LocalStorage>,
    is_playing: State<bool>,
    position: State<f64>,
    length: State<f64>,
    volume: State<f32>,
    peaks: State<Option<Peaks>>,
    album: State<Option<(ViewNumber, Arc<AlbumInfo>)>>,
    playing: State<Option<Playing>>,
    /// Id of the job that computes the waveform.
    looking: StoredValue<u64>,
    ticking: StoredValue<Option<IntervalHandle>>,
}

impl Player {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            audio: StoredValue::new_local(None),
            is_playing: State::new(false),
            position: State::new(0.0),
            length: State::new(0.0),
            volume: State::new(1.0),
            peaks: State::new(None),
            album: State::new(None),
            playing: State::new(None),
            looking: StoredValue::new(0),
            ticking: StoredValue::new(None),
        }
    }

    /// Whether it is playing.
    pub(crate) fn is_playing(self) -> bool {
        self.is_playing.get()
    }

    /// Position in seconds.
    pub(crate) fn position(self) -> f64 {
        self.position.get()
    }

    /// Duration in seconds; 0 while unknown.
    pub(crate) fn length(self) -> f64 {
        self.length.get()
    }

    /// Volume, from 0 to 1.
    pub(crate) fn volume(self) -> f32 {
        self.volume.get()
    }

    /// The waveform, once computed.
    pub(crate) fn peaks(self) -> Option<Peaks> {
        self.peaks.get()
    }

    /// Sets the audio to play; [`Player::play_by`] sets how to play it.
    pub(crate) fn load(self, file: (ViewNumber, RowNumber), samples: Option<SamplesInfo>) {
        self.stop();
        self.position.set(0.0);
        self.peaks.set(None);
        self.length.set(samples.map_or(0.0, seconds));
        if samples.is_some() {
            self.look(file);
        }
    }

    /// Plays through an audio element of the page.
    pub(crate) fn play_by(self, element: HtmlMediaElement) {
        self.set_audio(Audio::Element(element));
    }

    /// Plays by fetching samples; `on_failure` is called with the reason if playback stops by itself.
    pub(crate) fn stream(
        self,
        file: (ViewNumber, RowNumber),
        samples: SamplesInfo,
        on_failure: impl Fn(Failure) + 'static,
    ) {
        let (view, row) = file;
        self.set_audio(Audio::Stream(AudioStream::new(self.link, vec![(view, row, samples)], on_failure)));
    }

    /// The album of a view; `None` until it has arrived.
    pub(crate) fn album(self, view: ViewNumber) -> Option<Arc<AlbumInfo>> {
        self.album.with(|album| album.as_ref().filter(|(of, _)| *of == view).map(|(_, album)| Arc::clone(album)))
    }

    /// Requests the album of a view; `on_failure` is called with the reason if there is none.
    pub(crate) fn look_at_album(self, view: ViewNumber, on_failure: impl FnOnce(Failure) + 'static) {
        self.link.ask(&audio::Album { view }, move |reply| match reply {
            Ok(album) => self.album.set(Some((view, Arc::new(album)))),
            Err(failure) => on_failure(failure),
        });
    }

    /// Forgets the former image.
    pub(super) fn clear(self) {
        self.stop();
        self.album.set(None);
    }

    /// Plays an album from a song on, or pauses that song; each song follows the one before without a gap.
    pub(crate) fn play_song(
        self,
        view: ViewNumber,
        album: &Arc<AlbumInfo>,
        song: usize,
        on_failure: impl Fn(Failure) + 'static,
    ) {
        match self.playing.get_untracked().filter(|playing| playing.view == view) {
            Some(playing) if playing.song == song => return self.toggle(),
            Some(_) => {}
            None => {
                self.stop();
                let files = album.songs.iter().map(|song| (view, song.row, song.samples)).collect();
                self.set_audio(Audio::Stream(AudioStream::new(self.link, files, on_failure)));
            }
        }
        let playing = Playing { view, album: Arc::clone(album), song };
        let start = playing.start(song);
        self.begin_song(playing);
        self.with(|audio| {
            audio.seek(start);
            audio.play();
        });
        self.refresh();
    }

    /// Number of the album's song that plays or is paused, from 0.
    pub(crate) fn song(self) -> Option<usize> {
        self.playing.with(|playing| playing.as_ref().map(|playing| playing.song))
    }

    /// Shows another song of the album: its length and its waveform.
    fn begin_song(self, playing: Playing) {
        if let Some(song) = playing.album.songs.get(playing.song) {
            self.cancel_looking();
            self.peaks.set(None);
            self.position.set(0.0);
            self.length.set(seconds(song.samples));
            self.look((playing.view, song.row));
        }
        self.playing.set(Some(playing));
    }

    /// Unloads the audio.
    pub(crate) fn stop(self) {
        if let Some(audio) = self.audio.try_update_value(Option::take).flatten() {
            audio.pause();
        }
        self.is_playing.set(false);
        self.playing.set(None);
        self.stop_ticking();
        self.cancel_looking();
    }

    fn cancel_looking(self) {
        let looking = self.looking.get_value();
        if looking > 0 {
            self.looking.set_value(0);
            self.link.tell(&browse::Cancel { job: looking });
        }
    }

    /// Plays, or pauses.
    pub(crate) fn toggle(self) {
        self.with(|audio| if audio.is_playing() { audio.pause() } else { audio.play() });
        self.refresh();
    }

    /// Seeks to a position in seconds.
    pub(crate) fn seek(self, seconds: f64) {
        let start = self.playing.with_untracked(|playing| playing.as_ref().map(|of| of.start(of.song)));
        // The end of a song is the beginning of the next one.
        let last = start.map_or(f64::INFINITY, |_| self.length.get_untracked() - 0.001);
        let start = start.unwrap_or(0.0);
        self.with(|audio| audio.seek(start + seconds.min(last)));
        self.position.set(seconds);
    }

    /// Sets the volume, from 0 to 1.
    pub(crate) fn set_volume(self, volume: f32) {
        self.volume.set(volume);
        self.with(|audio| audio.set_volume(volume));
    }

    /// Records the duration once the browser knows it.
    pub(crate) fn set_length(self, seconds: f64) {
        // The browser reports no finite duration for a stream.
        if seconds.is_finite() && self.length.get_untracked() == 0.0 {
            self.length.set(seconds);
        }
    }

    /// Updates the state when playback begins, continues or stops.
    pub(crate) fn refresh(self) {
        let Some((is_playing, position)) = self.with(|audio| (audio.is_playing(), audio.position())) else { return };
        let position = self.position_in_song(position);
        if self.is_playing.get_untracked() != is_playing {
            self.is_playing.set(is_playing);
        }
        if self.position.get_untracked().to_bits() != position.to_bits() {
            self.position.set(position);
        }
        match (is_playing, self.ticking.get_value()) {
            (true, None) => self.ticking.set_value(set_interval_with_handle(move || self.tick(), TICK).ok()),
            (false, Some(_)) => self.stop_ticking(),
            _ => {}
        }
    }

    /// The position within the song of the album that plays; shows the next song once it begins.
    fn position_in_song(self, position: f64) -> f64 {
        let Some(playing) = self.playing.get_untracked() else { return position };
        let song = playing.song_at(position);
        let start = playing.start(song);
        if song != playing.song {
            self.begin_song(Playing { song, ..playing });
        }
        (position - start).max(0.0)
    }

    fn tick(self) {
        self.with(|audio| {
            if let Audio::Stream(stream) = audio {
                stream.tick();
            }
        });
        self.refresh();
    }

    fn stop_ticking(self) {
        if let Some(handle) = self.ticking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    fn set_audio(self, audio: Audio) {
        audio.set_volume(self.volume.get_untracked());
        self.audio.set_value(Some(audio));
    }

    /// Calls `act` on the audio. The borrow must end first, since the action may call back.
    fn with<T>(self, act: impl FnOnce(&Audio) -> T) -> Option<T> {
        self.audio.get_value().as_ref().map(act)
    }

    fn look(self, (view, row): (ViewNumber, RowNumber)) {
        let asked = std::rc::Rc::new(std::cell::Cell::new(0));
        let own = std::rc::Rc::clone(&asked);
        let job = self.link.ask(&audio::Waveform { view, row, columns: COLUMNS }, move |reply| {
            if self.looking.get_value() != own.get() {
                return;
            }
            self.looking.set_value(0);
            // Playback does not need the waveform.
            if let Ok(peaks) = reply {
                self.peaks.set(Some(Arc::new(peaks)));
            }
        });
        asked.set(job);
        self.looking.set_value(job);
    }
}
