//! Damaged images: they are rebuilt or refused without a panic, and a rebuilt image opens.

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, Op, rebuild, verify};
use discern::findings::Findings;
use discern::source::Source;

use super::REBUILT;
use super::boot::{BIOS, loaders};
use super::supply::Local;
use super::support::case::Case;
use super::support::open_source;

/// Number of damaged copies.
const COPIES: u64 = 120;

/// Bytes at the start of the image that contain all its structures.
const STRUCTURES: u64 = 100_000;

/// The linear congruential generator of Knuth's MMIX.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn rebuild_both_ways(bytes: Vec<u8>) -> usize {
    let Ok(mut image) = open_source(Source::from_bytes(bytes), &mut Findings::default()) else { return 0 };
    let Ok(mut blueprint) = Blueprint::of(&mut image, Timestamp::utc(REBUILT)) else { return 0 };
    let mut opened = 0;
    for mode in [Mode::Compact, Mode::Keep, Mode::Append] {
        blueprint.mode = mode;
        let Ok(rebuilt) = rebuild(&blueprint) else { continue };
        let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
        assert!(!verification.views.is_empty());
        opened += 1;
    }
    opened
}

#[test]
fn damaged_images_are_rebuilt_or_refused() {
    let Some(case) = Case::new("damaged_images_are_rebuilt_or_refused", &["xorriso"]) else { return };
    loaders(&case);
    case.file("one", "1").symlink("link", "one");
    let uefi = ["-eltorito-alt-boot", "-e", "boot/efi.img", "-no-emul-boot", "-isohybrid-gpt-basdat"];
    let stick = ["-boot-info-table", "-isohybrid-mbr", "isohdpfx.bin"];
    case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4"], &stick[..], &uefi].concat());
    let whole = std::fs::read(case.image()).unwrap();
    let mut state = 9660;
    let mut opened = 0;
    for _ in 0..COPIES {
        let mut bytes = whole.clone();
        for _ in 0..next(&mut state) % 12 + 1 {
            let at = usize::try_from(next(&mut state) % STRUCTURES).unwrap();
            bytes[at] ^= u8::try_from(next(&mut state) % 255 + 1).unwrap();
        }
        opened += rebuild_both_ways(bytes);
    }
    assert!(opened > 60, "{opened}: too damaged to test anything");
}

/// A small bootable image, partly changed.
fn crafted(case: &Case, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    case.file("aaaa.txt", "one").file("bbbb.txt", "two").file("boot.bin", vec![1; 4096]);
    case.xorriso(&["-R", "-J", "-b", "boot.bin", "-no-emul-boot"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    change(&mut bytes);
    bytes
}

/// The same image with two files of one name.
fn twins(case: &Case) -> Vec<u8> {
    crafted(case, |bytes| {
        let at = bytes.windows(8).position(|name| name == b"bbbb.txt").unwrap();
        bytes[at..at + 8].copy_from_slice(b"aaaa.txt");
    })
}

fn verified(bytes: Vec<u8>) -> (Vec<String>, discern::edit::Verification, Vec<u8>) {
    let mut image = open_source(Source::from_bytes(bytes), &mut Findings::default()).unwrap();
    let blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT)).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    let lines = rebuilt.decisions.iter().map(ToString::to_string).collect();
    let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
    (lines, verification, rebuilt.recipe.into_source().read_up_to(0, 16 << 20).unwrap())
}

#[test]
fn duplicate_names_are_reported_and_both_kept() {
    let Some(case) = Case::new("duplicate_names_are_reported_and_both_kept", &["xorriso"]) else { return };
    let bytes = twins(&case);
    let (_, verification, _) = verified(bytes);
    assert_eq!(verification.wrong, ["/aaaa.txt is there 2 times, and only one of them can be found by its name"]);
    // Boot image and catalog are included.
    assert_eq!((verification.identical, verification.boot_entries), (4, 1));
    assert!(!verification.holds());
}

#[test]
fn entries_with_the_same_name_are_removed_together() {
    let Some(case) = Case::new("entries_with_the_same_name_are_removed_together", &["xorriso"]) else { return };
    let bytes = twins(&case);
    let mut image = open_source(Source::from_bytes(bytes), &mut Findings::default()).unwrap();
    let blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT)).unwrap();
    let apply = |paths: &[&str]| {
        let ops: Vec<Op> = paths.iter().map(|path| Op::Remove { path: (*path).to_owned() }).collect();
        let mut blueprint = blueprint.clone();
        blueprint.apply_all(&ops, &mut Local { base: case.beside(""), latest: None }).map(|()| blueprint)
    };
    let left = apply(&["/aaaa.txt", "/aaaa.txt"]).unwrap().draft;
    assert!(left.find("/aaaa.txt").is_err() && left.find("/boot.bin").is_ok());
    assert!(apply(&["/aaaa.txt"]).unwrap().draft.find("/aaaa.txt").is_ok(), "one of them is left");
    assert!(apply(&["/aaaa.txt", "/aaaa.txt", "/aaaa.txt"]).is_err());
    assert!(apply(&["/aaaa.txt", "/boot.bin/"]).unwrap().draft.find("/boot.bin").is_err());
}

#[test]
fn boot_entries_outside_the_image_are_dropped() {
    let Some(case) = Case::new("boot_entries_outside_the_image_are_dropped", &["xorriso"]) else { return };
    let bytes = crafted(&case, |bytes| {
        let sector = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        // The catalog address in the boot record, and the initial entry's Load RBA (El Torito, figures 3 and 7).
        let entry = usize::try_from(sector(17 * 2048 + 71)).unwrap() * 2048 + 32;
        bytes[entry + 8..entry + 12].copy_from_slice(&0x7F_FFFF_u32.to_le_bytes());
    });
    let (lines, verification, new) = verified(bytes);
    assert!(verification.holds() && verification.boot_entries == 0, "{:?}", verification.wrong);
    assert!(lines.iter().any(|line| line == "dropped: Boot entry 1: its boot image is missing"), "{lines:?}");
    let path = case.beside("new.iso");
    std::fs::write(&path, new).unwrap();
    let told = super::boot::report(&path).join("\n");
    assert!(!told.contains("El Torito"), "{told}");
}
