//! Benchmarks rebuilds natively, next to xorriso and genisoimage: one file added to 4 GB, and 100,000 files. Prints
//! times and ratios; a slow result is no failure.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "benchmarks may panic")]

#[path = "../examples/inspect/local_file.rs"]
mod local_file;

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, Op, Preset, Supply, rebuild, verify};
use discern::error::Result;
use discern::findings::Findings;
use discern::fs::iso9660::write::{TextField, Texts};
use discern::open;
use discern::source::{Files, ReadAt, Recipe, Segment, Source};
use discern::tree::{Body, Content, Draft, DraftId, DraftNode, Name};
use local_file::LocalFile;

/// Time of all images, in seconds since 1970.
const TIME: i64 = 1_700_000_000;

/// Runs of each of our rebuilds; the fastest one counts.
const RUNS: u32 = 3;

/// Time limit for another program.
const PATIENCE: Duration = Duration::from_secs(120);

/// Number of large files in the first image, and the size of each.
const LARGE: u64 = 4;
const LARGE_LEN: u64 = 1_000_000_000;

/// Number of folders in the second image, and of files in each. With 100,000 in one folder, xorriso takes minutes.
const FOLDERS: u32 = 1000;
const FILES: u32 = 100;

fn main() {
    let folder = std::env::temp_dir().join("discern-bench-rebuild");
    fs::create_dir_all(&folder).unwrap();
    let added = folder.join("added");
    fs::write(&added, vec![7; 1 << 20]).unwrap();
    large(&folder, &added);
    many(&folder, &added);
    fs::remove_dir_all(&folder).unwrap();
}

/// Adds one file to 4 GB.
fn large(folder: &Path, added: &Path) {
    let image = folder.join("large.iso");
    make(&large_tree(folder), &image);
    println!("One file added to an image of {LARGE} files of {} MB", LARGE_LEN / 1_000_000);
    let add = Op::Add { path: "/added".into(), from: "added".into() };
    let mut ours = Duration::MAX;
    for mode in [Mode::Keep, Mode::Append, Mode::Compact] {
        ours = rebuilt(&image, &[&add], mode, added, None);
    }
    let copy = folder.join("grown.iso");
    // Keeps holes, since copying isn't measured.
    assert!(Command::new("cp").arg("--sparse=always").args([&image, &copy]).status().unwrap().success());
    let map = |command: &mut Command| {
        command.arg("-map").arg(added).args(["/added", "-commit"]).status().is_ok_and(|status| status.success())
    };
    peer("xorriso -dev, grown in place", ours, |xorriso| map(xorriso.arg("-dev").arg(&copy)));
    fs::remove_file(&copy).unwrap();
    peer("xorriso -indev -outdev, a new image", ours, |xorriso| {
        map(xorriso.arg("-indev").arg(&image).arg("-outdev").arg(&copy))
    });
    drop(fs::remove_file(&copy));
    genisoimage(folder, added, &copy, ours);
    fs::remove_file(&image).unwrap();
}

/// Removes one of 100,000 files and adds another, then removes every tenth.
fn many(folder: &Path, added: &Path) {
    let image = folder.join("many.iso");
    make(&many_tree(), &image);
    println!("One file taken out of {} and one added", FOLDERS * FILES);
    let ops =
        [Op::Remove { path: "/folder-0500/file-50".into() }, Op::Add { path: "/added".into(), from: "added".into() }];
    let copy = folder.join("new.iso");
    let ours = rebuilt(&image, &ops.each_ref(), Mode::Compact, added, Some(&copy));
    fs::remove_file(&copy).unwrap();
    peer("xorriso -indev -outdev, a new image", ours, |xorriso| {
        xorriso.arg("-indev").arg(&image).arg("-outdev").arg(&copy).args(["-rm", "/folder-0500/file-50", "--", "-map"]);
        xorriso.arg(added).args(["/added", "-commit"]).status().is_ok_and(|status| status.success())
    });
    drop(fs::remove_file(&copy));
    println!("  every tenth file taken out");
    let path = |number: u32| format!("/folder-{:04}/file-{:02}", number / FILES, number % FILES);
    let tenth: Vec<Op> = (0..FOLDERS * FILES).step_by(10).map(|number| Op::Remove { path: path(number) }).collect();
    rebuilt(&image, &tenth.iter().collect::<Vec<_>>(), Mode::Compact, added, None);
}

/// Opens, edits, plans and verifies an image, and writes it to a path, if one is given. Prints the time of each step,
/// and the bytes read before the first byte can be saved.
fn rebuilt(image: &Path, ops: &[&Op], mode: Mode, added: &Path, to: Option<&Path>) -> Duration {
    let mut best = Duration::MAX;
    let mut told = String::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let read = Rc::new(Cell::new(0));
        let leaf = Source::new(Counting { inner: LocalFile::open(image).unwrap(), read: read.clone() });
        let mut opened = open::open(Files::one("image.iso", leaf), &mut Findings::default()).unwrap();
        let mut blueprint = Blueprint::of(&mut opened, Timestamp::utc(TIME)).unwrap();
        blueprint.mode = mode;
        let opened = start.elapsed();
        ops.iter().for_each(|op| blueprint.apply(op, &mut One(added)).unwrap());
        let edited = start.elapsed();
        let new = rebuild(&blueprint).unwrap();
        let laid = start.elapsed();
        assert!(verify(&blueprint, &new.recipe).unwrap().holds());
        let ready = start.elapsed();
        let (parts, bytes) = (new.recipe.resolve().segments().len(), read.get());
        to.into_iter().for_each(|to| write(&new.recipe, to));
        let whole = start.elapsed();
        if whole < best {
            best = whole;
            let steps = [opened, edited - opened, laid - edited, ready - laid].map(|step| step.as_secs_f64() * 1e3);
            let [opened, edited, laid, proved] = steps;
            told = format!(
                "{:.1} ms until the first byte (opened {opened:.1}, edited {edited:.1}, planned {laid:.1}, verified \
                 {proved:.1}), {:.1} MiB read, {parts} parts",
                ready.as_secs_f64() * 1e3,
                f64::from(u32::try_from(bytes).unwrap()) / f64::from(1 << 20),
            );
        }
    }
    println!("  {:38} {:>8.4} s  {told}", format!("Discern, {mode:?}"), best.as_secs_f64());
    best
}

/// Runs xorriso, and prints only its total time.
fn peer(name: &str, ours: Duration, run: impl Fn(&mut Command) -> bool) {
    let mut xorriso = Command::new("timeout");
    xorriso.arg(PATIENCE.as_secs().to_string()).args(["xorriso", "-no_rc"]);
    timed(name, ours, || run(xorriso.stdout(Stdio::null()).stderr(Stdio::null())));
}

/// Makes a new image of the files with genisoimage, which can't edit one.
fn genisoimage(folder: &Path, added: &Path, to: &Path, ours: Duration) {
    let mut command = Command::new("timeout");
    command.arg(PATIENCE.as_secs().to_string()).args([
        "genisoimage",
        "-quiet",
        "-R",
        "-J",
        "-allow-limited-size",
        "-o",
    ]);
    command.arg(to).args([&folder.join("tree"), added]);
    timed("genisoimage, a new image of the files", ours, || command.status().is_ok_and(|status| status.success()));
    drop(fs::remove_file(to));
}

fn timed(name: &str, ours: Duration, run: impl FnOnce() -> bool) {
    let start = Instant::now();
    if !run() {
        return println!("  {name:38} is not there");
    }
    let took = start.elapsed().as_secs_f64();
    println!("  {name:38} {took:>8.4} s  {:.1} x ours", took / ours.as_secs_f64());
}

fn add(draft: &mut Draft, parent: DraftId, name: String, recipe: Recipe) {
    let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
    draft.add(parent, DraftNode::new(Name::Text(name), Content::File(body))).unwrap();
}

/// Large files that take no space on this computer, as a draft and as files in a folder.
fn large_tree(folder: &Path) -> Draft {
    fs::create_dir_all(folder.join("tree")).unwrap();
    let mut draft = Draft::new();
    for number in 0..LARGE {
        let name = format!("large-{number}");
        File::create(folder.join("tree").join(&name)).unwrap().set_len(LARGE_LEN).unwrap();
        let mut recipe = Recipe::default();
        recipe.push(Segment::Zeros(LARGE_LEN));
        add(&mut draft, Draft::ROOT, name, recipe);
    }
    draft
}

fn many_tree() -> Draft {
    let mut draft = Draft::new();
    for folder in 0..FOLDERS {
        let name = Name::Text(format!("folder-{folder:04}"));
        let parent = draft.add(Draft::ROOT, DraftNode::directory(name)).unwrap();
        for file in 0..FILES {
            let mut recipe = Recipe::default();
            recipe.push_bytes(format!("{folder} {file}\n").repeat(100).into_bytes());
            add(&mut draft, parent, format!("file-{file:02}"), recipe);
        }
    }
    draft
}

/// Writes a new image of a tree, with holes for its zeros.
fn make(draft: &Draft, to: &Path) {
    let texts = Texts::default().with(TextField::Volume, "BENCH");
    let blueprint = Blueprint::new(draft.clone(), Preset::Data, texts, Timestamp::utc(TIME)).unwrap();
    write(&rebuild(&blueprint).unwrap().recipe, to);
}

fn write(recipe: &Recipe, to: &Path) {
    let mut out = File::create(to).unwrap();
    let mut piece = vec![0; 1 << 20];
    for segment in recipe.resolve().segments() {
        match segment {
            Segment::Zeros(count) => drop(out.seek(SeekFrom::Current(i64::try_from(*count).unwrap())).unwrap()),
            Segment::Bytes(bytes) => out.write_all(bytes).unwrap(),
            Segment::Copy { from, range } => {
                let mut at = range.start;
                while at < range.end {
                    let wanted = usize::try_from((range.end - at).min(piece.len() as u64)).unwrap();
                    from.read_exact_at(at, piece.get_mut(..wanted).unwrap()).unwrap();
                    out.write_all(piece.get(..wanted).unwrap()).unwrap();
                    at += wanted as u64;
                }
            }
        }
    }
    out.set_len(recipe.len()).unwrap();
}

/// A leaf that counts the bytes read.
struct Counting {
    inner: Source,
    read: Rc<Cell<u64>>,
}

impl ReadAt for Counting {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read_at(offset, buf)?;
        self.read.set(self.read.get() + got as u64);
        Ok(got)
    }
}

/// Supplies the file that is added.
struct One<'a>(&'a Path);

impl Supply for One<'_> {
    fn supply(&mut self, _: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId> {
        let leaf = LocalFile::open(self.0)?;
        let body = draft.add_body(Body { recipe: Recipe::of(&leaf, 0..leaf.len()), ..Body::default() })?;
        draft.add(parent, DraftNode::new(Name::Text(name.to_owned()), Content::File(body)))
    }
}
