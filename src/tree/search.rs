//! Searches all names of an index, and continues as the index grows.

use super::Index;
use super::glob::Glob;
use super::index::RowId;
use crate::bytes::text::{Encoding, lower};
use crate::order::sort;

/// A search and what it has found so far.
///
/// Plain text matches part of a name, ignoring case; with `*` or `?` it is a pattern for the whole name; with `/` it
/// applies to the path from the root.
#[derive(Debug)]
pub struct Search {
    what: What,
    hits: Vec<RowId>,
    /// First row not searched yet.
    next: u32,
    folded: Folded,
}

#[derive(Debug)]
enum What {
    /// ASCII in lower case, searched as bytes, since every encoding of names includes ASCII.
    Ascii(Vec<u8>),
    Name(String),
    Path(InPath),
    NamePattern(Glob),
    PathPattern(Glob),
}

/// A text with `/`, searched in paths. It either occurs in the directory's path (with a `/` at the end), and then all
/// entries of the directory match, or its end matches the beginning of the name.
#[derive(Debug)]
struct InPath {
    text: String,
    /// The part before the last `/`.
    head: String,
    /// The part after it.
    tail: String,
}

/// Paths of the last directory and row, in lower case. Rows of one directory are adjacent, so that a directory is
/// examined once.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    directory: Option<RowId>,
    directory_len: usize,
    /// Whether the directory's path contains the whole [`InPath`], or ends with its head.
    has: (bool, bool),
}

impl Search {
    /// A search that has not begun. An empty text finds nothing.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = lower(text);
        let is_pattern = text.contains(['*', '?']);
        let what = match (text.contains('/'), is_pattern) {
            (true, true) => What::PathPattern(Glob::of_path(&text)),
            (true, false) => What::Path(InPath::new(&text)),
            (false, true) => What::NamePattern(Glob::of_name(&text)),
            (false, false) if text.is_ascii() => What::Ascii(text.into_bytes()),
            (false, false) => What::Name(text),
        };
        // The root has no name of its own.
        Self { what, hits: Vec::new(), next: 1, folded: Folded::default() }
    }

    /// Rows found so far, in index order.
    #[must_use]
    pub fn hits(&self) -> &[RowId] {
        &self.hits
    }

    /// Whether every row of the index has been searched.
    #[must_use]
    pub fn is_caught_up(&self, index: &Index) -> bool {
        self.next >= index.len()
    }

    /// Searches the next `most` rows.
    pub fn advance(&mut self, index: &Index, encoding: &Encoding, most: u32) {
        let end = self.next.saturating_add(most).min(index.len());
        if let What::Ascii(needle) = &self.what {
            find_ascii(index, encoding, self.next..end, needle, &mut self.hits);
        } else {
            for id in (self.next..end).map(RowId).filter(|id| index.row(*id).is_some()) {
                if self.what.matches(index, encoding, id, &mut self.folded) {
                    self.hits.push(id);
                }
            }
        }
        self.next = self.next.max(end);
    }
}

impl What {
    fn matches(&self, index: &Index, encoding: &Encoding, id: RowId, folded: &mut Folded) -> bool {
        match self {
            // An ASCII name is also ASCII in lower case, so it cannot contain anything else.
            Self::Name(_) if index.name_bytes(id).is_ascii() => false,
            Self::Name(text) => folded.name(index, encoding, id).contains(text),
            Self::NamePattern(glob) => glob.matches(folded.name(index, encoding, id)),
            Self::Path(wanted) => wanted.matches(index, encoding, id, folded),
            Self::PathPattern(glob) => glob.matches(folded.path(index, encoding, id)),
            Self::Ascii(_) => false,
        }
    }
}

impl InPath {
    fn new(text: &str) -> Self {
        let (head, tail) = text.rsplit_once('/').unwrap_or(("", text));
        Self { text: text.to_owned(), head: head.to_owned(), tail: tail.to_owned() }
    }

    fn matches(&self, index: &Index, encoding: &Encoding, id: RowId, folded: &mut Folded) -> bool {
        if folded.enter(index, encoding, id) {
            let directory = folded.text.trim_end_matches('/');
            folded.has = (folded.text.contains(&self.text), directory.ends_with(&self.head));
        }
        let (all, head) = folded.has;
        all || (head && begins(index, encoding, id, &self.tail))
    }
}

/// Whether a name begins with `prefix`, which is in lower case.
fn begins(index: &Index, encoding: &Encoding, id: RowId, prefix: &str) -> bool {
    let bytes = index.name_bytes(id);
    if bytes.is_ascii() {
        bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
    } else {
        begins_with(&index.name(id, encoding), prefix)
    }
}

impl Folded {
    fn name(&mut self, index: &Index, encoding: &Encoding, id: RowId) -> &str {
        self.text.clear();
        push_folded(&mut self.text, index, encoding, id);
        &self.text
    }

    fn path(&mut self, index: &Index, encoding: &Encoding, id: RowId) -> &str {
        self.enter(index, encoding, id);
        self.text.truncate(self.directory_len);
        push_folded(&mut self.text, index, encoding, id);
        &self.text
    }

    /// Computes the path of the row's directory, with `/` at the end, unless the previous row had the same. Returns
    /// true if it was computed.
    fn enter(&mut self, index: &Index, encoding: &Encoding, id: RowId) -> bool {
        let parent = index.row(id).map(|row| row.parent);
        if self.directory == parent {
            return false;
        }
        self.directory = parent;
        self.text = lower(&index.path(parent.unwrap_or(RowId::ROOT), encoding));
        if !self.text.ends_with('/') {
            self.text.push('/');
        }
        self.directory_len = self.text.len();
        true
    }
}

/// Appends a name in lower case, without an allocation if it is ASCII.
fn push_folded(text: &mut String, index: &Index, encoding: &Encoding, id: RowId) {
    match str::from_utf8(index.name_bytes(id)) {
        Ok(name) if name.is_ascii() => {
            let start = text.len();
            text.push_str(name);
            if let Some(added) = text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        }
        _ => text.push_str(&lower(&index.name(id, encoding))),
    }
}

/// Searches the names of `rows` as one run of bytes: a million names take some 20 MB, and one pass over them is ten
/// times faster than a call for each.
fn find_ascii(index: &Index, encoding: &Encoding, rows: std::ops::Range<u32>, needle: &[u8], hits: &mut Vec<RowId>) {
    let Some((first, rest)) = needle.split_first() else { return };
    let start = hits.len();
    let mut names = index.names_of(rows.clone());
    let mut from = 0_usize;
    while let Some(found) = names.bytes.get(from..).and_then(|bytes| position(bytes, *first)) {
        let at = from.saturating_add(found);
        let after = at.saturating_add(1);
        let Some(next) = names.bytes.get(after..after.saturating_add(rest.len())) else { break };
        from = after;
        if !next.eq_ignore_ascii_case(rest) {
            continue;
        }
        let Some((id, end, after_it)) = names.row_at(at) else { break };
        let inside = after.saturating_add(rest.len()) <= end;
        // In Shift-JIS and similar encodings an ASCII byte may be the second half of a character.
        if inside && index.is_as_listed(id) && (index.is_declared(id) || contains(&index.name(id, encoding), needle)) {
            hits.push(id);
            from = end;
            names = after_it;
        }
    }
    let before = hits.len();
    hits.extend(index.renamed(rows).filter(|id| contains(&index.name(*id, encoding), needle)));
    if hits.len() > before {
        sort(hits.get_mut(start..).unwrap_or_default());
    }
}

fn contains(name: &str, needle: &[u8]) -> bool {
    let folded = lower(name);
    folded.as_bytes().windows(needle.len()).any(|part| part == needle)
}

/// Position of the first byte equal to `wanted` in either case; `wanted` is in lower case.
fn position(bytes: &[u8], wanted: u8) -> Option<usize> {
    let upper = wanted.to_ascii_uppercase();
    bytes.iter().position(|byte| *byte == wanted || *byte == upper)
}

/// Whether a text begins with `prefix`, which is in lower case, whatever the text's case.
#[must_use]
pub fn begins_with(text: &str, prefix: &str) -> bool {
    lower(text).starts_with(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Entry, Flags, Kind, Name, NodeId, Times};

    fn entry(name: Name, kind: Kind, node: u64) -> Entry {
        Entry {
            node: NodeId(node),
            name,
            kind,
            size: 0,
            missing: 0,
            location: Some(node),
            target: None,
            device: None,
            times: Times::default(),
            posix: None,
            flags: Flags::default(),
        }
    }

    fn text(name: &str) -> Name {
        Name::Text(name.into())
    }

    /// `/Boot/{GRUB.CFG, grub/{x.cfg}}`, `/Überraschung.txt`, `/ab`, `/c`
    fn sample() -> Index {
        let mut index = Index::new(NodeId(0), None);
        let root = vec![
            entry(text("Boot"), Kind::Directory, 1),
            entry(text("Überraschung.txt"), Kind::File, 2),
            entry(text("ab"), Kind::File, 3),
            entry(text("c"), Kind::File, 4),
        ];
        index.attach(RowId::ROOT, root).unwrap();
        let boot = vec![entry(text("GRUB.CFG"), Kind::File, 5), entry(text("grub"), Kind::Directory, 6)];
        index.attach(RowId(1), boot).unwrap();
        index.attach(RowId(6), vec![entry(text("x.cfg"), Kind::File, 7)]).unwrap();
        index
    }

    fn found(index: &Index, wanted: &str) -> Vec<u32> {
        let mut search = Search::new(wanted);
        while !search.is_caught_up(index) {
            search.advance(index, Encoding::UTF_8, 2);
        }
        search.hits().iter().map(|id| id.0).collect()
    }

    #[test]
    fn text_is_found_whatever_its_case() {
        let index = sample();
        assert_eq!(found(&index, "gRu"), [5, 6]);
        assert_eq!(found(&index, "ÜBER"), [2]);
        assert_eq!(found(&index, "überx"), []);
        assert_eq!(found(&index, ""), []);
    }

    #[test]
    fn a_hit_never_spans_two_names() {
        assert_eq!(found(&sample(), "bc"), []);
        assert_eq!(found(&sample(), "b"), [1, 2, 3, 5, 6]);
    }

    #[test]
    fn patterns_match_whole_names_and_paths() {
        let index = sample();
        assert_eq!(found(&index, "*.cfg"), [5, 7]);
        assert_eq!(found(&index, "?.cfg"), [7]);
        assert_eq!(found(&index, "?berr*"), [2]);
        assert_eq!(found(&index, "boot/*.cfg"), [5]);
        assert_eq!(found(&index, "boot/**.cfg"), [5, 7]);
        assert_eq!(found(&index, "/*.cfg"), []);
    }

    #[test]
    fn a_slash_looks_in_paths() {
        let index = sample();
        assert_eq!(found(&index, "boot/gr"), [5, 6, 7]);
        assert_eq!(found(&index, "grub/X"), [7]);
        assert_eq!(found(&index, "/boot"), [1, 5, 6, 7]);
    }

    #[test]
    fn a_search_continues_as_the_index_grows() {
        let mut index = Index::new(NodeId(0), None);
        index.attach(RowId::ROOT, vec![entry(text("a"), Kind::Directory, 1)]).unwrap();
        let mut search = Search::new("a");
        search.advance(&index, Encoding::UTF_8, u32::MAX);
        assert!(search.is_caught_up(&index));
        index.attach(RowId(1), vec![entry(text("ba"), Kind::File, 2)]).unwrap();
        assert!(!search.is_caught_up(&index));
        search.advance(&index, Encoding::UTF_8, u32::MAX);
        assert_eq!(search.hits(), [RowId(1), RowId(2)]);
    }

    #[test]
    fn undeclared_names_are_searched_as_decoded() {
        let mut index = Index::new(NodeId(0), None);
        // As UTF-8 the first is "éa"; the second is not UTF-8, and its `a` stays.
        let names = [vec![0xC3, 0xA9, b'A'], vec![0xFF, b'a', b'b']];
        let entries = names.into_iter().zip(1..).map(|(name, at)| entry(Name::Bytes(name), Kind::File, at));
        index.attach(RowId::ROOT, entries.collect()).unwrap();
        assert_eq!(found(&index, "éa"), [1]);
        assert_eq!(found(&index, "a"), [1, 2]);
    }

    #[test]
    fn type_ahead_folds_both() {
        assert!(begins_with("ÜBer", "üb"));
        assert!(begins_with("abc", ""));
        assert!(!begins_with("a", "ab"));
    }
}
