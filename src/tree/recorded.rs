//! Data that a file system recorded for a node, and that only it understands.

/// Data that a file system recorded for a node beyond the fields of a [`DraftNode`](super::DraftNode), kept to be
/// written again. Only the file system knows its meaning; the tree knows how long it stays valid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded(Vec<Kept>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    what: u8,
    until: Until,
    bytes: Vec<u8>,
}

/// How long recorded data stays valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Until the node is renamed.
    Renamed,
    /// Until the content of the node is replaced.
    Replaced,
    /// As long as the node exists.
    Removed,
}

impl Recorded {
    /// The bytes stored under a number that the file system chose; empty if there are none.
    #[must_use]
    pub fn get(&self, what: u8) -> &[u8] {
        self.0.iter().find(|kept| kept.what == what).map_or(&[], |kept| &kept.bytes)
    }

    /// Stores bytes under a number that the file system chose; empty ones remove the entry.
    pub fn set(&mut self, what: u8, until: Until, bytes: Vec<u8>) {
        self.0.retain(|kept| kept.what != what);
        if !bytes.is_empty() {
            // There is one of these for each node of a tree, and most have a single part.
            self.0.reserve_exact(1);
            self.0.push(Kept { what, until, bytes });
        }
    }

    /// Drops data that depends on the old name.
    pub fn renamed(&mut self) {
        self.0.retain(|kept| kept.until != Until::Renamed);
    }

    /// Drops data that depends on the old content.
    pub fn replaced(&mut self) {
        self.0.retain(|kept| kept.until != Until::Replaced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outdated_data_is_dropped() {
        let mut recorded = Recorded::default();
        recorded.set(0, Until::Renamed, vec![1]);
        recorded.set(1, Until::Replaced, vec![2]);
        recorded.set(2, Until::Removed, vec![3]);
        recorded.renamed();
        assert_eq!((recorded.get(0), recorded.get(1), recorded.get(2)), (&[][..], &[2][..], &[3][..]));
        recorded.replaced();
        recorded.set(2, Until::Removed, Vec::new());
        assert_eq!(recorded, Recorded::default());
    }
}
