//! Benchmarks conversions of a CD with 700 MB natively, next to third-party programs on the same images. Prints times
//! and ratios; a slow result is no failure. Ours also compare the result with the source, survey the sectors, check the
//! EDC and ECC that they generate, and hash the output; the others only write.
#![allow(clippy::pedantic, clippy::restriction, reason = "benchmarks may panic")]
#![allow(unreachable_pub, reason = "a program has no outside: `pub` is for its other modules")]

mod whole_cd;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use discern::container::TargetOptions;
use discern::convert::{Form, Plan, Producer, Survey, Verify};
use discern::disc::Disc;
use discern::job::Job;
use whole_cd::timing::{Taken, best, other, print};
use whole_cd::{Images, SECTORS, open};

/// User data in bytes.
const BYTES: u64 = SECTORS as u64 * 2048;

fn main() {
    let images = Images::made();
    let Images { folder, iso, bin, cue } = &images;
    let (nrg, out) = (folder.join("disc.nrg"), folder.join("out"));
    if !nrg.exists() {
        write(&open(&[iso]), "nrg", folder);
    }
    fs::create_dir_all(&out).unwrap();
    println!("A disc of {SECTORS} sectors, the best of some runs; bytes of user data by time");

    let ours = driver("BIN/CUE to ISO, inspect", &[cue, bin], "iso", &out);
    one_thread(&[cue, bin], "iso", &out, ours);
    let track = out.join("track");
    peer("  bchunk", ours, || called("bchunk", &[bin, cue, &track]));
    peer("  iat", ours, || called("iat", &[bin, &out.join("iat.iso")]));

    let ours = driver("NRG to ISO, inspect", &[&nrg], "iso", &out);
    one_thread(&[&nrg], "iso", &out, ours);
    peer("  nrg2iso", ours, || called("nrg2iso", &[&nrg, &out.join("nero.iso")]));

    let ours = driver("ISO to whole sectors with codes, inspect", &[iso], "cue", &out);
    one_thread(&[iso], "cue", &out, ours);
    unecm(&images, &out, ours);
    chdman(&images, &out, ours);
    fs::remove_dir_all(&out).unwrap();
}

fn called(program: &str, arguments: &[&Path]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn peer(name: &str, ours: Option<Taken>, command: impl Fn() -> Command) {
    print(name, BYTES, other(command), ours);
}

/// Converts with the driver, if it has been built: `cargo build --release --example inspect`.
fn driver(name: &str, given: &[&Path], form: &str, out: &Path) -> Option<Taken> {
    let inspect: PathBuf = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples/inspect");
    let to = out.join("inspect");
    let taken = other(|| {
        drop(fs::remove_dir_all(&to));
        let mut command = called(inspect.to_str().unwrap(), &[]);
        command.arg("convert").args(given).args(["--to", form, "--out"]).arg(&to);
        command
    });
    print(name, BYTES, taken, None);
    taken
}

/// Converts with the library in one thread, like the page's worker.
fn one_thread(given: &[&Path], form: &str, out: &Path, ours: Option<Taken>) {
    print("  in one thread", BYTES, Some(best(|| write(&open(given), form, out))), ours);
}

/// Converts with all checks.
fn write(disc: &Disc, form: &str, folder: &Path) {
    let plan = Plan::new(disc, Form::of_id(form).unwrap(), &TargetOptions::all("disc")).unwrap();
    let mut verify = Verify::new(&plan).surveying(Survey::new(&plan));
    verify.open().unwrap();
    for (number, file) in plan.files.iter().enumerate() {
        let mut out = File::create(folder.join(&file.name)).unwrap();
        let mut producer = Producer::new(file).unwrap();
        let mut at = 0;
        while let Some(piece) = producer.next_piece(1 << 20).unwrap() {
            verify.saw(number, at, piece).unwrap();
            at += piece.len() as u64;
            out.write_all(piece).unwrap();
        }
    }
    let receipt = verify.run().unwrap();
    assert!(receipt.is_right(), "{}", receipt.text());
    assert!(verify.into_survey().unwrap().run().unwrap().nothing_lost(), "every sector was made by us");
}

/// Times Neill Corlett's unecm from the Python package pyecm-tools, which generates EDC and ECC that were stripped.
fn unecm(images: &Images, out: &Path, ours: Option<Taken>) {
    let python = |call: &str, from: &Path, to: &Path| {
        let mut command = called("python3", &[]);
        command.arg("-c").arg(format!("import pyecm, sys; pyecm.{call}(*sys.argv[1:])")).args([from, to]);
        command
    };
    let short = images.folder.join("disc.ecm");
    if !short.exists() && !python("encode", &images.bin, &short).status().is_ok_and(|status| status.success()) {
        print("  unecm", BYTES, None, ours);
        return;
    }
    peer("  unecm", ours, || python("decode", &short, &out.join("unecm.bin")));
}

/// Times chdman, which generates the EDC and ECC that its compression leaves out.
fn chdman(images: &Images, out: &Path, ours: Option<Taken>) {
    let packed = images.folder.join("disc.chd");
    if !packed.exists() {
        let mut command = called("chdman", &[]);
        drop(command.args(["createcd", "-c", "cdzl", "-i"]).arg(&images.cue).arg("-o").arg(&packed).output());
    }
    peer("  chdman extractcd", ours, || {
        let mut command = called("chdman", &[]);
        command.args(["extractcd", "-f", "-i"]).arg(&packed).arg("-o").arg(out.join("chd.cue"));
        command.arg("-ob").arg(out.join("chd.bin"));
        command
    });
}
