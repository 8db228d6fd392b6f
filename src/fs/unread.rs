//! File systems that are on a volume and not read: files that are only there would be missed without a word.

use std::rc::Rc;

use super::FileSystem;
use super::foreign::file_system_at;
use crate::boot::image::BootImage;
use crate::disc::{Origin, PartitionTable, Volume};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::order::sort;

static UNREAD: Anomaly = Anomaly {
    code: "FS-NOT-READ",
    severity: Severity::Warning,
    structure: "File system",
    meaning: "Discern doesn't read this file system yet. Files that are only in it aren't shown.",
    clause: None,
};

/// A file system that was recognized and is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name, as in "UDF".
    pub name: &'static str,
    /// First byte of it in the volume's content.
    pub start: u64,
}

/// Looks where the volume and its partitions begin. What a view shows is left out, and so is a partition that is a boot
/// image: those are shown, with what is in them.
///
/// # Errors
/// Where the volume cannot be read.
pub fn unread(
    volume: &Volume,
    tables: &[PartitionTable],
    boot: &[BootImage],
    views: &[Rc<dyn FileSystem>],
    findings: &mut Findings,
) -> Result<Vec<Unread>> {
    if volume.origin == Origin::Audio {
        return Ok(Vec::new());
    }
    let is_boot_image = |start: u64| boot.iter().any(|image| image.entry.location == Some(start));
    let partitions = tables.iter().flat_map(|table| &table.partitions);
    let begin = partitions.map(|partition| volume.start.saturating_add(partition.range.start));
    let mut starts: Vec<u64> = begin.filter(|start| *start < volume.content.len() && !is_boot_image(*start)).collect();
    starts.push(volume.start);
    sort(&mut starts);
    starts.dedup();
    let mut found: Vec<Unread> = Vec::new();
    for start in starts {
        let Some(name) = file_system_at(&volume.content, start)? else { continue };
        let is_shown = views.iter().any(|view| view.name() == name);
        if !is_shown && found.iter().all(|other| other.name != name) {
            findings.add(&UNREAD, volume.content.absolute(start), "a file system that Discern reads", name);
            found.push(Unread { name, start });
        }
    }
    Ok(found)
}
