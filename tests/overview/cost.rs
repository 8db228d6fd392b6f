//! Bytes and calls that an overview reads.

use discern::findings::Findings;
use discern::source::{Recipe, Segment, Source};
use discern::tree::RowId;

use super::overview;
use super::support::case::Case;
use super::support::open_source;
use super::support::sources::CountingSource;

/// Upper bound for the bytes read by opening and the overview, whatever the image's size.
const BYTES: u64 = 4 << 20;
/// Upper bound for the calls.
const CALLS: usize = 60;

#[test]
fn an_image_of_50_gb_costs_no_more_than_a_small_one() {
    let test = "an_image_of_50_gb_costs_no_more_than_a_small_one";
    let Some(case) = Case::new(test, &["genisoimage", "mkfs.fat"]) else { return };
    case.file(".disk/info", "Debian GNU/Linux 12.7.0 \"Bookworm\" - Official amd64 NETINST 20240831-10:38\n");
    case.file("isolinux/isolinux.bin", vec![0x90; 40_000]).file("LAST", vec![7; 5000]);
    for number in 0..2000 {
        case.file(format!("pool/{number:04}.deb"), b"deb");
    }
    case.run("mkfs.fat", &["-C", "efi.bin", "1440"]);
    case.file("boot/grub/efi.img", std::fs::read(case.beside("efi.bin")).unwrap());
    let bios = ["-b", "isolinux/isolinux.bin", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    case.genisoimage(&[["-R", "-J", "-V", "Debian 12.7.0 amd64 n"].as_slice(), &bios].concat());
    let bytes = std::fs::read(case.image()).unwrap();
    let mut recipe = Recipe::default();
    recipe.push_bytes(bytes);
    recipe.push(Segment::Zeros(50_000_000_000));
    let (leaf, reads) = CountingSource::over(recipe.into_source());
    let mut findings = Findings::default();
    let mut image = open_source(leaf, &mut findings).unwrap();
    image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    let found = overview(&image);
    assert!(found.sentence().starts_with("Debian 12.7 netinst for amd64. Complete."), "{}", found.sentence());
    assert_eq!(found.ends.behind, 50_000_000_000);
    assert_eq!(found.fits.smallest().map(|medium| medium.id), Some("bd-r-dl"));
    let (bytes, calls) = (reads.bytes(), reads.calls());
    assert!(bytes <= BYTES && calls <= CALLS, "{bytes} bytes in {calls} calls");
}

#[test]
fn zeros_and_noise_are_not_recognized_as_contents() {
    let image = open_source(Source::from_bytes(vec![0x5A; 700_000]), &mut Findings::default());
    // Noise of a single letter is a text.
    assert!(image.is_err() || overview(&image.unwrap()).identity.contents.is_empty());
    let zeros = open_source(Source::from_bytes(vec![0; 700_000]), &mut Findings::default()).unwrap();
    let found = overview(&zeros);
    assert!(found.identity.contents.is_empty() && !found.ends.is_known(), "{}", found.sentence());
}
