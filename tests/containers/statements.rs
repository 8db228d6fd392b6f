//! Findings about the files that a text names: one for each file, at the line that names it.

use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::{Files, Source};

use crate::samples;

/// Byte and found value of each finding about a file, and the names of missing files.
fn about_files(name: &str, text: &[u8], files: &[(&str, &[u8])]) -> (Vec<(u64, String)>, Vec<String>) {
    let mut given = Files::one(name, Source::from_bytes(text));
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    let mut findings = Findings::default();
    let container = discern::container::identify(&given).unwrap();
    let disc = Formats::all().disc(container, &given, &mut findings).unwrap();
    let is_file = |code: &str| code.ends_with("FILE-MISSING") || code == "CUE-MP3" || code.starts_with("CUE-SOUND");
    let kept = findings.kept().iter().filter(|finding| is_file(finding.anomaly.code));
    (
        kept.map(|finding| (finding.byte, format!("{} {}", finding.expected, finding.found))).collect(),
        disc.missing_files,
    )
}

/// Asserts that there is one finding for each of these lines of the text, at its byte, with its number and this name.
fn are_at_lines(found: &[(u64, String)], text: &str, unit: usize, lines: &[(usize, &str)]) {
    assert_eq!(found.len(), lines.len(), "{found:?}");
    for ((byte, what), (line, name)) in found.iter().zip(lines) {
        let before: usize = text.split_inclusive('\n').take(line - 1).map(|line| line.chars().count()).sum();
        let first = before + text.lines().nth(line - 1).unwrap().find(|c: char| !c.is_whitespace()).unwrap();
        // In other encodings the line's first byte is named, not the statement's.
        let at = if unit == 1 { first } else { before * unit };
        assert_eq!(*byte, at as u64, "line {line}: {what}");
        assert!(what.contains(name) && what.contains(&format!("line {line}")), "line {line}: {what}");
    }
}

#[test]
fn each_missing_file_is_a_finding_at_the_line_that_names_it() {
    let cue = "PERFORMER \"x\"\nFILE \"01.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\nFILE \"02.wav\" WAVE\n  \
               TRACK 02 AUDIO\n    INDEX 01 00:00:00\nFILE \"03.wav\" WAVE\n  TRACK 03 AUDIO\n    INDEX 01 00:00:00\n";
    let (found, missing) = about_files("a.cue", cue.as_bytes(), &[]);
    are_at_lines(&found, cue, 1, &[(2, "01.wav"), (5, "02.wav"), (8, "03.wav")]);
    assert_eq!(missing, ["01.wav", "02.wav", "03.wav"]);
    let wide: Vec<u8> = cue.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (found, _) = about_files("a.cue", &wide, &[]);
    are_at_lines(&found, cue, 2, &[(2, "01.wav"), (5, "02.wav"), (8, "03.wav")]);
    let gdi = "3\n1 0 4 2352 one.bin 0\n2 600 0 2352 \"two two.bin\" 0\n3 45000 4 2352 three.bin 0\n";
    let (found, missing) = about_files("a.gdi", gdi.as_bytes(), &[("one.bin", &samples::data())]);
    are_at_lines(&found, gdi, 1, &[(3, "two two.bin"), (4, "three.bin")]);
    assert_eq!(missing, ["two two.bin", "three.bin"]);
}

#[test]
fn each_file_of_compressed_audio_is_a_finding_at_the_line_that_names_it() {
    let mpeg = [b"ID3\x03\0\0\0\0\0\0\xFF\xFB\x90\0".as_slice(), &[0; 3000]].concat();
    let ogg = [b"OggS\0\x02".as_slice(), &[0; 22], b"\x01\x1E\x01vorbis", &[0; 200]].concat();
    let sheet = "TITLE \"x\"\nFILE \"1.mp3\" MP3\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE \"2.ogg\" WAVE\nTRACK 02 AUDIO\n\
                 INDEX 01 00:00:00\nFILE \"3.mp3\" MP3\nTRACK 03 AUDIO\nINDEX 01 00:00:00\n";
    let files: [(&str, &[u8]); 3] = [("1.mp3", &mpeg), ("2.ogg", &ogg), ("3.mp3", &mpeg)];
    let (found, missing) = about_files("a.cue", sheet.as_bytes(), &files);
    are_at_lines(&found, sheet, 1, &[(2, "1.mp3"), (5, "2.ogg"), (8, "3.mp3")]);
    assert!(missing.is_empty(), "{missing:?}");
}
