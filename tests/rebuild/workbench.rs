//! Changes that go back and forth, and the tree that is shown meanwhile.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Change, Edits, Op, Workbench};
use discern::findings::Findings;
use discern::fs::FileSystem;

use super::local_file::LocalFile;
use super::support::case::Case;
use super::{REBUILT, judges, supply::Local, support};

/// All paths of a tree, in the order it lists them.
fn paths(tree: &Rc<dyn FileSystem>) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![(tree.root(), String::new())];
    while let Some((directory, path)) = left.pop() {
        for entry in tree.list(directory, &mut Findings::default()).unwrap() {
            let path = format!("{path}/{}", String::from_utf8_lossy(entry.name.as_bytes()));
            found.push(path.clone());
            left.push((entry.node, path));
        }
    }
    found.sort();
    found
}

fn read(tree: &Rc<dyn FileSystem>, name: &str) -> Vec<u8> {
    let entries = tree.list(tree.root(), &mut Findings::default()).unwrap();
    let entry = entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
    let body = tree.body(entry.node).unwrap();
    assert_eq!(body.len(), entry.size);
    body.into_source().read_up_to(0, 1 << 20).unwrap()
}

fn bench(case: &Case) -> Workbench {
    let leaf = LocalFile::open(&case.image()).unwrap();
    let mut image = support::open_source(leaf, &mut Findings::default()).unwrap();
    let view = Blueprint::view_of(&image).unwrap();
    let blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT)).unwrap();
    Workbench::new(blueprint, Rc::clone(image.views[view].file_system()))
}

fn op(text: &str) -> Op {
    serde_json::from_str(text).unwrap()
}

#[test]
fn steps_are_taken_back_as_a_whole_and_the_tree_before_is_kept() {
    let test = "steps_are_taken_back_as_a_whole_and_the_tree_before_is_kept";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").file("b", "second").file("sub/c", "third").xorriso(&["-R", "-J"]);
    std::fs::write(case.beside("given"), "given").unwrap();
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    let before = bench.tree();
    assert_eq!(paths(&before), ["/a", "/b", "/sub", "/sub/c"]);

    let ops = vec![
        op(r#"{"op":"add","path":"/new","from":"given"}"#),
        op(r#"{"op":"replace","path":"/a","from":"given"}"#),
        op(r#"{"op":"rename","path":"/b","to":"/sub/d"}"#),
    ];
    bench.change(ops, &mut local).unwrap();
    let after = bench.tree();
    assert_eq!(paths(&after), ["/a", "/new", "/sub", "/sub/c", "/sub/d"]);
    assert_eq!((read(&after, "new"), read(&after, "a")), (b"given".to_vec(), b"given".to_vec()));
    assert_eq!(read(&before, "a"), b"first");

    let draft = &bench.blueprint().draft;
    let changes = |path: &str| bench.changes_of(draft.find(path).unwrap());
    assert_eq!(changes("/new"), [Change::Added]);
    assert_eq!(changes("/a"), [Change::Replaced]);
    assert_eq!(changes("/sub/d"), [Change::Moved, Change::Renamed]);
    assert_eq!(changes("/sub"), []);

    assert!(bench.undo(&mut local).unwrap() && !bench.undo(&mut local).unwrap());
    assert_eq!(paths(&bench.tree()), paths(&before));
    assert!(bench.redo(&mut local).unwrap());
    assert_eq!(paths(&bench.tree()), paths(&after));
}

#[test]
fn a_change_that_cannot_be_made_changes_nothing() {
    let test = "a_change_that_cannot_be_made_changes_nothing";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").file("b", "second").xorriso(&["-R"]);
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    let ops = vec![op(r#"{"op":"remove","path":"/a"}"#), op(r#"{"op":"remove","path":"/not there"}"#)];
    assert!(bench.change(ops, &mut local).is_err());
    assert_eq!(paths(&bench.tree()), ["/a", "/b"]);
    assert_eq!(bench.edits().steps().len(), 0);
}

#[test]
fn a_journal_begins_again_without_what_is_missing() {
    let test = "a_journal_begins_again_without_what_is_missing";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").xorriso(&["-R"]);
    let journal =
        r#"[[{"op":"add","path":"/gone","from":"gone"},{"op":"mkdir","path":"/made"}],{"op":"remove","path":"/a"}]"#;
    let edits: Edits = serde_json::from_str(journal).unwrap();
    assert_eq!((edits.steps().len(), edits.ops().count()), (2, 3));
    assert_eq!(serde_json::to_string(&edits).unwrap(), journal);
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    assert!(bench.begin_again(edits.clone(), &mut local).is_err());
    bench.begin_again_without(&edits, &mut local);
    assert_eq!(paths(&bench.tree()), ["/made"]);
}
