//! ZIP archives by zip, 7-Zip and Python, shown as views or as the image they contain.

use std::fs;
use std::process::Command;

use discern::bytes::crc::crc_32;
use discern::error::Error;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::open::open_path_within;
use discern::source::Source;

use crate::support::case::Case;
use crate::support::random::noise;
use crate::support::{codes, listing, open_path, open_source, tools};
use crate::{body, entry, row, view};

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("folder/noise", noise(100_001)).file("empty", "");
    case.file("folder/packed", "0123456789abcdef".repeat(1_200_000)).file("größe/日本語", "1");
    case.symlink("link", "folder/../README.TXT");
}

#[test]
fn every_writer_and_method_shows_its_original_tree() {
    let test = "every_writer_and_method_shows_its_original_tree";
    let Some(case) = Case::new(test, &["zip", "7zz", "python3"]) else { return };
    varied(&case);
    let made = |code: &str| {
        drop(fs::remove_file(case.beside("made.zip")));
        let code = format!("cd '{}' && {}", case.tree().display(), code.replace("ZIP", "../made.zip"));
        tools::run(Command::new("sh").args(["-c", &code]));
        fs::rename(case.beside("made.zip"), case.image()).unwrap();
        case.shows_its_tree("zip");
    };
    made("zip -q -r -y ZIP .");
    made("zip -q -r -y -0 ZIP .");
    made("zip -q -r -y -Z bzip2 ZIP .");
    // ZIP64 without any large size: in the central directory, and with sizes after the data. Some versions of zip refuse
    // to write a link there.
    made("zip -q -r -y -fz ZIP .");
    fs::remove_file(case.tree().join("link")).unwrap();
    made("zip -q -r -y -fd -fz- - . > ZIP");
    made("zip -q -r -y -fd - . > ZIP");
    case.symlink("link", "folder/../README.TXT");
    for method in ["Copy", "Deflate", "BZip2", "LZMA"] {
        made(&format!("7zz a -bso0 -tzip -snl -mm={method} ZIP ."));
    }
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    let view = view(&mut image, "zip");
    let packed = body(view, "/folder/packed").into_source();
    for at in [19_199_984_u64, 9_000_000, 16] {
        assert_eq!(packed.read_up_to(at, 16).unwrap(), *b"0123456789abcdef");
    }
}

#[test]
fn stored_members_are_slices_and_encrypted_or_damaged_ones_are_reported() {
    let test = "stored_members_are_slices_and_encrypted_or_damaged_ones_are_reported";
    let Some(case) = Case::new(test, &["7zz", "zip"]) else { return };
    case.file("a", noise(5000)).file("b", "packable ".repeat(5000));
    let zip = |options: &[&str]| {
        drop(fs::remove_file(case.image()));
        let image = case.image();
        tools::run(
            Command::new("7zz")
                .args(["a", "-bso0", "-tzip"])
                .args(options)
                .arg(&image)
                .args(["a", "b"])
                .current_dir(case.tree()),
        );
        fs::read(&image).unwrap()
    };
    let opened = |bytes: &[u8], findings: &mut Findings| open_source(Source::from_bytes(bytes), findings).unwrap();
    let mut findings = Findings::default();
    let stored = zip(&["-mm=Copy"]);
    // After a program, as in a self-extracting archive.
    for whole in [stored.clone(), [b"MZ".as_slice(), &noise(3000), &stored].concat()] {
        let mut image = opened(&whole, &mut findings);
        let view = view(&mut image, "zip");
        assert!(body(view, "/a").is_sliceable());
        assert_eq!(body(view, "/a").into_source().read_up_to(0, 5000).unwrap(), noise(5000));
    }
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let mut image = opened(&zip(&["-psecret"]), &mut findings);
    let encrypted = view(&mut image, "zip");
    let node = row(encrypted, "/a").node;
    let error = encrypted.file_system().body(node).unwrap_err().to_string();
    assert!(error.starts_with("This file is encrypted"), "{error}");
    assert_eq!(codes(&findings), ["ZIP-UNREADABLE"]);
    // With the checksum of other data, the file can't be read to its end.
    let mut deflated = zip(&["-mm=Deflate"]);
    let central = deflated.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    deflated[central + 16] ^= 1;
    let mut image = opened(&deflated, &mut findings);
    let damaged = view(&mut image, "zip");
    assert_eq!(entry(damaged, "b").size, 45_000);
    let error = body(damaged, "/b").into_source().read_up_to(0, 45_000).unwrap_err().to_string();
    assert!(error.contains("checksum"), "{error}");
}

#[test]
fn an_image_and_its_files_are_unwrapped_packed_or_not() {
    let test = "an_image_and_its_files_are_unwrapped_packed_or_not";
    let Some(case) = Case::new(test, &["zip", "xorriso"]) else { return };
    varied(&case);
    case.xorriso(&["-R"]);
    fs::rename(case.image(), case.beside("disc.iso")).unwrap();
    for options in [&["-q"][..], &["-q", "-0"]] {
        drop(fs::remove_file(case.beside("image.iso.zip")));
        case.run("zip", &[options, &["image.iso.zip", "disc.iso"]].concat());
        fs::rename(case.beside("image.iso.zip"), case.image()).unwrap();
        case.shows_its_tree("rock-ridge");
    }
}

/// An archive of members that are packed already: name, method, size and checksum of the content, and the packed bytes.
fn archive(members: &[(&str, u16, u64, u32, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, method, size, crc, packed) in members {
        let sizes = [u32::try_from(packed.len()).unwrap(), u32::try_from(*size).unwrap()];
        let common = [
            &[63, 0, 0, 8][..],
            &method.to_le_bytes(),
            &[0; 4],
            &crc.to_le_bytes(),
            &sizes[0].to_le_bytes(),
            &sizes[1].to_le_bytes(),
            &u16::try_from(name.len()).unwrap().to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        let local = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        directory.extend([b"PK\x01\x02\x3F\0", &common[..], &[0; 10], &local, name.as_bytes()].concat());
        bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), packed].concat());
    }
    let start = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let len = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    [&bytes[..], b"PK\x05\x06\0\0\0\0", &count, &count, &len, &start, &[0, 0]].concat()
}

/// The output of a program for this input.
fn packed(case: &Case, program: &str, options: &[&str], bytes: &[u8]) -> Vec<u8> {
    fs::write(case.beside("plain"), bytes).unwrap();
    let mut command = Command::new(program);
    tools::run(command.args(options).arg(case.beside("plain"))).stdout
}

#[test]
fn zstandard_and_xz_are_read_as_by_7zip() {
    let test = "zstandard_and_xz_are_read_as_by_7zip";
    let Some(case) = Case::new(test, &["7zz", "zstd", "xz"]) else { return };
    let content = ["packable ".repeat(300_000).into_bytes(), noise(100_000)].concat();
    let crc = crc_32(&content);
    let zstd = packed(&case, "zstd", &["-c", "-q"], &content);
    let xz = packed(&case, "xz", &["-c"], &content);
    let size = content.len() as u64;
    let bytes =
        archive(&[("a.zst.bin", 93, size, crc, &zstd), ("old", 20, size, crc, &zstd), ("b", 95, size, crc, &xz)]);
    fs::write(case.image(), &bytes).unwrap();
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    let view = view(&mut image, "zip");
    for path in ["/a.zst.bin", "/old", "/b"] {
        let body = body(view, path).into_source();
        assert!(body.read_up_to(0, content.len()).unwrap() == content, "{path}");
    }
    // Debian 12's 7-Zip supports methods 93 and 95, and not the first number of Zstandard.
    let out = case.beside("out");
    case.run("7zz", &["x", "-y", "-bso0", "-tzip", &format!("-o{}", out.display()), "IMAGE", "a.zst.bin", "b"]);
    assert!(["a.zst.bin", "b"].iter().all(|name| fs::read(out.join(name)).unwrap() == content));
}

#[test]
fn endless_archives_are_refused_and_bombs_are_listed() {
    let test = "endless_archives_are_refused_and_bombs_are_listed";
    let Some(case) = Case::new(test, &["zip"]) else { return };
    // Like 42.zip: archives of archives, sixteen in each, the innermost with a gigabyte of zeros.
    let zeros = case.beside("zeros");
    fs::File::create(&zeros).unwrap().set_len(1 << 30).unwrap();
    let mut bytes = tools::run(Command::new("zip").args(["-q", "-j", "-"]).arg(&zeros)).stdout;
    for layer in 0..4 {
        let names: Vec<String> = (0..16).map(|number| format!("lib {layer} {number:x}.zip")).collect();
        let deflated = packed(&case, "gzip", &["-c", "-n", "-9"], &bytes);
        let raw = &deflated[10..deflated.len() - 8];
        let crc = crc_32(&bytes);
        let members: Vec<_> = names.iter().map(|name| (name.as_str(), 8, bytes.len() as u64, crc, raw)).collect();
        bytes = archive(&members);
    }
    assert!(bytes.len() < 2 << 20, "{}", bytes.len());
    // Each layer opens by itself, and none is unpacked before it is opened.
    let mut image = open_source(Source::from_bytes(bytes), &mut Findings::default()).unwrap();
    let mut depth = 0;
    while view(&mut image, "zip").find("/zeros", &mut Findings::default()).is_err() {
        let names = listing::of_view(&mut image.views[0], &mut Findings::default());
        let path = format!("/{}", names.keys().next().unwrap());
        image = open_path_within(&Formats::all(), &mut image, &path, &mut Findings::default()).unwrap();
        depth += 1;
    }
    assert_eq!((entry(&image.views[0], "zeros").size, depth > 0), (1 << 30, true));
    // An archive that contains itself endlessly: each layer is the previous one, deflated.
    let mut bytes = noise(3000);
    for _ in 0..40 {
        let deflated = packed(&case, "gzip", &["-c", "-n"], &bytes);
        let (raw, crc) = (&deflated[10..deflated.len() - 8], crc_32(&bytes));
        bytes = archive(&[("r.zip", 8, bytes.len() as u64, crc, raw)]);
    }
    let error = open_source(Source::from_bytes(bytes), &mut Findings::default()).err().unwrap();
    assert!(matches!(&error, Error::Refused(refused) if refused.refusal.code == "OPEN-LAYERS"), "{error}");
}
