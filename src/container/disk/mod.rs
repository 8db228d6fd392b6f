//! Disks in the formats of virtual machines and backups, and packed discs: blocks in any order, located by a table, or
//! stored in a parent in another file.

pub mod android;
pub mod bundle;
pub mod cso;
pub mod daa;
pub mod ewf;
mod frames;
pub mod gcz;
pub mod isz;
pub mod mac;
pub mod parallels;
pub mod pbp;
pub mod qcow;
mod set;
pub mod uif;
pub mod vdi;
pub mod vhd;
pub mod vhdx;
pub mod vmdk;
pub mod wbfs;
pub mod wia;
pub(super) mod write;

use super::{leave_out, plain, probe};
use crate::disc::{Carried, Decrypted, Disc, DiskExtras, Member, Snapshot};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Files, NamedFile, Source};

use set::Set;

static CUT: Anomaly = Anomaly {
    code: "DISK-CUT",
    severity: Severity::Damage,
    structure: "Blocks of the disk",
    meaning: "The file is cut off: some blocks of the disk lie behind its end and can't be read. Copy or download it again.",
    clause: None,
};

static OTHER_PARENT: Anomaly = Anomaly {
    code: "DISK-OTHER-PARENT",
    severity: Severity::Damage,
    structure: "Parent of the disk",
    meaning: "The image records only changes to another one, and the file of that name is not the one it was made from. \
              What is read from it may be wrong.",
    clause: None,
};

static PARENT_MISSING: Anomaly = Anomaly {
    code: "DISK-PARENT-MISSING",
    severity: Severity::Warning,
    structure: "Parent of the disk",
    meaning: "The image records only changes to another one, which wasn't opened. What was not changed can't be read: \
              open both files together.",
    clause: None,
};

static PART_MISSING: Anomaly = Anomaly {
    code: "IMAGE-PART-MISSING",
    severity: Severity::Damage,
    structure: "Files of the image",
    meaning: "The image consists of several files, and this one wasn't opened. What is in it can't be read: open all \
              files together.",
    clause: None,
};

static UNUSED: Anomaly = Anomaly {
    code: "DISK-FILE-NOT-USED",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "These files aren't parts of this disk. Open each of them by itself.",
    clause: None,
};

static CIRCLE: Refusal = Refusal {
    code: "DISK-CIRCLE",
    sentence: "“{0}” records changes to a disk that in the end records changes to “{0}” itself.",
    advice: "One of the files has the wrong name: open the disk together with the files that it was made with.",
};

static ENCRYPTED: Refusal = Refusal {
    code: "DISK-ENCRYPTED",
    sentence: "“{0}” is encrypted, and Discern can't decrypt it.",
    advice: "Decrypt it with the program that made it.",
};

static UNKNOWN_FEATURE: Refusal = Refusal {
    code: "DISK-FEATURE",
    sentence: "“{0}” uses a feature of its format that Discern doesn't read: {1}.",
    advice: "Convert it to another format with the program that made it.",
};

/// A disk format.
struct Format {
    /// Whether a file has this format.
    is: fn(&NamedFile) -> Result<bool>,
    /// The file's identifiers, and the files that it needs.
    links: fn(&NamedFile) -> Result<Links>,
    /// Reads the tables of a file.
    open: fn(&NamedFile, &mut Set<'_>, &mut Findings) -> Result<Virtual>,
}

/// References from one file of a disk to others.
#[derive(Debug, Default)]
struct Links {
    /// The file's own identifier.
    id: Option<[u8; 16]>,
    /// The identifier of its parent.
    parent: Option<[u8; 16]>,
    /// Names of files that it needs.
    names: Vec<String>,
}

/// The disk in a file.
struct Virtual {
    content: Source,
    /// Sector size in bytes if the content doesn't reveal it; `None` for discs.
    sector_size: Option<u32>,
    facts: Vec<Facts>,
    extras: DiskExtras,
    snapshots: Vec<Snapshot>,
    carried: Option<Carried>,
    decrypted: Vec<Decrypted>,
}

impl Virtual {
    const fn new(content: Source, sector_size: Option<u32>, facts: Vec<Facts>) -> Self {
        let extras = DiskExtras { snapshots: 0, parents: 0, comment: None };
        Self { content, sector_size, facts, extras, snapshots: Vec::new(), carried: None, decrypted: Vec::new() }
    }
}

/// All formats.
static FORMATS: [&Format; 19] = [
    &vhd::FORMAT,
    &vhdx::FORMAT,
    &vmdk::FORMAT,
    &vdi::FORMAT,
    &qcow::FORMAT,
    &parallels::FORMAT,
    &android::FORMAT,
    &cso::FORMAT,
    &isz::FORMAT,
    &daa::FORMAT,
    &uif::FORMAT,
    &gcz::FORMAT,
    &wbfs::FORMAT,
    &wia::FORMAT,
    &ewf::FORMAT,
    &bundle::FORMAT,
    &mac::DISK_COPY_FORMAT,
    &mac::TWO_IMG_FORMAT,
    &mac::SPARSE_FORMAT,
];

/// The file to start with: the first of the format that no other file needs.
fn top<'a>(format: &Format, files: &'a Files) -> Result<Option<&'a NamedFile>> {
    let mut own = Vec::new();
    for file in files.all() {
        if (format.is)(file)? {
            own.push((file, (format.links)(file)?));
        }
    }
    let is_needed = |file: &NamedFile, links: &Links| {
        own.iter().any(|(other, needs)| {
            let by_id = needs.parent.is_some() && needs.parent == links.id;
            let by_name = || needs.names.iter().any(|name| set::is_named(file, name));
            !std::ptr::eq(*other, file) && (by_id || by_name())
        })
    };
    let first = own.iter().find(|(file, links)| !is_needed(file, links)).or_else(|| own.first());
    Ok(first.map(|(file, _)| *file))
}

fn disc(format: &Format, files: &Files, findings: &mut Findings) -> Result<Disc> {
    let file = top(format, files)?.ok_or_else(|| Error::NotFound("disk image in the files".into()))?;
    let mut set = Set::new(files);
    let disk = set.open(format, file, findings)?;
    let detected = match disk.sector_size {
        Some(size) => plain::disk_of(disk.content.clone(), size, findings),
        None => plain::disc(disk.content.clone(), findings),
    };
    let mut disc = match detected {
        // The start of its content lies in a file that wasn't opened.
        Err(Error::Io(_)) => plain::disk(&disk.content, disk.sector_size.unwrap_or(512)),
        detected => detected?,
    };
    disc.descriptor = disk.facts;
    disc.extras = DiskExtras { parents: set.parents, ..disk.extras };
    disc.snapshots = disk.snapshots;
    disc.carried = disk.carried;
    disc.decrypted = disk.decrypted;
    let (members, names) = Member::together(&disk.content, &set.others());
    disc.members = members;
    let unused = set.unused().into_iter().filter(|name| !names.contains(name)).collect();
    leave_out(&mut disc, unused, (&UNUSED, "the files of one disk"), findings);
    disc.missing_files = set.missing;
    Ok(disc)
}

/// Reads a table, which cannot be longer than the file.
fn table(content: &Source, at: u64, len: u64) -> Result<Vec<u8>> {
    if len > limits::DISK_TABLE_BYTES {
        return Err(Error::OverLimit("blocks of a disk"));
    }
    Ok(content.read_up_to(at, usize::try_from(len).unwrap_or(0))?)
}

/// Reports blocks after the end of the file.
fn tell_cut(content: &Source, behind: u64, needed: u64, findings: &mut Findings) {
    if behind > 0 {
        let found = format!("{behind} blocks behind its end at byte {}", content.len());
        findings.add(
            &CUT,
            content.absolute(content.len().saturating_sub(1)),
            format!("a file of {needed} bytes"),
            found,
        );
    }
}
