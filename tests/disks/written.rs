//! Converted disks, read again by qemu-img and 7-Zip.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use discern::container::TargetOptions;
use discern::convert::{Effect, Form, Plan, Producer, Verify};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;

use super::support::scratch::Scratch;
use super::support::tools;
use super::{DISK, disk, opened, qemu_img};

/// A format that we write, its name in qemu-img, and whether qemu-img can check it.
type Written = (&'static str, &'static str, bool);

const FORMS: [Written; 7] = [
    ("img", "raw", false),
    ("qcow2", "qcow2", true),
    ("vmdk", "vmdk", true),
    ("vdi", "vdi", true),
    ("vhdx", "vhdx", true),
    ("vhd", "vpc", false),
    ("vhd-fixed", "vpc", false),
];

/// The disk with a partition table, which identifies it as a disk without a container.
fn partitioned() -> Vec<u8> {
    let mut bytes = disk();
    bytes[446..462].copy_from_slice(&[0x80, 0, 2, 0, 0x83, 0, 0, 0, 63, 0, 0, 0, 0, 80, 0, 0]);
    bytes[462..510].fill(0);
    bytes[510..512].copy_from_slice(&[0x55, 0xAA]);
    bytes
}

pub(super) fn plan(image: &Image, form: &str) -> Plan {
    Plan::new(&image.disc, Form::of_id(form).unwrap(), &TargetOptions::all("out")).unwrap()
}

/// Writes the only file of a plan.
pub(super) fn write(plan: &Plan, path: &Path) {
    let [file] = plan.files.as_slice() else { panic!("one file") };
    let mut producer = Producer::new(file).unwrap();
    let mut out = File::create(path).unwrap();
    while let Some(piece) = producer.next_piece(1 << 20).unwrap() {
        out.write_all(piece).unwrap();
    }
    assert!(plan.form.pack.is_some() || out.metadata().unwrap().len() == file.len());
}

/// Converts to every format and has qemu-img compare the disks.
fn judge(scratch: &Scratch, image: &Image, name: &str, forms: &[Written]) {
    for (form, format, is_checked) in forms {
        let plan = plan(image, form);
        assert_eq!(plan.files[0].plain().is_sliceable(), forms.len() == FORMS.len(), "{name} to {form}");
        let receipt = Verify::new(&plan).run().unwrap();
        assert!(receipt.checks.iter().all(|check| check.is_right), "{name} to {form}: {}", receipt.text());
        write(&plan, &scratch.path().join("out"));
        qemu_img(scratch, &["compare", "-f", "raw", "-F", format, "disk.img", "out"]);
        if *is_checked {
            qemu_img(scratch, &["check", "-f", format, "out"]);
        }
    }
}

#[test]
fn disks_are_the_same_in_every_format() {
    if !tools::have("disks_are_the_same_in_every_format", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    fs::write(scratch.path().join("disk.img"), partitioned()).unwrap();
    // Packed images have to be unpacked for each comparison.
    let made: [(&str, &[&str], &[Written]); 4] = [
        ("qcow2", &["-o", "cluster_size=2M,extended_l2=on"], &FORMS),
        ("vdi", &[], &FORMS),
        ("qcow2", &["-c"], &FORMS[4..5]),
        ("vmdk", &["-o", "subformat=streamOptimized"], &FORMS[1..2]),
    ];
    let image = opened(&scratch, &["disk.img"], &mut Findings::default()).unwrap();
    judge(&scratch, &image, "raw", &FORMS);
    for (format, options, forms) in made {
        qemu_img(&scratch, &[&["convert", "-O", format], options, &["disk.img", "source"]].concat());
        let image = opened(&scratch, &["source"], &mut Findings::default()).unwrap();
        judge(&scratch, &image, &format!("{format} {options:?}"), forms);
    }
}

#[test]
fn empty_ranges_take_no_space() {
    if !tools::have("empty_ranges_take_no_space", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    let disk = scratch.path().join("disk.img");
    fs::write(&disk, partitioned()).unwrap();
    // 64 GiB with data at the start alone.
    File::options().write(true).open(&disk).unwrap().set_len((1 << 36) - 512).unwrap();
    qemu_img(&scratch, &["convert", "-O", "qcow2", "disk.img", "source"]);
    let image = opened(&scratch, &["source"], &mut Findings::default()).unwrap();
    // Tables are small: VMDK has two, with 4 bytes for each grain of 64 KiB.
    for (form, tables) in [("qcow2", 1 << 20), ("vmdk", 9 << 20), ("vdi", 2 << 20), ("vhdx", 5 << 20), ("vhd", 1 << 20)]
    {
        let len = plan(&image, form).len();
        assert!(len < tables + 2 * DISK as u64, "{form}: {len}");
    }
}

#[test]
fn losses_of_a_result_are_reported() {
    if !tools::have("losses_of_a_result_are_reported", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    fs::write(scratch.path().join("disk.img"), partitioned()).unwrap();
    qemu_img(&scratch, &["convert", "-O", "qcow2", "disk.img", "below"]);
    qemu_img(&scratch, &["snapshot", "-c", "before", "below"]);
    qemu_img(&scratch, &["create", "-f", "qcow2", "-b", "below", "-F", "qcow2", "above"]);
    let lines = |names: &[&str]| -> Vec<(Effect, &'static str, u64)> {
        let image = opened(&scratch, names, &mut Findings::default()).unwrap();
        let plan = plan(&image, "vdi");
        plan.ledger.lines().iter().map(|line| (line.effect, line.what, line.count)).collect()
    };
    let kept = (Effect::Kept, "content", DISK as u64);
    assert_eq!(lines(&["below"]), [(Effect::Lost, "snapshots", 1), kept]);
    assert_eq!(lines(&["above", "below"]), [(Effect::Changed, "parents", 1), kept]);
    let alone = opened(&scratch, &["above"], &mut Findings::default()).unwrap();
    let refused = Plan::new(&alone.disc, Form::of_id("vdi").unwrap(), &TargetOptions::all("out"));
    assert!(refused.err().unwrap().to_string().contains("“below”"));
    let mut cut = partitioned();
    cut.truncate(DISK - 100);
    fs::write(scratch.path().join("cut.img"), cut).unwrap();
    assert_eq!(lines(&["cut.img"]), [(Effect::Changed, "cut", 100), (Effect::Kept, "content", DISK as u64 - 100)]);
}

#[test]
fn other_readers_find_the_partition() {
    if !tools::have("other_readers_find_the_partition", &["7zz"]) {
        return;
    }
    let scratch = Scratch::new();
    // 7-Zip refuses Hyper-V disks whose length is no multiple of a mebibyte, those of qemu-img included.
    fs::write(scratch.path().join("disk.img"), &partitioned()[..13 << 20]).unwrap();
    let image = opened(&scratch, &["disk.img"], &mut Findings::default()).unwrap();
    for form in ["qcow2", "vmdk", "vdi", "vhdx", "vhd", "vhd-fixed"] {
        let path = scratch.path().join(format!("out.{}", form.split('-').next().unwrap()));
        write(&plan(&image, form), &path);
        let listed = String::from_utf8_lossy(&tools::run(Command::new("7zz").arg("l").arg(&path)).stdout).into_owned();
        assert!(listed.contains("10485760"), "{form}: {listed}");
    }
}

#[test]
fn packed_images_are_unpacked_by_others() {
    if !tools::have("packed_images_are_unpacked_by_others", &["qemu-img", "gzip", "zstd"]) {
        return;
    }
    let scratch = Scratch::new();
    fs::write(scratch.path().join("disk.img"), partitioned()).unwrap();
    let image = opened(&scratch, &["disk.img"], &mut Findings::default()).unwrap();
    for (form, tool) in [("gz", "gzip"), ("zst", "zstd")] {
        let path = scratch.path().join("out");
        write(&plan(&image, form), &path);
        let unpacked = tools::run(Command::new(tool).arg("-dc").stdin(File::open(&path).unwrap()));
        assert!(unpacked.stdout == partitioned(), "{form}");
        assert!(fs::metadata(&path).unwrap().len() < 500_000, "{form}");
    }
    for (form, format) in [("vmdk-stream", "vmdk"), ("qcow2-packed", "qcow2")] {
        write(&plan(&image, form), &scratch.path().join("out"));
        qemu_img(&scratch, &["compare", "-f", "raw", "-F", format, "disk.img", "out"]);
        qemu_img(&scratch, &["check", "-f", format, "out"]);
        assert!(fs::metadata(scratch.path().join("out")).unwrap().len() < 900_000, "{form}");
        let again = opened(&scratch, &["out"], &mut Findings::default()).unwrap();
        assert!(super::all(&super::content(&again)) == partitioned(), "{form}");
    }
}

#[test]
fn packed_discs_are_read_again() {
    let scratch = Scratch::new();
    let mut disc = disk();
    disc.truncate(DISK / 2048 * 2048);
    disc[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
    fs::write(scratch.path().join("disc.iso"), &disc).unwrap();
    let mut files = discern::source::Files::default();
    files.push("disc.iso", super::LocalFile::open(&scratch.path().join("disc.iso")).unwrap());
    let source = discern::formats::Formats::all();
    let mut findings = Findings::default();
    let read = |files: &discern::source::Files, findings: &mut Findings| {
        let container = discern::container::identify(files).unwrap();
        (container.id, source.disc(container, files, findings).unwrap())
    };
    let (_, image) = read(&files, &mut findings);
    for form in ["cso", "zso"] {
        let plan = Plan::new(&image, Form::of_id(form).unwrap(), &TargetOptions::all("out")).unwrap();
        let path = scratch.path().join(&plan.files[0].name);
        write(&plan, &path);
        let mut files = discern::source::Files::default();
        files.push("out", super::LocalFile::open(&path).unwrap());
        let (container, again) = read(&files, &mut findings);
        assert_eq!(container, "cso");
        assert!(super::all(&again.tracks().next().unwrap().1.content) == disc, "{form}");
    }
}
