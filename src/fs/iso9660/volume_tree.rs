//! One directory tree of a volume: the descriptor that leads to it, the blocks it addresses, and the names it has.

use std::rc::Rc;

use super::blocks::Blocks;
use super::descriptors::{self, Descriptor, DescriptorSet, Geometry};
use super::names::Identifiers;
use super::record::{Dialect, Record};
use crate::disc::Track;

/// The standard that names and attributes are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Iso9660,
    Enhanced,
    Joliet,
    HighSierra,
    /// The primary tree, with the number of bytes to skip before system use entries (SUSP 5.3).
    RockRidge {
        skip: u8,
    },
}

impl Namespace {
    /// True where a descriptor of this kind leads to a tree of this namespace.
    pub(super) const fn is_of(self, kind: descriptors::Kind) -> bool {
        match self {
            // Where no primary descriptor leads to a directory, one for another character set may.
            Self::Iso9660 | Self::RockRidge { .. } => {
                matches!(kind, descriptors::Kind::Primary | descriptors::Kind::Supplementary)
            }
            Self::Enhanced => matches!(kind, descriptors::Kind::Enhanced),
            Self::Joliet => matches!(kind, descriptors::Kind::Joliet(_)),
            Self::HighSierra => matches!(kind, descriptors::Kind::HighSierra),
        }
    }

    const fn identifiers(self) -> Identifiers {
        match self {
            Self::Joliet => Identifiers::Ucs2,
            Self::Enhanced => Identifiers::Enhanced,
            Self::Iso9660 | Self::HighSierra | Self::RockRidge { .. } => Identifiers::Bytes,
        }
    }
}

/// A tree, before anything of it is listed.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) namespace: Namespace,
    pub(super) blocks: Blocks,
    /// All descriptors of the volume.
    pub(super) set: Rc<DescriptorSet>,
    /// The descriptor that leads to this tree.
    pub(super) descriptor: Descriptor,
    pub(super) geometry: Geometry,
    /// First byte of the root's record of itself or its parent, where the descriptor does not lead to it.
    pub(super) found_root: Option<u64>,
    /// Whether nothing leads to a directory that records itself as the root.
    pub(super) is_lost: bool,
    /// All tracks of the disc, for files that consist of more than user data.
    pub(super) tracks: Rc<[Track]>,
}

impl Tree {
    pub(super) fn new(
        namespace: Namespace,
        blocks: Blocks,
        set: Rc<DescriptorSet>,
        descriptor: Descriptor,
        tracks: Rc<[Track]>,
    ) -> Self {
        let geometry = descriptor.geometry(&blocks.content);
        Self { namespace, blocks, set, descriptor, geometry, found_root: None, is_lost: false, tracks }
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.descriptor.dialect()
    }

    pub(super) const fn identifiers(&self) -> Identifiers {
        self.namespace.identifiers()
    }

    /// Node of the root directory: the byte of its record in the descriptor, or of that of itself or its parent.
    pub(super) fn root(&self) -> u64 {
        self.found_root.unwrap_or_else(|| self.descriptor.root().1)
    }

    /// The byte of the user's file at which a byte of the content is stored, for a finding.
    pub(super) fn absolute(&self, at: u64) -> u64 {
        self.blocks.content.absolute(at)
    }

    /// The number of the disc that holds a record's data, where the volume set has several and it is not this one.
    pub(super) fn other_disc(&self, record: &Record<'_>) -> Option<u16> {
        let number = record.head.volume_sequence_number;
        // Many writers record 0 or any other value here; it has a meaning only in a set of several discs.
        let in_set = |number: &u16| (1..=self.geometry.set_size).contains(number);
        let number = Some(number.get()).filter(in_set)?;
        (self.geometry.set_size > 1 && number != self.geometry.sequence).then_some(number)
    }
}
