//! HFS as other programs write it: hfsutils alone, and genisoimage next to ISO 9660.
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests may panic")]

mod support;

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::RowId;
use discern::view::View;
use support::case::Case;
use support::listing::Listing;
use support::random::{Random, seeded_noise};
use support::{codes, corpus, damage, listing, open_path, open_source, tools};

/// Size in bytes of an 800 KB floppy disk.
const FLOPPY: u64 = 800 << 10;

fn view<'a>(image: &'a mut Image, id: &str) -> &'a mut View {
    image.views.iter_mut().find(|view| view.id == id).unwrap()
}

/// Runs one of hfsutils, which keep the mounted volume and the current directory in a file in the home directory.
fn hfs(case: &Case, program: &str, arguments: &[&str]) -> String {
    let home = case.beside("home");
    fs::create_dir_all(&home).unwrap();
    let mut command = Command::new(program);
    let output = tools::run(command.args(arguments).env("HOME", home).current_dir(case.tree()));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Makes an empty volume with hformat and mounts it.
fn made(case: &Case, bytes: u64, name: &str) {
    let image = case.image();
    fs::File::create(&image).unwrap().set_len(bytes).unwrap();
    hfs(case, "hformat", &["-l", name, &image.to_string_lossy()]);
    hfs(case, "hmount", &[&image.to_string_lossy()]);
}

/// Copies a file of the tree to the volume.
fn put(case: &Case, from: &str, to: &str) {
    hfs(case, "hcopy", &["-r", from, to]);
}

/// Lists one view of an image and asserts that there are no findings.
fn found(bytes: Vec<u8>, id: &str) -> Listing {
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    let listing = listing::of_view(view(&mut image, id), &mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    listing
}

/// A file's content in one of its variants.
fn variant(view: &mut View, path: &str, variant: &str) -> Vec<u8> {
    let row = view.find(path, &mut Findings::default()).unwrap();
    let node = view.index.row(row).unwrap().node;
    let recipe = view.file_system().body_as(node, variant).unwrap();
    let size = view.file_system().variants(node).unwrap().into_iter().find(|known| known.id == variant).unwrap().size;
    assert_eq!(recipe.len(), size, "{path} {variant}");
    recipe.into_source().read_up_to(0, usize::try_from(size).unwrap()).unwrap()
}

#[test]
fn a_floppy_by_hfsutils_shows_its_files() {
    let test = "a_floppy_by_hfsutils_shows_its_files";
    let Some(case) = Case::new(test, &["hformat", "hcopy", "hmkdir", "hattrib"]) else { return };
    case.file("text", "hello").file("data", seeded_noise(65_537, 1)).file("empty", "");
    for bytes in [FLOPPY, 1440 << 10, 20 << 20] {
        made(&case, bytes, "Test Disk");
        put(&case, "text", ":Read/Me");
        hfs(&case, "hattrib", &["-t", "TEXT", "-c", "ttxt", ":Read/Me"]);
        hfs(&case, "hattrib", &["+i", ":Read/Me"]);
        hfs(&case, "hmkdir", &[":A Folder"]);
        put(&case, "data", ":A Folder:data");
        // Mac OS Roman has é at 8E; hfsutils take Latin 1.
        hfs(&case, "hcopy", &["-r", "empty", ":A Folder:caf\u{e9}"]);
        hfs(&case, "humount", &[]);
        let mut findings = Findings::default();
        let mut image = open_path(&case.image(), &mut findings).unwrap();
        assert_eq!(image.views.iter().map(|view| &*view.id).collect::<Vec<_>>(), ["hfs"]);
        let view = &mut image.views[0];
        assert_eq!(view.file_system().label().volume, "Test Disk");
        let found = listing::of_view(view, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new());
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(names.len(), 4, "{names:?}");
        // hfsutils and we swap the colon and the slash: each separates directories in one system and may stand in names
        // of the other.
        assert_eq!(found["Read:Me"].sha256, listing::sha256(&Source::from_bytes(*b"hello")));
        assert_eq!(found["A Folder/data"].sha256, listing::sha256(&Source::from_bytes(seeded_noise(65_537, 1))));
        assert_eq!(found["A Folder"].kind, 'd');
        let row = view.find("/Read:Me", &mut findings).unwrap();
        assert!(view.index.row(row).unwrap().flags.hidden);
        let facts = view.file_system().details(view.index.row(row).unwrap().node).unwrap();
        let value = |label: &str| facts[0].lines.iter().find(|line| line.label == label).unwrap().value.clone();
        let shown = [value("File type"), value("Creator"), value("Finder flags")];
        assert_eq!(shown, ["TEXT", "ttxt", "$4000: invisible"]);
    }
}

/// Names, and their bytes in character sets of the Macintosh.
const NAMES: [(&str, &[u8]); 3] = [
    ("macintosh", b"R\x8Esum\x8E de l'\x8Et\x8E"),
    ("x-mac-cyrillic", b"\x84\xEE\xEA\xF3\xEC\xE5\xED\xF2\xFB"),
    ("shift_jis", b"\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x83\x74\x83\x40\x83\x43\x83\x8B"),
];

#[test]
fn names_are_read_in_the_character_sets_of_the_macintosh() {
    let test = "names_are_read_in_the_character_sets_of_the_macintosh";
    let Some(case) = Case::new(test, &["hformat", "hmkdir"]) else { return };
    for (encoding, name) in NAMES {
        made(&case, FLOPPY, "Names");
        let place = "x".repeat(name.len());
        hfs(&case, "hmkdir", &[&format!(":{place}")]);
        hfs(&case, "humount", &[]);
        let mut bytes = fs::read(case.image()).unwrap();
        let from = place.as_bytes();
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + from.len()].copy_from_slice(name);
            }
        }
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        let view = view(&mut image, "hfs");
        view.walk_all(&mut findings).unwrap();
        let label = if encoding == "macintosh" { encoding } else { encoding.trim_start_matches("x-") };
        let theirs = encoding_rs::Encoding::for_label(label.replace("mac-cyrillic", "x-mac-cyrillic").as_bytes());
        let expected = theirs.unwrap().decode_without_bom_handling(name).0.into_owned();
        assert_eq!((view.encoding().id, view.name(RowId(1)).into_owned()), (encoding, expected));
    }
}

#[test]
fn thousands_of_files_and_hundreds_of_extents_are_found() {
    let test = "thousands_of_files_and_hundreds_of_extents_are_found";
    let Some(case) = Case::new(test, &["hformat", "hcopy", "hdel"]) else { return };
    for number in 0..600 {
        case.file(format!("a file with a long name {number:04}"), vec![u8::try_from(number % 251).unwrap(); 700]);
    }
    let large = seeded_noise(300_000, 2);
    let names: Vec<String> = (0..600).map(|number| format!("a file with a long name {number:04}")).collect();
    made(&case, 800 << 10, "Many");
    let all: Vec<&str> = ["-r"].into_iter().chain(names.iter().map(String::as_str)).chain([":"]).collect();
    hfs(&case, "hcopy", &all);
    // Deleting every second file leaves gaps of two blocks.
    let half: Vec<String> = names.iter().step_by(2).map(|name| format!(":{name}")).collect();
    hfs(&case, "hdel", &half.iter().map(String::as_str).collect::<Vec<_>>());
    case.file("large", &large);
    put(&case, "large", ":large");
    hfs(&case, "humount", &[]);
    let bytes = fs::read(case.image()).unwrap();
    let found = self::found(bytes.clone(), "hfs");
    assert_eq!(found.len(), 301);
    for (path, listed) in &found {
        let expected = Source::from_bytes(fs::read(case.tree().join(path)).unwrap());
        assert_eq!(listed.sha256, listing::sha256(&expected), "{path}");
    }
    let mut image = open_source(Source::from_bytes(bytes), &mut Findings::default()).unwrap();
    let row = image.views[0].find("/large", &mut Findings::default()).unwrap();
    let view = &image.views[0];
    let extents = view.file_system().extents(view.index.row(row).unwrap().node).unwrap();
    assert!(extents.len() > 200, "{} extents", extents.len());
}

/// Puts a file with both forks on a volume, as MacBinary by hcopy.
fn with_resource_fork(case: &Case, name: &str, data: &[u8], resource: &[u8]) {
    let mut file = vec![0; 128];
    file[1] = u8::try_from(name.len()).unwrap();
    file[2..2 + name.len()].copy_from_slice(name.as_bytes());
    file[65..73].copy_from_slice(b"APPLdscn");
    file[73] = 0x20;
    file[83..87].copy_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
    file[87..91].copy_from_slice(&u32::try_from(resource.len()).unwrap().to_be_bytes());
    file[91..99].copy_from_slice(&[0xB0, 1, 2, 3, 0xB0, 3, 2, 1]);
    file[122..124].copy_from_slice(&[129, 129]);
    let code = discern::sector::subchannel::crc(&file[..124]);
    file[124..126].copy_from_slice(&code.to_be_bytes());
    for fork in [data, resource] {
        file.extend_from_slice(fork);
        file.resize(file.len().next_multiple_of(128), 0);
    }
    case.file("both.bin", file);
    hfs(case, "hcopy", &["-m", "both.bin", &format!(":{name}")]);
}

#[test]
fn both_forks_are_saved_as_hfsutils_save_them() {
    let test = "both_forks_are_saved_as_hfsutils_save_them";
    let Some(case) = Case::new(test, &["hformat", "hcopy"]) else { return };
    let (data, resource) = (seeded_noise(5000, 3), seeded_noise(777, 4));
    made(&case, FLOPPY, "Forks");
    with_resource_fork(&case, "An Application", &data, &resource);
    let theirs = case.tree().join("theirs.bin");
    hfs(&case, "hcopy", &["-m", ":An Application", &theirs.to_string_lossy()]);
    hfs(&case, "humount", &[]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let view = view(&mut image, "hfs");
    assert_eq!(variant(view, "/An Application", "data"), data);
    assert_eq!(variant(view, "/An Application", "resource"), resource);
    let ours = variant(view, "/An Application", "macbinary");
    let theirs = fs::read(theirs).unwrap();
    assert_eq!(ours.len(), theirs.len());
    // MacBinary III adds a signature and another version, which change the CRC.
    let differ: Vec<usize> = (0..ours.len()).filter(|at| ours[*at] != theirs[*at]).collect();
    assert!(differ.iter().all(|at| (102..106).contains(at) || [122, 124, 125].contains(at)), "{differ:?}");
    // hcopy accepts MacBinary only if its CRC is right.
    made(&case, FLOPPY, "Back");
    case.file("ours.bin", &ours);
    hfs(&case, "hcopy", &["-m", "ours.bin", ":"]);
    hfs(&case, "humount", &[]);
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let view = self::view(&mut image, "hfs");
    assert_eq!(variant(view, "/An Application", "macbinary"), ours);
}

#[test]
fn genisoimage_reads_our_apple_double() {
    let test = "genisoimage_reads_our_apple_double";
    let Some(case) = Case::new(test, &["hformat", "hcopy", "genisoimage"]) else { return };
    let (data, resource) = (seeded_noise(5000, 3), seeded_noise(777, 4));
    made(&case, FLOPPY, "Forks");
    with_resource_fork(&case, "Program", &data, &resource);
    hfs(&case, "humount", &[]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let double = variant(view(&mut image, "hfs"), "/Program", "appledouble");
    fs::remove_file(case.tree().join("both.bin")).unwrap();
    case.file("Program", &data).file("._Program", double);
    case.genisoimage(&["-hfs", "--osx-double", "-R"]);
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    assert_eq!(image.views.iter().map(|view| &*view.id).collect::<Vec<_>>(), ["rock-ridge", "hfs", "iso9660"]);
    let view = view(&mut image, "hfs");
    assert_eq!(variant(view, "/Program", "data"), data);
    assert_eq!(variant(view, "/Program", "resource"), resource);
    let header = variant(view, "/Program", "macbinary");
    assert_eq!(&header[65..73], b"APPLdscn");
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn a_hybrid_disc_holds_the_same_files_in_hfs() {
    let test = "a_hybrid_disc_holds_the_same_files_in_hfs";
    let Some(case) = Case::new(test, &["genisoimage", "hmount", "hcopy"]) else { return };
    case.file("readme.txt", "hello").file("folder/a b c.dat", seeded_noise(70_000, 5)).file("folder/empty", "");
    case.directory("folder/deep/deeper");
    for number in 0..90 {
        case.file(format!("many/file {number}"), format!("{number}"));
    }
    case.genisoimage(&["-hfs", "-no-desktop", "-R", "-hfs-volid", "Hybrid"]);
    let found = found(fs::read(case.image()).unwrap(), "hfs");
    let expected = listing::of_folder(&case.tree());
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, listed) in &expected {
        assert_eq!((&found[path].sha256, found[path].size), (&listed.sha256, listed.size), "{path}");
    }
    hfs(&case, "hmount", &[&case.image().to_string_lossy()]);
    let out = case.beside("by-hcopy");
    hfs(&case, "hcopy", &["-r", ":folder:a b c.dat", &out.to_string_lossy()]);
    assert_eq!(found["folder/a b c.dat"].sha256, listing::sha256(&Source::from_bytes(fs::read(out).unwrap())));
}

/// A map of Apple's in blocks of this size, with itself and one volume (Inside Macintosh: Devices, chapter 3).
fn mapped(block: usize, volume: &[u8]) -> Vec<u8> {
    let start = 64 * 2048 / block;
    let entry = |first: usize, count: usize, kind: &str| {
        let number = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
        let mut entry = [&b"PM\0\0"[..], &number(2), &number(first), &number(count), &[0; 32]].concat();
        entry.extend(kind.bytes());
        entry.resize(80, 0);
        entry.extend([number(0), number(count)].concat());
        entry.resize(block, 0);
        entry
    };
    let len = volume.len().div_ceil(block);
    let block_size = u16::try_from(block).unwrap().to_be_bytes();
    let mut disk = [&b"ER"[..], &block_size, &u32::try_from(start + len).unwrap().to_be_bytes()].concat();
    disk.resize(block, 0);
    disk.extend(entry(1, 2, "Apple_partition_map"));
    disk.extend(entry(start, len, "Apple_HFS"));
    disk.resize(start * block, 0);
    disk.extend(volume);
    disk.resize(disk.len().next_multiple_of(block), 0);
    disk
}

#[test]
fn a_volume_is_found_by_maps_in_both_sizes_of_blocks_and_without_one() {
    let test = "a_volume_is_found_by_maps_in_both_sizes_of_blocks_and_without_one";
    let Some(case) = Case::new(test, &["hformat", "hcopy", "parted"]) else { return };
    case.file("one", seeded_noise(70_000, 1)).file("two", "2");
    made(&case, 8 << 20, "Mapped");
    ["one", "two"].into_iter().for_each(|name| put(&case, name, ":"));
    hfs(&case, "humount", &[]);
    let volume = fs::read(case.image()).unwrap();
    let expected = found(volume.clone(), "hfs");
    assert_eq!(expected["one"].sha256, listing::sha256(&Source::from_bytes(seeded_noise(70_000, 1))));
    for block in [512, 2048] {
        let disk = mapped(block, &volume);
        assert_eq!(found(disk.clone(), "hfs"), expected, "{block}");
        if block == 512 {
            // parted, which reads maps of files in these blocks alone, finds the volume at the same byte.
            fs::write(case.image(), &disk).unwrap();
            let said =
                tools::run(Command::new("parted").args(["-m", "-s"]).arg(case.image()).args(["unit", "B", "print"]));
            let said = String::from_utf8(said.stdout).unwrap();
            assert!(said.contains(&format!("\n2:{}B:", 64 * 2048)) && said.contains(":hfs:"), "{said}");
        }
    }
}

/// A volume with a catalog of several levels, and the byte range of the catalog.
fn sample(case: &Case) -> (Vec<u8>, std::ops::Range<usize>) {
    for number in 0..300 {
        case.file(format!("a file with a long name {number:04}"), format!("{number}"));
    }
    // Large enough for a catalog in one extent.
    made(case, 8 << 20, "Sample");
    let names: Vec<String> = (0..300).map(|number| format!("a file with a long name {number:04}")).collect();
    let all: Vec<&str> = ["-r"].into_iter().chain(names.iter().map(String::as_str)).chain([":"]).collect();
    hfs(case, "hcopy", &all);
    hfs(case, "humount", &[]);
    let bytes = fs::read(case.image()).unwrap();
    let image = open_source(Source::from_bytes(bytes.clone()), &mut Findings::default()).unwrap();
    let structures = image.views[0].file_system().structures();
    let catalog = structures.into_iter().find(|structure| structure.name == "Catalog File").unwrap().range;
    (bytes, usize::try_from(catalog.start).unwrap()..usize::try_from(catalog.end).unwrap())
}

/// Whether an image is refused or shows nothing.
fn is_not_read(bytes: Vec<u8>) -> bool {
    open_source(Source::from_bytes(bytes), &mut Findings::default()).map_or(true, |image| image.views.is_empty())
}

/// Number of entries found in a damaged volume, and the codes of its findings.
fn damaged(bytes: Vec<u8>) -> (usize, Vec<&'static str>) {
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    let found = listing::of_view(view(&mut image, "hfs"), &mut findings);
    (found.len(), codes(&findings))
}

#[test]
fn damaged_structures_are_bypassed_and_reported() {
    let test = "damaged_structures_are_bypassed_and_reported";
    let Some(case) = Case::new(test, &["hformat", "hcopy"]) else { return };
    let (whole, catalog) = sample(&case);
    assert_eq!(damaged(whole.clone()), (300, vec![]));
    let with = |change: &dyn Fn(&mut [u8])| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        damaged(bytes)
    };
    let end = whole.len();
    // Without the master directory block, its copy is read; without both, nothing is.
    assert_eq!(with(&|bytes| bytes[1024..1536].fill(0)), (300, vec!["HFS-MDB"]));
    assert_eq!(with(&|bytes| bytes[1024 + 23] = 1), (300, vec!["HFS-MDB"]));
    let mut without = whole.clone();
    without[1024..1536].fill(0);
    without[end - 1024..].fill(0);
    assert!(is_not_read(without));
    assert_eq!(with(&|bytes| bytes[1034] &= !1), (300, vec!["HFS-NOT-UNMOUNTED"]));
    // Damages, in turn, the catalog's header, its root, the link of a leaf, and a leaf.
    let node = |number: usize| catalog.start + number * 512;
    let header = &whole[node(0) + 14..];
    let number = |at: usize| usize::try_from(u32::from_be_bytes(header[at..at + 4].try_into().unwrap())).unwrap();
    let (root, first) = (number(2), number(10));
    assert_ne!(root, first);
    assert_eq!(with(&|bytes| bytes[node(0)..][..40].fill(0)), (300, vec!["HFS-TREE-HEADER"]));
    assert_eq!(with(&|bytes| bytes[node(root)..][..512].fill(0)), (300, vec!["HFS-TREE-NODE"]));
    let second = u32::from_be_bytes(whole[node(first)..][..4].try_into().unwrap());
    let own = u32::try_from(first).unwrap().to_be_bytes();
    assert_eq!(with(&|bytes| bytes[node(first)..][..4].copy_from_slice(&own)), (300, vec!["HFS-TREE-NODE"]));
    let second = node(usize::try_from(second).unwrap());
    assert_eq!(with(&|bytes| bytes[second..][..4].copy_from_slice(&own)), (300, vec!["HFS-TREE-NODE"]));
    assert_eq!(with(&|bytes| bytes[node(first)..][..4].fill(0)), (300, vec!["HFS-VALENCE"]));
    let (count, codes) = with(&|bytes| bytes[second..][..512].fill(0));
    assert!((280..300).contains(&count), "{count}");
    assert_eq!(codes, ["HFS-TREE-NODE", "HFS-VALENCE"]);
    // A file in the blocks of another, one after the last block, and a truncated catalog.
    let mut records = (second..second + 512).filter(|at| whole[at + 4..].starts_with(b"????UNIX"));
    let (record, other) = (records.next().unwrap(), records.next().unwrap());
    let start: [u8; 2] = whole[other + 74..][..2].try_into().unwrap();
    let long = |bytes: &mut [u8], record: usize, start: [u8; 2]| {
        bytes[record + 26..][..4].copy_from_slice(&1000_u32.to_be_bytes());
        bytes[record + 74..][..4].copy_from_slice(&[start[0], start[1], 0, 2]);
    };
    assert_eq!(with(&|bytes| long(bytes, record, start)), (300, vec!["HFS-EXTENTS-CROSSED"]));
    assert_eq!(with(&|bytes| long(bytes, record, [0xFF, 0])), (300, vec!["HFS-EXTENT-OUTSIDE"]));
    let (_, codes) = damaged(whole[..node(first)].to_vec());
    assert!(codes.contains(&"HFS-TREE-INCOMPLETE"), "{codes:?}");
}

#[test]
fn damaged_volumes_open_or_are_refused() {
    let test = "damaged_volumes_open_or_are_refused";
    let Some(case) = Case::new(test, &["hformat", "hcopy"]) else { return };
    let (whole, catalog) = sample(&case);
    let mut random = Random(11);
    let below = |random: &mut Random, bound: usize| usize::try_from(random.below(bound as u64)).unwrap();
    for turn in 0..128 {
        let mut bytes = whole.clone();
        if turn % 2 == 0 {
            bytes.truncate(below(&mut random, whole.len()));
        } else {
            for _ in 0..20 {
                let place = if random.below(4) == 0 { 1024..1186 } else { catalog.clone() };
                bytes[place.start + below(&mut random, place.len())] ^= 1 << random.below(8);
            }
        }
        damage::look_at_all(bytes);
    }
}

#[test]
fn images_of_the_corpus_show_what_other_readers_see() {
    for image in corpus::all("images_of_the_corpus_show_what_other_readers_see") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "hfs") {
            let found = found(image.bytes(), "hfs");
            let differences = listing::differences(&truth.listing, &found);
            assert!(differences.is_empty(), "{}:\n{}", image.name, differences.join("\n"));
        }
    }
}

#[test]
fn other_volumes_are_not_taken_for_hfs() {
    let mut bytes = vec![0; 100_000];
    bytes[1024..1026].copy_from_slice(b"BD");
    assert!(is_not_read(bytes));
}
