//! Reserves space in a new image for checksums as libisofs records them: those of every file, in a list after the data,
//! and those of everything before certain sectors, in these sectors.

use std::collections::HashMap;

use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::mode::Mode;
use super::summing::Placed;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::fs::iso9660::recorded::{set_system_use, system_use};
use crate::fs::iso9660::write::{Options, Plan, add_checksum_list, add_file_checksum, plan_in_turns};
use crate::job::Turns;
use crate::tree::{BodyId, Content, Draft};

/// Name of the checksums in the decisions.
pub(super) const WHAT: &str = "Checksums of files and image (libisofs)";

/// A tree with the attributes that refer to the checksums.
pub(super) struct Marked {
    pub(super) draft: Draft,
    /// Bodies in the order of the list.
    files: Vec<BodyId>,
}

impl Marked {
    /// Adds attributes to the tree of a blueprint, and space to its options. Returns nothing if checksums are
    /// impossible: without Rock Ridge, if old data stays in place, or together with isomd5sum's, since each would have
    /// to cover the other.
    ///
    /// # Errors
    /// The errors of [`plan_in_turns`].
    pub(super) async fn of(blueprint: &Blueprint, options: &mut Options, turns: Turns) -> Result<Option<Self>> {
        let is_alone = blueprint.checksum.is_none() && blueprint.mode == Mode::Compact;
        if !blueprint.file_checksums || !is_alone || !options.rock_ridge {
            return Ok(None);
        }
        let mut draft = blueprint.draft.clone();
        let mut numbers: HashMap<BodyId, u32> = HashMap::new();
        let mut files = Vec::new();
        for id in draft.walk() {
            let Some(node) = draft.node_mut(id) else { continue };
            let Content::File(body) = node.content else { continue };
            let number = *numbers.entry(body).or_insert_with(|| {
                files.push(body);
                u32::try_from(files.len()).unwrap_or(u32::MAX)
            });
            let mut entries = system_use(&node.recorded).to_vec();
            add_file_checksum(&mut entries, number);
            set_system_use(&mut node.recorded, &entries);
        }
        let count = u32::try_from(files.len()).unwrap_or(u32::MAX).saturating_add(2);
        options.checksums = Some(count);
        // The length of the attribute doesn't depend on the position that it records.
        let bare = draft.node(Draft::ROOT).map(|root| system_use(&root.recorded).to_vec()).unwrap_or_default();
        for _ in 0..2 {
            let plan = plan_in_turns(&draft, options, turns.clone()).await?;
            let list = plan.checksums().map_or(0, |places| places.list);
            if let Some(root) = draft.node_mut(Draft::ROOT) {
                let mut entries = bare.clone();
                add_checksum_list(&mut entries, list, count);
                set_system_use(&mut root.recorded, &entries);
            }
        }
        Ok(Some(Self { draft, files }))
    }

    /// The ranges to sum, according to the plan.
    pub(super) fn placed(&self, plan: &Plan<'_>) -> Option<Placed> {
        let places = plan.checksums()?;
        let range = |body: &BodyId| {
            let start = u64::from(plan.sector(*body)?).saturating_mul(SECTOR_SIZE);
            Some(start..start.saturating_add(self.draft.body(*body)?.recipe.len()))
        };
        let files = self.files.iter().map(|body| range(body).unwrap_or(0..0)).collect();
        Some(Placed { places, files })
    }
}

/// The decisions to report if checksums existed or were requested.
pub(super) fn line(blueprint: &Blueprint, is_made: bool) -> Option<Decision> {
    let why = match is_made {
        true => return Some(Decision::new(Outcome::Patched, WHAT, "recomputed for the new image")),
        false if blueprint.checksum.is_some() => {
            "not possible together with isomd5sum's: each would have to cover the other"
        }
        false if blueprint.udf_to_write().is_some() => "not written beside UDF",
        false if blueprint.mode != Mode::Compact => "only written when everything is laid out anew",
        false => "there is no place for them without Rock Ridge",
    };
    blueprint.file_checksums.then(|| Decision::new(Outcome::Dropped, WHAT, why))
}
