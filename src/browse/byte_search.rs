//! Searches bytes of a file for a pattern.

use std::collections::VecDeque;
use std::ops::Range;

use crate::bytes::text::Encoding;
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::Source;

/// Bytes read at once.
const PIECE: u64 = 256 << 10;

/// The direction of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Backward,
}

/// A pattern to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BytePattern {
    bytes: Vec<u8>,
    /// Whether the letters A to Z are the same as a to z.
    ignores_case: bool,
}

impl BytePattern {
    /// Parses bytes in hexadecimal digits, with or without spaces between them; `None` for anything else, and for nothing.
    #[must_use]
    pub fn of_digits(digits: &str) -> Option<Self> {
        let digits: Vec<u8> = digits.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let is_hex = digits.iter().all(u8::is_ascii_hexdigit) && digits.len().is_multiple_of(2);
        let bytes: Vec<u8> = digits.chunks(2).filter(|_| is_hex).map(byte).collect::<Option<_>>()?;
        (!bytes.is_empty()).then_some(Self { bytes, ignores_case: false })
    }

    /// A text in an encoding; `None` if it is empty or has characters that the encoding lacks.
    #[must_use]
    pub fn of_text(text: &str, encoding: &Encoding, ignores_case: bool) -> Option<Self> {
        let bytes = encoding.encode(text)?;
        (!bytes.is_empty()).then_some(Self { bytes, ignores_case })
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)
    }

    /// Whether it has no bytes; none has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn matches(&self, bytes: &[u8]) -> bool {
        if self.ignores_case { bytes.eq_ignore_ascii_case(&self.bytes) } else { bytes == self.bytes }
    }

    /// The first match, or the last one if the search goes backward.
    fn find(&self, bytes: &[u8], direction: Direction) -> Option<usize> {
        let starts = bytes.len().checked_sub(self.bytes.len())?.saturating_add(1);
        let first = *self.bytes.first()?;
        let other = if self.ignores_case { swapped(first) } else { first };
        let candidates = bytes.get(..starts)?;
        let may_start = |byte: &u8| *byte == first || *byte == other;
        let is_match =
            |at: usize| bytes.get(at..at.saturating_add(self.bytes.len())).is_some_and(|bytes| self.matches(bytes));
        let (mut from, mut until) = (0_usize, starts);
        loop {
            match direction {
                Direction::Forward => {
                    let at = from.checked_add(candidates.get(from..)?.iter().position(may_start)?)?;
                    if is_match(at) {
                        return Some(at);
                    }
                    from = at.checked_add(1)?;
                }
                Direction::Backward => {
                    let at = candidates.get(..until)?.iter().rposition(may_start)?;
                    if is_match(at) {
                        return Some(at);
                    }
                    until = at;
                }
            }
        }
    }
}

/// A letter in the other case; other bytes as they are.
const fn swapped(byte: u8) -> u8 {
    if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
}

/// A search through all of a content, from a byte on and then from the other end. The job returns the start of the next
/// match.
pub struct ByteSearch {
    content: Source,
    pattern: BytePattern,
    direction: Direction,
    /// Ranges of starts that are left, in the order of the search.
    left: VecDeque<Range<u64>>,
    progress: Progress,
}

impl ByteSearch {
    /// Searches for the next match that starts at `from` or after it; if the search goes backward, at `from - 1` or
    /// before it.
    #[must_use]
    pub fn new(content: Source, pattern: BytePattern, from: u64, direction: Direction) -> Self {
        let starts = content.len().saturating_sub(pattern.len().saturating_sub(1));
        let from = from.min(starts);
        let legs = match direction {
            Direction::Forward => [from..starts, 0..from],
            Direction::Backward => [0..from, from..starts],
        };
        let left = legs.into_iter().filter(|leg| !leg.is_empty()).collect();
        Self { content, pattern, direction, left, progress: Progress { done: 0, total: starts } }
    }
}

impl Job for ByteSearch {
    type Output = Option<u64>;

    fn step(&mut self, budget: u64) -> Result<Step<Self::Output>> {
        let mut budget = budget.max(1);
        while budget > 0 {
            let Some(leg) = self.left.pop_front() else { return Ok(Step::Done(None)) };
            let len = leg.end.saturating_sub(leg.start).min(PIECE);
            let (here, rest) = match self.direction {
                Direction::Forward => {
                    let middle = leg.start.saturating_add(len);
                    (leg.start..middle, middle..leg.end)
                }
                Direction::Backward => {
                    let middle = leg.end.saturating_sub(len);
                    (middle..leg.end, leg.start..middle)
                }
            };
            let wanted = len.saturating_add(self.pattern.len()).saturating_sub(1);
            let bytes = self.content.read_up_to(here.start, usize::try_from(wanted).unwrap_or(usize::MAX))?;
            if let Some(at) = self.pattern.find(&bytes, self.direction) {
                return Ok(Step::Done(Some(here.start.saturating_add(u64::try_from(at).unwrap_or(0)))));
            }
            if !rest.is_empty() {
                self.left.push_front(rest);
            }
            self.progress.done = self.progress.done.saturating_add(len);
            budget = budget.saturating_sub(len);
        }
        Ok(Step::More(self.progress))
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{Backward, Forward};
    use super::*;

    fn digits(text: &str) -> BytePattern {
        BytePattern::of_digits(text).unwrap()
    }

    fn search(content: &[u8], pattern: &BytePattern, from: u64, direction: Direction) -> Option<u64> {
        ByteSearch::new(Source::from_bytes(content.to_vec()), pattern.clone(), from, direction).run().unwrap()
    }

    #[test]
    fn patterns_are_read() {
        assert_eq!(digits("43 44\t3030 31").bytes, b"CD001");
        assert_eq!(["", " ", "4", "4g", "+1", "ab c"].map(BytePattern::of_digits), [const { None }; 6]);
        let text = |text, id| BytePattern::of_text(text, Encoding::by_id(id).unwrap(), false).map(|it| it.bytes);
        assert_eq!(text("aé", "utf-8").unwrap(), b"a\xc3\xa9");
        assert_eq!(text("", "utf-8"), None);
    }

    #[test]
    fn all_matches_are_found_in_both_directions_and_the_search_goes_round() {
        let content = b"..ab..abab..";
        let pattern = digits("6162");
        let forward: Vec<_> = (0..=12).map(|from| search(content, &pattern, from, Forward).unwrap()).collect();
        assert_eq!(forward, [2, 2, 2, 6, 6, 6, 6, 8, 8, 2, 2, 2, 2]);
        let backward: Vec<_> = (0..=12).map(|from| search(content, &pattern, from, Backward).unwrap()).collect();
        assert_eq!(backward, [8, 8, 8, 2, 2, 2, 2, 6, 6, 8, 8, 8, 8]);
        assert_eq!(search(content, &digits("6262"), 3, Forward), None);
        assert_eq!(search(b"a", &pattern, 0, Forward), None);
        assert_eq!(search(b"", &pattern, 9, Backward), None);
    }

    #[test]
    fn case_is_ignored_where_that_is_asked_for() {
        let utf8 = Encoding::by_id("utf-8").unwrap();
        let any = BytePattern::of_text("Boot", utf8, true).unwrap();
        assert_eq!(search(b"xbOOTx", &any, 0, Forward), Some(1));
        assert_eq!(search(b"xbOOTx", &BytePattern::of_text("Boot", utf8, false).unwrap(), 0, Forward), None);
    }

    #[test]
    fn a_match_over_the_edge_of_two_pieces_is_found_and_little_is_read_at_once() {
        let piece = usize::try_from(PIECE).unwrap();
        for at in [piece - 3, piece - 1, piece, 2 * piece - 2, 3 * piece] {
            let mut content = vec![0; 3 * piece + 10];
            content[at..at + 4].copy_from_slice(b"CDXA");
            for direction in [Forward, Backward] {
                assert_eq!(search(&content, &digits("43445841"), 5, direction), Some(at as u64), "{at} {direction:?}");
            }
        }
        let mut long = ByteSearch::new(Source::from_bytes(vec![0; 3 * piece]), digits("01"), 0, Forward);
        let Step::More(progress) = long.step(1).unwrap() else { panic!("there is more to read") };
        assert_eq!((progress.done, progress.total), (PIECE, 3 * PIECE));
    }
}
