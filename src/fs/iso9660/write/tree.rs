//! One tree of the new volume.

use super::hierarchy::Hierarchy;
use super::identifiers::Naming;
use super::options::{Level, Options};
use super::path_table;
use super::places::Places;
use crate::error::Result;
use crate::fs::iso9660::recorded::xa;
use crate::job::Turns;
use crate::order::sort;
use crate::tree::Draft;

/// A tree and its place in the volume.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) naming: Naming,
    pub(super) hierarchy: Hierarchy,
    /// True where Rock Ridge is recorded.
    pub(super) posix: bool,
    /// True where every record has XA attributes.
    pub(super) xa: bool,
    /// Bytes of each path table.
    pub(super) path_table_size: u64,
    /// First of the serial numbers that are given to nodes without one.
    pub(super) first_serial: u32,
    /// Sectors of the path tables and directories.
    pub(super) places: Places,
}

/// The trees that the options ask for, the primary one first.
pub(super) async fn all(draft: &Draft, options: &Options, turns: &Turns) -> Result<Vec<Tree>> {
    let relocate = options.relocates();
    let primary = Naming::Ecma119(options.level.min(Level::Three));
    let xa = draft.walk().iter().any(|id| draft.node(*id).is_some_and(|node| xa(&node.recorded).is_some()));
    let mut trees = vec![Tree { xa, ..Tree::new(draft, primary, (options.rock_ridge, relocate), turns).await? }];
    if options.level == Level::Four {
        trees.push(Tree::new(draft, Naming::Enhanced, (false, false), turns).await?);
    }
    if let Some(names) = options.joliet {
        trees.push(Tree::new(draft, Naming::Joliet(names), (false, false), turns).await?);
    }
    Ok(trees)
}

/// The first of enough free serial numbers for every node and its data: the one after the highest in use, or, where
/// that is close to the maximum, as in images by hdiutil, one in a gap between two in use.
fn first_serial(draft: &Draft) -> u32 {
    let mut serials: Vec<u32> = draft.walk().into_iter().filter_map(|id| draft.node(id)?.posix?.serial).collect();
    sort(&mut serials);
    let needed = draft.len().saturating_add(draft.bodies().len()).saturating_add(1);
    let needed = u32::try_from(needed).unwrap_or(u32::MAX);
    let last = serials.last().copied().unwrap_or(0);
    if last.checked_add(needed).is_some() {
        return last.saturating_add(1);
    }
    let after = |(before, next): (u32, &u32)| (next.saturating_sub(before) > needed).then(|| before.saturating_add(1));
    let before = std::iter::once(0).chain(serials.iter().copied());
    before.zip(&serials).find_map(after).unwrap_or(1)
}

impl Tree {
    async fn new(draft: &Draft, naming: Naming, (posix, relocate): (bool, bool), turns: &Turns) -> Result<Self> {
        let hierarchy = Hierarchy::new(draft, naming, (posix, relocate), turns).await?;
        let path_table_size = path_table::size(&hierarchy);
        let first_serial = if posix { first_serial(draft) } else { 0 };
        let places = Places::new(hierarchy.directories.len());
        Ok(Self { naming, hierarchy, posix, xa: false, path_table_size, first_serial, places })
    }

    /// The tree with places that count from a sector of the volume.
    pub(super) fn from(&self, sector: u32) -> Self {
        Self { places: self.places.from(sector), ..self.clone() }
    }
}
