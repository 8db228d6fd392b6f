//! Files with holes: neither read nor written.

use std::fs::File;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Op, rebuild, verify};
use discern::findings::Findings;
use discern::source::Segment;

use super::REBUILT;
use super::supply::Local;
use super::support::case::Case;
use super::support::driver;
use super::support::local_file::LocalFile;
use super::support::{self, tools};

/// Size of the file in bytes, and where its data is.
const SIZE: u64 = 18_000_000_000;
const DATA: [u64; 2] = [5_000_000_000, 17_999_000_000];

/// Makes the file: two pieces of data, and holes.
fn make(path: &Path) {
    let file = File::create(path).unwrap();
    file.set_len(SIZE).unwrap();
    for at in DATA {
        file.write_all_at(&[7; 100_000], at).unwrap();
    }
    assert!(file.metadata().unwrap().blocks() * 512 < 1_000_000, "this file system keeps no holes");
}

#[test]
fn holes_of_18_gb_are_neither_read_nor_written() {
    let Some(case) = Case::new("holes_of_18_gb_are_neither_read_nor_written", &["xorriso", "isoinfo"]) else { return };
    case.file("not of level 1.text", "small").xorriso(&["-R", "-J", "-iso-level", "3"]);
    make(&case.beside("large"));
    let mut image = support::open_source(LocalFile::open(&case.image()).unwrap(), &mut Findings::default()).unwrap();
    let mut blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT)).unwrap();
    let add: Op = serde_json::from_str(r#"{"op":"add","path":"/large","from":"large"}"#).unwrap();
    blueprint.apply(&add, &mut Local { base: case.beside(""), latest: None }).unwrap();
    let rebuilt = rebuild(&blueprint).unwrap();
    assert!(verify(&blueprint, &rebuilt.recipe).unwrap().holds());
    let recipe = rebuilt.recipe.resolve();
    assert!(recipe.len() > SIZE);
    let is_zeros = |segment: &&Segment| matches!(segment, Segment::Zeros(_));
    let read: u64 = recipe.segments().iter().filter(|segment| !is_zeros(segment)).map(Segment::len).sum();
    assert!(read < 2_000_000, "{read} bytes are read");

    // The driver leaves them out of what it writes, too, and others find the data.
    std::fs::write(case.beside("edits.json"), r#"[{"op":"add","path":"/large","from":"large"}]"#).unwrap();
    let [edits, new] = ["edits.json", "new.iso"].map(|name| case.beside(name));
    let image = case.image();
    let paths = [&image, &edits, &new].map(|path| path.to_str().unwrap());
    tools::run(Command::new(driver::driver()).args(["rebuild", paths[0], "--edits", paths[1], "--out", paths[2]]));
    let metadata = new.metadata().unwrap();
    assert_eq!(metadata.len(), recipe.len());
    assert!(metadata.blocks() * 512 < 2_000_000, "{} blocks are written", metadata.blocks());
    let listed = tools::run(Command::new("isoinfo").args(["-R", "-l", "-i"]).arg(&new));
    assert!(String::from_utf8_lossy(&listed.stdout).contains("large"));
    let found = tools::run(Command::new("xorriso").args(["-indev"]).arg(&new).args(["-lsl", "/large"]));
    assert!(String::from_utf8_lossy(&found.stdout).contains(&SIZE.to_string()));
    let cut = case.beside("cut");
    for at in DATA {
        drop(std::fs::remove_file(&cut));
        let range = [(at - 1000).to_string(), "102000".into()];
        tools::run(
            Command::new("xorriso")
                .args(["-osirrox", "on", "-indev"])
                .arg(&new)
                .args(["-extract_cut", "/large", &range[0], &range[1]])
                .arg(&cut),
        );
        let expected = [vec![0; 1000], vec![7; 100_000], vec![0; 1000]].concat();
        assert!(std::fs::read(&cut).unwrap() == expected, "the data at {at}");
    }
}
