//! Derives the options that a volume was written with, so that it is written again in the same way.

use crate::bytes::time::Timestamp;
use crate::disc::Volume;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::iso9660::dates;
use crate::fs::iso9660::descriptors::{Body, DescriptorSet, Kind};
use crate::fs::iso9660::layout::VolumeDescriptor;
use crate::fs::iso9660::strings::trimmed;

use super::checksum::Checksum;
use super::options::{Dates, Depth, JolietNames, Level, Options};
use super::text_field::{RecordedJoliet, TextField, Texts};
use crate::refusal::Refusal;

static NO_PRIMARY: Refusal = Refusal {
    code: "ISO-NO-PRIMARY",
    sentence: "This volume has no primary ISO 9660 descriptor, so it can't be edited.",
    advice: "Extract its files and create a new image.",
};

/// Bytes of the mark of a CD-ROM XA disc, which the writer generates.
const XA_MARK: std::ops::Range<usize> = 141..149;

impl Options {
    /// The options that a volume was written with, modified at `now`. The caller, who has its views, sets Rock Ridge
    /// and the lengths of names.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) where the volume has no primary descriptor of the current
    /// standard.
    pub fn inherit(volume: &Volume, now: Timestamp) -> Result<Self> {
        let set = DescriptorSet::read(volume, &mut Findings::default())?;
        let primary = set.descriptors.iter().find_map(|descriptor| match (&descriptor.body, descriptor.kind) {
            (Body::Ecma119(body), Kind::Primary) => Some(body),
            _ => None,
        });
        let Some(primary) = primary else {
            return Err((&NO_PRIMARY).into());
        };
        let supplementary = set.descriptors.iter().find_map(|descriptor| match (&descriptor.body, descriptor.kind) {
            (Body::Ecma119(body), Kind::Joliet(_)) => Some(body),
            _ => None,
        });
        let has = |of: fn(&Kind) -> bool| set.descriptors.iter().any(|descriptor| of(&descriptor.kind));
        let joliet = has(|kind| matches!(kind, Kind::Joliet(_))).then_some(JolietNames::Standard);
        let level = if has(|kind| *kind == Kind::Enhanced) { Level::Four } else { Level::Three };
        Ok(Self {
            level,
            rock_ridge: false,
            joliet,
            depth: Depth::Relaxed,
            texts: texts(primary),
            recorded_joliet: supplementary.map(|descriptor| RecordedJoliet::new(texts(primary), descriptor)),
            dates: volume_dates(primary, now),
            application_use: application_use(primary),
            boot: None,
            keep: None,
            checksums: None,
            lead: 0,
            room: 0,
            unlisted: Vec::new(),
            partition_offset: 0,
            hides_moved: false,
            padding: 150,
        })
    }
}

fn texts(primary: &VolumeDescriptor) -> Texts {
    let mut texts = Texts::default();
    for field in TextField::ALL {
        texts.set(field, trimmed(field.of(primary)).to_vec());
    }
    texts
}

fn volume_dates(primary: &VolumeDescriptor, now: Timestamp) -> Dates {
    Dates {
        creation: dates::long(&primary.creation).time().unwrap_or(now),
        modification: now,
        expiration: dates::long(&primary.expiration).time(),
        effective: dates::long(&primary.effective).time(),
    }
}

fn application_use(primary: &VolumeDescriptor) -> Vec<u8> {
    let mut bytes = primary.application_use.to_vec();
    if Checksum::of(&bytes).is_some() {
        return Vec::new();
    }
    if bytes.get(XA_MARK) == Some(b"CD-XA001".as_slice()) {
        bytes.iter_mut().skip(XA_MARK.start).take(XA_MARK.len()).for_each(|byte| *byte = 0);
    }
    bytes
}
