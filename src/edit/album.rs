//! An audio CD of sound files: the cue sheet that makes one of them.

/// Tracks that a CD can have (Red Book).
pub const TRACKS: usize = 99;

/// Whether a file is one of sound, by its name: what a cue sheet calls WAVE, and FLAC under the same word, as players
/// have it.
#[must_use]
pub fn is_sound(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "wav" | "wave" | "flac"))
}

/// A sheet of one track for each file, in order. The files are of the kind that cue sheets call WAVE.
#[must_use]
pub fn sheet(names: &[String]) -> String {
    let mut text = String::new();
    for (number, name) in (1_u32..).zip(names) {
        // A cue sheet has no way to write a quotation mark.
        let name = name.replace('"', "_");
        text.push_str(&format!("FILE \"{name}\" WAVE\n  TRACK {number:02} AUDIO\n    INDEX 01 00:00:00\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_is_told_by_the_ending() {
        let names = ["a.wav", "a.WAVE", "a.b.Flac", "wav", "a.mp3", "a.wav.txt"];
        assert_eq!(names.map(is_sound), [true, true, true, false, false, false]);
    }

    #[test]
    fn a_track_for_each_file() {
        let names = ["one.wav".to_owned(), "two \"2\".wav".to_owned()];
        assert_eq!(
            sheet(&names),
            "FILE \"one.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n\
             FILE \"two _2_.wav\" WAVE\n  TRACK 02 AUDIO\n    INDEX 01 00:00:00\n"
        );
    }
}
