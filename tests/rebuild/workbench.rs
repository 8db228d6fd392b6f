//! Undo and redo, and the tree shown after each.

use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Change, Edits, Op, Workbench};
use discern::findings::Findings;
use discern::fs::FileSystem;

use super::local_file::LocalFile;
use super::support::case::Case;
use super::{REBUILT, judges, supply::Local, support};

/// All paths of a tree, in its own order.
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
fn steps_are_undone_completely_and_the_earlier_tree_is_kept() {
    let test = "steps_are_undone_completely_and_the_earlier_tree_is_kept";
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
    assert!(bench.redo());
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
    assert_eq!(bench.edits().steps().count(), 0);
}

#[test]
fn removing_many_at_once_equals_removing_each() {
    let test = "removing_many_at_once_equals_removing_each";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "").file("b", "").file("c", "").file("sub/d", "").file("sub/e", "").xorriso(&["-R"]);
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    let remove = |paths: &[&str]| paths.iter().map(|path| Op::Remove { path: (*path).into() }).collect::<Vec<_>>();
    for wrong in [&["/a", "/a"][..], &["/b", "/none"], &["/sub", "/sub/d"], &["/none/x", "/none/y"], &["/a", "/"]] {
        assert!(bench.change(remove(wrong), &mut local).is_err(), "{wrong:?}");
        assert_eq!(paths(&bench.tree()), ["/a", "/b", "/c", "/sub", "/sub/d", "/sub/e"]);
    }
    bench.change(remove(&["/a", "/c", "/sub/d", "/sub/e", "/sub"]), &mut local).unwrap();
    assert_eq!(paths(&bench.tree()), ["/b"]);
}

#[test]
fn a_journal_is_restored_without_missing_files() {
    let test = "a_journal_is_restored_without_missing_files";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").xorriso(&["-R"]);
    let journal =
        r#"[[{"op":"add","path":"/gone","from":"gone"},{"op":"mkdir","path":"/made"}],{"op":"remove","path":"/a"}]"#;
    let edits: Edits = serde_json::from_str(journal).unwrap();
    assert_eq!((edits.steps().count(), edits.ops().count()), (2, 3));
    assert_eq!(serde_json::to_string(&edits).unwrap(), journal);
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    assert!(bench.begin_again(edits.clone(), &mut local).is_err());
    bench.begin_again_without(&edits, &mut local);
    assert_eq!(paths(&bench.tree()), ["/made"]);
}

/// Descriptions of the steps.
fn list(bench: &Workbench) -> Vec<String> {
    bench.edits().steps().map(|(_, ops)| discern::edit::sentence(ops)).collect()
}

#[test]
fn a_step_is_undone_with_its_dependents_and_redone() {
    let test = "a_step_is_undone_with_its_dependents_and_redone";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").file("b", "second").file("sub/c", "third").xorriso(&["-R", "-J"]);
    std::fs::write(case.beside("given"), "given").unwrap();
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    let steps = [
        r#"{"op":"mkdir","path":"/made"}"#,
        r#"{"op":"remove","path":"/a"}"#,
        r#"{"op":"add","path":"/made/x","from":"given"}"#,
        r#"{"op":"rename","path":"/b","to":"/a"}"#,
        r#"{"op":"rename","path":"/made/x","to":"/sub/x"}"#,
        r#"{"op":"mkdir","path":"/other"}"#,
        r#"{"op":"chmod","path":"/sub/x","mode":"600"}"#,
    ];
    for step in steps {
        bench.change(vec![op(step)], &mut local).unwrap();
    }
    let all = list(&bench);
    let after = paths(&bench.tree());
    let number = |bench: &Workbench, path: &str| bench.blueprint().draft.find(path).unwrap();
    let other = number(&bench, "/other");
    let needing = |bench: &Workbench, local: &mut Local, place| {
        bench.needing(place, local).unwrap().into_iter().collect::<Vec<_>>()
    };
    // The folder, the file added to it, and later changes to that file.
    assert_eq!(needing(&bench, &mut local, 0), [0, 2, 4, 6]);
    // The step that took the freed name.
    assert_eq!(needing(&bench, &mut local, 1), [1, 3]);
    assert_eq!(needing(&bench, &mut local, 4), [4, 6]);
    assert_eq!(needing(&bench, &mut local, 5), [5]);

    let gone = bench.needing(0, &mut local).unwrap();
    bench.undo_step(gone, &mut local).unwrap();
    assert_eq!(list(&bench), ["Remove /a", "Rename /b to “a”", "New folder /other"]);
    assert_eq!(paths(&bench.tree()), ["/a", "/other", "/sub", "/sub/c"]);
    assert_eq!(number(&bench, "/other"), other, "what is left keeps its number");
    assert!(bench.needing(2, &mut local).is_err());
    let journal = serde_json::to_string(bench.edits()).unwrap();
    assert!(journal.starts_with(r#"[{"op":"remove","path":"/a"},"#), "undone steps are not kept: {journal}");
    let gone = bench.needing(1, &mut local).unwrap();
    bench.undo_step(gone, &mut local).unwrap();
    assert_eq!(paths(&bench.tree()), ["/a", "/b", "/other", "/sub", "/sub/c"]);
    assert_eq!(number(&bench, "/other"), other);

    assert!(bench.undo(&mut local).unwrap() && bench.undo(&mut local).unwrap());
    assert_eq!((list(&bench), paths(&bench.tree())), (all, after));
    assert_eq!(number(&bench, "/other"), other);
    assert!(bench.redo());
    assert_eq!(paths(&bench.tree()), ["/a", "/other", "/sub", "/sub/c"]);
}

#[test]
fn boot_entries_are_distinguished_when_an_earlier_one_is_removed() {
    let test = "boot_entries_are_distinguished_when_an_earlier_one_is_removed";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a", "first").file("b", "second").xorriso(&["-R"]);
    let mut bench = bench(&case);
    let mut local = Local { base: case.beside(""), latest: None };
    let steps = [
        r#"{"op":"boot-add","path":"/a","platform":"bios"}"#,
        r#"{"op":"boot-add","path":"/b","platform":"uefi"}"#,
        r#"{"op":"boot-set","entry":1,"load_size":8}"#,
        r#"{"op":"boot-set","entry":2,"load_size":9}"#,
        r#"{"op":"label","value":"X"}"#,
    ];
    for step in steps {
        bench.change(vec![op(step)], &mut local).unwrap();
    }
    let needing = bench.needing(0, &mut local).unwrap();
    // Entry 2 would become entry 1, which the changes don't mean.
    assert_eq!(needing.into_iter().collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(bench.needing(1, &mut local).unwrap().into_iter().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(bench.needing(2, &mut local).unwrap().into_iter().collect::<Vec<_>>(), [2]);
}
