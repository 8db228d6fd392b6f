//! Data that a file system recorded for a node, and that only it understands.

/// Data that a file system recorded for a node beyond the fields of a [`DraftNode`](super::DraftNode), kept to be
/// written again. Only the file system knows its meaning; the tree knows how long it stays valid.
///
/// There is one of these per node of a tree, so all its entries are in one run of bytes: each has its number, its
/// [`Until`], its length in four bytes, and its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded(Box<[u8]>);

/// Bytes before those of an entry.
const HEAD: usize = 6;

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
        let found = self.entries().find(|entry| entry.first() == Some(&what));
        found.and_then(|entry| entry.get(HEAD..)).unwrap_or_default()
    }

    /// Stores bytes under a number that the file system chose; empty ones remove the entry.
    pub fn set(&mut self, what: u8, until: Until, bytes: &[u8]) {
        self.drop_where(|entry| entry.first() == Some(&what));
        if let Some(length) = u32::try_from(bytes.len()).ok().filter(|length| *length > 0) {
            self.0 = [&*self.0, &[what, until as u8], &length.to_le_bytes()[..], bytes].concat().into();
        }
    }

    /// Drops data that depends on the old name.
    pub fn renamed(&mut self) {
        self.drop_where(|entry| entry.get(1) == Some(&(Until::Renamed as u8)));
    }

    /// Drops data that depends on the old content.
    pub fn replaced(&mut self) {
        self.drop_where(|entry| entry.get(1) == Some(&(Until::Replaced as u8)));
    }

    fn drop_where(&mut self, is_dropped: impl Fn(&[u8]) -> bool) {
        if self.entries().any(&is_dropped) {
            self.0 = self.entries().filter(|entry| !is_dropped(entry)).collect::<Vec<_>>().concat().into();
        }
    }

    /// The entries, each with its head.
    fn entries(&self) -> impl Iterator<Item = &[u8]> {
        let mut left: &[u8] = &self.0;
        std::iter::from_fn(move || {
            let [_, _, length @ ..] = *left.first_chunk::<HEAD>()?;
            let length = usize::try_from(u32::from_le_bytes(length)).ok()?.saturating_add(HEAD);
            let (entry, rest) = left.split_at_checked(length)?;
            left = rest;
            Some(entry)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outdated_data_is_dropped() {
        let mut recorded = Recorded::default();
        recorded.set(0, Until::Renamed, &[1]);
        recorded.set(1, Until::Replaced, &[2]);
        recorded.set(2, Until::Removed, &[3]);
        recorded.renamed();
        assert_eq!((recorded.get(0), recorded.get(1), recorded.get(2)), (&[][..], &[2][..], &[3][..]));
        recorded.replaced();
        recorded.set(2, Until::Removed, &[]);
        assert_eq!(recorded, Recorded::default());
    }
}
