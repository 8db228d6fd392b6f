//! Every kind of edit, and that nothing else changes.

use std::fs;

use discern::edit::Op;
use discern::error::Error;

use super::support::case::Case;
use super::support::listing::Listing;
use super::support::local_file::LocalFile;
use super::{hold, judges, list, rebuild_case, rebuilt};

/// What stays after an edit: dates of directories that were touched do not matter.
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
    judges::sound(&image);
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
fn what_cannot_be_done_is_refused() {
    let Some(case) = Case::new("what_cannot_be_done_is_refused", &["xorriso"]) else { return };
    case.file("file", "f").directory("d/e").xorriso(&["-R"]);
    fs::write(case.beside("given"), "g").unwrap();
    let refused = |edit: &str| {
        let leaf = LocalFile::open(&case.image()).unwrap();
        rebuilt(leaf, &format!("[{edit}]"), &case.beside("")).map(drop).unwrap_err()
    };
    assert!(matches!(refused(r#"{"op":"remove","path":"/none"}"#), Error::NotFound(_)));
    assert!(matches!(refused(r#"{"op":"remove","path":"/"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/file","from":"given"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/new","from":"not-given"}"#), Error::Io(_)));
    assert!(matches!(refused(r#"{"op":"add","path":"/file/below","from":"given"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"rename","path":"/d","to":"/d/e/d"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"rename","path":"/d","to":"/file"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"chmod","path":"/d","mode":"99"}"#), Error::Unsupported(_)));
    assert!(matches!(refused(r#"{"op":"boot-remove","entry":1}"#), Error::NotFound(_)));
}

#[test]
fn the_words_of_a_list_of_edits_are_stable() {
    let text = r#"[{"op":"add","path":"/to","from":"local"},{"op":"label","value":"NEW"},{"op":"boot-remove","entry":2},
        {"op":"boot-add","path":"/efi.img","platform":"uefi"},{"op":"drop","side":"udf"}]"#;
    let ops: Vec<Op> = serde_json::from_str(text).unwrap();
    assert_eq!(ops[0], Op::Add { path: "/to".into(), from: "local".into() });
    assert_eq!(ops[2], Op::BootRemove { entry: 2 });
    assert_eq!(serde_json::to_string(&ops[1]).unwrap(), r#"{"op":"label","value":"NEW"}"#);
    assert!(serde_json::from_str::<Op>(r#"{"op":"remove","path":"/a","form":"x"}"#).is_err());
}
