//! Checksums of itself that an image records.

use std::path::Path;
use std::process::Command;

use discern::edit::Mode;

use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::tools;
use super::{judges, rebuild_case, rebuilt_in, save, words};

const NEEDS: [&str; 2] = ["checkisomd5", "implantisomd5"];

const REQUEST: &str = r#"[{"op":"checksum","value":true}]"#;

fn is_right(image: &Path) -> bool {
    Command::new("checkisomd5").arg(image).output().unwrap().status.success()
}

fn field(image: &Path) -> String {
    let bytes = std::fs::read(image).unwrap();
    String::from_utf8_lossy(&bytes[16 * 2048 + 883..][..512]).into_owned()
}

#[test]
fn it_is_implanted_again_where_it_was() {
    let needs = [&judges::NEEDS[..], &NEEDS].concat();
    let Some(case) = Case::new("it_is_implanted_again_where_it_was", &needs) else { return };
    let content: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
    case.file("file", content).file("other", "o").xorriso(&["-R", "-J"]);
    tools::run(Command::new("implantisomd5").arg("--supported-iso").arg(case.image()));
    for mode in [Mode::Compact, Mode::Keep] {
        let leaf = LocalFile::open(&case.image()).unwrap();
        let edits = r#"[{"op":"remove","path":"/other"}]"#;
        let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
        let told: Vec<String> = words(&lines).into_iter().filter(|line| line.contains("isomd5sum")).collect();
        assert_eq!(told, ["patched: Checksum of the image (isomd5sum): recomputed for the new image"]);
        let new = case.beside("new.iso");
        save(recipe, &new);
        judges::valid(&new);
        assert!(is_right(&new), "{mode:?}");
        // isomd5sum computes the same text for the same image.
        let ours = field(&new);
        assert!(ours.contains("RHLISOSTATUS=1"), "{ours}");
        tools::run(Command::new("implantisomd5").args(["--force", "--supported-iso"]).arg(&new));
        assert_eq!(field(&new), ours);
        let mut bytes = std::fs::read(&new).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&new, bytes).unwrap();
        assert!(!is_right(&new), "one bit is wrong");
    }
}

#[test]
fn it_is_implanted_on_request_whatever_the_size() {
    let Some(case) = Case::new("it_is_implanted_on_request_whatever_the_size", &NEEDS) else { return };
    for blocks in [1, 5, 19, 22, 40, 63] {
        case.file("file", vec![b'x'; blocks * 32_768]).xorriso(&["-R"]);
        let (new, _) = rebuild_case(&case, REQUEST);
        assert!(is_right(&new), "{blocks}");
        std::fs::rename(&new, case.image()).unwrap();
        let (new, _) = rebuild_case(&case, r#"[{"op":"checksum","value":false}]"#);
        assert!(!field(&new).contains("ISO MD5SUM"));
    }
}

#[test]
fn the_xa_signature_keeps_its_position() {
    let Some(case) = Case::new("the_xa_signature_keeps_its_position", &["genisoimage"]) else { return };
    case.file("file", "f").genisoimage(&["-R", "-XA"]);
    let (new, lines) = rebuild_case(&case, REQUEST);
    assert!(field(&new).contains("CD-XA001"));
    assert!(words(&lines).iter().any(|line| line.starts_with("dropped: Checksum of the image")), "{lines:?}");
}

/// xorriso's verdicts on the checksums of all files, and on the image's own, read from its start.
fn checked(image: &Path) -> (String, String) {
    let said = |arguments: &[&str]| {
        let mut xorriso = Command::new("xorriso");
        let output = xorriso.args(["-no_rc", "-md5", "on", "-indev"]).arg(image).args(arguments).output().unwrap();
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    (said(&["-check_md5_r", "SORRY", "/", "--"]), said(&["-check_media", "use=indev", "--"]))
}

#[test]
fn checksums_of_libisofs_are_recomputed() {
    let test = "checksums_of_libisofs_are_recomputed";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    let content: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
    case.file("file", content).file("other", "more").file("gone", "gone").file("empty", "").file("a/b/same", "more");
    let right = |image: &Path| {
        let (files, media) = checked(image);
        assert!(files.contains("File contents and their MD5 checksums match"), "{files}");
        assert!(media.contains("md5") || media.contains("MD5"), "{media}");
        assert!(!media.contains("mismatch") && !media.contains("MISMATCH"), "{media}");
        media
    };
    case.run("xorriso", &["-no_rc", "-md5", "on", "-outdev", "IMAGE", "-map", "TREE", "/"]);
    let before = right(&case.image());
    let (new, lines) = rebuild_case(&case, r#"[{"op":"remove","path":"/gone"}]"#);
    let told = words(&lines);
    assert!(told.iter().any(|line| line.starts_with("patched: Checksums of files and image (libisofs)")), "{told:?}");
    judges::valid(&new);
    let after = right(&new);
    assert_eq!(after.matches("MD5 tag").count(), before.matches("MD5 tag").count(), "{before} {after}");
    // Wrong bytes in a file and in a directory are detected.
    let whole = std::fs::read(&new).unwrap();
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&new, &bytes).unwrap();
    assert!(checked(&new).0.contains("MD5 MISMATCH"), "{}", checked(&new).0);
    std::fs::write(&new, &whole).unwrap();
    std::fs::rename(&new, case.image()).unwrap();
    let (new, _) = rebuild_case(&case, r#"[{"op":"file-checksums","value":false}]"#);
    assert!(checked(&new).0.contains("no MD5 checksum array"), "{}", checked(&new).0);
    case.xorriso(&["-R"]);
    let (new, _) = rebuild_case(&case, r#"[{"op":"file-checksums","value":true}]"#);
    right(&new);
    let (_, lines) = rebuild_case(&case, r#"[{"op":"file-checksums","value":true},{"op":"checksum","value":true}]"#);
    assert!(words(&lines).iter().any(|line| line.starts_with("dropped: Checksums of files")), "{lines:?}");
}
