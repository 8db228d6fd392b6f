//! Windows images as wimlib writes them.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;

use discern::error::Error;
use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::Kind;
use support::case::Case;
use support::random::{Random, noise};
use support::sources::unpack_ahead;
use support::{codes, corpus, damage, listing, open_source};

const NEEDS: [&str; 1] = ["wimlib-imagex"];

fn text(len: usize) -> Vec<u8> {
    (0..).flat_map(|line| format!("line {line} of a text that packs well\n").into_bytes()).take(len).collect()
}

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 \u{1F4BF}.txt", "kana").file("empty", "");
    for len in [1, 4095, 4096, 32_767, 32_768, 32_769, 300_000] {
        case.file(format!("sizes/text-{len}"), text(len)).file(format!("sizes/noise-{len}"), noise(len));
    }
    case.file("mixed", [text(40_000), noise(70_000), vec![0; 200_000], text(5)].concat());
    // A program has call instructions, which LZX translates.
    case.file("program", fs::read("/bin/sh").unwrap());
    for number in 0..400 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.directory("nothing").file("deep/a/b/c/d.bin", noise(70_000));
}

fn captured(case: &Case, options: &[&str]) -> Vec<u8> {
    drop(fs::remove_file(case.image()));
    case.run("wimlib-imagex", &[&["capture", "TREE", "IMAGE", "First", "What it is", "--no-acls"], options].concat());
    fs::read(case.image()).unwrap()
}

fn opened(bytes: Vec<u8>) -> (Image, Findings) {
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "wim");
    (image, findings)
}

#[test]
fn every_way_of_packing_shows_its_original_tree() {
    let test = "every_way_of_packing_shows_its_original_tree";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    varied(&case);
    let expected = listing::of_folder(&case.tree());
    for way in [
        &["--compress=none"][..],
        &["--compress=XPRESS"],
        &["--compress=XPRESS", "--chunk-size=4K"],
        &["--compress=XPRESS", "--chunk-size=64K"],
        &["--compress=LZX"],
        &["--compress=LZX:20", "--check"],
        &["--compress=LZX:100", "--chunk-size=128K"],
        &["--compress=LZX", "--chunk-size=2M"],
        &["--solid", "--solid-compress=LZX", "--solid-chunk-size=64K", "--compress=LZX"],
        &["--solid", "--solid-compress=XPRESS", "--solid-chunk-size=64K", "--compress=XPRESS"],
        &["--compress=LZMS"],
        &["--compress=LZMS:100", "--chunk-size=1M"],
        &["--solid"],
        &["--solid", "--solid-chunk-size=32K", "--compress=LZMS:20"],
    ] {
        let (mut image, mut findings) = opened(captured(&case, way));
        let view = &mut image.views[0];
        assert_eq!(view.file_system().label().volume, "First");
        let found = listing::of_view(view, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new(), "{way:?}");
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{way:?}:\n{}", differences.join("\n"));
        let row = view.find("/sizes/noise-300000", &mut findings).unwrap();
        let row = view.index.row(row).unwrap();
        let is_plain = view.file_system().body(row.node).unwrap().is_sliceable();
        assert_eq!(is_plain, !row.flags.packed, "{way:?}");
        let row = view.find("/sizes/text-300000", &mut findings).unwrap();
        assert!(view.index.row(row).unwrap().flags.packed != way.contains(&"--compress=none"), "{way:?}");
    }
}

/// What LZMS has a transformation for: addresses in programs, and samples whose differences repeat.
#[test]
fn chunks_are_unpacked_ahead_by_every_method() {
    let Some(case) = Case::new("chunks_are_unpacked_ahead_by_every_method", &NEEDS) else { return };
    let text = text(300_000);
    case.file("text", &text);
    for way in [&["--compress=XPRESS"][..], &["--compress=LZX"], &["--compress=LZMS"], &["--solid"]] {
        let (mut image, _) = opened(captured(&case, way));
        let view = &mut image.views[0];
        let id = view.find("/text", &mut Findings::default()).unwrap();
        let content = view.file_system().body(view.index.row(id).unwrap().node).unwrap().into_source();
        assert_eq!(unpack_ahead(&content), text.len(), "{way:?}");
        assert!(content.read_up_to(0, text.len()).unwrap() == text, "{way:?}: other bytes");
    }
}

#[test]
fn lzms_restores_programs_and_samples() {
    let test = "lzms_restores_programs_and_samples";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    let mut program = fs::read(std::env::current_exe().unwrap()).unwrap();
    program.truncate(3 << 20);
    case.file("program", &program);
    let wave = |at: u32| ((f64::from(at) / 90.0).sin() * 9000.0 + f64::from(at % 300) * 40.0) as i16;
    let samples = |step: usize| (0..60_000_u32).flat_map(|at| wave(at).to_le_bytes().repeat(step)).collect::<Vec<u8>>();
    let ramp =
        |width: usize| (0..40_000_u32).flat_map(move |at| at.wrapping_mul(77).to_be_bytes()[4 - width..].to_vec());
    case.file("mono", samples(1)).file("stereo", samples(2));
    for width in 1..=4 {
        case.file(format!("ramp-{width}"), ramp(width).collect::<Vec<u8>>());
    }
    for size in 1..40 {
        case.file(format!("short/{size}"), vec![0xE8; size]);
    }
    let expected = listing::of_folder(&case.tree());
    for way in
        [&["--solid"][..], &["--compress=LZMS"], &["--solid", "--solid-chunk-size=256K", "--solid-compress=LZMS:20"]]
    {
        let (mut image, mut findings) = opened(captured(&case, way));
        let found = listing::of_view(&mut image.views[0], &mut findings);
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{way:?}:\n{}", differences.join("\n"));
    }
}

#[test]
fn each_image_is_a_view_with_its_description() {
    let test = "each_image_is_a_view_with_its_description";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("one", "1").symlink("link", "one");
    captured(&case, &["--compress=LZX"]);
    case.file("two", "22");
    case.run("wimlib-imagex", &["append", "TREE", "IMAGE", "Second", "--no-acls", "--boot"]);
    let (mut image, mut findings) = opened(fs::read(case.image()).unwrap());
    let ids: Vec<&str> = image.views.iter().map(|view| view.id.as_str()).collect();
    assert_eq!(ids, ["wim", "wim-2"]);
    let names: Vec<_> = image.views.iter().map(|view| view.file_system().label().volume.clone()).collect();
    assert_eq!(names, ["First", "Second"]);
    let counts: Vec<usize> = image.views.iter_mut().map(|view| listing::of_view(view, &mut findings).len()).collect();
    assert_eq!(counts, [2, 3]);
    let facts = image.views[0].file_system().facts();
    let value = |label: &str| {
        let mut lines = facts.iter().flat_map(|facts| &facts.lines);
        lines.find(|line| line.label == label).map(|line| line.value.clone()).unwrap_or_default()
    };
    assert_eq!([value("Images"), value("Image to start"), value("Description")], ["2", "2", "What it is"]);
    let view = &mut image.views[1];
    let row = view.find("/link", &mut findings).unwrap();
    assert_eq!(view.index.row(row).unwrap().kind, Kind::Symlink);
    assert_eq!(view.text(view.index.target(row).unwrap()), "one");
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn unreadable_contents_are_reported() {
    let test = "unreadable_contents_are_reported";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    varied(&case);
    let refused = |bytes: Vec<u8>| match open_source(Source::from_bytes(bytes), &mut Findings::default()).err() {
        Some(Error::Refused(refused)) => refused.refusal.code,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(captured(&case, &["--pipable"])), "WIM-PIPABLE");
    // One part of two.
    captured(&case, &["--compress=none"]);
    case.run("wimlib-imagex", &["split", "IMAGE", "part.swm", "1"]);
    let (mut image, mut findings) = opened(fs::read(case.beside("part.swm")).unwrap());
    let view = &mut image.views[0];
    let found = listing::of_view(view, &mut findings);
    assert_eq!(codes(&findings), ["WIM-SPLIT"]);
    let lost = found.iter().find(|(_, listed)| listed.kind == 'f' && listed.sha256.is_none()).unwrap().0;
    let row = view.find(&format!("/{lost}"), &mut findings).unwrap();
    let node = view.index.row(row).unwrap().node;
    let error = view.file_system().body(node).unwrap_err().to_string();
    assert!(error.contains("in another part of the Windows image; this is part 1 of "), "{error}");
}

#[test]
fn damage_anywhere_is_survived() {
    let test = "damage_anywhere_is_survived";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    case.file("text", text(100_000)).file("noise", noise(50_000)).symlink("link", "text");
    for number in 0..40 {
        case.file(format!("many/{number}"), format!("{number}"));
    }
    for way in [
        &["--compress=none"][..],
        &["--compress=LZX"],
        &["--compress=XPRESS"],
        &["--solid", "--solid-compress=LZX", "--compress=LZX"],
        &["--solid"],
    ] {
        damage::cut_and_flip(&captured(&case, way), &mut Random(8));
    }
}

#[test]
fn images_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    for image in corpus::all("images_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "wim") {
            let (mut opened, mut findings) = opened(image.bytes());
            let found = listing::of_view(&mut opened.views[0], &mut findings);
            let (theirs, ours) = (listing::without_dates(&truth.listing), listing::without_dates(&found));
            let differences = listing::differences(&theirs, &ours);
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
