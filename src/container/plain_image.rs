//! The plain image of a disk: its bytes; or of a disc: the user data of its sectors, 2048 bytes each, from sector 0 on.

use super::TargetOptions;
use crate::disc::{Disc, Lba, Medium, Origin, SECTOR_SIZE, Track, Volume};
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Output, Recipe, Segment, Source};

static ONLY_AUDIO: Refusal = Refusal {
    code: "RAW-ONLY-AUDIO",
    sentence: "There is no data to save as an ISO image: all tracks are audio.",
    advice: "Choose another format.",
};

static TOO_LARGE: Refusal = Refusal {
    code: "DISK-TOO-LARGE",
    sentence: "The disk has {0} bytes; Discern converts disks of up to {1}.",
    advice: "Save its files or partitions instead.",
};

static PARENT_NEEDED: Refusal = Refusal {
    code: "DISK-CONVERT-PARENT",
    sentence: "The disk can't be converted without the files that hold the rest of it.",
    advice: "Open it together with “{0}”.",
};

/// Sector of the first volume descriptor, counted from the start of the session (ECMA-119 6.2.1).
const DESCRIPTORS: u64 = 16;

/// Upper bound for the volume descriptors read: real sets have up to a dozen.
const MOST: u64 = 64;

/// Standard identifiers of consecutive descriptors.
const DESCRIPTOR_SET: [[u8; 5]; 5] =
    [signature::ISO_9660, signature::EXTENDED_AREA, signature::UDF[0], signature::UDF[1], signature::EXTENDED_AREA_END];

/// Offset of the Volume Space Size in a descriptor, in both byte orders (ECMA-119 8.4.8).
const SPACE_SIZE: usize = 80;

/// The plain image of a disk, or of the data of a disc.
///
/// # Errors
/// If there is none.
pub(super) fn plain_image(disc: &Disc, options: &TargetOptions) -> Result<Output> {
    if let Medium::Disk { .. } = disc.medium {
        let content = content_of(disc)?;
        return Ok(Output { name: options.file("img"), recipe: Recipe::of(&content, 0..content.len()) });
    }
    let volume = volume(disc, options)?;
    let recipe = if volume.start == 0 || counts_from_itself(disc, &volume) {
        Recipe::of(&volume.content, volume.start..volume.content.len())
    } else {
        LaterVolume::of(&volume)?.recipe()
    };
    Ok(Output { name: options.file("iso"), recipe })
}

/// The content of a disk.
///
/// # Errors
/// If some of its files are missing, or it has more sectors than can be numbered.
pub(super) fn content_of(disc: &Disc) -> Result<Source> {
    if !disc.missing_files.is_empty() {
        return Err(PARENT_NEEDED.with(&[&disc.missing_files.join("”, “")]).into());
    }
    let (_, track) = disc.tracks().next().ok_or_else(|| Error::NotFound("content of the disk".into()))?;
    let most = u64::from(i32::MAX.unsigned_abs()).saturating_mul(track.stored.step().get());
    if track.content.len() > most {
        return Err(TOO_LARGE.with(&[&track.content.len(), &most]).into());
    }
    Ok(track.content.clone())
}

/// The volume of the selected session, with the earlier sessions, whose files it may refer to; for a track, that track
/// alone. By default, the last session with data, whose tree includes the earlier ones.
fn volume(disc: &Disc, options: &TargetOptions) -> Result<Volume> {
    let part = TargetOptions { session: None, ..options.clone() }.of(disc)?;
    if !part.tracks().any(|(_, track)| track.is_data()) {
        return Err((&ONLY_AUDIO).into());
    }
    let volumes = Volume::find(&part);
    let of = |volume: &Volume| match (&volume.origin, options.session) {
        (Origin::Session(number), Some(session)) => *number == session,
        (Origin::Session(_) | Origin::Disk(_), None) => true,
        (Origin::Audio | Origin::Disk(_) | Origin::Snapshots | Origin::Inner(_), _) => false,
    };
    volumes.into_iter().find(of).ok_or_else(|| (&ONLY_AUDIO).into())
}

/// Whether the addresses in a volume count from its own start, so that what precedes it on the disc would move it.
fn counts_from_itself(disc: &Disc, volume: &Volume) -> bool {
    let place = |track: &Track| u64::try_from(track.start().0).ok().map(|lba| lba.saturating_mul(SECTOR_SIZE));
    let mut tracks = disc.tracks().map(|(_, track)| track).filter(|track| track.is_data());
    let first = tracks.find(|track| place(track) == Some(volume.start));
    first.and_then(Track::recorded_start) == Some(Lba(0))
}

/// A volume that does not begin at sector 0. Its addresses count from the start of the disc, so the sectors before it
/// are kept, or filled with zeros. Programs look for descriptors at sector 16, so those of the session are copied
/// there, as growisofs does.
struct LaterVolume<'a> {
    volume: &'a Volume,
    /// The first sectors, up to and including the last descriptor.
    head: Vec<u8>,
}

impl<'a> LaterVolume<'a> {
    fn of(volume: &'a Volume) -> Result<Self> {
        let sector = usize::try_from(SECTOR_SIZE).unwrap_or(0);
        let read = |number: u64| {
            volume.content.read_up_to(volume.start.saturating_add(number.saturating_mul(SECTOR_SIZE)), sector)
        };
        let mut head = Vec::new();
        for number in 0..DESCRIPTORS {
            head.extend(read(number)?);
        }
        for number in DESCRIPTORS..DESCRIPTORS.saturating_add(MOST) {
            let mut descriptor = read(number)?;
            if !descriptor.get(1..6).is_some_and(|identifier| DESCRIPTOR_SET.iter().any(|known| identifier == known)) {
                break;
            }
            set_space_size(&mut descriptor, volume.content.len() / SECTOR_SIZE);
            head.extend(descriptor);
        }
        // Without descriptors there is nothing to correct.
        if head.len() as u64 == DESCRIPTORS.saturating_mul(SECTOR_SIZE) || head.len() as u64 > volume.start {
            head.clear();
        }
        Ok(Self { volume, head })
    }

    fn recipe(&self) -> Recipe {
        let mut recipe = Recipe::default();
        recipe.push(Segment::Copy { from: Source::from_bytes(self.head.clone()), range: 0..self.head.len() as u64 });
        recipe.append(&Recipe::of(&self.volume.content, recipe.len()..self.volume.content.len()));
        recipe
    }
}

/// Sets the Volume Space Size to the sectors of the whole image if a descriptor records fewer, since it counts from the
/// start of its session.
fn set_space_size(descriptor: &mut [u8], sectors: u64) {
    let is_volume = matches!(descriptor.first(), Some(1 | 2)) && descriptor.get(1..6) == Some(&signature::ISO_9660);
    let Some(place) = descriptor.get_mut(SPACE_SIZE..SPACE_SIZE.saturating_add(8)).filter(|_| is_volume) else {
        return;
    };
    let sectors = u32::try_from(sectors).unwrap_or(u32::MAX);
    let recorded = place.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    if recorded < sectors {
        for (to, from) in place.iter_mut().zip(sectors.to_le_bytes().into_iter().chain(sectors.to_be_bytes())) {
            *to = from;
        }
    }
}
