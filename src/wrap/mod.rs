//! Files that hold files: archives, and later packed images. Each is opened as the files in it before a container is
//! looked for.

pub mod packed;
pub mod zip;

use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Files;

/// A format that holds files: how it is recognised.
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

/// Gives the files inside of those given, or nothing where they stay as they are.
pub type Unwrap = fn(&Files, fn(&str) -> bool, &mut Findings) -> Result<Option<Files>>;

/// Reads a wrapper.
pub struct Unwrapper {
    /// The format.
    pub wrapper: &'static Wrapper,
    /// Gives the files in it, as ranges of what holds them wherever they are stored plainly.
    /// What it leaves as it is gives nothing: an archive that is no image with what belongs to it is a view of its own.
    /// The function tells by a file's name whether it may be an image.
    pub unwrap: Unwrap,
}

/// All wrappers; the first that recognises the files wins.
pub static WRAPPERS: &[&Wrapper] = &[&zip::ZIP, &packed::PACKED];

/// The unwrappers of [`Part::Archives`].
pub static ARCHIVE_UNWRAPPERS: &[&Unwrapper] = &[&zip::UNWRAPPER, &packed::UNWRAPPER];

/// The wrapper that the files are, if they are one.
///
/// # Errors
/// Where the files cannot be read.
pub fn identify(files: &Files) -> Result<Option<&'static Wrapper>> {
    for wrapper in WRAPPERS {
        if (wrapper.probe)(files)? {
            return Ok(Some(wrapper));
        }
    }
    Ok(None)
}
