//! HFS+ as xorriso and Apple write it, and handmade volumes.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod image;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::Kind;
use discern::view::View;
use image::{BLOCK, File, ROOT, TIME, Volume};
use support::case::Case;
use support::random::{Random, seeded_noise};
use support::{codes, corpus, damage, listing, open_path, open_source, tools};

fn view<'a>(image: &'a mut Image, id: &str) -> &'a mut View {
    let ids: Vec<String> = image.views.iter().map(|view| view.id.clone()).collect();
    image.views.iter_mut().find(|view| view.id == id).unwrap_or_else(|| panic!("{id} not in {ids:?}"))
}

fn opened(bytes: Vec<u8>) -> (Image, Findings) {
    let mut findings = Findings::default();
    (open_source(Source::from_bytes(bytes), &mut findings).unwrap(), findings)
}

/// A file's content, as we read it.
fn content(view: &mut View, path: &str) -> Vec<u8> {
    let row = view.find(path, &mut Findings::default()).unwrap();
    let row = view.index.row(row).unwrap();
    let body = view.file_system().body(row.node).unwrap();
    assert_eq!(body.len(), row.size, "{path}");
    body.into_source().read_up_to(0, usize::try_from(row.size).unwrap()).unwrap()
}

fn text(len: usize) -> Vec<u8> {
    (0..).flat_map(|line| format!("line {line} of a text that packs well\n").into_bytes()).take(len).collect()
}

/// Hashes of a volume's files, as 7-Zip reads them.
fn by_7zip(image: &Path, to: &Path) -> BTreeMap<String, Option<String>> {
    // 7-Zip leaves out the two files that it can't unpack, and fails.
    let mut command = Command::new("7zz");
    command.args(["x", "-thfs", "-y"]).arg(format!("-o{}", to.display())).arg(image).output().unwrap();
    // 7-Zip extracts into a folder named after the volume.
    let to = &to.join("Made by hand");
    let files = listing::of_folder(to).into_iter().filter(|(_, listed)| listed.kind == 'f');
    files.map(|(path, listed)| (path, listed.sha256)).collect()
}

#[test]
fn hfs_plus_by_xorriso_shows_its_original_tree() {
    let test = "hfs_plus_by_xorriso_shows_its_original_tree";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    case.file("README.TXT", "hello")
        .file("d/deep/noise", seeded_noise(200_000, 1))
        .file("empty", "")
        .symlink("link", "d/deep");
    for number in 0..300 {
        case.file(format!("many/a file with a long name {number:04}"), format!("{number}"));
    }
    case.xorriso(&["-R", "-hfsplus", "-hfsplus-file-creator-type", "dscn", "TEXT", "/README.TXT"]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "rock-ridge");
    assert!(image.unread.is_empty());
    let view = view(&mut image, "hfs-plus");
    let found = listing::of_view(view, &mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let differences = listing::differences(&listing::of_folder(&case.tree()), &found);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let row = view.find("/README.TXT", &mut findings).unwrap();
    let facts = view.file_system().details(view.index.row(row).unwrap().node).unwrap();
    let shown = |label: &str| facts[0].lines.iter().find(|line| line.label == label).unwrap().value.clone();
    assert_eq!([shown("File type"), shown("Creator")], ["TEXT", "dscn"]);
    let row = view.find("/d/deep/noise", &mut findings).unwrap();
    assert!(view.file_system().body(view.index.row(row).unwrap().node).unwrap().is_sliceable());
}

/// The extended attribute of a compressed file.
fn decmpfs(method: u32, size: usize, data: &[u8]) -> (&'static str, Vec<u8>) {
    let head = [b"fpmc", &method.to_le_bytes()[..], &(size as u64).to_le_bytes()].concat();
    ("com.apple.decmpfs", [&head[..], data].concat())
}

/// A resource fork with zlib-compressed chunks of 64 KiB.
fn zlib_fork(chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut table = u32::try_from(chunks.len()).unwrap().to_le_bytes().to_vec();
    let mut at = 4 + 8 * chunks.len();
    for chunk in chunks {
        table.extend(u32::try_from(at).unwrap().to_le_bytes());
        table.extend(u32::try_from(chunk.len()).unwrap().to_le_bytes());
        at += chunk.len();
    }
    let data = [table, chunks.concat()].concat();
    let number = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
    let mut fork = [number(256), number(260 + data.len()), number(4 + data.len()), number(50)].concat();
    fork.resize(256, 0);
    fork.extend(number(data.len()));
    fork.extend(data);
    // The resource map: one resource of type cmpf.
    fork.extend([0; 24]);
    fork.extend([0, 28, 0, 50, 0, 0]);
    fork.extend(b"cmpf\0\0\0\x0A\0\x01\xFF\xFF\0\0\0\0\0\0\0\0");
    fork
}

/// A resource fork with a table of offsets, as the other methods use it.
fn offsets_fork(chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut at = 4 * (chunks.len() + 1);
    let mut fork = u32::try_from(at).unwrap().to_le_bytes().to_vec();
    for chunk in chunks {
        at += chunk.len();
        fork.extend(u32::try_from(at).unwrap().to_le_bytes());
    }
    [fork, chunks.concat()].concat()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}

fn lzfse(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    lzfse_rust::encode_bytes(bytes, &mut packed).unwrap();
    packed
}

/// LZVN, taken from the LZFSE block that short data is packed in.
fn lzvn(bytes: &[u8]) -> Vec<u8> {
    let packed = lzfse(bytes);
    assert!(packed.starts_with(b"bvxn"), "short data is packed by LZVN");
    packed[12..packed.len() - 4].to_vec()
}

/// An uncompressed chunk, after the mark for that.
fn stored(mark: u8, bytes: &[u8]) -> Vec<u8> {
    [&[mark], bytes].concat()
}

/// A volume with every feature that no program of Debian writes, and the expected contents of its files.
fn sample(node_size: usize, is_hfsx: bool) -> (Vec<u8>, BTreeMap<&'static str, Vec<u8>>) {
    let mut volume = Volume::new(node_size, is_hfsx);
    let plain = |data: Vec<u8>| File { data, mode: 0o100_644, ..File::default() };
    let packed = |attribute, resource: Vec<u8>| File {
        attributes: vec![attribute],
        resource,
        mode: 0o100_644,
        owner_flags: 0x20,
        ..File::default()
    };
    let long = [text(65_536), seeded_noise(65_536, 5), text(1000)].concat();
    let chunks = |pack: fn(&[u8]) -> Vec<u8>, mark: u8| {
        let (first, rest) = long.split_at(65_536);
        let (second, third) = rest.split_at(65_536);
        vec![pack(first), stored(mark, second), pack(third)]
    };
    let folder = volume.folder(ROOT, "packed");
    let mut all = BTreeMap::new();
    let mut add = |volume: &mut Volume, path: &'static str, file: &File, content: &[u8]| {
        volume.file(folder, path.rsplit('/').next().unwrap(), file);
        all.insert(path, content.to_vec());
    };
    let short = text(900);
    add(&mut volume, "packed/zlib", &packed(decmpfs(3, 900, &zlib(&short)), vec![]), &short);
    add(&mut volume, "packed/zlib stored", &packed(decmpfs(3, 9, &stored(0xFF, b"123456789")), vec![]), b"123456789");
    add(&mut volume, "packed/zlib fork", &packed(decmpfs(4, long.len(), &[]), zlib_fork(&chunks(zlib, 0xFF))), &long);
    add(&mut volume, "packed/lzvn", &packed(decmpfs(7, 900, &lzvn(&short)), vec![]), &short);
    add(&mut volume, "packed/lzvn stored", &packed(decmpfs(7, 9, &stored(6, b"123456789")), vec![]), b"123456789");
    let short_chunks = [lzvn(&text(900))];
    add(&mut volume, "packed/lzvn fork", &packed(decmpfs(8, 900, &[]), offsets_fork(&short_chunks)), &short);
    add(
        &mut volume,
        "packed/lzfse fork",
        &packed(decmpfs(12, long.len(), &[]), offsets_fork(&chunks(lzfse, 0xFF))),
        &long,
    );
    add(&mut volume, "packed/nothing", &packed(decmpfs(3, 0, &[]), vec![]), b"");
    let scattered = seeded_noise(30 * BLOCK - 7, 3);
    let file = File { is_scattered: true, ..plain(scattered.clone()) };
    volume.file(ROOT, "scattered", &file);
    all.insert("scattered", scattered);
    for number in 0..400 {
        volume.file(folder, &format!("one of many files {number:05}"), &plain(vec![]));
    }
    let private = volume.folder(ROOT, "\0\0\0\0HFS+ Private Data");
    volume.file(private, "iNode77", &File { special: 2, ..plain(b"linked".to_vec()) });
    let link = File { codes: *b"hlnkhfs+", special: 77, mode: 0o100_444, ..File::default() };
    volume.file(ROOT, "first name", &link);
    volume.file(folder, "second name", &link);
    volume.file(folder, "dangling", &File { special: 78, ..link });
    all.insert("first name", b"linked".to_vec());
    all.insert("packed/second name", b"linked".to_vec());
    let folders = volume.folder(ROOT, ".HFS+ Private Directory Data\r");
    let linked = volume.folder(folders, "dir_99");
    volume.file(linked, "inside", &plain(b"inside".to_vec()));
    volume.file(folder, "linked folder", &File { codes: *b"fdrpMACS", special: 99, ..File::default() });
    all.insert("packed/linked folder/inside", b"inside".to_vec());
    volume.file(
        ROOT,
        "symlink",
        &File { codes: *b"slnkrhap", mode: 0o120_755, data: b"packed/zlib".to_vec(), ..File::default() },
    );
    volume.file(ROOT, "device", &File { mode: 0o020_666, special: 3 << 24 | 2, ..File::default() });
    let forks = File { resource: seeded_noise(5000, 4), codes: *b"APPLdscn", ..plain(b"data".to_vec()) };
    volume.file(ROOT, "forks", &forks);
    let notes = vec![("user.note", b"a note".to_vec()), ("user.long", text(3000))];
    volume.file(ROOT, "attributes", &File { attributes: notes, ..plain(b"x".to_vec()) });
    (volume.bytes(), all)
}

#[test]
fn a_handmade_volume_is_read_as_by_7zip() {
    let Some(case) = Case::new("a_handmade_volume_is_read_as_by_7zip", &["7zz"]) else { return };
    for (node_size, is_hfsx) in [(4096, false), (8192, true), (32_768, false)] {
        let (bytes, expected) = sample(node_size, is_hfsx);
        fs::write(case.image(), &bytes).unwrap();
        let theirs = by_7zip(&case.image(), &case.beside(&format!("by-7zip-{node_size}")));
        let (mut image, mut findings) = opened(bytes);
        let view = view(&mut image, "hfs-plus");
        assert_eq!(view.file_system().name(), if is_hfsx { "HFSX" } else { "HFS+" });
        assert_eq!(view.file_system().label().volume, "Made by hand");
        view.walk_all(&mut findings).unwrap();
        assert_eq!(codes(&findings), ["HFSPLUS-LINK"], "one link is dangling");
        for (path, expected) in &expected {
            assert!(content(view, path) == *expected, "{path}, nodes of {node_size}");
            let sum = listing::sha256(&Source::from_bytes(expected.clone()));
            // 7-Zip shows links as empty files.
            let is_judged = !["name", "linked", "lzfse", "nothing"].iter().any(|part| path.contains(part));
            let judged = theirs.get(*path).filter(|_| is_judged);
            assert!(judged.is_none_or(|judged| *judged == sum), "7-Zip reads other bytes of {path}");
        }
        assert!(theirs.len() > 400);
        let compared = expected.keys().filter(|path| theirs.contains_key(**path)).count();
        assert!(compared >= 9, "{compared} compared");
    }
}

#[test]
fn links_devices_and_attributes_are_shown() {
    let (bytes, _) = sample(4096, false);
    let (mut image, mut findings) = opened(bytes);
    let view = view(&mut image, "hfs-plus");
    let found = listing::of_view(view, &mut findings);
    assert!(found.keys().all(|path| !path.contains("Private")));
    assert_eq!(found["symlink"].target.as_deref(), Some("packed/zlib"));
    assert_eq!(found["forks"].modified, Some(i64::from(TIME) - 2_082_844_800));
    let root = view.file_system().list(view.file_system().root(), &mut findings).unwrap();
    let entry = |name: &str| root.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
    let device = entry("device").device.unwrap();
    assert_eq!((entry("device").kind, device.major, device.minor), (Kind::CharacterDevice, 3, 2));
    let posix = entry("first name").posix.unwrap();
    assert_eq!((posix.mode, posix.links, posix.uid, posix.gid), (0o100_644, 2, 501, 20));
    let facts = view.file_system().details(entry("attributes").node).unwrap();
    let lines = facts.iter().flat_map(|facts| &facts.lines).map(|line| format!("{}: {}", line.label, line.value));
    let lines = lines.collect::<Vec<_>>().join("\n");
    assert!(lines.contains("user.note: a note") && lines.contains("user.long: 3000 bytes"), "{lines}");
    let node = entry("forks").node;
    let variants = view.file_system().variants(node).unwrap();
    let sizes: Vec<_> = variants.iter().map(|known| (&*known.id, known.size)).collect();
    assert_eq!(sizes, [("data", 4), ("resource", 5000), ("appledouble", 5082), ("macbinary", 128 + 128 + 5120)]);
    let resource = view.file_system().body_as(node, "resource").unwrap().into_source();
    assert_eq!(resource.read_up_to(0, 9999).unwrap(), seeded_noise(5000, 4));
    let facts = view.file_system().facts();
    let count = facts[0].lines.iter().find(|line| line.label == "Files with hard links").unwrap();
    assert_eq!(count.value, "1");
}

#[test]
fn a_name_with_accents_is_composed_and_found_either_way() {
    let mut volume = Volume::new(4096, false);
    // macOS records names decomposed, each accent after its letter.
    let file = File { data: b"x".to_vec(), mode: 0o100_644, ..File::default() };
    volume.file(ROOT, "gro\u{308}\u{df}e cafe\u{301}.txt", &file);
    let (mut image, mut findings) = opened(volume.bytes());
    let view = view(&mut image, "hfs-plus");
    let found = listing::of_view(view, &mut findings);
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), ["gr\u{f6}\u{df}e caf\u{e9}.txt"]);
    for spelled in ["/gr\u{f6}\u{df}e caf\u{e9}.txt", "/gro\u{308}\u{df}e cafe\u{301}.txt"] {
        assert_eq!(content(view, spelled), b"x");
    }
}

#[test]
fn the_sleuth_kit_finds_the_same_files() {
    let test = "the_sleuth_kit_finds_the_same_files";
    let Some(case) = Case::new(test, &["fls", "icat"]) else { return };
    let (bytes, expected) = sample(4096, false);
    fs::write(case.image(), &bytes).unwrap();
    let output = tools::run(Command::new("fls").args(["-f", "hfs", "-r", "-p", "-F"]).arg(case.image())).stdout;
    let output = String::from_utf8_lossy(&output);
    let mut compared = 0;
    for line in output.lines() {
        let Some((head, path)) = line.split_once('\t') else { continue };
        let id = head.split_whitespace().last().unwrap().trim_end_matches(':');
        let Some(expected) = expected.get(path).filter(|_| !path.contains("lzfse") && !path.contains("name")) else {
            continue;
        };
        let theirs = Command::new("icat").args(["-f", "hfs"]).arg(case.image()).arg(id).output().unwrap().stdout;
        assert!(theirs == *expected, "{path}: {} bytes of {}", theirs.len(), expected.len());
        compared += 1;
    }
    assert!(compared >= 6, "{compared} compared:\n{output}");
}

#[test]
fn files_that_cannot_be_unpacked_are_reported_and_never_empty() {
    let mut volume = Volume::new(4096, false);
    let file =
        File { attributes: vec![decmpfs(13, 5000, b"zbm")], owner_flags: 0x20, mode: 0o100_644, ..File::default() };
    volume.file(ROOT, "bitmap", &file);
    let broken = File { attributes: vec![decmpfs(3, 5000, b"\x78\x5Enothing")], ..file.clone() };
    volume.file(ROOT, "broken", &broken);
    volume.file(ROOT, "no fork", &File { attributes: vec![decmpfs(4, 5000, b"")], ..file });
    let (mut image, mut findings) = opened(volume.bytes());
    let view = view(&mut image, "hfs-plus");
    let found = listing::of_view(view, &mut findings);
    assert!(found.values().all(|listed| listed.size == 5000 && listed.sha256.is_none()));
    assert_eq!(codes(&findings), ["HFSPLUS-COMPRESSION"]);
    let row = view.find("/bitmap", &mut findings).unwrap();
    let error = view.file_system().body(view.index.row(row).unwrap().node).unwrap_err();
    assert!(error.to_string().contains("decmpfs 13"), "{error}");
}

#[test]
fn damaged_structures_are_bypassed_and_reported() {
    let (whole, _) = sample(4096, false);
    let found = |bytes: Vec<u8>| {
        let (mut image, mut findings) = opened(bytes);
        let count = listing::of_view(view(&mut image, "hfs-plus"), &mut findings).len();
        findings.kept().iter().for_each(|finding| drop(finding.to_string()));
        (count, codes(&findings))
    };
    let (all, _) = found(whole.clone());
    let with = |change: &dyn Fn(&mut [u8])| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        found(bytes)
    };
    assert_eq!(with(&|bytes| bytes[1024..1536].fill(0)), (all, vec!["HFSPLUS-HEADER", "HFSPLUS-LINK"]));
    assert_eq!(with(&|bytes| bytes[1024 + 6] = 0), (all, vec!["HFSPLUS-LINK", "HFSPLUS-NOT-UNMOUNTED"]));
    let catalog = usize::try_from(u32::from_be_bytes(whole[1024 + 288..][..4].try_into().unwrap())).unwrap() * BLOCK;
    let root =
        catalog + usize::try_from(u32::from_be_bytes(whole[catalog + 16..][..4].try_into().unwrap())).unwrap() * 4096;
    assert_eq!(with(&|bytes| bytes[catalog..][..64].fill(0)), (all, vec!["HFS-TREE-HEADER", "HFSPLUS-LINK"]));
    assert_eq!(with(&|bytes| bytes[root..][..4096].fill(0)), (all, vec!["HFS-TREE-NODE", "HFSPLUS-LINK"]));
    // A journal that ends elsewhere than it begins, in the byte order of either type of Mac.
    let journaled = |magic: &[u8; 4], end: u8| {
        with(&|bytes| {
            bytes[1024 + 6] |= 0x20;
            bytes[1024 + 12..][..4].copy_from_slice(&290_u32.to_be_bytes());
            let info = 290 * BLOCK;
            bytes[info..][..4].copy_from_slice(&1_u32.to_be_bytes());
            bytes[info + 36..][..8].copy_from_slice(&(291 * BLOCK as u64).to_be_bytes());
            bytes[info + BLOCK..][..4].copy_from_slice(magic);
            bytes[info + BLOCK + 16] = end;
        })
        .1
    };
    assert_eq!(journaled(b"JNLx", 1), ["HFSPLUS-JOURNAL", "HFSPLUS-LINK"]);
    assert_eq!(journaled(b"xLNJ", 1), ["HFSPLUS-JOURNAL", "HFSPLUS-LINK"]);
    assert_eq!(journaled(b"xLNJ", 0), ["HFSPLUS-LINK"]);
}

#[test]
fn a_volume_within_one_of_hfs_is_shown_before_that() {
    let Some(case) = Case::new("a_volume_within_one_of_hfs_is_shown_before_that", &["hformat"]) else { return };
    let (inner, expected) = sample(4096, false);
    let image = case.image();
    fs::File::create(&image).unwrap().set_len(inner.len() as u64 + (4 << 20)).unwrap();
    let mut command = Command::new("hformat");
    tools::run(command.args(["-l", "Wrapper"]).arg(&image).env("HOME", case.beside("")));
    let mut bytes = fs::read(&image).unwrap();
    let number = |at: usize, len: usize| bytes[at..at + len].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    let (size, first) = (number(1024 + 20, 4), number(1024 + 28, 2) * 512);
    let start = (1 << 20) / size;
    let count = inner.len().div_ceil(size);
    bytes[first + start * size..][..inner.len()].copy_from_slice(&inner);
    bytes[1024 + 124..1024 + 126].copy_from_slice(b"H+");
    bytes[1024 + 126..1024 + 128].copy_from_slice(&u16::try_from(start).unwrap().to_be_bytes());
    bytes[1024 + 128..1024 + 130].copy_from_slice(&u16::try_from(count).unwrap().to_be_bytes());
    let (mut image, _) = opened(bytes);
    assert_eq!(image.views.iter().map(|view| &*view.id).collect::<Vec<_>>(), ["hfs-plus", "hfs"]);
    assert!(image.unread.is_empty());
    let view = &mut image.views[0];
    assert!(expected.iter().all(|(path, expected)| content(view, path) == *expected));
    assert!(view.file_system().facts().iter().any(|facts| facts.title == "HFS Wrapper"));
}

#[test]
fn damaged_volumes_open_or_are_refused() {
    let (whole, _) = sample(4096, false);
    let mut random = Random(13);
    let below = |random: &mut Random, bound: usize| usize::try_from(random.below(bound as u64)).unwrap();
    for turn in 0..128 {
        let mut bytes = whole.clone();
        if turn % 2 == 0 {
            bytes.truncate(below(&mut random, whole.len()));
        } else {
            for _ in 0..20 {
                // Hits the header or the trees.
                let place = if random.below(4) == 0 { 1024..1536 } else { 2 * BLOCK..60 * BLOCK };
                bytes[place.start + below(&mut random, place.len())] ^= 1 << random.below(8);
            }
        }
        damage::look_at_all(bytes);
    }
}

/// Whether a difference is about the folders that hard links lead into: other readers show them, and no system does.
fn is_private(difference: &str) -> bool {
    difference.contains("HFS+ Private D")
}

#[test]
fn images_of_the_corpus_show_what_other_readers_see() {
    for image in corpus::all("images_of_the_corpus_show_what_other_readers_see") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "hfs-plus") {
            let (mut opened, mut findings) = opened(image.bytes());
            let found = listing::of_view(view(&mut opened, "hfs-plus"), &mut findings);
            let mut differences = listing::differences(&truth.listing, &found);
            differences.retain(|difference| !is_private(difference));
            assert!(differences.is_empty(), "{}:\n{}", image.name, differences.join("\n"));
        }
    }
}

#[test]
fn forks_by_apple_are_unpacked() {
    let images = corpus::all("forks_by_apple_are_unpacked");
    let bytes = |name: &str| images.iter().find(|image| image.name.ends_with(name)).map(corpus::CorpusImage::bytes);
    let Some(inline) = bytes("decmpfs/real_zlib_inline.payload") else { return };
    let expected = bytes("decmpfs/real_zlib_inline.expected").unwrap();
    let (zlib, lzfse) = (bytes("real_zlib_rsrc.rsrc").unwrap(), bytes("real_lzfse_rsrc.rsrc").unwrap());
    let mut volume = Volume::new(8192, false);
    let mut add = |name: &str, method: u32, size: usize, data: &[u8], resource: &[u8]| {
        let attributes = vec![decmpfs(method, size, data)];
        let file =
            File { attributes, resource: resource.to_vec(), owner_flags: 0x20, mode: 0o100_644, ..File::default() };
        volume.file(ROOT, name, &file);
    };
    add("inline", 3, expected.len(), &inline, b"");
    // At most three chunks of 64 KiB: the sizes match the chunks.
    add("zlib", 4, 150_000, b"", &zlib);
    add("lzfse", 12, 150_000, b"", &lzfse);
    let (mut image, _) = opened(volume.bytes());
    let view = view(&mut image, "hfs-plus");
    assert_eq!(content(view, "inline"), expected);
    let all = bytes("decmpfs/zlib.expected").unwrap();
    assert_eq!(all.len(), 150_000);
    assert!(content(view, "zlib") == all, "zlib");
    assert!(content(view, "lzfse") == all, "LZFSE");
}
