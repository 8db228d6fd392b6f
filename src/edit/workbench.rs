//! An image on the bench: what it was, what has been changed, and what it is by that.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::blueprint::Blueprint;
use super::change::Supply;
use super::edited_tree::{Change, EditedTree, changes};
use super::op::Op;
use super::replay::Replay;
use super::staged::{Edits, made_since};
use crate::error::{Error, Result};
use crate::fs::FileSystem;
use crate::tree::DraftId;

/// An image being edited. Each change is made at once or not at all, and whoever holds what was before keeps it.
///
/// It is put on the bench as [`Blueprint::of`], with the view that this was made of.
pub struct Workbench {
    base: Rc<Blueprint>,
    now: Rc<Blueprint>,
    edits: Edits,
    original: Rc<dyn FileSystem>,
}

impl Workbench {
    /// Begins with an image, and the view that its tree was made of.
    #[must_use]
    pub fn new(base: Blueprint, original: Rc<dyn FileSystem>) -> Self {
        let base = Rc::new(base);
        Self { now: Rc::clone(&base), base, edits: Edits::default(), original }
    }

    /// Makes changes, all or none of them, which are taken back together.
    ///
    /// # Errors
    /// The first change's, as [`Blueprint::apply`]; then nothing has changed.
    pub fn change(&mut self, ops: Vec<Op>, supply: &mut dyn Supply) -> Result<()> {
        let mut next = Blueprint::clone(&self.now);
        let before = next.draft.len();
        next.apply_all(&ops, supply)?;
        self.edits.push_together(ops, made_since(before, &next));
        self.now = Rc::new(next);
        Ok(())
    }

    /// The steps that go where the one at a place is taken back: it, and those that change what it made, named or put
    /// where it is, by their places.
    ///
    /// # Errors
    /// [`Error::NotFound`] where no step that counts is there; as [`Supply::supply`].
    pub fn needing(&self, place: usize, supply: &mut dyn Supply) -> Result<BTreeSet<usize>> {
        let is_there = self.edits.steps().any(|(at, _)| at == place);
        let replay = is_there.then(|| Replay::until(&self.base, &self.edits, place, supply));
        replay.ok_or_else(|| Error::NotFound("such change any more".into()))??.needing(supply)
    }

    /// Takes steps back, as [`Workbench::needing`] has them. All others are made again, and what they made keeps its
    /// numbers. It is undone like any change.
    ///
    /// # Errors
    /// As [`Workbench::begin_again`].
    pub fn take_back(&mut self, steps: BTreeSet<usize>, supply: &mut dyn Supply) -> Result<()> {
        let mut edits = self.edits.clone();
        edits.take_back(steps.into_iter().collect());
        self.begin_again(edits, supply).map(drop)
    }

    /// Undoes what was done last; false where nothing was.
    ///
    /// # Errors
    /// As [`Supply::supply`]; then nothing has changed.
    pub fn undo(&mut self, supply: &mut dyn Supply) -> Result<bool> {
        let mut edits = self.edits.clone();
        Ok(edits.undo() && self.begin_again(edits, supply)?)
    }

    /// Does again what was undone last; false where nothing was.
    ///
    /// # Errors
    /// As [`Supply::supply`]; then nothing has changed.
    pub fn redo(&mut self, supply: &mut dyn Supply) -> Result<bool> {
        let mut edits = self.edits.clone();
        Ok(edits.redo() && self.begin_again(edits, supply)?)
    }

    /// Makes these changes instead of those that have been made.
    ///
    /// # Errors
    /// As [`Edits::apply`]; then nothing has changed.
    pub fn begin_again(&mut self, mut edits: Edits, supply: &mut dyn Supply) -> Result<bool> {
        let mut next = Blueprint::clone(&self.base);
        edits.apply(&mut next, supply)?;
        (self.now, self.edits) = (Rc::new(next), edits);
        Ok(true)
    }

    /// Makes those of these steps that can be made, instead of those that have been made: what a step needs may be
    /// missing, and with it what later ones change.
    pub fn begin_again_without(&mut self, edits: &Edits, supply: &mut dyn Supply) {
        (self.now, self.edits) = (Rc::clone(&self.base), Edits::default());
        for (_, ops) in edits.steps() {
            // What cannot be made is left out, and changes nothing.
            if self.change(ops.to_vec(), supply).is_err() && ops.len() > 1 {
                ops.iter().for_each(|op| drop(self.change(vec![op.clone()], supply)));
            }
        }
    }

    /// The image as it is now.
    #[must_use]
    pub const fn blueprint(&self) -> &Rc<Blueprint> {
        &self.now
    }

    /// The image before any change.
    #[must_use]
    pub const fn base(&self) -> &Rc<Blueprint> {
        &self.base
    }

    /// All changes.
    #[must_use]
    pub const fn edits(&self) -> &Edits {
        &self.edits
    }

    /// The tree as it is now. The next change does not change it.
    #[must_use]
    pub fn tree(&self) -> Rc<dyn FileSystem> {
        Rc::new(EditedTree::new(Rc::clone(&self.now), Rc::clone(&self.base), Rc::clone(&self.original)))
    }

    /// How a node differs from what it was.
    #[must_use]
    pub fn changes_of(&self, id: DraftId) -> Vec<Change> {
        changes(&self.base, &self.now, id)
    }
}
