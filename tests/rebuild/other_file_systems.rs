//! Images that also have another file system.

use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::{hold, judges, list, rebuild_case, rebuilt, words};

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
    let dropped = || {
        let lines = words(&rebuild_case(&case, "[]").1);
        lines.into_iter().filter(|line| line.starts_with("dropped")).collect::<Vec<_>>()
    };
    case.genisoimage(&["-R", "-J", "-hide", "*hidden*", "-hide-joliet", "*elsewhere*"]);
    assert_eq!(dropped(), ["dropped: File “/hidden”: only Joliet has it"]);
    case.genisoimage(&["-no-rr", "-J", "-hide", "*hidden*", "-hide-joliet", "*elsewhere*"]);
    assert_eq!(dropped(), ["dropped: File “/ELSEWHER”: only the plain tree has it"]);
    case.genisoimage(&["-R", "-J"]);
    assert_eq!(dropped(), Vec::<String>::new());
}
