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
        ("a.iso", b"<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html></html>\n".to_vec(), "a web page (HTML)"),
        ("a.iso", b"<!-- saved from a server -->\n<html></html>\n".to_vec(), "a web page (HTML)"),
        ("a.zip", [b"PK\x05\x06".as_slice(), &[0; 18]].concat(), "a ZIP archive without files"),
        (
            "a.iso.torrent",
            with(b"d8:announce27:udp://tracker.example:6969/13:creation datei1700000000e4:infod6:lengthi9e"),
            "a torrent, which only tells a program what to download",
        ),
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
        ("a.rar", &b"Rar!\x1A\x07\x01\0"[..], "a RAR archive"),
        ("a.iso", b"Rar!\x1A\x07\0", "a RAR archive"),
        ("a.cab", b"MSCF\0\0\0\0", "a cabinet archive (CAB)"),
        ("a.lzh", b"\x1F\x20-lh5-", "an LHA archive"),
        ("a.ace", b"\x01\x02\x31\0\0\0\x90**ACE**", "an ACE archive"),
        ("a.rpm", b"\xED\xAB\xEE\xDB\x03\0", "an RPM package"),
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
    if !tools::have("truncated_packed_files_are_reported_as_such", &["gzip", "xz", "bzip2", "zstd", "zip", "7zz"]) {
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
    for len in [zip.len() / 2, zip.len() - 30, zip.len() - 1, 60] {
        is_refused(
            "a.zip",
            &zip[..len],
            "This is a ZIP archive that is cut off: its directory, which comes last, is missing. Copy",
        );
    }
    packed("7zz", &["a", "-bso0", "a.7z", "a.txt"]);
    let archive = fs::read(scratch.path().join("a.7z")).unwrap();
    let noise = [&archive[..8], &content(500, 17)].concat();
    for bytes in [&archive[..8], &archive[..31], &archive[..archive.len() / 2], &archive[..archive.len() - 1], &noise] {
        is_refused(
            "a.7z",
            bytes,
            "This is a 7z archive that is cut off or damaged: its directory, which comes last, is",
        );
    }
}

#[test]
fn images_that_end_before_their_tables_are_identified() {
    let zeros = |head: &[u8], len: usize| [head, &vec![0; len]].concat();
    for (name, bytes, what) in [
        ("a.chd", zeros(b"MComprHD\0\0\0\x7C\0\0\0\x05", 0), "CHD image"),
        ("a.chd", zeros(b"MComprHD\0\0\0\x7C", 0), "CHD image"),
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

#[test]
fn sheets_without_a_track_that_can_be_understood_say_which_line() {
    let name =
        "By its name or beginning this is of the format “Cue sheet with its files (CUE/BIN)”, but none of its tracks";
    for (track, found) in [
        ("TRACK 01 MODE3_FORM1\nINDEX 01 00:00:00\n", "“01 MODE3_FORM1” in line 2"),
        ("TRACK 120 AUDIO\nINDEX 01 00:00:00\n", "“120 AUDIO” in line 2"),
        ("TRACK 01 AUDIO\nINDEX 01 soon\n", "track 1 without any in line 2"),
    ] {
        let said = refusal("a.cue", format!("FILE \"a.bin\" BINARY\n{track}").as_bytes());
        assert!(said.starts_with(name) && said.contains(&format!("found {found}. Get a complete copy")), "{said}");
    }
}

/// Files that ffmpeg writes: ending, options of the encoder, and what they are.
const BY_FFMPEG: [(&str, &[&str], &str); 31] = [
    ("bmp", &[], "a picture (BMP)"),
    ("bmp", &["-pix_fmt", "rgb565le"], "a picture (BMP)"),
    ("ico", &["-vf", "scale=32:32"], "a picture (ICO or CUR)"),
    ("tif", &[], "a picture (TIFF)"),
    ("gif", &[], "a picture (GIF)"),
    ("jp2", &[], "a picture (JPEG 2000)"),
    ("j2c", &[], "a picture (JPEG 2000)"),
    ("webp", &[], "a picture (WebP)"),
    ("pcx", &["-pix_fmt", "rgb24"], "a picture (PCX)"),
    ("ppm", &[], "a picture (PBM, PGM or PPM)"),
    ("pgm", &["-pix_fmt", "gray"], "a picture (PBM, PGM or PPM)"),
    ("sun", &[], "a picture (Sun raster)"),
    ("tga", &["-rle", "0", "-pix_fmt", "bgr24"], "a picture (TGA)"),
    ("qoi", &["-pix_fmt", "rgb24"], "a picture (QOI)"),
    ("mp3", &["-id3v2_version", "0", "-write_xing", "0"], "an audio file (MP3)"),
    ("mp3", &["-id3v2_version", "0", "-write_xing", "0", "-ar", "22050"], "an audio file (MP3)"),
    ("mp3", &[], "an audio file (MP3)"),
    ("aac", &[], "an audio file (AAC)"),
    ("au", &[], "an audio file (AU)"),
    ("caf", &[], "an audio file (Core Audio)"),
    ("aiff", &[], "an audio file (AIFF)"),
    ("wv", &[], "an audio file (WavPack)"),
    ("ogg", &[], "an audio or video file (Ogg)"),
    ("wma", &[], "an audio or video file (Windows Media)"),
    ("flv", &[], "a video (Flash)"),
    ("ts", &[], "a video (MPEG transport stream)"),
    ("mpg", &[], "a video (MPEG)"),
    ("m2v", &[], "a video (MPEG)"),
    ("mp4", &[], "a video or audio file (MP4)"),
    ("mkv", &[], "a video (Matroska or WebM)"),
    ("avi", &[], "a video (AVI)"),
];

const PICTURES: [&str; 14] =
    ["bmp", "bmp", "ico", "tif", "gif", "jp2", "j2c", "webp", "pcx", "ppm", "pgm", "sun", "tga", "qoi"];
const VIDEOS: [&str; 7] = ["flv", "ts", "mpg", "m2v", "mp4", "mkv", "avi"];

#[test]
fn pictures_sound_and_videos_are_identified_whoever_made_them() {
    let test = "pictures_sound_and_videos_are_identified_whoever_made_them";
    if !tools::have(test, &["ffmpeg"]) {
        return;
    }
    let scratch = Scratch::new();
    for (number, (ending, options, what)) in BY_FFMPEG.iter().enumerate() {
        let file = scratch.path().join(format!("{number}.{ending}"));
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-loglevel", "error", "-f", "lavfi", "-i"]);
        if PICTURES.contains(ending) {
            ffmpeg.args(["testsrc=size=160x120:rate=1", "-frames:v", "1"]);
        } else if VIDEOS.contains(ending) {
            ffmpeg.args(["testsrc=size=160x120:rate=25", "-t", "1"]);
        } else {
            ffmpeg.args(["sine=frequency=440", "-t", "1"]);
        }
        tools::run(ffmpeg.args(*options).arg(&file));
        let bytes = fs::read(file).unwrap();
        is_refused("a.iso", &bytes, &format!("This is {what}, {OTHER}"));
        // Without its end it is still that, if its length is not what tells it.
        if !["tga", "ico"].contains(ending) {
            is_refused("a.img", &bytes[..bytes.len() * 9 / 10], &format!("This is {what}, {OTHER}"));
        }
    }
}

#[test]
fn fonts_and_data_files_are_identified() {
    let test = "fonts_and_data_files_are_identified";
    let font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
    let Ok(font) = fs::read(font) else { return tools::lack(test, "Debian's fonts-dejavu-core") };
    let noise = content(9000, 11);
    let with = |head: &[u8]| [head, &noise].concat();
    let files = [
        ("a.iso", font, "a font (TrueType)"),
        // The heads of WOFF 1.0 and 2.0 (their sections 4 and 4.1): signature and flavor.
        ("a.iso", with(b"wOFF\0\x01\0\0"), "a font (WOFF)"),
        ("a.img", with(b"wOF2\0\x01\0\0"), "a font (WOFF2)"),
        ("a.bin", with(b"OTTO\0\x0B\0\x80"), "a font (OpenType)"),
        ("a.img", with(b"\x89HDF\r\n\x1A\n"), "a data file (HDF5)"),
        ("a.iso", with(b"8BPS\0\x01\0\0"), "a picture (Photoshop)"),
        ("a.iso", with(b"ITSF\x03\0\0\0"), "a help file of Windows (CHM)"),
        ("a.iso", with(b"\0\x01\0\0Standard Jet DB\0"), "a database (Access)"),
        ("a.img", with(b"MThd\0\0\0\x06\0\x01"), "a piece of music (MIDI)"),
        ("a.dsk", with(b"\xFE\xED\xFA\xCE\0\0\0\x12"), "a program for macOS"),
    ];
    are_refused(files, |what| format!("This is {what}, {OTHER}"));
}

/// Sectors that only begin like another file are shown: too few fields agree, or a boot sector's mark follows.
#[test]
fn sectors_that_begin_like_other_files_are_shown() {
    let noise = content(200 * 512, 13);
    let boot = |head: &[u8]| {
        let mut bytes = [head, &noise[head.len()..]].concat();
        bytes[510..512].copy_from_slice(&[0x55, 0xAA]);
        bytes
    };
    for bytes in [
        [b"BM", &noise[2..]].concat(),
        [b"\0\0\x01\0", &noise[4..]].concat(),
        [b"\0\x01\0\0", &noise[4..]].concat(),
        [b"\xFF\xFB\x90\0", &noise[4..]].concat(),
        [b"P6", &noise[2..]].concat(),
        boot(b"MZ\x90\0"),
        boot(b"regf"),
    ] {
        let scratch = Scratch::new();
        fs::write(scratch.path().join("a.img"), bytes).unwrap();
        let output = Command::new(driver()).args(["info", "a.img"]).current_dir(scratch.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn packed_files_that_are_no_images_are_identified() {
    if !tools::have("packed_files_that_are_no_images_are_identified", &["gzip", "xz", "bzip2", "zstd", "lz4"]) {
        return;
    }
    let scratch = Scratch::new();
    let advice = "not an image of a disc or disk. Check that it is the file you meant to open, or unpack it with \
                  another program.";
    for (name, bytes, what) in [
        ("t.txt", b"A line of text.\n".repeat(40), "a text file"),
        ("p.pdf", [b"%PDF-1.7\n".as_slice(), &content(5000, 15)].concat(), "a document (PDF)"),
    ] {
        fs::write(scratch.path().join(name), &bytes).unwrap();
        for (program, ending, packer) in [
            ("gzip", "gz", "gzip"),
            ("xz", "xz", "xz"),
            ("bzip2", "bz2", "bzip2"),
            ("zstd", "zst", "Zstandard"),
            ("lz4", "lz4", "LZ4"),
        ] {
            let packed = tools::run(Command::new(program).args(["-c", name]).current_dir(scratch.path())).stdout;
            let sentence = format!("This is {what} packed with {packer}, {advice}");
            is_refused(&format!("{name}.{ending}"), &packed, &sentence);
        }
    }
}

/// Plucked strings with some noise as samples of CD audio, made by `SoX`: `seconds` of them, in this byte order (`-L` or
/// `-B`).
fn strings(seconds: &str, order: &str) -> Vec<u8> {
    let scratch = Scratch::new();
    let path = scratch.path().join("a.raw");
    let mut sox = Command::new("sox");
    sox.args(["-n", "-r", "44100", "-c", "2", "-b", "16", "-e", "signed", order, "-t", "raw"]).arg(&path);
    sox.args(["synth", seconds, "pluck", "E2", "pluck", "B3"]);
    tools::run(sox.args(["synth", seconds, "pinknoise", "mix", "vol", "0.4"]));
    fs::read(path).unwrap()
}

#[test]
fn cd_audio_without_its_sheet_is_named_and_what_to_do() {
    if !tools::have("cd_audio_without_its_sheet_is_named_and_what_to_do", &["sox"]) {
        return;
    }
    let audio = strings("45", "-L");
    let sentence = "This seems to be 45 s of CD audio without its sheet: nothing in it is a sector of data";
    is_refused("a.bin", &audio, sentence);
    is_refused("a.img", &audio, sentence);
    let said = refusal("a.bin", &audio);
    assert!(said.contains("Open it together with its sheet (.cue, .toc or .ccd)"), "{said}");
    assert!(refusal("a.bin", &strings("200", "-B")).contains("3:20 minutes of CD audio"));
    assert!(refusal("a.bin", &strings("4", "-B")).contains("with the high byte first"));
    // Files of samples need not end with a sector, those of sectors do.
    let cut = &audio[..audio.len() - 400];
    is_refused("a.pcm", cut, sentence.replace("45", "44").as_str());
    let scratch = Scratch::new();
    let opens = |name: &str, bytes: &[u8]| {
        fs::write(scratch.path().join(name), bytes).unwrap();
        let mut driver = Command::new(driver());
        driver.args(["info", name]).current_dir(scratch.path()).output().unwrap().status.success()
    };
    assert!(opens("a.bin", cut));
    // Noise, and sectors that were erased, can still be looked at.
    assert!(opens("noise.bin", &content(2352 * 200, 7)));
    assert!(opens("erased.bin", &vec![0; 2352 * 200]));
}
