//! Names as a volume's trees record them, if they differ from the draft's.

use super::Plan;
pub use super::hierarchy::too_deep;
use super::identifiers::Naming;
use super::options::{JolietNames, Level};
use crate::fs::iso9660::names::Identifiers;
use crate::fs::iso9660::recorded::identifier;
use crate::tree::{Draft, DraftId};

/// A tree's rules for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRules {
    /// Rules of the primary tree.
    Primary(Level),
    /// Rules of the ISO 9660:1999 tree.
    Enhanced,
    /// Rules of the Joliet tree.
    Joliet(JolietNames),
}

/// A name that a tree records differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenName {
    /// The node.
    pub node: DraftId,
    /// Its name as readers show it, without a version.
    pub written: String,
}

/// The names of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesOfTree {
    /// Its rules.
    pub rules: NameRules,
    /// Names of new and renamed nodes that it records differently, in the order of its directories.
    pub changed: Vec<WrittenName>,
}

impl Plan<'_> {
    /// Names of new and renamed nodes that differ in a tree, for each tree without Rock Ridge names.
    #[must_use]
    pub fn written_names(&self) -> Vec<NamesOfTree> {
        let of_tree = |tree: &super::Tree| {
            let (rules, identifiers) = match tree.naming {
                Naming::Ecma119(level) => (NameRules::Primary(level), Identifiers::Bytes),
                Naming::Enhanced => (NameRules::Enhanced, Identifiers::Enhanced),
                Naming::Joliet(names) => (NameRules::Joliet(names), Identifiers::Ucs2),
            };
            let entries = tree.hierarchy.directories.iter().flat_map(|directory| &directory.entries);
            let changed = entries.filter_map(|entry| {
                let id = entry.node?;
                let node = self.draft.node(id).filter(|_| is_new(self.draft, id))?;
                let recorded = match node.is_directory() {
                    true => &*entry.identifier,
                    false => identifiers.split(&entry.identifier).name,
                };
                let written = identifiers.text(recorded);
                (written != self.draft.characters(node.name())).then_some(WrittenName { node: id, written })
            });
            NamesOfTree { rules, changed: changed.collect() }
        };
        self.trees.iter().filter(|tree| !tree.posix).map(of_tree).collect()
    }
}

/// Whether the name of a node has not been recorded yet.
fn is_new(draft: &Draft, id: DraftId) -> bool {
    draft.node(id).is_some_and(|node| node.origin.is_none() || identifier(&node.recorded).is_empty())
}
