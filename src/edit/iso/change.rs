//! Applies changes to a blueprint.

use super::blueprint::Blueprint;
use super::boot_change::BootValues;
use crate::edit::op::Op;
use crate::edit::supply::Supply;
use crate::edit::tree_change::{self, Batch, Replaced};
use crate::error::Result;
use crate::tree::Content;

impl Blueprint {
    /// Makes one change.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::error::Error::NotFound) if a path or boot entry does not exist,
    /// [`Error::Refused`](crate::error::Error::Refused) if a change is impossible, and the errors of
    /// [`Supply::supply`].
    pub fn apply(&mut self, op: &Op, supply: &mut dyn Supply) -> Result<()> {
        match op {
            Op::Add { .. }
            | Op::Replace { .. }
            | Op::Remove { .. }
            | Op::Rename { .. }
            | Op::Mkdir { .. }
            | Op::Link { .. }
            | Op::Chmod { .. }
            | Op::Times { .. }
            | Op::Hidden { .. } => {
                if let Some(replaced) = tree_change::apply(&mut self.draft, op, supply)? {
                    self.keep_boot_image(replaced);
                }
                Ok(())
            }
            Op::Label { value } => self.label(value),
            Op::Identify { field, value } => self.identify(*field, value),
            Op::Dates { created, modified, expires, effective } => {
                self.set_dates(*created, *modified, *expires, *effective);
                Ok(())
            }
            Op::BootAdd { path, platform, emulation, load_size, info_table } => {
                let values = BootValues {
                    platform: Some(*platform),
                    emulation: *emulation,
                    load_size: *load_size,
                    bootable: None,
                };
                self.boot_add(path, values, *info_table)
            }
            Op::BootRemove { entry } => self.boot_remove(*entry),
            Op::BootReplace { entry, from } => self.boot_replace(*entry, from, supply),
            Op::BootSet { entry, platform, emulation, load_size, bootable } => {
                let (platform, emulation) = (*platform, *emulation);
                self.boot_set(*entry, BootValues { platform, emulation, load_size: *load_size, bootable: *bootable })
            }
            Op::FatAdd { image, path, from } => self.fat_add(image, path, from, supply),
            Op::FatReplace { image, path, from } => self.fat_replace(image, path, from, supply),
            Op::FatRemove { image, path } => self.change_fat(image, |fat, _| fat.remove(path)),
            Op::FatMkdir { image, path } => self.change_fat(image, |fat, time| fat.make(path, time)),
            Op::Checksum { value } => {
                self.needs_iso("a checksum of the image")?;
                self.checksum = value.then(|| self.checksum.unwrap_or_default());
                Ok(())
            }
            Op::FileChecksums { value } => {
                self.needs_iso("checksums of files")?;
                self.file_checksums = *value;
                Ok(())
            }
            Op::RockRidge { value } => self.set_rock_ridge(*value),
            Op::Joliet { value, long } => self.set_joliet(*value, *long),
            Op::Drop { file_system } => {
                self.dropped.insert(*file_system);
                Ok(())
            }
        }
    }

    /// Makes changes, one after the other. If many entries of one directory are removed or moved to another, both
    /// directories are traversed only once.
    ///
    /// # Errors
    /// The error of the first change that fails, as for [`Blueprint::apply`]; the changes before it have been made.
    pub fn apply_all(&mut self, ops: &[Op], supply: &mut dyn Supply) -> Result<()> {
        let batches: Vec<Option<Batch<'_>>> = ops.iter().map(Batch::of).collect();
        let mut rest = ops;
        for batch in batches.chunk_by(|one, next| one.is_some() && one == next) {
            let (together, others) = rest.split_at_checked(batch.len()).unwrap_or((rest, &[]));
            rest = others;
            match (together, batch.first().and_then(Option::as_ref)) {
                ([_, _, ..], Some(Batch::Remove { .. })) => tree_change::remove_all(&mut self.draft, together)?,
                ([_, _, ..], Some(Batch::Move { from, to })) => {
                    tree_change::move_all(&mut self.draft, (from, to), together, supply)?;
                }
                _ => together.iter().try_for_each(|op| self.apply(op, supply))?,
            }
        }
        Ok(())
    }

    /// Keeps the body of a replaced file that the boot catalog points to, with the new content.
    fn keep_boot_image(&mut self, Replaced { node, old, new }: Replaced) {
        if !self.is_boot_image(old) {
            return;
        }
        let recipe = self.draft.body(new).map(|body| body.recipe.clone()).unwrap_or_default();
        self.give_file(old, recipe);
        if let Some(node) = self.draft.node_mut(node) {
            node.content = Content::File(old);
        }
    }
}
