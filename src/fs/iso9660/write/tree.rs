//! One tree of the volume with the places of its tables and directories.

use super::directory::{Extent, Records, Written};
use super::hierarchy::Hierarchy;
use super::identifiers::Naming;
use super::options::{Depth, Level, Options};
use super::path_table;
use super::room::Room;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::tree::Draft;

/// A tree and where it lies.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) naming: Naming,
    pub(super) hierarchy: Hierarchy,
    /// Whether Rock Ridge is recorded.
    pub(super) posix: bool,
    /// Whether every record has XA attributes.
    pub(super) xa: bool,
    /// Bytes of each path table.
    pub(super) path_table_size: u64,
    /// First sectors of the path tables of type L and M.
    pub(super) path_tables: [u32; 2],
    /// Serial numbers are given from here on to nodes that have none.
    pub(super) first_serial: u32,
    /// Of the directories.
    extents: Vec<Extent>,
}

/// The trees that are asked for, the primary first.
pub(super) fn all(draft: &Draft, options: &Options) -> Result<Vec<Tree>> {
    let relocate = options.rock_ridge && options.depth == Depth::Relocated;
    let primary = Naming::Ecma119(options.level.min(Level::Three));
    let xa = draft.walk().iter().any(|id| draft.node(*id).is_some_and(|node| node.recorded.xa.is_some()));
    let mut trees = vec![Tree { xa, ..Tree::new(draft, primary, options.rock_ridge, relocate)? }];
    if options.level == Level::Four {
        trees.push(Tree::new(draft, Naming::Enhanced, false, false)?);
    }
    if let Some(names) = options.joliet {
        trees.push(Tree::new(draft, Naming::Joliet(names), false, false)?);
    }
    Ok(trees)
}

/// Where so many serial numbers are free that every node and its data can have one: behind the highest, or, where that
/// is as high as can be, as with hdiutil, between two others.
fn first_serial(draft: &Draft) -> u32 {
    let mut serials: Vec<u32> = draft.walk().into_iter().filter_map(|id| draft.node(id)?.posix?.serial).collect();
    serials.sort_unstable();
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
    fn new(draft: &Draft, naming: Naming, posix: bool, relocate: bool) -> Result<Self> {
        let hierarchy = Hierarchy::new(draft, naming, posix, relocate)?;
        let path_table_size = path_table::size(&hierarchy);
        let first_serial = if posix { first_serial(draft) } else { 0 };
        let extents = vec![Extent::default(); hierarchy.directories.len()];
        Ok(Self { naming, hierarchy, posix, xa: false, path_table_size, path_tables: [0; 2], first_serial, extents })
    }

    /// Takes sectors for the path tables.
    pub(super) fn place_path_tables(&mut self, room: &mut Room) -> Result<()> {
        self.path_tables = [room.take(self.path_table_size)?, room.take(self.path_table_size)?];
        Ok(())
    }

    /// Takes sectors for all directories. How long each is does not depend on any address, so it is made once without.
    pub(super) fn place_directories(
        &mut self,
        draft: &Draft,
        options: &Options,
        extents: &[Extent],
        room: &mut Room,
    ) -> Result<()> {
        for number in 0..self.extents.len() {
            let written = self.records(draft, options, extents).directory(number);
            let (length, area) = (written.records.len() as u64, written.area.len() as u64);
            let extent = Extent { sector: room.take(length)?, length };
            // Always behind the directory, so that nothing needs to say where it is.
            room.take(area)?;
            if let Some(place) = self.extents.get_mut(number) {
                *place = extent;
            }
        }
        Ok(())
    }

    /// Moves path tables and directories on by so many sectors.
    pub(super) fn shift(&mut self, by: u32) {
        let directories = self.extents.iter_mut().map(|extent| &mut extent.sector);
        self.path_tables.iter_mut().chain(directories).for_each(|sector| *sector = sector.saturating_add(by));
    }

    fn records<'a>(&'a self, draft: &'a Draft, options: &Options, extents: &'a [Extent]) -> Records<'a> {
        Records { draft, tree: self, extents, time: options.dates.creation }
    }

    /// All directories' bytes, each with its first sector, in order.
    pub(super) fn written<'a>(
        &'a self,
        draft: &'a Draft,
        options: &Options,
        extents: &'a [Extent],
    ) -> impl Iterator<Item = (u32, Written)> + 'a {
        let records = self.records(draft, options, extents);
        (0..self.extents.len()).map(move |number| (self.extent_of(number).sector, records.directory(number)))
    }

    pub(super) fn type_l(&self) -> Vec<u8> {
        path_table::type_l(&self.hierarchy, |number| self.extent_of(number).sector)
    }

    pub(super) fn type_m(&self) -> Vec<u8> {
        path_table::type_m(&self.hierarchy, |number| self.extent_of(number).sector)
    }

    /// Where a directory lies.
    pub(super) fn extent_of(&self, number: usize) -> Extent {
        self.extents.get(number).copied().unwrap_or_default()
    }

    /// First sector of a directory's continuation area.
    pub(super) fn area_of(&self, number: usize) -> u32 {
        let extent = self.extent_of(number);
        extent.sector.saturating_add(u32::try_from(extent.length.div_ceil(SECTOR_SIZE)).unwrap_or(u32::MAX))
    }
}
