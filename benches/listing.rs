//! Benchmarks listing 100,000 files of a packed volume, in one run with other readers of the same image. Prints times
//! and ratios; a slow result is no failure, and missing programs are left out.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "benchmarks may panic"
)]

#[path = "../examples/inspect/local_file.rs"]
mod local_file;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use discern::findings::Findings;
use discern::open;
use discern::source::Files;

/// Number of files in the image, in folders of a thousand.
const FILES: u32 = 100_000;

/// Runs of each reader; the fastest one counts.
const RUNS: u32 = 5;

/// Programs that make an image of `tree`, each with the image's name and the readers that list it.
const MAKERS: &[(&str, &str, &[&[&str]])] = &[(
    "mksquashfs tree image.squashfs -noappend -quiet -no-progress",
    "image.squashfs",
    &[&["unsquashfs", "-l"], &["7zz", "l", "-ba"]],
)];

fn main() {
    let folder = std::env::temp_dir().join(format!("discern-listing-{}", std::process::id()));
    for number in 0..FILES {
        let path = folder.join(format!("tree/{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&path).unwrap();
        }
        fs::write(path.join(format!("a-file-{number:06}.txt")), format!("{number}\n")).unwrap();
    }
    for (maker, image, readers) in MAKERS {
        let made = Command::new("sh").args(["-c", maker]).current_dir(&folder).stdout(Stdio::null()).status();
        let image = folder.join(image);
        if !made.is_ok_and(|status| status.success()) {
            println!("{maker}: not installed");
            continue;
        }
        compare(&image, readers);
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn compare(image: &Path, readers: &[&[&str]]) {
    let ours = fastest(|| {
        let mut files = Files::default();
        files.push("image", local_file::LocalFile::open(image).unwrap());
        let mut findings = Findings::default();
        let mut opened = open::open(files, &mut findings).unwrap();
        let view = opened.views.first_mut().unwrap();
        view.walk_all(&mut findings).unwrap();
        let paths = (0..view.index.len()).map(|row| view.path(discern::tree::RowId(row)).len());
        assert!(paths.sum::<usize>() > 0 && view.index.counts().files == FILES);
        Some(())
    });
    let ours = ours.unwrap_or_default();
    println!("{}: Discern {:.1} ms", image.file_name().unwrap().display(), ours.as_secs_f64() * 1000.0);
    for reader in readers {
        let theirs = fastest(|| {
            let mut command = Command::new(reader[0]);
            let status = command.args(&reader[1..]).arg(image).stdout(Stdio::null()).status();
            status.ok()?.success().then_some(())
        });
        match theirs {
            Some(theirs) => {
                let (name, ratio) = (reader.join(" "), theirs.as_secs_f64() / ours.as_secs_f64());
                println!("    {name}: {:.1} ms, {ratio:.1} times as long", theirs.as_secs_f64() * 1000.0);
            }
            None => println!("    {}: not installed, or failed", reader.join(" ")),
        }
    }
}

/// The shortest time of several runs; `None` if one fails.
fn fastest(mut run: impl FnMut() -> Option<()>) -> Option<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        run()?;
        best = best.min(start.elapsed());
    }
    Some(best)
}
