//! Applying changes to a blueprint.

use super::blueprint::Blueprint;
use super::op::{BootPlatform, Op};
use crate::boot::el_torito::{BootEntry, Emulation, Platform};
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::fs::iso9660::write::{Boot, BootImage, ImagePlace};
use crate::tree::{BodyId, Content, Draft, DraftId, DraftNode, Kind, Name, Posix};

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
            Op::Chmod { path, mode, uid, gid } => self.chmod(path, mode.as_deref(), *uid, *gid),
            Op::Times { path, modified } => {
                self.node(path)?.times.modified = Some(Timestamp::utc(*modified));
                Ok(())
            }
            Op::Hidden { path, value } => {
                self.node(path)?.hidden = *value;
                Ok(())
            }
            Op::BootAdd { path, platform, load_size, info_table } => {
                self.boot_add(path, *platform, *load_size, *info_table)
            }
            Op::BootRemove { entry } => self.boot_remove(*entry),
            Op::BootReplace { entry, from } => self.boot_replace(*entry, from, supply),
            Op::BootSet { entry, platform, load_size, bootable } => {
                self.boot_set(*entry, *platform, *load_size, *bootable)
            }
            Op::Checksum { value } => {
                self.checksum = value.then(|| self.checksum.unwrap_or_default());
                Ok(())
            }
            Op::Drop { side } => {
                self.dropped.insert(*side);
                Ok(())
            }
        }
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
        let (parent, name) = split(path)?;
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
        let id = supply.supply(from, &mut self.draft, node.parent, split(path)?.1)?;
        self.draft.detach(old);
        let new = self.draft.node(id).map(|node| node.content.clone());
        if let Some(kept) = self.draft.node_mut(id) {
            // What it is called, and who may read it, is not changed by what is in it.
            kept.recorded.identifier.clone_from(&node.recorded.identifier);
            kept.recorded.xa = node.recorded.xa;
            kept.posix = node.posix.or(kept.posix);
            kept.hidden = node.hidden;
        }
        let (Content::File(body), Some(Content::File(new))) = (node.content, new) else { return Ok(()) };
        if self.is_boot_image(body) {
            self.give_content(body, new);
            if let Some(kept) = self.draft.node_mut(id) {
                kept.content = Content::File(body);
            }
        }
        Ok(())
    }

    fn is_boot_image(&self, body: BodyId) -> bool {
        let images = self.options.boot.iter().flat_map(|boot| &boot.images);
        images.into_iter().any(|image| image.place == ImagePlace::Body(body))
    }

    /// Lets data that others refer to have the content of another.
    fn give_content(&mut self, body: BodyId, new: BodyId) {
        let recipe = self.draft.body(new).map(|body| body.recipe.clone());
        if let (Some(body), Some(recipe)) = (self.draft.body_mut(body), recipe) {
            body.recipe = recipe;
            body.fills_sector = false;
        }
    }

    fn rename(&mut self, path: &str, to: &str) -> Result<()> {
        let id = self.below_root(path)?;
        let (parent, name) = split(to)?;
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

    fn label(&mut self, value: &str) -> Result<()> {
        if value.len() > 32 || !value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
            return Err(Error::Unsupported("A label has at most 32 characters, all of them of ASCII.".into()));
        }
        self.options.texts.volume = value.as_bytes().to_vec();
        Ok(())
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

    fn boot_add(&mut self, path: &str, platform: BootPlatform, load_size: Option<u16>, info_table: bool) -> Result<()> {
        let id = self.draft.find(path)?;
        let Some(Content::File(body)) = self.draft.node(id).map(|node| node.content.clone()) else {
            return Err(Error::Unsupported(format!("“{path}” is no file.")));
        };
        let platform = platform.platform();
        let length = self.draft.body(body).map_or(0, |body| body.recipe.len());
        let whole = u16::try_from(length.div_ceil(512)).unwrap_or(0);
        let usual = if platform == Platform::Bios { 4 } else { whole };
        let mut boot = match self.options.boot.take() {
            Some(boot) => boot,
            None => Boot::new(&mut self.draft, platform)?,
        };
        boot.images.push(BootImage {
            entry: new_entry(platform, load_size.unwrap_or(usual)),
            place: ImagePlace::Body(body),
            info_table,
            grub2_pointer: false,
        });
        boot.reserve(&mut self.draft);
        self.options.boot = Some(boot);
        Ok(())
    }

    fn boot_image(&mut self, entry: u16) -> Result<&mut BootImage> {
        let images = self.options.boot.as_mut().map(|boot| &mut boot.images);
        let place = usize::from(entry).checked_sub(1);
        let image = images.zip(place).and_then(|(images, place)| images.get_mut(place));
        image.ok_or_else(|| Error::NotFound(format!("boot entry {entry}")))
    }

    fn boot_remove(&mut self, entry: u16) -> Result<()> {
        self.boot_image(entry)?;
        if let Some(boot) = &mut self.options.boot {
            boot.images.remove(usize::from(entry).saturating_sub(1));
            if let Some(first) = boot.images.first() {
                boot.platform = first.entry.platform;
                boot.reserve(&mut self.draft);
            } else {
                self.options.boot = None;
            }
        }
        Ok(())
    }

    fn boot_replace(&mut self, entry: u16, from: &str, supply: &mut dyn Supply) -> Result<()> {
        let ImagePlace::Body(body) = self.boot_image(entry)?.place else {
            return Err(Error::Unsupported("An image in a partition behind the volume cannot be replaced.".into()));
        };
        let id = supply.supply(from, &mut self.draft, Draft::ROOT, "boot image")?;
        self.draft.detach(id);
        let Some(Content::File(new)) = self.draft.node(id).map(|node| node.content.clone()) else {
            return Err(Error::Unsupported(format!("“{from}” is no file.")));
        };
        self.give_content(body, new);
        let length = self.draft.body(body).map_or(0, |body| body.recipe.len());
        let image = self.boot_image(entry)?;
        if image.entry.platform == Platform::Uefi {
            image.entry.sector_count = u16::try_from(length.div_ceil(512)).unwrap_or(0);
        }
        Ok(())
    }

    fn boot_set(
        &mut self,
        entry: u16,
        platform: Option<BootPlatform>,
        load_size: Option<u16>,
        bootable: Option<bool>,
    ) -> Result<()> {
        let image = &mut self.boot_image(entry)?.entry;
        image.platform = platform.map_or(image.platform, BootPlatform::platform);
        image.sector_count = load_size.unwrap_or(image.sector_count);
        image.bootable = bootable.unwrap_or(image.bootable);
        let first = image.platform;
        if let Some(boot) = self.options.boot.as_mut().filter(|_| entry == 1) {
            boot.platform = first;
        }
        Ok(())
    }
}

/// An entry of no emulation.
pub(super) const fn new_entry(platform: Platform, sector_count: u16) -> BootEntry {
    BootEntry {
        platform,
        emulation: Emulation::None,
        bootable: true,
        load_segment: 0,
        system_type: 0,
        sector_count,
        sector: 0,
        location: None,
        section: String::new(),
        criteria: Vec::new(),
        at: 0,
    }
}

/// A path's directory and its last name.
fn split(path: &str) -> Result<(&str, &str)> {
    let path = path.trim_end_matches('/');
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "" | "." | ".." => Err(Error::Unsupported(format!("“{path}” names no file."))),
        name => Ok((parent, name)),
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
