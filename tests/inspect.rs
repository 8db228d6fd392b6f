//! The native driver: commands, options and error messages.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use discern::sector::address::Msf;
use discern::sector::encode::mode_1;
use serde_json::Value;
use support::case::Case;
use support::crafted::{Crafted, DIRECTORY, record};
use support::driver::driver;
use support::scratch::Scratch;

fn inspect(arguments: &[&str]) -> Output {
    Command::new(driver()).args(arguments).output().unwrap()
}

fn out(arguments: &[&str]) -> String {
    let output = inspect(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// An image with `A.TXT` and `D/B.TXT`, and a both-byte-order field whose values disagree.
fn image() -> (Scratch, String) {
    let mut image = Crafted::new(24);
    image.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"D", 21, 2048, DIRECTORY, b"")]);
    image.directory(21, 20, &[record(b"B.TXT;1", 23, 6, 0, b"")]);
    image.put(22, 0, b"hello").put(23, 0, b"world!").put(16, 84, &[9, 9, 9, 9]);
    let scratch = Scratch::new();
    let path = scratch.path().join("small.iso");
    std::fs::write(&path, image.bytes()).unwrap();
    let path = path.to_string_lossy().into_owned();
    (scratch, path)
}

#[test]
fn ls_prints_one_object_per_line() {
    let (_scratch, path) = image();
    let lines = out(&["ls", &path, "--json", "--sha256"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let paths: Vec<&str> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["/A.TXT", "/D", "/D/B.TXT"]);
    let file = serde_json::json!({
        "view": "iso9660",
        "path": "/A.TXT",
        "kind": "file",
        "size": 5,
        "target": null,
        "modified": "2021-03-04T05:06:07Z",
        // The output of `printf hello | sha256sum`.
        "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    });
    assert_eq!(lines[0], file);
    assert_eq!((lines[1]["kind"].as_str(), lines[1]["sha256"].is_null()), (Some("directory"), true));
    assert!(out(&["ls", &path, "--json"]).contains("\"sha256\":null"));
}

#[test]
fn streams_and_forks_are_listed_on_request_as_extract_takes_them() {
    let test = "streams_and_forks_are_listed_on_request_as_extract_takes_them";
    let Some(case) = Case::new(test, &["mkntfs", "ntfscp", "genisoimage"]) else { return };
    let listed = |path: &str, more: &[&str]| -> Vec<Value> {
        let lines = out(&[&["ls", path, "--json", "--sha256"], more].concat());
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let extracted = |path: &str, of: &str, variant: &str| {
        let to = case.beside("extracted");
        out(&["extract", path, "--path", of, "--as", variant, "--out", &to.to_string_lossy()]);
        let bytes = std::fs::read(&to).unwrap();
        std::fs::remove_file(to).unwrap();
        bytes
    };
    let note = vec![7; 3000];
    std::fs::write(case.beside("note"), &note).unwrap();
    case.file("README.TXT", "hello");
    std::fs::File::create(case.beside("ntfs.img")).unwrap().set_len(8 << 20).unwrap();
    case.run("mkntfs", &["-q", "-F", "ntfs.img"]).run("ntfscp", &["ntfs.img", "tree/README.TXT", "/README.TXT"]);
    case.run("ntfscp", &["-N", "note", "ntfs.img", "note", "/README.TXT"]);
    let path = case.beside("ntfs.img").to_string_lossy().into_owned();
    let sum = discern::bytes::hex::digits(&<sha2::Sha256 as sha2::Digest>::digest(&note));
    let lines = listed(&path, &["--streams"]);
    let file = lines.iter().find(|line| line["path"] == "/README.TXT").unwrap();
    assert_eq!(file["streams"], serde_json::json!([{"name": "note", "size": 3000, "sha256": sum}]));
    assert_eq!(extracted(&path, "/README.TXT", "note"), note);
    assert!(listed(&path, &[]).iter().all(|line| line.get("streams").is_none()));
    let text = out(&["ls", &path, "--streams"]);
    let line = text.lines().find(|line| line.starts_with("stream")).unwrap();
    assert!(line.split_whitespace().eq(["stream", "3000", "-", "/README.TXT:note"]), "{line}");
    // AppleDouble next to a file becomes a resource fork of a Mac.
    let mut double = [0x0005_1607_u32, 0x0002_0000, 0, 0, 0, 0].map(u32::to_be_bytes).concat();
    double.extend([0, 1]);
    double.extend([2_u32, 38, 8].map(u32::to_be_bytes).concat());
    double.extend(b"resource");
    case.file("._README.TXT", double);
    case.genisoimage(&["-hfs", "--osx-double", "-R"]);
    let path = case.image().to_string_lossy().into_owned();
    let lines = listed(&path, &["--streams", "--view", "hfs"]);
    let file = lines.iter().find(|line| line["path"] == "/README.TXT").unwrap();
    let streams: Vec<_> = file["streams"].as_array().unwrap().iter().map(|one| (&one["name"], &one["size"])).collect();
    assert_eq!(streams, [(&"resource".into(), &8.into())], "{file}");
}

#[test]
fn views_are_chosen_by_id() {
    let (_scratch, path) = image();
    assert_eq!(out(&["ls", &path, "--view", "iso9660"]), out(&["ls", &path]));
    assert_eq!(out(&["ls", &path, "--view", "all"]), out(&["ls", &path]));
    let wrong = inspect(&["ls", &path, "--view", "joliet"]);
    assert!(!wrong.status.success() && wrong.stdout.is_empty());
    assert_eq!(
        String::from_utf8_lossy(&wrong.stderr),
        "This image has no view “joliet”. Choose one of these: iso9660.\n"
    );
}

#[test]
fn info_lists_findings_with_their_offset() {
    let (_scratch, path) = image();
    let info: Value = serde_json::from_str(&out(&["info", &path, "--json"])).unwrap();
    assert_eq!(info["container"]["id"], "raw");
    assert_eq!(info["disc"]["sessions"][0]["tracks"][0]["stored"]["stride"], 2048);
    assert_eq!(info["views"][0]["id"], "iso9660");
    assert_eq!(info["views"][0]["counts"]["files"], 2);
    let finding = &info["findings"][0];
    assert_eq!(finding["code"], "ISO-BOTH-ENDIAN");
    assert!(["note", "warning", "damage"].contains(&finding["severity"].as_str().unwrap()));
    assert_eq!(finding["byte"], 16 * 2048 + 80);
    assert!(finding["message"].as_str().unwrap().contains("32848"), "{finding}");
    assert!(out(&["info", &path]).contains("ISO-BOTH-ENDIAN"));
}

#[test]
fn files_and_directories_are_extracted() {
    let (scratch, path) = image();
    let to = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    out(&["extract", &path, "--path", "/D/B.TXT", "--out", &to("b")]);
    assert_eq!(std::fs::read(to("b")).unwrap(), b"world!");
    out(&["extract", &path, "--path", "/", "--out", &to("all")]);
    assert_eq!(std::fs::read(to("all/A.TXT")).unwrap(), b"hello");
    assert_eq!(std::fs::read(to("all/D/B.TXT")).unwrap(), b"world!");
    let missing = inspect(&["extract", &path, "--path", "/nothing", "--out", &to("n")]);
    assert!(!missing.status.success() && !Path::new(&to("n")).exists());
}

#[test]
fn an_incomplete_file_is_not_extracted_as_if_it_were_complete() {
    let (scratch, path) = image();
    let cut = scratch.path().join("cut.iso");
    std::fs::write(&cut, &std::fs::read(path).unwrap()[..23 * 2048 + 3]).unwrap();
    let (cut, to) = (cut.to_string_lossy().into_owned(), scratch.path().join("b"));
    let output = inspect(&["extract", &cut, "--path", "/D/B.TXT", "--out", &to.to_string_lossy()]);
    assert!(!output.status.success() && !to.exists());
    assert!(out(&["ls", &cut, "--json", "--sha256"]).lines().last().unwrap().contains("\"sha256\":null"));
}

/// The same image as a cue sheet with raw sectors. ECC can repair one damaged sector, and not the other.
fn hurt_disc() -> (Scratch, String, String, Vec<u8>) {
    let (scratch, path) = image();
    let cooked = std::fs::read(path).unwrap();
    let sectors = (0..).zip(cooked.chunks(2048)).flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), data));
    let whole: Vec<u8> = sectors.collect();
    let mut hurt = whole.clone();
    hurt[22 * 2352 + 100] ^= 0x40;
    hurt[23 * 2352 + 100..23 * 2352 + 1500].fill(0xBA);
    let name = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    let (sheet, sectors) = (name("small.cue"), name("small.bin"));
    std::fs::write(&sheet, "FILE small.bin BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n").unwrap();
    std::fs::write(&sectors, &hurt).unwrap();
    (scratch, sheet, sectors, whole)
}

#[test]
fn check_lists_bad_sectors_and_files_and_repairs_what_ecc_can() {
    let (scratch, sheet, sectors, whole) = hurt_disc();
    let to = scratch.path().join("repaired.bin").to_string_lossy().into_owned();
    let damaged = |arguments: &[&str]| {
        let output = inspect(arguments);
        assert_eq!(output.status.code(), Some(1), "damage is left");
        String::from_utf8(output.stdout).unwrap()
    };
    let found = damaged(&["check", &sheet, &sectors, "--json", "--repair", "--out", &to]);
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!((found["clean"].as_bool(), found["tracks"][0]["good"].as_u64()), (Some(false), Some(22)));
    let run = |first: i32, sectors: u32| serde_json::json!({ "track": 1, "condition": "wrong_edc", "first": first, "sectors": sectors });
    assert_eq!(found["runs"], serde_json::json!([run(22, 2)]));
    let file = |path: &str| serde_json::json!({ "path": path, "damaged": 1, "wrong_parity": 0 });
    assert_eq!(found["files"], serde_json::json!([file("/A.TXT"), file("/D/B.TXT")]));
    assert_eq!(found["repaired"], serde_json::json!({ "sectors": 1, "left": [run(23, 1)] }));
    let (hurt, repaired) = (std::fs::read(&sectors).unwrap(), std::fs::read(&to).unwrap());
    assert!(repaired[..23 * 2352] == whole[..23 * 2352] && repaired[23 * 2352..] == hurt[23 * 2352..]);
    let text = damaged(&["check", &sheet, &sectors]);
    assert!(text.contains("track 1: 22 to 23, wrong_edc") && text.contains("/D/B.TXT: 1 damaged sectors"), "{text}");
}

#[test]
fn info_lists_tracks_and_missing_files() {
    let (_scratch, sheet, sectors, _) = hurt_disc();
    let info: Value = serde_json::from_str(&out(&["info", &sheet, &sectors, "--json"])).unwrap();
    let track = &info["disc"]["sessions"][0]["tracks"][0];
    assert_eq!((track["mode"].as_str(), track["sectors"].as_u64()), (Some("mode1"), Some(24)));
    assert_eq!(track["indexes"], serde_json::json!([{ "number": 1, "lba": 0 }]));
    let text = out(&["info", &sheet, &sectors]);
    assert!(text.contains("mode1            0 00:02:00       24    2352"), "{text}");
}

#[test]
fn errors_go_to_stderr() {
    for arguments in [&["ls", "/nowhere.iso"][..], &["ls"], &["look", "x"], &["ls", "x", "--loud"], &["extract", "x"]] {
        let output = inspect(arguments);
        assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
        assert!(output.stderr.len() > 10 && !output.stderr.starts_with(b"thread"), "{arguments:?}");
    }
}

#[test]
fn a_closed_output_is_no_error() {
    let (_scratch, path) = image();
    let mut child =
        Command::new(driver()).args(["ls", &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn convert_prints_losses_and_a_receipt() {
    let (scratch, path) = image();
    let folder = scratch.path().join("out");
    let to = folder.to_str().unwrap();
    let said: Value = serde_json::from_str(&out(&["convert", &path, "--to", "nrg", "--out", to, "--json"])).unwrap();
    assert_eq!((said["form"].as_str(), said["nothing_lost"].as_bool()), (Some("nrg"), Some(true)));
    assert!(said["checks"].as_array().unwrap().iter().all(|check| check["right"] == true), "{said}");
    let file = &said["files"][0];
    let written = std::fs::read(folder.join("small.nrg")).unwrap();
    assert_eq!((file["name"].as_str(), file["size"].as_u64()), (Some("small.nrg"), Some(written.len() as u64)));
    let sum = support::listing::sha256(&discern::source::Source::from_bytes(written.clone()));
    assert_eq!(file["sha256"].as_str(), sum.as_deref());
    // The data's pregap is stored.
    assert_eq!(written[150 * 2048..174 * 2048], std::fs::read(&path).unwrap());
    let range = out(&["convert", &path, "--to", "data", "--track", "1", "--sectors", "22..23", "--out", to]);
    assert!(range.contains("small.track01.data"), "{range}");
    assert!(std::fs::read(folder.join("small.track01.data")).unwrap().starts_with(b"hello"));
}

#[test]
fn an_impossible_conversion_leaves_no_files() {
    let (scratch, path) = image();
    let folder = scratch.path().join("out");
    let to = folder.to_str().unwrap();
    for (form, why) in [("wav", "no audio"), ("gdi", "GD-ROM"), ("tape", "“tape”")] {
        let output = inspect(&["convert", &path, "--to", form, "--out", to]);
        assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains(why), "{form}");
        assert!(!folder.exists(), "{form}");
    }
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("small.bin"), b"somebody's").unwrap();
    let output = inspect(&["convert", &path, "--to", "cue", "--out", to]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("already"));
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["small.bin"]);
    assert_eq!(std::fs::read(folder.join("small.bin")).unwrap(), b"somebody's");
}

#[test]
fn build_and_rebuild_write_images_that_open() {
    let scratch = Scratch::new();
    let path = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    std::fs::create_dir_all(scratch.path().join("folder/sub")).unwrap();
    std::fs::write(scratch.path().join("folder/a.txt"), "hello").unwrap();
    std::fs::write(scratch.path().join("folder/sub/b.txt"), "there").unwrap();
    std::fs::write(scratch.path().join("new"), "changed").unwrap();
    let build = |to: &str, preset: &str| {
        let date = ["--fixed-date", "1700000000"];
        out(&[&["build", &path("folder"), "--preset", preset, "--label", "L", "--out", &path(to)], &date[..]].concat())
    };
    build("one.iso", "data");
    build("two.iso", "data");
    assert_eq!(std::fs::read(path("one.iso")).unwrap(), std::fs::read(path("two.iso")).unwrap());
    build("retro.iso", "retro");
    assert!(out(&["ls", &path("retro.iso")]).contains("/SUB/B.TXT"));
    let refused = inspect(&["build", &path("folder"), "--preset", "bootable", "--out", &path("none.iso")]);
    assert!(!refused.status.success() && !Path::new(&path("none.iso")).exists());
    let edits = r#"[{"op":"replace","path":"/a.txt","from":"new"},{"op":"remove","path":"/sub"}]"#;
    std::fs::write(path("edits.json"), edits).unwrap();
    let receipt =
        out(&["rebuild", &path("one.iso"), "--edits", &path("edits.json"), "--out", &path("new.iso"), "--json"]);
    let receipt: Value = serde_json::from_str(&receipt).unwrap();
    assert_eq!((&receipt["proof"]["holds"], &receipt["proof"]["identical"]), (&Value::Bool(true), &Value::from(1)));
    assert_eq!(receipt["size"], std::fs::metadata(path("new.iso")).unwrap().len());
    let listed = out(&["ls", &path("new.iso")]);
    assert!(listed.contains("/a.txt") && !listed.contains("/sub"), "{listed}");
    std::fs::write(path("edits.json"), r#"[{"op":"remove","path":"/none"}]"#).unwrap();
    let refused = inspect(&["rebuild", &path("one.iso"), "--edits", &path("edits.json"), "--out", &path("none.iso")]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("Edit 1") && told.contains("/none"), "{told}");
}

#[test]
fn build_makes_an_audio_cd_of_wave_files() {
    let scratch = Scratch::new();
    let path = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    std::fs::create_dir(path("sounds")).unwrap();
    let samples = |value: u8, sectors: usize| vec![value; 2352 * sectors];
    for (name, samples) in [("02 b.wav", samples(2, 400)), ("01 a.WAV", samples(1, 300))] {
        let mut wave = discern::audio::wave_header(samples.len() as u64).to_vec();
        wave.extend(samples);
        std::fs::write(scratch.path().join("sounds").join(name), wave).unwrap();
    }
    out(&["build", &path("sounds"), "--preset", "audio", "--out", &path("album.cue")]);
    let bin = std::fs::read(path("album.bin")).unwrap();
    assert_eq!(bin.len(), 700 * 2352);
    assert_eq!((bin[0], bin[300 * 2352 - 1], bin[300 * 2352], bin[700 * 2352 - 1]), (1, 1, 2, 2));
    let sheet = std::fs::read_to_string(path("album.cue")).unwrap();
    assert!(sheet.contains("TRACK 02 AUDIO") && sheet.contains("00:04:00"), "{sheet}");
    out(&["build", &path("sounds"), "--preset", "audio", "--out", &path("album.nrg")]);
    let info: Value = serde_json::from_str(&out(&["info", &path("album.nrg"), "--json"])).unwrap();
    assert_eq!(info["disc"]["sessions"][0]["tracks"].as_array().unwrap().len(), 2);
    std::fs::create_dir(path("empty")).unwrap();
    assert!(!inspect(&["build", &path("empty"), "--preset", "audio", "--out", &path("no.cue")]).status.success());
}

#[test]
fn views_are_compared() {
    let Some(case) = support::case::Case::new("views_are_compared", &["genisoimage"]) else { return };
    case.file("README.TXT", "hello").file("only here", "x");
    case.genisoimage(&["-udf", "-hide", "only here"]);
    let path = case.image().to_string_lossy().into_owned();
    let compared: Value = serde_json::from_str(&out(&["compare", &path, "--views", "udf,iso9660", "--json"])).unwrap();
    assert_eq!(compared["views"], serde_json::json!(["udf", "iso9660"]));
    assert_eq!((compared["same"].as_bool(), compared["counts"]["same-extents"].as_u64()), (Some(false), Some(1)));
    let only = serde_json::json!([
        { "what": "only-first", "first": { "path": "/only here", "size": 1 }, "second": null },
    ]);
    assert_eq!(compared["differences"], only);
    let said = "UDF and ISO 9660 have 1 file in common; 1 file is only in UDF";
    assert_eq!(out(&["compare", &path]), format!("{said}\n/only here: only in UDF\n"));
    assert!(out(&["info", &path]).contains(&format!("  Comparison: {said}\n")));
    let one = inspect(&["compare", &path, "--views", "udf,udf"]);
    assert!(String::from_utf8_lossy(&one.stderr).contains("no two trees of files to compare"));
}

/// An image that contains another one; the inner image has a file, and itself as a file.
fn image_of_an_image() -> (Scratch, String) {
    let mut inner = Crafted::new(24);
    let itself = record(b"SELF.ISO;1", 0, 24 * 2048, 0, b"");
    inner.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"D", 21, 2048, DIRECTORY, b""), itself]);
    inner.directory(21, 20, &[]).put(22, 0, b"inner");
    let mut outer = Crafted::new(64);
    outer.directory(20, 20, &[record(b"IN.ISO;1", 30, 24 * 2048, 0, b""), record(b"NOTE.TXT;1", 29, 4, 0, b"")]);
    outer.put(29, 0, b"note").put(30, 0, inner.bytes());
    let scratch = Scratch::new();
    let path = scratch.path().join("outer.iso");
    std::fs::write(&path, outer.bytes()).unwrap();
    let path = path.to_string_lossy().into_owned();
    (scratch, path)
}

#[test]
fn images_within_the_image_are_listed() {
    let (scratch, path) = image_of_an_image();
    let names = |arguments: &[&str]| -> Vec<String> {
        let lines = out(&[&["ls", &path, "--json"], arguments].concat());
        let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.map(|line| line["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["--within", "/IN.ISO"]), ["/A.TXT", "/D", "/SELF.ISO"]);
    assert_eq!(names(&["--within", "iso9660:/IN.ISO", "--within", "/SELF.ISO"]), ["/A.TXT", "/D", "/SELF.ISO"]);
    let to = scratch.path().join("a.txt").to_string_lossy().into_owned();
    out(&["extract", &path, "--within", "IN.ISO", "--within", "SELF.ISO", "--path", "/A.TXT", "--out", &to]);
    assert_eq!(std::fs::read(&to).unwrap(), b"inner");
    let info: Value = serde_json::from_str(&out(&["info", &path, "--within", "/IN.ISO", "--json"])).unwrap();
    assert_eq!(
        (info["files"][0]["name"].as_str(), info["views"][0]["counts"]["files"].as_u64()),
        (Some("IN.ISO"), Some(2))
    );
    assert_eq!(
        (info["volumes"][0]["kind"].as_str(), info["volumes"][0]["session"].as_u64()),
        (Some("session"), Some(1))
    );
    assert!(
        out(&["info", &path, "--within", "/IN.ISO"]).contains("Volume 0: Session 1, 49152 bytes\n  iso9660: ISO 9660")
    );
    let sector = out(&["sector", &path, "--within", "/IN.ISO", "--lba", "22"]);
    assert!(sector.contains(&format!("at byte {}", 52 * 2048)), "{sector}");
    assert!(out(&["check", &path, "--within", "/IN.ISO"]).contains("track"));
}

#[test]
fn files_that_are_no_images_are_refused_with_a_reason() {
    let (_scratch, path) = image_of_an_image();
    let wrong = |arguments: &[&str]| {
        let output = inspect(arguments);
        assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(
        wrong(&["ls", &path, "--within", "/NO.ISO"]),
        "No view of this image has a file “/NO.ISO”. The image has these views: iso9660.\n"
    );
    let folder = wrong(&["ls", &path, "--within", "/IN.ISO", "--within", "/D"]);
    assert!(folder.starts_with("“/D” is a folder"), "{folder}");
    let text = wrong(&["ls", &path, "--within", "/NOTE.TXT"]);
    assert!(text.starts_with("This is a text file, not an image of a disc or disk."), "{text}");
    // An image that contains itself ends at the limit of layers.
    let mut deep = vec!["ls", &path, "--within", "/IN.ISO"];
    deep.extend(["--within", "/SELF.ISO"].repeat(7));
    assert!(out(&deep).contains("/A.TXT"));
    deep.extend(["--within", "/SELF.ISO"].repeat(20));
    let limit = wrong(&deep);
    assert_eq!(
        limit,
        "This file lies in 16 images and archives, one within the other, and Discern goes no deeper. It may hold itself, as \
         files do that are made to keep programs busy. If it is a real image, extract it and open it by itself.\n"
    );
    assert!(
        wrong(&["convert", &path, "--within", "/IN.ISO", "--to", "iso", "--out", "x"]).contains("takes no --within")
    );
}

#[test]
fn a_report_says_the_same_as_text_data_and_page() {
    let (_scratch, path) = image();
    let text = out(&["report", &path]);
    let sentence = text.lines().next().unwrap();
    assert!(sentence.contains("ISO 9660") && sentence.contains("Doesn’t boot."), "{sentence}");
    for card in ["What it is:", "Is it complete?:", "Will it boot?:", "Will it fit?:", "Will names survive?:"] {
        assert!(text.lines().any(|line| line.starts_with(card)), "{card}");
    }
    let data: Value = serde_json::from_str(&out(&["report", &path, "--json"])).unwrap();
    assert_eq!(data["boot"]["sentence"], "Doesn’t boot");
    assert!(data["boot"]["ways"].as_array().unwrap().iter().all(|way| way["boots"] == false));
    let page = out(&["report", &path, "--html"]);
    assert!(page.starts_with("<!doctype html>") && page.contains("Doesn’t boot") && page.contains("small.iso"));
    // Contains no file data, and nothing that a browser would fetch or run.
    assert!(["world!", "<script", "src=", "href=\"http"].iter().all(|unwanted| !page.contains(unwanted)));
}

#[test]
fn checksums_are_compared_and_the_exit_status_says_whether_all_match() {
    let (scratch, path) = image();
    let Some(sums) = sums(&path) else { return };
    let list = |name: &str, text: String| {
        let list = scratch.path().join(name);
        std::fs::write(&list, text).unwrap();
        list.to_string_lossy().into_owned()
    };
    let check = |options: &[&str]| {
        let output = inspect(&[&["check", &path, "--json"], options].concat());
        (serde_json::from_slice::<Value>(&output.stdout).unwrap(), output.status.code())
    };
    let (data, status) = check(&["--hash", "sha256,md5"]);
    let value = |algorithm: &str| {
        let all = data["hashes"].as_array().unwrap();
        all.iter().find(|hash| hash["algorithm"] == algorithm).unwrap()["value"].as_str().unwrap().to_owned()
    };
    assert_eq!([value("sha256"), value("md5")], sums);
    // The image of this test has a field in both byte orders that disagree, which is no matter of its checksum.
    assert_eq!(status, Some(0));
    let [sha256, _] = &sums;
    let right = list("SHA256SUMS", format!("{}  other.iso\n{sha256}  small.iso\n", "0".repeat(64)));
    let wrong = list("wrong.sha256", format!("{}  small.iso\n", "0".repeat(64)));
    let missing = list("missing.sha256", format!("{}  other.iso\n", "0".repeat(64)));
    for (list, verdict, expected) in [(right, "match", 0), (wrong, "mismatch", 1), (missing, "missing", 1)] {
        let (data, status) = check(&["--against", &list]);
        let against = data["against"].as_array().unwrap();
        assert!(!against.is_empty() && against.iter().all(|one| one["verdict"] == verdict), "{data}");
        assert_eq!(status, Some(expected), "{verdict}");
    }
}

/// SHA-256 and MD5 of a file, by coreutils.
fn sums(path: &str) -> Option<[String; 2]> {
    let of = |tool: &str| {
        let output = Command::new(tool).arg(path).output().ok()?.stdout;
        Some(String::from_utf8(output).unwrap().split_whitespace().next()?.to_owned())
    };
    let found = of("sha256sum").zip(of("md5sum"));
    found.map(|(sha256, md5)| [sha256, md5])
}

#[test]
fn two_images_are_compared_by_the_driver() {
    let (scratch, path) = image();
    let other = scratch.path().join("other.iso");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[23 * 2048..23 * 2048 + 5].copy_from_slice(b"WORLD");
    std::fs::write(&other, &bytes).unwrap();
    let other = other.to_string_lossy().into_owned();
    let data: Value = serde_json::from_slice(&inspect(&["compare", &path, &other, "--json"]).stdout).unwrap();
    assert!(data.to_string().contains("/D/B.TXT") && !data.to_string().contains("/A.TXT"), "{data}");
    let same: Value = serde_json::from_slice(&inspect(&["compare", &path, &path, "--json"]).stdout).unwrap();
    assert!(!same.to_string().contains("/D/B.TXT"), "{same}");
}

#[test]
fn udf_is_read_however_the_disc_is_stored() {
    let test = "udf_is_read_however_the_disc_is_stored";
    let Some(case) = support::case::Case::new(test, &["genisoimage"]) else { return };
    case.file("README.TXT", "hello").file("d/größe.bin", vec![5; 100_000]);
    case.genisoimage(&["-udf"]);
    let listed = |files: &[&str]| out(&[&["ls"], files, &["--view", "udf", "--sha256"]].concat());
    let image = case.image().to_string_lossy().into_owned();
    let expected = listed(&[&image]);
    assert_eq!(expected.lines().count(), 3);
    for form in ["cue", "nrg", "mds", "ccd"] {
        let folder = case.beside(form);
        out(&["convert", &image, "--to", form, "--out", &folder.to_string_lossy()]);
        let mut files: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        assert_eq!(listed(&files), expected, "{form}");
    }
}
