//! Makes changes twice, with and without a step, to see which later ones depend on it.

use std::collections::BTreeSet;

use super::iso::Blueprint;
use super::journal::Edits;
use super::op::Op;
use super::supply::Supply;
use crate::bytes::text::lower;
use crate::error::Result;
use crate::tree::{Draft, DraftId};

/// An image in one of the two runs. The number of a boot entry depends on those before it, so each is identified by the
/// step and change that added it; original entries have no step.
#[derive(Clone)]
struct Run {
    blueprint: Blueprint,
    entries: Vec<(Option<usize>, usize)>,
}

/// Makes the changes as they are, up to a step.
pub(super) struct Replay<'a> {
    edits: &'a Edits,
    place: usize,
    before: Run,
}

impl<'a> Replay<'a> {
    /// Makes all changes before a position.
    ///
    /// # Errors
    /// The errors of [`Blueprint::apply`].
    pub(super) fn until(base: &Blueprint, edits: &'a Edits, place: usize, supply: &mut dyn Supply) -> Result<Self> {
        let mut before = Run::new(base.clone());
        for at in 0..place {
            before.go(edits, at, supply)?;
        }
        before = Run::new(before.blueprint);
        Ok(Self { edits, place, before })
    }

    /// The step, and all later ones that depend on it.
    ///
    /// # Errors
    /// The errors of [`Blueprint::apply`].
    pub(super) fn needing(&self, supply: &mut dyn Supply) -> Result<BTreeSet<usize>> {
        let mut gone = BTreeSet::from([self.place]);
        while let Some(more) = self.first_needing(&gone, supply)? {
            gone.insert(more);
        }
        Ok(gone)
    }

    /// The first step that fails without these, or would change something else.
    fn first_needing(&self, gone: &BTreeSet<usize>, supply: &mut dyn Supply) -> Result<Option<usize>> {
        let (mut with, mut without) = (self.before.clone(), self.before.clone());
        let inside: Vec<&Op> = gone.iter().filter_map(|at| self.edits.at(*at)?.0).flatten().collect();
        let mut at = self.place;
        while let Some((ops, made)) = self.edits.at(at) {
            match ops.filter(|_| !gone.contains(&at)) {
                None => {
                    with.go(self.edits, at, supply)?;
                    without.blueprint.draft.reserve(made)?;
                }
                Some(ops) => {
                    for (number, op) in ops.iter().enumerate() {
                        let is_same =
                            with.subject(op) == without.subject(op) && !inside.iter().any(|gone| is_in(op, gone));
                        if !is_same || without.apply(op, (at, number), supply).is_err() {
                            return Ok(Some(at));
                        }
                        with.apply(op, (at, number), supply)?;
                    }
                }
            }
            at = at.saturating_add(1);
        }
        Ok(None)
    }
}

/// The subject of a change: existing nodes on each of its paths, and the missing rest of the path; its boot entry.
#[derive(PartialEq, Eq)]
struct Subject {
    nodes: Vec<(Vec<DraftId>, usize)>,
    entry: Option<(Option<usize>, usize)>,
}

impl Run {
    fn new(blueprint: Blueprint) -> Self {
        let entries = (0..count(&blueprint)).map(|entry| (None, entry)).collect();
        Self { blueprint, entries }
    }

    /// Makes the step at a position.
    fn go(&mut self, edits: &Edits, at: usize, supply: &mut dyn Supply) -> Result<()> {
        match edits.at(at) {
            Some((Some(ops), _)) => {
                self.blueprint.apply_all(ops, supply)?;
                ops.iter().enumerate().for_each(|(number, op)| self.count_entries(op, (at, number)));
                Ok(())
            }
            Some((None, made)) => self.blueprint.draft.reserve(made),
            None => Ok(()),
        }
    }

    fn apply(&mut self, op: &Op, at: (usize, usize), supply: &mut dyn Supply) -> Result<()> {
        self.blueprint.apply(op, supply)?;
        self.count_entries(op, at);
        Ok(())
    }

    /// Records which boot entries exist after a change.
    fn count_entries(&mut self, op: &Op, (step, number): (usize, usize)) {
        match op {
            Op::BootAdd { .. } => self.entries.push((Some(step), number)),
            Op::BootRemove { entry } => {
                let at = usize::from(*entry).saturating_sub(1);
                let mut place = 0..;
                self.entries.retain(|_| place.next() != Some(at));
            }
            _ => {}
        }
    }

    fn subject(&self, op: &Op) -> Subject {
        let draft = &self.blueprint.draft;
        let nodes = paths(op).into_iter().flatten().map(|path| nodes_on(draft, path)).collect();
        let entry = entry(op).and_then(|entry| self.entries.get(usize::from(entry).checked_sub(1)?));
        Subject { nodes, entry: entry.copied() }
    }
}

fn count(blueprint: &Blueprint) -> usize {
    blueprint.options.boot.as_ref().map_or(0, |boot| boot.images.len())
}

fn nodes_on(draft: &Draft, path: &str) -> (Vec<DraftId>, usize) {
    let mut nodes = vec![Draft::ROOT];
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    for part in parts.by_ref() {
        match nodes.last().and_then(|at| draft.child(*at, part)) {
            Some(child) => nodes.push(child),
            None => return (nodes, parts.count().saturating_add(1)),
        }
    }
    (nodes, 0)
}

/// Paths in the tree that a change refers to.
fn paths(op: &Op) -> [Option<&str>; 2] {
    match op {
        Op::Rename { path, to } => [Some(path), Some(to)],
        Op::Add { path, .. }
        | Op::Replace { path, .. }
        | Op::Remove { path }
        | Op::Mkdir { path }
        | Op::Link { path, .. }
        | Op::Chmod { path, .. }
        | Op::Times { path, .. }
        | Op::Hidden { path, .. }
        | Op::BootAdd { path, .. } => [Some(path), None],
        _ => [in_fat(op).map(|(image, _)| image).filter(|image| image.starts_with('/')), None],
    }
}

/// Number of the boot entry that a change refers to.
fn entry(op: &Op) -> Option<u16> {
    match op {
        Op::BootRemove { entry } | Op::BootReplace { entry, .. } | Op::BootSet { entry, .. } => Some(*entry),
        _ => in_fat(op)?.0.parse().ok(),
    }
}

/// FAT image that a change affects, and the path in it.
fn in_fat(op: &Op) -> Option<(&str, &str)> {
    match op {
        Op::FatAdd { image, path, .. }
        | Op::FatReplace { image, path, .. }
        | Op::FatRemove { image, path }
        | Op::FatMkdir { image, path } => Some((image, path)),
        _ => None,
    }
}

/// Whether a change in a FAT image is at or below a path that another one made or removed. FAT ignores case.
fn is_in(op: &Op, gone: &Op) -> bool {
    let (Some((image, path)), Some((other, above))) = (in_fat(op), in_fat(gone)) else { return false };
    let (path, above) = (lower(path), lower(above));
    let below = path.strip_prefix(above.trim_end_matches('/'));
    image == other
        && !matches!(gone, Op::FatReplace { .. })
        && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
}
