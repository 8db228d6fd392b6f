//! Whether an image is complete: compares every end that a structure declares with the stored data.

use super::evidence::Proof;
use crate::container::raw;
use crate::disc::{Disc, PartitionTable, Scheme};
use crate::open::Image;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// An end that a structure declares, in bytes from the start of the medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Structure that declares it, as in "ISO 9660 volume" or "Partition 2 (GPT)".
    pub what: String,
    /// Declared end.
    pub declared: u64,
    /// End of the image.
    pub actual: u64,
    /// Whether files are lost if it is missing: not if a partition table only rounds up.
    pub is_vital: bool,
    /// Evidence for the declared end.
    pub proof: Option<Proof>,
}

impl End {
    /// Bytes that are declared and not there.
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.declared.saturating_sub(self.actual)
    }
}

/// All ends of an image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ends {
    /// In the order of the medium's volumes, tables and tracks.
    pub ends: Vec<End>,
    /// Bytes after the last declared end; 0 if none is declared.
    pub behind: u64,
    /// Files that the image consists of and that were not given.
    pub missing_files: Vec<String>,
}

impl Ends {
    /// Compares the declared ends with the actual one.
    pub(super) fn of(image: &Image, views: &[&View]) -> Self {
        let mut ends = Self::of_volumes(views);
        for table in &image.partitions {
            ends.extend(of_table(table, image));
        }
        // Tracks of a plain image are made from the stored data, and end with it.
        if image.container.id != raw::RAW.id {
            ends.extend(of_tracks(&image.disc));
        }
        let actual = image.volumes.first().map_or(0, |volume| volume.content.len());
        let last = ends.iter().filter(|end| end.actual == actual).map(|end| end.declared).max();
        let behind = last.map_or(0, |last| actual.saturating_sub(last));
        Self { ends, behind, missing_files: image.disc.missing_files.clone() }
    }

    /// Ends of each volume, once for the views that agree.
    fn of_volumes(views: &[&View]) -> Vec<End> {
        let mut ends: Vec<End> = Vec::new();
        for view in views.iter().filter(|view| view.file_system().kind().is_tree()) {
            let volume = &view.volume;
            let declared = volume.base().saturating_add(volume.start).saturating_add(view.file_system().label().size);
            let within = volume.name().filter(|_| volume.is_inner());
            let name = view.file_system().name();
            let end = End {
                what: within.map_or_else(|| format!("{name} volume"), |within| format!("{name} in {within}")),
                declared,
                actual: volume.base().saturating_add(volume.content.len()),
                is_vital: true,
                proof: proof_of(view),
            };
            let is_known = |known: &End| known.declared == end.declared && known.actual == end.actual;
            if view.file_system().label().size > 0 && !ends.iter().any(is_known) {
                ends.push(end);
            }
        }
        ends
    }

    /// Bytes that are missing, by the end that lacks most of those that matter to files.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.ends.iter().filter(|end| end.is_vital).map(End::missing).max().unwrap_or(0)
    }

    /// Whether any end is declared, so that completeness can be judged.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.ends.iter().any(|end| end.is_vital)
    }

    /// As in "Complete" or "Incomplete: 300 KB are missing".
    #[must_use]
    pub fn sentence(&self) -> String {
        let files = self.missing_files.len();
        match (files, self.missing()) {
            (1, _) => "Incomplete: a file of the image is missing".into(),
            (2.., _) => format!("Incomplete: {files} files of the image are missing"),
            (0, 0) if self.is_known() => "Complete".into(),
            (0, 0) => "Nothing says how large it has to be".into(),
            (0, missing) => format!("Incomplete: {} missing", super::text::are(missing)),
        }
    }
}

/// The field with the size of a volume, or else its start.
fn proof_of(view: &View) -> Option<Proof> {
    const FIELDS: [&str; 6] =
        ["Volume Space Size", "Partition Length", "totalBlocks", "drNmAlBlks", "Total sectors", "Bytes used"];
    let lines = || view.file_system().facts().into_iter().flat_map(|facts| facts.lines);
    let field = lines().find(|fact| FIELDS.contains(&fact.label.as_str()) && fact.bytes.is_some());
    field.and_then(|fact| fact.bytes).map(Proof::Bytes)
}

/// The ends of the partitions and, of a GPT, of its backup at the end.
fn of_table(table: &PartitionTable, image: &Image) -> Vec<End> {
    let actual = image.volumes.first().map_or(0, |volume| volume.content.len());
    let scheme = table.scheme.name();
    let with_content = table.partitions.iter().filter(|partition| partition.has_content);
    let mut ends: Vec<End> = with_content
        .map(|partition| End {
            what: format!("Partition {} ({scheme})", partition.number),
            declared: partition.range.end,
            actual,
            is_vital: false,
            proof: Some(Proof::Bytes(partition.byte..partition.byte.saturating_add(16))),
        })
        .collect();
    if table.scheme == Scheme::Gpt {
        let header = table.facts().into_iter().next();
        let copy = header.and_then(|facts| facts.lines.into_iter().find(|fact| fact.label == "Other copy"));
        if let Some(copy) = copy {
            let digits: String = copy.value.chars().filter(char::is_ascii_digit).collect();
            let block: u64 = digits.parse().unwrap_or(0);
            ends.push(End {
                what: "Backup of the GPT".into(),
                declared: block.saturating_add(1).saturating_mul(table.block_size.into()),
                actual,
                is_vital: false,
                proof: copy.bytes.map(Proof::Bytes),
            });
        }
    }
    ends
}

/// The ends of tracks that a descriptor declares and whose data is shorter.
fn of_tracks(disc: &Disc) -> Vec<End> {
    let short = disc.tracks().filter_map(|(_, track)| {
        let declared = u64::from(track.sectors).saturating_mul(track.stored.step().get());
        let actual = track.content.len();
        (actual < declared && !track.missing).then(|| End {
            what: format!("Track {}", track.number),
            declared,
            actual,
            is_vital: true,
            proof: None,
        })
    });
    short.collect()
}

/// How many files are complete, and those that are not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileCounts {
    /// Files whose bytes are all stored.
    pub complete: u64,
    /// Files with missing bytes.
    pub incomplete: u64,
    /// The first of the incomplete files.
    pub lost: Vec<LostFile>,
    /// Whether all folders have been read.
    pub is_all: bool,
}

/// A file that is not complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFile {
    /// Its row.
    pub row: RowId,
    /// Its path.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Bytes that are missing.
    pub missing: u64,
}

/// Number of files that are named.
const NAMED: usize = 1000;

impl FileCounts {
    /// Counts the files of a view, as far as it has been listed.
    #[must_use]
    pub fn of(view: &View) -> Self {
        let mut counts = Self { is_all: view.index.counts().unread == 0, ..Self::default() };
        for id in (0..view.index.len()).map(RowId) {
            let Some(row) = view.index.row(id).filter(|row| row.kind == Kind::File) else { continue };
            let missing = view.index.missing(id);
            if missing == 0 {
                counts.complete = counts.complete.saturating_add(1);
                continue;
            }
            counts.incomplete = counts.incomplete.saturating_add(1);
            if counts.lost.len() < NAMED {
                counts.lost.push(LostFile { row: id, path: view.path(id), size: row.size, missing });
            }
        }
        counts
    }

    /// The files whose bytes are all stored, among those that have been listed.
    pub fn complete_rows(view: &View) -> impl Iterator<Item = RowId> {
        let rows = (0..view.index.len()).map(RowId);
        rows.filter(|id| {
            let is_file = view.index.row(*id).is_some_and(|row| row.kind == Kind::File);
            is_file && view.index.missing(*id) == 0
        })
    }

    /// As in "77 files are complete, 213 are not".
    #[must_use]
    pub fn sentence(&self) -> String {
        let so_far = if self.is_all { "" } else { " so far" };
        match (self.complete, self.incomplete) {
            (0, 0) => format!("No files{so_far}"),
            (complete, 0) => format!("All {complete} files are complete{so_far}"),
            (complete, incomplete) => format!("{complete} files are complete, {incomplete} are not{so_far}"),
        }
    }
}
