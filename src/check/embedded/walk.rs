//! Every file of a file system, without an index of it.

use std::collections::HashSet;
use std::rc::Rc;

use crate::bytes::text::Encoding;
use crate::findings::Findings;
use crate::fs::FileSystem;
use crate::limits;
use crate::tree::{Entry, Kind, Name, NodeId};

/// A walk through the directories of a file system.
pub(super) struct Walk {
    pub(super) file_system: Rc<dyn FileSystem>,
    encoding: &'static Encoding,
    /// Directories to list, with their paths and depths; the next one is at the end.
    left: Vec<(NodeId, String, u32)>,
    seen: HashSet<NodeId>,
    entries: u32,
    /// Findings of the listing.
    pub(super) findings: Findings,
    /// Directories that could not be listed.
    pub(super) unread: Vec<(String, String)>,
}

impl Walk {
    pub(super) fn new(file_system: Rc<dyn FileSystem>, encoding: &'static Encoding) -> Self {
        let root = file_system.root();
        Self {
            file_system,
            encoding,
            left: vec![(root, String::new(), 0)],
            seen: HashSet::from([root]),
            entries: 0,
            findings: Findings::default(),
            unread: Vec::new(),
        }
    }

    /// Lists the next directory: its entries with their paths; `None` after the last.
    pub(super) fn next(&mut self) -> Option<Vec<(String, Entry)>> {
        let (directory, path, depth) = self.left.pop()?;
        let listed = self.file_system.list(directory, &mut self.findings);
        let entries = match listed {
            Ok(entries) => entries,
            Err(error) => {
                self.unread.push((path, error.to_string()));
                return Some(Vec::new());
            }
        };
        let mut found = Vec::new();
        for entry in entries {
            self.entries = self.entries.saturating_add(1);
            if self.entries > limits::TREE_ENTRIES {
                self.left.clear();
                break;
            }
            let name = match &entry.name {
                Name::Text(name) => name.clone(),
                Name::Bytes(bytes) => self.encoding.decode(bytes).into_owned(),
            };
            let path = format!("{path}/{name}");
            let is_deep = depth >= limits::DIRECTORY_DEPTH;
            if entry.kind == Kind::Directory && !is_deep && self.seen.insert(entry.node) {
                self.left.push((entry.node, path.clone(), depth.saturating_add(1)));
            }
            found.push((path, entry));
        }
        Some(found)
    }
}
