//! Settles contradictions between a descriptor and the sectors or files that it describes.

use crate::disc::{Stored, TrackMode};
use crate::findings::{Anomaly, Findings};

/// The mode of a track: the one that its sectors show, if they do. A descriptor that states another one is an anomaly
/// at `at`.
pub(super) fn mode(
    shown: Option<TrackMode>,
    stated: TrackMode,
    anomaly: &'static Anomaly,
    at: u64,
    findings: &mut Findings,
) -> TrackMode {
    let Some(shown) = shown.filter(|shown| *shown != stated) else { return stated };
    findings.add(anomaly, at, format!("{shown:?}, as in the sectors"), format!("{stated:?}"));
    shown
}

/// The layout of sectors stored in `size` bytes. If no sector has this size, the usual size of the mode is used, which
/// is an anomaly at `at`.
pub(super) fn stored(
    size: u32,
    usual: u32,
    mode: TrackMode,
    anomaly: &'static Anomaly,
    at: u64,
    findings: &mut Findings,
) -> Stored {
    let stored = Stored::of_size(size, mode).or_else(|| {
        findings.add(anomaly, at, usual.to_string(), size.to_string());
        Stored::of_size(usual, mode)
    });
    stored.unwrap_or(Stored::RAW)
}

/// Notes a file that the descriptor names and the user has not opened; each is listed once in `missing`.
pub(super) fn note_missing(name: &str, anomaly: &'static Anomaly, missing: &mut Vec<String>, findings: &mut Findings) {
    findings.add(anomaly, 0, format!("the file “{name}”"), "it is missing");
    if !missing.iter().any(|known| known == name) {
        missing.push(name.to_owned());
    }
}
