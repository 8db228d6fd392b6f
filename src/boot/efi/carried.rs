//! The list of revocations that Discern carries.
//!
//! A program or a certificate on it is named by a hash, so that nothing else is taken for it. The list grows a few times a
//! year; what is younger than [`DATE`] is not on it, which is why that day is said with every answer.

use crate::bytes::hex;

/// The day of the newest entry.
pub const DATE: &str = "2026-04-10";

/// The entries, by processor and day, each group with a heading.
static TEXT: &str = include_str!("revoked.txt");

/// An entry of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarriedEntry {
    /// What is revoked.
    pub listed: Listed,
    /// Its hash in hexadecimal, in lower case.
    pub hash: &'static str,
    /// Since when, as in 2020-07-01.
    pub since: &'static str,
    /// True where firmware only takes the revocation if its owner wants it.
    pub is_optional: bool,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Listed {
    /// A program for a processor, such as "x64", by its Authenticode hash (SHA-256).
    Program(&'static str),
    /// A certificate, by its SHA-1.
    Certificate,
}

/// All entries, in the order of the list.
pub fn entries() -> impl Iterator<Item = CarriedEntry> {
    let mut heading = None;
    TEXT.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        if let Some((about, rest)) = line.split_once(' ') {
            let listed = if about == "certificate" { Listed::Certificate } else { Listed::Program(about) };
            let (since, is_optional) = rest.strip_suffix(" optional").map_or((rest, false), |since| (since, true));
            heading = Some((listed, since, is_optional));
            return None;
        }
        let (listed, since, is_optional) = heading?;
        Some(CarriedEntry { listed, hash: line, since, is_optional })
    })
}

/// What the list is called.
pub(super) fn name() -> String {
    format!("Microsoft’s list of {DATE}")
}

/// The entry about a program, by its Authenticode hash.
pub(super) fn program(sha256: &[u8; 32]) -> Option<CarriedEntry> {
    find(sha256, |listed| matches!(listed, Listed::Program(_)))
}

/// The entry about a certificate, by its SHA-1.
pub(super) fn certificate(sha1: &[u8; 20]) -> Option<CarriedEntry> {
    find(sha1, |listed| listed == Listed::Certificate)
}

fn find(hash: &[u8], is_about: impl Fn(Listed) -> bool) -> Option<CarriedEntry> {
    let digits = hex::digits(hash);
    entries().find(|entry| is_about(entry.listed) && entry.hash == digits)
}
