//! UDF rewritten: next to ISO 9660 with the same files, or with all files next to a note, as on Windows installers.

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
use super::machine::{FIRMWARE, as_disc, as_disc_by_uefi, as_stick, as_stick_by_uefi, by_uefi, menu};
use super::started::installed;
use super::support::case::Case;
use super::support::linux::{Drive, Linux};
use super::support::local_file::LocalFile;
use super::support::machine::console;
use super::support::sources::CountingSource;
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

/// Hashes of all files of a folder by path.
fn of_folder(folder: &Path) -> BTreeMap<String, Option<String>> {
    let listed = listing::of_folder(folder).into_iter();
    listed.filter(|(_, entry)| entry.kind == 'f').map(|(path, entry)| (path, entry.sha256)).collect()
}

/// udfinfo's output for a volume.
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
fn a_bridge_disc_stays_one_and_both_trees_have_the_new_file() {
    let test = "a_bridge_disc_stays_one_and_both_trees_have_the_new_file";
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

/// Makes an image laid out as by Microsoft's tool: all files in UDF, a note in ISO 9660, two boot images.
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
    // Each boot image is the extent of its UDF file.
    let mut image = open_path(&new, &mut Findings::default()).unwrap();
    let locations: Vec<_> = image.boot.iter().map(|boot| boot.entry.location).collect();
    for (path, location) in ["/boot/etfsboot.com", "/efi/microsoft/boot/efisys.bin"].into_iter().zip(locations) {
        let row = image.views[0].find(path, &mut Findings::default()).unwrap();
        assert_eq!(image.views[0].index.row(row).unwrap().location, location, "{path}");
    }
    let (again, _) = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside("")).unwrap();
    assert_eq!(again.len(), std::fs::metadata(&new).unwrap().len(), "another rebuild changes nothing");
    let dropped = rebuilt(leaf(), r#"[{"op":"drop","side":"udf"}]"#, &case.beside("")).unwrap_err().to_string();
    assert!(dropped.contains("it holds the files of this image"), "{dropped}");
}

/// Offset of a UDF file's data.
fn place(image: &Path, path: &str) -> u64 {
    let mut image = open_path(image, &mut Findings::default()).unwrap();
    let view = image.views.iter_mut().find(|view| view.id == "udf").unwrap();
    let row = view.find(path, &mut Findings::default()).unwrap();
    view.index.row(row).unwrap().location.unwrap()
}

/// Rebuilds the case's image as `kept.iso` with data at its old sectors. Returns the decisions.
fn keep_case(case: &Case, mode: Mode, edits: &str) -> (PathBuf, Vec<String>) {
    let leaf = LocalFile::open(&case.image()).unwrap();
    let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
    let new = case.beside("kept.iso");
    save(recipe, &new);
    (new, words(&lines))
}

#[test]
fn data_stays_at_its_sectors_and_udf_is_written_after_it() {
    let test = "data_stays_at_its_sectors_and_udf_is_written_after_it";
    let needs = [&Linux::NEEDS[..], &["genisoimage", "7zz", "xorriso", "udfinfo", "isoinfo"]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    std::fs::write(case.beside("unattend"), "<unattend/>").unwrap();
    installer(&case);
    let edits = r#"[
        {"op":"add","path":"/autounattend.xml","from":"unattend"},
        {"op":"add","path":"/drivers/new.inf","from":"unattend"},
        {"op":"remove","path":"/setup.exe"}
    ]"#;
    case.file("autounattend.xml", "<unattend/>").file("drivers/new.inf", "<unattend/>");
    std::fs::remove_file(case.tree().join("setup.exe")).unwrap();
    let expected = of_folder(&case.tree());
    let old = std::fs::metadata(case.image()).unwrap().len();
    let boot_of = |image: &Path| {
        let told = tools::run(Command::new("xorriso").arg("-indev").arg(image).args(["-report_el_torito", "plain"]));
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        // xorriso guesses sizes of boot images from what follows them.
        told.lines()
            .filter(|line| !line.starts_with("El Torito img blks"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let boot = boot_of(&case.image());
    assert!(boot.contains("BIOS") && boot.contains("UEFI"), "{boot}");
    for mode in [Mode::Keep, Mode::Append] {
        let (new, lines) = keep_case(&case, mode, edits);
        let written = "patched: UDF file system: written anew as UDF 1.02, beside ISO 9660, which keeps its 1 file";
        assert!(lines.iter().any(|line| line == written), "{lines:?}");
        let mut found = by_7zip(&new);
        assert!(found.remove("boot/boot.catalog").is_some());
        assert_eq!(found, expected);
        for path in ["/sources/install.wim", "/boot/etfsboot.com", "/efi/microsoft/boot/efisys.bin", "/bootmgr"] {
            assert_eq!(place(&new, path), place(&case.image(), path), "{path}");
        }
        assert!(place(&new, "/autounattend.xml") >= old);
        assert_eq!(boot_of(&new), boot, "the catalog and its images have not moved");
        let told = udfinfo(&new);
        assert_eq!(told.matches("type=ANCHOR").count(), 2, "{told}");
        assert!(told.contains("numfiles=9") && told.contains("integrity=closed"), "{told}");
        let plain = tools::run(Command::new("isoinfo").args(["-f", "-i"]).arg(&new));
        assert_eq!(String::from_utf8_lossy(&plain.stdout), "/README.TXT;1\n");
        let tested = tools::run(Command::new("7zz").args(["t", "-tudf"]).arg(&new));
        let tested = String::from_utf8_lossy(&tested.stdout).into_owned();
        assert!(tested.contains("Everything is Ok") && !tested.contains("WARNING"), "{tested}");
        let script = format!("mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && {{\n{LOOK}}}\n");
        let said = linux.says(&case, &[Drive::read(&new)], &[], &script);
        let said: Vec<String> = said.into_iter().filter(|line| !line.ends_with("/boot.catalog")).collect();
        assert_eq!(said, said_of(&case.tree()));
        // The result can be rewritten, and kept in place once more.
        let again = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside("")).unwrap().0;
        assert!(again.len() < std::fs::metadata(&new).unwrap().len());
        let leaf = LocalFile::open(&new).unwrap();
        rebuilt_in(mode, leaf, r#"[{"op":"remove","path":"/bootmgr"}]"#, &case.beside("")).unwrap();
    }
}

#[test]
fn a_bridge_disc_keeps_its_data_in_place_and_both_trees_have_the_new_file() {
    let test = "a_bridge_disc_keeps_its_data_in_place_and_both_trees_have_the_new_file";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage", "udfinfo"]].concat()) else { return };
    varied(&case);
    case.file("boot/etfsboot.com", vec![1; 4096]);
    let boot = ["-b", "boot/etfsboot.com", "-no-emul-boot", "-c", "boot/boot.cat"];
    case.genisoimage(&[&["-R", "-J", "-udf"][..], &boot].concat());
    std::fs::write(case.beside("added"), "added").unwrap();
    let edits = r#"[
        {"op":"add","path":"/größe/new file.txt","from":"added"},
        {"op":"remove","path":"/README.TXT"},
        {"op":"rename","path":"/deep/a","to":"/moved"}
    ]"#;
    let old = std::fs::metadata(case.image()).unwrap().len();
    for mode in [Mode::Keep, Mode::Append] {
        let (new, lines) = keep_case(&case, mode, edits);
        assert!(lines.iter().any(|line| line.starts_with("patched: UDF file system: written anew")), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("kept: Boot catalog")), "{lines:?}");
        judges::valid(&new);
        assert_eq!(udfinfo(&new).matches("type=ANCHOR").count(), 2);
        assert_eq!(place(&new, "/moved/b/c/d.bin"), place(&case.image(), "/deep/a/b/c/d.bin"));
        assert!(place(&new, "/größe/new file.txt") >= old);
        hold(&list(&new, "udf"), &list(&new, "joliet"));
        let found = by_7zip(&new);
        assert!(found.contains_key("größe/new file.txt") && !found.contains_key("README.TXT"));
        assert_eq!(found["moved/b/c/d.bin"], of_folder(&case.tree())["deep/a/b/c/d.bin"]);
        assert_eq!(found.len(), of_folder(&case.tree()).len() + 1, "the catalog is a file, too");
    }
    // With more or fewer descriptors, nothing of the old recognition sequence remains after the new one.
    for edit in [r#"{"op":"boot-remove","entry":1}"#, r#"{"op":"drop","side":"udf"}"#] {
        let (new, _) = keep_case(&case, Mode::Keep, &format!("[{edit}]"));
        let has_udf = edit.contains("boot");
        let bytes = std::fs::read(&new).unwrap();
        let is = |sector: usize, id: &[u8]| bytes[sector * 2048 + 1..].starts_with(id);
        assert_eq!((16..40).filter(|sector| is(*sector, b"NSR02")).count(), usize::from(has_udf), "{edit}");
        assert_eq!((16..40).filter(|sector| is(*sector, b"TEA01")).count(), usize::from(has_udf), "{edit}");
        assert_eq!(Command::new("7zz").args(["t", "-tudf"]).arg(&new).output().unwrap().status.success(), has_udf);
    }
}

#[test]
fn files_only_in_udf_are_not_dropped_silently() {
    let Some(case) = Case::new("files_only_in_udf_are_not_dropped_silently", &["genisoimage"]) else { return };
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
    assert_eq!(verification.loss.as_ref(), verification.wrong.first());
    // If old data stays in place, the signatures of a dropped UDF go.
    let kept = blueprint.in_mode(Mode::Keep);
    assert_eq!(verify(&kept, &rebuild(&kept).unwrap().recipe).unwrap().loss, verification.loss);
    assert!(
        verification.wrong[0].starts_with("1 file with 5000 bytes (99 % of the data), which nobody deleted"),
        "{verification:?}"
    );
}

/// Writes an image, with holes in place of zeros.
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
fn a_file_beyond_4_gib_is_complete_in_both_trees() {
    let Some(case) = Case::new("a_file_beyond_4_gib_is_complete_in_both_trees", &["7zz", "isoinfo"]) else { return };
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

#[test]
fn an_installer_of_6_gb_is_rebuilt_without_reading_its_files() {
    let mut draft = Draft::new();
    let mut file = |name: &str, recipe: Recipe| {
        let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
        draft.add(Draft::ROOT, DraftNode::new(Name::Text(name.into()), Content::File(body))).unwrap();
    };
    let mut large = Recipe::default();
    large.push(Segment::Zeros(6_000_000_000));
    file("install.wim", large);
    for number in 0..1000_u32 {
        let mut small = Recipe::default();
        small.push_bytes(number.to_le_bytes().repeat(1000));
        file(&format!("driver {number}.inf"), small);
    }
    let texts = Texts::labelled("WINDOWS");
    let blueprint = Blueprint::new(draft, Preset::Installer, texts, Timestamp::utc(REBUILT)).unwrap();
    let original = rebuild(&blueprint).unwrap().recipe.into_source();
    let size = original.len();
    let (leaf, reads) = CountingSource::over(original);
    let folder = super::support::scratch::Scratch::new();
    std::fs::write(folder.path().join("unattend"), "<unattend/>").unwrap();
    let edits = r#"[{"op":"add","path":"/autounattend.xml","from":"unattend"}]"#;
    // Opened, edited, laid out anew and checked by being opened again.
    let (recipe, lines) = rebuilt(leaf, edits, folder.path()).unwrap();
    assert!(words(&lines).iter().any(|line| line.contains("written anew as UDF 1.02")), "{lines:?}");
    assert!(recipe.len() >= size && reads.bytes() < 8 << 20, "{} bytes were read of {size}", reads.bytes());
}

/// Script that prints the hashes, links and modes below the current folder.
const LOOK: &str = "find . -type f | sort | while read f; do sha256sum \"$f\"; done\n\
                    find . -type l | sort | while read f; do echo \"LINK $f $(readlink \"$f\")\"; done\n";

/// Hashes of all files of a folder, as that script prints them.
fn said_of(folder: &Path) -> Vec<String> {
    let mut said: Vec<String> =
        of_folder(folder).into_iter().map(|(path, sum)| format!("{}  ./{path}", sum.unwrap())).collect();
    said.sort_by(|one, other| one[66..].cmp(&other[66..]));
    said
}

#[test]
fn linux_reads_every_file_link_and_mode() {
    let test = "linux_reads_every_file_link_and_mode";
    let (Some(case), Some(linux)) = (Case::new(test, &Linux::NEEDS), Linux::new(test)) else { return };
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
    let look = format!("{LOOK}stat -c 'MODE %a %u %n' run.sh deep README.TXT\n");
    let script = format!(
        "mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && {{\n{look}}}\ncd /\numount /mnt\n\
         mount -t iso9660 -o ro,iocharset=utf8 /dev/vda /mnt && cd /mnt && {{\n{look}}}\n"
    );
    let said = linux.says(&case, &[Drive::read(&case.image())], &[], &script);
    let mut expected = said_of(&case.tree());
    let links = ["LINK ./absolute /etc/größe", "LINK ./link deep/a/b/c/d.bin", "LINK ./up ../x/./y"];
    expected.extend(links.map(str::to_owned));
    let owner = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(case.tree()).unwrap());
    for mode in ["4751 {} run.sh", "750 {} deep", "644 {} README.TXT"] {
        expected.push(format!("MODE {}", mode.replace("{}", &owner.to_string())));
    }
    assert_eq!(said, [&expected[..], &expected[..]].concat());
}

/// Adds GRUB loaders that find their menu with GRUB's own UDF reader, at the paths of Windows' loaders and at GRUB's own
/// paths for USB drives. Returns false if GRUB isn't installed.
fn loaders(case: &Case, test: &str, menu: &str) -> bool {
    let has_loaders = ["x86_64-efi", "i386-pc"].iter().all(|name| Path::new("/usr/lib/grub").join(name).exists());
    if !Path::new(FIRMWARE[0]).exists() || !has_loaders {
        tools::lack(test, "Debian's ovmf, grub-efi-amd64-bin and grub-pc-bin");
        return false;
    }
    std::fs::write(case.beside("first.cfg"), FIRST).unwrap();
    let image = |format: &str, to: &str, more: &[&str]| {
        let options = ["-O", format, "-o", to, "-p", "/", "-c", "first.cfg", "echo"];
        case.run("grub-mkimage", &[&options[..], &GRUB, more].concat());
    };
    case.file("boot/etfsboot.com", "").file("efi/microsoft/boot/efisys.bin", "");
    image("i386-pc-eltorito", "tree/boot/etfsboot.com", &["biosdisk", "linux16"]);
    image("x86_64-efi", "bootx64.efi", &["chain"]);
    let efi = "tree/efi/microsoft/boot/efisys.bin";
    case.run("mformat", &["-i", efi, "-C", "-f", "2880", "::"]);
    case.run("mmd", &["-i", efi, "::/efi", "::/efi/boot"]);
    case.run("mcopy", &["-i", efi, "bootx64.efi", "::/efi/boot/bootx64.efi"]);
    case.file("autorun/menu.cfg", menu).file("a/first", vec![7; 100_000]);
    true
}

#[test]
fn an_installer_starts_by_bios_and_uefi_from_udf_before_and_after_an_edit() {
    let test = "an_installer_starts_by_bios_and_uefi_from_udf_before_and_after_an_edit";
    let needs = ["qemu-system-x86_64", "genisoimage", "grub-mkimage", "mformat", "xorriso"];
    let Some(case) = Case::new(test, &needs) else { return };
    if !loaders(&case, test, &menu("as-it-was")) {
        return;
    }
    case.file("readme.txt", "This disc contains a UDF file system.");
    let boot = ["-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    let uefi = ["-eltorito-alt-boot", "-e", "efi/microsoft/boot/efisys.bin", "-no-emul-boot"];
    let hidden = ["-hide", "boot", "-hide", "efi", "-hide", "autorun", "-hide", "a", "-c", "boot/boot.cat", "-udf"];
    case.genisoimage(&[&boot[..], &uefi, &hidden].concat());
    as_disc(&case.image(), "as-it-was");
    as_disc_by_uefi(&case, &case.image(), "as-it-was");
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
    let (kept, _) = keep_case(&case, Mode::Keep, edits);
    as_disc(&kept, "edited-and-started");
    as_disc_by_uefi(&case, &kept, "edited-and-started");
}

/// Makes an image of the case's tree by the installer preset, and checks it.
fn build_installer(case: &Case) {
    let mut draft = Draft::new();
    Folder::new(&mut draft, None).add(&case.tree(), Draft::ROOT).unwrap();
    let texts = Texts::labelled("INSTALL");
    let blueprint = Blueprint::new(draft, Preset::Installer, texts, Timestamp::utc(REBUILT)).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
    assert!(verification.holds(), "{:?} {:?}", verification.wrong, verification.findings);
    save(rebuilt.recipe, &case.image());
}

#[test]
fn a_folder_becomes_a_volume_of_udf_alone() {
    let test = "a_folder_becomes_a_volume_of_udf_alone";
    let needs = [&Linux::NEEDS[..], &["7zz", "udfinfo"]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    varied(&case);
    let made = || {
        let mut draft = Draft::new();
        Folder::new(&mut draft, None).add(&case.tree(), Draft::ROOT).unwrap();
        let texts = Texts::labelled("Nur UDF");
        let blueprint = Blueprint::new(draft, Preset::UdfOnly, texts, Timestamp::utc(REBUILT)).unwrap();
        let rebuilt = rebuild(&blueprint).unwrap();
        let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
        assert!(verification.holds() && verification.views == ["udf"], "{verification:?}");
        rebuilt.recipe
    };
    save(made(), &case.image());
    let told = udfinfo(&case.image());
    for expected in ["label=Nur UDF", "udfrev=1.02", "numfiles=204", "numdirs=7", "integrity=closed"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert_eq!(by_7zip(&case.image()), of_folder(&case.tree()));
    let bytes = std::fs::read(case.image()).unwrap();
    assert!(!bytes.chunks(2048).any(|sector| sector.get(1..6) == Some(b"CD001")), "there is nothing of ISO 9660");
    let script = format!("mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && {{\n{LOOK}}}\n");
    assert_eq!(linux.says(&case, &[Drive::read(&case.image())], &[], &script), said_of(&case.tree()));
    // An edited volume is still UDF alone.
    let (new, lines) = rebuild_case(&case, r#"[{"op":"remove","path":"/many"}]"#);
    let written = "patched: UDF file system: written anew as UDF 1.02";
    assert!(words(&lines).iter().any(|line| line == written), "{lines:?}");
    std::fs::remove_dir_all(case.tree().join("many")).unwrap();
    assert_eq!(by_7zip(&new), of_folder(&case.tree()));
}

#[test]
fn a_folder_becomes_an_installer_whose_files_are_in_udf() {
    let test = "a_folder_becomes_an_installer_whose_files_are_in_udf";
    let Some(case) = Case::new(test, &["7zz", "udfinfo", "isoinfo", "xorriso"]) else { return };
    varied(&case);
    build_installer(&case);
    assert_eq!(by_7zip(&case.image()), of_folder(&case.tree()));
    assert!(udfinfo(&case.image()).contains("label=INSTALL"));
    let plain = tools::run(Command::new("isoinfo").args(["-f", "-i"]).arg(case.image()));
    assert_eq!(String::from_utf8_lossy(&plain.stdout), "/README.TXT;1\n");
    let note = tools::run(Command::new("isoinfo").args(["-x", "/README.TXT;1", "-i"]).arg(case.image()));
    assert!(String::from_utf8_lossy(&note.stdout).contains("UDF"));
    let image = open_path(&case.image(), &mut Findings::default()).unwrap();
    assert_eq!((image.views[0].id.as_str(), image.boot.len()), ("udf", 0));
    // An edited installer is still one.
    let (new, lines) = rebuild_case(&case, r#"[{"op":"remove","path":"/many"}]"#);
    let written = "patched: UDF file system: written anew as UDF 1.02, beside ISO 9660, which keeps its 1 file";
    assert!(words(&lines).iter().any(|line| line == written), "{lines:?}");
    std::fs::remove_dir_all(case.tree().join("many")).unwrap();
    assert_eq!(by_7zip(&new), of_folder(&case.tree()));
    // With boot images, the installer boots.
    case.file("boot/etfsboot.com", vec![1; 4096]).file("efi/microsoft/boot/efisys.bin", vec![2; 1_474_560]);
    build_installer(&case);
    let boot = tools::run(Command::new("xorriso").arg("-indev").arg(case.image()).args(["-report_el_torito", "plain"]));
    let boot = String::from_utf8_lossy(&boot.stdout).into_owned();
    assert!(boot.contains("BIOS  y   none  0x0000  0x00      8") && boot.contains("UEFI  y   none"), "{boot}");
}

#[test]
fn a_new_installer_starts_from_disc_and_usb_drive_by_bios_and_uefi() {
    let test = "a_new_installer_starts_from_disc_and_usb_drive_by_bios_and_uefi";
    let needs = ["qemu-system-x86_64", "grub-mkimage", "mformat", "genisoimage"];
    let Some(case) = Case::new(test, &needs) else { return };
    if !loaders(&case, test, &menu("new-installer")) {
        return;
    }
    build_installer(&case);
    as_disc_by_uefi(&case, &case.image(), "new-installer");
    // Under its own name, GRUB is told its address, and comes with the code of a boot sector.
    std::fs::create_dir_all(case.tree().join("boot/grub/i386-pc")).unwrap();
    std::fs::rename(case.tree().join("boot/etfsboot.com"), case.tree().join("boot/grub/i386-pc/eltorito.img")).unwrap();
    case.file("boot/grub/i386-pc/boot_hybrid.img", std::fs::read("/usr/lib/grub/i386-pc/boot_hybrid.img").unwrap());
    build_installer(&case);
    as_disc(&case.image(), "new-installer");
    as_stick(&case.image(), "new-installer");
    as_stick_by_uefi(&case, &case.image(), "new-installer");
    std::fs::write(case.beside("new.cfg"), menu("edited-and-started")).unwrap();
    let edits = r#"[{"op":"remove","path":"/a"},{"op":"replace","path":"/autorun/menu.cfg","from":"new.cfg"}]"#;
    let (new, _) = rebuild_case(&case, edits);
    as_disc(&new, "edited-and-started");
    as_stick(&new, "edited-and-started");
    as_disc_by_uefi(&case, &new, "edited-and-started");
    as_stick_by_uefi(&case, &new, "edited-and-started");
}

/// A menu of GRUB that prints a text and the checksum of a file, and starts iPXE: as a kernel with a script, or as a
/// program of UEFI.
fn ipxe_menu(text: &str) -> String {
    format!(
        "serial --unit=0\nterminal_output serial\necho {text}\nsha256sum /sources/boot.wim\n\
         if [ $grub_platform = efi ]; then\nchainloader /boot/ipxe.efi\nelse\n\
         linux16 /boot/ipxe.lkrn\ninitrd16 /boot/script.ipxe\nfi\nboot\n"
    )
}

#[test]
fn ipxe_starts_from_the_layout_of_wimboot_before_and_after_an_edit() {
    let test = "ipxe_starts_from_the_layout_of_wimboot_before_and_after_an_edit";
    let needs = ["qemu-system-x86_64", "genisoimage", "grub-mkimage", "mformat"];
    let Some(case) = Case::new(test, &needs) else { return };
    let programs =
        ["ipxe.lkrn", "ipxe.efi"].map(|name| (name, installed(test, &format!("/usr/lib/ipxe/{name}"), "ipxe")));
    if !loaders(&case, test, &ipxe_menu("as-it-was")) {
        return;
    }
    for (name, program) in programs {
        let Some(program) = program else { return };
        case.file(format!("boot/{name}"), program);
    }
    let script = |text: &str| format!("#!ipxe\necho {text}\nshell\n");
    // What wimboot is given, and nothing of it is Microsoft's.
    let wim: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    case.file("bootmgr", vec![1; 400_000]).file("boot/bcd", vec![2; 16_384]).file("boot/boot.sdi", vec![3; 3_000_000]);
    case.file("sources/boot.wim", &wim).file("boot/script.ipxe", script("ipxe-as-it-was"));
    // GRUB under its own name is told its place, and comes with the code of a boot sector.
    std::fs::create_dir_all(case.tree().join("boot/grub/i386-pc")).unwrap();
    std::fs::rename(case.tree().join("boot/etfsboot.com"), case.tree().join("boot/grub/i386-pc/eltorito.img")).unwrap();
    case.file("boot/grub/i386-pc/boot_hybrid.img", std::fs::read("/usr/lib/grub/i386-pc/boot_hybrid.img").unwrap());
    build_installer(&case);
    let sum = of_folder(&case.tree())["sources/boot.wim"].clone().unwrap();
    // iPXE writes to the screen of a BIOS, which SeaBIOS then shows on the console; that of UEFI has no script.
    let starts = |image: &Path, text: &str| {
        let disc = image.to_string_lossy().into_owned();
        let stick = format!("format=raw,file={disc}");
        for drive in [["-cdrom", disc.as_str()], ["-drive", &stick]] {
            let said = console(
                &[&["-machine", "graphics=off", "-boot", "order=cd"][..], &drive].concat(),
                &format!("ipxe-{text}"),
            );
            assert!(said.contains(&sum), "{drive:?}: {said}");
            let said = by_uefi(&case, &drive, "iPXE initialising devices...");
            assert!(said.contains(text) && said.contains(&sum), "{drive:?}: {said}");
        }
    };
    starts(&case.image(), "as-it-was");
    std::fs::write(case.beside("new.cfg"), ipxe_menu("edited")).unwrap();
    std::fs::write(case.beside("new.ipxe"), script("ipxe-edited")).unwrap();
    let edits = r#"[
        {"op":"remove","path":"/a"},
        {"op":"add","path":"/autounattend.xml","from":"new.cfg"},
        {"op":"replace","path":"/boot/script.ipxe","from":"new.ipxe"},
        {"op":"replace","path":"/autorun/menu.cfg","from":"new.cfg"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    starts(&new, "edited");
}

/// Makes a volume with mkudffs, and lets Linux write to it.
fn filled(case: &Case, linux: &Linux, options: &[&str], given: &[(&str, &[u8])], script: &str) {
    File::create(case.image()).unwrap().set_len(24 << 20).unwrap();
    tools::run(Command::new("mkudffs").arg("--utf8").args(options).arg(case.image()));
    let script = format!("mount -t udf -o rw,utf8 /dev/vda /mnt && cd /mnt && {{\n{script}}}\ncd /\numount /mnt\n");
    linux.says(case, &[Drive::written(&case.image())], given, &script);
}

/// Options of mkudffs for a volume with a disc's block size.
const ALONE: [&str; 3] = ["--media-type=hd", "--blocksize=2048", "--udfrev=0x0201"];

#[test]
fn a_volume_of_udf_alone_is_edited_and_stays_one() {
    let test = "a_volume_of_udf_alone_is_edited_and_stays_one";
    let needs = [&Linux::NEEDS[..], &["mkudffs", "udfinfo"]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    let script = "mkdir -p größe/deep\ncp /given/data größe/deep/data.bin\necho kept > kept.txt\necho gone > gone.txt\n\
                  ln kept.txt again\nln -s größe/deep/data.bin link\nchmod 750 größe\nchown 12:34 kept.txt\n";
    for (size, revision) in [(2048, "0x0201"), (512, "0x0201"), (1024, "0x0150")] {
        edited_alone(&case, &linux, size, revision, script);
    }
}

/// Edits a UDF-only volume with blocks of this size, and checks the result.
fn edited_alone(case: &Case, linux: &Linux, size: u32, revision: &str, script: &str) {
    let options = ["--media-type=hd".to_owned(), format!("--blocksize={size}"), format!("--udfrev={revision}")];
    let options: Vec<&str> = ["--label=Größe"].into_iter().chain(options.iter().map(String::as_str)).collect();
    let data: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    filled(case, linux, &options, &[("data", &data)], script);
    let leaf = || LocalFile::open(&case.image()).unwrap();
    let image = open_source(leaf(), &mut Findings::default()).unwrap();
    assert_eq!(image.views.iter().map(|view| view.id.as_str()).collect::<Vec<_>>(), ["udf"]);
    std::fs::write(case.beside("added"), "added").unwrap();
    let edits = r#"[
        {"op":"add","path":"/größe/new.txt","from":"added"},
        {"op":"remove","path":"/gone.txt"},
        {"op":"rename","path":"/größe/deep/data.bin","to":"/moved.bin"}
    ]"#;
    let (new, lines) = rebuild_case(case, edits);
    let written = "patched: UDF file system: written anew as UDF 1.02";
    assert!(words(&lines).iter().any(|line| line == written), "{lines:?}");
    let told = udfinfo(&new);
    for expected in
        ["label=Größe", "udfrev=1.02", &format!("blocksize={size}"), "integrity=closed", "numfiles=4", "numdirs=3"]
    {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let bytes = std::fs::read(&new).unwrap();
    assert!(!bytes.chunks(2048).any(|sector| sector.get(1..6) == Some(b"CD001")), "nothing is left of ISO 9660");
    let look = format!("{LOOK}stat -c 'STAT %a %u %g %h %n' kept.txt größe\n");
    let script = format!("mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && {{\n{look}}}\n");
    let said = linux.says(case, &[Drive::read(&new)], &[], &script);
    case.file("kept.txt", "kept\n").file("again", "kept\n").file("moved.bin", data).file("größe/new.txt", "added");
    let links = ["LINK ./link größe/deep/data.bin", "STAT 644 12 34 2 kept.txt", "STAT 750 0 0 3 größe"];
    assert_eq!(said, [said_of(&case.tree()), links.map(str::to_owned).to_vec()].concat());
    let (again, _) = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside("")).unwrap();
    assert_eq!(again.into_source().read_up_to(0, bytes.len() + 1).unwrap().len(), bytes.len());
    // Edits that only ISO 9660 can record are refused, and so are those that would lose the files.
    let refusals = [
        (
            r#"{"op":"boot-add","path":"/kept.txt","platform":"bios"}"#,
            "a boot catalog can be recorded only in ISO 9660",
        ),
        (r#"{"op":"checksum","value":true}"#, "a checksum of the image can be recorded only in ISO 9660"),
        (r#"{"op":"identify","field":"publisher","value":"x"}"#, "this text can be recorded only in ISO 9660"),
        (r#"{"op":"drop","side":"udf"}"#, "UDF can't be left out"),
    ];
    for (edit, expected) in refusals {
        let refused = rebuilt(leaf(), &format!("[{edit}]"), &case.beside("")).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    kept_alone(case, linux, size, edits);
}

/// Edits a UDF-only volume; data stays in place if it begins at a sector.
fn kept_alone(case: &Case, linux: &Linux, size: u32, edits: &str) {
    let leaf = || LocalFile::open(&case.image()).unwrap();
    let (new, _) = keep_case(case, Mode::Keep, edits);
    let told = udfinfo(&new);
    for expected in ["udfrev=1.02", &format!("blocksize={size}"), "integrity=closed", "numfiles=4", "numdirs=3"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    if size == 2048 {
        assert_eq!(place(&new, "/moved.bin"), place(&case.image(), "/größe/deep/data.bin"));
    }
    let bytes = std::fs::read(&new).unwrap();
    assert!(!bytes.chunks(2048).any(|sector| sector.get(1..6) == Some(b"CD001")), "nothing is there of ISO 9660");
    let script = format!("mount -t udf -o ro,utf8 /dev/vda /mnt && cd /mnt && {{\n{LOOK}}}\n");
    let said = linux.says(case, &[Drive::read(&new)], &[], &script);
    assert_eq!(said, [said_of(&case.tree()), vec!["LINK ./link größe/deep/data.bin".to_owned()]].concat());
    let refused = rebuilt_in(Mode::Append, leaf(), "[]", &case.beside("")).unwrap_err().to_string();
    assert!(refused.contains("has no sessions in an image file"), "{refused}");
}

#[test]
fn unsupported_volumes_of_udf_alone_are_refused_with_a_sentence() {
    let test = "unsupported_volumes_of_udf_alone_are_refused_with_a_sentence";
    let Some(case) = Case::new(test, &["mkudffs"]) else { return };
    for (options, expected) in [
        (&["--media-type=hd", "--blocksize=4096"][..], "has blocks of 4096 bytes"),
        (&["--media-type=cdr"], "has a virtual partition, as on media that are written once"),
        (&["--media-type=cdrw"], "has a sparable partition, as on media that are rewritten"),
    ] {
        File::create(case.image()).unwrap().set_len(24 << 20).unwrap();
        tools::run(Command::new("mkudffs").args(options).arg(case.image()));
        let leaf = LocalFile::open(&case.image()).unwrap();
        let refused = rebuilt(leaf, "[]", &case.beside("")).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn firmware_starts_a_loader_that_is_only_in_udf() {
    let test = "firmware_starts_a_loader_that_is_only_in_udf";
    let needs = [&Linux::NEEDS[..], &["mkudffs", "grub-mkimage"]].concat();
    let (Some(case), Some(linux)) = (Case::new(test, &needs), Linux::new(test)) else { return };
    if !Path::new(FIRMWARE[0]).exists() || !Path::new("/usr/lib/grub/x86_64-efi").exists() {
        return tools::lack(test, "Debian's ovmf and grub-efi-amd64-bin");
    }
    let loader = |text: &str| {
        std::fs::write(case.beside("first.cfg"), menu(text)).unwrap();
        let options = ["-O", "x86_64-efi", "-o", "loader.efi", "-p", "/", "-c", "first.cfg", "echo"];
        case.run("grub-mkimage", &[&options[..], &GRUB].concat());
        std::fs::read(case.beside("loader.efi")).unwrap()
    };
    let script = "mkdir -p EFI/BOOT\ncp /given/loader EFI/BOOT/BOOTX64.EFI\necho more > more.txt\n";
    filled(&case, &linux, &ALONE, &[("loader", &loader("as-it-was"))], script);
    let (unedited, _) = rebuild_case(&case, "[]");
    as_disc_by_uefi(&case, &unedited, "as-it-was");
    loader("another-loader");
    let edits = r#"[
        {"op":"replace","path":"/EFI/BOOT/BOOTX64.EFI","from":"loader.efi"},
        {"op":"remove","path":"/more.txt"}
    ]"#;
    let (new, _) = rebuild_case(&case, edits);
    as_disc_by_uefi(&case, &new, "another-loader");
}

/// Finds the menu and runs it, using GRUB's UDF reader alone.
const FIRST: &str = "search.file /autorun/menu.cfg root\nconfigfile /autorun/menu.cfg\n";

const GRUB: [&str; 11] = [
    "udf",
    "search",
    "search_fs_file",
    "configfile",
    "normal",
    "serial",
    "terminal",
    "sleep",
    "test",
    "hashsum",
    "gcry_sha256",
];
