//! The driver's messages for files that aren't images, or that lack the part that says where their data is: one
//! sentence about the file, one about what to do, and exit code 1.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;
use std::process::Command;

use support::driver::driver;
use support::scratch::Scratch;
use support::{content, tools};

/// What the driver says of a file that it refuses: it fails, and has one line, with a sentence about the file and one
/// about what to do.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let scratch = Scratch::new();
    fs::write(scratch.path().join(name), bytes).unwrap();
    let output = Command::new(driver()).args(["info", name]).current_dir(scratch.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{name}: {said}");
    assert_eq!((said.lines().count(), said.trim_end().ends_with('.')), (1, true), "{name}: {said}");
    assert!(said.contains(". "), "{name}: nothing says what to do: {said}");
    said
}

/// Asserts that a file is refused by a sentence that begins like this.
fn is_refused(name: &str, bytes: &[u8], sentence: &str) {
    let said = refusal(name, bytes);
    assert!(said.starts_with(sentence), "{name}: {said}");
}

/// Asserts that each of these files is refused by such a sentence about what it is.
fn are_refused<'a>(files: impl IntoIterator<Item = (&'a str, Vec<u8>, &'a str)>, sentence: impl Fn(&str) -> String) {
    for (name, bytes, what) in files {
        is_refused(name, &bytes, &sentence(what));
    }
}

const OTHER: &str = "not an image of a disc or disk. Check that it is the file you meant to open.";

#[test]
fn files_that_are_not_images_are_identified() {
    let wave = [
        &b"RIFF\x24\x5C\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x44\xAC\0\0\x10\xB1\x02\0\x04\0\x10\0data\0\x5C\0\0"[..],
        &content(23_552, 1),
    ]
    .concat();
    let noise = content(4000, 3);
    let with = |head: &[u8]| [head, &noise].concat();
    let files = [
        ("a.iso", b"Only text.\n".repeat(400), "a text file"),
        ("a.txt", b"x = 1\n".to_vec(), "a text file"),
        ("a.iso", b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n".to_vec(), "a web page (HTML)"),
        ("a.zip", b"\r\n  <HTML lang=\"de\">".to_vec(), "a web page (HTML)"),
        ("a.iso", with(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0"), "a picture (JPEG)"),
        ("a.iso", with(b"\x89PNG\r\n\x1A\n"), "a picture (PNG)"),
        ("a.pdf", with(b"%PDF-1.7\n"), "a document (PDF)"),
        ("a.wav", wave, "an audio file (WAVE)"),
        ("a.flac", with(b"fLaC\0\0\0\x22"), "an audio file (FLAC)"),
        ("a.exe", with(b"MZ\x90\0"), "a program for Windows"),
    ];
    are_refused(files, |what| format!("This is {what}, {OTHER}"));
}

#[test]
fn users_are_told_to_unpack_unsupported_archives() {
    let noise = content(4000, 5);
    let files = [
        ("a.7z", &b"7z\xBC\xAF\x27\x1C\0\x04"[..], "a 7z archive"),
        ("a.rar", b"Rar!\x1A\x07\x01\0", "a RAR archive"),
        ("a.iso", b"Rar!\x1A\x07\0", "a RAR archive"),
        ("a.cab", b"MSCF\0\0\0\0", "a cabinet archive (CAB)"),
        ("a.lzh", b"\x1F\x20-lh5-", "an LHA archive"),
        ("a.ace", b"\x01\x02\x31\0\0\0\x90**ACE**", "an ACE archive"),
        ("a.rpm", b"\xED\xAB\xEE\xDB\x03\0", "an RPM package"),
        ("a.isz", b"IsZ!\x40\x01", "an ISZ image"),
        ("a.daa", b"DAA\0\0\0", "a PowerISO image (DAA)"),
        ("a.bin.ecm", b"ECM\0\x01", "an ECM image"),
    ];
    let files = files.map(|(name, head, what)| (name, [head, &noise].concat(), what));
    are_refused(files, |what| {
        format!("This is {what}, which Discern doesn't read. Unpack or convert it with another program")
    });
}

#[test]
fn files_that_are_too_short_are_reported_as_such() {
    is_refused("a.iso", b"", "The file is empty: it has no bytes. Copy or download it again.");
    for byte in [b"\0", b"x", b"\xFF"] {
        is_refused("a.iso", byte, "The file ends after 1 byte, which is less than a sector of any disc or disk. ");
    }
    is_refused(
        "a.img",
        &content(100, 7).iter().map(|byte| byte | 0x80).collect::<Vec<_>>(),
        "The file ends after 100 bytes, ",
    );
}

#[test]
fn truncated_packed_files_are_reported_as_such() {
    if !tools::have("truncated_packed_files_are_reported_as_such", &["gzip", "xz", "bzip2", "zstd", "zip"]) {
        return;
    }
    let scratch = Scratch::new();
    fs::write(scratch.path().join("a.txt"), content(300_000, 9)).unwrap();
    let packed = |program: &str, arguments: &[&str]| {
        tools::run(Command::new(program).args(arguments).current_dir(scratch.path())).stdout
    };
    for (program, name) in [("gzip", "gzip"), ("xz", "xz"), ("bzip2", "bzip2"), ("zstd", "Zstandard")] {
        let whole = packed(program, &["-c", "a.txt"]);
        // Nothing of the file can be unpacked.
        let said = format!("This file is packed with {name} and can't be unpacked: ");
        is_refused(&format!("a.iso.{program}"), &whole[..14], &said);
    }
    packed("zip", &["-q", "a.zip", "a.txt"]);
    let zip = fs::read(scratch.path().join("a.zip")).unwrap();
    for len in [zip.len() / 2, zip.len() - 30, 60] {
        is_refused(
            "a.zip",
            &zip[..len],
            "This is a ZIP archive that is cut off: its directory, which comes last, is missing. Copy",
        );
    }
}

#[test]
fn images_that_end_before_their_tables_are_identified() {
    let zeros = |head: &[u8], len: usize| [head, &vec![0; len]].concat();
    for (name, bytes, what) in [
        ("a.chd", zeros(b"MComprHD\0\0\0\x7C\0\0\0\x05", 0), "CHD image"),
        ("a.cso", zeros(b"CISO\x18\0\0\0", 0), "Packed disc image (CSO, ZSO, DAX)"),
        ("a.zso", zeros(b"ZISO\x18\0\0\0", 0), "Packed disc image (CSO, ZSO, DAX)"),
        ("a.dax", zeros(b"DAX\0", 10), "Packed disc image (CSO, ZSO, DAX)"),
        ("a.vhdx", zeros(b"vhdxfile", 0), "Hyper-V disk (VHDX)"),
        ("a.qcow2", zeros(b"QFI\xFB\0\0\0\x03", 0), "QEMU disk (QCOW2)"),
        ("a.vmdk", zeros(b"KDMV\x01\0\0\0", 0), "VMware disk (VMDK)"),
        ("a.vmdk", zeros(b"# Disk DescriptorFile\nversion=1\n", 0), "VMware disk (VMDK)"),
        ("a.vdi", zeros(&[&[0x20; 64][..], b"\x7F\x10\xDA\xBE"].concat(), 0), "VirtualBox disk (VDI)"),
        ("a.hdd", zeros(b"WithoutFreeSpace\x02\0\0\0", 0), "Parallels disk (HDD)"),
        ("a.E01", zeros(b"EVF\x09\x0D\x0A\xFF\0\x01\x01\0\0\0", 0), "EnCase image (E01)"),
        ("a.img", zeros(b"\x3A\xFF\x26\xED\x01\0\0\0", 0), "Android sparse image"),
        ("a.2mg", zeros(b"2IMG!nfc", 0), "Apple II image (2IMG)"),
        ("a.sparseimage", zeros(b"sprs\0\0\0\x03", 0), "Apple sparse image"),
        ("a.dmg", zeros(b"koly\0\0\0\x04\0\0\x02\0", 500), "Apple disk image (DMG)"),
        ("a.wim", zeros(b"MSWIM\0\0\0\xD0\0\0\0", 0), "WIM"),
        ("a.mds", zeros(b"MEDIA DESCRIPTOR", 0), "Alcohol 120% image (MDS/MDF)"),
    ] {
        let said = refusal(name, &bytes);
        assert!(said.starts_with(&format!("This is a file of the format {what}")), "{name}: {said}");
        assert!(said.contains("cut off") && said.contains("Copy or download it again."), "{name}: {said}");
    }
    // Their marks alone, at places where complete files have them, too.
    let files = [
        ("a.vhd", zeros(b"conectix\0\0\0\x02", 0), "a virtual PC disk (VHD)"),
        ("a.nrg", zeros(b"NER5\0\0\0\0\0\0\x01\0", 0), "a Nero image (NRG)"),
        ("a.tar", [&[0; 257][..], b"ustar"].concat(), "a tar archive"),
        ("a.bz2", b"BZh9".to_vec(), "a file packed with bzip2"),
    ];
    are_refused(files, |what| format!("This is {what}, and it is cut off or damaged. Copy or download it again."));
}

#[test]
fn descriptors_that_end_before_their_tracks_are_identified() {
    let sheet = "FILE \"a.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n";
    let toc = "CD_ROM\n\nTRACK MODE1_RAW\nFILE \"a.bin\" 0\n";
    let ccd = "[CloneCD]\nVersion=3\n[Disc]\nTocEntries=4\nSessions=1\n";
    let gdi = "3\n1 0 4 2352 track01.bin 0\n";
    // One session, with its block at byte 88.
    let mut mds = [b"MEDIA DESCRIPTOR\x01\x05".as_slice(), &[0; 70]].concat();
    (mds[20], mds[80]) = (1, 88);
    for (name, whole, lens, names) in [
        ("a.cue", sheet.as_bytes(), &[1, 4, 19, 30, 40][..], "Cue sheet"),
        ("a.toc", toc.as_bytes(), &[1, 5, 7, 12, 20][..], "cdrdao"),
        ("a.ccd", ccd.as_bytes(), &[1, 9, 20, 40, 50][..], "CloneCD"),
        ("a.gdi", gdi.as_bytes(), &[1, 2, 5][..], "GDI"),
        ("a.mds", &mds, &[16, 40, 88][..], "Alcohol 120%"),
    ] {
        for len in lens {
            let said = refusal(name, &whole[..*len]);
            assert!(said.contains(names), "{name} cut at {len}: {said}");
            assert!(["Get a complete copy", "Copy or download"].iter().any(|advice| said.contains(advice)), "{said}");
            assert!(!said.contains("text file"), "{name} cut at {len}: {said}");
        }
    }
}
