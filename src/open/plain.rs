//! Opens images of ISO 9660 without the code for anything else, so that a program that loads its parts later can show
//! their files at once.

use super::Image;
use super::volumes::add_views;
use crate::boot::el_torito::Catalog;
use crate::container::raw;
use crate::disc::recognition::{FIRST_ANCHOR, Recognition, is_anchor};
use crate::disc::{Origin, SECTOR_SIZE, Volume};
use crate::endings;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::{ViewKind, iso9660};
use crate::order::sort_by;
use crate::signature;
use crate::source::{Files, Source};

/// Bytes before the volume descriptors (ECMA-119 6.2.1).
const SYSTEM_AREA: usize = 16 * 2048;

/// Bytes at the end of a file in which containers have a descriptor.
const TAIL: usize = 512;

/// Place of an HFS or HFS+ volume header.
const HFS_HEADER: usize = 1024;

/// First bytes of an HFS or HFS Plus header.
const HFS: [&[u8]; 3] = [b"BD", b"H+", b"HX"];

/// Last bytes of the first sector of a disk.
const BOOT_SECTOR: [u8; 2] = [0x55, 0xAA];

/// Offset in a boot sector of the name of a file system other than FAT.
const FILE_SYSTEM_NAME: usize = 3;

/// Opens a file as a plain image of ISO 9660. If there may be partitions, boot images or further file systems in it, it
/// is not searched, and [`Image::look_within`] has to follow. Returns nothing if the file may be anything else, or if
/// another file system would have to be shown first: then it takes [`open_outer`](super::open_outer).
///
/// # Errors
/// If the file cannot be read.
pub fn open_plain(files: &Files, findings: &mut Findings) -> Result<Option<Image>> {
    let [file] = files.all() else { return Ok(None) };
    let content = &file.content;
    let head = content.read_up_to(0, SYSTEM_AREA.saturating_add(signature::PRIMARY_DESCRIPTOR.len()))?;
    let Some((system_area, descriptor)) = head.split_at_checked(SYSTEM_AREA) else { return Ok(None) };
    let is_blank = system_area.iter().all(|byte| *byte == 0);
    if descriptor != signature::PRIMARY_DESCRIPTOR
        || !endings::is_any(&file.name, endings::PLAIN)
        || !(is_blank || is_start_of_hybrid(system_area))
        || has_descriptor_at_end(content)?
        || has_udf(content)?
    {
        return Ok(None);
    }
    let mut found = Findings::default();
    let disc = raw::of_user_data(content);
    let volume = Volume { origin: Origin::Session(1), content: content.clone(), start: 0 };
    let mounted = (iso9660::MOUNTER.mount)(&disc, &volume, &[], &mut found);
    let Some(mut views) = mounted.ok().filter(|views| !views.is_empty()) else { return Ok(None) };
    let has_hfs = HFS.iter().any(|header| system_area.get(HFS_HEADER..).is_some_and(|from| from.starts_with(header)));
    if has_hfs && views.iter().all(|view| view.kind() != ViewKind::RockRidge) {
        return Ok(None);
    }
    sort_by(&mut views, &mut |one, other| other.preference().cmp(&one.preference()));
    findings.append(&found);
    let mut image = Image::unread(files.clone(), &raw::RAW, disc, vec![volume.clone()]);
    image.is_plain = true;
    image.is_searched = is_blank && !Catalog::is_present(&volume)? && !has_distant(content)?;
    add_views(&mut image, 0, &volume, views);
    Ok(Some(image))
}

/// Whether the first sector of an image is that of a disk with partitions rather than of a file system.
fn is_start_of_hybrid(system_area: &[u8]) -> bool {
    let name = system_area.get(FILE_SYSTEM_NAME..).unwrap_or_default();
    system_area.get(510..512) == Some(&BOOT_SECTOR)
        && !name.starts_with(signature::NTFS)
        && !name.starts_with(signature::EXFAT)
        && crate::boot::image::FatSector::of(system_area).is_none()
}

/// Whether a container may describe the content before it: Nero, DiscJuggler, Virtual PC and Apple have their
/// descriptors at the end.
fn has_descriptor_at_end(content: &Source) -> Result<bool> {
    // A footer of Virtual PC may lack its last byte.
    let start = content.len().saturating_sub(TAIL as u64);
    let tail = content.read_up_to(start, TAIL)?;
    let is_at = |before: usize, bytes: &[u8]| {
        tail.len().checked_sub(before).and_then(|at| tail.get(at..)).is_some_and(|from| from.starts_with(bytes))
    };
    let juggler = signature::DISC_JUGGLER.iter().any(|version| is_at(8, version));
    Ok(is_at(12, &signature::NERO_5_5)
        || is_at(8, &signature::NERO)
        || is_at(TAIL, signature::VHD)
        || is_at(TAIL.saturating_sub(1), signature::VHD)
        || is_at(TAIL, signature::UDIF)
        || juggler)
}

/// Whether UDF or another file system of ECMA-167 is named, or its first anchor is there.
fn has_udf(content: &Source) -> Result<bool> {
    Ok(!Recognition::read(content, 0)?.extended.is_empty() || is_anchor(content, FIRST_ANCHOR, SECTOR_SIZE)?)
}

/// Whether a signature of another file system follows the system area.
fn has_distant(content: &Source) -> Result<bool> {
    for (at, bytes) in signature::DISTANT {
        if content.read_up_to(at as u64, bytes.len())? == bytes {
            return Ok(true);
        }
    }
    Ok(false)
}
