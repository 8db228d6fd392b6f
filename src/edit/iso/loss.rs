//! Files that a new image would lack although nobody deleted them.

use super::decision::{Decision, Outcome};
use crate::browse::{Comparison, Difference};
use crate::tree::{Kind, RowId};
use crate::view::View;

/// Percentage of the data from which on a loss without lost files counts, too.
const MOST: u64 = 10;

/// Files named in decisions; further ones are only counted.
const NAMED: usize = 20;

/// What a tree has and the others lack.
#[derive(Debug, Clone, Default)]
pub(super) struct Loss {
    files: usize,
    /// Bytes of those files and of the other data.
    bytes: u64,
    /// Bytes of all files and other data.
    of: u64,
    /// What data of other files is called, as in "named streams".
    other_data: &'static str,
}

impl Loss {
    /// Files that only the second tree has, or has longer, and that count; and decisions that name them.
    pub(super) fn of(
        comparison: &Comparison,
        (first, second): (&View, &View),
        counts: impl Fn(&str) -> bool,
    ) -> (Self, Vec<Decision>) {
        let mut loss = Self { of: first.index.counts().bytes.max(second.index.counts().bytes), ..Self::default() };
        let mut decisions = Vec::new();
        for Difference { first: one, second: other, .. } in comparison.differences() {
            let row = |view: &View, id: Option<RowId>| id.and_then(|id| view.index.row(id).cloned());
            let Some(there) = row(second, other).filter(|row| row.kind == Kind::File) else { continue };
            let here = row(first, one);
            let path = other.map_or(String::new(), |id| second.path(id));
            if here.as_ref().is_some_and(|here| here.size >= there.size) || !counts(&path) {
                continue;
            }
            loss.add_file(there.size.saturating_sub(here.map_or(0, |here| here.size)));
            if decisions.len() < NAMED {
                let why = format!("only {} has all of it", second.file_system().name());
                decisions.push(Decision::new(Outcome::Dropped, format!("File “{path}”"), why));
            }
        }
        (loss, decisions)
    }

    /// No loss yet, of a tree.
    pub(super) fn none_of(view: &View) -> Self {
        Self { of: view.index.counts().bytes, ..Self::default() }
    }

    /// Counts a file of which that many bytes are lost.
    pub(super) const fn add_file(&mut self, bytes: u64) {
        self.files = self.files.saturating_add(1);
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Counts data that belongs to files and is none of their own: what it is called, and its bytes. The files themselves
    /// have `of` bytes.
    pub(super) fn add_other_data(&mut self, name: &'static str, bytes: u64, of: u64) {
        self.other_data = name;
        self.bytes = self.bytes.saturating_add(bytes);
        self.of = self.of.max(of.saturating_add(bytes));
    }

    /// The loss in words, if files are lost or more than a tenth of the data is.
    pub(super) fn words(&self, why: &str) -> Option<String> {
        let Self { files, bytes, of, other_data } = self;
        let share = bytes.saturating_mul(100).checked_div(*of).unwrap_or(0);
        let what = if *files == 0 { (*other_data).to_owned() } else { counted(*files) };
        (*files > 0 || share >= MOST).then(|| {
            format!("{what} with {bytes} bytes ({share} % of the data), which nobody deleted, would be lost: {why}")
        })
    }
}

/// A number of files in words.
pub(super) fn counted(files: usize) -> String {
    if files == 1 { "1 file".into() } else { format!("{files} files") }
}
