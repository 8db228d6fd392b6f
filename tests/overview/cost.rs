//! Bytes and calls that an overview reads.

use discern::findings::Findings;
use discern::open;
use discern::overview::Overview;
use discern::source::{Recipe, Segment, Source};
use discern::tree::RowId;
use discern::view::View;

use super::overview;
use super::support::case::Case;
use super::support::open_source;
use super::support::random::Random;
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

/// Bytes that the version in a packed tree of 20 MB may cost.
const PACKED_BYTES: u64 = 512 << 10;

#[test]
fn the_version_of_a_live_system_is_read_out_of_its_packed_tree() {
    let test = "the_version_of_a_live_system_is_read_out_of_its_packed_tree";
    for compression in ["xz", "zstd", "gzip"] {
        let Some(case) = Case::new(test, &["genisoimage", "mksquashfs"]) else { return };
        let mut random = Random(7);
        for number in 0..400 {
            let noise = (0..6250).flat_map(|_| random.below(u64::MAX).to_le_bytes());
            case.file(format!("usr/share/{}/{number}", number % 20), noise.collect::<Vec<_>>());
        }
        let release = "PRETTY_NAME=\"Examplux 24.1 (Example)\"\nNAME=\"Examplux\"\nVERSION_ID=\"24.1\"\n";
        case.file("usr/lib/os-release", release).directory("etc").symlink("etc/os-release", "../usr/lib/os-release");
        case.run("mksquashfs", &["TREE", "packed", "-comp", compression, "-quiet", "-no-progress"]);
        std::fs::remove_dir_all(case.tree()).unwrap();
        case.file("live/filesystem.squashfs", std::fs::read(case.beside("packed")).unwrap());
        case.genisoimage(&["-R", "-V", "LIVE"]);
        let size = std::fs::metadata(case.image()).unwrap().len();
        assert!(size > 15_000_000, "{size}");
        let (leaf, reads) = CountingSource::over(Source::from_bytes(std::fs::read(case.image()).unwrap()));
        let mut findings = Findings::default();
        let mut image = open_source(leaf, &mut findings).unwrap();
        image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
        let views: Vec<&View> = image.views.iter().collect();
        let mut found = Overview::of(&image, &views);
        assert_eq!(found.identity.contents[0].details.version, "");
        assert!(found.may_be_in_packed_tree(&image, &views));
        let before = reads.bytes();
        found.look_into_packed_tree(&image, &views, |files| open::open(files, &mut Findings::default()));
        let details = &found.identity.contents[0].details;
        let cost = reads.bytes() - before;
        assert_eq!(details.version, "24.1");
        assert!(details.more.iter().any(|(_, value)| value == "Examplux 24.1 (Example)"), "{details:?}");
        assert!(cost <= PACKED_BYTES, "{compression}: {cost} bytes");
    }
}
