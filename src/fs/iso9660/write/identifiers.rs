//! Makes file identifiers that are valid in a tree and unique in their directory, and orders them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::options::{JolietNames, Level};
use crate::fs::iso9660::joliet;
use crate::fs::iso9660::names::Identifiers;
use crate::job::Turns;

/// The rules for the identifiers of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// d-characters, with separators and version (ECMA-119 7.5, 7.6, 10).
    Ecma119(Level),
    /// Up to 207 bytes of UTF-8 (ECMA-119 fourth edition 7.5, enhanced volumes).
    Enhanced,
    /// Big-endian UCS-2.
    Joliet(JolietNames),
}

/// An entry that needs an identifier.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) is_directory: bool,
    pub(super) associated: bool,
    /// An identifier to keep where it is still unique; empty for none.
    pub(super) recorded: Vec<u8>,
}

/// Most bytes of a name in an enhanced volume (ECMA-119 fourth edition 7.5.1).
const ENHANCED: usize = 207;

/// A longer extension is treated as a part of the name and cut off with it.
const EXTENSION: usize = 12;

impl Naming {
    /// Identifiers for all entries of one directory. Those that are kept take precedence.
    pub(super) async fn assign(self, entries: &[Named], turns: &Turns) -> Vec<Vec<u8>> {
        let mut taken: HashSet<(bool, Vec<u8>)> = HashSet::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entries in entries.chunks(Turns::ENTRIES) {
            for entry in entries {
                let keeps = !entry.recorded.is_empty() && taken.insert((entry.associated, entry.recorded.clone()));
                if keeps {
                    taken.insert((entry.associated, self.without_version(entry, &entry.recorded)));
                }
                kept.push(keeps);
            }
            turns.spend(entries.len() as u64).await;
        }
        let mut numbers: HashMap<(bool, Vec<u8>), u32> = HashMap::new();
        let mut identifiers = Vec::with_capacity(entries.len());
        for (entries, kept) in entries.chunks(Turns::ENTRIES).zip(kept.chunks(Turns::ENTRIES)) {
            let give = |(entry, kept): (&Named, &bool)| {
                if *kept { entry.recorded.clone() } else { self.unique(entry, &mut taken, &mut numbers) }
            };
            identifiers.extend(entries.iter().zip(kept).map(give));
            turns.spend(entries.len() as u64).await;
        }
        identifiers
    }

    /// A unique identifier, with a number at its end where that of the name is taken.
    fn unique(
        self,
        entry: &Named,
        taken: &mut HashSet<(bool, Vec<u8>)>,
        numbers: &mut HashMap<(bool, Vec<u8>), u32>,
    ) -> Vec<u8> {
        let own = self.identifier(entry, "");
        let key = (entry.associated, self.without_version(entry, &own));
        if taken.insert(key.clone()) {
            return own;
        }
        // Numbering continues after the last similar name, so that thousands of them do not each try all numbers.
        let mut number = numbers.get(&key).copied().unwrap_or(0);
        loop {
            let identifier = self.identifier(entry, &self.mark(number));
            number = number.saturating_add(1);
            if taken.insert((entry.associated, self.without_version(entry, &identifier))) {
                numbers.insert(key, number);
                return identifier;
            }
        }
    }

    /// The mark that distinguishes one of several equal names.
    fn mark(self, number: u32) -> String {
        match self {
            Self::Ecma119(_) => format!("{number:03}"),
            Self::Enhanced | Self::Joliet(_) => format!("~{}", number.saturating_add(1)),
        }
    }

    /// The identifier of a name, with a mark at the end of its stem.
    fn identifier(self, entry: &Named, mark: &str) -> Vec<u8> {
        match self {
            Self::Ecma119(level) => ecma_119(entry, mark, level),
            Self::Enhanced => {
                let name = entry.name.replace(['/', '\0'], "_");
                fit(&name, mark, ENHANCED, entry.is_directory, str::len).into_bytes()
            }
            Self::Joliet(names) => joliet(entry, mark, names),
        }
    }

    /// The part of an identifier that has to be unique, also among files and directories, which have no version.
    fn without_version(self, entry: &Named, identifier: &[u8]) -> Vec<u8> {
        let identifiers = match self {
            Self::Ecma119(_) => Identifiers::Bytes,
            Self::Enhanced => return identifier.to_vec(),
            Self::Joliet(_) => Identifiers::Ucs2,
        };
        if entry.is_directory { identifier.to_vec() } else { identifiers.split(identifier).name.to_vec() }
    }

    /// The sort key of entries (ECMA-119 9.3): name, extension, the highest version first, an associated file before
    /// its file. Shorter names compare as if padded with blanks, which precede all allowed characters.
    pub(super) fn order(self, identifier: &[u8], associated: bool) -> impl Ord + use<> {
        let (identifiers, point): (Identifiers, &[u8]) = match self {
            Self::Ecma119(_) => (Identifiers::Bytes, b"."),
            Self::Enhanced => (Identifiers::Enhanced, b"."),
            Self::Joliet(_) => (Identifiers::Ucs2, b"\0."),
        };
        let parts = identifiers.split(identifier);
        let width = point.len();
        let last = parts.name.chunks(width).rposition(|unit| unit == point);
        let (name, extension) = match last.and_then(|at| parts.name.split_at_checked(at.saturating_mul(width))) {
            Some((name, extension)) => (name, extension),
            None => (parts.name, [].as_slice()),
        };
        let version = parts.version.map(<[u8]>::to_vec);
        (name.to_vec(), extension.to_vec(), Reverse((version.as_ref().map(Vec::len), version)), !associated)
    }
}

/// Makes an identifier of the primary tree: eight and three characters, or thirty in all.
fn ecma_119(entry: &Named, mark: &str, level: Level) -> Vec<u8> {
    let d_character = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    let d_characters = |text: &str| text.chars().map(d_character).collect::<String>();
    let short = level == Level::One;
    if entry.is_directory {
        let most = if short { 8 } else { 31 };
        return with_mark(&d_characters(&entry.name), mark, most).into_bytes();
    }
    let (stem, extension) = split(&entry.name);
    let (mut stem, mut extension) = (d_characters(stem), d_characters(extension));
    if short {
        extension.truncate(3);
        stem = with_mark(&stem, mark, 8);
    } else {
        extension.truncate(EXTENSION);
        stem = with_mark(&stem, mark, 30_usize.saturating_sub(extension.len()));
    }
    format!("{stem}.{extension};1").into_bytes()
}

/// The first characters of an ASCII text with a mark after them.
fn with_mark(text: &str, mark: &str, most: usize) -> String {
    let room = most.saturating_sub(mark.len());
    format!("{}{mark}", text.get(..room).unwrap_or(text))
}

/// The name before its last dot, and the extension after it. A dot at the start marks a hidden file.
fn split(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension),
        _ => (name, ""),
    }
}

/// Characters that Joliet does not allow (Joliet Specification, "Allowed Character Set").
const fn is_joliet(c: char) -> bool {
    !matches!(c, '\0'..='\x1F' | '*' | '/' | ':' | ';' | '?' | '\\')
}

fn joliet(entry: &Named, mark: &str, names: JolietNames) -> Vec<u8> {
    let most = match names {
        JolietNames::Standard => 64,
        JolietNames::Long => 103,
    };
    let name: String = entry.name.chars().map(|c| if is_joliet(c) { c } else { '_' }).collect();
    let units = |text: &str| text.encode_utf16().count();
    let mut name = fit(&name, mark, most, entry.is_directory, units);
    if !entry.is_directory {
        name.push_str(";1");
    }
    joliet::encode(&name)
}

/// A name with a mark, whose stem is cut at a character boundary so that the whole fits in the given length.
fn fit(name: &str, mark: &str, most: usize, is_directory: bool, length: impl Fn(&str) -> usize) -> String {
    let whole = (name, "");
    let (stem, extension) = if is_directory { whole } else { split(name) };
    let (stem, extension) = if length(extension) > EXTENSION { whole } else { (stem, extension) };
    let point = if stem == name { "" } else { "." };
    let behind = format!("{mark}{point}{extension}");
    let room = most.saturating_sub(length(&behind));
    let mut stem = stem;
    while length(stem) > room {
        stem = stem.char_indices().next_back().and_then(|(at, _)| stem.get(..at)).unwrap_or_default();
    }
    format!("{stem}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{Job, Sliced};

    fn named(name: &str, is_directory: bool) -> Named {
        Named { name: name.into(), is_directory, associated: false, recorded: Vec::new() }
    }

    fn assigned(naming: Naming, entries: &[Named]) -> Vec<Vec<u8>> {
        Sliced::new(|turns| async move { Ok(naming.assign(entries, &turns).await) }).run().unwrap()
    }

    fn assign(naming: Naming, names: &[&str]) -> Vec<String> {
        let entries: Vec<Named> =
            names.iter().map(|name| named(name.trim_end_matches('/'), name.ends_with('/'))).collect();
        let text = |identifier: Vec<u8>| match naming {
            Naming::Joliet(_) => super::super::super::joliet::decode(&identifier),
            _ => String::from_utf8(identifier).unwrap(),
        };
        assigned(naming, &entries).into_iter().map(text).collect()
    }

    #[test]
    fn level_one_has_eight_and_three() {
        let names =
            ["readme.txt", "A long name.html", "A long name, too.html", ".profile", "archive.tar.gz", "Bücher/"];
        let expected = ["README.TXT;1", "A_LONG_N.HTM;1", "A_LON000.HTM;1", "_PROFILE.;1", "ARCHIVE_.GZ;1", "B_CHER"];
        assert_eq!(assign(Naming::Ecma119(Level::One), &names), expected);
    }

    #[test]
    fn level_two_has_thirty_and_a_directory_thirty_one() {
        let long = "abcdefghijklmnopqrstuvwxyz0123456789";
        let identifiers = assign(Naming::Ecma119(Level::Two), &[&format!("{long}.jpeg"), &format!("{long}/"), long]);
        assert_eq!(
            identifiers,
            [
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ.JPEG;1",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123.;1"
            ]
        );
    }

    #[test]
    fn a_file_and_a_directory_differ_in_more_than_the_separators() {
        assert_eq!(assign(Naming::Ecma119(Level::Three), &["a/", "a", "A"]), ["A", "A000.;1", "A001.;1"]);
    }

    #[test]
    fn a_thousand_alike_are_distinguished() {
        let names: Vec<String> = (0..2000).map(|number| format!("the same beginning {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let identifiers = assign(Naming::Ecma119(Level::One), &names);
        assert_eq!(identifiers.iter().collect::<HashSet<_>>().len(), 2000);
        assert!(identifiers.iter().all(|identifier| identifier.len() <= 8 + ".;1".len()));
        assert_eq!((identifiers[1].as_str(), identifiers[1999].as_str()), ("THE_S000.;1", "THE_1998.;1"));
    }

    #[test]
    fn joliet_keeps_what_it_can() {
        let naming = Naming::Joliet(JolietNames::Standard);
        let long = "x".repeat(70);
        let names = ["Grüße: 1*2?.txt", "no point", "dir.d/", "end.", &format!("{long}.txt"), &format!("{long}y.txt")];
        let x = |count: usize| "x".repeat(count);
        let expected = [
            "Grüße_ 1_2_.txt;1".to_owned(),
            "no point;1".into(),
            "dir.d".into(),
            "end.;1".into(),
            format!("{}.txt;1", x(60)),
            format!("{}~1.txt;1", x(58)),
        ];
        assert_eq!(assign(naming, &names), expected);
        assert_eq!(assign(naming, &[&"😀".repeat(33)]), [format!("{};1", "😀".repeat(32))]);
    }

    #[test]
    fn recorded_identifiers_stay_where_they_are_unique() {
        let recorded = |name: &str, identifier: &[u8]| Named { recorded: identifier.to_vec(), ..named(name, false) };
        let entries = [named("readme", false), recorded("Read Me", b"README.;1"), recorded("other", b"README.;1")];
        let identifiers = assigned(Naming::Ecma119(Level::Three), &entries);
        assert_eq!(identifiers, [b"README000.;1".to_vec(), b"README.;1".to_vec(), b"OTHER.;1".to_vec()]);
    }

    #[test]
    fn names_are_ordered_before_extensions_and_high_versions_first() {
        let naming = Naming::Ecma119(Level::Three);
        let mut identifiers: Vec<&[u8]> = vec![b"AB.A;1", b"A.B;1", b"A.A;9", b"A.A;10", b"A.;1", b"A_.A;1", b"A1.A;1"];
        identifiers.sort_by_cached_key(|identifier| naming.order(identifier, false));
        let expected: [&[u8]; 7] = [b"A.;1", b"A.A;10", b"A.A;9", b"A.B;1", b"A1.A;1", b"AB.A;1", b"A_.A;1"];
        assert_eq!(identifiers, expected);
        assert!(naming.order(b"A.A;1", true) < naming.order(b"A.A;1", false));
    }
}
