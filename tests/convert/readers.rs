//! The files that we write, read by third-party programs.

use std::path::Path;
use std::process::{Command, Output};

use discern::findings::Findings;

use crate::discs;
use crate::support::case::Case;
use crate::support::scratch::Scratch;
use crate::support::{listing, tools};
use crate::written::all_of;

/// Runs a program in a folder, whatever its exit code: some programs fail after doing their work.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).current_dir(folder).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Track numbers and their first sectors, as cd-info lists them; the lead-out is 170.
fn cd_info(folder: &Path, file: &str) -> Vec<(u8, u32)> {
    let listed = text(&run(folder, "cd-info", &["--no-device-info", "--no-cddb", "--no-analyze", file]));
    let line = |line: &str| {
        let (number, rest) = line.trim().split_once(": ")?;
        Some((number.parse().ok()?, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    listed.lines().filter_map(line).collect()
}

#[test]
fn libcdio_finds_the_tracks_where_they_are() {
    if !tools::have("libcdio_finds_the_tracks_where_they_are", &["cd-info"]) {
        return;
    }
    let scratch = Scratch::new();
    for (form, file) in [("cue", "disc.cue"), ("toc", "disc.toc")] {
        all_of(&discs::hidden(), form).save(scratch.path());
        assert_eq!(cd_info(scratch.path(), file)[..2], [(1, 40), (2, 110)], "{form}");
    }
    // cd-info doesn't count unstored pregaps.
    all_of(&discs::mixed(), "cue").save(scratch.path());
    assert_eq!(cd_info(scratch.path(), "disc.cue")[..2], [(1, 0), (2, 90)]);
    // cd-info takes every second entry of a Nero cue sheet for an index 1, so a track may have no further ones.
    all_of(&discs::hidden(), "nrg").save(scratch.path());
    assert_eq!(cd_info(scratch.path(), "disc.nrg"), [(1, 40), (2, 110), (170, 130)]);
}

#[test]
fn cdrdao_finds_the_tracks_where_they_are() {
    if !tools::have("cdrdao_finds_the_tracks_where_they_are", &["cdrdao"]) {
        return;
    }
    let scratch = Scratch::new();
    all_of(&discs::mixed(), "toc").save(scratch.path());
    let shown = run(scratch.path(), "cdrdao", &["show-toc", "disc.toc"]);
    let shown = text(&shown) + &String::from_utf8_lossy(&shown.stderr);
    let sector = |line: &str| line.split_once('(')?.1.split_once(')')?.0.trim().parse::<u32>().ok();
    let of =
        |word: &str| shown.lines().filter(|line| line.trim().starts_with(word)).filter_map(sector).collect::<Vec<_>>();
    assert_eq!((of("START"), of("END")), (vec![0, 90, 280], vec![60, 130, 330]), "{shown}");
    assert!(shown.contains("CATALOG NUMBER: 4006408001008") && shown.contains("ISRC GB AYE 00 00351"), "{shown}");
}

#[test]
fn bchunk_iat_and_nrg2iso_extract_the_same_user_data() {
    if !tools::have("bchunk_iat_and_nrg2iso_extract_the_same_user_data", &["bchunk", "iat", "nrg2iso"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = scratch.path();
    let expected = discs::file_system();
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    all_of(&discs::mixed(), "cue").save(folder);
    run(folder, "bchunk", &["disc.bin", "disc.cue", "track"]);
    assert!(read("track01.iso") == expected);
    all_of(&discs::plain(), "cue").save(folder);
    run(folder, "iat", &["disc.bin", "iat.iso"]);
    assert!(read("iat.iso") == expected);
    all_of(&discs::plain(), "nrg").save(folder);
    run(folder, "nrg2iso", &["disc.nrg", "nero.iso"]);
    // nrg2iso also copies the chunks after the data.
    assert!(read("nero.iso").starts_with(&expected));
}

#[test]
fn udf_is_found_in_every_container() {
    let test = "udf_is_found_in_every_container";
    let Some(case) = Case::new(test, &["genisoimage", "7zz", "bchunk", "iat", "nrg2iso"]) else { return };
    case.file("readme.txt", "This disc contains a UDF file system.").file("sources/install.wim", vec![9; 300_000]);
    case.file("größe.txt", "kana");
    case.genisoimage(&["-udf", "-hide", "sources", "-hide", "größe.txt"]);
    let iso = std::fs::read(case.image()).unwrap();
    let extracted = case.beside("by-7zip");
    tools::run(Command::new("7zz").args(["x", "-tudf"]).arg(format!("-o{}", extracted.display())).arg(case.image()));
    let expected = listing::without_dates(&listing::of_folder(&extracted));
    assert_eq!(expected.values().filter(|listed| listed.kind == 'f').count(), 3);
    let disc = discs::of_user_data(iso.clone());
    for form in ["iso", "cue", "cue-tracks", "nrg", "nrg-1", "ccd", "mds", "toc", "cso", "zso"] {
        let written = all_of(&disc, form);
        written.save(&case.beside(""));
        // Others find the same image in what was written.
        let judge: Option<(&str, &[&str])> = match form {
            "cue" => Some(("bchunk", &["disc.bin", "disc.cue", "judged"])),
            "nrg" | "nrg-1" => Some(("nrg2iso", &["disc.nrg", "judged01.iso"])),
            "mds" => Some(("iat", &["disc.mdf", "judged01.iso"])),
            _ => None,
        };
        if let Some((program, arguments)) = judge {
            run(&case.beside(""), program, arguments);
            assert!(std::fs::read(case.beside("judged01.iso")).unwrap().starts_with(&iso), "{form}");
        }
        let mut findings = Findings::default();
        let mut image = discern::open::open(written.opened(), &mut findings).unwrap();
        assert_eq!(image.views[0].id, "udf", "{form}");
        let found = listing::without_dates(&listing::of_view(&mut image.views[0], &mut findings));
        assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{form}");
    }
}

#[test]
fn the_iso_image_is_read_by_all_programs() {
    if !tools::have("the_iso_image_is_read_by_all_programs", &["7zz", "bsdtar", "isoinfo", "iso-info"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = scratch.path();
    for disc in [discs::mixed(), discs::plain()] {
        all_of(&disc, "iso").save(folder);
        assert_eq!(text(&run(folder, "7zz", &["e", "-so", "disc.iso", "D/B.TXT"])), "world!");
        assert_eq!(text(&run(folder, "bsdtar", &["-xOf", "disc.iso", "D/B.TXT"])), "world!");
        assert_eq!(text(&run(folder, "isoinfo", &["-x", "/D/B.TXT;1", "-i", "disc.iso"])), "world!");
        assert!(text(&run(folder, "iso-info", &["-l", "disc.iso"])).contains("b.txt"));
    }
}

#[test]
fn sox_counts_the_samples() {
    if !tools::have("sox_counts_the_samples", &["soxi"]) {
        return;
    }
    let scratch = Scratch::new();
    all_of(&discs::hidden(), "wav").save(scratch.path());
    for (name, sectors) in [("00 Hidden track.wav", 40), ("Track 01.wav", 70), ("Track 02.wav", 20)] {
        for (option, expected) in [("-s", sectors * 588), ("-r", 44_100), ("-c", 2), ("-b", 16)] {
            let said = text(&run(scratch.path(), "soxi", &[option, name]));
            assert_eq!(said.trim(), expected.to_string(), "{name} {option}");
        }
    }
}
