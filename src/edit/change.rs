//! Applying changes to a blueprint.

use std::collections::{HashMap, HashSet};

use super::blueprint::Blueprint;
use super::boot_change::Wanted;
use super::op::Op;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::tree::{Content, Draft, DraftId, DraftNode, Kind, Name, Posix, split_path};

/// Whoever has the files that changes name.
pub trait Supply {
    /// Puts a file, or a folder and all in it, into a directory of a draft, under a name.
    ///
    /// # Errors
    /// Where there is no such file or folder, or it cannot be read.
    fn supply(&mut self, from: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId>;
}

/// Permission bits.
const PERMISSIONS: u32 = 0o7777;

impl Blueprint {
    /// Makes one change.
    ///
    /// # Errors
    /// [`Error::NotFound`] where a path or boot entry is not there, [`Error::Unsupported`] where a change cannot be made;
    /// as [`Supply::supply`].
    pub fn apply(&mut self, op: &Op, supply: &mut dyn Supply) -> Result<()> {
        match op {
            Op::Add { path, from } => self.add(path, from, supply),
            Op::Replace { path, from } => self.replace(path, from, supply),
            Op::Remove { path } => {
                let id = self.below_root(path)?;
                self.draft.detach(id);
                Ok(())
            }
            Op::Rename { path, to } => self.rename(path, to),
            Op::Mkdir { path } => self.directory(path).map(drop),
            Op::Label { value } => self.label(value),
            Op::Identify { field, value } => self.identify(*field, value),
            Op::Dates { created, modified, expires, effective } => {
                self.set_dates(*created, *modified, *expires, *effective);
                Ok(())
            }
            Op::Link { path, target } => self.link(path, target),
            Op::Chmod { path, mode, uid, gid } => self.chmod(path, mode.as_deref(), *uid, *gid),
            Op::Times { path, modified } => {
                self.node(path)?.times.modified = Some(Timestamp::utc(*modified));
                Ok(())
            }
            Op::Hidden { path, value } => {
                self.node(path)?.hidden = *value;
                Ok(())
            }
            Op::BootAdd { path, platform, emulation, load_size, info_table } => {
                let wanted =
                    Wanted { platform: Some(*platform), emulation: *emulation, load_size: *load_size, bootable: None };
                self.boot_add(path, wanted, *info_table)
            }
            Op::BootRemove { entry } => self.boot_remove(*entry),
            Op::BootReplace { entry, from } => self.boot_replace(*entry, from, supply),
            Op::BootSet { entry, platform, emulation, load_size, bootable } => {
                let (platform, emulation) = (*platform, *emulation);
                self.boot_set(*entry, Wanted { platform, emulation, load_size: *load_size, bootable: *bootable })
            }
            Op::FatAdd { image, path, from } => self.fat_add(image, path, from, supply),
            Op::FatReplace { image, path, from } => self.fat_replace(image, path, from, supply),
            Op::FatRemove { image, path } => self.change_fat(image, |fat, _| fat.remove(path)),
            Op::FatMkdir { image, path } => self.change_fat(image, |fat, time| fat.make(path, time)),
            Op::Checksum { value } => {
                self.checksum = value.then(|| self.checksum.unwrap_or_default());
                Ok(())
            }
            Op::FileChecksums { value } => {
                self.file_checksums = *value;
                Ok(())
            }
            Op::Drop { side } => {
                self.dropped.insert(*side);
                Ok(())
            }
        }
    }

    /// Makes changes, one after the other. Where many are taken out of one directory, that is gone through once.
    ///
    /// # Errors
    /// The first change's, as [`Blueprint::apply`]; those before it have been made.
    pub fn apply_all(&mut self, ops: &[Op], supply: &mut dyn Supply) -> Result<()> {
        for together in ops.chunk_by(|one, next| taken_from(one).is_some() && taken_from(one) == taken_from(next)) {
            match together {
                [one] => self.apply(one, supply)?,
                several => self.remove_all(several)?,
            }
        }
        Ok(())
    }

    /// Takes entries of one directory out; of several of one name, as many as there are changes, the first ones.
    fn remove_all(&mut self, ops: &[Op]) -> Result<()> {
        let paths = || ops.iter().filter_map(|op| if let Op::Remove { path } = op { Some(path) } else { None });
        let mut wanted: HashMap<&str, usize> = HashMap::new();
        let mut directory = "";
        for path in paths() {
            let (parent, name) = split_path(path)?;
            directory = parent;
            let count = wanted.entry(name).or_default();
            *count = count.saturating_add(1);
        }
        let mut gone = HashSet::new();
        for id in self.draft.children(self.draft.find(directory)?) {
            let name = self.draft.node(*id).map(|node| self.draft.text(&node.name)).unwrap_or_default();
            if let Some(count) = wanted.get_mut(&*name).filter(|count| **count > 0) {
                *count = count.saturating_sub(1);
                gone.insert(*id);
            }
        }
        let is_left =
            |path: &&String| split_path(path).is_ok_and(|(_, name)| wanted.get(name).is_some_and(|left| *left > 0));
        if let Some(path) = paths().find(is_left) {
            return Err(Error::NotFound(format!("“{path}”")));
        }
        self.draft.detach_all(&gone);
        Ok(())
    }

    fn below_root(&self, path: &str) -> Result<DraftId> {
        match self.draft.find(path)? {
            Draft::ROOT => Err(Error::Unsupported("The root directory stays where it is.".into())),
            id => Ok(id),
        }
    }

    fn node(&mut self, path: &str) -> Result<&mut DraftNode> {
        let id = self.draft.find(path)?;
        self.draft.node_mut(id).ok_or_else(|| Error::NotFound(format!("“{path}”")))
    }

    /// The directory at a path, made where it is not there.
    fn directory(&mut self, path: &str) -> Result<DraftId> {
        let mut at = Draft::ROOT;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            at = match self.draft.child(at, part) {
                Some(child) => child,
                None => self.draft.add(at, DraftNode::directory(Name::Text(part.into())))?,
            };
        }
        match self.draft.node(at).is_some_and(DraftNode::is_directory) {
            true => Ok(at),
            false => Err(Error::Unsupported(format!("“{path}” is no directory."))),
        }
    }

    fn add(&mut self, path: &str, from: &str, supply: &mut dyn Supply) -> Result<()> {
        let (parent, name) = split_path(path)?;
        let parent = self.directory(parent)?;
        let there = self.draft.child(parent, name);
        let id = supply.supply(from, &mut self.draft, parent, name)?;
        match there {
            Some(there) => merge(&mut self.draft, id, there),
            None => Ok(()),
        }
    }

    fn replace(&mut self, path: &str, from: &str, supply: &mut dyn Supply) -> Result<()> {
        let old = self.below_root(path)?;
        let Some(node) = self.draft.node(old).cloned() else { return Ok(()) };
        let id = supply.supply(from, &mut self.draft, node.parent, split_path(path)?.1)?;
        let Some(new) = self.draft.node(id).cloned() else { return Ok(()) };
        let (Content::File(body), Content::File(given)) = (&node.content, &new.content) else {
            self.draft.detach(old);
            self.keep_attributes(id, &node);
            return Ok(());
        };
        // The node stays: what it is called, and who may read it, is not changed by what is in it.
        self.draft.detach(id);
        let is_boot_image = self.is_boot_image(*body);
        if is_boot_image {
            let recipe = self.draft.body(*given).map(|given| given.recipe.clone());
            self.give_file(*body, recipe.unwrap_or_default());
        }
        if let Some(kept) = self.draft.node_mut(old) {
            kept.content = Content::File(if is_boot_image { *body } else { *given });
            kept.times = new.times;
            // How the old data was packed is not true of the new.
            kept.recorded.system_use = new.recorded.system_use;
        }
        Ok(())
    }

    fn keep_attributes(&mut self, id: DraftId, old: &DraftNode) {
        if let Some(kept) = self.draft.node_mut(id) {
            kept.recorded.identifier.clone_from(&old.recorded.identifier);
            kept.recorded.xa = old.recorded.xa;
            kept.posix = old.posix.or(kept.posix);
            kept.hidden = old.hidden;
        }
    }

    fn rename(&mut self, path: &str, to: &str) -> Result<()> {
        let id = self.below_root(path)?;
        let (parent, name) = split_path(to)?;
        let parent = self.directory(parent)?;
        if self.draft.child(parent, name).is_some_and(|there| there != id) {
            return Err(Error::Unsupported(format!("“{to}” is there already.")));
        }
        let inside = format!("{}/", self.draft.path(id));
        if parent == id || self.draft.path(parent).starts_with(&inside) {
            return Err(Error::Unsupported(format!("“{path}” cannot be moved into itself.")));
        }
        self.draft.detach(id);
        self.draft.attach(id, parent);
        if let Some(node) = self.draft.node_mut(id) {
            node.name = Name::Text(name.into());
            node.recorded.identifier.clear();
        }
        Ok(())
    }

    fn link(&mut self, path: &str, target: &str) -> Result<()> {
        let (parent, name) = split_path(path)?;
        let content = Content::Symlink(Name::Text(target.into()));
        let parent = self.directory(parent)?;
        let Some(there) = self.draft.child(parent, name) else {
            return self.draft.add(parent, DraftNode::new(Name::Text(name.into()), content)).map(drop);
        };
        match self.draft.node_mut(there) {
            Some(node) if matches!(node.content, Content::Symlink(_)) => {
                node.content = content;
                Ok(())
            }
            _ => Err(Error::Unsupported(format!("“{path}” is there already, and no link."))),
        }
    }

    fn chmod(&mut self, path: &str, mode: Option<&str>, uid: Option<u32>, gid: Option<u32>) -> Result<()> {
        let bits = mode.map(|mode| u32::from_str_radix(mode, 8)).transpose();
        let bits = bits.ok().filter(|bits| bits.is_none_or(|bits| bits <= PERMISSIONS));
        let bits = bits.ok_or_else(|| Error::Unsupported(format!("“{}” is no mode.", mode.unwrap_or_default())))?;
        let node = self.node(path)?;
        let old = node.posix.unwrap_or_else(|| plain(node));
        let mode = bits.map_or(old.mode, |bits| (old.mode & !PERMISSIONS) | bits);
        node.posix = Some(Posix { mode, uid: uid.unwrap_or(old.uid), gid: gid.unwrap_or(old.gid), ..old });
        Ok(())
    }
}

/// The directory that a change takes something out of.
fn taken_from(op: &Op) -> Option<&str> {
    match op {
        Op::Remove { path } => split_path(path).ok().map(|(parent, _)| parent),
        _ => None,
    }
}

/// Puts what is in one directory into another; where both have a file, that is refused.
fn merge(draft: &mut Draft, from: DraftId, to: DraftId) -> Result<()> {
    let mut left = vec![(from, to)];
    while let Some((from, to)) = left.pop() {
        draft.detach(from);
        let both = [from, to].iter().all(|id| draft.node(*id).is_some_and(DraftNode::is_directory));
        if !both {
            return Err(Error::Unsupported(format!("“{}” is there already.", draft.path(to))));
        }
        for child in draft.children(from).to_vec() {
            let name = draft.node(child).map(|node| draft.text(&node.name).into_owned()).unwrap_or_default();
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

/// Attributes of what has none.
const fn plain(node: &DraftNode) -> Posix {
    let mode = match &node.content {
        Content::Directory(_) => 0o040_755,
        Content::Symlink(_) | Content::Special(Kind::Symlink, _) => 0o120_777,
        _ => 0o100_644,
    };
    Posix { mode, links: 1, uid: 0, gid: 0, serial: None }
}
