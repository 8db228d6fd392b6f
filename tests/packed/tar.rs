//! tar archives by GNU tar, bsdtar and Python, packed or not.

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Device, Kind};

use crate::support::case::Case;
use crate::support::random::noise;
use crate::support::{codes, listing, open_path, open_source, tools};
use crate::{body, entry, row, view};

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("folder/noise", noise(100_001)).file("empty", "");
    case.file(format!("{}/{}", "d".repeat(90), "f".repeat(60)), "ustar has a prefix");
    case.symlink("link", "folder/../README.TXT");
}

/// Adds names too long for ustar.
fn long_names(case: &Case) {
    case.file(format!("{}/{}", "long".repeat(40), "name".repeat(50)), "long").file("größe", "1");
    case.symlink("far", &"target/".repeat(30));
}

#[test]
fn every_format_shows_its_original_tree() {
    let test = "every_format_shows_its_original_tree";
    let Some(case) = Case::new(test, &["tar", "bsdtar", "python3"]) else { return };
    varied(&case);
    let gnu = |format: &str| {
        case.run("tar", &["--format", format, "-c", "-f", "IMAGE", "-C", &case.tree().to_string_lossy(), "."]);
        case.shows_its_tree("tar");
    };
    gnu("ustar");
    case.run("bsdtar", &["--format", "ustar", "-c", "-f", "IMAGE", "-C", "TREE", "."]);
    case.shows_its_tree("tar");
    long_names(&case);
    gnu("gnu");
    gnu("oldgnu");
    gnu("pax");
    for format in ["pax", "gnutar"] {
        case.run("bsdtar", &["--format", format, "-c", "-f", "IMAGE", "-C", "TREE", "."]);
        case.shows_its_tree("tar");
    }
    for format in ["GNU", "PAX"] {
        let code = "import sys,tarfile; t=tarfile.open(sys.argv[1],'w',format=getattr(tarfile,sys.argv[3]+'_FORMAT')); \
                    t.add(sys.argv[2],arcname=''); t.close()";
        case.run("python3", &["-c", code, "IMAGE", "TREE", format]);
        case.shows_its_tree("tar");
    }
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    assert!(body(view(&mut image, "tar"), "/folder/noise").is_sliceable());
}

#[test]
fn v7_and_signed_checksums_are_read() {
    let Some(case) = Case::new("v7_and_signed_checksums_are_read", &["tar"]) else { return };
    case.file("folder/file", "12345").file("größe", noise(3000));
    case.run("tar", &["--format", "v7", "-c", "-f", "IMAGE", "-C", &case.tree().to_string_lossy(), "."]);
    case.shows_its_tree("tar");
    // Old programs count bytes beyond 127 as negative in the sum.
    let mut bytes = fs::read(case.image()).unwrap();
    let at = (0..bytes.len()).step_by(512).find(|at| bytes[*at..].starts_with("./größe".as_bytes())).unwrap();
    bytes[at + 148..at + 156].fill(b' ');
    let sum: i32 = bytes[at..at + 512].iter().map(|byte| i32::from(byte.cast_signed())).sum();
    bytes[at + 148..at + 156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    fs::write(case.image(), bytes).unwrap();
    case.shows_its_tree("tar");
}

#[test]
fn sparse_files_in_all_four_formats_are_complete() {
    let Some(case) = Case::new("sparse_files_in_all_four_formats_are_complete", &["tar", "python3"]) else { return };
    case.sparse_file("hole", 3 << 20);
    // More ranges than a header has room for, the last one a hole.
    let code = "import sys\nf=open(sys.argv[1],'wb')\nfor i in range(40):\n f.seek(i*300000); f.write(b'%06d'%i*700)\nf.truncate(40*300000+5)";
    tools::run(Command::new("python3").args(["-c", code]).arg(case.tree().join("ranges")));
    for options in [
        &["--format", "gnu"][..],
        &["--format", "pax", "--sparse-version=0.0"],
        &["--format", "pax", "--sparse-version=0.1"],
        &["--format", "pax", "--sparse-version=1.0"],
    ] {
        let tree = case.tree().to_string_lossy().into_owned();
        case.run("tar", &[options, &["-S", "-c", "-f", "IMAGE", "-C", &tree, "hole", "ranges"]].concat());
        assert!(case.image().metadata().unwrap().len() < 3 << 20, "{options:?}");
        let mut expected = listing::of_folder(&case.tree());
        let mut found = case.listing("tar");
        // pax dates have fractions, and so has the date of a file written just now.
        expected.values_mut().chain(found.values_mut()).for_each(|listed| listed.modified = None);
        assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{options:?}");
    }
}

#[test]
fn links_devices_owners_and_large_numbers_are_read() {
    let Some(case) = Case::new("links_devices_owners_and_large_numbers_are_read", &["python3"]) else { return };
    let code = "
import sys, tarfile, io
t = tarfile.open(sys.argv[1], 'w', format=tarfile.GNU_FORMAT)
def add(name, **kw):
    i = tarfile.TarInfo(name); data = kw.pop('data', b''); i.size = len(data)
    for k, v in kw.items(): setattr(i, k, v)
    t.addfile(i, io.BytesIO(data))
add('file', data=b'12345', mode=0o4755, uid=3000000, gid=7, mtime=12345678901)
add('again', type=tarfile.LNKTYPE, linkname='file')
add('lost', type=tarfile.LNKTYPE, linkname='nowhere')
add('char', type=tarfile.CHRTYPE, devmajor=300, devminor=70000)
add('block', type=tarfile.BLKTYPE, devmajor=8, devminor=1)
add('fifo', type=tarfile.FIFOTYPE)
add('../../up', data=b'1')
add('file', data=b'the second', mtime=-5)
t.close()";
    case.run("python3", &["-c", code, "IMAGE"]);
    let mut findings = Findings::default();
    let mut image = open_path(&case.image(), &mut findings).unwrap();
    assert_eq!(codes(&findings), ["TAR-NO-TARGET", "TAR-PATH"]);
    let view = view(&mut image, "tar");
    let (again, char, file) = (entry(view, "again"), entry(view, "char"), entry(view, "file"));
    assert_eq!((again.size, file.size, file.times.modified.unwrap().seconds), (5, 10, -5));
    assert_eq!(body(view, "/again").into_source().read_up_to(0, 9).unwrap(), b"12345");
    assert_eq!((char.kind, char.device), (Kind::CharacterDevice, Some(Device { major: 300, minor: 70000 })));
    assert_eq!([entry(view, "block").kind, entry(view, "fifo").kind], [Kind::BlockDevice, Kind::Fifo]);
    assert_eq!(row(view, "/up").size, 1);
}

#[test]
fn packed_archives_and_images_open_as_their_contents() {
    let test = "packed_archives_and_images_open_as_their_contents";
    let Some(case) = Case::new(test, &["tar", "gzip", "xz", "zstd", "bzip2", "lz4", "compress", "xorriso"]) else {
        return;
    };
    varied(&case);
    let packers = [("gzip", &["-k"][..]), ("xz", &["-T2"]), ("zstd", &[]), ("bzip2", &[]), ("lz4", &["-q"])];
    for (program, options) in packers.into_iter().chain([("compress", &["-f"][..]), ("compress", &["-f", "-b", "12"])])
    {
        case.run("tar", &["-c", "-f", "IMAGE", "-C", &case.tree().to_string_lossy(), "."]);
        let packed = tools::run(Command::new(program).args(options).arg("-c").arg(case.image())).stdout;
        fs::write(case.image(), &packed).unwrap();
        case.shows_its_tree("tar");
        case.xorriso(&["-R"]);
        let packed = tools::run(Command::new(program).args(options).arg("-c").arg(case.image())).stdout;
        fs::write(case.image(), &packed).unwrap();
        case.shows_its_tree("rock-ridge");
        // From a part of the archive, the unpackable beginning is shown and reported as incomplete.
        let mut findings = Findings::default();
        let cut = Source::from_bytes(&packed[..packed.len() - 20]);
        let opened = open_source(cut, &mut findings);
        // LZW has no end mark.
        assert!(program == "compress" || opened.is_err() || codes(&findings).contains(&"PACKED-DAMAGED"), "{program}");
    }
}

#[test]
fn a_small_file_that_unpacks_endlessly_is_refused() {
    let Some(_) = Case::new("a_small_file_that_unpacks_endlessly_is_refused", &["python3"]) else { return };
    let packed = |code: &str| {
        let code = format!("import bz2, gzip, sys\nsys.stdout.buffer.write({code})");
        tools::run(Command::new("python3").args(["-c", &code])).stdout
    };
    let refused =
        |bomb: Vec<u8>| open_source(Source::from_bytes(bomb), &mut Findings::default()).err().unwrap().to_string();
    let bomb = packed("bz2.compress(bytes(45 << 20)) * 50");
    assert!(bomb.len() < 10_000);
    let error = refused(bomb);
    assert!(error.starts_with("This bzip2 data unpacks to more than 2 GiB"), "{error}");
    let error = refused(packed("gzip.compress(bytes(64 << 20)) * 40"));
    assert!(error.starts_with("This gzip data unpacks to more than 2 GiB of almost nothing"), "{error}");
}

#[test]
fn a_large_image_packed_with_gzip_is_opened() {
    let test = "a_large_image_packed_with_gzip_is_opened";
    let Some(case) = Case::new(test, &["xorriso", "gzip"]) else { return };
    case.file("noise", noise(12 << 20)).sparse_file("sparse", (2 << 30) + 5);
    case.xorriso_sparse(&["-R", "-iso-level", "3"]);
    fs::write(case.image(), tools::run(Command::new("gzip").arg("-1c").arg(case.image())).stdout).unwrap();
    let mut findings = Findings::default();
    let mut image = case.open(&mut findings);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let view = &mut image.views[0];
    for (name, end) in [("/sparse", b"end.".to_vec()), ("/noise", noise(12 << 20)[(12 << 20) - 4..].to_vec())] {
        let row = view.find(name, &mut findings).unwrap();
        let content = view.body(row).unwrap().into_source();
        assert_eq!(content.read_up_to(content.len() - 4, 4).unwrap(), end, "{name}");
    }
}
