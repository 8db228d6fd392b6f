//! A descriptor in its block, with its tag (ECMA-167 3/7.2).

use std::borrow::Cow;

use zerocopy::FromBytes;

use super::layout::Tag;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::subchannel::crc;
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "UDF-TAG-CHECKSUM",
    severity: Severity::Warning,
    structure: "Descriptor tag",
    meaning: "The tag doesn't match its checksum. It is read all the same.",
    clause: Some("ECMA-167 3/7.2.3"),
};

static CRC: Anomaly = Anomaly {
    code: "UDF-TAG-CRC",
    severity: Severity::Warning,
    structure: "Descriptor",
    meaning: "The descriptor doesn't match its CRC, so what it records may be damaged. It is read all the same.",
    clause: Some("ECMA-167 3/7.2.6"),
};

static PLACE: Anomaly = Anomaly {
    code: "UDF-TAG-LOCATION",
    severity: Severity::Note,
    structure: "Descriptor tag",
    meaning: "The descriptor says that it belongs to another block: the image was moved or put together from parts.",
    clause: Some("ECMA-167 3/7.2.8"),
};

/// A descriptor: its block and the position of that.
#[derive(Debug, Clone)]
pub(super) struct Descriptor<'a> {
    /// Offset in the volume's content.
    pub(super) at: u64,
    pub(super) tag: Tag,
    /// The block, as far as it is in the image.
    pub(super) bytes: Cow<'a, [u8]>,
}

impl<'a> Descriptor<'a> {
    /// Reads the descriptor at an offset; `None` if the content ends within the tag, or the block is all zeros.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn read(content: &Source, at: u64, block_size: u32) -> Result<Option<Self>> {
        let len = usize::try_from(block_size).unwrap_or(0);
        Ok(Self::of(content.read_up_to(at, len)?, at))
    }

    /// Makes a descriptor of bytes.
    pub(super) fn of(bytes: impl Into<Cow<'a, [u8]>>, at: u64) -> Option<Self> {
        let bytes = bytes.into();
        let (tag, _) = Tag::read_from_prefix(&bytes).ok()?;
        (tag.identifier.get() != 0).then_some(Self { at, tag, bytes })
    }

    /// Whether the tag's checksum is right (3/7.2.3), which other data has only by chance.
    pub(super) fn has_right_checksum(&self) -> bool {
        let sum = |bytes: &[u8]| bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
        let before = self.bytes.get(..4).unwrap_or_default();
        let after = self.bytes.get(5..16).unwrap_or_default();
        sum(before).wrapping_add(sum(after)) == self.tag.checksum
    }

    /// Whether the tag has this identifier.
    pub(super) fn is(&self, identifier: u16) -> bool {
        self.tag.identifier.get() == identifier
    }

    /// Reads a structure at an offset of the descriptor.
    ///
    /// # Errors
    /// If the block ends before the structure does.
    pub(super) fn part<T: FromBytes>(&self, from: usize, structure: &'static str) -> Result<T> {
        let bytes = self.bytes.get(from..).unwrap_or_default();
        let parsed = T::read_from_prefix(bytes).map(|(parsed, _)| parsed);
        parsed.map_err(|_| Error::broken(structure, self.at, "the image ends before it does"))
    }

    /// Reports problems with the tag: its checksum, the CRC, the recorded block.
    pub(super) fn check(&self, content: &Source, location: u32, findings: &mut Findings) {
        let at = || content.absolute(self.at);
        if !self.has_right_checksum() {
            findings.add(&CHECKSUM, at(), "the sum of its bytes", format!("{:#04x}", self.tag.checksum));
        }
        let covered = usize::from(self.tag.crc_length.get()).checked_add(16);
        if let Some(body) = covered.and_then(|end| self.bytes.get(16..end)).filter(|body| !body.is_empty()) {
            let (computed, recorded) = (crc(body), self.tag.crc.get());
            if computed != recorded {
                findings.add(&CRC, at(), format!("{computed:#06x}"), format!("{recorded:#06x}"));
            }
        }
        let recorded = self.tag.location.get();
        if recorded != location {
            findings.add(&PLACE, at(), format!("block {location}"), format!("block {recorded}"));
        }
    }
}
