//! Compares two images: their records, files and sectors.

mod facts;
mod files;
mod sectors;
mod text;

pub use facts::FactDifference;
pub use files::{Change, ComparedFile, FileDifference};
pub use sectors::DifferingRange;
pub use text::ComparisonReport;

use self::files::FileComparison;
use self::sectors::SectorComparison;
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::open::Image;
use crate::view::View;

/// Similarities and differences of two images.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImageComparison {
    /// Facts that only one has, or that differ.
    pub facts: Vec<FactDifference>,
    /// Files, links and directories that were added, removed, changed or moved, by path.
    pub files: Vec<FileDifference>,
    /// Number of files with the same content at the same path.
    pub same_files: u64,
    /// The first runs of sectors that differ.
    pub ranges: Vec<DifferingRange>,
    /// Number of such runs in all.
    pub range_count: u64,
    /// Number of sectors in them.
    pub differing_sectors: u64,
    /// Number of sectors compared: those of the longer image.
    pub sectors: u64,
}

impl ImageComparison {
    /// Whether files and sectors are the same.
    #[must_use]
    pub const fn is_same(&self) -> bool {
        self.files.is_empty() && self.differing_sectors == 0
    }

    /// Number of files of a change.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.files.iter().filter(|file| file.change == change).count()
    }

    /// The result in one line.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.is_same() {
            return format!("Both images hold the same: {} sectors and {} files.", self.sectors, self.same_files);
        }
        let mut parts: Vec<String> = Change::ALL
            .into_iter()
            .map(|change| (self.count(change), change.id()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if parts.is_empty() {
            parts.push("no file differs".into());
        }
        let plural = if self.same_files == 1 { "file" } else { "files" };
        parts.push(format!("{} {plural} the same", self.same_files));
        format!("{}; {} of {} sectors differ.", parts.join(", "), self.differing_sectors, self.sectors)
    }
}

/// The parts of one of two images to compare.
#[derive(Clone, Copy)]
pub struct ComparedImage<'a> {
    /// The image.
    pub image: &'a Image,
    /// Its own views, all listed.
    pub views: &'a [&'a View],
}

/// Compares two images. Progress is counted in bytes of each.
pub struct Comparing {
    sectors: SectorComparison,
    files: Option<FileComparison>,
    comparison: ImageComparison,
}

impl Comparing {
    /// Prepares the comparison of two images.
    #[must_use]
    pub fn new(first: ComparedImage<'_>, second: ComparedImage<'_>) -> Self {
        let facts = facts::differences(first, second);
        let files = FileComparison::new(first, second);
        let comparison = ImageComparison { facts, ..ImageComparison::default() };
        Self { sectors: SectorComparison::new(first.image, second.image), files: Some(files), comparison }
    }

    /// Bytes read of each image at least.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.sectors.bytes()
    }
}

impl Job for Comparing {
    type Output = ImageComparison;

    fn step(&mut self, budget: u64) -> Result<Step<ImageComparison>> {
        if let Some(progress) = self.sectors.step(budget)? {
            return Ok(Step::More(progress));
        }
        let Some(files) = self.files.as_mut() else { return Ok(Step::Done(std::mem::take(&mut self.comparison))) };
        let done = self.sectors.bytes();
        if let Some(progress) = files.step(budget, &self.sectors)? {
            let whole = |bytes: u64| bytes.saturating_add(done);
            return Ok(Step::More(Progress { done: whole(progress.done), total: whole(progress.total) }));
        }
        let mut comparison = std::mem::take(&mut self.comparison);
        if let Some(files) = self.files.take() {
            (comparison.files, comparison.same_files) = files.finish();
        }
        self.sectors.finish(&mut comparison);
        Ok(Step::Done(comparison))
    }
}
