//! FLAC files, checked by the reference decoder, and the texts in WAVE files.

use std::process::Command;

use crate::discs;
use crate::others::open;
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

#[test]
fn the_encoder_is_as_good_as_flac() {
    if !tools::have("the_encoder_is_as_good_as_flac", &["flac", "sox"]) {
        return;
    }
    let scratch = Scratch::new();
    let run = |program: &str, arguments: &[&str]| {
        tools::run(Command::new(program).args(arguments).current_dir(scratch.path())).stdout
    };
    // Plucked strings, noise, and a voice in the right channel only.
    let format = ["-n", "-r", "44100", "-c", "2", "-b", "16"];
    run("sox", &[&format[..], &["a.wav", "synth", "6", "pluck", "E2", "pluck", "B3"]].concat());
    run("sox", &[&format[..], &["b.wav", "synth", "3", "pinknoise", "brownnoise", "vol", "0.3"]].concat());
    run("sox", &[&format[..], &["c.wav", "synth", "3", "sine", "0", "sawtooth", "220", "vol", "0.5"]].concat());
    run("sox", &["a.wav", "b.wav", "c.wav", "d.wav"]);
    let wave = std::fs::read(scratch.path().join("d.wav")).unwrap();
    let sheet: &[u8] = b"FILE d.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    let disc = open(&[("d.cue", sheet), ("d.wav", &wave)]);
    let written = all_of(&disc, "flac");
    written.save(scratch.path());
    run("flac", &["--test", "--silent", "--warnings-as-errors", "Track 01.flac"]);
    let decode = ["--decode", "--stdout", "--silent", "--force-raw-format", "--endian=little", "--sign=signed"];
    let decoded = run("flac", &[&decode[..], &["Track 01.flac"]].concat());
    // The last sector is filled up with silence.
    assert!(decoded.starts_with(&wave[44..]) && decoded.len() - (wave.len() - 44) < 2352);
    run("flac", &["-5", "--silent", "-o", "theirs.flac", "d.wav"]);
    let theirs = std::fs::metadata(scratch.path().join("theirs.flac")).unwrap().len() as f64;
    let ours = written.file(".flac").len() as f64;
    assert!(ours < theirs * 1.01, "{ours} and {theirs} bytes");
}

#[test]
fn wave_files_have_their_texts() {
    if !tools::have("wave_files_have_their_texts", &["ffprobe", "sox"]) {
        return;
    }
    let written = all_of(&discs::mixed(), "wav");
    let scratch = Scratch::new();
    written.save(scratch.path());
    let song = "02 A söng.wav";
    let run = |program: &str, arguments: &[&str]| {
        tools::run(Command::new(program).args(arguments).current_dir(scratch.path())).stdout
    };
    let shown = run("ffprobe", &["-v", "error", "-show_entries", "format_tags", "-of", "default=nk=0:nw=1", song]);
    let shown = String::from_utf8(shown).unwrap();
    let mut tags: Vec<&str> = shown.lines().collect();
    tags.sort_unstable();
    assert_eq!(tags, ["TAG:album=An album", "TAG:artist=Somebody", "TAG:title=A söng", "TAG:track=2"]);
    // The samples are all there, and nothing of the texts is among them.
    let samples = run("sox", &[song, "-t", "raw", "-"]);
    assert!(samples == [discs::audio(40), vec![0; 150 * 2352]].concat(), "{}", samples.len());
    // A disc without texts has none.
    let plain = all_of(&discs::hidden(), "wav");
    assert_eq!(plain.file("Track 02.wav").len(), 44 + 20 * 2352);
}
