//! Compares the length of the image with the recorded size of the volume.

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
    meaning: "The image is a little shorter than the volume. Probably only padding is missing.",
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
    let declared = match size.checked_sub(tree.blocks.displacement) {
        Some(rest) if rest > 0 => rest,
        _ => size,
    };
    let missing = declared.saturating_sub(held);
    if missing == 0 {
        return;
    }
    let anomaly = if missing > PADDING.saturating_mul(SECTOR_SIZE) { &TRUNCATED } else { &SHORT };
    let last = tree.absolute(held.saturating_sub(1));
    findings.add(anomaly, last, format!("{declared} bytes"), format!("{held}: {missing} are missing"));
}
