//! Tables of names in directories of a draft, for edits of many entries at once.

use std::collections::HashMap;
use std::hash::Hash;

/// Number of lookups in a directory after which a table pays off.
const PATIENCE: usize = 16;

/// Number of entries up to which comparing all names is fast enough.
const SMALL: usize = 64;

/// Tables of directories with frequent lookups, kept up to date by their draft.
#[derive(Debug)]
pub(super) struct Lookup<Id> {
    /// Number of lookups in each large directory.
    asked: HashMap<Id, usize>,
    tables: HashMap<Id, Table<Id>>,
}

/// Nodes by name, in directory order.
type Table<Id> = HashMap<String, Vec<Id>>;

impl<Id> Default for Lookup<Id> {
    fn default() -> Self {
        Self { asked: HashMap::new(), tables: HashMap::new() }
    }
}

impl<Id> Clone for Lookup<Id> {
    /// A copy of a draft begins without tables, since it may never need them.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<Id: Copy + Eq + Hash> Lookup<Id> {
    /// The first node with a name; the outer `None` if the directory has no table.
    #[allow(clippy::option_option, reason = "unknown, known to be absent, found")]
    pub(super) fn find(&self, directory: Id, name: &str) -> Option<Option<Id>> {
        let table = self.tables.get(&directory)?;
        Some(table.get(name).and_then(|nodes| nodes.first()).copied())
    }

    /// Whether a directory has a table.
    pub(super) fn has(&self, directory: Id) -> bool {
        self.tables.contains_key(&directory)
    }

    /// Counts a lookup in a directory of `len` entries; returns true if a table should be made now.
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

    /// Records a node that was appended.
    pub(super) fn add(&mut self, directory: Id, name: String, id: Id) {
        if let Some(table) = self.tables.get_mut(&directory) {
            table.entry(name).or_default().push(id);
        }
    }

    /// Records a node that was removed.
    pub(super) fn remove(&mut self, directory: Id, name: &str, id: Id) {
        if let Some(nodes) = self.tables.get_mut(&directory).and_then(|table| table.get_mut(name)) {
            nodes.retain(|node| *node != id);
        }
    }

    /// Records a renamed node. If several nodes then have that name, their order is unknown here and the table is
    /// dropped.
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
