//! Changes to a tree, whatever file system it will be written as.

use std::collections::{HashMap, HashSet, VecDeque};

use super::op::Op;
use super::supply::Supply;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::tree::{BodyId, Content, Draft, DraftId, DraftNode, Kind, Name, Posix, split_path};

static ROOT_STAYS: Refusal =
    Refusal { code: "EDIT-ROOT", sentence: "The root folder can't be removed, renamed or replaced.", advice: "" };

static NOT_A_FOLDER: Refusal =
    Refusal { code: "EDIT-NOT-A-FOLDER", sentence: "“{0}” is not a folder.", advice: "" };

pub(super) static NAME_TAKEN: Refusal =
    Refusal { code: "EDIT-NAME-TAKEN", sentence: "“{0}” already exists.", advice: "Choose another name." };

pub(super) static INTO_ITSELF: Refusal =
    Refusal { code: "EDIT-INTO-ITSELF", sentence: "“{0}” can't be moved into itself.", advice: "" };

static NOT_A_LINK: Refusal =
    Refusal { code: "EDIT-NOT-A-LINK", sentence: "“{0}” already exists and is not a link.", advice: "" };

static NOT_A_MODE: Refusal = Refusal {
    code: "EDIT-NOT-A-MODE",
    sentence: "“{0}” is not a valid mode.",
    advice: "Enter permissions as octal digits, such as 755.",
};

/// Permission bits.
const PERMISSIONS: u32 = 0o7777;

/// Makes a change of the tree. Returns the file whose content it replaced, if any.
///
/// # Errors
/// [`Error::NotFound`] if a path does not exist, [`Error::Refused`] if the change is impossible, and the errors of
/// [`Supply::supply`].
pub(super) fn apply(draft: &mut Draft, op: &Op, supply: &mut dyn Supply) -> Result<Option<Replaced>> {
    match op {
        Op::Add { path, from } => add(draft, path, from, supply)?,
        Op::Replace { path, from } => return replace(draft, path, from, supply),
        Op::Remove { path } => {
            let id = below_root(draft, path)?;
            draft.detach(id);
        }
        Op::Rename { path, to } => rename(draft, path, to)?,
        Op::Mkdir { path } => drop(directory(draft, path)?),
        Op::Link { path, target } => link(draft, path, target)?,
        Op::Chmod { path, mode, uid, gid } => chmod(draft, path, mode.as_deref(), *uid, *gid)?,
        Op::Times { path, modified } => node(draft, path)?.set_modified(Some(Timestamp::utc(*modified))),
        Op::Hidden { path, value } => node(draft, path)?.hidden = *value,
        // Other changes concern the image, not its tree.
        _ => {}
    }
    Ok(None)
}

/// Moves entries of one directory into another, each with the name in its change.
pub(super) fn move_all(draft: &mut Draft, (from, to): (&str, &str), ops: &[Op], supply: &mut dyn Supply) -> Result<()> {
    let source = draft.find(from)?;
    let target = directory(draft, to)?;
    if source == target {
        return ops.iter().try_for_each(|op| apply(draft, op, supply).map(drop));
    }
    let (mut moved, mut arrived) = (Vec::new(), HashSet::new());
    let found = found_all(draft, source, ops)?;
    for (op, id) in ops.iter().zip(found) {
        let Op::Rename { path, to } = op else { continue };
        let (_, new) = split_path(to)?;
        let id = id.ok_or_else(|| Error::NotFound(format!("“{path}”")))?;
        if draft.child(target, new).is_some() || !arrived.insert(new) {
            return Err(NAME_TAKEN.with(&[to]).into());
        }
        if draft.node(id).is_some_and(DraftNode::is_directory) && is_inside(draft, target, id) {
            return Err(INTO_ITSELF.with(&[path]).into());
        }
        moved.push((id, new));
    }
    let gone: Vec<DraftId> = moved.iter().map(|(id, _)| *id).collect();
    draft.detach_all(&gone);
    for (id, name) in moved {
        give_name(draft, id, name);
        draft.attach(id, target);
    }
    Ok(())
}

/// The entries of a directory that changes name, in one pass over it: of several with one name, the first one for the
/// first change, and so on.
fn found_all(draft: &Draft, directory: DraftId, ops: &[Op]) -> Result<Vec<Option<DraftId>>> {
    let mut wanted: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, op) in ops.iter().enumerate() {
        if let Op::Remove { path } | Op::Rename { path, .. } = op {
            wanted.entry(split_path(path)?.1).or_default().push_back(at);
        }
    }
    let mut found = vec![None; ops.len()];
    let mut missing = ops.len();
    for id in draft.children(directory) {
        if missing == 0 {
            break;
        }
        let name = draft.node(*id).map(|node| draft.text(node.name())).unwrap_or_default();
        let next = wanted.get_mut(&*name).and_then(VecDeque::pop_front);
        if let Some(place) = next.and_then(|at| found.get_mut(at)) {
            *place = Some(*id);
            missing = missing.saturating_sub(1);
        }
    }
    Ok(found)
}

/// Whether a node is another or is below it.
fn is_inside(draft: &Draft, inner: DraftId, outer: DraftId) -> bool {
    inner == outer || draft.path(inner).starts_with(&format!("{}/", draft.path(outer)))
}

fn give_name(draft: &mut Draft, id: DraftId, name: &str) {
    draft.rename(id, Name::Text(name.into()));
    if let Some(node) = draft.node_mut(id) {
        node.recorded.renamed();
    }
}

/// Removes entries of one directory; if several have one name, the first ones, one for each change.
pub(super) fn remove_all(draft: &mut Draft, ops: &[Op]) -> Result<()> {
    let Some(Op::Remove { path }) = ops.first() else { return Ok(()) };
    let found = found_all(draft, draft.find(split_path(path)?.0)?, ops)?;
    let mut gone = Vec::with_capacity(found.len());
    for (op, id) in ops.iter().zip(found) {
        let Op::Remove { path } = op else { continue };
        gone.push(id.ok_or_else(|| Error::NotFound(format!("“{path}”")))?);
    }
    draft.detach_all(&gone);
    Ok(())
}

/// Node at a path other than the root.
fn below_root(draft: &Draft, path: &str) -> Result<DraftId> {
    match draft.find(path)? {
        Draft::ROOT => Err((&ROOT_STAYS).into()),
        id => Ok(id),
    }
}

/// Node at a path.
fn node<'a>(draft: &'a mut Draft, path: &str) -> Result<&'a mut DraftNode> {
    let id = draft.find(path)?;
    draft.node_mut(id).ok_or_else(|| Error::NotFound(format!("“{path}”")))
}

/// Directory at a path, made if it does not exist.
fn directory(draft: &mut Draft, path: &str) -> Result<DraftId> {
    let mut at = Draft::ROOT;
    for part in path.split('/').filter(|part| !part.is_empty()) {
        at = match draft.child(at, part) {
            Some(child) => child,
            None => draft.add(at, DraftNode::directory(Name::Text(part.into())))?,
        };
    }
    match draft.node(at).is_some_and(DraftNode::is_directory) {
        true => Ok(at),
        false => Err(NOT_A_FOLDER.with(&[&path]).into()),
    }
}

fn add(draft: &mut Draft, path: &str, from: &str, supply: &mut dyn Supply) -> Result<()> {
    let (parent, name) = split_path(path)?;
    let parent = directory(draft, parent)?;
    let there = draft.child(parent, name);
    let id = supply.supply(from, draft, parent, name)?;
    match there {
        Some(there) => merge(draft, id, there),
        None => Ok(()),
    }
}

/// A file with replaced content: its node, and its bodies before and after.
#[derive(Debug, Clone, Copy)]
pub(super) struct Replaced {
    pub(super) node: DraftId,
    pub(super) old: BodyId,
    pub(super) new: BodyId,
}

fn replace(draft: &mut Draft, path: &str, from: &str, supply: &mut dyn Supply) -> Result<Option<Replaced>> {
    let old = below_root(draft, path)?;
    let Some(node) = draft.node(old).cloned() else { return Ok(None) };
    let id = supply.supply(from, draft, node.parent, split_path(path)?.1)?;
    let Some(new) = draft.node(id).cloned() else { return Ok(None) };
    let (Content::File(body), Content::File(given)) = (&node.content, &new.content) else {
        draft.detach(old);
        keep_attributes(draft, id, &node);
        return Ok(None);
    };
    // The node stays: its name, owner and permissions do not depend on its content.
    draft.detach(id);
    if let Some(kept) = draft.node_mut(old) {
        kept.content = new.content.clone();
        kept.set_times(new.times());
        kept.recorded.replaced();
    }
    Ok(Some(Replaced { node: old, old: *body, new: *given }))
}

fn keep_attributes(draft: &mut Draft, id: DraftId, old: &DraftNode) {
    if let Some(kept) = draft.node_mut(id) {
        kept.recorded.clone_from(&old.recorded);
        kept.recorded.replaced();
        kept.posix = old.posix.or(kept.posix);
        kept.hidden = old.hidden;
    }
}

fn rename(draft: &mut Draft, path: &str, to: &str) -> Result<()> {
    let id = below_root(draft, path)?;
    let (parent, name) = split_path(to)?;
    let parent = directory(draft, parent)?;
    if draft.child(parent, name).is_some_and(|there| there != id) {
        return Err(NAME_TAKEN.with(&[&to]).into());
    }
    if is_inside(draft, parent, id) {
        return Err(INTO_ITSELF.with(&[&path]).into());
    }
    if draft.node(id).is_some_and(|node| node.parent != parent) {
        draft.detach(id);
        draft.attach(id, parent);
    }
    give_name(draft, id, name);
    Ok(())
}

fn link(draft: &mut Draft, path: &str, target: &str) -> Result<()> {
    let (parent, name) = split_path(path)?;
    let content = Content::Symlink(Name::Text(target.into()));
    let parent = directory(draft, parent)?;
    let Some(there) = draft.child(parent, name) else {
        return draft.add(parent, DraftNode::new(Name::Text(name.into()), content)).map(drop);
    };
    match draft.node_mut(there) {
        Some(node) if matches!(node.content, Content::Symlink(_)) => {
            node.content = content;
            Ok(())
        }
        _ => Err(NOT_A_LINK.with(&[&path]).into()),
    }
}

fn chmod(draft: &mut Draft, path: &str, mode: Option<&str>, uid: Option<u32>, gid: Option<u32>) -> Result<()> {
    let bits = mode.map(|mode| u32::from_str_radix(mode, 8)).transpose();
    let bits = bits.ok().filter(|bits| bits.is_none_or(|bits| bits <= PERMISSIONS));
    let bits = bits.ok_or_else(|| NOT_A_MODE.with(&[&mode.unwrap_or_default()]))?;
    let node = node(draft, path)?;
    let old = node.posix.unwrap_or_else(|| plain(node));
    let mode = bits.map_or(old.mode, |bits| (old.mode & !PERMISSIONS) | bits);
    node.posix = Some(Posix { mode, uid: uid.unwrap_or(old.uid), gid: gid.unwrap_or(old.gid), ..old });
    Ok(())
}

/// Kind of neighboring changes that form one batch.
#[derive(PartialEq, Eq)]
pub(super) enum Batch<'a> {
    /// All remove entries of this directory.
    Remove { from: &'a str },
    /// All move entries of one directory to another.
    Move { from: &'a str, to: &'a str },
}

impl<'a> Batch<'a> {
    /// The batch that a change belongs to, if any.
    pub(super) fn of(op: &'a Op) -> Option<Self> {
        let parent = |path: &'a str| split_path(path).ok().map(|(parent, _)| parent);
        match op {
            Op::Remove { path } => Some(Self::Remove { from: parent(path)? }),
            Op::Rename { path, to } => {
                let (from, to) = (parent(path)?, parent(to)?);
                (from != to).then_some(Self::Move { from, to })
            }
            _ => None,
        }
    }
}

/// Moves the contents of one directory into another; a name in both is refused unless both are directories.
fn merge(draft: &mut Draft, from: DraftId, to: DraftId) -> Result<()> {
    let mut left = vec![(from, to)];
    while let Some((from, to)) = left.pop() {
        draft.detach(from);
        let both = [from, to].iter().all(|id| draft.node(*id).is_some_and(DraftNode::is_directory));
        if !both {
            return Err(NAME_TAKEN.with(&[&draft.path(to)]).into());
        }
        for child in draft.children(from).to_vec() {
            let name = draft.node(child).map(|node| draft.text(node.name()).into_owned()).unwrap_or_default();
            match draft.child(to, &name) {
                Some(there) => left.push((child, there)),
                None => {
                    draft.detach(child);
                    draft.attach(child, to);
                }
            }
        }
    }
    Ok(())
}

/// Default POSIX attributes of a node without any.
const fn plain(node: &DraftNode) -> Posix {
    let mode = match &node.content {
        Content::Directory(_) => 0o040_755,
        Content::Symlink(_) | Content::Special(Kind::Symlink, _) => 0o120_777,
        _ => 0o100_644,
    };
    Posix { mode, links: 1, uid: 0, gid: 0, serial: None }
}
