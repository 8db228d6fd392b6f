//! Rebuilds without any edit preserve all trees.

use discern::findings::Findings;

use super::support::case::Case;
use super::support::sources::CountingSource;
use super::support::{corpus, local_file, open_source};
use super::{hold, judges, list, rebuild_case, rebuilt};

fn mixed(case: &Case) -> &Case {
    for len in [0, 1, 2047, 2048, 2049, 70_000] {
        case.file(format!("sizes/{len}.bin"), vec![b'x'; len]);
    }
    case.file("UPPER.lower.MiXeD", "case").file("two.dots.tar.gz", "dots").file(".hidden", "h").file("noext", "n");
    case.file("unicode/Grüße.txt", "g").file("unicode/日本語.txt", "j").directory("empty-directory");
    case.directory("a/b/c/d/e/f/g/h/i").file("a/b/c/d/e/f/g/h/i/deep.txt", "deep").symlink("link", "sizes/1.bin")
}

/// Asserts that every view of the new image equals the old one's, and that other programs accept the image.
fn hold_unchanged(case: &Case, views: &[&str]) {
    let (new, _) = rebuild_case(case, "[]");
    judges::valid(&new);
    for view in views {
        hold(&list(&case.image(), view), &list(&new, view));
    }
}

#[test]
fn trees_of_all_writers_are_preserved() {
    let test = "trees_of_all_writers_are_preserved";
    let needs = [&judges::NEEDS[..], &["genisoimage"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    mixed(&case);
    case.xorriso(&["-R", "-J"]);
    hold_unchanged(&case, &["rock-ridge", "joliet", "iso9660"]);
    hold(&judges::by_xorriso(&case.image()), &judges::by_xorriso(&case.beside("new.iso")));
    hold(&judges::by_bsdtar(&case.image(), &[]), &judges::by_bsdtar(&case.beside("new.iso"), &[]));
    assert_eq!(root(&case.beside("new.iso")), root(&case.image()));
    // genisoimage's Joliet tree has an empty file for a link, unlike any other writer's.
    case.genisoimage(&["-R", "-J", "-input-charset", "utf-8"]);
    hold_unchanged(&case, &["rock-ridge"]);
    assert_eq!(
        list(&case.image(), "iso9660").keys().collect::<Vec<_>>(),
        list(&case.beside("new.iso"), "iso9660").keys().collect::<Vec<_>>(),
    );
    case.genisoimage(&["-iso-level", "1", "-no-rr", "-input-charset", "utf-8", "-D"]);
    hold_unchanged(&case, &["iso9660"]);
    case.genisoimage(&["-J", "-no-rr", "-input-charset", "utf-8", "-D"]);
    hold_unchanged(&case, &["joliet", "iso9660"]);
}

/// Mode, owner and date of the root, listed by bsdtar.
fn root(image: &std::path::Path) -> String {
    let listed = super::support::tools::run(std::process::Command::new("bsdtar").arg("-tvf").arg(image));
    String::from_utf8_lossy(&listed.stdout).lines().next().unwrap().to_owned()
}

#[test]
fn the_root_keeps_its_attributes() {
    let Some(case) = Case::new("the_root_keeps_its_attributes", &[&judges::NEEDS[..], &["genisoimage"]].concat())
    else {
        return;
    };
    case.file("a", "a");
    for options in [&["-R", "-uid", "7", "-gid", "8", "-dir-mode", "0711"][..], &["-r"]] {
        case.genisoimage(options);
        let (new, _) = rebuild_case(&case, "[]");
        judges::valid(&new);
        assert_eq!(root(&new), root(&case.image()));
    }
}

#[test]
fn new_files_have_unique_numbers_even_if_the_highest_is_taken() {
    let test = "new_files_have_unique_numbers_even_if_the_highest_is_taken";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "a").xorriso(&["-R"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    // The serial number in the file's PX, in both byte orders: the last eight bytes of 44.
    let all: Vec<usize> = (0..bytes.len() - 44).filter(|at| bytes[*at..].starts_with(b"PX\x2C\x01")).collect();
    for at in all {
        bytes[at + 36..at + 44].fill(0xFF);
    }
    std::fs::write(case.image(), bytes).unwrap();
    let edits =
        r#"[{"op":"mkdir","path":"/one"},{"op":"mkdir","path":"/two"},{"op":"add","path":"/b","from":"tree/a"}]"#;
    let (new, _) = rebuild_case(&case, edits);
    // bsdtar takes entries with one number for one file.
    let listed = super::support::tools::run(std::process::Command::new("bsdtar").arg("-tvf").arg(&new));
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(!listed.contains("link to"), "{listed}");
}

#[test]
fn compressed_files_and_xa_attributes_are_kept() {
    let test = "compressed_files_and_xa_attributes_are_kept";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    case.file("text", "packed ".repeat(20_000)).file("small", "s");
    case.run("xorriso", &["-no_rc", "-outdev", "IMAGE", "-map", "TREE", "/", "-set_filter_r", "--zisofs", "/", "--"]);
    let (new, _) = rebuild_case(&case, "[]");
    hold(&list(&case.image(), "rock-ridge"), &list(&new, "rock-ridge"));
    hold(&list(&case.image(), "iso9660"), &list(&new, "iso9660"));
    hold(&judges::by_bsdtar(&case.image(), &[]), &judges::by_bsdtar(&new, &[]));
    case.genisoimage(&["-R", "-XA"]);
    let (new, _) = rebuild_case(&case, "[]");
    hold(&list(&case.image(), "rock-ridge"), &list(&new, "rock-ridge"));
    let bytes = std::fs::read(&new).unwrap();
    assert_eq!(bytes[16 * 2048 + 1024..][..8], *b"CD-XA001");
}

#[test]
fn unchanged_data_is_one_range_and_is_not_read() {
    let Some(case) = Case::new("unchanged_data_is_one_range_and_is_not_read", &["xorriso"]) else { return };
    for number in 0..2000 {
        case.file(format!("directory-{}/file-{number}", number / 100), vec![b'y'; 3000 + number % 50]);
    }
    case.sparse_file("large", 1 << 28).xorriso(&["-R"]);
    let (leaf, reads) = CountingSource::over(local_file::LocalFile::open(&case.image()).unwrap());
    let (recipe, _) = rebuilt(leaf, r#"[{"op":"remove","path":"/directory-7/file-777"}]"#, &case.beside("")).unwrap();
    let parts = recipe.resolve().segments().len();
    assert!(parts < 20, "{parts} parts");
    assert!(reads.bytes() < 8 << 20, "{} bytes read", reads.bytes());
    assert!(recipe.len() > 1 << 28);
}

#[test]
fn every_image_of_the_corpus_is_rebuilt_or_refused_with_a_reason() {
    let drop = r#"[{"op":"drop","side":"udf"},{"op":"drop","side":"hfs"}]"#;
    for image in corpus::images("every_image_of_the_corpus_is_rebuilt_or_refused_with_a_reason") {
        let leaf = discern::source::Source::from_bytes(image.bytes());
        let has_rock_ridge = open_source(leaf.clone(), &mut Findings::default())
            .is_ok_and(|image| image.views.iter().any(|view| view.id == "rock-ridge"));
        match rebuilt(leaf, drop, std::path::Path::new("")) {
            Ok(_) => {}
            Err(error) => {
                let is_refused = matches!(error, discern::error::Error::Refused(_));
                assert!(is_refused || !has_rock_ridge, "{}: {error}", image.name);
            }
        }
    }
}
