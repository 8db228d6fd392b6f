//! Writes the cue sheet of an audio CD that consists of audio files.

use crate::endings;
use crate::error::Result;
use crate::refusal::Refusal;

static FILES: Refusal = Refusal {
    code: "CUE-ALBUM-FILES",
    sentence: "An audio CD has 1 to {0} tracks, and there are {1} WAVE or FLAC files.",
    advice: "Choose other files.",
};

/// Maximum number of tracks on a CD (Red Book).
const TRACKS: usize = 99;

/// Whether a name is that of an audio file: WAVE, or FLAC, which sheets also declare as WAVE, as players expect.
#[must_use]
pub fn is_audio(name: &str) -> bool {
    endings::is_any(name, endings::ALBUM)
}

/// Makes a sheet with one track for each file, in order, all declared as WAVE.
///
/// # Errors
/// If there are no files, or more than a CD has tracks.
pub fn sheet(names: &[String]) -> Result<String> {
    if names.is_empty() || names.len() > TRACKS {
        return Err(FILES.with(&[&TRACKS, &names.len()]).into());
    }
    let mut text = String::new();
    for (number, name) in (1_u32..).zip(names) {
        // A cue sheet cannot contain a quotation mark in a name.
        let name = name.replace('"', "_");
        text.push_str(&format!("FILE \"{name}\" WAVE\n  TRACK {number:02} AUDIO\n    INDEX 01 00:00:00\n"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn audio_is_recognized_by_the_extension() {
        let names = ["a.wav", "a.WAVE", "a.b.Flac", "wav", "a.mp3", "a.wav.txt"];
        assert_eq!(names.map(is_audio), [true, true, true, false, false, false]);
    }

    #[test]
    fn a_track_for_each_file() {
        let names = ["one.wav".to_owned(), "two \"2\".wav".to_owned()];
        assert_eq!(
            sheet(&names).unwrap(),
            "FILE \"one.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n\
             FILE \"two _2_.wav\" WAVE\n  TRACK 02 AUDIO\n    INDEX 01 00:00:00\n"
        );
        assert!(sheet(&[]).is_err());
        assert!(sheet(&vec!["a.wav".to_owned(); 100]).is_err());
    }
}
