//! Wrappers: archives and packed files, which are replaced by the files inside before a container is looked for.

pub mod ecm;
pub mod ova;
pub mod packed;
pub mod seven_zip;
pub mod zip;

use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Files;

/// A wrapper format, and how it is recognized.
pub struct Wrapper {
    /// Stable name, as in `zip`.
    pub id: &'static str,
    /// File name endings, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// The part of the program that reads it.
    pub part: Part,
    /// Whether the files are of this format; reads only near the start and the end.
    pub probe: fn(&Files) -> Result<bool>,
}

/// Returns the files inside; `None` if the files stay as they are.
pub type Unwrap = fn(&Files, fn(&str) -> bool, &mut Findings) -> Result<Option<Files>>;

/// Reads a wrapper.
pub struct Unwrapper {
    /// The format.
    pub wrapper: &'static Wrapper,
    /// Returns the files inside, as ranges of the outer file if they are not compressed. Returns nothing for an archive
    /// that is not an image with its parts; it becomes a view. The function argument decides by a file's name whether
    /// it may be an image.
    pub unwrap: Unwrap,
}

/// All wrappers; the first that recognizes the files wins.
pub static WRAPPERS: &[&Wrapper] = &[&zip::ZIP, &seven_zip::SEVEN_ZIP, &packed::PACKED, &ova::OVA, &ecm::ECM];

/// The unwrappers of [`Part::Archives`].
pub static ARCHIVE_UNWRAPPERS: &[&Unwrapper] =
    &[&zip::UNWRAPPER, &seven_zip::UNWRAPPER, &packed::UNWRAPPER, &ova::UNWRAPPER, &ecm::UNWRAPPER];

/// The wrapper format of the files, if any.
///
/// # Errors
/// If the files cannot be read.
pub fn identify(files: &Files) -> Result<Option<&'static Wrapper>> {
    for wrapper in WRAPPERS {
        if (wrapper.probe)(files)? {
            return Ok(Some(wrapper));
        }
    }
    Ok(None)
}
