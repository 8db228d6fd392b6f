//! Benchmarks checking EDC and ECC of a CD in raw sectors, and extracting its user data, next to `bchunk`. Prints
//! times; a slow result is no failure.
#![allow(clippy::pedantic, clippy::restriction, reason = "benchmarks may panic")]
#![allow(unreachable_pub, reason = "a program has no outside: `pub` is for its other modules")]

mod whole_cd;

use std::fs::{self, File};
use std::io::Write;
use std::process::Command;

use discern::check::SectorCheck;
use discern::disc::Disc;
use discern::job::Job;
use whole_cd::timing::{best, other, print};
use whole_cd::{Images, SECTORS, open};

/// Size of all sectors, in bytes.
const BYTES: u64 = SECTORS as u64 * 2352;

/// Bytes copied at once.
const PIECE: usize = 1 << 20;

fn main() {
    let Images { folder, bin, cue, .. } = Images::made();
    let out = folder.join("user-data");
    println!("{SECTORS} raw sectors, the best of some runs");
    print("EDC and ECC checked", BYTES, Some(best(|| check(&open(&[&cue, &bin])))), None);
    print("user data read", BYTES, Some(best(|| user_data(&open(&[&cue, &bin]), &mut std::io::sink()))), None);
    let to_file = || user_data(&open(&[&cue, &bin]), &mut File::create(&out).unwrap());
    let ours = Some(best(to_file));
    print("user data to a file", BYTES, ours, None);
    let bchunk = || {
        let mut command = Command::new("bchunk");
        command.args([&bin, &cue, &out]);
        command
    };
    print("  bchunk", BYTES, other(bchunk), ours);
    // bchunk appends the track number and an extension to the name.
    for name in ["user-data", "user-data01.iso"] {
        drop(fs::remove_file(folder.join(name)));
    }
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
