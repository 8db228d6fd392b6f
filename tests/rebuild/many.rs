//! Edits of an image with many files: the nodes that they copy and rows that they touch are counted, and the updated
//! index equals a new one.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, BlueprintReader, Op, Preset, Rows, Workbench, rebuild};
use discern::findings::Findings;
use discern::fs::iso9660::write::Texts;
use discern::open::{self, Image};
use discern::source::{Files, Recipe};
use discern::tree::{Body, Content, Draft, DraftNode, Index, Name, RowId};
use discern::view::View;

use super::REBUILT;
use super::supply::Local;

const FILES: u32 = 5000;

fn path(number: u32) -> String {
    format!("/folder-{}/file-{number}", number % 10)
}

/// An image that we write and open, with [`FILES`] files in ten folders.
fn image() -> Image {
    let mut draft = Draft::new();
    let folder = |number| DraftNode::directory(Name::Text(format!("folder-{number}")));
    let folders: Vec<_> = (0..10).map(|number| draft.add(Draft::ROOT, folder(number)).unwrap()).collect();
    for number in 0..FILES {
        let mut recipe = Recipe::default();
        recipe.push_bytes(number.to_string().into_bytes());
        let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
        let parent = folders[usize::try_from(number % 10).unwrap()];
        draft.add(parent, DraftNode::new(Name::Text(format!("file-{number}")), Content::File(body))).unwrap();
    }
    let new = Blueprint::new(draft, Preset::Data, Texts::labelled("MANY"), Timestamp::utc(REBUILT)).unwrap();
    let source = rebuild(&new).unwrap().recipe.into_source();
    open::open(Files::one("many.iso", source), &mut Findings::default()).unwrap()
}

/// The image's view, and a workbench on the image.
fn opened() -> (View, Workbench) {
    let mut image = image();
    let time = Timestamp::utc(REBUILT);
    let position = Blueprint::view_of(&image).unwrap();
    // In steps, as in the page: the view keeps its list.
    let mut reader = BlueprintReader::begin(&image, time).unwrap();
    let blueprint = std::iter::from_fn(|| Some(reader.step(&mut image, usize::MAX).unwrap())).flatten().next().unwrap();
    let view = image.views.swap_remove(position);
    let bench = Workbench::new(blueprint, Rc::clone(view.file_system()));
    (view, bench)
}

#[test]
fn an_image_is_taken_apart_in_steps_as_at_once() {
    let time = Timestamp::utc(REBUILT);
    let mut image = image();
    let mut reader = BlueprintReader::begin(&image, time).unwrap();
    let mut steps = 0;
    let by_steps = loop {
        steps += 1;
        if let Some(blueprint) = reader.step(&mut image, 7).unwrap() {
            break blueprint;
        }
    };
    assert!(steps > FILES / 7, "{steps}");
    let at_once = Blueprint::of(&mut image, time).unwrap();
    let bytes = |blueprint: &Blueprint| {
        let built = rebuild(blueprint).unwrap().recipe.into_source();
        built.read_up_to(0, usize::try_from(built.len()).unwrap()).unwrap()
    };
    assert!(bytes(&by_steps) == bytes(&at_once));
    assert_eq!(by_steps.decisions, at_once.decisions);
}

/// All paths of an index with sizes. Asserts that each row is where its parent lists it.
fn listed(index: &Index, view: &View) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    let mut left = vec![RowId::ROOT];
    while let Some(directory) = left.pop() {
        for row in index.children(directory).map(RowId) {
            let entry = index.row(row).unwrap();
            assert_eq!(entry.parent, directory);
            found.push((index.path(row, view.encoding()), entry.size));
            left.push(row);
        }
    }
    found.sort();
    found
}

/// The same paths from a new index of the current tree.
fn anew(bench: &Workbench, view: &View) -> Vec<(String, u64)> {
    let mut new = View::new(view.id.clone(), 0, view.volume.clone(), bench.tree());
    new.walk_all(&mut Findings::default()).unwrap();
    listed(&new.index, &new)
}

#[test]
fn edits_touch_what_they_change_and_keep_the_numbers_of_rows() {
    let (view, mut bench) = opened();
    let mut local = Local { base: std::env::temp_dir(), latest: None };
    let (mut rows, mut index) = Rows::begin(&bench, &view.index);
    assert_eq!(listed(&index, &view), anew(&bench, &view));
    let row_of = |bench: &Workbench, rows: &Rows, path: &str| rows.row(bench.blueprint().draft.find(path).unwrap());
    let kept = row_of(&bench, &rows, &path(4321));
    assert_eq!(view.index.path(kept, view.encoding()), path(4321));
    assert_eq!(rows.node(kept), bench.blueprint().draft.find(&path(4321)).unwrap());

    let remove =
        |range: std::ops::Range<u32>| range.map(|number| Op::Remove { path: path(number) }).collect::<Vec<_>>();
    let rename = |from: String, to: &str| Op::Rename { path: from, to: to.to_owned() };
    let mkdir = |path: &str| Op::Mkdir { path: path.to_owned() };
    // Operations, nodes of the draft copied or created, and rows touched.
    let steps = [
        (vec![rename(path(70), "/folder-0/other")], 1, 1),
        (vec![rename(path(71), "/folder-2/file-71")], 3, 3),
        (vec![mkdir("/a/b")], 3, 3),
        (vec![rename("/folder-3".into(), "/a/b/c")], 3, 3),
        (vec![Op::Hidden { path: path(72), value: true }], 1, 1),
        (remove(1000..1001), 2, 2),
        (remove(2000..2100), 90 + 9, 90 + 9),
    ];
    let mut states = vec![anew(&bench, &view)];
    for (ops, copied, touched) in steps {
        let ops: Vec<Op> = ops.into_iter().filter(|op| !op.sentence().contains("/folder-3/")).collect();
        let before = Rc::clone(bench.blueprint());
        bench.change(ops.clone(), &mut local).unwrap();
        let (nodes, bodies) = bench.blueprint().draft.changed_since(&before.draft);
        assert_eq!((nodes.len(), bodies.len()), (copied, 0), "{ops:?}");
        assert_eq!(rows.follow(&bench, &mut index).rows, touched, "{ops:?}");
        states.push(anew(&bench, &view));
        assert_eq!(&listed(&index, &view), states.last().unwrap(), "{ops:?}");
        assert_eq!(row_of(&bench, &rows, &path(4321)), kept);
    }
    while let Some(state) = states.pop() {
        assert_eq!(listed(&index, &view), state);
        let is_undone = bench.undo(&mut local).unwrap();
        assert_eq!(is_undone, !states.is_empty());
        rows.follow(&bench, &mut index);
    }
    while bench.redo() {
        rows.follow(&bench, &mut index);
        assert_eq!(listed(&index, &view), anew(&bench, &view));
    }
}
