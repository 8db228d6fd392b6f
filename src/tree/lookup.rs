//! Tables of names in directories of a draft, for edits of many entries at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// Number of lookups in a directory after which a table pays off.
const PATIENCE: usize = 16;

/// Number of entries up to which comparing all names is fast enough.
const SMALL: usize = 64;

/// Tables of directories with frequent lookups, kept up to date by their owner, such as a draft.
#[derive(Debug)]
pub struct Lookup<Id> {
    /// Number of lookups in each large directory.
    asked: HashMap<Id, usize>,
    tables: HashMap<Id, Table<Id>>,
}

/// Nodes by the hashes of their names: a hundred thousand names are not copied.
#[derive(Debug)]
struct Table<Id> {
    /// The first node of each hash, in directory order.
    first: HashMap<NameHash, Id, BuildHasherDefault<Hashed>>,
    /// The others, which are few.
    further: HashMap<NameHash, Vec<Id>>,
}

/// Hash of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NameHash(u64);

impl NameHash {
    fn of(name: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(name.as_bytes());
        Self(hasher.finish())
    }
}

impl Hash for NameHash {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0);
    }
}

/// Takes a key that is a hash already.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl<Id: Copy + PartialEq> Table<Id> {
    fn add(&mut self, hash: NameHash, id: Id) {
        match self.first.entry(hash) {
            Entry::Occupied(_) => self.further.entry(hash).or_default().push(id),
            Entry::Vacant(place) => drop(place.insert(id)),
        }
    }

    fn nodes(&self, hash: NameHash) -> impl Iterator<Item = Id> {
        let further = self.further.get(&hash).map(Vec::as_slice).unwrap_or_default();
        self.first.get(&hash).into_iter().chain(further).copied()
    }

    fn remove(&mut self, hash: NameHash, id: Id) {
        let further = self.further.remove(&hash).unwrap_or_default();
        let first = self.first.remove(&hash);
        first.into_iter().chain(further).filter(|node| *node != id).for_each(|node| self.add(hash, node));
    }
}

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
    /// The first node with a name, among whose nodes `is_named` tells those that really have it; the outer `None` if
    /// the directory has no table.
    #[allow(clippy::option_option, reason = "unknown, known to be absent, found")]
    pub fn find(&self, directory: Id, name: &str, is_named: impl Fn(Id) -> bool) -> Option<Option<Id>> {
        let table = self.tables.get(&directory)?;
        Some(table.nodes(NameHash::of(name)).find(|id| is_named(*id)))
    }

    /// Whether a directory has a table.
    #[must_use]
    pub fn has(&self, directory: Id) -> bool {
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

    /// Begins a directory's table, for `len` names.
    pub fn begin(&mut self, directory: Id, len: usize) {
        let first = HashMap::with_capacity_and_hasher(len, BuildHasherDefault::default());
        self.tables.insert(directory, Table { first, further: HashMap::new() });
    }

    /// Records a node that was appended.
    pub fn add(&mut self, directory: Id, name: &str, id: Id) {
        if let Some(table) = self.tables.get_mut(&directory) {
            table.add(NameHash::of(name), id);
        }
    }

    /// Records a node that was removed.
    pub(super) fn remove(&mut self, directory: Id, name: &str, id: Id) {
        if let Some(table) = self.tables.get_mut(&directory) {
            table.remove(NameHash::of(name), id);
        }
    }

    /// Records a renamed node. If several nodes may then have that name, their order is unknown here and the table is
    /// dropped.
    pub(super) fn rename(&mut self, directory: Id, old: &str, new: &str, id: Id) {
        self.remove(directory, old, id);
        let is_shared = self.tables.get(&directory).is_some_and(|table| table.first.contains_key(&NameHash::of(new)));
        match is_shared {
            true => drop(self.tables.remove(&directory)),
            false => self.add(directory, new, id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_hash_are_told_apart_and_stay_in_order() {
        let mut table = Table { first: HashMap::default(), further: HashMap::new() };
        let hash = NameHash(7);
        (1..=3).for_each(|id| table.add(hash, id));
        table.remove(hash, 1);
        assert_eq!(table.nodes(hash).collect::<Vec<_>>(), [2, 3]);
        let mut lookup = Lookup::default();
        lookup.begin(0, 2);
        lookup.add(0, "a", 1);
        lookup.add(0, "a", 2);
        assert_eq!(lookup.find(0, "a", |id| id == 2), Some(Some(2)));
        assert_eq!((lookup.find(0, "b", |_| true), lookup.find(5, "a", |_| true)), (Some(None), None));
    }
}
