//! Writes the data of a disc as a plain image: 2048 bytes per sector, from sector 0 of the disc on.

use super::super::disk::write::content_of;
use super::super::{Holds, Target, TargetOptions};
use crate::disc::{Disc, Origin, SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Output, Recipe, Segment, Source};

static ONLY_AUDIO: Refusal = Refusal {
    code: "RAW-ONLY-AUDIO",
    sentence: "There is no data to save as an ISO image: all tracks are audio.",
    advice: "Choose another format.",
};

/// The format in which plain images are written.
pub(super) static TARGETS: &[Target] = &[
    Target {
        id: "iso",
        name: "ISO image",
        purpose: "The files of a data track or session. Every program and computer opens this.",
        holds: Holds::Discs,
        write,
    },
    Target {
        id: "img",
        name: "Raw disk image",
        purpose: "Every byte from the first sector to the last: for writing to a stick or card, and for every emulator.",
        holds: Holds::Disks,
        write: |disc, options| {
            let content = content_of(disc)?;
            Ok(vec![Output { name: options.file("img"), recipe: Recipe::of(&content, 0..content.len()) }])
        },
    },
];

/// Sector of the first volume descriptor, counted from the start of the session (ECMA-119 6.2.1).
const DESCRIPTORS: u64 = 16;

/// Most volume descriptors that are read: real sets have up to a dozen.
const MOST: u64 = 64;

/// Standard identifiers of descriptors that follow each other.
const DESCRIPTOR_SET: [[u8; 5]; 5] =
    [signature::ISO_9660, signature::EXTENDED_AREA, signature::UDF[0], signature::UDF[1], signature::EXTENDED_AREA_END];

/// Offset of the Volume Space Size in a descriptor, in both byte orders (ECMA-119 8.4.8).
const SPACE_SIZE: usize = 80;

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let volume = volume(disc, options)?;
    let recipe = if volume.start == 0 { plain(&volume) } else { LaterVolume::of(&volume)?.recipe() };
    Ok(vec![Output { name: options.file("iso"), recipe }])
}

/// The volume of the selected session, with the sessions before it, whose files it may refer to; for a track, that
/// track alone. By default, the last session with data, whose tree includes the earlier ones.
fn volume(disc: &Disc, options: &TargetOptions) -> Result<Volume> {
    let part = TargetOptions { session: None, ..options.clone() }.of(disc)?;
    if !part.tracks().any(|(_, track)| track.is_data()) {
        return Err((&ONLY_AUDIO).into());
    }
    let volumes = Volume::find(&part);
    let of = |volume: &Volume| match (&volume.origin, options.session) {
        (Origin::Session(number), Some(session)) => *number == session,
        (Origin::Session(_) | Origin::Disk(_), None) => true,
        (Origin::Audio | Origin::Disk(_) | Origin::Inner(_), _) => false,
    };
    volumes.into_iter().find(of).ok_or_else(|| (&ONLY_AUDIO).into())
}

/// The plain image of a disk, or of the data of a disc.
///
/// # Errors
/// If there is none.
pub(in super::super) fn plain_image(disc: &Disc, options: &TargetOptions) -> Result<Output> {
    let target = TARGETS.iter().find(|target| target.holds.is_for(disc.medium));
    let written = target.map_or_else(|| Ok(Vec::new()), |target| (target.write)(disc, options))?;
    written.into_iter().next().ok_or_else(|| (&ONLY_AUDIO).into())
}

fn plain(volume: &Volume) -> Recipe {
    Recipe::of(&volume.content, 0..volume.content.len())
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
