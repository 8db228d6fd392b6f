//! Reads physical volumes of LVM2: each logical volume whose data lies in those that were opened is an image.
//!
//! ```text
//! label, header      in one of the first four sectors; where the areas are
//! metadata areas     a text that describes the whole group, in each a copy
//! data area          extents of one size
//! ```
//!
//! `text` parses the description, `group` finds the extents of the logical volumes.

mod group;
mod layout;
mod text;

use std::num::NonZeroU64;
use std::rc::Rc;

use zerocopy::FromBytes;

use self::group::{Group, LogicalVolume, Piece};
use self::layout::{Area, CHECKSUM_STATE, METADATA, METADATA_HEADER, MetadataHeader, SECTOR, VolumeHeader};
use self::text::Section;
use super::images::{ImageList, ListedImage};
use super::{FileSystem, FileSystemKind, Label, Mounter, Structure, Usage, ViewKind, Views};
use crate::bytes::crc::crc_32_from;
use crate::bytes::time::Timestamp;
use crate::disc::{Disc, Set, Volume};
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Recipe, Source, striped};

/// Format record of LVM.
pub static LVM: FileSystemKind = FileSystemKind { id: "lvm", name: "LVM", endings: &[], part: Part::Disks, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &LVM, mount };

static METADATA_CHECKSUM: Anomaly = Anomaly {
    code: "LVM-CHECKSUM",
    severity: Severity::Damage,
    structure: "Metadata of an LVM volume group",
    meaning: "The checksum of the description of the logical volumes is wrong. They may begin or end at the wrong place.",
    clause: None,
};

static ELSEWHERE: Anomaly = Anomaly {
    code: "LVM-NOT-SHOWN",
    severity: Severity::Warning,
    structure: "Logical volume",
    meaning: "The logical volume isn't shown, because Discern doesn't put it together from its parts.",
    clause: None,
};

static OTHER_GROUP: Anomaly = Anomaly {
    code: "LVM-OTHER-GROUP",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "This disk doesn't belong to the volume group that is shown. Open it by itself.",
    clause: None,
};

/// Bytes of a sector that the lists of areas may have.
const LISTS: usize = 512 - size_of::<layout::Label>() - size_of::<VolumeHeader>();

/// A text with the range of the area that it is in.
struct Description {
    text: Section,
    area: std::ops::Range<u64>,
}

/// First byte of the label, if there is one.
fn label_of(content: &Source) -> Result<Option<u64>> {
    for sector in 0..layout::LABEL_SECTORS {
        let at = sector.saturating_mul(SECTOR);
        if content.read_up_to(at, signature::LVM.len())? == signature::LVM {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && label_of(&volume.content)?.is_some())
}

/// A volume without a description that can be read has no views: it is named as a part of a set.
fn mount(disc: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let content = &volume.content;
    let Some((at, header_at, header)) = header_of(content)? else { return Ok(Views::new()) };
    let Some(description) = description(content, header_at, findings)? else { return Ok(Views::new()) };
    let (mut disks, mut identifiers, mut names) = (vec![content], vec![header.identifier], vec![""]);
    for member in disc.members.iter().filter(|member| member.set == Set::Lvm) {
        if let Ok(Some((.., other))) = header_of(&member.content)
            && !identifiers.contains(&other.identifier)
        {
            disks.push(&member.content);
            identifiers.push(other.identifier);
            names.push(&member.name);
        }
    }
    let Some(group) = Group::of(&description.text, &identifiers) else { return Ok(Views::new()) };
    for (_, name) in names.iter().enumerate().filter(|(place, name)| !name.is_empty() && !group.has(*place)) {
        let found = format!("“{name}” of another group");
        findings.add(&OTHER_GROUP, content.absolute(at), format!("disks of the group “{}”", group.name), found);
    }
    let mut images = Vec::new();
    for logical in group.logical_volumes() {
        match &logical.pieces {
            Ok(pieces) => images.push(image(&disks, &logical, pieces)),
            Err(why) => {
                let expected = format!("“{}” on the disks that were opened, in a form that is read", logical.name);
                findings.add(&ELSEWHERE, content.absolute(description.area.start), expected, why.clone());
            }
        }
    }
    let mut facts = Facts::new("Volume group");
    facts.add("Name", group.name);
    facts.add("Physical volumes", group.physical_volumes().to_string());
    facts.add("Size of an extent", format!("{} bytes", group.extent));
    let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
    let structures =
        vec![structure("LVM label", at..at.saturating_add(SECTOR)), structure("LVM metadata", description.area)];
    let block_size = u32::try_from(group.extent).unwrap_or(u32::MAX);
    let label = Label { volume: group.name.to_owned(), block_size, size: header.size.get(), ..Label::default() };
    Ok(vec![ImageList { kind: ViewKind::Lvm, label, images, facts, structures }.into_view()])
}

/// The places of the label and the header of a physical volume, and the header; `None` if there is no label.
fn header_of(content: &Source) -> Result<Option<(u64, u64, VolumeHeader)>> {
    let Some(at) = label_of(content)? else { return Ok(None) };
    let label: layout::Label = content.read_struct(at)?;
    let header_at = at.saturating_add(label.header.get().into());
    Ok(Some((at, header_at, content.read_struct(header_at)?)))
}

/// The first description that can be read, from one whose checksum is right if there is any.
fn description(content: &Source, header_at: u64, findings: &mut Findings) -> Result<Option<Description>> {
    let mut wrong = None;
    for area in metadata_areas(content, header_at)? {
        let bytes = content.read_up_to(area.offset.get(), size_of::<MetadataHeader>())?;
        let Ok(header) = MetadataHeader::read_from_bytes(&bytes) else { continue };
        let is_used = header.mark == METADATA && (1..=limits::LVM_TEXT_BYTES).contains(&header.text_size.get());
        let Some(bytes) = text_of(content, &area, &header)?.filter(|_| is_used) else { continue };
        let Some(text) = Section::parse(&bytes) else { continue };
        let range = area.offset.get()..area.offset.get().saturating_add(area.size.get());
        let description = Description { text, area: range };
        let checksum = crc_32_from(CHECKSUM_STATE, &bytes);
        if checksum == header.text_checksum.get() {
            return Ok(Some(description));
        }
        wrong = wrong.or(Some((description, header.text_checksum.get(), checksum)));
    }
    let Some((description, expected, found)) = wrong else { return Ok(None) };
    let byte = content.absolute(description.area.start);
    findings.add(&METADATA_CHECKSUM, byte, format!("{expected:#010x}"), format!("{found:#010x}"));
    Ok(Some(description))
}

/// The metadata areas that a header lists after its data areas.
fn metadata_areas(content: &Source, header_at: u64) -> Result<Vec<Area>> {
    let lists = content.read_up_to(header_at.saturating_add(size_of::<VolumeHeader>() as u64), LISTS)?;
    let areas =
        lists.as_chunks::<{ size_of::<Area>() }>().0.iter().filter_map(|bytes| Area::read_from_bytes(bytes).ok());
    let is_end = |area: &Area| area.offset.get() == 0;
    let metadata = areas.skip_while(|area| !is_end(area)).skip(1);
    Ok(metadata.take_while(|area| !is_end(area)).collect())
}

/// The text of a metadata area, which may go on after the area's header.
fn text_of(content: &Source, area: &Area, header: &MetadataHeader) -> Result<Option<Vec<u8>>> {
    let (size, from, len) = (area.size.get(), header.text.get(), header.text_size.get());
    if from < METADATA_HEADER || from > size || len > limits::LVM_TEXT_BYTES {
        return Ok(None);
    }
    let first = len.min(size.saturating_sub(from));
    let read =
        |at: u64, len: u64| content.read_up_to(area.offset.get().saturating_add(at), usize::try_from(len).unwrap_or(0));
    let mut text = read(from, first)?;
    text.extend(read(METADATA_HEADER, len.saturating_sub(first))?);
    Ok((text.len() as u64 == len).then_some(text))
}

/// A logical volume as an image, up to the first byte that a physical volume lacks. The first of these is at hand.
fn image(disks: &[&Source], logical: &LogicalVolume, pieces: &[Piece]) -> ListedImage {
    let mut recipe = Recipe::default();
    let mut extents = Vec::new();
    for piece in pieces {
        let Some(content) = content_of(disks, piece) else { break };
        recipe.append(&Recipe::of(&content, 0..content.len()));
        if let Piece::Range(0, range) = piece {
            extents.push(range.start..range.start.saturating_add(content.len()));
        }
        if content.len() < piece.len() {
            break;
        }
    }
    let mut facts = Facts::new("Logical volume");
    facts.add("Name", logical.name);
    facts.add("Size", format!("{} bytes", logical.size));
    facts.add("Pieces", pieces.len().to_string());
    ListedImage {
        name: logical.name.to_owned(),
        made: logical.created.and_then(|time| i64::try_from(time).ok()).map(Timestamp::utc),
        missing: logical.size.saturating_sub(recipe.len()),
        content: recipe,
        extents,
        facts,
    }
}

/// The bytes of a piece, as far as the physical volumes have them; `None` if a stripe has no length.
fn content_of(disks: &[&Source], piece: &Piece) -> Option<Source> {
    match piece {
        Piece::Range(place, range) => Some(disks.get(*place)?.slice(range.clone())),
        Piece::Stripes { starts, stripe, len } => {
            let each = len.checked_div(starts.len() as u64)?;
            let member =
                |(place, start): &(usize, u64)| Some(disks.get(*place)?.slice(*start..start.saturating_add(each)));
            let members: Vec<Source> = starts.iter().map(member).collect::<Option<_>>()?;
            // Nothing behind bytes that one of them lacks is shown.
            let shortest = members.iter().map(Source::len).min()?;
            let is_whole = shortest >= each;
            let rows = shortest.checked_div(*stripe)?.saturating_mul(*stripe).saturating_mul(starts.len() as u64);
            Some(striped(members, NonZeroU64::new(*stripe)?, if is_whole { *len } else { rows }))
        }
    }
}
