//! Disks made by qemu-img, and handmade ones, after the formats' specifications, for what it can't make.

use discern::findings::Findings;
use discern::source::Recipe;

use crate::packed::LEAST;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{DISK, all, assert_holds, assert_unpacks_ahead, codes, content, disk, opened, qemu_img, raw, size_of};

/// Formats of qemu-img, their options, and the files that they result in.
const FORMS: &[(&str, &str, &[&str])] = &[
    ("vpc", "subformat=dynamic,force_size=on", &["a.vhd"]),
    ("vpc", "subformat=fixed,force_size=on", &["a.vhd"]),
    ("vhdx", "subformat=dynamic", &["a.vhdx"]),
    ("vhdx", "subformat=dynamic,block_size=8M", &["a.vhdx"]),
    ("vhdx", "subformat=fixed", &["a.vhdx"]),
    ("vdi", "static=off", &["a.vdi"]),
    ("vdi", "static=on", &["a.vdi"]),
    ("vmdk", "subformat=monolithicSparse", &["a.vmdk"]),
    ("vmdk", "subformat=monolithicFlat", &["a.vmdk", "a-flat.vmdk"]),
    ("vmdk", "subformat=twoGbMaxExtentSparse", &["a.vmdk", "a-s001.vmdk"]),
    ("vmdk", "subformat=twoGbMaxExtentFlat", &["a-f001.vmdk", "a.vmdk"]),
    ("vmdk", "subformat=streamOptimized", &["a.vmdk"]),
    ("qcow2", "compat=0.10,cluster_size=512", &["a.qcow2"]),
    ("qcow2", "compat=1.1", &["a.qcow2"]),
    ("qcow2", "compat=1.1,cluster_size=2M", &["a.qcow2"]),
    ("qcow2", "extended_l2=on,cluster_size=128k", &["a.qcow2"]),
    ("qcow2", "data_file=a.data", &["a.qcow2", "a.data"]),
    ("qcow", "", &["a.qcow"]),
    ("parallels", "", &["a.hds"]),
];

/// Packed formats of qemu-img and their options.
const PACKED: &[(&str, &str)] = &[
    ("qcow2", "compression_type=zlib"),
    ("qcow2", "compression_type=zstd"),
    ("qcow2", "compression_type=zstd,extended_l2=on,cluster_size=128k"),
    ("qcow", ""),
];

#[test]
fn disks_of_qemu_hold_the_original_bytes() {
    if !tools::have("disks_of_qemu_hold_the_original_bytes", &["qemu-img"]) {
        return;
    }
    for (format, options, files) in FORMS {
        let scratch = Scratch::new();
        raw(&scratch);
        let named = *files.iter().find(|file| !file.contains('-') && !file.ends_with("data")).unwrap();
        let mut arguments = vec!["convert", "-f", "raw", "-O", format, "raw.img", named];
        if !options.is_empty() {
            arguments.splice(1..1, ["-o", options]);
        }
        qemu_img(&scratch, &arguments);
        let mut findings = Findings::default();
        let image = opened(&scratch, files, &mut findings).unwrap();
        // Some formats record the size in units larger than a sector.
        let mut expected = disk();
        expected.resize(usize::try_from(content(&image).len()).unwrap().max(DISK), 0);
        assert!(expected.len() < DISK + 600_000, "{format} {options}: {} bytes", expected.len());
        assert_holds(&image, &expected, &format!("{format} {options}"));
        assert_eq!(codes(&findings), [""; 0], "{format} {options}");
        assert!(!image.disc.descriptor.is_empty());
        if *options == "subformat=streamOptimized" {
            let image = opened(&scratch, files, &mut findings).unwrap();
            assert_unpacks_ahead(&image, &expected, LEAST, options);
        }
        // Plainly stored data is a range of the user's file.
        let plain = Recipe::of(&content(&image), 3 << 20..(3 << 20) + 100_000);
        assert!(*options == "subformat=streamOptimized" || plain.is_sliceable(), "{format} {options}");
    }
}

#[test]
fn packed_disks_hold_the_original_bytes() {
    if !tools::have("packed_disks_hold_the_original_bytes", &["qemu-img"]) {
        return;
    }
    for (format, options) in PACKED {
        let scratch = Scratch::new();
        raw(&scratch);
        let mut arguments = vec!["convert", "-c", "-f", "raw", "-O", format, "raw.img", "a"];
        if !options.is_empty() {
            arguments.splice(1..1, ["-o", options]);
        }
        qemu_img_that_may_complain(&scratch, &arguments);
        assert!(size_of(&scratch.path().join("a")) < 2 << 20, "{format} {options}: not packed");
        let mut findings = Findings::default();
        let image = opened(&scratch, &["a"], &mut findings).unwrap();
        let mut expected = disk();
        expected.resize(usize::try_from(content(&image).len()).unwrap(), 0);
        assert_holds(&image, &expected, &format!("{format} {options}"));
        assert_eq!(codes(&findings), [""; 0], "{format} {options}");
        let image = opened(&scratch, &["a"], &mut findings).unwrap();
        // Where clusters are divided, a block is a part of what is unpacked.
        let least = if options.contains("extended_l2") { 0 } else { LEAST };
        assert_unpacks_ahead(&image, &expected, least, &format!("{format} {options}"));
    }
}

/// Runs qemu-img, which fails in version 7.2 after it has written a packed disk of version 1.
fn qemu_img_that_may_complain(scratch: &Scratch, arguments: &[&str]) {
    drop(std::process::Command::new("qemu-img").args(arguments).current_dir(scratch.path()).output().unwrap());
}

#[test]
fn changes_apply_over_their_parent_in_any_order_of_files() {
    if !tools::have("changes_apply_over_their_parent_in_any_order_of_files", &["qemu-img", "qemu-io"]) {
        return;
    }
    for (format, parent_format, more) in [
        ("qcow2", "qcow2", ""),
        ("qcow2", "raw", "extended_l2=on,cluster_size=64k"),
        ("qcow2", "vmdk", ""),
        ("vmdk", "vmdk", ""),
    ] {
        let scratch = Scratch::new();
        raw(&scratch);
        qemu_img(&scratch, &["convert", "-f", "raw", "-O", parent_format, "raw.img", "base"]);
        let mut arguments = vec!["create", "-q", "-f", format, "-b", "base", "-F", parent_format];
        if !more.is_empty() {
            arguments.extend(["-o", more]);
        }
        qemu_img(&scratch, &[&arguments[..], &["middle"]].concat());
        let write = |what: &str, file: &str| {
            let mut command = std::process::Command::new("qemu-io");
            tools::run(command.args(["-f", format, "-c", what, file]).current_dir(scratch.path()));
        };
        write("write -P 7 3M 70k", "middle");
        qemu_img(&scratch, &["create", "-q", "-f", format, "-b", "middle", "-F", format, "top"]);
        write("write -P 9 3080k 8k", "top");
        write("write -P 5 12M 1M", "top");
        let mut expected = disk();
        expected[3 << 20..(3 << 20) + (70 << 10)].fill(7);
        expected[3080 << 10..3088 << 10].fill(9);
        expected[12 << 20..13 << 20].fill(5);
        for files in [["top", "middle", "base"], ["base", "top", "middle"], ["middle", "base", "top"]] {
            let mut findings = Findings::default();
            let image = opened(&scratch, &files, &mut findings).unwrap();
            let len = usize::try_from(content(&image).len()).unwrap();
            expected.resize(len.max(DISK), 0);
            assert_holds(&image, &expected, &format!("{format} over {parent_format}, {files:?}"));
            assert_eq!(codes(&findings), [""; 0]);
        }
        // Without the parent, the disk opens; the parent's data can't be read, and isn't shown as zeros.
        let mut findings = Findings::default();
        let image = opened(&scratch, &["top", "middle"], &mut findings).unwrap();
        assert_eq!(
            (image.disc.missing_files.as_slice(), codes(&findings)),
            (&["base".to_owned()][..], vec!["DISK-PARENT-MISSING"])
        );
        assert_eq!(content(&image).read_up_to(12 << 20, 3).unwrap(), [5; 3]);
        assert!(content(&image).read_up_to(0, 512).is_err());
    }
}

#[test]
fn a_renamed_disk_is_read_from_its_own_file() {
    if !tools::have("a_renamed_disk_is_read_from_its_own_file", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    qemu_img(&scratch, &["convert", "-f", "raw", "-O", "vmdk", "raw.img", "a.vmdk"]);
    std::fs::rename(scratch.path().join("a.vmdk"), scratch.path().join("renamed (1).vmdk")).unwrap();
    let mut findings = Findings::default();
    let image = opened(&scratch, &["renamed (1).vmdk"], &mut findings).unwrap();
    assert_holds(&image, &disk(), "renamed");
    assert_eq!(image.disc.missing_files, [""; 0]);
}

#[test]
fn a_missing_part_is_named_and_the_others_are_read() {
    if !tools::have("a_missing_part_is_named_and_the_others_are_read", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    qemu_img(&scratch, &["convert", "-f", "raw", "-O", "vmdk", "-o", "subformat=monolithicFlat", "raw.img", "a.vmdk"]);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.vmdk"], &mut findings).unwrap();
    assert_eq!(
        (image.disc.missing_files.as_slice(), codes(&findings)),
        (&["a-flat.vmdk".to_owned()][..], vec!["VMDK-PART-MISSING"])
    );
    // A file unrelated to the disk is reported.
    std::fs::write(scratch.path().join("notes.txt"), "notes").unwrap();
    let image = opened(&scratch, &["notes.txt", "a-flat.vmdk", "a.vmdk"], &mut Findings::default()).unwrap();
    assert_eq!(image.disc.unused_files, ["notes.txt"]);
    assert_holds(&image, &disk(), "flat");
}

#[test]
fn a_stream_without_its_end_gives_the_grains_it_has() {
    if !tools::have("a_stream_without_its_end_gives_the_grains_it_has", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    let form = ["-o", "subformat=streamOptimized"];
    qemu_img(&scratch, &["convert", "-f", "raw", "-O", "vmdk", form[0], form[1], "raw.img", "a.vmdk"]);
    let path = scratch.path().join("a.vmdk");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.truncate(bytes.len() * 3 / 4);
    // A stream written front to back has its directory after the grains.
    bytes[56..64].fill(0xFF);
    std::fs::write(&path, &bytes).unwrap();
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.vmdk"], &mut findings).unwrap();
    assert_eq!(codes(&findings), ["VMDK-NO-FOOTER"]);
    assert!(content(&image).read_up_to(0, 70_000).unwrap() == disk()[..70_000]);
    assert_eq!(content(&image).len(), DISK as u64);
}

#[test]
fn a_vhd_without_its_footer_is_read_by_the_copy() {
    if !tools::have("a_vhd_without_its_footer_is_read_by_the_copy", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    qemu_img(&scratch, &["convert", "-f", "raw", "-O", "vpc", "-o", "force_size=on", "raw.img", "a.vhd"]);
    let path = scratch.path().join("a.vhd");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 512]).unwrap();
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.vhd"], &mut findings).unwrap();
    assert_eq!(codes(&findings), ["VHD-FOOTER"]);
    assert!(all(&content(&image)) == disk());
}

/// A VHD of two sectors in one block of 4096 bytes over a parent, which qemu-img can't make.
#[test]
fn a_differencing_vhd_takes_sectors_from_its_parent_by_the_bitmap() {
    let parent_id = [9; 16];
    let parent = fixed_vhd(&[[1; 512], [2; 512], [3; 512]].concat(), parent_id);
    let child = differencing_vhd([5; 512], 1, parent_id, 3 * 512);
    let open = |files: &[(&str, &[u8])]| {
        let mut set = discern::source::Files::default();
        for (name, bytes) in files {
            set.push(*name, discern::source::Source::from_bytes(bytes.to_vec()));
        }
        let mut findings = Findings::default();
        (discern::open::open(set, &mut findings).unwrap(), findings)
    };
    for files in [[("c.vhd", &child[..]), ("p.vhd", &parent)], [("p.vhd", &parent), ("c.vhd", &child)]] {
        let (image, findings) = open(&files);
        assert!(all(&content(&image)) == [[1; 512], [5; 512], [3; 512]].concat());
        assert_eq!(codes(&findings), [""; 0]);
    }
    // The right name with another identifier is reported.
    let other = fixed_vhd(&[8; 1536], [7; 16]);
    let (_, findings) = open(&[("c.vhd", &child), ("parent.vhd", &other)]);
    assert_eq!(codes(&findings), ["DISK-OTHER-PARENT"]);
}

fn footer(size: u64, kind: u32, id: [u8; 16], data_offset: u64) -> Vec<u8> {
    let mut footer = vec![0; 512];
    footer[..8].copy_from_slice(b"conectix");
    footer[8..16].copy_from_slice(&[0, 0, 0, 2, 0, 1, 0, 0]);
    footer[16..24].copy_from_slice(&data_offset.to_be_bytes());
    footer[28..32].copy_from_slice(b"win ");
    footer[40..48].copy_from_slice(&size.to_be_bytes());
    footer[48..56].copy_from_slice(&size.to_be_bytes());
    footer[60..64].copy_from_slice(&kind.to_be_bytes());
    footer[68..84].copy_from_slice(&id);
    sum(&mut footer, 64);
    footer
}

fn sum(bytes: &mut [u8], at: usize) {
    let sum = !bytes.iter().map(|byte| u32::from(*byte)).sum::<u32>();
    bytes[at..at + 4].copy_from_slice(&sum.to_be_bytes());
}

fn fixed_vhd(content: &[u8], id: [u8; 16]) -> Vec<u8> {
    [content, &footer(content.len() as u64, 2, id, u64::MAX)].concat()
}

fn differencing_vhd(sector: [u8; 512], number: usize, parent: [u8; 16], size: u64) -> Vec<u8> {
    let mut header = vec![0; 1024];
    header[..8].copy_from_slice(b"cxsparse");
    header[8..16].fill(0xFF);
    header[16..24].copy_from_slice(&1536_u64.to_be_bytes());
    header[24..32].copy_from_slice(&[0, 1, 0, 0, 0, 0, 0, 1]);
    header[32..36].copy_from_slice(&4096_u32.to_be_bytes());
    header[40..56].copy_from_slice(&parent);
    for (place, unit) in header[64..].chunks_mut(2).zip("parent.vhd".encode_utf16()) {
        place.copy_from_slice(&unit.to_be_bytes());
    }
    sum(&mut header, 36);
    let mut table = vec![0xFF; 512];
    table[..4].copy_from_slice(&4_u32.to_be_bytes());
    let mut block = vec![0; 512 + 4096];
    block[0] = 0x80 >> number;
    block[512 + number * 512..][..512].copy_from_slice(&sector);
    let footer = footer(size, 4, [3; 16], 512);
    [&footer[..], &header, &table, &block, &footer].concat()
}
