//! An image being edited: its original state, the changes, and its current state.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use super::edited_tree::{Change, EditedTree, changes};
use super::iso::Blueprint;
use super::journal::{Edits, Journal, made_since};
use super::op::Op;
use super::replay::Replay;
use super::supply::Supply;
use crate::error::{Error, Result};
use crate::fs::FileSystem;
use crate::limits;
use crate::tree::DraftId;

/// An image being edited. Each edit applies to a copy, so it is atomic and readers of the old image are unaffected.
pub struct Workbench {
    base: Rc<Blueprint>,
    now: Rc<Blueprint>,
    edits: Edits,
    /// The image before each of the last modifications, up to [`limits::UNDO_COPIES`]. Copies share their common parts.
    before: VecDeque<Rc<Blueprint>>,
    /// The image after each undone modification, the next to redo last.
    after: Vec<Rc<Blueprint>>,
    original: Rc<dyn FileSystem>,
}

impl Workbench {
    /// Begins with a blueprint, and the view that its tree was read from.
    #[must_use]
    pub fn new(base: Blueprint, original: Rc<dyn FileSystem>) -> Self {
        let base = Rc::new(base);
        let (before, after) = (VecDeque::new(), Vec::new());
        Self { now: Rc::clone(&base), base, edits: Edits::default(), before, after, original }
    }

    /// Makes changes that are undone together: all or none of them. The cost is proportional to the changes, not to the
    /// size of the image.
    ///
    /// # Errors
    /// The error of the first change that fails, as for [`Blueprint::apply`]; then nothing has changed.
    pub fn change(&mut self, ops: Vec<Op>, supply: &mut dyn Supply) -> Result<()> {
        let mut next = Blueprint::clone(&self.now);
        let before = next.draft.len();
        next.apply_all(&ops, supply)?;
        if !ops.is_empty() {
            self.edits.push_together(ops, made_since(before, &next));
            self.show(next);
        }
        Ok(())
    }

    /// Replaces the image after a new modification.
    fn show(&mut self, next: Blueprint) {
        let before = std::mem::replace(&mut self.now, Rc::new(next));
        remember(&mut self.before, before);
        self.after.clear();
    }

    /// Positions of the steps to undo together with the one at `place`: that step, and those that change, name or move
    /// what it made.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no current step; the errors of [`Supply::supply`].
    pub fn needing(&self, place: usize, supply: &mut dyn Supply) -> Result<BTreeSet<usize>> {
        let is_there = self.edits.steps().any(|(at, _)| at == place);
        let replay = is_there.then(|| Replay::until(&self.base, &self.edits, place, supply));
        replay.ok_or_else(|| Error::NotFound("such change any more".into()))??.needing(supply)
    }

    /// Undoes steps, as returned by [`Workbench::needing`]. All others are made again, and what they made keeps its
    /// numbers. This can be undone like any change.
    ///
    /// # Errors
    /// The errors of [`Edits::apply`]; then nothing has changed.
    pub fn undo_step(&mut self, steps: BTreeSet<usize>, supply: &mut dyn Supply) -> Result<()> {
        let mut edits = self.edits.clone();
        edits.undo_step(steps.into_iter().collect());
        let mut next = Blueprint::clone(&self.base);
        edits.apply(&mut next, supply, &mut |_| {})?;
        self.edits = edits;
        self.show(next);
        Ok(())
    }

    /// Undoes the last modification: restores the image before it. Returns false if there is none.
    ///
    /// # Errors
    /// The errors of [`Edits::apply`], if the image before it is no longer kept; then nothing has changed.
    pub fn undo(&mut self, supply: &mut dyn Supply) -> Result<bool> {
        let before = match self.before.pop_back() {
            Some(before) => {
                self.edits.undo();
                before
            }
            None => {
                let mut edits = self.edits.clone();
                if !edits.undo() {
                    return Ok(false);
                }
                let mut before = Blueprint::clone(&self.base);
                edits.apply(&mut before, supply, &mut |_| {})?;
                self.edits = edits;
                Rc::new(before)
            }
        };
        self.after.push(std::mem::replace(&mut self.now, before));
        Ok(true)
    }

    /// Redoes the last undone step by restoring the image after it. Returns false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.after.pop().filter(|_| self.edits.redo()) else { return false };
        let before = std::mem::replace(&mut self.now, after);
        remember(&mut self.before, before);
        true
    }

    /// Makes these changes instead of the current ones.
    ///
    /// # Errors
    /// The errors of [`Edits::apply`]; then nothing has changed.
    pub fn begin_again(&mut self, mut edits: Edits, supply: &mut dyn Supply) -> Result<()> {
        edits.only_steps();
        let mut next = Blueprint::clone(&self.base);
        let mut before = VecDeque::new();
        edits.apply(&mut next, supply, &mut |blueprint| remember(&mut before, Rc::new(blueprint.clone())))?;
        (self.now, self.edits, self.before) = (Rc::new(next), edits, before);
        self.after.clear();
        Ok(())
    }

    /// Makes as many of these steps as possible, instead of the current ones. Steps whose files are missing are left
    /// out, and so are later ones that depend on them.
    pub fn begin_again_without(&mut self, edits: &Edits, supply: &mut dyn Supply) {
        (self.now, self.edits) = (Rc::clone(&self.base), Edits::default());
        self.before.clear();
        self.after.clear();
        for (_, ops) in edits.steps() {
            // An impossible change is left out, and changes nothing.
            if self.change(ops.to_vec(), supply).is_err() && ops.len() > 1 {
                ops.iter().for_each(|op| drop(self.change(vec![op.clone()], supply)));
            }
        }
    }

    /// The current image.
    #[must_use]
    pub const fn blueprint(&self) -> &Rc<Blueprint> {
        &self.now
    }

    /// The image before any change.
    #[must_use]
    pub const fn base(&self) -> &Rc<Blueprint> {
        &self.base
    }

    /// The changes to the journal since the last call.
    pub fn journal(&mut self) -> Journal<'_> {
        self.edits.journal()
    }

    /// All changes.
    #[must_use]
    pub const fn edits(&self) -> &Edits {
        &self.edits
    }

    /// The current tree. Later changes do not affect it.
    #[must_use]
    pub fn tree(&self) -> Rc<dyn FileSystem> {
        Rc::new(self.edited_tree())
    }

    pub(super) fn edited_tree(&self) -> EditedTree {
        EditedTree::new(Rc::clone(&self.now), Rc::clone(&self.base), Rc::clone(&self.original))
    }

    /// Differences between a node and its original.
    #[must_use]
    pub fn changes_of(&self, id: DraftId) -> Vec<Change> {
        changes(&self.base, &self.now, id)
    }
}

/// Keeps an image for undoing.
fn remember(before: &mut VecDeque<Rc<Blueprint>>, image: Rc<Blueprint>) {
    before.push_back(image);
    if before.len() > limits::UNDO_COPIES {
        before.pop_front();
    }
}
