//! SquashFS by mksquashfs, with every compressor and way of packing.

use std::fs;
use std::process::Command;

use discern::error::Error;
use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Device, Kind};

use crate::support::case::Case;
use crate::support::random::noise;
use crate::support::sources::unpack_ahead;
use crate::support::{codes, open_path, open_source, tools};
use crate::{body, entry, row, view};

/// Adds files of all sizes around blocks of 4 KiB to 128 KiB, packable and not, with holes, in directories large and
/// small.
fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for len in [1, 4095, 4096, 4097, 131_071, 131_072, 131_073, 300_000] {
        case.file(format!("sizes/text-{len}"), &"packable ".repeat(len / 9 + 1).as_bytes()[..len]);
        case.file(format!("sizes/noise-{len}"), noise(len));
    }
    let holes = [noise(131_072), vec![0; 400_000], noise(50_000), vec![0; 131_072]].concat();
    case.file("sizes/holes", holes).file("sizes/zeros", vec![0; 1_000_000]);
    for number in 0..700 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    for number in 0..40 {
        case.directory(&format!("nothing/{number}"));
    }
    case.file("deep/a/b/c/d.bin", vec![7; 70_000]);
    case.symlink("link", "deep/a/../b");
}

fn made(case: &Case, options: &[&str]) {
    case.run("mksquashfs", &[&["TREE", "IMAGE", "-noappend", "-quiet", "-no-progress"], options].concat());
}

#[test]
fn every_compressor_and_packing_shows_its_original_tree() {
    let test = "every_compressor_and_packing_shows_its_original_tree";
    let Some(case) = Case::new(test, &["mksquashfs"]) else { return };
    varied(&case);
    let ways: &[&[&str]] = &[
        &["-comp", "gzip"],
        &["-comp", "xz"],
        &["-comp", "xz", "-Xbcj", "x86,arm"],
        &["-comp", "lzma"],
        &["-comp", "lz4"],
        &["-comp", "lz4", "-Xhc"],
        &["-comp", "zstd"],
        &["-comp", "lzo"],
        &["-comp", "lzo", "-Xalgorithm", "lzo1x_1", "-b", "1M"],
        &["-comp", "gzip", "-Xwindow-size", "8", "-Xstrategy", "huffman_only,fixed", "-b", "4K"],
        &["-comp", "zstd", "-b", "1M"],
        &["-comp", "lzma", "-b", "4K", "-no-fragments"],
        &["-noI", "-noId", "-noD", "-noF", "-noX"],
        &["-noD"],
        &["-noF", "-tailends"],
        &["-no-fragments", "-no-sparse", "-no-duplicates"],
        &["-tailends", "-always-use-fragments", "-b", "8K"],
        &["-no-exports", "-no-xattrs", "-nopad"],
    ];
    for way in ways {
        made(&case, way);
        case.shows_its_tree("squashfs");
    }
}

#[test]
fn blocks_are_unpacked_ahead_by_every_compressor() {
    let Some(case) = Case::new("blocks_are_unpacked_ahead_by_every_compressor", &["mksquashfs"]) else { return };
    let text = "packable ".repeat(100_000).into_bytes();
    case.file("text", &text);
    for compressor in ["gzip", "xz", "lzma", "lz4", "zstd", "lzo"] {
        made(&case, &["-comp", compressor, "-no-fragments"]);
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let content = body(view(&mut image, "squashfs"), "/text").into_source();
        assert_eq!(unpack_ahead(&content), text.len(), "{compressor}");
        assert!(content.read_up_to(0, text.len()).unwrap() == text, "{compressor}: other bytes");
    }
}

#[test]
fn unpacked_files_are_slices_of_the_image() {
    let Some(case) = Case::new("unpacked_files_are_slices_of_the_image", &["mksquashfs"]) else { return };
    case.file("noise", noise(300_000)).file("packed", vec![1; 300_000]).file("small", "small");
    made(&case, &["-noF"]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let view = view(&mut image, "squashfs");
    for (path, sliceable) in [("/noise", true), ("/small", true), ("/packed", false)] {
        assert_eq!(body(view, path).is_sliceable(), sliceable, "{path}");
        assert_eq!(row(view, path).flags.packed, !sliceable, "{path}");
    }
    made(&case, &["-noI", "-noD", "-noF"]);
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    let view = crate::view(&mut image, "squashfs");
    assert!(body(view, "/packed").is_sliceable());
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn a_hole_is_zeros_without_a_byte_in_the_image() {
    let Some(case) = Case::new("a_hole_is_zeros_without_a_byte_in_the_image", &["mksquashfs"]) else { return };
    case.sparse_file("hole", 3 << 30);
    made(&case, &["-no-fragments"]);
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    assert!(case.image().metadata().unwrap().len() < 200_000);
    let view = view(&mut image, "squashfs");
    let hole = body(view, "/hole");
    assert_eq!(hole.len(), 3 << 30);
    assert_eq!(hole.into_source().read_up_to((3 << 30) - 8, 8).unwrap(), *b"\0\0\0\0end.");
}

#[test]
fn devices_owners_modes_links_and_dates_are_kept() {
    let test = "devices_owners_modes_links_and_dates_are_kept";
    let Some(case) = Case::new(test, &["mksquashfs", "rdsquashfs"]) else { return };
    case.file("file", "12345").symlink("link", "a target");
    fs::hard_link(case.tree().join("file"), case.tree().join("again")).unwrap();
    let pseudo = [
        ["-p", "char c 600 12 34 300 70000"],
        ["-p", "block b 640 7 8 259 1234"],
        ["-p", "fifo i 4755 0 0 f"],
        ["-p", "socket i 1777 0 0 s"],
        ["-p", "file m 2711 1000 100"],
    ];
    made(&case, &pseudo.concat());
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    let view = view(&mut image, "squashfs");
    let attributes = |name: &str| {
        let entry = entry(view, name);
        let posix = entry.posix.unwrap();
        (entry.kind, posix.mode, posix.uid, posix.gid, entry.device)
    };
    let device = |major, minor| Some(Device { major, minor });
    assert_eq!(attributes("char"), (Kind::CharacterDevice, 0o020_600, 12, 34, device(300, 70000)));
    assert_eq!(attributes("block"), (Kind::BlockDevice, 0o060_640, 7, 8, device(259, 1234)));
    assert_eq!(attributes("fifo"), (Kind::Fifo, 0o014_755, 0, 0, None));
    assert_eq!(attributes("socket"), (Kind::Socket, 0o141_777, 0, 0, None));
    assert_eq!(attributes("file"), (Kind::File, 0o102_711, 1000, 100, None));
    let (one, again) = (entry(view, "file"), entry(view, "again"));
    assert_eq!((one.node, one.posix.unwrap().links), (again.node, 2));
    // unsquashfs 4.5 prints device numbers in the scheme of Linux 2.4, so rdsquashfs judges them.
    let listed = tools::run(Command::new("rdsquashfs").arg("-d").arg(case.image())).stdout;
    let listed = String::from_utf8(listed).unwrap();
    for expected in ["nod char 0600 12 34 c 300 70000", "nod block 0640 7 8 b 259 1234", "file file 02711 1000 100"] {
        assert!(listed.replace('/', "").contains(expected), "{expected} not in {listed}");
    }
}

#[test]
fn attributes_are_among_the_details() {
    let test = "attributes_are_among_the_details";
    let Some(case) = Case::new(test, &["mksquashfs", "gensquashfs", "python3"]) else { return };
    case.file("file", "12345").file("other", "1");
    let set = |name: &str, attribute: &str, value: &str| {
        let code = "import os,sys; os.setxattr(sys.argv[1], sys.argv[2], sys.argv[3].encode())";
        let path = case.tree().join(name);
        let mut python = Command::new("python3");
        python.args(["-c", code]).arg(path).args([attribute, value]).status().unwrap().success()
    };
    let long = "long ".repeat(100);
    if !set("file", "user.note", "hello") {
        return tools::say_skipped(test, "needs extended attributes in the folder for temporary files");
    }
    set("file", "user.long", &long);
    set("other", "user.long", &long);
    let gensquashfs: &[&str] = &["-q", "-f", "-x", "-D", "TREE", "IMAGE"];
    for (program, arguments) in
        [("mksquashfs", &["TREE", "IMAGE", "-noappend", "-quiet", "-no-progress"][..]), ("gensquashfs", gensquashfs)]
    {
        case.run(program, arguments);
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let view = view(&mut image, "squashfs");
        let mut value = |path: &str, label: &str| {
            let node = row(view, path).node;
            let facts = view.file_system().details(node).unwrap();
            facts.iter().flat_map(|facts| &facts.lines).find(|fact| fact.label == label).map(|fact| fact.value.clone())
        };
        assert_eq!(value("/file", "user.note").as_deref(), Some("hello"), "{program}");
        assert_eq!(value("/file", "user.long").as_deref(), Some(&*long), "{program}");
        assert_eq!(value("/other", "user.long").as_deref(), Some(&*long), "{program}");
    }
}

#[test]
fn volumes_of_another_writer_are_read_with_its_options() {
    let test = "volumes_of_another_writer_are_read_with_its_options";
    let Some(case) = Case::new(test, &["gensquashfs"]) else { return };
    varied(&case);
    for options in [["-c", "gzip", "-X", "level=3,window=9"], ["-c", "zstd", "-X", "level=7"]] {
        case.run("gensquashfs", &[&["-q", "-f", "-k", "-D", "TREE"], options.as_slice(), &["IMAGE"]].concat());
        case.shows_its_tree("squashfs");
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let facts = view(&mut image, "squashfs").file_system().facts();
        let level = facts.iter().flat_map(|facts| &facts.lines).find(|fact| fact.label == "Compression level");
        assert_eq!(level.unwrap().value, if options[1] == "gzip" { "3" } else { "7" });
    }
}

#[test]
fn vendor_variants_are_read_and_unknown_compressors_are_named() {
    let Some(case) = Case::new("vendor_variants_are_read_and_unknown_compressors_are_named", &["mksquashfs"]) else {
        return;
    };
    case.file("file", noise(5000)).file("packed", vec![1; 300_000]);
    // LZMA under gzip's number, as on routers.
    made(&case, &["-comp", "lzma"]);
    let mut vendor = fs::read(case.image()).unwrap();
    vendor[20] = 1;
    fs::write(case.image(), vendor).unwrap();
    case.shows_its_tree("squashfs");
    let opened = |bytes: &[u8]| open_source(Source::from_bytes(bytes), &mut Findings::default());
    let of_unknown = |options: &[&str]| {
        made(&case, options);
        let mut unknown = fs::read(case.image()).unwrap();
        unknown[20] = 77;
        unknown
    };
    let error = opened(&of_unknown(&[])).err().unwrap().to_string();
    assert!(error.contains("compressed with an unknown compressor, which Discern doesn't unpack"), "{error}");
    // Unpacked tables can be read, whatever packs the data.
    let mut image = opened(&of_unknown(&["-noI", "-noId", "-noF"])).unwrap();
    let view = view(&mut image, "squashfs");
    assert!(body(view, "/file").into_source().read_up_to(0, 10).unwrap().len() == 10);
    let error = body(view, "/packed").into_source().read_up_to(0, 10).unwrap_err().to_string();
    assert!(error.contains("compressed with an unknown compressor"), "{error}");
    made(&case, &[]);
    let whole = fs::read(case.image()).unwrap();
    for (version, name) in [(5, "SquashFS 5.0"), (0, "SquashFS 0.0")] {
        let mut old = whole.clone();
        old[28] = version;
        let error = opened(&old).err().unwrap();
        assert!(matches!(&error, Error::Refused(refused) if refused.refusal.code == "SQUASHFS-VERSION"));
        assert!(error.to_string().starts_with(&format!("This is {name}.")), "{error}");
    }
    let error = opened(&whole[..whole.len() / 2]).err().unwrap();
    assert!(matches!(&error, Error::Refused(refused) if refused.refusal.code == "SQUASHFS-CUT"), "{error}");
}
