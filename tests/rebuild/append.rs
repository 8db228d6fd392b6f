//! New files in a session of their own.

use std::path::{Path, PathBuf};
use std::process::Command;

use discern::edit::Mode;

use super::boot::{BIOS, loaders, report};
use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::support::tools;
use super::{hold, judges, list, rebuilt_in, save, words};

pub fn said(command: &mut Command) -> String {
    String::from_utf8_lossy(&tools::run(command).stdout).into_owned()
}

/// First sectors of the sessions that xorriso finds.
fn sessions(image: &Path) -> Vec<u64> {
    let toc = said(Command::new("xorriso").arg("-indev").arg(image).arg("-toc"));
    let lines = toc.lines().filter_map(|line| line.strip_prefix("ISO session  :"));
    lines.map(|line| line.split(',').nth(1).unwrap().trim().parse().unwrap()).collect()
}

pub fn append(case: &Case, image: &Path, edits: &str, to: &str) -> (PathBuf, Vec<String>) {
    let leaf = LocalFile::open(image).unwrap();
    let (recipe, lines) = rebuilt_in(Mode::Append, leaf, edits, &case.beside("")).unwrap();
    let new = case.beside(to);
    save(recipe, &new);
    judges::valid(&new);
    (new, words(&lines))
}

#[test]
fn all_sessions_of_a_growable_image_can_be_loaded() {
    let test = "all_sessions_of_a_growable_image_can_be_loaded";
    let needs = [&judges::NEEDS[..], &["isoinfo"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    case.file("file", vec![7; 100_000]).file("other", "more");
    case.run("xorriso", &["-no_rc", "-joliet", "on", "-outdev", "IMAGE", "-map", "TREE", "/"]);
    let edits = r#"[{"op":"add","path":"/second","from":"tree/other"},{"op":"remove","path":"/other"}]"#;
    let (one, lines) = append(&case, &case.image(), edits, "one.iso");
    assert!(lines.iter().any(|line| line.ends_with("earlier sessions can still be loaded")), "{lines:?}");
    let (two, _) = append(&case, &one, r#"[{"op":"add","path":"/third","from":"tree/file"}]"#, "two.iso");
    let found = sessions(&two);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!((found[0], found[1] % 32, found[2] % 32), (32, 0, 0));
    let expected = [vec!["file", "other"], vec!["file", "second"], vec!["file", "second", "third"]];
    for (number, names) in expected.iter().enumerate() {
        let number = (number + 1).to_string();
        let mut xorriso = Command::new("xorriso");
        let listed =
            said(xorriso.args(["-load", "session", &number, "-indev"]).arg(&two).args(["-find", "/", "-type", "f"]));
        let listed: Vec<&str> = listed.lines().map(|line| line.trim_matches('\'').trim_start_matches('/')).collect();
        assert_eq!(&listed, names, "session {number}");
    }
    for (sector, name) in [(found[1], "second"), (found[2], "third")] {
        let listed = said(Command::new("isoinfo").args(["-R", "-f", "-T", &sector.to_string(), "-i"]).arg(&two));
        assert!(listed.contains(&format!("/{name}")), "{listed}");
    }
    hold(&list(&two, "rock-ridge"), &judges::by_xorriso(&two));
    hold(&list(&two, "rock-ridge"), &judges::by_bsdtar(&two, &[]));
    hold(&list(&two, "joliet"), &judges::by_7zz(&two));
    let (old, new) = (std::fs::read(case.image()).unwrap(), std::fs::read(&two).unwrap());
    let end = usize::try_from(found[1]).unwrap() * 2048;
    assert!(old[32 * 2048..end] == new[32 * 2048..end], "the old session stays");
}

#[test]
fn boot_entries_stay_and_only_the_newest_session_is_found() {
    let test = "boot_entries_stay_and_only_the_newest_session_is_found";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    loaders(&case);
    case.xorriso(&[&["-R", "-J"], &BIOS[..], &["4", "-boot-info-table"]].concat());
    let edits = r#"[{"op":"add","path":"/new","from":"tree/a"},{"op":"remove","path":"/z"}]"#;
    let (new, lines) = append(&case, &case.image(), edits, "new.iso");
    assert!(lines.iter().any(|line| line.ends_with("earlier sessions can't be loaded")), "{lines:?}");
    // xorriso itself finds the same after appending to such an image.
    assert_eq!(sessions(&new), [0]);
    assert_eq!(report(&new), report(&case.image()));
    hold(&list(&new, "rock-ridge"), &judges::by_bsdtar(&new, &[]));
    assert!(list(&new, "rock-ridge").contains_key("new/before"));
}

#[test]
fn another_file_system_stays_while_it_is_valid() {
    let test = "another_file_system_stays_while_it_is_valid";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    case.file("file", "content").file("other", "more").genisoimage(&["-R", "-udf"]);
    super::keep::later_udf(&case.image());
    let leaf = LocalFile::open(&case.image()).unwrap();
    let edits = r#"[{"op":"add","path":"/new","from":"tree/file"}]"#;
    let (recipe, lines) = rebuilt_in(Mode::Append, leaf, edits, &case.beside("")).unwrap();
    let (new, lines) = (case.beside("new.iso"), words(&lines));
    save(recipe, &new);
    // 7-Zip prefers UDF, and warns about the bytes after it.
    judges::valid_volume(&new);
    assert!(lines.iter().any(|line| line.starts_with("kept: UDF file system")), "{lines:?}");
    assert_eq!(list(&new, "rock-ridge").len(), 3);
    let udf = said(Command::new("7zz").args(["t", "-tudf"]).arg(&new));
    assert!(udf.contains("Everything is Ok") && udf.contains("Files: 2"), "{udf}");
    let remove = r#"{"op":"remove","path":"/other"}"#;
    let leaf = LocalFile::open(&case.image()).unwrap();
    let refused = rebuilt_in(Mode::Append, leaf, &format!("[{remove}]"), &case.beside("")).unwrap_err();
    assert!(refused.to_string().contains("UDF"), "{refused}");
    let edits = format!(r#"[{remove},{{"op":"drop","side":"udf"}}]"#);
    let (new, _) = append(&case, &case.image(), &edits, "new.iso");
    assert!(!Command::new("7zz").args(["t", "-tudf"]).arg(&new).output().unwrap().status.success());
}
