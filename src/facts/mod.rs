//! Facts about an image for the user: a label, a value, the bytes that record it, the clause that defines it.

mod field;
mod region;

use std::ops::{BitAnd, Range};

pub(crate) use self::field::field;
pub use self::field::{Field, Value, len_of};
pub use self::region::Region;

/// The names of the bits that are set, with commas between; `None` where there are none.
pub(crate) fn set_bits<T: BitAnd<Output = T> + Copy + Default + PartialEq>(
    bits: T,
    names: &[(T, &str)],
) -> Option<String> {
    let set: Vec<&str> = names.iter().filter(|(bit, _)| bits & *bit != T::default()).map(|(_, name)| *name).collect();
    (!set.is_empty()).then(|| set.join(", "))
}

/// What is counted in facts and findings.
const COUNTED: [&str; 8] = ["bytes", "sectors", "blocks", "clusters", "entries", "files", "extents", "frames"];

/// A text with commas between the thousands of each number of what is counted: "1280000 bytes" becomes "1,280,000 bytes",
/// as the page shows numbers everywhere.
#[must_use]
pub fn with_commas(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let is_unit = |word: &&str| COUNTED.iter().any(|unit| word.starts_with(unit));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let read: Vec<&str> = text.split(' ').collect();
    let counts = |words: &[&str]| match words {
        [_, "of", whole, unit, ..] if is_number(whole) => is_unit(unit),
        [_, unit, ..] => is_unit(unit),
        _ => false,
    };
    for (at, word) in words.iter_mut().enumerate() {
        let is_counted = read.get(at..).is_some_and(counts);
        if let Some(number) = Some(word).filter(|word| is_counted && is_number(word)) {
            let mut place = number.len().saturating_sub(3);
            while place > 0 {
                number.insert(place, ',');
                place = place.saturating_sub(3);
            }
        }
    }
    words.join(" ")
}

/// A titled list of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Subject of the facts, as in "Primary Volume Descriptor".
    pub title: String,
    /// Facts in the order in which the standard defines them.
    pub lines: Vec<Fact>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The standard's name of the field, or a plain word.
    pub label: String,
    /// The value as text, with its unit.
    pub value: String,
    /// Bytes of the user's file that record it; `None` if it follows from several structures, or its bytes are not one
    /// range of a file.
    pub bytes: Option<Range<u64>>,
    /// The clause of the standard that defines the field, as in "ECMA-119 8.4.8".
    pub clause: Option<&'static str>,
}

impl Facts {
    /// Makes an empty list.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    /// Adds a fact that no single field records.
    pub fn add(&mut self, label: impl Into<String>, value: impl Into<String>) {
        self.add_at(label, value, None, None);
    }

    /// Adds a fact with the bytes that record it and the clause that defines it.
    pub fn add_at(
        &mut self,
        label: impl Into<String>,
        value: impl Into<String>,
        bytes: Option<Range<u64>>,
        clause: Option<&'static str>,
    ) {
        self.lines.push(Fact { label: label.into(), value: value.into(), bytes, clause });
    }

    /// Adds the fields of a structure that `region` holds, in the order of its table. `text` decodes text in the
    /// character set of the structure. Fields that are blank, or that the region is too short for, are left out.
    pub fn add_fields(&mut self, fields: &[Field], region: &Region<'_>, text: fn(&[u8]) -> String) {
        for field in fields {
            let bytes = field.offset..field.offset.saturating_add(field.len);
            let value = region.bytes.get(bytes.clone()).and_then(|recorded| field.value.show(recorded, text));
            if let Some(value) = value {
                self.add_at(field.label, value, region.absolute(bytes), field.clause);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

    use super::*;
    use crate::bytes::integers::{Be16, Both32};
    use crate::source::{Files, Recipe, Source};

    #[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
    #[repr(C)]
    struct Layout {
        kind: u8,
        name: [u8; 3],
        count: Be16,
        size: Both32,
    }

    static FIELDS: &[Field] = &[
        field!(Layout, kind, "Kind", "Test 1", Value::Shown(|bytes| (bytes != [0]).then(|| "some".into()))),
        field!(Layout, name, "Name", "Test 2", Value::Text),
        field!(Layout, count, "Count", "Test 3", Value::Be16(" parts")),
        field!(Layout, size, "Size", "Test 4", Value::Both32(" bytes")),
    ];

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).trim_end().to_owned()
    }

    #[test]
    fn a_table_gives_facts_with_their_bytes_and_clauses() {
        let files = Files::one("a", Source::from_bytes(b"....\x00ab \x00\x05\x02\0\0\0\0\0\0\x03".to_vec()));
        let content = files.first().unwrap().content.clone();
        let bytes = content.read_up_to(4, 14).unwrap();
        let mut facts = Facts::new("Test");
        facts.add_fields(FIELDS, &Region { content: &content, at: 4, bytes: &bytes }, text);
        let shown: Vec<_> =
            facts.lines.iter().map(|fact| (fact.label.as_str(), fact.value.as_str(), fact.bytes.clone())).collect();
        let expected = [
            ("Name", "ab", Some(5..8)),
            ("Count", "5 parts", Some(8..10)),
            ("Size", "2 (little-endian) and 3 (big-endian) bytes", Some(10..18)),
        ];
        assert_eq!(shown, expected);
        assert_eq!(facts.lines[0].clause, Some("Test 2"));
    }

    #[test]
    fn numbers_of_bytes_get_commas() {
        assert_eq!(with_commas("1280000 bytes"), "1,280,000 bytes");
        assert_eq!(with_commas("1234 bytes of 20048 bytes, sector 4321"), "1,234 bytes of 20,048 bytes, sector 4321");
        assert_eq!(with_commas("999 bytes"), "999 bytes");
        assert_eq!(with_commas("bytes 4096 to 8191"), "bytes 4096 to 8191");
        assert_eq!(with_commas("The 2481 sectors are kept."), "The 2,481 sectors are kept.");
        assert_eq!(with_commas("1500 of 2481 sectors differ."), "1,500 of 2,481 sectors differ.");
        assert_eq!(with_commas("of 2026 or sectors"), "of 2026 or sectors");
    }

    #[test]
    fn bytes_that_are_not_one_range_of_a_file_have_no_offset() {
        let files = Files::one("a", Source::from_bytes(vec![7; 20]));
        let file = files.first().unwrap().content.clone();
        let mut recipe = Recipe::of(&file, 10..12);
        recipe.append(&Recipe::of(&file, 0..2));
        let content = recipe.into_source();
        let region = Region { content: &content, at: 0, bytes: &[7; 4] };
        assert_eq!(region.absolute(0..2), Some(10..12));
        assert_eq!(region.absolute(2..4), Some(0..2));
        assert_eq!(region.absolute(1..3), None);
        assert_eq!(region.absolute(1..1), None);
    }
}
