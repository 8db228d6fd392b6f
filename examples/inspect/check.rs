//! `check`: checks every sector by its EDC and ECC, names the files on bad sectors, and writes a repaired image.

use std::fs;
use std::io::Write;
use std::path::Path;

use discern::check::{BadRun, Hit, Repair, Repaired, SectorCheck, SectorReport, TrackCounts, hits};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;
use discern::tree::{Kind, RowId};
use serde_json::{Value, json};

use crate::extract::copy;

/// Most damaged files that are listed by name; all are counted.
const NAMED: usize = 1000;

/// Checks all sectors and prints the result. With `repair`, writes the repaired file there, or a folder if several files
/// change.
pub(crate) fn check(
    image: &mut Image,
    repair: Option<&Path>,
    findings: &mut Findings,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    let report = SectorCheck::new(&image.disc).run()?;
    let hits = if report.runs.is_empty() { Vec::new() } else { files_hit(image, &report.runs, findings)? };
    let repaired = match repair {
        Some(to) => {
            let repaired = Repair::new(&image.files, &image.disc, &report).run()?;
            write_repaired(&repaired, to)?;
            Some(repaired)
        }
        None => None,
    };
    if json {
        let value = all(&report, &hits, repaired.as_ref());
        serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
        return Ok(out.write_all(b"\n")?);
    }
    print(&report, &hits, repaired.as_ref(), out)
}

/// The files of the best view that have bad sectors.
fn files_hit(image: &mut Image, runs: &[BadRun], findings: &mut Findings) -> Result<Vec<Hit>> {
    let Some(view) = image.views.first_mut() else { return Ok(Vec::new()) };
    view.walk_all(findings)?;
    let mut found = Vec::new();
    for id in (0..view.index.len()).map(RowId) {
        let Some(row) = view.index.row(id).filter(|row| matches!(row.kind, Kind::File | Kind::Directory)) else {
            continue;
        };
        let extents = view.file_system().extents(row.node).unwrap_or_default();
        let extents: Vec<_> = extents.iter().map(|extent| view.volume.on_medium(extent)).collect();
        found.extend(hits(runs, &view.path(id), &extents));
    }
    Ok(found)
}

fn write_repaired(repaired: &Repaired, to: &Path) -> Result<()> {
    match repaired.files.as_slice() {
        [] => eprintln!("No sector could be repaired, so no file was written."),
        [file] => copy(file.recipe.clone(), to)?,
        files => {
            fs::create_dir_all(to)?;
            for file in files {
                copy(file.recipe.clone(), &to.join(&file.name))?;
            }
        }
    }
    Ok(())
}

fn print(report: &SectorReport, hits: &[Hit], repaired: Option<&Repaired>, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "track       good  wrong EDC  wrong ECC  unrecognized  uncheckable  missing")?;
    for track in &report.tracks {
        let TrackCounts { number, good, wrong_edc, wrong_ecc, unrecognised, uncheckable, missing } = track;
        writeln!(
            out,
            "{number:>5}  {good:>9}  {wrong_edc:>9}  {wrong_ecc:>9}  {unrecognised:>12}  {uncheckable:>11}  {missing:>7}"
        )?;
    }
    print_runs("Bad sectors", &report.runs, out)?;
    if report.unlisted > 0 {
        writeln!(out, "  and {} more", report.unlisted)?;
    }
    for hit in hits.iter().take(NAMED) {
        writeln!(out, "{}: {} damaged sectors, {} with wrong ECC only", hit.path, hit.damaged, hit.wrong_parity)?;
    }
    if hits.len() > NAMED {
        writeln!(out, "and {} more files", hits.len().saturating_sub(NAMED))?;
    }
    if let Some(repaired) = repaired {
        writeln!(out, "Repaired sectors: {}", repaired.repaired)?;
        print_runs("Could not be repaired", &repaired.left, out)?;
    }
    Ok(())
}

fn print_runs(title: &str, runs: &[BadRun], out: &mut dyn Write) -> Result<()> {
    if !runs.is_empty() {
        writeln!(out, "{title}")?;
    }
    for run in runs {
        let last = run.end().0.saturating_sub(1);
        writeln!(out, "  track {}: {} to {last}, {}", run.track, run.first.0, run.condition.id())?;
    }
    Ok(())
}

/// The result as JSON. The names of its members are stable.
fn all(report: &SectorReport, hits: &[Hit], repaired: Option<&Repaired>) -> Value {
    let track = |track: &TrackCounts| {
        json!({
            "number": track.number,
            "good": track.good,
            "wrong_edc": track.wrong_edc,
            "wrong_ecc": track.wrong_ecc,
            "unrecognised": track.unrecognised,
            "uncheckable": track.uncheckable,
            "missing": track.missing,
        })
    };
    let hit = |hit: &Hit| json!({ "path": hit.path, "damaged": hit.damaged, "wrong_parity": hit.wrong_parity });
    json!({
        "clean": report.is_clean(),
        "tracks": report.tracks.iter().map(track).collect::<Vec<_>>(),
        "runs": runs(&report.runs),
        "unlisted": report.unlisted,
        "files": hits.iter().take(NAMED).map(hit).collect::<Vec<_>>(),
        "files_hit": hits.len(),
        "repaired": repaired.map(|repaired| json!({ "sectors": repaired.repaired, "left": runs(&repaired.left) })),
    })
}

fn runs(runs: &[BadRun]) -> Vec<Value> {
    let run = |run: &BadRun| {
        json!({
            "track": run.track,
            "condition": run.condition.id(),
            "first": run.first.0,
            "sectors": run.sectors,
        })
    };
    runs.iter().map(run).collect()
}
