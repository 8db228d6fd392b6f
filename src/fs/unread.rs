//! Unsupported file systems on a volume: files that only these have would otherwise be missed silently.

use std::rc::Rc;

use super::foreign::{distant_file_system, file_system_at, holds};
use super::{FILE_SYSTEMS, FileSystem};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::signature::Holds;

static UNREAD: Anomaly = Anomaly {
    code: "FS-NOT-READ",
    severity: Severity::Warning,
    structure: "File system",
    meaning: "Discern doesn't read this file system yet. Files that are only in it aren't shown.",
    clause: None,
};

static ENCRYPTED: Anomaly = Anomaly {
    code: "FS-ENCRYPTED",
    severity: Severity::Warning,
    structure: "Volume",
    meaning: "The volume is encrypted. What is in it can only be read with its key, by the system that made it.",
    clause: None,
};

static PIECES: Anomaly = Anomaly {
    code: "FS-PIECES",
    severity: Severity::Warning,
    structure: "Volume",
    meaning: "This is a part of a larger volume, which may go on elsewhere or on other disks. Discern doesn't put the \
              parts together.",
    clause: None,
};

static REFUSED: Anomaly = Anomaly {
    code: "FS-REFUSED",
    severity: Severity::Warning,
    structure: "File system",
    meaning: "Discern can't read this file system. Files that are only in it aren't shown.",
    clause: None,
};

static DAMAGED: Anomaly = Anomaly {
    code: "FS-DAMAGED",
    severity: Severity::Damage,
    structure: "File system",
    meaning: "The file system is too damaged to be read. Files that are only in it aren't shown.",
    clause: None,
};

/// A file system that was recognized but isn't supported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name, such as "UDF".
    pub name: &'static str,
    /// Position in the image of the volume that begins with it.
    pub volume: usize,
    /// Offset of its first byte in the outermost volume's content.
    pub start: u64,
}

/// Looks at the start of a volume, whose position in its image is `number`. File systems shown by a view are left out.
/// `failed` is the error if no view could be made.
///
/// # Errors
/// If the volume cannot be read.
pub fn unread(
    volume: &Volume,
    number: usize,
    views: &[Rc<dyn FileSystem>],
    failed: Option<&Error>,
    findings: &mut Findings,
) -> Result<Option<Unread>> {
    if !volume.has_data() {
        return Ok(None);
    }
    let mut name = file_system_at(&volume.content, volume.start, !volume.is_inner())?;
    if name.is_none() && views.is_empty() && volume.start == 0 {
        name = distant_file_system(&volume.content)?;
    }
    let is_shown = |name: &str| views.iter().any(|view| view.name() == name || view.kind().name() == name);
    let byte = volume.content.absolute(volume.start);
    let name = name.filter(|name| !is_shown(name));
    // Some parts of larger volumes are read, if they hold all of the data.
    let is_whole = |name| holds(name) != Holds::Pieces;
    let is_read = name.is_some_and(|name| is_whole(name) && FILE_SYSTEMS.iter().any(|kind| kind.name == name));
    match (name, failed) {
        (None, None) => return Ok(None),
        // It will be read once the code has been loaded.
        (_, Some(Error::Needs(_))) => {}
        (Some(name), None) if !is_read => match holds(name) {
            Holds::Files => findings.add(&UNREAD, byte, "a file system that Discern reads", name),
            Holds::Secrets => findings.add(&ENCRYPTED, byte, "a file system that Discern reads", name),
            Holds::Pieces => findings.add(&PIECES, byte, "a file system that Discern reads", name),
            Holds::Nothing | Holds::Readable => {}
        },
        (_, error) => {
            let name = name.unwrap_or("a file system");
            let found = error.map_or_else(|| name.to_owned(), |error| format!("{name}: {error}"));
            let anomaly = if matches!(error, Some(Error::Refused(_))) { &REFUSED } else { &DAMAGED };
            findings.add(anomaly, byte, "a file system that can be read", found);
        }
    }
    let start = volume.base().saturating_add(volume.start);
    Ok(name.map(|name| Unread { name, volume: number, start }))
}
