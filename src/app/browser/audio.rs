//! Audio output: an audio element if the browser has the file, otherwise a stream of samples.

use web_sys::HtmlMediaElement;

use crate::browser::audio_stream::AudioStream;

/// One of the two, with the same controls.
#[derive(Clone)]
pub(crate) enum Audio {
    /// The browser reads and decodes by itself.
    Element(HtmlMediaElement),
    /// Samples are asked of the worker while they play.
    Stream(AudioStream),
}

impl Audio {
    /// Plays on from where it is, or from the beginning once it has ended.
    pub(crate) fn play(&self) {
        match self {
            // A browser that cannot play the file says so by an event of the element.
            Self::Element(element) => drop(element.play()),
            Self::Stream(stream) => stream.play(),
        }
    }

    /// Stops where it is.
    pub(crate) fn pause(&self) {
        match self {
            // Pausing cannot fail, whatever its signature.
            Self::Element(element) => drop(element.pause()),
            Self::Stream(stream) => stream.pause(),
        }
    }

    /// Whether it plays.
    pub(crate) fn is_playing(&self) -> bool {
        match self {
            Self::Element(element) => !element.paused() && !element.ended(),
            Self::Stream(stream) => stream.is_playing(),
        }
    }

    /// Seconds from the beginning.
    pub(crate) fn position(&self) -> f64 {
        match self {
            Self::Element(element) => element.current_time(),
            Self::Stream(stream) => stream.position(),
        }
    }

    /// Goes to another place; plays on if it played.
    pub(crate) fn seek(&self, seconds: f64) {
        match self {
            Self::Element(element) => element.set_current_time(seconds),
            Self::Stream(stream) => stream.seek(seconds),
        }
    }

    /// From 0 to 1.
    pub(crate) fn set_volume(&self, volume: f32) {
        match self {
            Self::Element(element) => element.set_volume(f64::from(volume)),
            Self::Stream(stream) => stream.set_volume(volume),
        }
    }
}
