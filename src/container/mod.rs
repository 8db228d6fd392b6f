//! From files to a disc. A container is a record in a table: facts and functions, no hierarchy.

pub mod ccd;
pub mod cdi;
pub mod cue;
pub mod gdi;
pub mod mds;
pub mod nrg;
pub mod raw;
mod session_gap;
mod settled;
mod target;
pub mod toc;

use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::source::Files;

pub use target::{Target, Wanted};

/// How surely a container recognises the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Not mine.
    No,
    /// Only the name says so, or nothing contradicts.
    ByExtension,
    /// A signature says so.
    BySignature,
}

/// A format of image files.
pub struct Container {
    /// Stable name, as in `iso`.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Looks whether the files are of this format; reads only near the start, the end and fixed sectors.
    pub probe: fn(&Files) -> Result<Match>,
    /// Reads the format's own structures.
    pub open: fn(&Files, &mut Findings) -> Result<Disc>,
    /// The forms in which it can be written; none where it is only read.
    pub write: &'static [Target],
}

/// All containers; of equal matches the first wins.
pub static CONTAINERS: &[&Container] =
    &[&cue::CUE, &nrg::NRG, &mds::MDS, &cdi::CDI, &ccd::CCD, &toc::TOC, &gdi::GDI, &raw::RAW];

/// The container that recognises the files best.
///
/// # Errors
/// Where the files cannot be read, or none recognises them.
pub fn identify(files: &Files) -> Result<&'static Container> {
    let mut best = (Match::No, None);
    for container in CONTAINERS {
        let found = (container.probe)(files)?;
        if found > best.0 {
            best = (found, Some(*container));
        }
    }
    best.1.ok_or_else(|| Error::Unsupported("This is not a kind of image that Discern reads.".into()))
}
