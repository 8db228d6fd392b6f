//! Layers as they occur: a file in a file system in a container, several times over. The outer programs are the judges:
//! a file comes out as it went in, and as ranges of the user's file where no layer packs it.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::formats::Formats;
use discern::open::{Image, open_path_within};
use discern::source::Recipe;
use support::case::Case;
use support::random::noise;
use support::{open_path, tools};

/// A text that packs well.
fn text() -> String {
    "far inside ".repeat(5000)
}

/// Files that every innermost file system has: one that packs well, and one that doesn't.
fn filled(case: &Case) {
    case.file("note.txt", text()).file("deep/er/noise.bin", noise(700_000));
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    tools::run(Command::new(program).args(arguments).current_dir(folder));
}

/// The folder of a case.
fn folder(case: &Case) -> std::path::PathBuf {
    case.tree().parent().unwrap().to_owned()
}

/// A file of no content.
fn empty(path: &Path, len: u64) {
    let file = std::fs::File::create(path).unwrap();
    file.set_len(len).unwrap();
}

/// The body of a file, in the first view that has it.
fn body(image: &mut Image, path: &str) -> Recipe {
    let found = image.views.iter_mut().find_map(|view| Some((view.find(path, &mut Findings::default()).ok()?, view)));
    let (row, view) = found.unwrap_or_else(|| panic!("no file {path}"));
    view.body(row).unwrap()
}

/// Asserts that the innermost image has the files; returns whether they are ranges of the user's file.
fn holds(image: &mut Image) -> bool {
    let mut is_plain = true;
    for (path, expected) in [("note.txt", text().into_bytes()), ("deep/er/noise.bin", noise(700_000))] {
        let recipe = body(image, path);
        assert!(recipe.clone().into_source().read_up_to(0, 1 << 20).unwrap() == expected, "{path}");
        is_plain &= recipe.is_sliceable();
    }
    is_plain
}

fn within(image: &mut Image, path: &str) -> Image {
    open_path_within(&Formats::all(), image, path, &mut Findings::default()).unwrap()
}

/// Makes a disk with one partition from `start` on, which holds a file.
fn partitioned(folder: &Path, content: &str, disk: &str) {
    let bytes = std::fs::read(folder.join(content)).unwrap();
    let mut whole = vec![0; 1 << 20];
    whole.extend(&bytes);
    whole.resize(whole.len() + (1 << 20), 0);
    std::fs::write(folder.join(disk), whole).unwrap();
    run(folder, "sgdisk", &["-n", &format!("1:2048:+{}", bytes.len() / 512), "-t", "1:0700", disk]);
}

#[test]
fn a_file_in_wim_in_ntfs_in_gpt_in_qcow2() {
    let needs = ["wimlib-imagex", "mkntfs", "ntfscp", "sgdisk", "qemu-img"];
    let Some(case) = Case::new("a_file_in_wim_in_ntfs_in_gpt_in_qcow2", &needs) else { return };
    filled(&case);
    let folder = folder(&case);
    empty(&folder.join("ntfs"), 12 << 20);
    run(&folder, "mkntfs", &["-q", "-F", "ntfs"]);
    for (name, compression) in [("plain.wim", "none"), ("packed.wim", "LZX")] {
        run(&folder, "wimlib-imagex", &["capture", "tree", name, "--compress", compression]);
        run(&folder, "ntfscp", &["-f", "ntfs", name, name]);
    }
    partitioned(&folder, "ntfs", "disk");
    run(&folder, "qemu-img", &["convert", "-O", "qcow2", "disk", "plain.qcow2"]);
    run(&folder, "qemu-img", &["convert", "-c", "-O", "qcow2", "disk", "packed.qcow2"]);
    for disk in ["plain.qcow2", "packed.qcow2"] {
        let mut image = open_path(&folder.join(disk), &mut Findings::default()).unwrap();
        for wim in ["plain.wim", "packed.wim"] {
            let is_plain = holds(&mut within(&mut image, wim));
            assert_eq!(is_plain, (disk, wim) == ("plain.qcow2", "plain.wim"), "{disk}, {wim}");
        }
    }
}

#[test]
fn a_file_in_ext4_in_vmdk_in_ova() {
    let Some(case) = Case::new("a_file_in_ext4_in_vmdk_in_ova", &["mke2fs", "qemu-img", "tar"]) else { return };
    filled(&case);
    let folder = folder(&case);
    empty(&folder.join("ext4"), 12 << 20);
    run(&folder, "mke2fs", &["-q", "-F", "-t", "ext4", "-d", "tree", "ext4"]);
    std::fs::write(folder.join("a.ovf"), "<Envelope/>").unwrap();
    for (subformat, is_plain) in [("streamOptimized", false), ("monolithicSparse", true)] {
        let option = format!("subformat={subformat}");
        run(&folder, "qemu-img", &["convert", "-O", "vmdk", "-o", &option, "ext4", "a-disk1.vmdk"]);
        run(&folder, "tar", &["--format=ustar", "-cf", "a.ova", "a.ovf", "a-disk1.vmdk"]);
        let mut image = open_path(&folder.join("a.ova"), &mut Findings::default()).unwrap();
        assert_eq!(holds(&mut image), is_plain, "{subformat}");
    }
}

/// A packer of Apple's disk images: runs of a megabyte, packed with zlib, or one that is plain.
const DMG: &str = "
import base64, struct, zlib
data = open('disk', 'rb').read()
def crc(part):
    return struct.pack('>III', 2, 32, zlib.crc32(part))
for name, size, kind, pack in [('packed.dmg', 1 << 20, 0x80000005, zlib.compress), ('plain.dmg', len(data), 1, bytes)]:
    body, table, count = b'', b'', 0
    for at in range(0, len(data), size):
        stored = pack(data[at:at + size])
        table += struct.pack('>IIQQQQ', kind, 0, at // 512, len(data[at:at + size]) // 512, len(body), len(stored))
        body += stored
        count += 1
    table += struct.pack('>IIQQQQ', 0xFFFFFFFF, 0, len(data) // 512, 0, len(body), 0)
    mish = struct.pack('>4sIQQQII24s136sI', b'mish', 1, 0, len(data) // 512, 0, 520, 0, b'', crc(data), count + 1) + table
    plist = ('<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict><key>resource-fork</key><dict>'
             '<key>blkx</key><array><dict><key>Attributes</key><string>0x0050</string><key>Data</key><data>'
             + base64.b64encode(mish).decode() + '</data><key>ID</key><string>0</string><key>Name</key>'
             '<string>whole disk</string></dict></array></dict></dict></plist>').encode()
    koly = struct.pack('>4sIIIQQQQQII16s136sQQ120s136sIQ12s', b'koly', 4, 512, 1, 0, 0, len(body), 0, 0, 1, 1, b'',
                       crc(body), len(body), len(plist), b'', crc(crc(data)[8:]), 1, len(data) // 512, b'')
    open(name, 'wb').write(body + plist + koly)
";

#[test]
fn a_file_in_hfs_plus_in_an_apple_partition_map_in_dmg() {
    let test = "a_file_in_hfs_plus_in_an_apple_partition_map_in_dmg";
    let Some(case) = Case::new(test, &["xorriso", "python3", "7zz"]) else { return };
    filled(&case);
    let folder = folder(&case);
    run(&folder, "xorriso", &["-as", "mkisofs", "-quiet", "-hfsplus", "-o", "disk", "tree"]);
    run(&folder, "python3", &["-c", DMG]);
    for (name, is_plain) in [("packed.dmg", false), ("plain.dmg", true)] {
        run(&folder, "7zz", &["t", name]);
        let mut image = open_path(&folder.join(name), &mut Findings::default()).unwrap();
        // ISO 9660 has the same files; those of HFS+ are asked for.
        image.views.retain(|view| view.file_system().id() == "hfs-plus");
        assert!(image.views.iter().any(|view| view.volume.is_inner()), "{name}");
        assert_eq!(holds(&mut image), is_plain, "{name}");
    }
}

#[test]
fn a_file_in_fat_in_a_raw_disk_in_xz() {
    let Some(case) = Case::new("a_file_in_fat_in_a_raw_disk_in_xz", &["mformat", "mcopy", "xz", "sgdisk"]) else {
        return;
    };
    filled(&case);
    let folder = folder(&case);
    empty(&folder.join("fat"), 8 << 20);
    run(&folder, "mformat", &["-i", "fat", "::"]);
    run(&folder, "mcopy", &["-s", "-i", "fat", "tree/note.txt", "tree/deep", "::"]);
    partitioned(&folder, "fat", "disk.img");
    let mut image = open_path(&folder.join("disk.img"), &mut Findings::default()).unwrap();
    assert!(holds(&mut image));
    for options in [&["-k"][..], &["-k", "-f", "--block-size=1MiB"]] {
        run(&folder, "xz", &[options, &["disk.img"]].concat());
        let mut image = open_path(&folder.join("disk.img.xz"), &mut Findings::default()).unwrap();
        assert!(!holds(&mut image));
    }
}

#[test]
fn a_file_in_an_ext4_image_in_squashfs_in_iso9660() {
    let test = "a_file_in_an_ext4_image_in_squashfs_in_iso9660";
    let Some(case) = Case::new(test, &["mke2fs", "mksquashfs", "genisoimage"]) else { return };
    filled(&case);
    let folder = folder(&case);
    std::fs::create_dir_all(folder.join("live/LiveOS")).unwrap();
    std::fs::create_dir_all(folder.join("iso/LiveOS")).unwrap();
    empty(&folder.join("live/LiveOS/rootfs.img"), 12 << 20);
    run(&folder, "mke2fs", &["-q", "-F", "-t", "ext4", "-d", "tree", "live/LiveOS/rootfs.img"]);
    for (options, is_plain) in [(&[][..], false), (&["-noD", "-noF"], true)] {
        let packed = ["live", "iso/LiveOS/squashfs.img", "-noappend", "-no-progress", "-quiet", "-no-sparse"];
        run(&folder, "mksquashfs", &[&packed[..], options].concat());
        run(&folder, "genisoimage", &["-quiet", "-r", "-o", "a.iso", "iso"]);
        let mut image = open_path(&folder.join("a.iso"), &mut Findings::default()).unwrap();
        let mut squashfs = within(&mut image, "rock-ridge:/LiveOS/squashfs.img");
        let mut rootfs = within(&mut squashfs, "LiveOS/rootfs.img");
        assert_eq!(holds(&mut rootfs), is_plain, "{options:?}");
    }
}
