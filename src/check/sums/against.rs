//! Compares digests of an image with a list.

use std::collections::HashMap;

use super::list::SumList;
use super::listed_sum::{ListedSum, base};
use crate::bytes::text::lower;
use crate::check::digest::{Algorithm, Hashed, SubjectKind};

/// Files that describe a disc or its subchannels: publishers' lists leave them out as often as not.
const DESCRIPTORS: [&str; 8] = ["cue", "ccd", "sub", "mds", "toc", "gdi", "log", "m3u"];

/// Result of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The value is the listed one.
    Match,
    /// The list has another value.
    Mismatch,
    /// The list has no value for it.
    Missing,
}

impl Verdict {
    /// Stable name, as in `mismatch`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Mismatch => "mismatch",
            Self::Missing => "missing",
        }
    }
}

/// A file or track compared with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// Kind of the compared subject.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// Name of the list; empty for pasted text.
    pub list: String,
    /// The outcome.
    pub verdict: Verdict,
    /// The algorithm that decided it: the strongest of the values used.
    pub algorithm: Option<Algorithm>,
    /// The listed value.
    pub expected: Option<String>,
    /// The computed value.
    pub found: Option<String>,
    /// The name that the list has for it; for a mismatch, the listed file that it is instead, if it is one.
    pub listed_as: Option<String>,
    /// Line of the list, from 1.
    pub line: Option<u32>,
}

/// How a line was found to be that of a subject, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The list has only this value, without a name.
    Alone,
    /// The same name, but for folders and case.
    Name,
    /// The name of a copy, as in `x (1).iso`, or the only line of a list that is named as the subject.
    Nearly,
}

/// Compares files and tracks with a list. Tracks are left out if their files or all others have an outcome.
#[must_use]
pub fn compare(hashed: &[Hashed], list: &SumList) -> Vec<Against> {
    let index = Values::of(list);
    let all: Vec<Against> = hashed.iter().map(|subject| judge(subject, hashed, list, &index)).collect();
    let files = || all.iter().filter(|against| against.kind == SubjectKind::File);
    let tracks: Vec<&Against> = all.iter().filter(|against| matches!(against.kind, SubjectKind::Track(_))).collect();
    let is_decided = |against: &&Against| against.verdict != Verdict::Missing;
    let by_tracks = tracks.iter().any(is_decided);
    let by_files = files().any(|file| is_decided(&file) && !is_descriptor(&file.name));
    let is_kept = |against: &Against| match against.kind {
        SubjectKind::Selection => true,
        // Tracks that are files of their own are listed as these.
        SubjectKind::Track(_) => by_tracks && !(by_files && against.verdict == Verdict::Missing),
        SubjectKind::File if against.verdict != Verdict::Missing => true,
        SubjectKind::File => !(by_tracks || is_descriptor(&against.name) && by_files),
    };
    let mut kept: Vec<Against> = all.iter().filter(|against| is_kept(against)).cloned().collect();
    // A track that is a file is one of the list's files, not two.
    let values = |against: &Against| (against.expected.clone(), against.verdict);
    let of_files: Vec<_> = kept.iter().filter(|against| against.kind == SubjectKind::File).map(values).collect();
    kept.retain(|against| {
        against.kind == SubjectKind::File || against.verdict == Verdict::Missing || !of_files.contains(&values(against))
    });
    kept
}

fn is_descriptor(name: &str) -> bool {
    let ending = lower(name.rsplit_once('.').map_or("", |(_, ending)| ending));
    DESCRIPTORS.contains(&ending.as_str())
}

/// The lines of a list by their values and names.
struct Values<'a> {
    by_value: HashMap<&'a str, Vec<&'a ListedSum>>,
    by_name: HashMap<String, Vec<&'a ListedSum>>,
}

impl<'a> Values<'a> {
    fn of(list: &'a SumList) -> Self {
        let mut index = Self { by_value: HashMap::new(), by_name: HashMap::new() };
        for sum in &list.sums {
            index.by_value.entry(&sum.value).or_default().push(sum);
            if let Some(name) = &sum.name {
                index.by_name.entry(lower(base(name))).or_default().push(sum);
            }
        }
        index
    }

    /// The line with one of the subject's values, if the subject has all values of the line's file.
    fn same_value(&self, subject: &Hashed) -> Option<&'a ListedSum> {
        let digests = subject.digests.iter().rev();
        let mut sums = digests.flat_map(|digest| {
            let sums = self.by_value.get(digest.value.as_str()).into_iter().flatten();
            sums.filter(|sum| sum.algorithms.contains(&digest.algorithm)).copied().collect::<Vec<_>>()
        });
        sums.find(|sum| {
            let own = sum.name.as_ref().and_then(|name| self.by_name.get(&lower(base(name))));
            let own = own.into_iter().flatten().filter(|other| other.name == sum.name && other.line == sum.line);
            own.into_iter().all(|other| is_same(subject, other) != Some(false))
        })
    }
}

/// Whether a subject has a listed value; `None` if no digest of it can tell.
fn is_same(subject: &Hashed, sum: &ListedSum) -> Option<bool> {
    let values = sum.algorithms.iter().filter_map(|algorithm| subject.value(*algorithm));
    let mut values = values.map(|value| value == sum.value);
    let first = values.next()?;
    Some(first || values.any(|is_same| is_same))
}

fn judge(subject: &Hashed, all: &[Hashed], list: &SumList, index: &Values<'_>) -> Against {
    let of = |verdict, sum: Option<&ListedSum>| {
        let algorithm = sum.and_then(|sum| {
            let same = sum.algorithms.iter().find(|algorithm| subject.value(**algorithm) == Some(&sum.value));
            let computed = sum.algorithms.iter().find(|algorithm| subject.value(**algorithm).is_some());
            same.or(computed).copied()
        });
        Against {
            kind: subject.kind,
            name: subject.name.clone(),
            list: list.name.clone(),
            verdict,
            algorithm,
            expected: sum.map(|sum| sum.value.clone()),
            found: algorithm.and_then(|algorithm| subject.value(algorithm)).map(str::to_owned),
            listed_as: sum.and_then(|sum| sum.name.clone()),
            line: sum.map(|sum| sum.line),
        }
    };
    let own = own_lines(subject, all, list, index);
    let surely = own.first().is_some_and(|(likeness, _)| *likeness <= Likeness::Name);
    let mut by_algorithm: Vec<(Algorithm, bool, &ListedSum)> = Vec::new();
    for (_, sum) in &own {
        let Some(is_same) = is_same(subject, sum) else { continue };
        let Some(algorithm) = sum.algorithms.first().copied() else { continue };
        match by_algorithm.iter_mut().find(|(known, ..)| *known == algorithm) {
            // A list may have files of one name in several folders.
            Some(known) if !known.1 => *known = (algorithm, is_same, sum),
            Some(_) => {}
            None => by_algorithm.push((algorithm, is_same, sum)),
        }
    }
    let strongest = |is_same: bool| {
        by_algorithm.iter().filter(|known| known.1 == is_same).max_by_key(|known| known.0).map(|known| known.2)
    };
    let by_value = || index.same_value(subject);
    match (strongest(false), strongest(true)) {
        (Some(sum), _) if surely => {
            let mut against = of(Verdict::Mismatch, Some(sum));
            against.listed_as = by_value().map_or(against.listed_as, |other| other.name.clone());
            against
        }
        (None, Some(sum)) => of(Verdict::Match, Some(sum)),
        (nearly, _) => match (by_value(), nearly) {
            (Some(sum), _) => of(Verdict::Match, Some(sum)),
            (None, Some(sum)) => of(Verdict::Mismatch, Some(sum)),
            (None, None) => of(Verdict::Missing, None),
        },
    }
}

/// The lines that are those of a subject by its name, the surest of them.
fn own_lines<'a>(
    subject: &Hashed,
    all: &[Hashed],
    list: &'a SumList,
    index: &Values<'a>,
) -> Vec<(Likeness, &'a ListedSum)> {
    let name = lower(base(&subject.name));
    let named = |likeness, name: &str| -> Vec<(Likeness, &'a ListedSum)> {
        index.by_name.get(name).into_iter().flatten().map(|sum| (likeness, *sum)).collect()
    };
    let data: Vec<&Hashed> =
        all.iter().filter(|other| other.kind != subject.kind_of_track() && !is_descriptor(&other.name)).collect();
    let is_only = matches!(data.as_slice(), [only] if std::ptr::eq(*only, subject));
    let same = if subject.kind == SubjectKind::File { named(Likeness::Name, &name) } else { Vec::new() };
    if !same.is_empty() {
        return same;
    }
    if let SubjectKind::Track(number) = subject.kind {
        return of_track(number, list);
    }
    // Of several files, only their values can tell whose a bare value is.
    let bare = list.sums.iter().filter(|sum| sum.name.is_none());
    if is_only && list.sums.iter().all(|sum| sum.name.is_none()) {
        return bare.map(|sum| (Likeness::Alone, sum)).collect();
    }
    let nearly = original(&name).map(|name| named(Likeness::Nearly, &name)).unwrap_or_default();
    if !nearly.is_empty() {
        return nearly;
    }
    let first = list.sums.first().map(|sum| &sum.name);
    let is_of_one = list.sums.iter().all(|sum| Some(&sum.name) == first);
    let is_its_own = lower(base(&list.name)).strip_prefix(stem(&name)).is_some_and(|rest| rest.starts_with('.'));
    if is_of_one && is_its_own && is_only {
        return list.sums.iter().map(|sum| (Likeness::Nearly, sum)).collect();
    }
    Vec::new()
}

impl Hashed {
    /// The kind for subjects of another sort than this one: a track's own number, or one that doesn't exist.
    const fn kind_of_track(&self) -> SubjectKind {
        match self.kind {
            SubjectKind::File | SubjectKind::Selection => SubjectKind::Track(0),
            SubjectKind::Track(_) => SubjectKind::File,
        }
    }
}

/// The only file of a list for the track of a number, as in `Game (Track 02).bin`.
fn of_track(number: u8, list: &SumList) -> Vec<(Likeness, &ListedSum)> {
    let is_of_track = |sum: &&ListedSum| {
        let name = sum.name.as_deref().map(lower).unwrap_or_default();
        let digits = name.rsplit_once("(track").map(|(_, rest)| rest.trim_start());
        let digits = digits.and_then(|rest| rest.split_once(')')).map(|(digits, _)| digits.trim());
        digits.and_then(|digits| digits.parse::<u8>().ok()) == Some(number)
    };
    let own: Vec<&ListedSum> = list.sums.iter().filter(is_of_track).collect();
    let first = own.first().map(|sum| &sum.name);
    let is_one = own.iter().all(|sum| Some(&sum.name) == first);
    if is_one { own.into_iter().map(|sum| (Likeness::Nearly, sum)).collect() } else { Vec::new() }
}

/// The name that a copy had: `x (1).iso`, `x-1.iso` no, `x.iso.1`, `Copy of x.iso`, `x - Copy.iso`, `x.iso.part`.
fn original(name: &str) -> Option<String> {
    if let Some(name) = name.strip_prefix("copy of ") {
        return Some(name.to_owned());
    }
    for ending in [".part", ".crdownload", ".download", ".tmp", ".1"] {
        if let Some(name) = name.strip_suffix(ending) {
            return Some(name.to_owned());
        }
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = stem.strip_suffix(" - copy").or_else(|| stem.strip_suffix(" copy")).or_else(|| {
        let (before, number) = stem.strip_suffix(')')?.rsplit_once('(')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| before.trim_end())
    })?;
    Some(format!("{plain}.{ending}"))
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::digest::{Digest, Digests};

    fn hashed(kind: SubjectKind, name: &str, content: &[u8]) -> Hashed {
        let mut digests = Digests::new(&Algorithm::ALL);
        digests.update(content);
        Hashed { kind, name: name.into(), size: content.len() as u64, digests: digests.finish() }
    }

    fn file(name: &str, content: &[u8]) -> Hashed {
        hashed(SubjectKind::File, name, content)
    }

    fn sha256(content: &[u8]) -> String {
        let mut digests = Digests::new(&[Algorithm::Sha256]);
        digests.update(content);
        let [Digest { value, .. }] = digests.finish().try_into().unwrap();
        value
    }

    fn verdicts(hashed: &[Hashed], name: &str, text: &str) -> Vec<(String, Verdict, Option<String>)> {
        let list = SumList::parse(name, text).unwrap();
        compare(hashed, &list).into_iter().map(|it| (it.name, it.verdict, it.listed_as)).collect()
    }

    fn verdict(name: &str, content: &[u8], list: &str, text: &str) -> Verdict {
        match verdicts(&[file(name, content)], list, text).as_slice() {
            [(_, verdict, _)] => *verdict,
            others => panic!("{others:?}"),
        }
    }

    #[test]
    fn the_right_line_is_found_by_name_or_value() {
        let (right, wrong) = (sha256(b"abc"), sha256(b"other"));
        let forty: String = (0..39).map(|number| format!("{}  {number}.iso\n", sha256(&[number]))).collect();
        let of = |name: &str, line: &str| verdict(name, b"abc", "SHA256SUMS", &format!("{forty}{line}\n"));
        assert_eq!(of("x.iso", &format!("{right}  x.iso")), Verdict::Match);
        assert_eq!(of("x.iso", &format!("{wrong}  x.iso")), Verdict::Mismatch);
        assert_eq!(of("x.iso", &format!("{right} *iso/X.ISO")), Verdict::Match);
        assert_eq!(of("x.iso", &format!("{wrong} *iso\\X.ISO")), Verdict::Mismatch);
        assert_eq!(of("x (1).iso", &format!("{right}  x.iso")), Verdict::Match);
        assert_eq!(of("x (1).iso", &format!("{wrong}  x.iso")), Verdict::Mismatch);
        assert_eq!(of("renamed.iso", &format!("{right}  x.iso")), Verdict::Match);
        assert_eq!(of("renamed.iso", &format!("{wrong}  x.iso")), Verdict::Missing);
        let folders = format!("{wrong}  a/x.iso\n{right}  b/x.iso");
        assert_eq!(of("x.iso", &folders), Verdict::Match);
    }

    #[test]
    fn bare_values_and_lists_of_one_file_are_about_the_image() {
        let (right, wrong) = (sha256(b"abc"), sha256(b"other"));
        assert_eq!(verdict("x.iso", b"abc", "", &right), Verdict::Match);
        assert_eq!(verdict("x.iso", b"abc", "", &wrong), Verdict::Mismatch);
        assert_eq!(verdict("x.iso", b"abc", "x.iso.sha256", &format!("{wrong}  build.iso")), Verdict::Mismatch);
        assert_eq!(verdict("x.iso", b"abc", "y.sha256", &format!("{wrong}  build.iso")), Verdict::Missing);
        // Sixty-four digits may be those of BLAKE3, too.
        let blake3 = file("x.iso", b"abc").value(Algorithm::Blake3).unwrap().to_owned();
        assert_eq!(verdict("x.iso", b"abc", "", &blake3), Verdict::Match);
    }

    #[test]
    fn what_only_one_of_two_algorithms_says_is_no_match() {
        let md5 = file("x", b"abc").value(Algorithm::Md5).unwrap().to_owned();
        let text = format!("MD5 (x.iso) = {md5}\nSHA256 (x.iso) = {}\n", sha256(b"other"));
        assert_eq!(verdict("x.iso", b"abc", "", &text), Verdict::Mismatch);
    }

    #[test]
    fn a_file_that_is_another_one_of_the_list_is_named() {
        let text = format!("{}  x.iso\n{}  y.iso\n", sha256(b"other"), sha256(b"abc"));
        let found = verdicts(&[file("x.iso", b"abc")], "", &text);
        assert_eq!(found, [("x.iso".to_owned(), Verdict::Mismatch, Some("y.iso".to_owned()))]);
    }

    #[test]
    fn tracks_are_compared_where_the_list_has_tracks() {
        let track = |number, content: &[u8]| hashed(SubjectKind::Track(number), &format!("Track {number}"), content);
        let disc = [file("g.cue", b"cue"), file("g.bin", b"onetwo"), track(1, b"one"), track(2, b"two")];
        let dat = |second: &[u8]| {
            let rom = |name: &str, content: &[u8]| {
                let sha1 = file("", content).value(Algorithm::Sha1).unwrap().to_owned();
                format!("<rom name=\"{name}\" sha1=\"{sha1}\"/>")
            };
            format!(
                "<datafile>{}{}{}</datafile>",
                rom("Game.cue", b"x"),
                rom("Game (Track 1).bin", b"one"),
                rom("Game (Track 2).bin", second)
            )
        };
        let of = |text: &str| {
            verdicts(&disc, "g.dat", text).into_iter().map(|(name, verdict, _)| (name, verdict)).collect::<Vec<_>>()
        };
        let expected = |second| vec![("Track 1".to_owned(), Verdict::Match), ("Track 2".to_owned(), second)];
        assert_eq!(of(&dat(b"two")), expected(Verdict::Match));
        assert_eq!(of(&dat(b"twO")), expected(Verdict::Mismatch));
        // Lists of the files are about the files.
        let list = format!("{}  g.bin\n", sha256(b"onetwo"));
        assert_eq!(of(&list), [("g.bin".to_owned(), Verdict::Match)]);
        let of_other = format!("{}  h.bin\n", sha256(b"three"));
        assert_eq!(of(&of_other).iter().map(|it| it.1).collect::<Vec<_>>(), [Verdict::Missing; 2]);
    }
}
