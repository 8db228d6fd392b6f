//! Interchange levels of the primary tree.

use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::fs::iso9660::write::{JolietNames, Level, Options};

use super::support::case::Case;
use super::support::tools;
use super::{MADE, data, draft, judges, list, write};

fn names(case: &Case) -> &Case {
    case.file("A rather long name.html", "a").file("A rather long name, again.html", "b").file("read.me", "c");
    case.directory("directory with a long name").file("directory with a long name/Ünïcode.text", "d")
}

fn isoinfo(case: &Case) -> String {
    let output = tools::run(Command::new("isoinfo").args(["-f", "-i"]).arg(case.image()));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn level_one_has_names_of_eight_and_three() {
    let Some(case) = Case::new("level_one_has_names_of_eight_and_three", &[&judges::NEEDS[..], &["isoinfo"]].concat())
    else {
        return;
    };
    write(&draft(names(&case).tree().as_path()), &Options::retro(Timestamp::utc(MADE)), &case.image());
    judges::valid(&case.image());
    assert_eq!(
        isoinfo(&case).lines().collect::<Vec<_>>(),
        ["/A_RAT000.HTM;1", "/A_RATHER.HTM;1", "/DIRECTOR", "/READ.ME;1", "/DIRECTOR/_N_CODE.TEX;1"]
    );
}

#[test]
fn level_four_has_a_tree_of_1999_with_unchanged_names() {
    let Some(case) = Case::new("level_four_has_a_tree_of_1999_with_unchanged_names", &judges::NEEDS) else {
        return;
    };
    let options = Options { level: Level::Four, joliet: None, ..data() };
    write(&draft(names(&case).tree().as_path()), &options, &case.image());
    judges::valid(&case.image());
    let names: Vec<String> = list(&case.image(), "iso9660-1999").into_keys().collect();
    assert_eq!(
        names,
        [
            "A rather long name, again.html",
            "A rather long name.html",
            "directory with a long name",
            "directory with a long name/Ünïcode.text",
            "read.me"
        ]
    );
}

#[test]
fn joliet_names_may_be_longer_than_specified() {
    let Some(case) = Case::new("joliet_names_may_be_longer_than_specified", &judges::NEEDS) else { return };
    let long = "n".repeat(103);
    case.file(&long, "long");
    write(&draft(&case.tree()), &Options { joliet: Some(JolietNames::Long), ..data() }, &case.image());
    judges::valid(&case.image());
    assert!(judges::by_7zz(&case.image()).contains_key(&long));
}
