//! The formats that discs and disks can be converted to: those that containers can write, and plain files.

use super::{album, range};
use crate::container::{Container, PACKED, Pack, Target, WRITERS, Writer};
use crate::disc::{Disc, Medium, Stored};

/// Formats that are not images.
static PLAIN: [&Target; 5] = [&album::WAV, &album::FLAC, &range::DATA, &range::RAW, &range::SUBCHANNEL];

/// A format that a disc or disk can be converted to.
#[derive(Clone, Copy)]
pub struct Form {
    /// Name and purpose, and the function that writes it.
    pub target: &'static Target,
    /// The container that opens it again, or what is packed in it; `None` if it is not an image.
    pub container: Option<&'static Container>,
    /// Packs the file while it is written.
    pub pack: Option<Pack>,
}

impl Form {
    /// Lists every format: those of the containers in the order of [`WRITERS`], packed ones, then plain files.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let plain = PLAIN.iter().map(|target| Self { target, container: None, pack: None });
        let packed = PACKED.iter().map(|(container, packed)| Self {
            target: &packed.target,
            container: Some(*container),
            pack: Some(packed.pack),
        });
        let of = |writer: &'static Writer| {
            writer.targets.iter().map(|target| Self { target, container: Some(writer.container), pack: None })
        };
        WRITERS.iter().copied().flat_map(of).chain(packed).chain(plain).collect()
    }

    /// Lists the formats that can hold a disc or disk.
    #[must_use]
    pub fn for_medium(medium: Medium) -> Vec<Self> {
        Self::all().into_iter().filter(|form| form.target.holds.is_for(medium)).collect()
    }

    /// Picks the most common choice for a disc: an ISO image if there is data, and a cue sheet if there is audio or the
    /// source already is an ISO image; for a disk, its plain image, or that of QEMU if it is one already. A source with a cue sheet is most likely converted for its data, or its audio if
    /// it has none.
    #[must_use]
    pub fn likely(disc: &Disc, container: &Container) -> Option<Self> {
        if let Medium::Disk { .. } = disc.medium {
            let wanted = if container.id == "raw" { "qcow2" } else { "img" };
            return Self::of_id(wanted);
        }
        let has = |is_data: bool| disc.tracks().any(|(_, track)| track.is_data() == is_data);
        let is_plain = disc.tracks().all(|(_, track)| track.stored == Stored::COOKED);
        let is_another = |form: &Self| match form.target.id {
            "iso" => !(is_plain && form.container.is_some_and(|it| it.id == container.id)),
            _ => form.container.is_none_or(|it| it.id != container.id),
        };
        let wanted = match (has(true), has(false)) {
            (true, false) => ["iso", "cue"],
            (true, true) => ["cue", "iso"],
            (false, _) => ["cue", "wav"],
        };
        wanted.iter().filter_map(|id| Self::of_id(id)).find(is_another)
    }

    /// Finds the format that can hold a disc or disk and has this id; the plain image of a disk is known as `raw`, too.
    #[must_use]
    pub fn named(id: &str, medium: Medium) -> Option<Self> {
        let id = if id == "raw" && matches!(medium, Medium::Disk { .. }) { "img" } else { id };
        Self::of_id(id)
    }

    /// Finds the format with this id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|form| form.target.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::{cue, nrg, raw};
    use crate::disc::{Lba, Medium, Session, Track, TrackMode};
    use crate::source::Source;

    fn likely(mode: TrackMode, stored: Stored, container: &Container) -> Option<&'static str> {
        let track = Track::new(1, mode, Lba(0), 1, stored, Source::from_bytes(vec![0; 2352]));
        let session = Session { number: 1, tracks: vec![track], lead_out: Lba(1) };
        Form::likely(&Disc::new(Medium::Cd, vec![session]), container).map(|form| form.target.id)
    }

    #[test]
    fn the_present_format_is_not_the_likely_one() {
        assert_eq!(likely(TrackMode::Mode1, Stored::COOKED, &nrg::NRG), Some("iso"));
        assert_eq!(likely(TrackMode::Mode1, Stored::RAW, &cue::CUE), Some("iso"));
        assert_eq!(likely(TrackMode::Mode1, Stored::RAW, &raw::RAW), Some("iso"));
        assert_eq!(likely(TrackMode::Mode1, Stored::COOKED, &raw::RAW), Some("cue"));
        assert_eq!(likely(TrackMode::Audio, Stored::RAW, &nrg::NRG), Some("cue"));
        assert_eq!(likely(TrackMode::Audio, Stored::RAW, &cue::CUE), Some("wav"));
    }
}
