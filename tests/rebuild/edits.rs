//! Every type of edit; nothing else changes.

use std::fs;

use discern::edit::Op;
use discern::error::Error;

use super::support::case::Case;
use super::support::listing::Listing;
use super::support::local_file::LocalFile;
use super::{hold, judges, list, rebuild_case, rebuilt};

/// Drops the dates of directories, which edits change.
fn undated(mut listing: Listing) -> Listing {
    for entry in listing.values_mut().filter(|entry| entry.kind != 'f') {
        entry.modified = None;
    }
    listing
}

#[test]
fn files_and_folders_are_added_replaced_moved_and_removed() {
    let test = "files_and_folders_are_added_replaced_moved_and_removed";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("keep", "keep").file("change", "old").file("gone/inside", "gone").file("old-name", "moved");
    case.file("folder/first", "first").xorriso(&["-R", "-J"]);
    let new = case.beside("given");
    fs::create_dir_all(new.join("sub")).unwrap();
    fs::write(new.join("sub/second"), "second").unwrap();
    fs::write(new.join("changed"), "new content").unwrap();
    let edits = r#"[
        {"op":"add","path":"/folder","from":"given"},
        {"op":"add","path":"/not/yet/there","from":"given/changed"},
        {"op":"replace","path":"/change","from":"given/changed"},
        {"op":"remove","path":"/gone"},
        {"op":"rename","path":"/old-name","to":"/moved/new-name"},
        {"op":"mkdir","path":"/empty/below"},
        {"op":"label","value":"Edited"},
        {"op":"chmod","path":"/keep","mode":"600","uid":7},
        {"op":"times","path":"/keep","modified":1000000000}
    ]"#;
    let (image, _) = rebuild_case(&case, edits);
    judges::valid(&image);
    let found = undated(list(&image, "rock-ridge"));
    let paths: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "change",
            "empty",
            "empty/below",
            "folder",
            "folder/changed",
            "folder/first",
            "folder/sub",
            "folder/sub/second",
            "keep",
            "moved",
            "moved/new-name",
            "not",
            "not/yet",
            "not/yet/there"
        ]
    );
    let before = list(&case.image(), "rock-ridge");
    assert_eq!(found["moved/new-name"], before["old-name"]);
    assert_eq!(found["change"].size, 11);
    assert_eq!(found["keep"].modified, Some(1_000_000_000));
    hold(&found, &undated(judges::by_xorriso(&image)));
    hold(&found, &undated(judges::by_bsdtar(&image, &[])));
    assert_eq!(list(&image, "joliet").len(), found.len());
    let listed = super::support::tools::run(std::process::Command::new("bsdtar").arg("-tvf").arg(&image));
    assert!(String::from_utf8_lossy(&listed.stdout).contains("-rw-------  1 7 "));
    let info = super::support::tools::run(std::process::Command::new("isoinfo").args(["-d", "-i"]).arg(&image));
    assert!(String::from_utf8_lossy(&info.stdout).contains("Volume id: Edited"));
}

#[test]
fn links_flags_texts_and_dates_are_set() {
    let Some(case) = Case::new("links_flags_texts_and_dates_are_set", &[&judges::NEEDS[..], &["isoinfo"]].concat())
    else {
        return;
    };
    case.file("file", "f").file("secret", "s").symlink("link", "file").xorriso(&["-R", "-J"]);
    let edits = r#"[
        {"op":"link","path":"/link","target":"/secret"},
        {"op":"link","path":"/a/new","target":"../file"},
        {"op":"hidden","path":"/secret","value":true},
        {"op":"chmod","path":"/file","mode":"4755","gid":9},
        {"op":"identify","field":"publisher","value":"Somebody"},
        {"op":"identify","field":"preparer","value":""},
        {"op":"identify","field":"volume-set","value":"SET"},
        {"op":"dates","created":1000000000,"modified":1100000000,"expires":1200000000,"effective":1300000000}
    ]"#;
    let (image, _) = rebuild_case(&case, edits);
    // isovfy reports hidden files as errors.
    let found = undated(list(&image, "rock-ridge"));
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), ["a", "a/new", "file", "link", "secret"]);
    hold(&found, &undated(judges::by_xorriso(&image)));
    hold(&found, &undated(judges::by_bsdtar(&image, &[])));
    let listed = super::support::tools::run(std::process::Command::new("bsdtar").arg("-tvf").arg(&image));
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    for line in ["link -> /secret", "a/new -> ../file", "-rwsr-xr-x  1 "] {
        assert!(listed.contains(line), "{line}: {listed}");
    }
    let flags = super::support::tools::run(std::process::Command::new("isoinfo").args(["-l", "-i"]).arg(&image));
    let flags = String::from_utf8_lossy(&flags.stdout).into_owned();
    let secret = flags.lines().find(|line| line.contains("SECRET")).unwrap();
    assert!(secret.contains(" 01] ") || secret.contains("[01]") || secret.contains("] 01"), "{secret}");
    let said = |arguments: &[&str]| {
        let output =
            super::support::tools::run(std::process::Command::new("xorriso").arg("-indev").arg(&image).args(arguments));
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    let info = said(&["-pvd_info"]);
    for line in ["Publisher Id : Somebody", "Preparer Id  : \n", "Volume Set Id: SET"] {
        assert!(info.contains(line), "{line}: {info}");
    }
    for line in ["2001090901464000", "2004110911332000", "2008011021200000", "2011031307064000"] {
        assert!(info.contains(line), "{line}: {info}");
    }
}

#[test]
fn impossible_changes_are_refused() {
    let Some(case) = Case::new("impossible_changes_are_refused", &["xorriso"]) else { return };
    case.file("file", "f").directory("d/e").xorriso(&["-R"]);
    fs::write(case.beside("given"), "g").unwrap();
    let refused = |edit: &str| {
        let leaf = LocalFile::open(&case.image()).unwrap();
        rebuilt(leaf, &format!("[{edit}]"), &case.beside("")).map(drop).unwrap_err()
    };
    assert!(matches!(refused(r#"{"op":"remove","path":"/none"}"#), Error::NotFound(_)));
    assert!(matches!(refused(r#"{"op":"remove","path":"/"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/file","from":"given"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/new","from":"not-given"}"#), Error::Io(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/file/below","from":"given"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"rename","path":"/d","to":"/d/e/d"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"rename","path":"/d","to":"/file"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"chmod","path":"/d","mode":"99"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"link","path":"/file","target":"d"}"#), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"identify","field":"system","value":"Größe"}"#), Error::Refused(_)));
    let floppy = r#"{"op":"boot-add","path":"/file","platform":"bios","emulation":"floppy"}"#;
    assert!(matches!(refused(floppy), Error::Refused(_)));
    assert!(matches!(refused(r#"{"op":"boot-remove","entry":1}"#), Error::NotFound(_)));
}

#[test]
fn the_json_of_edits_is_stable() {
    let text = r#"[{"op":"add","path":"/to","from":"local"},{"op":"label","value":"NEW"},{"op":"boot-remove","entry":2},
        {"op":"boot-add","path":"/efi.img","platform":"uefi"},{"op":"drop","side":"udf"}]"#;
    let ops: Vec<Op> = serde_json::from_str(text).unwrap();
    assert_eq!(ops[0], Op::Add { path: "/to".into(), from: "local".into() });
    assert_eq!(ops[2], Op::BootRemove { entry: 2 });
    assert_eq!(serde_json::to_string(&ops[1]).unwrap(), r#"{"op":"label","value":"NEW"}"#);
    assert!(serde_json::from_str::<Op>(r#"{"op":"remove","path":"/a","form":"x"}"#).is_err());
}
