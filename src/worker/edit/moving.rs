//! Entries that are put into another directory, where their names may be taken.

use std::collections::HashSet;

use discern::edit::Op;
use discern::error::{Error, Result};
use discern::protocol::Clash;
use discern::tree::{Draft, DraftId, DraftNode};

use crate::edit::changes::{Asked, join};

/// A move being understood.
pub struct Moving<'a> {
    draft: &'a Draft,
    clash: Clash,
    ops: Vec<Op>,
    clashes: Vec<String>,
    /// Paths that are taken by it.
    taken: HashSet<String>,
}

impl<'a> Moving<'a> {
    /// Nothing yet.
    pub fn new(draft: &'a Draft, clash: Clash) -> Self {
        Self { draft, clash, ops: Vec::new(), clashes: Vec::new(), taken: HashSet::new() }
    }

    /// What came of it.
    pub fn asked(self) -> Asked {
        match self.clash == Clash::Ask && !self.clashes.is_empty() {
            true => Asked::Clashes(self.clashes),
            false => Asked::Ops(self.ops),
        }
    }

    /// Puts a node into a directory; false where it, or some of what is in it, stays where it is.
    ///
    /// # Errors
    /// Where it would have to go into itself, or to take the place of what it lies in.
    pub fn put(&mut self, id: DraftId, into: &str) -> Result<bool> {
        let Some(node) = self.draft.node(id) else { return Ok(true) };
        let path = self.draft.path(id);
        let to = join(into, &self.draft.text(node.name()));
        let there = self.draft.find(&to).ok();
        if there.is_none() && self.taken.insert(to.clone()) {
            self.ops.push(Op::Rename { path, to });
            return Ok(true);
        }
        if to.starts_with(&format!("{path}/")) {
            return Err(Error::Unsupported(format!("“{path}” cannot be moved into itself.")));
        }
        if path.starts_with(&format!("{to}/")) {
            return Err(Error::Unsupported(format!("“{path}” lies in the folder that has this name there.")));
        }
        let is_directory = |id: DraftId| self.draft.node(id).is_some_and(DraftNode::is_directory);
        match there {
            Some(there) if is_directory(there) && is_directory(id) => self.merge(id, path, &to),
            _ => Ok(self.settle(path, to, there.is_some())),
        }
    }

    /// Puts what is in a directory into another of its name; where nothing of it stays, it goes.
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

    /// The name is taken, by what is there, or else by another that is moved with it.
    fn settle(&mut self, path: String, to: String, is_there: bool) -> bool {
        self.clashes.push(to.clone());
        let to = match self.clash {
            Clash::Ask | Clash::Skip => return false,
            Clash::Replace if is_there => {
                self.ops.push(Op::Remove { path: to.clone() });
                self.taken.insert(to.clone());
                to
            }
            // Of two that are moved at once, neither takes the other's place.
            Clash::Replace | Clash::Both => free(self.draft, &to, &|path| self.taken.contains(path)),
        };
        self.taken.insert(to.clone());
        self.ops.push(Op::Rename { path, to });
        true
    }
}

/// A path beside one that is taken where nothing is, as in `/notes (2).txt`.
pub fn free(draft: &Draft, path: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let name_at = path.rfind('/').map_or(0, |at| at.saturating_add(1));
    // What only begins with a dot has no ending.
    let ending = path.rfind('.').filter(|at| *at > name_at).unwrap_or(path.len());
    let (stem, ending) = path.split_at(ending);
    let all = (2_u64..).map(|number| format!("{stem} ({number}){ending}"));
    let mut free = all.filter(|path| draft.find(path).is_err() && !is_taken(path));
    free.next().unwrap_or_default()
}
