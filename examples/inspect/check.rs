//! `check`: computes checksums and compares them with lists, checks those that the image carries and every sector by its
//! EDC and ECC, names the files on bad sectors, and writes a repaired image.

use std::fs;
use std::io::Write;
use std::path::Path;

use discern::check::digest::Algorithm;
use discern::check::embedded::{self, CheckedImage, EmbeddedOutcome, WrongSum};
use discern::check::sums::Verdict;
use discern::check::{BadRun, Hit, Repair, Repaired, SectorCheck, SectorReport, TrackCounts, hits};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::Job;
use discern::open::Image;
use discern::source::Files;
use discern::tree::{Kind, RowId};
use discern::view::View;
use serde_json::{Value, json};

use crate::digest::Digested;
use crate::extract::copy;

/// Upper bound for the damaged files listed by name; all are counted.
const NAMED: usize = 1000;

/// What to check.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// Algorithms of the digests to compute.
    pub(crate) hashes: Vec<Algorithm>,
    /// Lists to compare with: paths, or values themselves.
    pub(crate) against: Vec<String>,
    /// A file of the image to compute digests of, in place of the image.
    pub(crate) path: Option<String>,
    /// Where the repaired image goes.
    pub(crate) repair: Option<String>,
}

/// Parses `A,B`.
pub(crate) fn algorithms(text: &str) -> std::result::Result<Vec<Algorithm>, String> {
    let known = || Algorithm::ALL.map(Algorithm::id).join(", ");
    let algorithm = |name: &str| {
        Algorithm::named(name).ok_or_else(|| format!("{name} is not an algorithm. --hash knows {}.", known()))
    };
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(algorithm).collect()
}

/// Everything that was checked.
struct Checked {
    digests: Digested,
    embedded: Vec<EmbeddedOutcome>,
    report: SectorReport,
    hits: Vec<Hit>,
    repaired: Option<Repaired>,
}

impl Checked {
    /// Whether no problems were found, or all of them were repaired.
    fn is_right(&self) -> bool {
        let is_repaired = self.repaired.as_ref().is_some_and(|repaired| repaired.left.is_empty());
        // Missing sectors have no EDC that could be wrong.
        let are_sectors_right = self.report.tracks.iter().all(|track| track.bad() == 0) || is_repaired;
        let are_sums_right = self.embedded.iter().all(|outcome| outcome.verdict == Verdict::Match);
        are_sectors_right && are_sums_right && self.digests.is_right()
    }
}

/// Checks what was requested and what the image carries, and prints the result; returns false if there are problems.
/// With `repair`, writes the repaired file there, or a folder if several files change.
pub(crate) fn check(
    image: &mut Image,
    originals: &Files,
    asked: &Check,
    findings: &mut Findings,
    json: bool,
    out: &mut dyn Write,
) -> Result<bool> {
    let digests = Digested::of(image, originals, asked, findings)?;
    for view in image.views.iter_mut().filter(|view| view.file_system().kind().is_tree()) {
        view.walk_all(findings)?;
    }
    let mut embedded = embedded(image, originals, findings)?;
    let report = SectorCheck::new(&image.disc).run()?;
    let hits = if report.runs.is_empty() { Vec::new() } else { files_hit(image, &report.runs, findings)? };
    embedded.extend(of_sectors(&report, &hits));
    let repaired = match asked.repair.as_deref().map(Path::new) {
        Some(to) => {
            let repaired = Repair::new(&image.files, &image.disc, &report).run()?;
            write_repaired(&repaired, to)?;
            Some(repaired)
        }
        None => None,
    };
    let checked = Checked { digests, embedded, report, hits, repaired };
    let is_right = checked.is_right();
    if json {
        serde_json::to_writer_pretty(&mut *out, &all(&checked)).map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
    } else {
        print(&checked, out)?;
    }
    Ok(is_right)
}

/// Checks the checksums that an image carries.
fn embedded(image: &Image, originals: &Files, findings: &Findings) -> Result<Vec<EmbeddedOutcome>> {
    let views: Vec<&View> = image.views.iter().collect();
    let formats = Formats::all();
    let found = embedded::find(&CheckedImage { image, originals, views: &views, findings })?;
    found.iter().map(|embedded| embedded.check(&formats)?.run()).collect()
}

/// Outcome of the check of the sectors that have EDC.
fn of_sectors(report: &SectorReport, hits: &[Hit]) -> Option<EmbeddedOutcome> {
    let count = |of: fn(&TrackCounts) -> u32| report.tracks.iter().map(|track| u64::from(of(track))).sum::<u64>();
    let (good, bad) = (count(|track| track.good), count(TrackCounts::bad));
    let checked = good.saturating_add(bad);
    let sentence = match bad {
        0 => format!("All {checked} sectors match their EDC and ECC."),
        bad => format!("{bad} of {checked} sectors don’t match their EDC and ECC."),
    };
    let wrong = |hit: &Hit| WrongSum {
        path: Some(hit.path.clone()),
        bytes: None,
        what: format!("{} damaged sectors, {} with wrong ECC only", hit.damaged, hit.wrong_parity),
    };
    (checked > 0).then(|| EmbeddedOutcome {
        kind: "edc".into(),
        verdict: if bad == 0 { Verdict::Match } else { Verdict::Mismatch },
        sentence,
        checked,
        wrong: bad,
        places: hits.iter().take(NAMED).map(wrong).collect(),
    })
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

fn print(checked: &Checked, out: &mut dyn Write) -> Result<()> {
    let Checked { digests, embedded, report, hits, repaired } = checked;
    digests.print(out)?;
    for outcome in embedded {
        writeln!(out, "{} {}: {}", outcome.verdict.id(), outcome.kind, outcome.sentence)?;
        for WrongSum { path, bytes, what } in &outcome.places {
            let bytes = bytes.as_ref().map(|bytes| format!("bytes {}..{}", bytes.start, bytes.end));
            let place = path.clone().or(bytes).map(|place| format!("{place}: ")).unwrap_or_default();
            writeln!(out, "  {place}{what}")?;
        }
    }
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
fn all(checked: &Checked) -> Value {
    let Checked { digests, embedded, report, hits, repaired } = checked;
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
    let place = |wrong: &WrongSum| {
        let bytes = wrong.bytes.as_ref().map(|bytes| [bytes.start, bytes.end]);
        json!({ "path": wrong.path, "bytes": bytes, "what": wrong.what })
    };
    let outcome = |outcome: &EmbeddedOutcome| {
        json!({
            "kind": outcome.kind,
            "verdict": outcome.verdict.id(),
            "sentence": outcome.sentence,
            "checked": outcome.checked,
            "wrong": outcome.wrong,
            "places": outcome.places.iter().map(place).collect::<Vec<_>>(),
        })
    };
    json!({
        "right": checked.is_right(),
        "hashes": digests.hashes(),
        "against": digests.against(),
        "embedded": embedded.iter().map(outcome).collect::<Vec<_>>(),
        "clean": report.is_clean(),
        "tracks": report.tracks.iter().map(track).collect::<Vec<_>>(),
        "runs": runs(&report.runs),
        "unlisted": report.unlisted,
        "files": hits.iter().take(NAMED).map(hit).collect::<Vec<_>>(),
        "files_hit": hits.len(),
        "repaired": repaired.as_ref().map(|repaired| json!({ "sectors": repaired.repaired, "left": runs(&repaired.left) })),
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
