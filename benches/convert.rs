//! Conversions of a whole CD, 700 MB, natively, beside `bchunk`, `iat` and `nrg2iso`. Prints figures and ratios, and
//! cannot fail by being slow.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a benchmark may stop where it stands")]

#[path = "../examples/inspect/local_file.rs"]
mod local_file;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use discern::container::{self, Wanted};
use discern::convert::{Form, Making, Plan, Planned, Survey, Verify};
use discern::disc::Disc;
use discern::findings::Findings;
use discern::job::Job;
use discern::source::Files;
use local_file::LocalFile;

/// Sectors of the image: 700 MB of user data.
const SECTORS: u32 = 358_400;

/// How often each is measured; the best counts.
const RUNS: u32 = 2;

/// Longest that a peer may take: iat reads byte by byte.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let folder = std::env::temp_dir().join("discern-bench-convert");
    fs::create_dir_all(&folder).unwrap();
    let iso = folder.join("disc.iso");
    if !iso.exists() {
        make(&folder.join("unfinished"), &iso);
    }
    let plain = open(&[&iso]);
    for form in ["cue", "nrg"] {
        write(&plain, form, &folder, false);
    }
    let (cue, bin, nrg) = (folder.join("disc.cue"), folder.join("disc.bin"), folder.join("disc.nrg"));
    let out = folder.join("out");
    fs::create_dir_all(&out).unwrap();
    println!("A disc of {SECTORS} sectors, best of {RUNS}; bytes of user data by time");
    let ours = best(|| write(&open(&[&cue, &bin]), "iso", &out, false));
    print("BIN/CUE to ISO", ours, None);
    print("  with SHA-256", best(|| write(&open(&[&cue, &bin]), "iso", &out, true)), Some(ours));
    print("  surveyed before", best(|| survey(&open(&[&cue, &bin]), "iso")), Some(ours));
    print("  checked before", best(|| verify(&open(&[&cue, &bin]), "iso")), Some(ours));
    peer("  bchunk", "bchunk", &[&bin, &cue, &out.join("track")], ours);
    peer("  iat", "iat", &[&bin, &out.join("iat.iso")], ours);
    let ours = best(|| write(&open(&[&nrg]), "iso", &out, false));
    print("NRG to ISO", ours, None);
    peer("  nrg2iso", "nrg2iso", &[&nrg, &out.join("nero.iso")], ours);
    let ours = best(|| write(&open(&[&iso]), "cue", &out, false));
    print("ISO to BIN/CUE with headers, EDC and ECC", ours, None);
    print("  the same without writing", best(|| discard(&open(&[&iso]), "cue")), Some(ours));
    drop(fs::remove_dir_all(&out));
}

/// Writes the image; it gets its name last, so that one half made is not taken for whole.
fn make(unfinished: &Path, image: &Path) {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(unfinished).unwrap());
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
        out.write_all(&data).unwrap();
    }
    out.flush().unwrap();
    fs::rename(unfinished, image).unwrap();
}

fn open(paths: &[&PathBuf]) -> Disc {
    let mut files = Files::default();
    for path in paths {
        files.push(path.file_name().unwrap().to_string_lossy(), LocalFile::open(path).unwrap());
    }
    (container::identify(&files).unwrap().open)(&files, &mut Findings::default()).unwrap()
}

fn plan(disc: &Disc, form: &str) -> Plan {
    Plan::new(disc, Form::of_id(form).unwrap(), &Wanted::all("disc")).unwrap()
}

/// Into files; hashed as the driver does, or only copied.
fn write(disc: &Disc, form: &str, folder: &Path, hashed: bool) {
    for file in plan(disc, form).files {
        let mut out = File::create(folder.join(&file.name)).unwrap();
        if hashed {
            let mut making = Making::new(&file).unwrap();
            while let Some(piece) = making.next_piece(u64::MAX).unwrap() {
                out.write_all(piece).unwrap();
            }
        } else {
            copy(&file, &mut out);
        }
    }
}

fn discard(disc: &Disc, form: &str) {
    for file in plan(disc, form).files {
        copy(&file, &mut std::io::sink());
    }
}

fn copy(file: &Planned, out: &mut dyn Write) {
    let content = file.plain().clone().into_source();
    let mut piece = vec![0; 1 << 20];
    let mut at = 0;
    while at < content.len() {
        let got = content.read_at(at, &mut piece).unwrap();
        out.write_all(piece.get(..got).unwrap()).unwrap();
        at += got as u64;
    }
}

fn survey(disc: &Disc, form: &str) {
    assert!(Survey::new(&plan(disc, form)).run().unwrap().nothing_lost(), "every sector was made by us");
}

fn verify(disc: &Disc, form: &str) {
    let receipt = Verify::new(&plan(disc, form)).run().unwrap();
    assert!(receipt.is_right(), "{}", receipt.text());
}

fn best(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..RUNS).map(once).min().unwrap_or_default()
}

fn peer(name: &str, program: &str, arguments: &[&PathBuf], ours: Duration) {
    let start = Instant::now();
    let spawned = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = spawned else {
        println!("{name:44} is not there");
        return;
    };
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            println!("{name:44} more than {} s", PATIENCE.as_secs());
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    print(name, start.elapsed(), Some(ours));
}

fn print(name: &str, time: Duration, beside: Option<Duration>) {
    let megabytes = f64::from(SECTORS) * 2048.0 / 1e6 / time.as_secs_f64();
    let ratio =
        beside.map_or_else(String::new, |ours| format!("  {:.1} x ours", time.as_secs_f64() / ours.as_secs_f64()));
    println!("{name:44} {:>7.2} s  {megabytes:>6.0} MB/s{ratio}", time.as_secs_f64());
}
