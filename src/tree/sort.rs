//! Sorts listings.

use std::borrow::Cow;

use super::entry::Kind;
use super::index::{Index, Row, RowId};
use crate::bytes::text::{Encoding, lower};
use crate::order::sort_by;

/// The key to sort a listing by. Directories always come first; equal keys are sorted by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// Name in natural order: ignoring case, and numbers by value.
    #[default]
    Name,
    /// Size in bytes.
    Size,
    /// Modification date.
    Modified,
    /// File name extension, by its first eight bytes.
    Type,
    /// Position of the data.
    Location,
    /// Mode and flags.
    Attributes,
    /// Order in the image.
    Recorded,
}

/// The key of a row, small enough to sort a million rows in a fraction of a second: most names differ in the first 16
/// bytes of their keys, and the whole key is computed only for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    is_file: bool,
    value: u64,
    name: [u64; 2],
}

impl Index {
    /// Rows in sorted order.
    #[must_use]
    pub fn sorted(
        &self,
        rows: impl Iterator<Item = RowId>,
        by: SortBy,
        descending: bool,
        encoding: &Encoding,
    ) -> Vec<RowId> {
        let mut key = Vec::new();
        let mut head = |id: RowId| {
            self.name_key(id, encoding, &mut key);
            let mut head = Head { is_file: true, value: 0, name: [word(&key, 0), word(&key, 8)] };
            if let Some(row) = self.row(id) {
                head.is_file = row.kind != Kind::Directory;
                head.value = self.value(id, row, by, encoding);
            }
            if descending {
                head.value = !head.value;
                head.name = head.name.map(|word| !word);
            }
            head
        };
        let mut heads: Vec<(Head, RowId)> = rows.map(|id| (head(id), id)).collect();
        // The standard library's sort is worth its size: it sorts 100,000 random keys in 4 ms, compared to 45 ms for
        // our own.
        heads.sort_unstable();
        let whole = |id: RowId| {
            let mut key = Vec::new();
            self.name_key(id, encoding, &mut key);
            key
        };
        for equal in heads.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|equal| equal.len() > 1) {
            let mut keyed: Vec<(Vec<u8>, RowId)> = equal.iter().map(|(_, id)| (whole(*id), *id)).collect();
            sort_by(&mut keyed, &mut |one, other| if descending { other.0.cmp(&one.0) } else { one.0.cmp(&other.0) });
            equal.iter_mut().zip(keyed).for_each(|((_, id), (_, sorted))| *id = sorted);
        }
        heads.into_iter().map(|(_, id)| id).collect()
    }

    /// The part of the key before the name, as a number; missing values come first.
    fn value(&self, id: RowId, row: &Row, by: SortBy, encoding: &Encoding) -> u64 {
        match by {
            SortBy::Name => 0,
            SortBy::Size => row.size,
            // Flipping the sign bit sorts dates before 1970 first.
            SortBy::Modified => row.modified.map_or(0, |at| at.seconds.cast_unsigned() ^ (1 << 63)),
            SortBy::Type => match self.name(id, encoding).rsplit_once('.') {
                Some((_, ending)) => word(lower(ending).as_bytes(), 0),
                None => 0,
            },
            SortBy::Location => row.location.map_or(0, |location| location.saturating_add(1)),
            SortBy::Attributes => u64::from(row.mode.unwrap_or(0)),
            SortBy::Recorded => u64::from(id.0),
        }
    }

    /// Makes a key whose bytes sort names in natural order: in lower case, with each number preceded by its number of
    /// digits. The name in lower case follows, since `b010` and `b10` are equal up to there.
    fn name_key(&self, id: RowId, encoding: &Encoding, key: &mut Vec<u8>) {
        key.clear();
        let bytes = self.name_bytes(id);
        let folded = if bytes.is_ascii() {
            Cow::Borrowed(bytes)
        } else {
            Cow::Owned(lower(&self.name(id, encoding)).into_bytes())
        };
        let mut rest: &[u8] = &folded;
        while let Some((first, after)) = rest.split_first() {
            if !first.is_ascii_digit() {
                key.push(first.to_ascii_lowercase());
                rest = after;
                continue;
            }
            let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, after) = rest.split_at(end);
            let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
            let digits = digits.get(zeros..).unwrap_or_default();
            // Any digit would do to sort numbers relative to letters.
            key.extend([b'0', u8::try_from(digits.len()).unwrap_or(u8::MAX)]);
            key.extend_from_slice(digits);
            rest = after;
        }
        key.push(0);
        key.extend(folded.iter().map(u8::to_ascii_lowercase));
    }
}

/// Eight bytes of a key as a number with the same order, padded with zeros.
fn word(key: &[u8], at: usize) -> u64 {
    let mut word = [0; 8];
    for (to, from) in word.iter_mut().zip(key.get(at..).unwrap_or_default()) {
        *to = *from;
    }
    u64::from_be_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::time::Timestamp;
    use crate::tree::{Entry, Flags, Name, NodeId, Times};

    fn entry(name: &str, kind: Kind, size: u64) -> Entry {
        Entry {
            node: NodeId(size),
            name: Name::Text(name.into()),
            kind,
            size,
            missing: 0,
            location: None,
            target: None,
            device: None,
            times: Times { modified: Some(Timestamp::utc(5 - i64::try_from(size).unwrap())), ..Times::default() },
            posix: None,
            flags: Flags::default(),
        }
    }

    fn sorted(names: &[&str], by: SortBy, descending: bool) -> Vec<String> {
        let mut index = Index::new(NodeId(0), None);
        let mut entries: Vec<Entry> = names.iter().zip(1..).map(|(name, size)| entry(name, Kind::File, size)).collect();
        entries.push(entry("z", Kind::Directory, 9));
        index.attach(RowId::ROOT, entries).unwrap();
        let sorted = index.sorted(index.children(RowId::ROOT).map(RowId), by, descending, Encoding::UTF_8);
        sorted.into_iter().map(|id| index.name(id, Encoding::UTF_8).into_owned()).collect()
    }

    #[test]
    fn names_sort_naturally_with_directories_first() {
        let names = ["b10.txt", "B9.txt", "a", "b010.txt", "É", "b"];
        assert_eq!(sorted(&names, SortBy::Name, false), ["z", "a", "b", "B9.txt", "b010.txt", "b10.txt", "É"]);
        assert_eq!(sorted(&names, SortBy::Name, true), ["z", "É", "b10.txt", "b010.txt", "B9.txt", "b", "a"]);
    }

    #[test]
    fn names_that_differ_only_at_the_end_are_sorted() {
        let names = ["a common beginning 10", "A common beginning 9", "a common beginning"];
        let (first, second, third) = (names[2], names[1], names[0]);
        assert_eq!(sorted(&names, SortBy::Name, false), ["z", first, second, third]);
        assert_eq!(sorted(&names, SortBy::Name, true), ["z", third, second, first]);
    }

    #[test]
    fn columns_come_before_names() {
        let names = ["c.a", "b.B", "a.b", "d"];
        assert_eq!(sorted(&names, SortBy::Size, true), ["z", "d", "a.b", "b.B", "c.a"]);
        assert_eq!(sorted(&names, SortBy::Type, false), ["z", "d", "c.a", "a.b", "b.B"]);
        let dates = ["1", "2", "3", "4", "5", "6", "7"];
        assert_eq!(sorted(&dates, SortBy::Modified, false), ["z", "7", "6", "5", "4", "3", "2", "1"]);
    }
}
