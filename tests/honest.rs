//! Unread file systems, unused files and contradictions are reported.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use discern::findings::{Findings, Severity};
use discern::open::{self, Image};
use discern::source::{Files, Recipe, Segment, Source};
use discern::tree::RowId;
use discern::view::Wholeness;
use support::case::Case;
use support::{codes, open_path, open_source};

/// Names of the file systems that aren't read, and the findings of opening the image.
fn unread(case: &Case) -> (Vec<&'static str>, Findings) {
    let mut findings = Findings::default();
    let image = open_path(&case.image(), &mut findings).unwrap();
    (image.unread.iter().map(|unread| unread.name).collect(), findings)
}

#[test]
fn an_unread_file_system_on_the_volume_is_a_finding() {
    let test = "an_unread_file_system_on_the_volume_is_a_finding";
    let Some(case) = Case::new(test, &["genisoimage", "xorriso"]) else { return };
    case.file("file", "content");
    case.genisoimage(&["-R", "-J", "-udf", "-hfs"]);
    assert!(unread(&case).0.is_empty());
    // ISO 9660 leaves the first 32 KiB of the volume to others.
    for (name, at, signature) in [
        ("ReFS", 3, b"ReFS\0\0\0\0".as_slice()),
        ("BFS", 544, b"1SFB"),
        ("F2FS", 1024, b"\x10\x20\xF5\xF2"),
        ("HPFS", 8192, b"\x49\xE8\x95\xF9"),
    ] {
        case.genisoimage(&["-R"]);
        let mut bytes = std::fs::read(case.image()).unwrap();
        bytes[at..][..signature.len()].copy_from_slice(signature);
        std::fs::write(case.image(), bytes).unwrap();
        let (names, findings) = unread(&case);
        assert_eq!(names, [name]);
        let found = findings.kept().iter().find(|finding| finding.anomaly.code == "FS-NOT-READ").unwrap();
        assert_eq!((found.found.as_str(), found.anomaly.severity), (name, Severity::Warning));
    }
    case.xorriso(&["-R", "-hfsplus"]);
    assert!(unread(&case).0.is_empty());
}

/// A small image with one file, whose content identifies it.
fn small(case: &Case, content: &str) -> Vec<u8> {
    case.file("FILE.TXT", content).genisoimage(&["-R"]);
    std::fs::read(case.image()).unwrap()
}

fn opened(files: &[(&str, &[u8])]) -> (Image, Findings) {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    let mut findings = Findings::default();
    (open::open(given, &mut findings).unwrap(), findings)
}

#[test]
fn images_opened_together_are_not_joined_and_unused_ones_named() {
    let test = "images_opened_together_are_not_joined_and_unused_ones_named";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    let (one, two) = (small(&case, "one"), small(&case, "two"));
    for (names, unused) in [
        (["one.iso", "two.iso"], "two.iso"),
        (["disc1.iso", "disc2.iso"], "disc2.iso"),
        (["Disc (1).iso", "Disc (2).iso"], "Disc (2).iso"),
    ] {
        let (image, findings) = opened(&[(names[0], &one), (names[1], &two)]);
        assert_eq!(image.disc.unused_files, [unused]);
        assert_eq!(image.volumes[0].content.len(), one.len() as u64, "{names:?}");
        let found = findings.kept().iter().find(|finding| finding.anomaly.code == "FILE-NOT-USED").unwrap();
        assert!(found.found.contains(unused), "{found}");
    }
    let (image, _) = opened(&[("cover.jpg", b"\xFF\xD8\xFF"), ("game.iso", &one), ("notes.txt", b"notes")]);
    assert_eq!(image.disc.unused_files, ["cover.jpg", "notes.txt"]);
    assert_eq!(image.volumes[0].content.len(), one.len() as u64);
    for names in
        [["a.iso", "a.iss"], ["a.iso", "a.isp"], ["disc.img", "disc.inf"], ["x.mdf", "x.mds"], ["x.gz", "x.md"]]
    {
        let (image, findings) = opened(&[(names[0], &one), (names[1], b"[notes]\nname=x\n")]);
        let told = codes(&findings);
        assert!(!told.contains(&"FILE-PART-MISSING") && !told.contains(&"FILES-JOINED"), "{names:?}: {told:?}");
        assert_eq!(image.volumes[0].content.len(), one.len() as u64, "{names:?}");
    }
    let (first, second) = one.split_at(100_000);
    for names in
        [["a.iso.001", "a.iso.002"], ["a.part1.iso", "a.part2.iso"], ["a.aa", "a.ab"], ["x (1).bin", "x (2).bin"]]
    {
        let (image, findings) = opened(&[(names[1], second), (names[0], first)]);
        assert!(image.disc.unused_files.is_empty() && !codes(&findings).contains(&"FILE-NOT-USED"), "{names:?}");
        assert_eq!(image.volumes[0].content.len(), one.len() as u64, "{names:?}");
        let joined = findings.kept().iter().find(|finding| finding.anomaly.code == "FILES-JOINED").unwrap();
        assert_eq!(joined.found, format!("2 from “{}” to “{}”", names[0], names[1]));
    }
}

#[test]
fn a_missing_part_of_a_split_image_is_reported_and_not_replaced() {
    let test = "a_missing_part_of_a_split_image_is_reported_and_not_replaced";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    let image = small(&case, "one");
    let (first, rest) = image.split_at(100_000);
    for (names, missing, used) in [
        (["a.iso.001", "a.iso.003"], "part 2", 1),
        (["a.part1.iso", "a.part3.iso"], "part 2", 1),
        (["b.aa", "b.ac"], "part 1", 1),
        (["a.002", "a.003"], "part 1", 2),
    ] {
        let (image, findings) = opened(&[(names[1], rest), (names[0], first)]);
        let found = findings.kept().iter().find(|finding| finding.anomaly.code == "FILE-PART-MISSING");
        assert_eq!(found.map(|finding| finding.expected.as_str()), Some(missing), "{names:?}");
        assert_eq!(image.disc.unused_files.len(), 2 - used, "{names:?}");
    }
    // A number in a name doesn't always mark a part.
    for name in ["game2.iso", "Disc (2).iso", "track 02.bin"] {
        assert_eq!(codes(&opened(&[(name, &image)]).1), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn files_next_to_a_descriptor_are_named_and_images_among_them_reported() {
    let track = vec![1; 300 * 2352];
    let cue = |name: &str| format!("FILE \"{name}\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
    let toc = "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" 0\n";
    let gdi = "1\n1 0 0 2352 a.bin 0\n";
    let first = cue("a.bin");
    for (name, text) in [("a.cue", first.as_str()), ("a.toc", toc), ("a.gdi", gdi)] {
        let unused = |others: &[(&str, &[u8])]| {
            let own: [(&str, &[u8]); 2] = [(name, text.as_bytes()), ("a.bin", &track)];
            let (image, findings) = opened(&[&own, others].concat());
            (image.disc.unused_files, codes(&findings).contains(&"FILE-NOT-USED"))
        };
        assert_eq!(unused(&[]), (vec![], false));
        assert!(!unused(&[("cover.jpg", b"\xFF\xD8\xFF"), ("x.log", b"log")]).1, "{name}");
        assert_eq!(unused(&[("cover.jpg", b"\xFF\xD8\xFF")]).0, ["cover.jpg"], "{name}");
        assert_eq!(unused(&[("b.bin", &track)]), (vec!["b.bin".to_owned()], true), "{name}");
    }
    let (image, _) = opened(&[
        ("a.cue", first.as_bytes()),
        ("a.bin", &track),
        ("b.cue", cue("b.bin").as_bytes()),
        ("b.bin", &track),
    ]);
    assert_eq!(image.disc.unused_files, ["b.cue", "b.bin"]);
}

#[test]
fn a_size_that_lost_its_upper_bits_is_contradicted() {
    let Some(case) = Case::new("a_size_that_lost_its_upper_bits_is_contradicted", &["genisoimage"]) else { return };
    case.file("A.BIN", vec![1; 5000]).file("B.BIN", vec![2; 100]).genisoimage(&["-no-rr", "-sort", "/dev/null"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    let record = |bytes: &[u8], name: &[u8]| {
        let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap() - 33;
        (at, u32::from_le_bytes(bytes[at + 2..][..4].try_into().unwrap()))
    };
    let ((a, a_sector), (b, b_sector)) = (record(&bytes, b"A.BIN;1"), record(&bytes, b"B.BIN;1"));
    let (first, last) =
        if a_sector < b_sector { ((a, a_sector), (b, b_sector)) } else { ((b, b_sector), (a, a_sector)) };
    let both = |bytes: &mut [u8], at: usize, value: u32| {
        bytes[at..][..4].copy_from_slice(&value.to_le_bytes());
        bytes[at + 4..][..4].copy_from_slice(&value.to_be_bytes());
    };
    // Inserts 4 GiB into the first file's data, which its record doesn't mention.
    let more = 1_u64 << 32;
    both(&mut bytes, last.0 + 2, last.1 + (more / 2048) as u32);
    let sectors = bytes.len() as u64 / 2048 + more / 2048;
    both(&mut bytes, 16 * 2048 + 80, sectors as u32);
    let (before, after) = bytes.split_at(last.1 as usize * 2048);
    let mut recipe = Recipe::default();
    recipe.push_bytes(before.to_vec());
    recipe.push(Segment::Zeros(more));
    recipe.push_bytes(after.to_vec());
    let mut findings = Findings::default();
    let mut image = open_source(recipe.into_source(), &mut findings).unwrap();
    let view = &mut image.views[0];
    view.walk_all(&mut findings).unwrap();
    let by_row: Vec<_> =
        view.index.children(RowId::ROOT).map(|row| (view.name(RowId(row)), view.contradicted(RowId(row)))).collect();
    let size = u64::from(u32::from_le_bytes(bytes[first.0 + 10..][..4].try_into().unwrap()));
    let contradicted: Vec<_> = by_row.iter().filter_map(|(_, size)| *size).collect();
    assert_eq!(contradicted, [size + more], "{by_row:?}");
    assert_eq!(findings.counts().get("TREE-SIZE-CONTRADICTED"), Some(&1));
}

#[test]
fn missing_bytes_of_an_incomplete_image_are_counted() {
    let Some(case) = Case::new("missing_bytes_of_an_incomplete_image_are_counted", &["genisoimage"]) else { return };
    let bytes = small(&case, "content");
    let missing = |len: usize| {
        let (image, _) = opened(&[("a.iso", &bytes[..len])]);
        Wholeness::of(&image.views).missing()
    };
    assert_eq!(missing(bytes.len()), 0);
    assert_eq!(missing(bytes.len() - 300 * 1024), 300 * 1024);
}
