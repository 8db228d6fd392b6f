//! A rebuild compares what firmware finds before it releases a new image: an image with bytes changed after its
//! planning must fail.

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, Op, rebuild, verify};
use discern::findings::Findings;
use discern::source::Recipe;

use super::kit::Kit;
use super::layouts::{EDITS, LAYOUTS};
use super::supply::Local;
use super::support::{self, local_file::LocalFile, scratch::Scratch};

/// Problems found in a layout's rebuilt image after its bytes are changed.
fn wrong(kit: &Kit, layout: &str, mode: Mode, change: impl Fn(&mut [u8])) -> Vec<String> {
    let layout = LAYOUTS.iter().find(|known| known.name == layout).unwrap();
    let scratch = Scratch::new();
    kit.make(layout.script, scratch.path());
    let leaf = LocalFile::open(&scratch.path().join("image.iso")).unwrap();
    let mut image = support::open_source(leaf, &mut Findings::default()).unwrap();
    let mut blueprint = Blueprint::of(&mut image, Timestamp::utc(1_700_000_000)).unwrap();
    blueprint.mode = mode;
    for op in serde_json::from_str::<Vec<Op>>(EDITS).unwrap() {
        blueprint.apply(&op, &mut Local { base: kit.path(""), latest: None }).unwrap();
    }
    let recipe = rebuild(&blueprint).unwrap().recipe;
    let mut bytes = recipe.clone().into_source().read_up_to(0, usize::try_from(recipe.len()).unwrap()).unwrap();
    let before = bytes.clone();
    change(&mut bytes);
    // Replaces only the changed bytes, so that everything else is still a range of the old image.
    let at = (0..bytes.len()).find(|at| bytes[*at] != before[*at]);
    let Some(at) = at else { return verify(&blueprint, &recipe).unwrap().wrong };
    let end = (0..bytes.len()).rfind(|at| bytes[*at] != before[*at]).unwrap() + 1;
    let source = recipe.clone().into_source();
    let mut changed = Recipe::of(&source, 0..at as u64).resolve();
    changed.push_bytes(bytes[at..end].to_vec());
    changed.append(&Recipe::of(&source, end as u64..recipe.len()).resolve());
    verify(&blueprint, &changed).unwrap().wrong
}

#[test]
fn an_image_that_would_not_start_is_not_released() {
    let Some(kit) = Kit::new("an_image_that_would_not_start_is_not_released") else { return };
    let says =
        |found: &[String], text: &str| assert!(found.iter().any(|what| what.contains(text)), "{text}: {found:?}");
    let (netinst, own) = ("Debian netinst", "xorriso's own mode");
    assert_eq!(wrong(&kit, netinst, Mode::Compact, |_| ()), [""; 0]);
    // The Apple map's block count is where isohybrid's code has instructions.
    says(
        &wrong(&kit, netinst, Mode::Compact, |bytes| bytes[4..8].copy_from_slice(&[0, 0, 8, 0])),
        "is no longer what it was",
    );
    says(&wrong(&kit, netinst, Mode::Compact, |bytes| bytes[432] ^= 4), "no longer loads boot image 1");
    says(&wrong(&kit, netinst, Mode::Compact, |bytes| bytes[446] = 0), "is no longer active");
    // ISOLINUX reads plain names, which the comparison of the trees passes over where there are longer ones.
    let renamed = |bytes: &mut [u8], from: &[u8]| {
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        bytes[at] = b'Q';
    };
    let found = wrong(&kit, netinst, Mode::Compact, |bytes| renamed(bytes, b"ISOLINUX.CFG;1"));
    for start in ["boot entry 1 (BIOS)", "the boot sector"] {
        says(&found, &format!("{start} no longer comes to “/isolinux/isolinux.cfg”"));
    }
    assert_eq!(found.len(), 2, "{found:?}");
    // The programs in FAT name the configuration on the disc, and GRUB reads the long names.
    let found = wrong(&kit, netinst, Mode::Compact, |bytes| renamed(bytes, b"grub.cfg"));
    for start in ["boot entry 2 (UEFI)", "MBR partition 2"] {
        says(&found, &format!("{start} no longer comes to “/boot/grub/grub.cfg”"));
    }
    assert_eq!(wrong(&kit, own, Mode::Keep, |_| ()), [""; 0]);
    let table = |bytes: &mut [u8]| {
        let at = u32::from_le_bytes(bytes[432..436].try_into().unwrap()) as usize * 512;
        bytes[at + 8] = 48;
    };
    says(&wrong(&kit, own, Mode::Keep, table), "boot entry 1 would read another tree");
    assert_eq!(wrong(&kit, "Ubuntu", Mode::Append, |_| ()), [""; 0]);
    // The root directory of the volume in partition 1.
    let root = |bytes: &mut [u8]| bytes[32 * 2048 + 158] ^= 1;
    says(&wrong(&kit, "Ubuntu", Mode::Append, root), "as a volume of its own has another tree");
}
