//! ZIP archives that we write, checked by third-party programs.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod fake;
#[path = "../support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::process::Command;
use std::rc::Rc;

use discern::bytes::crc::crc_32;
use discern::export::{Packed, Planner, Streamed, Zip};
use discern::findings::Findings;
use discern::job::{Job, Step};
use discern::source::{Output, Recipe, Segment, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;
use fake::{Broken, Fake, Node, Zeros};

/// Commands that test an archive.
const TOOLS: [&[&str]; 4] =
    [&["unzip", "-t", "-q"], &["7zz", "t"], &["bsdtar", "-tf"], &["python3", "-m", "zipfile", "-t"]];

fn pack(view: &mut View, base: RowId, rows: Vec<RowId>) -> Packed {
    let mut planner = Planner::new(base, rows);
    let mut findings = Findings::default();
    while !planner.step(view, &mut findings, 100).unwrap() {}
    let mut zip = Zip::new(Rc::clone(view.file_system()), planner.finish());
    loop {
        if let Step::Done(packed) = zip.step(8 << 20).unwrap() {
            return packed;
        }
    }
}

fn pack_all(fake: Fake) -> Packed {
    pack(&mut fake.into_view(), RowId::ROOT, vec![RowId::ROOT])
}

/// Writes an archive to a file, with holes in place of long runs of zeros.
fn save(recipe: &Recipe, name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("discern-{}-{name}.zip", std::process::id()));
    let mut file = File::create(&path).unwrap();
    for segment in recipe.segments() {
        match segment {
            Segment::Bytes(bytes) => file.write_all(bytes).unwrap(),
            Segment::Zeros(count) => drop(file.seek_relative(i64::try_from(*count).unwrap())),
            Segment::Copy { from, range } if range.end - range.start < 1 << 20 => {
                let len = usize::try_from(range.end - range.start).unwrap();
                file.write_all(&from.read_up_to(range.start, len).unwrap()).unwrap();
            }
            Segment::Copy { range, .. } => {
                file.seek(SeekFrom::Current(i64::try_from(range.end - range.start).unwrap())).unwrap();
            }
        }
    }
    assert_eq!(file.metadata().unwrap().len(), recipe.len());
    path
}

/// Runs a tool and returns its output; prints a note and returns `None` if it isn't installed.
fn run(command: &[&str], path: &PathBuf) -> Option<String> {
    match Command::new(command[0]).args(&command[1..]).arg(path).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
            Some(said)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            support::tools::lack("zip", command[0]);
            None
        }
        Err(error) => panic!("{command:?}: {error}"),
    }
}

fn all_tools_agree(packed: &Packed, name: &str) {
    let path = save(&packed.recipe, name);
    for tool in TOOLS {
        run(tool, &path);
    }
    std::fs::remove_file(path).unwrap();
}

/// One line per member, as Python's zipfile lists it: mode, size, DOS time, name, and the content of small ones.
fn as_python_sees(packed: &Packed, name: &str) -> Option<Vec<String>> {
    const SCRIPT: &str = "import sys, zipfile\n\
        z = zipfile.ZipFile(sys.argv[1])\n\
        assert z.testzip() is None\n\
        for i in z.infolist():\n\
        \x20   print(oct(i.external_attr >> 16), i.file_size, '%d-%02d-%02d %02d:%02d:%02d' % i.date_time,\n\
        \x20       i.filename, z.read(i).decode() if i.file_size < 100 else '')";
    let path = save(&packed.recipe, name);
    let said = run(&["python3", "-X", "utf8", "-c", SCRIPT], &path);
    std::fs::remove_file(path).unwrap();
    said.map(|said| said.lines().map(|line| line.trim_end().to_owned()).collect())
}

#[test]
fn names_modes_times_links_and_contents_are_archived() {
    let mut fake = Fake::new();
    let boot = fake.add(0, Node { mode: Some(0o040_555), ..Node::directory("boot") });
    fake.add(boot, Node { mode: Some(0o100_444), ..Node::file("grub.cfg", "set timeout=5") });
    fake.add(boot, Node { target: Some("../grüße"), ..Node::new("link", Kind::Symlink) });
    fake.add(0, Node::file("grüße", "hello"));
    fake.add(0, Node::file("GRÜSSE:1", ""));
    fake.add(0, Node::file("../../up", "never up"));
    fake.add(0, Node::new("null", Kind::CharacterDevice));
    let packed = pack_all(fake);
    let notes = packed.notes.clone().into_lines();
    assert_eq!(notes.len(), 3, "two renamed, one left out: {notes:?}");
    assert_eq!(packed.read, 26);
    all_tools_agree(&packed, "small");
    let time = "2025-11-08 10:14:02";
    if let Some(lines) = as_python_sees(&packed, "python") {
        let expected = [
            format!("0o40755 0 {time} boot/"),
            format!("0o100444 13 {time} boot/grub.cfg set timeout=5"),
            format!("0o120777 10 {time} boot/link ../grüße"),
            format!("0o100644 5 {time} grüße hello"),
            format!("0o100644 0 {time} GRÜSSE_1"),
            format!("0o100644 8 {time} .._.._up never up"),
        ];
        assert_eq!(lines, expected);
    }
}

#[test]
fn generated_files_are_archived_under_their_names() {
    let output = |name: &str, recipe| Output { name: name.into(), recipe };
    let mut holed = Recipe::default();
    holed.push_bytes(b"a".to_vec());
    holed.push(Segment::Zeros(70_000));
    let sheet = Source::from_bytes(*b"FILE");
    let packed = Zip::of_outputs(vec![output("disc.cue", Recipe::of(&sheet, 0..4)), output("disc.bin", holed)]).run();
    let packed = packed.unwrap();
    assert_eq!(packed.read, 70_005);
    all_tools_agree(&packed, "made");
    if let Some(lines) = as_python_sees(&packed, "made-python") {
        let time = "1980-01-01 00:00:00";
        assert_eq!(lines, [format!("0o100644 4 {time} disc.cue FILE"), format!("0o100644 70001 {time} disc.bin")]);
    }
}

#[test]
fn a_file_over_4_gib_and_one_after_it() {
    let mut fake = Fake::new();
    let content = Source::new(Zeros((4 << 30) + 5));
    fake.add(0, Node { content, ..Node::new("large", Kind::File) });
    fake.add(0, Node::file("behind", "still here"));
    let packed = pack_all(fake);
    assert!(packed.recipe.segments().len() <= 3);
    all_tools_agree(&packed, "large");
}

#[test]
fn more_than_65535_members_in_few_segments() {
    let mut fake = Fake::new();
    for _ in 0..70_000 {
        fake.add(0, Node::file("a", "b"));
    }
    let packed = pack_all(fake);
    assert!(packed.recipe.segments().len() < 10, "{} segments", packed.recipe.segments().len());
    all_tools_agree(&packed, "many");
    if let Some(lines) = as_python_sees(&packed, "count") {
        assert_eq!(lines.len(), 70_000);
        assert!(lines[69_999].ends_with("a (70000) b"), "{}", lines[69_999]);
    }
}

#[test]
fn incomplete_files_never_have_their_original_name() {
    let mut fake = Fake::new();
    fake.add(0, Node { missing: 10, ..Node::file("cut", "half") });
    fake.add(0, Node { missing: 10, ..Node::file("gone", "") });
    let content = Source::new(Broken { good: 3, len: 8 });
    fake.add(0, Node { content, ..Node::new("damaged", Kind::File) });
    let content = Source::new(Broken { good: 0, len: 8 });
    fake.add(0, Node { content, ..Node::new("lost", Kind::File) });
    let packed = pack_all(fake);
    if let Some(lines) = as_python_sees(&packed, "partial") {
        let names: Vec<_> = lines.iter().map(|line| line.rsplit_once(":02 ").unwrap().1).collect();
        assert_eq!(names, ["cut.partial half", "damaged.partial xxx"]);
    }
    let notes = packed.notes.into_lines().join("\n");
    for name in ["“cut.partial”", "“gone.partial” was left out", "“damaged.partial”", "“lost” was left out"]
    {
        assert!(notes.contains(name), "{name} in {notes}");
    }
}

#[test]
fn an_unreadable_file_of_the_user_ends_the_job() {
    struct Gone;
    impl discern::source::ReadAt for Gone {
        fn len(&self) -> u64 {
            10
        }
        fn read_at(&self, _: u64, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::PermissionDenied.into())
        }
    }
    let mut fake = Fake::new();
    fake.add(0, Node { content: Source::new(Gone), ..Node::new("a", Kind::File) });
    let mut view = fake.into_view();
    let mut planner = Planner::new(RowId::ROOT, vec![RowId::ROOT]);
    while !planner.step(&mut view, &mut Findings::default(), 100).unwrap() {}
    assert!(Zip::new(Rc::clone(view.file_system()), planner.finish()).run().is_err());
}

#[test]
fn rows_of_a_search_keep_their_paths_and_are_saved_once() {
    let mut fake = Fake::new();
    let a = fake.add(0, Node::directory("a"));
    let b = fake.add(a, Node::directory("b"));
    fake.add(b, Node::file("x", "1"));
    fake.add(a, Node::file("x", "2"));
    fake.add(0, Node::file("x", "3"));
    let mut view = fake.into_view();
    let mut findings = Findings::default();
    view.walk_all(&mut findings).unwrap();
    let mut row = |path: &str| view.find(path, &mut findings).unwrap();
    let rows = vec![row("/a/b"), row("/a/b/x"), row("/a/x"), row("/x")];
    let packed = pack(&mut view, RowId::ROOT, rows);
    if let Some(lines) = as_python_sees(&packed, "search") {
        let names: Vec<_> = lines.iter().map(|line| line.rsplit_once(":02 ").unwrap().1).collect();
        assert_eq!(names, ["a/b/", "a/b/x 1", "a/x 2", "x 3"]);
    }
    let inside = view.find("/a", &mut Findings::default()).unwrap();
    let children = view.index.children(inside).map(RowId).collect();
    let packed = pack(&mut view, inside, children);
    if let Some(lines) = as_python_sees(&packed, "folder") {
        let names: Vec<_> = lines.iter().map(|line| line.rsplit_once(":02 ").unwrap().1).collect();
        assert_eq!(names, ["b/", "b/x 1", "x 2"]);
    }
}

/// A streamed archive with these members, each with its largest possible size.
fn streamed(files: &[(&str, &[u8], u64)]) -> Vec<u8> {
    let mut archive = Streamed::default();
    let mut bytes = Vec::new();
    for (name, content, most) in files {
        bytes.extend(archive.begin(name, *most).unwrap());
        for piece in content.chunks(1 << 20) {
            bytes.extend(archive.pack(piece));
        }
        bytes.extend(archive.end(crc_32(content)));
    }
    bytes.extend(archive.finish());
    bytes
}

#[test]
fn streamed_archives_are_read_by_all_with_32_and_64_bit_sizes() {
    let content: Vec<u8> = (0..3_000_000_u32).flat_map(|at| (at.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let files: [(&str, &[u8], u64); 4] = [
        ("Grüße 01.flac", &content[..5_000_001], 6_000_000),
        ("wide.flac", &content, 5 << 30),
        ("empty.bin", &[], 0),
        ("sheet.cue", b"FILE \"a\" WAVE\r\n", 100),
    ];
    let path = std::env::temp_dir().join(format!("discern-{}-streamed.zip", std::process::id()));
    std::fs::write(&path, streamed(&files)).unwrap();
    for tool in TOOLS {
        run(tool, &path);
    }
    let has_bsdtar = Command::new("bsdtar").arg("--version").output().is_ok();
    for (name, expected, _) in files.iter().filter(|_| has_bsdtar) {
        // A reader of a pipe meets the members before the central directory.
        let script = r#"cat "$1" | bsdtar -xOf - "$2""#;
        let unpacked = Command::new("sh").args(["-c", script, "sh"]).arg(&path).arg(name).output().unwrap();
        assert!(unpacked.status.success() && unpacked.stdout == *expected, "{name} through a pipe");
    }
    std::fs::remove_file(path).unwrap();
}
