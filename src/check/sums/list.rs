//! A list of checksums in any customary form.

use super::listed_sum::{ListedSum, base};
use super::{dat, lines};
use crate::bytes::text::{self, lower};
use crate::check::digest::Algorithm;
use crate::limits;

/// A list of checksums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SumList {
    /// Name of its file; empty for pasted text.
    pub name: String,
    /// Its values, in order.
    pub sums: Vec<ListedSum>,
}

impl SumList {
    /// Reads a list in the encoding of its bytes; `None` if it has no value of an algorithm that Discern computes.
    /// Forms: those of coreutils and of BSD, SFV, DAT files of Redump and No-Intro as XML or for clrmamepro, Metalink,
    /// the output of `certutil` and PowerShell, PGP-signed text, and bare values.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..limits::SUM_LIST_BYTES).unwrap_or(bytes);
        let text = text::guess_document(bytes).decode(bytes);
        Self::parse(name, text.trim_start_matches('\u{feff}'))
    }

    /// As [`SumList::read`], of text.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> Option<Self> {
        let mut sums = dat::parse(text);
        if sums.is_empty() {
            sums = lines::parse(name, text);
        }
        (!sums.is_empty()).then(|| Self { name: name.to_owned(), sums })
    }

    /// Every algorithm that a comparison with this list needs, in the order of reports.
    #[must_use]
    pub fn algorithms(&self) -> Vec<Algorithm> {
        let is_needed = |algorithm: &Algorithm| self.sums.iter().any(|sum| sum.algorithms.contains(algorithm));
        Algorithm::ALL.into_iter().filter(is_needed).collect()
    }

    /// Those that values which may be of these files are of: those of the lines with their names, or else of all.
    #[must_use]
    pub fn algorithms_for<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<Algorithm> {
        let names: Vec<&str> = names.into_iter().collect();
        let own = self.sums.iter().filter(|sum| {
            sum.name.as_deref().is_some_and(|listed| names.iter().any(|name| lower(base(listed)) == lower(base(name))))
        });
        let own: Vec<&ListedSum> = own.collect();
        let all_named = names.iter().all(|name| {
            own.iter().any(|sum| sum.name.as_deref().is_some_and(|listed| lower(base(listed)) == lower(base(name))))
        });
        if own.is_empty() || !all_named {
            return self.algorithms();
        }
        let is_needed = |algorithm: &Algorithm| own.iter().any(|sum| sum.algorithms.contains(algorithm));
        Algorithm::ALL.into_iter().filter(is_needed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_algorithms_of_the_files_own_lines_are_needed() {
        let md5 = "a".repeat(32);
        let sha = "b".repeat(40);
        let list = SumList::parse("", &format!("{md5}  x/a.iso\n{sha}  b.iso\n")).unwrap();
        assert_eq!(list.algorithms(), [Algorithm::Md5, Algorithm::Sha1]);
        assert_eq!(list.algorithms_for(["A.ISO"]), [Algorithm::Md5]);
        assert_eq!(list.algorithms_for(["other.iso"]), [Algorithm::Md5, Algorithm::Sha1]);
        assert_eq!(list.algorithms_for(["a.iso", "other.iso"]), [Algorithm::Md5, Algorithm::Sha1]);
    }
}
