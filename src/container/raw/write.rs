//! The data of a disc as a plain image: 2048 bytes a sector, the disc's sector 0 first.

use super::super::{Target, Wanted};
use crate::disc::{Disc, SECTOR_SIZE, Volume};
use crate::error::{Error, Result};
use crate::source::{Output, Recipe, Segment, Source};

/// The plain image.
pub(super) static TARGETS: &[Target] = &[Target {
    id: "iso",
    name: "ISO image",
    purpose: "The files of a data track or session, as every program and computer opens them.",
    write,
}];

/// Sector of the first volume descriptor, counted from the session's start (ECMA-119 6.2.1).
const DESCRIPTORS: u64 = 16;

/// Volume descriptors that are looked at: real sets have up to a dozen.
const MOST: u64 = 64;

/// Where in a descriptor the number of the volume's sectors is, in both byte orders (ECMA-119 8.4.8).
const SPACE_SIZE: usize = 80;

fn write(disc: &Disc, wanted: &Wanted) -> Result<Vec<Output>> {
    let volume = volume(disc, wanted)?;
    let recipe = if volume.start == 0 { plain(&volume) } else { Later::of(&volume)?.recipe() };
    Ok(vec![Output { name: wanted.file("iso"), recipe }])
}

/// The volume of the session wanted, with the sessions before it, whose files it may refer to; of a track, it alone.
/// Where nothing is said, the last session that has data: it knows what became of those before.
fn volume(disc: &Disc, wanted: &Wanted) -> Result<Volume> {
    let part = Wanted { session: None, ..wanted.clone() }.of(disc)?;
    let volumes = Volume::find(&part);
    let of = |volume: &Volume| match (volume.origin, wanted.session) {
        (crate::disc::Origin::Session(number), Some(session)) => number == session,
        (crate::disc::Origin::Session(_), None) => true,
        (crate::disc::Origin::Audio, _) => false,
    };
    let nothing = || Error::Unsupported("There is no data to put into an ISO image: the tracks are sound.".into());
    volumes.into_iter().find(of).ok_or_else(nothing)
}

fn plain(volume: &Volume) -> Recipe {
    Recipe::of(&volume.content, 0..volume.content.len())
}

/// A volume that does not begin at sector 0. Its addresses count from the disc's start, so what lies before it stays, or
/// is zeros; programs look for descriptors at sector 16, so the session's are put there too, as growisofs does.
struct Later<'a> {
    volume: &'a Volume,
    /// The first sectors, up to the last descriptor.
    head: Vec<u8>,
}

impl<'a> Later<'a> {
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
            if !matches!(descriptor.get(1..6), Some(b"CD001" | b"BEA01" | b"NSR02" | b"NSR03" | b"TEA01")) {
                break;
            }
            set_space_size(&mut descriptor, volume.content.len() / SECTOR_SIZE);
            head.extend(descriptor);
        }
        // Without descriptors there is nothing to put right.
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

/// The sectors of the whole image, where a descriptor of a volume says fewer: it counted from its session's start.
fn set_space_size(descriptor: &mut [u8], sectors: u64) {
    let is_volume = matches!(descriptor.first(), Some(1 | 2)) && descriptor.get(1..6) == Some(b"CD001");
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
