//! Changes that were asked for: a list that goes back and forth.

use serde::{Deserialize, Serialize};

use super::blueprint::Blueprint;
use super::change::Supply;
use super::op::Op;
use crate::error::{Error, Result};

/// Changes that are made and taken back together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Step {
    One(Op),
    Several(Vec<Op>),
}

impl Step {
    fn ops(&self) -> &[Op] {
        match self {
            Self::One(op) => std::slice::from_ref(op),
            Self::Several(ops) => ops,
        }
    }
}

/// Changes in the order they were asked for, in steps. As text, it is the list of those that count: a change that is
/// a step by itself as it is, those of one step as a list of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Step>", into = "Vec<Step>")]
pub struct Edits {
    steps: Vec<Step>,
    /// Taken back, the last first.
    undone: Vec<Step>,
}

impl Edits {
    /// Adds a step of one change. What was taken back before is gone for good.
    pub fn push(&mut self, op: Op) {
        self.push_together(vec![op]);
    }

    /// Adds changes that are taken back together. What was taken back before is gone for good.
    pub fn push_together(&mut self, mut ops: Vec<Op>) {
        let step = match (ops.pop(), ops.is_empty()) {
            (None, _) => return,
            (Some(op), true) => Step::One(op),
            (Some(op), false) => {
                ops.push(op);
                Step::Several(ops)
            }
        };
        self.steps.push(step);
        self.undone.clear();
    }

    /// Takes the last step back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.steps.pop();
        let is_any = last.is_some();
        self.undone.extend(last);
        is_any
    }

    /// Asks again for the step that was taken back last; false where there is none.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let is_any = last.is_some();
        self.steps.extend(last);
        is_any
    }

    /// The changes that count.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.steps.iter().flat_map(Step::ops)
    }

    /// The changes of each step that counts.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &[Op]> + ExactSizeIterator {
        self.steps.iter().map(Step::ops)
    }

    /// The changes that [`Edits::redo`] would ask for again.
    #[must_use]
    pub fn undone(&self) -> Option<&[Op]> {
        self.undone.last().map(Step::ops)
    }

    /// Makes all changes.
    ///
    /// # Errors
    /// As [`Blueprint::apply`], with the number of the change, from 1.
    pub fn apply(&self, blueprint: &mut Blueprint, supply: &mut dyn Supply) -> Result<()> {
        for (number, op) in self.ops().enumerate() {
            let told = |error| Error::Unsupported(format!("Edit {}: {error}", number.saturating_add(1)));
            blueprint.apply(op, supply).map_err(told)?;
        }
        Ok(())
    }
}

impl From<Vec<Step>> for Edits {
    fn from(steps: Vec<Step>) -> Self {
        Self { steps, undone: Vec::new() }
    }
}

impl From<Edits> for Vec<Step> {
    fn from(edits: Edits) -> Self {
        edits.steps
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
        let mut edits = Edits::default();
        edits.push(remove("/a"));
        edits.push_together(vec![remove("/b"), remove("/c")]);
        assert!(edits.undo() && edits.undo() && !edits.undo());
        assert!(edits.redo());
        assert_eq!(edits.ops().collect::<Vec<_>>(), [&remove("/a")]);
        assert_eq!(edits.undone().map(<[Op]>::len), Some(2));
        edits.push(remove("/d"));
        assert!(!edits.redo());
        assert_eq!(edits.ops().cloned().collect::<Vec<_>>(), [remove("/a"), remove("/d")]);
    }
}
