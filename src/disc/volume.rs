//! A range in which a file system may be.

use std::ops::Range;

use super::{Disc, Lba, Medium, SECTOR_SIZE, Scheme, Session, Track};
use crate::source::{Recipe, Segment, Source};

/// Types of partitions that computers start from or repair themselves with, which users rarely look for first.
const OF_THE_SYSTEM: [&str; 4] = ["EFI System", "Microsoft reserved", "Windows recovery", "BIOS boot"];

/// Origin of a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The data of a session, counted from 1: of its data tracks, or of the pregap of its first audio track.
    Session(u16),
    /// The audio tracks of all sessions.
    Audio,
    /// A disk, which has no sessions, with sectors of this size in bytes.
    Disk(u32),
    /// The earlier states of a disk that its image keeps.
    Snapshots,
    /// A part of another volume: a partition or a boot image.
    Inner(Inner),
}

/// Location of a volume within another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inner {
    /// Position of the outer volume in the image's list.
    pub volume: usize,
    /// Offset in the content of the outermost volume.
    pub at: u64,
    /// Size of a sector there, in bytes.
    pub sector_size: u32,
    /// Entries that define the volume, at least one: hybrid images define the same range in several tables.
    pub entries: Vec<VolumeEntry>,
}

/// An entry that defines a range of a volume as a volume of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VolumeEntry {
    /// A partition.
    Partition {
        /// The table.
        scheme: Scheme,
        /// Number from 1, as tools count.
        number: u32,
        /// Name of its type; empty if unknown.
        kind_name: &'static str,
        /// Its own name; empty if it has none.
        name: String,
    },
    /// A boot image of El Torito.
    BootImage {
        /// Number of its entry in the boot catalog, from 1.
        number: u32,
        /// Name of its platform.
        platform: &'static str,
    },
}

/// User data in which file systems are looked for.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Where it comes from.
    pub origin: Origin,
    /// The bytes of a disk, partition or boot image. For a session, the user data from the disc's sector 0 to the end
    /// of the session, [`SECTOR_SIZE`] bytes a sector, with zeros where nothing is stored: so addresses, which count
    /// from the disc's start, are offsets in it, and a session may refer to an earlier one's files.
    pub content: Source,
    /// Offset in `content` of the session's first data track, 16 sectors before its volume descriptors. 0 for all other
    /// volumes.
    pub start: u64,
}

impl Volume {
    /// The volumes of a disc. The last session's come first, since it includes the earlier ones.
    #[must_use]
    pub fn find(disc: &Disc) -> Vec<Self> {
        if let Medium::Disk { sector_size } = disc.medium {
            let whole = |(_, track): (&Session, &Track)| track.content.clone();
            let of = |content| Self { origin: Origin::Disk(sector_size), content, start: 0 };
            let kept = || Self { origin: Origin::Snapshots, content: Recipe::default().into_source(), start: 0 };
            let snapshots = (!disc.snapshots.is_empty()).then(kept);
            return disc.tracks().map(whole).map(of).chain(snapshots).collect();
        }
        let of = |session| Self::of_session(disc, session).or_else(|| Self::of_pregap(session));
        let data = disc.sessions.iter().rev().filter_map(of);
        data.chain(Self::of_audio(disc)).collect()
    }

    /// Audio has no user data; all information is in the disc.
    fn of_audio(disc: &Disc) -> Option<Self> {
        let content = Recipe::default().into_source();
        disc.tracks().any(|(_, track)| !track.is_data()).then_some(Self { origin: Origin::Audio, content, start: 0 })
    }

    fn of_session(disc: &Disc, session: &Session) -> Option<Self> {
        let first = session.tracks.iter().find(|track| track.is_data() && !track.missing)?;
        let before = disc.tracks().filter(|(other, _)| other.number <= session.number);
        let mut recipe = Recipe::default();
        for (_, track) in before {
            append(&mut recipe, track);
        }
        let start = place(first.start());
        Some(Self { origin: Origin::Session(session.number), content: recipe.into_source(), start })
    }

    /// The data in the pregap of an audio track, for a session without any other: CD-i Ready discs hide a volume there.
    fn of_pregap(session: &Session) -> Option<Self> {
        let pregap = session.tracks.iter().filter(|track| !track.missing).find_map(Track::pregap_data)?;
        let mut recipe = Recipe::default();
        append(&mut recipe, &pregap);
        let start = place(pregap.first);
        Some(Self { origin: Origin::Session(session.number), content: recipe.into_source(), start })
    }

    /// A range of the content as a volume within this one, whose position in its image is `volume`.
    #[must_use]
    pub fn within(&self, volume: usize, range: Range<u64>, entries: Vec<VolumeEntry>) -> Self {
        let at = self.base().saturating_add(range.start);
        let inner = Inner { volume, at, sector_size: self.sector_size(), entries };
        Self { origin: Origin::Inner(inner), content: self.content.slice(range), start: 0 }
    }

    /// Whether it has bytes in which a file system may be: audio and snapshots are in the disc alone.
    #[must_use]
    pub const fn has_data(&self) -> bool {
        !matches!(self.origin, Origin::Audio | Origin::Snapshots)
    }

    /// Whether it is part of another volume.
    #[must_use]
    pub const fn is_inner(&self) -> bool {
        matches!(self.origin, Origin::Inner(_))
    }

    /// Size of a sector of the medium, in bytes.
    #[must_use]
    pub fn sector_size(&self) -> u32 {
        match &self.origin {
            Origin::Session(_) | Origin::Audio | Origin::Snapshots => u32::try_from(SECTOR_SIZE).unwrap_or(2048),
            Origin::Disk(sector_size) => *sector_size,
            Origin::Inner(inner) => inner.sector_size,
        }
    }

    /// Offset of the content in that of the outermost volume.
    #[must_use]
    pub const fn base(&self) -> u64 {
        match &self.origin {
            Origin::Inner(inner) => inner.at,
            Origin::Session(_) | Origin::Audio | Origin::Disk(_) | Origin::Snapshots => 0,
        }
    }

    /// A range of the content in that of the outermost volume.
    #[must_use]
    pub const fn on_medium(&self, range: &Range<u64>) -> Range<u64> {
        let base = self.base();
        base.saturating_add(range.start)..base.saturating_add(range.end)
    }

    /// The sector of the medium that contains a byte of the content.
    #[must_use]
    pub fn sector_of(&self, offset: u64) -> u64 {
        let byte = self.base().saturating_add(offset);
        byte.checked_div(self.sector_size().into()).unwrap_or(0)
    }

    /// The bytes of the content in a sector of the medium; `None` if there are none.
    #[must_use]
    pub fn bytes_of_sector(&self, sector: u64) -> Option<Range<u64>> {
        let size = u64::from(self.sector_size());
        let start = sector.checked_mul(size)?;
        let end = start.checked_add(size)?.checked_sub(self.base())?;
        let start = start.saturating_sub(self.base());
        (start < end).then_some(start..end)
    }

    /// A display name; `None` for a session, audio and snapshots, which have none.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        match &self.origin {
            Origin::Session(_) | Origin::Audio | Origin::Snapshots => None,
            Origin::Disk(_) => Some("Disk".into()),
            Origin::Inner(inner) => Some(inner.name()),
        }
    }
}

impl Inner {
    /// As in "Partition 2 (EFI System)", by the most informative entry.
    #[must_use]
    pub fn name(&self) -> String {
        let has_name = |entry: &&VolumeEntry| matches!(entry, VolumeEntry::Partition { name, .. } if !name.is_empty());
        let entry = self.entries.iter().find(has_name).or_else(|| self.entries.first());
        entry.map(ToString::to_string).unwrap_or_default()
    }

    /// Whether a boot catalog defines it, and no partition table.
    #[must_use]
    pub fn is_boot_image(&self) -> bool {
        self.entries.iter().all(|entry| matches!(entry, VolumeEntry::BootImage { .. }))
    }

    /// Whether it serves the computer rather than the user.
    #[must_use]
    pub fn is_of_system(&self) -> bool {
        self.entries.iter().any(|entry| match entry {
            VolumeEntry::Partition { kind_name, .. } => OF_THE_SYSTEM.contains(kind_name),
            VolumeEntry::BootImage { .. } => true,
        })
    }
}

impl std::fmt::Display for VolumeEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (what, number, of) = match self {
            Self::Partition { number, kind_name, name, .. } if name.is_empty() => ("Partition", number, *kind_name),
            Self::Partition { number, name, .. } => ("Partition", number, name.as_str()),
            Self::BootImage { number, platform } => ("Boot image", number, *platform),
        };
        write!(f, "{what} {number}")?;
        if of.is_empty() { Ok(()) } else { write!(f, " ({of})") }
    }
}

/// Offset of an address in a content that begins at sector 0.
fn place(lba: Lba) -> u64 {
    u64::try_from(lba.0).unwrap_or(0).saturating_mul(SECTOR_SIZE)
}

/// Adds a track's user data at its address. Tracks without any leave a gap.
fn append(recipe: &mut Recipe, track: &Track) {
    let Some(user_data) = track.user_data() else { return };
    let mut from = 0;
    if track.first.0 < 0 {
        // The first track's pregap may be stored; it precedes sector 0.
        from = u64::from(track.first.0.unsigned_abs()).saturating_mul(SECTOR_SIZE);
    }
    let gap = place(track.first).saturating_sub(recipe.len());
    recipe.push(Segment::Zeros(gap));
    let at = recipe.len().saturating_sub(place(track.first));
    recipe.append(&Recipe::of(&user_data, from.saturating_add(at)..user_data.len()));
}

#[cfg(test)]
mod tests {
    use super::super::{Stored, TrackMode};
    use super::*;

    fn track(number: u8, mode: TrackMode, first: i32, sectors: u32, fill: u8) -> Track {
        let len = if mode == TrackMode::Audio { 2352 } else { 2048 };
        let stored = Stored::plain(if len == 2048 { 16 } else { 0 }, len);
        let content = Source::from_bytes(vec![fill; sectors as usize * len as usize]);
        Track::new(number, mode, Lba(first), sectors, stored, content)
    }

    #[test]
    fn addresses_are_places_in_the_content_and_earlier_sessions_are_within_reach() {
        let first = vec![track(1, TrackMode::Mode1, -150, 250, 1), track(2, TrackMode::Audio, 100, 200, 2)];
        let second = vec![track(3, TrackMode::Mode1, 11_700, 10, 3)];
        let session = |number, tracks, end| Session { number, tracks, lead_out: Lba(end) };
        let disc = Disc::new(Medium::Cd, vec![session(1, first, 300), session(2, second, 11_710)]);
        let volumes = Volume::find(&disc);
        let [last, earlier, audio] = volumes.as_slice() else { panic!("three volumes") };
        assert_eq!(audio.origin, Origin::Audio);
        assert_eq!((&last.origin, last.start), (&Origin::Session(2), 11_700 * 2048));
        assert_eq!(last.content.len(), 11_710 * 2048);
        let byte = |volume: &Volume, sector: u64| volume.content.read_up_to(sector * 2048, 1).unwrap();
        assert_eq!([byte(last, 0), byte(last, 99), byte(last, 100), byte(last, 11_700)], [[1], [1], [0], [3]]);
        assert_eq!((earlier.start, earlier.content.len()), (0, 100 * 2048));
    }

    #[test]
    fn data_in_the_pregap_of_an_audio_disc_is_a_volume() {
        let ready = |first: i32, mode: Option<TrackMode>| {
            let stored = Stored::RAW;
            let content = Source::from_bytes([vec![7; 60 * 2352], vec![9; 40 * 2352]].concat());
            let mut track = Track::new(1, TrackMode::Audio, Lba(first), 100, stored, content);
            track.indexes = vec![super::super::Index { number: 1, lba: Lba(first + 60) }];
            track.pregap_mode = mode;
            Volume::find(&Disc::new(
                Medium::Cd,
                vec![Session { number: 1, tracks: vec![track], lead_out: Lba(first + 100) }],
            ))
        };
        let volumes = ready(0, Some(TrackMode::Mode2));
        let [data, audio] = volumes.as_slice() else { panic!("two volumes") };
        assert_eq!((&data.origin, data.start, &audio.origin), (&Origin::Session(1), 0, &Origin::Audio));
        assert_eq!(data.content.len(), 60 * 2048);
        assert_eq!(data.content.read_up_to(59 * 2048, 4096).unwrap(), [7; 2048]);
        // Sectors stored before sector 0 aren't part of the volume.
        assert_eq!(ready(-20, Some(TrackMode::Mode2))[0].content.len(), 40 * 2048);
        assert_eq!(ready(0, None).len(), 1);
        assert_eq!(ready(0, Some(TrackMode::Audio)).len(), 1);
    }

    #[test]
    fn sectors_of_nested_images_are_counted_on_the_medium() {
        let content = Source::from_bytes(vec![0; 100 * 512]);
        let disk = Volume { origin: Origin::Disk(512), content, start: 0 };
        let entry =
            |number| VolumeEntry::Partition { scheme: Scheme::Mbr, number, kind_name: "FAT16", name: String::new() };
        let first = disk.within(0, 10 * 512..50 * 512, vec![entry(1)]);
        let second = first.within(1, 700..5000, vec![entry(5), VolumeEntry::BootImage { number: 1, platform: "BIOS" }]);
        assert_eq!((first.sector_of(0), second.sector_of(0), second.base()), (10, 11, 10 * 512 + 700));
        assert_eq!((second.bytes_of_sector(11), second.bytes_of_sector(10)), (Some(0..324), None));
        assert_eq!((first.bytes_of_sector(11), disk.bytes_of_sector(11)), (Some(512..1024), Some(5632..6144)));
        assert_eq!(second.name().as_deref(), Some("Partition 5 (FAT16)"));
        assert_eq!(second.content.len(), 4300);
    }
}
