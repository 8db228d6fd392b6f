//! The changes made to an image: a list that can be undone and redone.

use serde::{Deserialize, Serialize};

use super::iso::Blueprint;
use super::op::Op;
use super::sentence::sentence;
use super::supply::Supply;
use crate::error::{Error, Result};
use crate::refusal::Refusal;

static STEP_FAILED: Refusal = Refusal { code: "EDIT-STEP", sentence: "Edit {0} can't be made: {1}", advice: "" };

/// Changes that are made and undone together. As text, one change is stored by itself, several as a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// A single change.
    One(Op),
    /// Several changes, in order.
    Several(Vec<Op>),
}

impl Step {
    /// The changes in order.
    #[must_use]
    pub fn ops(&self) -> &[Op] {
        match self {
            Self::One(op) => std::slice::from_ref(op),
            Self::Several(ops) => ops,
        }
    }
}

/// A step in the list, and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ListedStep {
    step: Step,
    /// Whether it was undone by itself. It keeps its position, so that later steps keep their numbers.
    is_undone: bool,
    /// Number of nodes of the draft that it made when it was last applied.
    made: u32,
}

/// An undoable modification of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Modification {
    /// A step was appended.
    Appended,
    /// The steps at these positions were undone.
    Undone(Vec<usize>),
}

/// Changes in the order they were requested, in steps. As text, it is the list of current steps: a single change by
/// itself, several changes of one step as a list of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Step>", into = "Vec<Step>")]
pub struct Edits {
    places: Vec<ListedStep>,
    /// The first position that changed since the last call of [`Edits::journal`].
    changed_from: usize,
    done: Vec<Modification>,
    /// Undone modifications, the last first; each with its step if it was removed from the list.
    undone: Vec<(Modification, Option<ListedStep>)>,
}

/// The end of a journal, from the first step that changed since it was read last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal<'a> {
    /// Number of steps that stay; all later ones are dropped.
    pub since: u32,
    /// The steps that follow them. As text, a journal is the list of all its steps.
    pub steps: Vec<&'a Step>,
}

impl Edits {
    /// The changes to the list of current steps since the last call. The cost is proportional to them.
    pub fn journal(&mut self) -> Journal<'_> {
        let from = self.changed_from.min(self.places.len());
        self.changed_from = self.places.len();
        let (before, after) = self.places.split_at_checked(from).unwrap_or_default();
        let since = before.iter().filter(|place| !place.is_undone).count();
        let steps = after.iter().filter(|place| !place.is_undone);
        let steps = steps.map(|place| &place.step).collect();
        Journal { since: u32::try_from(since).unwrap_or(u32::MAX), steps }
    }

    fn change_from(&mut self, place: usize) {
        self.changed_from = self.changed_from.min(place);
    }

    /// Adds a step of one change. Undone steps can't be redone any more.
    pub fn push(&mut self, op: Op) {
        self.push_together(vec![op], 0);
    }

    /// Adds changes that are undone together, and the number of draft nodes they made. Undone steps can't be redone any
    /// more.
    pub(super) fn push_together(&mut self, mut ops: Vec<Op>, made: u32) {
        let step = match (ops.pop(), ops.is_empty()) {
            (None, _) => return,
            (Some(op), true) => Step::One(op),
            (Some(op), false) => {
                ops.push(op);
                Step::Several(ops)
            }
        };
        self.change_from(self.places.len());
        self.places.push(ListedStep { step, is_undone: false, made });
        self.done.push(Modification::Appended);
        self.undone.clear();
    }

    /// Undoes the steps at these positions, as a modification that can itself be undone.
    pub(super) fn undo_step(&mut self, places: Vec<usize>) {
        self.mark(&places, true);
        self.done.push(Modification::Undone(places));
        self.undone.clear();
    }

    fn mark(&mut self, places: &[usize], is_undone: bool) {
        for at in places {
            self.change_from(*at);
            if let Some(place) = self.places.get_mut(*at) {
                place.is_undone = is_undone;
            }
        }
    }

    /// Undoes the last modification; returns false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(deed) = self.done.pop() else { return false };
        let left = match &deed {
            Modification::Appended => {
                self.change_from(self.places.len().saturating_sub(1));
                self.places.pop()
            }
            Modification::Undone(places) => {
                let places = places.clone();
                self.mark(&places, false);
                None
            }
        };
        self.undone.push((deed, left));
        true
    }

    /// Redoes the last undone step; returns false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some((deed, left)) = self.undone.pop() else { return false };
        if left.is_some() {
            self.change_from(self.places.len());
        }
        self.places.extend(left);
        if let Modification::Undone(places) = &deed {
            self.mark(places, true);
        }
        self.done.push(deed);
        true
    }

    /// Description of what [`Edits::undo`] would undo.
    #[must_use]
    pub fn undo_sentence(&self) -> Option<String> {
        self.describe(self.done.last()?, self.places.last())
    }

    /// Description of what [`Edits::redo`] would redo.
    #[must_use]
    pub fn redo_sentence(&self) -> Option<String> {
        let (deed, left) = self.undone.last()?;
        self.describe(deed, left.as_ref())
    }

    fn describe(&self, deed: &Modification, made: Option<&ListedStep>) -> Option<String> {
        match deed {
            Modification::Appended => made.map(|place| sentence(place.step.ops())),
            Modification::Undone(places) => {
                let first = places.first().and_then(|place| self.places.get(*place))?;
                let more = places.len().saturating_sub(1);
                let others = match more {
                    0 => String::new(),
                    1 => " and 1 that depends on it".to_owned(),
                    more => format!(" and {more} that depend on it"),
                };
                Some(format!("Undo “{}”{others}", sentence(first.step.ops())))
            }
        }
    }

    /// The current changes.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.steps().flat_map(|(_, ops)| ops)
    }

    /// The current steps: their positions, which never change, and their changes.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (usize, &[Op])> {
        let places = self.places.iter().enumerate().filter(|(_, place)| !place.is_undone);
        places.map(|(at, place)| (at, place.step.ops()))
    }

    /// The changes of the step at a position, and how many nodes it made; `None` instead of the changes if it was
    /// undone.
    pub(super) fn at(&self, place: usize) -> Option<(Option<&[Op]>, u32)> {
        let place = self.places.get(place)?;
        Some(((!place.is_undone).then(|| place.step.ops()), place.made))
    }

    /// Drops everything that was undone: only the current steps are left, each of which can be undone.
    pub(super) fn only_steps(&mut self) {
        *self = Self::from(Vec::<Step>::from(std::mem::take(self)));
    }

    /// Makes all changes, and passes on the image before each step.
    ///
    /// # Errors
    /// The errors of [`Blueprint::apply`], with the number of the step's first change, from 1.
    pub fn apply(
        &mut self,
        blueprint: &mut Blueprint,
        supply: &mut dyn Supply,
        before_each: &mut dyn FnMut(&Blueprint),
    ) -> Result<()> {
        let mut number = 1_usize;
        for place in &mut self.places {
            if place.is_undone {
                blueprint.draft.reserve(place.made)?;
                continue;
            }
            before_each(blueprint);
            let before = blueprint.draft.len();
            let told = |error| Error::from(STEP_FAILED.with(&[&number, &error]));
            blueprint.apply_all(place.step.ops(), supply).map_err(told)?;
            number = number.saturating_add(place.step.ops().len());
            place.made = made_since(before, blueprint);
        }
        Ok(())
    }
}

/// Number of draft nodes made since there were `before`.
pub(super) fn made_since(before: usize, blueprint: &Blueprint) -> u32 {
    u32::try_from(blueprint.draft.len().saturating_sub(before)).unwrap_or(u32::MAX)
}

impl From<Vec<Step>> for Edits {
    fn from(steps: Vec<Step>) -> Self {
        let done = steps.iter().map(|_| Modification::Appended).collect();
        let places = steps.into_iter().map(|step| ListedStep { step, is_undone: false, made: 0 }).collect();
        Self { places, changed_from: 0, done, undone: Vec::new() }
    }
}

impl From<Edits> for Vec<Step> {
    fn from(edits: Edits) -> Self {
        edits.places.into_iter().filter(|place| !place.is_undone).map(|place| place.step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remove(path: &str) -> Op {
        Op::Remove { path: path.into() }
    }

    #[test]
    fn changes_are_undone_and_redone() {
        let mut edits = Edits::default();
        edits.push(remove("/a"));
        edits.push_together(vec![remove("/b"), remove("/c")], 0);
        assert!(edits.undo() && edits.undo() && !edits.undo());
        assert!(edits.redo());
        assert_eq!(edits.ops().collect::<Vec<_>>(), [&remove("/a")]);
        assert_eq!(edits.redo_sentence().as_deref(), Some("Remove /b and 1 more"));
        edits.push(remove("/d"));
        assert!(!edits.redo());
        assert_eq!(edits.ops().cloned().collect::<Vec<_>>(), [remove("/a"), remove("/d")]);
    }

    #[test]
    fn steps_in_the_middle_are_undone_and_redone() {
        let mut edits = Edits::default();
        ["/a", "/b", "/c", "/d"].into_iter().for_each(|path| edits.push(remove(path)));
        let paths = |edits: &Edits| edits.ops().map(|op| op.sentence().replace("Remove /", "")).collect::<String>();
        edits.undo_step(vec![1, 2]);
        assert_eq!((paths(&edits).as_str(), edits.steps().map(|(at, _)| at).collect()), ("ad", vec![0, 3]));
        assert_eq!(edits.undo_sentence().unwrap(), "Undo “Remove /b” and 1 that depends on it");
        edits.push(remove("/e"));
        assert!(edits.undo() && edits.undo());
        assert_eq!((paths(&edits).as_str(), edits.undo_sentence().unwrap().as_str()), ("abcd", "Remove /d"));
        assert!(edits.redo() && edits.redo() && !edits.redo());
        assert_eq!(paths(&edits), "ade");
    }

    /// Updates a kept journal; returns the number of steps it then has.
    fn follow(kept: &mut Vec<Step>, edits: &mut Edits) -> usize {
        let Journal { since, steps } = edits.journal();
        let count = steps.len();
        kept.truncate(usize::try_from(since).unwrap());
        kept.extend(steps.into_iter().cloned());
        assert_eq!(*kept, Vec::<Step>::from(edits.clone()));
        count
    }

    #[test]
    fn a_journal_contains_only_what_changed() {
        let (mut edits, mut kept) = (Edits::default(), Vec::new());
        (0..1000).for_each(|number| edits.push(remove(&format!("/{number}"))));
        assert_eq!(follow(&mut kept, &mut edits), 1000);
        edits.push_together(vec![remove("/a"), remove("/b")], 0);
        assert_eq!(follow(&mut kept, &mut edits), 1);
        assert_eq!((edits.undo(), follow(&mut kept, &mut edits)), (true, 0));
        assert_eq!((edits.redo(), follow(&mut kept, &mut edits)), (true, 1));
        edits.undo_step(vec![990, 995]);
        assert_eq!(follow(&mut kept, &mut edits), 9);
        assert_eq!((edits.undo(), follow(&mut kept, &mut edits)), (true, 11));
        assert_eq!(follow(&mut kept, &mut edits), 0);
    }
}
