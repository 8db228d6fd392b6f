//! Images made by xorriso, genisoimage and bsdtar, compared with the trees they were made from.
#![cfg(unix)]
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};
use support::case::{self, Case};
use support::hold_first_look;
use support::listing::{self, Listed, Listing};
use support::local_file::LocalFile;

/// Adds files of lengths around a sector, names that need Rock Ridge, and directories.
fn mixed(case: &Case) -> &Case {
    for len in [0, 1, 2047, 2048, 2049, 70_000] {
        case.file(format!("sizes/{len}.bin"), vec![b'x'; len]);
    }
    case.file("UPPER.lower.MiXeD", "case").file("two.dots.tar.gz", "dots").file(".hidden", "h").file("noext", "n");
    case.file("spaces and, commas; [brackets] #1.txt", "s").file(format!("{}.txt", "long".repeat(40)), "long");
    case.file("unicode/Grüße.txt", "g").file("unicode/日本語.txt", "j").file("unicode/Русский.txt", "r");
    case.directory("empty-directory").directory("a/b/c/d")
}

fn hold(expected: &Listing, found: &Listing) {
    let differences = listing::differences(expected, found);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn rock_ridge_by_xorriso() {
    let Some(case) = Case::new("rock_ridge_by_xorriso", &["xorriso"]) else { return };
    mixed(&case).symlink("link", "sizes/1.bin").xorriso(&["-R"]).shows_its_tree("rock-ridge");
}

#[test]
fn rock_ridge_by_genisoimage() {
    let Some(case) = Case::new("rock_ridge_by_genisoimage", &["genisoimage"]) else { return };
    mixed(&case).symlink("link", "sizes/1.bin").genisoimage(&["-R"]).shows_its_tree("rock-ridge");
}

#[test]
fn rock_ridge_by_bsdtar() {
    let Some(case) = Case::new("rock_ridge_by_bsdtar", &["bsdtar"]) else { return };
    mixed(&case).symlink("link", "sizes/1.bin").bsdtar(&[]).shows_its_tree("rock-ridge");
}

#[test]
fn joliet_by_xorriso() {
    let Some(case) = Case::new("joliet_by_xorriso", &["xorriso"]) else { return };
    joliet(&case).xorriso(&["-J"]).shows_its_tree("joliet");
}

#[test]
fn joliet_by_genisoimage() {
    let Some(case) = Case::new("joliet_by_genisoimage", &["genisoimage"]) else { return };
    joliet(&case).genisoimage(&["-J", "-input-charset", "utf-8"]).shows_its_tree("joliet");
}

#[test]
fn joliet_by_bsdtar() {
    let Some(case) = Case::new("joliet_by_bsdtar", &["bsdtar"]) else { return };
    joliet(&case).bsdtar(&["--options", "joliet,!rockridge"]).shows_its_tree("joliet");
}

/// Names that Joliet can hold: up to 64 characters, none of `* / : ; ? \`.
fn joliet(case: &Case) -> &Case {
    case.file("d/One.txt", "1").file("d/two words.TXT", "2").file("Grüße.txt", "g").file("日本語.txt", "j");
    case.file("Русский/файл.txt", "r").file("a-name-of-64-characters-which-is-the-most-that-joliet-allows.txt", "64");
    case.directory("empty")
}

#[test]
fn plain_names_by_genisoimage() {
    let Some(case) = Case::new("plain_names_by_genisoimage", &["genisoimage"]) else { return };
    case.file("README.TXT", "r").file("DIR/SUB/DATA.BIN", vec![3; 5000]).file("DIR/EMPTY.DAT", "").directory("NOTHING");
    case.genisoimage(&["-iso-level", "1"]).shows_its_tree("iso9660");
}

#[test]
fn long_joliet_names_by_genisoimage() {
    let Some(case) = Case::new("long_joliet_names_by_genisoimage", &["genisoimage"]) else { return };
    case.file(format!("{}.txt", "n".repeat(99)), "103 characters");
    case.genisoimage(&["-J", "-joliet-long"]).shows_its_tree("joliet");
}

#[test]
fn enhanced_names_by_genisoimage() {
    let Some(case) = Case::new("enhanced_names_by_genisoimage", &["genisoimage"]) else { return };
    case.file("lower case and.several.dots", "1").file(format!("{}/x", "d".repeat(120)), "2");
    case.genisoimage(&["-iso-level", "4"]).shows_its_tree("iso9660");
}

#[test]
fn a_hundred_thousand_files_by_xorriso() {
    let Some(case) = Case::new("a_hundred_thousand_files_by_xorriso", &["xorriso"]) else { return };
    case.many_files(100_000).xorriso_of_list(&["-R"]);
    hold_first_look(LocalFile::open(&case.image()).unwrap(), "100,000 files");
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    let view = &mut image.views[0];
    view.walk_all(&mut findings).unwrap();
    let counts = view.index.counts();
    assert_eq!((counts.files, counts.directories, counts.bytes), (100_000, 1000, 100_000));
    assert_eq!(findings.kept(), []);
    for number in [0, 1, 99, 100, 50_123, 99_999] {
        let id = view.find(&case::many_name(number), &mut findings).unwrap();
        let body = view.file_system().body(view.index.row(id).unwrap().node).unwrap().into_source();
        assert_eq!(body.read_up_to(0, 9).unwrap(), b"1");
    }
}

#[test]
fn a_file_of_6_gib_by_xorriso() {
    let Some(case) = Case::new("a_file_of_6_gib_by_xorriso", &["xorriso"]) else { return };
    case.sparse_file("big.bin", 6 << 30).file("small.txt", "after the big one");
    case.xorriso_sparse(&["-iso-level", "3", "-R"]);
    hold_first_look(LocalFile::open(&case.image()).unwrap(), "6 GiB");
    for view in ["rock-ridge", "iso9660"] {
        let mut findings = Findings::default();
        let mut image = case.open(&mut findings);
        let view = image.views.iter_mut().find(|known| known.id == view).unwrap();
        view.walk_all(&mut findings).unwrap();
        assert_eq!(view.index.len(), 3, "the parts are one file");
        let rows = (1..3).map(|number| view.index.row(RowId(number)).unwrap());
        let big = rows.max_by_key(|row| row.size).unwrap();
        assert_eq!(big.size, 6 << 30);
        let body = view.file_system().body(big.node).unwrap();
        assert!(body.as_one_range().is_some(), "the parts adjoin");
        assert_eq!(body.into_source().read_up_to((6 << 30) - 6, 99).unwrap(), b"\0\0end.");
        assert_eq!(findings.kept(), []);
    }
}

#[test]
fn relocated_directories_by_genisoimage() {
    let Some(case) = Case::new("relocated_directories_by_genisoimage", &["genisoimage"]) else { return };
    deep(&case, 20).genisoimage(&["-R"]);
    case.shows_its_tree("rock-ridge");
}

#[test]
fn relocated_directories_by_xorriso() {
    let Some(case) = Case::new("relocated_directories_by_xorriso", &["xorriso"]) else { return };
    let relocate = ["-compliance", "deep_paths_off", "-rr_reloc_dir", "rr_moved"];
    deep(&case, 20)
        .run("xorriso", &[["-no_rc"].as_slice(), &relocate, &["-outdev", "IMAGE", "-map", "TREE", "/"]].concat());
    case.shows_its_tree("rock-ridge");
}

#[test]
fn relocated_directories_by_bsdtar() {
    let Some(case) = Case::new("relocated_directories_by_bsdtar", &["bsdtar"]) else { return };
    // bsdtar crashes on deeper directories.
    deep(&case, 12).bsdtar(&[]);
    case.shows_its_tree("rock-ridge");
}

/// Adds nested directories, two on each level, so that relocated ones contain relocated ones.
fn deep(case: &Case, levels: u32) -> &Case {
    let mut path = String::new();
    for level in 1..=levels {
        path = format!("{path}level-{level:02}/");
        case.file(format!("{path}file-{level:02}.txt"), format!("{level}")).directory(&format!("{path}other"));
    }
    case
}

#[test]
fn every_type_of_symlink_by_xorriso() {
    let Some(case) = Case::new("every_type_of_symlink_by_xorriso", &["xorriso"]) else { return };
    symlinks(&case).xorriso(&["-R"]).shows_its_tree("rock-ridge");
}

#[test]
fn every_type_of_symlink_by_bsdtar() {
    let Some(case) = Case::new("every_type_of_symlink_by_bsdtar", &["bsdtar"]) else { return };
    symlinks(&case).bsdtar(&[]).shows_its_tree("rock-ridge");
}

/// Covers every component flag of `SL` (RRIP 4.1.3), continued components, and chains of continuation areas.
fn symlinks(case: &Case) -> &Case {
    case.file("f", "").symlink("plain", "f").symlink("current", ".").symlink("parent", "..").symlink("root", "/");
    case.symlink("absolute", "/usr/lib/x")
        .symlink("up", "../../a/../b")
        .symlink("here", "./f")
        .symlink("unicode", "Grüße/日本");
    case.symlink("component-250", &"c".repeat(250)).symlink("component-255", &"d".repeat(255));
    case.symlink("long", &format!("{}end", "some-directory/".repeat(60)));
    case.symlink("long-components", &format!("{0}/{0}/{0}/{0}", "e".repeat(240)))
}

#[test]
fn zisofs_by_xorriso() {
    for version in ["level=9:block_size=32k", "level=1:block_size=128k", "version_2=on:block_size_v2=128k:susp_z2=on"] {
        let Some(case) = Case::new("zisofs_by_xorriso", &["xorriso"]) else { return };
        packable(&case);
        let filter =
            ["-map", "TREE", "/", "-find", "/", "-type", "f", "-pending_data", "-exec", "set_filter", "--zisofs", "--"];
        case.run("xorriso", &[["-no_rc", "-zisofs", version, "-outdev", "IMAGE"].as_slice(), &filter].concat());
        holds_packed_files(&case);
        case.shows_its_tree("rock-ridge");
    }
}

#[test]
fn zisofs_by_mkzftree() {
    let Some(case) = Case::new("zisofs_by_mkzftree", &["mkzftree", "genisoimage"]) else { return };
    let packed = case.beside("packed");
    packable(&case).run("mkzftree", &["TREE", &packed.to_string_lossy()]);
    case.run("genisoimage", &["-quiet", "-R", "-z", "-o", "IMAGE", &packed.to_string_lossy()]);
    holds_packed_files(&case);
    case.shows_its_tree("rock-ridge");
}

#[test]
fn zisofs_by_bsdtar() {
    let Some(case) = Case::new("zisofs_by_bsdtar", &["bsdtar"]) else { return };
    packable(&case);
    // libarchive 3.6.2 compresses incompressible data to bytes that it can't read back.
    std::fs::remove_file(case.tree().join("noise.bin")).unwrap();
    case.bsdtar(&["--options", "zisofs=direct"]);
    holds_packed_files(&case);
    case.shows_its_tree("rock-ridge");
}

/// Adds data that compresses well and data that doesn't, zeros, and lengths around a block.
fn packable(case: &Case) -> &Case {
    let text: String = (0..20_000).map(|line| format!("line {line} of a text that packs well\n")).collect();
    case.file("text.txt", text).file("zeros.bin", vec![0; 300_000]).file("small.txt", "small").file("empty", "");
    let noise = |at: u64| u8::try_from(splitmix64(at) & 0xff).unwrap();
    case.file("noise.bin", (0..100_000).map(noise).collect::<Vec<u8>>());
    for len in [32_767, 32_768, 32_769, 131_072, 131_073] {
        case.file(format!("lengths/{len}.bin"), &"abcdefgh".repeat(20_000).as_bytes()[..len]);
    }
    case
}

/// A pseudorandom number, the same in every run, by the finalizer of Steele, Lea and Flood's SplitMix64.
fn splitmix64(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn holds_packed_files(case: &Case) {
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    let view = &mut image.views[0];
    view.walk_all(&mut findings).unwrap();
    let packed = (1..view.index.len()).filter(|row| view.index.row(RowId(*row)).unwrap().flags.packed).count();
    assert!(packed >= 3, "{packed} packed files");
}

/// Encodings, each with names in its script.
const NAMES: &[(&str, &[&str])] = &[
    ("utf-8", &["Grüße aus Köln.txt", "Привет мир.txt", "日本語のファイル.txt", "ελληνικά.doc"]),
    (
        "shift_jis",
        &[
            "日本語のファイル.txt",
            "写真アルバム",
            "音楽コレクション.mp3",
            "はじめにお読みください.txt",
            "東京タワー.jpg",
        ],
    ),
    ("gbk", &["中文目录.txt", "我的照片", "音乐收藏.mp3", "请先阅读说明.txt", "北京天安门广场.jpg", "重要文件备份"]),
    ("euc-kr", &["한국어 문서.txt", "내 사진 앨범", "음악 모음.mp3", "먼저 읽어 주세요.txt", "서울 타워.jpg"]),
    ("big5", &["繁體中文目錄.txt", "我的相片集", "音樂收藏.mp3", "請先閱讀說明書.txt", "臺北市政府大樓.jpg"]),
    (
        "ibm866",
        &[
            "Документы и отчёты.txt",
            "Мои фотографии",
            "Музыка разная.mp3",
            "Прочти меня сначала.txt",
            "Москва зимой.jpg",
        ],
    ),
    (
        "windows-1251",
        &[
            "Документы и отчёты.txt",
            "Мои фотографии",
            "Музыка разная.mp3",
            "Прочти меня сначала.txt",
            "Москва зимой.jpg",
        ],
    ),
    (
        "koi8-r",
        &[
            "Документы и отчёты.txt",
            "Мои фотографии",
            "Музыка разная.mp3",
            "Прочти меня сначала.txt",
            "Москва зимой.jpg",
        ],
    ),
    (
        "windows-1252",
        &["Grüße aus Köln.txt", "Öffentliche Verkehrsmittel.doc", "déjà vu à l'été.txt", "España y Portugal, año.jpg"],
    ),
];

#[test]
fn names_in_every_encoding_by_xorriso() {
    for (encoding, names) in NAMES {
        let Some(case) = Case::new("names_in_every_encoding_by_xorriso", &["xorriso"]) else { return };
        let table = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
        for name in *names {
            let (bytes, _, lossy) = table.encode(name);
            assert!(!lossy, "{name} is not in {encoding}");
            case.file(OsStr::from_bytes(&bytes), "x");
        }
        // The C locale passes the bytes through unchanged.
        case.run("env", &["LC_ALL=C", "xorriso", "-no_rc", "-as", "mkisofs", "-quiet", "-R", "-o", "IMAGE", "TREE"]);
        let mut found: Vec<String> = case.listing("rock-ridge").into_keys().collect();
        let mut expected: Vec<String> = names.iter().map(ToString::to_string).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{encoding}");
    }
}

#[test]
fn hidden_files_by_genisoimage() {
    let Some(case) = Case::new("hidden_files_by_genisoimage", &["genisoimage"]) else { return };
    case.file("SECRET.TXT", "s").file("OPEN.TXT", "o").genisoimage(&["-hidden", "SECRET.TXT"]);
    case.shows_its_tree("iso9660");
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    for (name, hidden) in [("/SECRET.TXT", true), ("/OPEN.TXT", false)] {
        let id = image.views[0].find(name, &mut findings).unwrap();
        assert_eq!(image.views[0].index.row(id).unwrap().flags.hidden, hidden, "{name}");
    }
}

#[test]
fn an_appended_disc_by_xorriso() {
    let Some(case) = Case::new("an_appended_disc_by_xorriso", &["xorriso"]) else { return };
    let grow = |commands: &[&str]| {
        case.run("xorriso", &[["-no_rc", "-dev", "IMAGE"].as_slice(), commands, &["-commit"]].concat());
    };
    case.file("first.txt", "1").file("removed.txt", "r").file("changed.txt", "old");
    grow(&["-map", "TREE", "/"]);
    std::fs::remove_file(case.tree().join("removed.txt")).unwrap();
    case.file("changed.txt", "new and longer").file("d/second.txt", "2");
    grow(&["-rm", "/removed.txt", "--", "-update_r", "TREE", "/"]);
    case.shows_its_tree("rock-ridge");
}

#[test]
fn times_of_other_zones_by_genisoimage() {
    for zone in ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland"] {
        let Some(case) = Case::new("times_of_other_zones_by_genisoimage", &["genisoimage"]) else { return };
        case.file("A.TXT", "a")
            .run("env", &[&format!("TZ={zone}"), "genisoimage", "-quiet", "-R", "-o", "IMAGE", "TREE"]);
        case.shows_its_tree("rock-ridge");
        case.shows_its_tree("iso9660");
    }
}

#[test]
fn devices_by_bsdtar() {
    let Some(case) = Case::new("devices_by_bsdtar", &["bsdtar"]) else { return };
    let specification = "#mtree\n./null type=char device=linux,1,3 mode=0666\n./disk type=block device=linux,8,1 mode=0660\n\
        ./pipe type=fifo mode=0600\n";
    std::fs::write(case.beside("devices.mtree"), specification).unwrap();
    case.run("bsdtar", &["--format", "iso9660", "-c", "-f", "IMAGE", "@devices.mtree"]);
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    let view = &mut image.views[0];
    for (path, kind, device) in [
        ("null", Kind::CharacterDevice, Some((1, 3))),
        ("disk", Kind::BlockDevice, Some((8, 1))),
        ("pipe", Kind::Fifo, None),
    ] {
        let id = view.find(path, &mut findings).unwrap();
        let node = view.index.row(id).unwrap().node;
        assert_eq!(view.index.row(id).unwrap().kind, kind);
        let root = view.file_system().list(view.file_system().root(), &mut findings).unwrap();
        let entry = root.into_iter().find(|entry| entry.node == node).unwrap();
        assert_eq!(entry.device.map(|device| (device.major, device.minor)), device, "{path}");
    }
}

#[test]
fn mixtures_by_genisoimage() {
    for option in ["-udf", "-apple", "-xa", "-U"] {
        let Some(case) = Case::new("mixtures_by_genisoimage", &["genisoimage"]) else { return };
        case.file("d/One.txt", "1").file("two words.TXT", "2").directory("empty").symlink("link", "d/One.txt");
        case.genisoimage(&["-R", "-J", option]);
        case.shows_its_tree("rock-ridge");
        // Joliet has no links. genisoimage writes an empty file instead, with the date of the target.
        let mut expected = listing::of_folder(&case.tree());
        let empty = listing::sha256(&Source::from_bytes([]));
        let modified = expected["d/One.txt"].modified;
        expected.insert("link".to_owned(), Listed { kind: 'f', size: 0, sha256: empty, modified, target: None });
        hold(&expected, &case.listing("joliet"));
    }
}

#[test]
fn a_hybrid_disc_by_xorriso() {
    let Some(case) = Case::new("a_hybrid_disc_by_xorriso", &["xorriso"]) else { return };
    case.file("a/b.txt", "b").file("c.bin", vec![9; 9000]);
    std::fs::write(case.beside("system.img"), vec![0; 1 << 20]).unwrap();
    let system = case.beside("system.img").to_string_lossy().into_owned();
    let options = ["-R", "-J", "-partition_offset", "16", "-append_partition", "2", "0xef", &system];
    case.xorriso(&options).shows_its_tree("rock-ridge");
    case.shows_its_tree("joliet");
}

#[test]
fn attributes_by_xorriso() {
    let Some(case) = Case::new("attributes_by_xorriso", &["xorriso"]) else { return };
    let attributes =
        ["-setfattr", "user.colour", "a very blue one", "/f.txt", "--", "-setfacl", "u:1234:rw", "/f.txt", "--"];
    let map = ["-no_rc", "-xattr", "any", "-acl", "on", "-outdev", "IMAGE", "-map", "TREE", "/"];
    case.file("f.txt", "f").run("xorriso", &[map.as_slice(), &attributes].concat());
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    let view = &mut image.views[0];
    let id = view.find("/f.txt", &mut findings).unwrap();
    let details = view.file_system().details(view.index.row(id).unwrap().node).unwrap();
    let lines = details.iter().flat_map(|facts| &facts.lines).map(|line| format!("{}: {}", line.label, line.value));
    let lines = lines.collect::<Vec<_>>().join("\n");
    for expected in ["user.colour", "a very blue one", "1234"] {
        assert!(lines.contains(expected), "{expected} not in:\n{lines}");
    }
}
