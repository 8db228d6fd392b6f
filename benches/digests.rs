//! Benchmarks digests of a large file, one by one and together, next to the programs that compute them. Prints times; a
//! slow result is no failure.
#![allow(clippy::pedantic, clippy::restriction, reason = "benchmarks may panic")]
#![allow(unreachable_pub, reason = "a program has no outside: `pub` is for its other modules")]

#[path = "whole_cd/timing.rs"]
mod timing;

#[path = "../examples/inspect/local_file.rs"]
#[allow(dead_code, reason = "the driver uses all of it")]
mod local_file;

use std::fs;
use std::path::Path;
use std::process::Command;

use discern::check::digest::{Algorithm, Hashing, Subject};
use discern::job::Job;
use discern::source::Files;
use timing::{best, other, print};

/// Size of the file, in bytes.
const BYTES: u64 = 512 << 20;

fn main() {
    let folder = std::env::temp_dir().join("discern-bench-digests");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("large.bin");
    let piece: Vec<u8> = (0..1 << 20).map(|at: u32| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(&path, piece.repeat(usize::try_from(BYTES >> 20).unwrap())).unwrap();
    println!("digests of {} MiB in the cache of the system, the best of some runs", BYTES >> 20);
    let tools = [
        (Algorithm::Crc32, "crc32"),
        (Algorithm::Md5, "md5sum"),
        (Algorithm::Sha1, "sha1sum"),
        (Algorithm::Sha256, "sha256sum"),
        (Algorithm::Sha512, "sha512sum"),
        (Algorithm::Blake3, "b3sum"),
    ];
    for (algorithm, tool) in tools {
        let ours = best(|| digests(&path, &[algorithm]));
        print(algorithm.name(), BYTES, Some(ours), None);
        let theirs = || {
            let mut command = Command::new(tool);
            command.arg(&path);
            command
        };
        print(&format!("  {tool}"), BYTES, other(theirs), Some(ours));
    }
    print("MD5 and SHA-256 together", BYTES, Some(best(|| digests(&path, &[Algorithm::Md5, Algorithm::Sha256]))), None);
    print("all six together", BYTES, Some(best(|| digests(&path, &Algorithm::ALL))), None);
    drop(fs::remove_dir_all(&folder));
}

fn digests(path: &Path, algorithms: &[Algorithm]) {
    let files = Files::one("large.bin", local_file::LocalFile::open(path).unwrap());
    let hashed = Hashing::new(&Subject::files(&files), algorithms).run().unwrap();
    assert_eq!(hashed[0].digests.len(), algorithms.len());
}
