//! Containers: file formats that describe a disc. Each is a record in a table of facts and functions; there is no
//! hierarchy of traits.

pub mod bwt;
pub mod c2d;
pub mod ccd;
pub mod cdi;
pub mod chd;
pub mod cif;
pub mod cue;
pub mod disk;
pub mod dmg;
pub mod gdi;
mod mapped;
pub mod mds;
pub mod nrg;
mod packed_run;
mod packer;
mod plain;
mod plain_image;
pub mod raw;
mod session_gap;
mod settled;
mod target;
mod times;
pub mod toc;
mod track_table;

use crate::disc::Disc;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::source::{Files, NamedFile};

pub use packer::{Pack, PackedTarget, Packer};
pub(crate) use plain::disk as disk_of_sectors;
pub use target::{Holds, Repair, Target, TargetOptions};
pub(crate) use track_table::settle;

static NO_FILES: Refusal = Refusal {
    code: "OPEN-NO-FILES-GIVEN",
    sentence: "There is no file to open.",
    advice: "Choose the image, and all files that belong to it.",
};

static UNUSED: Anomaly = Anomaly {
    code: "FILE-NOT-USED",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "These files aren't parts of the image that was opened. Open each of them by itself.",
    clause: None,
};

/// How certain a container is to recognize the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The files have another format.
    No,
    /// Only the extension suggests the format, or nothing contradicts it.
    ByExtension,
    /// A signature proves the format.
    BySignature,
}

/// A format of image files, and how it is recognized. Its code to read and write is in an [`Opener`] and a [`Writer`],
/// so that a program can recognize formats whose code it has not loaded.
pub struct Container {
    /// Stable name, as in `cue`.
    pub id: &'static str,
    /// Name to show.
    pub name: &'static str,
    /// File name extensions, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// The part of the program that reads the format.
    pub part: Part,
    /// Checks whether files are of this format; reads only near the start, the end and fixed sectors.
    pub probe: fn(&Files) -> Result<Match>,
}

/// Reads a container.
pub struct Opener {
    /// The format.
    pub container: &'static Container,
    /// Reads the structures of the format.
    pub open: fn(&Files, &mut Findings) -> Result<Disc>,
}

/// Writes a container.
pub struct Writer {
    /// The format.
    pub container: &'static Container,
    /// The formats in which it can be written.
    pub targets: &'static [Target],
}

/// All containers; the first of equal matches wins.
pub static CONTAINERS: &[&Container] = &[
    &cue::CUE,
    &nrg::NRG,
    &mds::MDS,
    &cdi::CDI,
    &ccd::CCD,
    &toc::TOC,
    &gdi::GDI,
    &bwt::BWT,
    &c2d::C2D,
    &cif::CIF,
    &disk::vhdx::VHDX,
    &disk::qcow::QCOW,
    &disk::vmdk::VMDK,
    &disk::vdi::VDI,
    &disk::parallels::PARALLELS,
    &disk::vhd::VHD,
    &disk::cso::CSO,
    &disk::isz::ISZ,
    &disk::daa::DAA,
    &disk::uif::UIF,
    &disk::pbp::PBP,
    &disk::gcz::GCZ,
    &disk::wbfs::WBFS,
    &disk::wia::WIA,
    &disk::bundle::BUNDLE,
    &chd::CHD,
    &dmg::DMG,
    &disk::ewf::EWF,
    &disk::android::ANDROID,
    &disk::mac::SPARSE,
    &disk::mac::TWO_IMG,
    &disk::mac::DISK_COPY,
    &raw::RAW,
];

/// The openers of [`Part::Core`].
pub static CORE_OPENERS: &[&Opener] = &[&raw::OPENER];

/// The openers of [`Part::Discs`].
pub static DISC_OPENERS: &[&Opener] = &[
    &cue::OPENER,
    &nrg::OPENER,
    &mds::OPENER,
    &cdi::OPENER,
    &ccd::OPENER,
    &toc::OPENER,
    &gdi::OPENER,
    &bwt::OPENER,
    &c2d::OPENER,
    &cif::OPENER,
];

/// The openers of [`Part::Disks`].
pub static DISK_OPENERS: &[&Opener] = &[
    &disk::vhdx::OPENER,
    &disk::qcow::OPENER,
    &disk::vmdk::OPENER,
    &disk::vdi::OPENER,
    &disk::parallels::OPENER,
    &disk::vhd::OPENER,
    &disk::cso::OPENER,
    &disk::isz::OPENER,
    &disk::daa::OPENER,
    &disk::uif::OPENER,
    &disk::pbp::OPENER,
    &disk::gcz::OPENER,
    &disk::wbfs::OPENER,
    &disk::wia::OPENER,
    &chd::OPENER,
    &dmg::OPENER,
    &disk::ewf::OPENER,
    &disk::android::OPENER,
    &disk::mac::SPARSE_OPENER,
    &disk::bundle::OPENER,
    &disk::mac::TWO_IMG_OPENER,
    &disk::mac::DISK_COPY_OPENER,
];

/// All writers, in the order in which their formats are offered.
pub static WRITERS: &[&Writer] = &[
    &cue::WRITER,
    &nrg::WRITER,
    &mds::WRITER,
    &ccd::WRITER,
    &toc::WRITER,
    &gdi::WRITER,
    &raw::WRITER,
    &disk::write::qcow::WRITER,
    &disk::write::vmdk::WRITER,
    &disk::write::vdi::WRITER,
    &disk::write::vhdx::WRITER,
    &disk::write::vhd::WRITER,
];

/// Formats packed while they are written, in the order in which they are offered, and the container that opens what is
/// to be packed.
pub static PACKED: &[(&Container, &PackedTarget)] = &[
    (&raw::RAW, &raw::packed::GZIP),
    (&raw::RAW, &raw::packed::ZSTANDARD),
    (&raw::RAW, &disk::write::packed_qcow::PACKED),
    (&raw::RAW, &disk::write::stream::STREAM),
    (&chd::CHD, &chd::write::CHD),
    (&raw::RAW, &disk::write::cso::CSO),
    (&raw::RAW, &disk::write::cso::ZSO),
];

/// Whether files with this extension describe a disc whose sectors are in other files.
#[must_use]
pub fn has_partners(ending: &str) -> bool {
    let described = [&cue::CUE, &mds::MDS, &ccd::CCD, &toc::TOC, &gdi::GDI];
    described.iter().any(|container| container.endings.first() == Some(&ending)) || bwt::BWT.endings.contains(&ending)
}

/// Records files that don't belong to a disc, and reports them as an anomaly, with the expected contents.
fn leave_out(
    disc: &mut Disc,
    unused: Vec<String>,
    (anomaly, expected): (&'static Anomaly, &str),
    findings: &mut Findings,
) {
    if !unused.is_empty() {
        findings.add(anomaly, 0, expected, format!("“{}” as well", unused.join("”, “")));
    }
    disc.unused_files = unused;
}

/// Records files that don't belong to a disc with a descriptor, and reports those that may be images themselves.
pub(crate) fn leave_out_others(disc: &mut Disc, files: &Files, is_image: fn(&str) -> bool, findings: &mut Findings) {
    let (images, others) = files.untaken().into_iter().partition::<Vec<String>, _>(|name| is_image(name));
    leave_out(disc, images, (&UNUSED, "one image"), findings);
    disc.unused_files.extend(others);
}

/// Whether one of the files has a format. Takes nothing else of the format, so that its reader can be left out.
fn probe(is: fn(&NamedFile) -> Result<bool>, files: &Files) -> Result<Match> {
    Ok(files.first_of(is)?.map_or(Match::No, |_| Match::BySignature))
}

/// Finds the container that matches the files best.
///
/// # Errors
/// If the files cannot be read, or no container matches them.
pub fn identify(files: &Files) -> Result<&'static Container> {
    let mut best = (Match::No, None);
    for container in CONTAINERS {
        let found = (container.probe)(files)?;
        if found > best.0 {
            best = (found, Some(*container));
        }
    }
    best.1.ok_or_else(|| (&NO_FILES).into())
}
