//! Names of directories of a draft as tables, for edits of many entries at once.

use std::collections::HashMap;
use std::hash::Hash;

/// Lookups in the same directory after which a table is worth its making.
const PATIENCE: usize = 16;

/// Entries below which comparing all names is fast enough.
const SMALL: usize = 64;

/// The tables of directories that were asked often, kept up to date by their draft.
#[derive(Debug)]
pub(super) struct Lookup<Id> {
    /// How often each large directory was asked.
    asked: HashMap<Id, usize>,
    tables: HashMap<Id, Table<Id>>,
}

/// Nodes by name, in the order of their directory.
type Table<Id> = HashMap<String, Vec<Id>>;

impl<Id> Default for Lookup<Id> {
    fn default() -> Self {
        Self { asked: HashMap::new(), tables: HashMap::new() }
    }
}

impl<Id> Clone for Lookup<Id> {
    /// A copy of a draft begins without tables: it may never need them.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<Id: Copy + Eq + Hash> Lookup<Id> {
    /// The first node with a name; the outer `None` where the directory has no table.
    #[allow(clippy::option_option, reason = "unknown, known to be absent, found")]
    pub(super) fn find(&self, directory: Id, name: &str) -> Option<Option<Id>> {
        let table = self.tables.get(&directory)?;
        Some(table.get(name).and_then(|nodes| nodes.first()).copied())
    }

    /// Counts a lookup in a directory of `len` entries; true where a table should be made now.
    pub(super) fn is_due(&mut self, directory: Id, len: usize) -> bool {
        if len <= SMALL {
            return false;
        }
        let times = self.asked.entry(directory).or_default();
        *times = times.saturating_add(1);
        *times > PATIENCE
    }

    /// Makes a directory's table.
    pub(super) fn fill(&mut self, directory: Id, names: impl Iterator<Item = (String, Id)>) {
        let mut table = Table::<Id>::new();
        names.for_each(|(name, id)| table.entry(name).or_default().push(id));
        self.tables.insert(directory, table);
    }

    /// Notes a node that was put behind the others.
    pub(super) fn add(&mut self, directory: Id, name: String, id: Id) {
        if let Some(table) = self.tables.get_mut(&directory) {
            table.entry(name).or_default().push(id);
        }
    }

    /// Notes that a node was taken out.
    pub(super) fn remove(&mut self, directory: Id, name: &str, id: Id) {
        if let Some(nodes) = self.tables.get_mut(&directory).and_then(|table| table.get_mut(name)) {
            nodes.retain(|node| *node != id);
        }
    }

    /// Notes another name. Where several nodes have that, their order is not known here and the table goes.
    pub(super) fn rename(&mut self, directory: Id, old: &str, new: String, id: Id) {
        self.remove(directory, old, id);
        let is_shared =
            self.tables.get(&directory).and_then(|table| table.get(&new)).is_some_and(|all| !all.is_empty());
        match is_shared {
            true => drop(self.tables.remove(&directory)),
            false => self.add(directory, new, id),
        }
    }
}
