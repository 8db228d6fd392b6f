//! Changes that were asked for and not yet made: a list that goes back and forth.

use serde::{Deserialize, Serialize};

use super::blueprint::Blueprint;
use super::change::Supply;
use super::op::Op;
use crate::error::{Error, Result};

/// Changes in the order they were asked for. As text, it is the list of those that count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Op>", into = "Vec<Op>")]
pub struct Edits {
    ops: Vec<Op>,
    /// Taken back, the last first.
    undone: Vec<Op>,
}

impl Edits {
    /// Adds a change. What was taken back before is gone for good.
    pub fn push(&mut self, op: Op) {
        self.ops.push(op);
        self.undone.clear();
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.ops.pop();
        let is_any = last.is_some();
        self.undone.extend(last);
        is_any
    }

    /// Asks again for what was taken back last; false where there is nothing.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let is_any = last.is_some();
        self.ops.extend(last);
        is_any
    }

    /// The changes that count.
    #[must_use]
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Makes all changes.
    ///
    /// # Errors
    /// As [`Blueprint::apply`], with the number of the change, from 1.
    pub fn apply(&self, blueprint: &mut Blueprint, supply: &mut dyn Supply) -> Result<()> {
        for (number, op) in self.ops.iter().enumerate() {
            let told = |error| Error::Unsupported(format!("Edit {}: {error}", number.saturating_add(1)));
            blueprint.apply(op, supply).map_err(told)?;
        }
        Ok(())
    }
}

impl From<Vec<Op>> for Edits {
    fn from(ops: Vec<Op>) -> Self {
        Self { ops, undone: Vec::new() }
    }
}

impl From<Edits> for Vec<Op> {
    fn from(edits: Edits) -> Self {
        edits.ops
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remove(path: &str) -> Op {
        Op::Remove { path: path.into() }
    }

    #[test]
    fn changes_are_taken_back_and_asked_for_again() {
        let mut edits = Edits::from(vec![remove("/a"), remove("/b")]);
        assert!(edits.undo() && edits.undo() && !edits.undo());
        assert!(edits.redo());
        assert_eq!(edits.ops(), [remove("/a")]);
        edits.push(remove("/c"));
        assert!(!edits.redo());
        assert_eq!(Vec::from(edits), [remove("/a"), remove("/c")]);
    }
}
