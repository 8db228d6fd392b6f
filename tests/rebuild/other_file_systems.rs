//! Images that also have another file system.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, rebuild, verify};
use discern::findings::Findings;
use discern::fs::ViewKind;
use discern::source::Source;

use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::{listing, open_path};
use super::{hold, judges, list, rebuild_case, rebuilt, rebuilt_in, save, words};

#[test]
fn another_file_system_is_dropped_only_on_request() {
    let test = "another_file_system_is_dropped_only_on_request";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    case.file("file", "content");
    for (options, side) in [(["-R", "-udf"], "udf"), (["-R", "-hfs"], "hfs")] {
        case.genisoimage(&options);
        let unasked = rebuilt(LocalFile::open(&case.image()).unwrap(), "[]", &case.beside(""));
        if side == "hfs" {
            let refused = unasked.unwrap_err().to_string();
            assert!(refused.contains("HFS") && !refused.contains("same files"), "{refused}");
        } else {
            unasked.unwrap();
        }
        let (new, lines) = rebuild_case(&case, &format!(r#"[{{"op":"drop","side":"{side}"}}]"#));
        assert!(words(&lines).iter().any(|line| line.starts_with("dropped") && line.contains(&side.to_uppercase())));
        judges::valid(&new);
        hold(&list(&case.image(), "rock-ridge"), &list(&new, "rock-ridge"));
        let rebuilt_again = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside(""));
        assert!(rebuilt_again.is_ok(), "nothing of {side} is left");
    }
}

#[test]
fn files_only_in_another_tree_are_named() {
    let test = "files_only_in_another_tree_are_named";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    case.file("both", "seen").file("hidden", "here").file("elsewhere", "there").file("empty", "");
    // What is dropped, and what stops the result.
    let dropped = || {
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let blueprint = Blueprint::of(&mut image, Timestamp::utc(super::REBUILT)).unwrap();
        let rebuilt = rebuild(&blueprint).unwrap();
        let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
        assert!(verification.is_as_planned() && verification.holds() == verification.loss.is_none());
        let lines = words(&rebuilt.decisions).into_iter().filter(|line| line.starts_with("dropped"));
        (lines.collect::<Vec<_>>(), verification.loss.unwrap_or_default())
    };
    let lost = |what: &str, why: &str| format!("{what} of the data), which nobody deleted, would be lost: {why}");
    case.genisoimage(&["-R", "-J", "-hide", "*hidden*", "-hide-joliet", "*elsewhere*"]);
    let (lines, loss) = dropped();
    assert_eq!(lines, ["dropped: File “/hidden”: only Joliet has it"]);
    assert_eq!(loss, lost("1 file with 4 bytes (50 %", "only Joliet has it"));
    case.genisoimage(&["-no-rr", "-J", "-hide", "*hidden*", "-hide-joliet", "*elsewhere*"]);
    let (lines, loss) = dropped();
    assert_eq!(lines, ["dropped: File “/ELSEWHER”: only the plain tree has it"]);
    assert_eq!(loss, lost("1 file with 5 bytes (55 %", "only the plain tree has it"));
    case.genisoimage(&["-R", "-J"]);
    assert_eq!(dropped(), (Vec::new(), String::new()));
}

/// Runs one of hfsutils, which keep what is mounted in a file of the user's home.
pub fn hfsutils(case: &Case, program: &str, arguments: &[&str]) -> bool {
    let home = case.beside("home");
    std::fs::create_dir_all(&home).unwrap();
    Command::new(program).args(arguments).env("HOME", home).output().unwrap().status.success()
}

/// Hashes of these files in a volume of HFS, as hfsutils read them, or of all in one of HFS+, as 7-Zip does.
fn judged(case: &Case, alone: &Path, paths: Option<&[&String]>) -> BTreeMap<String, Option<String>> {
    let out = case.beside("judged");
    drop(std::fs::remove_dir_all(&out));
    let Some(paths) = paths else {
        // It warns of what follows the volume.
        Command::new("7zz").args(["x", "-thfs", "-y"]).arg(format!("-o{}", out.display())).arg(alone).output().unwrap();
        let volume = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap().path();
        let files = listing::of_folder(&volume).into_iter().filter(|(_, listed)| listed.kind == 'f');
        return files.map(|(path, listed)| (path, listed.sha256)).collect();
    };
    assert!(hfsutils(case, "hmount", &[&alone.to_string_lossy()]));
    let hash = |path: &&String| {
        assert!(
            hfsutils(case, "hcopy", &["-r", &format!(":{}", path.replace('/', ":")), &out.to_string_lossy()]),
            "{path}"
        );
        let sum = listing::sha256(&Source::from_bytes(std::fs::read(&out).unwrap()));
        std::fs::remove_file(&out).unwrap();
        ((*path).clone(), sum)
    };
    let found = paths.iter().map(hash).collect();
    assert!(hfsutils(case, "humount", &[]));
    found
}

/// The volume of HFS or HFS+ in an image: hashes of its files, and the bytes of its structures.
fn hfs(case: &Case, image: &Path, paths: &[&String]) -> (BTreeMap<String, Option<String>>, Vec<Vec<u8>>) {
    let image = open_path(image, &mut Findings::default()).unwrap();
    let is_hfs = |kind| matches!(kind, ViewKind::Hfs | ViewKind::HfsPlus);
    let view = image.views.iter().find(|view| is_hfs(view.file_system().kind())).unwrap();
    let content = view.volume.content.slice(view.volume.start..view.volume.content.len());
    let bytes = |range: std::ops::Range<u64>| {
        content.read_up_to(range.start, usize::try_from(range.end - range.start).unwrap()).unwrap()
    };
    let alone = case.beside("alone.hfs");
    std::fs::write(&alone, bytes(0..content.len())).unwrap();
    let found = judged(case, &alone, (view.file_system().kind() == ViewKind::Hfs).then_some(paths));
    (found, view.file_system().structures().into_iter().map(|found| bytes(found.range)).collect())
}

#[test]
fn hfs_is_kept_byte_for_byte_while_its_files_stay_else_the_user_decides() {
    let test = "hfs_is_kept_byte_for_byte_while_its_files_stay_else_the_user_decides";
    let needs = [&judges::NEEDS[..], &["genisoimage", "hmount", "hcopy", "humount"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    case.file("folder/readme.txt", "hello").file("Program", vec![5; 70_000]).file("empty", "");
    for number in 0..50 {
        case.file(format!("many/file {number:02}"), format!("{number}"));
    }
    let expected = listing::of_folder(&case.tree());
    let paths: Vec<&String> = expected.iter().filter(|(_, listed)| listed.kind == 'f').map(|(path, _)| path).collect();
    for is_plus in [false, true] {
        if is_plus {
            case.xorriso(&["-R", "-hfsplus"]);
        } else {
            case.genisoimage(&["-hfs", "-R"]);
        }
        let (before, structures) = hfs(&case, &case.image(), &paths);
        for path in &paths {
            assert_eq!(before.get(*path), Some(&expected[*path].sha256), "{path}");
        }
        assert!(structures.len() > 2, "{}", structures.len());
        std::fs::write(case.beside("added"), "added").unwrap();
        let edits = r#"[{"op":"add","path":"/new.txt","from":"added"},{"op":"rename","path":"/empty","to":"/void"}]"#;
        for mode in [Mode::Keep, Mode::Append] {
            let leaf = LocalFile::open(&case.image()).unwrap();
            let (recipe, lines) = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap();
            let kept = "kept: HFS file system: everything it points to is still in place; it doesn't list what is new";
            assert!(words(&lines).iter().any(|line| line == kept), "{lines:?}");
            let new = case.beside("new.iso");
            save(recipe, &new);
            judges::valid_volume(&new);
            assert!(list(&new, "rock-ridge").contains_key("new.txt"));
            let (after, same) = hfs(&case, &new, &paths);
            assert_eq!((after, same == structures), (before.clone(), true), "{is_plus} {mode:?}");
        }
        // Where files move or go, it would be wrong, and what it has is told by a comparison.
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let blueprint = Blueprint::of(&mut image, Timestamp::utc(super::REBUILT)).unwrap();
        let [removable] = blueprint.removable().try_into().unwrap();
        let summary = match is_plus {
            true => "Rock Ridge and HFS+ hold the same 53 files",
            // Those of the Finder.
            false => "Rock Ridge and HFS have 53 files in common; 2 files are only in HFS",
        };
        assert_eq!((removable.summary.as_str(), removable.is_dropped), (summary, false));
        for (mode, edits) in [(Mode::Compact, "[]"), (Mode::Keep, r#"[{"op":"remove","path":"/Program"}]"#)] {
            let leaf = LocalFile::open(&case.image()).unwrap();
            let refused = rebuilt_in(mode, leaf, edits, &case.beside("")).unwrap_err().to_string();
            assert!(refused.contains(summary), "{refused}");
        }
    }
}

#[test]
fn what_only_hfs_has_is_not_lost_unseen() {
    let test = "what_only_hfs_has_is_not_lost_unseen";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    // An application of the Macintosh: nearly all of it is in its resource fork.
    let double = |resource: &[u8]| {
        let number = |number: u32| number.to_be_bytes();
        let len = u32::try_from(resource.len()).unwrap();
        let head = [&number(0x0005_1607)[..], &number(0x0002_0000), &[0; 16], &[0, 2]].concat();
        let entries = [9, 50, 32, 2, 82, len].map(number).concat();
        [&head[..], &entries, b"APPLdscn", &[0; 24], resource].concat()
    };
    let loss = |options: &[&str]| {
        case.genisoimage(&[&["-R", "-hfs"][..], options].concat());
        let mut image = open_path(&case.image(), &mut Findings::default()).unwrap();
        let mut blueprint = Blueprint::of(&mut image, Timestamp::utc(super::REBUILT)).unwrap();
        let drop = serde_json::from_str(r#"{"op":"drop","side":"hfs"}"#).unwrap();
        blueprint.apply(&drop, &mut super::Local { base: case.beside(""), latest: None }).unwrap();
        let verification = verify(&blueprint, &rebuild(&blueprint).unwrap().recipe).unwrap();
        assert!(verification.is_as_planned());
        verification.loss.unwrap_or_default()
    };
    // The Finder's own files are no loss.
    case.file("text", vec![1; 10_000]);
    assert_eq!(loss(&[]), "");
    case.file("Program", "data").file("._Program", double(&[7; 500]));
    assert_eq!(loss(&["--osx-double"]), "", "less than a tenth");
    case.file("._Program", double(&[7; 5000]));
    let said = loss(&["--osx-double"]);
    let expected = "resource forks with 5000 bytes (";
    assert!(
        said.starts_with(expected) && said.contains(" % of the data), which nobody deleted, would be lost"),
        "{said}"
    );
    let said = loss(&["-hide", "text"]);
    assert!(said.starts_with("1 file with 10000 bytes ("), "{said}");
}
