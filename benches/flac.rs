//! Benchmarks FLAC natively, next to the program flac on the same samples in the same run: duration, and size compared
//! with the samples. `cargo bench --bench flac -- MUSIC.wav` takes CD audio; without it, SoX makes some. Ours also decode
//! every block again and compute the MD5; a slow result is no failure.
#![allow(clippy::pedantic, clippy::restriction, reason = "benchmarks may panic")]
#![allow(unreachable_pub, reason = "a program has no outside: `pub` is for its other modules")]

#[path = "whole_cd/timing.rs"]
mod timing;

use std::fs;
use std::path::Path;
use std::process::Command;

use discern::codec::{FlacEffort, FlacFrames};
use discern::container::TargetOptions;
use discern::convert::{Form, Plan, Producer};
use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use timing::{best, other, print};

/// Size of the header of a WAVE file in bytes.
const HEADER: usize = 44;

/// Samples of a block, both channels.
const BLOCK: usize = 2 * 7 * 588;

fn main() {
    let folder = std::env::temp_dir().join("discern-bench-flac");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("music.wav");
    let given = std::env::args().skip(1).find(|argument| argument.ends_with(".wav"));
    match given {
        Some(given) => drop(fs::copy(given, &path).unwrap()),
        None => synthesize(&path),
    }
    let wave = fs::read(&path).unwrap();
    let bytes = (wave.len() - HEADER) as u64;
    println!("FLAC of {} MB of samples, the best of some runs", bytes / 1_000_000);
    let size =
        |name: &str, size: u64| println!("{name:44} {:>6.2} % of the samples", size as f64 * 100.0 / bytes as f64);

    let plan = planned(wave.clone());
    let song = &plan.files[1];
    let mut written = 0;
    let ours = best(|| {
        let mut producer = Producer::new(song).unwrap();
        written = 0;
        while let Some(piece) = producer.next_piece(1 << 20).unwrap() {
            written += piece.len() as u64;
        }
    });
    print("ours: encoded, decoded again, hashed", bytes, Some(ours), None);
    size("", written);

    let samples: Vec<i32> =
        wave[HEADER..].as_chunks::<2>().0.iter().map(|pair| i32::from(i16::from_le_bytes(*pair))).collect();
    let highest = FlacFrames::new(FlacEffort::Highest);
    let frames = best(|| {
        let frame = |(number, block): (u32, &[i32])| highest.frame(number, block).unwrap().len() as u64;
        written = (0..).zip(samples.chunks(BLOCK)).map(frame).sum();
    });
    print("  frames with the highest effort, as in CHD", bytes, Some(frames), Some(ours));
    size("", written);

    for level in ["-0", "-3", "-5", "-8"] {
        let to = folder.join("theirs.flac");
        let flac = || {
            let mut command = Command::new("flac");
            command.args([level, "--force", "--silent", "--output-name"]).arg(&to).arg(&path);
            command
        };
        print(&format!("  flac {level}"), bytes, other(flac), Some(ours));
        size("", fs::metadata(&to).map_or(0, |made| made.len()));
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// Plucked strings with some noise.
fn synthesize(path: &Path) {
    let mut sox = Command::new("sox");
    sox.args(["-n", "-r", "44100", "-c", "2", "-b", "16"]).arg(path);
    sox.args(["synth", "60", "pluck", "E2", "pluck", "B3", "synth", "60", "pinknoise", "mix", "vol", "0.4"]);
    assert!(sox.status().is_ok_and(|status| status.success()), "SoX makes the samples");
}

/// The disc with that file as its only track, as FLAC.
fn planned(wave: Vec<u8>) -> Plan {
    let mut files = Files::default();
    files.push("a.cue", Source::from_bytes(b"FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n".to_vec()));
    files.push("a.wav", Source::from_bytes(wave));
    let image = open(files, &mut Findings::default()).unwrap();
    Plan::new(&image.disc, Form::of_id("flac").unwrap(), &TargetOptions::all("a")).unwrap()
}
