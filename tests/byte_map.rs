//! The byte map, compared with the layout that writers of images and other readers report.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::collections::BTreeMap;
use std::ops::Range;
use std::process::Command;

use discern::browse::byte_map::{ByteMap, MapBuilder, RegionUsage, byte_of_sector, sector_of_byte, views_of};
use discern::disc::Lba;
use discern::findings::Findings;
use discern::open::{self, Image};
use discern::source::{Files, Source};
use support::case::Case;
use support::crafted::{Crafted, record};
use support::tools;

/// Maps an image with everything that its views list.
fn map(image: &mut Image, files: Option<&Files>) -> ByteMap {
    let shown = views_of(image.views.iter());
    for position in &shown {
        image.views[*position].walk_all(&mut Findings::default()).unwrap();
    }
    let mut builder = MapBuilder::new(image, files, image.views.iter());
    for position in shown {
        let view = &image.views[position];
        // Adds the rows in two steps, as the page does.
        let middle = view.index.len() / 2;
        builder.add_rows(position, view, 0..middle);
        builder.add_rows(position, view, middle..view.index.len());
    }
    builder.finish()
}

/// Ranges of these usages, by the path of the entry stored there.
fn by_path(image: &Image, map: &ByteMap, wanted: &[RegionUsage]) -> BTreeMap<String, Vec<Range<u64>>> {
    let mut ranges: BTreeMap<String, Vec<Range<u64>>> = BTreeMap::new();
    for region in (0..map.count()).map(|number| map.region(number).unwrap()) {
        let Some((view, row)) = region.entry.filter(|_| wanted.contains(&region.usage)) else { continue };
        let ranges = ranges.entry(image.views[view].path(row)).or_default();
        match ranges.last_mut() {
            // Joins ranges, since the first sectors of a file may have another usage.
            Some(last) if last.end == region.start => last.end = region.end,
            _ => ranges.push(region.start..region.end),
        }
    }
    ranges
}

/// Asserts that regions follow each other without gaps or overlaps, and that their sums are the totals.
fn hold_together(map: &ByteMap) {
    let mut at = 0;
    let mut totals = BTreeMap::new();
    for region in (0..map.count()).map(|number| map.region(number).unwrap()) {
        assert_eq!(region.start, at, "{region:?}");
        assert!(!region.is_empty());
        *totals.entry(region.usage).or_insert(0) += region.len();
        at = region.end;
    }
    assert_eq!(at, map.len());
    for (usage, bytes) in map.totals() {
        assert_eq!(totals.get(&usage).copied().unwrap_or(0), bytes, "{usage:?}");
    }
}

fn files(bytes: Vec<u8>) -> Files {
    Files::one("image.iso", Source::from_bytes(bytes))
}

#[test]
fn files_are_where_xorriso_reports_them() {
    let test = "files_are_where_xorriso_reports_them";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    for number in 0..60_u32 {
        let size = usize::try_from(number * number * 17 % 9000).unwrap();
        case.file(format!("folder-{}/file-{number:03}.bin", number % 7), vec![number as u8 + 1; size]);
    }
    case.file("boot/loader.bin", vec![7; 5000]).file("big.bin", vec![1; 300_000]);
    case.xorriso(&["-R", "-b", "boot/loader.bin", "-no-emul-boot", "-boot-load-size", "4", "-c", "boot/boot.cat"]);
    let mut command = Command::new("xorriso");
    command.args(["-no_rc", "-indev"]).arg(case.image());
    let report = tools::run(command.args(["-find", "/", "-type", "f", "-exec", "report_lba", "--"])).stdout;
    // "File data lba:  0 ,       33 ,        1 ,      578 , '/folder-6/file-006.bin'"
    let mut expected: BTreeMap<String, Vec<Range<u64>>> = BTreeMap::new();
    for line in String::from_utf8(report).unwrap().lines().filter_map(|line| line.strip_prefix("File data lba:")) {
        let words: Vec<&str> = line.splitn(5, ',').map(str::trim).collect();
        let number = |at: usize| words[at].parse::<u64>().unwrap();
        if number(3) > 0 {
            let range = number(1) * 2048..number(1) * 2048 + number(3);
            expected.entry(words[4].trim_matches('\'').to_owned()).or_default().push(range);
        }
    }
    assert!(expected.len() > 55, "{expected:?}");
    let bytes = std::fs::read(case.image()).unwrap();
    let given = files(bytes.clone());
    let mut image = open::open(given.clone(), &mut Findings::default()).unwrap();
    let mut map = map(&mut image, Some(&given));
    hold_together(&map);
    let mut found = by_path(&image, &map, &[RegionUsage::File, RegionUsage::Boot]);
    let catalog = found.remove("/boot/boot.cat").expect("xorriso reports the catalog, which is a file here");
    assert_eq!(map.region(map.region_at(catalog[0].start).unwrap()).unwrap().name, "Boot Catalog");
    assert_eq!(found, expected);
    assert!(map.is_all() && map.len() == map.present());
    for number in 0..map.count() {
        map.look_at_gap(number, &given, &image).unwrap();
        let region = map.region(number).unwrap();
        if matches!(region.usage, RegionUsage::Gap | RegionUsage::Zeros) {
            let is_used = bytes[region.start as usize..region.end as usize].iter().any(|byte| *byte != 0);
            assert_eq!((region.has_data, region.usage == RegionUsage::Zeros), (is_used, !is_used), "{region:?}");
        }
    }
    hold_together(&map);
    let of = |wanted| map.totals().into_iter().find(|(usage, _)| *usage == wanted).unwrap().1;
    assert!(of(RegionUsage::Zeros) > of(RegionUsage::Gap), "xorriso fills sectors with zeros");
    // The loader is a file as well as a boot image.
    let loader = map.region(map.region_at(expected["/boot/loader.bin"][0].start).unwrap()).unwrap();
    assert_eq!((loader.usage, loader.name), (RegionUsage::Boot, "Boot Image"));
}

#[test]
fn directories_and_tables_are_where_isoinfo_and_isosize_say() {
    let test = "directories_and_tables_are_where_isoinfo_and_isosize_say";
    let Some(case) = Case::new(test, &["genisoimage", "isoinfo"]) else { return };
    case.file("a/b/c.txt", b"c").file("d/e.txt", b"e");
    case.genisoimage(&["-R"]);
    let mut command = Command::new("isoinfo");
    let report = tools::run(command.arg("-l").arg("-R").arg("-i").arg(case.image())).stdout;
    let report = String::from_utf8(report).unwrap();
    // "d---------   0    0    0            2048 Mar  4 2021 [     30 02]  a"
    let mut expected = BTreeMap::new();
    let mut directory = String::new();
    for line in report.lines() {
        if let Some(name) = line.strip_prefix("Directory listing of ") {
            directory = name.trim().to_owned();
        }
        let Some((before, after)) = line.split_once('[') else { continue };
        let (place, name) = after.split_once(']').unwrap();
        if !before.starts_with('d') || name.trim() == ".." {
            continue;
        }
        let sector: u64 = place.split_whitespace().next().unwrap().parse().unwrap();
        let path = match name.trim() {
            "." => directory.trim_end_matches('/').to_owned(),
            name => format!("{directory}{name}"),
        };
        let path = if path.is_empty() { "/".to_owned() } else { path };
        // A directory is listed in its parent and in itself.
        expected.insert(path, std::iter::once(sector * 2048..sector * 2048 + 2048).collect::<Vec<_>>());
    }
    assert_eq!(expected.len(), 4, "{report}");
    let given = files(std::fs::read(case.image()).unwrap());
    let mut image = open::open(given.clone(), &mut Findings::default()).unwrap();
    let map = map(&mut image, Some(&given));
    hold_together(&map);
    assert_eq!(by_path(&image, &map, &[RegionUsage::Metadata]), expected);
    let named = |byte: u64| map.region(map.region_at(byte).unwrap()).unwrap().name;
    assert_eq!([named(0), named(16 * 2048)], ["System Area", "Volume Descriptor Set"]);
}

#[test]
fn a_files_own_record_is_on_the_map_of_udf() {
    let test = "a_files_own_record_is_on_the_map_of_udf";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    case.file("a.txt", vec![1; 5000]).file("d/b.txt", vec![2; 70_000]);
    case.genisoimage(&["-udf"]);
    let given = files(std::fs::read(case.image()).unwrap());
    let mut image = open::open(given.clone(), &mut Findings::default()).unwrap();
    let udf = image.views.iter().position(|view| view.id == "udf").unwrap();
    image.views.swap(0, udf);
    let map = map(&mut image, Some(&given));
    hold_together(&map);
    let bytes = std::fs::read(case.image()).unwrap();
    let mut records = 0;
    for region in (0..map.count()).map(|number| map.region(number).unwrap()) {
        let view = region.entry.map(|(view, _)| &image.views[view]);
        if region.title(view).starts_with("Record of /") {
            // ECMA-167 4/14.9: the tag of a File Entry is 261.
            assert_eq!(bytes[region.start as usize..][..2], 261_u16.to_le_bytes());
            assert_eq!(region.len(), 2048);
            records += 1;
        }
    }
    assert_eq!(records, 2);
}

/// Places of structures in blocks, by the words of udfinfo: first block and number of blocks.
fn places_by_udfinfo(case: &Case) -> (u64, BTreeMap<String, Vec<(u64, u64)>>) {
    let output = tools::run(Command::new("udfinfo").arg("--utf8").arg(case.image())).stdout;
    let output = String::from_utf8(output).unwrap();
    let number = |text: &str, key: &str| text.strip_prefix(key).and_then(|rest| rest.parse::<u64>().ok());
    let size = output.lines().find_map(|line| number(line, "blocksize=")).unwrap();
    let mut places: BTreeMap<String, Vec<(u64, u64)>> = BTreeMap::new();
    for line in output.lines().filter(|line| line.starts_with("start=")) {
        let parts: Vec<&str> = line.split(", ").collect();
        let place = (number(parts[0], "start=").unwrap(), number(parts[1], "blocks=").unwrap());
        places.entry(parts[2].trim().trim_start_matches("type=").to_owned()).or_default().push(place);
    }
    (size, places)
}

/// The bytes that a volume's facts name, by title.
fn lit(image: &Image, view: &str) -> BTreeMap<String, Vec<Range<u64>>> {
    let mut lit: BTreeMap<String, Vec<Range<u64>>> = BTreeMap::new();
    let view = image.views.iter().find(|other| other.id == view).unwrap();
    for facts in view.file_system().facts() {
        lit.entry(facts.title).or_default().extend(facts.lines.into_iter().filter_map(|line| line.bytes));
    }
    lit
}

#[test]
fn structures_of_udf_are_where_udfinfo_says() {
    let test = "structures_of_udf_are_where_udfinfo_says";
    for (size, options) in [
        ("40M", ["--media-type=hd", "--blocksize=2048"]),
        ("20M", ["--media-type=hd", "--blocksize=512"]),
        ("60M", ["--media-type=dvdrw", "--blocksize=2048"]),
        ("40M", ["--media-type=cdr", "--blocksize=2048"]),
    ] {
        let Some(case) = Case::new(test, &["mkudffs", "udfinfo", "truncate"]) else { return };
        case.run("truncate", &["-s", size, "IMAGE"]);
        case.run("mkudffs", &[&options[..], &["IMAGE"]].concat());
        let (block, expected) = places_by_udfinfo(&case);
        let given = files(std::fs::read(case.image()).unwrap());
        let mut image = open::open(given.clone(), &mut Findings::default()).unwrap();
        let structures = image.views[0].file_system().structures();
        let named = |name: &str| {
            let ranges = structures.iter().filter(|structure| structure.name == name);
            let mut places: Vec<(u64, u64)> = ranges
                .map(|structure| (structure.range.start / block, (structure.range.end - structure.range.start) / block))
                .collect();
            places.sort_unstable();
            places
        };
        for (word, name) in [
            ("ANCHOR", "Anchor Volume Descriptor Pointer"),
            ("MVDS", "Main Volume Descriptor Sequence"),
            ("RVDS", "Reserve Volume Descriptor Sequence"),
            ("STABLE", "Sparing Table"),
        ] {
            assert_eq!(named(name), expected.get(word).cloned().unwrap_or_default(), "{options:?} {word}");
        }
        let starts = |places: &[(u64, u64)]| places.iter().map(|place| place.0).collect::<Vec<_>>();
        let integrity = expected.get("LVID").cloned().unwrap_or_default();
        assert_eq!(starts(&named("Logical Volume Integrity Sequence")), starts(&integrity), "{options:?}");
        // Three structures of 2048 bytes each.
        let [(first, blocks)] = expected["VRS"].as_slice() else { panic!("{expected:?}") };
        let recognition =
            ["Beginning Extended Area Descriptor", "NSR Descriptor", "Terminating Extended Area Descriptor"];
        let step = blocks / 3;
        let places: Vec<_> = recognition.iter().flat_map(|name| named(name)).collect();
        assert_eq!(places, [0, 1, 2].map(|number| (first + number * step, step)), "{options:?}");
        // None of it is a gap on the map, and the inspector has fields for the tag of each anchor.
        let map = map(&mut image, Some(&given));
        hold_together(&map);
        for (word, place) in expected.iter().flat_map(|(word, places)| places.iter().map(move |place| (word, place))) {
            let region = map.region(map.region_at(place.0 * block).unwrap()).unwrap();
            let is_space = ["RESERVED", "PSPACE", "SSPACE", "USPACE"].contains(&word.as_str());
            assert!(is_space || region.usage == RegionUsage::Metadata, "{options:?} {word}: {region:?}");
        }
        let lit = lit(&image, "udf");
        let anchors = &lit["UDF Anchor Volume Descriptor Pointer"];
        for (start, _) in &expected["ANCHOR"] {
            let is_lit = |byte: u64| byte == 5 || anchors.iter().any(|range| range.contains(&(start * block + byte)));
            assert!((0..32).all(is_lit), "{options:?}: byte 5 is reserved");
        }
    }
}

#[test]
fn every_byte_that_descriptors_of_iso_9660_begin_with_is_a_field() {
    let test = "every_byte_that_descriptors_of_iso_9660_begin_with_is_a_field";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    case.file("loader.bin", vec![1; 2048]);
    case.xorriso(&["-J", "-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4"]);
    let bytes = std::fs::read(case.image()).unwrap();
    let image = open::open(files(bytes.clone()), &mut Findings::default()).unwrap();
    let lit = lit(&image, "iso9660");
    let mut kinds = Vec::new();
    for sector in 16.. {
        let at = sector * 2048;
        assert_eq!(&bytes[at + 1..at + 6], b"CD001");
        kinds.push(bytes[at]);
        let is_lit = |byte: usize| lit.values().flatten().any(|range| range.contains(&((at + byte) as u64)));
        assert!((0..7).all(is_lit), "descriptor of type {} in sector {sector}", bytes[at]);
        if bytes[at] == 255 {
            break;
        }
    }
    // Primary, boot record, Joliet, terminator.
    assert_eq!(kinds, [1, 0, 2, 255]);
}

/// An image with two files, in sectors 22 and 30 to 39, truncated or extended to `len` bytes.
fn crafted(len: usize) -> (Files, Image) {
    let mut crafted = Crafted::new(40);
    crafted.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"B.BIN;1", 30, 20_480, 0, b"")]);
    crafted.put(22, 0, b"hello").put(25, 7, b"left over");
    let mut bytes = crafted.bytes().to_vec();
    bytes.resize(len, 0);
    let given = files(bytes);
    let image = open::open(given.clone(), &mut Findings::default()).unwrap();
    (given, image)
}

#[test]
fn a_missing_end_names_the_incomplete_files() {
    let (given, mut image) = crafted(35 * 2048);
    let map = map(&mut image, Some(&given));
    hold_together(&map);
    assert_eq!((map.present(), map.len()), (35 * 2048, 40 * 2048));
    let title = |byte: u64| {
        let region = map.region(map.region_at(byte).unwrap()).unwrap();
        (region.usage, region.title(region.entry.and_then(|(view, _)| image.views.get(view))))
    };
    assert_eq!(title(34 * 2048), (RegionUsage::File, "/B.BIN".into()));
    assert_eq!(title(35 * 2048), (RegionUsage::Missing, "/B.BIN, missing".into()));
    assert_eq!(title(40 * 2048 - 1), (RegionUsage::Missing, "/B.BIN, missing".into()));
}

#[test]
fn gaps_are_read_on_request_and_bytes_after_the_end_are_distinguished() {
    let (given, mut image) = crafted(50 * 2048);
    let mut map = map(&mut image, Some(&given));
    hold_together(&map);
    let gap = map.region_at(22 * 2048 + 5).unwrap();
    let region = map.region(gap).unwrap();
    assert_eq!((region.start, region.end, region.usage), (22 * 2048 + 5, 30 * 2048, RegionUsage::Gap));
    assert!(map.look_at_gap(gap, &given, &image).unwrap() > 0);
    assert_eq!(map.region(gap).unwrap().title(None), "Gap with data");
    assert_eq!(map.look_at_gap(gap, &given, &image).unwrap(), 0, "it is read once");
    let behind = map.region(map.region_at(45 * 2048).unwrap()).unwrap();
    assert_eq!((behind.usage, behind.start), (RegionUsage::Behind, 40 * 2048));
    let first = map.region_at(21 * 2048).unwrap();
    map.look_at_gap(first, &given, &image).unwrap();
    let zeros = map.region(first).unwrap();
    assert_eq!((zeros.usage, zeros.title(None)), (RegionUsage::Zeros, "Zeros".into()));
    assert!(map.draw(&(zeros.start..zeros.end), 3).parts.iter().all(|part| *part == RegionUsage::Zeros));
    hold_together(&map);
}

#[test]
fn sectors_of_a_raw_track_are_found_by_byte_and_back() {
    let sectors: Vec<u8> = (0..40_u8)
        .flat_map(|number| {
            discern::sector::encode::mode_1(
                discern::sector::address::Msf::of_lba(number.into()).unwrap(),
                &[number; 2048],
            )
        })
        .collect();
    let mut given = Files::default();
    given.push(
        "disc.cue",
        Source::from_bytes(b"FILE \"disc.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n".to_vec()),
    );
    given.push("disc.bin", Source::from_bytes(sectors));
    let mut image = open::open(given.clone(), &mut Findings::default()).unwrap();
    let (file, byte) = byte_of_sector(&image.disc, Lba(16)).unwrap();
    assert_eq!((file.0, byte), (1, 16 * 2352));
    assert_eq!(sector_of_byte(&image.disc, Some(file), byte + 2351), Some(Lba(16)));
    assert_eq!(
        (byte_of_sector(&image.disc, Lba(40)), sector_of_byte(&image.disc, Some(file), 40 * 2352)),
        (None, None)
    );
    let mut map = map(&mut image, Some(&given));
    hold_together(&map);
    let cue = given.all()[0].content.len();
    let bad = MapBuilder::bad_ranges(map.space(), &image, [(Lba(20), 2)].into_iter());
    assert_eq!(bad.first(), Some(&(cue + 20 * 2352..cue + 22 * 2352)));
    assert_eq!(bad.len(), 1);
    map.set_bad(bad);
    assert_eq!(map.bad_in(&(0..map.len())), 2 * 2352);
}
