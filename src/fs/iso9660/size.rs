//! Compares the length of the image with the recorded size of the volume.

use super::directory::Directory;
use super::extents::Section;
use super::path_table;
use super::volume_tree::Tree;
use crate::disc::SECTOR_SIZE;
use crate::findings::{Anomaly, Findings, Severity};

static TRUNCATED: Anomaly = Anomaly {
    code: "ISO-TRUNCATED",
    severity: Severity::Damage,
    structure: "Volume Space Size",
    meaning: "The image ends before the volume does. The download or copy probably didn't finish.",
    clause: Some("ECMA-119 8.4.8"),
};

static SHORT: Anomaly = Anomaly {
    code: "ISO-SHORT-PADDING",
    severity: Severity::Note,
    structure: "Volume Space Size",
    meaning: "The image is shorter than the volume. Where no file is marked as incomplete, only padding is missing.",
    clause: Some("ECMA-119 8.4.8"),
};

/// Sectors that tools count but do not always store: 150 of padding, and the two run-out blocks of a track that was
/// written separately.
const PADDING: u64 = 152;

/// Adds a finding where the image is shorter than the volume, which is `size` bytes long.
pub(super) fn check(tree: &Tree, size: u64, findings: &mut Findings) {
    let held = tree.blocks.content.len();
    // A later session counts its size from the start of the disc (libisofs) or from its own (mkisofs). The smaller
    // value is certain.
    let declared = match size.checked_add_signed(tree.blocks.start) {
        Some(rest) if rest > 0 => rest,
        _ => size,
    };
    let missing = declared.saturating_sub(held);
    if missing == 0 {
        return;
    }
    let is_padding = missing <= PADDING.saturating_mul(SECTOR_SIZE) && !reaches(tree, held);
    let anomaly = if is_padding { &SHORT } else { &TRUNCATED };
    let last = tree.absolute(held.saturating_sub(1));
    findings.add(anomaly, last, format!("{declared} bytes"), format!("{held}: {missing} are missing"));
}

/// Whether a directory, or a file in the root, ends after a position.
fn reaches(tree: &Tree, place: u64) -> bool {
    let is_behind = |block: u32| tree.blocks.offset(block).is_some_and(|start| start >= place);
    let mut findings = Findings::default();
    let Ok(root) = Directory::read(&tree.blocks, tree.root(), tree.dialect(), &mut findings) else { return true };
    let mut records = root.records(&tree.blocks);
    while let Some(record) = records.next(&mut findings) {
        let section = Section::of(&record, &tree.blocks);
        let is_here = tree.other_disc(&record).is_none();
        if is_here && section.start.is_some_and(|start| start.saturating_add(section.length) > place) {
            return true;
        }
    }
    path_table::extents(tree).into_iter().any(is_behind)
}
