//! Writes plain images of discs and of disks.

use super::super::plain_image::plain_image;
use super::super::{Holds, Target};

/// The formats in which plain images are written.
pub(super) static TARGETS: &[Target] = &[
    Target {
        id: "iso",
        name: "ISO image",
        purpose: "The files of a data track or session. Every program and computer opens this.",
        holds: Holds::Discs,
        write: |disc, options| Ok(vec![plain_image(disc, options)?]),
    },
    Target {
        id: "img",
        name: "Raw disk image",
        purpose: "Every byte from the first sector to the last: for writing to a stick or card, and for every emulator.",
        holds: Holds::Disks,
        write: |disc, options| Ok(vec![plain_image(disc, options)?]),
    },
];
