//! A small Linux on a disk, started from every format that we write: the loader, the kernel and the whole disk are read
//! out of our file by QEMU.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;

use super::support::linux::{Linux, said};
use super::support::scratch::Scratch;
use super::support::tools;
use super::written::{plan, write};
use super::{opened, qemu_img};

/// Formats that we write, and their names in QEMU.
const FORMS: [(&str, &str); 9] = [
    ("vhd", "vpc"),
    ("qcow2-packed", "qcow2"),
    ("img", "raw"),
    ("vhd-fixed", "vpc"),
    ("vhdx", "vhdx"),
    ("vmdk", "vmdk"),
    ("vmdk-stream", "vmdk"),
    ("vdi", "vdi"),
    ("qcow2", "qcow2"),
];
/// Number of them that every run starts; `cargo xtask boot` starts all.
const FEW: usize = 2;

/// Size of the disk in bytes, and the start of its partition.
const SIZE: u64 = 32 << 20;
const START: u64 = 1 << 20;

const LOADER: &str = "/usr/lib/syslinux/mbr/mbr.bin";
const MENU: &str = "SERIAL 0 115200\nDEFAULT linux\nLABEL linux\n KERNEL vmlinuz\n INITRD initrd\n \
                    APPEND console=ttyS0 quiet\n";
/// Prints the digest of the whole disk as Linux reads it.
const SCRIPT: &str = "md5sum /dev/vda";

/// Makes a disk with SYSLINUX and Linux in a FAT partition.
fn make(linux: &Linux, scratch: &Scratch) {
    let at = scratch.path();
    let path = at.join("disk.img");
    let mut disk = File::create(&path).unwrap();
    disk.set_len(SIZE).unwrap();
    fs::write(at.join("vmlinuz"), linux.kernel()).unwrap();
    fs::write(at.join("initrd"), linux.initrd(&[], SCRIPT)).unwrap();
    fs::write(at.join("syslinux.cfg"), MENU).unwrap();
    let script = "echo 2048,,0x0e,\\* | sfdisk --quiet disk.img && mformat -i disk.img@@1M -T 63488 -H 2048 :: && \
                  mcopy -i disk.img@@1M vmlinuz initrd syslinux.cfg :: && syslinux --install --offset 1048576 disk.img";
    tools::run(Command::new("sh").arg("-c").arg(script).current_dir(at));
    disk.seek(SeekFrom::Start(0)).unwrap();
    disk.write_all(&fs::read(LOADER).unwrap()).unwrap();
    assert_eq!((SIZE - START) / 512, 63488);
}

#[test]
fn linux_starts_from_every_format_and_reads_the_same_disk() {
    let test = "linux_starts_from_every_format_and_reads_the_same_disk";
    let needs = [&Linux::NEEDS[..], &["qemu-img", "mformat", "syslinux", "sfdisk", "md5sum"]].concat();
    if !tools::have(test, &needs) {
        return;
    }
    if !Path::new(LOADER).exists() {
        return tools::lack(test, LOADER);
    }
    let Some(linux) = Linux::new(test) else { return };
    let scratch = Scratch::new();
    make(&linux, &scratch);
    let sum = tools::run(Command::new("md5sum").arg("disk.img").current_dir(scratch.path()));
    let sum = String::from_utf8_lossy(&sum.stdout).split(' ').next().unwrap().to_owned();
    let image = opened(&scratch, &["disk.img"], &mut Findings::default()).unwrap();
    let is_all = std::env::var("DISCERN_START").is_ok_and(|value| value == "all");
    for (form, format) in &FORMS[..if is_all { FORMS.len() } else { FEW }] {
        let path = scratch.path().join("out");
        write(&plan(&image, form), &path);
        qemu_img(&scratch, &["compare", "-f", "raw", "-F", format, "disk.img", "out"]);
        let drive = format!("file={},format={format},if=virtio,snapshot=on", path.display());
        assert_eq!(said(&["-drive", &drive]), [format!("{sum}  /dev/vda")], "{form}");
    }
}
