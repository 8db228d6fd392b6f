//! FLAC files, checked by the reference decoder.

use std::process::Command;

use crate::discs;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::written::all_of;

#[test]
fn flac_and_sox_decode_the_encoded_samples() {
    if !tools::have("flac_and_sox_decode_the_encoded_samples", &["flac", "metaflac"]) {
        return;
    }
    let written = all_of(&discs::mixed(), "flac");
    let scratch = Scratch::new();
    written.save(scratch.path());
    let songs: Vec<&str> =
        written.files.iter().map(|(name, _)| name.as_str()).filter(|name| name.ends_with("flac")).collect();
    assert_eq!(songs, ["02 A söng.flac", "Track 03.flac"]);
    for (name, expected) in songs.iter().zip([[discs::audio(40), vec![0; 150 * 2352]].concat(), discs::audio(50)]) {
        let file = scratch.path().join(name);
        // flac fails if the MD5 or any CRC is wrong.
        tools::run(Command::new("flac").args(["--test", "--silent", "--warnings-as-errors"]).arg(&file));
        let raw = ["--decode", "--stdout", "--silent", "--force-raw-format", "--endian=little", "--sign=signed"];
        let decoded = tools::run(Command::new("flac").args(raw).arg(&file)).stdout;
        assert!(decoded == expected, "{name}: {} and {}", decoded.len(), expected.len());
    }
    let tags = tools::run(Command::new("metaflac").args(["--export-tags-to=-"]).arg(scratch.path().join(songs[0])));
    let tags = String::from_utf8(tags.stdout).unwrap();
    let lines: Vec<&str> = tags.lines().collect();
    assert_eq!(lines, ["TITLE=A söng", "ARTIST=Somebody", "ALBUM=An album", "TRACKNUMBER=2", "ISRC=GBAYE0000351"]);
}
