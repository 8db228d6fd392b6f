//! Names that change when they are written are reported.

use super::support::case::Case;
use super::support::tools;
use super::{judges, list, rebuild_case, words};
use std::process::Command;

/// Builds a plain image of one file with edits; returns the case and the decisions about names.
fn lines(options: &[&str], edits: &str) -> Option<(Case, Vec<String>)> {
    let case = Case::new("names", &[&judges::NEEDS[..], &["genisoimage", "isoinfo"]].concat())?;
    case.file("readme.txt", "r");
    case.genisoimage(options);
    for name in ["user-data", "caf"] {
        std::fs::write(case.beside(name), name).unwrap();
    }
    let (_, lines) = rebuild_case(&case, edits);
    Some((case, words(&lines)))
}

fn named(case: &Case) -> Vec<String> {
    let output = tools::run(Command::new("isoinfo").arg("-f").arg("-i").arg(case.beside("new.iso")));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn changed_plain_names_are_reported_with_an_offer() {
    let edits =
        r#"[{"op":"add","path":"/user-data","from":"user-data"},{"op":"link","path":"/l","target":"user-data"}]"#;
    let Some((case, told)) = lines(&[], edits) else { return };
    assert_eq!(named(&case), ["/README.TXT;1", "/USER_DAT.;1"]);
    let expected = "warning: Names in ISO 9660: 1 name is written differently: “/user-data” becomes “USER_DAT”; \
                    Rock Ridge or Joliet would keep them";
    assert_eq!(told, [expected, "dropped: Symbolic links (1): only Rock Ridge has a place for them: “/l”"]);
    let with = edits.replace(']', r#",{"op":"rock-ridge","value":true},{"op":"joliet","value":true}]"#);
    let Some((case, told)) = lines(&[], &with) else { return };
    assert_eq!(told, Vec::<String>::new());
    for view in ["rock-ridge", "joliet"] {
        assert!(list(&case.beside("new.iso"), view).contains_key("user-data"), "{view}");
    }
    assert!(judges::by_xorriso(&case.beside("new.iso")).contains_key("l"));
}

#[test]
fn names_shortened_for_joliet_are_reported() {
    let long = "n".repeat(70);
    let edits = format!(r#"[{{"op":"add","path":"/{long}","from":"user-data"}}]"#);
    let Some((_, told)) = lines(&["-R", "-J"], &edits) else { return };
    let cut = "n".repeat(64);
    let expected = format!(
        "warning: Names in Joliet, which Windows shows: 1 name is written differently: “/{long}” becomes “{cut}”"
    );
    assert!(told.iter().any(|line| line.starts_with(&expected)), "{told:?}");
    let with = edits.replace(']', r#",{"op":"joliet","value":false},{"op":"joliet","value":true,"long":true}]"#);
    let Some((case, told)) = lines(&["-R", "-J"], &with) else { return };
    assert_eq!(told, Vec::<String>::new());
    assert!(list(&case.beside("new.iso"), "joliet").contains_key(&long));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_keep_their_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let Some(case) = Case::new("names_that_are_not_utf_8_keep_their_bytes", &judges::NEEDS) else { return };
    case.file("readme.txt", "r").xorriso(&["-R", "-J"]);
    let folder = case.beside("given");
    std::fs::create_dir(&folder).unwrap();
    let name = OsStr::from_bytes(b"caf\xE9.txt");
    std::fs::write(folder.join(name), "c").unwrap();
    std::os::unix::fs::symlink(name, folder.join("link")).unwrap();
    let (new, told) = rebuild_case(&case, r#"[{"op":"add","path":"/given","from":"given"}]"#);
    let told = words(&told);
    assert!(told.iter().any(|line| line.contains("Names that are not UTF-8 (1)") && line.contains("café")), "{told:?}");
    let listed = Command::new("bsdtar").args(["-tvf"]).arg(&new).env("LC_ALL", "C").output().unwrap();
    let listed = listed.stdout;
    let has = |bytes: &[u8]| listed.windows(bytes.len()).any(|window| window == bytes);
    assert!(has(b"given/caf\\351.txt\n") || has(b"given/caf\xE9.txt\n"), "{}", String::from_utf8_lossy(&listed));
    let extracted = case.beside("out");
    std::fs::create_dir(&extracted).unwrap();
    tools::run(
        Command::new("xorriso")
            .args(["-osirrox", "on", "-indev"])
            .arg(&new)
            .args(["-extract", "/given"])
            .arg(extracted.join("given")),
    );
    assert_eq!(std::fs::read(extracted.join("given").join(name)).unwrap(), b"c");
    assert_eq!(std::fs::read_link(extracted.join("given/link")).unwrap().as_os_str().as_bytes(), b"caf\xE9.txt");
    assert!(list(&new, "joliet").contains_key("given/café.txt"));
}

#[test]
fn targets_are_verbatim() {
    let Some(case) = Case::new("targets_are_verbatim", &judges::NEEDS) else { return };
    case.file("readme.txt", "r").xorriso(&["-R"]);
    let edits = r#"[{"op":"link","path":"/l","target":"a//b///c/"},{"op":"link","path":"/m","target":"//x/./../"}]"#;
    let (new, _) = rebuild_case(&case, edits);
    // xorriso and isoinfo show targets shorter than recorded.
    let listed = tools::run(Command::new("bsdtar").arg("-tvf").arg(&new));
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("-> a//b///c/\n"), "{listed}");
    assert!(listed.contains("-> //x/./../\n"), "{listed}");
    assert_eq!(list(&new, "rock-ridge")["l"].target.as_deref(), Some("a//b///c/"));
}

#[test]
fn checksums_of_tagmedia_are_removed_and_reported() {
    let Some(case) = Case::new("checksums_of_tagmedia_are_removed_and_reported", &judges::NEEDS) else { return };
    case.file("readme.txt", "r").xorriso(&["-R"]);
    let mut bytes = std::fs::read(case.image()).unwrap();
    let text = "md5sum=d41d8cd98f00b204e9800998ecf8427e;check=1;pad=150";
    let mut field = text.as_bytes().to_vec();
    field.resize(512, b' ');
    bytes[0x8373..0x8373 + 512].copy_from_slice(&field);
    std::fs::write(case.image(), bytes).unwrap();
    let (new, told) = rebuild_case(&case, r#"[{"op":"mkdir","path":"/x"}]"#);
    let expected = "dropped: Checksum of the image in the application use (md5sum): it covered the old image";
    assert!(words(&told).contains(&expected.to_owned()), "{told:?}");
    let new = std::fs::read(new).unwrap();
    assert!(new[0x8373..0x8373 + 512].iter().all(|byte| *byte == b' '));
}
