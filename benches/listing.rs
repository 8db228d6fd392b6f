//! Benchmarks listing 100,000 files of a volume of UDF, of SquashFS and of NTFS, in one run with other readers of the same image.
//! Prints times and ratios; a slow result is no failure, and missing programs are left out.
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

/// An image of `tree`.
struct Made {
    maker: &'static str,
    image: &'static str,
    /// The view that has the files.
    view: &'static str,
    /// Programs that list the image, which is their last argument.
    readers: &'static [&'static [&'static str]],
    /// Options of 7z-wasm, in Node.js.
    in_node: &'static [&'static str],
}

const MADE: &[Made] = &[
    Made {
        maker: "genisoimage -quiet -udf -l -o image.iso tree",
        image: "image.iso",
        view: "udf",
        readers: &[&["7zz", "l", "-ba", "-tudf"]],
        in_node: &["l", "-ba", "-tudf"],
    },
    Made {
        maker: "mksquashfs tree image.squashfs -noappend -quiet -no-progress",
        image: "image.squashfs",
        view: "squashfs",
        readers: &[&["unsquashfs", "-l"], &["7zz", "l", "-ba", "-tsquashfs"]],
        in_node: &["l", "-ba", "-tsquashfs"],
    },
    Made {
        maker: "truncate -s 600M image.ntfs && mkntfs -q -F -Q image.ntfs 2>&1 \
            && wimlib-imagex capture tree tree.wim --compress=none && wimlib-imagex apply tree.wim image.ntfs",
        image: "image.ntfs",
        view: "ntfs",
        readers: &[&["7zz", "l", "-ba", "-tntfs"]],
        in_node: &["l", "-ba", "-tntfs"],
    },
];

/// Lists by 7z-wasm, and prints the milliseconds that it took.
const IN_NODE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/seven_zip.mjs");

fn main() {
    let folder = std::env::temp_dir().join(format!("discern-listing-{}", std::process::id()));
    for number in 0..FILES {
        let path = folder.join(format!("tree/{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&path).unwrap();
        }
        fs::write(path.join(format!("a-file-{number:06}.txt")), format!("{number}\n")).unwrap();
    }
    for made in MADE {
        let maker = Command::new("sh").args(["-c", made.maker]).current_dir(&folder).stdout(Stdio::null()).status();
        if !maker.is_ok_and(|status| status.success()) {
            println!("{}: not installed", made.maker);
            continue;
        }
        compare(&folder.join(made.image), made);
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn compare(image: &Path, made: &Made) {
    let ours = fastest(|| {
        let begin = Instant::now();
        let mut files = Files::default();
        files.push("image", local_file::LocalFile::open(image).unwrap());
        let mut findings = Findings::default();
        let mut opened = open::open(files, &mut findings).unwrap();
        let view = opened.views.first_mut().unwrap();
        assert_eq!(view.id, made.view);
        view.walk_all(&mut findings).unwrap();
        let paths = (0..view.index.len()).map(|row| view.path(discern::tree::RowId(row)).len());
        assert!(paths.sum::<usize>() > 0 && view.index.counts().files == FILES);
        Some(begin.elapsed())
    });
    let ours = ours.unwrap_or_default();
    println!("{}: Discern {:.1} ms", image.file_name().unwrap().display(), ours.as_secs_f64() * 1000.0);
    let say = |name: String, theirs: Option<Duration>| match theirs {
        Some(theirs) => {
            let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
            println!("    {name}: {:.1} ms, {ratio:.1} times as long", theirs.as_secs_f64() * 1000.0);
        }
        None => println!("    {name}: not installed, or failed"),
    };
    for reader in made.readers {
        let theirs = fastest(|| {
            let begin = Instant::now();
            let status = Command::new(reader[0]).args(&reader[1..]).arg(image).stdout(Stdio::null()).status();
            status.ok()?.success().then(|| begin.elapsed())
        });
        say(reader.join(" "), theirs);
    }
    let in_node = fastest(|| {
        let said =
            Command::new("node").arg(IN_NODE).arg(image).args(made.in_node).stderr(Stdio::null()).output().ok()?;
        let milliseconds = String::from_utf8(said.stdout).ok()?.trim().parse::<f64>().ok()?;
        Some(Duration::from_secs_f64(milliseconds / 1000.0))
    });
    say(format!("7z-wasm {}, in Node.js", made.in_node.join(" ")), in_node);
}

/// The shortest time of several runs; `None` if one fails.
fn fastest(mut run: impl FnMut() -> Option<Duration>) -> Option<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        best = best.min(run()?);
    }
    Some(best)
}
