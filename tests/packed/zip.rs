//! ZIP archives by zip, 7-Zip and Python: as views, or as the image that is in them.

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;

use crate::support::case::Case;
use crate::support::{codes, open_path, open_source, tools};
use crate::{body, entry, noise, row, view};

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("folder/noise", noise(100_001)).file("empty", "");
    case.file("folder/packed", "0123456789abcdef".repeat(1_200_000)).file("größe/日本語", "1");
    case.symlink("link", "folder/../README.TXT");
}

#[test]
fn every_writer_and_method_shows_the_tree_it_was_made_from() {
    let test = "every_writer_and_method_shows_the_tree_it_was_made_from";
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
    made("zip -q -r -y -fd -fz- - . > ZIP");
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
fn what_is_stored_is_slices_and_what_is_encrypted_or_damaged_is_told() {
    let test = "what_is_stored_is_slices_and_what_is_encrypted_or_damaged_is_told";
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
    // Behind a program, as in an archive that unpacks itself.
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
    // A checksum that is of other data: the whole file cannot be read.
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
fn an_image_and_what_belongs_to_it_is_unwrapped_packed_or_not() {
    let test = "an_image_and_what_belongs_to_it_is_unwrapped_packed_or_not";
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
