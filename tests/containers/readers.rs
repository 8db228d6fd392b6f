//! The same discs read by third-party programs: libcdio's `cd-info`, `bchunk`, `iat`, `nrg2iso`, and MAME's `chdman`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::samples::{self, AUDIO, DATA, Sample};
use crate::support::scratch::Scratch;
use crate::support::tools;

/// Writes the sample's files into a folder, and returns the path of the first.
fn laid_out(sample: &Sample, folder: &Path) -> PathBuf {
    for (name, bytes) in &sample.files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    folder.join(sample.files[0].0)
}

/// Starts of the tracks and the end of the last, as cd-info lists them.
fn cd_info(option: &str, sample: &Sample) -> Vec<(String, i64)> {
    let scratch = Scratch::new();
    let path = laid_out(sample, scratch.path());
    let mut command = Command::new("cd-info");
    command.args(["--no-device-info", "--no-cddb", "--no-disc-mode", option]).arg(&path).current_dir(scratch.path());
    let said = String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned();
    let track = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = words.first()?.strip_suffix(':')?;
        number.parse::<u32>().ok()?;
        Some((format!("{number} {}", words.get(3)?), words.get(2)?.parse().ok()?))
    };
    said.lines().filter_map(track).collect()
}

fn of(id: &str) -> Sample {
    samples::all().into_iter().find(|sample| sample.id == id).unwrap()
}

#[test]
fn cd_info_lists_the_same_tracks() {
    if !tools::have("cd_info_lists_the_same_tracks", &["cd-info"]) {
        return;
    }
    let end = (DATA + AUDIO) as i64;
    let expected =
        |kind: &str| vec![("1 data".to_owned(), 0), (format!("2 {kind}"), 200), ("170 leadout".to_owned(), end)];
    assert_eq!(cd_info("--cue-file", &of("cue")), expected("audio"));
    // cd-info doesn't recognize track types in a Nero image.
    let places = |tracks: Vec<(String, i64)>| tracks.into_iter().map(|(_, place)| place).collect::<Vec<_>>();
    assert_eq!(places(cd_info("--nrg-file", &of("nrg"))), [0, 200, end]);
}

#[test]
fn cd_info_lists_the_same_files() {
    if !tools::have("cd_info_lists_the_same_files", &["cd-info"]) {
        return;
    }
    let scratch = Scratch::new();
    let path = laid_out(&of("cue"), scratch.path());
    let mut command = Command::new("cd-info");
    command.args(["--no-device-info", "--no-cddb", "--iso9660", "--cue-file"]).arg(path).current_dir(scratch.path());
    // cd-info lists the files, then fails at the audio, which it takes for another session.
    let said = String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned();
    let names = said.lines().filter_map(|line| line.split_whitespace().last());
    let files: Vec<&str> = names.filter(|word| word.ends_with(".txt")).collect();
    assert_eq!(files, ["a.txt", "b.txt"], "{said}");
}

#[test]
fn bchunk_extracts_the_same_tracks() {
    if !tools::have("bchunk_extracts_the_same_tracks", &["bchunk"]) {
        return;
    }
    let scratch = Scratch::new();
    laid_out(&of("cue"), scratch.path());
    tools::run(Command::new("bchunk").args(["disc.bin", "disc.cue", "t"]).current_dir(scratch.path()));
    let made = |name: &str| std::fs::read(scratch.path().join(name)).unwrap();
    assert!(made("t01.iso") == samples::user_data());
    assert!(made("t02.cdr") == samples::audio());
}

#[test]
fn nrg2iso_and_iat_extract_the_same_data() {
    if tools::have("nrg2iso_and_iat_extract_the_same_data", &["nrg2iso"]) {
        // nrg2iso skips 150 sectors and extracts everything after them: our data, and then what follows it.
        let user_data = samples::user_data();
        let stored = [vec![0; 150 * 2048], user_data.clone()].concat();
        let mut image = crate::nrg::Image { stored, chunks: Vec::new() };
        image.cuex(&[(4, 0, 0, -150), (4, 1, 0, -150), (4, 1, 1, 0), (4, 0xAA, 1, 200)]);
        let places = [0, 150 * 2048, 350 * 2048];
        image.dao(true, 1, &[crate::nrg::Dao { size: 2048, mode: 0, places }]);
        image.sinf(1);
        let scratch = Scratch::new();
        std::fs::write(scratch.path().join("a.nrg"), image.finish(true)).unwrap();
        tools::run(Command::new("nrg2iso").args(["a.nrg", "a.iso"]).current_dir(scratch.path()));
        assert!(std::fs::read(scratch.path().join("a.iso")).unwrap().starts_with(&user_data));
    }
    if tools::have("nrg2iso_and_iat_extract_the_same_data", &["iat"]) {
        let scratch = Scratch::new();
        std::fs::write(scratch.path().join("disc.mdf"), samples::data()).unwrap();
        tools::run(Command::new("iat").args(["disc.mdf", "disc.iso"]).current_dir(scratch.path()));
        assert!(std::fs::read(scratch.path().join("disc.iso")).unwrap() == samples::user_data());
    }
}

/// chdman reads cue sheets, TOC and GDI. The BIN that it extracts has our sectors. It refuses Nero images with raw data
/// sectors.
#[test]
fn chdman_reads_the_same_sectors() {
    if !tools::have("chdman_reads_the_same_sectors", &["chdman"]) {
        return;
    }
    let expected = [samples::data(), samples::audio()].concat();
    for sample in samples::all().iter().filter(|sample| ["cue", "toc", "gdi"].contains(&sample.id)) {
        let scratch = Scratch::new();
        let path = laid_out(sample, scratch.path());
        let run = |arguments: &[&str]| {
            Command::new("chdman").args(arguments).current_dir(scratch.path()).output().unwrap().status.success()
        };
        let made = run(&["createcd", "-i", &path.to_string_lossy(), "-o", "disc.chd"]);
        let taken = made && run(&["extractcd", "-i", "disc.chd", "-o", "out.cue", "-ob", "out.bin"]);
        assert!(taken, "chdman refuses {}", sample.id);
        let bytes = std::fs::read(scratch.path().join("out.bin")).unwrap();
        assert!(bytes == expected, "{}: {} bytes of {}", sample.id, bytes.len(), expected.len());
    }
}
