//! Subjects of digests.

use crate::disc::{Disc, Lba, Medium, Stored, Track};
use crate::source::{Files, Recipe, Source};

/// The kind of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// A file of the image, as the user has it.
    File,
    /// A track with this number, as Redump counts it.
    Track(u8),
    /// Files of a view.
    Selection,
}

/// Bytes to compute digests of.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Kind of the subject.
    pub kind: SubjectKind,
    /// Its name: of the file, or "Track 2".
    pub name: String,
    /// Its bytes.
    pub content: Source,
}

impl Subject {
    /// Every file of an image.
    #[must_use]
    pub fn files(files: &Files) -> Vec<Self> {
        let subject = |file: &crate::source::NamedFile| Self {
            kind: SubjectKind::File,
            name: file.name.clone(),
            content: file.content.clone(),
        };
        files.all().iter().map(subject).collect()
    }

    /// Everything that a publisher may give checksums of: the user's files, the contents packed in them, and the tracks
    /// of a CD that are not files of their own.
    #[must_use]
    pub fn of_image(originals: &Files, inside: &Files, disc: &Disc) -> Vec<Self> {
        let mut subjects = Self::files(originals);
        let is_new = |subject: &Self, known: &[Self]| known.iter().all(|other| !other.is_same(subject));
        for subject in Self::files(inside).into_iter().chain(Self::tracks(disc)) {
            if is_new(&subject, &subjects) {
                subjects.push(subject);
            }
        }
        subjects
    }

    /// Whether both consist of the same bytes of the same files, which is seen without reading.
    fn is_same(&self, other: &Self) -> bool {
        let whole = |subject: &Self| Recipe::of(&subject.content, 0..subject.content.len());
        whole(self).is_same(&whole(other))
    }

    /// Every track of a CD as Redump counts it: from its pregap, but not before sector 0, in sectors of 2352 bytes
    /// without subchannels, low bytes of samples first. None if the medium is no CD.
    #[must_use]
    pub fn tracks(disc: &Disc) -> Vec<Self> {
        if !matches!(disc.medium, Medium::Cd | Medium::GdRom) {
            return Vec::new();
        }
        let subject = |track: &Track| Self {
            kind: SubjectKind::Track(track.number),
            name: format!("Track {}", track.number),
            content: as_redump(track).into_source(),
        };
        let stored = disc.tracks().map(|(_, track)| track).filter(|track| !track.missing && track.sectors > 0);
        stored.map(subject).collect()
    }
}

/// The sectors that a track's file has in a dump by Redump's rules.
fn as_redump(track: &Track) -> Recipe {
    track.sectors_as(track.first.max(Lba(0)), track.stored_end(), Stored::RAW)
}
