//! Audio output: an audio element if the browser has the file, otherwise a stream of samples.

use web_sys::HtmlMediaElement;

use crate::browser::audio_stream::AudioStream;

/// Either kind of output, with the same controls.
#[derive(Clone)]
pub(crate) enum Audio {
    /// The browser reads and decodes the file.
    Element(HtmlMediaElement),
    /// Samples are requested from the worker during playback.
    Stream(AudioStream),
}

impl Audio {
    /// Continues playback, or starts from the beginning after the end.
    pub(crate) fn play(&self) {
        match self {
            // If the browser cannot play the file, the element fires an event.
            Self::Element(element) => drop(element.play()),
            Self::Stream(stream) => stream.play(),
        }
    }

    /// Pauses playback.
    pub(crate) fn pause(&self) {
        match self {
            // Pausing cannot fail, whatever its signature.
            Self::Element(element) => drop(element.pause()),
            Self::Stream(stream) => stream.pause(),
        }
    }

    /// Whether it is playing.
    pub(crate) fn is_playing(&self) -> bool {
        match self {
            Self::Element(element) => !element.paused() && !element.ended(),
            Self::Stream(stream) => stream.is_playing(),
        }
    }

    /// Position in seconds.
    pub(crate) fn position(&self) -> f64 {
        match self {
            Self::Element(element) => element.current_time(),
            Self::Stream(stream) => stream.position(),
        }
    }

    /// Seeks to a position in seconds; playback continues if it was running.
    pub(crate) fn seek(&self, seconds: f64) {
        match self {
            Self::Element(element) => element.set_current_time(seconds),
            Self::Stream(stream) => stream.seek(seconds),
        }
    }

    /// Sets the volume, from 0 to 1.
    pub(crate) fn set_volume(&self, volume: f32) {
        match self {
            Self::Element(element) => element.set_volume(f64::from(volume)),
            Self::Stream(stream) => stream.set_volume(volume),
        }
    }
}
