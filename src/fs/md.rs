//! Reads arrays of Linux RAID: a mirror or a single disk by itself, stripes (RAID 0) and chains (linear) if all disks are
//! opened together. The array is an image.

use std::num::NonZeroU64;
use std::rc::Rc;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::images::{ImageList, ListedImage};
use super::{FileSystem, FileSystemKind, Label, Mounter, Structure, Usage, ViewKind, Views};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::disc::{Disc, Set, Volume};
use crate::error::Result;
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Recipe, Source, striped};

/// Format record of Linux RAID.
pub static MD: FileSystemKind = FileSystemKind { id: "md", name: "Linux RAID", endings: &[], part: Part::Disks, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &MD, mount };

static CHECKSUM: Anomaly = Anomaly {
    code: "MD-CHECKSUM",
    severity: Severity::Damage,
    structure: "Superblock of a Linux RAID",
    meaning: "The checksum of the superblock is wrong, so the data may begin or end at the wrong place.",
    clause: None,
};

static REBUILDING: Anomaly = Anomaly {
    code: "MD-NOT-IN-STEP",
    severity: Severity::Warning,
    structure: "Superblock of a Linux RAID",
    meaning: "The disk was being brought into step with the others when the image was made. What follows the place where that \
              stopped is older, or was never written. Use the image of another disk of the array.",
    clause: None,
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "MD-INCOMPLETE",
    severity: Severity::Warning,
    structure: "Superblock of a Linux RAID",
    meaning: "The array is spread over several disks, and some of them weren't opened. Open the images of all of them \
              together.",
    clause: None,
};

static OTHER_FORM: Anomaly = Anomaly {
    code: "MD-NOT-SHOWN",
    severity: Severity::Warning,
    structure: "Superblock of a Linux RAID",
    meaning: "The array isn't shown, because Discern doesn't put it together from its disks.",
    clause: None,
};

/// Places of the superblock in the versions whose data doesn't begin at the start of the disk, 1.1 and 1.2. In the
/// others it is at the end, so the file system is where it would be without a RAID.
const PLACES: [u64; 2] = [0, 4096];

/// Size of the sectors that addresses count, in bytes.
const SECTOR: u64 = 512;

/// Levels: of a mirror, of stripes, and of disks one after the other.
const MIRROR: u32 = 1;
const STRIPES: u32 = 0;
const LINEAR: u32 = u32::MAX;

/// Layout of stripes over disks of several sizes in which each zone begins with the first disk
/// (`RAID0_ALT_MULTIZONE_LAYOUT`), and the one in which it goes on where the zone before it ended.
const BY_ZONE: u32 = 2;
const THROUGHOUT: u32 = 1;

/// Roles of disks that have none: spare and faulty ones.
const NO_ROLE: u16 = 0xFFFE;

/// Bit of the features: the recovery of this disk has a place (`MD_FEATURE_RECOVERY_OFFSET`).
const RECOVERY: u32 = 2;

/// Maximum number of roles that follow a superblock.
const ROLES: usize = 4096;

/// The superblock, version 1 (the kernel's `include/uapi/linux/raid/md_p.h`).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Superblock {
    magic: [u8; 4],
    version: Le32,
    features: Le32,
    pad: Le32,
    identifier: [u8; 16],
    name: [u8; 32],
    /// Seconds since 1970 in the lower 40 bits.
    created: Le64,
    level: Le32,
    layout: Le32,
    /// Sectors of each disk in use.
    size: Le64,
    chunk: Le32,
    disks: Le32,
    reshape: [u8; 32],
    /// First sector of the data.
    data: Le64,
    data_size: Le64,
    place: Le64,
    /// First sector that is not yet in step.
    recovered: Le64,
    /// Number of this disk, by which its role is found.
    number: Le32,
    device: [u8; 28],
    updated: Le64,
    events: Le64,
    resync: Le64,
    checksum: Le32,
    roles: Le32,
    reserved: [u8; 32],
}

const _: () = assert!(size_of::<Superblock>() == 256);

const FIELDS: &[Field] = &[
    field!(Superblock, name, "Name", "", Value::Text),
    field!(Superblock, level, "Level", "", Value::Shown(level)),
    field!(Superblock, disks, "Disks", "", Value::Le32("")),
    field!(Superblock, size, "Size in use", "", Value::Le64(" sectors")),
    field!(Superblock, data, "Start of the data", "", Value::Le64(" sectors")),
    field!(Superblock, events, "Events", "", Value::Le64("")),
];

fn level(bytes: &[u8]) -> Option<String> {
    let level = Le32::read_from_bytes(bytes).ok()?.get();
    Some(match level {
        u32::MAX => "linear".into(),
        MIRROR => "RAID 1 (mirror)".into(),
        level => format!("RAID {level}"),
    })
}

/// The superblock with its place, if its data lies behind it.
fn superblock(content: &Source) -> Result<Option<(u64, Superblock)>> {
    for at in PLACES {
        let bytes = content.read_up_to(at, size_of::<Superblock>())?;
        let Ok(found) = Superblock::read_from_bytes(&bytes) else { continue };
        let is_here = found.place.get().checked_mul(SECTOR) == Some(at);
        if found.magic == *signature::MD_RAID && found.version.get() == 1 && is_here {
            return Ok(Some((at, found)));
        }
    }
    Ok(None)
}

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && superblock(&volume.content)?.is_some())
}

/// A member that doesn't hold all of the data has no views, unless all members were opened: it is named as a part of a set.
fn mount(disc: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let content = &volume.content;
    let Some((at, found)) = superblock(content)? else { return Ok(Views::new()) };
    let is_alone = found.level.get() == MIRROR || found.disks.get() == 1;
    let joined = if is_alone { None } else { joined(disc, content, (at, &found), findings) };
    if !is_alone && joined.is_none() {
        return Ok(Views::new());
    }
    let roles = usize::try_from(found.roles.get()).unwrap_or(ROLES).min(ROLES);
    let len = size_of::<Superblock>().saturating_add(roles.saturating_mul(2));
    let bytes = content.read_up_to(at, len)?;
    let (expected, sum) = (found.checksum.get(), checksum(&bytes));
    if sum != expected {
        findings.add(&CHECKSUM, content.absolute(at), format!("{expected:#010x}"), format!("{sum:#010x}"));
    }
    if found.features.get() & RECOVERY != 0 {
        let stopped = format!("{} of {} sectors", found.recovered.get(), found.size.get());
        findings.add(&REBUILDING, content.absolute(at), "all sectors in step", stopped);
    }
    let in_use = if found.size.get() > 0 { found.size.get() } else { found.data_size.get() };
    let (start, size) = (found.data.get().saturating_mul(SECTOR), in_use.saturating_mul(SECTOR));
    let there = start.min(content.len())..start.saturating_add(size).min(content.len());
    let region = Region { content, at, bytes: &bytes };
    let mut facts = Facts::new("Linux RAID");
    facts.add_fields(FIELDS, &region, field_text);
    let (whole, size) = match joined {
        Some((whole, size)) => (Recipe::of(&whole, 0..whole.len()), size),
        None => (Recipe::of(content, there.clone()), size),
    };
    let name = field_text(&found.name);
    let seconds = i64::try_from(found.created.get() & 0xFF_FFFF_FFFF).ok();
    let created = seconds.filter(|seconds| *seconds > 0).map(Timestamp::utc);
    let image = ListedImage {
        // A name is often that of the computer, a colon, and the name proper.
        name: name.rsplit(':').find(|part| !part.is_empty()).unwrap_or("array").to_owned(),
        made: created,
        missing: size.saturating_sub(whole.len()),
        content: whole,
        extents: vec![there],
        facts: facts.clone(),
    };
    let structures =
        vec![Structure { usage: Usage::Metadata, name: "RAID superblock", range: at..at.saturating_add(len as u64) }];
    let label = Label { volume: name, created, tool: None, block_size: 512, size };
    Ok(vec![ImageList { kind: ViewKind::LinuxRaid, label, images: vec![image], facts, structures }.into_view()])
}

/// A disk of an array.
struct Disk {
    /// Its data.
    content: Source,
    /// Bytes of it in use.
    size: u64,
}

/// The data of an array of several disks, and the bytes that it should have, if all of them are there.
fn joined(
    disc: &Disc,
    content: &Source,
    (at, own): (u64, &Superblock),
    findings: &mut Findings,
) -> Option<(Source, u64)> {
    let level = own.level.get();
    let byte = content.absolute(at);
    let count = usize::try_from(own.disks.get()).unwrap_or(usize::MAX);
    let is_known = matches!(level, STRIPES | LINEAR) && count <= ROLES;
    let members = disc.members.iter().filter(|member| member.set == Set::LinuxRaid(own.identifier));
    let contents: Vec<&Source> = members.map(|member| &member.content).collect();
    if contents.len() < 2 {
        return None;
    }
    if !is_known {
        let found = self::level(own.level.as_bytes()).unwrap_or_default();
        findings.add(&OTHER_FORM, byte, "RAID 0, RAID 1 or linear", found);
        return None;
    }
    let mut parts: Vec<Option<Disk>> = Vec::new();
    parts.resize_with(count, || None);
    for content in contents {
        let Ok(Some((place, found))) = superblock(content) else { continue };
        let role = role(content, place, &found).ok().flatten();
        let Some(slot) = role.and_then(|role| parts.get_mut(role)).filter(|slot| slot.is_none()) else { continue };
        let start = found.data.get().saturating_mul(SECTOR);
        let chunk = u64::from(own.chunk.get()).max(1);
        let chunks = found.data_size.get().checked_div(chunk).unwrap_or(0);
        let size = chunks.saturating_mul(chunk).saturating_mul(SECTOR);
        *slot = Some(Disk { content: content.slice(start..start.saturating_add(size)), size });
    }
    let there = parts.iter().flatten().count();
    if there < count {
        findings.add(&INCOMPLETE, byte, format!("{count} disks"), format!("{there} of them"));
        return None;
    }
    let parts: Vec<Disk> = parts.into_iter().flatten().collect();
    if level == LINEAR {
        let mut whole = Recipe::default();
        for part in &parts {
            let len = part.content.len();
            whole.append(&Recipe::of(&part.content, 0..len));
            if len < part.size {
                // Nothing behind bytes that are missing is at its place.
                break;
            }
        }
        let size = parts.iter().map(|part| part.size).fold(0, u64::saturating_add);
        return Some((whole.into_source(), size));
    }
    let chunk = NonZeroU64::new(u64::from(own.chunk.get()).saturating_mul(SECTOR));
    let stripes = chunk.and_then(|chunk| stripes(&parts, chunk, own.layout.get()));
    if stripes.is_none() {
        let found = format!("chunks of {} sectors, layout {}", own.chunk.get(), own.layout.get());
        findings.add(&OTHER_FORM, byte, "stripes in a layout that is known", found);
    }
    stripes.map(|whole| (whole.clone(), whole.len()))
}

/// The role of a disk in its array, counted from 0.
fn role(content: &Source, at: u64, found: &Superblock) -> Result<Option<usize>> {
    let number = u64::from(found.number.get());
    if number >= u64::from(found.roles.get()) {
        return Ok(None);
    }
    let place = at.saturating_add(size_of::<Superblock>() as u64).saturating_add(number.saturating_mul(2));
    let role: Le16 = content.read_struct(place)?;
    Ok(Some(role.get()).filter(|role| *role < NO_ROLE).map(usize::from))
}

/// Stripes over disks. Where some are longer than others, further zones of stripes are on these alone.
fn stripes(parts: &[Disk], chunk: NonZeroU64, layout: u32) -> Option<Source> {
    let mut whole = Recipe::default();
    let mut before = 0;
    while let Some(end) = parts.iter().map(|part| part.size).filter(|size| *size > before).min() {
        let mut members: Vec<Source> = Vec::new();
        for part in parts.iter().filter(|part| part.size > before) {
            members.push(part.content.slice(before..end));
        }
        let zone = end.saturating_sub(before).saturating_mul(members.len() as u64);
        if before > 0 {
            match layout {
                BY_ZONE => {}
                THROUGHOUT => {
                    let first = (whole.len() / chunk).checked_rem(members.len() as u64)?;
                    members.rotate_left(usize::try_from(first).ok()?);
                }
                _ => return None,
            }
        }
        let content = striped(members, chunk, zone);
        whole.append(&Recipe::of(&content, 0..zone));
        before = end;
    }
    (!whole.is_empty()).then(|| whole.into_source())
}

/// The sum of the words of a superblock with its roles, the checksum being 0, with the carries added
/// (`calc_sb_1_csum`).
fn checksum(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<4>();
    let last = rest.first_chunk::<2>().map_or(0, |last| u64::from(u16::from_le_bytes(*last)));
    let sum = words.iter().map(|word| u64::from(u32::from_le_bytes(*word))).fold(last, u64::saturating_add);
    let own = std::mem::offset_of!(Superblock, checksum);
    let own = bytes.get(own..).and_then(|bytes| bytes.first_chunk::<4>()).map_or(0, |own| u32::from_le_bytes(*own));
    let sum = sum.saturating_sub(own.into());
    u32::try_from(sum & 0xFFFF_FFFF).unwrap_or(0).wrapping_add(u32::try_from(sum >> 32).unwrap_or(0))
}
