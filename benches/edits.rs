//! Benchmarks edits of an image with 100,000 files, and sorting of as many names, natively. An edit ends when its index
//! is up to date and its journal is ready to be sent. Prints times; a slow result is no failure.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "benchmarks may panic"
)]

use std::rc::Rc;
use std::time::Instant;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Op, Preset, Rows, Supply, Workbench, rebuild};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::fs::iso9660::write::Texts;
use discern::open;
use discern::order;
use discern::source::{Files, Recipe};
use discern::tree::{Body, Content, Draft, DraftId, DraftNode, Index, Name};

/// Number of files in the image.
const FILES: u32 = 100_000;

/// Number of files in the larger changes.
const MANY: u32 = 10_000;

/// Time of the image, in seconds since 1970.
const TIME: i64 = 1_700_000_000;

/// Supplies no files, since these edits add none.
struct Nothing;

impl Supply for Nothing {
    fn supply(&mut self, from: &str, _: &mut Draft, _: DraftId, _: &str) -> Result<DraftId> {
        Err(Error::NotFound(format!("file “{from}”")))
    }
}

fn main() {
    for folders in [1, 1000] {
        println!("{FILES} files in {folders} folders");
        edits(folders);
    }
    sorting();
}

/// Compares the library's sort with the standard library's on as many keys as a listing has, shuffled and in order.
fn sorting() {
    println!("{FILES} keys sorted");
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let keys: Vec<(bool, [u64; 3], u32)> = (0..FILES).map(|row| (true, [0, next(), next()], row)).collect();
    let mut ordered = keys.clone();
    ordered.sort_unstable();
    for (name, keys) in [("without order", keys), ("in order", ordered)] {
        let (mut ours, mut theirs) = (keys.clone(), keys);
        let start = Instant::now();
        order::sort(&mut ours);
        told(&format!("{name}, ours"), start, 0);
        let start = Instant::now();
        theirs.sort_unstable();
        told(&format!("{name}, standard library"), start, 0);
        assert_eq!(ours, theirs);
    }
}

fn path(number: u32, folders: u32) -> String {
    format!("/folder-{:04}/file-{number:06}", number % folders)
}

fn edits(folders: u32) {
    let (listed, mut bench) = bench(folders);
    let start = Instant::now();
    let (mut rows, mut view) = Rows::begin(&bench, &listed);
    told("editing begun, once", start, 0);
    bench.journal();
    let one = |number| path(number, folders);
    let rename = Op::Rename { path: one(70_000), to: format!("{}-new", one(70_000)) };
    let remove = |range: std::ops::Range<u32>| range.map(|number| Op::Remove { path: one(number) }).collect::<Vec<_>>();
    let to = |number: u32| format!("/other/file-{number:06}");
    let moved = (20_000..20_000 + MANY).map(|number| Op::Rename { path: one(number), to: to(number) }).collect();
    let hidden = (40_000..40_000 + MANY).map(|number| Op::Hidden { path: one(number), value: true }).collect();
    let folder = Op::Mkdir { path: "/folder-0000/new".into() };
    change("one file renamed", vec![rename], (&mut bench, &mut rows, &mut view));
    change("a new folder", vec![folder], (&mut bench, &mut rows, &mut view));
    change("one file removed", remove(1..2), (&mut bench, &mut rows, &mut view));
    change("10,000 files removed", remove(5_000..5_000 + MANY), (&mut bench, &mut rows, &mut view));
    change("10,000 files moved", moved, (&mut bench, &mut rows, &mut view));
    change("10,000 files hidden", hidden, (&mut bench, &mut rows, &mut view));
    for _ in 0..3 {
        let start = Instant::now();
        assert!(bench.undo(&mut Nothing).unwrap());
        let touched = rows.follow(&bench, &mut view);
        bench.journal();
        told("undone", start, touched.rows);
    }
}

fn change(name: &str, ops: Vec<Op>, (bench, rows, view): (&mut Workbench, &mut Rows, &mut Index)) {
    let start = Instant::now();
    bench.change(ops, &mut Nothing).unwrap();
    let touched = rows.follow(bench, view);
    let journal = bench.journal();
    assert_eq!(journal.steps.len(), 1);
    told(name, start, touched.rows);
}

fn told(name: &str, start: Instant, rows: usize) {
    println!("  {name:32} {:>8.2} ms  {rows} rows touched", start.elapsed().as_secs_f64() * 1e3);
}

/// Makes an image with so many folders, opens and lists it, and prepares it for edits.
fn bench(folders: u32) -> (Index, Workbench) {
    let mut draft = Draft::new();
    let mut parents = Vec::new();
    for folder in 0..folders {
        let node = DraftNode::directory(Name::Text(format!("folder-{folder:04}")));
        parents.push(draft.add(Draft::ROOT, node).unwrap());
    }
    for number in 0..FILES {
        let mut recipe = Recipe::default();
        recipe.push_bytes(format!("{number}\n").into_bytes());
        let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
        let parent = parents[usize::try_from(number % folders).unwrap()];
        draft.add(parent, DraftNode::new(Name::Text(format!("file-{number:06}")), Content::File(body))).unwrap();
    }
    let time = Timestamp::utc(TIME);
    let blueprint = Blueprint::new(draft, Preset::Data, Texts::labelled("EDITS"), time).unwrap();
    let recipe = rebuild(&blueprint).unwrap().recipe;
    let files = Files::one("edits.iso", recipe.into_source());
    let mut image = open::open(files, &mut Findings::default()).unwrap();
    let position = Blueprint::view_of(&image).unwrap();
    let blueprint = Blueprint::of(&mut image, time).unwrap();
    let view = image.views.swap_remove(position);
    let bench = Workbench::new(blueprint, Rc::clone(view.file_system()));
    (view.index, bench)
}
