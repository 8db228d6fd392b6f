//! Audio files: their samples, and data for players and waveforms.

mod chunk;
mod file;
mod flac;
mod pcm;
mod raw;
mod wave;
mod waveform;

pub use file::AudioFile;
pub use pcm::{Format, Pcm};
pub use raw::RawAudio;
pub use wave::{wave_header, wave_info};
pub use waveform::{Peak, Waveform};
