//! The forms into which discs are converted: what the registry of containers can write, and plain files.

use super::{album, range};
use crate::container::{CONTAINERS, Container, Target};

/// Files that are no images.
static PLAIN: [&Target; 5] = [&album::WAV, &album::FLAC, &range::DATA, &range::RAW, &range::SUBCHANNEL];

/// A form into which a disc can be converted.
#[derive(Clone, Copy)]
pub struct Form {
    /// What it is called, what it is for, and how it is made.
    pub target: &'static Target,
    /// The container that opens it again; `None` where it is no image but files.
    pub container: Option<&'static Container>,
}

impl Form {
    /// All forms: those of the containers, in the order of the registry, then plain files.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let plain = PLAIN.iter().map(|target| Self { target, container: None });
        let of = |container: &'static Container| {
            container.write.iter().map(move |target| Self { target, container: Some(container) })
        };
        CONTAINERS.iter().copied().flat_map(of).chain(plain).collect()
    }

    /// The form of that id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|form| form.target.id == id)
    }
}
