//! Writes CHD images of version 5, as chdman does: CDs and GD-ROMs in frames with room for subchannels, DVDs and disks as
//! they are.

mod frames;
mod hunk;
mod map;
mod pack;
mod plain;

use super::super::plain_image::{content_of, plain_image};
use super::super::{Holds, PackedTarget, Target, TargetOptions};
use super::hunk::FRAME;
use crate::disc::{Disc, Lba, Medium, SECTOR_SIZE};
use crate::error::Result;
use crate::source::{Output, Recipe, Segment};

use self::pack::Packed;
use self::plain::{Item, Plain};

/// Packed with Deflate; audio of CDs as FLAC.
pub(in super::super) static CHD: PackedTarget = PackedTarget {
    target: Target {
        id: "chd",
        name: "Packed disc or disk (CHD)",
        purpose: "With all tracks and checksums: for MAME and other emulators, which read it as it is.",
        holds: Holds::All,
        write,
    },
    pack: |content, _| Ok(Box::new(Packed::begin(&content)?)),
};

/// Sectors of the longest CD, 99:59:74 with the two seconds before sector 0. A longer disc is a DVD or one after it.
const MOST_OF_CD: Lba = Lba(449_849);

/// Makes the image without compression, which is packed while it is written.
fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let image = if let Medium::Disk { sector_size } = disc.medium {
        let content = content_of(disc)?;
        disk(Recipe::of(&content, 0..content.len()), sector_size)
    } else {
        let part = options.of(disc)?;
        if is_dvd(&part) {
            let content = plain_image(disc, options)?.recipe;
            Plain { content, unit: SECTOR_SIZE, frames: 1, metadata: vec![Item::new(b"DVD ", "")] }
        } else {
            let (content, metadata) = frames::of(&part, options);
            Plain { content, unit: FRAME as u64, frames: 8, metadata }
        }
    };
    Ok(vec![Output { name: options.file("chd"), recipe: image.recipe()? }])
}

/// Whether a disc has sectors of user data alone.
fn is_dvd(disc: &Disc) -> bool {
    let is_long = disc.tracks().any(|(_, track)| track.end() > MOST_OF_CD);
    let has_data = disc.tracks().any(|(_, track)| track.is_data());
    has_data && (disc.medium == Medium::Dvd || is_long && disc.medium != Medium::GdRom)
}

/// A disk, with a geometry of exactly its sectors.
fn disk(mut content: Recipe, sector_size: u32) -> Plain {
    let unit = if sector_size.is_power_of_two() && (128..=4096).contains(&sector_size) { sector_size } else { 512 };
    content.push(Segment::Zeros(content.len().next_multiple_of(unit.into()).saturating_sub(content.len())));
    let sectors = content.len().checked_div(unit.into()).unwrap_or(0);
    let divides = |most: u64, of: u64| (1..=most).rev().find(|count| of.is_multiple_of(*count)).unwrap_or(1);
    let per_track = divides(63, sectors);
    let tracks = sectors.checked_div(per_track).unwrap_or(0);
    let heads = divides(16, tracks);
    let cylinders = tracks.checked_div(heads).unwrap_or(0);
    let text = format!("CYLS:{cylinders},HEADS:{heads},SECS:{per_track},BPS:{unit}");
    Plain { content, unit: unit.into(), frames: 1, metadata: vec![Item::new(b"GDDD", &text)] }
}
