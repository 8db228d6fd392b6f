//! Truncated and flipped disks open or are refused without harm; missing bytes are never shown as zeros.

use discern::findings::Findings;
use discern::open;
use discern::source::{Files, Source};

use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{content, disk, qemu_img, raw};

const FORMS: &[(&str, &str)] = &[
    ("vpc", "subformat=dynamic"),
    ("vhdx", "subformat=dynamic"),
    ("vdi", "static=off"),
    ("vmdk", "subformat=monolithicSparse"),
    ("vmdk", "subformat=streamOptimized"),
    ("qcow2", "compat=1.1"),
    ("qcow2", "extended_l2=on,cluster_size=128k"),
    ("qcow", ""),
    ("parallels", ""),
];

#[test]
fn damage_is_survived() {
    if !tools::have("damage_is_survived", &["qemu-img"]) {
        return;
    }
    let mut random = Random(33);
    for (format, options) in FORMS {
        let scratch = Scratch::new();
        raw(&scratch);
        let mut arguments = vec!["convert", "-f", "raw", "-O", format, "raw.img", "a"];
        if !options.is_empty() {
            arguments.splice(1..1, ["-o", options]);
        }
        qemu_img(&scratch, &arguments);
        let bytes = std::fs::read(scratch.path().join("a")).unwrap();
        // Whatever can be read of a truncated disk is right.
        let whole = disk();
        for part in [2, 3, 5, 9] {
            let cut = bytes[..bytes.len() * (part - 1) / part].to_vec();
            let mut findings = Findings::default();
            let Ok(image) = open::open(Files::one("a", Source::from_bytes(cut)), &mut findings) else { continue };
            let content = content(&image);
            for at in (0..content.len().min(whole.len() as u64)).step_by(30_000) {
                let Ok(got) = content.read_up_to(at, 4096) else { continue };
                assert!(whole[usize::try_from(at).unwrap()..].starts_with(&got), "{format} {options} cut at {at}");
            }
        }
        cut_and_flip(&bytes, &mut random);
    }
}
