//! UDF written anew: beside ISO 9660 with the same files, or with all files beside a note, as on installers of Windows.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, Preset, rebuild, verify};
use discern::findings::Findings;
use discern::fs::iso9660::write::Texts;
use discern::source::{Recipe, Segment};
use discern::tree::{Body, Content, Draft, DraftNode, Name};

use super::folder::Folder;
use super::machine::{FIRMWARE, as_disc, as_disc_by_uefi, console, menu};
use super::started::{archive, kernel};
use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::tools;
use super::support::{listing, open_path, open_source};
use super::{REBUILT, hold, judges, list, rebuild_case, rebuilt, rebuilt_in, save, words};

/// Hashes of all files by path, as 7-Zip extracts them from UDF.
fn by_7zip(image: &Path) -> BTreeMap<String, Option<String>> {
    let listed = judges::extracted(|to| {
        let mut command = Command::new("7zz");
        command.args(["x", "-tudf"]).arg(format!("-o{}", to.display())).arg(image);
        command
    });
    listed.into_iter().filter(|(_, entry)| entry.kind == 'f').map(|(path, entry)| (path, entry.sha256)).collect()
}

/// The same of a folder.
fn of_folder(folder: &Path) -> BTreeMap<String, Option<String>> {
    let listed = listing::of_folder(folder).into_iter();
    listed.filter(|(_, entry)| entry.kind == 'f').map(|(path, entry)| (path, entry.sha256)).collect()
}

/// What udfinfo reads of a volume.
fn udfinfo(image: &Path) -> String {
    let told = tools::run(Command::new("udfinfo").arg(image));
    assert!(told.stderr.is_empty(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).unwrap()
}

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("größe/日本語 テスト.txt", "kana").file("empty", "");
    for number in 0..200 {
        case.file(format!("many/a file with a rather long name {number:03}.dat"), format!("{number}"));
    }
    case.file("deep/a/b/c/d.bin", vec![7; 70_000]);
}

#[test]
fn a_bridge_stays_one_and_both_trees_have_the_new_file() {
    let test = "a_bridge_stays_one_and_both_trees_have_the_new_file";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage", "udfinfo"]].concat()) else { return };
    varied(&case);
    case.genisoimage(&["-R", "-J", "-udf"]);
    std::fs::write(case.beside("added"), "added").unwrap();
    let edits = r#"[{"op":"add","path":"/größe/new file.txt","from":"added"},{"op":"remove","path":"/empty"}]"#;
    let (new, lines) = rebuild_case(&case, edits);
    assert!(words(&lines).iter().any(|line| line.starts_with("patched: UDF file system: written anew")), "{lines:?}");
    judges::valid(&new);
    let told = udfinfo(&new);
    for expected in ["udfrev=1.02", "integrity=closed", "numfiles=204", "type=ANCHOR", "accesstype=readonly"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert_eq!(told.matches("type=ANCHOR").count(), 2);
    case.file("größe/new file.txt", "added");
    std::fs::remove_file(case.tree().join("empty")).unwrap();
    let expected = of_folder(&case.tree());
    assert_eq!(expected.len(), 204);
    assert_eq!(by_7zip(&new), expected);
    hold(&list(&new, "udf"), &list(&new, "joliet"));
    let mut image = open_path(&new, &mut Findings::default()).unwrap();
    let at = |id: &str| image.views.iter().position(|view| view.id == id).unwrap();
    let places = [at("udf"), at("rock-ridge")];
    let [udf, rock_ridge] = image.views.get_disjoint_mut(places).unwrap();
    let comparison = discern::browse::Comparison::of_all(udf, rock_ridge, &mut Findings::default()).unwrap();
    assert_eq!(comparison.summary(), "UDF and Rock Ridge hold the same 204 files");
}

/// An image as Microsoft's tool lays it out: all files in UDF, a note in ISO 9660, two boot images.
fn installer(case: &Case) {
    case.file("readme.txt", "This disc contains a UDF file system.").file("setup.exe", "setup");
    case.file("sources/install.wim", vec![9; 3_000_000]).file("sources/größe.ini", "x").file("bootmgr", "boot");
    case.file("boot/etfsboot.com", vec![1; 4096]).file("efi/microsoft/boot/efisys.bin", vec![2; 1_474_560]);
    let boot = ["-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "8", "-eltorito-alt-boot"];
    let uefi = ["-e", "efi/microsoft/boot/efisys.bin", "-no-emul-boot", "-c", "boot/boot.catalog"];
    let hidden = ["sources", "boot", "efi", "setup.exe", "bootmgr"].into_iter().flat_map(|name| ["-hide", name]);
    let hidden: Vec<&str> = hidden.collect();
    case.genisoimage(&[&["-udf", "-V", "WIN"][..], &boot, &uefi, &hidden].concat());
}

#[test]
fn an_installer_whose_files_are_in_udf_is_edited_and_stays_as_it_was() {
    let test = "an_installer_whose_files_are_in_udf_is_edited_and_stays_as_it_was";
    let Some(case) = Case::new(test, &["genisoimage", "7zz", "xorriso", "udfinfo", "isoinfo"]) else { return };
    installer(&case);
    let leaf = || LocalFile::open(&case.image()).unwrap();
    let image = open_source(leaf(), &mut Findings::default()).unwrap();
    assert_eq!(Blueprint::view_of(&image).unwrap(), 0);
    assert_eq!(image.views[0].id, "udf");
    std::fs::write(case.beside("unattend"), "<unattend/>").unwrap();
    let edits = r#"[{"op":"add","path":"/autounattend.xml","from":"unattend"},{"op":"remove","path":"/setup.exe"}]"#;
    let (new, lines) = rebuild_case(&case, edits);
    let written = "patched: UDF file system: written anew as UDF 1.02, beside ISO 9660, which keeps its 1 file";
    assert!(words(&lines).iter().any(|line| line == written), "{lines:?}");
    case.file("autounattend.xml", "<unattend/>");
    std::fs::remove_file(case.tree().join("setup.exe")).unwrap();
    let mut found = by_7zip(&new);
    assert!(found.remove("boot/boot.catalog").is_some());
    assert_eq!(found, of_folder(&case.tree()));
    assert!(udfinfo(&new).contains("label=WIN"));
    let plain = tools::run(Command::new("isoinfo").args(["-f", "-i"]).arg(&new));
    assert_eq!(String::from_utf8_lossy(&plain.stdout), "/README.TXT;1\n");
    let boot = tools::run(Command::new("xorriso").arg("-indev").arg(&new).args(["-report_el_torito", "plain"]));
    let boot = String::from_utf8_lossy(&boot.stdout).into_owned();
    assert!(boot.contains("BIOS  y   none  0x0000  0x00      8") && boot.contains("UEFI  y   none"), "{boot}");
    // Each boot image is where its file of UDF is.
    let mut image = open_path(&new, &mut Findings::default()).unwrap();
    let locations: Vec<_> = image.boot.iter().map(|boot| boot.entry.location).collect();
    for (path, location) in ["/boot/etfsboot.com", "/efi/microsoft/boot/efisys.bin"].into_iter().zip(locations) {
        let row = image.views[0].find(path, &mut Findings::default()).unwrap();
        assert_eq!(image.views[0].index.row(row).unwrap().location, location, "{path}");
    }
    let (again, _) = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside("")).unwrap();
    assert_eq!(again.len(), std::fs::metadata(&new).unwrap().len(), "laid out anew, it stays as it is");
    for mode in [Mode::Keep, Mode::Append] {
        let refused = rebuilt_in(mode, leaf(), "[]", &case.beside("")).unwrap_err().to_string();
        assert!(refused.contains("only lay out anew"), "{refused}");
    }
    let dropped = rebuilt(leaf(), r#"[{"op":"drop","side":"udf"}]"#, &case.beside("")).unwrap_err().to_string();
    assert!(dropped.contains("it holds the files of this image"), "{dropped}");
}

#[test]
fn what_only_udf_has_is_not_lost_unseen() {
    let Some(case) = Case::new("what_only_udf_has_is_not_lost_unseen", &["genisoimage"]) else { return };
    case.file("dir/both", "seen").file("dir/only here", vec![3; 5000]);
    case.genisoimage(&["-R", "-udf", "-hide", "only here"]);
    let leaf = || LocalFile::open(&case.image()).unwrap();
    let refused = rebuilt(leaf(), "[]", &case.beside("")).unwrap_err().to_string();
    assert!(refused.contains("1 file is only in UDF"), "{refused}");
    let mut image = open_source(leaf(), &mut Findings::default()).unwrap();
    let mut blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT)).unwrap();
    let drop = serde_json::from_str(r#"{"op":"drop","side":"udf"}"#).unwrap();
    blueprint.apply(&drop, &mut super::Local { base: case.beside(""), latest: None }).unwrap();
    let verification = verify(&blueprint, &rebuild(&blueprint).unwrap().recipe).unwrap();
    assert!(!verification.holds());
    assert!(
        verification.wrong[0].starts_with("1 file with 5000 bytes (99 % of the data), which nobody deleted"),
        "{verification:?}"
    );
}

/// Writes an image, with holes for zeros.
fn save_with_holes(recipe: &Recipe, to: &Path) {
    let mut out = File::create(to).unwrap();
    let mut at = 0;
    for segment in recipe.resolve().segments() {
        if !matches!(segment, Segment::Zeros(_)) {
            let mut one = Recipe::default();
            one.push(segment.clone());
            let bytes = one.into_source().read_up_to(0, usize::try_from(segment.len()).unwrap()).unwrap();
            out.seek(SeekFrom::Start(at)).unwrap();
            out.write_all(&bytes).unwrap();
        }
        at += segment.len();
    }
    out.set_len(at).unwrap();
}

#[test]
fn a_file_beyond_4_gib_is_whole_in_both_trees() {
    let Some(case) = Case::new("a_file_beyond_4_gib_is_whole_in_both_trees", &["7zz", "isoinfo"]) else { return };
    let size = (9 << 29) + 12_345;
    let mut recipe = Recipe::default();
    recipe.push(Segment::Zeros(size - 4));
    recipe.push_bytes(b"last".to_vec());
    let mut draft = Draft::new();
    let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
    draft.add(Draft::ROOT, DraftNode::new(Name::Text("install.wim".into()), Content::File(body))).unwrap();
    let blueprint = Blueprint::new(draft, Preset::Udf, Texts::labelled("BIG"), Timestamp::utc(REBUILT)).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    assert!(verify(&blueprint, &rebuilt.recipe).unwrap().holds());
    save_with_holes(&rebuilt.recipe, &case.image());
    let listed = tools::run(Command::new("7zz").args(["l", "-tudf", "-slt"]).arg(case.image()));
    assert!(String::from_utf8_lossy(&listed.stdout).contains(&format!("\nSize = {size}\n")));
    let plain = tools::run(Command::new("isoinfo").args(["-l", "-i"]).arg(case.image()));
    assert!(String::from_utf8_lossy(&plain.stdout).contains("INSTALL.WIM"));
    let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
    for view in image.views.iter_mut().filter(|view| view.file_system().kind().is_tree()) {
        view.walk_all(&mut Findings::default()).unwrap();
        let row = view.index.children(discern::tree::RowId::ROOT).map(discern::tree::RowId).next().unwrap();
        let body = view.body(row).unwrap();
        assert_eq!((view.id.as_str(), body.len()), (view.id.as_str(), size));
        assert_eq!(body.into_source().read_up_to(size - 4, 10).unwrap(), b"last");
    }
}

/// Modules of the kernel that is started, in the order in which they are loaded.
fn modules() -> Option<Vec<(String, Vec<u8>)>> {
    let given = std::env::var_os("DISCERN_KERNEL").map(|kernel| Path::new(&kernel).with_file_name("modules"));
    let kernels = std::fs::read_dir(given.unwrap_or("/lib/modules".into()))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("kernel")));
    let names = [
        "drivers/virtio/virtio_ring",
        "drivers/virtio/virtio",
        "drivers/virtio/virtio_pci_modern_dev",
        "drivers/virtio/virtio_pci_legacy_dev",
        "drivers/virtio/virtio_pci",
        "drivers/block/virtio_blk",
        "drivers/cdrom/cdrom",
        "lib/crc-itu-t",
        "fs/nls/nls_utf8",
        "fs/udf/udf",
        "fs/isofs/isofs",
    ];
    let found = |kernel: PathBuf| {
        let read = |name: &str| Some((name.replace('/', "-"), std::fs::read(kernel.join(format!("{name}.ko"))).ok()?));
        let read: Vec<_> = names.iter().filter_map(|name| read(name)).collect();
        // Others are part of some kernels.
        read.iter().any(|(name, _)| name == "fs-udf-udf").then_some(read)
    };
    kernels.filter_map(found).next()
}

#[test]
fn linux_reads_every_file_link_and_mode() {
    let test = "linux_reads_every_file_link_and_mode";
    let Some(case) = Case::new(test, &["qemu-system-x86_64", "busybox"]) else { return };
    let (Some(kernel), Ok(busybox), Some(modules)) = (kernel(), std::fs::read("/bin/busybox"), modules()) else {
        return tools::lack(test, "a kernel with its modules, in /boot and /lib/modules");
    };
    varied(&case);
    case.symlink("link", "deep/a/b/c/d.bin").symlink("up", "../x/./y").symlink("absolute", "/etc/größe");
    case.file("run.sh", "#!/bin/sh\n");
    std::fs::set_permissions(case.tree().join("run.sh"), PermissionsExt::from_mode(0o4751)).unwrap();
    std::fs::set_permissions(case.tree().join("deep"), PermissionsExt::from_mode(0o750)).unwrap();
    let mut draft = Draft::new();
    Folder::new(&mut draft, None).add(&case.tree(), Draft::ROOT).unwrap();
    let blueprint = Blueprint::new(draft, Preset::Udf, Texts::labelled("LINUX"), Timestamp::utc(REBUILT)).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    assert!(verify(&blueprint, &rebuilt.recipe).unwrap().holds());
    save(rebuilt.recipe, &case.image());
    let load: String = modules.iter().map(|(name, _)| format!("insmod /{name}.ko\n")).collect();
    let look = "find . -type f | sort | while read f; do sha256sum \"$f\"; done\n\
                find . -type l | sort | while read f; do echo \"LINK $f $(readlink \"$f\")\"; done\n\
                stat -c 'MODE %a %u %n' run.sh deep README.TXT\n";
    let script = format!(
        "#!/bin/busybox sh\n/bin/busybox --install -s /bin\nexport PATH=/bin\nmount -t devtmpfs dev /dev\n{load}\
         mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && echo UDF-BEGIN && {{\n{look}}}; echo UDF-END\ncd /\n\
         umount /mnt; mount -t iso9660 -o ro,iocharset=utf8 /dev/vda /mnt && cd /mnt && echo ISO-BEGIN && {{\n{look}}}\n\
         echo ISO-END\nsleep 1000\n"
    );
    let directories = ["bin", "dev", "mnt"].map(|name| (name, 0o040_755, &[][..]));
    let mut files = directories.to_vec();
    files.push(("bin/busybox", 0o100_755, &busybox));
    files.push(("init", 0o100_755, script.as_bytes()));
    let names: Vec<String> = modules.iter().map(|(name, _)| format!("{name}.ko")).collect();
    files.extend(names.iter().zip(&modules).map(|(name, (_, bytes))| (name.as_str(), 0o100_644, bytes.as_slice())));
    std::fs::write(case.beside("initrd"), archive(&files)).unwrap();
    std::fs::write(case.beside("vmlinuz"), kernel).unwrap();
    let path = |name: &str| case.beside(name).to_string_lossy().into_owned();
    let drive = format!("file={},format=raw,if=virtio,readonly=on", case.image().display());
    let said = console(
        &["-kernel", &path("vmlinuz"), "-initrd", &path("initrd"), "-append", "console=ttyS0 quiet", "-drive", &drive],
        "ISO-END",
    );
    let between = |begin: &str, end: &str| -> Vec<String> {
        let part = said.split(begin).nth(1).unwrap_or_else(|| panic!("{said}")).split(end).next().unwrap();
        let lines = part.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty() && !line.starts_with('[')).collect()
    };
    let mut expected: Vec<String> =
        of_folder(&case.tree()).into_iter().map(|(path, sum)| format!("{}  ./{path}", sum.unwrap())).collect();
    expected.sort_by(|one, other| one[66..].cmp(&other[66..]));
    let links = ["LINK ./absolute /etc/größe", "LINK ./link deep/a/b/c/d.bin", "LINK ./up ../x/./y"];
    expected.extend(links.map(str::to_owned));
    let owner = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(case.tree()).unwrap());
    for mode in ["4751 {} run.sh", "750 {} deep", "644 {} README.TXT"] {
        expected.push(format!("MODE {}", mode.replace("{}", &owner.to_string())));
    }
    let (udf, iso) = (between("UDF-BEGIN", "UDF-END"), between("ISO-BEGIN", "ISO-END"));
    assert_eq!(udf, expected);
    assert_eq!(iso, expected);
}

/// Finds the menu and runs it, by GRUB's reader of UDF alone.
const FIRST: &str = "search.file /autorun/menu.cfg root\nconfigfile /autorun/menu.cfg\n";

const GRUB: [&str; 8] = ["udf", "search", "search_fs_file", "configfile", "normal", "serial", "terminal", "sleep"];

#[test]
fn an_installer_starts_by_bios_and_uefi_from_udf_before_and_after_an_edit() {
    let test = "an_installer_starts_by_bios_and_uefi_from_udf_before_and_after_an_edit";
    let needs = ["qemu-system-x86_64", "genisoimage", "grub-mkimage", "mformat", "xorriso"];
    let Some(case) = Case::new(test, &needs) else { return };
    let has_loaders = ["x86_64-efi", "i386-pc"].iter().all(|name| Path::new("/usr/lib/grub").join(name).exists());
    if !Path::new(FIRMWARE[0]).exists() || !has_loaders {
        return tools::lack(test, "Debian's ovmf, grub-efi-amd64-bin and grub-pc-bin");
    }
    std::fs::write(case.beside("first.cfg"), FIRST).unwrap();
    let image = |format: &str, to: &str, more: &[&str]| {
        let options = ["-O", format, "-o", to, "-p", "/", "-c", "first.cfg", "echo"];
        case.run("grub-mkimage", &[&options[..], &GRUB, more].concat());
    };
    case.file("boot/etfsboot.com", "").file("efi/microsoft/boot/efisys.bin", "");
    image("i386-pc-eltorito", "tree/boot/etfsboot.com", &["biosdisk"]);
    image("x86_64-efi", "bootx64.efi", &[]);
    let efi = "tree/efi/microsoft/boot/efisys.bin";
    case.run("mformat", &["-i", efi, "-C", "-f", "2880", "::"]);
    case.run("mmd", &["-i", efi, "::/efi", "::/efi/boot"]);
    case.run("mcopy", &["-i", efi, "bootx64.efi", "::/efi/boot/bootx64.efi"]);
    case.file("readme.txt", "This disc contains a UDF file system.").file("autorun/menu.cfg", menu("as-it-was"));
    case.file("a/first", vec![7; 100_000]);
    let boot = ["-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    let uefi = ["-eltorito-alt-boot", "-e", "efi/microsoft/boot/efisys.bin", "-no-emul-boot"];
    let hidden = ["-hide", "boot", "-hide", "efi", "-hide", "autorun", "-hide", "a", "-c", "boot/boot.cat", "-udf"];
    case.genisoimage(&[&boot[..], &uefi, &hidden].concat());
    let (unedited, _) = rebuild_case(&case, "[]");
    as_disc(&unedited, "as-it-was");
    std::fs::write(case.beside("new.cfg"), menu("edited-and-started")).unwrap();
    let edits = r#"[
        {"op":"remove","path":"/a"},
        {"op":"add","path":"/autounattend.xml","from":"new.cfg"},
        {"op":"replace","path":"/autorun/menu.cfg","from":"new.cfg"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    as_disc(&new, "edited-and-started");
    as_disc_by_uefi(&case, &new, "edited-and-started");
}
