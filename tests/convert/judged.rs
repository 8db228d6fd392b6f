//! Images of the corpus in the formats that third-party programs read, checked by those programs. Images over 1.5 MB
//! and discs with a track of more than 800 sectors are left out: they take long and show nothing new.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use discern::container::TargetOptions;
use discern::convert::{Form, Plan};
use discern::disc::{Disc, Stored, TrackMode, Volume};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::Source;
use discern::view::View;

use crate::corpus;
use crate::support::listing::{self, Listing};
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::written::{Written, all_of};

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap_or_default()
}

/// Mode and storage of a disc's only track, if it is data.
fn only_data(disc: &Disc) -> Option<(TrackMode, Stored)> {
    let mut tracks = disc.tracks().map(|(_, track)| track);
    let first = tracks.next().filter(|track| track.is_data() && track.start().0 == 0)?;
    tracks.next().is_none().then_some((first.mode, first.stored))
}

/// Converts a disc to a format and saves it in a folder of its own.
fn saved(disc: &Disc, form: &str) -> (Scratch, Written) {
    let scratch = Scratch::new();
    let written = all_of(disc, form);
    written.save(scratch.path());
    (scratch, written)
}

/// Counts the images that each program checked.
#[derive(Default)]
struct Judged(BTreeMap<&'static str, u32>);

impl Judged {
    fn count(&mut self, program: &'static str) {
        *self.0.entry(program).or_default() += 1;
    }

    /// Asserts that each program checked at least this many images, if there is a corpus.
    fn hold(&self, least: &[(&str, u32)]) {
        for (program, least) in least {
            let judged = self.0.get(program).copied().unwrap_or(0);
            assert!(judged >= *least, "{program} has judged {judged}: {:?}", self.0);
        }
    }
}

#[test]
fn programs_extract_the_same_user_data() {
    let test = "programs_extract_the_same_user_data";
    if !tools::have(test, &["bchunk", "nrg2iso", "ccd2iso", "mdf2iso"]) {
        return;
    }
    let discs = corpus::discs(test);
    let mut judged = Judged::default();
    for (name, disc) in &discs {
        let Some((mode, stored)) = only_data(disc) else { continue };
        let iso = all_of(disc, "iso");
        let expected = iso.file(".iso");
        // Formats with raw sectors leave out a truncated last sector.
        if !expected.len().is_multiple_of(2048) {
            continue;
        }
        let (folder, _) = saved(disc, "cue");
        let said = said(&run(folder.path(), "bchunk", &["disc.bin", "disc.cue", "track"]));
        assert!(read(folder.path(), "track01.iso") == expected, "{name} by bchunk: {said}");
        judged.count("bchunk");
        let (folder, _) = saved(disc, "ccd");
        run(folder.path(), "ccd2iso", &["disc.img", "out.iso"]);
        assert!(read(folder.path(), "out.iso") == expected, "{name} by ccd2iso");
        judged.count("ccd2iso");
        if stored == Stored::COOKED && mode == TrackMode::Mode1 {
            let (folder, _) = saved(disc, "nrg");
            run(folder.path(), "nrg2iso", &["disc.nrg", "out.iso"]);
            // nrg2iso also copies the chunks after the data.
            assert!(read(folder.path(), "out.iso").starts_with(expected), "{name} by nrg2iso");
            judged.count("nrg2iso");
        }
        // For sectors of 2048 bytes, the program says that they are an ISO image already.
        if stored.is_whole() {
            let (folder, _) = saved(disc, "mds");
            run(folder.path(), "mdf2iso", &["disc.mdf", "out.iso"]);
            assert!(read(folder.path(), "out.iso") == expected, "{name} by mdf2iso");
            judged.count("mdf2iso");
        }
    }
    let least = [("bchunk", 10), ("ccd2iso", 10), ("nrg2iso", 8), ("mdf2iso", 3)];
    judged.hold(if discs.is_empty() { &[] } else { &least });
}

/// Hashes of a disc's files in all its views, without empty files.
fn contents(disc: &Disc) -> BTreeSet<String> {
    let mut findings = Findings::default();
    let mut contents = BTreeSet::new();
    for (number, volume) in Volume::find(disc).into_iter().enumerate() {
        for file_system in Formats::all().mount(disc, &volume, &mut findings).unwrap_or_default() {
            let id = file_system.id().to_owned();
            let mut view = View::new(id, number, volume.clone(), file_system);
            contents.extend(hashes(listing::of_view(&mut view, &mut findings)));
        }
    }
    contents
}

fn hashes(listing: Listing) -> impl Iterator<Item = String> {
    listing.into_values().filter(|listed| listed.size > 0).filter_map(|listed| listed.sha256)
}

/// Extracts an ISO image with a program into a folder of its own; returns the hashes.
fn extracted(image: &Path, program: &str, arguments: &[&str]) -> BTreeSet<String> {
    let scratch = Scratch::new();
    run(scratch.path(), program, &[arguments, &[image.to_str().unwrap()]].concat());
    // Extracted directories may lack read permission.
    tools::run(Command::new("chmod").args(["-R", "u+rwX"]).arg(scratch.path()));
    hashes(listing::of_folder(scratch.path())).collect()
}

/// Extracts an ISO image with isoinfo, file by file; returns the hashes.
fn extracted_by_isoinfo(folder: &Path) -> BTreeSet<String> {
    let names = text(&run(folder, "isoinfo", &["-f", "-i", "disc.iso"]).stdout);
    let content = |name: &str| run(folder, "isoinfo", &["-x", name, "-i", "disc.iso"]).stdout;
    let contents = names.lines().map(content).filter(|content| !content.is_empty());
    contents.filter_map(|content| listing::sha256(&Source::from_bytes(content))).collect()
}

#[test]
fn programs_extract_the_same_files() {
    let test = "programs_extract_the_same_files";
    if !tools::have(test, &["7zz", "bsdtar", "isoinfo"]) {
        return;
    }
    let discs = corpus::discs(test);
    let mut judged = Judged::default();
    for (name, disc) in discs.iter().filter(|(_, disc)| only_data(disc).is_some()) {
        let expected = contents(disc);
        if expected.is_empty() || expected.len() > MANY {
            continue;
        }
        // Goes by way of raw sectors, so that these are generated and decoded again.
        let (folder, _) = saved(&all_of(disc, "cue").reopened(), "iso");
        let image = folder.path().join("disc.iso");
        let found = [
            ("7zz", extracted(&image, "7zz", &["x", "-y"])),
            ("bsdtar", extracted(&image, "bsdtar", &["-xf"])),
            ("isoinfo", extracted_by_isoinfo(folder.path())),
        ];
        for (program, found) in found {
            let foreign = found.difference(&expected).count();
            assert_eq!(foreign, 0, "of {} files that {program} extracts from {name}", found.len());
            if found == expected {
                judged.count(program);
            }
        }
    }
    let least = [("7zz", 20), ("bsdtar", 20), ("isoinfo", 20)];
    judged.hold(if discs.is_empty() { &[] } else { &least });
}

/// Upper bound for an image's files for isoinfo, which is started for each one.
const MANY: usize = 40;

/// Track numbers and first sectors that cd-info lists; the lead-out is 170.
fn listed(text: &str) -> Vec<(u8, i32)> {
    let line = |line: &str| {
        let (number, rest) = line.trim().split_once(": ")?;
        Some((number.parse().ok()?, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    text.lines().filter_map(line).filter(|(number, _)| *number < 100).collect()
}

#[test]
fn programs_list_the_same_tracks() {
    let test = "programs_list_the_same_tracks";
    if !tools::have(test, &["cd-info", "cdrdao"]) {
        return;
    }
    let discs = corpus::discs(test);
    let mut judged = Judged::default();
    for (name, disc) in discs.iter().filter(|(_, disc)| disc.sessions.len() == 1) {
        // Errors of a sheet are repaired before the conversion.
        let disc = &Plan::new(disc, Form::of_id("cue").unwrap(), &TargetOptions::all("disc")).unwrap().source;
        let starts: Vec<(u8, i32)> = disc.tracks().map(|(_, track)| (track.number, track.start().0)).collect();
        let is_stored = disc.tracks().all(|(_, track)| track.indexes.iter().all(|index| index.lba >= track.first));
        let quiet = ["--no-device-info", "--no-cddb", "--no-analyze"];
        for form in ["cue", "nrg"] {
            let file = format!("disc.{form}");
            let (folder, written) = saved(disc, form);
            let arguments: Vec<&str> = quiet.iter().copied().chain([file.as_str()]).collect();
            // cd-info doesn't count unstored pregaps, and takes every second entry of a Nero sheet for an index 1.
            let is_clear = match form {
                "cue" => is_stored && !text(written.file(".cue")).contains("PREGAP"),
                _ => disc.tracks().all(|(_, track)| track.indexes.iter().all(|index| index.number <= 1)),
            };
            if is_clear {
                let said = said(&run(folder.path(), "cd-info", &arguments));
                assert_eq!(listed(&said), starts, "{name} as {form}: {said}");
                judged.count(form);
            }
        }
        let (folder, _) = saved(disc, "toc");
        let said = said(&run(folder.path(), "cdrdao", &["show-toc", "disc.toc"]));
        let tracks = said.lines().filter(|line| line.starts_with("TRACK ")).count();
        assert_eq!(tracks, starts.len(), "{name} by cdrdao: {said}");
        judged.count("cdrdao");
    }
    judged.hold(if discs.is_empty() { &[] } else { &[("cue", 15), ("nrg", 15), ("cdrdao", 20)] });
}

#[test]
fn chdman_extracts_the_sectors_that_it_compressed() {
    let test = "chdman_extracts_the_sectors_that_it_compressed";
    if !tools::have(test, &["chdman"]) {
        return;
    }
    let discs = corpus::discs(test);
    let mut judged = Judged::default();
    // chdman takes half a second for each disc.
    for (name, disc) in discs.iter().filter(|(_, disc)| only_data(disc).is_some()).step_by(4) {
        for form in ["cue", "toc"] {
            let (folder, _) = saved(disc, form);
            let whole = all_of(&all_of(disc, form).reopened(), "cue");
            run(folder.path(), "chdman", &["createcd", "-i", &format!("disc.{form}"), "-o", "disc.chd", "-c", "none"]);
            let back = ["extractcd", "-i", "disc.chd", "-o", "back.cue", "-ob", "back.bin"];
            let said = said(&run(folder.path(), "chdman", &back));
            let expected = if form == "cue" { whole.file(".bin") } else { &read(folder.path(), "disc.bin") };
            assert!(read(folder.path(), "back.bin") == expected, "{name} as {form}: {said}");
            judged.count(form);
        }
    }
    judged.hold(if discs.is_empty() { &[] } else { &[("cue", 4), ("toc", 4)] });
}

#[test]
fn programs_decode_the_same_audio() {
    let test = "programs_decode_the_same_audio";
    if !tools::have(test, &["flac", "soxi", "ffprobe"]) {
        return;
    }
    let discs = corpus::discs(test);
    let mut judged = Judged::default();
    for (name, disc) in
        discs.iter().filter(|(_, disc)| disc.tracks().any(|(_, track)| !track.is_data() && track.sectors > 0))
    {
        let (folder, waves) = saved(disc, "wav");
        let (flacs, encoded) = saved(disc, "flac");
        let songs = |written: &Written, ending: &str| -> Vec<String> {
            let names = written.files.iter().map(|(name, _)| name.clone());
            names.filter(|name| name.ends_with(ending)).collect()
        };
        for (wave, flac) in songs(&waves, ".wav").iter().zip(songs(&encoded, ".flac")) {
            let bytes = read(folder.path(), wave);
            let len = u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize;
            let audio = &bytes[44..44 + len];
            let samples = said(&run(folder.path(), "soxi", &["-s", wave]));
            assert_eq!(samples.trim(), (audio.len() / 4).to_string(), "{name}: {wave}");
            let arguments = ["-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels,duration_ts"];
            let shown = said(&run(folder.path(), "ffprobe", &[&arguments[..], &["-of", "csv=p=0", wave]].concat()));
            let samples = if audio.is_empty() { "N/A".into() } else { (audio.len() / 4).to_string() };
            assert_eq!(shown.trim(), format!("pcm_s16le,44100,2,{samples}"), "{name}: {wave}");
            let strict = ["--test", "--silent", "--warnings-as-errors"];
            // A length of 0 samples means unknown.
            let strict = if audio.is_empty() { &strict[..2] } else { &strict[..] };
            tools::run(Command::new("flac").current_dir(flacs.path()).args(strict).arg(&flac));
            let raw = ["-d", "-c", "-s", "--force-raw-format", "--endian=little", "--sign=signed", &flac];
            assert!(run(flacs.path(), "flac", &raw).stdout == audio, "{name}: {flac}");
            judged.count("songs");
        }
    }
    judged.hold(if discs.is_empty() { &[] } else { &[("songs", 2)] });
}
