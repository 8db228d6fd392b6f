//! `info`: describes an image and lists its findings.

use std::collections::BTreeMap;
use std::io::Write;

use discern::browse::Comparison;
use discern::disc::{Origin, Partition, PartitionTable, Volume, VolumeEntry};
use discern::error::{Error, Result};
use discern::facts::Facts;
use discern::findings::{Finding, Findings};
use discern::open::Image;
use discern::report::Report;
use discern::view::{View, Wholeness};
use serde_json::{Value, json};

use crate::{disc, report};

/// Id of the view of boot images.
const BOOT: &str = "el-torito";

/// Reads all folders of the best volume, and of the best view of each partition and boot image, so that the findings
/// are complete, and prints everything.
pub(crate) fn print(image: &mut Image, findings: &mut Findings, json: bool, out: &mut dyn Write) -> Result<()> {
    let comparisons = compared(image, findings)?;
    let mut walked: Vec<usize> = Vec::new();
    for view in image.views.iter_mut().filter(|view| view.volume.is_inner()) {
        if !walked.contains(&view.volume_number) {
            walked.push(view.volume_number);
            view.walk_all(findings)?;
        }
    }
    if json {
        let mut value = all(image, findings, &comparisons);
        if let Value::Object(members) = &mut value {
            members.insert("overview".into(), report::overview(image));
        }
        serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
        return Ok(());
    }
    writeln!(out, "{}", image.container.name)?;
    disc::print(&image.disc, out)?;
    for name in image.unread_names() {
        writeln!(out, "{name}: not read")?;
    }
    for name in &image.disc.unused_files {
        writeln!(out, "{name}: not part of this image, not opened")?;
    }
    for (number, volume) in image.volumes.iter().enumerate() {
        volume_line(number, volume, out)?;
        for view in image.views.iter().filter(|view| view.volume_number == number) {
            view_lines(view, out)?;
        }
    }
    write!(out, "{}", full(image, findings, &comparisons))?;
    Ok(())
}

/// Reads all folders of the best view and of the other trees on its volume, and compares the others with it.
fn compared(image: &mut Image, findings: &mut Findings) -> Result<Vec<Comparison>> {
    let Some((best, others)) = image.views.split_first_mut() else { return Ok(Vec::new()) };
    best.walk_all(findings)?;
    let (is_tree, volume) = (best.file_system().kind().is_tree(), best.volume_number);
    let mut comparisons = Vec::new();
    for other in others.iter_mut().filter(|other| is_tree && other.volume_number == volume) {
        if other.file_system().kind().is_tree() {
            let comparison = Comparison::of_all(best, other, findings)?;
            comparison.settle(best, other, findings);
            comparisons.push(comparison);
        }
    }
    Ok(comparisons)
}

fn full<'a>(image: &Image, findings: &'a Findings, comparisons: &[Comparison]) -> Report<'a> {
    let mut report = Report::new(image, image.views.iter(), findings);
    report.add_comparisons(comparisons);
    report
}

/// Prints a volume, as in "Volume 1: Partition 2 (Linux), 4194304 bytes from byte 1048576".
fn volume_line(number: usize, volume: &Volume, out: &mut dyn Write) -> Result<()> {
    let name = match &volume.origin {
        Origin::Session(session) => format!("Session {session}"),
        Origin::Audio => "Audio".into(),
        Origin::Snapshots => "Snapshots".into(),
        Origin::Disk(sector_size) => format!("Disk of sectors of {sector_size} bytes"),
        Origin::Inner(inner) => inner.name(),
    };
    let size = volume.content.len();
    match &volume.origin {
        Origin::Audio | Origin::Snapshots => writeln!(out, "Volume {number}: {name}")?,
        Origin::Inner(inner) => writeln!(out, "Volume {number}: {name}, {size} bytes from byte {}", inner.at)?,
        Origin::Session(_) | Origin::Disk(_) => writeln!(out, "Volume {number}: {name}, {size} bytes")?,
    }
    Ok(())
}

fn view_lines(view: &View, out: &mut dyn Write) -> Result<()> {
    let counts = view.index.counts();
    let label = &view.file_system().label().volume;
    writeln!(out, "  {}: {} “{label}”", view.id, view.file_system().name())?;
    if counts.unread == 0 {
        writeln!(out, "    {} files, {} folders, {} bytes", counts.files, counts.directories, counts.bytes)?;
    }
    Ok(())
}

/// Everything as JSON. The names of its members are stable.
fn all(image: &Image, findings: &Findings, comparisons: &[Comparison]) -> Value {
    let files: Vec<Value> =
        image.files.all().iter().map(|file| json!({ "name": file.name, "size": file.content.len() })).collect();
    json!({
        "files": files,
        "container": { "id": image.container.id, "name": image.container.name },
        "disc": disc::disc(&image.disc),
        "unused_files": image.disc.unused_files,
        "volumes": image.volumes.iter().enumerate().map(volume).collect::<Vec<_>>(),
        "unread": image.unread.iter().map(|unread| json!({ "name": unread.name, "volume": unread.volume, "start": unread.start })).collect::<Vec<_>>(),
        "whole": whole(image),
        "views": image.views.iter().map(view).collect::<Vec<_>>(),
        "facts": image.views.first().map(facts_of),
        "boot": image.views.iter().find(|view| view.file_system().id() == BOOT).map(facts_of),
        "report": full(image, findings, comparisons).groups.iter().map(facts).collect::<Vec<_>>(),
        "partitions": image.partitions.iter().map(partitions).collect::<Vec<_>>(),
        "inner_partitions": image.inner_partitions.iter().map(partitions).collect::<Vec<_>>(),
        "findings": findings.kept().iter().map(finding).collect::<Vec<_>>(),
        "finding_counts": findings.counts().iter().collect::<BTreeMap<_, _>>(),
    })
}

/// Bytes that the volumes declare, and those that exist.
fn whole(image: &Image) -> Value {
    let whole = Wholeness::of(&image.views);
    json!({ "declared": whole.declared, "actual": whole.actual, "missing": whole.missing() })
}

fn volume((number, volume): (usize, &Volume)) -> Value {
    let (kind, session) = match &volume.origin {
        Origin::Session(session) => ("session", Some(*session)),
        Origin::Audio => ("audio", None),
        Origin::Snapshots => ("snapshots", None),
        Origin::Disk(_) => ("disk", None),
        Origin::Inner(_) => ("inner", None),
    };
    let inner = match &volume.origin {
        Origin::Inner(inner) => Some(inner),
        _ => None,
    };
    let entry = |entry: &VolumeEntry| match entry {
        VolumeEntry::Partition { scheme, number, kind_name, name } => {
            json!({ "table": scheme.name(), "number": number, "kind_name": kind_name, "name": name })
        }
        VolumeEntry::BootImage { number, platform } => json!({ "boot_image": number, "platform": platform }),
    };
    json!({
        "number": number,
        "kind": kind,
        "session": session,
        "name": volume.name(),
        "size": volume.content.len(),
        "sector_size": volume.sector_size(),
        "within": inner.map(|inner| inner.volume),
        "start": volume.base(),
        "entries": inner.map(|inner| inner.entries.iter().map(entry).collect::<Vec<_>>()),
    })
}

/// A view; its counts are null unless all of its folders have been read.
fn view(view: &View) -> Value {
    let counts = view.index.counts();
    let counts = (counts.unread == 0)
        .then(|| json!({ "files": counts.files, "directories": counts.directories, "bytes": counts.bytes }));
    let label = view.file_system().label();
    json!({
        "id": view.id,
        "name": view.file_system().name(),
        "volume_number": view.volume_number,
        "preference": view.file_system().preference(),
        "label": {
            "volume": label.volume,
            "created": label.created.map(|at| at.to_string()),
            "tool": label.tool,
            "block_size": label.block_size,
            "size": label.size,
        },
        "encoding": view.encoding().id,
        "counts": counts,
    })
}

fn facts_of(view: &View) -> Vec<Value> {
    view.file_system().facts().iter().map(facts).collect()
}

fn partitions(table: &PartitionTable) -> Value {
    let partition = |partition: &Partition| {
        json!({
            "number": partition.number,
            "kind": partition.kind,
            "kind_name": partition.kind_name,
            "name": partition.name,
            "start": partition.range.start,
            "end": partition.range.end,
            "bootable": partition.bootable,
            "byte": partition.byte,
        })
    };
    json!({
        "scheme": table.scheme.name(),
        "block_size": table.block_size,
        "partitions": table.partitions.iter().map(partition).collect::<Vec<_>>(),
    })
}

fn facts(facts: &Facts) -> Value {
    let lines = facts.lines.iter().map(|fact| {
        let bytes = fact.bytes.as_ref();
        json!({
            "label": fact.label,
            "value": fact.value,
            "byte": bytes.map(|bytes| bytes.start),
            "bytes": bytes.map(|bytes| [bytes.start, bytes.end]),
            "clause": fact.clause,
        })
    });
    json!({ "title": facts.title, "lines": lines.collect::<Vec<_>>() })
}

/// A finding as JSON.
pub(crate) fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.anomaly.code,
        "severity": finding.anomaly.severity.id(),
        "byte": finding.byte,
        "structure": finding.anomaly.structure,
        "expected": finding.expected,
        "found": finding.found,
        "meaning": finding.anomaly.meaning,
        "clause": finding.anomaly.clause,
        "message": finding.to_string(),
    })
}
