//! Adds and moves entries to a directory in which their names may be taken: returns the changes to make, or the taken
//! names, so that the user can decide.

use std::collections::HashSet;

use super::op::Op;
use super::tree_change::{INTO_ITSELF, NAME_TAKEN};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::tree::{Draft, DraftId, DraftNode};

static EMPTY_NAME: Refusal = Refusal { code: "EDIT-NAME-EMPTY", sentence: "A name can't be empty.", advice: "" };

static DOT_NAME: Refusal =
    Refusal {
        code: "EDIT-NAME-DOTS", sentence: "“.” and “..” stand for folders and can't be names.", advice: ""
    };

static SLASH_NAME: Refusal = Refusal { code: "EDIT-NAME-SLASH", sentence: "Names can't contain “/”.", advice: "" };

static LONG_NAME: Refusal =
    Refusal { code: "EDIT-NAME-LONG", sentence: "A name can have at most 255 bytes.", advice: "" };

static OVER_ITS_FOLDER: Refusal =
    Refusal {
        code: "EDIT-OVER-ITS-FOLDER", sentence: "“{0}” is inside the folder that it would replace.", advice: ""
    };

/// Longest name in bytes, as in Rock Ridge and on every system.
const LONGEST: usize = 255;

/// What to do with an entry whose name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Change nothing, and return the taken paths.
    Ask,
    /// Leave out the new entry.
    Skip,
    /// Replace the old entry. If two new entries have the same name, both are kept.
    Replace,
    /// Keep both: the new entry gets a free name.
    Both,
}

/// The result of a request to add or move entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arranged {
    /// The changes that carry it out.
    Ops(Vec<Op>),
    /// The taken paths, which the caller asked for.
    Clashes(Vec<String>),
}

/// Changes being put together.
struct Arranging<'a> {
    draft: &'a Draft,
    clash: Clash,
    ops: Vec<Op>,
    clashes: Vec<String>,
    /// Paths that these changes occupy.
    taken: HashSet<String>,
}

/// Checks a name for an entry.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if no entry can have this name.
pub fn valid_name(name: &str) -> Result<&str> {
    let refusal = match name {
        "" => &EMPTY_NAME,
        "." | ".." => &DOT_NAME,
        name if name.contains(['/', '\0']) => &SLASH_NAME,
        name if name.len() > LONGEST => &LONG_NAME,
        name => return Ok(name),
    };
    Err(refusal.into())
}

/// Renames an entry in its directory; no change if it already has that name.
///
/// # Errors
/// The errors of [`valid_name`]; a refusal if the name is taken.
pub fn renamed(draft: &Draft, id: DraftId, name: &str) -> Result<Vec<Op>> {
    let path = draft.path(id);
    let to = join(path.rsplit_once('/').map_or("", |(parent, _)| parent), valid_name(name)?);
    if to == path {
        return Ok(Vec::new());
    }
    free_path(draft, &to)?;
    Ok(vec![Op::Rename { path, to }])
}

/// Makes a directory in another.
///
/// # Errors
/// The errors of [`renamed`].
pub fn new_directory(draft: &Draft, into: DraftId, name: &str) -> Result<Op> {
    let path = join(&draft.path(into), valid_name(name)?);
    free_path(draft, &path)?;
    Ok(Op::Mkdir { path })
}

/// Moves entries into a directory. A directory of the same name is merged: its entries are moved one by one, and the
/// moved directory is removed unless some of them stayed.
///
/// # Errors
/// If an entry would be moved into itself, or over the directory that contains it.
pub fn moved(draft: &Draft, entries: &[DraftId], into: DraftId, clash: Clash) -> Result<Arranged> {
    let to = draft.path(into);
    let mut arranging = Arranging::new(draft, clash);
    for id in entries {
        if draft.node(*id).is_some_and(|node| node.parent != into) {
            arranging.put(*id, &to)?;
        }
    }
    Ok(arranging.finish())
}

/// Adds the user's files and folders to a directory, under the last part of their names. `listing` returns the names in
/// a folder, and `None` for a file; a folder of the same name is merged.
///
/// # Errors
/// The errors of [`valid_name`].
pub fn added(
    draft: &Draft,
    from: &[String],
    into: DraftId,
    clash: Clash,
    listing: &dyn Fn(&str) -> Option<Vec<String>>,
) -> Result<Arranged> {
    let to = draft.path(into);
    let mut arranging = Arranging::new(draft, clash);
    for from in from {
        let name = from.rsplit('/').next().unwrap_or(from);
        arranging.add(&join(&to, valid_name(name)?), from, listing);
    }
    Ok(arranging.finish())
}

impl<'a> Arranging<'a> {
    fn new(draft: &'a Draft, clash: Clash) -> Self {
        Self { draft, clash, ops: Vec::new(), clashes: Vec::new(), taken: HashSet::new() }
    }

    fn finish(self) -> Arranged {
        match self.clash == Clash::Ask && !self.clashes.is_empty() {
            true => Arranged::Clashes(self.clashes),
            false => Arranged::Ops(self.ops),
        }
    }

    /// Moves a node into a directory; returns false if it or part of its contents stays.
    fn put(&mut self, id: DraftId, into: &str) -> Result<bool> {
        let Some(node) = self.draft.node(id) else { return Ok(true) };
        let path = self.draft.path(id);
        let to = join(into, &self.draft.text(node.name()));
        let there = self.draft.find(&to).ok();
        if there.is_none() && self.taken.insert(to.clone()) {
            self.ops.push(Op::Rename { path, to });
            return Ok(true);
        }
        if to.starts_with(&format!("{path}/")) {
            return Err(INTO_ITSELF.with(&[&path]).into());
        }
        if path.starts_with(&format!("{to}/")) {
            return Err(OVER_ITS_FOLDER.with(&[&path]).into());
        }
        let is_directory = |id: DraftId| self.draft.node(id).is_some_and(DraftNode::is_directory);
        match there {
            Some(there) if is_directory(there) && is_directory(id) => self.merge(id, path, &to),
            _ => Ok(self.settle(path, to, there.is_some())),
        }
    }

    /// Moves the contents of a directory into another of its name, and removes it unless some of them stay.
    fn merge(&mut self, id: DraftId, path: String, to: &str) -> Result<bool> {
        let mut is_all = true;
        for child in self.draft.children(id) {
            is_all &= self.put(*child, to)?;
        }
        if is_all {
            self.ops.push(Op::Remove { path });
        }
        Ok(is_all)
    }

    /// Moves an entry to a path taken by an existing entry, or by another one moved with it.
    fn settle(&mut self, path: String, to: String, is_there: bool) -> bool {
        self.clashes.push(to.clone());
        let to = match self.clash {
            Clash::Ask | Clash::Skip => return false,
            Clash::Replace if is_there => {
                self.ops.push(Op::Remove { path: to.clone() });
                to
            }
            Clash::Replace | Clash::Both => self.free(&to),
        };
        self.taken.insert(to.clone());
        self.ops.push(Op::Rename { path, to });
        true
    }

    /// Adds a file or folder at a path.
    fn add(&mut self, path: &str, from: &str, listing: &dyn Fn(&str) -> Option<Vec<String>>) {
        let Ok(there) = self.draft.find(path) else {
            self.taken.insert(path.to_owned());
            self.ops.push(Op::Add { path: path.to_owned(), from: from.to_owned() });
            return;
        };
        let is_directory = self.draft.node(there).is_some_and(DraftNode::is_directory);
        if let Some(names) = listing(from).filter(|_| is_directory) {
            return names.iter().for_each(|name| self.add(&join(path, name), &format!("{from}/{name}"), listing));
        }
        self.clashes.push(path.to_owned());
        let from = from.to_owned();
        match self.clash {
            Clash::Ask | Clash::Skip => {}
            Clash::Replace => self.ops.push(Op::Replace { path: path.to_owned(), from }),
            Clash::Both => {
                let path = self.free(path);
                self.taken.insert(path.clone());
                self.ops.push(Op::Add { path, from });
            }
        }
    }

    /// A free path similar to a taken one, as in `/notes (2).txt`.
    fn free(&self, path: &str) -> String {
        let name_at = path.rfind('/').map_or(0, |at| at.saturating_add(1));
        // A name whose only dot is its first character has no extension.
        let ending = path.rfind('.').filter(|at| *at > name_at).unwrap_or(path.len());
        let (stem, ending) = path.split_at(ending);
        let all = (2_u64..).map(|number| format!("{stem} ({number}){ending}"));
        let mut free = all.filter(|path| self.draft.find(path).is_err() && !self.taken.contains(path));
        free.next().unwrap_or_default()
    }
}

fn free_path(draft: &Draft, path: &str) -> Result<()> {
    match draft.find(path) {
        Ok(_) => Err(NAME_TAKEN.with(&[&path]).into()),
        Err(_) => Ok(()),
    }
}

/// The path of a name in a directory.
fn join(directory: &str, name: &str) -> String {
    format!("{}/{name}", directory.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Body, Content, Name};

    /// `/a/{x, y.txt}`, `/b/a/{x}`, `/b/y.txt`, `/y.txt`
    fn tree() -> Draft {
        let mut draft = Draft::new();
        let folder = |draft: &mut Draft, parent, name: &str| {
            draft.add(parent, DraftNode::directory(Name::Text(name.into()))).unwrap()
        };
        let file = |draft: &mut Draft, parent, name: &str| {
            let body = draft.add_body(Body::default()).unwrap();
            draft.add(parent, DraftNode::new(Name::Text(name.into()), Content::File(body))).unwrap()
        };
        let (a, b) = (folder(&mut draft, Draft::ROOT, "a"), folder(&mut draft, Draft::ROOT, "b"));
        let inner = folder(&mut draft, b, "a");
        for (parent, name) in [(a, "x"), (a, "y.txt"), (inner, "x"), (b, "y.txt"), (Draft::ROOT, "y.txt")] {
            file(&mut draft, parent, name);
        }
        draft
    }

    fn ops(arranged: Arranged) -> Vec<String> {
        match arranged {
            Arranged::Ops(ops) => ops.iter().map(Op::sentence).collect(),
            Arranged::Clashes(paths) => paths.into_iter().map(|path| format!("? {path}")).collect(),
        }
    }

    #[test]
    fn moving_asks_skips_replaces_and_keeps_both() {
        let draft = tree();
        let find = |path: &str| draft.find(path).unwrap();
        let move_a = |clash| ops(moved(&draft, &[find("/a")], find("/b"), clash).unwrap());
        assert_eq!(move_a(Clash::Ask), ["? /b/a/x"]);
        assert_eq!(move_a(Clash::Skip), ["Move /a/y.txt to /b/a"]);
        assert_eq!(
            move_a(Clash::Replace),
            ["Remove /b/a/x", "Move /a/x to /b/a", "Move /a/y.txt to /b/a", "Remove /a"]
        );
        assert_eq!(move_a(Clash::Both), ["Move /a/x to /b/a/x (2)", "Move /a/y.txt to /b/a", "Remove /a"]);
        // Two new entries of the same name are both kept, even when replacing.
        let both = [find("/a/y.txt"), find("/y.txt")];
        let arranged = moved(&draft, &both, find("/b/a"), Clash::Replace).unwrap();
        assert_eq!(ops(arranged), ["Move /a/y.txt to /b/a", "Move /y.txt to /b/a/y (2).txt"]);
        assert!(moved(&draft, &[find("/b")], find("/b/a"), Clash::Skip).is_ok_and(|arranged| ops(arranged).len() == 1));
        assert!(moved(&draft, &[find("/b/a")], Draft::ROOT, Clash::Ask).is_ok());
    }

    #[test]
    fn adding_merges_folders() {
        let draft = tree();
        let listing = |from: &str| match from {
            "given/a" => Some(vec!["x".to_owned(), "z".to_owned()]),
            _ => None,
        };
        let add = |clash| ops(added(&draft, &["given/a".into()], Draft::ROOT, clash, &listing).unwrap());
        assert_eq!(add(Clash::Ask), ["? /a/x"]);
        assert_eq!(add(Clash::Skip), ["Add /a/z"]);
        assert_eq!(add(Clash::Replace), ["Replace /a/x with “given/a/x”", "Add /a/z"]);
        assert_eq!(add(Clash::Both), ["Add /a/x (2)", "Add /a/z"]);
        let twice = ["one/y.txt".to_owned(), "two/y.txt".to_owned()];
        let arranged = added(&draft, &twice, Draft::ROOT, Clash::Both, &listing).unwrap();
        assert_eq!(ops(arranged), ["Add /y (2).txt", "Add /y (3).txt"]);
    }

    #[test]
    fn names_are_checked() {
        let draft = tree();
        let find = |path: &str| draft.find(path).unwrap();
        for wrong in ["", ".", "..", "a/b", &"x".repeat(256)] {
            assert!(renamed(&draft, find("/a"), wrong).is_err(), "{wrong}");
        }
        assert!(renamed(&draft, find("/a"), "b").is_err() && new_directory(&draft, Draft::ROOT, "b").is_err());
        assert_eq!(renamed(&draft, find("/a"), "a").unwrap().len(), 0);
        assert_eq!(renamed(&draft, find("/a/x"), "z").unwrap().first().unwrap().sentence(), "Rename /a/x to “z”");
    }
}
