//! Audio files of cue sheets, made from known samples by third-party programs.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::path::Path;
use std::process::Command;

use discern::audio::wave_header;
use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use support::scratch::Scratch;
use support::tools;

/// Sectors of a track: a little over 13 seconds, no multiple of a FLAC block of 4096 samples.
const SECTORS: usize = 1000;

/// Two voices, a different one in each channel, so that mixed-up channels or positions show.
fn samples() -> Vec<u8> {
    let mut noise = 1_u32;
    let frames = (0..SECTORS as u32 * 588).flat_map(|at| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let left = (f64::from(at) * 0.031).sin() * 12_000.0 + f64::from(noise >> 24);
        let right = (f64::from(at) * 0.0007).cos() * f64::from(at % 30_000);
        [left as i16, right as i16]
    });
    frames.flat_map(i16::to_le_bytes).collect()
}

/// Writes `a.wav` into a folder.
fn wave(folder: &Path, samples: &[u8]) {
    let bytes = [&wave_header(samples.len() as u64)[..], samples].concat();
    std::fs::write(folder.join("a.wav"), bytes).unwrap();
}

/// The samples of the first track of a sheet that names one audio file, and the codes of the findings.
fn track(kind: &str, file: Vec<u8>) -> (Option<Source>, Vec<&'static str>) {
    let mut files = Files::default();
    let sheet = format!("FILE a {kind}\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    files.push("a.cue", Source::from_bytes(sheet.into_bytes()));
    files.push("a", Source::from_bytes(file));
    let mut findings = Findings::default();
    let content = open(files, &mut findings).ok().map(|image| image.disc.sessions[0].tracks[0].content.clone());
    (content, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    tools::run(Command::new(program).args(arguments).current_dir(folder));
}

#[test]
fn flac_has_its_original_samples_everywhere() {
    let test = "flac_has_its_original_samples_everywhere";
    if !tools::have(test, &["flac", "ffmpeg"]) {
        return;
    }
    let scratch = Scratch::new();
    let samples = samples();
    wave(scratch.path(), &samples);
    let made: [(&str, &[&str]); 5] = [
        ("flac", &["-sf", "-8", "-o", "a", "a.wav"]),
        ("flac", &["-sf", "-0", "-b", "1152", "-o", "a", "a.wav"]),
        ("flac", &["-sf", "--no-seektable", "--lax", "-b", "16384", "-o", "a", "a.wav"]),
        // Written to a pipe, FLAC doesn't record the length, which isn't known in advance.
        ("sh", &["-c", "flac -s -c - < a.wav | cat > a"]),
        ("ffmpeg", &["-v", "error", "-y", "-i", "a.wav", "-f", "flac", "a"]),
    ];
    for (program, arguments) in made {
        run(scratch.path(), program, arguments);
        let (content, codes) = track("WAVE", std::fs::read(scratch.path().join("a")).unwrap());
        let content = content.unwrap();
        assert_eq!(codes, Vec::<&str>::new(), "{arguments:?}");
        assert_eq!(content.len(), samples.len() as u64, "{arguments:?}");
        // The end, the middle, across blocks, and everything.
        for (at, len) in [(samples.len() - 5, 5), (1_000_001, 70_000), (16_383, 9), (2_000_000, 1), (0, samples.len())]
        {
            assert!(content.read_up_to(at as u64, len).unwrap() == samples[at..at + len], "{arguments:?} at {at}");
        }
    }
}

#[test]
fn a_damaged_block_of_flac_is_silent_and_the_others_are_not() {
    let test = "a_damaged_block_of_flac_is_silent_and_the_others_are_not";
    if !tools::have(test, &["flac"]) {
        return;
    }
    let scratch = Scratch::new();
    let samples = samples();
    wave(scratch.path(), &samples);
    run(scratch.path(), "flac", &["-sf", "-b", "4096", "-o", "a", "a.wav"]);
    let mut file = std::fs::read(scratch.path().join("a")).unwrap();
    let middle = file.len() / 2;
    file[middle] ^= 0x55;
    let (content, _) = track("WAVE", file);
    let read = content.unwrap().read_up_to(0, samples.len()).unwrap();
    assert_eq!(read.len(), samples.len());
    let block = 4096 * 4;
    let wrong: Vec<usize> = (0..samples.len().div_ceil(block))
        .filter(|number| {
            let end = samples.len().min((number + 1) * block);
            read[number * block..end] != samples[number * block..end]
        })
        .collect();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(read[wrong[0] * block..(wrong[0] + 1) * block].iter().all(|byte| *byte == 0));
}

#[test]
fn truncated_and_other_flac_neither_fails_nor_loops() {
    let test = "truncated_and_other_flac_neither_fails_nor_loops";
    if !tools::have(test, &["flac", "ffmpeg", "lame"]) {
        return;
    }
    let scratch = Scratch::new();
    let samples = samples();
    wave(scratch.path(), &samples);
    run(scratch.path(), "flac", &["-sf", "-o", "a", "a.wav"]);
    let whole = std::fs::read(scratch.path().join("a")).unwrap();
    let (content, _) = track("WAVE", whole[..whole.len() / 2].to_vec());
    let content = content.unwrap();
    assert_eq!(content.len(), samples.len() as u64);
    assert!(content.read_up_to(0, 100_000).unwrap() == samples[..100_000]);
    assert!(content.read_up_to(samples.len() as u64 - 1000, 1000).unwrap().iter().all(|byte| *byte == 0));
    run(scratch.path(), "ffmpeg", &["-v", "error", "-y", "-i", "a.wav", "-ar", "48000", "-f", "flac", "a"]);
    let (_, codes) = track("WAVE", std::fs::read(scratch.path().join("a")).unwrap());
    assert_eq!(codes[0], "CUE-SOUND-FORMAT");
    run(scratch.path(), "lame", &["--quiet", "a.wav", "a"]);
    let (_, codes) = track("MP3", std::fs::read(scratch.path().join("a")).unwrap());
    assert_eq!(codes[0], "CUE-MP3");
}
