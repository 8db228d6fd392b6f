//! Refuses files that are no images, or have a format that is not read.

use crate::disc::{Disc, Medium, Volume};
use crate::error::{Error, Result};
use crate::fs::{Unread, recognise_file, recognise_format};
use crate::refusal::Refusal;
use crate::source::Files;

static EMPTY: Refusal = Refusal {
    code: "OPEN-EMPTY",
    sentence: "The file is empty: it has no bytes.",
    advice: "Copy or download it again.",
};

static FORMAT: Refusal = Refusal {
    code: "OPEN-FORMAT",
    sentence: "This is {0}, which Discern doesn't read.",
    advice: "Unpack or convert it with another program, and open the result.",
};

static NO_IMAGE: Refusal = Refusal {
    code: "OPEN-NO-IMAGE",
    sentence: "This is {0}, not an image of a disc or disk.",
    advice: "Check that it is the file you meant to open.",
};

/// The reason not to open files without any view; `None` if their sectors are worth examining. Files are refused only
/// without a descriptor, raw sectors, partitions and any known file system.
///
/// # Errors
/// If the files cannot be read.
pub(super) fn reason(files: &Files, disc: &Disc, volumes: &[Volume], unread: &[Unread]) -> Result<Option<Error>> {
    if files.all().iter().all(|file| file.content.is_empty()) {
        return Ok(Some((&EMPTY).into()));
    }
    let is_described = match disc.medium {
        Medium::Cd | Medium::GdRom | Medium::Dvd => true,
        Medium::Disk { .. } | Medium::Unknown => false,
    };
    let ([volume], false, true) = (volumes, is_described, unread.is_empty()) else { return Ok(None) };
    let format = recognise_format(&volume.content).map(|phrase| FORMAT.with(&[&phrase]));
    let refused = format.or_else(|| recognise_file(&volume.content).map(|phrase| NO_IMAGE.with(&[&phrase])));
    Ok(refused.map(Error::from))
}
