//! An audio CD of sound files: the cue sheet that makes one of them.

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
    fn a_track_for_each_file() {
        let names = ["one.wav".to_owned(), "two \"2\".wav".to_owned()];
        assert_eq!(
            sheet(&names),
            "FILE \"one.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n\
             FILE \"two _2_.wav\" WAVE\n  TRACK 02 AUDIO\n    INDEX 01 00:00:00\n"
        );
    }
}
