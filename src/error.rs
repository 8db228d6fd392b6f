//! Errors: the input cannot be read, is broken, is refused, or goes over a limit.
//!
//! Anything wrong with an image that does not prevent the next step is a [`Finding`](crate::findings::Finding) instead.

use std::{fmt, io};

use crate::part::Part;
use crate::refusal::{Refusal, Refused};

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The reason why an operation failed.
#[derive(Debug)]
pub enum Error {
    /// The bytes could not be read: the file is gone, changed, or ends too soon.
    Io(io::Error),
    /// A required structure is invalid.
    Broken(Box<Defect>),
    /// The image or the request is understood, but Discern does not support it.
    Refused(Refused),
    /// A part of the program has to be loaded first; then the same call can be repeated.
    Needs(Part),
    /// A bound of [`limits`](crate::limits) was reached. Names the bound.
    OverLimit(&'static str),
    /// No such view, path or entry.
    NotFound(String),
    /// The user canceled.
    Cancelled,
}

/// A defect of a structure, and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// The standard's name of the structure.
    pub structure: &'static str,
    /// Offset in the user's file, if it resolves to one.
    pub at: u64,
    /// The defect: a clause without a full stop, as in "Volume Space Size is 0".
    pub what: String,
    /// Clause of the standard, as in "ECMA-119 8.4.8".
    pub clause: Option<&'static str>,
}

impl Error {
    /// Makes an [`Error::Broken`] without a clause.
    pub fn broken(structure: &'static str, at: u64, what: impl Into<String>) -> Self {
        Self::Broken(Box::new(Defect { structure, at, what: what.into(), clause: None }))
    }

    /// True if the source ended before the requested bytes.
    #[must_use]
    pub fn is_unexpected_end(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof)
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}: {}", self.structure, self.at, self.what)?;
        self.clause.map_or(Ok(()), |clause| write!(f, " ({clause})"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                f.write_str("the image ends before the bytes that are needed")
            }
            Self::Io(error) => write!(f, "the file could not be read: {error}"),
            Self::Broken(defect) => defect.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Needs(_) => f.write_str("a part of the program that this needs has not been loaded"),
            Self::OverLimit(bound) => write!(f, "the image goes beyond a safety limit: {bound}"),
            Self::NotFound(what) => write!(f, "there is no {what}"),
            Self::Cancelled => f.write_str("cancelled"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<&'static Refusal> for Error {
    /// A refusal without placeholders.
    fn from(refusal: &'static Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

impl From<Defect> for Error {
    fn from(defect: Defect) -> Self {
        Self::Broken(Box::new(defect))
    }
}
