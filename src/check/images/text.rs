//! The comparison of two images as text, and as it is serialized.

use serde::Serialize;

use super::{Change, ComparedFile, DifferingRange, FactDifference, FileDifference, ImageComparison};

impl ImageComparison {
    /// The comparison as text: a line for each file, fact and run of sectors that differs.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.summary()];
        let path = |file: &Option<ComparedFile>| file.as_ref().map(|file| file.path.clone()).unwrap_or_default();
        for file in &self.files {
            let (one, other) = (path(&file.first), path(&file.second));
            let what = match file.change {
                Change::Added => other,
                Change::Moved => format!("{one} to {other}"),
                Change::Removed => one,
                Change::Changed => match (&file.first, &file.second, &file.note) {
                    (.., Some(note)) => format!("{one} ({note})"),
                    (Some(first), Some(second), None) if first.size != second.size => {
                        format!("{one} ({} and {} bytes)", first.size, second.size)
                    }
                    _ => one,
                },
            };
            lines.push(format!("{}: {what}", file.change.id()));
        }
        for FactDifference { structure, label, first, second } in &self.facts {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".into());
            lines.push(format!("fact: {structure}, {label}: {} and {}", value(first), value(second)));
        }
        for range in &self.ranges {
            let last = range.first.saturating_add(range.sectors).saturating_sub(1);
            let area = if range.area.is_empty() { String::new() } else { format!(" of {}", range.area) };
            let sectors = if range.sectors == 1 {
                format!("sector {last}")
            } else {
                format!("sectors {} to {last}", range.first)
            };
            lines.push(format!("differs: {sectors}{area}"));
        }
        let rest = self.range_count.saturating_sub(self.ranges.len() as u64);
        if rest > 0 {
            lines.push(format!("and {rest} more runs of sectors"));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// The comparison for JSON. The names of its members are stable.
    #[must_use]
    pub fn report(&self) -> ComparisonReport<'_> {
        let of = |change: Change| self.files.iter().filter(move |file| file.change == change);
        let path = |side: &'_ Option<ComparedFile>| side.as_ref().map(|file| file.path.clone()).unwrap_or_default();
        let moved = of(Change::Moved).map(|file| MovedReport { from: path(&file.first), to: path(&file.second) });
        ComparisonReport {
            same: self.is_same(),
            summary: self.summary(),
            facts: self.facts.iter().map(FactReport::of).collect(),
            added: of(Change::Added).map(|file| path(&file.second)).collect(),
            removed: of(Change::Removed).map(|file| path(&file.first)).collect(),
            changed: of(Change::Changed).map(|file| path(&file.first)).collect(),
            moved: moved.collect(),
            same_files: self.same_files,
            files: self.files.iter().map(FileReport::of).collect(),
            sectors: SectorsReport {
                compared: self.sectors,
                differing: self.differing_sectors,
                range_count: self.range_count,
                ranges: self.ranges.iter().map(RangeReport::of).collect(),
            },
        }
    }
}

/// A comparison of two images, to be serialized.
#[derive(Debug, Serialize)]
pub struct ComparisonReport<'a> {
    same: bool,
    summary: String,
    facts: Vec<FactReport<'a>>,
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<String>,
    moved: Vec<MovedReport>,
    same_files: u64,
    files: Vec<FileReport<'a>>,
    sectors: SectorsReport<'a>,
}

#[derive(Debug, Serialize)]
struct MovedReport {
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct FactReport<'a> {
    structure: &'a str,
    label: &'a str,
    first: Option<&'a str>,
    second: Option<&'a str>,
}

impl<'a> FactReport<'a> {
    fn of(fact: &'a FactDifference) -> Self {
        let FactDifference { structure, label, first, second } = fact;
        Self { structure, label, first: first.as_deref(), second: second.as_deref() }
    }
}

#[derive(Debug, Serialize)]
struct FileReport<'a> {
    change: &'static str,
    first: Option<SideReport<'a>>,
    second: Option<SideReport<'a>>,
    note: Option<&'a str>,
}

impl<'a> FileReport<'a> {
    fn of(file: &'a FileDifference) -> Self {
        let side = |file: &'a ComparedFile| SideReport { path: &file.path, size: file.size };
        Self {
            change: file.change.id(),
            first: file.first.as_ref().map(side),
            second: file.second.as_ref().map(side),
            note: file.note.as_deref(),
        }
    }
}

#[derive(Debug, Serialize)]
struct SideReport<'a> {
    path: &'a str,
    size: u64,
}

#[derive(Debug, Serialize)]
struct SectorsReport<'a> {
    compared: u64,
    differing: u64,
    range_count: u64,
    ranges: Vec<RangeReport<'a>>,
}

#[derive(Debug, Serialize)]
struct RangeReport<'a> {
    area: &'a str,
    first: u64,
    sectors: u64,
    bytes: (Option<u64>, Option<u64>),
}

impl<'a> RangeReport<'a> {
    fn of(range: &'a DifferingRange) -> Self {
        Self { area: &range.area, first: range.first, sectors: range.sectors, bytes: range.bytes }
    }
}
