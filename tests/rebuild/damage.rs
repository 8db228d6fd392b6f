//! Damaged images: rebuilt or refused, without a panic, and what is rebuilt opens.

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, prove, rebuild};
use discern::findings::Findings;
use discern::source::Source;

use super::REBUILT;
use super::boot::{BIOS, loaders};
use super::support::case::Case;
use super::support::open_source;

/// Damaged copies that are tried.
const COPIES: u64 = 120;

/// Bytes at the start that hold all structures of the image.
const STRUCTURES: u64 = 100_000;

/// Numbers of a linear congruential generator, as Knuth's MMIX has it.
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
        let proof = prove(&blueprint, &rebuilt.recipe).unwrap();
        assert!(!proof.views.is_empty());
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
    assert!(opened > 60, "{opened}: the damage is too much to test anything");
}
