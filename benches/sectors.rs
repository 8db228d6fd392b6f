//! A whole CD of raw sectors: how fast its codes are checked, and how fast its user data is taken out, beside `bchunk`
//! and `iat` on the same image. Prints figures and cannot fail by being slow.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a benchmark may stop where it stands")]

#[path = "../examples/inspect/local_file.rs"]
mod local_file;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use discern::check::SectorCheck;
use discern::container;
use discern::disc::Disc;
use discern::findings::Findings;
use discern::job::Job;
use discern::sector::address::Msf;
use discern::sector::encode::mode_1;
use discern::source::Files;
use local_file::LocalFile;

/// Sectors of the image: 700 MB of them.
const SECTORS: i32 = 297_620;

/// Bytes copied at once.
const PIECE: usize = 1 << 20;

/// How often each is measured; the best counts.
const RUNS: u32 = 3;

fn main() {
    let folder = std::env::temp_dir().join("discern-bench-sectors");
    fs::create_dir_all(&folder).unwrap();
    let (image, sheet, out) = (folder.join("disc.bin"), folder.join("disc.cue"), folder.join("out.iso"));
    if !image.exists() {
        make(&folder.join("unfinished"), &image);
    }
    fs::write(&sheet, "FILE \"disc.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n").unwrap();
    let bytes = fs::metadata(&image).unwrap().len();
    println!("Raw image of {bytes} bytes, best of {RUNS}");
    print("EDC and ECC checked", bytes, Some(best(|| check(&open(&image, &sheet)))));
    print("user data read", bytes, Some(best(|| user_data(&open(&image, &sheet), &mut std::io::sink()))));
    let to_file = || user_data(&open(&image, &sheet), &mut File::create(&out).unwrap());
    print("user data to a file", bytes, Some(best(to_file)));
    // bchunk puts the track's number and an ending behind the name it is given.
    print("bchunk, to a file", bytes, other("bchunk", &[&image, &sheet, &folder.join("out")]));
    print("iat, to a file", bytes, other("iat", &[&image, &out]));
    for name in ["out.iso", "out01.iso"] {
        drop(fs::remove_file(folder.join(name)));
    }
}

/// Writes the image; it gets its name last, so that one half made is not taken for whole.
fn make(unfinished: &Path, image: &Path) {
    let mut out = BufWriter::with_capacity(PIECE, File::create(unfinished).unwrap());
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    for lba in 0..SECTORS {
        let mut data = [0; 2048];
        for eight in data.as_chunks_mut().0 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *eight = state.to_le_bytes();
        }
        // The descriptors that iat looks for.
        let head: &[u8] = match lba {
            16 => b"\x01CD001\x01",
            17 => b"\xFFCD001\x01",
            _ => b"",
        };
        for (to, from) in data.iter_mut().zip(head) {
            *to = *from;
        }
        out.write_all(&mode_1(Msf::of_lba(lba).unwrap(), &data)).unwrap();
    }
    out.flush().unwrap();
    fs::rename(unfinished, image).unwrap();
}

fn open(image: &Path, sheet: &Path) -> Disc {
    let mut files = Files::default();
    for (name, path) in [("disc.cue", sheet), ("disc.bin", image)] {
        files.push(name, LocalFile::open(path).unwrap());
    }
    (container::identify(&files).unwrap().open)(&files, &mut Findings::default()).unwrap()
}

fn check(disc: &Disc) {
    let report = SectorCheck::new(disc).run().unwrap();
    assert!(report.is_clean(), "every sector was made whole");
}

fn user_data(disc: &Disc, out: &mut dyn Write) {
    let (_, track) = disc.tracks().next().unwrap();
    let data = track.user_data().unwrap();
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    while done < data.len() {
        let got = data.read_at(done, &mut piece).unwrap();
        out.write_all(piece.get(..got).unwrap()).unwrap();
        done += got as u64;
    }
}

/// The best time of another program; `None` where it is missing or fails.
fn other(program: &str, arguments: &[&PathBuf]) -> Option<Duration> {
    let run = || {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    run().then(|| best(|| assert!(run(), "{program} failed the second time")))
}

fn best(run: impl Fn()) -> Duration {
    let timed = |_| {
        let begin = Instant::now();
        run();
        begin.elapsed()
    };
    (0..RUNS).map(timed).min().unwrap_or_default()
}

fn print(name: &str, bytes: u64, time: Option<Duration>) {
    match time {
        Some(time) => println!("  {name:20} {:>7.0} MB/s", bytes as f64 / 1e6 / time.as_secs_f64()),
        None => println!("  {name:20} not measured: it is not there, or failed"),
    }
}
