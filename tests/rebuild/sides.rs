//! Images that hold the same files as another file system too.

use super::support::case::Case;
use super::support::local_file::LocalFile;
use super::{hold, judges, list, rebuild_case, rebuilt, words};

#[test]
fn another_side_goes_only_where_that_was_agreed() {
    let test = "another_side_goes_only_where_that_was_agreed";
    let Some(case) = Case::new(test, &[&judges::NEEDS[..], &["genisoimage"]].concat()) else { return };
    case.file("file", "content");
    for (options, side) in [(["-R", "-udf"], "udf"), (["-R", "-hfs"], "hfs")] {
        case.genisoimage(&options);
        let refused = rebuilt(LocalFile::open(&case.image()).unwrap(), "[]", &case.beside("")).unwrap_err();
        assert!(refused.to_string().contains(&side.to_uppercase()), "{refused}");
        let (new, lines) = rebuild_case(&case, &format!(r#"[{{"op":"drop","side":"{side}"}}]"#));
        assert!(words(&lines).iter().any(|line| line.starts_with("dropped") && line.contains(&side.to_uppercase())));
        judges::sound(&new);
        hold(&list(&case.image(), "rock-ridge"), &list(&new, "rock-ridge"));
        let rebuilt_again = rebuilt(LocalFile::open(&new).unwrap(), "[]", &case.beside(""));
        assert!(rebuilt_again.is_ok(), "nothing of {side} is left");
    }
}
