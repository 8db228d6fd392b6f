//! cpio archives by GNU cpio and bsdtar, and initial RAM disks made of several archives.

use std::fs;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;

use crate::support::case::Case;
use crate::support::random::noise;
use crate::support::{codes, listing, open_path, open_source, tools};
use crate::{body, entry, row, view};

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("folder/noise", noise(100_001)).file("empty", "");
    case.file("folder/deep/er", vec![7; 300_003]).file("größe", "1");
    case.symlink("link", "folder/../README.TXT");
}

/// An archive of the tree by GNU cpio.
fn by_cpio(case: &Case, form: &str) -> Vec<u8> {
    let code =
        format!("cd '{}' && find . -mindepth 1 | LC_ALL=C sort | cpio -o -H {form} --quiet", case.tree().display());
    tools::run(Command::new("sh").args(["-c", &code])).stdout
}

#[test]
fn every_type_of_header_shows_its_original_tree() {
    let test = "every_type_of_header_shows_its_original_tree";
    let Some(case) = Case::new(test, &["cpio", "bsdtar"]) else { return };
    varied(&case);
    for form in ["newc", "crc", "odc", "bin"] {
        let archive = by_cpio(&case, form);
        fs::write(case.image(), &archive).unwrap();
        case.shows_its_tree("cpio");
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let view = view(&mut image, "cpio");
        assert!(body(view, "/folder/noise").is_sliceable(), "{form}");
        if form == "bin" {
            // Swaps the bytes of all words but names and data.
            let shown = |bytes: Vec<u8>| {
                fs::write(case.image(), bytes).unwrap();
                case.shows_its_tree("cpio");
            };
            shown(swapped(&archive));
        }
    }
    for form in ["newc", "odc", "cpio"] {
        case.run(
            "bsdtar",
            &["--format", form, "-c", "-f", "IMAGE", "-C", "TREE", "README.TXT", "folder", "empty", "link", "größe"],
        );
        case.shows_its_tree("cpio");
    }
}

/// A binary archive with the byte order of its headers swapped.
fn swapped(archive: &[u8]) -> Vec<u8> {
    let mut swapped = archive.to_vec();
    let mut at = 0;
    while archive[at..].starts_with(&[0xC7, 0x71]) {
        let word = |nth: usize| usize::from(u16::from_le_bytes([archive[at + nth * 2], archive[at + nth * 2 + 1]]));
        for pair in swapped[at..at + 26].chunks_mut(2) {
            pair.swap(0, 1);
        }
        let (name, size) = (word(10), word(11) << 16 | word(12));
        at += 26 + name.next_multiple_of(2) + size.next_multiple_of(2);
    }
    swapped
}

#[test]
fn hard_links_share_the_data_of_the_last_one() {
    let test = "hard_links_share_the_data_of_the_last_one";
    let Some(case) = Case::new(test, &["cpio"]) else { return };
    case.file("a", noise(5000));
    fs::hard_link(case.tree().join("a"), case.tree().join("b")).unwrap();
    fs::hard_link(case.tree().join("a"), case.tree().join("c")).unwrap();
    for form in ["newc", "crc", "odc", "bin"] {
        fs::write(case.image(), by_cpio(&case, form)).unwrap();
        case.shows_its_tree("cpio");
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let view = view(&mut image, "cpio");
        assert_eq!(entry(view, "a").posix.unwrap().links, 3);
    }
}

#[test]
fn an_initial_ram_disk_shows_all_its_archives() {
    let test = "an_initial_ram_disk_shows_all_its_archives";
    let Some(case) = Case::new(test, &["cpio", "gzip", "xz", "zstd", "lz4", "bzip2"]) else { return };
    case.file("kernel/x86/microcode/GenuineIntel.bin", noise(3000));
    let early = by_cpio(&case, "newc");
    fs::remove_dir_all(case.tree()).unwrap();
    varied(&case);
    // Long enough for several restart points.
    case.file("large", "0123456789abcdef".repeat(1_200_000));
    let main = by_cpio(&case, "newc");
    fs::write(case.beside("main"), &main).unwrap();
    case.file("kernel/x86/microcode/GenuineIntel.bin", noise(3000));
    let mut expected = listing::of_folder(&case.tree());
    expected.retain(|_, listed| listed.kind != 'd');
    let packers = [
        "gzip",
        "xz",
        "xz --format=lzma",
        "xz --check=crc32 --block-size=1MiB",
        "zstd",
        "lz4",
        "lz4 -l",
        "bzip2",
        "cat",
    ];
    for packer in packers {
        let code = format!("{packer} < '{}'", case.beside("main").display());
        let packed = tools::run(Command::new("sh").args(["-c", &code])).stdout;
        for early in [early.as_slice(), &[]] {
            let padding = vec![0; early.len().next_multiple_of(4096) - early.len()];
            let image = [early, &padding, &packed].concat();
            let mut findings = Findings::default();
            let mut image = open_source(Source::from_bytes(image), &mut findings).unwrap();
            let view = view(&mut image, "cpio");
            let mut found = listing::of_view(view, &mut findings);
            found.retain(|_, listed| listed.kind != 'd');
            let mut expected = expected.clone();
            if early.is_empty() {
                expected.remove("kernel/x86/microcode/GenuineIntel.bin");
            }
            assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{packer}");
            assert_eq!(codes(&findings), Vec::<&str>::new(), "{packer}");
            // Reads from the end to the start, as a preview may do.
            let large = body(view, "/large").into_source();
            for at in [19_199_984_u64, 9_000_000, 16] {
                assert_eq!(large.read_up_to(at, 16).unwrap(), *b"0123456789abcdef", "{packer}");
            }
            if !early.is_empty() {
                assert!(body(view, "/kernel/x86/microcode/GenuineIntel.bin").is_sliceable());
                assert_eq!(row(view, "/large").flags.packed, packer != "cat");
            }
        }
    }
}

#[test]
fn truncated_and_unknown_data_is_reported() {
    let Some(case) = Case::new("truncated_and_unknown_data_is_reported", &["cpio", "gzip"]) else { return };
    varied(&case);
    let whole = by_cpio(&case, "newc");
    let found = |bytes: &[u8]| {
        let mut findings = Findings::default();
        let mut image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
        let counts = {
            let view = view(&mut image, "cpio");
            view.walk_all(&mut findings).unwrap();
            view.index.counts().files
        };
        (counts, codes(&findings))
    };
    let (all, none) = found(&whole);
    assert_eq!(none, Vec::<&str>::new());
    let (some, codes) = found(&whole[..whole.len() / 2]);
    assert!(some < all && codes == ["CPIO-CUT"], "{some} of {all}, {codes:?}");
    assert_eq!(found(&[whole.as_slice(), b"something else"].concat()), (all, vec!["CPIO-OTHER-DATA"]));
    fs::write(case.beside("main"), &whole).unwrap();
    let packed = tools::run(Command::new("gzip").arg("-c").arg(case.beside("main"))).stdout;
    let (some, codes) = found(&[whole.as_slice(), &packed[..packed.len() - 1000]].concat());
    assert!(some == all && codes.contains(&"CPIO-PACKED-DAMAGED"), "{codes:?}");
}
