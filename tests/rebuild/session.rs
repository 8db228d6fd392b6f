//! Return to an earlier session.

use std::path::Path;
use std::process::Command;

use discern::edit::{Blueprint, Mode, back_to, open_back, sessions, verify};
use discern::findings::Findings;
use discern::source::Recipe;

use super::append::{append, said};
use super::boot::{BIOS, loaders, problems};
use super::support::case::Case;
use super::support::driver::driver;
use super::support::{open_path, tools};
use super::{REBUILT, hold, judges, list, rebuilt_in, save};

fn back(image: &Path, number: u16) -> (Recipe, Vec<String>) {
    let image = open_path(image, &mut Findings::default()).unwrap();
    let back = back_to(&image, number).unwrap();
    let mut opened = open_back(&image, &back, &mut Findings::default()).unwrap();
    let now = discern::bytes::time::Timestamp::utc(REBUILT);
    let verification = verify(&Blueprint::of(&mut opened, now).unwrap().unchanged(), &back.recipe).unwrap();
    assert!(verification.holds(), "{:?} {:?}", verification.wrong, verification.findings);
    (back.recipe, super::words(&back.decisions))
}

/// Regular files that xorriso finds in the newest session or another one.
fn files(image: &Path, session: &[&str]) -> Vec<String> {
    let mut xorriso = Command::new("xorriso");
    let found = said(xorriso.args(session).arg("-indev").arg(image).args(["-find", "/", "-type", "f"]));
    found.lines().map(|line| line.trim_matches('\'').to_owned()).collect()
}

#[test]
fn each_session_can_be_the_newest_again() {
    let test = "each_session_can_be_the_newest_again";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("file", vec![7; 100_000]).file("other", "more");
    case.run("xorriso", &["-no_rc", "-joliet", "on", "-outdev", "IMAGE", "-map", "TREE", "/"]);
    // One session by xorriso, one by us.
    case.run(
        "xorriso",
        &[
            "-no_rc",
            "-joliet",
            "on",
            "-dev",
            "IMAGE",
            "-map",
            "tree/other",
            "/second",
            "-rm",
            "/other",
            "--",
            "-commit",
        ],
    );
    let grown = case.beside("grown.iso");
    append(&case, &case.image(), r#"[{"op":"add","path":"/third","from":"tree/file"}]"#, "grown.iso");
    let ranges = sessions(&open_path(&grown, &mut Findings::default()).unwrap()).unwrap();
    assert_eq!(ranges.len(), 3, "{ranges:?}");
    for number in 1..=3 {
        let expected = files(&grown, &["-load", "session", &number.to_string()]);
        let (recipe, lines) = back(&grown, number);
        assert_eq!(recipe.len(), ranges[usize::from(number) - 1].end);
        assert_eq!(lines.iter().any(|line| line.starts_with("dropped: Later sessions")), number < 3, "{lines:?}");
        let new = case.beside("back.iso");
        save(recipe, &new);
        judges::valid(&new);
        assert_eq!(files(&new, &[]), expected, "session {number}");
        hold(&list(&new, "rock-ridge"), &judges::by_bsdtar(&new, &[]));
        hold(&list(&new, "joliet"), &judges::by_7zz(&new));
        // Both programs can append to it again.
        append(&case, &new, r#"[{"op":"add","path":"/again","from":"tree/file"}]"#, "again.iso");
        assert_eq!(files(&case.beside("again.iso"), &[]).len(), expected.len() + 1);
        let mut xorriso = Command::new("xorriso");
        let told = said(xorriso.args(["-no_rc", "-dev"]).arg(&new).args([
            "-map",
            "/etc/hostname",
            "/theirs",
            "-commit",
            "-toc",
        ]));
        assert_eq!(told.matches("ISO session").count(), usize::from(number) + 1, "{told}");
    }
    assert_eq!(std::fs::read(&grown).unwrap().len() as u64, back(&grown, 3).0.len());
    let error = back_to(&open_path(&grown, &mut Findings::default()).unwrap(), 4).unwrap_err();
    assert!(error.to_string().contains("there are 3"), "{error}");
}

/// A file that only Joliet has would be lost in a new image, and stays where none is built.
#[test]
fn files_of_another_tree_do_not_stop_a_return() {
    let test = "files_of_another_tree_do_not_stop_a_return";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("file", vec![7; 100_000]).file("only-joliet", vec![8; 60_000]).file("other", "more");
    let first =
        ["-no_rc", "-joliet", "on", "-outdev", "IMAGE", "-map", "TREE", "/", "-hide", "iso_rr", "/only-joliet", "--"];
    case.run("xorriso", &first);
    case.run("xorriso", &["-no_rc", "-joliet", "on", "-dev", "IMAGE", "-rm", "/other", "--", "-commit"]);
    let image = open_path(&case.image(), &mut Findings::default()).unwrap();
    let rebuilt = back_to(&image, 1).unwrap();
    let mut opened = open_back(&image, &rebuilt, &mut Findings::default()).unwrap();
    let blueprint = Blueprint::of(&mut opened, discern::bytes::time::Timestamp::utc(REBUILT)).unwrap();
    let loss = verify(&blueprint, &rebuilt.recipe).unwrap().loss.unwrap();
    assert!(loss.contains("1 file with 60000 bytes") && loss.contains("Joliet"), "{loss}");
    assert_eq!(verify(&blueprint.unchanged(), &rebuilt.recipe).unwrap().loss, None);
    let new = case.beside("back.iso");
    tools::run(Command::new(driver()).arg("rebuild").arg(case.image()).args(["--session", "1", "--out"]).arg(&new));
    judges::valid(&new);
    let by_7zz = judges::by_7zz(&new);
    assert!(by_7zz.contains_key("only-joliet") && by_7zz.contains_key("other"), "{:?}", by_7zz.keys());
    hold(&list(&new, "joliet"), &by_7zz);
    hold(&list(&new, "rock-ridge"), &judges::by_bsdtar(&new, &[]));
}

#[test]
fn boot_entries_are_those_of_the_session() {
    let test = "boot_entries_are_those_of_the_session";
    let needs = [&judges::NEEDS[..], &["sgdisk"]].concat();
    let Some(case) = Case::new(test, &needs) else { return };
    loaders(&case);
    let tree = case.beside("tree");
    let tree = tree.to_str().unwrap();
    let mkisofs = ["-no_rc", "-outdev", "IMAGE", "-map", tree, "/", "-as", "mkisofs", "-R", "-J"];
    let grub = ["4", "-boot-info-table", "-isohybrid-mbr", "isohdpfx.bin", "-isohybrid-gpt-basdat", "--"];
    case.run("xorriso", &[&mkisofs[..], &BIOS, &grub, &["-commit"]].concat());
    let edits =
        r#"[{"op":"replace","path":"/boot/loader.bin","from":"tree/boot/loader.bin"},{"op":"remove","path":"/a"}]"#;
    let leaf = super::local_file::LocalFile::open(&case.image()).unwrap();
    let (recipe, _) = rebuilt_in(Mode::Append, leaf, edits, &case.beside("")).unwrap();
    let grown = case.beside("grown.iso");
    save(recipe, &grown);
    let (recipe, lines) = back(&grown, 1);
    assert!(lines.iter().any(|line| line.starts_with("patched: BIOS boot sector")), "{lines:?}");
    let new = case.beside("back.iso");
    save(recipe, &new);
    judges::valid(&new);
    assert!(problems(&new) <= problems(&case.image()));
    let told =
        |image: &Path| said(Command::new("xorriso").arg("-indev").arg(image).args(["-report_el_torito", "plain"]));
    assert_eq!(told(&new), told(&case.image()));
    assert!(list(&new, "rock-ridge").contains_key("a/before"));
}
